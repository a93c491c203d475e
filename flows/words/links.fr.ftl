### Liens de rendez-vous

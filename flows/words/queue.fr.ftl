### La salle d’attente

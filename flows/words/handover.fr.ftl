### Une personne prend le relais

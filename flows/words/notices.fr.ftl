### Ce que l’on dit aux praticiens

### Ce que le personnel fait pour un patient : réserver, déplacer, annuler, accepter, encaisser

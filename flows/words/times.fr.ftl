### Ce qui ouvre et ferme les plages : règles, fermetures, parts en ligne

### L’agenda comme le personnel le voit : un jour, une semaine, une visite

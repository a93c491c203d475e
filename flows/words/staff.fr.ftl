## Le côté du personnel. Les heures sont celles de la clinique.
staff-only = Cette page est pour le personnel. Ouvrez le lien à usage unique que le serveur a affiché au démarrage, ou demandez une invitation.
staff-joined = Vous êtes connecté en tant que { ROLE($role) }.
staff-joined-already = Vous êtes déjà connecté. Cette invitation a déjà servi.
staff-invitation-over = Cette invitation a servi ou n’est plus valable. Demandez-en une nouvelle.
staff-you = Vous parlez ici en tant que { ROLE($role) }, { HAS($clinics) ->
    [yes] pour { $clinics }
   *[no] pour toutes les cliniques
  }.
role-administrator = administrateur
role-receptionist = réceptionniste
role-practitioner = praticien
staff-unknown = Je ne connais pas cette commande.
staff-help = Ce que vous pouvez taper :
staff-help-open = /open : ouvre des heures d’un jour, par exemple
staff-help-day = /day : montre un jour, par exemple
staff-help-whoami = /whoami : qui vous êtes ici
staff-example = Par exemple :
staff-open-example = /open { $name } { $day } 9-12, 13:30-17 every 20 at { $place }
staff-day-example = /day { $place } { $day }

staff-opened = Ouvert : { $person }, { WHEN($start) } à { CLOCK($end) }, { $place } : { $slots } heures de { $minutes } minutes. Les patients peuvent les réserver.
staff-opened-for = Pour : { $services }
staff-open-overlaps = Rien d’ouvert : { $person } a déjà des heures de { WHEN($start) } à { CLOCK($end) }, { $place }. Choisissez d’autres heures.
staff-open-past = Rien d’ouvert : c’est dans le passé.
staff-open-tooShort = Rien d’ouvert : aucune heure ne tient entre ces limites.
staff-open-slotTooShort = Rien d’ouvert : une heure dure au moins 5 minutes. Écrivez « every 20 ».
staff-open-slotTooLong = Rien d’ouvert : une heure dure au plus 8 heures.
staff-open-unreadable = Rien d’ouvert : je n’ai pas pu lire ce jour ou ces heures.
staff-open-what = Qui, quel jour, et de quand à quand ?
staff-no-day = Je n’ai pas pu lire de jour. Écrivez aujourd’hui, demain, un jour de la semaine, 24 nov, ou 2026-11-24.
staff-no-hours = Je n’ai pas pu lire les heures. Écrivez par exemple 9-12 ou 13:30-17, la première avant la seconde.
staff-no-place = { $person } ne travaille dans aucune clinique du fichier.
staff-no-service = { $person } n’y offre aucun service.
staff-which-person = Qui voulez-vous dire : { $names } ?
staff-which-place = Dans quelle clinique : { $names } ? Écrivez « at » et son nom.
staff-which-service = Quel service : { $names } ?
staff-none-person = Je ne connais personne du nom de « { $name } ».
staff-none-place = Je ne connais pas cette clinique pour cette personne : « { $name } ».
staff-none-service = Cette personne n’y offre pas « { $name } ».
staff-none-day = Je ne connais ni clinique ni personne du nom de « { $name } ».

staff-day-more = Pour une clinique ou une personne, nommez-la :
staff-day-summary = { $place }, { DAY($day) } : { $booked } réservées, { $held } gardées, { $free } libres
staff-day-closed = { $place }, { DAY($day) } : rien n’est ouvert
staff-day-none = { $person } n’a pas d’heures ouvertes ce jour-là.
staff-day-at = { $place }, { DAY($day) }
staff-day-of = { $person }, { DAY($day) }, { $place }
staff-day-person = { $person }
staff-line-free = { CLOCK($start) }–{ CLOCK($end) } libre{ $count ->
    [1] {""}
   *[other] , { $count } heures
  }{ $online ->
    [yes] {""}
   *[no] , pour l’accueil
  }
staff-line-held = { CLOCK($start) }–{ CLOCK($end) } gardée jusqu’à { CLOCK($until) }
staff-line-booked = { CLOCK($start) }–{ CLOCK($end) } { $who }, { $service }{ $online ->
    [yes] {" "}(en ligne)
   *[no] {""}
  }
staff-line-closed = { CLOCK($start) }–{ CLOCK($end) } fermée

alert-set-aside = Un message n’a pas pu être pris après trois essais et a été mis de côté. La personne a été prévenue. Le journal du serveur dit ce qui a échoué (cherchez « set aside »).

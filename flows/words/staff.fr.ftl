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
staff-slash = Une commande commence par une barre oblique. Écrivez :
staff-slash-line = /{ $line }
staff-help = Ce que vous pouvez taper :
staff-help-open = /open : ouvre des heures d’un jour, par exemple
staff-help-day = /day : montre un jour, par exemple
staff-help-whoami = /whoami : qui vous êtes ici
staff-example = Par exemple :
staff-open-example = /open { $name } { $day } 9-12, 13:30-17 every 20 at { $place }
staff-day-example = /day { $place } { $day }

staff-opened = Ouvert : { $person }, { WHEN($start) } à { staff-line-end }, { $place } : { $slots } heures de { $minutes } minutes.
staff-opened-for = Pour : { $services }
staff-bookable-now = Les patients peuvent les réserver dès maintenant.
staff-bookable-from = Les patients pourront les réserver à partir du { DAY($from) } { $year }.
staff-bookable-late = Les patients ne peuvent plus les réserver : elles commencent trop tôt.
staff-open-overlaps = Rien d’ouvert : { $person } a déjà des heures de { WHEN($start) } à { staff-line-end }, { $place }. Choisissez d’autres heures.
staff-open-past = Rien d’ouvert : { WHEN($start) } est passé.
staff-open-past-year = Rien d’ouvert : { WHEN($start) } est passé ; écrivez { $next } si vous parlez de l’an prochain.
staff-open-tooShort = Rien d’ouvert : aucune heure ne tient entre ces limites.
staff-open-slotTooShort = Rien d’ouvert : une heure dure au moins 5 minutes. Écrivez « every 20 ».
staff-open-slotTooLong = Rien d’ouvert : une heure dure au plus 8 heures.
staff-open-unreadable = Rien d’ouvert : je n’ai pas pu lire ce jour ou ces heures.
staff-open-what = Qui, quel jour, et de quand à quand ?
staff-no-day = Je n’ai pas pu lire de jour. Écrivez aujourd’hui, demain, un jour de la semaine, 24 nov, ou 2026-11-24.
staff-no-such-day = Ce jour n’existe pas : { $typed }.
staff-which-day = « { $typed } » peut se lire comme deux jours différents. Écrivez par exemple { $short } ou { $iso }.
staff-unread = Je n’ai pas pu lire « { $words } ».
staff-no-hours = Je n’ai pas pu lire les heures. Écrivez par exemple 9-12 ou 13:30-17, la première avant la seconde.
staff-no-place = { $person } ne travaille dans aucune clinique du fichier.
staff-no-service = { $person } n’offre aucun service à cette clinique : { $place }.
staff-which-person = Qui voulez-vous dire : { $names } ?
staff-which-place = Dans quelle clinique : { $names } ? Écrivez « at » et son nom.
staff-which-service = Quel service : { $names } ?
staff-none-person = Je ne connais personne du nom de « { $name } ».
staff-nearest = Vouliez-vous dire { $name } ?
staff-none-place = Je ne connais pas cette clinique pour cette personne : « { $name } ».
staff-none-service = { $person } n’offre pas « { $name } » ({ $place }), mais : { $names }.
staff-none-day = Je ne connais ni clinique ni personne du nom de « { $name } ».

staff-day-more = Pour une clinique ou une personne, nommez-la :
staff-day-summary = { $place }, { DAY($day) } : { $booked ->
    [0] aucune visite réservée
    [1] 1 visite réservée
   *[other] { $booked } visites réservées
  }, { $held ->
    [0] aucune gardée
    [1] 1 gardée
   *[other] { $held } gardées
  }, { $free ->
    [0] aucune heure libre
    [1] 1 heure libre
   *[other] { $free } heures libres
  }
staff-day-closed = { $place }, { DAY($day) } : rien n’est ouvert
staff-day-none = { $person }, { DAY($day) } : pas d’heures ouvertes.
staff-day-next = Le prochain jour avec des heures est le { DAY($day) }, { $place }.
staff-day-no-next = Ni un autre jour d’ici { $days } jours.
staff-day-at = { $place }, { DAY($day) }
staff-day-of = { $person }, { DAY($day) }, { $place }
staff-day-person = { $person }
staff-line-end = { $midnight ->
    [yes] 24 h 00
   *[no] { CLOCK($end) }
  }
staff-line-free = { CLOCK($start) }–{ staff-line-end } libre{ $count ->
    [1] {""}
   *[other] , { $count } heures
  }{ $online ->
    [yes] {""}
   *[no] , pour l’accueil
  }
staff-line-held = { CLOCK($start) }–{ staff-line-end } gardée jusqu’à { CLOCK($until) }
staff-line-booked = { CLOCK($start) }–{ staff-line-end } { $who }, { $service }{ $online ->
    [yes] {" "}(en ligne)
   *[no] {""}
  }, { $reference }
staff-line-closed = { CLOCK($start) }–{ staff-line-end } fermée

alert-set-aside = Un message n’a pas pu être pris après trois essais et a été mis de côté. La personne a été prévenue. Le journal du serveur dit ce qui a échoué (cherchez « set aside »).
alert-message-set-aside = Un message n’a pas pu être remis et a été mis de côté : son canal l’a refusé, l’a remis à plus tard encore et encore alors que d’autres partaient, ou n’a pas répondu, ou plus rien ne l’utilise. Le journal du serveur dit pourquoi (cherchez « set aside »). C’était peut-être une confirmation : si un patient demande, fiez-vous à l’agenda.
alert-stuck-chats = { $count ->
    [one] Une conversation attend
   *[other] { $count } conversations attendent
  } un message depuis plus de { $minutes } minutes. Veuillez vérifier que le serveur atteint internet et que le jeton du bot est le bon. Ce qui attend part tout seul dès que possible.
alert-late-timers = Les réservations provisoires et les rappels ont { $minutes } minutes de retard. Le serveur a trop à faire : donnez-lui une machine plus rapide ou, avec PostgreSQL, un autre processus « worker ».
alert-slow-loop = Le serveur est resté figé { $ms } millisecondes. Si cela se répète, donnez-lui une machine plus rapide ou, avec PostgreSQL, plus de processus.
alert-clock = L’horloge du serveur avait { $seconds } secondes d’écart. Veuillez activer sa synchronisation : les réservations provisoires et les rappels suivent cette horloge.

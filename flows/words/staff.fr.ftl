## Le côté du personnel. Les heures sont celles de la clinique.
staff-only = Cette page est pour le personnel. Demandez une invitation à un administrateur (/invite) ; le premier entre par le lien à usage unique que le serveur affiche, ou par npm run admin -- invite.
staff-joined-already = Vous êtes déjà connecté. Cette invitation a déjà servi.
staff-invitation-over = Cette invitation a servi ou n’est plus valable. Demandez-en une nouvelle.
role-administrator = administrateur
role-receptionist = réceptionniste
role-practitioner = praticien
staff-unknown = Je ne connais pas cette commande.
staff-slash = Une commande commence par une barre oblique. Écrivez :
staff-slash-line = /{ $line }
staff-help = Ce que vous pouvez taper ici :
staff-help-open = /open : ouvre les heures d’un praticien, un jour ou chaque semaine. On dit qui, quand, et de quand à quand, dans n’importe quel ordre ; la durée de chaque heure (toutes les 20 minutes), pour quoi (pour vaccination) et combien les patients peuvent réserver (en ligne 60 %, ou gardées) si ce n’est pas comme d’habitude. Par exemple
staff-help-day = /day : montre un jour, par exemple
staff-help-whoami = /whoami : qui vous êtes ici
staff-example = Par exemple :
staff-open-example = /open { $name } { $day } 9-12, 13:30-17 toutes les 20 minutes à { $place }
staff-day-example = /day { $place } { $day }

staff-opened = Ouvert : { $person }, { WHEN($start) } à { staff-line-end }, { $place } : { $slots ->
    [one] 1 créneau
   *[other] { $slots } créneaux
  } de { $minutes } minutes.
staff-opened-for = Pour : { $services }
staff-bookable-now = Les patients peuvent les réserver dès maintenant.
staff-bookable-from = Les patients pourront les réserver à partir du { DAY($from) } { $year }.
staff-bookable-late = Les patients ne peuvent plus les réserver : ils commencent trop tôt.
staff-open-overlaps = Rien d’ouvert : { $person } a déjà des créneaux de { WHEN($start) } à { staff-line-end }, { $place }. Choisissez d’autres heures.
staff-open-past = Rien d’ouvert : { WHEN($start) } est passé.
staff-open-past-year = Rien d’ouvert : { WHEN($start) } est passé ; écrivez { $next } si vous parlez de l’an prochain.
staff-open-tooShort = Rien d’ouvert : aucun créneau ne tient entre ces limites.
staff-open-slotTooShort = Rien d’ouvert : un créneau dure au moins 5 minutes. Écrivez « toutes les 20 minutes ».
staff-open-slotTooLong = Rien d’ouvert : un créneau dure au plus 8 heures.
staff-open-unreadable = Rien d’ouvert : je n’ai pas pu lire ce jour ou ces heures.
staff-no-day = Je n’ai pas pu lire de jour. Écrivez aujourd’hui, demain, un jour de la semaine, 24 nov, ou 2026-11-24.
staff-no-such-day = Ce jour n’existe pas : { $typed }.
staff-which-day = « { $typed } » peut se lire comme deux jours différents. Écrivez par exemple { $short } ou { $iso }.
staff-unread = Je n’ai pas pu lire « { $words } ».
staff-no-hours = Je n’ai pas pu lire les heures. Écrivez par exemple 9-12 ou 13:30-17, la première avant la seconde.
staff-no-place = { $person } ne travaille dans aucune clinique du fichier.
staff-no-service = { $person } n’offre aucun service à cette clinique : { $place }.
staff-which-person = Qui voulez-vous dire : { $names } ?
staff-which-place = Dans quelle clinique : { $names } ? Écrivez « à » et son nom.
staff-which-service = Quel service : { $names } ?
staff-only-own = Vous ne modifiez que vos propres heures. Celles de { $person } sont l’affaire de l’accueil.
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
    [0] aucun créneau libre
    [1] 1 créneau libre
   *[other] { $free } créneaux libres
  }
staff-day-closed = { $place }, { DAY($day) } : rien n’est ouvert
staff-day-none = { $person }, { DAY($day) } : aucun créneau ouvert.
staff-day-next = Le prochain jour avec des créneaux est le { DAY($day) }, { $place }.
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
   *[other] , { $count } créneaux
  }{ $online ->
    [yes] {""}
   *[no] , pour l’accueil
  }
staff-line-held = { CLOCK($start) }–{ staff-line-end } gardée jusqu’à { CLOCK($until) }
staff-line-held-day = { CLOCK($start) }–{ staff-line-end } gardée jusqu’au { SHORT($until) }
staff-line-booked = { CLOCK($start) }–{ staff-line-end } { $who }, { $service }{ $online ->
    [yes] {" "}(en ligne)
   *[no] {""}
  }, { $reference }
staff-line-taken = { CLOCK($start) }–{ staff-line-end } réservée : { $number }, { $service }
staff-day-private = Les noms et les références seulement dans une conversation privée : envoyez-moi la même commande là-bas.
staff-line-past = { CLOCK($start) }–{ staff-line-end } passé, sans réservation
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

## Qui entre, et qui n’entre plus.
staff-joined-new = Vous êtes connecté en tant que { ROLE($role) }.
staff-joined-too = Vous êtes désormais aussi { ROLE($role) } ici.
staff-joined-again = Vous êtes de nouveau connecté. Vos autres conversations ne parlent plus pour vous.
staff-joined-new-as = Bienvenue{ HAS($name) ->
    [yes] , { $name }
   *[no] {""}
  }. Vous êtes connecté en tant que { ROLE($role) }, { HAS($clinics) ->
    [yes] pour { $clinics }
   *[no] pour toutes les cliniques
  }.
staff-joined-too-as = Vous êtes désormais aussi { ROLE($role) }{ HAS($name) ->
    [yes] , { $name }
   *[no] {""}
  }, { HAS($clinics) ->
    [yes] pour { $clinics }
   *[no] pour toutes les cliniques
  }.
staff-joined-again-as = Heureux de vous revoir{ HAS($name) ->
    [yes] , { $name }
   *[no] {""}
  }. Vous êtes de nouveau connecté en tant que { ROLE($role) }, { HAS($clinics) ->
    [yes] pour { $clinics }
   *[no] pour toutes les cliniques
  }. Vos autres conversations ne parlent plus pour vous.
staff-begin-with = Pour commencer : /day montre le jour, /help dit ce que vous pouvez faire ici.
staff-code-kept = Vous restez { $person } dans l’agenda : seul un administrateur de toutes les cliniques peut changer cela.
staff-you-are = Vous êtes { $name }.
staff-roles-you = Vous parlez ici en tant que { ROLE($role) }, { HAS($clinics) ->
    [yes] pour { $clinics }
   *[no] pour toutes les cliniques
  }.
staff-roles-member = { ROLE($role) }, { HAS($clinics) ->
    [yes] pour { $clinics }
   *[no] pour toutes les cliniques
  }
staff-roles-removed = { ROLE($role) }, { HAS($clinics) ->
    [yes] pour { $clinics }
   *[no] pour toutes les cliniques
  }
staff-not-allowed = Votre rôle ici ne permet pas /{ $command }. /whoami dit ce que vous êtes, /help ce que vous pouvez faire. Un administrateur peut vous inviter pour davantage.
staff-privately = D’autres lisent ici. Écrivez-moi /{ $command } dans une conversation à nous deux.
staff-stale = Ce bouton vient d’un ancien message, et ce qu’il proposait a pu changer. Tapez de nouveau la commande ; /help les énumère.
staff-stale-line = Cette question n’est plus ouverte, et rien n’a été fait. Pour recommencer, écrivez :
staff-others-choice = Ces boutons étaient proposés à un collègue. Tapez la commande vous-même.
choice-copy-telegram = Copier le lien Telegram
choice-copy-web = Copier le lien web
choice-own-chat = M’écrire là-bas
staff-reply-here = Pour l’écrire, répondez à ce message.
staff-reply-words = Je ne peux y lire que des mots.
staff-reply-over = Je n’attends plus de réponse à cela, et rien n’a été fait. Une commande commence par une barre oblique ; /help les énumère.
staff-reply-others = C’était pour un collègue, et rien n’a été fait. Pour le faire vous-même, tapez la commande ; /help les énumère.
staff-reply-unread = Je n’ai pas pu y lire l’un de ces boutons, et rien n’a été fait. Touchez-en un, ou tapez la commande.
staff-which-colleague = Qui voulez-vous dire : { $names } ?
staff-none-colleague = Personne ne s’appelle « { $name } » parmi le personnel dont vous vous occupez. /staff les énumère.
staff-none-clinic = Je ne connais pas cette clinique : « { $name } ».
staff-not-over = Vous ne pouvez pas changer l’accès de { $name } : cette personne travaille dans une clinique dont vous n’êtes pas administrateur. Demandez à un administrateur de toutes les cliniques.
staff-not-over-clinic = Vous n’êtes pas administrateur de cette clinique : { $place }. Demandez à l’un des siens, ou à un administrateur de toutes les cliniques.
staff-not-over-all = Seul un administrateur de toutes les cliniques peut faire cela pour toutes les cliniques.
staff-last-administrator = { $name } est le dernier administrateur qui puisse encore entrer, donc rien n’a changé : personne ne pourrait plus laisser entrer personne.
staff-last-administrator-do = Invitez d’abord un autre administrateur (/invite administrator). Qui s’occupe du serveur le peut aussi : npm run admin -- invite

staff-help-invite = /invite : laisse entrer quelqu’un, pour un rôle dans une clinique, par un lien à usage unique ; aussi pour un téléphone perdu (/invite again et le nom), par exemple
staff-invite-example = /invite receptionist at { $place } for Sam Peters
staff-invite-role = En tant que quoi voulez-vous inviter quelqu’un ?
staff-invite-where = { ROLE($role) }, dans quelle clinique ?
staff-invite-as = Quel praticien du fichier de la clinique est-ce ? Il peut ouvrir ses propres heures.
staff-choice-role = { ROLE($role) }
staff-choice-all = Toutes les cliniques
staff-choice-nobody = Aucun d’eux
staff-no-role = Je ne connais pas ce rôle : « { $typed } ». Il y a : administrator, receptionist, practitioner.
staff-again-who = Qui a perdu son téléphone ? Écrivez son nom, ou son numéro dans /staff.
staff-invited = Cette invitation est pour { HAS($name) ->
    [yes] { $name }, en tant que{" "}
   *[no] {""}
  }{ ROLE($role) }, { HAS($place) ->
    [yes] { $place }
   *[no] pour toutes les cliniques
  }.
staff-invited-again = Cette invitation est pour une autre conversation de { $name }. Une fois utilisée, ses conversations d’avant ne parlent plus pour cette personne.
staff-invited-telegram = Sur Telegram : { $url }
staff-invited-start = Sur Telegram, envoyez au bot : /start { $payload }
staff-invited-web = Dans un navigateur : { $url }
staff-invited-until = Elle laisse entrer qui l’utilise le premier, une fois, jusqu’au { WHEN($until) }.
staff-invited-close = Ne l’envoyez à personne d’autre. /invitations la retire.

staff-help-invitations = /invitations : celles qui n’ont pas servi ; en retire une
staff-invitations = N’ont pas encore servi :
staff-invitations-none = Il n’y a pas d’invitation ouverte.
staff-invitation = { HAS($name) ->
    [yes] { $name } : { ROLE($role) }
   *[no] { ROLE($role) }
  }, { HAS($place) ->
    [yes] { $place }
   *[no] pour toutes les cliniques
  }, jusqu’au { WHEN($until) }{ HAS($by) ->
    [yes] , par { $by }
   *[no] , par le serveur
  }
staff-invitation-again = Une autre conversation pour { $name } ({ ROLE($role) }, { HAS($place) ->
    [yes] { $place }
   *[no] toutes les cliniques
  }), jusqu’au { WHEN($until) }{ HAS($by) ->
    [yes] , par { $by }
   *[no] , par le serveur
  }
staff-choice-withdraw = Retirer : { HAS($name) ->
    [yes] { $name }
   *[no] { ROLE($role) }
  }
staff-withdrawn = Retirée : elle ne laisse plus entrer personne.
staff-withdrawn-not = Il n’y a pas d’invitation ouverte de ce genre : elle a servi, a été retirée ou n’est plus valable.

staff-help-staff = /staff : qui travaille ici, en tant que quoi, et depuis quelles conversations
staff-member = { HAS($name) ->
    [yes] { $name } ({ $number })
   *[no] { $number }
  }{ HAS($own) ->
    [yes] , c’est vous
   *[no] {""}
  }
staff-member-chat = conversation : { $channel ->
    [telegram] Telegram
    [sms] SMS
    [email] courriel
   *[web] page web
  }, depuis le { WHEN($since) }
staff-member-no-chat = aucune conversation : ne peut pas entrer
staff-choice-remove = Retirer { $name }

staff-help-remove = /remove : met fin à un accès, dans une clinique ou partout, par exemple
staff-remove-example = /remove { $name }
staff-remove-who = À quel accès mettre fin ?
staff-remove-sure = Retirer { $name } ?
staff-remove-what = Cela vaut dès son prochain message. Ses invitations ouvertes sont retirées et ses pages web vidées ; ce que Telegram a montré y reste.
staff-remove-everywhere = { $name } fait partie du personnel de toutes les cliniques, pas de celle-ci seule : { $place }. Retirez tout, puis invitez cette personne pour les cliniques où elle reste.
staff-remove-nothing = { $name } ne fait pas partie du personnel de cette clinique : { $place }.
staff-nobody-else = Il n’y a personne d’autre dont vous puissiez changer l’accès.
staff-removed = Retiré : { $name }. Dès son prochain message, cette personne n’est plus :
staff-choice-keep = Laisser ainsi
staff-choice-undo = Annuler cela
staff-undo-late = Cela ne peut plus être annulé. Avec /invite, vous laissez de nouveau entrer quelqu’un.
staff-put-back = { $name } est de retour, comme avant :

staff-help-revoke = /revoke : un téléphone perdu : sa conversation ne parle plus pour vous, par exemple
staff-revoke-example = /revoke
staff-revoke-example-name = /revoke Sam Peters
staff-revoke-which = Laquelle de vos autres conversations ne doit plus parler pour vous ? Cela vaut tout de suite.
staff-revoke-none = Vous n’avez pas d’autre conversation : celle-ci est la seule qui parle pour vous.
staff-revoke-only-own = Vous ne pouvez révoquer que vos propres conversations. Pour d’autres, demandez à un administrateur.
staff-revoke-no-chats = { $name } n’a pas de conversation à révoquer. Avec /invite again, cette personne en aura une.
staff-revoke-sure = Révoquer { $count ->
    [one] la conversation
   *[other] les { $count } conversations
  } de { $name } ? Cette personne garde son rôle et revient par un nouveau lien. Ses invitations ouvertes sont retirées.
staff-revoked = C’est fait : aucune des conversations de { $name } ne parle plus pour cette personne.
staff-revoked-own = C’est fait : cette conversation ne parle plus pour vous.
staff-emptied = Une page web ne montre plus rien de ce qui s’y est dit ; ce que Telegram a montré y reste. Les invitations ouvertes ont été retirées.
staff-choice-chat = { $channel ->
    [telegram] Telegram
    [sms] SMS
    [email] courriel
   *[web] page web
  }, depuis le { WHEN($since) }
staff-choice-revoke = Révoquer les conversations de { $name }
staff-choice-again = Inviter de nouveau { $name }

staff-leave-sure = Voulez-vous partir ? Dès votre prochain message, vous n’êtes plus :
staff-choice-leave = Partir
staff-choice-stay = Rester
staff-left = Vous êtes parti : cette conversation n’est plus celle d’un membre du personnel. Merci de votre travail.

## Ce qu’une version précédente a dit, et qui reste peut-être à envoyer
staff-joined = Vous êtes connecté en tant que { ROLE($role) }.
staff-you = Vous parlez ici en tant que { ROLE($role) }, { HAS($clinics) ->
    [yes] pour { $clinics }
   *[no] pour toutes les cliniques
  }.

staff-help-undo = /undo : dit ce que vous avez fait en dernier dans cette conversation et qui peut être repris, et le propose ; chaque changement le propose aussi par un bouton
undo-what = { $what ->
    [noted-arrival] l’arrivée
    [took-a-walk-in] l’arrivée sans rendez-vous
    [called-from-the-queue] l’appel
    [put-back-in-the-queue] la remise dans la file
    [noted-as-missed] l’absence notée
    [noted-as-seen] « vu »
    [changed-the-share-of-a-department] la part d’un département
    [opened-times] l’ouverture d’heures
    [closed-times] la fermeture d’heures
    [ended-weekly-times] la fin d’heures de chaque semaine
    [changed-a-holiday] le changement d’un jour férié
    [entered-leave] l’absence d’un praticien
    [changed-a-share] la part d’un service ou d’un département
    [changed-the-online-share] le changement de la part en ligne
    [set-the-chat-for-patients] le choix de la conversation pour les patients
    [changed-notices] le changement de vos avis
    [expired-link] la fin d’un lien
    [deleted-link] la suppression d’un lien
    [made-link-type] le nouveau type de lien
    [retired-link-type] le retrait d’un type de lien
    [booked-visit] la réservation
    [moved-visit] le déplacement
    [cancelled-a-day] l’annulation d’un jour
    [cancelled-visit] l’annulation
    [declined-visit] le refus
    [accepted-visit] l’acceptation
    [settled-request] le règlement d’une demande
   *[put-down-money] l’argent noté
  }
undo-last = La dernière chose faite ici par vous qui peut être reprise : { undo-what }{ HAS($on) ->
    [yes] {" "}({ $on })
   *[no] {""}
  }, { WHEN($at) }.
undo-last-days = { HAS($last) ->
    [yes] Du { FULLDAY($first) } au { FULLDAY($last) }.
   *[no] Du { FULLDAY($first) }.
  }
undo-last-visit = { visit-whose } : { visit-said }
undo-since = Vous avez fait depuis quelque chose que /undo laisse tel quel, { WHEN($at) } : { $did } ({ $on }). Si cela se reprend, c’est par son propre bouton, sous ce qui vous a été dit alors.
undo-choice-last = Revenir sur { undo-what }
undo-nothing = Vous n’avez rien fait dernièrement dans cette conversation qui puisse être repris.
undo-none = Il n’y a rien sous ce numéro que vous puissiez annuler.
undo-done = Cela a déjà été repris.

## /help : une ligne par commande, 40 colonnes au plus
staff-help-more = Comment une commande s’écrit : /help et son nom, par exemple
staff-help-more-line = /help open
staff-slash-meant = Une commande commence par une barre oblique. Est-ce celle-ci que vous vouliez dire ? Ce qui était demandé attend.
staff-choice-meant = /{ $line }
staff-last-line = Votre dernière commande n’a pas pu être exécutée. Pour la corriger, écrivez-la de nouveau :
staff-as-patient = Pour un rendez-vous à vous, envoyez /start.
staff-unreadable = { $what ->
    [edit] Je n’entends pas quand un message est modifié. Envoyez-le de nouveau, s’il vous plaît.
    [photo] Je ne lis pas les images ici. Écrivez-le, s’il vous plaît.
    [voice] Je n’écoute pas les enregistrements ici. Écrivez-le, s’il vous plaît.
    [video] Je ne regarde pas les vidéos ici. Écrivez-le, s’il vous plaît.
    [sticker] Je ne lis pas les autocollants. Écrivez-le, s’il vous plaît.
    [file] Je ne lis pas les fichiers ici. Écrivez-le, s’il vous plaît.
   *[other] Je ne peux pas lire cela ici. Écrivez-le, s’il vous plaît.
  }
staff-begin = /help dit ce que vous pouvez faire ici. /day montre le jour, /find trouve un patient.
staff-choice-leave-it = Laisser
staff-choice-more = Plus ({ $count })
staff-more-choices = D’autres choix :
staff-left-it = C’est noté : rien n’a été fait.
staff-unknown-near = Vouliez-vous dire /{ $name } ?
help-group-day = Voir la journée
help-group-times = Ouvrir et fermer des heures
help-group-visits = Visites
help-group-queue = La salle d’attente
help-group-links = Liens pour les patients
help-group-patients = Patients
help-group-talk = Parler avec les patients
help-group-staff = Personnel
help-line-day = /day : l’agenda d’un jour
help-line-week = /week : l’agenda d’une semaine
help-line-appointment = /appointment : une visite
help-line-history = /history : toute la vie d’une visite
help-line-open = /open : ouvre des heures
help-line-book = /book : réserve pour un patient
help-line-followup = /followup : réserve la visite suivante
help-line-move = /move : déplace une visite
help-line-cancel = /cancel : annule une visite
help-line-edit = /edit : corrige une visite
help-line-accept = /accept : accepte une demande
help-line-decline = /decline : refuse une demande
help-line-paid = /paid : note un paiement
help-line-refund = /refund : note un remboursement
help-line-cancelday = /cancelday : quelqu’un est empêché
help-line-moveday = /moveday : déplace une journée
help-line-arrived = /arrived : un patient est là
help-line-walkin = /walkin : un patient sans rendez-vous
help-line-next = /next : appelle le patient suivant
help-line-seen = /seen : la visite est finie
help-line-missed = /missed : un patient n’est pas venu
help-line-queue = /queue : qui attend
help-line-link = /link : un lien pour un patient
help-line-links = /links : les liens envoyés
help-line-linktype = /linktype : les sortes de liens
help-line-find = /find : trouve un patient
help-line-patient = /patient : le dossier d’un patient
help-line-contact = /contact : les coordonnées
help-line-confirm = /confirm : en fait un dossier
help-line-correct = /correct : corrige un dossier
help-line-carer = /carer : qui peut agir pour qui
help-line-chats = /chats : qui écrit pour un patient
help-line-duplicates = /duplicates : les doublons
help-line-merge = /merge : fait un dossier de deux
help-line-erase = /erase : efface un dossier
help-line-log = /log : qui a vu ou changé quoi
help-line-here = /here : ce groupe entend les patients
help-line-say = /say : écrit à un patient
help-line-done = /done : le robot répond de nouveau
help-line-notices = /notices : ce qu’on vous dit, et quand
help-line-invite = /invite : laisse entrer quelqu’un
help-line-invitations = /invitations : celles qui restent
help-line-staff = /staff : qui travaille ici
help-line-remove = /remove : met fin à un accès
help-line-revoke = /revoke : un téléphone est perdu
help-line-whoami = /whoami : qui vous êtes ici
help-line-undo = /undo : annule ce que vous avez fait
staff-open-weekly-example = /open { $name } lun-ven du { $first } jusqu’au { $until } 9-12 toutes les 20 minutes à { $place }
staff-open-kept-example = /open { $name } { $day } 14-16 at { $place } gardées
help-line-tophone = /tophone : qui rappeler
help-line-requests = /requests : visites demandées
help-line-waits = /waits : combien de temps on attend

### Ce qui ouvre et ferme les plages : règles, fermetures, parts en ligne

# /open
times-ask-who = Les heures de qui ? Touchez un nom, ou écrivez-le.
times-ask-place = Dans quelle clinique ?
times-ask-when = Quel jour ? Écrivez-en un, comme demain ou 24 nov ; ou les jours de chaque semaine, comme lun-ven jusqu’au 18 déc.
times-ask-weekdays = Quels jours de chaque semaine ? Par exemple : lun, mer et ven.
times-ask-hours = De quand à quand ? Par exemple : 9-12, 13:30-17.
times-which-person = Qui voulez-vous dire ?
times-which-place = Quelle clinique voulez-vous dire ?
times-which-service = Quel service voulez-vous dire ?
times-so-far = { $person }{ HAS($day) ->
    [yes] , { LONGDAY($day) }
   *[no] {""}
  }{ HAS($days) ->
    [yes] , chaque semaine : { $days }
   *[no] {""}
  }
times-choice-day = { DAY($day) }
times-choice-weekly = Chaque semaine
times-choice-words = { $words }
times-type-on = Dans un groupe, écrivez-le en une ligne : /{ $line } …
times-opened-weekly = Ouvert chaque semaine : { $person }, { $days }, { HOURS($from) } à { HOURS($to) }, { $place }, à partir du { DAY($first) }{ HAS($last) ->
    [yes] {" "}jusqu’au { DATE($last) }
   *[no] {""}
  } : { $slots ->
    [one] 1 créneau
   *[other] { $slots } créneaux
  } de { $minutes } minutes par jour.
times-written = { $days ->
    [0] Inscrit à l’agenda à partir de { $ahead } jours avant.
    [one] 1 jour est à l’agenda, avec { $slots ->
        [one] 1 créneau
       *[other] { $slots } créneaux
      }{ $more ->
        [yes] , jusqu’au { DAY($to) } ; ceux de chaque semaine s’ajoutent d’eux-mêmes, { $ahead } jours à l’avance.
       *[no] .
      }
   *[other] { $days } jours sont à l’agenda, avec { $slots } créneaux{ $more ->
        [yes] , jusqu’au { DAY($to) } ; ceux de chaque semaine s’ajoutent d’eux-mêmes, { $ahead } jours à l’avance.
       *[no] .
      }
  }
times-online = Les patients peuvent réserver { $online } de ces { $slots } créneaux dans la conversation ; les autres sont gardés pour l’accueil.
times-kept = Tous sont gardés pour l’accueil : les patients ne peuvent pas les réserver dans la conversation.
times-on-holiday = Attention, ce jour est férié ou particulier : { $name }.
times-on-closed = Attention, c’était fermé de { WHEN($start) } à { WHEN($end) }.
times-on-leave = Attention, il y a un congé de { WHEN($start) } à { WHEN($end) }.
times-left-out-holiday = Sauf { DAY($day) } : { $name }.
times-left-out-closed = Sauf { DAY($day) } : fermé.
times-left-out-leave = Sauf { DAY($day) } : congé.
times-left-out-past = Sauf { DAY($day) } : c’est passé.
times-left-out-overlaps = Sauf { DAY($day) } : il y a déjà des créneaux ({ $place }).
times-left-out-more = Et { $count } de plus.
times-never = Rien d’ouvert : ce n’est possible aucun de ces jours.
times-share-over = Rien d’ouvert : une part est au plus de 100 %, pas de { $share } %. Par exemple : en ligne 60 %.
times-too-long = Rien d’ouvert : cela fait { $hours } heures en un jour, et { $most } est le plus possible. Est-ce bien { $from } à { $to } ? Écrivez les heures travaillées, par exemple 8-12, 13-17.
times-backwards = Le { DATE($last) } est avant le { DATE($first) }. Écrivez d’abord le premier jour, par exemple { $from } au { $to }.
times-long = Du { DATE($first) } au { DATE($last) }, il y a { $days } jours. Si c’est bien cela, écrivez aussi les années : { $from } au { $to }.
times-several-days = Je lis un jour, ou une suite de jours, mais pas plusieurs. Écrivez-les comme 14 sep au 18 sep, ou l’un après l’autre.
times-only-weekly = On peut ouvrir des plages pour un jour ou pour chaque semaine, pas une semaine sur deux ni une fois par mois. Ouvrez ces jours un par un.
times-ask-half = L’après-midi, ou la nuit ?
times-hours-overlap = Rien n’est ouvert : { $one } et { $other } se chevauchent. Écrivez des heures qui se suivent, comme 9-12, 13:30-17.
times-until-before = Rien d’ouvert : { DATE($last) } est avant { DATE($first) }, le début. Écrivez un jour plus tardif après « jusqu’au ».
times-opened-undone = Repris : ces heures de { $person } ({ $place }) sont de nouveau fermées.
times-opened-undone-stay = { $count ->
    [one] 1 créneau est réservé ou retenu, et le reste.
   *[other] { $count } créneaux sont réservés ou retenus, et le restent.
  }
times-undo-in-use = { $count ->
    [one] Un de ces créneaux est pris
   *[other] { $count } de ces créneaux sont pris
  }, donc rien n’a été repris :
times-used-booked = { WHEN($start) }, réservée : { $reference }
times-used-held = { WHEN($start) }, retenue jusqu’à { CLOCK($until) }
times-used-held-day = { WHEN($start) }, retenue jusqu’au { SHORT($until) }
times-undo-in-use-do = Déplacez ou annulez d’abord ce qui est réservé, ou fermez les autres avec /close.

## Fermer des plages, congés, jours fériés
help-line-close = /close : ferme des heures
help-line-holiday = /holiday : jours de fermeture
help-line-leave = /leave : le congé d’un praticien
help-line-share = /share : ce que les patients réservent
help-line-quit = /quit : met fin à votre accès
staff-help-close = /close : ferme ce qui est ouvert : une heure (10:20), une plage (10-12), un jour, plusieurs jours ou toute une clinique. Ce qui est réservé ou retenu reste, et est montré d’abord. Par exemple
staff-help-holiday = /holiday : les jours où une clinique est fermée, ceux du pays et les siens ; les heures de chaque semaine les laissent de côté. Par exemple
staff-help-leave = /leave : saisit le congé d’un praticien, dans toutes les cliniques où il travaille, par exemple
staff-help-quit = /quit : met fin à votre propre accès
staff-help-share = /share : quelle part d’une journée les patients peuvent réserver par messagerie ; le reste est gardé pour qui téléphone ou se présente. Seul, il montre l’habitude. Par exemple
closing-example = /close { $name } { $day } 10-12
closing-example-clinic = /close { $name } { $day }
closing-ask-day = { HAS($person) ->
    [yes] { $person } : quel jour ?
   *[no] Quel jour ?
  } Touchez-en un, ou écrivez-le ; avec une heure ou une plage si ce n’est pas toute la journée.
closing-stretch = { $whole ->
    [yes] { HAS($last) ->
        [yes] du { DAY($start) } au { DAY($last) }
       *[no] { DAY($start) }
      }
   *[no] { WHEN($start) } à { staff-line-end }
  }
closing-whom = { HAS($person) ->
    [yes] { $person }, { closing-stretch }, { $place }
   *[no] toute la clinique ({ $place }), { closing-stretch }
  }
closing-sure = Fermer { closing-whom } ? Il y a { $free ->
    [0] aucun créneau libre
    [one] 1 créneau libre
   *[other] { $free } créneaux libres
  } à fermer.
closing-choice-close = { $free ->
    [0] Fermer
    [one] Fermer 1 créneau libre
   *[other] Fermer { $free } créneaux libres
  }
closing-closed = Fermé : { closing-whom }. { $free ->
    [0] Aucun créneau libre n’y était ouvert ; les heures de chaque semaine écrites plus tard y seront fermées aussi.
    [one] 1 créneau libre n’est plus proposé.
   *[other] { $free } créneaux libres ne sont plus proposés.
  }
closing-are-booked = { $count ->
    [one] 1 visite y est réservée :
   *[other] { $count } visites y sont réservées :
  }
closing-booked = { WHEN($start) } { $who }, { $service }, { $reference }
closing-held-day = { WHEN($start) } : gardée pour un patient jusqu’au { SHORT($until) }. Elle reste jusque-là, et se ferme d’elle-même si elle n’est pas réservée.
closing-held = { WHEN($start) } : quelqu’un regarde cette heure, retenue jusqu’à { CLOCK($until) }. Elle reste jusque-là, et se ferme d’elle-même si elle n’est pas réservée.
closing-stay = { $count ->
    [one] Cette visite reste réservée
   *[other] Ces visites restent réservées
  } tant que personne ne les déplace ni ne les annule : /cancelday prévient tous les patients d’un jour et leur propose d’autres heures, /move et /cancel servent pour une visite.
closing-each-day = Chacun de ces jours : { HOURS($hours) }.
closing-only = Seulement { HOURS($hours) } ; le reste reste ouvert.
closing-past = C’est passé.
closing-no-time = { $person } n’a aucun créneau ouvert { WHEN($start) }.
closing-clinic-hours = Pour fermer une clinique une partie de la journée, écrivez de quand à quand : 10-12.
closing-undone = { $times ->
    [0] Repris : rien n’y était ouvert.
    [one] De nouveau ouvert : 1 créneau.
   *[other] De nouveau ouverts : { $times } créneaux.
  }
closing-undone-stay = { $stay ->
    [one] 1 créneau reste fermé
   *[other] { $stay } créneaux restent fermés
  } : d’autres y ont été ouverts depuis, ou autre chose les ferme.
closing-undone-already = C’est déjà repris.
closing-rule-skipped = Des créneaux de chaque semaine n’ont pas pu être ouverts ({ $place }) : { $person } a d’autres créneaux le { DAY($day) }, aux mêmes heures. Ouvrez-les pour ce jour à la main, s’ils doivent l’être :
leave-which = Pour le congé d’un praticien, écrivez qui, et de quand à quand :
leave-which-quit = Pour mettre fin à votre propre accès à ce robot : /quit
leave-example = /leave { $name } { $first } au { $last }
leave-ask-days = { $person } : absent quels jours ? Par exemple : 3-7 nov.
leave-whole-days = Un congé dure des jours entiers. Pour une partie d’un jour, /close ferme les heures : demain 13-17, par exemple.
leave-too-long = C’est plus d’un an. Écrivez une durée plus courte, par exemple 3-7 nov.
leave-not-all = { $person } travaille aussi dans des cliniques qui ne sont pas les vôtres. Un administrateur de toutes les cliniques, ou { $person }, peut saisir le congé ; /close ferme les heures des vôtres.
leave-days = { HAS($last) ->
    [yes] du { FULLDAY($first) } au { FULLDAY($last) }
   *[no] le { FULLDAY($first) }
  }
leave-sure = Congé de { $person }, { leave-days }, dans toutes les cliniques ? Il y a { $free ->
    [0] aucun créneau libre
    [one] 1 créneau libre
   *[other] { $free } créneaux libres
  } à fermer.
leave-choice-go = Saisir le congé
leave-entered = Congé saisi : { $person }, { leave-days }, dans toutes les cliniques. { $free ->
    [0] Aucun créneau libre n’était ouvert ; les heures de chaque semaine écrites plus tard seront fermées alors.
    [one] 1 créneau libre n’est plus proposé.
   *[other] { $free } créneaux libres ne sont plus proposés.
  }
leave-undone = Le congé de { $person } est repris.{ $times ->
    [0] {""}
    [one] {" "}De nouveau ouvert : 1 créneau.
   *[other] {" "}De nouveau ouverts : { $times } créneaux.
  }
holiday-at = Jours fériés dans l’année qui vient ({ $place }) :
holiday-none = Aucun jour férié n’est connu ({ $place }).
holiday-day = { DAY($day) } { $year } : { $name }, { $closed ->
    [yes] fermé
   *[no] ouvert
  }
holiday-how = Les heures de chaque semaine ne sont pas ouvertes un jour fermé. Pour en changer un, ou en ajouter un propre à la clinique :
holiday-example = /holiday
holiday-example-own = /holiday { $day } Journée du personnel à { $place }
holiday-not-allowed = Seul un accueil peut changer les jours fériés d’une clinique. /holiday les montre.
holiday-is = { DAY($day) } est « { $name } » ({ $place }) : { $closed ->
    [yes] fermé
   *[no] ouvert
  }.
holiday-name = { DAY($day) } n’est pas férié ({ $place }). Comment s’appellera-t-il ? Par exemple : Journée du personnel.
holiday-one-day = Un jour férié est un seul jour. Écrivez-les l’un après l’autre, ou fermez tous ces jours :
holiday-one-day-close = /close { $place } { $first } to { $last }
holiday-which-name = « { $typed } » est-il le nom de ce jour, ou commence-t-il ou finit-il par la clinique ?
holiday-choice-at = « { $left } » ({ $place })
holiday-choice-called = « { $typed } »
holiday-no-such = { DAY($day) } n’est pas férié ({ $place }) : c’est déjà ouvert. /close ferme un jour, /open ouvre des heures.
holiday-is-open = { $name }, { DAY($day) }, est déjà un jour ouvert ({ $place }).
holiday-choice-open = Travailler ce jour-là
holiday-choice-closed = Fermer ce jour-là
holiday-sure = { $place } : fermer le { DAY($day) }{ HAS($name) ->
    [yes] {" "}({ $name })
   *[no] {""}
  } ? Il y a { $free ->
    [0] aucun créneau libre
    [one] 1 créneau libre
   *[other] { $free } créneaux libres
  } à fermer.
holiday-closed = { $place } : fermé le { DAY($day) }{ HAS($name) ->
    [yes] {" "}: { $name }
   *[no] {""}
  }. { $free ->
    [0] Aucun créneau libre n’était ouvert ; les heures de chaque semaine ne sont pas ouvertes ce jour-là.
    [one] 1 créneau libre n’est plus proposé.
   *[other] { $free } créneaux libres ne sont plus proposés.
  }
holiday-opened = { $place } : on travaille le { DAY($day) } ({ $name }). { $times ->
    [0] Aucun créneau n’est encore ouvert : /open en ouvre.
    [one] 1 créneau de chaque semaine est ouvert maintenant.
   *[other] { $times } créneaux de chaque semaine sont ouverts maintenant.
  }
holiday-undone-closed = Repris : le { DAY($day) } n’est pas fermé ({ $place }).{ $times ->
    [0] {""}
    [one] {" "}De nouveau ouvert : 1 créneau.
   *[other] {" "}De nouveau ouverts : { $times } créneaux.
  }
holiday-undone-opened = Repris : le { DAY($day) } est fermé ({ $place }). { $free ->
    [0] Aucun créneau libre n’était ouvert.
    [one] 1 créneau libre n’est plus proposé.
   *[other] { $free } créneaux libres ne sont plus proposés.
  }

## La part en ligne
share-example = /share { $name } { $day } 60%
share-all = De ce qui est ouvert, les patients peuvent réserver cette part par messagerie, sauf si autre chose est dit pour un jour :
share-lead = { $unit ->
    [hours] { $release ->
        [one] 1 heure
       *[other] { $release } heures
      }
   *[minutes] { $release ->
        [one] 1 minute
       *[other] { $release } minutes
      }
  }
share-released = { $unit ->
    [never] {""}
   *[other] {" "}; les autres aussi, { share-lead } avant qu’ils commencent
  }
share-one = { $name } : { $percent } %{ share-released }
share-how = Le fichier de la clinique les fixe. Pour les heures d’un jour, écrivez par exemple :
share-of = { $person }, { DAY($day) }, { $place }
share-stands = Sur { $all ->
    [one] 1 créneau
   *[other] { $all } créneaux
  } à venir, réservés compris : { $online } par messagerie{ $kept ->
    [0] {""}
   *[other] {" "}; { $kept } pour l’accueil{ $unit ->
        [never] {""}
       *[other] , jusqu’à { share-lead } avant qu’ils commencent
      }
  }.
share-ask = Quelle part les patients pourront-ils réserver par messagerie ? Touchez, ou écrivez une part comme 70 %.
share-choice = { $percent } %
share-changed = { $person }, { DAY($day) }, { $place } : { $percent ->
    [-1] la part habituelle
   *[other] { $percent } % par messagerie
  }, dès maintenant.
share-stay = Ce n’est pas tout à fait { $percent ->
    [-1] la part habituelle
   *[other] { $percent } %
  } : { $stay ->
    [one] 1 créneau est réservé, ou retenu par quelqu’un, et n’a pas pu changer.
   *[other] { $stay } créneaux sont réservés, ou retenus par quelqu’un, et n’ont pas pu changer.
  }
share-over = Une part est une part de cent, au plus 100 %, pas { $share } %.
share-one-day = Une part se change pour les heures d’un jour à la fois. Ce qui est habituel se dit dans le fichier de la clinique.
share-no-times = { $person } n’a plus de créneaux ouverts le { DAY($day) } dans vos cliniques.
share-undone = Repris : { $person }, { DAY($day) }, { $place }.
share-changed-since = La part de ces heures a changé depuis, rien n’a donc été repris.
closing-rule-skipped-line = /open { $name } { $day } { CLOCK($start) }-{ CLOCK($end) } à { $place }

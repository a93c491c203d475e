### Un jour qui échoue : visites annulées par la clinique, et ce qu’elle garde à la place

## Personnel
staff-help-cancelday = /cancelday : quelqu’un ne peut pas venir : annule toutes ses visites d’un jour, ou de quelques heures, et prévient chaque patient, par exemple
staff-help-moveday = /moveday : quelqu’un ne peut pas venir : annule toutes ses visites d’un jour, ou de quelques heures, comme /cancelday, et garde une nouvelle heure pour chaque patient, qui la prend d’un geste, par exemple
staff-help-tophone = /tophone : qui appeler, parce que la clinique a annulé leur visite et qu’ils n’ont pas répondu
cancelday-example = /cancelday { $name } demain
cancelday-example-hours = /cancelday { $name } aujourd’hui 13h-17h
moveday-example = /moveday { $name } demain
moveday-example-hours = /moveday { $name } aujourd’hui 13h-17h

failed-ask-day = { $person } : quel jour sans pouvoir venir ?
failed-ask-day-clinic = Quel jour est annulé à { $place } ?
failed-ask-who = { $count ->
    [0] Personne n’a d’heures à { $place } le { DAY($day) }.
   *[other] Un praticien à la fois. À { $place }, { DAY($day) }, ceux-ci ont des heures : les visites de qui ?
  }
choice-failed-person = { $person } : { $count ->
    [0] aucune visite
    [one] 1 visite
   *[other] { $count } visites
  }
failed-one-stretch = Une seule plage d’heures à la fois, s’il vous plaît.
failed-past = { DAY($day) }{ HAS($hours) ->
    [yes] , { HOURS($hours) },
   *[no] {""}
  } est passé : rien ne peut plus y être annulé.
failed-nothing-open = { $person } ({ $place }) n’a aucune plage le { DAY($day) }{ HAS($hours) ->
    [yes] , { HOURS($hours) }
   *[no] {""}
  }.
failed-concerns = { $person }, { $place }, { DAY($day) }{ HAS($hours) ->
    [yes] , { HOURS($hours) }
   *[no] {""}
  } : { $count ->
    [0] aucune visite
    [1] 1 visite
   *[other] { $count } visites
  } à annuler, { $free ->
    [0] aucun créneau libre
    [1] 1 créneau libre
   *[other] { $free } créneaux libres
  } à fermer.
failed-concerns-clinic = { $place }, { DAY($day) }{ HAS($hours) ->
    [yes] , { HOURS($hours) }
   *[no] {""}
  } : { $count ->
    [0] aucune visite
    [1] 1 visite
   *[other] { $count } visites
  } de { $people } praticiens à annuler, { $free ->
    [0] aucun créneau libre
    [1] 1 créneau libre
   *[other] { $free } créneaux libres
  } à fermer.
failed-idle = Rien à ce moment-là : { $names }.
failed-held = { $count ->
    [1] 1 heure est regardée par un patient
   *[other] { $count } heures sont regardées par des patients
  } jusqu’à { CLOCK($until) } : cela reste jusque-là, et se ferme si rien n’est réservé. Regardez de nouveau ensuite.
failed-held-day = { $count ->
    [1] 1 heure est gardée pour un patient
   *[other] { $count } heures sont gardées pour des patients
  } jusqu’au { SHORT($until) } au plus tard : cela reste jusque-là, et se ferme si rien n’est réservé. Regardez de nouveau ensuite.
failed-here = { $count ->
    [1] 1 patient est déjà là, ou a été vu : sa visite reste.
   *[other] { $count } patients sont déjà là, ou ont été vus : leurs visites restent.
  }
cancelday-sure = { $count ->
    [0] La fermer ?
   *[other] Annuler maintenant et prévenir chaque patient ? On leur propose de réserver une autre heure.
  }
moveday-sure = { $count ->
    [0] La fermer ?
   *[other] Annuler maintenant, prévenir chaque patient et garder pour chacun l’heure la plus proche qui convient ?
  }
choice-cancelday = { $count ->
    [0] Fermer les heures
    [1] Annuler 1 visite
   *[other] Annuler { $count } visites
  }
choice-moveday = { $count ->
    [1] Garder une heure pour 1
   *[other] Garder des heures pour { $count }
  }
choice-cancelday-all = { $count ->
    [0] Fermer les heures de tous
    [1] Tous : annuler 1 visite
   *[other] Tous : annuler { $count } visites
  }
choice-moveday-all = { $count ->
    [1] Tous : garder une heure pour 1
   *[other] Tous : garder des heures pour { $count }
  }
failed-done = { $person }, { $place }, { DAY($day) }{ HAS($hours) ->
    [yes] , { HOURS($hours) }
   *[no] {""}
  } : { $count ->
    [0] les heures sont fermées ; aucune visite n’était réservée.
    [1] 1 visite est annulée, les heures sont fermées.
   *[other] { $count } visites sont annulées, les heures sont fermées.
  }
failed-done-clinic = { $place }, { DAY($day) }{ HAS($hours) ->
    [yes] , { HOURS($hours) }
   *[no] {""}
  } : { $count ->
    [0] les heures de { $people } praticiens sont fermées ; aucune visite n’était réservée.
    [1] 1 visite est annulée, les heures de { $people } praticiens sont fermées.
   *[other] { $count } visites sont annulées, les heures de { $people } praticiens sont fermées.
  }
failed-kept-count = { $kept ->
    [0] Rien ne convient pour : { $none }.
   *[other] Nouvelles heures gardées : { $kept }{ $none ->
        [0] .
       *[other] {" "}; rien ne convient pour : { $none }.
      }
  }
failed-told = { $chat ->
    [0] {""}
   *[other] Prévenus dans leur conversation : { $chat }.{" "}
  }{ $letter ->
    [0] {""}
   *[other] Par SMS ou courriel : { $letter }.{" "}
  }{ $nobody ->
    [0] {""}
   *[other] À appeler : { $nobody }.
  }
choice-tophone = Qui appeler
failed-undone = C’est repris : les heures sont de nouveau ouvertes ; { $count ->
    [0] aucune visite n’est revenue.
    [1] 1 visite est revenue, et son patient est prévenu.
   *[other] { $count } visites sont revenues, et leurs patients sont prévenus.
  }
failed-not-back = Pas revenues, car réservées ailleurs ou l’heure a été prise : { $references }

tophone = { $count ->
    [1] 1 patient
   *[other] { $count } patients
  } dont la clinique a annulé la visite et qui n’ont pas répondu :
tophone-none = Il n’y a personne à appeler : tous ceux dont la visite a été annulée ont répondu.
tophone-more = et { $count } de plus.
tophone-who = { HAS($name) ->
    [yes] { $name } ({ $number })
   *[no] { $number }
  }{ HAS($phone) ->
    [yes] , { $phone }
   *[no] {""}
  } : { $service }, { SHORT($start) }, { $person }
tophone-told = A été prévenu, n’a pas répondu.
tophone-written = A reçu un message, n’a pas répondu.
tophone-not-told = N’a pas pu être prévenu.
tophone-kept = Gardé jusqu’au { SHORT($until) } : { SHORT($start) }, { $person }, { $place }
choice-tophone-take = { $number } prend { SHORT($start) }
choice-tophone-done = { $number } : appelé
tophone-done = { visit-whose } n’est plus sur la liste.
tophone-taken = Quelqu’un d’autre a pris cette heure. /book en trouve une autre.
tophone-taken-for = Déplacé pour { visit-whose } : { visit-said }
tophone-back = Cette visite a lieu : { visit-said }
tophone-gone = Une réponse a déjà été donnée.

## Patients
failed-visit = Je suis désolé : { $person } ne peut pas recevoir à ce moment-là, et cette visite ne peut pas avoir lieu :
failed-nothing-kept = Elle est annulée. Voulez-vous une autre heure ?
failed-kept = Je garde une autre heure pour vous jusqu’au { WHEN($until) } (heure locale, { $city }) : { WHEN($start) }, { $place }, { $person }. La prenez-vous ?
choice-take-proposal = Oui, je la prends
choice-decline-proposal = Non, merci
proposal-over = L’heure que je gardais pour vous à la place de cette visite est de nouveau libre :
proposal-accepted = Elle est à vous. Votre visite du { WHEN($from) } est déplacée.
proposal-declined = C’est noté : la visite reste annulée, et l’heure gardée est de nouveau libre.
proposal-taken = Je suis désolé, quelqu’un d’autre a pris cette heure. Vous pouvez en réserver une autre.
proposal-back = Cette visite a lieu :
proposal-answered = Une réponse a déjà été donnée.

letter-failed-subject = Votre visite du { WHEN($start) } ne peut pas avoir lieu
letter-failed = { $clinic } : nous sommes désolés, votre visite ({ $service }, { WHEN($start) }, { $place }, référence { $reference }) ne peut pas avoir lieu : { $person } ne peut pas venir. Pour une autre heure, appelez le { $deskPhone }.
letter-failed-kept = { $clinic } : nous sommes désolés, votre visite ({ $service }, { WHEN($start) }, { $place }, référence { $reference }) ne peut pas avoir lieu : { $person } ne peut pas venir. Nous gardons pour vous { WHEN($other) }, { $otherPlace }, { $otherPerson } jusqu’au { WHEN($until) } : appelez le { $deskPhone } pour la prendre.

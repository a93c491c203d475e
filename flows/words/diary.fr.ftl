### L’agenda comme le personnel le voit : un jour, une semaine, une visite
staff-help-week = /week : montre une semaine, par exemple
diary-week-example = /week { $place }
staff-help-appointment = /appointment : montre une visite, par sa référence ou par le patient, par exemple
diary-appointment-example = /appointment Lavoie
staff-help-history = /history : toute la vie d’une visite, par exemple
diary-history-example = /history Lavoie

## Un jour en mots
diary-line-visit = { CLOCK($start) }–{ staff-line-end } { diary-state } : { $who }, { $service }{ $online ->
    [yes] {" "}(en ligne)
   *[no] {""}
  }, { $reference }
diary-line-visit-group = { CLOCK($start) }–{ staff-line-end } { diary-state } : { $number }, { $service }
diary-state = { $state ->
    [free] libre
    [kept] gardé pour l’accueil
    [held] retenu
    [pending] à accepter
    [arrived] arrivé
    [seen] vu
    [missed] manqué
    [past] passé
    [closed] fermé
   *[booked] réservé
  }
diary-person-counts = { CLOCK($start) }–{ staff-line-end } : { diary-counts }
diary-counts = { $booked ->
    [0] 0 visite
    [1] 1 visite
   *[other] { $booked } visites
  }, { $held ->
    [0] {""}
    [1] 1 retenue,{" "}
   *[other] { $held } retenues,{" "}
  }{ $free ->
    [0] rien de libre
    [1] 1 créneau libre
   *[other] { $free } créneaux libres
  }
diary-first-free = Première heure libre : { CLOCK($start) }
diary-one-person = Touchez un nom pour le jour de cette personne.
diary-some = Praticiens { $from } à { $to } sur { $of }

## Une semaine en mots
diary-week-at = { $place }, du { DAY($from) } au { DAY($to) }
diary-week-of = { $person }, du { DAY($from) } au { DAY($to) }
diary-week-day = { DAY($day) } : { diary-counts }{ $outcome ->
    [yes] {" "}({ $seen } vues, { $missed } manquées)
   *[no] {""}
  }
diary-week-person = { DAY($day) }, { CLOCK($start) }–{ staff-line-end }, { $place } : { diary-counts }{ $outcome ->
    [yes] {" "}({ $seen } vues, { $missed } manquées)
   *[no] {""}
  }
diary-week-nothing = { DAY($day) } : rien n’est ouvert
diary-who = La semaine de qui : une clinique, ou une personne ?

## Ce qui mène plus loin
diary-earlier = ◂ { DAY($day) }
diary-later = { DAY($day) } ▸
diary-day = { DAY($day) }
diary-choice-picture = Image
diary-choice-text = Texte
diary-choice-week = Semaine
diary-choice-people = Praticiens { $from } à { $to }

## L’image
diary-caption = { diary-counts }. À { CLOCK($now) }, heure locale, { $city }.
diary-title-day = { LONGDAY($day) } { $year } (heure locale, { $city })
diary-title-week = Du { DAY($from) } au { DAY($to) } { $year } (heure locale, { $city })
diary-as-of = à { CLOCK($now) }
diary-clock = { CLOCK($now) }
diary-online = réservé en ligne
diary-not-shown = Ceci n’est plus montré ici. Demandez-le de nouveau.
diary-letter-free = L
diary-letter-kept = G
diary-letter-held = T
diary-letter-booked = R
diary-letter-pending = P
diary-letter-arrived = A
diary-letter-seen = V
diary-letter-missed = M
diary-letter-past = –
diary-letter-closed = F

## La fiche d’une visite
diary-card = { $reference } : { $service }
diary-card-who = Patient : { $who } ({ $number })
diary-card-who-group = Patient : { $number }
diary-card-when = Quand : { WHEN($start) } à { staff-line-end } (heure locale, { $city })
diary-card-with = Avec : { $person }, { $place }
diary-card-status = État : { $status ->
    [pending] attend que le praticien l’accepte
    [booked] réservée
    [arrived] arrivé
    [fulfilled] vue
    [cancelled] annulée
    [noshow] manquée
   *[other] sur la liste d’attente
  }
diary-card-booked = Réservée { $by ->
    [patient] en ligne, par le patient
    [system] par le système
   *[staff] par { $name }
  }{ $link ->
    [yes] {" "}au moyen d’un lien
   *[no] {""}
  }, { WHEN($at) }
diary-card-follows = Suite de { $reference }
diary-card-reason = Motif : { $reason }
diary-card-details = À savoir : { $details }
diary-card-paid = Payé : { $amount }
diary-card-refunded = Remboursé : { $amount }
diary-choice-move = Déplacer
diary-choice-cancel = Annuler
diary-choice-arrived = Arrivé
diary-choice-history = Historique
diary-choice-file = Dossier
diary-choice-card = Fiche

## La vie d’une visite
diary-history = { $reference } : { $service }, { $number }
diary-change-booked = { WHEN($at) } : réservée { diary-by }, pour le { WHEN($to) }
diary-change-rescheduled = { WHEN($at) } : déplacée { diary-by }, du { WHEN($from) } au { WHEN($to) }{ HAS($person) ->
    [yes] , avant avec { $person }
   *[no] {""}
  }
diary-change-cancelled = { WHEN($at) } : annulée { diary-by }{ HAS($person) ->
    [yes] , car { $person } ne pouvait pas venir
   *[no] {""}
  }
diary-change-accepted = { WHEN($at) } : acceptée { diary-by }
diary-change-declined = { WHEN($at) } : refusée { diary-by }
diary-change-edited = { WHEN($at) } : modifiée { diary-by }
diary-change-arrived = { WHEN($at) } : arrivé, dit { diary-by }
diary-change-called = { WHEN($at) } : appelé { diary-by }
diary-change-fulfilled = { WHEN($at) } : vu, dit { diary-by }
diary-change-noshow = { WHEN($at) } : manquée, dit { diary-by }
diary-change-putBack = { WHEN($at) } : remise { diary-by }
diary-change-paid = { WHEN($at) } : payée{ diary-amount }, reçu { diary-by }
diary-change-refunded = { WHEN($at) } : remboursée{ diary-amount } { diary-by }
diary-amount = { HAS($amount) ->
    [yes] {" "}({ $amount })
   *[no] {""}
  }
diary-change-proposed = { WHEN($at) } : l’heure gardée à la place, { WHEN($to) }, a été refusée { diary-by }
diary-change-undone = { WHEN($at) } : { $what ->
    [rescheduled] remise { diary-by } au { WHEN($to) }
    [cancelled] réservation retirée { diary-by }
    [paid] paiement{ diary-amount } retiré { diary-by }
    [refunded] remboursement{ diary-amount } retiré { diary-by }
    [accepted] acceptation retirée { diary-by } ; la visite attend de nouveau
    [arrived] arrivée retirée { diary-by }
    [noshow] « manquée » retiré { diary-by }
   *[fulfilled] « vue » retiré { diary-by }
  }
diary-overridden = Ce que les patients ne pourraient pas faire eux-mêmes :
diary-by = { $by ->
    [patient] par le patient
    [system] par le système
   *[staff] par { $name }
  }

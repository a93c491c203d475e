## Ce que les praticiens apprennent de leurs visites
notices-changes = Vos visites ont changé :
notices-visit-back = Maintenue finalement : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-booked = Nouvelle : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-moved = Déplacée : { SHORT($start) }{ HAS($from) ->
    [yes] , avant { SHORT($from) }
   *[no] {""}
  }, { $who }, { $service }, { $place }, { $reference }
notices-visit-cancelled = Annulée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-declined = Refusée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-accepted = Acceptée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-edited = Modifiée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-asked = Demandée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-away = Plus à vous : { HAS($from) ->
    [yes] { SHORT($from) }
   *[no] { SHORT($start) }
  }, { $who }, { $service }, { $reference }. Elle est maintenant avec { $person }, { SHORT($start) }, { $place }.
notices-accept = L’acceptez-vous ?
notices-choice-accept = Accepter { SHORT($start) }
notices-choice-decline = Refuser { SHORT($start) }
notices-more = et { $count } de plus : /day les montre.
notices-day = Aujourd’hui, { DAY($day) } : { $count ->
    [one] { $count } visite
   *[other] { $count } visites, la première
  } à { CLOCK($start) }
notices-day-line = { CLOCK($start) } { $who }, { $service }, { $place }, { $reference }
notices-day-none = Aujourd’hui, { DAY($day) } : personne n’a encore réservé. Vos heures commencent à { CLOCK($start) }.

## Comment ils veulent l’apprendre
staff-help-notices = /notices : comment vous apprenez ce qui arrive à vos visites, par exemple
notices-example-each = /notices each
notices-example-morning = /notices morning 7:30
notices-example-quiet = /notices quiet 20-7
notices-told-each = Vous apprenez aussitôt chaque réservation, chaque changement et chaque annulation.
notices-told-morning = Vous apprenez réservations, changements et annulations une fois par jour, à { $at }.
notices-told-nothing = Vous n’apprenez ni réservations, ni changements, ni annulations.
notices-day-at = Le matin, à { $at } : qui vient ce jour-là.
notices-quiet = Rien de { $from } à { $to } : cela attend jusque-là.
notices-zone = À l’heure de { $zone }.
notices-choice-each = Chacune aussitôt
notices-choice-morning = Une fois, le matin
notices-choice-off = Rien
notices-choice-quiet = Silence de 20:00 à 07:00
notices-choice-quiet-off = Pas d’heures de silence
notices-unread = Je n’ai pas pu lire « { $typed } ». Il y a : each (chacune), morning (le matin, et une heure), day (le jour : une heure, ou off), quiet (silence : deux heures, ou off), zone (et un fuseau), off (rien).
notices-not-you = Seul un praticien de l’agenda apprend ce qui arrive aux visites. Un administrateur peut vous inviter comme tel.
notices-no-private = Vous n’avez pas de discussion privée avec moi, et les noms des patients ne regardent personne d’autre : rien ne vient avant qu’un administrateur ne vous invite et que vous ne suiviez ce lien en privé.
notices-undone = Vous l’apprenez comme avant.

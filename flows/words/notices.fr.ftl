## Ce dont les praticiens sont avertis
notices-changes = Vos visites ont changé :
notices-visit-back = Rétablie finalement : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-booked = Nouvelle : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-moved = Déplacée : { SHORT($start) }{ HAS($from) ->
    [yes] , auparavant { SHORT($from) }
   *[no] {""}
  }, { $who }, { $service }, { $place }, { $reference }
notices-visit-cancelled = Annulée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-declined = Refusée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-accepted = Acceptée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-edited = Modifiée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-asked = Demandée : { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-away = Passée à quelqu’un d’autre : { HAS($from) ->
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

## Comment ils veulent l’être
staff-help-notices = /notices : comment vous êtes averti de ce qui arrive à vos visites, par exemple
notices-example-each = /notices chaque
notices-example-morning = /notices matin 7h30
notices-example-quiet = /notices silence 20h-7h
notices-told-each = Vous êtes averti aussitôt de chaque réservation, changement et annulation.
notices-told-morning = Vous êtes averti des réservations, changements et annulations une fois par jour, à { $at }.
notices-told-nothing = Vous n’êtes averti ni des réservations, ni des changements, ni des annulations.
notices-day-at = Le matin, à { $at } : qui vient ce jour-là.
notices-quiet = Rien de { $from } à { $to } : ce qui arrive entre-temps attend.
notices-zone = Fuseau horaire : { $zone }.
notices-clock = { CLOCK($at) }
notices-choice-each = Chaque fois, aussitôt
notices-choice-morning = Une fois, le matin
notices-choice-off = Rien
notices-choice-quiet = Silence de 20 h à 7 h
notices-choice-quiet-off = Pas d’heures de silence
notices-unread = Je n’ai pas pu lire « { $typed } ». Il y a : chaque, matin (et une heure), jour (une heure, ou rien), silence (deux heures, ou rien), fuseau (et un fuseau horaire), rien.
notices-not-you = Seuls les praticiens de l’agenda sont avertis des visites. Un administrateur peut vous inviter comme praticien.
notices-no-private = Vous n’avez pas de discussion privée avec moi, et les noms des patients ne regardent personne d’autre : vous ne recevrez rien tant qu’un administrateur ne vous aura pas invité et que vous n’aurez pas suivi ce lien en privé.
notices-undone = Vous êtes averti comme avant.

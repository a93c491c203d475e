### Les heures de chaque semaine : ce qui en empêche d’autres, les jours laissés de côté, et comment y mettre fin

weekly-rule = { $person }, { $days }, { HOURS($from) } à { HOURS($to) }, { $place }
weekly-rule-until = { weekly-rule }{ HAS($first) ->
    [yes] , à partir du { DATE($first) }
   *[no] {""}
  }{ HAS($last) ->
    [yes] {" "}jusqu’au { DATE($last) }
   *[no] {""}
  }
weekly-in-way = Rien d’ouvert : il y a déjà des créneaux chaque semaine à ces heures : { weekly-rule-until }.
weekly-in-way-do = Choisissez d’autres jours ou d’autres heures{ HAS($last) ->
    [yes] , ou commencez après le { DATE($last) }
   *[no] {""}
  } ; ou mettez-y d’abord fin :
weekly-in-way-day = Rien d’ouvert : le { FULLDAY($day) }, ces heures auront d’elles-mêmes des créneaux, comme chaque semaine : { weekly-rule-until }.
weekly-in-way-day-do = Pour en ouvrir d’autres à la place, fermez-les d’abord ce jour-là :
weekly-end-line = /close { $name } chaque { $each } { $from }-{ $to } à { $code }
weekly-close-day-line = /close { $name } { $iso } { $from }-{ $to } à { $code }

rule-skipped-days = Des créneaux de chaque semaine de { $person } ({ $place }) n’ont pas pu être ouverts { $count } jours : il y en a d’autres aux mêmes heures. Ouvrez-les pour ces jours à la main, s’ils doivent l’être :

weekly-none = { $person } n’a pas d’heures de chaque semaine dans vos cliniques.
weekly-which = À quelles heures de chaque semaine mettre fin ? { $person } :
weekly-no-such = { $person } n’a pas de telles heures chaque semaine. Elles finissent comme elles ont été ouvertes, tous leurs jours et toutes leurs heures ; /open en rouvre une partie.
weekly-choice = { $days }, { HOURS($from) }–{ HOURS($to) }, { $place }
weekly-choice-all = Toutes celles-ci
weekly-gone = C’est déjà fini{ HAS($at) ->
    [yes] {" "}: { WHEN($at) }, { visit-booker }
   *[no] {""}
  }.
weekly-free = { $free ->
    [0] Aucun créneau libre n’est à retirer de l’agenda.
    [one] 1 créneau libre est à retirer de l’agenda.
   *[other] { $free } créneaux libres sont à retirer de l’agenda.
  }
weekly-sure = Mettre fin à ces heures de chaque semaine, à partir du { FULLDAY($first) } ? { weekly-free }
weekly-sure-pause = Fermer ces heures de chaque semaine du { FULLDAY($first) } au { FULLDAY($last) } ? Ensuite, elles reprennent. { weekly-free }
weekly-choice-end = Y mettre fin
weekly-choice-pause = Fermer jusque-là
weekly-choice-last = Y mettre fin après le { DATE($last) }
weekly-ended = Fini, à partir du { FULLDAY($first) }. { $free ->
    [0] Aucun créneau libre n’était à l’agenda.
    [one] 1 créneau libre n’est plus proposé.
   *[other] { $free } créneaux libres ne sont plus proposés.
  }
weekly-paused = Fermé du { FULLDAY($first) } au { FULLDAY($last) } ; ensuite, elles reprennent. { $free ->
    [0] Aucun créneau libre n’était à l’agenda.
    [one] 1 créneau libre n’est plus proposé.
   *[other] { $free } créneaux libres ne sont plus proposés.
  }
weekly-too-long = C’est plus de { $most } jours. Mettez fin à ces heures, et rouvrez-les à partir du { FULLDAY($next) }.
weekly-undone = Ces heures de chaque semaine de { $person } continuent.
weekly-undone-other = { $person } a maintenant d’autres heures de chaque semaine à ce moment-là, rien n’a donc été repris : { weekly-rule-until }.
closing-example-weekly = /close { $name } chaque mercredi 17-18
closing-already = C’est déjà fermé : { closing-whom }, { WHEN($at) }, { visit-booker }.

## La part en ligne d’un département ou d’un service
share-which = Lequel voulez-vous dire ?
share-choice-wide = { $name } ({ $kind ->
    [service] le service
   *[department] le département
  })
share-wide-not-allowed = Seul un administrateur peut changer ce qui est habituel pour { $kind ->
    [service] un service
   *[department] un département
  }. Vous pouvez changer les heures d’un jour.
share-wide-ask = { $name } : quelle part les patients pourront-ils réserver par messagerie ? Touchez, ou écrivez une part comme 70 %.
share-wide-none = Aucune heure de { $name } n’est ouverte dans vos cliniques. Ce qui est habituel se dit dans le fichier de la clinique.
share-wide-sure = { $name } : { $percent } % par messagerie, pour tout ce qui est ouvert ({ $sessions ->
    [one] 1 plage
   *[other] { $sessions } plages
  } à venir) ? Seules les heures libres changent : { $online } passeraient en ligne, { $kept } seraient gardées pour l’accueil.
share-wide-stay = { $stay ->
    [one] 1 créneau est réservé ou retenu, et ne peut pas changer.
   *[other] { $stay } créneaux sont réservés ou retenus, et ne peuvent pas changer.
  }
share-choice-wide-go = { $percent } % pour tout ce qui est ouvert

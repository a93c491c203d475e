### La salle d’attente

word-here = je suis là | je suis arrivé | je suis arrivée | arrivé | arrivée | je suis sur place | ma place dans la file
word-busy = combien de monde | combien de monde y a-t-il | il y a du monde | y a-t-il du monde | combien de temps d'attente | quelle est l'attente
word-leave-queue = je dois partir | je dois m'en aller | je pars | quitter la file

choice-i-am-here = Je suis là
choice-my-place = Ma place dans la file
choice-leave-queue = Je dois partir
choice-leave-number = Numéro { $number }

here-number = Vous avez le numéro { $number } ({ $place }){ HAS($person) ->
    [yes] , avec { $person }
   *[no] {""}
  }.
here-before = { $before ->
    [0] Personne n’est avant vous.
    [1] Une personne est avant vous.
   *[other] { $before } personnes sont avant vous.
  }
here-early = Votre tour est à { CLOCK($start) } ; d’autres peuvent passer avant cette heure-là.
here-range = { $low ->
    [0] L’attente sera de { $high } minutes au plus.
   *[other] L’attente sera d’environ { $low } à { $high } minutes.
  }
here-will-tell = Je vous dirai quand ce sera bientôt votre tour, et quand on vous appellera.
here-next = C’est bientôt à vous, numéro { $number }. Restez près de la porte{ HAS($person) ->
    [yes] {" "}: { $person } va vous appeler
   *[no] {""}
  }.
here-called = Entrez, s’il vous plaît : numéro { $number }{ HAS($person) ->
    [yes] , avec { $person }
   *[no] {""}
  }, { $place }.
here-inside = Le numéro { $number } est entré{ HAS($person) ->
    [yes] {" "}chez { $person }
   *[no] {""}
  }, { $place }.
here-back = On vous a appelé par erreur. Patientez encore un peu ; vous gardez votre place.
here-not-yet = On vous a appelé en avance et vous n’étiez pas là : rien n’est perdu, et vous gardez votre numéro. On vous rappellera pour votre rendez-vous de { CLOCK($start) }.
here-out = Vous n’êtes plus dans la file ({ $place }) : le numéro { $number } ne sera pas appelé.
here-out-booked = Votre rendez-vous de { CLOCK($start) } est maintenu. Une fois sur place, écrivez « Je suis là ».
here-which = Pour quel rendez-vous êtes-vous là ?
here-refused-early = C’est un peu tôt : votre rendez-vous est à { CLOCK($start) }. À partir de { CLOCK($from) }, vous pourrez écrire « Je suis là ».
here-refused-desk = Adressez-vous à l’accueil pour votre rendez-vous de { CLOCK($start) } : on verra ce qui est possible.
here-refused-seen = Votre rendez-vous de { CLOCK($start) } a eu lieu : on vous a vu. S’il manque quelque chose, adressez-vous à l’accueil.
here-refused-elsewhere = Votre rendez-vous de { CLOCK($start) } n’est pas ici, mais dans cette clinique : { $place }. Si vous ne pouvez pas y être à temps, adressez-vous à l’accueil.
here-refused-another = Je ne vois pas de rendez-vous pour vous aujourd’hui : le prochain est le { WHEN($start) } ({ $place }). Si vous venez pour être vu aujourd’hui, adressez-vous à l’accueil : on vous donnera un numéro.
here-refused-none = Je ne vois pas de rendez-vous pour vous aujourd’hui. Si vous venez sans rendez-vous, adressez-vous à l’accueil : on vous donnera un numéro.

busy-which = Dans quelle clinique ?
busy-at = { $place }, en ce moment :
busy-closed = { $place } : personne n’y consulte aujourd’hui.
busy-line = { $person } : { $count ->
    [0] personne n’attend
    [1] une personne attend
   *[other] { $count } personnes attendent
  }{ HAS($high) ->
    [yes] { $low ->
        [0] , { $high } minutes au plus
       *[other] , environ { $low } à { $high } minutes
      }
   *[no] {""}
  }

queue-left = Vous n’êtes plus dans la file. Le numéro { $number } ne sera pas appelé.
queue-left-booked = Votre rendez-vous de { CLOCK($start) } reste réservé. Si vous revenez à temps, écrivez « Je suis là ».
queue-leave-which = Qui doit partir ?
not-in-queue = Vous n’êtes dans aucune file en ce moment. Quand vous serez sur place pour un rendez-vous, écrivez « Je suis là ».

## Le personnel. « Qui » est vide pour une personne venue sans rendez-vous que personne n’a cherchée.
staff-help-arrived = /arrived : quelqu’un est là pour son rendez-vous ; seul, propose ceux qui sont attendus, par exemple
staff-help-walkin = /walkin : quelqu’un vient sans rendez-vous, connu ou non, par exemple
staff-help-next = /next : appelle la personne suivante, par exemple
staff-help-seen = /seen : la personne appelée a été vue ; avec « suivant », appelle aussi la suivante, par exemple
staff-help-missed = /missed : la personne appelée n’est pas entrée, par exemple
staff-help-queue = /queue : qui attend qui, et depuis quand ; qr : ce qu’on affiche pour les patients, par exemple
staff-help-waits = /waits : combien de temps on a attendu ces dernières semaines, à côté de la part en ligne, par exemple
queue-arrived-example = /arrived K7PM-4WXH
queue-arrived-example-name = /arrived Lavoie
queue-walkin-example = /walkin pour { $name }
queue-walkin-example-known = /walkin #12 pour { $name }
queue-next-example = /next { $name }
queue-seen-example = /seen 17
queue-seen-example-next = /seen 17 suivant
queue-missed-example = /missed 17
queue-example = /queue { $place }
queue-example-qr = /queue qr { $place }
waits-example = /waits

queue-who = { HAS($who) ->
    [yes] { $who }
   *[no] { HAS($record) ->
        [yes] dossier { $record }
       *[no] sans rendez-vous
      }
  }
queue-visit = { HAS($reference) ->
    [yes] , { CLOCK($start) }, { $reference }
   *[no] {""}
  }
queue-with = { HAS($person) ->
    [yes] , pour { $person }
   *[no] , pour qui sera libre en premier
  }
queue-who-came = Qui est là ? Écrivez un nom, un numéro comme #12 ou une référence.
queue-noted = Numéro { $number } : { queue-who }{ queue-visit }{ queue-with }, { $place }.
queue-noted-before = { $before ->
    [0] Personne n’attend avant.
    [1] Une personne attend avant.
   *[other] { $before } personnes attendent avant.
  }{ $told ->
    [yes] {" "}La personne l’apprend dans sa conversation.
   *[no] {" "}Dites-lui son numéro.
  }
queue-noted-early = Leur tour est à { CLOCK($start) } : qui vient sans rendez-vous avant cette heure-là passe d’abord.
queue-already = A déjà le numéro { $number } : { queue-who }{ queue-visit }, depuis { CLOCK($since) }.
queue-not-today = { $reference } est pour le { WHEN($start) }, pas pour aujourd’hui. Pour l’avancer : /move.
queue-past = { $reference } était pour le { WHEN($start) }, pas pour aujourd’hui.
queue-not-booked = { $reference } ne peut pas être noté : { $status ->
    [cancelled] le rendez-vous a été annulé
    [pending] il n’a pas encore été accepté
   *[other] la visite est terminée
  }.
queue-arrival-undone = Retiré : le numéro { $number } n’était pas venu.
queue-moved-on = Rien n’a été fait : le numéro { $number } a avancé depuis. /queue montre où l’on en est.
queue-stands-arrived = Le numéro { $number } n’a pas encore été appelé : { queue-who }{ queue-visit }, en attente depuis { CLOCK($since) }.
queue-stands-called = Le numéro { $number } a déjà été appelé, à { CLOCK($since) }{ HAS($person) ->
    [yes] , chez { $person }
   *[no] {""}
  } : { queue-who }{ queue-visit }.
queue-stands-in-progress = Le numéro { $number } est entré{ HAS($person) ->
    [yes] {" "}chez { $person }
   *[no] {""}
  }, depuis { CLOCK($since) } : { queue-who }{ queue-visit }.
queue-stands-finished = Le numéro { $number } a déjà été vu, à { CLOCK($since) }{ HAS($person) ->
    [yes] , par { $person }
   *[no] {""}
  } : { queue-who }{ queue-visit }.
queue-stands-missed = Le numéro { $number } est déjà noté comme manqué : { queue-who }{ queue-visit }.{ HAS($reference) ->
    [yes] {" "}Si la personne vient quand même : /arrived { $reference }
   *[no] {""}
  }
queue-stands-left = Le numéro { $number } est parti : { queue-who }{ queue-visit }. Le rendez-vous reste réservé. Si la personne revient : /arrived { $reference }
queue-visit-stands = { $status ->
    [fulfilled] { $reference }, { WHEN($start) } : déjà vu, { WHEN($since) }.
    [noshow] { $reference }, { WHEN($start) } : noté comme manqué, { WHEN($since) }. Si la personne vient quand même : /arrived { $reference }
    [cancelled] { $reference }, { WHEN($start) } : annulé, { WHEN($since) }.
    [pending] { $reference }, { WHEN($start) } : pas encore accepté.
    [booked] { $reference }, { WHEN($start) } : personne n’est encore venu. Une fois là : /arrived { $reference }
   *[another] { $reference } est pour le { WHEN($start) }, pas pour aujourd’hui.
  }
queue-put-back = Le numéro { $number } attend de nouveau : { queue-who }.
queue-unseen = Le numéro { $number } n’a pas encore été vu : { queue-who }.

queue-walkin-group = D’autres lisent ici : nommez un patient par son numéro (#12), ou personne.
queue-walkin-new-hint = Quelqu’un de nouveau ? Écrivez son numéro de téléphone ou son adresse : je l’enregistre et l’inscris dans la file.
choice-queue-register = Enregistrer { $name }{ HAS($value) ->
    [yes] {" "}({ $value })
   *[no] {""}
  }{ HAS($whom) ->
    [yes] , et l’inscrire dans la file pour { $whom }
   *[no] {""}
  }
queue-for-whom = Avec quel praticien ?
queue-walkin-visit = { visit-whose } a une visite aujourd’hui : { visit-said } Est-ce pour elle ?
queue-none-for = { $place } : personne ne s’y appelle « { $name } », et aucun soin non plus.
queue-walked-in = Numéro { $number } : { queue-who }, { HAS($service) ->
    [yes] pour { $service }
   *[no] { HAS($person) ->
        [yes] pour { $person }
       *[no] pour qui sera libre en premier
      }
  }, { $place }.
queue-walked-in-before = { $before ->
    [0] Personne n’attend avant
    [1] Une personne attend avant
   *[other] { $before } personnes attendent avant
  }{ HAS($high) ->
    [yes] { $low ->
        [0] , { $high } minutes au plus
       *[other] , environ { $low } à { $high } minutes
      }
   *[no] {""}
  }. Dites-lui son numéro.

queue-empty = Personne n’attend.
queue-next-whom = Pour qui ?
queue-nobody-for = Personne n’attend { $person }.
queue-call = Numéro { $number }, s’il vous plaît : { queue-who }{ queue-visit }{ HAS($person) ->
    [yes] , chez { $person }
   *[no] {""}
  }.{ $told ->
    [yes] {" "}La personne l’apprend dans sa conversation.
   *[no] {""}
  }
queue-still-open = Aussi appelé : numéro { $number }, { queue-who }.
queue-nobody-called = Personne n’a été appelé. /next appelle la personne suivante.
queue-which-number = Lequel ?
queue-no-number = Il n’y a pas de numéro { $number } dans votre file ce jour-là.
queue-seen = Vu : numéro { $number }, { queue-who } ; cela a pris { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
  }.
queue-seen-late = Vu : numéro { $number }, { queue-who }. C’est noté si longtemps après son entrée, { WHEN($from) }, que cela ne compte pas dans la durée des visites.
queue-came-in = Le numéro { $number } est entré : { queue-who }.
queue-missed = Le numéro { $number } n’est pas entré : { queue-who }. { HAS($reference) ->
    [yes] La visite est notée comme manquée. Si la personne vient quand même : /arrived { $reference }
   *[no] Il n’est plus dans la file.
  }
queue-told = { $told ->
    [yes] {" "}C’est dit dans sa conversation.
   *[no] {""}
  }
queue-not-yet = Le numéro { $number } n’était pas là : { queue-who }. La visite n’est qu’à { CLOCK($start) } : rien n’est manqué, et la personne attend de nouveau, avec le même numéro.{ queue-told }
queue-gone-early = Le numéro { $number } n’est plus dans la file : { queue-who }. La visite n’est qu’à { CLOCK($start) }, et reste réservée. Si la personne revient : /arrived { $reference }{ queue-told }
queue-called-again = Le numéro { $number } est appelé de nouveau : { queue-who }.

queue-at = { $place }, { CLOCK($now) } : { $count } en attente
queue-quiet = { $place } : personne n’attend.
queue-person = { $person }
queue-anybody = Qui sera libre en premier
queue-row = Numéro { $number } : { queue-who }{ HAS($start) ->
    [yes] , { CLOCK($start) }
   *[no] {""}
  }, depuis { CLOCK($since) }
queue-row-called = Numéro { $number } : { queue-who }, appelé
queue-row-in-progress = Numéro { $number } : { queue-who }, entré
queue-links = { $place } : les patients qui ouvrent ce lien disent « Je suis là ».
queue-link-telegram = Sur Telegram : { $url }
queue-link-web = Sur le web : { $url }
queue-links-which = Pour un code à afficher, touchez une clinique.
queue-qr = { $place } : l’appareil photo d’un téléphone lit ce code, et qui l’ouvre dit « Je suis là » { $way ->
    [telegram] sur Telegram
   *[web] sur le web
  }.
queue-link-screen = Pour un écran dans la salle d’attente, numéros seulement : { $url }

waits-none = Personne n’a été appelé dans la file ces quatre dernières semaines : on ne connaît donc aucune attente. Elle se mesure de /arrived ou /walkin jusqu’à /next.
waits-heading = La moitié des gens ont attendu plus longtemps que cela, ces quatre dernières semaines :
waits-person = { $person } : { $minutes } min ({ $people ->
    [1] 1 personne
   *[other] { $people } personnes
  })
waits-department = { $name } : { $people ->
    [0] personne n’a été appelé
    [1] { $minutes } min (1 personne)
   *[other] { $minutes } min ({ $people } personnes)
  }. En ligne : { $online } créneaux sur 100.
waits-proposal = { $way ->
    [fewer] Proposé : { $proposed } en ligne. Davantage de créneaux sont alors gardés pour qui vient sans rendez-vous, et l’attente diminue.
   *[more] Proposé : { $proposed } en ligne. On attend si peu que davantage de créneaux peuvent se réserver en conversation.
  }
waits-no-share = Quel service, et combien de créneaux sur cent ? Seul un administrateur de sa clinique peut le changer.
waits-shared = { $name } : { $percent } créneaux sur 100 sont maintenant en ligne, dans { $sessions } plages à venir : { $online } créneaux libres sont passés en ligne, { $kept } sont désormais gardés. Pour de bon, cela se dit dans le fichier de la clinique.
waits-share-undone = Comme avant : { $sessions } plages.

choice-queue-arrived = { CLOCK($start) } { $who }
choice-queue-person = { $person } ({ $count })
choice-queue-anybody = Qui sera libre en premier
choice-queue-next = Suivant : { $person } ({ $count })
choice-queue-number = Numéro { $number } : { queue-who }
choice-queue-seen-next = Vu, suivant
choice-queue-seen = Vu
choice-queue-in = Entré
choice-queue-come = Est là
choice-queue-come-for = Pour la visite de { CLOCK($start) }
choice-queue-walkin = Prendre sans rendez-vous
choice-queue-missed = Pas venu
choice-waits-share = { $name } : { $proposed } en ligne

## L’écran d’une salle d’attente : lu de loin, dans chaque langue à la fois.
screen-now = Entrez, s’il vous plaît
screen-nobody = Personne n’est appelé en ce moment. Attendez votre numéro.
screen-next = Bientôt
screen-waiting = En attente
screen-reception = premier libre
screen-lost = Pas de connexion : ce qui est affiché peut être ancien. Demandez à l’accueil.
screen-script = Cette page a besoin de JavaScript.

### Les liens de rendez-vous : ce qu'ils disent à qui les ouvre, et ce que le personnel en fait

## À la patiente, au patient
link-invites = { $clinic } vous invite à choisir un horaire : { $name }{ HAS($service) ->
    [yes] {" "}({ $service })
   *[no] {""}
  }{ HAS($person) ->
    [yes] {" "}avec { $person }
   *[no] {""}
  }{ HAS($place) ->
    [yes] , { $place }
   *[no] {""}
  }. C’est possible une fois, jusqu’au { WHEN($until) }.
choice-continue = Continuer
link-leaves = Vous êtes au milieu d’autre chose ici. « Continuer » l’abandonne ; rien n’en est réservé ni changé.
choice-link-not-now = Pas maintenant
link-left = D’accord. Vous pourrez rouvrir le lien plus tard.
link-ask-birth-date = Pour être sûr qu’il s’agit de la bonne personne : quelle est la date de naissance de la patiente ou du patient ? Par exemple 12 mars 1984.
link-date-wrong = Cela ne correspond pas à ce lien. { $left ->
    [one] Vous pouvez essayer encore une fois.
   *[other] Vous pouvez essayer encore { $left } fois.
  }
link-date-over = Ce lien a été essayé trop souvent. Veuillez téléphoner à la clinique : { $phone }.
link-over = Ce lien ne peut pas être utilisé. Veuillez téléphoner à la clinique : { $phone }.
link-used = Ce lien a servi : un rendez-vous a été pris avec lui, et il n’en permet qu’un. S’il vous en faut un autre, veuillez téléphoner à la clinique : { $phone }.
choice-link-visit = Voir le rendez-vous
choice-link-visit-code = Le voir après un code
move-fixed = Seule la clinique peut déplacer ce rendez-vous. Veuillez téléphoner : { $phone }.

## Ce qui part par SMS et par courriel
link-subject = { $clinic } : choisissez l’horaire de votre visite
link-letter = { $clinic } : { HAS($text) ->
    [yes] { $text }
   *[no] veuillez choisir l’horaire de votre visite ({ $service }).
  } { $url }
link-letter-telegram = Ou sur Telegram : { $url }

## /link
staff-help-link = /link : envoie à une personne un lien pour prendre un seul rendez-vous, par exemple
link-example = /link Lavoie { $type }
link-ask-patient = Pour qui est le lien ? Un nom, un numéro comme #12, un numéro de téléphone.
link-which = Quel type de visite ? Tapez une partie de son nom pour en voir moins.
link-more = et encore { $count }
link-no-type = Il n’y a pas ici de type de visite comme « { $typed } ».
link-no-types = Il n’y a encore rien pour quoi envoyer un lien. L’administration peut l’ajouter : /linktype.
link-no-service = La clinique n’a plus ce que ce lien permet de réserver.
link-no-birth-date = Ce lien demande la date de naissance, et celle de { $name } ({ $number }) n’est pas au dossier. /correct { $number } birth date 12 March 1984 l’y met.
link-no-way = On ne peut pas joindre cette personne ainsi : seulement les contacts confirmés, et les conversations qu’un code a prouvées siennes.
link-for = { $type }, pour { $name } ({ $number })
links-aim = Il permet de réserver : { $service }{ HAS($person) ->
    [yes] , avec { $person }
   *[no] {""}
  }{ HAS($place) ->
    [yes] , { $place }
   *[no] {""}
  }{ HAS($from) ->
    [yes] , du { DATE($from) } au { DATE($to) }
   *[no] {""}
  }
links-identifies = Valable jusqu’au { WHEN($until) }. La personne qui l’ouvre est prise pour la patiente ou le patient.
links-asks = Valable jusqu’au { WHEN($until) }. La date de naissance est demandée à qui l’ouvre.
link-text = Le message : { $text }
link-there = Un lien pareil a été envoyé le { WHEN($at) } et peut encore servir : il est renvoyé.
link-how = Par où l’envoyer ?
choice-link-by-sms = SMS { $contact }
choice-link-by-email = Courriel { $contact }
choice-link-by-chat = Sa conversation
choice-link-by-copied = Copier
link-sent-sms = Envoyé à { $name } ({ $number }) par SMS, { $contact } : { $type }
link-sent-email = Envoyé à { $name } ({ $number }) par courriel, { $contact } : { $type }
link-sent-chat = Envoyé à { $name } ({ $number }) dans sa conversation : { $type }
link-sent-copied = À copier, pour { $name } ({ $number }) seulement : { $type }. Il permet un rendez-vous.
links-web = Dans un navigateur : { $url }
links-telegram = Sur Telegram : { $url }
link-qr = Ce lien, à lire avec l’appareil photo d’un téléphone.
link-qr-over = Le code qui était ici ne mène plus nulle part.
choice-links = Tous ses liens

## /links
staff-help-links = /links : les liens qui peuvent encore servir, ou tous ceux d’une personne, avec ce qui leur est arrivé, par exemple
links-example = /links Lavoie
links-open = Liens qui peuvent encore servir :
links-none = Aucun lien ne peut encore servir.
links-of = Liens de { $name } ({ $number }) :
links-none-of = Aucun lien n’a été envoyé à { $name } ({ $number }).
links-more = et encore { $count } : nommez une personne pour voir les siens.
links-line = { $number } { $type }, { $name } ({ $patient }), { WHEN($at) } : { $status ->
    [sent] envoyé
    [accessed] ouvert, pas encore réservé
    [booked] réservé
    [expired] périmé
   *[deleted] supprimé
  }
links-history = Ce qui s’est passé :
links-change = { WHEN($at) } : { $what ->
    [sent] { $way ->
        [sms] envoyé par SMS
        [email] envoyé par courriel
        [chat] envoyé dans sa conversation
        [copied] créé, à copier
       *[other] peut de nouveau servir
      }
    [accessed] { $by ->
        [patient] ouvert
       *[other] peut de nouveau servir
      }
    [copied] copié
    [booked] réservé
    [rescheduled] le rendez-vous a été déplacé
    [cancelled] le rendez-vous a été annulé
    [expired] périmé
   *[deleted] supprimé
  }, { $by ->
    [patient] par la patiente ou le patient
    [staff] par { $name }
   *[other] de lui-même
  }
links-no-such = Ce lien n’existe pas.
links-what = Après le numéro d’un lien vient : envoyer, par copie, périmer ou supprimer.
links-over = Il ne peut plus servir : { $status ->
    [booked] un rendez-vous a été pris avec lui.
    [expired] il est périmé.
   *[deleted] il a été supprimé.
  }
links-delete-sure = Supprimer ce lien de { $name } ({ $number }) ? Il ne pourra plus servir ; son histoire reste.
links-expired = Périmé : { $type }, pour { $name } ({ $number }). Il ne permet plus rien.
links-deleted = Supprimé : { $type }, pour { $name } ({ $number }). Il ne permet plus rien.
links-reopened = Le lien { $number } peut de nouveau servir.
links-not-reopened = On ne peut pas revenir là-dessus : son temps est passé, ou il a changé depuis.
choice-link = { $number }
choice-link-new = Envoyer un lien
choice-link-again = Renvoyer
choice-link-copy = Copier
choice-link-expire = Périmer
choice-link-delete = Supprimer
choice-link-appointment = Rendez-vous
file-links = Liens de réservation : { $count ->
    [one] un peut encore servir
   *[other] { $count } peuvent encore servir
  }

## /linktype
staff-help-linktype = /linktype : ce pour quoi on peut envoyer un lien : le montre, l’ajoute et le retire, par exemple
linktype-example = /linktype new name: Résultats; service: { $service }; days: 1-14
linktype-list = On peut envoyer un lien pour :
linktype-empty = Il n’y a encore rien pour quoi envoyer un lien.
linktype-line = { $name } : { $service }{ HAS($person) ->
    [yes] , avec { $person }
   *[no] {""}
  }{ HAS($place) ->
    [yes] , { $place }
   *[no] {""}
  }{ HAS($to) ->
    [yes] , de { $from } à { $to } jours après
   *[no] {""}
  } ; { $move ->
    [yes] peut être déplacé
   *[no] seul le personnel le déplace
  } ; { $asks ->
    [yes] demande la date de naissance
   *[no] ne demande rien
  } ; valable { $valid } jours
linktype-what = /linktype les montre. Pour en ajouter : new. Pour en retirer : retire, et son nom.
linktype-of-file = { $name } est dans le fichier de la clinique, et se change là.
linktype-retired = Retiré : { $name }. Les liens déjà envoyés servent encore.
linktype-made = Créé : { $name }. /link l’envoie.
linktype-back = { $name } est de nouveau là.
linktype-gone = { $name } est de nouveau retiré.
linktype-sure = Voici ce que ce sera :
linktype-nobody = Personne n’y donne ce service.
linktype-not-over = Il faut administrer chaque clinique où cela peut être réservé.
linktype-none = Je n’en connais pas comme « { $typed } » pour { $field }.
linktype-length = Il faut des mots, { $most } caractères au plus.
linktype-days = Je n’ai pas pu lire les jours. Écrivez le premier et celui qui est trop tard, comme 7-14, ou : tous.
linktype-move = La visite peut-elle être déplacée ? Oui, non, ou jusqu’à combien de temps avant, comme 1 jour ou 4 heures.
linktype-asks = Écrivez « date de naissance » ou « rien ».
linktype-valid = Pour combien de jours ? Un nombre de 1 à 999.
linktype-ask-name = Comment cela s’appelle-t-il, pour le personnel et les patients ? Par exemple : Résultats.
linktype-ask-service = Quel service est réservé ?
linktype-ask-with = Avec qui ?
linktype-ask-at = Dans quelle clinique ?
linktype-ask-days = Quand la visite peut-elle avoir lieu, en jours après l’envoi ? Comme 7-14.
linktype-ask-text = Que dit le message, avant le lien ?
linktype-ask-move = La visite peut-elle être déplacée ? Ou jusqu’à combien de temps avant, comme : 1 jour.
linktype-ask-asks = Que demande-t-on à qui l’ouvre ?
linktype-ask-valid = Combien de temps le lien peut-il servir, en jours ?
choice-linktype-new = Nouveau
choice-linktype-retire = Retirer : { $name }
choice-linktype-make = Créer
choice-linktype-any = Tous
choice-linktype-days-any = Comme les autres horaires
choice-linktype-days = { $days } jours
choice-linktype-no-text = Sans texte
choice-linktype-move = Oui, comme le service le permet
choice-linktype-fixed = Non
choice-linktype-asks = La date de naissance
choice-linktype-trusts = Rien
choice-linktype-valid = { $days } jours

## Dans une copie de ses données
own-links = Liens de réservation envoyés
own-link = { $name }, envoyé { WHEN($at) } : { $status }
own-link-sent = envoyé
own-link-accessed = ouvert
own-link-booked = utilisé pour réserver
own-link-expired = terminé
own-link-deleted = retiré
own-link-copied = copié
own-link-rescheduled = sa visite a été déplacée
own-link-cancelled = sa visite a été annulée

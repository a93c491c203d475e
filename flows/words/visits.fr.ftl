### Ce que le personnel fait pour un patient : réserver, déplacer, annuler, accepter, encaisser

## De quelle visite il s’agit
visit-which = Quelle visite ? Écrivez sa référence, ou le patient (un nom, #12) et, s’il en a plusieurs, le jour.
visit-none = Je ne connais pas de visite « { $typed } » dans vos cliniques.
visit-none-of = { $number } n’a pas de visite à venir ni récente dans vos cliniques.
visit-none-then = { $number } n’a pas de visite à ce moment dans vos cliniques.
visit-several = { visit-whose } en a plusieurs. Laquelle ?
visit-choice = { SHORT($start) }, { $service }, { $person }
visit-whose = { HAS($who) ->
    [yes] { $who } ({ $number })
   *[no] { $number }
  }
visit-said = { $service }, { WHEN($start) }, { $place }, { $person }. Référence { $reference }.
visit-not-yours = { $reference } est dans l’agenda de { $person } : vous pouvez la voir, mais pas la changer.
visit-cancelled = { $reference } de { visit-whose }, { WHEN($start) }, est déjà annulée : { WHEN($at) }, { visit-booker }.
visit-moved-since = { $reference } de { visit-whose } a changé depuis, { WHEN($at) }, { visit-booker }. Rien n’a été fait. Elle est maintenant : { visit-said }
visit-arrived = Le patient de { $reference }, { visit-whose }, { WHEN($start) }, est déjà arrivé. Si cela a été noté par erreur, annulez-le d’abord (/undo ou [Annuler]) ; la visite pourra alors être modifiée.
visit-begun = { $reference } de { visit-whose }, { WHEN($start) }, a commencé ou est terminée : son heure ne peut plus changer.
visit-past = { $reference } de { visit-whose }, { WHEN($start) }, est passée.
visit-changed = { $reference } ({ $number }) vient d’être changée par quelqu’un d’autre. Rien n’a été fait ; regardez-la de nouveau.
undo-changed = { $reference } ({ $number }) a changé depuis : cela ne peut plus être annulé.

## Si le patient l’apprend
why-told = Pourquoi, comme la personne le lit : « { $because } »
told-by-chat = La personne en est informée dans sa conversation.
told-by-phone = La personne en est informée par SMS.
told-by-email = La personne en est informée par courriel.
told-by-nobody = Je ne peux pas la joindre : pas de conversation, pas de contact confirmé. Informez-la vous-même.

## Règles que le personnel peut écarter
override-sure = Les patients ne pourraient pas le faire eux-mêmes :
override-kept = – l’heure est gardée pour l’accueil
override-notice = – elle commence très bientôt
override-menu = – ces heures n’ont pas été ouvertes pour ce service
override-cutOff = – il est trop tard pour déplacer cette visite
override-cutOffCancel = – il est trop tard pour annuler cette visite
override-notIdentified = – le service est réservé aux patients qui ont un dossier
override-byLinkOnly = – le service se réserve seulement par un lien
override-noFile = – le service est réservé aux patients qui ont un dossier
override-noFamilyDoctor = – le service est réservé aux patients qui ont leur médecin de famille ici
override-otherGender = – le service est pour un autre genre
override-tooYoung = – la personne est trop jeune pour ce service ce jour-là
override-tooOld = – la personne est trop âgée pour ce service ce jour-là
override-notHere = – le service est réservé aux patients qui ont un dossier dans cette clinique
override-notWithThem = – le service se fait seulement avec le médecin de famille de la personne
override-birthDate = – le service dépend de l’âge, et sa date de naissance n’est pas connue
override-gender = – le service dépend du genre, qui n’est pas connu
override-childNumber = – le service est pour les enfants, et le numéro de l’enfant n’est pas connu
overridden-kept = Une heure gardée pour l’accueil.
overridden-notice = À bref délai.
overridden-menu = Pas ouverte pour ce service ; noté dans son histoire.
overridden-cutOff = Après le délai pour déplacer ; noté dans son histoire.
overridden-notIdentified = Sans dossier ; noté dans son histoire.
overridden-byLinkOnly = Sans lien ; noté dans son histoire.
overridden-noFile = Sans dossier ; noté dans son histoire.
overridden-noFamilyDoctor = Sans médecin de famille ici ; noté dans son histoire.
overridden-otherGender = Pour un autre genre ; noté dans son histoire.
overridden-tooYoung = Trop jeune pour cela ; noté dans son histoire.
overridden-tooOld = Trop âgé pour cela ; noté dans son histoire.
overridden-notHere = Sans dossier dans cette clinique ; noté dans son histoire.
overridden-notWithThem = Pas son propre médecin ; noté dans son histoire.
overridden-birthDate = Date de naissance inconnue ; noté dans son histoire.
overridden-gender = Genre inconnu ; noté dans son histoire.
overridden-childNumber = Numéro de l’enfant inconnu ; noté dans son histoire.

## /book
staff-help-book = /book : réserve une visite pour qui téléphone ou se présente : qui, quoi, quand, avec qui, où, pourquoi ; ce que vous omettez est demandé, par exemple
book-example = /book Lavoie { $service } demain 10:20 avec { $person }
book-example-new = /book nouveau Marie Lavoie { $example } { $service }
book-which-service = { HAS($number) ->
    [yes] { visit-whose } : pour quoi ?
   *[no] Pour quoi ?
  }
book-service = { $service }
book-times = { HAS($number) ->
    [yes] { $service } pour { visit-whose } : quelle heure ? Touchez-en une, ou écrivez un autre jour et une autre heure.
   *[no] { $service } : quelle heure ? Touchez-en une, ou écrivez un autre jour et une autre heure.
  }
book-no-times = { $service } : rien n’est libre. /open ouvre des heures.
book-day = { HAS($far) ->
    [yes] { FULLDAY($day) }
   *[no] { DAY($day) }
  }
book-none-then = Rien n’est libre le { book-day }.
book-time = { SHORT($start) }, { $person }{ HAS($place) ->
    [yes] , { $place }
   *[no] {""}
  }{ HAS($kept) ->
    [yes] {" "}(gardée)
   *[no] {""}
  }{ HAS($soon) ->
    [yes] {" "}(bientôt)
   *[no] {""}
  }
book-sure = { $service }{ HAS($number) ->
    [yes] {" "}pour { visit-whose }
   *[no] {""}
  }, { WHEN($start) }, { $person }, { $place }. Réserver ?
book-yes = Réserver
book-other-times = D’autres heures
book-done = Réservé pour { visit-whose } : { visit-said }
book-new-done = Enregistré sous { $number }, pas encore confirmé : /confirm { $number } quand vous aurez vu ses papiers.
book-undone = Repris : la réservation de { visit-whose } est annulée. { visit-said }
book-read-part = J’ai lu « { $who } » comme le patient. Je n’ai pas pu lire « { $unread } ».
book-likely = C’est pour quoi ?
book-choice-part = Réserver pour « { $who } »
book-new-hint = Quelqu’un de nouveau ? Écrivez son numéro de téléphone ou son adresse : je l’enregistre avec la réservation.
book-new-name = Écrivez « nouveau », le nom, et un numéro de téléphone ou une adresse.
book-new-who = Quel est son nom ?
book-new-privately = D’autres lisent ici. Réservez pour quelqu’un de nouveau dans une conversation à nous : ce que vous en écrivez resterait ici.
book-new-contact = Comment joindre cette personne ? Écrivez un numéro de téléphone ou une adresse.
book-also = A aussi : { visit-said }
book-unread = Je n’ai pas pu lire « { $typed } ». Écrivez un jour et une heure, ou touchez-en une.
book-clash = { visit-whose } a déjà une visite à ce moment, réservée { visit-booker } : { visit-said }
visit-booker = { $booker ->
    [patient] par le patient
   *[staff] { HAS($by) ->
        [yes] par { $by }
       *[no] par l’accueil
      }
  }
book-past-day = { DAY($start) } est passé.
book-none-from = Rien n’est libre à partir du { book-day } ; /open ouvre des heures.{ $count ->
    [0] {""}
   *[other] {" "}Les plus proches avant :
  }
book-none-after = Rien n’est libre à partir du { WHEN($day) } ; /open ouvre des heures.{ $count ->
    [0] {""}
   *[other] {" "}Les plus proches avant :
  }
book-no-service = Je ne connais pas ce service : « { $typed } ». Il y a : { $names }.
choice-patient-number = { $number }
register-several-group = D’autres lisent ici, je ne dis donc pas de noms : touchez le numéro du dossier, ou cherchez-le dans une conversation à nous.
book-past = { WHEN($start) } est passé.
book-past-year = { WHEN($start) } est passé ; écrivez { $next } si vous pensez à l’an prochain.
book-held = { WHEN($start) } avec { $person } est gardé pour un patient{ HAS($number) ->
    [yes] {" "}({ $number })
   *[no] {""}
  } qui regarde cette heure jusqu’à { CLOCK($until) }. Demandez-lui, ou réessayez alors.
book-held-day = { WHEN($start) } avec { $person } est gardé pour un patient{ HAS($number) ->
    [yes] {" "}({ $number })
   *[no] {""}
  } jusqu’au { SHORT($until) }. Demandez-lui, ou réessayez alors.
book-taken = { WHEN($start) } avec { $person } est réservé pour { $number }, { visit-booker } : { $service }, { $reference }.
book-short = { WHEN($start) } avec { $person } est libre, mais pas assez longtemps.
book-closed = { WHEN($start) } avec { $person } est fermé.
book-no-beginning = Aucun créneau ne commence { WHEN($start) }.
book-not-open = Aucun créneau n’est ouvert { WHEN($start) }.
book-not-there = { $person } ne travaille pas dans cette clinique : { $place }.
book-not-given = { $person } ne donne pas { $service }, mais : { $given }.{ HAS($others) ->
    [yes] {" "}{ $service } : { $others }.
   *[no] {""}
  }
link-refused = { $why ->
    [tooOld] Ce lien n’est pas pour { visit-whose } : { $service } est pour les moins de { $below } ans.
    [tooYoung] Ce lien n’est pas pour { visit-whose } : { $service } est à partir de { $from } ans.
    [otherGender] Ce lien n’est pas pour { visit-whose } : { $service } n’est pas pour le genre du dossier.
    [noFile] Ce lien n’est pas pour { visit-whose } : { $service } est pour qui a un dossier dans une clinique qui le donne.
    [noFamilyDoctor] Ce lien n’est pas pour { visit-whose } : { $service } est pour qui a son médecin de famille ici.
    [birthDate] Ce lien n’est pas pour { visit-whose } : { $service } demande la date de naissance, qui manque au dossier.
    [gender] Ce lien n’est pas pour { visit-whose } : { $service } demande le genre, qui manque au dossier.
    [childNumber] Ce lien n’est pas pour { visit-whose } : { $service } demande le numéro de l’enfant même, qui manque au dossier.
   *[other] Ce lien n’est pas pour { visit-whose } : { $service } ne se réserve pas en ligne dans ce cas. /book le fait à l’accueil.
  }
book-given-by-others = Parmi les personnes dont vous réservez les heures là, personne ne donne { $service }.{ HAS($others) ->
    [yes] {" "}On le trouve chez { $others }.
   *[no] {""}
  }
book-none-person = Je ne connais personne du nom de « { $name } » dont vous pouvez réserver les heures. Il y a : { $names }.
book-none-place = Je ne connais aucune de vos cliniques du nom de « { $name } ». Il y a : { $names }.
book-open-links = { $count ->
    [1] Cette personne a encore un lien de réservation ouvert, que vous voudrez peut-être fermer.
   *[other] Cette personne a encore { $count } liens de réservation ouverts, que vous voudrez peut-être fermer.
  }
book-choice-links = Ses liens

## /move
staff-help-move = /move : donne une autre heure à une visite, par sa référence ou par la personne, par exemple
move-example = /move { $reference } demain 10:20
move-example-person = /move { $reference } avec { $person } parce que le médecin est absent
move-sure = Déplacer cette visite de { visit-whose } ? Elle est maintenant : { visit-said }
move-yes = Déplacer
move-done = Déplacée pour { visit-whose } : { visit-said }
move-was = C’était { WHEN($start) }, { $place }, { $person }.
move-undone = De retour où elle était, pour { visit-whose } : { visit-said }
move-undo-taken = Son ancienne heure est prise depuis ; elle reste : { visit-said }
move-unread = Je n’ai pas pu lire « { $typed } ». Écrivez la référence, puis le jour et l’heure.

## /cancel
staff-help-cancel = /cancel : annule une visite ; le patient est informé, et de la raison si vous la dites, par exemple
cancel-example = /cancel { $reference }
cancel-example-because = /cancel { $reference } parce que le médecin est malade
cancel-sure = Annuler cette visite de { visit-whose } ? { visit-said }
cancel-yes = Annuler la visite
cancel-move = Plutôt la déplacer
cancel-done = Annulée pour { visit-whose } : { visit-said }
cancel-undone = Rétablie pour { visit-whose } : { visit-said }
cancel-undo-taken = Son heure est prise depuis ; { $reference } de { visit-whose } reste annulée. /book { $number } en trouve une autre.

## /accept et /decline
staff-help-accept = /accept : accepte une réservation qui attend son praticien, par exemple
accept-example = /accept { $reference }
staff-help-decline = /decline : en refuse une ; son heure est libre de nouveau et le patient est informé, par exemple
decline-example = /decline { $reference } parce qu’il faut une heure
accept-done = Acceptée pour { visit-whose } : { visit-said }
accept-undone = Repris : elle attend de nouveau d’être acceptée, pour { visit-whose } : { visit-said }
accept-not-asked = { $reference } de { visit-whose } n’attend pas d’être acceptée.
accept-already = { $reference } de { visit-whose } est déjà acceptée : { WHEN($at) }, { visit-booker }.
accept-none = Aucune visite n’attend d’être acceptée.
accept-which = { $count ->
    [1] Une visite attend d’être acceptée :
   *[other] { $count } visites attendent d’être acceptées. Laquelle ?
  }
accept-choice = { SHORT($start) }, { $service }, { visit-whose }
decline-done = Refusée pour { visit-whose } : { visit-said }

## /edit
staff-help-edit = /edit : corrige ce dont il s’agit dans une visite, par exemple
edit-example = /edit { $reference } motif une toux depuis lundi
edit-what = { visit-whose } : { visit-said }
edit-reason = Motif : { HAS($words) ->
    [yes] { $words }
   *[no] aucun
  }
edit-details = Détails : { HAS($words) ->
    [yes] { $words }
   *[no] aucun
  }
edit-was = Jusqu’ici : { HAS($words) ->
    [yes] { $words }
   *[no] rien
  }
edit-choice-reason = Changer le motif
edit-choice-details = Changer les détails
edit-new-reason = { visit-whose }, { $reference } : quel est le motif de la visite ?
edit-new-details = { visit-whose }, { $reference } : que faut-il savoir d’avance ?
edit-too-long = C’est trop long : { $most } signes au plus.
edit-same = C’est ce que dit déjà { $reference } de { visit-whose }.
edit-since = { visit-whose }, { $reference } : cela a encore été changé depuis, { WHEN($at) }, { visit-booker } ; cela reste donc comme c’est maintenant.
edit-done = Changée pour { visit-whose } : { visit-said }

## /followup et /requests
staff-help-followup = /followup : des heures pour une autre visite quelques semaines plus tard, par exemple
followup-example = /followup { $reference } dans 3 semaines
followup-when = Un suivi pour { visit-whose }, après { $service } du { WHEN($start) } : dans combien de temps ? Touchez, ou écrivez « dans 10 jours » ou un jour.
followup-interval = { $unit ->
    [weeks] { $count ->
        [1] Dans une semaine
       *[other] Dans { $count } semaines
      }
   *[months] Dans { $count } mois
  }
followup-around = Un suivi pour { visit-whose }, à partir du { book-day } :
followup-no-service = Je ne connais pas ce service : « { $name } ».
staff-help-requests = /requests : les patients qui demandent un suivi, et les visites qui attendent d’être acceptées, par exemple
requests-example = /requests
requests = { $count ->
    [1] Un patient demande un suivi :
   *[other] { $count } patients demandent un suivi :
  }
request = { visit-whose } : après { $service } du { WHEN($start) }, { $person }, { $reference } ; demandé { WHEN($asked) }
requests-pending = { $count ->
    [1] Une visite attend d’être acceptée :
   *[other] { $count } visites attendent d’être acceptées :
  }
request-pending = { visit-whose } : { $service }, { WHEN($start) }, { $person }, { $reference }
request-accept = Accepter { $number }, { SHORT($start) }
request-decline = Refuser { $number }, { SHORT($start) }
requests-more = Et { $count } de plus.
requests-none = Personne ne demande de suivi, et aucune visite n’attend d’être acceptée.
requests-none-such = Je ne connais pas cette demande.
requests-settled = Un collègue l’a déjà fait.
request-times = Des heures pour { $number }
request-done = Fait : { $number }
request-settled = Fait : le suivi que { visit-whose } demandait, après { $reference }.
request-open-again = De nouveau ouverte : la demande de suivi de { visit-whose }, après { $reference }.
requests-told = { $number } demande un suivi de { $reference }. /requests liste ces demandes.

## /paid et /refund
staff-help-paid = /paid : note ce qui a été payé pour une visite, le tarif si vous ne dites pas de montant, par exemple
paid-example = /paid { $reference } 350 { $currency }
staff-help-refund = /refund : note ce qui a été rendu, tout si vous ne dites pas de montant, par exemple
refund-example = /refund { $reference }
paid-done = Payé, { $amount }, pour { visit-whose } : { visit-said }
refund-done = Rendu, { $amount }, pour { visit-whose } : { visit-said }
paid-undone = Repris : le paiement de { $amount } par { visit-whose } pour { $reference }.
refunded-undone = Repris : le remboursement de { $amount } à { visit-whose } pour { $reference }.
paid-already = { $paid } a déjà été payé par { visit-whose } pour { $reference }, reçu { visit-booker }. Encore { $amount } ?
paid-again = Encore { $amount }
paid-how-much = Combien ? Écrivez le montant derrière : 350, ou 49,50 EUR.
paid-unread = Je n’ai pas pu lire « { $typed } » comme un montant. Écrivez-le derrière la visite : 350, ou 49,50 EUR.
paid-which-currency = Dans quelle monnaie ? Écrivez-la derrière le montant : 350 CAD.
refund-too-much = Pas plus de { $left } ne peut être rendu à { visit-whose } pour { $reference }.
refund-all = Tout ce que { visit-whose } a payé pour { $reference } a déjà été rendu, { visit-booker }.
refund-nothing = Rien n’a été payé par { visit-whose } pour { $reference }.

## Ce que les patients en apprennent
booked-pending = Votre réservation est faite, et le praticien est prié de l’accepter. Je vous informe dès qu’il y a une réponse.
visit-pending = { $person } ne l’a pas encore acceptée.
news-booked = La clinique a réservé une visite pour vous.
news-rescheduled = La clinique a déplacé votre visite. C’était { WHEN($from) } ; c’est maintenant :
news-cancelled = Je suis désolé : la clinique a annulé votre visite.
news-declined = Je suis désolé : cette heure n’a pas été acceptée, et la réservation est annulée. Veuillez en choisir une autre.
news-accepted = Votre visite est acceptée : elle est réservée maintenant.
news-waitsAgain = Je suis désolé : votre visite n’est finalement pas encore acceptée. L’heure reste gardée pour vous, et je vous dis la réponse dès qu’il y en a une.
news-putBack = Votre visite a bien lieu : l’annulation était une erreur.
news-asksAgain = Je suis désolé de cette confusion. Votre demande tient de nouveau : { $person } n’a pas encore répondu. Je vous dirai la réponse dès qu’il y en aura une.
news-why = La clinique dit : « { $because } »
news-because = La clinique dit de { $service }, { WHEN($start) } ({ $reference }) : « { $because } »
letter-visit-subject = Votre visite, { $reference }
letter-because = { HAS($because) ->
    [yes] {" "}« { $because } »
   *[no] {""}
  }
letter-visit-booked = { $clinic } : une visite est réservée pour vous. { visit-said }{ letter-because } Questions : { $deskPhone }
letter-visit-rescheduled = { $clinic } : votre visite du { WHEN($from) } est déplacée. Maintenant : { visit-said }{ letter-because } Questions : { $deskPhone }
letter-visit-cancelled = { $clinic } : votre visite est annulée. { visit-said }{ letter-because } Pour une autre : { $deskPhone }
letter-visit-declined = { $clinic } : votre réservation n’a pas pu être acceptée. { visit-said }{ letter-because } Pour une autre : { $deskPhone }
letter-visit-accepted = { $clinic } : votre visite est acceptée. { visit-said } Questions : { $deskPhone }
letter-visit-waitsAgain = { $clinic } : votre visite n’est finalement pas encore acceptée ; l’heure reste gardée pour vous, et nous vous disons la réponse dès qu’il y en a une. { visit-said } Questions : { $deskPhone }
letter-visit-asksAgain = { $clinic } : votre demande tient de nouveau : { $person } n’a pas encore répondu, et nous vous dirons la réponse dès qu’il y en aura une. { visit-said } Questions : { $deskPhone }
letter-visit-putBack = { $clinic } : votre visite a bien lieu. { visit-said } Questions : { $deskPhone }

## Les visites passées, et le suivi d’une visite
word-past-visits = visites passées | anciennes visites | suivi | demander un suivi
choice-past-visits = Visites passées
choice-follow-up = Demander un suivi
ask-earlier = Ces visites sont passées. Pour demander un suivi, touchez l’une d’elles.
no-earlier = Je ne connais pas de visites passées de cette conversation.
follow-up-asked = La clinique est priée d’un suivi, et reviendra vers vous avec une heure.
follow-up-asked-before = Vous l’avez déjà demandé. La clinique reviendra vers vous avec une heure.
follow-up-of = Il suit :
follow-up-refused = Un suivi ne peut être demandé qu’une fois la visite commencée, et pendant six mois.

## Dans le dossier
file-visits-more = Et { $count } de plus à venir.
file-choice-book = Réserver
file-choice-visits = Visites à venir

# Les données d'une personne : une copie, être oubliée, reprendre son accord.

word-my-data = mes données | mon dossier | copie de mes données | une copie de mes données | télécharger mes données | que savez-vous de moi | /mesdonnees
word-forget-me = oubliez-moi | oublie-moi | m'oublier | effacez-moi | effacer mes données | supprimer mes données | supprimez mes données | /oublier
word-withdraw = je reprends mon accord | reprendre mon accord | je retire mon accord | retirer mon accord | je retire mon consentement | retirer mon consentement | /retirer
help-own-data = Vos données sont à vous. Écrivez « mes données » pour une copie de tout ce que nous gardons, « oubliez-moi » pour les faire effacer, ou « je reprends mon accord ».

## Une copie
own-data-code = Je peux vous envoyer deux fichiers avec tout ce qui est gardé sur vous : un à lire, un pour les ordinateurs. Pour que personne d’autre ne les reçoive, j’envoie d’abord un code au téléphone ou à l’adresse que la clinique a confirmé.
choice-send-code = Envoyer le code
ask-code-whose = Un code vaut pour une seule personne. Pour qui doit-il être ?
choice-code-not = Pas maintenant
own-data-not-sent = C’est entendu. Aucun fichier n’a été envoyé.
own-data-sent-whole = Voici deux fichiers avec tout ce qui est gardé sur vous : un à lire, un pour les ordinateurs. Qui les a peut les lire : gardez-les bien.
own-data-sent-some = Voici deux fichiers avec tout ce que vous avez donné et réservé dans cette conversation : un à lire, un pour les ordinateurs. La clinique garde peut-être plus dans votre dossier ; pour cela, demandez sur place, ou téléphonez au { $phone }.
own-data-sent-one = Voici deux fichiers : un à lire, un pour les ordinateurs. Ils contiennent tout ce qui est gardé sur la personne pour qui était le code et, des autres, ce qui a été donné et réservé dans cette conversation. Pour tout ce qui est gardé sur une autre, écrivez de nouveau « mes données » et choisissez-la.
own-data-too-often = Vous avez reçu ces fichiers plusieurs fois aujourd’hui. Revenez demain, ou téléphonez à la clinique : { $phone }.

## Être oublié
forget-code-first = Avant de vous dire ce qui disparaîtrait et ce qui doit rester, je m’assure que c’est vous : j’envoie un code au téléphone ou à l’adresse que la clinique a confirmé.
forget-goes = Si je vous oublie, ceci disparaît : ce que vous avez écrit ici et ce que j’ai répondu, votre nom et vos coordonnées donnés ici, ce que vous avez accepté, et tout ce qui n’est venu que par cette conversation, sur d’autres téléphones et pages aussi. On ne peut pas le faire revenir.
forget-stays-nothing = Rien n’est gardé sur vous. Pendant un jour restent le moyen de répondre dans cette conversation, et ce qui empêche des inconnus de deviner des codes.
forget-stays-visits = La loi demande à la clinique de garder une trace des visites qui ont eu lieu. Votre nom, votre date de naissance et vos numéros si vous les avez donnés, vos visites et leur motif restent donc jusqu’au { DATE($until) }. Ensuite ils disparaissent d’eux-mêmes.
forget-stays-file = La clinique tient son propre dossier sur vous, comme la loi le lui demande. Je ne peux pas l’effacer ici : je dis à la clinique que vous l’avez demandé ; son équipe décide et vous répond. Cette conversation ne vous connaîtra plus.
ask-forget-sure = En êtes-vous sûr ?
choice-forget = Oui, oubliez-moi
choice-forget-not = Non, gardez tout
forgot-nothing = C’est entendu. Tout reste comme avant.
forget-visits-ahead = { $count ->
    [1] Une visite est encore à venir. Je ne peux vous oublier que s’il n’y en a aucune :
   *[other] { $count } visites sont encore à venir. Je ne peux vous oublier que s’il n’y en a aucune :
  }
own-more-visits = et { $count } de plus
ask-cancel-ahead = Dois-je annuler ce qui est à venir ?
choice-cancel-ahead = Oui, annuler
choice-keep-ahead = Non, je viendrai
own-visits-cancelled = C’est annulé.
own-too-late = { $count ->
    [1] Cette visite ne peut plus être annulée ici. Téléphonez à la clinique, { $phone }, puis revenez me voir :
   *[other] Ces visites ne peuvent plus être annulées ici. Téléphonez à la clinique, { $phone }, puis revenez me voir :
  }
forgotten = C’est fait : je vous ai oublié.
forgotten-anew = Ce que vous écrivez désormais commence à neuf.

## L'accord
withdraw-what = Si vous reprenez votre accord, je ne réserve plus de visites pour vous ici et ne vous envoie plus de rappels. Les visites déjà réservées restent, sauf si vous les annulez. Vous pouvez accepter de nouveau à tout moment.
ask-withdraw-sure = Reprendre votre accord ?
choice-withdraw = Oui, le reprendre
choice-withdraw-not = Non, le laisser
withdraw-not = C’est entendu. Votre accord reste comme il est.
withdraw-nothing = Vous n’avez rien accepté ici : il n’y a rien à reprendre.
withdrawn = Votre accord est repris : plus de réservation ici, ni de rappels. Si vous voulez réserver, je vous le demanderai de nouveau.
withdrawn-visits = { $count ->
    [1] Cette visite est encore réservée. Dois-je l’annuler ?
   *[other] Ces { $count } visites sont encore réservées. Dois-je les annuler ?
  }
own-visits-stay = C’est entendu. Rien n’est annulé.

## Pour l'équipe
alert-forget = Le patient #{ NUMBER($patient, useGrouping: 0) } a demandé dans une conversation à être oublié ; il lui a été dit que la clinique répond. La conversation est séparée du dossier ; des numéros et adresses venus par elle et que personne n’a confirmés peuvent y être encore. Décidez du dossier lui-même, une fois sûrs que c’était bien cette personne : regardez-le avec /patient #{ NUMBER($patient, useGrouping: 0) }, et effacez ce que la loi permet d’effacer avec /erase #{ NUMBER($patient, useGrouping: 0) }.

## Le fichier à lire
own-file = mes-donnees
own-title = Ce que { $clinic } garde sur vous
own-made = Fait le { WHEN($at) } (heure locale, { $zone }). Qui a ce fichier peut le lire.
own-is-whole = Tout ce qui est gardé sur cette personne.
own-is-some = Ce qui a été donné et réservé dans cette conversation. La clinique garde peut-être plus ; demandez sur place, ou téléphonez au { $phone }.
own-nobody = Les données de personne ne sont gardées pour cette conversation.
own-record = Fiche
own-date = { DATE($date) }
own-time = { WHEN($on) }
own-name = Nom
own-birth-date = Date de naissance
own-gender = Sexe
own-gender-female = féminin
own-gender-male = masculin
own-gender-other = autre
own-gender-unknown = inconnu
own-language = Langue
own-since = Gardé depuis
own-files = Cliniques qui tiennent un dossier
own-doctor = Médecin de famille
own-provisional = Venu par une conversation, et pas encore confirmé par l’équipe
own-sources = Vient du registre
own-contacts = Numéros de téléphone et adresses
own-confirmed = confirmé le { WHEN($on) }
own-unconfirmed = non confirmé
own-numbers = Numéros d’assurance et d’identité
own-visits = Visites
own-visit = { WHEN($start) }, { $service }, { $place }, { $person }
own-status-pending = pas encore acceptée
own-status-booked = réservée
own-status-arrived = arrivé
own-status-fulfilled = a eu lieu
own-status-cancelled = annulée
own-status-noshow = manquée
own-status-waitlist = sur la liste d’attente
own-reason = Motif
own-details = Détails
own-reference = Référence
own-change-booked = réservée le { WHEN($on) }
own-change-rescheduled = déplacée le { WHEN($on) }
own-change-cancelled = annulée le { WHEN($on) }
own-change-accepted = acceptée le { WHEN($on) }
own-change-declined = refusée le { WHEN($on) }
own-change-edited = modifiée le { WHEN($on) }
own-change-arrived = arrivée notée le { WHEN($on) }
own-change-called = appelée le { WHEN($on) }
own-change-fulfilled = notée comme ayant eu lieu le { WHEN($on) }
own-change-noshow = notée comme manquée le { WHEN($on) }
own-change-putBack = rétablie le { WHEN($on) }
own-change-paid = paiement noté le { WHEN($on) }
own-change-refunded = remboursement noté le { WHEN($on) }
own-change-proposed = horaire gardé à la place refusé le { WHEN($on) }
own-payment-paid = payé { $money }, le { WHEN($on) }
own-payment-refunded = remboursé { $money }, le { WHEN($on) }
own-by-patient = par le patient
own-by-staff = par la clinique
own-by-nobody = automatiquement
own-encounters = Vos passages à la clinique
own-encounter = { $place }, arrivée le { WHEN($on) }
own-encounter-called = appel le { WHEN($on) }
own-encounter-finished = consultation terminée le { WHEN($on) }
own-encounter-left = départ, ou absence à l’appel
own-requests = Visites que la clinique devait organiser
own-request = demandée le { WHEN($on) }
own-request-done = traitée le { WHEN($on) }
own-cares = Peut agir pour
own-trail = Qui l’a vu ou changé
own-by-role-administrator = un administrateur
own-by-role-receptionist = un réceptionniste
own-by-role-practitioner = un praticien
own-by-role-patient = la personne dans la conversation
own-by-role-system = le système
own-chats = Conversations qui agissent pour cette personne
own-chat-telegram = Telegram
own-chat-web = la page web
own-this-chat = cette conversation
own-relation-self = en tant que la personne
own-relation-carer = en tant que proche
own-chat = Cette conversation
own-consents = Ce qui a été accepté
own-consent = Conditions { $version }, acceptées le { WHEN($on) }
own-consent-withdrawn = reprises le { WHEN($on) }
own-messages = { $count ->
    [1] Un message à cette conversation est gardé
   *[other] { $count } messages à cette conversation sont gardés
  }, chacun pendant 30 jours.
own-typed = Écrit ici et pas encore utilisé
own-none = rien
own-kept = Combien de temps, et pourquoi
own-kept-chat = Les conversations que personne ne reprend : { $days } jours après le dernier mot, pour que vous puissiez continuer où vous étiez.
own-kept-provisional = Les données venues par une conversation et que personne n’a confirmées : { $days } jours, pour que vous n’ayez pas à les redonner.
own-kept-visits = Les visites, leur motif et ce qui a été payé : { $days } jours, parce que la loi le demande à une clinique.
own-kept-trail = Qui a vu ou changé quoi : { $days } jours, pour pouvoir en répondre.
own-kept-file = Le dossier de la clinique : aussi longtemps que la loi lui demande de le garder.
own-rights = Vous pouvez le faire corriger par la clinique ({ $phone }), écrire « oubliez-moi » dans la conversation pour le faire effacer, ou « je reprends mon accord ».

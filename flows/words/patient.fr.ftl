## Heures. Les formats sont ceux de luxon ; une heure est toujours celle de la clinique.
format-when = ccc d LLL yyyy, HH'h'mm
format-short = ccc d LLL, HH'h'mm
format-day = ccc d LLL
format-clock = HH'h'mm

own = { $text }
person = { $name }
language-en = English
language-fr = Français

## Mots compris partout, séparés par |
word-back = retour | revenir | précédent
word-help = aide | aidez-moi | que puis-je faire | ?
word-start-again = recommencer | recommencer au début | menu | menu principal
word-stop = annuler | stop | arrêter | quitter
word-book-visit = prendre rendez-vous | rendez-vous | nouveau rendez-vous | réserver
word-my-appointments = mes rendez-vous | mon rendez-vous | annuler mon rendez-vous | déplacer mon rendez-vous | changer mon rendez-vous
word-language = langue | langues | language

## L'accueil
welcome = { $welcome }
choice-book-visit = Prendre rendez-vous
choice-my-appointments = Mes rendez-vous
choice-language = Langue / Language
ask-language = Quelle langue préférez-vous ?
language-changed = À partir d’ici, en français.

## Qui est-ce ?
ask-terms = Avant de commencer, lisez ceci et dites si vous êtes d’accord :
choice-agree = Je suis d’accord
choice-decline = Non, merci
terms-declined = Très bien, rien n’a été conservé. Vous pouvez prendre rendez-vous par téléphone : { $phone }.
ask-contact = Comment la clinique peut-elle vous joindre ? Envoyez votre numéro de mobile ou votre adresse e-mail.
share-contact = Partager mon numéro
ask-name = Quel est votre nom, tel que la clinique doit vous attendre ?
registered = Merci.
hint-contact-unreadable = Je n’ai pas reconnu un numéro de téléphone ni une adresse e-mail. Un numéro ressemble à +1 514 555 0101, une adresse à nom@example.org.
hint-not-your-contact = Ce numéro est celui de quelqu’un d’autre. Partagez le vôtre, ou tapez-le.
hint-name = Tapez un nom, en 80 caractères au plus.

## Pour quoi ?
ask-department = De quel genre de visite s’agit-il ?
ask-service = Quel service ?
service = { $name }, { $minutes } minutes. { $description }
service-gone = Ce service ne peut plus être réservé ici.
no-open-service = La réservation en ligne ne vous est pas encore possible ici. Téléphonez à la clinique : { $phone }.
service-nowhere = Aucune clinique n’offre ce service en ce moment. Téléphonez : { $phone }.
ask-reason = En quelques mots, pourquoi avez-vous besoin de cette visite ?
ask-details = Y a-t-il quelque chose que la clinique devrait savoir ? Par exemple depuis quand, à quel point, et ce qui soulage.
choice-skip = Passer

## Où et quand ?
ask-place = Quelle clinique ?
choice-anywhere-in = N’importe où ({ $area })
ask-day = Quand voulez-vous venir ?
choice-soonest = Dès que possible
choice-day = { DAY($day) }
ask-part-of-day = À quel moment de la journée ?
choice-any = Peu importe
choice-morning = Matin (avant 12 h)
choice-afternoon = Après-midi (de 12 h à 17 h)
choice-evening = Soir (après 17 h)
heard = { $service }, { $place }{ HAS($person) ->
    [yes] , avec { $person }
   *[no] {""}
  }, { HAS($day) ->
    [yes] { DAY($day) }{ $part ->
        [morning] , le matin
        [afternoon] , l’après-midi
        [evening] , le soir
       *[any] {""}
      }
   *[no] dès que possible
  }.
ask-time = Ces heures sont libres. Laquelle voulez-vous regarder ?
choice-time = { SHORT($start) }, { $person }
choice-more-times = D’autres heures
choice-other-wishes = Autres souhaits
no-times = Rien ne convient pour l’instant. Des heures reviennent quand quelqu’un annule ou quand la clinique en ouvre. Essayez d’autres souhaits, ou téléphonez : { $phone }.
no-more-times = C’étaient toutes les heures. De nouveau depuis la première :
ask-wishes = Que faut-il changer ?
choice-other-day = Un autre jour ou moment
choice-other-place = Une autre clinique
choice-certain-person = Une certaine personne
ask-person = Qui voulez-vous voir ?
choice-anyone = Peu importe

## Vérification
review = Je garde pour vous { WHEN($start) }, { $place }, avec { $person }, jusqu’à { CLOCK($until) }. { $service }. Je réserve ?
review-move = Je garde pour vous { WHEN($start) }, { $place }, avec { $person }, jusqu’à { CLOCK($until) }. { $service }. Votre ancienne heure reste à vous jusque-là. Je déplace votre visite ?
choice-book = Réserver
choice-move-here = La déplacer ici
choice-other-time = Une autre heure
choice-stop = Annuler
hold-warning = Encore une minute : je ne garde cette heure que jusque-là. Vous faut-il plus de temps ?
hold-warning-last = Encore une minute : ensuite cette heure est de nouveau à tous.
choice-longer = Gardez-la plus longtemps
hold-extended = Je garde pour vous { WHEN($start) } jusqu’à { CLOCK($until) }. Je réserve ?
hold-extended-move = Je garde pour vous { WHEN($start) } jusqu’à { CLOCK($until) }. Je déplace votre visite ?
hold-ran-out = Je n’ai pas pu garder cette heure plus longtemps. Si elle est encore libre, vous pouvez la reprendre.
time-just-gone = Cette heure vient d’être prise. En voici d’autres.
holds-exceeded = Plusieurs heures sont déjà gardées pour vous, dans une autre conversation. Terminez là-bas, ou attendez quelques minutes.
booking-refused = Ce service ne peut pas être réservé en ligne pour vous. Choisissez-en un autre, ou téléphonez : { $phone }.

## Réservé
booked = Votre visite est réservée.
booked-already = Cette visite est déjà réservée. Elle se trouve sous « Mes rendez-vous ».
moved = Votre visite est déplacée. C’était { WHEN($from) } ; c’est maintenant :
visit-what = Quoi : { $service }
visit-when = Quand : { WHEN($start) } (heure de { ZONE($start) })
visit-where = Où : { $place }, { $address }, téléphone { $phone }
visit-who = Avec : { $person } ; pour : { $who }
visit-reference = Référence : { $reference }
visit-arrive = Arrivez à { CLOCK($arrival) }, { $minutes } minutes avant{ HAS($why) ->
    [yes] {" "}: { $why }
   *[no] .
  }
visit-bring = Apportez : { $bring }
visit-bring-list = Apportez :
visit-bring-item = – { $bring }
visit-link = { $text } : { $url }
visit-line = { $service }, { WHEN($start) }, { $place }, { $person }. Référence { $reference }.
visit-detail = { $place }, { $person }, référence { $reference }
visit-label = { SHORT($start) }, { $service }
calendar-title = { $service }, { $place }
calendar-details = Avec { $person }. Référence { $reference }.

## Mes rendez-vous
no-appointments = Vous n’avez pas de rendez-vous ici.
ask-appointment = Vous avez { $count } rendez-vous. Lequel ?
move-closed = Il est trop tard pour le déplacer ici. Téléphonez à la clinique.
cancel-closed = Il est trop tard pour l’annuler ici. Téléphonez à la clinique.
choice-move = Le déplacer
choice-cancel-visit = L’annuler
choice-history = Son histoire
choice-back = Retour
ask-cancel-sure = Faut-il annuler cette visite ? L’heure ira à quelqu’un d’autre.
choice-yes-cancel = Oui, annulez
choice-no-keep = Non, gardez
cancelled = Votre visite est annulée :
too-late-to-cancel = Il est trop tard pour annuler cette visite ici. Téléphonez à la clinique : { $phone }.
too-late-to-move = Il est trop tard pour déplacer cette visite ici. Téléphonez à la clinique : { $phone }.
appointment-gone = Ce rendez-vous n’est plus là. Il a peut-être été déplacé ou annulé entre-temps.
history = Ce qui s’est passé :
history-booked = { WHEN($at) } : réservé { BY($by) }, pour { WHEN($to) }
history-rescheduled = { WHEN($at) } : déplacé { BY($by) }, à { WHEN($to) }
history-cancelled = { WHEN($at) } : annulé { BY($by) }
by-patient = par vous
by-staff = par la clinique

## Quand quelque chose n'est pas compris
help = Touchez un bouton, ou tapez son numéro ou ses mots. Vous pouvez aussi taper : retour, recommencer, annuler, mes rendez-vous, langue. Pour parler à une personne, téléphonez : { $phone }.
stopped = C’est arrêté. Rien n’a été réservé ni changé.
hint-unclear = Je n’ai pas compris. Touchez un bouton, ou tapez son numéro ou ses mots.
hint-ambiguous = Plusieurs choix correspondent. Tapez le numéro.
hint-tooLong = C’est trop long pour moi. Dites-le en 300 caractères au plus.
hint-third = Une personne peut vous aider par téléphone : { $phone }. Ou essayez encore :
hint-photo = Je ne peux pas regarder les images. Tapez votre réponse.
hint-voice = Je ne peux pas écouter les messages vocaux. Tapez votre réponse.
hint-video = Je ne peux pas regarder les vidéos. Tapez votre réponse.
hint-sticker = Je ne sais pas lire les autocollants. Tapez votre réponse.
hint-file = Je ne peux pas ouvrir les fichiers. Tapez votre réponse.
hint-edit = Je ne peux pas suivre les changements d’un message. Envoyez-le de nouveau.
hint-other = Je ne sais pas lire ce genre de message. Tapez votre réponse.
hint-stale = Ce bouton appartient à une question passée. Nous en sommes ici :
hint-stale-idle = Ce bouton appartient à une question passée. Que voulez-vous faire ?
hint-not-now = Merci, ce n’est pas nécessaire maintenant.
hint-opened-again = Vous êtes au milieu de quelque chose ; continuons. Pour recommencer, tapez : recommencer.
apology = Je suis désolé, quelque chose s’est mal passé chez nous. Votre place est gardée. Réessayez, ou téléphonez : { $phone }.
begun-anew = Le fonctionnement a changé depuis notre dernière conversation ; recommençons. Rien de ce qui était réservé n’est perdu.

## Le menu des commandes
command-start = Commencer
command-book = Prendre rendez-vous
command-appointments = Mes rendez-vous
command-cancel = Arrêter ce qui est en cours
command-help = Aide

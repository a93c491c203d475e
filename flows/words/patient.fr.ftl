## Heures. Les formats sont ceux de luxon ; une heure est toujours celle de la clinique.
format-when = cccc d LLLL yyyy 'à' H 'h' mm
format-short = ccc d LLL, H 'h' mm
format-day = ccc d LLL
format-full-day = ccc d LLL yyyy
format-long-day = cccc d LLLL
format-date = d LLLL yyyy
format-clock = H 'h' mm
format-first-of-two = {" "}(heure d’été)
format-second-of-two = {" "}(heure d’hiver)

own = { $text }
person = { $name }
language-en = English
language-fr = Français

## Mots compris partout, séparés par |
word-back = retour | revenir | précédent
word-help = aide | aidez-moi | que puis-je faire | ?
word-start-again = recommencer | recommencer au début | menu | menu principal
word-stop = stop | arrêter | quitter | laisser tomber | tant pis
word-cancel = annuler | annulez
word-yes = oui | oui merci | d’accord | ok | réserver | je réserve | o
word-no = non | non merci
also-nothing = rien | rien d’autre | aucun | non rien | rien merci | non rien d’autre | pas vraiment
word-negation = non | pas | ne | jamais | ni | refuse
word-first = premier | première | 1er | 1re
word-second = deuxième | second | seconde | 2e
word-third = troisième | 3e
word-fourth = quatrième | 4e
word-fifth = cinquième | 5e
word-around-place = le | la | numéro | option | créneau | choix | s’il vous plaît
word-book-visit = prendre rendez-vous | prendre un rendez-vous | rendez-vous | un rendez-vous | nouveau rendez-vous | réserver | réserver une visite | réserver un rendez-vous | je veux prendre rendez-vous | je veux prendre un rendez-vous | je voudrais prendre rendez-vous | je voudrais prendre un rendez-vous | je voudrais un rendez-vous | je veux un rendez-vous | j’ai besoin d’un rendez-vous
word-my-appointments = mes rendez-vous | mon rendez-vous | annuler mon rendez-vous | annuler un rendez-vous | annuler ma visite | je veux annuler mon rendez-vous | je voudrais annuler mon rendez-vous | je dois annuler mon rendez-vous | déplacer mon rendez-vous | déplacer un rendez-vous | déplacer ma visite | changer mon rendez-vous | changer ma visite | je veux déplacer mon rendez-vous | je voudrais déplacer mon rendez-vous | je veux changer mon rendez-vous | reporter mon rendez-vous | mes visites | ma visite | à quelle heure est mon rendez-vous | quand est mon rendez-vous | c’est quand mon rendez-vous | à quelle heure est ma visite
word-late = je suis en retard | je serai en retard | je vais être en retard | j’arriverai en retard | j'arriverai en retard | en retard | retard
late-phone = Merci de le dire. Je ne peux pas le transmettre d’ici : veuillez téléphoner à la clinique, qui verra ce qui est possible : { $phone }.
word-language = langue | langues | language

## L'accueil
welcome = { $welcome }
choice-book-visit = Prendre rendez-vous
choice-my-appointments = Mes rendez-vous
choice-language = Langue / Language
ask-language = Quelle langue préférez-vous ?
language-changed = À partir d’ici, en français.

## Pour quoi ?
ask-department = De quel genre de rendez-vous s’agit-il ?
ask-service = Quel service ?
service = { $name }, { $minutes } minutes. { $description }
service-gone = Ce service ne peut plus être réservé ici.
no-open-service = La réservation en ligne ne vous est pas encore possible ici. Veuillez téléphoner à la clinique : { $phone }.
service-nowhere = Aucune clinique n’offre ce service en ce moment. Veuillez téléphoner : { $phone }.
ask-reason = En quelques mots, pourquoi avez-vous besoin de ce rendez-vous ?
ask-details = Y a-t-il quelque chose que la clinique devrait savoir ? Par exemple depuis quand, à quel point, et ce qui soulage.
choice-skip = Passer

## Où et quand ?
ask-place = Quelle clinique ?
choice-anywhere-in = N’importe où ({ $area })
choice-clinic = { $place } ({ $city })
ask-day = Quand voulez-vous venir ?
choice-soonest = Dès que possible
choice-day = { DAY($day) }
day-in-full = { LONGDAY($day) }
choice-later-days = Plus tard
word-today = aujourd’hui
word-tomorrow = demain
word-morning = dans la matinée | le matin | matin | matinée
word-afternoon = dans l’après-midi | l’après-midi | après-midi
word-evening = dans la soirée | le soir | soir | soirée
ask-part-of-day = À quel moment de la journée ?
choice-any = Peu importe
choice-morning = Matin (avant 12 h)
choice-afternoon = Après-midi (de 12 h à 17 h)
choice-evening = Soir (après 17 h)
heard-from = { $service }, { $place }{ HAS($person) ->
    [yes] , avec { $person }
   *[no] {""}
  }, { HAS($day) ->
    [yes] { DAY($day) }
   *[no] dès que possible
  }, à partir de { CLOCK($from) }.
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
ask-time = Ces créneaux sont libres. Lequel vous convient ?
choice-time = { SHORT($start) }, { $person }
choice-more-times = D’autres créneaux
choice-other-wishes = Autres souhaits
no-times = Rien ne convient pour l’instant. Des créneaux se libèrent quand quelqu’un annule ou quand la clinique en ouvre. Vous pouvez essayer d’autres souhaits, ou téléphoner : { $phone }.
no-times-then = Rien n’est libre à ce moment-là. Voici les créneaux les plus proches :
no-more-times = Il n’y a pas d’autre créneau. De nouveau depuis le premier :
ask-wishes = Que faut-il changer ?
choice-other-day = Un autre jour ou moment
choice-other-place = Une autre clinique
choice-certain-person = Quelqu’un en particulier
ask-person = Qui voulez-vous voir ?
choice-anyone = Peu importe

## Vérification
review = Je vous garde le { WHEN($start) }, { $place }, avec { $person }, jusqu’à { CLOCK($until) } (heure locale : { $city }). { $service }, pour { $who }. Je réserve ?
review-move = Je vous garde le { WHEN($start) }, { $place }, avec { $person }, jusqu’à { CLOCK($until) } (heure locale : { $city }). { $service }, pour { $who }. Votre rendez-vous reste tel quel tant que vous ne le déplacez pas. Je le déplace ?
choice-book = Réserver
choice-move-here = Déplacer à ce créneau
choice-other-time = Un autre créneau
choice-stop = Annuler
choice-keep-old-time = Garder l’ancien créneau
hold-warning = { SOON($seconds) } : je ne peux pas garder ce créneau plus longtemps. Vous faut-il plus de temps ?
hold-warning-last = { SOON($seconds) }, puis ce créneau sera de nouveau libre pour tous.
choice-longer = Garder plus longtemps
soon = { $seconds ->
    [60] Encore une minute
   *[other] Encore { $seconds } secondes
  }
hold-extended = Je vous garde le { WHEN($start) } jusqu’à { CLOCK($until) }. Je réserve ?
hold-extended-move = Je vous garde le { WHEN($start) } jusqu’à { CLOCK($until) }. Je déplace votre rendez-vous ?
hold-ran-out = Je n’ai pas pu garder ce créneau plus longtemps. S’il est encore libre, vous pouvez le reprendre.
hold-closed = Je n’ai pas pu garder ce créneau plus longtemps : la clinique ne le propose plus. Voici ce qu’il y a maintenant.
time-just-gone = Ce créneau vient d’être pris. En voici d’autres.
holds-exceeded = Plusieurs créneaux sont déjà gardés pour vous, dans une autre conversation. Veuillez terminer là-bas, ou attendre quelques minutes.
booking-refused = Cet horaire ne peut plus être réservé pour ce rendez-vous. Voici ce qu’il y a maintenant.

## Réservé
booked = Votre rendez-vous est confirmé.
booked-already = Vous avez déjà réservé ce créneau. Voici où nous en sommes :
moved = Votre rendez-vous est déplacé. C’était le { WHEN($from) } ; c’est maintenant :
visit-what = Quoi : { $service }
visit-when = Quand : { WHEN($start) } (heure locale : { $city })
visit-where = Où : { $place }, { $address }, téléphone { $phone }
visit-who = Avec : { $person } ; pour : { $who }
visit-reference = Référence : { $reference }
visit-arrive = Veuillez arriver à { CLOCK($arrival) }, { $minutes } minutes avant{ HAS($why) ->
    [yes] , { $why }.
   *[no] .
  }
visit-bring = À apporter : { $bring }
visit-bring-list = À apporter :
visit-bring-item = – { $bring }
visit-link = { $text } : { $url }
visit-line = { $service }, { WHEN($start) }, { $place }, { $person }. Référence { $reference }.
visit-detail = { $place }, { $person }, référence { $reference }
visit-label = { SHORT($start) }, { $service }
visit-label-who = { SHORT($start) }, { $service }, { $who }
calendar-title = { $service }, { $place }
calendar-details = Avec { $person }. Référence { $reference }.

## Mes rendez-vous
no-appointments = Vous n’avez pas de rendez-vous ici.
no-appointments-here = Vous n’avez pas de rendez-vous pris dans cette conversation.
choice-elsewhere = Pris ailleurs
ask-elsewhere = Comment trouver le rendez-vous ? Sa référence est dans la confirmation. Avant de montrer quoi que ce soit, j’envoie un code à un contact que la clinique a dans le dossier.
choice-mine = Il est pour moi
choice-somebodys = Il est pour quelqu’un d’autre
ask-reference = Veuillez taper la référence : huit lettres et chiffres, comme K7PM-4WXH.
ask-appointment = Voici vos prochains rendez-vous. Lequel ?
move-closed = Il est trop tard pour le déplacer ici. Veuillez téléphoner à la clinique : { $phone }.
cancel-closed = Il est trop tard pour l’annuler ici. Veuillez téléphoner à la clinique : { $phone }.
choice-move = Le déplacer
choice-cancel-visit = L’annuler
choice-history = Historique
choice-back = Retour
ask-cancel-sure = Voulez-vous annuler ce rendez-vous ? Le créneau sera proposé à quelqu’un d’autre.
choice-yes-cancel = Oui, l’annuler
choice-no-keep = Non, le garder
cancelled = Votre rendez-vous est annulé :
too-late-to-cancel = Il est trop tard pour annuler ce rendez-vous ici. Veuillez téléphoner à la clinique : { $phone }.
too-late-to-move = Il est trop tard pour déplacer ce rendez-vous ici. Veuillez téléphoner à la clinique : { $phone }.
visit-gone-cancelled = Ce rendez-vous a été annulé { BY($by) } le { WHEN($at) } :
visit-gone-declined = Ce rendez-vous a été refusé par le praticien le { WHEN($at) } :
visit-gone-over = Ce rendez-vous est passé :
visit-moved-meanwhile = Ce rendez-vous a été déplacé entre-temps. Il était le { WHEN($from) } ; le voici maintenant :
appointment-gone = Ce rendez-vous n’est plus là. Il a peut-être été déplacé ou annulé entre-temps.
history = Ce qui s’est passé :
history-booked = { WHEN($at) } : réservé { BY($by) }, pour le { WHEN($to) }
history-rescheduled = { WHEN($at) } : déplacé { BY($by) }, au { WHEN($to) }
history-cancelled = { WHEN($at) } : annulé { BY($by) }
history-accepted = { WHEN($at) } : accepté par le praticien
history-declined = { WHEN($at) } : refusé par le praticien
history-edited = { WHEN($at) } : modifié { BY($by) }
history-arrived = { WHEN($at) } : arrivé
history-called = { WHEN($at) } : appelé
history-fulfilled = { WHEN($at) } : vu
history-noshow = { WHEN($at) } : manqué
history-putBack = { WHEN($at) } : annulation retirée { BY($by) }
history-paid = { WHEN($at) } : payé
history-refunded = { WHEN($at) } : remboursé
history-proposed = { WHEN($at) } : l’heure gardée à la place, le { WHEN($to) }, refusée { BY($by) }
history-undone = { WHEN($at) } : { $what ->
    [rescheduled] remis { BY($by) } au { WHEN($to) }
    [cancelled] réservation retirée { BY($by) }
    [paid] paiement retiré
    [refunded] remboursement retiré
    [accepted] acceptation retirée : il attend de nouveau
    [arrived] arrivée retirée
    [noshow] n’est plus compté comme manqué
   *[fulfilled] n’est plus compté comme vu
  }
by-patient = par vous
by-staff = par la clinique

## Quand quelque chose n'est pas compris
help = Vous pouvez toucher un bouton, ou taper son numéro ou ses mots. Vous pouvez aussi taper : retour, recommencer, annuler, mes rendez-vous, langue. Pour parler à une personne : { $phone }.
stopped = C’est arrêté. Rien n’a été réservé ni changé.
hint-unclear = Pardon, je n’ai pas compris. Vous pouvez toucher un bouton, ou taper son numéro ou ses mots.
hint-soon = Je vous demanderai le jour et l’heure le moment venu.
hint-ambiguous = Plusieurs choix correspondent. Veuillez taper le numéro.
hint-tooLong = C’est trop long pour moi. Veuillez le dire en 300 caractères au plus.
hint-photo = Je ne peux pas regarder les images. Veuillez taper votre réponse.
hint-voice = Je ne peux pas écouter les messages vocaux. Veuillez taper votre réponse.
hint-video = Je ne peux pas regarder les vidéos. Veuillez taper votre réponse.
hint-sticker = Je ne sais pas lire les autocollants. Veuillez taper votre réponse.
hint-file = Je ne peux pas ouvrir les fichiers. Veuillez taper votre réponse.
hint-edit = Je ne peux pas suivre les changements d’un message. Veuillez l’envoyer de nouveau.
hint-other = Je ne sais pas lire ce genre de message. Veuillez taper votre réponse.
hint-stale = Ce bouton appartient à une question passée. Nous en sommes ici :
hint-stale-idle = Ce bouton appartient à une question passée. Que voulez-vous faire ?
hint-not-now = Merci, ce n’est pas nécessaire maintenant.
hint-opened-again = Vous êtes au milieu de quelque chose ; continuons. Pour recommencer, tapez : recommencer.
too-fast = C’était très rapide, et j’ai laissé passer les derniers messages. Veuillez attendre quelques secondes, puis continuer.
apology = Je suis désolé, quelque chose s’est mal passé chez nous. Nous pouvons continuer où nous étions. Veuillez réessayer, ou téléphoner : { $phone }.
write-privately = Ceci est un groupe, où tout le monde lit. Veuillez m’écrire dans une conversation à nous deux.
begun-anew = Le fonctionnement a changé depuis notre dernière conversation ; recommençons. Rien de ce qui était réservé n’est perdu.

## Le menu des commandes
command-start = Commencer
command-book = Prendre rendez-vous
command-appointments = Mes rendez-vous
command-cancel = Arrêter ce qui est en cours
command-help = Aide

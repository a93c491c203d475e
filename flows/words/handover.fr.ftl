## Une personne de la clinique, pour un patient
word-person = une personne | personne | un humain | humain | un être humain | parler à une personne | parler à quelqu’un | je veux parler à un humain | je veux parler à une personne | je veux parler à quelqu’un | je voudrais parler à quelqu’un | parler à un humain | parler à l’accueil | parler à l'accueil | parler à la réception | je veux parler à l’accueil | je veux parler à l'accueil | je voudrais parler à l’accueil | je voudrais parler à une personne | je voudrais parler à un humain | je veux parler à la réception | réception | puis-je parler à quelqu’un | parler à quelqu'un | une vraie personne | quelqu’un | quelqu'un | réceptionniste | la réception | l’accueil | accueil | /humain
word-wrong = quelque chose ne va pas | ça ne va pas | il y a un problème | signaler un problème | j’ai un problème | j'ai un problème | réclamation | une plainte | /probleme
word-bot = retour au robot | revenir au robot | le robot | robot | /robot
help-person = Pour parler à une personne de la clinique, écrivez : une personne. Si quelque chose ne va pas, écrivez : quelque chose ne va pas.
handover-offer = Voulez-vous qu’une personne de la clinique vous réponde ?
choice-person = Une personne
choice-go-on = Continuer
handover-go-on = Alors continuons.
handover-which = À quelle clinique voulez-vous parler à quelqu’un ?
handover-which-wrong = De quelle clinique s’agit-il ?
handover-kept = Je le garde, et je vous demanderai avant de le transmettre.
handover-words-only = Seuls des mots peuvent être transmis.
handover-kept-words = Avant cela, vous avez écrit : « { $text } ». Cela ne sera lu que si vous touchez Transmettre.
choice-pass-on = Transmettre
handover-caption-passed = J’ai transmis vos mots ({ $place }), sans { $what ->
    [photo] la photo
    [voice] le message vocal
    [video] la vidéo
   *[other] le reste
  } : cela ne peut pas être transmis. Si vous préférez continuer avec moi, revenez au robot.
handover-without = { $what ->
    [photo] Une photo qui ne peut pas être transmise était jointe.
    [voice] Un message vocal qui ne peut pas être transmis était joint.
    [video] Une vidéo qui ne peut pas être transmise était jointe.
   *[other] Ce qui était joint ne peut pas être transmis.
  }
handover-begun = J’ai demandé à une personne de la clinique de vous aider ({ $place }). Elle vous répondra ici, et je me tais jusqu’à ce qu’elle ait fini.
handover-begun-away = { $place } : il n’y a personne à l’accueil pour l’instant. Quelqu’un y sera à partir du { WHEN($from) }, verra ce que vous écrivez ici et vous répondra ici. Je me tais jusqu’à ce que ce soit fait.
handover-write = Dites-lui de quoi il s’agit : ce que vous écrivez à partir de maintenant lui est transmis.
handover-write-wrong = Écrivez ce qui ne va pas. Ce que vous écrivez à partir de maintenant lui est transmis.
handover-urgent = Si cela ne peut pas attendre, téléphonez au { $phone }. En cas d’urgence, appelez aussitôt l’ambulance.
choice-back-to-bot = Retour au robot
handover-nowhere = Je suis désolé, personne ne peut être joint d’ici pour l’instant ({ $place }). Veuillez téléphoner au { $phone }.
handover-listening = Je vous écoute de nouveau.
handover-text-only = Je suis désolé, je ne peux pas transmettre cela ({ $place }). Veuillez l’écrire avec des mots.
handover-no-buttons = Une personne de la clinique vous répond ({ $place }), et cela n’a donc rien fait. Écrivez-lui, ou revenez d’abord au robot.
handover-passed = Je l’ai transmis ({ $place }). Si vous préférez continuer avec moi, revenez au robot.
handover-waits = Je suis désolé, personne n’a encore répondu ({ $place }). Ce que vous avez écrit y est, et on vous répondra ici. Si vous ne voulez pas attendre, téléphonez au { $phone }.
handover-answer = { $place } : { $text }
handover-ended = { HAS($place) ->
    [yes] Votre conversation avec la clinique ({ $place }) est finie, et je vous écoute de nouveau.
   *[no] Je vous écoute de nouveau.
  }

## La même chose, pour le personnel
handover-asked = Conversation { $number } : un patient veut parler à quelqu’un, { $place } ({ CLOCK($at) }).
handover-asked-wrong = Conversation { $number } : un patient dit que quelque chose ne va pas, { $place } ({ CLOCK($at) }).
handover-language = La personne écrit en { $language ->
    [fr] français
   *[en] anglais
  }.
handover-doing-idle = Rien d’autre n’était en cours.
handover-doing-identify = La personne disait qui elle est.
handover-doing-chooseService = La personne choisissait un service.
handover-doing-pickSlot = La personne choisissait une heure.
handover-doing-confirm = La personne allait réserver une heure.
handover-doing-reschedule = La personne regardait ses rendez-vous.
handover-doing-ownData = La personne demandait ce qui est gardé d’elle.
handover-told-when = On lui a dit que vous êtes là à partir de { SHORT($from) }.
handover-how = Le robot se tait jusqu’à ce que l’un de vous ait fini : répondez à ce message, touchez Répondre, ou écrivez /say { $number } et les mots.
choice-answer = Répondre
choice-answer-more = Répondre encore
choice-done = Terminé
handover-says = Conversation { $number } : { $text }
handover-back = Conversation { $number } : le patient est revenu au robot. C’est fini.
handover-over = Conversation { $number } : plus personne n’a répondu, et le robot écoute de nouveau le patient.
handover-waits-desk = Conversation { $number } : le patient attend depuis { SHORT($since) }, et on lui a donné le numéro de téléphone.
handover-colleague = Conversation { $number }, { $name } a répondu : { $text }
handover-passed-on = Transmis à la conversation { $number }.
handover-answer-what = Que dois-je écrire à la conversation { $number } ? Je ne transmets que des mots.
handover-say-name = « { $name } » est peut-être un nom, et le patient lit tout ce que vous écrivez. Seule la conversation { $number } est ouverte. Que doit-il lire ?
choice-handover-say = { $text }
handover-which-one = Quelle conversation ?
choice-handover = Conversation { $number }
handover-none = Il n’y a pas de conversation { $number } ouverte : elle est finie, ou n’est pas de vos cliniques.
handover-none-open = Aucun patient de vos cliniques n’attend une personne.
handover-done = La conversation { $number } est finie. Le robot écoute de nouveau le patient.
handover-done-by = Conversation { $number } : { $name } l’a terminée.
handover-not-staff = Ceci n’a pas été transmis à la conversation { $number } : je ne vous connais pas comme membre du personnel dans cette discussion. Demandez une invitation à un administrateur (/invite), et suivez-la ici.
staff-help-here = /here : les patients qui veulent parler à quelqu’un reçoivent leur réponse ici, par exemple
handover-here-example = /here { $place }
handover-here-off-example = /here off { $place }
handover-here-which = Les patients qui demandent une personne reçoivent leur réponse de la discussion de leur clinique ; s’il n’y en a pas, de chaque réceptionniste. Cette discussion doit-elle être celle d’une clinique ?
handover-here-this = { $place } : cette discussion
handover-here-other = { $place } : une autre discussion
choice-here = { $place } : ici
choice-here-off = { $place } : plus ici
handover-here = Les patients qui veulent parler à quelqu’un ({ $place }) reçoivent désormais leur réponse ici. Ce qu’ils écrivent est montré à tous ceux qui sont dans cette discussion.
handover-here-off = { $place } n’a plus de discussion à elle : les réceptionnistes répondent aux patients, chacun dans la sienne.
handover-here-not = { $place } n’a pas de discussion à elle.
handover-here-back = Les patients reçoivent de nouveau leur réponse là où c’était le cas avant ({ $place }).
handover-here-changed = Cela ne peut pas être annulé : la discussion de cette clinique ({ $place }) a changé depuis.
handover-opened = Ceci vient d’une personne de { $place }. Vous pouvez répondre ici : ce que vous écrivez lui parvient, et je me tais jusqu’à ce qu’elle ait fini.
say-first-which = { visit-whose } a un dossier de ce numéro, et la conversation { $conversation } est ouverte aussi. Qui doit le lire ?
choice-say-patient = { visit-whose }
say-first-sure = { visit-whose } doit-il lire ceci dans sa conversation ? « { $text } »
say-first-what = Que doit lire { visit-whose } ? Écrivez-le maintenant. Je ne peux transmettre que des mots.
say-first-no-chat = { visit-whose } n’a aucune conversation où je puisse écrire.{ HAS($phone) ->
    [yes] {" "}On peut joindre cette personne : { $phone }.
   *[no] {" "}/patient montre comment joindre cette personne, dans une conversation à nous.
  }
say-first-open = { visit-whose } est déjà en conversation avec une personne{ HAS($conversation) ->
    [yes] {" "}: écrivez /say { $conversation } et les mots
   *[no] , dans une autre clinique
  }.
say-first-elsewhere = Les cliniques qui tiennent le dossier { $number } ne sont pas les vôtres.
say-first-said = Écrit à { visit-whose }, au nom de { $place }.
handover-first-begun = Une réponse est possible : c’est la conversation { $number }, et le robot s’y tait jusqu’à ce que l’un de vous ait fini.
handover-first-colleague = Conversation { $number }, avec { $who } : { $name } a écrit en premier : { $text }
handover-say-first-example = /say #12 Vos résultats sont là.
staff-help-say = /say : répond à un patient qui a demandé une personne, ou écrit en premier (numéro de dossier, référence ou nom), par exemple
handover-say-example = /say 12 Nous vous appelons dans une minute.
staff-help-done = /done : le robot écoute de nouveau un patient qui a demandé une personne, par exemple
handover-done-example = /done 12

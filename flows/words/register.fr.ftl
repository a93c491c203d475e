# Ce que le personnel fait du registre des patients : trouver quelqu’un, ouvrir le dossier, y corriger ce qui est faux.
staff-ended = Votre accès a pris fin le { WHEN($ended) }. Adressez-vous à l’administration de votre clinique.
register-who = Quel patient ?
register-needs-name = Il me faut au moins trois lettres d’un nom ; une date de naissance seule ne trouve personne. Un téléphone, un numéro d’assurance, une référence ou le numéro d’un dossier (#17) mène directement à une personne.
register-nobody = Je n’ai trouvé personne pour « { $typed } ». Essayez le début d’un nom (trois lettres ou plus), un téléphone ou une référence.
register-several = { $count } personnes correspondent. Laquelle ?
register-more = Et { $count } de plus : ajoutez une partie du nom, ou la date de naissance.
register-whose = { $value } est déjà dans un dossier : { $others ->
    [0] celui de { $name } ({ $number }). Est-ce la même personne ?
    [1] celui de { $name } ({ $number }) et un autre. Est-ce l’une de ces personnes ?
   *[other] celui de { $name } ({ $number }) et { $others } autres. Est-ce l’une de ces personnes ?
  }
choice-is-patient = C’est { $name }{ HAS($born) ->
    [yes] , { DATE($born) }
   *[no] {""}
  } ({ $number })
choice-another-person = { $system ->
    [email] Une autre personne, même adresse
   *[phone] Une autre personne, même numéro
  }
choice-patient = { $name } ({ $number })
choice-patient-born = { $name }, { DATE($born) } ({ $number })

staff-help-find = /find : trouve un patient par un nom ou son début (avec la date de naissance s’il y en a beaucoup), un téléphone, un numéro d’assurance ou une référence, par exemple
file-example-find = /find Khumalo
staff-help-patient = /patient : ouvre le dossier d’un patient, par exemple
file-example-patient = /patient #12
file = { $name } ({ $number })
file-born = Date de naissance : { DATE($born) }
file-born-unknown = Date de naissance inconnue
file-gender = Genre : { $gender ->
    [female] féminin
    [male] masculin
    [other] autre
   *[unknown] inconnu
  }
file-provisional = Inscription par le chat : pas encore confirmée à un accueil, donc aucun dossier
file-registered = { HAS($name) ->
    [yes] Inscription par { $name }
   *[no] Inscription par le chat
  }, le { WHEN($when) } : pas encore confirmée, donc aucun dossier
file-unconfirmed = Pas encore de confirmation à un accueil, donc aucun dossier
file-at = Lieu du dossier : { HAS($clinics) ->
    [yes] { $clinics }
   *[no] aucune clinique
  }{ HAS($doctor) ->
    [yes] {" "}; médecin de famille : { $doctor }
   *[no] {""}
  }
file-contacts = Coordonnées, la principale d’abord :
file-no-contacts = Aucune coordonnée.
file-contact = { $place }. { $value }, { HAS($confirmed) ->
    [yes] confirmée
   *[no] non confirmée
  }
file-number = { $label } : finit par { $last }
file-carer = { $name } ({ $number }) agit pour cette personne, en tant que { $relationship ->
    [parent] parent
    [guardian] tuteur
    [partner] conjoint
   *[carer] aidant
  }
file-cares-for = Agit pour { $name } ({ $number }), en tant que { $relationship ->
    [parent] parent
    [guardian] tuteur
    [partner] conjoint
   *[carer] aidant
  }
file-visits = Visites :
file-no-visits = aucune
file-visit-coming = { WHEN($start) }, { $place }, { $service }, { $person }, { $reference }
file-visit-past = { WHEN($start) }, { $place }, { $service }, { $person }, { $reference }{ $status ->
    [cancelled] , annulée
    [noshow] , absence
   *[other] {""}
  }
file-chats = Conversations qui agissent pour cette personne : { $count }
file-chat = { $place }. { $relation ->
    [self] la personne elle-même
   *[carer] quelqu’un qui s’occupe d’elle
  }, depuis { DAY($since) }, { HAS($proved) ->
    [yes] identité prouvée par un code
   *[no] identité non prouvée : n’y voit que les visites prises là
  }
file-merged = Le dossier de { $name } ({ $number }) a été fusionné avec celui-ci.
choice-confirm = Confirmer ce dossier
choice-contacts = Coordonnées
choice-compare = Comparer { $a } et { $b }
choice-chats = Conversations
choice-log = Qui l’a vu ou changé
choice-file = Ouvrir le dossier

staff-help-contact = /contact : confirme, ordonne, ajoute et retire les coordonnées d’un patient, par exemple
register-contact-example = /contact #12 confirmer 2
register-contact-example-add = /contact #12 ajouter +27 82 555 0101
register-contacts-of = { $name } ({ $number })
register-contact-add = N’en confirmez une que si la personne est devant vous. Pour en ajouter une : /contact { $number } ajouter, puis le numéro ou l’adresse. Pour les ordonner : /contact { $number } ordre 2 1
register-contact-unreadable = Ce n’est ni un téléphone ni une adresse électronique que je puisse lire. Un numéro d’un autre pays commence par +.
register-contact-there = { $value } est déjà dans la liste.
register-contact-added = Ajouté à la fin, pas encore confirmé : { $value }.
register-contact-confirmed = Confirmé : { $value }. Les codes et les rappels peuvent y aller désormais.
register-contact-first = La coordonnée principale de { $name } est maintenant { $value }.
register-contact-reordered = L’ordre a été changé.
register-contact-removed = Retiré : { $value }.
register-contact-remove-sure = Retirer { $value } des coordonnées de { $name } ?
register-contact-confirmed-already = { $value } est déjà confirmé.
register-contact-first-already = { $value } est déjà la coordonnée principale.
register-contact-order = Écrivez les { $count } places dans leur nouvel ordre, chacune une fois.
register-contact-which = Quelle coordonnée ? Écrivez sa place dans la liste, de 1 à { $count }.
choice-confirm-contact = Confirmer { $place }
choice-first-contact = { $place } devient la principale
choice-drop-contact = Retirer { $place }
choice-remove-contact = La retirer

staff-help-confirm = /confirm : fait un dossier d’une inscription à confirmer, une fois la personne vue, par exemple
register-confirm-example = /confirm #12 at { $place }
register-confirm-sure = Faire de { $name } ({ $number }) un patient avec un dossier ?
register-confirm-duplicate = Il y a peut-être déjà un dossier de cette personne : comparez avant de confirmer.
register-confirm-check = Comparez avec ses papiers. Ce qui est faux se corrige par /correct { $number }.
choice-confirm-at = Confirmer : { $place }
register-confirmed = { $name } ({ $number }) a maintenant un dossier ici : { $place }. Les coordonnées se confirment à part, par /contact.
register-confirmed-already = { $name } ({ $number }) n’est pas provisoire : ce dossier a été confirmé.
register-none-clinic = Vous ne travaillez dans aucune clinique du nom de « { $name } ».

staff-help-correct = /correct : corrige un nom, une date de naissance ou un genre, par exemple
register-correct-example = /correct #12 nom de famille Smith
register-correct-example-born = /correct #12 date de naissance 12 mars 1984
register-correct-what = Qu’est-ce qui est faux dans le dossier de { $name } ({ $number }) ? Écrivez prénom, nom de famille, nom, date de naissance ou genre, puis ce qui est juste.
register-correct-which = Cela peut se lire de deux façons. Laquelle ?
register-correct-date = Je n’ai pas pu y lire de date de naissance. Écrivez par exemple 12 mars 1984 ou 1984-03-12.
register-correct-gender = Je n’ai pas pu lire cela. Écrivez féminin, masculin, autre ou inconnu.
register-correct-name = Ce n’est pas un nom.
register-correct-which-name = { $name } ({ $number }) porte un prénom et un nom de famille. Écrivez lequel est faux, avec ce qui est juste à sa place :
register-correct-own-first = /correct { $number } prénom { $value }
register-correct-own-surname = /correct { $number } nom de famille { $value }
corrected-emptied = On ne le connaît plus, comme avant.
register-correct-same = C’est déjà ce que dit le dossier de { $name } ({ $number }). Rien n’a changé.
register-corrected = Le dossier de { $name } ({ $number }) a été corrigé.
corrected-now-firstName = Prénom : { $value }
corrected-now-surname = Nom de famille : { $value }
corrected-now-name = Nom : { $value }
corrected-now-birthDate = Date de naissance : { DATE($born) }
corrected-now-gender = Genre : { $gender ->
    [female] féminin
    [male] masculin
    [other] autre
   *[unknown] inconnu
  }
corrected-was-firstName = Jusqu’ici : { $value }
corrected-was-surname = Jusqu’ici : { $value }
corrected-was-name = Jusqu’ici : { $value }
corrected-was-birthDate = Jusqu’ici : { DATE($born) }
corrected-was-gender = Jusqu’ici : { $gender ->
    [female] féminin
    [male] masculin
    [other] autre
   *[unknown] inconnu
  }
choice-put-back = Remettre comme avant
choice-birth-date = { DATE($born) }

staff-help-carer = /carer : note qui peut agir pour qui, ou y met fin, par exemple
register-carer-example = /carer Nomsa Khumalo pour Sipho Khumalo comme parent
register-carer-example-for = /carer { $number } pour Sipho Khumalo comme parent
register-no-relationship = Je ne connais pas ce lien : « { $typed } ». Il y a : parent, tuteur, conjoint, aidant.
register-carer-sure = { $carer } ({ $carerNumber }) peut agir pour { $name } ({ $number }), en tant que { $relationship ->
    [parent] parent
    [guardian] tuteur
    [partner] conjoint
   *[carer] aidant
  } ? Cette personne verra et changera toutes les visites de { $name }. Voyez d’abord ses papiers.
register-carer-linked = { $carer } ({ $carerNumber }) peut désormais agir pour { $name } ({ $number }), en tant que { $relationship ->
    [parent] parent
    [guardian] tuteur
    [partner] conjoint
   *[carer] aidant
  }.
register-carer-already = { $carer } ({ $carerNumber }) agit déjà pour { $name } ({ $number }), en tant que { $relationship ->
    [parent] parent
    [guardian] tuteur
    [partner] conjoint
   *[carer] aidant
  }.
register-carer-same = Personne n’est son propre aidant : nommez deux personnes.
register-carer-none = { $carer } ({ $carerNumber }) n’agit pas pour { $name } ({ $number }).
register-carer-ended = { $carer } ({ $carerNumber }) n’agit plus pour { $name } ({ $number }).
register-carer-nobody = Personne n’agit pour cette personne, et elle n’agit pour personne.
choice-carer-yes = Oui
choice-end-care = Fin avec { $name }

staff-help-chats = /chats : quelles conversations agissent pour un patient, avec un bouton pour mettre fin à chacune, par exemple
register-chats-example = /chats #12
register-no-chats = Aucune conversation n’agit pour cette personne.
register-chat-sure = La conversation { $place } ne doit-elle plus agir pour { $name } ({ $number }) ? La personne qui s’y trouve devra redire qui elle est, et ne verra les visites prises ailleurs qu’après un code. Les visites restent.
register-chat-ended = C’est fait : cette conversation n’agit plus pour cette personne.
register-chat-gone = Cette conversation n’agit plus pour { $name } ({ $number }).
choice-end-chat = Mettre fin à la conversation { $place }

register-not-kept-here = Le dossier de { $name } ({ $number }) est tenu ici : { $clinics }. Seul l’accueil de cet endroit peut le changer. Vous pouvez l’ouvrir.
register-not-over-all = Le dossier de { $name } ({ $number }) est tenu ici : { $clinics }. Seul un administrateur de toutes ces cliniques peut l’effacer.

staff-help-duplicates = /duplicates : dossiers qui sont peut-être ceux d’une même personne
register-pairs = Chaque paire est peut-être une seule personne :
register-no-pairs = Aucune paire de dossiers ne semble être celle d’une même personne en ce moment.
register-pair = { $a } { $one } et { $b } { $other }
choice-more = Plus

staff-help-merge = /merge : fait un seul dossier de deux qui sont d’une même personne, par exemple
register-merge-example = /merge #12 #17
register-merge-two = Quels deux dossiers ? Écrivez leurs numéros.
register-merge-same = { $number } est un seul dossier : il n’y a rien à fusionner.
register-merge = { $a } et { $b }, côte à côte :
merge-name = Nom : { $a } | { $b }{ HAS($differ) ->
    [yes] {" "}(différent)
   *[no] {""}
  }
merge-born = Date de naissance : { HAS($a) ->
    [yes] { DATE($a) }
   *[no] inconnue
  } | { HAS($b) ->
    [yes] { DATE($b) }
   *[no] inconnue
  }{ HAS($differ) ->
    [yes] {" "}(différent)
   *[no] {""}
  }
merge-gender = Genre : { $a ->
    [female] féminin
    [male] masculin
    [other] autre
   *[unknown] inconnu
  } | { $b ->
    [female] féminin
    [male] masculin
    [other] autre
   *[unknown] inconnu
  }{ HAS($differ) ->
    [yes] {" "}(différent)
   *[no] {""}
  }
merge-contacts = Coordonnées : { HAS($a) ->
    [yes] { $a }
   *[no] aucune
  } | { HAS($b) ->
    [yes] { $b }
   *[no] aucune
  }{ HAS($differ) ->
    [yes] {" "}(différent)
   *[no] {""}
  }
merge-files = Lieu du dossier : { HAS($a) ->
    [yes] { $a }
   *[no] aucune clinique
  } | { HAS($b) ->
    [yes] { $b }
   *[no] aucune clinique
  }{ HAS($differ) ->
    [yes] {" "}(différent)
   *[no] {""}
  }
merge-standing = État : { $a ->
    [provisional] non confirmé
   *[confirmed] confirmé
  } | { $b ->
    [provisional] non confirmé
   *[confirmed] confirmé
  }{ HAS($differ) ->
    [yes] {" "}(différent)
   *[no] {""}
  }
register-merge-birth-dates = Attention : les dates de naissance diffèrent, { DATE($a) } et { DATE($b) }. Deux personnes peuvent porter le même nom ; une personne n’a qu’une date de naissance.
register-merge-sure = Ne fusionnez que si c’est une même personne. Visites, coordonnées, numéros, conversations et liens suivent ; cela peut s’annuler.
choice-merge = Une personne : fusionner dans { $into }
choice-two-people = Deux personnes
register-merged = { $from } fait maintenant partie de { $into } ({ $name }){ $visits ->
    [0] .
    [1] , avec 1 visite.
   *[other] , avec { $visits } visites.
  }
register-merged-unproved = Les coordonnées et conversations reprises ne sont pas confirmées : /contact { $into } en confirme une avec la personne devant vous.
register-merged-already = { $number } a déjà été fusionné : il fait partie de { $into }.
register-unmerged = Annulé : { $from } et { $into } sont de nouveau deux dossiers, comme avant.
register-unmerge-gone = Cette fusion ne peut pas être annulée : elle l’a déjà été, ou l’un des dossiers a été effacé.
register-unmerge-later = { $number } a depuis été fusionné à son tour dans { $into }. Annulez d’abord cela.
register-no-pair = { $a } et { $b } restent deux : ils n’étaient pas proposés comme une seule personne, et rien n’a été changé.
register-two-people = { $a } et { $b } sont deux personnes : elles ne sont plus proposées comme une seule.

staff-help-erase = /erase : efface le dossier d’une personne qui a demandé à être oubliée, autant que la loi le permet, par exemple
register-erase-example = /erase #12
register-erase-sure = Effacer tout ce qui concerne { $name } ({ $number }) ?
register-erase-all = Il ne restera rien du dossier.
register-erase-kept = Ses visites passées, et à qui elles étaient, restent jusqu’au { DATE($until) }, comme la loi le demande ; tout le reste est effacé, et ceci le sera de lui-même ce jour-là.
register-erase-final = C’est définitif. Si votre registre est importé, effacez la personne là aussi.
choice-erase = Effacer { $number }
register-erase-ahead = { $number } a encore { $visits ->
    [one] une visite
   *[other] { $visits } visites
  } à venir. Annulez d’abord (/cancel { $number }).
register-erased = { $number } est effacé.
register-erased-but = { $number } est effacé, sauf ses visites passées, qui restent jusqu’au { DATE($until) }.

staff-help-log = /log : qui a vu ou changé le dossier d’un patient ou une visite, quand et d’où, par exemple
register-log-example = /log #12
register-log-example-me = /log me
log-of = Qui a vu ou changé le dossier de { $name } ({ $number }), le plus récent d’abord :
log-of-visit = Qui a vu ou changé la visite { $reference }, le plus récent d’abord :
log-of-you = Ce que vous avez vu ou changé, le plus récent d’abord :
log-nothing = rien encore
log-line = { WHEN($when) } : { $actor ->
    [staff] { $name }
    [patient] la personne de la conversation
    [server] la ligne de commande du serveur
   *[system] le système
  }, { $did }{ HAS($detail) ->
    [yes] {" "}({ $detail })
   *[no] {""}
  }{ HAS($chat) ->
    [yes] , depuis { $channel ->
        [telegram] une conversation Telegram
       *[web] une page web
      } { $chat }
   *[no] {""}
  }
log-did-opened-file = a ouvert le dossier
log-did-found = a trouvé le dossier par une recherche
log-did-confirmed-patient = a confirmé le dossier
log-did-corrected = a corrigé le dossier
log-did-added-contact = a ajouté une coordonnée
log-did-confirmed-contact = a confirmé une coordonnée
log-did-reordered-contacts = a rangé les coordonnées
log-did-removed-contact = a retiré une coordonnée
log-did-linked-carer = a noté un proche
log-did-ended-carer = a mis fin au droit d’un proche
log-did-ended-chat = a mis fin à une conversation
log-did-merged-record = y a fusionné un autre dossier
log-did-was-merged = l’a fusionné dans un autre dossier
log-did-undid-merge = a annulé une fusion
log-did-found-to-be-two = a vu que deux dossiers sont deux personnes
log-did-erased-patient = a tout effacé
log-did-saw-the-log = a regardé qui l’a vu ou changé
log-did-saw-visits = a regardé les visites
log-did-saw-a-visit = a regardé la visite
log-did-saw-requests = a regardé les demandes
log-did-saw-the-day = a regardé la journée
log-did-saw-the-week = a regardé la semaine
log-did-saw-a-picture = a regardé l’image de l’agenda
log-did-saw-the-queue = a regardé la salle d’attente
log-did-saw-whom-to-phone = a vu qui appeler
log-did-was-told-of-a-visit = a été averti de la visite
log-did-was-refused = s’est vu refuser
log-did-booked-visit = a réservé la visite
log-did-moved-visit = a déplacé la visite
log-did-cancelled-visit = a annulé la visite
log-did-declined-visit = a refusé la visite
log-did-accepted-visit = a accepté la visite
log-did-edited-visit = a modifié ce qui est noté de la visite
log-did-put-down-money = a noté ce qui a été payé
log-did-settled-request = a réglé une demande
log-did-phoned = a téléphoné
log-did-could-not-be-told = n’a pas pu être prévenu
log-did-lost-the-chat-for-patients = ne pouvait plus écrire dans la conversation pour les patients
log-did-took-the-kept-time = a pris l’heure gardée
log-did-cancelled-a-day = a annulé une journée
log-did-opened-times = a ouvert des plages
log-did-closed-times = a fermé des plages
log-did-ended-weekly-times = a mis fin à des plages de chaque semaine
log-did-changed-a-holiday = a changé un jour férié
log-did-changed-the-online-share = a changé ce qui se réserve en ligne
log-did-changed-a-share = a changé ce qui d’un service ou d’un département se réserve en ligne
log-did-changed-the-share-of-a-department = a changé ce qui d’un service se réserve en ligne
log-did-entered-leave = a noté une absence
log-did-set-the-chat-for-patients = a choisi la conversation pour les patients
log-did-wrote-to-a-patient = a écrit à un patient
log-did-answered-a-patient = a répondu à un patient
log-did-ended-a-handover = a rendu une conversation au robot
log-did-noted-arrival = a noté l’arrivée
log-did-took-a-walk-in = a pris quelqu’un sans rendez-vous
log-did-called-from-the-queue = a appelé
log-did-noted-as-seen = a noté comme vu
log-did-put-back-in-the-queue = a remis dans la file, avant l’heure
log-did-noted-as-missed = a noté comme manqué
log-did-sent-link = a envoyé un lien de réservation
log-did-opened-link = a ouvert un lien de réservation
log-did-expired-link = a mis fin à un lien de réservation
log-did-deleted-link = a supprimé un lien de réservation
log-did-made-link-type = a créé un type de lien
log-did-retired-link-type = a retiré un type de lien
log-did-changed-notices = a changé les avis
log-did-undid = a annulé
log-did-invited = a invité quelqu’un
log-did-invited-again = a invité quelqu’un de nouveau
log-did-withdrew-invitation = a retiré une invitation
log-did-joined = a rejoint l’équipe
log-did-left = a quitté l’équipe
log-did-removed = a retiré quelqu’un
log-did-put-back = a remis quelqu’un
log-did-revoked-chat = a coupé la conversation d’un téléphone perdu
log-did-revoked-chats = a coupé les conversations de quelqu’un
log-did-identified = a été identifié
log-did-failed-to-identify = n’a pas pu être identifié
log-did-registered = a fait son inscription
log-did-registered-patient = a inscrit le patient
log-did-had-a-copy = a reçu une copie de tout
log-did-had-a-copy-of-what-the-chat-gave = a reçu une copie de ce que la conversation a donné
log-did-opened-a-copy = a ouvert la copie
log-did-had-the-chat-forgotten = a fait oublier la conversation
log-did-was-forgotten = a été oublié
log-did-was-cut-off-from-a-chat = a fait couper une conversation
log-did-asked-to-be-forgotten = a demandé à être oublié
log-did-took-consent-back = a retiré son accord
log-did-imported = l’a importé d’un registre
log-did-imported-register = a importé un registre
log-did-pruned-what-is-kept-no-longer = a effacé ce qui n’est plus gardé
log-did-pruned = a effacé la partie la plus ancienne du journal
log-did-took-a-new-data-key = a pris une nouvelle clé de données
log-did-booked = a réservé
log-did-rescheduled = a déplacé
log-did-cancelled = a annulé
log-did-accepted = a accepté
log-did-declined = a refusé
log-did-edited = a modifié
log-did-arrived = a noté l’arrivée
log-did-called = a appelé
log-did-fulfilled = a noté comme vu
log-did-noshow = a noté comme manqué
log-did-putBack = a retiré l’annulation
log-did-paid = a noté comme payé
log-did-refunded = a noté comme remboursé
log-did-proposed = a refusé l’heure gardée à la place
log-detail-across = dans aucune des cliniques qui le tiennent
log-detail-clinic = { $value }
log-detail-field = { $value ->
    [firstName] prénom
    [surname] nom de famille
    [name] nom
    [birthDate] date de naissance
    [gender] genre
    [reason] motif
   *[details] précisions
  }
log-detail-kept = les visites passées restent
log-detail-confirmed = coordonnée confirmée par un code
log-detail-relation = { $value ->
    [self] la personne elle-même
   *[carer] un proche
  }
log-detail-why = { $value ->
    [tooManyTries] trop d’essais
    [twoMatch] deux dossiers correspondent
   *[notIdentified] personne ne correspond
  }
log-detail-role = comme { ROLE($value) }
log-detail-link = lien { $value }
log-detail-carer = proche #{ $value }
log-detail-from = depuis #{ $value }
log-detail-into = dans #{ $value }
log-detail-other = et #{ $value }
log-detail-chat = conversation { $value }
log-detail-register = registre { $value }
log-detail-of = { $value }
log-on = { $what ->
    [patient] le dossier #{ $id }
    [appointment] visite { $id }
    [practitioner] les plages de { $id }
    [location] { $id }
    [staff] collègue #{ $id }
    [encounter] la salle d’attente
    [handover] une conversation
    [link] lien { $id }
    [linkType] type de lien { $id }
    [invitation] invitation { $id }
   *[other] { $what }
  }
choice-earlier = Plus ancien

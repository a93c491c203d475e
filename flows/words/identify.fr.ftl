# Qui est-ce ? Ce qui identifie une personne, et pour qui est le rendez-vous.
word-someone-else = pour quelqu’un d’autre | quelqu’un d’autre | une autre personne | pour une autre personne | pour mon enfant | pour ma mère | pour mon père | pour mon fils | pour ma fille | c’est pour mon enfant | c’est pour mon fils | c’est pour ma fille | c’est pour ma mère | c’est pour mon père | c’est pour quelqu’un d’autre

## Les conditions, et comment la clinique joint quelqu'un
ask-terms = Avant de commencer, veuillez lire ceci et dire si vous êtes d’accord :
choice-agree = Je suis d’accord
choice-decline = Non, merci
terms-declined = Très bien. Vous pouvez aussi prendre rendez-vous par téléphone : { $phone }.
ask-contact = Comment la clinique peut-elle vous joindre ? Veuillez envoyer votre numéro de mobile ou votre adresse e-mail.
share-contact = Partager mon numéro
hint-contact-unreadable = Je n’ai pas reconnu un numéro de téléphone ni une adresse e-mail. Un numéro ressemble à +1 514 555 0101, une adresse à nom@example.org.
hint-not-your-contact = Ce numéro est celui de quelqu’un d’autre. Veuillez partager le vôtre, ou le taper.

## Pour qui
ask-who = C’est pour qui ?
choice-someone-else = Quelqu’un d’autre
choice-for-other = C’est pour quelqu’un d’autre
ask-before = { $whose ->
    [other] Cette personne a-t-elle déjà consulté dans l’une de nos cliniques ?
   *[own] Avez-vous déjà consulté dans l’une de nos cliniques ?
  }
choice-been-here = Oui, j’ai déjà consulté ici
choice-been-here-other = Oui
choice-new = Non, c’est ma première fois
choice-new-other = Non, c’est la première fois
choice-yes = Oui
choice-no = Non

## Ce qui identifie une personne
choice-keep = Garder : { $typed }
also-keep = garder | garde | gardez | le même
choice-keep-date = Garder : { DATE($date) }
ask-number = { $whose ->
    [other] Veuillez taper l’un des numéros de cette personne :
   *[own] Veuillez taper l’un de vos numéros :
  }
number-kind = – { $label }
ask-number-one = { $whose ->
    [other] Veuillez taper le numéro de cette personne ({ $label }).
   *[own] Veuillez taper votre numéro ({ $label }).
  }
choice-no-number = Je ne l’ai pas
also-no-number = je l’ai pas | je n’en ai pas | j’en ai pas | pas de numéro | aucun | je ne sais pas | je sais pas | sais pas
hint-number-unreadable = Je n’ai pas reconnu l’un de ces numéros.{ HAS($examples) ->
    [yes] {" "}Ils ressemblent à ceci : { $examples }.
   *[no] {""}
  }
ask-birth-date = { $whose ->
    [other] Quelle est la date de naissance de cette personne ? Par exemple 12 mars 1984.
   *[own] Quelle est votre date de naissance ? Par exemple 12 mars 1984.
  }
ask-date-sure = { DATE($date) }. Est-ce bien cela ?
ask-date-which = De quel jour s’agit-il ?
choice-date = { DATE($date) }
choice-neither = Aucun des deux
hint-date-unreadable = Je n’ai pas reconnu une date de naissance. Elle peut s’écrire 12 mars 1984, ou 12/3/1984.
hint-date-ahead = Ce jour n’est pas encore venu. Veuillez écrire la date de naissance, avec l’année.
ask-first-name = { $whose ->
    [other] Quel est le prénom de cette personne, tel qu’il est dans son dossier à la clinique ?
   *[own] Quel est votre prénom, tel qu’il est dans votre dossier à la clinique ?
  }
ask-surname = { $whose ->
    [other] Et son nom de famille ?
   *[own] Et votre nom de famille ?
  }
hint-name = Veuillez taper un nom, en 80 caractères au plus.
ask-gender = { $whose ->
    [other] Quel genre est indiqué dans son dossier ?
   *[own] Quel genre est indiqué dans votre dossier ?
  }
choice-female = Féminin
choice-male = Masculin
choice-other = Autre
choice-unknown = Aucun n’est indiqué

## Identifié ou non
identified = { $whose ->
    [other] Merci. C’est pour { $name }.
   *[own] Merci, { $name }.
  }
not-identified = Avec ces indications, je n’ai pu identifier personne.
too-many-tries = Il y a eu trop d’essais pour le moment. Vous pourrez réessayer après { CLOCK($until) } (heure locale, { $city }).
ask-correct = S’il y a une faute de frappe, vous pouvez la corriger une fois.
ask-guest = Sans dossier, vous pouvez réserver les services ouverts à tous.
ask-phone = La clinique peut vous aider par téléphone : { $phone }.
choice-correct = Corriger ce que j’ai tapé
choice-guest = Continuer sans dossier
choice-reference = J’ai la référence

## Quelqu'un de nouveau
ask-mobile = Pour vous inscrire, j’envoie un code par SMS. Quel est votre numéro de mobile ?
hint-mobile-unreadable = Je n’ai pas reconnu un numéro de téléphone. Il ressemble à +1 514 555 0101.
choice-without-code = Continuer sans m’inscrire
ask-name = À quel nom prenons-nous le rendez-vous ?
ask-name-other = Quel est le nom de cette personne ?
registered = Merci. L’inscription est faite ; la clinique vérifiera les indications à la première visite.
registered-guest = Merci.

## Ce que demandent les règles d'un service, et pour qui il n'est pas
fact-needed = { $fact ->
    [birthDate] { $service } : ce service est pour certains âges. Il me faut la date de naissance de { $who }.
    [gender] { $service } : ce service est pour un certain genre. Il me faut celui de { $who }.
   *[childNumber] { $service } : ce service est pour les enfants. Il faut à la clinique le numéro de l’enfant même : celui de { $who }.
  }
ask-their-birth-date = Quand est née la personne qui vient en consultation ? Par exemple 12 mars 1984.
ask-their-gender = Quel est le genre de la personne qui vient en consultation ?
ask-child-number = Veuillez taper le numéro de l’enfant même, l’un de ceux-ci :
child-number-adult = Ce numéro est celui d’un adulte. Ce service est pour les enfants ; il faut le numéro de l’enfant même.
child-number-other-date = Ce numéro ne va pas avec la date de naissance indiquée. Veuillez taper le numéro de l’enfant même.
child-number-must = Sans le numéro de l’enfant même, ce rendez-vous ne peut pas être pris en ligne. La clinique peut vous aider par téléphone : { $phone }.
service-refused = { $why ->
    [tooOld] { $service } : ce service est pour les moins de { $below } ans le jour du rendez-vous.
    [tooYoung] { $service } : ce service est à partir de { $from } ans le jour du rendez-vous.
    [otherGender] { $service } : ce service n’est pas pour le genre indiqué.
    [noFile] { $service } : ce service est pour les personnes qui ont un dossier à la clinique.
    [noFamilyDoctor] { $service } : ce service est pour les personnes qui ont leur médecin de famille ici.
    [byLinkOnly] { $service } : ce service se réserve par un lien que la clinique envoie.
    [birthDate] La date de naissance manque dans le dossier, et il la faut pour ce service : { $service }. La clinique peut l’ajouter : { $phone }.
    [gender] Le genre manque dans le dossier, et il le faut pour ce service : { $service }. La clinique peut l’ajouter : { $phone }.
    [childNumber] Le numéro de l’enfant même manque dans le dossier, et il le faut pour ce service : { $service }. La clinique peut l’ajouter : { $phone }.
   *[other] { $service } : ce service ne peut pas être réservé en ligne pour cette personne. La clinique peut vous aider par téléphone : { $phone }.
  }
choice-other-service = Un autre service
choice-been-before = Je suis déjà venu ici

## Pour le personnel
alert-two-records = Quelqu’un n’a pas pu être identifié parce que deux dossiers correspondent à ce qui a été tapé. Veuillez chercher les doublons (/duplicates).

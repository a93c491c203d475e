# One-time codes, and what goes by SMS and by e-mail.
code-sent-typed = J’ai envoyé un code de six chiffres à { $contact }. Il est valable 10 minutes.
code-sent-phone = J’ai envoyé un code de six chiffres au numéro qui se termine par { $contact }. Il est valable 10 minutes.
code-sent-email = J’ai envoyé un code de six chiffres à l’adresse { $contact }. Il est valable 10 minutes.
code-sent-perhaps = Si cette référence est juste, un code de six chiffres part vers le téléphone ou l’adresse que la clinique a confirmés pour ce patient. Il est valable 10 minutes. Si rien n’arrive, veuillez téléphoner à la clinique : { $phone }.
ask-code = Veuillez taper le code ici.
choice-code-again = Le renvoyer
choice-code-phone = L’envoyer au numéro qui se termine par { $contact }
choice-code-email = L’envoyer à { $contact }
hint-code = Un code a six chiffres. Veuillez les taper comme vous les avez reçus.
code-wrong = Ce n’est pas le code. { $left ->
    [1] Vous pouvez essayer encore une fois.
   *[other] Vous pouvez essayer encore { $left } fois.
  }
code-over = Ce code n’est plus valable : il dure 10 minutes, sert une seule fois, et seul le plus récent compte. Choisissez « Le renvoyer » pour en recevoir un autre.
code-locked = Trop de codes ont été demandés ou mal tapés. Pour protéger les données de chacun, il n’y en a plus ici avant { CLOCK($until) } (heure locale : { $city }). Si vous ne pouvez pas attendre, veuillez téléphoner à la clinique : { $phone }.
code-not-sent-unconfirmed = Je ne peux pas vous envoyer de code : la clinique n’a encore confirmé ni téléphone ni adresse électronique pour ce patient. Veuillez téléphoner à la clinique : { $phone }.
code-not-sent-unreachable = Je ne peux pas vous envoyer de code : il n’y a pas moyen d’en envoyer d’ici vers ce téléphone ou cette adresse. Veuillez téléphoner à la clinique : { $phone }.
code-failed-typed = Le code n’a pas pu être envoyé à { $contact }. Veuillez vérifier que c’est juste. Vous pouvez réessayer, choisir un autre moyen, ou téléphoner à la clinique : { $phone }.
code-failed-phone = Le code n’a pas pu être envoyé au numéro qui finit par { $contact }. Vous pouvez réessayer, choisir un autre moyen, ou téléphoner à la clinique : { $phone }.
code-failed-email = Le code n’a pas pu être envoyé à l’adresse { $contact }. Vous pouvez réessayer, choisir un autre moyen, ou téléphoner à la clinique : { $phone }.
ask-without-code = Comment souhaitez-vous continuer ?

## The code itself
code-subject = Votre code pour { $clinic }
# One SMS where the clinic's name is not long: only characters of its own alphabet.
code-letter = { $clinic } : votre code est { $code }, valable { $minutes } minutes. Tapez-le seulement là où vous l'avez demandé. Nous ne le demandons jamais par téléphone.

## For staff
alert-codes-locked = Six codes à usage unique faux ont été tapés dans une conversation : il n’y en a plus pour cette conversation ni pour ce contact pendant une heure. Rien n’a été montré. Si un patient téléphone à ce sujet, assurez-vous de son identité avant de l’aider. Si cette alerte revient souvent, quelqu’un essaie de deviner : prévenez la personne qui s’occupe du serveur.

## The local page that shows what would be sent
outbox-title = { $count ->
    [0] Boîte d’envoi : rien
    [1] Boîte d’envoi : 1 message
   *[other] Boîte d’envoi : { $count } messages
  }
outbox-heading = Boîte d’envoi
outbox-why = L’envoi de SMS et d’e-mails n’est pas configuré : ce qui serait envoyé est montré ici, le plus récent d’abord, pendant un jour, et les codes tant qu’ils sont valables. Seul un navigateur sur cette machine voit cette page. Pour envoyer, renseignez SMS_URL ou SMTP_URL dans .env.
outbox-again = Regarder de nouveau
outbox-empty = Il n’y a encore rien ici.
outbox-sms = SMS à { $to }
outbox-email = E-mail à { $to }
outbox-at = Écrit à { $at }.
outbox-until = Valable jusqu’à { $until }.

## Ce qu'un patient devait apprendre, et n'a pas pu apprendre (pour le personnel)
untold-what = { $what ->
    [booked] qu’un rendez-vous est pris pour lui
    [rescheduled] que sa visite est déplacée
    [cancelled] que sa visite est annulée
    [failed] que sa visite ne peut pas avoir lieu
    [declined] que sa demande n’a pas été acceptée
    [accepted] que sa visite est acceptée
    [putBack] que sa visite a lieu quand même
   *[waitsAgain] que sa visite n’est finalement pas encore acceptée
  }
untold-how = { $how ->
    [phone] par SMS
   *[email] par e-mail
  }
untold-phone = { HAS($phone) ->
    [yes] Veuillez l’appeler : { $phone }
   *[no] Veuillez l’appeler.
  }
untold-nobody = { visit-whose } n’a pas pu être prévenu { untold-what } : rien de ce que j’envoie ne lui parvient. { untold-phone }

  { visit-said }
untold-otherwise = { visit-whose } n’a pas pu être prévenu comme je l’avais dit. Un message lui dit { untold-how } { untold-what } : { visit-said }
untold-link-nobody = Le lien de réservation pour { visit-whose } n’est pas arrivé : rien de ce que j’envoie ne lui parvient. { untold-phone } /links { $number } le montre, pour le copier.
untold-link-otherwise = Le lien de réservation pour { visit-whose } n’est pas arrivé dans sa conversation. Il est envoyé { untold-how }.
tophone-others = { $count ->
    [1] 1 patient n’a
   *[other] { $count } patients n’ont
  } pas pu apprendre ce que devient leur visite :
tophone-untold = N’a pas pu être prévenu { untold-what }.
diary-untold = { WHEN($at) } : le patient n’a pas pu être prévenu

## La conversation du personnel d'une clinique
desk-gone = Je ne peux plus écrire dans la conversation où l’on répondait aux patients de { $place } : j’en ai été retiré, ou je n’ai pas le droit d’y écrire. Ce n’est plus la conversation de { $place } : aux patients qui demandent une personne, ses réceptionnistes répondent chacun dans sa propre conversation.
desk-gone-what-to-do = Pour la retrouver, ajoutez-moi de nouveau au groupe, et qu’un réceptionniste ou un administrateur y tape : /here { $code }
handover-desk-gone = Conversation { $number } : un patient parle avec { $place } depuis { SHORT($since) }, dans une conversation où je ne peux plus écrire. Veuillez lui répondre ici.
handover-answer-unsaid = Conversation { $number } : votre réponse n’est pas arrivée, car la conversation du patient ne prend plus rien de moi. Elle est terminée.
group-greeting = Bonjour. Je suis le bot de { $clinic }, pour son personnel. Pour répondre ici aux patients qui demandent une personne, qu’un réceptionniste ou un administrateur tape /here dans ce groupe. Dans un groupe, je n’entends que les commandes et les réponses à mes messages, tant que mon mode « privacy » est actif et que je n’en suis pas administrateur.

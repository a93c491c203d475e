## What a patient was to be told, and could not be (for staff)
untold-what = { $what ->
    [booked] a visit is booked for them
    [rescheduled] their visit is moved
    [cancelled] their visit is cancelled
    [failed] their visit can’t take place
    [declined] their booking was not accepted
    [accepted] their visit is accepted
    [putBack] their visit takes place after all
   *[waitsAgain] their visit is not accepted yet after all
  }
untold-how = { $how ->
    [phone] by SMS
   *[email] by e-mail
  }
untold-phone = { HAS($phone) ->
    [yes] Please phone them: { $phone }
   *[no] Please phone them.
  }
untold-nobody = { visit-whose } could not be told that { untold-what }: nothing I send reaches them. { untold-phone }

  { visit-said }
untold-otherwise = { visit-whose } could not be told the way I said before. They are told { untold-how } instead that { untold-what }: { visit-said }
untold-link-nobody = The booking link for { visit-whose } did not arrive: nothing I send reaches them. { untold-phone } /links { $number } shows it, to be copied.
untold-link-otherwise = The booking link for { visit-whose } did not arrive in their chat. It is sent { untold-how } instead.
tophone-others = { $count ->
    [1] 1 patient
   *[other] { $count } patients
  } who could not be told what became of their visit:
tophone-untold = Could not be told that { untold-what }.
diary-untold = { WHEN($at) }: the patient could not be told

## The chat of a clinic's staff
desk-gone = I can’t write any more in the chat in which patients of { $place } were answered: I was taken out of it, or may not write there. It is not the chat of { $place } any more: patients who ask for a person are answered by its receptionists, each in their own chat.
desk-gone-what-to-do = To have it back, add me to the group again, and let a receptionist or an administrator type there: /here { $code }
handover-desk-gone = Conversation { $number }: a patient has been talking to { $place } since { SHORT($since) }, in a chat that I can’t write in any more. Please answer them here.
handover-answer-unsaid = Conversation { $number }: your answer did not arrive, as the patient’s chat takes nothing from me any more. It is over.
group-greeting = Hello. I am the bot of { $clinic }, for its staff. To answer here the patients who ask for a person, let a receptionist or an administrator type /here in this group. In a group I hear only commands and replies to my messages, as long as my privacy mode is on and I am no administrator.

### What staff do for a patient: book, move, cancel, accept, take money

## Which visit is meant
visit-which = Which visit? Write its reference, or the patient (a name, #12) and, where there are several, the day.
visit-none = I know no visit “{ $typed }” at your clinics.
visit-none-of = { $number } has no visit ahead, and none lately, at your clinics.
visit-none-then = { $number } has no visit then at your clinics.
visit-several = { visit-whose } has several. Which one?
visit-choice = { SHORT($start) }, { $service }, { $person }
visit-whose = { HAS($who) ->
    [yes] { $who } ({ $number })
   *[no] { $number }
  }
visit-said = { $service }, { WHEN($start) }, { $place }, { $person }. Reference { $reference }.
visit-not-yours = { $reference } is in the diary of { $person }: you can see it, but not change it.
visit-cancelled = { $reference } of { visit-whose }, { WHEN($start) }, is cancelled already: { WHEN($at) }, { visit-booker }.
visit-moved-since = { $reference } of { visit-whose } was changed since, { WHEN($at) }, { visit-booker }. Nothing was done. It is now: { visit-said }
visit-arrived = The patient of { $reference }, { visit-whose }, { WHEN($start) }, has arrived already. If that was noted by mistake, take it back first (/undo or [Undo]); then the visit can be changed.
visit-begun = { $reference } of { visit-whose }, { WHEN($start) }, has begun or is over: nothing of its time can be changed.
visit-past = { $reference } of { visit-whose }, { WHEN($start) }, is past.
visit-changed = { $reference } ({ $number }) was changed by somebody else at this very moment. Nothing was done; please look at it again.
undo-changed = { $reference } ({ $number }) was changed since, so that this can’t be undone.

## Whether the patient hears of it
why-told = Why, as they read it: “{ $because }”
told-by-chat = They are told in their chat.
told-by-phone = They are told by SMS.
told-by-email = They are told by e-mail.
told-by-nobody = I can’t reach them: there is no chat and no confirmed contact. Please tell them yourself.

## Rules that staff may set aside
override-sure = Patients could not do this themselves:
override-kept = – the time is kept for the desk
override-notice = – it begins very soon
override-menu = – these times were not opened for this service
override-cutOff = – it is too late to move this visit
override-cutOffCancel = – it is too late to cancel this visit
override-notIdentified = – the service is only for patients with a file
override-byLinkOnly = – the service is booked by a link only
override-noFile = – the service is only for patients with a file
override-noFamilyDoctor = – the service is only for patients whose family doctor is here
override-otherGender = – the service is for another gender
override-tooYoung = – the patient is too young for the service on that day
override-tooOld = – the patient is too old for the service on that day
override-notHere = – the service is only for patients with a file at that clinic
override-notWithThem = – the service is only with the patient’s own family doctor
override-birthDate = – the service depends on an age, and their birth date is not known
override-gender = – the service depends on a gender, which is not known
override-childNumber = – the service is for children, whose own number is not known
overridden-kept = A time kept for the desk.
overridden-notice = At short notice.
overridden-menu = Not opened for this service; noted in its history.
overridden-cutOff = Past the time for moving it; noted in its history.
overridden-notIdentified = Without a file; noted in its history.
overridden-byLinkOnly = Without a link; noted in its history.
overridden-noFile = Without a file; noted in its history.
overridden-noFamilyDoctor = Without a family doctor here; noted in its history.
overridden-otherGender = For another gender; noted in its history.
overridden-tooYoung = Too young for it; noted in its history.
overridden-tooOld = Too old for it; noted in its history.
overridden-notHere = Without a file there; noted in its history.
overridden-notWithThem = Not their own doctor; noted in its history.
overridden-birthDate = Birth date not known; noted in its history.
overridden-gender = Gender not known; noted in its history.
overridden-childNumber = The child’s number is not known; noted in its history.

## /book
staff-help-book = /book: books a visit for somebody who phones or stands before you: who, what, when, with whom, where, why; what you leave out is asked, for example
book-example = /book Khumalo { $service } tomorrow 10:20 with { $person }
book-example-new = /book new Thandi Mokoena { $example } { $service }
book-which-service = { HAS($number) ->
    [yes] { visit-whose }: what is it for?
   *[no] What is it for?
  }
book-service = { $service }
book-times = { HAS($number) ->
    [yes] { $service } for { visit-whose }: which time? Tap one, or write another day and time.
   *[no] { $service }: which time? Tap one, or write another day and time.
  }
book-no-times = { $service }: nothing is free at all. /open makes times.
book-day = { HAS($far) ->
    [yes] { FULLDAY($day) }
   *[no] { DAY($day) }
  }
book-none-then = Nothing is free on { book-day }.
book-time = { SHORT($start) }, { $person }{ HAS($place) ->
    [yes] , { $place }
   *[no] {""}
  }{ HAS($kept) ->
    [yes] {" "}(kept)
   *[no] {""}
  }{ HAS($soon) ->
    [yes] {" "}(soon)
   *[no] {""}
  }
book-sure = { $service }{ HAS($number) ->
    [yes] {" "}for { visit-whose }
   *[no] {""}
  }, { WHEN($start) }, { $person }, { $place }. Book it?
book-yes = Book it
book-other-times = Other times
book-done = Booked for { visit-whose }: { visit-said }
book-new-done = Registered as { $number }, not yet confirmed: /confirm { $number } once you have seen their papers.
book-undone = Taken back: the booking of { visit-whose } is cancelled. { visit-said }
book-read-part = I read “{ $who }” as the patient. I could not read “{ $unread }”.
book-likely = What is it for?
book-choice-part = Book for “{ $who }”
book-new-hint = Somebody new? Write their phone number or e-mail address, and I register them with the booking.
book-new-name = Please write “new”, the name, and a phone number or e-mail address.
book-new-who = What is their name?
book-new-privately = Others read along here. Please book somebody new in a chat of our own: what you write of them would stay here.
book-new-contact = How can they be reached? Write a phone number or an e-mail address.
book-also = Also has: { visit-said }
book-unread = I could not read “{ $typed }”. Write a day and a time, or tap one.
book-clash = { visit-whose } has a visit then already, booked { visit-booker }: { visit-said }
visit-booker = { $booker ->
    [patient] by the patient
   *[staff] { HAS($by) ->
        [yes] by { $by }
       *[no] by the desk
      }
  }
book-past-day = { DAY($start) } is past.
book-none-from = Nothing is free from { book-day } on; /open makes times.{ $count ->
    [0] {""}
   *[other] {" "}The nearest before:
  }
book-none-after = Nothing is free from { WHEN($day) } on; /open makes times.{ $count ->
    [0] {""}
   *[other] {" "}The nearest before:
  }
book-no-service = I know no such service: “{ $typed }”. There are: { $names }.
choice-patient-number = { $number }
register-several-group = Others read along here, so I say no names: tap the number of the record, or look it up in a chat of our own.
book-past = { WHEN($start) } is past.
book-past-year = { WHEN($start) } is past; write { $next } if you mean next year.
book-held = { WHEN($start) } with { $person } is being kept for a patient{ HAS($number) ->
    [yes] {" "}({ $number })
   *[no] {""}
  }, who is looking at it until { CLOCK($until) }. Ask them, or try again then.
book-held-day = { WHEN($start) } with { $person } is kept for a patient{ HAS($number) ->
    [yes] {" "}({ $number })
   *[no] {""}
  } until { SHORT($until) }. Ask them, or try again then.
book-taken = { WHEN($start) } with { $person } is booked for { $number }, { visit-booker }: { $service }, { $reference }.
book-short = { WHEN($start) } with { $person } is free, but not for long enough.
book-closed = { WHEN($start) } with { $person } is closed.
book-no-beginning = No time begins at { WHEN($start) }.
book-not-open = Nobody has open times at { WHEN($start) }.
book-not-there = { $person } does not work at { $place }.
book-not-given = { $person } does not give { $service }, but: { $given }.{ HAS($others) ->
    [yes] {" "}{ $service } is given by { $others }.
   *[no] {""}
  }
link-refused = { $why ->
    [tooOld] { visit-whose } can’t be sent that link: { $service } is for people younger than { $below }.
    [tooYoung] { visit-whose } can’t be sent that link: { $service } is for people of { $from } or older.
    [otherGender] { visit-whose } can’t be sent that link: { $service } is not for the gender on file.
    [noFile] { visit-whose } can’t be sent that link: { $service } is for people who have a file at a clinic that gives it.
    [noFamilyDoctor] { visit-whose } can’t be sent that link: { $service } is for people whose family doctor gives it.
    [birthDate] { visit-whose } can’t be sent that link: { $service } needs the date of birth, which is missing on file.
    [gender] { visit-whose } can’t be sent that link: { $service } needs the gender, which is missing on file.
    [childNumber] { visit-whose } can’t be sent that link: { $service } needs the child’s own number, which is missing on file.
   *[other] { visit-whose } can’t be sent that link: { $service } can’t be booked online for them. /book does it from the desk.
  }
book-given-by-others = Nobody whose times you book there gives { $service }.{ HAS($others) ->
    [yes] {" "}It is given by { $others }.
   *[no] {""}
  }
book-none-person = I know nobody called “{ $name }” whose times you can book. There are: { $names }.
book-none-place = I know no clinic of yours called “{ $name }”. There are: { $names }.
book-open-links = { $count ->
    [1] They still have an open booking link, which you may want to expire.
   *[other] They still have { $count } open booking links, which you may want to expire.
  }
book-choice-links = Their links

## /move
staff-help-move = /move: gives a visit another time, by its reference or by whose it is, for example
move-example = /move { $reference } tomorrow 10:20
move-example-person = /move { $reference } with { $person } because the doctor is away
move-sure = Move this visit of { visit-whose }? It is now: { visit-said }
move-yes = Move it
move-done = Moved for { visit-whose }: { visit-said }
move-was = It was { WHEN($start) }, { $place }, { $person }.
move-undone = Back where it was, for { visit-whose }: { visit-said }
move-undo-taken = Its old time is taken by now, so it stays: { visit-said }
move-unread = I could not read “{ $typed }”. Write the reference, then the day and the time.

## /cancel
staff-help-cancel = /cancel: cancels a visit; the patient is told, and why if you say it, for example
cancel-example = /cancel { $reference }
cancel-example-because = /cancel { $reference } because the doctor is ill
cancel-sure = Cancel this visit of { visit-whose }? { visit-said }
cancel-yes = Cancel the visit
cancel-move = Move it instead
cancel-done = Cancelled for { visit-whose }: { visit-said }
cancel-undone = Put back for { visit-whose }: { visit-said }
cancel-undo-taken = Its time is taken by now, so { $reference } of { visit-whose } stays cancelled. /book { $number } finds another.

## /accept and /decline
staff-help-accept = /accept: accepts a booking that asks its practitioner, for example
accept-example = /accept { $reference }
staff-help-decline = /decline: declines one; its time is free again and the patient is told, for example
decline-example = /decline { $reference } because it needs an hour
accept-done = Accepted for { visit-whose }: { visit-said }
accept-undone = Taken back: it waits to be accepted again, for { visit-whose }: { visit-said }
accept-not-asked = { $reference } of { visit-whose } is not waiting to be accepted.
accept-already = { $reference } of { visit-whose } is accepted already: { WHEN($at) }, { visit-booker }.
accept-none = No visit waits to be accepted.
accept-which = { $count ->
    [1] One visit waits to be accepted:
   *[other] { $count } visits wait to be accepted. Which one?
  }
accept-choice = { SHORT($start) }, { $service }, { visit-whose }
decline-done = Declined for { visit-whose }: { visit-said }

## /edit
staff-help-edit = /edit: puts right what a visit is about, for example
edit-example = /edit { $reference } reason a cough since Monday
edit-what = { visit-whose }: { visit-said }
edit-reason = Reason: { HAS($words) ->
    [yes] { $words }
   *[no] none
  }
edit-details = Details: { HAS($words) ->
    [yes] { $words }
   *[no] none
  }
edit-was = Until now: { HAS($words) ->
    [yes] { $words }
   *[no] none
  }
edit-choice-reason = Change the reason
edit-choice-details = Change the details
edit-new-reason = { visit-whose }, { $reference }: what is the visit for?
edit-new-details = { visit-whose }, { $reference }: what should be known beforehand?
edit-too-long = That is too long: at most { $most } characters.
edit-same = That is what { $reference } of { visit-whose } says already.
edit-since = { visit-whose }, { $reference }: this was changed again since, { WHEN($at) }, { visit-booker }, so it stays as it is now.
edit-done = Changed for { visit-whose }: { visit-said }

## /followup and /requests
staff-help-followup = /followup: times for another visit some weeks after one, for example
followup-example = /followup { $reference } in 3 weeks
followup-when = A follow-up for { visit-whose }, after { $service } on { WHEN($start) }: in how long? Tap, or write “in 10 days” or a day.
followup-interval = { $unit ->
    [weeks] { $count ->
        [1] In a week
       *[other] In { $count } weeks
      }
   *[months] In { $count } months
  }
followup-around = A follow-up for { visit-whose }, from { book-day } on:
followup-no-service = I know no such service: “{ $name }”.
staff-help-requests = /requests: patients who ask for a follow-up, and visits that wait to be accepted, for example
requests-example = /requests
requests = { $count ->
    [1] One patient asks for a follow-up:
   *[other] { $count } patients ask for a follow-up:
  }
request = { visit-whose }: after { $service } on { WHEN($start) }, { $person }, { $reference }; asked { WHEN($asked) }
requests-pending = { $count ->
    [1] One visit waits to be accepted:
   *[other] { $count } visits wait to be accepted:
  }
request-pending = { visit-whose }: { $service }, { WHEN($start) }, { $person }, { $reference }
request-accept = Accept { $number }, { SHORT($start) }
request-decline = Decline { $number }, { SHORT($start) }
requests-more = And { $count } more.
requests-none = Nobody asks for a follow-up, and no visit waits to be accepted.
requests-none-such = I know no such request.
requests-settled = A colleague has done that already.
request-times = Times for { $number }
request-done = Done: { $number }
request-settled = Done: the follow-up that { visit-whose } asked for, after { $reference }.
request-open-again = Open again: the follow-up that { visit-whose } asked for, after { $reference }.
requests-told = { $number } asks for a follow-up of { $reference }. /requests lists those who do.

## /paid and /refund
staff-help-paid = /paid: writes down what was paid for a visit, the fee if you name no amount, for example
paid-example = /paid { $reference } 350 { $currency }
staff-help-refund = /refund: writes down what was given back, all if you name no amount, for example
refund-example = /refund { $reference }
paid-done = Paid, { $amount }, for { visit-whose }: { visit-said }
refund-done = Given back, { $amount }, for { visit-whose }: { visit-said }
paid-undone = Taken back: the payment of { $amount } by { visit-whose } for { $reference }.
refunded-undone = Taken back: the refund of { $amount } to { visit-whose } for { $reference }.
paid-already = { $paid } was paid by { visit-whose } for { $reference } already, taken { visit-booker }. Another { $amount }?
paid-again = Another { $amount }
paid-how-much = How much? Write the amount behind it: 350, or 49.50 EUR.
paid-unread = I could not read “{ $typed }” as an amount. Write it behind the visit: 350, or 49.50 EUR.
paid-which-currency = In which currency? Write it behind the amount: 350 ZAR.
refund-too-much = No more than { $left } can be given back to { visit-whose } for { $reference }.
refund-all = All that { visit-whose } paid for { $reference } was given back already, { visit-booker }.
refund-nothing = Nothing was paid by { visit-whose } for { $reference }.

## What patients are told of it
booked-pending = Your booking is made, and the practitioner is asked to accept it. I will tell you as soon as there is an answer.
visit-pending = { $person } has not accepted it yet.
news-booked = The clinic has booked a visit for you.
news-rescheduled = The clinic has moved your visit. It was { WHEN($from) }; it is now:
news-cancelled = I am sorry: the clinic has cancelled your visit.
news-declined = I am sorry: this time was not accepted, and the booking is cancelled. Please choose another.
news-accepted = Your visit is accepted: it is booked now.
news-waitsAgain = I am sorry: your visit is not accepted yet after all. It is still kept for you, and I will tell you as soon as there is an answer.
news-putBack = Your visit takes place after all: the cancellation was a mistake.
news-asksAgain = I am sorry for the confusion. Your request stands again: { $person } has not answered yet. I will tell you as soon as there is an answer.
news-why = The clinic says: “{ $because }”
news-because = The clinic says of { $service } on { WHEN($start) } ({ $reference }): “{ $because }”
letter-visit-subject = Your visit, { $reference }
letter-because = { HAS($because) ->
    [yes] {" "}“{ $because }”
   *[no] {""}
  }
letter-visit-booked = { $clinic }: a visit is booked for you. { visit-said }{ letter-because } Questions: { $deskPhone }
letter-visit-rescheduled = { $clinic }: your visit of { WHEN($from) } is moved. Now: { visit-said }{ letter-because } Questions: { $deskPhone }
letter-visit-cancelled = { $clinic }: your visit is cancelled. { visit-said }{ letter-because } For another: { $deskPhone }
letter-visit-declined = { $clinic }: your booking could not be accepted. { visit-said }{ letter-because } For another: { $deskPhone }
letter-visit-accepted = { $clinic }: your visit is accepted. { visit-said } Questions: { $deskPhone }
letter-visit-waitsAgain = { $clinic }: your visit is not accepted yet after all; the time is kept for you, and we will tell you as soon as there is an answer. { visit-said } Questions: { $deskPhone }
letter-visit-asksAgain = { $clinic }: your request stands again: { $person } has not answered yet, and we will tell you as soon as there is an answer. { visit-said } Questions: { $deskPhone }
letter-visit-putBack = { $clinic }: your visit takes place after all. { visit-said } Questions: { $deskPhone }

## Visits that are over, and a follow-up of one
word-past-visits = earlier visits | past visits | follow-up | ask for a follow-up
choice-past-visits = Earlier visits
choice-follow-up = Ask for a follow-up
ask-earlier = These visits are over. To ask for a follow-up of one, tap it.
no-earlier = I know of no earlier visits from this chat.
follow-up-asked = The clinic is asked for a follow-up, and will come back to you with a time.
follow-up-asked-before = You asked for that already. The clinic will come back to you with a time.
follow-up-of = It follows:
follow-up-refused = A follow-up can only be asked for once a visit has begun, and for half a year after it.

## On the file
file-visits-more = And { $count } more ahead.
file-choice-book = Book
file-choice-visits = Visits ahead

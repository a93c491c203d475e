### Appointment links: what they say to whoever opens one, and what staff do with them

## To the patient
link-invites = { $clinic } invites you to choose a time: { $name }{ HAS($service) ->
    [yes] {" "}({ $service })
   *[no] {""}
  }{ HAS($person) ->
    [yes] {" "}with { $person }
   *[no] {""}
  }{ HAS($place) ->
    [yes] , { $place }
   *[no] {""}
  }. This can be done once, until { WHEN($until) }.
choice-continue = Continue
link-leaves = You are in the middle of something here. “Continue” leaves that; nothing of it is booked or changed.
choice-link-not-now = Not now
link-left = All right. You can open the link again later.
link-ask-birth-date = To make sure that this is for the right person: what is the patient’s date of birth? For example 12 March 1984.
link-date-wrong = That does not fit this link. { $left ->
    [1] You can try once more.
   *[other] You can try { $left } more times.
  }
link-date-over = This link was tried too often. Please phone the clinic: { $phone }.
link-over = This link can’t be used. Please phone the clinic: { $phone }.
link-used = This link is used up: a visit was booked by it, and it books only one. If you need another, please phone the clinic: { $phone }.
choice-link-visit = Show the visit
choice-link-visit-code = Show it after a code
move-fixed = Only the clinic can move this visit. Please phone: { $phone }.

## What goes by SMS and by e-mail
link-subject = { $clinic }: choose a time for your visit
# Short: with the link it is one SMS or two.
link-letter = { $clinic }: { HAS($text) ->
    [yes] { $text }
   *[no] please choose a time for your visit ({ $service }).
  } { $url }
link-letter-telegram = Or on Telegram: { $url }

## /link
staff-help-link = /link: sends a patient a link to book one visit by, for example
link-example = /link Khumalo { $type }
link-ask-patient = Whom is the link for? A name, a number such as #12, a phone number.
link-which = Which type of visit? Type a part of its name to see fewer.
link-more = and { $count } more
link-no-type = There is no type of visit like “{ $typed }” here.
link-no-types = There is nothing yet that a link can be sent for. An administrator can add it: /linktype.
link-no-service = The clinic no longer has what this link is for.
link-no-birth-date = This link asks for the date of birth, and that of { $name } ({ $number }) is not on file. /correct { $number } birth date 12 March 1984 puts it there.
link-no-way = There is no such way to this patient: only contacts that are confirmed, and chats that a code has proved to be theirs.
link-for = { $type }, for { $name } ({ $number })
links-aim = It books: { $service }{ HAS($person) ->
    [yes] , with { $person }
   *[no] {""}
  }{ HAS($place) ->
    [yes] , { $place }
   *[no] {""}
  }{ HAS($from) ->
    [yes] , from { DATE($from) } to { DATE($to) }
   *[no] {""}
  }
links-identifies = Good until { WHEN($until) }. Whoever opens it is taken for the patient.
links-asks = Good until { WHEN($until) }. Whoever opens it is asked for the date of birth.
link-text = The message: { $text }
link-there = One like this was sent on { WHEN($at) } and can still be used: it is sent again.
link-how = How shall it go?
choice-link-by-sms = SMS { $contact }
choice-link-by-email = E-mail { $contact }
choice-link-by-chat = Their chat
choice-link-by-copied = Copy
link-sent-sms = Sent to { $name } ({ $number }) by SMS, { $contact }: { $type }
link-sent-email = Sent to { $name } ({ $number }) by e-mail, { $contact }: { $type }
link-sent-chat = Sent to { $name } ({ $number }) in their chat: { $type }
link-sent-copied = To be copied, for { $name } ({ $number }) only: { $type }. It books one visit.
links-web = In a browser: { $url }
links-telegram = On Telegram: { $url }
link-qr = This link, to be read by a phone’s camera.
link-qr-over = The code that stood here leads nowhere any more.
choice-links = All their links

## /links
staff-help-links = /links: the links that can still be used, or all of one patient’s, with what happened to each, for example
links-example = /links Khumalo
links-open = Links that can still be used:
links-none = No link can still be used.
links-of = Links of { $name } ({ $number }):
links-none-of = { $name } ({ $number }) has been sent no links.
links-more = and { $count } more: name a patient to see theirs.
links-line = { $number } { $type }, { $name } ({ $patient }), { WHEN($at) }: { $status ->
    [sent] sent
    [accessed] opened, not booked yet
    [booked] booked
    [expired] expired
   *[deleted] deleted
  }
links-history = What happened:
links-change = { WHEN($at) }: { $what ->
    [sent] { $way ->
        [sms] sent by SMS
        [email] sent by e-mail
        [chat] sent in their chat
        [copied] made, to be copied
       *[other] can be used again
      }
    [accessed] { $by ->
        [patient] opened
       *[other] can be used again
      }
    [copied] copied
    [booked] booked
    [rescheduled] the visit was moved
    [cancelled] the visit was cancelled
    [expired] expired
   *[deleted] deleted
  }, { $by ->
    [patient] by the patient
    [staff] by { $name }
   *[other] by itself
  }
links-no-such = There is no such link.
links-what = After the number of a link comes: send, by copy, expire or delete.
links-over = It can no longer be used: { $status ->
    [booked] a visit was booked by it.
    [expired] it is expired.
   *[deleted] it was deleted.
  }
links-delete-sure = Delete this link of { $name } ({ $number })? It can’t be used any more; its history stays.
links-expired = Expired: { $type }, for { $name } ({ $number }). It books nothing any more.
links-deleted = Deleted: { $type }, for { $name } ({ $number }). It books nothing any more.
links-reopened = The link { $number } can be used again.
links-not-reopened = That can’t be taken back: its time is over, or it has changed since.
choice-link = { $number }
choice-link-new = Send a link
choice-link-again = Send again
choice-link-copy = Copy
choice-link-expire = Expire
choice-link-delete = Delete
choice-link-appointment = Appointment
file-links = Links to book by: { $count ->
    [one] one can still be used
   *[other] { $count } can still be used
  }

## /linktype
staff-help-linktype = /linktype: what links can be sent for: lists, adds and retires it, for example
linktype-example = /linktype new name: Results; service: { $service }; days: 1-14
linktype-list = Links can be sent for:
linktype-empty = There is nothing yet that a link can be sent for.
linktype-line = { $name }: { $service }{ HAS($person) ->
    [yes] , with { $person }
   *[no] {""}
  }{ HAS($place) ->
    [yes] , { $place }
   *[no] {""}
  }{ HAS($to) ->
    [yes] , { $from } to { $to } days on
   *[no] {""}
  }; { $move ->
    [yes] may be moved
   *[no] only staff move it
  }; { $asks ->
    [yes] asks for the date of birth
   *[no] asks for nothing
  }; good for { $valid } days
linktype-what = /linktype lists them. To add one: new. To take one out: retire, and its name.
linktype-of-file = { $name } stands in the clinic file, and is changed there.
linktype-retired = Retired: { $name }. Links that were sent for it still work.
linktype-made = Made: { $name }. /link sends it.
linktype-back = { $name } is there again.
linktype-gone = { $name } is taken out again.
linktype-sure = This is what it will be:
linktype-nobody = Nobody gives that service there.
linktype-not-over = This needs an administrator of every clinic where it can be booked.
linktype-none = I know none like “{ $typed }” for { $field }.
linktype-length = This needs words, at most { $most } characters.
linktype-days = I could not read the days. Write the first and the one that is too late, such as 7-14, or: any.
linktype-move = May the patient move it? Yes, no, or until how long before, such as 1 day or 4 hours.
linktype-asks = Write “birth date” or “nothing”.
linktype-valid = For how many days? A number from 1 to 999.
linktype-ask-name = What is it called, for staff and patients? For example: Results.
linktype-ask-service = Which service does it book?
linktype-ask-with = With whom?
linktype-ask-at = At which clinic?
linktype-ask-days = When may the visit be, in days after the sending? Such as 7-14.
linktype-ask-text = What does the message say, before the link?
linktype-ask-move = May the patient move the visit? Or until how long before, such as: 1 day.
linktype-ask-asks = What is asked of whoever opens it?
linktype-ask-valid = For how long can the link be used, in days?
choice-linktype-new = New
choice-linktype-retire = Retire: { $name }
choice-linktype-make = Make it
choice-linktype-any = Any
choice-linktype-days-any = As other times are offered
choice-linktype-days = { $days } days
choice-linktype-no-text = No words of our own
choice-linktype-move = Yes, as the service allows
choice-linktype-fixed = No
choice-linktype-asks = The date of birth
choice-linktype-trusts = Nothing
choice-linktype-valid = { $days } days

## In a copy of one's own data
own-links = Links to book by that were sent
own-link = { $name }, sent { WHEN($at) }: { $status }
own-link-sent = sent
own-link-accessed = opened
own-link-booked = used to book
own-link-expired = over
own-link-deleted = taken back
own-link-copied = copied
own-link-rescheduled = its visit was moved
own-link-cancelled = its visit was cancelled

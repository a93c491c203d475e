# What staff do with the register of patients: find a person, open the file, put right what is wrong in it.
staff-ended = Your access was ended on { WHEN($ended) }. Ask an administrator of your clinic.
register-who = Which patient?
register-needs-name = I need at least three letters of a name; a birth date alone finds nobody. A phone number, an insurance number, a reference or a record’s number (#17) finds one directly.
register-nobody = I found nobody by “{ $typed }”. Try the beginning of a name (three letters or more), a phone number, or a reference.
register-several = { $count } people fit. Which one?
register-more = And { $count } more: add more of the name, or the birth date.
register-whose = { $value } is on file already: { $others ->
    [0] it is { $name }’s ({ $number }). Is it the same person?
    [1] { $name } ({ $number }) and one other person have it. Is it one of them?
   *[other] { $name } ({ $number }) and { $others } others have it. Is it one of them?
  }
choice-is-patient = It is { $name }{ HAS($born) ->
    [yes] , { DATE($born) }
   *[no] {""}
  } ({ $number })
choice-another-person = { $system ->
    [email] Another person, same address
   *[phone] Another person, same number
  }
choice-patient = { $name } ({ $number })
choice-patient-born = { $name }, { DATE($born) } ({ $number })

staff-help-find = /find: finds a patient by a name or the beginning of one (with a birth date if there are many), a phone number, an insurance number or a reference, for example
file-example-find = /find Khumalo
staff-help-patient = /patient: opens a patient’s file, for example
file-example-patient = /patient #12
file = { $name } ({ $number })
file-born = Born { DATE($born) }
file-born-unknown = Birth date not known
file-gender = Gender: { $gender ->
    [female] female
    [male] male
    [other] other
   *[unknown] not known
  }
file-provisional = Came by chat: not yet confirmed at a desk, so no file anywhere yet
file-registered = { HAS($name) ->
    [yes] Registered by { $name }
   *[no] Came by chat
  } on { WHEN($when) }: not yet confirmed, so no file anywhere yet
file-unconfirmed = Not yet confirmed at a desk, so no file anywhere yet
file-at = File at: { HAS($clinics) ->
    [yes] { $clinics }
   *[no] no clinic
  }{ HAS($doctor) ->
    [yes] ; family doctor: { $doctor }
   *[no] {""}
  }
file-contacts = Contacts, the main one first:
file-no-contacts = No contacts.
file-contact = { $place }. { $value }, { HAS($confirmed) ->
    [yes] confirmed
   *[no] not confirmed
  }
file-number = { $label }: ends in { $last }
file-carer = { $name } ({ $number }) acts for them, as { $relationship ->
    [parent] parent
    [guardian] guardian
    [partner] partner
   *[carer] carer
  }
file-cares-for = Acts for { $name } ({ $number }), as { $relationship ->
    [parent] parent
    [guardian] guardian
    [partner] partner
   *[carer] carer
  }
file-visits = Visits:
file-no-visits = none
file-visit-coming = { WHEN($start) }, { $place }, { $service }, { $person }, { $reference }
file-visit-past = { WHEN($start) }, { $place }, { $service }, { $person }, { $reference }{ $status ->
    [cancelled] , cancelled
    [noshow] , did not come
   *[other] {""}
  }
file-chats = Chats that act for them: { $count }
file-chat = { $place }. { $relation ->
    [self] they themselves
   *[carer] somebody who cares for them
  }, since { DAY($since) }, { HAS($proved) ->
    [yes] proved by a code
   *[no] not proved: sees only visits made there
  }
file-merged = The record of { $name } ({ $number }) was merged into this one.
choice-confirm = Confirm this record
choice-contacts = Contacts
choice-compare = Compare { $a } and { $b }
choice-chats = Chats
choice-log = Who saw or changed it
choice-file = Open the file

staff-help-contact = /contact: confirms, orders, adds and removes a patient’s contacts, for example
register-contact-example = /contact #12 confirm 2
register-contact-example-add = /contact #12 add +27 82 555 0101
register-contacts-of = { $name } ({ $number })
register-contact-add = Confirm one only with the person before you. To add one: /contact { $number } add and the number or address. To order them: /contact { $number } order 2 1
register-contact-unreadable = That is no phone number and no e-mail address that I can read. A number of another country begins with +.
register-contact-there = { $value } is on the list already.
register-contact-added = Added at the end, not confirmed yet: { $value }.
register-contact-confirmed = Confirmed: { $value }. Codes and reminders may go there now.
register-contact-first = The main contact of { $name } is now { $value }.
register-contact-reordered = The order was changed.
register-contact-removed = Removed: { $value }.
register-contact-remove-sure = Remove { $value } from the contacts of { $name }?
register-contact-confirmed-already = { $value } is confirmed already.
register-contact-first-already = { $value } is the main contact already.
register-contact-order = Write all { $count } places in their new order, each once.
register-contact-which = Which contact? Write its place in the list, from 1 to { $count }.
choice-confirm-contact = Confirm { $place }
choice-first-contact = Make { $place } the main one
choice-drop-contact = Remove { $place }
choice-remove-contact = Remove it

staff-help-confirm = /confirm: makes a record that is not yet confirmed a file, once you have seen who it is, for example
register-confirm-example = /confirm #12 at { $place }
register-confirm-sure = Make { $name } ({ $number }) a patient with a file?
register-confirm-duplicate = There may be a file of this person already: compare before you confirm.
register-confirm-check = Compare this with their papers. What is wrong you put right with /correct { $number }.
choice-confirm-at = Confirm at { $place }
register-confirmed = { $name } ({ $number }) has a file at { $place } now. Contacts are confirmed apart, with /contact.
register-confirmed-already = { $name } ({ $number }) is no provisional record: it has been confirmed.
register-none-clinic = You don’t work at a clinic called “{ $name }”.

staff-help-correct = /correct: puts a name, a birth date or a gender right, for example
register-correct-example = /correct #12 surname Smith
register-correct-example-born = /correct #12 birth date 12 March 1984
register-correct-what = What is wrong in the record of { $name } ({ $number })? Write first name, surname, name, birth date or gender, and what is right.
register-correct-which = That can be read in two ways. Which one is it?
register-correct-date = I could not read a birth date there. Write it like 12 March 1984 or 1984-03-12.
register-correct-gender = I could not read that. Write female, male, other or unknown.
register-correct-name = That is no name.
register-correct-which-name = { $name } ({ $number }) is called by a first name and a surname. Write which of them is wrong, and what is right in its place:
register-correct-own-first = /correct { $number } first name { $value }
register-correct-own-surname = /correct { $number } surname { $value }
corrected-emptied = It is not known any more, as before.
register-correct-same = That is what the record of { $name } ({ $number }) says already. Nothing was changed.
register-corrected = The record of { $name } ({ $number }) was put right.
corrected-now-firstName = First name: { $value }
corrected-now-surname = Surname: { $value }
corrected-now-name = Name: { $value }
corrected-now-birthDate = Birth date: { DATE($born) }
corrected-now-gender = Gender: { $gender ->
    [female] female
    [male] male
    [other] other
   *[unknown] not known
  }
corrected-was-firstName = Until now: { $value }
corrected-was-surname = Until now: { $value }
corrected-was-name = Until now: { $value }
corrected-was-birthDate = Until now: { DATE($born) }
corrected-was-gender = Until now: { $gender ->
    [female] female
    [male] male
    [other] other
   *[unknown] not known
  }
choice-put-back = Put it back
choice-birth-date = { DATE($born) }

staff-help-carer = /carer: writes down who may act for whom, or ends it, for example
register-carer-example = /carer Nomsa Khumalo for Sipho Khumalo as parent
register-carer-example-for = /carer { $number } for Sipho Khumalo as parent
register-no-relationship = I know no such relationship: “{ $typed }”. There are: parent, guardian, partner, carer.
register-carer-sure = May { $carer } ({ $carerNumber }) act for { $name } ({ $number }), as { $relationship ->
    [parent] parent
    [guardian] guardian
    [partner] partner
   *[carer] carer
  }? They will see and change all visits of { $name }. Please see their papers first.
register-carer-linked = { $carer } ({ $carerNumber }) may act for { $name } ({ $number }) from now on, as { $relationship ->
    [parent] parent
    [guardian] guardian
    [partner] partner
   *[carer] carer
  }.
register-carer-already = { $carer } ({ $carerNumber }) acts for { $name } ({ $number }) already, as { $relationship ->
    [parent] parent
    [guardian] guardian
    [partner] partner
   *[carer] carer
  }.
register-carer-same = Nobody is their own carer: name two people.
register-carer-none = { $carer } ({ $carerNumber }) does not act for { $name } ({ $number }).
register-carer-ended = { $carer } ({ $carerNumber }) no longer acts for { $name } ({ $number }).
register-carer-nobody = Nobody acts for them, and they act for nobody.
choice-carer-yes = Yes, they may
choice-end-care = End it with { $name }

staff-help-chats = /chats: which chats act for a patient, with a button to end each, for example
register-chats-example = /chats #12
register-no-chats = No chat acts for them.
register-chat-sure = Shall chat { $place } no longer act for { $name } ({ $number })? Whoever is in it has to say anew who they are, and sees visits made elsewhere only after a code. Visits stay as they are.
register-chat-ended = Done: that chat no longer acts for them.
register-chat-gone = That chat does not act for { $name } ({ $number }) any more.
choice-end-chat = End chat { $place }

register-not-kept-here = The file of { $name } ({ $number }) is kept at { $clinics }: only the desk there can change it. You can open it.
register-not-over-all = The file of { $name } ({ $number }) is kept at { $clinics }: only an administrator of each clinic that keeps it can take it out.

staff-help-duplicates = /duplicates: records that may be one person’s
register-pairs = Each of these pairs may be one person:
register-no-pairs = No two records look like one person’s just now.
register-pair = { $a } { $one } and { $b } { $other }
choice-more = More

staff-help-merge = /merge: makes one of two records of one person, for example
register-merge-example = /merge #12 #17
register-merge-two = Which two records? Write their numbers.
register-merge-same = { $number } is one record: there is nothing to merge.
register-merge = { $a } and { $b }, side by side:
merge-name = Name: { $a } | { $b }{ HAS($differ) ->
    [yes] {" "}(differ)
   *[no] {""}
  }
merge-born = Birth date: { HAS($a) ->
    [yes] { DATE($a) }
   *[no] not known
  } | { HAS($b) ->
    [yes] { DATE($b) }
   *[no] not known
  }{ HAS($differ) ->
    [yes] {" "}(differ)
   *[no] {""}
  }
merge-gender = Gender: { $a ->
    [female] female
    [male] male
    [other] other
   *[unknown] not known
  } | { $b ->
    [female] female
    [male] male
    [other] other
   *[unknown] not known
  }{ HAS($differ) ->
    [yes] {" "}(differ)
   *[no] {""}
  }
merge-contacts = Contacts: { HAS($a) ->
    [yes] { $a }
   *[no] none
  } | { HAS($b) ->
    [yes] { $b }
   *[no] none
  }{ HAS($differ) ->
    [yes] {" "}(differ)
   *[no] {""}
  }
merge-files = File at: { HAS($a) ->
    [yes] { $a }
   *[no] no clinic
  } | { HAS($b) ->
    [yes] { $b }
   *[no] no clinic
  }{ HAS($differ) ->
    [yes] {" "}(differ)
   *[no] {""}
  }
merge-standing = Standing: { $a ->
    [provisional] not confirmed
   *[confirmed] confirmed
  } | { $b ->
    [provisional] not confirmed
   *[confirmed] confirmed
  }{ HAS($differ) ->
    [yes] {" "}(differ)
   *[no] {""}
  }
register-merge-birth-dates = Careful: the birth dates differ, { DATE($a) } and { DATE($b) }. Two people may have one name; one person has one birth date.
register-merge-sure = Merge them only if they are one person. Visits, contacts, numbers, chats and relations go over; it can be undone.
choice-merge = One person: merge into { $into }
choice-two-people = Two people
register-merged = { $from } is part of { $into } ({ $name }) now{ $visits ->
    [0] .
    [1] , with 1 visit.
   *[other] , with { $visits } visits.
  }
register-merged-unproved = The contacts and chats that came over are not confirmed: /contact { $into } confirms a contact with the person before you.
register-merged-already = { $number } was merged already: it is part of { $into }.
register-unmerged = Undone: { $from } and { $into } are two records again, as before.
register-unmerge-gone = That merge can’t be undone: it was undone already, or one of the records was erased.
register-unmerge-later = { $number } has itself been merged into { $into } since. Undo that one first.
register-no-pair = { $a } and { $b } stay two: they were not listed as possibly one person, and nothing was changed.
register-two-people = { $a } and { $b } are two people: they are no longer listed as one.

staff-help-erase = /erase: takes out the record of somebody who asked to be forgotten, as far as the law allows, for example
register-erase-example = /erase #12
register-erase-sure = Take out everything about { $name } ({ $number })?
register-erase-all = Nothing of the record stays.
register-erase-kept = Their past visits, and whose they were, stay until { DATE($until) }, as the law asks; all else goes, and the rest by itself on that day.
register-erase-final = This can’t be undone. If your register is imported, take them out there as well.
choice-erase = Take { $number } out
register-erase-ahead = { $number } has { $visits ->
    [one] a visit
   *[other] { $visits } visits
  } ahead. Cancel that first (/cancel { $number }).
register-erased = { $number } is gone.
register-erased-but = { $number } is taken out, but for past visits, which stay until { DATE($until) }.

staff-help-log = /log: who saw or changed a patient’s file or a visit, when and from where, for example
register-log-example = /log #12
register-log-example-me = /log me
log-of = Who saw or changed the file of { $name } ({ $number }), the newest first:
log-of-visit = Who saw or changed the visit { $reference }, the newest first:
log-of-you = What you saw or changed, the newest first:
log-nothing = nothing yet
log-line = { WHEN($when) }: { $actor ->
    [staff] { $name }
    [patient] the person in the chat
    [server] the server’s command line
   *[system] the system
  }, { $did }{ HAS($detail) ->
    [yes] {" "}({ $detail })
   *[no] {""}
  }{ HAS($chat) ->
    [yes] , from { $channel ->
        [telegram] a Telegram chat
       *[web] a web page
      } { $chat }
   *[no] {""}
  }
log-did-opened-file = opened the file
log-did-found = found in a search
log-did-confirmed-patient = made it a file
log-did-corrected = put it right
log-did-added-contact = added a contact
log-did-confirmed-contact = confirmed a contact
log-did-reordered-contacts = put the contacts in order
log-did-removed-contact = removed a contact
log-did-linked-carer = wrote down a carer
log-did-ended-carer = ended a carer’s right
log-did-ended-chat = ended a chat
log-did-merged-record = merged another record into it
log-did-was-merged = merged it into another record
log-did-undid-merge = took a merge apart
log-did-found-to-be-two = found two records to be two people
log-did-erased-patient = took everything out
log-did-saw-the-log = looked at who saw or changed it
log-did-saw-visits = looked at the visits
log-did-saw-a-visit = looked at the visit
log-did-saw-requests = looked at the requests
log-did-saw-the-day = looked at the day
log-did-saw-the-week = looked at the week
log-did-saw-a-picture = looked at the diary’s picture
log-did-saw-the-queue = looked at the waiting room
log-did-saw-whom-to-phone = saw whom to phone
log-did-was-told-of-a-visit = was told of the visit
log-did-was-refused = was refused
log-did-booked-visit = booked the visit
log-did-moved-visit = moved the visit
log-did-cancelled-visit = cancelled the visit
log-did-declined-visit = declined the visit
log-did-accepted-visit = accepted the visit
log-did-edited-visit = changed what is noted of the visit
log-did-put-down-money = put down what was paid
log-did-settled-request = settled a request
log-did-phoned = phoned
log-did-could-not-be-told = could not be told
log-did-lost-the-chat-for-patients = could not write in the chat for patients any more
log-did-took-the-kept-time = took the time that was kept
log-did-cancelled-a-day = cancelled a day
log-did-opened-times = opened times
log-did-closed-times = closed times
log-did-ended-weekly-times = ended times of every week
log-did-changed-a-holiday = changed a holiday
log-did-changed-the-online-share = changed what can be booked online
log-did-changed-a-share = changed what of a service or a department can be booked online
log-did-changed-the-share-of-a-department = changed what of a department can be booked online
log-did-entered-leave = entered leave
log-did-set-the-chat-for-patients = set the chat for patients
log-did-wrote-to-a-patient = wrote to a patient
log-did-answered-a-patient = answered a patient
log-did-ended-a-handover = gave a chat back to the bot
log-did-noted-arrival = noted the arrival
log-did-took-a-walk-in = took somebody without an appointment
log-did-called-from-the-queue = called in
log-did-noted-as-seen = noted as seen
log-did-put-back-in-the-queue = put back in the queue, before their hour
log-did-noted-as-missed = noted as missed
log-did-sent-link = sent a booking link
log-did-opened-link = opened a booking link
log-did-expired-link = ended a booking link
log-did-deleted-link = deleted a booking link
log-did-made-link-type = made a kind of link
log-did-retired-link-type = took a kind of link away
log-did-changed-notices = changed the notices
log-did-undid = took back
log-did-invited = invited somebody
log-did-invited-again = invited somebody again
log-did-withdrew-invitation = took an invitation back
log-did-joined = came in
log-did-left = left
log-did-removed = removed somebody
log-did-put-back = put somebody back
log-did-revoked-chat = ended a lost phone’s chat
log-did-revoked-chats = ended all chats of somebody
log-did-identified = was identified
log-did-failed-to-identify = could not be identified
log-did-registered = registered
log-did-registered-patient = registered the patient
log-did-had-a-copy = had a copy of everything
log-did-had-a-copy-of-what-the-chat-gave = had a copy of what the chat gave
log-did-opened-a-copy = opened the copy
log-did-had-the-chat-forgotten = had the chat forgotten
log-did-was-forgotten = was forgotten
log-did-was-cut-off-from-a-chat = had a chat cut off
log-did-asked-to-be-forgotten = asked to be forgotten
log-did-took-consent-back = took consent back
log-did-imported = imported it from a register
log-did-imported-register = imported a register
log-did-pruned-what-is-kept-no-longer = removed what is kept no longer
log-did-pruned = removed the oldest part of the trail
log-did-took-a-new-data-key = took a new data key
log-did-booked = booked it
log-did-rescheduled = moved it
log-did-cancelled = cancelled it
log-did-accepted = accepted it
log-did-declined = declined it
log-did-edited = changed it
log-did-arrived = noted the arrival
log-did-called = called in
log-did-fulfilled = noted as seen
log-did-noshow = noted as missed
log-did-putBack = took the cancellation back
log-did-paid = noted it as paid
log-did-refunded = noted it as paid back
log-did-proposed = declined the time kept instead
log-detail-across = at none of the clinics that keep it
log-detail-clinic = at { $value }
log-detail-field = { $value ->
    [firstName] first name
    [surname] surname
    [name] name
    [birthDate] birth date
    [gender] gender
    [reason] reason
   *[details] details
  }
log-detail-kept = past visits stay
log-detail-confirmed = contact confirmed by a code
log-detail-relation = { $value ->
    [self] they themselves
   *[carer] somebody who cares for them
  }
log-detail-why = { $value ->
    [tooManyTries] too many tries
    [twoMatch] two records fit
   *[notIdentified] nobody fits
  }
log-detail-role = as { ROLE($value) }
log-detail-link = link { $value }
log-detail-carer = carer #{ $value }
log-detail-from = from #{ $value }
log-detail-into = into #{ $value }
log-detail-other = and #{ $value }
log-detail-chat = chat { $value }
log-detail-register = register { $value }
log-detail-of = { $value }
log-on = { $what ->
    [patient] the file #{ $id }
    [appointment] visit { $id }
    [practitioner] the times of { $id }
    [location] { $id }
    [staff] colleague #{ $id }
    [encounter] the waiting room
    [handover] a chat
    [link] link { $id }
    [linkType] kind of link { $id }
    [invitation] invitation { $id }
   *[other] { $what }
  }
choice-earlier = Earlier

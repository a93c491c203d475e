# A person's own data: a copy, being forgotten, taking consent back.

word-my-data = my data | my file | copy of my data | a copy of my data | download my data | what do you know about me | /mydata
word-forget-me = forget me | delete me | delete my data | delete my details | erase me | erase my data | /forget
word-withdraw = i take my consent back | take my consent back | take back my consent | withdraw consent | withdraw my consent | i withdraw my consent | /withdraw
help-own-data = Your details belong to you. Type “my data” for a copy of all we keep, “forget me” to have it deleted, or “I take my consent back”.

## A copy
own-data-code = I can send you two files with all that is kept about you: one to read, one for computers. So that nobody else gets them, I first send a code to the phone or e-mail that the clinic has confirmed.
choice-send-code = Send the code
ask-code-whose = One code is for one person. Whose is it to be?
choice-code-not = Not now
own-data-not-sent = That is fine. No file was sent.
own-data-sent-whole = Here are two files with all that is kept about you: one to read, and one for computers. Whoever has them can read them, so keep them safe.
own-data-sent-some = Here are two files with all that you gave and booked in this chat: one to read, and one for computers. The clinic may keep more in your file; for that, please ask there in person, or phone { $phone }.
own-data-sent-one = Here are two files: one to read, and one for computers. They hold all that is kept about the person whom the code was for, and of others what was given and booked in this chat. For all that is kept about another, say “my data” again and choose them.
own-data-too-often = You have had these files several times today. Please come back tomorrow, or phone the clinic: { $phone }.

## Being forgotten
forget-code-first = Before I tell you what would go and what must stay, I make sure that it is you: I send a code to the phone or e-mail that the clinic has confirmed.
forget-goes = If I forget you, this goes: what you wrote in this chat and what I answered, your name and how to reach you as you gave them here, what you agreed to, and what else came only by this chat, on other phones and pages too. It can’t be brought back.
forget-stays-nothing = Nothing about you is kept. For one day, there stays the way to answer in this chat, and what keeps strangers from guessing codes.
forget-stays-visits = The law asks the clinic to keep a record of visits that took place. So your name, your birth date and numbers where you gave them, your visits, what they were about and what was paid for them stay until { DATE($until) }. Then they go by themselves.
forget-stays-file = The clinic keeps a file of its own about you, as the law asks of it. I can’t delete that here: I tell the clinic that you asked, and its staff decide and answer you. This chat will no longer know you.
ask-forget-sure = Are you sure?
choice-forget = Yes, forget me
choice-forget-not = No, keep everything
forgot-nothing = That is fine. Everything stays as it is.
forget-visits-ahead = { $count ->
    [1] There is a visit ahead. I can forget you only when there is none:
   *[other] There are { $count } visits ahead. I can forget you only when there are none:
  }
own-more-visits = and { $count } more
ask-cancel-ahead = Shall I cancel what is ahead?
choice-cancel-ahead = Yes, cancel
choice-keep-ahead = No, I will come
own-visits-cancelled = Cancelled.
own-too-late = { $count ->
    [1] This visit can’t be cancelled here any more. Please phone the clinic, { $phone }, and come back to me afterwards:
   *[other] These visits can’t be cancelled here any more. Please phone the clinic, { $phone }, and come back to me afterwards:
  }
forgotten = It is done: I have forgotten you.
forgotten-anew = What you write from now on begins anew.

## Consent
withdraw-what = If you take your consent back, I book no more visits for you here and send you no reminders. Visits already booked stay, unless you cancel them. You can agree again at any time.
ask-withdraw-sure = Take your consent back?
choice-withdraw = Yes, take it back
choice-withdraw-not = No, leave it
withdraw-not = That is fine. Your consent stays as it is.
withdraw-nothing = You have not agreed to anything here, so there is nothing to take back.
withdrawn = Your consent is taken back: no more booking here, and no reminders. If you want to book again, I will ask you again.
withdrawn-visits = { $count ->
    [1] This visit is still booked. Shall I cancel it?
   *[other] These { $count } visits are still booked. Shall I cancel them?
  }
own-visits-stay = That is fine. Nothing is cancelled.

## For staff
alert-forget = Patient #{ NUMBER($patient, useGrouping: 0) } asked in a chat to be forgotten, and was told that the clinic answers. The chat is cut off from the file; phone numbers and addresses that came by it and that nobody confirmed may still be there. Decide about the file itself, once you are sure that it was them: look at it with /patient #{ NUMBER($patient, useGrouping: 0) }, and delete what the law lets you delete with /erase #{ NUMBER($patient, useGrouping: 0) }.

## The file to read
own-file = my-data
own-title = What { $clinic } keeps about you
own-made = Made on { WHEN($at) } ({ $zone } time). Whoever has this file can read it.
own-is-whole = All that is kept about this person.
own-is-some = What was given and booked in this chat. The clinic may keep more; ask there in person, or phone { $phone }.
own-nobody = Nobody’s details are kept for this chat.
own-record = Record
own-date = { DATE($date) }
own-time = { WHEN($on) }
own-name = Name
own-birth-date = Date of birth
own-gender = Gender
own-gender-female = female
own-gender-male = male
own-gender-other = other
own-gender-unknown = unknown
own-language = Language
own-since = Kept since
own-files = Clinics that keep a file
own-doctor = Family doctor
own-provisional = Came by chat, and is not confirmed by staff yet
own-sources = Comes from the register
own-contacts = Phone numbers and e-mail addresses
own-confirmed = confirmed { WHEN($on) }
own-unconfirmed = not confirmed
own-numbers = Insurance and identity numbers
own-visits = Visits
own-visit = { WHEN($start) }, { $service }, { $place }, { $person }
own-status-pending = not yet accepted
own-status-booked = booked
own-status-arrived = arrived
own-status-fulfilled = took place
own-status-cancelled = cancelled
own-status-noshow = missed
own-status-waitlist = on the waiting list
own-reason = Reason
own-details = Details
own-reference = Reference
own-change-booked = booked { WHEN($on) }
own-change-rescheduled = moved { WHEN($on) }
own-change-cancelled = cancelled { WHEN($on) }
own-change-accepted = accepted { WHEN($on) }
own-change-declined = declined { WHEN($on) }
own-change-edited = changed { WHEN($on) }
own-change-arrived = arrival noted { WHEN($on) }
own-change-called = called in { WHEN($on) }
own-change-fulfilled = noted as seen { WHEN($on) }
own-change-noshow = noted as missed { WHEN($on) }
own-change-putBack = put back { WHEN($on) }
own-change-paid = payment noted { WHEN($on) }
own-change-refunded = refund noted { WHEN($on) }
own-change-proposed = the time kept instead declined { WHEN($on) }
own-payment-paid = paid { $money }, { WHEN($on) }
own-payment-refunded = given back { $money }, { WHEN($on) }
own-by-patient = by the patient
own-by-staff = by the clinic
own-by-nobody = by itself
own-encounters = When you were at the clinic
own-encounter = { $place }, arrived { WHEN($on) }
own-encounter-called = called in { WHEN($on) }
own-encounter-finished = seen until { WHEN($on) }
own-encounter-left = left, or not there when called
own-requests = Visits that the clinic was asked to arrange
own-request = asked { WHEN($on) }
own-request-done = dealt with { WHEN($on) }
own-cares = May act for
own-trail = Who saw or changed it
own-by-role-administrator = an administrator
own-by-role-receptionist = a receptionist
own-by-role-practitioner = a practitioner
own-by-role-patient = the person in the chat
own-by-role-system = the system
own-chats = Chats that act for this person
own-chat-telegram = Telegram
own-chat-web = the web page
own-this-chat = this chat
own-relation-self = as the person
own-relation-carer = as a carer
own-chat = This chat
own-consents = What was agreed to
own-consent = Terms { $version }, agreed on { WHEN($on) }
own-consent-withdrawn = taken back on { WHEN($on) }
own-messages = { $count ->
    [1] One message to this chat is kept
   *[other] { $count } messages to this chat are kept
  }, each for 30 days.
own-typed = Typed here and not used yet
own-none = none
own-kept = How long it is kept, and why
own-kept-chat = Chats that nobody takes up: { $days } days after the last word, so that you can go on where you were.
own-kept-provisional = Details that came by chat and that nobody confirmed: { $days } days, so that you need not give them again.
own-kept-visits = Visits, what they were about, and what was paid for them: { $days } days, because the law asks it of a clinic.
own-kept-trail = Who saw or changed what: { $days } days, so that it can be answered for.
own-kept-file = The clinic’s own file: as long as the law asks the clinic to keep it.
own-rights = You can have this corrected by the clinic ({ $phone }), type “forget me” in the chat to have it deleted, or “I take my consent back”.

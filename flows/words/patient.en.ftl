## Times. The formats are luxon's; a time is always the clinic's local one.
format-when = ccc d LLL yyyy, HH:mm
format-short = ccc d LLL, HH:mm
format-day = ccc d LLL
format-full-day = ccc d LLL yyyy
format-long-day = cccc d LLLL
format-clock = HH:mm
format-first-of-two = {" "}(summer time)
format-second-of-two = {" "}(winter time)
format-date = d LLLL yyyy

own = { $text }
person = { $name }
language-en = English
language-fr = Français

## Words that are understood anywhere, separated by |
word-back = back | go back | previous
word-help = help | /help | what can i do | ?
word-start-again = start again | start over | restart | begin again | menu | main menu
word-stop = stop | quit | exit | never mind | leave it
word-cancel = cancel | /cancel
word-yes = yes | yes please | ok | okay | sure | agreed | book it | book | y
word-no = no | no thanks | no thank you | n
also-nothing = nothing | none | nothing else | nope | no nothing | nothing thanks | no nothing else | not really
word-negation = no | not | dont | don | never | nope | neither | cannot | wont | disagree
word-first = first | 1st
word-second = second | 2nd
word-third = third | 3rd
word-fourth = fourth | 4th
word-fifth = fifth | 5th
word-around-place = the | one | option | number | time | please
word-book-visit = book | book a visit | book an appointment | new appointment | make an appointment | make a booking | i want to book | i want to book a visit | i want to book an appointment | i would like an appointment | i need an appointment | can i book an appointment | /book
word-my-appointments = my appointments | my appointment | appointments | my visits | cancel my appointment | cancel appointment | cancel an appointment | cancel my visit | cancel a visit | cancel my booking | i want to cancel my appointment | i want to cancel my visit | i need to cancel my appointment | move my appointment | move appointment | move my visit | change my appointment | change my visit | reschedule | reschedule my appointment | reschedule my visit | i want to move my appointment | i want to move my visit | i want to change my appointment | what time is my appointment | what time is my visit | when is my appointment | when is my visit | /appointments
word-late = i'm running late | i’m running late | i am running late | running late | i'm late | i’m late | i am late | i will be late | i'll be late | i’ll be late | late
late-phone = Thank you for saying so. I can’t pass that on from here: please phone the clinic, so that they can see what is possible: { $phone }.
word-language = language | languages | langue | /language

## The welcome
welcome = { $welcome }
choice-book-visit = Book a visit
choice-my-appointments = My appointments
choice-language = Language / Langue
ask-language = Which language would you like?
language-changed = From here on in English.

## What for?
ask-department = What kind of visit is it?
ask-service = Which service?
service = { $name }, { $minutes } minutes. { $description }
service-gone = That service can’t be booked here any more.
no-open-service = Online booking is not possible for you here yet. Please phone the clinic: { $phone }.
service-nowhere = No clinic gives this service just now. Please phone: { $phone }.
ask-reason = In a few words, why do you need this visit?
ask-details = Is there anything the clinic should know beforehand? For example since when, how bad, and what helps.
choice-skip = Skip

## Where and when?
ask-place = Which clinic?
choice-anywhere-in = Anywhere in { $area }
choice-clinic = { $place } ({ $city })
ask-day = When would you like to come?
choice-soonest = As soon as possible
choice-day = { DAY($day) }
day-in-full = { LONGDAY($day) }
choice-later-days = Later days
word-today = today
word-tomorrow = tomorrow
word-morning = in the morning | morning
word-afternoon = in the afternoon | afternoon
word-evening = in the evening | evening
ask-part-of-day = What time of day?
choice-any = Any time
choice-morning = Morning (before 12:00)
choice-afternoon = Afternoon (12:00 to 17:00)
choice-evening = Evening (after 17:00)
heard-from = { $service }, { $place }{ HAS($person) ->
    [yes] , with { $person }
   *[no] {""}
  }, { HAS($day) ->
    [yes] { DAY($day) }
   *[no] as soon as possible
  }, from { CLOCK($from) }.
heard = { $service }, { $place }{ HAS($person) ->
    [yes] , with { $person }
   *[no] {""}
  }, { HAS($day) ->
    [yes] { DAY($day) }{ $part ->
        [morning] , in the morning
        [afternoon] , in the afternoon
        [evening] , in the evening
       *[any] {""}
      }
   *[no] as soon as possible
  }.
ask-time = These times are free. Which one would you like to look at?
choice-time = { SHORT($start) }, { $person }
choice-more-times = More times
choice-other-wishes = Other wishes
no-times = Nothing fits just now. Times come back when someone cancels or the clinic opens more. You can try other wishes, or phone the clinic: { $phone }.
no-times-then = Nothing is free then. These are the nearest times:
no-more-times = Those were all the times there are. From the first one again:
ask-wishes = What should be different?
choice-other-day = Another day or time
choice-other-place = Another clinic
choice-certain-person = A certain person
ask-person = Who would you like to see?
choice-anyone = Anyone

## Review
review = I am keeping { WHEN($start) } at { $place } with { $person } for you until { CLOCK($until) } ({ $city } time). { $service }, for { $who }. Book it?
review-move = I am keeping { WHEN($start) } at { $place } with { $person } for you until { CLOCK($until) } ({ $city } time). { $service }, for { $who }. Your visit stays as it is until you move it. Move it to this time?
choice-book = Book
choice-move-here = Move it here
choice-other-time = Another time
choice-stop = Cancel
choice-keep-old-time = Keep the old time
hold-warning = { SOON($seconds) }: I can’t keep this time for you longer than that. Do you need more?
hold-warning-last = { SOON($seconds) }, then this time goes back to everybody.
choice-longer = Keep it longer
soon = { $seconds ->
    [60] One more minute
   *[other] { $seconds } more seconds
  }
hold-extended = I am keeping { WHEN($start) } for you until { CLOCK($until) }. Book it?
hold-extended-move = I am keeping { WHEN($start) } for you until { CLOCK($until) }. Move your visit to this time?
hold-ran-out = I could not keep that time any longer. If it is still free, you can take it again.
hold-closed = I could not keep that time any longer: the clinic does not offer it any more. This is what there is now.
time-just-gone = That time has just gone. Here are fresh ones.
holds-exceeded = Several times are being kept for you already, in another chat. Please finish there first, or wait a few minutes.
booking-refused = That time can’t be booked for this visit any more. This is what there is now.

## Booked
booked = Your visit is booked.
booked-already = You have booked that time before. This is how things stand now:
moved = Your visit is moved. It was { WHEN($from) }; it is now:
visit-what = What: { $service }
visit-when = When: { WHEN($start) } ({ $city } time)
visit-where = Where: { $place }, { $address }, phone { $phone }
visit-who = With: { $person }; for: { $who }
visit-reference = Reference: { $reference }
visit-arrive = Please arrive at { CLOCK($arrival) }, { $minutes } minutes before{ HAS($why) ->
    [yes] , { $why }.
   *[no] .
  }
visit-bring = Please bring: { $bring }
visit-bring-list = Please bring:
visit-bring-item = – { $bring }
visit-link = { $text }: { $url }
visit-line = { $service }, { WHEN($start) }, { $place }, { $person }. Reference { $reference }.
visit-detail = { $place }, { $person }, reference { $reference }
visit-label = { SHORT($start) }, { $service }
visit-label-who = { SHORT($start) }, { $service }, { $who }
calendar-title = { $service }, { $place }
calendar-details = With { $person }. Reference { $reference }.

## My appointments
no-appointments = You have no appointments here.
no-appointments-here = You have no appointments from this chat.
choice-elsewhere = Made elsewhere
ask-elsewhere = How shall I find the appointment? Its reference stands in the confirmation. Before I show anything, I send a code to a contact that the clinic has on file.
choice-mine = It is for me
choice-somebodys = It is for somebody else
ask-reference = Please type the reference: eight letters and digits, like K7PM-4WXH.
ask-appointment = These are your next appointments. Which one?
move-closed = It is too late to move it here. Please phone the clinic: { $phone }.
cancel-closed = It is too late to cancel it here. Please phone the clinic: { $phone }.
choice-move = Move it
choice-cancel-visit = Cancel it
choice-history = Its history
choice-back = Back
ask-cancel-sure = Shall I cancel this visit? Its time then goes to someone else.
choice-yes-cancel = Yes, cancel it
choice-no-keep = No, keep it
cancelled = Your visit is cancelled:
too-late-to-cancel = It is too late to cancel this visit here. Please phone the clinic: { $phone }.
too-late-to-move = It is too late to move this visit here. Please phone the clinic: { $phone }.
visit-gone-cancelled = This visit was cancelled { BY($by) } on { WHEN($at) }:
visit-gone-declined = This visit was declined by the practitioner on { WHEN($at) }:
visit-gone-over = This visit is over:
visit-moved-meanwhile = This visit was moved meanwhile. It was { WHEN($from) }; it is now:
appointment-gone = That appointment is no longer there. It may have been moved or cancelled meanwhile.
history = What happened so far:
history-booked = { WHEN($at) }: booked { BY($by) }, for { WHEN($to) }
history-rescheduled = { WHEN($at) }: moved { BY($by) }, to { WHEN($to) }
history-cancelled = { WHEN($at) }: cancelled { BY($by) }
history-accepted = { WHEN($at) }: accepted by the practitioner
history-declined = { WHEN($at) }: declined by the practitioner
history-edited = { WHEN($at) }: changed { BY($by) }
history-arrived = { WHEN($at) }: arrived
history-called = { WHEN($at) }: called in
history-fulfilled = { WHEN($at) }: seen
history-noshow = { WHEN($at) }: missed
history-putBack = { WHEN($at) }: cancellation taken back { BY($by) }
history-paid = { WHEN($at) }: paid
history-refunded = { WHEN($at) }: paid back
history-proposed = { WHEN($at) }: the time kept instead, { WHEN($to) }, was declined { BY($by) }
history-undone = { WHEN($at) }: { $what ->
    [rescheduled] moved back { BY($by) }, to { WHEN($to) }
    [cancelled] the booking was taken back { BY($by) }
    [paid] the payment was taken back
    [refunded] the repayment was taken back
    [accepted] the acceptance was taken back: it waits again
    [arrived] the arrival was taken back
    [noshow] no longer counted as missed
   *[fulfilled] no longer counted as seen
  }
by-patient = by you
by-staff = by the clinic

## When something is not understood
help = You can tap a button, or type its number or its words. You can also type: back, start again, cancel, my appointments, language. To speak to a person, phone { $phone }.
stopped = Stopped. Nothing was booked or changed.
hint-unclear = Sorry, I did not understand that. You can tap a button, or type its number or its words.
hint-soon = I will ask you for the day and the time when we get there.
hint-ambiguous = Several of these fit what you typed. Please type the number.
hint-tooLong = That is too long for me. Please say it in up to 300 characters.
hint-photo = I can’t look at pictures. Please type your answer.
hint-voice = I can’t listen to voice messages. Please type your answer.
hint-video = I can’t watch videos. Please type your answer.
hint-sticker = I can’t read stickers. Please type your answer.
hint-file = I can’t open files. Please type your answer.
hint-edit = I can’t follow changes to earlier messages. Please send it again as a new message.
hint-other = I can’t read that kind of message. Please type your answer.
hint-stale = That button belongs to an earlier question. We are here now:
hint-stale-idle = That button belongs to an earlier question. What would you like to do?
hint-not-now = Thank you, that is not needed just now.
hint-opened-again = You are in the middle of something; we go on where we were. To begin again, type: start again.
too-fast = That was very fast, and I let the last messages go. Please wait a few seconds, then go on.
apology = I am sorry, something went wrong on our side. We can go on where we were. Please try again, or phone { $phone }.
write-privately = This is a group, where everybody reads along. Please write to me in a chat of our own.
begun-anew = We have changed how this works since we last spoke, so let us begin again. Nothing that was booked is lost.

## The menu of commands
command-start = Begin
command-book = Book a visit
command-appointments = My appointments
command-cancel = Stop what is going on
command-help = Help

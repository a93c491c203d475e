## The staff's side. Times are the clinic's local ones.
staff-only = This page is for staff. Open the one-time link that the server printed when it started, or ask an administrator for an invitation.
staff-joined = You are in, as { ROLE($role) }.
staff-joined-already = You are in already. This invitation was used before.
staff-invitation-over = This invitation has been used or is over. Please ask for a new one.
staff-you = You speak here as { ROLE($role) }, { HAS($clinics) ->
    [yes] for { $clinics }
   *[no] for all clinics
  }.
role-administrator = an administrator
role-receptionist = a receptionist
role-practitioner = a practitioner
staff-unknown = I do not know that command.
staff-slash = A command begins with a slash. Write:
staff-slash-line = /{ $line }
staff-help = What you can type:
staff-help-open = /open: opens times of one day, for example
staff-help-day = /day: shows a day, for example
staff-help-whoami = /whoami: who you are here
staff-example = For example:
staff-open-example = /open { $name } { $day } 9-12, 13:30-17 every 20 at { $place }
staff-day-example = /day { $place } { $day }

staff-opened = Opened: { $person }, { WHEN($start) } to { staff-line-end }, { $place }: { $slots } times of { $minutes } minutes.
staff-opened-for = For: { $services }
staff-bookable-now = Patients can book them now.
staff-bookable-from = Patients can book them from { DAY($from) } { $year } on.
staff-bookable-late = Patients can no longer book them: they begin too soon.
staff-open-overlaps = Not opened: { $person } already has times from { WHEN($start) } to { staff-line-end } at { $place }. Choose other hours.
staff-open-past = Not opened: { WHEN($start) } is past.
staff-open-past-year = Not opened: { WHEN($start) } is past; write { $next } if you mean next year.
staff-open-tooShort = Not opened: not one time fits between these hours.
staff-open-slotTooShort = Not opened: a time is at least 5 minutes long. Write “every 20”.
staff-open-slotTooLong = Not opened: a time is at most 8 hours long.
staff-open-unreadable = Not opened: I could not read that day or those hours.
staff-open-what = Who, on which day, and from when to when?
staff-no-day = I could not read a day. Write today, tomorrow, a weekday, 24 Nov, or 2026-11-24.
staff-no-such-day = There is no such day: { $typed }.
staff-which-day = “{ $typed }” can be read as two different days. Write { $short } or { $iso }, for example.
staff-unread = I could not read “{ $words }”.
staff-no-hours = I could not read the hours. Write them like 9-12 or 13:30-17, the first before the second.
staff-no-place = { $person } works at none of the clinics in the clinic file.
staff-no-service = { $person } gives no service at { $place }.
staff-which-person = Which one do you mean: { $names }?
staff-which-place = At which clinic: { $names }? Write “at” and its name.
staff-which-service = Which service do you mean: { $names }?
staff-none-person = I know nobody called “{ $name }”.
staff-nearest = Did you mean { $name }?
staff-none-place = I know no such clinic for this person: “{ $name }”.
staff-none-service = { $person } does not give “{ $name }” at { $place }, but: { $names }.
staff-none-day = I know no clinic and nobody called “{ $name }”.

staff-day-more = For one clinic or one person, name them:
staff-day-summary = { $place }, { DAY($day) }: { $booked ->
    [1] 1 visit
   *[other] { $booked } visits
  } booked, { $held } held, { $free ->
    [1] 1 free time
   *[other] { $free } free times
  }
staff-day-closed = { $place }, { DAY($day) }: nothing is open
staff-day-none = { $person } has no open times on { DAY($day) }.
staff-day-next = The next day with times is { DAY($day) }, at { $place }.
staff-day-no-next = Nor on a later day within { $days } days from now.
staff-day-at = { $place }, { DAY($day) }
staff-day-of = { $person }, { DAY($day) }, { $place }
staff-day-person = { $person }
staff-line-end = { $midnight ->
    [yes] 24:00
   *[no] { CLOCK($end) }
  }
staff-line-free = { CLOCK($start) }–{ staff-line-end } free{ $count ->
    [1] {""}
   *[other] , { $count } times
  }{ $online ->
    [yes] {""}
   *[no] , kept for the desk
  }
staff-line-held = { CLOCK($start) }–{ staff-line-end } held until { CLOCK($until) }
staff-line-booked = { CLOCK($start) }–{ staff-line-end } { $who }, { $service }{ $online ->
    [yes] {" "}(online)
   *[no] {""}
  }, { $reference }
staff-line-closed = { CLOCK($start) }–{ staff-line-end } closed

alert-set-aside = A message could not be taken after three tries and was set aside. Whoever wrote it was told. The server’s log says what failed (look for “set aside”).
alert-message-set-aside = A message could not be delivered and was set aside: its channel refused it, put it off again and again while others were sent, or gave no answer, or nobody sends on it any more. The server’s log says why (look for “set aside”). It may have been a confirmation: if a patient asks, trust the diary.
alert-stuck-chats = { $count ->
    [one] One chat has
   *[other] { $count } chats have
  } been waiting for a message for more than { $minutes } minutes. Please see whether the server can reach the internet, and whether the bot’s token is right. What waits is sent by itself as soon as it can be.
alert-late-timers = Holds and reminders are { $minutes } minutes late. The server has too much to do, or its disk is slow: give it a quicker machine or, on PostgreSQL, another worker.
alert-slow-loop = The server stood still for { $ms } milliseconds. If this comes again, give it a quicker machine or, on PostgreSQL, more processes.
alert-clock = The server’s clock was wrong by { $seconds } seconds. Please turn on its time synchronisation: holds and reminders go by that clock.

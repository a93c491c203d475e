## The staff's side. Times are the clinic's local ones.
staff-only = This page is for staff. Ask an administrator for an invitation (/invite); the first one comes in by the one-time link that the server prints, or by npm run admin -- invite.
staff-joined-already = You are in already. This invitation was used before.
staff-invitation-over = This invitation has been used or is over. Please ask for a new one.
role-administrator = an administrator
role-receptionist = a receptionist
role-practitioner = a practitioner
staff-unknown = I do not know that command.
staff-slash = A command begins with a slash. Write:
staff-slash-line = /{ $line }
staff-help = What you can type here:
staff-help-open = /open: opens a practitioner’s times, on one day or every week. It says who, when and from when to when, in any order; how long each time is (every 20), what for (for vaccination) and how much patients can book in the chat (online 60%, or kept) if it is not as usual. For example
staff-help-day = /day: shows a day, for example
staff-help-whoami = /whoami: who you are here
staff-example = For example:
staff-open-example = /open { $name } { $day } 9-12, 13:30-17 every 20 at { $place }
staff-day-example = /day { $place } { $day }

staff-opened = Opened: { $person }, { WHEN($start) } to { staff-line-end }, { $place }: { $slots ->
    [one] 1 time
   *[other] { $slots } times
  } of { $minutes } minutes.
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
staff-only-own = You change only your own times. Those of { $person } are for the desk.
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
staff-line-held-day = { CLOCK($start) }–{ staff-line-end } held until { SHORT($until) }
staff-line-booked = { CLOCK($start) }–{ staff-line-end } { $who }, { $service }{ $online ->
    [yes] {" "}(online)
   *[no] {""}
  }, { $reference }
staff-line-taken = { CLOCK($start) }–{ staff-line-end } booked: { $number }, { $service }
staff-day-private = Names and references only in a private chat: send me the same there.
staff-line-past = { CLOCK($start) }–{ staff-line-end } over, not booked
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

## Who is let in, and who is not any more.
staff-joined-new = You are in, as { ROLE($role) }.
staff-joined-too = You are { ROLE($role) } here as well now.
staff-joined-again = You are in again. Your other chats no longer speak for you.
staff-joined-new-as = Welcome{ HAS($name) ->
    [yes] , { $name }
   *[no] {""}
  }. You are in, as { ROLE($role) }, { HAS($clinics) ->
    [yes] at { $clinics }
   *[no] at all clinics
  }.
staff-joined-too-as = You are { ROLE($role) } as well now{ HAS($name) ->
    [yes] , { $name }
   *[no] {""}
  }, { HAS($clinics) ->
    [yes] at { $clinics }
   *[no] at all clinics
  }.
staff-joined-again-as = Welcome back{ HAS($name) ->
    [yes] , { $name }
   *[no] {""}
  }. You are in again, as { ROLE($role) }, { HAS($clinics) ->
    [yes] at { $clinics }
   *[no] at all clinics
  }. Your other chats no longer speak for you.
staff-begin-with = To begin with: /day shows the day, /help lists what you can do here.
staff-code-kept = You are still { $person } in the diary: only an administrator of all clinics can make you somebody else there.
staff-you-are = You are { $name }.
staff-roles-you = You speak here as { ROLE($role) }, { HAS($clinics) ->
    [yes] for { $clinics }
   *[no] for all clinics
  }.
staff-roles-member = { ROLE($role) }, { HAS($clinics) ->
    [yes] for { $clinics }
   *[no] for all clinics
  }
staff-roles-removed = { ROLE($role) }, { HAS($clinics) ->
    [yes] for { $clinics }
   *[no] for all clinics
  }
staff-not-allowed = What you are here does not allow /{ $command }. /whoami says what you are, /help what you can do. An administrator can invite you for more.
staff-privately = Others read along here. Please write /{ $command } to me in a chat of our own.
staff-stale = This button is from an earlier message, and what it offered may have changed. Please type the command again; /help lists them.
staff-stale-line = This question is no longer open, and nothing was done. To begin again, write:
staff-others-choice = These buttons were offered to a colleague. Please type the command yourself.
choice-copy-telegram = Copy the Telegram link
choice-copy-web = Copy the web link
choice-own-chat = Write to me there
staff-reply-here = To write it, reply to this message.
staff-reply-words = I can read only words there.
staff-reply-over = I wait for no answer to that any more, so nothing was done. A command begins with a slash; /help lists them.
staff-reply-others = That was for a colleague, so nothing was done. To do it yourself, write the command; /help lists them.
staff-reply-unread = I could not read that as one of the buttons there, so nothing was done. Tap one, or write the command.
staff-which-colleague = Which one do you mean: { $names }?
staff-none-colleague = There is nobody called “{ $name }” among the staff you look after. /staff lists them.
staff-none-clinic = I know no such clinic: “{ $name }”.
staff-not-over = You can’t change the access of { $name }: they work at a clinic that you are no administrator of. Ask an administrator of all clinics.
staff-not-over-clinic = You are no administrator of { $place }. Ask one of theirs, or one of all clinics.
staff-not-over-all = Only an administrator of all clinics can do that for all clinics.
staff-last-administrator = { $name } is the last administrator who can still come in, so nothing was changed: nobody could let anybody in any more.
staff-last-administrator-do = Invite another administrator first (/invite administrator). Whoever looks after the server can do so too: npm run admin -- invite

staff-help-invite = /invite: lets somebody in, for a role at a clinic, by a link that works once; also for a lost phone (/invite again and the name), for example
staff-invite-example = /invite receptionist at { $place } for Sam Peters
staff-invite-role = As what do you want to invite somebody?
staff-invite-where = { ROLE($role) }, at which clinic?
staff-invite-as = Which practitioner of the clinic file is it? They can open their own times.
staff-choice-role = { ROLE($role) }
staff-choice-all = All clinics
staff-choice-nobody = None of them
staff-no-role = I know no such role: “{ $typed }”. There are: administrator, receptionist, practitioner.
staff-again-who = Who lost their phone? Write their name, or their number in /staff.
staff-invited = This invitation is for { HAS($name) ->
    [yes] { $name }, as{" "}
   *[no] {""}
  }{ ROLE($role) }, { HAS($place) ->
    [yes] at { $place }
   *[no] for all clinics
  }.
staff-invited-again = This invitation is for another chat of { $name }. Once it is used, their chats until now no longer speak for them.
staff-invited-telegram = On Telegram: { $url }
staff-invited-start = On Telegram, send the bot: /start { $payload }
staff-invited-web = In a browser: { $url }
staff-invited-until = It lets in whoever uses it first, once, until { WHEN($until) }.
staff-invited-close = Send it to nobody else. /invitations takes it back.

staff-help-invitations = /invitations: those not used yet; takes one back
staff-invitations = Not used yet:
staff-invitations-none = There are no open invitations.
staff-invitation = { HAS($name) ->
    [yes] { $name }: { ROLE($role) }
   *[no] { ROLE($role) }
  }, { HAS($place) ->
    [yes] at { $place }
   *[no] for all clinics
  }, until { WHEN($until) }{ HAS($by) ->
    [yes] , by { $by }
   *[no] , by the server
  }
staff-invitation-again = Another chat for { $name } ({ ROLE($role) }, { HAS($place) ->
    [yes] { $place }
   *[no] all clinics
  }), until { WHEN($until) }{ HAS($by) ->
    [yes] , by { $by }
   *[no] , by the server
  }
staff-choice-withdraw = Take back: { HAS($name) ->
    [yes] { $name }
   *[no] { ROLE($role) }
  }
staff-withdrawn = Taken back: it lets nobody in any more.
staff-withdrawn-not = There is no such open invitation: it was used, taken back, or is over.

staff-help-staff = /staff: who works here, as what, and from which chats
staff-member = { HAS($name) ->
    [yes] { $name } ({ $number })
   *[no] { $number }
  }{ HAS($own) ->
    [yes] , that is you
   *[no] {""}
  }
staff-member-chat = chat: { $channel ->
    [telegram] Telegram
    [sms] SMS
    [email] e-mail
   *[web] web page
  }, since { WHEN($since) }
staff-member-no-chat = no chat: can’t come in
staff-choice-remove = Remove { $name }

staff-help-remove = /remove: ends somebody’s access, at one clinic or altogether, for example
staff-remove-example = /remove { $name }
staff-remove-who = Whose access shall end?
staff-remove-sure = Remove { $name }?
staff-remove-what = It takes effect with their next message. Their open invitations are taken back, and their web pages are emptied; what Telegram has shown stays there.
staff-remove-everywhere = { $name } is staff for all clinics, not for { $place } alone. Remove them altogether, then invite them for the clinics they stay at.
staff-remove-nothing = { $name } is no staff of { $place }.
staff-nobody-else = There is nobody else whose access you could end.
staff-removed = Removed: { $name }. From their next message on they are no longer:
staff-choice-keep = Leave it as it is
staff-choice-undo = Undo
staff-undo-late = That can’t be undone any more. Use /invite to let somebody in again.
staff-put-back = { $name } is back, as before:

staff-help-revoke = /revoke: a lost phone: its chat no longer speaks for you, for example
staff-revoke-example = /revoke
staff-revoke-example-name = /revoke Sam Peters
staff-revoke-which = Which of your other chats shall no longer speak for you? It takes effect at once.
staff-revoke-none = You have no other chat: this one is the only one that speaks for you.
staff-revoke-only-own = You can revoke your own chats only. Ask an administrator about others.
staff-revoke-no-chats = { $name } has no chat to revoke. With /invite again they get one.
staff-revoke-sure = Revoke { $count ->
    [one] the chat
   *[other] all { $count } chats
  } of { $name }? They stay staff, and come in again by a new link. Their open invitations are taken back.
staff-revoked = Done: none of the chats of { $name } speaks for them any more.
staff-revoked-own = Done: that chat no longer speaks for you.
staff-emptied = A web page shows nothing any more of what was said there; what Telegram has shown stays. Open invitations were taken back.
staff-choice-chat = { $channel ->
    [telegram] Telegram
    [sms] SMS
    [email] e-mail
   *[web] web page
  }, since { WHEN($since) }
staff-choice-revoke = Revoke the chats of { $name }
staff-choice-again = Invite { $name } again

staff-leave-sure = Do you want to leave? From your next message on you are no longer:
staff-choice-leave = Leave
staff-choice-stay = Stay
staff-left = You have left: from now on this chat is no longer one of the staff’s. Thank you for your work.

## What an earlier release said, and may still have to send
staff-joined = You are in, as { ROLE($role) }.
staff-you = You speak here as { ROLE($role) }, { HAS($clinics) ->
    [yes] for { $clinics }
   *[no] for all clinics
  }.

staff-help-undo = /undo: says what you did last in this chat that can be taken back, and offers to; each change offers it as a button, too
undo-what = { $what ->
    [noted-arrival] the arrival
    [took-a-walk-in] the arrival without an appointment
    [called-from-the-queue] the call
    [put-back-in-the-queue] that they were put back in the queue
    [noted-as-missed] “missed”
    [noted-as-seen] “seen”
    [changed-the-share-of-a-department] the share of a department
    [opened-times] the opening of times
    [closed-times] the closing of times
    [ended-weekly-times] the ending of times of every week
    [changed-a-holiday] the change of a holiday
    [entered-leave] the leave
    [changed-a-share] the share of a service or a department
    [changed-the-online-share] the change of the online share
    [set-the-chat-for-patients] the change of the chat for patients
    [changed-notices] the change of your notices
    [expired-link] the ending of a booking link
    [deleted-link] the deletion of a booking link
    [made-link-type] the new kind of link
    [retired-link-type] the removal of a kind of link
    [booked-visit] the booking
    [moved-visit] the move
    [cancelled-a-day] the cancelling of a day
    [cancelled-visit] the cancellation
    [declined-visit] the refusal
    [accepted-visit] the acceptance
    [settled-request] the settling of a request
   *[put-down-money] the money put down
  }
undo-last = The last thing of yours here that can be taken back is { undo-what }{ HAS($on) ->
    [yes] {" "}({ $on })
   *[no] {""}
  }, { WHEN($at) }.
undo-last-days = Of { FULLDAY($first) }{ HAS($last) ->
    [yes] {" "}to { FULLDAY($last) }
   *[no] {""}
  }.
undo-last-visit = { visit-whose }: { visit-said }
undo-since = You did something since that /undo leaves as it is, { WHEN($at) }: { $did } ({ $on }). If it can be taken back, then by its own button, below what you were told then.
undo-choice-last = Undo { undo-what }
undo-nothing = You have done nothing in this chat lately that could be taken back.
undo-none = There is nothing of that number that you can undo.
undo-done = That was taken back already.

## /help: a line for each command, 40 columns at most
staff-help-more = How a command is written: /help and its name, for example
staff-help-more-line = /help open
staff-slash-meant = A command begins with a slash. Did you mean this one? What was asked before waits.
staff-choice-meant = /{ $line }
staff-last-line = Your last command could not be carried out. To mend it, write it again:
staff-as-patient = For a visit of your own, send /start.
staff-unreadable = { $what ->
    [edit] I don’t hear it when a message is edited. Please send it again, as a new one.
    [photo] I can’t read pictures here. Please write it in words.
    [voice] I can’t listen to recordings here. Please write it in words.
    [video] I can’t watch videos here. Please write it in words.
    [sticker] I can’t read stickers. Please write it in words.
    [file] I can’t read files here. Please write it in words.
   *[other] I can’t read that here. Please write it in words.
  }
staff-begin = /help lists what you can do here. /day shows the day, /find finds a patient.
staff-choice-leave-it = Leave it
staff-choice-more = More ({ $count })
staff-more-choices = More to choose from:
staff-left-it = All right: nothing was done.
staff-unknown-near = Did you mean /{ $name }?
help-group-day = Seeing the day
help-group-times = Opening and closing times
help-group-visits = Visits
help-group-queue = The waiting room
help-group-links = Links for patients
help-group-patients = Patients
help-group-talk = Talking with patients
help-group-staff = Staff
help-line-day = /day: a day’s diary
help-line-week = /week: a week’s diary
help-line-appointment = /appointment: one visit
help-line-history = /history: all that happened to a visit
help-line-open = /open: opens times
help-line-book = /book: books a visit for a patient
help-line-followup = /followup: books the next visit
help-line-move = /move: moves a visit
help-line-cancel = /cancel: cancels a visit
help-line-edit = /edit: corrects what a visit says
help-line-accept = /accept: takes a visit asked for
help-line-decline = /decline: refuses a visit asked for
help-line-paid = /paid: writes down a payment
help-line-refund = /refund: writes down money given back
help-line-cancelday = /cancelday: somebody can’t come
help-line-moveday = /moveday: moves a whole day
help-line-arrived = /arrived: a patient is here
help-line-walkin = /walkin: a patient without a visit
help-line-next = /next: calls the next patient
help-line-seen = /seen: the visit is over
help-line-missed = /missed: a patient did not come
help-line-queue = /queue: who is waiting
help-line-link = /link: a booking link for a patient
help-line-links = /links: the links that were sent
help-line-linktype = /linktype: kinds of links
help-line-find = /find: finds a patient
help-line-patient = /patient: a patient’s file
help-line-contact = /contact: a patient’s contacts
help-line-confirm = /confirm: makes a record a file
help-line-correct = /correct: puts a file right
help-line-carer = /carer: who may act for whom
help-line-chats = /chats: which chats act for a patient
help-line-duplicates = /duplicates: records of one person
help-line-merge = /merge: makes one of two records
help-line-erase = /erase: takes a record out
help-line-log = /log: who saw or changed what
help-line-here = /here: this group hears of patients
help-line-say = /say: writes to a patient
help-line-done = /done: the bot answers again
help-line-notices = /notices: what you are told, and when
help-line-invite = /invite: lets somebody in
help-line-invitations = /invitations: those not used yet
help-line-staff = /staff: who works here
help-line-remove = /remove: ends somebody’s access
help-line-revoke = /revoke: a phone is lost
help-line-whoami = /whoami: who you are here
help-line-undo = /undo: takes back what you did
staff-open-weekly-example = /open { $name } mon-fri from { $first } until { $until } 9-12 every 20 at { $place }
staff-open-kept-example = /open { $name } { $day } 14-16 at { $place } kept
help-line-tophone = /tophone: whom to phone about a day
help-line-requests = /requests: visits asked for
help-line-waits = /waits: how long people wait

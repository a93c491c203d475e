### A day that fails: visits cancelled by the clinic, and what it keeps instead

## Staff
staff-help-cancelday = /cancelday: somebody can’t come: cancels all their visits of a day, or of some hours, and tells every patient, for example
staff-help-moveday = /moveday: somebody can’t come: cancels all their visits of a day, or of some hours, as /cancelday does, and keeps a new time for each patient, who takes it with a tap, for example
staff-help-tophone = /tophone: whom to phone, as the clinic cancelled their visit and they have not answered
cancelday-example = /cancelday { $name } tomorrow
cancelday-example-hours = /cancelday { $name } today 13-17
moveday-example = /moveday { $name } tomorrow
moveday-example-hours = /moveday { $name } today 13-17

failed-ask-day = Which day can { $person } not come?
failed-ask-day-clinic = Which day is cancelled at { $place }?
failed-ask-who = { $count ->
    [0] Nobody has times at { $place } on { DAY($day) }.
   *[other] One practitioner at a time. At { $place }, { DAY($day) }, these have times: whose visits?
  }
choice-failed-person = { $person }: { $count ->
    [0] no visits
    [one] 1 visit
   *[other] { $count } visits
  }
failed-one-stretch = One stretch of hours at a time, please.
failed-past = { DAY($day) }{ HAS($hours) ->
    [yes] , { $hours },
   *[no] {""}
  } is over: nothing of it can be cancelled.
failed-nothing-open = { $person } has no times at { $place } on { DAY($day) }{ HAS($hours) ->
    [yes] , { $hours }
   *[no] {""}
  }.
failed-concerns = { $person } at { $place }, { DAY($day) }{ HAS($hours) ->
    [yes] , { $hours }
   *[no] {""}
  }: { $count ->
    [0] no visits
    [1] 1 visit
   *[other] { $count } visits
  } to cancel, { $free ->
    [0] no free times
    [1] 1 free time
   *[other] { $free } free times
  } to close.
failed-concerns-clinic = { $place }, { DAY($day) }{ HAS($hours) ->
    [yes] , { $hours }
   *[no] {""}
  }: { $count ->
    [0] no visits
    [1] 1 visit
   *[other] { $count } visits
  } of { $people } practitioners to cancel, { $free ->
    [0] no free times
    [1] 1 free time
   *[other] { $free } free times
  } to close.
failed-idle = Nothing then: { $names }.
failed-held = { $count ->
    [1] 1 time is
   *[other] { $count } times are
  } being looked at by patients until { CLOCK($until) }: that stays until then, and is closed if it is not booked. Please look again.
failed-held-day = { $count ->
    [1] 1 time is
   *[other] { $count } times are
  } kept for patients until { SHORT($until) } at the latest: that stays until then, and is closed if it is not booked. Please look again.
failed-here = { $count ->
    [1] 1 patient is here already, or was seen: that visit stays.
   *[other] { $count } patients are here already, or were seen: their visits stay.
  }
cancelday-sure = { $count ->
    [0] Close it?
   *[other] Cancel now, and tell every patient? They are offered to book another time.
  }
moveday-sure = { $count ->
    [0] Close it?
   *[other] Cancel now, tell every patient, and keep the nearest time that fits for each?
  }
choice-cancelday = { $count ->
    [0] Close the times
    [1] Cancel 1 visit
   *[other] Cancel { $count } visits
  }
choice-moveday = { $count ->
    [1] Keep a new time for 1
   *[other] Keep new times for { $count }
  }
choice-cancelday-all = { $count ->
    [0] Close the times of all of them
    [1] All of them: cancel 1 visit
   *[other] All of them: cancel { $count } visits
  }
choice-moveday-all = { $count ->
    [1] All of them: a new time for 1
   *[other] All of them: new times for { $count }
  }
failed-done = { $person } at { $place }, { DAY($day) }{ HAS($hours) ->
    [yes] , { $hours }
   *[no] {""}
  }: { $count ->
    [0] the times are closed; no visit was booked.
    [1] 1 visit is cancelled, the times are closed.
   *[other] { $count } visits are cancelled, the times are closed.
  }
failed-done-clinic = { $place }, { DAY($day) }{ HAS($hours) ->
    [yes] , { $hours }
   *[no] {""}
  }: { $count ->
    [0] the times of { $people } practitioners are closed; no visit was booked.
    [1] 1 visit is cancelled, the times of { $people } practitioners are closed.
   *[other] { $count } visits are cancelled, the times of { $people } practitioners are closed.
  }
failed-kept-count = { $kept ->
    [0] Nothing fits for { $none }.
   *[other] A new time is kept for { $kept }{ $none ->
        [0] .
       *[other] ; nothing fits for { $none }.
      }
  }
failed-told = { $chat ->
    [0] {""}
   *[other] Told in their chat: { $chat }.{" "}
  }{ $letter ->
    [0] {""}
   *[other] By SMS or e-mail: { $letter }.{" "}
  }{ $nobody ->
    [0] {""}
   *[other] To be phoned: { $nobody }.
  }
choice-tophone = Whom to phone
failed-undone = Taken back: the times are open again; { $count ->
    [0] no visit is back.
    [1] 1 visit is back, and its patient is told.
   *[other] { $count } visits are back, and their patients are told.
  }
failed-not-back = Not back, as they were booked anew or the time was taken: { $references }

tophone = { $count ->
    [1] 1 patient
   *[other] { $count } patients
  } whose visit was cancelled by the clinic, and who did not answer:
tophone-none = There is nobody to phone: everybody whose visit was cancelled has answered.
tophone-more = and { $count } more.
tophone-who = { HAS($name) ->
    [yes] { $name } ({ $number })
   *[no] { $number }
  }{ HAS($phone) ->
    [yes] , { $phone }
   *[no] {""}
  }: { $service }, { SHORT($start) }, { $person }
tophone-told = Was told, has not answered.
tophone-written = Was written to, has not answered.
tophone-not-told = Could not be told.
tophone-kept = Kept until { SHORT($until) }: { SHORT($start) }, { $person }, { $place }
choice-tophone-take = { $number } takes { SHORT($start) }
choice-tophone-done = { $number }: phoned
tophone-done = { visit-whose } is off the list.
tophone-taken = Somebody else has that time by now. /book finds another.
tophone-taken-for = Moved for { visit-whose }: { visit-said }
tophone-back = That visit takes place: { visit-said }
tophone-gone = That was answered already.

## Patients
failed-visit = I am sorry: { $person } can’t see patients then, and this visit can’t take place:
failed-nothing-kept = It is cancelled. Would you like another time?
failed-kept = I am keeping another time for you until { WHEN($until) } ({ $city } time): { WHEN($start) }, { $place }, { $person }. Will you take it?
choice-take-proposal = Yes, I take it
choice-decline-proposal = No, thank you
proposal-over = The time that I kept for you in place of this visit is free again:
proposal-accepted = It is yours. Your visit of { WHEN($from) } is moved.
proposal-declined = All right: the visit stays cancelled, and the time I kept is free again.
proposal-taken = I am sorry, somebody else has that time by now. You can book another.
proposal-back = This visit takes place:
proposal-answered = That was answered already.

letter-failed-subject = Your visit of { WHEN($start) } can’t take place
letter-failed = { $clinic }: we are sorry, your visit ({ $service }, { WHEN($start) }, { $place }, reference { $reference }) can’t take place: { $person } can’t come. To get another time, phone { $deskPhone }.
letter-failed-kept = { $clinic }: we are sorry, your visit ({ $service }, { WHEN($start) }, { $place }, reference { $reference }) can’t take place: { $person } can’t come. We are keeping { WHEN($other) }, { $otherPlace }, { $otherPerson } for you until { WHEN($until) }: phone { $deskPhone } to take it.

### The diary as staff see it: a day, a week, a visit
staff-help-week = /week: shows a week, for example
diary-week-example = /week { $place }
staff-help-appointment = /appointment: shows a visit, by its reference or by whose it is, for example
diary-appointment-example = /appointment Khumalo
staff-help-history = /history: the whole life of a visit, for example
diary-history-example = /history Khumalo

## A day in words
diary-line-visit = { CLOCK($start) }–{ staff-line-end } { diary-state }: { $who }, { $service }{ $online ->
    [yes] {" "}(online)
   *[no] {""}
  }, { $reference }
diary-line-visit-group = { CLOCK($start) }–{ staff-line-end } { diary-state }: { $number }, { $service }
diary-state = { $state ->
    [free] free
    [kept] kept for the desk
    [held] held
    [pending] to be accepted
    [arrived] arrived
    [seen] seen
    [missed] missed
    [past] over
    [closed] closed
   *[booked] booked
  }
diary-person-counts = { CLOCK($start) }–{ staff-line-end }: { diary-counts }
diary-counts = { $booked ->
    [1] 1 visit
   *[other] { $booked } visits
  }, { $held ->
    [0] {""}
   *[other] { $held } held,{" "}
  }{ $free ->
    [0] nothing free
    [1] 1 free time
   *[other] { $free } free times
  }
diary-first-free = First free: { CLOCK($start) }
diary-one-person = Tap a name for that person’s day.
diary-some = Practitioners { $from } to { $to } of { $of }

## A week in words
diary-week-at = { $place }, { DAY($from) } to { DAY($to) }
diary-week-of = { $person }, { DAY($from) } to { DAY($to) }
diary-week-day = { DAY($day) }: { diary-counts }{ $outcome ->
    [yes] {" "}({ $seen } seen, { $missed } missed)
   *[no] {""}
  }
diary-week-person = { DAY($day) }, { CLOCK($start) }–{ staff-line-end }, { $place }: { diary-counts }{ $outcome ->
    [yes] {" "}({ $seen } seen, { $missed } missed)
   *[no] {""}
  }
diary-week-nothing = { DAY($day) }: nothing is open
diary-who = Whose week: a clinic, or a person?

## What leads on from there
diary-earlier = ◂ { DAY($day) }
diary-later = { DAY($day) } ▸
diary-day = { DAY($day) }
diary-choice-picture = Picture
diary-choice-text = Text
diary-choice-week = Week
diary-choice-people = Practitioners { $from }–{ $to }

## The picture
diary-caption = { diary-counts }. { $city } time, as of { CLOCK($now) }.
diary-title-day = { LONGDAY($day) } { $year } ({ $city } time)
diary-title-week = { DAY($from) } to { DAY($to) } { $year } ({ $city } time)
diary-as-of = as of { CLOCK($now) }
diary-clock = { CLOCK($now) }
diary-online = booked online
diary-not-shown = This is no longer shown here. Please ask for it again.
diary-letter-free = F
diary-letter-kept = K
diary-letter-held = H
diary-letter-booked = B
diary-letter-pending = P
diary-letter-arrived = A
diary-letter-seen = S
diary-letter-missed = M
diary-letter-past = –
diary-letter-closed = C

## A visit’s card
diary-card = { $reference }: { $service }
diary-card-who = Patient: { $who } ({ $number })
diary-card-who-group = Patient: { $number }
diary-card-when = When: { WHEN($start) } to { staff-line-end } ({ $city } time)
diary-card-with = With: { $person }, { $place }
diary-card-status = Status: { $status ->
    [pending] waits for the practitioner to accept it
    [booked] booked
    [arrived] arrived
    [fulfilled] seen
    [cancelled] cancelled
    [noshow] missed
   *[other] on the waiting list
  }
diary-card-booked = Booked { $by ->
    [patient] online, by the patient
    [system] by the system
   *[staff] by { $name }
  }{ $link ->
    [yes] {" "}through a booking link
   *[no] {""}
  }, { WHEN($at) }
diary-card-follows = Follows up { $reference }
diary-card-reason = Reason: { $reason }
diary-card-details = What to know: { $details }
diary-card-paid = Paid: { $amount }
diary-card-refunded = Paid back: { $amount }
diary-choice-move = Move
diary-choice-cancel = Cancel
diary-choice-arrived = Arrived
diary-choice-history = History
diary-choice-file = File
diary-choice-card = Card

## The life of a visit
diary-history = { $reference }: { $service }, { $number }
diary-change-booked = { WHEN($at) }: booked { diary-by }, for { WHEN($to) }
diary-change-rescheduled = { WHEN($at) }: moved { diary-by }, from { WHEN($from) } to { WHEN($to) }{ HAS($person) ->
    [yes] , before with { $person }
   *[no] {""}
  }
diary-change-cancelled = { WHEN($at) }: cancelled { diary-by }{ HAS($person) ->
    [yes] , as { $person } could not come
   *[no] {""}
  }
diary-change-accepted = { WHEN($at) }: accepted { diary-by }
diary-change-declined = { WHEN($at) }: declined { diary-by }
diary-change-edited = { WHEN($at) }: edited { diary-by }
diary-change-arrived = { WHEN($at) }: arrived, said { diary-by }
diary-change-called = { WHEN($at) }: called in { diary-by }
diary-change-fulfilled = { WHEN($at) }: seen, said { diary-by }
diary-change-noshow = { WHEN($at) }: missed, said { diary-by }
diary-change-putBack = { WHEN($at) }: put back { diary-by }
diary-change-paid = { WHEN($at) }: paid{ diary-amount }, taken { diary-by }
diary-change-refunded = { WHEN($at) }: paid back{ diary-amount } { diary-by }
diary-amount = { HAS($amount) ->
    [yes] {" "}({ $amount })
   *[no] {""}
  }
diary-change-proposed = { WHEN($at) }: the time kept instead, { WHEN($to) }, was declined { diary-by }
diary-change-undone = { WHEN($at) }: { $what ->
    [rescheduled] moved back { diary-by }, to { WHEN($to) }
    [cancelled] the booking was taken back { diary-by }
    [paid] the payment{ diary-amount } was taken back { diary-by }
    [refunded] the repayment{ diary-amount } was taken back { diary-by }
    [accepted] the acceptance was taken back { diary-by }; it waits again
    [arrived] the arrival was taken back { diary-by }
    [noshow] “missed” was taken back { diary-by }
   *[fulfilled] “seen” was taken back { diary-by }
  }
diary-overridden = What patients could not do themselves:
diary-by = { $by ->
    [patient] by the patient
    [system] by the system
   *[staff] by { $name }
  }

## What practitioners are told of their visits
notices-changes = Your visits have changed:
notices-visit-back = Back after all: { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-booked = New: { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-moved = Moved: { SHORT($start) }{ HAS($from) ->
    [yes] , it was { SHORT($from) }
   *[no] {""}
  }, { $who }, { $service }, { $place }, { $reference }
notices-visit-cancelled = Cancelled: { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-declined = Declined: { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-accepted = Accepted: { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-edited = Changed: { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-asked = Asked for: { SHORT($start) }, { $who }, { $service }, { $place }, { $reference }
notices-visit-away = No longer yours: { HAS($from) ->
    [yes] { SHORT($from) }
   *[no] { SHORT($start) }
  }, { $who }, { $service }, { $reference }. It is with { $person } now, { SHORT($start) }, { $place }.
notices-accept = Do you accept it?
notices-choice-accept = Accept { SHORT($start) }
notices-choice-decline = Decline { SHORT($start) }
notices-more = and { $count } more: /day shows them.
notices-day = Today, { DAY($day) }: { $count ->
    [one] 1 visit
   *[other] { $count } visits, the first
  } at { CLOCK($start) }
notices-day-line = { CLOCK($start) } { $who }, { $service }, { $place }, { $reference }
notices-day-none = Today, { DAY($day) }: nobody is booked yet. Your times begin at { CLOCK($start) }.

## How they want to be told
staff-help-notices = /notices: how you are told of your visits, for example
notices-example-each = /notices each
notices-example-morning = /notices morning 7:30
notices-example-quiet = /notices quiet 20-7
notices-told-each = You are told of each booking, change and cancellation at once.
notices-told-morning = You are told of bookings, changes and cancellations once a day, at { $at }.
notices-told-nothing = You are not told of bookings, changes and cancellations.
notices-day-at = In the morning, at { $at }: who comes that day.
notices-quiet = Nothing from { $from } to { $to }: what happens meanwhile waits.
notices-zone = By the clocks of { $zone }.
notices-clock = { CLOCK($at) }
notices-choice-each = Each at once
notices-choice-morning = Once, in the morning
notices-choice-off = Nothing
notices-choice-quiet = Quiet from 20:00 to 07:00
notices-choice-quiet-off = No quiet hours
notices-unread = I could not read “{ $typed }”. There are: each, morning (and a time), day (a time, or off), quiet (two times, or off), zone (and a time zone), off.
notices-not-you = Only who is a practitioner in the diary is told of visits. An administrator can invite you as one.
notices-no-private = You have no private chat with me, and patients’ names are for nobody else’s eyes: nothing comes until an administrator invites you and you follow that link in private.
notices-undone = You are told as before.

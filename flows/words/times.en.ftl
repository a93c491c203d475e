### What opens and closes times: rules, closures, shares

# /open
times-ask-who = Whose times? Tap a name, or write it.
times-ask-place = At which clinic?
times-ask-when = On which day? Write one, such as tomorrow or 24 Nov; or the days of every week, such as mon-fri until 18 Dec.
times-ask-weekdays = On which days of every week? For example: mon, wed and fri.
times-ask-hours = From when to when? For example: 9-12, 13:30-17.
times-which-person = Which one do you mean?
times-which-place = Which clinic do you mean?
times-which-service = Which service do you mean?
times-so-far = { $person }{ HAS($day) ->
    [yes] , { LONGDAY($day) }
   *[no] {""}
  }{ HAS($days) ->
    [yes] , every week: { $days }
   *[no] {""}
  }
times-choice-day = { DAY($day) }
times-choice-weekly = Every week
times-choice-words = { $words }
times-type-on = In a group, write it in one line: /{ $line } …
times-opened-weekly = Opened every week: { $person }, { $days } { $from } to { $to }, { $place }, from { DAY($first) } { HAS($last) ->
    [yes] until { DATE($last) }
   *[no] on
  }: { $slots ->
    [one] 1 time
   *[other] { $slots } times
  } of { $minutes } minutes a day.
times-written = { $days ->
    [0] Written into the diary from { $ahead } days before.
    [one] 1 day is in the diary, with { $slots ->
        [one] 1 time
       *[other] { $slots } times
      }{ $more ->
        [yes] , up to { DAY($to) }; each week’s are added by themselves, { $ahead } days ahead.
       *[no] .
      }
   *[other] { $days } days are in the diary, with { $slots } times{ $more ->
        [yes] , up to { DAY($to) }; each week’s are added by themselves, { $ahead } days ahead.
       *[no] .
      }
  }
times-online = Patients can book { $online } of these { $slots } in the chat; the others are kept for the desk.
times-kept = All are kept for the desk: patients can’t book them in the chat.
times-on-holiday = Mind that this day is { $name }.
times-on-closed = Mind that this was closed, from { WHEN($start) } to { WHEN($end) }.
times-on-leave = Mind that there is a leave from { WHEN($start) } to { WHEN($end) }.
times-left-out-holiday = Not { DAY($day) }: { $name }.
times-left-out-closed = Not { DAY($day) }: closed.
times-left-out-leave = Not { DAY($day) }: leave.
times-left-out-past = Not { DAY($day) }: that is past.
times-left-out-overlaps = Not { DAY($day) }: there are times already, at { $place }.
times-left-out-more = And { $count } more.
times-never = Not opened: on none of these days is it possible.
times-share-over = Not opened: a share is a part of a hundred, at most 100%, not { $share }%. For example: online 60%.
times-too-long = Not opened: that is { $hours } hours on one day, and { $most } is the most. Is { $from } to { $to } right? Write the hours as they are worked, for example 8-12, 13-17.
times-backwards = { DATE($last) } is before { DATE($first) }. Write the earlier day first, for example { $from } to { $to }.
times-long = From { DATE($first) } to { DATE($last) } is { $days } days. If that is right, write the years too: { $from } to { $to }.
times-several-days = I can read one day, or a stretch of days, but not several. Write them like 14 sep to 18 sep, or one after the other.
times-only-weekly = Times can be opened for a day or for every week, not for every other week or once a month. Open those days one by one.
times-ask-half = In the afternoon, or in the night?
times-hours-overlap = Not opened: { $one } and { $other } overlap. Write hours that follow each other, like 9-12, 13:30-17.
times-until-before = Not opened: { DATE($last) } is before { DATE($first) }, when it would begin. Write a later day after “until”.
times-opened-undone = Taken back: those times of { $person } at { $place } are closed again.
times-opened-undone-stay = { $count ->
    [one] 1 time is
   *[other] { $count } times are
  } booked or held, and { $count ->
    [one] stays
   *[other] stay
  } so.
times-undo-in-use = { $count ->
    [one] One of these times is in use
   *[other] { $count } of these times are in use
  }, so nothing was taken back:
times-used-booked = { WHEN($start) }, booked: { $reference }
times-used-held = { WHEN($start) }, held until { CLOCK($until) }
times-used-held-day = { WHEN($start) }, held until { SHORT($until) }
times-undo-in-use-do = Move or cancel what is booked first, or close the others with /close.

## Closing times, leave, holidays
help-line-close = /close: closes times
help-line-holiday = /holiday: days a clinic is closed
help-line-leave = /leave: a practitioner’s leave
help-line-share = /share: how much patients can book
help-line-quit = /quit: ends your own access
staff-help-close = /close: closes what is open: one time (10:20), hours (10-12), a day, several days, or a whole clinic. What is booked or held stays, and is shown first. For example
staff-help-holiday = /holiday: lists the days on which a clinic is closed, the country’s and its own; weekly times leave them out. For example
staff-help-leave = /leave: enters a practitioner’s leave, at every clinic where they work, for example
staff-help-quit = /quit: ends your own access
staff-help-share = /share: how much of a day patients can book in the chat; the rest is kept for who phones or walks in. Alone, it shows what is usual. For example
closing-example = /close { $name } { $day } 10-12
closing-example-clinic = /close { $name } { $day }
closing-ask-day = { HAS($person) ->
    [yes] { $person }, on which day?
   *[no] On which day?
  } Tap one, or write it; with a time or hours if it is not the whole day.
closing-stretch = { $whole ->
    [yes] { DAY($start) }{ HAS($last) ->
        [yes] {" "}to { DAY($last) }
       *[no] {""}
      }
   *[no] { WHEN($start) } to { staff-line-end }
  }
closing-whom = { HAS($person) ->
    [yes] { $person }, { closing-stretch }, { $place }
   *[no] the whole of { $place }, { closing-stretch }
  }
closing-sure = Close { closing-whom }? There { $free ->
    [0] are no free times
    [one] is 1 free time
   *[other] are { $free } free times
  } to close.
closing-choice-close = { $free ->
    [0] Close it
    [one] Close 1 free time
   *[other] Close { $free } free times
  }
closing-closed = Closed: { closing-whom }. { $free ->
    [0] No free time was open there; weekly times that are written later are closed there too.
    [one] 1 free time is no longer offered.
   *[other] { $free } free times are no longer offered.
  }
closing-are-booked = { $count ->
    [one] 1 visit is booked there:
   *[other] { $count } visits are booked there:
  }
closing-booked = { WHEN($start) } { $who }, { $service }, { $reference }
closing-held-day = { WHEN($start) } is kept for a patient until { SHORT($until) }. It stays until then, and closes by itself unless it is booked.
closing-held = { WHEN($start) } is being looked at, and held until { CLOCK($until) }. It stays until then, and closes by itself unless it is booked.
closing-stay = { $count ->
    [one] That visit stays
   *[other] Those visits stay
  } booked until somebody moves or cancels: /cancelday tells all patients of a day and offers them other times, /move and /cancel are for one visit.
closing-each-day = On each of these days: { $hours }.
closing-only = Only { $hours }; what lies between stays open.
closing-past = That is past.
closing-no-time = { $person } has no open time at { WHEN($start) }.
closing-clinic-hours = To close a clinic for a part of a day, write from when to when: 10-12.
closing-undone = { $times ->
    [0] Taken back: nothing had been open there.
    [one] Open again: 1 time.
   *[other] Open again: { $times } times.
  }
closing-undone-stay = { $stay ->
    [one] 1 time stays
   *[other] { $stay } times stay
  } closed: others were opened there since, or something else closes them.
closing-undone-already = That was taken back already.
leave-which = For a practitioner’s leave, write who and from when to when:
leave-which-quit = To end your own access to this bot: /quit
leave-example = /leave { $name } { $first } to { $last }
leave-ask-days = On which days is { $person } away? For example: 3-7 Nov.
leave-whole-days = A leave is of whole days. For a part of a day, /close closes the times: tomorrow 13-17, for example.
leave-too-long = That is more than a year. Write a shorter stretch, for example 3-7 Nov.
leave-not-all = { $person } works at clinics that are not yours, too. An administrator of all clinics, or { $person }, can enter the leave; /close closes the times at yours.
leave-days = { FULLDAY($first) }{ HAS($last) ->
    [yes] {" "}to { FULLDAY($last) }
   *[no] {""}
  }
leave-sure = Leave for { $person }, { leave-days }, at every clinic? There { $free ->
    [0] are no free times
    [one] is 1 free time
   *[other] are { $free } free times
  } to close.
leave-choice-go = Enter the leave
leave-entered = Leave entered: { $person }, { leave-days }, at every clinic. { $free ->
    [0] No free time was open; weekly times that are written later are closed then too.
    [one] 1 free time is no longer offered.
   *[other] { $free } free times are no longer offered.
  }
leave-undone = The leave of { $person } is taken back.{ $times ->
    [0] {""}
    [one] {" "}Open again: 1 time.
   *[other] {" "}Open again: { $times } times.
  }
holiday-at = Holidays of { $place } in the year to come:
holiday-none = No holidays are known for { $place }.
holiday-day = { DAY($day) } { $year }: { $name }, { $closed ->
    [yes] closed
   *[no] open
  }
holiday-how = Weekly times are not opened on a closed day. To change one, or to add one of the clinic’s own:
holiday-example = /holiday
holiday-example-own = /holiday { $day } Staff day at { $place }
holiday-not-allowed = Only a desk can change a clinic’s holidays. /holiday lists them.
holiday-is = { DAY($day) } is { $name } at { $place }: { $closed ->
    [yes] closed
   *[no] open
  }.
holiday-name = { DAY($day) } is no holiday at { $place }. What shall it be called? For example: Staff day.
holiday-one-day = A holiday is one day. Write one after the other, or close all of those days:
holiday-one-day-close = /close { $place } { $first } to { $last }
holiday-which-name = Is “{ $typed }” the name of the holiday, or does it begin or end with the clinic?
holiday-choice-at = “{ $left }” at { $place }
holiday-choice-called = “{ $typed }”
holiday-no-such = { DAY($day) } is no holiday at { $place }: it is open already. /close closes a day, /open opens times.
holiday-is-open = { $name }, { DAY($day) }, is an open day at { $place } already.
holiday-choice-open = Work on that day
holiday-choice-closed = Close on that day
holiday-sure = Close { $place } on { DAY($day) }{ HAS($name) ->
    [yes] {" "}({ $name })
   *[no] {""}
  }? There { $free ->
    [0] are no free times
    [one] is 1 free time
   *[other] are { $free } free times
  } to close.
holiday-closed = { $place } is closed on { DAY($day) }{ HAS($name) ->
    [yes] : { $name }
   *[no] {""}
  }. { $free ->
    [0] No free time was open; weekly times are not opened on that day.
    [one] 1 free time is no longer offered.
   *[other] { $free } free times are no longer offered.
  }
holiday-opened = { $place } works on { DAY($day) } ({ $name }). { $times ->
    [0] No times are open yet: /open opens some.
    [one] 1 time of the weekly ones is open now.
   *[other] { $times } times of the weekly ones are open now.
  }
holiday-undone-closed = Taken back: { $place } is not closed on { DAY($day) }.{ $times ->
    [0] {""}
    [one] {" "}Open again: 1 time.
   *[other] {" "}Open again: { $times } times.
  }
holiday-undone-opened = Taken back: { $place } is closed on { DAY($day) }. { $free ->
    [0] No free time was open.
    [one] 1 free time is no longer offered.
   *[other] { $free } free times are no longer offered.
  }
closing-rule-skipped = A weekly time could not be opened: { $person } has other times on { DAY($day) }, where those of every week at { $place } would be. Open them for that day by hand, if they shall be open:

## The online share
share-example = /share { $name } { $day } 60%
share-all = So many of what is opened patients may book in the chat, unless it is said otherwise for a day:
share-lead = { $unit ->
    [hours] { $release ->
        [one] 1 hour
       *[other] { $release } hours
      }
   *[minutes] { $release ->
        [one] 1 minute
       *[other] { $release } minutes
      }
  }
share-released = { $unit ->
    [never] {""}
   *[other] ; the others too, from { share-lead } before they begin
  }
share-one = { $name }: { $percent }%{ share-released }
share-how = The clinic file sets these. For the times of one day, write for example:
share-of = { $person }, { DAY($day) }, { $place }
share-stands = Of { $all ->
    [one] 1 time
   *[other] { $all } times
  } to come, booked ones counted: { $online } in the chat{ $kept ->
    [0] {""}
   *[other] ; { $kept } kept for the desk{ $unit ->
        [never] {""}
       *[other] , until { share-lead } before they begin
      }
  }.
share-ask = How much shall patients be able to book in the chat? Tap, or write a share such as 70%.
share-choice = { $percent }%
share-changed = { $person }, { DAY($day) }, { $place }: { $percent ->
    [-1] the usual share
   *[other] { $percent }% in the chat
  }, from now on.
share-stay = That is not quite { $percent ->
    [-1] the usual share
   *[other] { $percent }%
  }: { $stay ->
    [one] 1 time is
   *[other] { $stay } times are
  } booked, or held by somebody, and could not change.
share-over = A share is a part of a hundred, at most 100%, not { $share }%.
share-one-day = A share is changed for the times of one day at a time. What is usual is said in the clinic file.
share-no-times = { $person } has no open times to come on { DAY($day) } at your clinics.
share-undone = Taken back: { $person }, { DAY($day) }, { $place }.
share-changed-since = The share of those times was changed since, so nothing was taken back.
closing-rule-skipped-line = /open { $name } { $day } { CLOCK($start) }-{ CLOCK($end) } at { $place }

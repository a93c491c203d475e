### Times of every week: what is in the way of others, days that were left out, and how they are ended

weekly-rule = { $person }, { $days } { $from } to { $to }, { $place }
weekly-rule-until = { weekly-rule }{ HAS($first) ->
    [yes] , from { DATE($first) }
   *[no] {""}
  }{ HAS($last) ->
    [yes] {" "}until { DATE($last) }
   *[no] {""}
  }
weekly-in-way = Not opened: those hours have times every week already: { weekly-rule-until }.
weekly-in-way-do = Choose other days or hours{ HAS($last) ->
    [yes] , or begin after { DATE($last) }
   *[no] {""}
  }; or end those times first:
weekly-in-way-day = Not opened: on { FULLDAY($day) } those hours get times by themselves, as every week: { weekly-rule-until }.
weekly-in-way-day-do = For others in their place, close them on that day first:
weekly-end-line = /close { $name } every { $each } { $from }-{ $to } at { $code }
weekly-close-day-line = /close { $name } { $iso } { $from }-{ $to } at { $code }

rule-skipped-days = Weekly times of { $person } at { $place } could not be opened on { $count } days: there are other times at the same hours. Open them for those days by hand, if they shall be open:

weekly-none = { $person } has no times of every week at your clinics.
weekly-which = Which times of every week shall end? { $person }:
weekly-no-such = { $person } has no such times of every week. They end as they were opened, all of their days and hours; /open opens some of them again.
weekly-choice = { $days } { $from }–{ $to }, { $place }
weekly-choice-all = All of these
weekly-gone = Those times have ended already{ HAS($at) ->
    [yes] : { WHEN($at) }, { visit-booker }
   *[no] {""}
  }.
weekly-free = There { $free ->
    [0] are no free times
    [one] is 1 free time
   *[other] are { $free } free times
  } in the diary to take out.
weekly-sure = End these times of every week, from { FULLDAY($first) } on? { weekly-free }
weekly-sure-pause = Close these times of every week from { FULLDAY($first) } until { FULLDAY($last) }? After that they go on. { weekly-free }
weekly-choice-end = End them
weekly-choice-pause = Close them until then
weekly-choice-last = End them after { DATE($last) }
weekly-ended = Ended, from { FULLDAY($first) } on: { $free ->
    [0] no free time was in the diary.
    [one] 1 free time is no longer offered.
   *[other] { $free } free times are no longer offered.
  }
weekly-paused = Closed from { FULLDAY($first) } until { FULLDAY($last) }; after that they go on. { $free ->
    [0] No free time was in the diary.
    [one] 1 free time is no longer offered.
   *[other] { $free } free times are no longer offered.
  }
weekly-too-long = That is more than { $most } days. End those times, and open them again from { FULLDAY($next) } on.
weekly-undone = Those times of every week of { $person } go on.
weekly-undone-other = { $person } has other times of every week at those hours by now, so nothing was taken back: { weekly-rule-until }.
closing-example-weekly = /close { $name } every wednesday 17-18
closing-already = { closing-whom } is closed already: { WHEN($at) }, { visit-booker }.

## The online share of a department or a service
share-which = Which one do you mean?
share-choice-wide = { $name } ({ $kind ->
    [service] the service
   *[department] the department
  })
share-wide-not-allowed = Only an administrator can change what is usual for { $kind ->
    [service] a service
   *[department] a department
  }. You can change the times of one day.
share-wide-ask = { $name }: how much shall patients be able to book in the chat? Tap, or write a share such as 70%.
share-wide-none = No times of { $name } are open at your clinics. What is usual is said in the clinic file.
share-wide-sure = { $name }: { $percent }% in the chat, for all that is open ({ $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
  } to come)? Only free times change: { $online } would go online, { $kept } would be kept for the desk.
share-wide-stay = { $stay ->
    [one] 1 time is
   *[other] { $stay } times are
  } booked, or held by somebody, and can’t change.
share-choice-wide-go = { $percent }% for all that is open

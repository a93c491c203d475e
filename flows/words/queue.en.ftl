### The waiting room

word-here = i'm here | i am here | im here | here | i have arrived | i've arrived | arrived | my place in the queue
word-busy = how busy is it | how busy are you | busy | how long is the wait | how many are waiting | how many people are waiting
word-leave-queue = i have to leave | i have to go | i must leave | leave the queue | i can't wait

choice-i-am-here = I’m here
choice-my-place = My place in the queue
choice-leave-queue = I have to leave
choice-leave-number = Number { $number }

here-number = You are number { $number } at { $place }{ HAS($person) ->
    [yes] , with { $person }
   *[no] {""}
  }.
here-before = { $before ->
    [0] Nobody is before you.
    [1] 1 person is before you.
   *[other] { $before } people are before you.
  }
here-early = Your turn is at { CLOCK($start) }; others may come in before that.
here-range = { $low ->
    [0] It will take up to { $high } minutes.
   *[other] It will take about { $low } to { $high } minutes.
  }
here-will-tell = I will tell you when you are next, and when you are called.
here-next = You are next, number { $number }. Please be near the door{ HAS($person) ->
    [yes] : { $person } will call you
   *[no] {""}
  }.
here-called = Please come in: number { $number }{ HAS($person) ->
    [yes] , with { $person }
   *[no] {""}
  }, { $place }.
here-inside = Number { $number }{ HAS($person) ->
    [yes] {" "}is with { $person }
   *[no] {" "}is inside
  }, { $place }.
here-back = You were called by mistake. Please wait a little longer; you keep your place.
here-not-yet = You were called early, and were not there: nothing is lost, and you keep your number. You are called again for your visit of { CLOCK($start) }.
here-out = You are not in the queue of { $place } any more: number { $number } will not be called.
here-out-booked = Your visit of { CLOCK($start) } stays booked. When you are there, write “I’m here”.
here-which = For which visit have you come?
here-refused-early = It is a little early: your visit is at { CLOCK($start) }. From { CLOCK($from) } on you can write “I’m here”.
here-refused-desk = Please speak to reception about your visit of { CLOCK($start) }: they will see what can be done.
here-refused-seen = Your visit of { CLOCK($start) } has taken place: you have been seen. If something is missing, please speak to reception.
here-refused-elsewhere = Your visit of { CLOCK($start) } is not here, but at { $place }. If you can’t get there in time, please speak to reception.
here-refused-another = I see no visit of yours today: your next one is on { WHEN($start) }, at { $place }. If you have come to be seen today, please speak to reception: they will give you a number.
here-refused-none = I see no visit of yours today. If you have come without one, please speak to reception: they will give you a number.

busy-which = At which clinic?
busy-at = { $place }, now:
busy-closed = { $place }: nobody sees patients there today.
busy-line = { $person }: { $count ->
    [0] nobody is waiting
    [1] 1 person is waiting
   *[other] { $count } people are waiting
  }{ HAS($high) ->
    [yes] { $low ->
        [0] , up to { $high } minutes
       *[other] , about { $low } to { $high } minutes
      }
   *[no] {""}
  }

queue-left = You are out of the queue. Number { $number } will not be called.
queue-left-booked = Your visit of { CLOCK($start) } stays booked. If you are back in time, write “I’m here”.
queue-leave-which = Who has to leave?
not-in-queue = You are in no queue just now. When you have come for a visit, write “I’m here”.

## Staff. Who somebody is, is empty for a walk-in whom nobody looked up.
staff-help-arrived = /arrived: somebody has come for a visit; alone, it offers those who are due, for example
staff-help-walkin = /walkin: somebody has come without an appointment, known or not, for example
staff-help-next = /next: calls whoever goes next, for example
staff-help-seen = /seen: whoever was called has been seen; with “next”, calls the next one too, for example
staff-help-missed = /missed: whoever was called did not come in, for example
staff-help-queue = /queue: who waits for whom, and since when; qr: what to hang up for patients, for example
staff-help-waits = /waits: how long people waited of late, beside the share that is online, for example
queue-arrived-example = /arrived K7PM-4WXH
queue-arrived-example-name = /arrived Khumalo
queue-walkin-example = /walkin for { $name }
queue-walkin-example-known = /walkin #12 for { $name }
queue-next-example = /next { $name }
queue-seen-example = /seen 17
queue-seen-example-next = /seen 17 next
queue-missed-example = /missed 17
queue-example = /queue { $place }
queue-example-qr = /queue qr { $place }
waits-example = /waits

queue-who = { HAS($who) ->
    [yes] { $who }
   *[no] { HAS($record) ->
        [yes] patient { $record }
       *[no] walk-in
      }
  }
queue-visit = { HAS($reference) ->
    [yes] , { CLOCK($start) }, { $reference }
   *[no] {""}
  }
queue-with = { HAS($person) ->
    [yes] , for { $person }
   *[no] , for whoever is free first
  }
queue-who-came = Who has come? Type a name, a number like #12 or a reference.
queue-noted = Number { $number }: { queue-who }{ queue-visit }{ queue-with }, { $place }.
queue-noted-before = { $before ->
    [0] Nobody waits before them.
    [1] 1 person waits before them.
   *[other] { $before } people wait before them.
  }{ $told ->
    [yes] {" "}They are told in their chat.
   *[no] {" "}Tell them their number.
  }
queue-noted-early = Their turn is at { CLOCK($start) }: whoever walks in before that goes first.
queue-already = They are number { $number } already: { queue-who }{ queue-visit }, since { CLOCK($since) }.
queue-not-today = { $reference } is for { WHEN($start) }, not for today. To bring it forward: /move.
queue-past = { $reference } was for { WHEN($start) }, not for today.
queue-not-booked = { $reference } can’t be noted: { $status ->
    [cancelled] it was cancelled
    [pending] it has not been accepted yet
   *[other] the visit is over
  }.
queue-arrival-undone = Taken back: number { $number } had not come.
queue-moved-on = Nothing was done: number { $number } has moved on since. /queue shows how it is now.
queue-stands-arrived = Number { $number } has not been called yet: { queue-who }{ queue-visit }, waiting since { CLOCK($since) }.
queue-stands-called = Number { $number } has been called already, at { CLOCK($since) }{ HAS($person) ->
    [yes] , to { $person }
   *[no] {""}
  }: { queue-who }{ queue-visit }.
queue-stands-in-progress = Number { $number } is inside{ HAS($person) ->
    [yes] {" "}with { $person }
   *[no] {""}
  } since { CLOCK($since) }: { queue-who }{ queue-visit }.
queue-stands-finished = Number { $number } has been seen already, at { CLOCK($since) }{ HAS($person) ->
    [yes] , by { $person }
   *[no] {""}
  }: { queue-who }{ queue-visit }.
queue-stands-missed = Number { $number } has been noted as missed already: { queue-who }{ queue-visit }.{ HAS($reference) ->
    [yes] {" "}If they come after all: /arrived { $reference }
   *[no] {""}
  }
queue-stands-left = Number { $number } has left: { queue-who }{ queue-visit }. The visit stays booked. If they come back: /arrived { $reference }
queue-visit-stands = { $status ->
    [fulfilled] { $reference }, { WHEN($start) }: seen already, { WHEN($since) }.
    [noshow] { $reference }, { WHEN($start) }: noted as missed, { WHEN($since) }. If they come after all: /arrived { $reference }
    [cancelled] { $reference }, { WHEN($start) }: cancelled, { WHEN($since) }.
    [pending] { $reference }, { WHEN($start) }: it has not been accepted yet.
    [booked] { $reference }, { WHEN($start) }: nobody has come for it yet. Once they are there: /arrived { $reference }
   *[another] { $reference } is for { WHEN($start) }, not for today.
  }
queue-put-back = Number { $number } waits again: { queue-who }.
queue-unseen = Number { $number } is not seen yet: { queue-who }.

queue-walkin-group = Others read along here: name a patient by number (#12), or nobody.
queue-walkin-new-hint = Somebody new? Write their phone number or e-mail address, and I register them and put them in the queue.
choice-queue-register = Register { $name }{ HAS($value) ->
    [yes] {" "}({ $value })
   *[no] {""}
  } as new{ HAS($whom) ->
    [yes] , and put in the queue for { $whom }
   *[no] {""}
  }
queue-for-whom = With which practitioner?
queue-walkin-visit = { visit-whose } has a visit today: { visit-said } Have they come for that?
queue-none-for = Nobody at { $place } is called “{ $name }”, nor is anything that is done there.
queue-walked-in = Number { $number }: { queue-who }, { HAS($service) ->
    [yes] for { $service }
   *[no] { HAS($person) ->
        [yes] for { $person }
       *[no] for whoever is free first
      }
  }, { $place }.
queue-walked-in-before = { $before ->
    [0] Nobody waits before them
    [1] 1 person waits before them
   *[other] { $before } people wait before them
  }{ HAS($high) ->
    [yes] { $low ->
        [0] , up to { $high } minutes
       *[other] , about { $low } to { $high } minutes
      }
   *[no] {""}
  }. Tell them their number.

queue-empty = Nobody is waiting.
queue-next-whom = For whom?
queue-nobody-for = Nobody is waiting for { $person }.
queue-call = Number { $number }, please: { queue-who }{ queue-visit }{ HAS($person) ->
    [yes] , to { $person }
   *[no] {""}
  }.{ $told ->
    [yes] {" "}They are told in their chat.
   *[no] {""}
  }
queue-still-open = Also called: number { $number }, { queue-who }.
queue-nobody-called = Nobody has been called. /next calls the next one.
queue-which-number = Which one?
queue-no-number = There is no number { $number } in your queue of that day.
queue-seen = Seen: number { $number }, { queue-who }; it took { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
  }.
queue-seen-late = Seen: number { $number }, { queue-who }. That was noted so long after they came in, { WHEN($from) }, that it does not count in how long a visit takes.
queue-came-in = Number { $number } has come in: { queue-who }.
queue-missed = Number { $number } did not come in: { queue-who }. { HAS($reference) ->
    [yes] The visit is noted as missed. If they come after all: /arrived { $reference }
   *[no] They are out of the queue.
  }
queue-told = { $told ->
    [yes] {" "}They are told in their chat.
   *[no] {""}
  }
queue-not-yet = Number { $number } was not there: { queue-who }. Their visit is only at { CLOCK($start) }, so nothing is missed: they wait again, with the same number.{ queue-told }
queue-gone-early = Number { $number } is out of the queue: { queue-who }. Their visit is only at { CLOCK($start) }, and stays booked. If they come back: /arrived { $reference }{ queue-told }
queue-called-again = Number { $number } is called again: { queue-who }.

queue-at = { $place }, { CLOCK($now) }: { $count } waiting
queue-quiet = { $place }: nobody is waiting.
queue-person = { $person }
queue-anybody = Whoever is free first
queue-row = Number { $number }: { queue-who }{ HAS($start) ->
    [yes] , { CLOCK($start) }
   *[no] {""}
  }, since { CLOCK($since) }
queue-row-called = Number { $number }: { queue-who }, called
queue-row-in-progress = Number { $number }: { queue-who }, inside
queue-links = { $place }: patients who open this link say “I’m here”.
queue-link-telegram = On Telegram: { $url }
queue-link-web = On the web: { $url }
queue-links-which = For a code to hang up, tap a clinic.
queue-qr = { $place }: a phone’s camera reads this code, and whoever opens it says “I’m here” { $way ->
    [telegram] on Telegram
   *[web] on the web
  }.
queue-link-screen = For a screen in the waiting room, numbers only: { $url }

waits-none = Nobody has been called from the queue in the last four weeks, so that no wait is known. It is measured from /arrived or /walkin until /next.
waits-heading = Half of the people waited longer than this, in the last four weeks:
waits-person = { $person }: { $minutes } min ({ $people ->
    [1] 1 person
   *[other] { $people } people
  })
waits-department = { $name }: { $people ->
    [0] nobody was called
    [1] { $minutes } min (1 person)
   *[other] { $minutes } min ({ $people } people)
  }. Online: { $online } of 100 times.
waits-proposal = { $way ->
    [fewer] Proposed: { $proposed } online. More times are then kept for people who walk in, so that they wait less.
   *[more] Proposed: { $proposed } online. People wait so little that more times can be booked in a chat.
  }
waits-no-share = Which department, and how many of a hundred times? Only an administrator of its clinic can change that.
waits-shared = { $name }: { $percent } of 100 times are online now, in { $sessions } sessions to come: { $online } free times went online, { $kept } are kept now. For good it is said in the clinic file.
waits-share-undone = As before: { $sessions } sessions.

choice-queue-arrived = { CLOCK($start) } { $who }
choice-queue-person = { $person } ({ $count })
choice-queue-anybody = Whoever is free first
choice-queue-next = Next: { $person } ({ $count })
choice-queue-number = Number { $number }: { queue-who }
choice-queue-seen-next = Seen, next
choice-queue-seen = Seen
choice-queue-in = Came in
choice-queue-come = Has come
choice-queue-come-for = Has come for { CLOCK($start) }
choice-queue-walkin = Take as a walk-in
choice-queue-missed = Did not come
choice-waits-share = { $name }: { $proposed } online

## The screen of a waiting room: read from afar, in each language at once.
screen-now = Please come in
screen-nobody = Nobody is being called just now. Please wait for your number.
screen-next = Next
screen-waiting = Waiting
screen-reception = first one free
screen-lost = No connection: what stands here may be old. Please ask at reception.
screen-script = This page needs JavaScript.

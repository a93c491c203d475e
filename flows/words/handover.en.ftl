## A person of the clinic, for a patient
word-person = human | a human | person | a person | real person | a real person | talk to a person | talk to a human | speak to a person | speak to someone | talk to someone | i want to talk to a person | i want to talk to a human | i want to speak to a human | speak to a human | can i talk to a person | can i speak to someone | reception | the reception | talk to reception | speak to reception | talk to the reception | talk to the receptionist | i want to talk to reception | i want to speak to reception | i want to talk to someone | i want to speak to a person | i want to speak to someone | can i talk to someone | can i speak to a person | someone real | receptionist | operator | staff | /human
word-wrong = something is wrong | something’s wrong | something is not right | report a problem | i have a problem | complaint | i have a complaint | /wrong
word-bot = back to the bot | the bot | bot | /bot
help-person = To talk to a person of the clinic, type: a person. If something is wrong, type: something is wrong.
handover-offer = Would you like a person of the clinic to answer you?
choice-person = A person
choice-go-on = Go on
handover-go-on = Then let us go on.
handover-which = At which clinic would you like a person to answer you?
handover-which-wrong = Which clinic is it about?
handover-kept = I keep that for them, and ask you before I pass it on.
handover-words-only = Only words can be passed on.
handover-kept-words = Before that you wrote: “{ $text }”. They read that only if you tap Pass it on.
choice-pass-on = Pass it on
handover-caption-passed = I have passed your words on to { $place }, without the { $what ->
    [photo] photo
    [voice] voice message
    [video] video
   *[other] rest
  }: that can’t be passed on. If you would rather go on with me, come back to the bot.
handover-without = { $what ->
    [photo] With a photo
    [voice] With a voice message
    [video] With a video
   *[other] With something else
  } that can’t be passed on.
handover-begun = I have asked a person of { $place } to help you. They will answer you here, and I am silent until they are done.
handover-begun-away = Nobody is at the desk of { $place } just now. Somebody will be there from { WHEN($from) } on, see what you write here, and answer you here. I am silent until they are done.
handover-write = Please tell them what it is about: what you write from now on goes to them.
handover-write-wrong = Please write what is wrong. What you write from now on goes to them.
handover-urgent = If it can’t wait, phone { $phone }. In an emergency, phone the ambulance at once.
choice-back-to-bot = Back to the bot
handover-nowhere = I am sorry: nobody of { $place } can be reached from here just now. Please phone { $phone }.
handover-listening = I am listening again.
handover-text-only = I am sorry, I can’t pass that on to { $place }. Please write it in words.
handover-no-buttons = You are with a person of { $place }, so that did nothing. Write to them, or come back to the bot first.
handover-passed = I have passed that on to { $place }. If you would rather go on with me, come back to the bot.
handover-waits = I am sorry: nobody of { $place } has answered yet. What you wrote is there for them, and they will answer you here. If you don’t want to wait, phone { $phone }.
handover-answer = { $place }: { $text }
handover-ended = { HAS($place) ->
    [yes] Your conversation with { $place } is over, and I am listening again.
   *[no] I am listening again.
  }

## The same, for staff
handover-asked = Conversation { $number }: a patient asks for a person of { $place } ({ CLOCK($at) }).
handover-asked-wrong = Conversation { $number }: a patient says that something is wrong, at { $place } ({ CLOCK($at) }).
handover-language = They write in { $language ->
    [fr] French
   *[en] English
  }.
handover-doing-idle = Nothing else was going on there.
handover-doing-identify = They were saying who they are.
handover-doing-chooseService = They were choosing a service.
handover-doing-pickSlot = They were choosing a time.
handover-doing-confirm = They were about to book a time.
handover-doing-reschedule = They were looking at their appointments.
handover-doing-ownData = They were asking about the data that is kept of them.
handover-told-when = They were told that you are there from { SHORT($from) } on.
handover-how = The bot is silent until one of you is done: reply to this message, tap Answer, or write /say { $number } and the words.
choice-answer = Answer
choice-answer-more = Answer again
choice-done = Done
handover-says = Conversation { $number }: { $text }
handover-back = Conversation { $number }: the patient has gone back to the bot. It is over.
handover-over = Conversation { $number }: nobody has answered any more, and the bot listens to the patient again.
handover-waits-desk = Conversation { $number }: the patient has been waiting since { SHORT($since) }, and was given the phone number.
handover-colleague = Conversation { $number }, { $name } answered: { $text }
handover-passed-on = Passed on to conversation { $number }.
handover-answer-what = What shall I write to conversation { $number }? I can pass on words only.
handover-say-name = “{ $name }” may be a name, and the patient reads all that you write. Only conversation { $number } is open. What shall they read?
choice-handover-say = { $text }
handover-which-one = Which conversation?
choice-handover = Conversation { $number }
handover-none = There is no open conversation { $number }: it is over, or not at your clinics.
handover-none-open = No patient of your clinics is waiting for a person.
handover-done = Conversation { $number } is done. The bot listens to the patient again.
handover-done-by = Conversation { $number }: { $name } is done with it.
handover-not-staff = This was not passed on to conversation { $number }: I don’t know you as staff in this chat. Ask an administrator for an invitation (/invite), and follow it here.
staff-help-here = /here: patients who ask for a person are answered in this chat, for example
handover-here-example = /here { $place }
handover-here-off-example = /here off { $place }
handover-here-which = Patients who ask for a person are answered in the chat of their clinic; where there is none, by each receptionist. Shall this be the chat of a clinic?
handover-here-this = { $place }: this chat
handover-here-other = { $place }: another chat
choice-here = { $place }: here
choice-here-off = { $place }: not here any more
handover-here = Patients who ask for a person of { $place } are answered in this chat from now on. What they write is shown to all who are in it.
handover-here-off = { $place } has no chat of its own any more: patients who ask for a person are answered by its receptionists, each in their own chat.
handover-here-not = { $place } has no chat of its own.
handover-here-back = Patients of { $place } are answered again where they were before.
handover-here-changed = That can’t be undone: the chat of { $place } has been changed since.
handover-opened = This is from a person of { $place }. You can answer here: what you write goes to them, and I am silent until they are done.
say-first-which = { visit-whose } has a record of that number, and conversation { $conversation } is open as well. Who shall read it?
choice-say-patient = { visit-whose }
say-first-sure = Shall { visit-whose } read this in their chat? “{ $text }”
say-first-what = What shall { visit-whose } read? I can pass on words only.
say-first-no-chat = { visit-whose } has no chat that I may write to.{ HAS($phone) ->
    [yes] {" "}They can be reached by { $phone }.
   *[no] {" "}/patient shows how they can be reached, in a chat of our own.
  }
say-first-open = { visit-whose } is in a conversation with a person already{ HAS($conversation) ->
    [yes] : write /say { $conversation } and the words
   *[no] , at another clinic
  }.
say-first-elsewhere = The clinics that keep the file { $number } are not yours.
say-first-said = Written to { visit-whose }, in the name of { $place }.
handover-first-begun = They can answer: it is conversation { $number }, and the bot is silent there until one of you is done.
handover-first-colleague = Conversation { $number }, with { $who }: { $name } wrote first: { $text }
handover-say-first-example = /say #12 Your results are here.
staff-help-say = /say: answers a patient who asked for a person, or writes first to one by record number, reference or name, for example
handover-say-example = /say 12 We will phone you in a minute.
staff-help-done = /done: the bot listens again to a patient who asked for a person, for example
handover-done-example = /done 12

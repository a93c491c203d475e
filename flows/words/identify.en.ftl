# Who is this? What identifies a person, and for whom a visit is.
word-someone-else = for someone else | for somebody else | someone else | somebody else | for another person | for my child | for my mother | for my father | for my son | for my daughter | it is for my child | it’s for my child | its for my child | it is for my son | it is for my daughter | it is for my mother | it is for my father | it’s for my son | it’s for my daughter | it’s for my mother | it’s for my father

## The terms, and how the clinic reaches a person
ask-terms = Before we begin, please read this and say if you agree:
choice-agree = I agree
choice-decline = No, thank you
terms-declined = That is fine. You can still book by phone: { $phone }.
ask-contact = How can the clinic reach you? Please send your mobile number or your e-mail address.
share-contact = Share my number
hint-contact-unreadable = I could not read that as a phone number or an e-mail address. A number can look like +27 82 555 0101, an e-mail like name@example.org.
hint-not-your-contact = That is somebody else’s number. Please share your own, or type it.

## Who it is for
ask-who = Who is it for?
choice-someone-else = Somebody else
choice-for-other = It is for somebody else
ask-before = { $whose ->
    [other] Has this person been to one of our clinics before?
   *[own] Have you been to one of our clinics before?
  }
choice-been-here = Yes, I have been here
choice-been-here-other = Yes, they have
choice-new = No, I am new
choice-new-other = No, they are new
choice-yes = Yes
choice-no = No

## What identifies a person
choice-keep = Keep: { $typed }
also-keep = keep | keep it | the same
choice-keep-date = Keep: { DATE($date) }
ask-number = { $whose ->
    [other] Please type one of this person’s numbers:
   *[own] Please type one of your numbers:
  }
number-kind = – { $label }
ask-number-one = { $whose ->
    [other] Please type this person’s number ({ $label }).
   *[own] Please type your number ({ $label }).
  }
choice-no-number = I don’t have it
also-no-number = i dont have it | i do not have it | dont have it | don’t have it | i dont have one | i don’t have one | i have none | no number | none | dont know | don’t know | i dont know | i don’t know | i do not know
hint-number-unreadable = I could not read that as one of these numbers.{ HAS($examples) ->
    [yes] {" "}They can look like this: { $examples }.
   *[no] {""}
  }
ask-birth-date = { $whose ->
    [other] What is this person’s date of birth? For example 12 March 1984.
   *[own] What is your date of birth? For example 12 March 1984.
  }
ask-date-sure = { DATE($date) }. Is that right?
ask-date-which = Which day do you mean?
choice-date = { DATE($date) }
choice-neither = Neither
hint-date-unreadable = I could not read that as a date of birth. It can look like 12 March 1984, or 12/3/1984.
hint-date-ahead = That day has not come yet. Please type the date of birth, with the year.
ask-first-name = { $whose ->
    [other] What is this person’s first name, as it is on file at the clinic?
   *[own] What is your first name, as it is on file at the clinic?
  }
ask-surname = { $whose ->
    [other] And this person’s surname?
   *[own] And your surname?
  }
hint-name = Please type a name, in up to 80 characters.
ask-gender = { $whose ->
    [other] Which gender is on this person’s file?
   *[own] Which gender is on your file?
  }
choice-female = Female
choice-male = Male
choice-other = Other
choice-unknown = None is given

## Identified, or not
identified = { $whose ->
    [other] Thank you. This is for { $name }.
   *[own] Thank you, { $name }.
  }
not-identified = With these details I could not identify anybody.
too-many-tries = That was tried too often for now. You can try again after { CLOCK($until) } ({ $city } time).
ask-correct = If something was mistyped, you can correct it once.
ask-guest = Without a file you can book the services that are open to everybody.
ask-phone = The clinic can help you by phone: { $phone }.
choice-correct = Correct what I typed
choice-guest = Go on without a file
choice-reference = I have the reference

## Somebody new
ask-mobile = To register you, I send a code by SMS. What is your mobile number?
hint-mobile-unreadable = I could not read that as a phone number. It can look like +27 82 555 0101.
choice-without-code = Go on without registering
ask-name = What is your name, as the clinic should expect you?
ask-name-other = What is this person’s name, as the clinic should expect them?
registered = Thank you. You are registered; the clinic will look over the details at the first visit.
registered-guest = Thank you.

## What a service’s rules ask, and whom it is not for
fact-needed = { $fact ->
    [birthDate] { $service } is for people of a certain age, so I need the date of birth of { $who }.
    [gender] { $service } is for people of a certain gender, so I need to know that of { $who }.
   *[childNumber] { $service } is for children, and the clinic needs the child’s own number: that of { $who }.
  }
ask-their-birth-date = When was the person born who is to be seen? For example 12 March 1984.
ask-their-gender = What is the gender of the person who is to be seen?
ask-child-number = Please type the child’s own number, one of these:
child-number-adult = That is an adult’s number. This service is for children, and needs the child’s own number.
child-number-other-date = That number does not go with the date of birth you gave. Please type the child’s own number.
child-number-must = Without the child’s own number this visit can’t be booked online. The clinic can help you by phone: { $phone }.
service-refused = { $why ->
    [tooOld] { $service } is for people younger than { $below } on the day of the visit.
    [tooYoung] { $service } is for people of { $from } or older on the day of the visit.
    [otherGender] { $service } is not for people of the gender given.
    [noFile] { $service } is for people who have a file at the clinic.
    [noFamilyDoctor] { $service } is for people who have their family doctor here.
    [byLinkOnly] { $service } is booked with a link that the clinic sends.
    [birthDate] The date of birth is missing on file, and { $service } needs it. The clinic can add it: { $phone }.
    [gender] The gender is missing on file, and { $service } needs it. The clinic can add it: { $phone }.
    [childNumber] The child’s own number is missing on file, and { $service } needs it. The clinic can add it: { $phone }.
   *[other] { $service } can’t be booked online for this person. The clinic can help you by phone: { $phone }.
  }
choice-other-service = Another service
choice-been-before = I have been here before

## For staff
alert-two-records = Somebody could not be identified because two records match what they typed. Please look for the duplicates (/duplicates).

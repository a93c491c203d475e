# One-time codes, and what goes by SMS and by e-mail.
code-sent-typed = I have sent a code of six digits to { $contact }. It is good for 10 minutes.
code-sent-phone = I have sent a code of six digits to the number ending { $contact }. It is good for 10 minutes.
code-sent-email = I have sent a code of six digits to the e-mail { $contact }. It is good for 10 minutes.
code-sent-perhaps = If that reference is right, a code of six digits is on its way to the phone or the e-mail that the clinic has confirmed for this patient. It is good for 10 minutes. If none comes, please phone the clinic: { $phone }.
ask-code = Please type the code here.
choice-code-again = Send it again
choice-code-phone = Send it to the number ending { $contact }
choice-code-email = Send it to { $contact }
hint-code = A code has six digits. Please type them as they came.
code-wrong = That is not the code. { $left ->
    [1] You can try once more.
   *[other] You can try { $left } more times.
  }
code-over = That code is no longer good: it lasts for 10 minutes, works once, and only the newest one works. Choose “Send it again” for a new one.
code-locked = Too many codes were asked for or typed wrong. To keep everybody’s details safe, there are none here until { CLOCK($until) } ({ $city } time). If you can’t wait, please phone the clinic: { $phone }.
code-not-sent-unconfirmed = I can’t send you a code, because the clinic has not yet confirmed a phone number or an e-mail for this patient. Please phone the clinic: { $phone }.
code-not-sent-unreachable = I can’t send you a code, because there is no way to send one to that phone or e-mail from here. Please phone the clinic: { $phone }.
code-failed-typed = The code could not be sent to { $contact }. Please look whether that is right. You can try again or another way, or phone the clinic: { $phone }.
code-failed-phone = The code could not be sent to the number ending { $contact }. You can try again or another way, or phone the clinic: { $phone }.
code-failed-email = The code could not be sent to the e-mail { $contact }. You can try again or another way, or phone the clinic: { $phone }.
ask-without-code = How would you like to go on?

## The code itself
code-subject = Your code for { $clinic }
# One SMS where the clinic's name is not long: only characters of its own alphabet.
code-letter = { $clinic }: your code is { $code }, good for { $minutes } minutes. Type it only in the chat where you asked for it. We never ask for it by phone.

## For staff
alert-codes-locked = Six wrong one-time codes were typed in a chat, so there are none for that chat and that contact for an hour. Nothing was shown. If a patient phones about it, make sure who they are before you help them. If this alert comes again and again, somebody is guessing: tell whoever looks after the server.

## The local page that shows what would be sent
outbox-title = { $count ->
    [0] Outbox: nothing
    [1] Outbox: 1 message
   *[other] Outbox: { $count } messages
  }
outbox-heading = Outbox
outbox-why = SMS and e-mail are not set up, so what would be sent is shown here instead: the newest first, for a day, codes for as long as they are good. Only a browser on this machine can see this page. To send, set SMS_URL or SMTP_URL in .env.
outbox-again = Look again
outbox-empty = There is nothing here yet.
outbox-sms = SMS to { $to }
outbox-email = E-mail to { $to }
outbox-at = Written at { $at }.
outbox-until = Good until { $until }.

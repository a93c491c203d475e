# One-time codes, and what goes by SMS and by e-mail.

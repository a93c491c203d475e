# Who is this? What identifies a person, and for whom a visit is.

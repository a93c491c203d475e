# A person’s own data: a copy, being forgotten, taking consent back.

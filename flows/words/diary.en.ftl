### The diary as staff see it: a day, a week, a visit

### The waiting room

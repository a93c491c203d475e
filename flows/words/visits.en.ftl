### What staff do for a patient: book, move, cancel, accept, take money

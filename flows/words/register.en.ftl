# What staff do with the register of patients, and with each other’s access.

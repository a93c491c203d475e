### What practitioners are told

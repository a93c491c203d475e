### What opens and closes times: rules, closures, shares

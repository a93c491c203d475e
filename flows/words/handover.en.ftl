### A person takes over

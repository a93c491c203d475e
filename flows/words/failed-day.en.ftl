### A day that fails: visits moved by the clinic, and what it proposes

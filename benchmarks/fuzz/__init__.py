"""Long runs of fuzzing; each is one command, ends with 1 if it found anything, and prints how much it tried."""

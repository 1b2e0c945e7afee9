"""What belongs to releases: lists of the parts the program is made of."""

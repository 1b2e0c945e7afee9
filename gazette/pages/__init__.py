"""Which pages exist and what each shows: pure functions of the library."""

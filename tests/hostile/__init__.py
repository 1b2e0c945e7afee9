"""What comes from elsewhere and means harm: nothing runs, escapes, hangs or eats memory."""

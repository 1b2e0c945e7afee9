"""Writing the site: staged, atomic, reproducible."""

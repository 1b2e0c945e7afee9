"""``python -m gazette``: the command line."""

from gazette.cli import main

main()

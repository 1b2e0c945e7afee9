#!/usr/bin/env python3
"""The command line: ``python build.py --help``."""

from gazette.cli import main

main()

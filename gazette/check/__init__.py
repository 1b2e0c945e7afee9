"""Lint for editors."""

"""``new``: the folder of a new site."""

from gazette.starter.starter import start

__all__ = ["start"]

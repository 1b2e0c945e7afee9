"""A static site generator for an online reader of Chinese government gazettes (政府公报)."""

__version__ = "0.1.0"

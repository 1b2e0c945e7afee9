"""Writing the site: staged, atomic, reproducible."""

from gazette.output.build import build
from gazette.output.options import BuildOptions, Stats, default_jobs
from gazette.output.theme_folders import read_theme_folders

__all__ = ["BuildOptions", "Stats", "build", "default_jobs", "read_theme_folders"]

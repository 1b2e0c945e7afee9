"""Writing the site: staged, atomic, reproducible."""

from gazette.output.build import BuildOptions, Stats, build, default_jobs
from gazette.output.theme_folders import read_theme_folders

__all__ = ["BuildOptions", "Stats", "build", "default_jobs", "read_theme_folders"]

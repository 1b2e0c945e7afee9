"""Writing the site: staged, atomic, reproducible."""

from gazette.output.build import BuildOptions, Stats, build, default_jobs

__all__ = ["BuildOptions", "Stats", "build", "default_jobs"]

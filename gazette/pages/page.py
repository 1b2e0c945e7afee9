"""What this room hands over: a page by its address, the template that sets it, and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Page:
    """One file of the site. Its bytes depend on these three, the theme and the settings, and on nothing else."""

    path: str
    """Relative to the site's root: ``nanyang/2021-06/wz-2021-7.html``."""
    template: str
    facts: Mapping[str, object]

    @cached_property
    def root(self) -> str:
        """The way up to the site's root, with which every link begins.

        >>> Page("nanyang/2021-06/index.html", "issue.html", {}).root, Page("about.html", "about.html", {}).root
        ('../../', '')
        """
        return root_of(self.path)


def root_of(path: str) -> str:
    """The way up from a page to the site's root.

    >>> root_of("nanyang/2021-06/wz-2021-7.html")
    '../../'
    """
    return "../" * path.count("/")

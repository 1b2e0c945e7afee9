"""What every export is made with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gazette.config import Config
from gazette.library import Library
from gazette.pages import Page


@dataclass(frozen=True, slots=True)
class Press:
    """The library, the theme's strings, and the theme's way of setting a template."""

    library: Library
    strings: Mapping[str, Any]
    set_page: Callable[[Page], bytes]

    @property
    def site(self) -> Config:
        """The site's settings."""
        return self.library.config

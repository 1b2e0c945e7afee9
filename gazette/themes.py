"""Where themes are: in a folder of the site, or with the program."""

from os.path import normpath
from pathlib import Path

SHIPPED = "default"
"""The name of the theme that comes with the program."""
PACKAGE = Path(__file__).parent


def theme_at(name: str, beside: Path) -> Path:
    """The folder of a theme: ``default`` is the one that comes with the program, all else a folder relative to ``beside``.

    >>> theme_at("../ours", Path("themes/mine")).as_posix()
    'themes/ours'
    """
    return _shipped() if name == SHIPPED else Path(normpath(beside / name))


def _shipped() -> Path:
    """Within the package, where it is installed from a wheel; beside it in a checkout."""
    installed = PACKAGE / "themes" / SHIPPED
    return installed if installed.is_dir() else PACKAGE.parent / "themes" / SHIPPED

"""What the program is: with other code, or other versions of what it is built on, nothing kept is believed."""

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
BUILT_ON = (
    "jinja2",
    "lunr",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "numpy",
    "pypinyin",
    "pyyaml",
    "rcssmin",
    "rjsmin",
)
"""The packages whose work can be seen in a site."""


@cache
def version_digest() -> str:
    """The digest of this package's files, Python's version and those of the packages it is built on."""
    found = blake2b(sys.version.encode(), digest_size=20)
    for name in BUILT_ON:
        try:
            found.update(f"{name}={version(name)};".encode())
        except PackageNotFoundError:
            found.update(f"{name}=?;".encode())
    for path in sorted(p for p in PACKAGE.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        found.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
        found.update(blake2b(path.read_bytes()).digest())
    return found.hexdigest()

"""Errors put into the pages of a built site."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from gazette.check.site import site_findings
from gazette.config import read_config

Make = Callable[[Path, random.Random], str | None]
"""Puts one error into a page's file; its path, or None where the page has no place for it."""


def _changed(page: Path, pattern: str, new: str, rng: random.Random) -> str | None:
    text = page.read_text(encoding="utf-8")
    places = list(re.finditer(pattern, text))
    if not places:
        return None
    found = rng.choice(places)
    page.write_text(text[: found.start()] + found.expand(new) + text[found.end() :], encoding="utf-8")
    return str(page)


def no_label(page: Path, rng: random.Random) -> str | None:
    return _changed(page, r'<meta name="(?:SiteName|ColumnName|ColumnType|ArticleTitle|PubDate|ContentSource)"[^>]*>', "", rng)


def broken(page: Path, rng: random.Random) -> str | None:
    return _changed(page, r'(<a [^>]*href="[^"#:]*)\.html', r"\1-gone.html", rng)


def no_anchor(page: Path, rng: random.Random) -> str | None:
    return _changed(page, r'(<a [^>]*href="[^":]*)#[^"]+"', r'\1#is-not-there"', rng)


def no_text(page: Path, rng: random.Random) -> str | None:
    return _changed(
        page, r"</main>", '<img src="static/icon.svg"></main>' if page.parent.name == "site" else '<img src="data:,"></main>', rng
    )


def orphan(page: Path, rng: random.Random) -> str | None:
    """The same page under an address that nobody links to."""
    copy = page.with_name(f"orphan-{rng.randint(0, 10**9)}.html")
    shutil.copy2(page, copy)
    return str(copy)


def foreign(page: Path, rng: random.Random) -> str | None:
    return _changed(page, r"</head>", '<script src="https://example.com/a.js"></script></head>', rng)


SITE_KINDS: list[tuple[str, Make, tuple[str, ...]]] = [
    ("page label missing", no_label, ("missing_label",)),
    ("broken link of a page", broken, ("broken_link",)),
    ("broken anchor of a page", no_anchor, ("broken_anchor",)),
    ("image without text on a page", no_text, ("image_without_text",)),
    ("orphaned page", orphan, ("orphan",)),
    ("asks another host", foreign, ("foreign_host",)),
]


def seed_site(
    site: Path, broken_site: Path, make: Make, codes: tuple[str, ...], rng: random.Random, config: Path
) -> tuple[int, int]:
    """One error in each page of a copy of the site that has a place for it; how many were tried and how many found."""
    shutil.rmtree(broken_site, ignore_errors=True)
    shutil.copytree(site, broken_site)
    pages = [page for page in sorted(broken_site.rglob("*.html")) if page.name != "404.html"]
    seeded = [path for page in pages if (path := make(page, rng))]
    told = {f.place.file for f in site_findings(broken_site, read_config(config)) if f.code in {f"check.{c}" for c in codes}}
    return len(seeded), sum(path in told for path in seeded)

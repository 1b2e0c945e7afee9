"""Small archives, made of the bodies that a test is about."""

from collections.abc import Callable

import pytest

from gazette.config import Config
from gazette.library import Library
from gazette.model import Article, ArticleFacts, Issue, IssueFacts, Place

Archive = Callable[..., Library]


def article(slug: str, title: str, body: str = "正文。\n", **facts: object) -> Article:
    """An article with the facts given."""
    return Article(ArticleFacts(title, **facts), slug, 1, body, Place(f"01-{slug}.md", 8))  # type: ignore[arg-type]


@pytest.fixture
def archive() -> Archive:
    """A library of one issue a gazette: ``archive(nanyang=[article(…)], zhumadian=[…])``."""
    names = {"nanyang": "南阳市人民政府公报", "zhumadian": "驻马店市人民政府公报"}

    def made(**gazettes: list[Article]) -> Library:
        issues = (
            Issue(IssueFacts(names[slug], 2021, 6), slug, "", tuple(articles), Place("index.md", 8))
            for slug, articles in gazettes.items()
        )
        return Library(tuple(issues), {}, Config())

    return made

"""An issue's page: its contents as printed, and its masthead."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from gazette.library import Library
from gazette.markdown import render
from gazette.model import Issue
from gazette.pages.calendar import year_path
from gazette.pages.comparison import comparison_path
from gazette.pages.groups import group_path
from gazette.pages.page import Page
from gazette.pages.references import ArticleReference, IssueReference


@dataclass(frozen=True, slots=True)
class Column:
    """Articles that stand together under one column head 栏目; None where the source names none."""

    section: str | None
    path: str | None
    """The section's own page."""
    articles: tuple[ArticleReference, ...]


def issue_page(library: Library, issue: Issue, *, compared: bool = False) -> Page:
    """``nanyang/2021-06/index.html``; ``compared``: whether there is a comparison with the source."""
    before, after = library.neighbours(issue)
    facts = {
        "issue": IssueReference.of(library, issue),
        "columns": tuple(columns(issue)),
        "masthead": Markup(render(issue.masthead).html),
        "previous": IssueReference.of(library, before) if before else None,
        "next": IssueReference.of(library, after) if after else None,
        "comparison_path": comparison_path(issue.address) if compared else None,
        "year_path": year_path(issue.gazette_slug, issue.facts.year),
    }
    return Page(f"{issue.address}/index.html", "issue.html", facts)


def columns(issue: Issue) -> Iterator[Column]:
    """The articles in printed order, neighbours of one section together."""
    for section, articles in groupby(issue.articles, key=lambda a: a.facts.section):
        path = group_path("sections", issue.gazette_slug, section) if section else None
        yield Column(section, path, tuple(ArticleReference.of(issue, article) for article in articles))

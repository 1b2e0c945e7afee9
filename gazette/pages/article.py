"""An article's page."""

from gazette.library import Entry
from gazette.markdown import render
from gazette.model import Article
from gazette.pages.body import body_html, opens_below, outline, summary
from gazette.pages.groups import group_id, group_path
from gazette.pages.labels import publication_date
from gazette.pages.page import Page
from gazette.pages.references import ArticleReference, IssueReference


def article_page(entry: Entry, issue: IssueReference) -> Page:
    """``nanyang/2021-06/wz-2021-7.html``."""
    facts = entry.article.facts
    rendered = render(entry.article.body, facts.recipients)

    def neighbour(article: Article | None) -> ArticleReference | None:
        return ArticleReference.of(entry.issue, article) if article else None

    shown = {
        "address": entry.address,
        "article": facts,
        "issue": issue,
        "body": body_html(rendered, facts.kind),
        "opens_below": opens_below(rendered.toc),
        "outline": outline(rendered.toc),
        "issuer_path": group_path("issuers", entry.issue.gazette_slug, facts.issuer) if facts.issuer else None,
        "section_path": group_path("sections", entry.issue.gazette_slug, facts.section) if facts.section else None,
        "label_date": publication_date(entry.issue.facts, facts.date),
        "issuer_id": group_id(entry.issue.gazette_slug, facts.issuer) if facts.issuer else None,
        "section_id": group_id(entry.issue.gazette_slug, facts.section) if facts.section else None,
        "summary": summary(rendered.passages, facts.recipients),
        "previous": neighbour(entry.previous),
        "next": neighbour(entry.next),
    }
    return Page(f"{entry.address}.html", "article.html", shown)

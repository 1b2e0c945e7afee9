"""An article's page."""

from gazette.library import Entry, Library
from gazette.markdown import render
from gazette.model import Article
from gazette.pages.body import body_html, opens_below, outline, summary
from gazette.pages.citations import cited_by, cites, page_links, status_facts
from gazette.pages.comparison import comparison_path
from gazette.pages.groups import group_path
from gazette.pages.labels import publication_date
from gazette.pages.links import with_links
from gazette.pages.page import Page, root_of
from gazette.pages.references import ArticleReference, IssueReference


def article_page(library: Library, entry: Entry, issue: IssueReference, *, compared: bool = False) -> Page:
    """``nanyang/2021-06/wz-2021-7.html``; ``compared``: whether there is a comparison with the source."""
    facts = entry.article.facts
    rendered = render(entry.article.body, facts.recipients)
    path = f"{entry.address}.html"
    links = page_links(library, entry, rendered, root_of(path))

    def neighbour(article: Article | None) -> ArticleReference | None:
        return ArticleReference.of(entry.issue, article) if article else None

    shown = {
        "address": entry.address,
        "article": facts,
        "issue": issue,
        "body": with_links(body_html(rendered, facts.kind), links),
        "opens_below": opens_below(rendered.toc),
        "outline": outline(rendered.toc),
        "issuer_path": group_path("issuers", entry.issue.gazette_slug, facts.issuer) if facts.issuer else None,
        "section_path": group_path("sections", entry.issue.gazette_slug, facts.section) if facts.section else None,
        "label_date": publication_date(entry.issue.facts, facts.date),
        "topics": tuple((topic, group_path("topics", None, topic)) for topic in facts.topics),
        "summary": facts.summary or summary(rendered.passages, facts.recipients),
        "status": status_facts(library, entry),
        "cites": cites(library, entry.address),
        "cited_by": cited_by(library, entry.address),
        "comparison_path": comparison_path(entry.address) if compared else None,
        "previous": neighbour(entry.previous),
        "next": neighbour(entry.next),
    }
    return Page(path, "article.html", shown)

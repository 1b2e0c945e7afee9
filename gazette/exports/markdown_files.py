"""Markdown to take away: a document that says itself where it comes from, and an issue as a content folder that can be built again."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace

from gazette.config import Config
from gazette.content import INDEX, file_name, file_text
from gazette.exports.archive import zipped
from gazette.library import Entry
from gazette.model import Issue


def document_markdown(entry: Entry, site: Config) -> bytes:
    """A document's Markdown. Its front matter holds what is known of it, and the issue and address it was taken from."""
    facts, issue = entry.article.facts, entry.issue
    known = {f.name: value for f in fields(facts) if (value := getattr(facts, f.name)) not in (None, ())}
    known |= {"gazette": issue.facts.gazette, "year": issue.facts.year, "number": issue.facts.number, "address": entry.address}
    if site.base_url:
        known["url"] = f"{site.base_url}{entry.address}.html"
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in known.items()]
    return "\n".join(["---", *lines, "---", "", entry.article.body]).encode()


def issue_archive(issue: Issue, site: Config) -> bytes:
    """The issue's Markdown files in a ZIP; unpacked into ``content/<gazette>/`` they are the issue again."""
    return zipped(_issue_files(issue, site))


def _issue_files(issue: Issue, site: Config) -> Iterator[tuple[str, bytes]]:
    facts = issue.facts
    if facts.pdf and "//" not in facts.pdf:  # a file of the folder, which the archive does not hold
        pdf = f"{site.base_url}{issue.address}/{facts.pdf}" if site.base_url else None
        facts = replace(facts, pdf=pdf, pdf_sha256=facts.pdf_sha256 if pdf else None)
    yield f"{issue.folder}/{INDEX}", file_text(facts, issue.masthead).encode()
    for article in issue.articles:
        yield f"{issue.folder}/{file_name(article.order, article.slug)}", file_text(article.facts, article.body).encode()

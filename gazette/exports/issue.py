"""The exports of one issue, made by the process that renders its pages."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from gazette.errors import GazetteError, problem, reading
from gazette.exports.addresses import archive_path, book_path, data_path, issue_data_path, markdown_path, text_path
from gazette.exports.book import issue_book
from gazette.exports.data import document_data, issue_data
from gazette.exports.feeds import feed_entry
from gazette.exports.markdown_files import document_markdown, issue_archive
from gazette.exports.plain import document_text
from gazette.exports.press import Press
from gazette.library import entries_of
from gazette.markdown import render
from gazette.model import Issue


def issue_files(press: Press, issue: Issue) -> Iterator[tuple[str, bytes]]:
    """(path under the site's root, bytes) of all that can be taken away of an issue and its documents.

    An address that leads on keeps its files too: a page can send its reader further, a file cannot.
    """
    gazette, site = press.library.gazette_of(issue), press.site
    former = press.library.former
    for entry in entries_of(issue):
        rendered = render(entry.article.body, entry.article.facts.recipients)
        markdown = document_markdown(entry, site)
        text = document_text(entry, gazette, rendered, press.strings)
        data = document_data(press.library, entry, gazette, rendered)
        for address in (entry.address, *former.get(entry.address, ())):
            yield markdown_path(address), markdown
            yield text_path(address), text
            yield data_path(address), data
    data, archive, book = issue_data(issue, gazette, site), issue_archive(issue, site), issue_book(press, issue)
    for address in (issue.address, *former.get(issue.address, ())):
        yield issue_data_path(address), data
        yield archive_path(address), archive
        yield book_path(address), book
    if issue.facts.pdf and "//" not in issue.facts.pdf:
        yield f"{issue.address}/{issue.facts.pdf}", _official(issue, issue.facts.pdf)


def _official(issue: Issue, name: str) -> bytes:
    """The official PDF of the issue's folder. One that is not what its digest says is never published."""
    file = Path(issue.place.file).with_name(name)
    with reading(file):
        data = file.read_bytes()
    found, said = hashlib.sha256(data).hexdigest(), issue.facts.pdf_sha256
    if said and said != found:
        raise GazetteError([problem("exports.other_pdf", issue.place.file, pdf=name, said=said, found=found)])
    return data


def issue_feed_entries(press: Press, issue: Issue) -> dict[str, str]:
    """The issue's documents as entries of feeds, by address; none where feeds cannot be made."""
    if not press.site.base_url:
        return {}
    return {
        entry.address: feed_entry(
            entry, render(entry.article.body, entry.article.facts.recipients), press.site.base_url, press.strings
        )
        for entry in entries_of(issue)
    }

"""Where each export stands, relative to the site's root. Like those of pages, these addresses are for ever."""

from dataclasses import dataclass
from typing import Literal

from gazette.config import Config
from gazette.pages.groups import group_path

Subject = Literal["issuers", "sections"]


def markdown_path(address: str) -> str:
    """A document's Markdown.

    >>> markdown_path("nanyang/2021-06/wz-2021-7")
    'nanyang/2021-06/wz-2021-7.md'
    """
    return f"{address}.md"


def text_path(address: str) -> str:
    """A document's plain text."""
    return f"{address}.txt"


def data_path(address: str) -> str:
    """A document's facts and passages for programs."""
    return f"api/{address}.json"


def issue_data_path(address: str) -> str:
    """An issue's facts and list of documents for programs."""
    return f"api/{address}/index.json"


def _issue_file(address: str, ending: str) -> str:
    """A file named so that it still says what it is in a folder of downloads."""
    return f"{address}/{address.replace('/', '-')}.{ending}"


def book_path(address: str) -> str:
    """An issue as EPUB.

    >>> book_path("nanyang/2021-06")
    'nanyang/2021-06/nanyang-2021-06.epub'
    """
    return _issue_file(address, "epub")


def archive_path(address: str) -> str:
    """An issue's Markdown files in a ZIP."""
    return _issue_file(address, "zip")


SITE_FEED = "feed.xml"
OPEN_SEARCH = "opensearch.xml"


def gazette_feed(slug: str) -> str:
    """A gazette's feed."""
    return f"{slug}/feed.xml"


def subject_feed(slug: str, index: Subject, name: str) -> str:
    """The feed of an issuer or a section, beside the page that lists its documents.

    >>> subject_feed("nanyang", "sections", "卷首语")
    'sections/nanyang/juan-shou-yu/feed.xml'
    """
    return group_feed(group_path(index, slug, name))


def group_feed(page: str) -> str:
    """The feed that stands beside a group's page."""
    return f"{page.rpartition('/')[0]}/feed.xml"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes addresses of paths: absolute where the settings say where the site will be, else relative to some page."""

    base: str

    @classmethod
    def seen_from(cls, site: Config, root: str) -> "Addresses":
        """Those that a page with this way up to the site's root may use."""
        return cls(site.base_url or root)

    def of(self, path: str) -> str:
        """The address of a path."""
        return self.base + path

"""The things that flow from source text to site. This room imports nothing of ours.

An :class:`Issue` 期 holds :class:`Article` s in printed order. An article's body is Markdown text (CONTENT.md, "Body");
the importer and the Markdown room see the same body as a tuple of :data:`Block` s. The importer's account of what it did to the
source is a :class:`Ledger`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["document", "speech", "essay", "news", "interpretation", "personnel"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Status = Literal["in-force", "amended", "repealed", "expired"]
"""有效, 已修改, 已废止, 已失效: what an editor knows of a document's validity. What follows from dates is not said here."""
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file as the editor knows it, and a line counted from 1 (None: the file as a whole)."""

    file: str
    line: int | None = None


# ---------------------------------------------------------------- blocks of a body


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph, whole."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A structural line that stands alone. Level 1: attached document, 附件; 2: 一、第X章; 3: （一）; 4: 1.; 5: （1）."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length; the first row is the head. A merged cell is written once, "" fills its span."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期 at a document's end, one entry a printed line."""

    lines: tuple[str, ...]


Block = Paragraph | Heading | Table | Signature


# ---------------------------------------------------------------- issue and article


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """Front matter of an issue's ``index.md``."""

    gazette: str
    """Name as printed: 南阳市人民政府公报."""
    year: int
    number: int
    """Number within the year."""
    total_number: int | None = None
    """总第N号."""
    published: str | None = None
    """ISO date as exact as the source says: 2021-03-15, 2020-05 or 2020."""
    pdf: str | None = None
    """The official PDF: its URL, or the name of a file in the issue's folder."""
    pdf_sha256: str | None = None
    """SHA-256 of that PDF, 64 lower-case hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Front matter of an article: the header facts, none of which stand in the body (but recipients, which do both)."""

    title: str
    kind: Kind = "document"
    subtitle: str | None = None
    section: str | None = None
    """栏目 it stands in, where the source says it."""
    doc_number: str | None = None
    """发文字号, without blanks: 宛政〔2021〕7号."""
    issuer: str | None = None
    """发文机关: the signing body."""
    author: str | None = None
    date: str | None = None
    """成文日期 or day of the speech, ISO."""
    recipients: str | None = None
    """主送机关, whole."""
    page: int | None = None
    """Page of the printed issue on which the article starts."""
    topics: tuple[str, ...] = ()
    """主题 the editor files it under."""
    summary: str | None = None
    """摘要 in the editor's words."""
    repeals: tuple[str, ...] = ()
    """Citations of the documents it repeals: a doc number, 《title》 or an address nanyang/2021-06/wz-2021-7."""
    amends: tuple[str, ...] = ()
    """Citations of the documents it amends, written alike."""
    effective: str | None = None
    """施行日期, ISO."""
    expires: str | None = None
    """有效期 ends with this day, ISO."""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of an issue, as it stands in ``NN-<slug>.md``."""

    facts: ArticleFacts
    slug: str
    """Address within the issue; made at import, never changed."""
    order: int
    """Position in the printed issue, the NN of the file name."""
    body: str
    """Markdown, without front matter."""
    place: Place
    """The file, and the line on which the body starts."""
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict, compare=False)
    """Lines of the front matter's keys in the file; of a list, its items'. Empty for an article that was not read from a file."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue 期, as it stands in ``content/<gazette_slug>/<year>-<nn>/``."""

    facts: IssueFacts
    gazette_slug: str
    masthead: str
    """Markdown body of ``index.md``: cover, 编委会, 主办, 电话."""
    articles: tuple[Article, ...]
    place: Place

    @property
    def folder(self) -> str:
        """Name of the issue's folder and address: ``2021-06``."""
        return f"{self.facts.year:04d}-{self.facts.number:02d}"

    @property
    def address(self) -> str:
        """Address under the site's root: ``nanyang/2021-06``."""
        return f"{self.gazette_slug}/{self.folder}"


# ---------------------------------------------------------------- the importer's ledger


@dataclass(frozen=True, slots=True)
class Dropped:
    """Source text that stands in no output."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Source lines (first, last) put elsewhere than they stood; ``to`` names the article's file. Confidence 0 to 1."""

    lines: tuple[int, int]
    to: str
    why: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Edit:
    """Signs that are published otherwise than they stand in the source, told by their place in the source, which never changes."""

    line: int
    """The source's line."""
    sign: int
    """Which sign of that line, blanks not counted, from 1; of signs put in: the one before them."""
    text: str
    """The source's signs without blanks, long ones shortened; empty: put in."""
    published: str
    """What is published for them; empty: nothing; equal to ``text``: the same, elsewhere."""
    file: str = field(compare=False)
    """The Markdown file they stand in, or would stand in; it may be renamed, so it is not by it that an edit is known."""
    after: str = ""
    """Of signs that stand elsewhere: the place "line:sign" of the one published before them; empty: none."""
    why: str = field(default="", compare=False)

    @property
    def moved(self) -> bool:
        """Whether the same signs are published elsewhere."""
        return self.text == self.published


@dataclass(frozen=True, slots=True)
class Doubt:
    """What an editor should look at. Confidence: how likely this is an error, 0 to 1."""

    line: int
    text: str
    why: str
    file: str | None = None
    suggestion: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Ledger:
    """The importer's account of one source: what was dropped, moved and doubted, most doubtful first."""

    encoding: str
    dropped: tuple[Dropped, ...] = field(default=())
    moved: tuple[Moved, ...] = field(default=())
    doubts: tuple[Doubt, ...] = field(default=())
    changed: tuple[Edit, ...] = field(default=())
    """Signs that the articles do not have as, or where, the source has them."""


@dataclass(frozen=True, slots=True)
class Original:
    """The file a source text was taken out of, byte for byte, and the name it is kept under: ``source.pdf``."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """What the importer hands to the content room: the issue, the account, and the source byte for byte."""

    issue: Issue
    ledger: Ledger
    source: bytes
    """The text that line numbers refer to."""
    original: Original | None = None
    """The PDF, DOCX or HTML file the text stood in, if it did not come as text."""

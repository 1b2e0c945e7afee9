"""The few facts by which one page speaks of another. Small on purpose: what a page shows, it has to be made anew for."""

from dataclasses import dataclass

from gazette.emblem import Emblem
from gazette.library import Gazette, Library
from gazette.model import Article, Issue, Kind


@dataclass(frozen=True, slots=True)
class EmblemReference:
    """A gazette's emblem: its file within the site, and its measures in pixels."""

    path: str
    width: int
    height: int

    @classmethod
    def of(cls, slug: str, emblem: Emblem) -> "EmblemReference":
        """The reference to the emblem of the gazette with this slug."""
        return cls(emblem.path(slug), emblem.width, emblem.height)


@dataclass(frozen=True, slots=True)
class GazetteReference:
    """A gazette, as named on pages of its own and of others."""

    slug: str
    name: str
    short_name: str
    city: str | None
    path: str
    emblem: EmblemReference | None = None

    @classmethod
    def of(cls, gazette: Gazette) -> "GazetteReference":
        """The reference to a gazette; without a short name in the settings it is called by its whole one."""
        config, name = gazette.config, gazette.config.name or gazette.name
        emblem = EmblemReference.of(gazette.slug, config.emblem) if config.emblem else None
        return cls(gazette.slug, name, config.short_name or name, config.city, f"{gazette.slug}/index.html", emblem)

    @property
    def place(self) -> str:
        """What it is called where only its place matters."""
        return self.city or self.short_name


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """An article in a list: its header facts and its page."""

    path: str
    title: str
    subtitle: str | None
    kind: Kind
    section: str | None
    doc_number: str | None
    issuer: str | None
    author: str | None
    date: str | None
    page: int | None
    topics: tuple[str, ...] = ()

    @classmethod
    def of(cls, issue: Issue, article: Article) -> "ArticleReference":
        """The reference to an article of an issue."""
        f, path = article.facts, f"{issue.address}/{article.slug}.html"
        return cls(path, f.title, f.subtitle, f.kind, f.section, f.doc_number, f.issuer, f.author, f.date, f.page, f.topics)


@dataclass(frozen=True, slots=True)
class IssueReference:
    """An issue in a list, with how many articles it holds."""

    gazette: GazetteReference
    path: str
    year: int
    number: int
    total_number: int | None
    published: str | None
    articles: int
    pdf: str | None = None
    """The official PDF: its address, or its path on the site."""
    pdf_sha256: str | None = None

    @classmethod
    def of(cls, library: Library, issue: Issue) -> "IssueReference":
        """The reference to an issue."""
        f, gazette = issue.facts, GazetteReference.of(library.gazette_of(issue))
        path = f"{issue.address}/index.html"
        pdf = f"{issue.address}/{f.pdf}" if f.pdf and "//" not in f.pdf else f.pdf
        return cls(gazette, path, f.year, f.number, f.total_number, f.published, len(issue.articles), pdf, f.pdf_sha256)


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list that runs over issues: the article and its issue."""

    article: ArticleReference
    issue: IssueReference


def entries(library: Library) -> list[Listed]:
    """All articles with their issues, in order of gazette, year, number and print."""
    made = []
    for issue in library.issues:
        reference = IssueReference.of(library, issue)
        made += [Listed(ArticleReference.of(issue, article), reference) for article in issue.articles]
    return made


def highlights(issue: Issue, count: int) -> tuple[ArticleReference, ...]:
    """The articles that stand for an issue where there is no room for all: documents with a number before the rest."""
    ranked = sorted(issue.articles, key=lambda a: (a.facts.doc_number is None, a.order))
    return tuple(ArticleReference.of(issue, article) for article in ranked[:count])

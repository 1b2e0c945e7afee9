"""What a page says of itself to search engines: schema.org in JSON-LD.

A document is ``Legislation``, all else an ``Article`` of some kind; both are part of a ``PublicationIssue``, part of a ``Periodical``.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from gazette.config import Config
from gazette.exports.addresses import Addresses, book_path, data_path, markdown_path, text_path
from gazette.model import ArticleFacts, Kind
from gazette.pages import Page
from gazette.pages.citations import Cited, StatusFacts
from gazette.pages.references import GazetteReference, IssueReference

Thing = dict[str, object]

TYPES: Mapping[Kind, str] = {
    "document": "Legislation",
    "speech": "Article",
    "essay": "Article",
    "news": "NewsArticle",
    "interpretation": "Article",
    "personnel": "Report",
}
FORCE = {"in-force": "InForce", "amended": "InForce", "repealed": "NotInForce", "expired": "NotInForce"}
HOME = "index.html"


def linked_data(page: Page, site: Config, strings: Mapping[str, Any]) -> Markup | None:
    """The page's JSON-LD, ready to stand in a script element; None for pages that show no work."""
    describe = DESCRIBED.get(page.template)
    if describe is None:
        return None
    graph = describe(page.facts, Addresses.seen_from(site, page.root), site, strings)
    return as_script({"@context": "https://schema.org", "@graph": [_filled(thing) for thing in graph]})


def as_script(value: object) -> Markup:
    r"""JSON that no title can break out of: a script element ends at the first ``</script``, wherever it stands.

    >>> as_script({"name": "</script>&"})
    Markup('{"name":"\\u003c/script\\u003e\\u0026"}')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _filled(thing: Thing) -> Thing:
    """The thing without what is not known of it."""
    return {
        key: _filled(value) if isinstance(value, dict) else value for key, value in thing.items() if value not in (None, [], ())
    }


def _home(_: Mapping[str, Any], addresses: Addresses, site: Config, strings: Mapping[str, Any]) -> list[Thing]:
    target = {"@type": "EntryPoint", "urlTemplate": addresses.of("search.html?q={query}")}
    search = {"@type": "SearchAction", "target": target, "query-input": "required name=query"}
    return [
        {
            "@type": "WebSite",
            "name": site.site_name,
            "url": addresses.of("index.html"),
            "inLanguage": strings["language"],
            "publisher": _organization(site.publisher),
            "potentialAction": search,
        }
    ]


def _gazette(facts: Mapping[str, Any], addresses: Addresses, site: Config, strings: Mapping[str, Any]) -> list[Thing]:
    gazette: GazetteReference = facts["gazette"]
    thing = _periodical(gazette, addresses) | {"inLanguage": strings["language"], "publisher": _organization(site.publisher)}
    return [thing, _trail(addresses, (site.site_name, HOME), (gazette.name, gazette.path))]


def _issue(facts: Mapping[str, Any], addresses: Addresses, site: Config, strings: Mapping[str, Any]) -> list[Thing]:
    issue: IssueReference = facts["issue"]
    book = book_path(issue.path.removesuffix("/index.html"))
    thing = _publication(issue, addresses, strings) | {
        "inLanguage": strings["language"],
        "encoding": [_file(addresses, book, "application/epub+zip")],
    }
    return [thing, _trail(addresses, *_trail_to(issue, site, strings))]


def _article(facts: Mapping[str, Any], addresses: Addresses, site: Config, strings: Mapping[str, Any]) -> list[Thing]:
    article: ArticleFacts = facts["article"]
    issue: IssueReference = facts["issue"]
    address: str = facts["address"]
    url = addresses.of(f"{address}.html")
    thing: Thing = {
        "@type": TYPES[article.kind],
        "@id": url,
        "url": url,
        "name": article.title,
        "alternativeHeadline": article.subtitle,
        "description": article.summary or facts["summary"],
        "inLanguage": strings["language"],
        "datePublished": issue.published,
        "keywords": list(article.topics),
        "pageStart": article.page,
        "isPartOf": _publication(issue, addresses, strings),
        "encoding": [
            _file(addresses, markdown_path(address), "text/markdown"),
            _file(addresses, text_path(address), "text/plain"),
            _file(addresses, data_path(address), "application/json"),
        ],
    }
    thing |= _legislation(article, facts["status"]) if article.kind == "document" else _writing(article)
    thing["citation"] = [_work(found.document, addresses) for found in facts["cites"]]
    if article.kind == "document":
        status: StatusFacts = facts["status"]
        thing["legislationRepeals"] = [_work(document, addresses) for document in status.repeals]
        thing["legislationChanges"] = [_work(document, addresses) for document in status.amends]
    return [thing, _trail(addresses, *_trail_to(issue, site, strings), (article.title, f"{address}.html"))]


def _legislation(article: ArticleFacts, status: StatusFacts) -> Thing:
    """What is peculiar to a document. Whether it is in force is said only where that does not depend on the day of reading."""
    repealed = any(document.effective is None for document in status.repealed_by)
    force = "NotInForce" if repealed else FORCE.get(article.status) if article.status else None
    coverage = f"{article.effective or '..'}/{article.expires or '..'}" if article.effective or article.expires else None
    return {
        "legislationIdentifier": article.doc_number,
        "legislationDate": article.date,
        "legislationPassedBy": _organization(article.issuer),
        "legislationLegalForce": f"https://schema.org/{force}" if force else None,
        "temporalCoverage": coverage,
    }


def _work(document: Cited, addresses: Addresses) -> Thing:
    """A document that another one names."""
    url = addresses.of(document.path) if document.path else None
    found = {"@type": "Legislation", "name": document.title, "legislationIdentifier": document.doc_number, "url": url}
    return {key: value for key, value in found.items() if value}


def _writing(article: ArticleFacts) -> Thing:
    author = {"@type": "Person", "name": article.author} if article.author else _organization(article.issuer)
    return {"headline": article.title, "author": author, "dateCreated": article.date, "identifier": article.doc_number}


def _publication(issue: IssueReference, addresses: Addresses, strings: Mapping[str, Any]) -> Thing:
    return {
        "@type": "PublicationIssue",
        "name": issue.gazette.name + _issue_name(issue, strings),
        "issueNumber": issue.number,
        "datePublished": issue.published or f"{issue.year:04d}",
        "url": addresses.of(issue.path),
        "isPartOf": _periodical(issue.gazette, addresses),
    }


def _periodical(gazette: GazetteReference, addresses: Addresses) -> Thing:
    return {"@type": "Periodical", "name": gazette.name, "url": addresses.of(gazette.path)}


def _organization(name: str | None) -> Thing | None:
    return {"@type": "GovernmentOrganization", "name": name} if name else None


def _file(addresses: Addresses, path: str, media_type: str) -> Thing:
    return {"@type": "MediaObject", "contentUrl": addresses.of(path), "encodingFormat": media_type}


def _issue_name(issue: IssueReference, strings: Mapping[str, Any]) -> str:
    name: str = strings["issue"]["name"]
    return name.format(year=issue.year, number=issue.number)


def _trail_to(issue: IssueReference, site: Config, strings: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    home, gazette = (site.site_name, HOME), (issue.gazette.name, issue.gazette.path)
    return home, gazette, (_issue_name(issue, strings), issue.path)


def _trail(addresses: Addresses, *steps: tuple[str, str]) -> Thing:
    places = [
        {"@type": "ListItem", "position": at, "name": name, "item": addresses.of(path)} for at, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


Describe = Callable[[Mapping[str, Any], Addresses, Config, Mapping[str, Any]], list[Thing]]
DESCRIBED: Mapping[str, Describe] = {
    "article.html": _article,
    "gazette.html": _gazette,
    "home.html": _home,
    "issue.html": _issue,
}

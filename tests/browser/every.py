"""One page of every type, so that a check of all types needs no list that somebody has to keep."""

from pathlib import Path

from gazette.config import read_config
from gazette.content import read_history
from gazette.library import open_library
from gazette.pages import comparison_pages, fixed_pages, issue_pages, site_pages
from tests.conftest import ROOT


def a_page_of_each_type() -> dict[str, str]:
    """Name of the type → address of the longest page of that type in the repository's own content.

    An article's type is its kind; the longest is the one on which most can go wrong.
    """
    library = open_library(ROOT / "content", read_config(ROOT / "config.yaml"))
    found: dict[str, tuple[int, str]] = {}
    pages = [*site_pages(library), *fixed_pages(), *(p for issue in library.issues for p in issue_pages(library, issue))]
    for issue in library.issues:
        history = read_history(Path(issue.place.file).parent)
        pages += comparison_pages(library, issue, history) if history else ()
    for page in pages:
        if not page.path.endswith(".html"):
            continue
        article = page.facts.get("article")
        name = Path(page.template).stem + (f" {article.kind}" if article else "")
        length = len(str(page.facts.get("body", page.facts.get("rows", ""))))
        if name not in found or length > found[name][0]:
            found[name] = (length, page.path)
    found["search with results"] = (0, "search.html?q=医疗保险")
    found["search without results"] = (0, "search.html?q=医疗保俭")
    return {name: path for name, (_, path) in sorted(found.items())}

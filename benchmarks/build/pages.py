"""Make a site's pages and nothing else (documents, issues, indexes, style; no exports, comparisons or search): what Hugo makes.

    python -m benchmarks.build.pages CONFIG CONTENT OUT [--jobs N]

The program itself knows no such build; ``measure.py`` runs this beside Hugo. It reads, finds citations, renders and writes as ``build`` does.
"""

import argparse
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from gazette.cache import Cache
from gazette.config import read_config
from gazette.content import signatures
from gazette.library import Library, excerpt_of, open_library, outline
from gazette.output.staged import Staging
from gazette.output.theme import Theme, open_theme
from gazette.pages import Page, fixed_pages, issue_pages, site_pages
from gazette.workers import collecting_seldom, spread


def put(theme: Theme, staged: Staging, pages: Iterable[Page]) -> int:
    """Write pages; how many."""
    return len([staged.put(page.path, theme.render(page)) for page in pages])


def put_site(theme: Theme, staged: Staging, library: Library) -> int:
    """Write the pages that belong to no issue, and the static files; how many pages."""
    for path, file in theme.static_files():
        staged.put(path, file.read_bytes())
    return put(theme, staged, site_pages(outline(library))) + put(theme, staged, fixed_pages())


def make(config: Path, content: Path, out: Path, jobs: int) -> int:
    """Make the pages; how many."""
    theme = open_theme(read_config(config))
    with theme.compiled_beside(jobs) as compiled:
        library = open_library(content, theme.site, Cache(out / ".cache"), jobs, signatures(content))
        compiled()
    staged = Staging(out, out, {})
    excerpts = [excerpt_of(library, issue) for issue in library.issues]
    issues = [partial(put, theme, staged, issue_pages(excerpt, excerpt.issue)) for excerpt in excerpts]
    return sum(spread([partial(put_site, theme, staged, library), *issues], jobs))


def main() -> None:
    """Make the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("content", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with collecting_seldom():
        print(f"{make(options.config, options.content, options.out, options.jobs)} pages")


if __name__ == "__main__":
    main()

"""How long the citations of an archive take, by its size: ``python -m benchmarks.library.measure [documents …]``.

The archive is made of the bodies of the issues in ``content/``, over and over, each under a title and doc number of its own; each
document cites three others, one of them with a clause. Printed: documents, characters, citations, seconds of a processor, microseconds
a character; and for comparison the seconds it takes to parse all bodies once, which each page needs anyway.
"""

import dataclasses
import itertools
import sys
import time
from pathlib import Path

from gazette.config import read_config
from gazette.library import Library, open_library
from gazette.markdown import render
from gazette.model import Article, ArticleFacts, Issue, IssueFacts

ROOT = Path(__file__).parent.parent.parent
PER_ISSUE = 15
SIZES = (500, 1000, 2500, 5000)


def archive(count: int) -> Library:
    """An archive of that many documents."""
    own = open_library(ROOT / "content", read_config(ROOT / "config.yaml"))
    bodies = itertools.cycle([entry.article.body for entry in own.entries()])
    articles = [_article(n, count, body, own.issues[0].articles[0]) for n, body in zip(range(count), bodies, strict=False)]
    issues = []
    for start in range(0, count, PER_ISSUE):
        at = start // PER_ISSUE
        facts = IssueFacts("南阳市人民政府公报", 2000 + at // 24, at % 24 + 1)
        issues.append(Issue(facts, "nanyang", "", tuple(articles[start : start + PER_ISSUE]), own.issues[0].place))
    return Library(tuple(issues), {}, own.config)


def _number(n: int) -> str:
    return f"宛政〔{2000 + n // 400}〕{n % 400 + 1}号"


def _article(n: int, count: int, body: str, model: Article) -> Article:
    others = [(n * factor + 1) % count for factor in (7, 13, 29)]
    cites = f"按照{_number(others[0])}、《南阳市人民政府关于第{others[1]}号事项的通知》和{_number(others[2])}第三条执行。"
    facts = ArticleFacts(f"南阳市人民政府关于第{n}号事项的通知", doc_number=_number(n), issuer="南阳市人民政府")
    return dataclasses.replace(model, facts=facts, slug=f"wz-{n}", body=f"{body}\n\n{cites}\n")


def main() -> None:
    """Measure the sizes given, else the usual ones."""
    print("documents  characters  citations  seconds  µs/character  parsing all once")
    for count in map(int, sys.argv[1:] or map(str, SIZES)):
        library = archive(count)
        characters = sum(len(entry.article.body) for entry in library.entries())
        start = time.process_time()
        found = sum(len(library.citations.by(entry.address)) for entry in library.entries())
        taken = time.process_time() - start
        start = time.process_time()
        for entry in library.entries():
            render(entry.article.body)
        parsing = time.process_time() - start
        print(f"{count:9}  {characters:10}  {found:9}  {taken:7.2f}  {taken / characters * 1e6:12.3f}  {parsing:16.2f}")


if __name__ == "__main__":
    main()

"""What an article's page weighs beside its text: a phone on a slow line pays for it before the first word."""

import gzip
import re
from pathlib import Path

LIMIT = 20 * 1024
TEXT = re.compile(r'(?<=<div class="body">).*(?=</div>\s*</article>)', re.S)
LISTED = re.compile(r"(?<=<ol>).*?(?=</ol>\s*</details>)", re.S)


def weight(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))


def test_an_article_page_without_its_text_weighs_little(site_folder: Path) -> None:
    shared = sum(weight((site_folder / "static" / name).read_bytes()) for name in ("style.css", "reader.js"))
    articles = [p for p in site_folder.glob("*/*/*.html") if '<div class="body">' in p.read_text(encoding="utf-8")]
    assert len(articles) > 30
    for article in articles:
        html = article.read_text(encoding="utf-8")
        chrome = LISTED.sub("", TEXT.sub("", html))
        assert shared + weight(chrome.encode()) <= LIMIT, article.name


def test_a_search_weighs_little_before_its_first_hit(site_folder: Path) -> None:
    size = {file.name: weight(file.read_bytes()) for file in (site_folder / "static" / "search").glob("*.js")}
    assert size["search.js"] + weight((site_folder / "search" / "manifest.js").read_bytes()) <= 15_000
    assert size["search.js"] + size["results.js"] <= 17_200
    assert size["near.js"] <= 2_500
    assert size["marks.js"] <= 4_000


def test_a_page_loads_one_style_sheet_one_deferred_script_and_no_font(site_folder: Path) -> None:
    html = next(site_folder.glob("sanmenxia/2021-02/sz*.html")).read_text(encoding="utf-8")
    assert len(re.findall(r"<link[^>]* rel=.stylesheet", html)) == 1
    assert re.findall(r'<script[^>]* src="([^"]+)" (\w+)', html) == [("../../static/reader.js", "defer")]
    assert "@font-face" not in (site_folder / "static" / "style.css").read_text(encoding="utf-8")


def test_sources_are_sent_without_what_is_written_for_people(site_folder: Path) -> None:
    for name in ("style.css", "reader.js"):
        sent = (site_folder / "static" / name).read_text(encoding="utf-8")
        assert "/*" not in sent.removeprefix("/*!")
        assert "\n  " not in sent

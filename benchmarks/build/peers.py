"""The same articles as sites of other generators: a page each, a list an issue and a gazette, links to the neighbours in the issue."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build.corpus import Written, article, with_front

HEAD = '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ %s }}</title></head><body>'
HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\nlanguageCode = "zh-CN"\ntitle = "政府公报"\n'
    'disableKinds = ["taxonomy", "term"]\n[markup.goldmark.renderer]\nunsafe = false\n',
    "layouts/_default/baseof.html": HEAD % ".Title"
    + '<header><a href="/">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>\n',
    "layouts/_default/single.html": '{{ define "main" }}<article data-pagefind-body><h1>{{ .Title }}</h1>'
    "<p>{{ .Params.doc_number }} {{ .Params.issuer }} {{ .Params.section }}</p>{{ .Content }}</article>"
    '{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    '{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n',
}
ELEVENTY = {
    "eleventy.config.js": 'module.exports = () => ({ dir: { input: "content", includes: "../layouts" }, markdownTemplateEngine: false });\n',
    "layouts/article.njk": HEAD
    % "title"
    + "<article data-pagefind-body><h1>{{ title }}</h1><p>{{ doc_number }} {{ issuer }} {{ section }}</p>{{ content | safe }}</article>"
    "{% set before = collections[folder] | getPreviousCollectionItem(page) %}{% set after = collections[folder] | getNextCollectionItem(page) %}"
    '{% if before %}<a href="{{ before.url }}">{{ before.data.title }}</a>{% endif %}'
    '{% if after %}<a href="{{ after.url }}">{{ after.data.title }}</a>{% endif %}</body></html>\n',
    "layouts/issue.njk": HEAD % "folder"
    + '<h1>{{ folder }}</h1><ul>{% for item in collections[folder] %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endfor %}</ul>\n',
    "layouts/gazette.njk": HEAD % "folder"
    + '<h1>{{ folder }}</h1><ul>{% for issue in issues %}<li><a href="{{ issue }}/">{{ issue }}</a></li>{% endfor %}</ul>\n',
}
MKDOCS = {
    "mkdocs.yml": "site_name: 政府公报\nuse_directory_urls: false\n"
    "theme: {name: material, language: zh, font: false}\nplugins: [{search: {lang: zh}}]\n",
    "docs/index.md": "# 政府公报\n",
}


@dataclass(frozen=True)
class Step:
    """One command of a peer's build."""

    name: str
    command: list[str]


@dataclass(frozen=True)
class Peer:
    """A generator beside ours."""

    name: str
    write: Callable[[int, Path], None]
    """(how many articles, folder): writes its site's source."""
    made: str
    """What it calls the folder it makes."""
    steps: tuple[Step, ...]


def peers_of(hugo: str | None, eleventy: str | None, mkdocs: str | None, pagefind: str | None) -> Iterator[Peer]:
    """Those of which there is a command."""
    if hugo and pagefind:
        search = Step("Pagefind, search of Hugo's pages", [pagefind, "--site", "public", "--quiet"])
        yield Peer("Hugo + Pagefind", _write_hugo, "public", (Step("Hugo, pages", [hugo, "--quiet"]), search))
    if eleventy and pagefind:
        search = Step("Pagefind, search of Eleventy's pages", [pagefind, "--site", "_site", "--quiet"])
        yield Peer("Eleventy + Pagefind", _write_eleventy, "_site", (Step("Eleventy, pages", [eleventy, "--quiet"]), search))
    if mkdocs:
        yield Peer(
            "Material for MkDocs", _write_mkdocs, "site", (Step("Material for MkDocs, with its search", [mkdocs, "build", "-q"]),)
        )


def _write_hugo(count: int, site: Path) -> None:
    _write(HUGO, site)
    for written in map(article, range(count)):
        file = site / "content" / written.folder / f"{written.name}.md"
        for folder in (file.parent.parent, file.parent):
            if not (folder / "_index.md").exists():
                _write({"_index.md": f'---\ntitle: "{folder.name}"\n---\n'}, folder)
        file.write_text(with_front(written.facts, written.body), encoding="utf-8")


def _write_eleventy(count: int, site: Path) -> None:
    _write(ELEVENTY, site)
    issues: dict[str, dict[str, None]] = {}
    for written in map(article, range(count)):
        folder = site / "content" / written.folder
        gazette, _, issue = written.folder.partition("/")
        if issue not in issues.setdefault(gazette, {}):
            issues[gazette][issue] = None
            shared = json.dumps({"layout": "article.njk", "tags": [written.folder], "folder": written.folder})
            _write({f"{issue}.json": shared, "index.njk": _listing("issue", {})}, folder)
        (folder / f"{written.name}.md").write_text(with_front(written.facts, written.body), encoding="utf-8")
    for gazette, of_gazette in issues.items():
        _write({"index.njk": _listing("gazette", {"folder": gazette, "issues": [*of_gazette]})}, site / "content" / gazette)


def _listing(layout: str, facts: dict[str, object]) -> str:
    return f"---json\n{json.dumps({'layout': f'{layout}.njk', 'eleventyExcludeFromCollections': True, **facts})}\n---\n"


def _write_mkdocs(count: int, site: Path) -> None:
    """Its theme has the neighbours, and its navigation the lists."""
    _write(MKDOCS, site)
    for written in map(article, range(count)):
        _write({f"{written.name}.md": _with_lead(written)}, site / "docs" / written.folder)


def _with_lead(written: Written) -> str:
    facts = written.facts
    return f"# {facts['title']}\n\n{facts['doc_number']} {facts['issuer']} {facts['section']}\n\n{written.body}"


def _write(files: dict[str, str], folder: Path) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

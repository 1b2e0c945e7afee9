"""A small archive that can be edited as its editors do, written to disk as they save it: for builds that follow one another."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.conftest import ROOT

GAZETTES = {"linjiang": "临江市人民政府公报", "yunxi": "云溪县人民政府公报"}
KINDS = ("document", "speech", "essay", "news", "interpretation", "personnel")
TEXTS = (
    "第一条　为了加强管理，制定本办法。\n\n第二条　本办法第一条所称管理，是指监督管理。",
    "## 一、总则\n\n各县区人民政府要高度重视。\n\n| 序号 | 单位 |\n| --- | --- |\n| 1 | 财政局 |",
    "# 绿化管理办法\n\n第三条　有关单位应当执行。\n\n::: signature\n临江市人民政府\n2021年3月1日\n:::",
    "日前，全市绿化工作会议召开。",
)

Article = dict[str, object]
"""Front matter; ``body`` beside it."""


@dataclass
class Archive:
    """What stands on disk: issues by folder with articles by slug, settings, and the theme's own files."""

    chance: random.Random
    issues: dict[str, dict[str, Article]] = field(default_factory=dict)
    redirects: dict[str, dict[str, str]] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=lambda: {"site_name": "公报", "theme": "theme", "gazettes": {}})
    theme: dict[str, str] = field(default_factory=lambda: {"theme.yaml": f"base: {ROOT / 'themes' / 'default'}\n"})
    made: int = 0

    @classmethod
    def of_issues(cls, seed: int, count: int = 4) -> "Archive":
        """An archive of so many issues."""
        archive = cls(random.Random(seed))
        for _ in range(count):
            archive.add_issue()
        return archive

    # ------------------------------------------------------------ what editors do

    def add_issue(self) -> None:
        gazette = self.chance.choice(list(GAZETTES))
        folder = f"{gazette}/{self.chance.randint(2019, 2022)}-{self.chance.randint(1, 12):02d}"
        if folder not in self.issues:
            self.issues[folder] = {}
            for _ in range(self.chance.randint(1, 3)):
                self._add_to(folder)

    def add_article(self) -> None:
        self._add_to(self._issue())

    def delete_issue(self) -> None:
        if len(self.issues) > 1:
            del self.issues[self._issue()]
            self._without_dead_redirects()

    def delete_article(self) -> None:
        folder, slug = self._article()
        if len(self.issues[folder]) > 1:
            del self.issues[folder][slug]
            self._without_dead_redirects()

    def rename_article(self) -> None:
        folder, slug = self._article()
        article = self.issues[folder].pop(slug)
        self.made += 1
        new = f"a-{self.made}"
        self.issues[folder][new] = article
        gazette, issue = folder.split("/")
        found = self.redirects.setdefault(gazette, {})
        for old, target in found.items():
            found[old] = f"{issue}/{new}" if target == f"{issue}/{slug}" else target
        found[f"{issue}/{slug}"] = f"{issue}/{new}"

    def edit_text(self) -> None:
        folder, slug = self._article()
        self.issues[folder][slug]["body"] = f"{self.chance.choice(TEXTS)}\n\n按照{self._citation()}执行。"

    def edit_fact(self) -> None:
        folder, slug = self._article()
        key, value = self.chance.choice(
            (
                ("title", f"临江市人民政府关于绿化的第{self.chance.randint(1, 9)}号通知"),
                ("doc_number", f"临政〔2021〕{self.chance.randint(1, 9)}号"),
                ("doc_number", None),
                ("issuer", self.chance.choice(("临江市人民政府", "云溪县财政局", None))),
                ("section", self.chance.choice(("市政府文件", "人事任免", None))),
                ("date", f"2021-0{self.chance.randint(1, 9)}-15"),
                ("kind", self.chance.choice(KINDS)),
                ("topics", [self.chance.choice(("绿化", "财政"))]),
                ("summary", self.chance.choice(("摘要。", None))),
                ("effective", self.chance.choice(("2022-01-01", None))),
                ("repeals", [self._citation()]),
                ("amends", [self._citation()]),
            )
        )
        self.issues[folder][slug][key] = value

    def edit_settings(self) -> None:
        gazettes: dict[str, object] = {}
        self.settings["gazettes"] = gazettes
        if self.chance.random() < 0.5:
            gazettes["linjiang"] = {"short_name": "临江公报", "city": "临江市", "colour": "#175a47"}
        self.settings["site_name"] = self.chance.choice(("公报", "政府公报"))
        self.settings["base_url"] = self.chance.choice((None, "https://example.gov.cn/gongbao/"))

    def edit_theme(self) -> None:
        what = self.chance.choice(("strings", "template", "static", "nothing"))
        base = f"base: {ROOT / 'themes' / 'default'}\n"
        self.theme = {"theme.yaml": base}
        if what == "strings":
            self.theme = {"theme.yaml": f"{base}strings: own.yaml\n", "own.yaml": "site: {about: 关于小站}\n"}
        elif what == "template":
            self.theme["templates/downloads.html"] = f"<p>{self.chance.randint(1, 9)}</p>\n"
        elif what == "static":
            self.theme["static/extra.txt"] = f"{self.chance.randint(1, 9)}\n"

    @property
    def edits(self) -> dict[str, Callable[[], None]]:
        """Everything an editor may do, by name."""
        names = [
            "add_issue",
            "add_article",
            "delete_issue",
            "delete_article",
            "rename_article",
            "edit_text",
            "edit_fact",
            "edit_settings",
            "edit_theme",
        ]
        return {name: getattr(self, name) for name in names}

    # ------------------------------------------------------------ on disk

    def write(self, root: Path) -> None:
        """Save what has changed, delete what is gone."""
        files = {"config.yaml": _yaml(self.settings)}
        files |= {f"theme/{name}": text for name, text in self.theme.items()}
        for gazette, found in self.redirects.items():
            files[f"content/{gazette}/redirects.yaml"] = _yaml(found)
        for folder, articles in self.issues.items():
            gazette, issue = folder.split("/")
            year, number = map(int, issue.split("-"))
            facts = {"gazette": GAZETTES[gazette], "year": year, "number": number, "published": f"{year}-{number:02d}"}
            files[f"content/{folder}/index.md"] = f"---\n{_yaml(facts)}---\n\n主办：{GAZETTES[gazette]}\n"
            for at, (slug, article) in enumerate(articles.items(), 1):
                front = {key: value for key, value in article.items() if key != "body"}
                files[f"content/{folder}/{at:02d}-{slug}.md"] = f"---\n{_yaml(front)}---\n\n{article['body']}\n"
        for path in sorted((p for name in ("content", "theme") for p in (root / name).rglob("*")), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            elif path.is_file() and path.relative_to(root).as_posix() not in files:
                path.unlink()
        for name, text in files.items():
            path = root / name
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    def _add_to(self, folder: str) -> None:
        self.made += 1
        number = self.chance.randint(1, 30)
        self.issues[folder][f"a-{self.made}"] = {
            "title": f"临江市人民政府关于第{number}项工作的通知",
            "kind": self.chance.choice(KINDS),
            "doc_number": f"临政〔2021〕{number}号",
            "issuer": "临江市人民政府",
            "section": self.chance.choice(("市政府文件", None)),
            "date": f"2021-01-{number:02d}",
            "body": f"{self.chance.choice(TEXTS)}\n\n根据{self._citation()}第一条办理。",
        }

    def _issue(self) -> str:
        return self.chance.choice(list(self.issues))

    def _article(self) -> tuple[str, str]:
        folder = self._issue()
        return folder, self.chance.choice(list(self.issues[folder]))

    def _citation(self) -> str:
        articles = [article for found in self.issues.values() for article in found.values()]
        article = self.chance.choice(articles) if articles else {"title": "无", "doc_number": None}
        return self.chance.choice((f"《{article['title']}》", str(article["doc_number"] or "临政〔2021〕1号")))

    def _without_dead_redirects(self) -> None:
        for gazette, found in self.redirects.items():
            for old, target in list(found.items()):
                issue, slug = target.split("/")
                if slug not in self.issues.get(f"{gazette}/{issue}", {}):
                    del found[old]


def _yaml(value: object) -> str:
    return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))

"""An issue imported, edited by hand, and imported anew from another source: what must stay whole meanwhile."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from gazette.cli.importing import import_files, import_options
from tests.conftest import ROOT
from tests.faults.project import Files, files

FIRST = """临江市人民政府公报
2021年第3期
（总第15期）

临江市人民政府关于加强绿化工作的通知
临政〔2021〕3号

各县区人民政府：
　　为了加强绿化工作，现就有关事项通知如下。
　　一、提高认识
　　各县区要高度重视。

临江市人民政府
2021年3月1日

临江市人民政府关于印发《节水办法》的通知
临政〔2021〕4号

各县区人民政府：
　　现将《节水办法》印发给你们，请认真贯彻执行。

临江市人民政府
2021年3月9日
"""
SECOND = FIRST.split("临江市人民政府关于印发《节水办法》", maxsplit=1)[0].replace("高度重视", "高度重视，抓好落实")
"""Without the second document, whose address must then lead on."""
ISSUE = "content/linjiang/2021-03"
ARGUMENTS = ("import", "source.txt", "--gazette", "linjiang", "--force")


@dataclass
class Reimport:
    """A project in which one issue was imported, edited, and is to be imported anew with ``--force``."""

    root: Path
    kept: Path
    before: Files
    """The issue as the editor left it."""
    after: Files
    """The issue as the second source gives it."""

    def restore(self) -> None:
        """As the editor left it."""
        shutil.rmtree(self.root)
        shutil.copytree(self.kept, self.root)

    @property
    def issue(self) -> Files:
        """The issue as it is now."""
        return files(self.root / ISSUE)


def make_reimport(folder: Path) -> Reimport:
    """An issue imported and edited, and the source to import next beside it."""
    root, kept = folder / "project", folder / "kept"
    root.mkdir(parents=True)
    (root / "config.yaml").write_text(f"site_name: 公报\ntheme: {ROOT / 'themes/default'}\n", encoding="utf-8")
    _import(root, FIRST)
    edited = sorted((root / ISSUE).glob("01-*.md"))[0]
    edited.write_text(edited.read_text(encoding="utf-8") + "\n编者补记。\n", encoding="utf-8")
    (root / ISSUE / "gongbao.pdf").write_bytes(b"%PDF-1.4 of the editor's own")
    (root / "source.txt").write_text(SECOND, encoding="utf-8")
    shutil.copytree(root, kept)
    before = files(root / ISSUE)
    _import(root, SECOND)
    made = Reimport(root, kept, before, files(root / ISSUE))
    made.restore()
    assert made.before.keys() != made.after.keys()
    return made


def _import(root: Path, text: str) -> None:
    source = root / "source.txt"
    source.write_text(text, encoding="utf-8")
    content = root / "content"
    chosen = import_options(content, root / "config.yaml", "linjiang", None, None)
    (result,) = import_files([source], content, chosen, force=True, diff=False, progress=lambda stage, done, total: None)
    assert not result.problems

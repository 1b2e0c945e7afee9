"""What a government site has to say of itself before it is published."""

from pathlib import Path

import pytest

from gazette.check import check

WHOLE = """base_url: https://example.gov.cn/
publisher: 某市人民政府办公室
contact: 0377-00000000
site_id: "4113000001"
icp: 豫ICP备12345678号-1
police: 豫公网安备41130002000001号
site_mark: https://bszs.conac.cn/sitename?method=show&id=0
corrections: https://example.gov.cn/zhaocuo
"""


def warned(folder: Path, settings: str) -> list[str]:
    (folder / "config.yaml").write_text(settings, encoding="utf-8")
    issue = folder / "content/mou/2021-06"
    issue.mkdir(parents=True)
    (issue / "index.md").write_text('---\ngazette: "某市人民政府公报"\nyear: 2021\nnumber: 6\n---\n', encoding="utf-8")
    (issue / "01-a.md").write_text('---\ntitle: "甲"\nkind: document\n---\n\n正文。\n', encoding="utf-8")
    found = check(folder / "content", folder / "site", folder / "config.yaml")
    assert {(p.severity, p.place.file) for p in found} <= {("warning", str(folder / "config.yaml"))}
    return [p.text for p in found]


def test_a_site_that_says_all_is_not_warned(tmp_path: Path) -> None:
    assert warned(tmp_path, WHOLE) == []


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("publisher", "主办单位"),
        ("contact", "联系方式"),
        ("site_id", "网站标识码"),
        ("icp", "ICP备案编号"),
        ("police", "公安机关备案号"),
        ("site_mark", "党政机关网站标识"),
        ("corrections", "我为政府网站找错"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, key: str, name: str) -> None:
    (text,) = warned(tmp_path, "".join(line for line in WHOLE.splitlines(keepends=True) if not line.startswith(key)))
    assert f"{key}（{name}）" in text


def test_a_site_that_is_not_to_be_published_yet_is_not_warned(tmp_path: Path) -> None:
    assert warned(tmp_path, "site_name: 某市政府公报\n") == []

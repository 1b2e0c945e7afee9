"""Settings: what is read, and how each mistake is named."""

import struct
from pathlib import Path

import pytest

from gazette.config import Config, read_config
from gazette.errors import GazetteError, Problem

ROOT = Path(__file__).parent.parent.parent
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path fill="url(#a)" d="M0 0h40v30z"/></svg>'


def read(folder: Path, text: str) -> Config:
    file = folder / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return read_config(file)


def refused(folder: Path, text: str) -> Problem:
    with pytest.raises(GazetteError) as caught:
        read(folder, text)
    (found,) = caught.value.problems
    return found


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\x06\x00\x00\x00"


def with_emblem(folder: Path, name: str, data: bytes | str) -> str:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return f"gazettes:\n  mou:\n    emblem: {name}\n"


def test_settings_left_out_are_as_told(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Config(root=tmp_path)


def test_what_a_site_says_of_itself(tmp_path: Path) -> None:
    text = (
        "publisher: 某市人民政府办公室\noperator: 某市大数据局\nsite_id: 4113000001\nicp: 豫ICP备12345678号-1\n"
        "police: 豫公网安备 41130002000001号\nbase_url: https://www.example.gov.cn:8443/gongbao/\n"
    )
    config = read(tmp_path, text)
    assert (config.publisher, config.operator, config.site_id) == ("某市人民政府办公室", "某市大数据局", "4113000001")
    assert (config.icp, config.police) == ("豫ICP备12345678号-1", "豫公网安备 41130002000001号")
    assert config.domain == "www.example.gov.cn"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("sitename: 甲", "config.unknown_key"),
        ("site_id: 123", "config.want_site_id"),
        ("icp: 12345678", "config.want_icp"),
        ("police: 41130002000001", "config.want_police"),
        ("site_mark: javascript:alert(1)", "config.want_site_mark"),
        ("corrections: a@example.gov.cn", "config.want_corrections"),
        ("base_url: https://example.gov.cn", "config.want_base_url"),
        ("publisher: [甲]", "config.want_text"),
        ("gazettes:\n  mou: {colour: red}", "config.want_colour"),
        ('gazettes:\n  mou: {colour: "#e06666"}', "config.pale_colour"),
        ("gazettes:\n  mou: {emblem: gone.svg}", "config.emblem_missing"),
        ("gazettes:\n  mou: {emblem: config.yaml}", "config.emblem_kind"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(tmp_path: Path, line: str, code: str) -> None:
    found = refused(tmp_path, f"# settings\n{line}\n")
    assert (found.code, found.place.file) == (code, str(tmp_path / "config.yaml"))
    assert found.place.line == 1 + len(line.splitlines())


def test_an_emblem_is_measured(tmp_path: Path) -> None:
    drawn = read(tmp_path, with_emblem(tmp_path, "a.svg", DRAWING)).gazettes["mou"].emblem
    painted = read(tmp_path, with_emblem(tmp_path, "a.png", png(120, 100))).gazettes["mou"].emblem
    assert drawn and (drawn.width, drawn.height, drawn.path("mou")) == (40, 30, "static/emblems/mou.svg")
    assert painted and (painted.width, painted.height, painted.path("mou")) == (120, 100, "static/emblems/mou.png")


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>1</script>", "<script>"),
        ("<foreignObject/>", "<foreignobject>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ('<path onload="1"/>', "onload="),
        ('<a href="https://example.com/"/>', "href="),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="other.svg#a"/>', "href="),
        ('<path fill="url(https://example.com/a.svg#b)"/>', "fill="),
        ("<style>@import 'a.css';</style>", "<style>"),
    ],
)
def test_an_emblem_that_does_more_than_draw_is_refused(tmp_path: Path, inside: str, found: str) -> None:
    problem = refused(tmp_path, with_emblem(tmp_path, "a.svg", DRAWING.replace("<path", f"{inside}<path", 1)))
    assert problem.code == "config.emblem_active"
    assert f"“{found}”" in problem.text


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.svg", f'<!DOCTYPE svg [<!ENTITY a "b">]>{DRAWING}', "config.emblem_active"),
        ("a.svg", DRAWING.replace("</svg>", ""), "config.emblem_broken"),
        ("a.svg", "<html/>", "config.emblem_broken"),
        ("a.svg", DRAWING.replace('viewBox="0 0 40 30"', ""), "config.emblem_unmeasured"),
        ("a.svg", DRAWING.replace("0 0 40 30", "0 0 400 30"), "config.emblem_shape"),
        ("a.svg", DRAWING + " " * 65_536, "config.emblem_large"),
        ("a.png", DRAWING, "config.emblem_broken"),
        ("a.png", png(4000, 4000), "config.emblem_pixels"),
        ("a.png", png(100, 100) + bytes(262_144), "config.emblem_large"),
    ],
)
def test_an_unfit_emblem_is_refused(tmp_path: Path, name: str, data: bytes | str, code: str) -> None:
    assert refused(tmp_path, with_emblem(tmp_path, name, data)).code == code


def test_the_repository_s_own_settings_are_sound() -> None:
    config = read_config(ROOT / "config.yaml")
    assert [path for path, _ in config.emblems()] == [f"static/emblems/{g}.svg" for g in ("nanyang", "sanmenxia", "zhumadian")]

"""What comes out of the printer: A4 by GB/T 9704, wide tables on their side, and where and when the copy was found."""

import datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.conftest import Opener

pytestmark = pytest.mark.browser

UPRIGHT, LYING = (210, 297), (297, 210)
POINT = 25.4 / 72


def printed(open_page: Opener, address: str, folder: Path) -> list[tuple[tuple[int, int], str]]:
    """Size in millimetres and text, without blanks, of each sheet."""
    page = open_page()
    page.goto(address)
    page.pdf(path=folder / "printed.pdf", prefer_css_page_size=True)
    sheets = []
    with pdfium.PdfDocument(folder / "printed.pdf") as document:
        for sheet in document:
            text = "".join(sheet.get_textpage().get_text_bounded().split())
            sheets.append(((round(sheet.get_width() * POINT), round(sheet.get_height() * POINT)), text))
    return sheets


def test_a_printed_copy_says_where_and_when_it_was_found(open_page: Opener, served_site: str, tmp_path: Path) -> None:
    address = served_site + "sanmenxia/2021-02/szr-2021-2.html"
    text = "".join(text for _, text in printed(open_page, f"{address}?q=任命#signature-1", tmp_path))
    today = datetime.date.today()
    assert f"网址{address}" in text
    assert f"检索日期{today.year}年{today.month}月{today.day}日" in text
    assert "《三门峡市人民政府关于吴刚等2人职务任免的通知》（三政任〔2021〕2号），三门峡市人民政府公报2021年第2期" in text


def test_a_printed_copy_has_page_numbers_and_no_navigation(open_page: Opener, served_site: str, tmp_path: Path) -> None:
    sheets = printed(open_page, served_site + "sanmenxia/2021-02/szb-2021-2.html", tmp_path)
    assert {size for size, _ in sheets} == {UPRIGHT}
    for number, (_, text) in enumerate(sheets, 1):
        assert f"—{number}—" in text
    whole = "".join(text for _, text in sheets)
    assert not [word for word in ("跳到正文", "上一篇", "下一篇", "搜索", "复制", "阅读设置", "§") if word in whole]


def test_a_wide_table_lies_on_its_side_with_its_heading(open_page: Opener, served_site: str, tmp_path: Path) -> None:
    sheets = printed(open_page, served_site + "sanmenxia/2021-02/sjw-2021-20.html", tmp_path)
    (lying,) = [text for size, text in sheets if size == LYING]
    assert "附表1-3综合实践活动课程建设优秀成果评选及推荐数量分配表" in lying
    assert "市级评选推荐数量" in lying and "合计" in lying
    assert {size for size, _ in sheets} == {UPRIGHT, LYING}

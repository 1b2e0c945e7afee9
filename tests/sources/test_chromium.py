"""PDFs as a browser prints them: another maker, cut-down fonts, justified lines, columns balanced over pages."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.sources.judging import imported, judged
from tests.sources.press import page
from tests.sources.story import gold_of, stories_of

RUNNING = '<div style="font-size:8pt;width:100%;text-align:center">{}</div>'


def printed(browser: Browser, html: str, head: str) -> bytes:
    sheet = browser.new_page()
    sheet.set_content(html)
    data = sheet.pdf(
        format="A4",
        display_header_footer=True,
        header_template=RUNNING.format(head),
        footer_template=RUNNING.format('— <span class="pageNumber"></span> —'),
        margin={"top": "2.5cm", "bottom": "2.5cm", "left": "2cm", "right": "2cm"},
    )
    sheet.close()
    return bytes(data)


@pytest.mark.browser
@pytest.mark.parametrize("columns", [1, 2])
def test_an_issue_printed_by_a_browser_comes_back(browser: Browser, columns: int, tmp_path: Path) -> None:
    gold = gold_of("zhumadian-2020-04")
    data = printed(browser, page(stories_of(gold), columns=columns), "驻马店市人民政府公报　2020年第4期")
    result, misses = judged(tmp_path, gold, imported(tmp_path, "刊.pdf", data))
    assert result["score"] >= 0.975, misses
    assert (result["table_rows_f1"], result["furniture_left_in_text"], result["source_lines_lost"]) == (1, 0, 0)

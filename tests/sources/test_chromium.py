"""PDFs as a browser prints them: another maker, cut-down fonts, justified lines, columns balanced over pages."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.sources.judging import imported, judged
from tests.sources.press import page
from tests.sources.story import gold_of, stories_of

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RUNNING = '<div style="font-size:8pt;width:100%;text-align:center">{}</div>'


def printed(html: str, head: str) -> bytes:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM if CHROMIUM.exists() else None, args=ARGUMENTS)
        sheet = browser.new_page()
        sheet.set_content(html)
        data = sheet.pdf(
            format="A4",
            display_header_footer=True,
            header_template=RUNNING.format(head),
            footer_template=RUNNING.format('— <span class="pageNumber"></span> —'),
            margin={"top": "2.5cm", "bottom": "2.5cm", "left": "2cm", "right": "2cm"},
        )
        browser.close()
    return bytes(data)


@pytest.mark.browser
@pytest.mark.parametrize("columns", [1, 2])
def test_an_issue_printed_by_a_browser_comes_back(columns: int, tmp_path: Path) -> None:
    gold = gold_of("zhumadian-2020-04")
    data = printed(page(stories_of(gold), columns=columns), "驻马店市人民政府公报　2020年第4期")
    result, misses = judged(tmp_path, gold, imported(tmp_path, "刊.pdf", data))
    assert result["score"] >= 0.975, misses
    assert (result["table_rows_f1"], result["furniture_left_in_text"], result["source_lines_lost"]) == (1, 0, 0)

"""Reading aloud, with a voice that the test supplies: Chromium has none where there is no sound."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PHONE, Opener

pytestmark = pytest.mark.browser

ARTICLE = "zhumadian/2020-08/index.html"
VOICE = """
window.said = [];
const voices = LANGUAGES.map((lang) => ({ lang, name: lang, localService: true }));
const synthesis = new EventTarget();
let speaking = null;
Object.assign(synthesis, {
  getVoices: () => voices,
  speak(words) { speaking = words; said.push([words.text, words.lang, words.rate]); },
  cancel() { const cut = speaking; speaking = null; if (cut) setTimeout(() => cut.onend?.()); },
});
window.finish = () => { const done = speaking; speaking = null; done?.onend?.(); };
Object.defineProperty(window, "speechSynthesis", { value: synthesis });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def open_article(open_page: Opener, served_site: str, *languages: str) -> Page:
    page = open_page(PHONE)
    page.add_init_script(VOICE.replace("LANGUAGES", repr(list(languages))))
    page.goto(served_site + ARTICLE)
    page.locator(".contents .line-title").first.click()
    return page


def said(page: Page) -> list[str]:
    return [text for text, _lang, _rate in page.evaluate("said")]


def test_sentences_are_read_in_order_and_marked(open_page: Opener, served_site: str) -> None:
    page = open_article(open_page, served_site, "en-US", "zh-CN")
    page.get_by_role("button", name="朗读", exact=True).click()
    for _ in range(7):
        marked = page.evaluate("[...CSS.highlights.get('spoken')].map(String).join('').trim()")
        assert marked == said(page)[-1]
        page.evaluate("finish()")
    spoken = said(page)
    assert len(spoken) == 8
    text = page.evaluate("document.querySelector('article').textContent.replace(/\\s/g, '')")
    at = [text.index(sentence.replace(" ", "").replace("　", "")) for sentence in spoken]
    assert at == sorted(at)
    assert {tuple(rest) for _text, *rest in page.evaluate("said")} == {("zh-CN", 1)}


def test_controls_go_back_on_hold_and_stop(open_page: Opener, served_site: str) -> None:
    page = open_article(open_page, served_site, "zh-CN")
    page.get_by_role("button", name="朗读", exact=True).click()
    bar = page.get_by_role("region", name="朗读")
    bar.get_by_role("button", name="下一句").click()
    bar.get_by_role("button", name="上一句").click()
    first, second, third = said(page)
    assert first == third != second
    bar.get_by_role("button", name="暂停").click()
    page.wait_for_timeout(50)  # the voice that was cut off reports its end now; nothing may follow from it
    assert len(said(page)) == 3
    bar.get_by_role("button", name="继续").click()
    assert said(page)[-1] == first
    bar.get_by_label("语速").select_option("1.5")
    assert page.evaluate("said.at(-1)[2]") == 1.5
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    expect(page.get_by_role("button", name="朗读", exact=True)).to_be_focused()
    assert page.locator(".spoken").count() == 0


@pytest.mark.parametrize("languages", [(), ("en-US", "ja-JP")])
def test_without_a_chinese_voice_it_is_not_offered(open_page: Opener, served_site: str, languages: tuple[str, ...]) -> None:
    page = open_article(open_page, served_site, *languages)
    expect(page.locator("article h1")).to_be_visible()
    expect(page.locator("[data-aloud=start]")).to_be_hidden()

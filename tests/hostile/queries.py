"""Opens a page of the site with something in its address that means harm, and tells whether anything came of it."""

from dataclasses import dataclass, field
from urllib.parse import quote

from playwright.sync_api import Browser, Page

ENDED = "html[data-search=done], html[data-search=error]"
WATCH = """
addEventListener('securitypolicyviolation', event => {
  (window.violations ||= []).push(event.violatedDirective + ' ' + event.blockedURI);
});
"""
SIGNS_OF_HARM = """() => [
  ...(window.harmed ? ['ran'] : []),
  ...({}.harmed ? ['prototype'] : []),
  ...(window.violations || []),
  ...[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).map(e => e.outerHTML),
  ...[...document.querySelectorAll('script:not([src]):not([type]), iframe, object, embed, base, img[src="x"]')].map(e => e.outerHTML),
  ...[...document.querySelectorAll('a[href]')].filter(a => !/^(https?|file|mailto|tel):$/.test(a.protocol)).map(a => a.outerHTML),
]"""


@dataclass
class Intruder:
    """A page that is opened again and again; ``harm`` is all that ever came of it."""

    browser: Browser
    harm: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page: Page = self.browser.new_page()
        self.page.add_init_script(WATCH)
        self.page.on("pageerror", lambda error: self.harm.append(f"error {error}"))
        self.page.on("dialog", lambda dialog: (self.harm.append("dialog"), dialog.dismiss()))

    def search(self, address: str, query: str) -> str:
        """Open the search page with a query string as it stands; what the page says of its search at the end."""
        self.page.goto(f"{address}search.html?{query}")
        self.page.wait_for_selector(ENDED, state="attached", timeout=60_000)
        if self.page.evaluate("document.documentElement.dataset.search") == "error":
            self.harm.append("the search broke off")
        return self._looked()

    def visit(self, address: str) -> str:
        """Open any page."""
        self.page.goto(address)
        return self._looked()

    def _looked(self) -> str:
        self.harm += self.page.evaluate(SIGNS_OF_HARM)
        return str(self.page.evaluate("document.documentElement.dataset.searchTotal"))


def encoded(text: str) -> str:
    """A text for a query string; halves of characters as the bytes they would have."""
    return quote(text, safe="", errors="surrogatepass")

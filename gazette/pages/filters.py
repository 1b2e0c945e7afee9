"""Jinja filters: facts as Chinese readers expect to see them."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
INNER_QUOTES = str.maketrans("《》", "〈〉")
GAZETTE_NAME = re.compile(r"(?P<body>.{2,})(?P<kind>公报)")  # 南阳市人民政府公报
HEADING = re.compile(r'(?P<open><h[2-6] (?:aria-level="\d" )?id="(?P<id>[^"]+)"[^>]*>)(?P<text>.*?)(?P<close></h[2-6]>)')


def chinese_date(date: str) -> str:
    """An ISO date, as exact as it is.

    >>> chinese_date("2021-06-23"), chinese_date("2021-06"), chinese_date("2021")
    ('2021年6月23日', '2021年6月', '2021年')
    """
    return "".join(f"{int(part)}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False))


def chinese_year(year: int) -> str:
    """A year written out, as on a cover.

    >>> chinese_year(2021)
    '二〇二一年'
    """
    return f"{str(year).translate(CHINESE_DIGITS)}年"


def in_quotes(title: str) -> str:
    """A title between 《》; those within it become 〈〉 (GB/T 15834-2011 §4.15.3.5).

    >>> in_quotes("关于印发《处理办法》的通知")
    '《关于印发〈处理办法〉的通知》'
    """
    return f"《{title.translate(INNER_QUOTES)}》"


def name_parts(name: str) -> tuple[str, str]:
    """A gazette's name as its cover sets it: whose it is, and 公报.

    >>> name_parts("南阳市人民政府公报"), name_parts("政务通报")
    (('南阳市人民政府', '公报'), ('', '政务通报'))
    """
    found = GAZETTE_NAME.fullmatch(name)
    return (found["body"], found["kind"]) if found else ("", name)


def title_parts(title: str, issuer: str | None) -> tuple[str, tuple[str, ...], str]:
    """A title in the pieces at which its lines may be turned (GB/T 9704-2012 §7.3.1: 词意完整): issuer, phrases, last word.

    >>> title_parts("南阳市人民政府关于实施分区管控的意见", "南阳市人民政府")
    ('南阳市人民政府', ('关于实施分区管控',), '的意见')
    >>> title_parts("守牢耕地保护红线　强化土地高效利用", None)
    ('', ('守牢耕地保护红线', '强化土地高效'), '利用')
    """
    body = issuer if issuer and title.startswith(issuer) and len(title) - len(issuer) > 6 else ""
    *phrases, rest = title[len(body) :].split("　")
    last = 3 if rest[-3:-2] == "的" else 2
    cut = len(rest) - last if len(rest) > last + 3 else len(rest)
    return body, (*phrases, rest[:cut]), rest[cut:]


def with_anchors(html: Markup, label: str) -> Markup:
    """Each heading of a body with a link to itself. The link bears no text, so that what is copied or searched stays as printed.

    >>> with_anchors(Markup('<h3 id="s-1">一、总则</h3>'), "链接")
    Markup('<h3 id="s-1">一、总则<a class="anchor" href="#s-1" aria-label="链接"></a></h3>')
    """
    name = escape(label)

    def linked(found: re.Match[str]) -> str:
        link = f'<a class="anchor" href="#{found["id"]}" aria-label="{name}"></a>'
        return f"{found['open']}{found['text']}{link}{found['close']}"

    return Markup(HEADING.sub(linked, str(html)))


def site_folder(base_url: str) -> str:
    """The folder of its host that the site is published in.

    >>> site_folder("https://example.gov.cn/gongbao/")
    '/gongbao/'
    """
    return urlsplit(base_url).path


FILTERS: dict[str, Callable[..., Any]] = {
    "chinese_date": chinese_date,
    "chinese_year": chinese_year,
    "in_quotes": in_quotes,
    "name_parts": name_parts,
    "site_folder": site_folder,
    "title_parts": title_parts,
    "with_anchors": with_anchors,
}

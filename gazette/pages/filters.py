"""Jinja filters: facts as Chinese readers expect to see them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import rcssmin
import rjsmin

from gazette.chinese import chinese_date
from gazette.pages.names import in_quotes, name_parts, order_parts, title_parts
from gazette.pages.places import with_places
from gazette.pages.setting import with_enclosures, with_signatures, with_tables
from gazette.pages.words import in_whole_words, with_whole_titles

CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def chinese_year(year: int) -> str:
    """A year written out, as on a cover.

    >>> chinese_year(2021)
    '二〇二一年'
    """
    return f"{str(year).translate(CHINESE_DIGITS)}年"


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
    "in_whole_words": in_whole_words,
    "name_parts": name_parts,
    "order_parts": order_parts,
    "site_folder": site_folder,
    "squeezed_css": rcssmin.cssmin,
    "squeezed_js": rjsmin.jsmin,
    "title_parts": title_parts,
    "with_enclosures": with_enclosures,
    "with_places": with_places,
    "with_signatures": with_signatures,
    "with_tables": with_tables,
    "with_whole_titles": with_whole_titles,
}

"""``opensearch.xml`` (OpenSearch 1.1, draft 6): lets a browser's address bar ask this site. It has to name absolute addresses."""

from collections.abc import Mapping
from typing import Any

from gazette.config import Config
from gazette.exports.addresses import OPEN_SEARCH
from gazette.exports.xml import element

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
SHORT, LONG = 16, 48
"""Characters that the standard grants to a short and a long name."""


def open_search(site: Config, base_url: str, strings: Mapping[str, Any]) -> bytes:
    """How the site is searched, at the address it will have."""
    name = site.site_name
    parts = [
        element("ShortName", name[:SHORT]),
        element("LongName", name[:LONG]) if len(name) > SHORT else "",
        element("Description", strings["search"]["description"]),
        element("Url", type="text/html", template=f"{base_url}search.html?q={{searchTerms}}"),
        element("Url", type="application/opensearchdescription+xml", rel="self", template=base_url + OPEN_SEARCH),
        element("Image", f"{base_url}static/icon.svg", type="image/svg+xml"),
        element("Language", strings["language"]),
        element("InputEncoding", "UTF-8"),
        element("OutputEncoding", "UTF-8"),
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<OpenSearchDescription xmlns="{NAMESPACE}">',
        *filter(None, parts),
        "</OpenSearchDescription>",
        "",
    ]
    return "\n".join(lines).encode()

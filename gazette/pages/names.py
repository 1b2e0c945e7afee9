"""Names and titles as paper sets them: quoted, parted, turned where the sense allows."""

import re

INNER_QUOTES = str.maketrans("《》", "〈〉")
GAZETTE_NAME = re.compile(r"(?P<body>.{2,})(?P<kind>公报)")  # 南阳市人民政府公报
ORDER = re.compile(r"(?P<name>.*令)(?P<number>第.+号|\d+号)")  # 驻马店市人民政府令第3号


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


def order_parts(doc_number: str | None) -> tuple[str, str] | None:
    """The head of an order (命令, GB/T 9704-2012 §10.2): whose it is, and its number under it; None for any other number.

    >>> order_parts("驻马店市人民政府令第3号"), order_parts("宛政〔2021〕7号")
    (('驻马店市人民政府令', '第3号'), None)
    """
    found = ORDER.fullmatch(doc_number or "")
    return (found["name"], found["number"]) if found else None

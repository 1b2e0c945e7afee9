"""Traditional characters of a query → the simplified ones of the archive, by OpenCC's table (``opencc/``)."""

from collections.abc import Iterable
from pathlib import Path

TABLE = Path(__file__).parent / "opencc" / "TSCharacters.txt"


def simplified(present: Iterable[str]) -> tuple[str, str]:
    """Traditional characters, and sign by sign what stands for each in an archive in which these characters are present.

    Left out is what has no form there, or more than one, such as 畫 where both 画 and 划 occur: no reader should be led astray.

    >>> simplified("国画划医疗保险")
    ('劃國畵療醫險', '划国画疗医险')
    """
    there = set(present)
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        traditional, _, forms = line.partition("\t")
        fitting = [form for form in forms.split() if form in there and form != traditional]
        if len(fitting) == 1:
            found.append((traditional, fitting[0]))
    return "".join(sign for sign, _ in found), "".join(sign for _, sign in found)

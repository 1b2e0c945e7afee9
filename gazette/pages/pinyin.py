"""Names in pinyin. The dictionary is loaded only for a name not known yet: that takes longer, and more memory, than most builds after an edit."""

from collections.abc import Iterable, Mapping

_known: dict[str, tuple[str, ...]] = {}


def syllables(name: str) -> tuple[str, ...]:
    """The name in pinyin without tones.

    >>> syllables("卷首语（二）")
    ('juan', 'shou', 'yu', ' ', 'er', ' ')
    """
    if name not in _known:
        _known.update(spelt([name]))
    return _known[name]


def spelt(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names and their syllables, looked up."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary is large

    return {name: tuple(lazy_pinyin("".join(c if c.isalnum() else " " for c in name))) for name in names}


def know(found: Mapping[str, tuple[str, ...]]) -> None:
    """Take what :func:`spelt` found earlier."""
    _known.update(found)

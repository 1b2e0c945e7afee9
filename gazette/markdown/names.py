"""Ids of one page, each given once."""


class Names(set[str]):
    """The ids that are taken; knows for one that is asked for again and again which number comes next."""

    def __init__(self) -> None:
        super().__init__()
        self._next: dict[str, int] = {}

    def take(self, name: str) -> str:
        """The name, taken from now on."""
        self.add(name)
        return name

    def unique(self, wanted: str, part: str = "") -> str:
        """The name itself; where taken, the same within its part; else with a number behind. Taken from now on.

        >>> names = Names()
        >>> [names.unique("art-1", "annex-1") for _ in range(3)]
        ['art-1', 'annex-1-art-1', 'annex-1-art-1.2']
        """
        if wanted not in self:
            return self.take(wanted)
        if part and not wanted.startswith(part):
            wanted = f"{part}-{wanted}"
        return self.numbered(wanted)

    def numbered(self, wanted: str) -> str:
        """The name itself, or with the first number from 2 that is free; in one step, however often it was asked for.

        >>> names = Names()
        >>> [names.numbered("art-1") for _ in range(3)]
        ['art-1', 'art-1.2', 'art-1.3']
        """
        if wanted not in self:
            return self.take(wanted)
        number = self._next.get(wanted, 2)
        while (made := f"{wanted}.{number}") in self:
            number += 1
        self._next[wanted] = number + 1
        return self.take(made)

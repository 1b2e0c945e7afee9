"""Buckets read back, number by number, as the browser reads them."""

from gazette.search.buckets import SECOND, Bucket, buckets
from gazette.search.codec import ALPHABET
from gazette.search.coding import LISTED, MASKED, parameter, placed_from
from gazette.search.counts import PLACE, PLACES, sign_at
from gazette.search.terms import Terms

Found = dict[str, list[tuple[int, list[int], set[int] | None]]]


class Bits:
    """A reader of bits."""

    def __init__(self, printed: str) -> None:
        self.bits = "".join(f"{ALPHABET.index(sign):06b}" for sign in printed)
        self.at = 0

    def fixed(self, width: int) -> int:
        self.at += width
        return int(self.bits[self.at - width : self.at] or "0", 2)

    def unary(self) -> int:
        start, self.at = self.at, self.bits.index("1", self.at) + 1
        return self.at - start - 1

    def gamma(self) -> int:
        width = self.unary()
        return (1 << width) + self.fixed(width)


def decoded(terms: Terms) -> Found:
    """Term → document, how often in title, doc number and body, and its places, where known."""
    found: Found = {}
    for bucket in buckets(terms):
        found |= _read(bucket, terms.documents)
    return found


def _read(bucket: Bucket, total: int) -> Found:
    bits, first, second = Bits(bucket.bits), 0, 0
    found: Found = {}
    for n in range(bucket.count):
        if n < len(bucket.words):
            term = bucket.words[n]
        else:
            step = bits.gamma() - 1
            first, second = first + step, 0 if step else second
            second += (bits.gamma() - 1 << SECOND) + bits.fixed(SECOND)
            term = sign_at(first) + (sign_at(second - 1) if second else "")
        frequency, document = bits.gamma(), -1
        low = int(parameter(total, frequency))  # type: ignore[arg-type]
        found[term] = []
        for _ in range(frequency):
            document += 1 + (bits.unary() << low)
            document += bits.fixed(low)
            found[term].append((document, *_times(bits, frequency >= placed_from(total))))
    return found


def _times(bits: Bits, placed: bool) -> tuple[list[int], set[int] | None]:
    kind = bits.unary()
    if kind == 4:
        body, title, number = (bits.gamma() - 1 for _ in range(3))
    else:
        body, title, number = bits.gamma() + 3 if kind == 3 else kind + 1, 0, 0
    times = [title, number, body]
    if not placed or body > MASKED:
        return times, None
    if body <= LISTED:
        return times, {bits.fixed(PLACE) for _ in range(body)}
    mask = bits.fixed(PLACES)
    return times, {place for place in range(PLACES) if mask >> place & 1}

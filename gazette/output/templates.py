"""Templates compiled once a process: a preview builds again and again, and compiling takes longer than an article's pages."""

from collections.abc import Mapping

import jinja2
from jinja2.bccache import Bucket


class CompiledTemplates(jinja2.BytecodeCache):
    """What templates were compiled to, in memory alone: code that lies in a file could be anyone's. Jinja asks for it by name and source."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, bytes]] = {}
        self._settled: Mapping[str, object] = {}

    def of(self, settled: Mapping[str, object]) -> "CompiledTemplates":
        """This, without what was compiled with other settled values than these."""
        if settled != self._settled:
            self._known.clear()
            self._settled = settled
        return self

    @property
    def known(self) -> Mapping[str, tuple[str, bytes]]:
        """What there is: plain data, for another process to :meth:`know`."""
        return self._known

    def know(self, known: Mapping[str, tuple[str, bytes]]) -> None:
        """Take what another process of this build has compiled with the same settled values."""
        self._known.update(known)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, if its source is the same."""
        source, code = self._known.get(bucket.key, ("", b""))
        if source == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._known[bucket.key] = bucket.checksum, bucket.bytecode_to_string()


COMPILED = CompiledTemplates()

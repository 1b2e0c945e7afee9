"""Fuzzing led by coverage: ``python -m benchmarks.fuzz.guided markdown -max_total_time=300`` (``pip install -e ".[dev,fuzz]"``).

The first argument is a target of ``tests/fuzz/targets.py``, all others are libFuzzer's. A find is printed, and written to ``crash-…`` in
the folder the command runs in; ``python -m benchmarks.fuzz.guided TARGET crash-…`` does that one again.
"""

import sys

import atheris  # type: ignore[import-not-found,unused-ignore]  # only with the extra "fuzz"

with atheris.instrument_imports(include=["gazette", "markdown_it", "html.parser", "_markupbase"]):
    from tests.fuzz.targets import TARGETS

LONGEST = 400
"""Bytes of an input, each a piece."""


def main() -> None:
    """Entry point."""
    name = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    if name not in TARGETS:
        raise SystemExit(f"usage: python -m benchmarks.fuzz.guided {{{'|'.join(TARGETS)}}} [-max_total_time=SECONDS]")
    atheris.Setup([*sys.argv, f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=3000"], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""How fast the importer is, and how much room it takes: ``python -m benchmarks.importer.speed [--runs N] [FILE …]``.

For each source: megabytes of UTF-8 a second of one core's time (the middle of N runs; reading the files and loading the modules are not
counted), and the most memory held at one time, as a multiple of the source's bytes. Without files: the issues in content/. The machine's
own speed is told by a loop of plain Python, so that figures of two machines can be compared.
"""

import argparse
import statistics
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from gazette.importer import ImportOptions, import_source

ROOT = Path(__file__).parents[2]
LOOP = 2_000_000


def seconds(work: Callable[[], object]) -> float:
    """Processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def loop() -> int:
    """Work whose time tells how fast the machine runs Python."""
    total = 0
    for n in range(LOOP):
        total += n & 7
    return total


def peak(source: bytes, name: str) -> int:
    """The most bytes of Python objects held at one time during an import."""
    tracemalloc.start()
    import_source(source, name, ImportOptions())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def report(sources: dict[str, bytes], runs: int) -> None:
    """A line for each source, one for all of them one after another."""
    times: dict[str, list[float]] = {name: [] for name in sources}
    for name, source in sources.items():
        import_source(source, name, ImportOptions())
    for _ in range(runs):
        for name, source in sources.items():
            times[name].append(seconds(partial(import_source, source, name, ImportOptions())))
    print(f"{'':34}{'bytes':>9}{'MB/s':>7}{'memory / bytes':>16}")
    for name, source in sources.items():
        speed = len(source) / 1e6 / statistics.median(times[name])
        print(f"{name:34}{len(source):9}{speed:7.2f}{peak(source, name) / len(source):16.1f}")
    size = sum(map(len, sources.values()))
    total = statistics.median(map(sum, zip(*times.values(), strict=True)))
    print(f"{'all':34}{size:9}{size / 1e6 / total:7.2f}")
    print(f"plain Python: {LOOP / 1e6 / statistics.median(seconds(loop) for _ in range(runs)):.1f} million rounds a second")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="sources of your own")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    files = options.files or sorted((ROOT / "content").glob("*/*/source.txt"))
    report(
        {str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name: path.read_bytes() for path in files}, options.runs
    )


if __name__ == "__main__":
    main()

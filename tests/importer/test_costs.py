"""What an import may cost, and that nothing but the text decides its outcome."""

import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from gazette.importer import ImportOptions, import_source
from tests.importer.fuzz import NAMED

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "content").glob("*/*/source.txt"))
MOST_ROOM = 20
"""Bytes held at one time, for each byte of the source."""
DIGEST = """
import hashlib, sys
from pathlib import Path
from gazette.content.write import issue_files
from gazette.importer import ImportOptions, import_source
files = issue_files(import_source(Path(sys.argv[1]).read_bytes(), "source.txt", ImportOptions()))
print(hashlib.sha256(repr(sorted((str(name), data) for name, data in files.items())).encode()).hexdigest())
"""


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parts[-3]}-{path.parts[-2]}")
def test_an_import_takes_little_room(source: Path) -> None:
    data = source.read_bytes()
    import_source(data, source.name, ImportOptions())  # loads what is loaded but once
    tracemalloc.start()
    import_source(data, source.name, ImportOptions())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most <= MOST_ROOM * len(data)


def seconds(text: str) -> float:
    start = time.process_time()
    import_source(text.encode(), "source.txt", NAMED)
    return time.process_time() - start


HEAD = "南阳市人民政府\n关于加强保护的意见\n宛政〔2021〕7号\n各县（市、区）人民政府：\n为加强保护，现提出如下意见。\n"
REPEATED = {  # a line, how often it stands in the shorter text
    "doc numbers": ("宛政〔2021〕7号\n", 1_000),
    "titles": ("关于加强保护的意见\n", 1_000),
    "names": ("李海龙\n", 1_500),
    "numbers in brackets": ("1）保护；", 2_000),
    "plain lines": ("为加强保护，现提出如下意见，各县区要认真抓好\n", 1_000),
}


@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    line, times = REPEATED[name]
    short, long = seconds(HEAD + line * times), seconds(HEAD + line * times * 4)
    assert long < 4 * short * 2 + 0.2


def test_the_order_of_sets_decides_nothing() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST, str(SOURCES[0])],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(digests) == 1

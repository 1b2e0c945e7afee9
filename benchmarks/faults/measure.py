"""Do to builds, imports and previews what machines do to them, and count what was not whole afterwards.

    python -m benchmarks.faults.measure [THREAT…] [--times 50] [--damages 200] [--every 1]

A table for ``docs/faults.md`` comes out; exit code 1 if any promise was broken. All of it takes more than an hour on two processors; ``--every 10``
goes to one step in ten. ``full disk`` mounts a small memory disk, which takes root.
"""

import argparse
import errno
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.faults import moments
from benchmarks.faults.steps import at_every_step
from tests.faults import rights
from tests.faults.damage import damage
from tests.faults.imports import ARGUMENTS, Reimport, make_reimport
from tests.faults.injected import Fault, run_with
from tests.faults.project import Project, make_project
from tests.faults.verdicts import build_breaches, import_breaches, next_build_breaches

Breaches = Iterator[list[str]]
"""Of each trial, what was not as it must be."""
REFUSALS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO)
SMALL = 10_000_000
"""Bytes of the memory disk on which builds run out of room; it is filled up to a different point each time."""


@dataclass
class Bench:
    """What is done things to, and how often."""

    project: Project
    made: Reimport
    log: Path
    times: int
    damages: int
    every: int
    seed: int

    @property
    def chance(self) -> random.Random:
        """The same moments for the same seed."""
        return random.Random(self.seed)

    def build(self, fault: Fault) -> Breaches:
        """A fault at each step of a build."""
        jobs = ("build", "--jobs", "2" if fault.where == "worker" else "1")
        return at_every_step(lambda at: build_breaches(self.project, at, self.log, jobs), fault, self.every)

    def imported(self, fault: Fault) -> Breaches:
        """A fault at each step of an import."""
        return at_every_step(lambda at: import_breaches(self.made, at, self.log), fault, 1)

    def again(self, trial: Callable[[], Iterator[str]], times: int | None = None) -> Breaches:
        """A trial so many times."""
        for _ in range(times or self.times):
            yield list(trial())


def killed_builds(bench: Bench, whom: moments.Whom) -> Breaches:
    """Builds killed at moments by chance."""
    bench.project.restore()
    length = moments.duration(bench.project.root, bench.log, *moments.BUILD)
    return bench.again(partial(moments.killed_build, bench.project, bench.log, bench.chance, length, whom))


def killed_imports(bench: Bench) -> Breaches:
    """Imports killed at moments by chance."""
    bench.made.restore()
    length = moments.duration(bench.made.root, bench.log, *ARGUMENTS)
    return bench.again(partial(moments.killed_import, bench.made, bench.log, bench.chance, length))


def killed_previews(bench: Bench) -> Breaches:
    """Previews killed, whole or in part, by turns."""
    chance = bench.chance
    for at in range(bench.times):
        whom = moments.BY_TURNS[at % len(moments.BY_TURNS)]
        yield list(moments.killed_serve(bench.project, bench.log, chance, whom))


def saves(bench: Bench) -> Breaches:
    """Articles saved while a build reads them."""
    bench.project.restore()
    length = moments.duration(bench.project.root, bench.log, *moments.BUILD)
    return bench.again(partial(moments.saved_meanwhile, bench.project, bench.log, bench.chance, length))


def damages(bench: Bench) -> Breaches:
    """Caches damaged by chance."""
    for seed in range(bench.damages):
        bench.project.restore()
        damage(bench.project.root / ".cache", seed)
        yield list(next_build_breaches(bench.project, bench.log))


def clocks(bench: Bench) -> Breaches:
    """Sources and outputs whose times are equal, long past or to come."""
    chance = bench.chance
    for _ in range(bench.times):
        bench.project.restore()
        time = chance.choice((0, 1, 1_500_000_000, 4_000_000_000)) * 10**9
        for path in bench.project.root.rglob("*"):
            if chance.random() < 0.5:
                os.utime(path, ns=(time, time))
        yield list(next_build_breaches(bench.project, bench.log))


def full_disks(bench: Bench) -> Breaches:
    """Builds on a disk that is full sooner or later."""
    with tempfile.TemporaryDirectory() as name:
        disk = Path(name)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(disk)], check=True)
        try:
            project = make_project(disk)
            filler = disk / "filler"
            used = os.statvfs(disk)
            room = used.f_bavail * used.f_frsize
            for at in range(bench.times):
                project.restore()
                filler.write_bytes(b"x" * max(0, room - 8192 * at - 4096))
                outcome = run_with(Fault(), project.root, "build", "--jobs", "1", log=bench.log)
                filler.unlink()
                yield rights.after_refusal(project, outcome, bench.log)
        finally:
            subprocess.run(["umount", str(disk)], check=True)


THREATS: dict[str, Callable[[Bench], Breaches]] = {
    "build: killed at each step": lambda bench: bench.build(Fault()),
    "build: killed at each step, half a file written": lambda bench: bench.build(Fault(how="torn")),
    "build: killed at each step of a worker": lambda bench: bench.build(Fault(where="worker")),
    "build: killed at each step, no exchange of folders (renameat2)": lambda bench: bench.build(Fault(exchange=False)),
    "build: killed at each step, no hard links": lambda bench: bench.build(Fault(links=False)),
    **{f"build: {errno.errorcode[no]} at each step": lambda bench, no=no: bench.build(Fault(how=no)) for no in REFUSALS},  # type: ignore[misc]
    "build: killed at a moment by chance, all processes": lambda bench: killed_builds(bench, "group"),
    "build: killed at a moment by chance, the first process": lambda bench: killed_builds(bench, "parent"),
    "build: killed at a moment by chance, one worker": lambda bench: killed_builds(bench, "child"),
    "build: disk full": full_disks,
    "build: another user's content, site or cache": lambda bench: rights.trials(bench.project, bench.log),
    "build: cache damaged": damages,
    "build: clock set back, ahead, standing still": clocks,
    "build: article saved meanwhile": saves,
    "build: two at once": lambda bench: bench.again(partial(moments.two_at_once, bench.project, bench.log), 10),
    "build: beside a preview": lambda bench: bench.again(partial(moments.build_beside_serve, bench.project, bench.log), 10),
    "import: killed at each step": lambda bench: bench.imported(Fault()),
    "import: killed at each step, half a file written": lambda bench: bench.imported(Fault(how="torn")),
    "import: killed at each step, no exchange of folders": lambda bench: bench.imported(Fault(exchange=False)),
    **{f"import: {errno.errorcode[no]} at each step": lambda bench, no=no: bench.imported(Fault(how=no)) for no in REFUSALS},  # type: ignore[misc]
    "import: killed at a moment by chance": killed_imports,
    "serve: killed at a moment by chance": killed_previews,
}


def main() -> None:
    """Run all threats, or those that have one of the given words in them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("threats", nargs="*")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--damages", type=int, default=200)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chosen = {name: run for name, run in THREATS.items() if not given.threats or any(word in name for word in given.threats)}
    broken = 0
    print("| threat | trials | promises broken |\n| --- | ---: | ---: |")
    for name, run in chosen.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            project, made = make_project(root / "built"), make_reimport(root / "imported")
            bench = Bench(project, made, root / "log", given.times, given.damages, given.every, given.seed)
            found = list(run(bench))
        breaches = [breach for trial in found for breach in trial]
        print(f"| {name} | {len(found)} | {len(breaches)} |", flush=True)
        for breach in breaches[:5]:
            print(f"    {breach}", file=sys.stderr, flush=True)
        broken += len(breaches)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()

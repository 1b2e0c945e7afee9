"""Commands as an editor starts them, each in a session of its own, and what is left of the session when one of its processes is killed."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.conftest import ROOT

PATIENCE = 120.0
"""Seconds; a generous bound, the machine may be busy."""
Whom = Literal["group", "parent", "child"]


def start(root: Path, log: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A command at work in a project, in a session of its own."""
    with log.open("wb") as said:
        command = [sys.executable, str(ROOT / "build.py"), *arguments]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, cwd=root, env=env, stdout=said, stderr=said, start_new_session=True)


def kill(process: subprocess.Popen[bytes], whom: Whom) -> bool:
    """Kill all of a session, the process that was started alone, or one that it started; whether there was any."""
    try:
        if whom == "group":
            os.killpg(process.pid, signal.SIGKILL)
        elif whom == "parent":
            process.kill()
        else:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
            os.kill(int(children[0]), signal.SIGKILL)
    except (OSError, IndexError):
        return False
    return True


def alive(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            facts = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(facts[3]) == session and facts[0] not in "ZX":
                found.append(int(status.parent.name))
    return found


def until(done: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Whether it was so before patience ended."""
    end = time.monotonic() + patience
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@dataclass
class Served:
    """A preview at work."""

    process: subprocess.Popen[bytes]
    log: Path
    address: str

    def page(self, path: str) -> str:
        """The page at an address; empty if there is none now."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                found: str = answer.read().decode()
                return found
        except OSError:
            return ""

    def said(self) -> str:
        """All that it said so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(root: Path, log: Path) -> Iterator[Served]:
    """``serve`` at work in a project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = start(root, log, "serve", "--port", str(port))
    served = Served(process, log, f"http://127.0.0.1:{port}/")
    try:
        assert until(lambda: "<html" in served.page("index.html")), served.said()
        yield served
    finally:
        kill(process, "group")
        process.wait()

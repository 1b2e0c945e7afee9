"""A command run in a process of its own in which one step goes wrong: it is killed there, or the system says no.

A step is whatever changes a disk: a file opened to be written, renamed, linked or removed, a folder made or removed, two folders changing
places. They are counted by an audit hook (PEP 578), in the process that was started or in those that it starts.
"""

import errno
import mmap
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gazette import files as whole_files
from gazette.cli.commands import cli
from gazette.cli.help import run
from gazette.output import theme_folders  # noqa: F401 - a command loads what it needs; here all of it is loaded once
from gazette.output.making import make_site  # noqa: F401

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
STEPS = frozenset({"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.truncate"})
TORN = b"\xff half of it"
FIRED, AT = 0, 8
"""Places in the memory that all processes share: whether the step came, and how many there were."""

Where = Literal["parent", "worker"]


@dataclass(frozen=True)
class Fault:
    """What goes wrong: at which step (counted from 1; 0: at none), in which process, and how."""

    step: int = 0
    how: int | Literal["kill", "torn"] = "kill"
    """``kill``: the process ends before the step; ``torn``: it ends with half of a file written; a number: the step fails with it."""
    where: Where = "parent"
    below: str = ""
    """Only steps at paths with this in them count."""
    event: str = ""
    """Only steps of this kind, as the audit hook names it, count."""
    always: bool = False
    """Whether all steps from that one on fail."""
    exchange: bool = True
    """Whether the system knows how two folders change places in one step."""
    links: bool = True
    """Whether the file system knows hard links."""
    user: int = 0
    """Who runs it, where root runs the tests: 0: the same."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended: exit code (negative: the signal), whether the fault came, steps counted, what it said."""

    code: int
    fired: bool
    steps: int
    said: str


def run_with(fault: Fault, folder: Path, *arguments: str, log: Path) -> Outcome:
    """Run a command of the project in a folder, with a fault."""
    shared = mmap.mmap(-1, 16)
    child = os.fork()
    if child == 0:
        _become(fault, folder, arguments, log, shared)
    _, status = os.waitpid(child, 0)
    steps = int.from_bytes(shared[AT : AT + 8], "little")
    return Outcome(os.waitstatus_to_exitcode(status), shared[FIRED] == 1, steps, log.read_text(encoding="utf-8", errors="replace"))


def _become(fault: Fault, folder: Path, arguments: tuple[str, ...], log: Path, shared: mmap.mmap) -> None:
    """What the child does; it never returns."""
    code = 99
    try:
        os.setsid()
        said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        os.chdir(folder)
        if fault.user:
            os.setuid(fault.user)
        sys.argv = ["build.py", *arguments]
        if not fault.exchange:
            whole_files._exchanged = lambda one, other: False
        sys.addaudithook(_hook(fault, os.getpid(), shared))
        code = run(cli)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _hook(fault: Fault, parent: int, shared: mmap.mmap) -> Callable[[str, tuple[object, ...]], None]:
    own: dict[int, int] = {}

    def hook(event: str, facts: tuple[object, ...]) -> None:
        if event == "os.link" and not fault.links:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM), str(facts[1]))
        here = (os.getpid() == parent) == (fault.where == "parent")
        if not here or not _is_step(event, facts) or fault.below not in str(facts) or fault.event not in event:
            return
        at = own[os.getpid()] = own.get(os.getpid(), 0) + 1
        shared[AT : AT + 8] = at.to_bytes(8, "little")
        if at == fault.step or (fault.always and at > fault.step > 0):
            shared[FIRED] = 1
            _strike(fault, event, facts)

    return hook


def _is_step(event: str, facts: tuple[object, ...]) -> bool:
    if event == "open":
        flags = facts[2]
        return isinstance(flags, int) and bool(flags & WRITING) and not str(facts[0]).startswith(("/dev", "/proc"))
    return event in STEPS or (event == "ctypes.dlsym" and facts[1] == "renameat2")


def _strike(fault: Fault, event: str, facts: tuple[object, ...]) -> None:
    if isinstance(fault.how, int):
        path = None if event == "ctypes.dlsym" else str(facts[0])
        raise OSError(fault.how, os.strerror(fault.how), path)
    if fault.how == "torn" and event == "open":
        flags = facts[2]
        assert isinstance(flags, int)
        half = os.open(str(facts[0]), flags, 0o666)
        os.write(half, TORN)
    os.kill(os.getpid(), signal.SIGKILL)

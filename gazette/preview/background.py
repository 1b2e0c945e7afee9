"""Builds the whole site in a process of its own, while the preview goes on showing pages: one build at a time, the newest wish last."""

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from tornado.ioloop import IOLoop

from gazette.errors import GazetteError, Problem, problem
from gazette.output import BuildOptions, build
from gazette.workers import end_with

WAIT = 60.0  # seconds; another build of the same site, in another window
DEATHS = 2  # builds in succession that were ended from without, after which it is said

Result = tuple[float, tuple[Problem, ...]]
"""How long a build took, and what is wrong."""


def built(options: BuildOptions) -> Result:
    """Build, and tell what is wrong instead of raising it."""
    try:
        return sum(build(options).seconds.values()), ()
    except GazetteError as error:
        return 0.0, error.problems
    except Exception as error:
        traceback.print_exc()
        return 0.0, (internal(options, error),)


def internal(options: BuildOptions, error: object) -> Problem:
    """A fault of the program's own, as a finding."""
    return problem("preview.internal", str(options.content), reason=repr(error))


class Background:
    """A process that builds when asked; asked again while it does, it builds once more afterwards, and only then tells."""

    def __init__(self, options: BuildOptions, done: Callable[[float, tuple[Problem, ...]], None]) -> None:
        self._options = replace(options, wait=WAIT)
        self._done = done
        self._running = self._again = False
        self._deaths = 0
        self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, self._pipe, os.getpid(), self._options))
        self._process.start()
        other.close()
        IOLoop.current().add_handler(self._pipe.fileno(), self._finished, IOLoop.READ)

    def start(self) -> None:
        """Build what is saved by now."""
        self._again = self._running
        if not self._running:
            self._running = True
            with suppress(OSError):  # it is dead; the pipe tells next
                self._pipe.send("build")

    def _finished(self, descriptor: int, events: int) -> None:
        idle, self._running = not self._running, False
        try:
            result: Result = self._pipe.recv()
            self._deaths = 0
        except (EOFError, OSError):  # the process is dead: killed, or out of memory
            self.close()
            self._begin()
            if idle:
                return
            self._deaths += 1
            self._again = self._again or self._deaths < DEATHS
            result = 0.0, (problem("preview.ended", str(self._options.output)),)
        if self._again:  # what was built is out of date, or never was
            self.start()
        else:
            self._done(*result)

    def close(self) -> None:
        """Stop, whatever is under way: the site stays as it is."""
        IOLoop.current().remove_handler(self._pipe.fileno())
        self._process.terminate()
        self._process.join()
        self._pipe.close()


def _work(pipe: "Connection[Any, Any]", others: "Connection[Any, Any]", preview: int, options: BuildOptions) -> None:
    others.close()  # so that the pipe ends when the preview does
    end_with(preview)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the preview's to hear
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        try:
            pipe.recv()
            pipe.send(built(options))
        except (EOFError, BrokenPipeError):
            return

"""Work spread over processes. Each finds what it works on in the memory it was forked from; only what comes out is sent."""

import ctypes
import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

PR_SET_PDEATHSIG = 1
WORTH = 3
"""For fewer calls no processes are started, unless it is to forget what they need."""

Result = TypeVar("Result")

_inherited: list[Sequence[Callable[[], Any]]] = []  # what a forked worker finds


def end_with_parent() -> None:
    """Let the system end this process when the one that started it ends, however it does (prctl(2))."""
    with suppress(AttributeError):  # not Linux
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def spread(calls: Sequence[Callable[[], Result]], jobs: int, worth: int = WORTH) -> Iterator[Result]:
    """What each of the calls returns, in their order; made in so many processes where there are enough calls for it."""
    if jobs <= 1 or len(calls) < worth or "fork" not in multiprocessing.get_all_start_methods():
        yield from (call() for call in calls)
        return
    _inherited[:] = [calls]
    gc.freeze()  # or each process would copy all it was forked from, when it looks for what it may free
    try:
        with ProcessPoolExecutor(min(jobs, len(calls)), multiprocessing.get_context("fork"), end_with_parent) as pool:
            yield from pool.map(_call_inherited, range(len(calls)))
    finally:
        gc.unfreeze()
        _inherited.clear()


def _call_inherited(at: int) -> Any:
    return _inherited[0][at]()

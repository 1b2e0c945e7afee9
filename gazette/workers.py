"""Work spread over processes. Each finds what it works on in the memory it was forked from; only what comes out is sent."""

import ctypes
import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from itertools import repeat
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from gazette.errors import GazetteError, problem

PR_SET_PDEATHSIG = 1
WORTH = 3
"""For fewer calls no processes are started, unless it is to forget what they need."""

SELDOM = 20_000
"""New objects after which Python looks for cycles to be freed, of which a build makes few: by default it looks thirty times as often."""

Key = TypeVar("Key", bound=Hashable)
Result = TypeVar("Result")

_inherited: list[Sequence[Callable[[], Any]]] = []  # what a forked worker finds


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for what it may free less often; an eighth of a build's time went into that."""
    usual = gc.get_threshold()
    gc.set_threshold(SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def end_with(parent: int) -> None:
    """Let the system end this process when the one that started it ends, however it does (prctl(2))."""
    with suppress(AttributeError):  # not Linux
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the system was told
        os._exit(1)


def spread(calls: Sequence[Callable[[], Result]], jobs: int, worth: int = WORTH) -> Iterator[Result]:
    """What each of the calls returns, in their order; made in so many processes where there are enough calls for it.

    Raises GazetteError if one of the processes is ended from without.
    """
    if jobs <= 1 or len(calls) < worth or "fork" not in multiprocessing.get_all_start_methods():
        yield from (call() for call in calls)
        return
    _inherited[:] = [calls]
    gc.freeze()  # or each process would copy all it was forked from, when it looks for what it may free
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(jobs, len(calls)), context, end_with, (os.getpid(),)) as pool:
            yield from pool.map(_call_inherited, range(len(calls)))
    except BrokenProcessPool as error:  # mostly a system that is short of memory
        raise GazetteError([problem("workers.ended", "build")]) from error
    finally:
        gc.unfreeze()
        _inherited.clear()


@contextmanager
def beside(call: Callable[[], Result], jobs: int) -> Iterator[Callable[[], Result]]:
    """Begin a call in a process of its own, while the block does other work. The block gets what waits for the call and returns what
    it returns, or raises what it raises. Where there is but one process, the call is made then.

    A block that is left early ends the call. Raises GazetteError if its process is ended from without.
    """
    if jobs <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield call
        return
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(call, theirs, os.getpid()))
    gc.freeze()
    try:
        process.start()
        theirs.close()
        yield partial(_answered, ours)
    finally:
        gc.unfreeze()
        process.kill()
        process.join()
        ours.close()


def _answer(call: Callable[[], object], pipe: "Connection[Any, Any]", parent: int) -> None:
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to hear, which ends this
    try:
        answer = (True, call())
    except Exception as error:
        error.add_note(traceback.format_exc())
        answer = (False, error)
    pipe.send(answer)


def _answered(pipe: "Connection[Any, Any]") -> Any:
    try:
        done, value = pipe.recv()
    except EOFError as error:
        raise GazetteError([problem("workers.ended", "build")]) from error
    if not done:
        raise value
    return value


def ahead(keys: Iterable[Key], calls: Mapping[Key, Callable[[], object]], jobs: int) -> Iterator[Key]:
    """The keys, each when its call, if it has one, has left in the cache what can be taken up, while others are still made.

    The calls are made in the order of their keys, in processes where there is more than one of ``jobs``, else not at all; what they
    return is not sent. What is not waited for is given up, if it is not begun.
    """
    done = spread([partial(_silent, call) for call in calls.values()], jobs) if jobs > 1 else repeat(None)
    for key in keys:
        if key in calls:
            next(done)
        yield key


def _silent(call: Callable[[], object]) -> None:
    call()


def _call_inherited(at: int) -> Any:
    return _inherited[0][at]()

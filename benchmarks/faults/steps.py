"""Commands with a fault at each of their steps in turn."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.faults.injected import Fault, Outcome

Trial = Callable[[Fault], tuple[Outcome, list[str]]]


def at_every_step(trial: Trial, fault: Fault, every: int) -> Iterator[list[str]]:
    """What was not as it must be, for a fault at each step, or at one in so many, until there are no more."""
    step = 1
    while True:
        outcome, breaches = trial(replace(fault, step=step))
        if not outcome.fired:
            return
        yield breaches
        step += every

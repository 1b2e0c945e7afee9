"""Progress bars for long work, where there is somebody to see them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gazette.messages import message


@contextmanager
def shown_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A function to be told (stage, done, total) of; it draws bars on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(message(f"cli.stage_{stage}"), total=total or None)
            bars.update(tasks[stage], completed=done)

        yield show

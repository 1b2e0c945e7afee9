"""A piece of code in a process of its own, with a bound on memory and on processor time: what hangs or swells fails, and harms no other test."""

import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEMORY = 1 << 30
"""Bytes of address space; Python with all that the site is made with takes a quarter of it."""
SECONDS = 60
"""Of processor time: far more than any case needs, so that only what grows faster than its input meets it."""


def outcome_of(code: str, *, memory: int = MEMORY, **names: object) -> str:
    """What the code printed. ``names`` are its variables. A process that was killed, or ended with a traceback, fails the test."""
    program = "\n".join([*(f"{name} = {value!r}" for name, value in names.items()), code])

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    run = subprocess.run(
        [sys.executable, "-"],
        input=program,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=bounded,
        check=False,
    )
    assert run.returncode == 0, f"ended with {run.returncode}: {run.stderr[-600:]}"
    return run.stdout.strip()

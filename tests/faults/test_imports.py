"""An import that is killed or refused: the issue as its editor left it, or the new one, and every address leads somewhere."""

import errno
from pathlib import Path

import pytest

from tests.faults.imports import ARGUMENTS, Reimport, make_reimport
from tests.faults.injected import Fault, run_with
from tests.faults.verdicts import import_breaches


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Reimport:
    return make_reimport(tmp_path_factory.mktemp("imported"))


@pytest.mark.parametrize(
    "fault",
    [
        Fault(3, "torn"),
        Fault(1, "torn", below="redirects.yaml.new"),
        Fault(1, below="renameat2"),
        Fault(2, below=".2021-03.old", exchange=False),
        Fault(2, errno.ENOSPC, below=".2021-03.old", exchange=False),
        Fault(4, errno.ENOSPC),
        Fault(1, errno.ENOSPC, below="redirects.yaml.new"),
    ],
    ids=str,
)
def test_a_fault_leaves_the_edited_issue_or_the_new_one(made: Reimport, tmp_path: Path, fault: Fault) -> None:
    outcome, breaches = import_breaches(made, fault, tmp_path / "log")
    assert outcome.fired
    assert breaches == []


def test_what_could_not_be_written_is_named(made: Reimport, tmp_path: Path) -> None:
    made.restore()
    outcome = run_with(Fault(4, errno.ENOSPC), made.root, *ARGUMENTS, log=tmp_path / "log")
    assert outcome.code == 1
    assert "写不进去：所在的磁盘已满" in outcome.said

"""A small sample of every target; what long runs found stands beside it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

EXAMPLES = {"importer": 40}


@pytest.mark.parametrize("name", TARGETS)
def test_the_promise_holds_for_any_input(name: str) -> None:
    @settings(max_examples=EXAMPLES.get(name, 150), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=120))
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()

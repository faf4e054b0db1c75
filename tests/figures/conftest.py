"""Counting work instead of timing it."""

import sys
from collections.abc import Callable

import pytest


@pytest.fixture
def counted_work() -> Callable[[Callable[[], object]], int]:
    """Run a function and return how many Python calls and lines of C calls it made: a measure no noise moves."""

    def count(function: Callable[[], object]) -> int:
        calls = 0

        def profile(_frame: object, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(profile)
        try:
            function()
        finally:
            sys.setprofile(None)
        return calls

    return count

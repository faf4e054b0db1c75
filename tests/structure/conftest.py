"""Counting work instead of timing it."""

import sys
from collections.abc import Callable

import pytest


@pytest.fixture
def counted_work() -> Callable[[Callable[[], object]], int]:
    """Run a function and return how many calls and lines it took: a measure no noise moves."""

    def count(function: Callable[[], object]) -> int:
        steps = 0

        def trace(_frame: object, _event: str, _argument: object):  # type: ignore[no-untyped-def]
            nonlocal steps
            steps += 1
            return trace

        sys.settrace(trace)
        try:
            function()
        finally:
            sys.settrace(None)
        return steps

    return count

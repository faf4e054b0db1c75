"""Engines that are installed, every test on each of them; counting work instead of timing it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reformtext.words.engines import Engine, load_engine

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@pytest.fixture(scope="session", params=["jieba", "rjieba"])
def engine(request: pytest.FixtureRequest) -> Engine:
    pytest.importorskip(request.param)
    return load_engine(request.param)


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

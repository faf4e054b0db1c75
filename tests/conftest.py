"""Fixtures that all tests share."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("ci", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("stress", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with specifications, gold and corpora beside the checkout; tests that need it skip without it."""
    folder = Path(os.environ.get("REFORMTEXT_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared folder is not here")
    return folder


@pytest.fixture
def counted_work() -> Callable[[Callable[[], object]], int]:
    """Run a function and return how many lines and calls, of C functions too, it took: a measure no noise moves.

    A first run, which is not counted, loads the tables.
    """

    def count(function: Callable[[], object]) -> int:
        function()
        steps = 0

        def trace(_frame: object, _event: str, _argument: object):  # type: ignore[no-untyped-def]
            nonlocal steps
            steps += 1
            return trace

        def profile(_frame: object, event: str, _argument: object) -> None:
            nonlocal steps
            steps += event == "c_call"

        sys.settrace(trace)
        sys.setprofile(profile)
        try:
            function()
        finally:
            sys.setprofile(None)
            sys.settrace(None)
        return steps

    return count

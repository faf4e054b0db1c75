"""Engines that are installed, every test on each of them."""

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

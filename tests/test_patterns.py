"""Patterns compiled on demand: the same answers, and nothing compiled where a text lacks what matches contain."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext import patterns
from reformtext.patterns import lazy

ROOT = Path(__file__).parents[1]
ROWS = sorted(patterns.needs().items())
ARTICLE = (ROOT / "corpus" / "articles" / "reform_feature.txt").read_text(encoding="utf-8")


def tool() -> Any:
    """The script that works out the table."""
    spec = importlib.util.spec_from_file_location("pattern_needs", ROOT / "tools" / "pattern_needs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


NEEDS = tool().needs


def answers(pattern: re.Pattern[str], text: str, *bounds: int) -> list[Any]:
    """What the methods return, as values that can be compared."""
    searched = [getattr(pattern, method)(text, *bounds) for method in ("search", "match", "fullmatch")]
    listed = [[match.span() for match in pattern.finditer(text, *bounds)], pattern.findall(text, *bounds)]
    changed = [pattern.sub("<>", text), pattern.sub("<>", text, count=1), pattern.sub("<>", text, 1)]
    parted = [pattern.split(text), pattern.split(text, 1), pattern.split(text, maxsplit=1)]
    return [*(match and (match.span(), match.groupdict()) for match in searched), *listed, *changed, *parted]


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, str, tuple[int, ...]]:
    """A pattern of the table, a text of pieces of it and of an article, and bounds."""
    pattern, needed = draw(st.sampled_from(ROWS))
    words = re.findall(r"[^\W_]+", pattern)
    lines = st.sampled_from(ARTICLE.split("\n"))
    piece = st.one_of(*map(st.sampled_from, (needed, words or needed, "12年月日个。，的一二”“（）")), lines)
    text = "".join(draw(st.lists(piece, max_size=8)))
    bound = st.integers(-3, len(text) + 3)
    return pattern, text, tuple(draw(st.lists(bound, max_size=2)))


@given(questions())
def test_answers_are_those_of_the_compiled_pattern(asked: tuple[str, str, tuple[int, ...]]) -> None:
    pattern, text, bounds = asked
    assert answers(lazy(pattern), text, *bounds) == answers(re.compile(pattern), text, *bounds)


def test_answers_on_an_article() -> None:
    lines = [line for line in ARTICLE.split("\n") if line]
    for pattern, _needed in ROWS:
        compiled = re.compile(pattern)
        for line in lines:
            found, at = lazy(pattern).search(line), compiled.search(line)
            assert (found and found.span()) == (at and at.span()), pattern


def test_rows_follow_from_their_patterns() -> None:
    for pattern, needed in ROWS:

        def foreign(strings: frozenset[str], needed: tuple[str, ...] = needed) -> bool:
            return not all(any(string in other for string in needed) for other in strings)

        assert not all(map(foreign, NEEDS(pattern, foreign))), f"{pattern}: a match need not contain any of {needed}"


CASES = {
    "(?:年|月)均": {"年均", "月均"},
    "增长[约近]?.?占比": {"占比"},
    "(?<=省)市[1-3]{2}": {"市"},
    "共?(?=[^，]*(?:个|件))": {"个", "件"},
    "(?:共(?!同))+|合计": {"共", "合计"},
    "(?:甲乙|乙)丙?": {"乙"},
}
NONE = ["[^，]+", r"\d+", "的?", "(?<=中)", "(?i)gdp", "(?i:gdp)年?", "(?:年|[^月])"]


@pytest.mark.parametrize("pattern", CASES)
def test_needs_are_read_from_the_pattern(pattern: str) -> None:
    assert CASES[pattern] in map(set, NEEDS(pattern, len))


@pytest.mark.parametrize("pattern", NONE)
def test_where_nothing_is_needed_nothing_is_told(pattern: str) -> None:
    assert NEEDS(pattern, len) == []


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that are compiled during a test; 年均 and 月均 are what (?:年|月)均 needs."""
    made: list[str] = []

    def compile_(pattern: str) -> re.Pattern[str]:
        made.append(pattern)
        return re.compile(pattern)

    monkeypatch.setattr(patterns, "needs", lambda: {"(?:年|月)均": ("年均", "月均")})
    monkeypatch.setattr(patterns, "re", type("re", (), {"compile": staticmethod(compile_)}))
    return made


def test_nothing_is_compiled_where_the_text_lacks_what_is_needed(compiled: list[str]) -> None:
    pattern = lazy("(?:年|月)均")
    assert (
        pattern.search("平均每年") is None and pattern.sub("", "人均") == "人均" and not pattern.findall("均年均", 0, 2)
    )
    assert compiled == []
    assert [match[0] for match in pattern.finditer("年均3次")] == ["年均"] and pattern.search("月均")
    assert compiled == ["(?:年|月)均"]


@pytest.mark.parametrize("text", ["人", "人" * 1000, "人" * 100_000])
def test_looking_is_bounded(compiled: list[str], text: str) -> None:
    pattern = lazy("(?:年|月)均")
    asked = 0
    while not compiled:
        assert pattern.match(text, 0) is None
        asked += 1
    assert (asked - 1) * len(text) <= 10_000 and asked <= 1000


def test_a_pattern_without_a_row_is_compiled_when_first_asked(compiled: list[str]) -> None:
    pattern = lazy("年[甲乙]")
    assert compiled == [] and pattern.search("人") is None and compiled == ["年[甲乙]"]

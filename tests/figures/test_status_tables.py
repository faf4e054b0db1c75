"""The tables that tell goals, plans and rules: every row finds its example, and none takes what another forbids."""

import re

import pytest

from reformtext.errors import ResourceError
from reformtext.resources import status
from reformtext.resources.files import read_rows

GOAL_WORDS = read_rows("goal_words.tsv")
FORMS = read_rows("status_forms.tsv")


@pytest.mark.parametrize("row", GOAL_WORDS, ids=lambda row: f"{row[0]}-{row[-1]}")
def test_a_word_of_a_goal_is_found_in_its_example(row: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(status, "read_rows", lambda _: (row,))
    assert [match[0] for match in status.goal_word.__wrapped__().finditer(row[-1])] == [row[0]]


@pytest.mark.parametrize(
    "text", ["必将到来", "将军", "计划生育", "行动计划", "目标管理", "规划局", "以努力的", "需要建成"]
)
def test_a_word_of_a_goal_is_none_in_other_words(text: str) -> None:
    assert status.goal_word().search(text) is None


def test_a_word_of_two_bindings_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (("甲", "ensure", "", "", "", "", "甲"), ("甲", "strive", "", "", "", "", "甲"))
    monkeypatch.setattr(status, "read_rows", lambda _: rows)
    with pytest.raises(ResourceError, match="甲"):
        status.goal_bindings.__wrapped__()


@pytest.mark.parametrize(("kind", "name", "example", "pattern"), FORMS)
def test_a_construction_is_found_in_its_example(kind: str, name: str, example: str, pattern: str) -> None:
    found = re.search(pattern, example)
    assert found and not re.compile(pattern).groups, f"{kind} {name}"


def test_a_kind_without_constructions_is_an_error() -> None:
    with pytest.raises(ResourceError, match="nowhere"):
        status.forms("nowhere")


def test_no_word_stands_twice_beside_a_word() -> None:
    for word, _binding, *around, _example in GOAL_WORDS:
        for cell in around:
            words = re.split(r"\|(?![^(]*\))", cell)
            assert len(words) == len(set(words)), (word, cell)

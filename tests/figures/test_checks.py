"""Arithmetic flags: what raises each, what does not, and that they change nothing."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.figures import extract
from reformtext.figures.checks import flagged
from reformtext.model import Change, Document, Figure
from reformtext.render.labels import doubts_of
from reformtext.resources.files import read_rows
from reformtext.resources.flags import flags
from reformtext.structure import divide

ROOT = Path(__file__).parents[2]
ROWS = [
    line.split("\t")
    for line in (ROOT / "tests" / "cases" / "flags.tsv").read_text("utf-8").split("\n")
    if line and not line.startswith("#")
][1:]


def found(text: str) -> tuple[Figure, ...]:
    document = Document(text, ((0, len(text)),), genre="news", published="2024-01", place="临河市")
    return extract(document, divide(document))[0]


@pytest.mark.parametrize(("name", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_flags(name: str, text: str, expected: str) -> None:
    assert ";".join(",".join(figure.flags) for figure in found(text)) == expected


def test_every_flag_that_code_names_stands_in_the_table_and_has_a_case_and_a_label() -> None:
    folder = ROOT / "src" / "reformtext" / "figures"
    literals = re.findall(r'"([a-z]+(?:_[a-z]+)+)"', (folder / "checks.py").read_text("utf-8"))
    literals += re.findall(r'flags=\("(\w+)",\)', (folder / "subjects" / "__init__.py").read_text("utf-8"))
    named = set(literals) - set(get_args(Change))
    raised = {flag for _name, _text, expected in ROWS for flag in re.split("[,;]", expected) if flag}
    assert raised == set(flags()) == named
    figure = replace(found("全市粮食产量50万吨。")[0], flags=tuple(flags()))
    assert doubts_of(figure) == tuple(flags().values())


NUMBERS = st.decimals(min_value=0, max_value=10**6, places=2).map(str)


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["%", "个百分点", "倍", "万吨"]))
def test_a_flag_changes_nothing_else(base: str, level: str, growth: str, unit: str) -> None:
    figures = found(f"产量由{base}万吨增加到{level}万吨，其中优质稻{growth}万吨，增长{growth}{unit}，占{growth}%。")
    again = flagged("", [replace(figure, flags=()) for figure in figures])
    assert [replace(figure, flags=()) for figure in again] == [replace(figure, flags=()) for figure in figures]
    assert all(figure.value is None or isinstance(figure.value, Decimal) for figure in figures)


def test_the_page_lists_the_flags() -> None:
    page = (ROOT / "docs" / "figures.md").read_text("utf-8")
    for name, meaning, _zh in read_rows("flags.tsv"):
        assert f"| `{name}` | {meaning} |" in page

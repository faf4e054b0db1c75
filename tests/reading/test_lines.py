"""Lines of furniture, bylines, dates and document numbers: tables of cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.reading import bylines, dates, document_numbers
from reformtext.reading.furniture import kind, squeeze
from reformtext.resources.files import read_rows
from reformtext.resources.furniture import line_forms

from .conftest import rows


@pytest.mark.parametrize("case", rows("reading_lines.tsv"), ids=lambda case: case["line"][:20])
def test_kind_of_a_line(case: dict[str, str]) -> None:
    assert (kind(case["line"]) or "-") == case["kind"]


@pytest.mark.parametrize("row", read_rows("furniture_forms.tsv"), ids=lambda row: row[2])
def test_a_form_of_furniture_is_met_first_by_its_example(row: tuple[str, ...]) -> None:
    form, longest, example, pattern = row
    assert next(one for one in line_forms() if one.whole.fullmatch(example)).whole.pattern == pattern
    assert squeeze(example) == example and kind(example) == form and len(example) <= int(longest or 99)


@pytest.mark.parametrize("case", rows("reading_bylines.tsv"), ids=lambda case: case["line"][:20])
def test_byline_fills_its_fields(case: dict[str, str]) -> None:
    known: dict[str, str] = {}
    bylines.read(case["line"], known)
    if "publisher" in known:
        known.setdefault("source", known["publisher"])
    assert bylines.is_byline(case["line"])
    assert {key: known.get(key, "") for key in ("author", "reporter", "source", "published")} == {
        key: case[key] or "" for key in ("author", "reporter", "source", "published")
    }


@pytest.mark.parametrize(
    "line",
    ["2019年9月7日，大会在北京开幕。", "时间紧、任务重，来源不足。", "2023年工作回顾", "一、时间安排", "5月1日起施行"],
)
def test_prose_is_no_byline(line: str) -> None:
    assert not bylines.is_byline(line)


@pytest.mark.parametrize("case", rows("reading_names.tsv"), ids=lambda case: case["line"][:20])
def test_reporters_are_found_where_they_sign(case: dict[str, str]) -> None:
    find = {
        "signature": bylines.reporter_line,
        "dateline": bylines.dateline_names,
        "closing": bylines.closing_names,
    }[case["where"]]
    assert (find(case["line"]) or "-") == case["names"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019-09-07T10:22:00+08:00", "2019-09-07"),
        ("2019 年 9 月 7 日", "2019-09-07"),
        ("2024 01/16 10:22", "2024-01-16"),
        ("二○○一年二月二十八日", "2001-02-28"),
        ("一九六四年十二月二十一日、二十二日", "1964-12-21"),
        ("（2006年2月）", "2006-02"),
        ("2023年2月30日", "2023-02"),
        ("2023-13-01", None),
        ("版本 12019.9.7", None),
        ("增长2019.5亿元", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert dates.first(text) == iso


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("国发〔2018〕43号", "国发〔2018〕43号"),
        ("国办发明电〔2018〕15 号", "国办发明电〔2018〕15号"),
        ("鲁政办字[2019]5号", "鲁政办字[2019]5号"),
        ("（中华人民共和国国务院令第707号）", "中华人民共和国国务院令第707号"),
        ("第707号", "第707号"),
        ("公告2019年第5号", "公告2019年第5号"),
        ("根据国发〔2018〕43号", None),
        ("地铁6号", None),
        ("2018年43号", None),
    ],
)
def test_document_numbers(line: str, number: str | None) -> None:
    assert document_numbers.of_line(line) == number


@given(st.text(max_size=200))
def test_any_line_is_judged(line: str) -> None:
    assert squeeze(squeeze(line)) == squeeze(line)
    kind(line)
    known: dict[str, str] = {}
    bylines.read(line, known)
    bylines.is_byline(line)
    bylines.reporter_line(line)
    bylines.closing_names(line)
    assert all(value for value in known.values())

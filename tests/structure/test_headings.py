"""Which lines are headings, each judged between two paragraphs of prose."""

from pathlib import Path

import pytest

from reformtext.model import Document
from reformtext.structure import divide

CASES = Path(__file__).parents[1] / "cases" / "structure_headings.tsv"
PROSE = "全市上下抓改革、促发展，各项事业取得了新的成绩，群众的获得感不断增强。"


def rows() -> list[list[str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("# ")][1:]


@pytest.mark.parametrize("row", rows(), ids=[row[0] for row in rows()])
def test_a_line_is_a_heading_as_the_table_says(row: list[str]) -> None:
    line, heading, *rest = row
    text = f"{PROSE}\n{line}\n{PROSE}"
    layout = divide(Document(text, ((0, len(text)),)))
    found = [section for section in layout.sections if section.heading]
    if heading == "-":
        assert not found
        assert not any(paragraph.heading for paragraph in layout.paragraphs)
    else:
        level, run_in = rest
        assert [(section.heading, section.level) for section in found] == [(heading, int(level))]
        assert [paragraph.heading for paragraph in layout.paragraphs] == [False, run_in == "no", False]


def headings(text: str) -> list[str | None]:
    return [section.heading for section in divide(Document(text, ((0, len(text)),))).sections]


def test_a_short_last_line_is_no_heading() -> None:
    assert headings(f"{PROSE}\n某市人民政府办公室") == [None]


def test_titles_and_signatures_above_the_prose_are_no_headings() -> None:
    assert headings(f"政府工作报告\n——在某次会议上\n市长 王小明\n各位代表：\n{PROSE}\n一、回顾\n{PROSE}") == [
        None,
        "一、回顾",
    ]


def test_a_first_bare_line_is_a_heading_where_others_of_its_kind_follow() -> None:
    assert headings(f"改革起步早\n{PROSE}\n改革步子稳\n{PROSE}") == ["改革起步早", "改革步子稳"]
    assert headings(f"改革起步早\n{PROSE}\n{PROSE}") == [None]


def test_rows_of_short_lines_are_no_headings() -> None:
    assert headings(f"{PROSE}\n稳增长目标\n促改革目标\n惠民生目标\n{PROSE}") == [None]


def test_rows_of_a_table_end_before_a_heading_that_carries_a_number() -> None:
    assert headings(f"{PROSE}\n粗钢 万吨 12.5\n钢材 万吨 13.5\n二、农业\n{PROSE}") == [None, "二、农业"]


def test_items_of_a_list_are_no_headings() -> None:
    assert headings(f"{PROSE}\n1.修建道路三条\n2.新建学校两所\n3.改造小区五个\n{PROSE}") == [None]
    assert headings(f"{PROSE}\n（一）修建道路；\n（二）新建学校。\n{PROSE}") == [None]
    assert headings(f"{PROSE}\n一、修建道路\n二、新建学校\n三、改造小区\n{PROSE}") == [None]


def test_a_heading_may_stand_right_under_a_higher_one() -> None:
    text = f"{PROSE}\n二、今年工作安排\n（一）抓好项目\n{PROSE}\n（二）抓好招商\n{PROSE}"
    assert headings(text) == [None, "二、今年工作安排", "（一）抓好项目", "（二）抓好招商"]


def test_a_heading_does_not_interrupt_a_sentence() -> None:
    text = "全市上下认真贯彻落实各项决策部署，\n坚持稳中求进总基调\n" + PROSE
    assert headings(text) == [None]

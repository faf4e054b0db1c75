"""Sections, paragraphs and sentences tile what they divide, whatever the text."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reformtext.model import Document, Layout
from reformtext.structure import divide

LINES = [
    "一、回顾",
    "（一）经济",
    "1.工业",
    "##综合",
    "**民生**",
    "工作总体要求",
    "各位代表：",
    "第二章",
    "第一，规模",
    "一是改革",
]
PROSE = [
    "全市上下抓改革、促发展，取得了新的成绩。",
    "（二）社会发展。成效明显。",
    "他说：“好。”大家说好！",
    "粗钢 万吨 12.5",
]
MARKS = ("\n", "\r\n", "\n\n", "\r", " ", "　", "\u2028", "\x0c", "。", "“", "”", "（", "**", "#", "-", "|")
PIECES = st.sampled_from([*LINES, *PROSE, *MARKS])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = tuple((start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end)
    return Document(text, draw(st.sampled_from([spans, ((0, len(text)),)])))


def covered(text: str, outer: list[tuple[int, int]], inner: list[tuple[int, int]]) -> bool:
    """Whether the inner spans, in order and apart, hold every character of the outer ones that is not white space."""
    wanted = [i for start, end in outer for i in range(start, end) if not text[i].isspace()]
    found = [i for start, end in inner for i in range(start, end) if not text[i].isspace()]
    return wanted == found


@given(documents())
@example(Document("", ()))
@example(Document("   \n", ((0, 4),)))
def test_spans_tile(document: Document) -> None:
    text, layout = document.text, divide(document)
    if document.body:
        assert layout.sections[0].start == document.body[0][0]
        assert layout.sections[-1].end == document.body[-1][1]
    for section, following in zip(layout.sections, layout.sections[1:], strict=False):
        assert section.start < section.end == following.start
    assert covered(text, list(document.body), [(p.start, p.end) for p in layout.paragraphs])
    for i, paragraph in enumerate(layout.paragraphs):
        section = layout.sections[paragraph.section]
        assert section.start <= paragraph.start < paragraph.end <= section.end
        assert text[paragraph.start : paragraph.end] == text[paragraph.start : paragraph.end].strip()
        inside = [(s.start, s.end) for s in layout.sentences if s.paragraph == i]
        assert covered(text, [(paragraph.start, paragraph.end)], inside)
    assert [s.paragraph for s in layout.sentences] == sorted(s.paragraph for s in layout.sentences)
    assert [p.section for p in layout.paragraphs] == sorted(p.section for p in layout.paragraphs)


@given(documents())
def test_headings_open_sections_and_parents_stand_above(document: Document) -> None:
    layout = divide(document)
    opening = {section: p for p in reversed(layout.paragraphs) for section in (p.section,)}
    for i, section in enumerate(layout.sections):
        if section.heading is None:
            assert (i, section.level, section.parent) == (0, 0, None)
        else:
            assert section.heading in document.text[opening[i].start : opening[i].end]
            assert section.level >= 1
        if section.parent is not None:
            assert section.parent < i
            assert layout.sections[section.parent].level < section.level
    assert all(p == opening[p.section] for p in layout.paragraphs if p.heading)


def test_furniture_between_two_spans_of_the_body_is_in_no_paragraph() -> None:
    text = "改革开局良好。\n广告位招租\n一、回顾\n成效明显。"
    layout = divide(Document(text, ((0, 7), (14, len(text)))))
    assert [text[p.start : p.end] for p in layout.paragraphs] == ["改革开局良好。", "一、回顾", "成效明显。"]
    assert [(s.start, s.end) for s in layout.sections] == [(0, 14), (14, len(text))]


def test_line_ends_of_every_system() -> None:
    for end in ("\n", "\r\n", "\r", "\n\n", "\u2028"):
        text = f"开头一段。{end}一、回顾{end}　　成效明显。{end}"
        layout = divide(Document(text, ((0, len(text)),)))
        assert [text[p.start : p.end] for p in layout.paragraphs] == ["开头一段。", "一、回顾", "成效明显。"]
        assert [p.heading for p in layout.paragraphs] == [False, True, False]


def test_work_grows_with_the_text_and_not_faster(counted_work) -> None:  # type: ignore[no-untyped-def]
    def layout_of(text: str) -> Layout:
        return divide(Document(text, ((0, len(text)),)))

    units = "工作要求\n成效明显，群众满意。\n|一、回顾\n|（一）\n成效明显。\n|#\n|**\n|1.\n|“改\n|工作 要求\n"
    for unit in units.split("|"):
        work = counted_work(lambda unit=unit: layout_of(unit * 100))
        assert counted_work(lambda unit=unit: layout_of(unit * 400)) <= 5 * work + 500


def test_the_seed_article_has_its_three_headings() -> None:
    shared = Path(os.environ.get("REFORMTEXT_SHARED", Path(__file__).parents[3] / "shared"))
    seed = shared / "gold" / "dev" / "texts" / "seed.txt"
    if not seed.exists():
        pytest.skip("no folder of shared data")
    expected = json.loads((seed.parents[1] / "seed_structure.json").read_text("utf-8"))
    text = seed.read_bytes().decode("utf-8")
    lines = text.split("\n")
    before = sum(len(line) + 1 for line in lines[: expected["body_first_line"]])
    body = sum(len(line) + 1 for line in lines[expected["body_first_line"] : expected["body_last_line"] + 1])
    layout = divide(Document(text, ((before, before + body - 1),)))
    assert [section.heading for section in layout.sections] == [None, *expected["headings"]]
    assert [section.level for section in layout.sections] == [0, 1, 1, 1]

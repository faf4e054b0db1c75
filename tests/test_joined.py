"""Texts whose lines were broken to a width: read as if they were whole, told where they stand."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reformtext as rt
from reformtext.joined import joined
from reformtext.model import Document, Facts, Figure
from reformtext.render.markdown import memo

ARTICLES = sorted((Path(__file__).parents[1] / "corpus" / "articles").glob("*.txt"))
ROWS = (
    "去年，全市地区生产总值达到2103.6亿元，比上",
    "年增长5.8%。规模以上工业增加值增长6.1%，农",
    "村居民人均可支配收入达到2.1万元，增长7.9%，城",
    "乡居民收入比缩小到2.2。新建改建农村公路320公",
    "里，完成投资18.6亿元。全年新增城镇就业3.2万",
    "人，城镇调查失业率控制在5.5%以内。",
)


def broken(text: str, width: int) -> str:
    """A text as one sets it whose lines hold so many Chinese characters, or twice as many digits."""
    rows = []
    for line in text.split("\n"):
        row, used = "", 0.0
        for character in line:
            row += character
            used += 0.5 if character.isascii() else 1
            if used >= width and len(line) > width:
                rows.append(row)
                row, used = "", 0.0
        rows += [row] if row or not line else []
    return "\n".join(rows)


def told(figure: Figure) -> tuple[object, ...]:
    period = figure.period and (figure.period.start, figure.period.end)
    cells = (figure.subject, figure.change, figure.status, figure.kind, figure.unit, figure.value, period)
    return (re.sub(r"\s", "", figure.text), *cells, figure.indicator, figure.flags)


@pytest.mark.parametrize("width", [24, 33])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_figures_are_those_of_the_whole_lines(path: Path, width: int) -> None:
    text = rt.read(path).text
    whole = rt.analyze(text)
    known = whole.document
    facts = Facts(published=known.published, place=known.place, genre=known.genre, title=known.title)
    found = rt.analyze(broken(text, width), facts=facts)
    assert len(whole.figures) > 10
    assert [told(figure) for figure in found.figures] == [told(figure) for figure in whole.figures]
    assert [paragraph.heading for paragraph in found.paragraphs] == [one.heading for one in whole.paragraphs]
    assert found.summary.sentences == whole.summary.sentences


def test_what_is_found_stands_where_it_is_told() -> None:
    text = "一、工作回顾\n" + "\n".join(ROWS)
    found = rt.analyze(text, facts=Facts(published="2024-01", genre="report"))
    assert [figure.text for figure in found.figures] == re.findall(
        r"[\d.]+(?:亿元|%(?:以内)?|万元|公\n里|万\n人)|2\.2(?=。)", text
    )
    for part in (*found.figures, *found.non_figures):
        assert text[part.start : part.end] == part.text
    assert [text[one.start : one.end] for one in found.paragraphs] == ["一、工作回顾", "\n".join(ROWS)]
    assert all(text[end - 1] == "。" for end in (one.end for one in found.sentences[1:]))
    assert found.figures[3].subject == "农村居民人均可支配收入"
    assert all(text[slice(*span)].replace("\n", "") == one.text for one in found.mentions for span in one.spans)
    evidence = [text[slice(*span)] for one in found.paragraphs for tag in one.themes for span in tag.evidence]
    assert evidence and all(term.replace("\n", "") in text.replace("\n", "") for term in evidence)


def test_quotations_are_shown_on_one_line() -> None:
    shown = memo(rt.analyze("\n".join(ROWS), facts=Facts(published="2024-01", genre="report")))
    assert "农村居民人均可支配收入达到2.1万元" in shown and "320公里" in shown


@pytest.mark.parametrize(
    "rows",
    [
        [f"东临市第{n}批重点项目集中开工仪式在{name}园举行" for n, name in enumerate("甲乙丙丁戊己庚辛", 2)],
        [f"全市新建改建农村公路{n}条，总投资达到{n}.{n}亿元。" for n in range(21, 30)],
        [f"{name}产量 万吨 376{n}.6 1{n}.3" for n, name in enumerate(("钢材", "水泥", "硫酸", "纯碱", "烧碱", "乙烯"))],
        [f"- 实施农村公路改造工程{n}项，建设村级卫生室{n}所" for n in range(11, 20)],
        ["全市生产总值增长5.8%。"] * 3,
    ],
    ids=["headlines", "sentences", "table", "list", "few"],
)
def test_lines_of_their_own_stay_so(rows: list[str]) -> None:
    text = "\n".join(rows)
    assert joined(Document(text, ((0, len(text)),))) is None
    assert len(rt.analyze(text).paragraphs) == len(rows)


PIECES = st.sampled_from(
    [*ROWS, "一、回顾", "", "　　新的一段开始了，", "钢材 万吨 3769.6 10.3", "Lines of Latin", "。", "\r"]
)


@given(st.lists(PIECES, min_size=4, max_size=24))
def test_every_character_keeps_its_place(rows: list[str]) -> None:
    text = "\n".join(rows)
    document = Document(text, ((0, len(text)),))
    found = joined(document)
    if found is None:
        return
    whole, offsets = found
    assert re.sub(r"\s", "", whole.text) == re.sub(r"\s", "", text)
    places = [offsets.at(i) for i, character in enumerate(whole.text) if not character.isspace()]
    assert "".join(text[place] for place in places) == re.sub(r"\s", "", text)
    assert [offsets.at(offsets.back(place)) for place in places] == places
    analysis = rt.analyze(text)
    assert all(text[one.start : one.end] == one.text for one in analysis.figures)
    ends = [(one.start, one.end) for one in analysis.sentences]
    assert ends == sorted(ends) and all(first[1] <= then[0] for first, then in pairwise(ends))


def test_a_line_made_shorter_by_latin_letters_goes_on() -> None:
    rows = [
        "一、工作回顾",
        "2016-2020年,全县经济稳步增长,我们深入贯彻新",  # so many signs as the others, and narrower
        "部署，认真落实各项要求，较好地完成了规划确定的目标任务",
        "。过去五年，经济综合实力稳步提升。全县地区生产总值年均",
        "增长百分之四，社会消费品零售总额年均增长百分之七，固定",
        "资产投资累计完成一百四十九亿元。农机具保有量达到五万台",
        "，农业机械化率达到百分之九十八。订单农业发展到六十万亩",
    ]
    sections = rt.analyze("\n".join(rows)).sections
    assert [section.heading for section in sections] == ["一、工作回顾"]

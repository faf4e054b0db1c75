"""Each construction of a quantity in the table: what is found, where, and what it says."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext import analyze
from reformtext.characters import fold
from reformtext.figures.lists import share_degree, share_units
from reformtext.figures.quantities import Quantity, find_quantities
from reformtext.model import Number

CASES = Path(__file__).parents[1] / "cases" / "quantities.tsv"


def rows() -> list[tuple[str, str, str]]:
    lines = [line for line in CASES.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return [tuple((line + "\t\t").split("\t")[:3]) for line in lines[1:]]  # type: ignore[misc]


def shown(number: Number | None) -> str:
    if number is None:
        return ""
    if isinstance(number, tuple):
        return ":".join(format(term, "f") for term in number)
    return f"{number.numerator}/{number.denominator}" if isinstance(number, Fraction) else format(number, "f")


def found(text: str) -> list[Quantity]:
    folded = fold(text)
    quantities, _ = find_quantities(folded, 0, len(folded))
    return [q for q in share_degree(folded, share_units(folded, quantities)) if not q.elided or q.alone]


@pytest.mark.parametrize(("name", "marked", "figures"), rows(), ids=[row[0] for row in rows()])
def test_construction(name: str, marked: str, figures: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    quantities = found(text)
    pieces, at = [], 0
    for quantity in quantities:
        pieces += [text[at : quantity.start], "⟦", text[quantity.start : quantity.end], "⟧"]
        at = quantity.end
    assert "".join([*pieces, text[at:]]) == marked
    assert (
        " ; ".join(
            "|".join([q.kind, shown(q.value), shown(q.low), shown(q.high), q.modifier, q.unit]) for q in quantities
        )
        == figures
    )


SIGNS = "0123456789.,，、：∶%％‰-—～至到年月日第约近超余多几数半一二三四五六七八九十百千万亿零〇两成折倍番"
WORDS = "分 之 位 名 个 项 人 元 吨 电 度 天 内 以上 左右 “ ” （ ） 《 》 增长 的 由 从 百分之"
WORDS += " 万亿 2024年 亿元 个百分点 三分之一 元/人·月"
PIECES = st.sampled_from([*SIGNS, *WORDS.split(), " "])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_spans_are_disjoint_ordered_and_inside(text: str) -> None:
    folded = fold(text)
    quantities, rejected = find_quantities(folded, 0, len(folded))
    at = 0
    for quantity in share_degree(folded, share_units(folded, quantities)):
        assert at <= quantity.start < quantity.end <= len(text)
        assert quantity.start <= quantity.core < quantity.end
        at = quantity.end
        if isinstance(quantity.low, Decimal) and isinstance(quantity.high, Decimal):
            assert quantity.low <= quantity.high
        if quantity.modifier == "exact" and quantity.value is not None:
            assert quantity.low == quantity.high == quantity.value
    at = 0
    for item in rejected:
        assert at <= item.start < item.end <= len(text)
        at = item.end


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第二产业增加值完成412\n.6亿元，增长9.3%。", [("412\n.6亿元", "41260000000"), ("9.3%", "9.3")]),
        ("税收达到15.\n8亿元，惠及3万人。", [("15.\n8亿元", "1580000000"), ("3万人", "30000")]),
        ("产值达1\n38万元。", [("1\n38万元", "1380000")]),
        ("任务排到2025\n30个项目都开工。", [("30个", "30")]),
        ("第一批\n30个项目。", [("30个", "30")]),
    ],
)
def test_a_number_broken_by_the_end_of_its_line_is_one(text: str, told: list[tuple[str, str]]) -> None:
    figures = analyze(text).figures
    assert [(figure.text, str(figure.value)) for figure in figures] == told
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)


@given(st.integers(min_value=0, max_value=10**13), st.sampled_from(["家", "亩", "元", "人次"]))
def test_plain_counts_are_read_exactly(number: int, unit: str) -> None:
    text = f"共有{number}{unit}。"
    quantities = found(text)
    assert [(q.value, q.unit) for q in quantities] == [(Decimal(number), unit)]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "一",
        "九",
        "1、",
        "“三",
        "十万",
        "5%和",
        "百分之",
        "第",
        "1—",
        "2024年",
        "1,",
        "几百",
        "3.5万元、",
        "（",
        "由1",
        "《",
        "○",
        "翻一番",
        "三分之一",
        "每人每月",
        "一○",
        "最高",
        "１２，",
        "“一‘二",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece: str, counted_work) -> None:  # type: ignore[no-untyped-def]
    small, large = (fold(piece * n) for n in (150, 600))
    assert counted_work(lambda: find_quantities(large, 0, len(large))) <= 6 * counted_work(
        lambda: find_quantities(small, 0, len(small))
    )

"""Numerals: exact values, round trips, and the public suites where they are at hand."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.figures.numerals import parse_number

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[list[str]]:
    lines = [line for line in (CASES / name).read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A whole number below 10^16 in Chinese, as it is read aloud."""
    if number == 0:
        return "零"
    parts, scales = [], ["", "万", "亿", "万亿"]
    groups = []
    while number:
        number, group = divmod(number, 10000)
        groups.append(group)
    for i in range(len(groups) - 1, -1, -1):
        group = groups[i]
        if not group:
            continue
        text, gap = "", bool(parts) and group < 1000
        for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, group = divmod(group, power)
            if digit:
                text += ("零" if gap and (text or parts) else "") + DIGITS[digit] + unit
                gap = False
            elif text:
                gap = True
        scale = "万" if i == 3 and len(groups) > 2 and groups[2] else scales[i]
        parts.append(text + scale)
    return "".join(parts)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert parse_number(written(number)) == number


@given(st.decimals(min_value=0, max_value=10**12, places=4, allow_nan=False, allow_infinity=False))
def test_arabic_numerals_are_exact(number: Decimal) -> None:
    assert parse_number(format(number, "f")) == number
    assert parse_number(format(number, "f") + "亿") == number * 10**8


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert isinstance(parse_number(text), Decimal | Fraction | None)


@pytest.mark.parametrize(("text", "value"), rows("numerals.tsv"), ids=[row[0] for row in rows("numerals.tsv")])
def test_cases(text: str, value: str) -> None:
    number = parse_number(text)
    assert number == (Fraction(value) if "/" in value else Decimal(value) if value else None)
    assert isinstance(number, Fraction) == ("/" in value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", "1234.5"),
        ("1，234，567", "1234567"),
        ("２０２．５", "202.5"),
        ("1.5亿", "150000000"),
        ("3亿5千万", "350000000"),
        ("三点五万亿", "3500000000000"),
        ("一点七八万亿", "1780000000000"),
        ("壹仟贰佰叁拾肆元伍角陆分", "1234.56"),
        ("廿八", "28"),
        ("卅", "30"),
        ("两千零五", "2005"),
        ("二〇二五", "2025"),
        ("三百五", "350"),
        ("百分之三十点五", "0.305"),
        ("千分之七", "0.007"),
        ("负一万零三", "-10003"),
        ("1280 亿", "128000000000"),
        ("半", "0.5"),
        ("四万万", "400000000"),
        ("一千多万", "10000000"),
        ("2e5", "200000"),
    ],
)
def test_forms(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(("text", "top", "bottom"), [("三分之一", 1, 3), ("1 2/3", 5, 3), ("二又七分之三", 17, 7)])
def test_fractions_without_an_end_stay_fractions(text: str, top: int, bottom: int) -> None:
    assert parse_number(text) == Fraction(top, bottom)


@pytest.mark.parametrize(
    "text",
    ["", "负", "万", "亿", "百", "十几", "数百", "几万", "点五点", "零点", "十一十二", "苹果", "一打", "40k", "两两"],
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


EXCLUDED = rows("numerals_excluded.tsv")


@pytest.mark.parametrize(("pattern", "example", "elsewhere", "reason"), EXCLUDED, ids=[row[1] for row in EXCLUDED])
def test_exclusions_hold_and_are_published(pattern: str, example: str, elsewhere: str, reason: str) -> None:
    assert re.search(pattern, example)
    assert parse_number(example) is None
    page = (Path(__file__).parents[2] / "docs" / "numerals.md").read_text("utf-8")
    assert f"| {example} | {elsewhere} | {reason} |" in page


# Public suites: their name, what their values are divided by (percentages are given in hundredths), the fewest cases.
SUITES = [
    ("cn2an.cn2an", 1, 130),
    ("rt.number.NumberModel", 1, 360),
    ("rt.number.OrdinalModel", 1, 10),
    ("rt.number.PercentModel", 100, 110),
]


@pytest.mark.parametrize(("suite", "divisor", "fewest"), SUITES, ids=[suite for suite, _, _ in SUITES])
def test_public_suites(shared: Path, suite: str, divisor: int, fewest: int) -> None:
    excluded = re.compile("|".join(pattern for pattern, *_ in EXCLUDED))
    asked, wrong = 0, []
    for line in (shared / "gold" / "peers" / f"{suite}.jsonl").read_text("utf-8").splitlines():
        for expected in json.loads(line)["expected"]:
            written = "".join(expected["text"].split())
            if excluded.search(written):
                continue
            asked += 1
            value, want = parse_number(expected["text"]), float(expected["value"]) / divisor
            if value is None or abs(float(value) - want) > 1e-12 * max(1.0, abs(want)):
                wrong.append((expected["text"], want, value))
    assert asked >= fewest
    assert len(wrong) <= 0.01 * asked, wrong

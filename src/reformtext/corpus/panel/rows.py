"""A panel: what reports state of their own place's indicators, one row per statement, each quoting its document.

A statement fills a cell when its figure is of a known indicator, holds for the place the document speaks for, and for
one whole year (the last of several, for averages). Whose and which other figures there are (the nation's growth, the
first half's, a five years' total) stay out: they would be another cell's numbers.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from reformtext.model import Analysis, Bindingness, Figure, Modifier, Number, Span, Status
from reformtext.resources.indicators import indicators

Measure = Literal["level", "growth", "growth_avg", "target_level", "target_growth", "target_growth_avg", "rank"]


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One statement of one cell. `quote` is `text[start:end]` of the document: the subject's words up to the number.

    Growth is signed: a fall is negative. `year` is the one the number holds for, the last of the years of an average.
    `conflict` says that another statement of the same cell gives a number that cannot be the same one.
    """

    place: str | None
    year: int
    indicator: str
    measure: Measure
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str
    status: Status
    bindingness: Bindingness
    document: str | None
    start: int
    end: int
    quote: str
    conflict: bool = False


COLUMNS = tuple(part.name for part in fields(PanelRow))
Cell = tuple[str | None, int, str, Measure]


def cell(row: PanelRow) -> Cell:
    """Return what a row is a statement of: place, year, indicator and measure."""
    return row.place, row.year, row.indicator, row.measure


def rows(analysis: Analysis, chosen: Collection[str] | None = None) -> Iterator[PanelRow]:
    """Yield the panel rows of one document in the order of its text, of all indicators or the chosen ids.

    >>> from reformtext.pipeline import analyze
    >>> from reformtext.reading import from_text
    >>> report = analyze(from_text("东临市2021年政府工作报告\\n一、2020年工作回顾\\n地区生产总值下降1.2%。"))
    >>> [(row.place, row.year, row.indicator, row.measure, row.value) for row in rows(report)]
    [('东临市', 2020, 'gdp', 'growth', Decimal('-1.2'))]
    """
    for figure in analysis.figures:
        if figure.indicator is None or (chosen is not None and figure.indicator not in chosen):
            continue
        if not _own(analysis, figure) or figure.status == "rule":
            continue
        year, measure = _year(figure), _measure(analysis, figure)
        if year is None or measure is None:
            continue
        start, end = _span(analysis, figure)
        yield PanelRow(
            place=analysis.document.place,
            year=year,
            indicator=figure.indicator,
            measure=measure,
            value=_signed(figure, figure.value),
            low=_signed(figure, figure.high if _falls(figure) else figure.low),
            high=_signed(figure, figure.low if _falls(figure) else figure.high),
            modifier=_mirrored(figure),
            unit=figure.unit,
            status=figure.status,
            bindingness=figure.bindingness,
            document=analysis.document.path,
            start=start,
            end=end,
            quote=analysis.document.text[start:end],
        )


def _own(analysis: Analysis, figure: Figure) -> bool:
    """Whether a figure is of the place the document speaks for; a rank (居全省第3位) names those it is ranked among."""
    return figure.kind == "rank" or figure.place == analysis.document.place


def marked(found: Iterable[PanelRow]) -> tuple[PanelRow, ...]:
    """Return the rows in the order of place, year, indicator and measure, those that contradict another marked."""
    ordered = sorted(found, key=lambda row: (row.place or "", row.year, row.indicator, row.measure))
    cells: dict[Cell, list[PanelRow]] = {}
    for row in ordered:
        cells.setdefault(cell(row), []).append(row)
    return tuple(replace(row, conflict=any(not agree(row, other) for other in cells[cell(row)])) for row in ordered)


def agree(one: PanelRow, other: PanelRow) -> bool:
    """Whether two statements can be of one number: 超过3000亿元 and 3012亿元, 8%左右 and 8.1% can; 8% and 9% cannot.

    A level rounded to three or more digits (1.27万亿元) agrees with what it was rounded from (12714亿元).
    """
    (low, high), (other_low, other_high) = _asserted(one), _asserted(other)
    return one.unit == other.unit and low <= other_high and other_low <= high


_FEW_DIGITS = 3


def _asserted(row: PanelRow) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that a statement can mean; 左右 is taken as a tenth up or down."""
    value = row.value if isinstance(row.value, Decimal) else None
    low, high = (bound if isinstance(bound, Decimal) else None for bound in (row.low, row.high))
    if row.modifier == "about" and value is not None:
        low, high = value - abs(value) / 10, value + abs(value) / 10
    elif row.modifier == "exact" and value is not None:
        written = value.normalize().as_tuple()
        rounded = row.unit != "%" and len(written.digits) >= _FEW_DIGITS and isinstance(written.exponent, int)
        slack = Decimal(5).scaleb(int(written.exponent) - 1) if rounded else Decimal(0)
        low, high = value - slack, value + slack
    return (Decimal("-Infinity") if low is None else low), (Decimal("Infinity") if high is None else high)


_DATED = re.compile(r"\d{4}|去年|上年|[一二][零〇一二三四五六七八九○]{3}")
_PART_OF_YEAR = re.compile("半年|季度|月")
_AVERAGE = re.compile("年均|平均每年|年平均")


def _year(figure: Figure) -> int | None:
    period = figure.period
    if period is None or not re.match(r"\d{4}", period.end) or _PART_OF_YEAR.search(period.text):
        return None
    return int(period.end[:4])


def _measure(analysis: Analysis, figure: Figure) -> Measure | None:
    """What of its indicator a figure states; None for what is no cell of a year."""
    if figure.kind == "rank":
        return "rank" if figure.status in ("actual", "estimate") else None
    aim = figure.status == "target"
    if _is_growth(figure):
        if _AVERAGE.search(_before(analysis, figure)):
            return "target_growth_avg" if aim else "growth_avg"
        if _years(figure) > 1:
            return None  # growth over several years
        return "target_growth" if aim else "growth"
    if figure.change == "from" and not _DATED.match(figure.period.text if figure.period else ""):
        return None  # 由…增加到: the level of an unnamed earlier time
    if figure.change in ("rise_by", "fall_by") or figure.kind in ("point", "multiple", "fraction", "ratio"):
        return None
    return "target_level" if aim else "level"


def _is_growth(figure: Figure) -> bool:
    """Per cent by which an indicator rises or falls: said so, or of one that has no level in per cent (增速保持8%)."""
    if figure.kind != "percent" or figure.indicator is None or figure.change == "from":
        return False
    return (
        figure.change in ("rise_by", "fall_by")
        or "level" not in (known := indicators()[figure.indicator]).forms
        or ("%" not in known.units)
    )


def _years(figure: Figure) -> int:
    period = figure.period
    return int(period.end[:4]) - int(period.start[:4]) + 1 if period and period.start else 1


def _before(analysis: Analysis, figure: Figure) -> str:
    """The figure's clause up to it, and its subject."""
    start = analysis.sentences[figure.sentence].start
    return figure.subject + re.split("[，；：,;:。]", analysis.document.text[start : figure.start])[-1]


def _span(analysis: Analysis, figure: Figure) -> Span:
    """From the subject's words, as far as they stand before the figure in its sentence, to the figure's end."""
    text, first = analysis.document.text, analysis.sentences[figure.sentence].start
    at = text.rfind(figure.subject, first, figure.start) if figure.subject else -1
    if at < 0:
        at = max(text.rfind(mark, first, figure.start) + 1 for mark in "；。：")
    return max(at, first), figure.end


def _falls(figure: Figure) -> bool:
    return figure.change == "fall_by"


def _signed(figure: Figure, number: Number | None) -> Number | None:
    return -number if _falls(figure) and isinstance(number, Decimal | Fraction) else number


def _mirrored(figure: Figure) -> Modifier:
    """A fall by more than 5% is growth under -5%."""
    if not _falls(figure):
        return figure.modifier
    mirror: dict[Modifier, Modifier] = {"over": "under", "under": "over"}
    return mirror.get(figure.modifier, figure.modifier)

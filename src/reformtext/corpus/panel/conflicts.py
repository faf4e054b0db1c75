"""Statements of one cell that cannot both be true."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from reformtext.corpus.panel.rows import Cell, PanelRow, cell


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

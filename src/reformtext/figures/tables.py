"""Rows of plain-text tables: the unit stands in a cell of its own, the first number takes it, the next is growth."""

import re
from dataclasses import replace
from decimal import Decimal

from reformtext.figures.numerals import SCALES
from reformtext.figures.quantity import Quantity, times
from reformtext.resources.units import Unit, unit_at

_CELL = re.compile(r"[^\s|]+")
_NUMBER = re.compile(r"[-−－+]?\d[\d,]*(?:\.\d+)?")


def row_quantities(text: str, start: int, end: int, found: list[Quantity]) -> tuple[list[Quantity], str] | None:
    """Return the quantities of a table row with their units, and the row's subject; None where the line is no row.

    `- 水 泥 亿吨 22.1 5.3` → 2210000000 吨 and 5.3 % of 水泥.
    """
    cells = list(_CELL.finditer(text, start, end))
    if len(cells) < 3 or re.search(r"[，。；！？]", text[start:end]):
        return None
    for position in range(1, len(cells) - 1):
        read = _unit_cell(cells[position][0]) if _NUMBER.fullmatch(cells[position + 1][0]) else None
        if read is None:
            continue
        unit, factor = read
        subject = re.sub(r"^[-*·•\s]+|\s+|^其中[：:]", "", text[start : cells[position - 1].end()])
        subject = re.sub(r"^[-*·•]+|其中[：:]", "", subject)
        numbers = {match.start(): i for i, match in enumerate(cells[position + 1 :]) if _NUMBER.fullmatch(match[0])}
        result: list[Quantity] = []
        for quantity in found:
            at = next(
                (i for place, i in numbers.items() if place <= quantity.core < place + 24 and quantity.start >= place),
                None,
            )
            if at is None or not quantity.elided or not isinstance(quantity.value, Decimal):
                result.append(quantity)
                continue
            if at == 0:
                scale = factor * unit.factor
                result.append(
                    replace(
                        quantity,
                        value=times(quantity.value, scale),
                        low=times(quantity.low, scale),
                        high=times(quantity.high, scale),
                        kind=unit.kind,
                        unit=unit.unit,
                        elided=False,
                        rules=("table_level",),
                    )
                )
            else:
                result.append(replace(quantity, kind="percent", unit="%", elided=False, rules=("table_growth",)))
        return result, subject
    return None


def _unit_cell(cell: str) -> tuple[Unit, int] | None:
    """A cell that holds nothing but a unit, with its scale: 亿吨 → (吨, 100000000); 万千瓦 → (千瓦, 10000)."""
    form, factor = cell.strip("（）()"), 1
    while form:
        unit = unit_at(form, 0, len(form))
        if unit is not None and unit.form == form:
            return unit, factor
        if form[0] not in SCALES:
            return None
        form, factor = form[1:], factor * SCALES[form[0]]
    return None

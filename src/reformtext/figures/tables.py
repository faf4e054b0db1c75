"""Tables in plain text: the unit stands in a cell of the row, in the heading of the column, or above the table."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reformtext.figures.numerals import SCALES
from reformtext.figures.quantity import Quantity, times
from reformtext.patterns import lazy
from reformtext.resources.units import Unit, unit_at

_NUMBER = lazy(r"[-−－+]?\d[\d,]*(?:\.\d+)?")
_FURNITURE = lazy(r"(?:\s|\*|<br>)+")  # of Markdown and of pages, around what a cell says
_PIPED = lazy(r"[^|]+")
_SPACED = lazy(r"[^\s|]+")
_PROSE = lazy(r"[，。；！？]")
_WORDS = lazy(r"[\u4e00-\u9fff]{2}")
_UNIT_OF_HEADING = lazy(r"[（(](?P<unit>[^（()）]{1,8})[)）]$|(?P<sign>[%‰])$")
_GROWTH = lazy(r"增长|增减|增速|增幅|上涨|涨跌|同比|比上年")
_UNIT_OF_TABLE = lazy(r"单位[：:]\s*(?P<unit>[^\s，、）)|*]{1,8})")
_SUBJECT_FURNITURE = lazy(r"^[-*·•]+|其中[：:]|<br>|[\s|*]+")


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


class _CellUnit(NamedTuple):
    """A unit with its scale (亿吨), and whether its column tells growth."""

    unit: Unit
    factor: Decimal
    growth: bool


class Headings(NamedTuple):
    """What the rows above say of a table's columns, counted from the right, and of all of them (单位：亿元)."""

    columns: tuple[_CellUnit | None, ...] = ()
    table: _CellUnit | None = None


def headings(text: str, start: int, end: int, above: Headings | None) -> Headings | None:
    """Return what is known of a table's columns after this line: of a heading's line its units, else what stood above.

    None where the line is prose, so that a table ends with it.
    """
    told = _UNIT_OF_TABLE.search(text, start, min(end, start + 80))
    if told:
        return Headings(table=_cell_unit(told["unit"], growth=False))
    if _PROSE.search(text, start, end):
        return None
    cells = _cells(text, start, end)
    if len(cells) < 2:
        return above if end - start < _SHORT else None
    if any(_NUMBER.fullmatch(cell.text) for cell in cells):
        return above
    columns = tuple(_of_heading(cell.text) for cell in reversed(cells))
    return Headings(columns, above.table if above else None) if any(columns) else above


_SHORT = 30  # a line as short may be a table's title or note


def row_quantities(
    text: str, start: int, end: int, found: Sequence[Quantity], above: Headings | None = None
) -> tuple[list[Quantity], list[str]] | None:
    """Return the quantities of a table row with their units, and the subject of each; None where the line is no row.

    `- 水 泥 亿吨 22.1 5.3` → 2210000000 吨 and 5.3 % of 水泥; `| 餐饮业 | 1.2 | 娱乐业 | 3.4 |` names two.
    """
    cells = _cells(text, start, end)
    if len(cells) < 2 or _PROSE.search(text, start, end):
        return None
    first = next((i for i, cell in enumerate(cells) if i and _NUMBER.fullmatch(cell.text)), None)
    if first is None:
        return None
    own = _cell_unit(cells[first - 1].text, growth=False) if first > 1 else None
    if own is None and (above is None or not (above.table or any(above.columns))):
        return None
    named = _SUBJECT_FURNITURE.sub("", text[start : cells[first - 2 if own else first - 1].end])
    starts = [cell.start for cell in cells]
    places = [bisect_right(starts, quantity.core) - 1 for quantity in found]
    names = _names(cells, first, named)
    result = [_in_row(quantity, cells, at, first, own, above) for quantity, at in zip(found, places, strict=True)]
    return result, [names[at] if at >= 0 else named for at in places]


def _names(cells: Sequence[_Cell], first: int, named: str) -> list[str]:
    """What a number in each cell is told of: the row's name, or that of the last words behind its first number."""
    names = []
    for i, cell in enumerate(cells):
        names.append(named)
        if i > first and _WORDS.search(cell.text) and _cell_unit(cell.text, growth=False) is None:
            named = _SUBJECT_FURNITURE.sub("", cell.text)
    return names


def _in_row(
    quantity: Quantity, cells: Sequence[_Cell], place: int, first: int, own: _CellUnit | None, above: Headings | None
) -> Quantity:
    """A quantity with the unit of its cell, number `place`; growth comes behind the first number where the row alone
    tells a unit."""
    if place < first or quantity.core >= cells[place].end or not _NUMBER.fullmatch(cells[place].text):
        return quantity
    if not quantity.elided or not isinstance(quantity.value, Decimal):
        return quantity
    if own:
        return _with_unit(quantity, own, "table_level") if place == first else _growth(quantity)
    from_right = len(cells) - 1 - place
    column = above.columns[from_right] if above and from_right < len(above.columns) else None
    if column and column.growth and column.unit.kind == "percent":
        return _growth(quantity)
    told = column or (above.table if above else None)
    return _with_unit(quantity, told, "table_column" if column else "table_unit") if told else quantity


def _with_unit(quantity: Quantity, told: _CellUnit, rule: str) -> Quantity:
    return quantity._replace(
        value=times(quantity.value, told.factor),
        low=times(quantity.low, told.factor),
        high=times(quantity.high, told.factor),
        kind=told.unit.kind,
        unit=told.unit.unit,
        elided=False,
        rules=(rule,),
    )


def _growth(quantity: Quantity) -> Quantity:
    return quantity._replace(kind="percent", unit="%", elided=False, rules=("table_growth",))


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    """The cells of a line that say something, without furniture: between bars where there are bars, else by spaces."""
    pattern = _PIPED if text.find("|", start, end) >= 0 else _SPACED
    cells = []
    for match in pattern.finditer(text, start, end):
        lead = _FURNITURE.match(text, match.start(), match.end())
        said = text[lead.end() if lead else match.start() : match.end()]
        kept = said.rstrip(" *\t\u3000").removesuffix("<br>").rstrip()
        if kept:
            begin = match.end() - len(said)
            cells.append(_Cell(begin, begin + len(kept), kept))
    return cells


def _of_heading(heading: str) -> _CellUnit | None:
    match = _UNIT_OF_HEADING.search(heading)
    if not match:
        return None
    return _cell_unit(match["unit"] or match["sign"], growth=bool(_GROWTH.search(heading)))


def _cell_unit(cell: str, *, growth: bool) -> _CellUnit | None:
    """A cell that holds nothing but a unit, with its scale: 亿吨 → 100000000 吨; 万千瓦 → 10000 千瓦."""
    form, factor = re.sub(r"\s", "", cell).strip("（）()"), 1
    while form:
        unit = unit_at(form, 0, len(form))
        if unit is not None and unit.form == form:
            return _CellUnit(unit, factor * unit.factor, growth)
        if form[0] not in SCALES:
            return None
        form, factor = form[1:], factor * SCALES[form[0]]
    return None

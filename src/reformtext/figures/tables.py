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

_NUMBER = lazy(r"[-−－+]?\d[\d,]*(?:\.\d+)?(?:\s*[（(][^（()）\d]{1,8}[)）])?")
_VALUE = lazy(r"[-−－+]?\d[\d,]*(?:\.\d+)?(?![\d年月日])[^\d]{1,4}")  # with its unit: 120亿元, 5.1%
_MINUS = ("-", "−", "－")
_NOT_TOLD = ("-", "—", "——", "…", "...")  # stand where a table has no number
_FURNITURE = lazy(r"(?:\s|\*|<br>)+")  # of Markdown and of pages, around what a cell says
_PIPED = lazy(r"[^|]+")
_SPACED = lazy(r"[^\s|]+")
_PROSE = lazy(r"[，。；！？]")
_WORDS = lazy(r"[\u4e00-\u9fff]{2}")
_UNIT_OF_HEADING = lazy(r"[（(](?P<unit>[^（()）]{1,8})[)）]$|(?P<sign>[%‰])$")
_GROWTH = lazy(r"(?:增长|增减|增速|增幅|上涨|涨跌|同比|比上年)(?!额|量)")
_YEAR = lazy(r"((?:19|20)\d\d)年?")
_HEADS_UNITS = ("单位", "计量单位")
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
    years: tuple[str, ...] = ()  # of the columns: 2016年
    table: _CellUnit | None = None

    def column(self, from_right: int) -> _CellUnit | None:
        return self.columns[from_right] if from_right < len(self.columns) else None


class InRow(NamedTuple):
    """A number of a table's row, what it is told of, and the year that its column tells, empty where that is none."""

    quantity: Quantity
    name: str
    year: str


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
    if any(_NUMBER.fullmatch(cell.text) or _VALUE.fullmatch(cell.text) for cell in cells):
        return above
    units_in_rows = any(cell.text in _HEADS_UNITS for cell in cells)
    columns = tuple(_of_heading(cell.text) for cell in reversed(cells))
    years = tuple(_year_of(cell.text) for cell in reversed(cells))
    return Headings(columns, years, above.table if above else None) if units_in_rows or any(columns) else above


_SHORT = 30  # a line as short may be a table's title or note


def row_quantities(
    text: str, start: int, end: int, found: Sequence[Quantity], above: Headings | None = None
) -> list[InRow] | None:
    """Return the quantities of a table row with their units, subjects and years; None where the line is no row.

    `- 水 泥 亿吨 22.1 5.3` → 2210000000 吨 and 5.3 % of 水泥; `| 餐饮业 | 1.2 | 娱乐业 | 3.4 |` names two.
    """
    cells = _cells(text, start, end)
    if len(cells) < 2 or _PROSE.search(text, start, end):
        return None
    barred = text.find("|", start, end) >= 0
    valued = [i for i, cell in enumerate(cells) if i and barred and _VALUE.fullmatch(cell.text)]
    numbers = [i for i, cell in enumerate(cells) if i and (_NUMBER.fullmatch(cell.text) or cell.text in _NOT_TOLD)]
    first = min(numbers[:1] + valued[:1], default=None)
    if first is None:
        return None
    own = _cell_unit(cells[first - 1].text, growth=False) if first > 1 else None
    if own is None and not valued and (above is None or not (above.table or any(above.columns))):
        return None
    last = first - 2 if own else first - 1
    begin = cells[1].start if last and cells[0].text.isdigit() else start  # the row's number
    named = _SUBJECT_FURNITURE.sub("", text[begin : cells[last].end])
    starts = [cell.start for cell in cells]
    places = [bisect_right(starts, quantity.core) - 1 for quantity in found]
    names = _names(cells, first, named)
    years = tuple(reversed(above.years)) if above and len(above.years) == len(cells) else ("",) * len(cells)
    return [
        InRow(_in_row(quantity, cells, at, first, own, above), names[at], years[at])
        if at >= 0
        else InRow(quantity, named, "")
        for quantity, at in zip(found, places, strict=True)
    ]


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
    """A quantity with the unit of its cell, number `place`."""
    if place < first or quantity.core >= cells[place].end:
        return quantity
    column = above.column(len(cells) - 1 - place) if above else None
    grows = column is not None and column.growth and column.unit.kind == "percent"
    if grows and quantity.kind == "percent" and _VALUE.fullmatch(cells[place].text):
        return _growth(quantity)  # 5.1% under 比上年增长
    if not _NUMBER.fullmatch(cells[place].text):
        return quantity
    if not quantity.elided or not isinstance(quantity.value, Decimal):
        return quantity
    if own and place == first:
        return _with_unit(quantity, own, "table_level")
    if grows:
        return _growth(quantity)
    if own and column is None:
        no_level = not (above and above.columns) and place == len(cells) - 1 and _is_growth(cells, first, place)
        return _growth(quantity) if no_level else _with_unit(quantity, own, "table_level")
    told = column or (above.table if above else None)
    return _with_unit(quantity, told, "table_column" if column else "table_unit") if told else quantity


def _is_growth(cells: Sequence[_Cell], first: int, last: int) -> bool:
    """Whether the last number of a row under no headings tells the growth of the level before it: where there are two,
    or where it is small beside the others (3919 4795 21964 11.7, and not 88.3 90.5 93.2)."""
    if cells[last].text.startswith(_MINUS) and not cells[first].text.startswith(_MINUS):
        return True
    levels = [_size(cell.text) for cell in cells[first:last] if _NUMBER.fullmatch(cell.text)]
    size = _size(cells[last].text)
    return len(levels) < 2 or (size < 100 and size * 2 < min(levels))


def _size(cell: str) -> Decimal:
    return Decimal(re.sub(r"[（(].*|[^\d.]", "", cell))


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


def _year_of(heading: str) -> str:
    match = _YEAR.fullmatch(heading)
    return match[1] if match else ""


def _of_heading(heading: str) -> _CellUnit | None:
    """The unit that a column's heading tells; growth is in per cent where it tells none."""
    growth = bool(_GROWTH.search(heading))
    match = _UNIT_OF_HEADING.search(heading)
    if match:
        return _cell_unit(match["unit"] or match["sign"], growth=growth)
    return _cell_unit("%", growth=True) if growth else None


def _cell_unit(cell: str, *, growth: bool) -> _CellUnit | None:
    """A cell that holds nothing but a unit, with its scale: 亿吨 → 100000000 吨; 万千瓦 → 10000 千瓦."""
    form, factor = re.sub(r"\s", "", cell).strip("（）()"), 1
    form, of, per = form.partition("/")
    while form:
        unit = unit_at(form, 0, len(form))
        if unit is not None and unit.form == form:
            rate = unit._replace(unit=f"{unit.unit}/{per}", kind="rate") if of else unit
            return _CellUnit(rate, factor * unit.factor, growth)
        if form[0] not in SCALES:
            return None
        form, factor = form[1:], factor * SCALES[form[0]]
    return None

"""A researcher's coded sheet: rows of themes or of figures from CSV, XLSX or JSON lines, whatever their columns are
called in Chinese or English."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import Literal

from reformtext.errors import CodedError, ReadError
from reformtext.resources.files import read_rows
from reformtext.resources.theme_model import shipped_model

Task = Literal["themes", "figures"]
_SEPARATORS = str.maketrans(dict.fromkeys("；、,，|\n", ";"))
NONE = "-"  # a cell that says: coded, and nothing applies


@dataclass(frozen=True, slots=True)
class Row:
    """One coded unit: its number in the sheet, where it stands, and its codes by column."""

    number: int
    document: str
    line: int | None
    start: int | None
    end: int | None
    quote: str
    themes: frozenset[str] = frozenset()
    codes: Mapping[str, object] | None = None  # of a figure


@dataclass(frozen=True, slots=True)
class Coded:
    """A sheet: what was coded, at which level (themes: "top", or "sub" where sub-themes are used), and its rows."""

    task: Task
    rows: tuple[Row, ...]
    level: Literal["top", "sub"] = "top"
    sampled: bool = False  # drawn from our own results, so that it tells nothing of what we missed

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of the sheet in its order."""
        return tuple(dict.fromkeys(row.document for row in self.rows))


@cache
def _names() -> dict[str, str]:
    return {name: column for column, names in read_rows("coded_columns.tsv") for name in names.split()}


def read_coded(path: str | PathLike[str], names: Mapping[str, str] | None = None) -> Coded:
    """Return a coded sheet. Raises CodedError, naming file and row, where it is none.

    `names` are the names of the themes by their ids, those of the shipped model where not given.

    Every row names its `document` and its unit: by `start` and `end`, by `line` (from 0), or by its `quote` or `text`.
    A sheet with a `themes` (or `sub`) column codes themes: ids or Chinese names, several separated by ; or 、, and `-`
    or an empty list for none. Any other codes figures: `text` and any of kind, value, unit, change, subject, status,
    year; `-` for none, and `-` as kind for what is no figure. Empty cells are not coded yet.
    """
    name = fspath(path)
    found = [(number, _renamed(cells)) for number, cells in _cells(name)]
    if not found:
        raise CodedError(f"{name}: no rows in it")
    columns = {column for _, cells in found for column in cells}
    if "document" not in columns:
        raise CodedError(f"{name}: no column says the document; call it document, file or 文件")
    sampled = any(key.startswith("found_") for _, cells in found for key in cells)
    if columns & {"themes", "sub"}:
        known = _theme_ids(shipped_model().names if names is None else names)
        rows = [row for number, cells in found if (row := _themed(name, number, cells, known)) is not None]
        level: Literal["top", "sub"] = "sub" if any("." in theme for row in rows for theme in row.themes) else "top"
        return Coded("themes", tuple(rows), level, sampled)
    if "text" not in columns:
        raise CodedError(f"{name}: neither a column of themes (themes, 主题) nor one of figures (text, 数字)")
    rows = [row for number, cells in found if (row := _figure(name, number, cells, sampled)) is not None]
    return Coded("figures", tuple(rows), sampled=sampled)


def _cells(name: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    suffix = Path(name).suffix.lower()
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise CodedError(f"{name}: cannot be read ({error.strerror or error})") from error
    if suffix == ".xlsx":
        return _workbook(name, data)
    if suffix not in (".csv", ".jsonl", ".ndjson"):
        raise CodedError(f"{name}: a coded sheet is .csv, .xlsx or .jsonl")
    from reformtext.reading.decode import decode

    try:
        text = decode(data).text
    except ReadError as error:
        raise CodedError(f"{name}: {error}") from error
    return _json_lines(name, text) if suffix != ".csv" else _csv(name, text)


def _csv(name: str, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    import csv

    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        for cells in reader:
            yield reader.line_num, {key: value or None for key, value in cells.items() if isinstance(key, str)}
    except csv.Error as error:
        raise CodedError(f"{name}, line {reader.line_num}: {error}") from error


def _json_lines(name: str, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise CodedError(f"{name}, line {number}: not JSON ({str(error).splitlines()[0]})") from error
        if not isinstance(cells, dict):
            raise CodedError(f"{name}, line {number}: a row is an object with `document`")
        yield number, cells


def _workbook(name: str, data: bytes) -> Iterator[tuple[int, Mapping[str, object]]]:
    import pandas as pd

    try:
        frame = pd.read_excel(io.BytesIO(data), dtype=str, keep_default_na=False)
    except Exception as error:  # openpyxl and zipfile raise whatever their parsers happen to
        raise CodedError(f"{name}: no workbook that can be opened ({str(error)[:80]})") from error
    for number, values in enumerate(frame.itertuples(index=False, name=None), 2):
        yield number, {str(key): value or None for key, value in zip(frame.columns, values, strict=True)}


def _renamed(cells: Mapping[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in cells.items():
        column = _names().get(key.strip().lower(), key.strip())
        if column not in found or found[column] in (None, ""):
            found[column] = value
    return found


def _place(name: str, number: int, cells: Mapping[str, object]) -> tuple[str, int | None, int | None, int | None, str]:
    document = str(cells.get("document") or "").strip()
    if not document:
        raise CodedError(f"{name}, row {number}: it names no document")
    numbers: list[int | None] = []
    for column in ("line", "start", "end"):
        value = cells.get(column)
        try:
            numbers.append(None if value in (None, "") else int(float(str(value))))
        except (ValueError, OverflowError):
            raise CodedError(f"{name}, row {number}: {column} is {value!r}, not a number") from None
    line, start, end = numbers
    quote = str(cells.get("quote") or cells.get("text") or "")
    if line is None and start is None and not quote.strip():
        raise CodedError(f"{name}, row {number}: nothing says where it stands (start and end, line, or quote)")
    return document, line, start, end, quote


def _themed(name: str, number: int, cells: Mapping[str, object], known: Mapping[str, str]) -> Row | None:
    values = [cells.get("sub"), cells.get("themes")]
    if all(value is None for value in values):
        return None
    ids: set[str] = set()
    for value in values:
        listed = value if isinstance(value, list) else str(value or "").translate(_SEPARATORS).split(";")
        ids |= {_theme(name, number, code, known) for one in listed if (code := str(one).strip()) not in ("", NONE)}
    # A sub-theme says its theme too.
    ids -= {theme.partition(".")[0] for theme in ids if "." in theme}
    return Row(number, *_place(name, number, cells), frozenset(ids))


def _theme(name: str, number: int, code: str, known: Mapping[str, str]) -> str:
    if code in known:
        return known[code]
    raise CodedError(f"{name}, row {number}: {code!r} is no theme's id or name")


def _theme_ids(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the ids of themes and sub-themes by id and by name."""
    return {zh: name for name, zh in sorted(names.items(), reverse=True)} | {name: name for name in names}


def _figure(name: str, number: int, cells: Mapping[str, object], sampled: bool) -> Row | None:
    fields = ("kind", "value", "low", "high", "modifier", "unit", "change", "subject", "status", "year", "indicator")
    codes = {column: cells[column] for column in fields if cells.get(column) is not None}
    if "period" in cells and "year" not in codes:
        period = cells["period"]
        last = period[-1] if isinstance(period, list) and period else period
        codes |= {"year": str(last)[:4]} if last else {}
    if sampled and not codes:
        return None
    if str(cells.get("optional")).lower() in ("true", "1"):
        codes["optional"] = True
    return Row(number, *_place(name, number, cells), codes=codes)

"""The rows of tables, one by one and within bounded memory: JSON lines, CSV and Parquet with a column of texts."""

import itertools
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from reformtext.corpus.storage import why
from reformtext.errors import ReadError
from reformtext.reading.decode import decode

TEXT_COLUMN = "text"
SUFFIXES = (".jsonl", ".ndjson", ".csv", ".parquet")
TOLD = ("published", "place", "genre", "title", "source")  # columns that tell of a row what a manifest tells of a file
LONGEST_ROW = 64 * 2**20  # bytes
_BATCH = 256  # rows of a Parquet file that are in memory at once, beside its row group's pages


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number (from 1): its text, or what is wrong with it; `told` are its other known columns.

    `cost` is the bytes of the table that were read for it.
    """

    number: int
    text: str | bytes | None
    id: str | None
    told: Mapping[str, object]
    problem: str = ""
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns with the texts and, where there is one, with the ids."""

    text: str | None = None
    id: str | None = None

    @property
    def of_text(self) -> str:
        """The name of the column of texts: as given, else `text`."""
        return self.text or TEXT_COLUMN

    def check(self, names: Sequence[str]) -> None:
        """Raise ReadError, saying which columns there are, where one is missing."""
        has = "it has " + (", ".join(names[:20]) or "none")
        if self.of_text not in names:
            raise ReadError(f"no column {self.of_text!r}; {has}: name the one with the texts with --text-column")
        if self.id is not None and self.id not in names:
            raise ReadError(f"no column {self.id!r}; {has}: name the one with the ids with --id-column")

    def row(self, number: int, cells: Mapping[str, object], cost: int) -> Row:
        """Return the row that cells make."""
        told = {name: cells[name] for name in TOLD if name in cells and name not in (self.of_text, self.id)}
        key = cells.get(self.id) if self.id is not None else None
        text = cells.get(self.of_text)
        problem = ""
        if self.of_text not in cells:
            problem = f"no {self.of_text!r} in it"
        elif text is None:
            text = ""
        elif not isinstance(text, str | bytes):
            text, problem = None, f"{self.of_text} is {str(text)[:40]!r}, not text"
        made = text if isinstance(text, str | bytes) else None
        return Row(number, made, None if key is None else str(key), told, problem, cost)


def rows(file: BinaryIO, suffix: str, columns: Columns) -> Iterator[Row]:
    """Yield the rows of an open table by its kind; raises ReadError where it is none or lacks a column."""
    if suffix == ".csv":
        return _csv(file, columns)
    if suffix == ".parquet":
        return _parquet(file, columns)
    return _json_lines(file, columns)


def _json_lines(file: BinaryIO, columns: Columns) -> Iterator[Row]:
    checked = False
    for number, line in _lines(file):
        if line is None:
            yield Row(number, None, None, {}, f"a line of more than {LONGEST_ROW >> 20} MB", LONGEST_ROW)
            continue
        if not line.strip():
            continue
        try:
            cells = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError:
            yield Row(number, None, None, {}, "not UTF-8; JSON lines are", len(line))
            continue
        except (ValueError, RecursionError) as error:
            yield Row(number, None, None, {}, f"not JSON ({why(error)})", len(line))
            continue
        if not isinstance(cells, dict):
            yield Row(number, None, None, {}, "not an object with a text in it", len(line))
            continue
        if not checked:
            columns.check(list(cells))
            checked = True
        yield columns.row(number, cells, len(line))


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long, of which no more than the limit is kept."""
    number = 0
    while line := file.readline(LONGEST_ROW):
        number += 1
        if line.endswith(b"\n") or len(line) < LONGEST_ROW:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_ROW)
        yield number, None


def _csv(file: BinaryIO, columns: Columns) -> Iterator[Row]:
    import csv
    import io

    sample = file.read(2**20)
    if not sample.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReadError("empty")
    encoding = decode(sample[: sample.rfind(b"\n") + 1] or sample).encoding  # the last line may be cut in a character
    file.seek(0)
    text = io.TextIOWrapper(file, "utf-8-sig" if encoding == "utf-8" else encoding, errors="replace", newline="")
    reader = csv.reader(text, strict=True)
    names: list[str] = []
    read = 0
    try:
        for number in itertools.count():
            try:
                cells = _next(reader)
            except csv.Error as error:
                problem = f"no CSV from line {reader.line_num} on ({why(error)}): is a quotation mark left open?"
                yield Row(number, None, None, {}, problem)
                return
            if cells is None:
                return
            if number == 0:
                names = cells
                columns.check(names)
                continue
            if not cells:  # an empty line
                continue
            read, before = file.tell(), read
            row = columns.row(number, dict(zip(names, cells, strict=False)), read - before)
            if len(cells) > len(names):
                row = replace(row, text=None, problem=f"{len(cells)} cells where the header has {len(names)}")
            yield row
    finally:
        text.detach()


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """The next row; the limit of a field, which is one for all of Python, is ours only meanwhile."""
    import csv

    limit = csv.field_size_limit(LONGEST_ROW)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(limit)


def _parquet(file: BinaryIO, columns: Columns) -> Iterator[Row]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        names = table.schema_arrow.names
        columns.check(names)
        wanted = [name for name in dict.fromkeys((columns.of_text, columns.id, *TOLD)) if name in names]
        size = file.seek(0, os.SEEK_END)
        per_row = size // max(1, table.metadata.num_rows)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False):
            for cells in batch.to_pylist():
                number += 1
                yield columns.row(number, cells, per_row)
    except (pa.ArrowException, OSError) as error:
        raise ReadError(f"no Parquet file that can be read ({why(error)})") from error

"""Excel workbooks: a bold, frozen head, cells that are no formulas, files that are whole or not there."""

import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reformtext.errors import OutputError
from reformtext.render.csv import safe_cell
from reformtext.render.quoting import one_line

_MOST_CHARACTERS = 32767  # of a cell in a spreadsheet


def workbook(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a workbook of one sheet."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    add_sheet(book, name, head, rows, "A2")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def add_sheet(book: Any, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]], frozen: str) -> None:
    """Add a sheet to a workbook that is written only; `frozen` is the first cell that scrolls."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet = book.create_sheet(name)
    sheet.freeze_panes = frozen
    bold = []
    for text in head:
        bold.append(WriteOnlyCell(sheet, value=_text(text)))
        bold[-1].font = Font(bold=True)
    sheet.append(bold)
    for row in rows:
        sheet.append([_text(value) if isinstance(value, str) else value for value in row])


def put(target: Path, data: bytes | memoryview) -> None:
    """Put a file in its place only when it is whole. Raises OutputError where it cannot be written."""
    if target.is_dir():
        raise OutputError(f"{target}: a folder, not a file to write")
    part = target.with_name(f".{target.stem}.{os.getpid()}{target.suffix}")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


def _text(text: str) -> Any:
    return safe_cell(one_line(text))[:_MOST_CHARACTERS]

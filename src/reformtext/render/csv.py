"""CSV that spreadsheets open rightly and safely: UTF-8 with a mark, and no cell that is read as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reformtext.model import Analysis
from reformtext.render import tables
from reformtext.render.view import View

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: Any) -> Any:
    """Return a cell that no spreadsheet reads as a formula: an apostrophe stands before text that would be.

    >>> safe_cell("=1+1"), safe_cell("-39.7"), safe_cell("——创新")
    ("'=1+1", '-39.7', '——创新')
    """
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    return value if re.fullmatch(r"[+-]\d[\d,]*(?:\.\d+)?", value) else "'" + value


def sheet(analyses: Iterable[Analysis], view: View, *, bom: bool = True) -> Iterator[str]:
    """Yield one table of analyses as CSV piece by piece: the figures, or the part that the view narrows to."""
    name = view.only or "figures"
    shown = [
        (i, column)
        for i, column in enumerate(tables.columns(name))
        if view.explain or column not in tables.EXPLAINING.get(name, ())
    ]
    before = (BOM if bom else "") + _line([column for _, column in shown])
    for analysis in analyses:
        lines = [_line([safe_cell(row[i]) for i, _ in shown]) for row in tables.rows(analysis, name)]
        yield before + "".join(lines)
        before = ""


def _line(cells: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()

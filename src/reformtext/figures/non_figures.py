"""What is written in numerals and is no figure: dates, ordinals, slogans, names, identifiers, idioms."""

import re
from functools import cache

from reformtext.model import NonFigure
from reformtext.resources.files import read_rows

_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_C = r"(?:[一二两三四五六七八九十百千万]{1,4})"


@cache
def patterns() -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """Return one anchored pattern with a group for each row, and the rows' (name, class) in that order."""
    rows = read_rows("non_figures.tsv")
    parts = ("(" + pattern.replace("{n}", _N).replace("{c}", _C) + ")" for _name, _class, _example, pattern in rows)
    return re.compile("|".join(parts)), tuple((name, kind) for name, kind, _example, _pattern in rows)


def non_figure_at(text: str, start: int, end: int) -> tuple[NonFigure, str] | None:
    """Return what at `start` of folded `text` is no figure, with the rule's name; None where nothing is."""
    pattern, names = patterns()
    match = pattern.match(text, start, end)
    if not match or match.lastindex is None or match.end() == start:
        return None
    name, kind = names[match.lastindex - 1]
    return NonFigure(match.start(), match.end(), match[0], kind), name

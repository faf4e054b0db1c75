"""What stands before and after a paragraph and tells what it is about: the paragraphs beside it; for a row of a table,
which has hardly a word of its own, all rows of the table."""

import re
from collections.abc import Sequence
from functools import cache

from reformtext.model import Paragraph, Span

_LONGEST = 2000  # characters of a table that are read: what it is about shows sooner


def neighbours(text: str, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Span | None, Span | None], ...]:
    r"""Return the spans before and after each paragraph, None where nothing stands there.

    >>> text = "粗钢 万吨 26 4.1\n水泥 万吨 44 2.0\n轿车 万辆 3 9.5"
    >>> rows = [Paragraph(0, 12, 0), Paragraph(13, 25, 0), Paragraph(26, 37, 0)]
    >>> neighbours(text, rows)[1]
    ((0, 37), (0, 37))
    >>> neighbours("学校\n医院\n水库", [Paragraph(0, 2, 0), Paragraph(3, 5, 0), Paragraph(6, 8, 0)])[1]
    ((0, 2), (6, 8))
    """
    spans = [(paragraph.start, paragraph.end) for paragraph in paragraphs]
    found: list[tuple[Span | None, Span | None]] = [
        (spans[i - 1] if i else None, spans[i + 1] if i + 1 < len(spans) else None) for i in range(len(spans))
    ]
    rows = [_is_row(text[start:end]) for start, end in spans]
    first = 0
    for i in range(len(spans) + 1):
        if i < len(spans) and rows[i]:
            continue
        if i - first > 1:
            table = (spans[first][0], min(spans[i - 1][1], spans[first][0] + _LONGEST))
            found[first:i] = [(table, table)] * (i - first)
        first = i + 1
    return tuple(found)


def _is_row(line: str) -> bool:
    """Whether a line has cells, one of them a number, and no sentence: 水泥 亿吨 22.1 5.3."""
    return _row().fullmatch(line) is not None and len(line.split()) + line.count("|") > 2


@cache
def _row() -> re.Pattern[str]:
    return re.compile(r"(?=[^\d]*\d)[^，。；！？]{3,120}[\s|][\s|\d.,%+-]+")

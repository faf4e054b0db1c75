"""Lines broken to a width, in PDF files, `<pre>` and old pages, put together to the paragraphs they were."""

from collections.abc import Sequence

_LEAST = 4  # lines from which a width can be seen
_NARROW, _WIDE = 16, 120  # characters of a set line


def width(rows: Sequence[str]) -> int | None:
    """Return the width that lines were broken to, None where they are paragraphs of their own.

    Broken lines are of one length but for the last of each paragraph, and mostly end inside a sentence.
    """
    sizes = sorted(len(row) for row in rows)
    if len(sizes) < _LEAST:
        return None
    full = sizes[int(len(sizes) * 0.9)]
    if not _NARROW <= full <= _WIDE:
        return None
    long = [row for row in rows if full - 4 <= len(row) <= full + 3]
    inside = [row for row in long if not row.endswith(("。", "！", "？", "；", "：", "”", ":", ";"))]
    return full if len(long) >= 0.45 * len(rows) and len(inside) >= 0.6 * len(long) else None


def runs(rows: Sequence[str], indented: Sequence[bool]) -> list[range]:
    """Return the runs of lines that are one paragraph each; every line its own where they were not broken.

    >>> rows = ["全市生产总值增长百分之五，高于全省平", "均水平一个百分点，其中工业贡献最大，", "服务业次之。"]
    >>> rows.append("居民收入也在增长，快于经济增长，也快")
    >>> runs(rows, [True, False, False, True])
    [range(0, 3), range(3, 4)]
    """
    full = width(rows)
    if full is None:
        return [range(i, i + 1) for i in range(len(rows))]
    found: list[range] = []
    start = 0
    for i in range(1, len(rows) + 1):
        ended = i == len(rows) or indented[i] or len(rows[i - 1]) < full - max(4, full // 8)
        if ended:
            found.append(range(start, i))
            start = i
    return found


def join(rows: Sequence[str]) -> str:
    """Return the lines of a paragraph as one: without a gap in Chinese, with one between Latin words."""
    text = ""
    for row in rows:
        gap = (
            " "
            if text and text[-1].isascii() and row[:1].isascii() and text[-1].isalpha() and row[:1].isalpha()
            else ""
        )
        text += gap + row
    return text

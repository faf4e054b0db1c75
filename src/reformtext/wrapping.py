"""Lines broken to a width, in PDF and text files, `<pre>` and old pages, put together to the paragraphs they were."""

from collections.abc import Sequence

from reformtext.model import Span
from reformtext.patterns import lazy

_LEAST = 4  # lines from which a width can be seen
_NARROW, _WIDE = 16, 120  # characters of a set line
_STOPS = ("。", "！", "？", "；", "：", "”", ":", ";")

_OPENS = lazy(
    r"[　\t]| {2}|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|第[一二三四五六七八九十百\d]{1,4}[章条节编]|\d{1,2}[.、．](?!\d)|[①-⑳]|[—–]{2}|[■□◆◇●○▲★☆]"
)
_NUMBER = lazy(r"[\d.,％%-]+")
_NO_PROSE = tuple("#|<>!+•·*-")  # what lines of Markdown, lists and tables begin with
_LEAST_OF_TEXT = 6  # lines from which a text file is taken for broken
_NEARLY = 0.8  # of the width; a line as long that breaks off in a sentence goes on, whatever its Latin letters took
_STOPPED = 0.12  # of the lines have to hold a full stop: a list of headlines, as even as it may be, has none


def width(rows: Sequence[str]) -> int | None:
    """Return the width that lines were broken to, in Chinese characters; None where they are paragraphs of their own.

    Broken lines are of one length but for the last of each paragraph, and mostly end inside a sentence.
    """
    sizes = [_size(row) for row in rows]
    if len(sizes) < _LEAST:
        return None
    full = sorted(sizes)[int(len(sizes) * 0.9)]
    if not _NARROW <= full <= _WIDE:
        return None
    long = [row for row, size in zip(rows, sizes, strict=True) if full - 4 <= size <= full + 3]
    inside = [row for row in long if not row.endswith(_STOPS)]
    return full if len(long) >= 0.45 * len(rows) and len(inside) >= 0.6 * len(long) else None


def runs(rows: Sequence[str], indented: Sequence[bool], full: int | None) -> list[range]:
    """Return the runs of lines that are one paragraph each, broken to the width `full`; every line its own where that
    is None.

    >>> rows = ["全市生产总值增长百分之五，高于全省平", "均水平一个百分点，其中工业贡献最大，", "服务业次之。"]
    >>> rows.append("居民收入也在增长，快于经济增长，也快")
    >>> runs(rows, [True, False, False, True], width(rows))
    [range(0, 3), range(3, 4)]
    """
    if full is None:
        return [range(i, i + 1) for i in range(len(rows))]
    found: list[range] = []
    start = 0
    for i in range(1, len(rows) + 1):
        ended = i == len(rows) or indented[i] or _ends(rows[i - 1], full)
        if ended:
            found.append(range(start, i))
            start = i
    return found


def _ends(row: str, full: int) -> bool:
    """Whether a line is the last of its paragraph: clearly short, or a little and with its sentence at an end."""
    size = _size(row)
    if size >= full - max(4, full // 8):
        return False
    return size < _NEARLY * full or row.endswith((*_STOPS, *"…）)"))


def paragraphs(text: str, lines: Sequence[Span]) -> list[range]:
    """Return the runs of a text file's lines, given as spans, that are one paragraph each."""
    rows = [text[start:end] for start, end in lines]
    prose = [_is_prose(row) for row in rows]
    told = [row for row, is_prose in zip(rows, prose, strict=True) if is_prose]
    full = width(told) if len(told) >= _LEAST_OF_TEXT else None
    if full is not None and sum("。" in row for row in told) < _STOPPED * len(told):
        full = None
    opens = [_opens(text, lines, prose, i) for i in range(len(lines))] if full else []
    return runs(rows, opens, full)


def _opens(text: str, lines: Sequence[Span], prose: Sequence[bool], i: int) -> bool:
    """Whether a line opens a paragraph: by its indent, its number, a blank line or what is no prose before it."""
    if i == 0 or not (prose[i] and prose[i - 1]):
        return True
    start = lines[i][0]
    between = text[lines[i - 1][1] : start]
    if between.count("\n") != 1:
        return True
    return bool(_OPENS.match(between.rpartition("\n")[2] + text[start : start + 8]))


def _is_prose(row: str) -> bool:
    """Whether a line is none of a list or a table: 氧化铝 万吨 3769.6 10.3."""
    if len(row) > 2 * _WIDE:
        return True
    cells = row.split()
    in_cells = len(cells) > 2 and any(map(_NUMBER.fullmatch, cells))
    return not (row.startswith(_NO_PROSE) or "|" in row or "\t" in row or in_cells)


def gap(before: str, after: str) -> str:
    """Return what stands between two lines of a paragraph that are put together: a space between Latin words."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return " " if latin else ""


def join(rows: Sequence[str]) -> str:
    """Return the lines of a paragraph as one: without a gap in Chinese, with one between Latin words."""
    text = ""
    for row in rows:
        text += gap(text, row) + row
    return text


def _size(row: str) -> int:
    """The width of a line in Chinese characters, of which two Latin ones or digits take one."""
    return len(row) - sum(map(str.isascii, row)) // 2

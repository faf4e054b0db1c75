"""Which lines are headings: numbered ones, bold and Markdown ones, and bare short lines between prose."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from reformtext.characters import fold
from reformtext.model import Span
from reformtext.resources.headings import heading_words
from reformtext.structure.marks import Mark, read_mark

_LONGEST_BARE = 50
_LONGEST_NUMBERED = 60
_LONGEST_LIST_LIKE = 40  # 1. (1) ①, and lines that end with a full stop
_SHORTEST_BARE = 4
_PROSE = 60  # a line as long as this is prose whatever it ends with
_LONGEST_LEAD_IN = 45
_LEAD_IN_KINDS = ("part", "chapter", "section", "han", "paren_han")
_LIST_LIKE = ("nth", "item", "digit", "paren_digit", "circled")
_STOPS = "。！？!?｡"
_NUMBER_SIGNS = str.maketrans(dict.fromkeys("%‰+-±.,，—–"))  # in a cell of a table they stand beside digits
_CLOSERS = "”’」』）)》】\"'*"

Form = Literal["numbered", "bare", "marked", "lead_in", "prose", "open", "address", "picture", "other"]


class Heading(NamedTuple):
    """A heading: its line, its words as quoted, its numbering and the depth of a Markdown mark."""

    line: int
    text: str
    numbering: str = ""
    number: int = 0
    depth: int = 0
    run_in: bool = False  # the paragraph goes on after it


class _Line(NamedTuple):
    """What a line could be, judged alone: a heading by its marks, a bare short line, prose, or none of these (prose
    that is open at its end, an address 各位代表：, a picture or rule, table rows, captions, datelines, list items)."""

    form: Form
    mark: Mark
    heading_end: int = 0


def find_headings(text: str, lines: Sequence[Span]) -> list[Heading]:
    """Return the headings among the lines, in order.

    >>> text = "起步早。\\n一、回顾\\n有成效。"
    >>> [heading.text for heading in find_headings(text, [(0, 4), (5, 9), (10, 14)])]
    ['一、回顾']
    """
    judged = [_judge(text, start, end) for start, end in lines]
    listed = _list_items(text, lines, judged)
    if judged and judged[-1].mark.numbering in _LIST_LIKE:
        listed.add(len(judged) - 1)  # with nothing under it
    titled = [line.form in ("numbered", "marked", "lead_in") and i not in listed for i, line in enumerate(judged)]
    bare = _bare_headings(judged, titled)
    return [
        Heading(
            i,
            text[line.mark.start : line.heading_end],
            line.mark.numbering,
            line.mark.number,
            line.mark.depth,
            line.form == "lead_in",
        )
        for i, line in enumerate(judged)
        if (titled[i] if line.form in ("numbered", "lead_in") else bare[i])
    ]


def _judge(text: str, start: int, end: int) -> _Line:
    mark = read_mark(text, start, end)
    size = mark.end - mark.start
    if text.startswith(("![", "<!--"), mark.start) or not any(map(str.isalnum, text[start:end])):
        return _Line("picture", mark)
    if _is_other(text, start, end, mark):
        return _Line("other", mark)
    if mark.numbering:
        lead_in = _lead_in(text, mark)
        if _is_numbered_heading(text, mark):
            return _Line("numbered", mark, _without_stop(text, mark.start, mark.end))
        if lead_in and mark.numbering in _LEAD_IN_KINDS:
            return _Line("lead_in", mark, _without_stop(text, mark.start, lead_in))
        return _Line("prose", mark)
    last = text[mark.end - 1 : mark.end]
    if size <= _LONGEST_BARE and last in "：:" and (mark.depth == 0):
        return _Line("address", mark)  # 各位代表：, or a line that opens a list
    closed = _is_closed(text, mark.start, mark.end)
    shortest = 2 if mark.depth or mark.bold or mark.ornament else _SHORTEST_BARE
    if shortest <= size <= _LONGEST_BARE and not closed and not _has_stop(text, mark.start, mark.end):
        form: Form = "marked" if mark.depth or mark.bold or mark.ornament else "bare"
        return _Line(form, mark, mark.end)
    if text[mark.end - 1] in "，,、":
        return _Line("open", mark)
    return _Line("prose" if closed or size >= _PROSE else "other", mark)


def _is_other(text: str, start: int, end: int, mark: Mark) -> bool:
    """Whether a line is none of the article's own prose: table rows, captions, list items, datelines, bylines."""
    line = text[mark.start : mark.end]
    if mark.numbering:
        return mark.numbering in _LIST_LIKE and len(line) <= _PROSE and _is_row(text[mark.words : mark.end])
    if text[mark.start] in "#|<>!-+•·" or text.startswith(("* ", "——", "--", "――"), mark.start):
        return not _is_closed(text, start, end)
    if len(line) > _PROSE:
        return False
    return "|" in line or "\t" in line or _is_wrapped(line) or _is_row(line) or bool(_not_headings().search(line))


def _is_wrapped(line: str) -> bool:
    """Whether a line stands whole in brackets, as notes and titles of documents do."""
    return len(line) > 1 and (line[0] + line[-1]) in ("（）", "()", "《》", "[]", "〔〕")


def _is_row(line: str) -> bool:
    """Cells parted by spaces of which one is a number: 氧化铝 万吨 3769.6 10.3."""
    cells = fold(line).translate(_NUMBER_SIGNS).split(" ")
    return len(cells) > 1 and any(cell.isdigit() for cell in cells)


@cache
def _not_headings() -> re.Pattern[str]:
    words = {place: "|".join(map(re.escape, found)) for place, found in heading_words().items()}
    number = r"[\d一二三四五六七八九十]{1,3}"
    return re.compile(
        rf"^(?:{words['label']})\s?[：:]"
        rf"|^(?:{words['caption']})\s?{number}(?![\d个项条年月亿万])"
        rf"|^(?:{words['opening']})"
        rf"|^[（(]?[\d一二〇○零九]\S{{3}}\s?年\s?{number}\s?月(?:\s?{number}\s?日)?[）)]?$"
        rf"|(?:{words['role']})[\s　]{{1,4}}\S[\s　]{{0,3}}\S(?:[\s　]{{0,3}}\S)?$"
        rf"|(?:{words['tail']})$"
    )


def _is_closed(text: str, start: int, end: int) -> bool:
    """Whether a line ends as prose does: with a stop, perhaps inside closing marks; a comma or colon also ends none."""
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    return end > start and text[end - 1] in "。！？!?｡…；;，,：:、"


def _has_stop(text: str, start: int, end: int) -> bool:
    return any(text[i] in "。！？!?｡；;" for i in range(start, end))


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "。：:；;*_ 　":
        end -= 1
    return end


def _is_numbered_heading(text: str, mark: Mark) -> bool:
    """Whether a numbered line is all heading: short, one clause, ended by nothing or by one full stop or colon."""
    words, end = mark.words, mark.end
    if words == end:
        return mark.numbering in _LEAD_IN_KINDS  # 第一章, or （一） alone as features are parted
    if end - words > _LONGEST_NUMBERED:
        return False
    last = text[end - 1]
    if last in "；;，,、…" or (mark.numbering in _LIST_LIKE and any(text[i] in "：:" for i in range(words, end))):
        return False
    if last in "。：:！？!?":
        if end - words > _LONGEST_LIST_LIKE:
            return False
        if mark.numbering in _LIST_LIKE and any(text[i] in "，," for i in range(words, end)):
            return False  # 一是健全机制，确保落实。 is a sentence, 第一，投资的规模问题。 a heading
        end -= 1
    elif mark.numbering in _LIST_LIKE and end - words > _LONGEST_LIST_LIKE:
        return False
    return not _has_stop(text, words, end)


def _lead_in(text: str, mark: Mark) -> int:
    """Where the title that a numbered paragraph opens with ends (（一）经济稳步提升。地区生产总值…), or 0."""
    if mark.bold_until:
        return mark.bold_until if mark.bold_until - mark.words <= _LONGEST_NUMBERED else 0
    for i in range(mark.words, min(mark.end, mark.words + _LONGEST_LEAD_IN)):
        if text[i] in _STOPS:
            return i + 1 if i > mark.words and text[i] in "。！｡" and i + 1 < mark.end else 0
        if text[i] in "；;：:":
            return 0
    return 0


def _list_items(text: str, lines: Sequence[Span], judged: Sequence[_Line]) -> set[int]:
    """Return the numbered lines that are items of a list: they follow each other with nothing in between, or one of
    their run ends with a semicolon."""
    items: set[int] = set()
    run: list[int] = []
    for i in range(len(judged) + 1):
        line = judged[i] if i < len(judged) else None
        if line and run and line.mark.numbering and line.mark.numbering == judged[run[-1]].mark.numbering:
            run.append(i)
            continue
        if run:
            whole = [j for j in run if judged[j].form == "numbered"]
            if (
                (len(run) > 1 and judged[run[0]].mark.numbering in _LIST_LIKE)
                or (len(whole) > 2 and len(whole) >= len(run) - 1)
                or any(text[lines[j][1] - 1] in "；;" for j in run)
            ):
                items.update(run)
            else:
                items.update(j for j in whole if j != run[-1])
        run = [i] if line and line.mark.numbering else []
    return items


def _bare_headings(judged: Sequence[_Line], titled: Sequence[bool]) -> list[bool]:
    """Return for each bare or marked line whether its neighbours make it a heading.

    Below it stands prose or a heading that can stand under it, above it anything but tables and runs of short lines.
    Before any prose stand titles and signatures: there only a line right above prose counts, and only where the
    article has other headings of its form.
    """
    shown = [i for i, line in enumerate(judged) if line.form != "picture"]
    found = [False] * len(judged)
    opening: int | None = None
    prose_seen = False
    for k, i in enumerate(shown):
        line = judged[i]
        prose_seen = prose_seen or line.form in ("prose", "open", "lead_in") or (line.form == "numbered" and titled[i])
        if line.form not in ("bare", "marked") or k + 1 == len(shown):
            continue
        below = shown[k + 1]
        if not (_can_stand_under(judged[below], line) and (titled[below] or judged[below].form != "numbered")):
            continue
        if not prose_seen:
            opening = i if judged[below].form == "prose" else opening
        else:
            found[i] = line.form == "marked" or _can_follow([judged[j] for j in shown[max(0, k - 2) : k]])
    if opening is not None and any(found[i] and judged[i].form == judged[opening].form for i in shown):
        found[opening] = True
    return found


def _can_stand_under(below: _Line, line: _Line) -> bool:
    if below.form == "marked":
        if line.mark.depth and below.mark.depth:
            return below.mark.depth > line.mark.depth
        return line.form == "bare" or line.mark.depth > 0 or below.mark.depth > 0
    if below.form == "bare":
        return line.form == "marked"
    return below.form in ("prose", "open", "lead_in", "numbered", "address") or line.mark.depth > 0


def _can_follow(above: Sequence[_Line]) -> bool:
    """Whether a bare line may follow the two lines above it: after two short lines it is one more row of a list."""
    short = [line.form in ("bare", "other") for line in above]
    return not (above and above[-1].form in ("open", "other")) and not (len(short) == 2 and all(short))

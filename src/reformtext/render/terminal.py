"""The terminal view: one screen that says what an article says, in lines that fit."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reformtext.model import Analysis
from reformtext.render import labels
from reformtext.render.quoting import cut, one_line, visible, width
from reformtext.render.view import View, tone_of, words_of

NARROWEST, WIDEST = 40, 120
_BOLD, _DIM, _HEAD, _NUMBER, _BAR, _DOUBT = "1", "2", "1;36", "1;32", "36", "33"
_MOST_THEMES = 6
_MOST_MENTION_LINES = 2
_MOST_DOUBTS = 6
_GAP = "  "
# Columns a cell may take at most; what is left over goes to the subject.
_MOST = {"数字": 22, "规范值": 26, "对象": 48, "变化": 4, "性质": 9, "时间": 21, "地点": 16, "规则": 60}
_LEAST_SUBJECT = 10
_LEAST_TO_SHOW = {"规范值": 110, "地点": 70, "时间": 48, "变化": 40, "性质": 40, "规则": 100}  # columns of the terminal


@dataclass(frozen=True, slots=True)
class Screen:
    """The terminal that is written to: its columns, and whether it shows colour."""

    columns: int = 100
    colour: bool = False

    def style(self, code: str, text: str) -> str:
        """The text in a style, where the terminal has any."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

    @property
    def room(self) -> int:
        """The columns to fill: long lines are hard to read, very short ones hold no table."""
        return max(NARROWEST, min(self.columns, WIDEST))


@cache
def _units() -> re.Pattern[str]:
    """What stays on one line: a number with its unit, a Latin word or one character, with marks that cling to it."""
    opening, closing = "“‘（《〈【「『(", "，。；：、！？”’）》〉】」』…,.;:!?)%×"
    number = r"[0-9]+(?:[.,:/+\-][0-9]+)*[余多几]?[十百千万亿]{0,2}[余多]?[\u4e00-\u9fff%]?"
    return re.compile(rf"[{opening}]*(?:{number}|[A-Za-z]+|[\s\S])[{closing}]*")


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text in lines of at most so many columns; no line begins with a closing mark or cuts a number.

    >>> wrapped("累计减贫170.15万人，全部出列。", 12)
    ['累计减贫', '170.15万人，', '全部出列。']
    """
    lines: list[str] = []
    line, used = "", 0
    for unit in _fitting(text, columns):
        if used + width(unit) > columns:
            lines.append(line.rstrip())
            line, used = "", 0
        added = unit if line else unit.lstrip()
        line += added
        used += width(added)
    return [*lines, line.rstrip()] if line.strip() else lines


def _fitting(text: str, columns: int) -> Iterator[str]:
    for found in _units().finditer(text):
        if width(found[0]) <= columns:
            yield found[0]
        else:
            yield from found[0]


def screens(analyses: Iterable[Analysis], view: View, screen: Screen) -> Iterator[str]:
    """Yield the view of each analysis, with a rule between two."""
    before = ""
    for analysis in analyses:
        yield before + overview(analysis, view, screen)
        before = "\n" + screen.style(_DIM, "─" * screen.room) + "\n\n"


def overview(analysis: Analysis, view: View | None = None, screen: Screen | None = None) -> str:
    """Return the view of one analysis."""
    view, screen = view or View(), screen or Screen()
    blocks = [_head(analysis, screen)]
    if view.shows("summary"):
        blocks += [_lead(analysis, screen), _points(analysis, screen)]
    if view.only == "figures":
        blocks.append(_figures(analysis, "数字", range(len(analysis.figures)), view, screen))
    elif view.shows("summary"):
        blocks.append(_figures(analysis, "关键数字", analysis.summary.key_figures, view, screen))
        blocks.append(_firsts(analysis, screen))
    if view.shows("themes"):
        blocks.append(_themes(analysis, view, screen))
    if view.shows("mentions"):
        blocks.append(_mentions(analysis, view, screen))
    if view.tone:
        blocks.append(["语气  " + labels.tone_line(tone_of(analysis))])
    if view.only == "words":
        words = "  ".join(one_line(word.text) for word in words_of(analysis))
        blocks.append(wrapped(words, screen.room))
    if view.only is None:
        blocks.append(_doubts(analysis, screen))
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks if block) + "\n"


def _head(analysis: Analysis, screen: Screen) -> list[str]:
    document = analysis.document
    title = wrapped(labels.title_of(document), screen.room)
    source = wrapped(labels.source_line(document), screen.room)
    return [*(screen.style(_BOLD, line) for line in title), *(screen.style(_DIM, line) for line in source)]


def _points(analysis: Analysis, screen: Screen) -> list[str]:
    if not analysis.summary.sentences:
        return []
    lines = [screen.style(_HEAD, "要点")]
    for order, point in enumerate(analysis.summary.points, 1):
        numbers = [one_line(figure.text) for figure in analysis.figures if figure.sentence == point.sentence]
        theme = labels.point_theme(point)
        told = (f"〔{theme}〕" if theme else "") + labels.point(analysis, point)
        mark = f"{order}. "
        for line in wrapped(told, screen.room - 3):
            lines.append(screen.style(_DIM, mark) + _with_numbers(line, numbers, screen))
            mark = "   "
    return lines


def _lead(analysis: Analysis, screen: Screen) -> list[str]:
    lead = labels.lead(analysis)
    return [screen.style(_BOLD, line) for line in wrapped(lead, screen.room)] if lead else []


def _firsts(analysis: Analysis, screen: Screen) -> list[str]:
    found = labels.firsts(analysis)
    lines = [screen.style(_HEAD, "排名与首创")] if found else []
    for clause in found:
        first, *rest = wrapped(clause, screen.room - 2)
        lines += [f"· {first}", *(f"  {line}" for line in rest)]
    return lines


def _with_numbers(line: str, numbers: Sequence[str], screen: Screen) -> str:
    """A line of a quotation with its figures in their colour; one that is broken over two lines stays plain."""
    if not screen.colour or not numbers:
        return line
    longest_first = "|".join(map(re.escape, sorted(set(numbers), key=len, reverse=True)))
    return re.sub(rf"(?<![\d.])(?:{longest_first})", lambda found: screen.style(_NUMBER, found[0]), line)


def _figures(analysis: Analysis, heading: str, wanted: Sequence[int], view: View, screen: Screen) -> list[str]:
    total = len(analysis.figures)
    if not wanted:
        return [screen.style(_HEAD, heading), screen.style(_DIM, "没有找到数字。")]
    table = labels.figure_table(analysis, wanted, explain=view.explain)
    count = f"{len(wanted)}/{total}" if len(wanted) < total else f"{total}"
    lines = [screen.style(_HEAD, heading) + screen.style(_DIM, f" {count}{_GAP}{table.shared}")]
    shown = [i for i, head in enumerate(table.heads) if screen.columns >= _LEAST_TO_SHOW.get(head, 0)]
    heads = [table.heads[i] for i in shown]
    rows = [[visible(row[i]) for i in shown] for row in table.rows]
    sizes = _sizes(heads, rows, screen.room)
    lines.append(screen.style(_DIM, _row(heads, sizes)))
    for row, index in zip(rows, table.figures, strict=True):
        style = _DOUBT if analysis.figures[index].flags else _NUMBER
        first, rest = _padded(row[0], sizes[0]), _row(row[1:], sizes[1:])
        lines.append(screen.style(style, first) + _GAP + rest)
    if view.explain:
        told = "；".join(f"{name} {visible(meaning)}" for name, meaning in labels.rules_of(analysis, wanted))
        lines += [screen.style(_DIM, line) for line in wrapped(f"规则：{told}", screen.room)]
    return lines


def _sizes(heads: Sequence[labels.Head], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    sizes = [min(_MOST[head], max(width(head), *(width(row[i]) for row in rows))) for i, head in enumerate(heads)]
    if "对象" in heads:
        at = heads.index("对象")
        others = sum(sizes) - sizes[at] + len(_GAP) * (len(sizes) - 1)
        sizes[at] = max(_LEAST_SUBJECT, min(sizes[at], room - others))
    return sizes


def _row(cells: Sequence[str], sizes: Sequence[int]) -> str:
    return _GAP.join(_padded(cell, size) for cell, size in zip(cells, sizes, strict=True))


def _padded(cell: str, size: int) -> str:
    shown = cut(cell, size)
    return shown + " " * (size - width(shown))


def _themes(analysis: Analysis, view: View, screen: Screen) -> list[str]:
    if not analysis.themes:
        return []
    themes = analysis.themes if view.only == "themes" else analysis.themes[:_MOST_THEMES]
    lines = [screen.style(_HEAD, "主题")]
    size = max(width(one_line(theme.zh)) for theme in themes)
    bar = max(8, min(24, screen.room // 4))
    room = screen.room - size - bar - 5 - 3 * len(_GAP)
    for theme in themes:
        filled = _filled(theme.share, bar)
        terms = [
            f"{one_line(term)}×{times}" if times > 1 else one_line(term)
            for term, times in labels.terms_of(analysis, theme.id).items()
        ]
        line = _padded(one_line(theme.zh), size) + f"{_GAP}{screen.style(_BAR, filled)}{' ' * (bar - len(filled))}"
        line += f"{_GAP}{theme.share:>4.0%}"
        if room >= 12:
            line += _GAP + screen.style(_DIM, cut("、".join(terms), room))
        lines.append(line)
    return lines


def _filled(share: float, columns: int) -> str:
    """A bar to an eighth of a column."""
    eighths = max(1, min(columns * 8, round(share * columns * 8)))
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def _mentions(analysis: Analysis, view: View, screen: Screen) -> list[str]:
    lines: list[str] = []
    for kind, name in labels.MENTIONS.items():
        found = [visible(labels.mention_label(mention)) for mention in labels.mentions_of(analysis, kind)]
        if not found:
            continue
        listed = wrapped("、".join(found), screen.room - 6)
        if view.only is None and len(listed) > _MOST_MENTION_LINES:
            listed = _shortened(found, screen.room - 6)
        lines += [screen.style(_HEAD, name) + _GAP + listed[0], *("      " + line for line in listed[1:])]
    return lines


def _shortened(found: Sequence[str], room: int) -> list[str]:
    """As many of the mentions as fit on the lines that they may take, and how many there are."""
    ending = f"等{len(found)}项"
    shown = list(found)
    while len(shown) > 1 and len(wrapped("、".join(shown) + ending, room)) > _MOST_MENTION_LINES:
        shown.pop()
    return wrapped("、".join(shown) + ending, room)


def _doubts(analysis: Analysis, screen: Screen) -> list[str]:
    notes = [*labels.doubts(analysis), *map(one_line, analysis.document.warnings)]
    if not notes:
        return []
    left = len(notes) - _MOST_DOUBTS
    lines = [screen.style(_DOUBT, "存疑")]
    for note in notes[:_MOST_DOUBTS]:
        first, *others = wrapped(note, screen.room - 2)
        lines += [f"· {first}", *(f"  {line}" for line in others)]
    return [*lines, f"  另有{left}处"] if left > 0 else lines

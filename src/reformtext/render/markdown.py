"""Markdown to paste into a memo: what the article says, its key figures with quotes, its names, its doubts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reformtext.model import Analysis
from reformtext.render import labels
from reformtext.render.quoting import one_line
from reformtext.render.view import View, tone_of, words_of

_SPECIAL = re.compile(r"([\\`*\[\]<>|#~$&]|(?<![^\W_])_|_(?![^\W_]))")  # an underline inside a word marks nothing
_OPENING = re.compile(
    r"^(?:([-+=:])|(\d{1,9})([.)])(?=\s|$))"
)  # what opens a list, a rule or a heading at the start of a line


def escaped(text: str) -> str:
    r"""Return a quotation on one line in which nothing is read as Markdown or HTML.

    >>> escaped("<b>第1项|第2项</b>\n\n- 其他")
    '\\<b\\>第1项\\|第2项\\</b\\> - 其他'
    """
    quoted = _SPECIAL.sub(r"\\\1", one_line(text))
    return _OPENING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", quoted)


def memos(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    """Yield the memo of each analysis, with a rule between two."""
    before = ""
    for analysis in analyses:
        yield before + memo(analysis, view)
        before = "\n---\n\n"


def memo(analysis: Analysis, view: View | None = None) -> str:
    """Return the memo of one analysis; every quotation is the document's own text."""
    view = view or View()
    blocks = [_head(analysis)]
    if view.shows("summary"):
        blocks += [_lead(analysis), _points(analysis)]
    if view.only == "figures":
        blocks.append(_figures(analysis, "数字", range(len(analysis.figures)), view))
    elif view.shows("summary"):
        blocks.append(_figures(analysis, "关键数字", analysis.summary.key_figures, view))
        blocks.append(_firsts(analysis))
    if view.shows("themes"):
        blocks.append(_themes(analysis, view))
    if view.shows("mentions"):
        blocks.append(_mentions(analysis, view))
    if view.tone:
        blocks.append(["## 语气", "", labels.tone_line(tone_of(analysis))])
    if view.only == "words":
        blocks.append([escaped(" ".join(one_line(word.text) for word in words_of(analysis)))])
    if view.only is None:
        blocks.append(_doubts(analysis))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(analysis: Analysis) -> list[str]:
    document = analysis.document
    lines = [f"# {escaped(labels.title_of(document))}", "", escaped(labels.source_line(document))]
    name = labels.file_name(document)
    if name and labels.title_of(document) != name:
        lines[-1] += f" · {escaped(name)}"
    return lines


def _lead(analysis: Analysis) -> list[str]:
    lead = labels.lead(analysis)
    return [f"> {escaped(lead)}"] if lead else []


def _points(analysis: Analysis) -> list[str]:
    """The points; a theme of several is said once, above them."""
    lines = []
    for theme, group in groupby(analysis.summary.points, labels.point_theme):
        told = [escaped(labels.point(analysis, point)) for point in group]
        if theme and len(told) > 1:
            lines += [f"- **{escaped(theme)}**", *(f"  - {quote}" for quote in told)]
        else:
            lines += [f"- **{escaped(theme)}** {quote}" if theme else f"- {quote}" for quote in told]
    return ["## 要点", "", *lines] if lines else []


def _firsts(analysis: Analysis) -> list[str]:
    lines = [f"- {escaped(clause)}" for clause in labels.firsts(analysis)]
    return ["## 排名与首创", "", *lines] if lines else []


def _figures(analysis: Analysis, heading: str, wanted: Sequence[int], view: View) -> list[str]:
    if not wanted:
        return []
    table = labels.figure_table(analysis, wanted, explain=view.explain)
    placed = view.explain or view.only == "figures"  # where a figure stands is for whoever checks it
    heads = (*table.heads, "原文", *(("位置",) if placed else ()))
    lines = [f"## {heading}", ""]
    if table.shared:
        lines += [escaped(table.shared), ""]
    lines += ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for row, index in zip(table.rows, table.figures, strict=True):
        figure = analysis.figures[index]
        quote = escaped(labels.excerpt(analysis, figure))
        cells = (f"**{escaped(row[0])}**", *map(escaped, row[1:]), quote)
        cells += (f"{figure.start}–{figure.end}",) if placed else ()
        lines.append("| " + " | ".join(cells) + " |")
    if view.explain:
        told = [f"`{name}` {escaped(meaning)}" for name, meaning in labels.rules_of(analysis, wanted)]
        lines += ["", "规则：" + "；".join(told)]
    return lines


def _themes(analysis: Analysis, view: View) -> list[str]:
    if not analysis.themes:
        return []
    lines = ["## 主题", ""]
    for theme in analysis.themes if view.only or view.explain else labels.themes_of(analysis):
        terms = [f"{escaped(term)}×{times}" for term, times in labels.terms_of(analysis, theme.id).items()]
        shown = terms if view.explain else terms[:6]
        lines.append(f"- {escaped(theme.zh)} {theme.share:.0%}：{'、'.join(shown)}")
    return lines


def _mentions(analysis: Analysis, view: View) -> list[str]:
    lines: list[str] = []
    for kind, name in labels.MENTIONS.items():
        whole = view.only is not None or view.explain
        if found := labels.names_of(analysis, kind, whole=whole):
            lines += [f"## {name}", "", "、".join(map(escaped, found)), ""]
    return lines[:-1]


def _doubts(analysis: Analysis) -> list[str]:
    notes = [*labels.doubts(analysis), *analysis.document.warnings]
    return ["## 存疑", "", *(f"- {escaped(note)}" for note in notes)] if notes else []

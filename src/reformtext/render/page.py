"""The article as one HTML page with its evidence marked: no script, nothing fetched, everything quoted escaped."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from reformtext.model import Analysis, Figure, Paragraph
from reformtext.render import labels
from reformtext.render.quoting import one_line, unbroken, visible
from reformtext.render.view import View, tone_of, words_of

CLOSING = "</body>\n</html>\n"
_MOST_TERMS = 8


def pages(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    """Yield one self-contained page with every analysis, piece by piece; its title is the first article's."""
    closing = ""
    for number, analysis in enumerate(analyses):
        if not closing:
            yield opening(labels.title_of(analysis.document))
            closing = CLOSING
        yield article(analysis, f"a{number}", view) + "\n"
    yield closing


def notebook(analysis: Analysis) -> str:
    """Return the article for a notebook: the same marks, in styles that reach nothing outside."""
    name = f"rt{analysis.document.sha256[:8]}"
    return f"<style>\n{_style('article.css')}</style>\n{article(analysis, name, View())}"


@cache
def _style(name: str) -> str:
    return files("reformtext.render").joinpath(name).read_text(encoding="utf-8")


def opening(title: str, *more: str) -> str:
    """Return the head of a page, with `more` styles beside those of an article; CLOSING ends the page."""
    style = "".join(map(_style, ("page.css", "article.css", *more)))
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _policy(style: str) -> str:
    """Nothing is loaded, run or sent; of styles, only ours."""
    import base64
    import hashlib

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def article(analysis: Analysis, name: str, view: View) -> str:
    """Return an analysis as one element; `name` keeps the anchors of several articles apart."""
    linked = name if view.text and view.only is None else None
    side: list[str] = []
    if view.shows("summary"):
        side += [_lead(analysis), _points(analysis, linked)]
    if view.only == "figures":
        side.append(_figures(analysis, "数字", range(len(analysis.figures)), linked, view))
    elif view.shows("summary"):
        side.append(_figures(analysis, "关键数字", analysis.summary.key_figures, linked, view))
        side.append(_firsts(analysis))
    if view.shows("themes"):
        side.append(_themes(analysis, view))
    if view.shows("mentions"):
        side.append(_mentions(analysis, view))
    if view.tone:
        side.append(_section("tone", "语气", f"<p>{labels.tone_line(tone_of(analysis))}</p>\n"))
    if view.only is None:
        side.append(_doubts(analysis))
    body = ""
    if view.only == "words":
        words = " ".join(f'<span title="{attribute(w.tag)}">{shown(w.text)}</span>' for w in words_of(analysis))
        body = f'<div class="rt-text rt-words">{words}</div>\n'
    elif linked:
        body = (
            f'<div class="rt-text">\n{_legend(analysis)}{_body(analysis, linked, view)}{_furniture(analysis)}</div>\n'
        )
    title = shown(labels.title_of(analysis.document))
    return (
        f'<article class="reformtext" lang="zh-CN">\n<header>\n<h1>{title}</h1>\n'
        f'<p class="rt-source">{shown(labels.source_line(analysis.document))}</p>\n</header>\n'
        f'<div class="rt-columns">\n<div class="rt-side">\n{"".join(side)}</div>\n{body}</div>\n</article>'
    )


def shown(quotation: str) -> str:
    """Return a quotation as text of a page."""
    return escape(visible(quotation), quote=False)


def attribute(quotation: str) -> str:
    """Return a quotation as the value of an attribute."""
    return escape(one_line(quotation), quote=True)


def _section(kind: str, heading: str, inner: str) -> str:
    return f'<section class="rt-{kind}">\n<h2>{heading}</h2>\n{inner}</section>\n'


def _points(analysis: Analysis, linked: str | None) -> str:
    items = []
    for point in analysis.summary.points:
        index = point.sentence
        quote = shown(labels.point(analysis, point))
        theme = labels.point_theme(point)
        told = f"<b>{shown(theme)}</b> " if theme else ""
        link = f'\u00a0<a href="#{linked}-s{index}" title="原文">¶</a>' if linked else ""
        items.append(f"<li>{told}{quote}{link}</li>\n")
    return _section("points", "要点", f"<ol>\n{''.join(items)}</ol>\n") if items else ""


def _figures(analysis: Analysis, heading: str, wanted: Sequence[int], linked: str | None, view: View) -> str:
    if not wanted:
        return _section("figures", heading, "<p>没有找到数字。</p>\n")
    table = labels.figure_table(analysis, wanted, explain=view.explain)
    lines = []
    for row, index in zip(table.rows, table.figures, strict=True):
        figure = analysis.figures[index]
        number = f'<a href="#{linked}-f{index}">{shown(row[0])}</a>' if linked else shown(row[0])
        known = dict(zip(table.heads, row, strict=True))
        subject = known.pop("对象", "")
        known.pop("数字")
        more = "".join(f"<span>{shown(value)}</span>" for value in known.values() if value)
        lines.append(
            f'<tr><th scope="row" class="rt-{figure.status}" title="{attribute(_tip(figure, view))}">{number}</th>'
            f"<td>{shown(subject)}{_doubt_sign(figure)}<small>{more}</small></td></tr>\n"
        )
    shared = f"<caption>{shown(table.shared)}</caption>" if table.shared else ""
    return _section("figures", heading, f"<table>{shared}<tbody>\n{''.join(lines)}</tbody></table>\n")


def _lead(analysis: Analysis) -> str:
    lead = labels.lead(analysis)
    return f'<blockquote class="rt-lead">{shown(lead)}</blockquote>\n' if lead else ""


def _firsts(analysis: Analysis) -> str:
    items = "".join(f"<li>{shown(clause)}</li>\n" for clause in labels.firsts(analysis))
    return _section("firsts", "排名与首创", f"<ul>\n{items}</ul>\n") if items else ""


def _doubt_sign(figure: Figure) -> str:
    return (
        f' <b class="rt-doubt" title="{attribute("；".join(labels.doubts_of(figure)))}">?</b>' if figure.flags else ""
    )


def _themes(analysis: Analysis, view: View) -> str:
    lines = []
    for theme in analysis.themes:
        terms = [f"{term}×{times}" for term, times in labels.terms_of(analysis, theme.id).items()]
        told = "、".join(terms if view.explain else terms[:_MOST_TERMS])
        filled = f'<rect width="{100 * theme.share:.1f}" height="4"/>'
        bar = f'<svg viewBox="0 0 100 4" preserveAspectRatio="none">{filled}</svg>'
        lines.append(
            f"<li><span>{shown(theme.zh)}</span> <b>{theme.share:.0%}</b>{bar}<small>{shown(told)}</small></li>\n"
        )
    return _section("themes", "主题", f"<ul>\n{''.join(lines)}</ul>\n") if lines else ""


def _mentions(analysis: Analysis, view: View) -> str:
    lines = []
    for kind, name in labels.MENTIONS.items():
        if found := labels.names_of(analysis, kind, whole=view.only is not None or view.explain):
            lines.append(f'<dt class="rt-{kind}">{name}</dt>\n<dd>{"、".join(map(shown, found))}</dd>\n')
    return _section("mentions", "提及", f"<dl>\n{''.join(lines)}</dl>\n") if lines else ""


def _doubts(analysis: Analysis) -> str:
    notes = [*labels.doubts(analysis), *analysis.document.warnings]
    items = "".join(f"<li>{shown(one_line(note))}</li>\n" for note in notes)
    return _section("doubts", "存疑", f"<ul>\n{items}</ul>\n") if notes else ""


def _legend(analysis: Analysis) -> str:
    """What the colours mean, of those that occur."""
    statuses = {figure.status for figure in analysis.figures}
    marks = [f'<mark class="rt-{key}">{name}</mark>' for key, name in labels.STATUSES.items() if key in statuses]
    types = {mention.type for mention in analysis.mentions}
    names = [
        f'<span class="rt-mention rt-{key}">{name}</span>' for key, name in labels.MENTIONS.items() if key in types
    ]
    told = ['<span class="rt-told">要点</span>'] if analysis.summary.sentences else []
    return f'<p class="rt-legend">{" ".join([*marks, *names, *told])}</p>\n' if marks or names or told else ""


def _body(analysis: Analysis, name: str, view: View) -> str:
    """The article paragraph by paragraph, with figures, mentions and the summary's sentences marked."""
    marks = _marks(analysis, name, view)
    starts = [mark.start for mark in marks]
    text = analysis.document.text
    out = []
    for paragraph in analysis.paragraphs:
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        inner = _annotated(text, paragraph.start, paragraph.end, marks[first:last])
        if paragraph.heading:
            level = min(6, 3 + max(0, analysis.sections[paragraph.section].level - 1))
            out.append(f"<h{level}>{inner}</h{level}>\n")
        else:
            out.append(f"<p>{inner}{_chips(analysis, paragraph)}</p>\n")
    return "".join(out)


def _chips(analysis: Analysis, paragraph: Paragraph) -> str:
    """The themes of a paragraph, each telling its sub-themes and the terms that made it."""
    told: dict[str, list[str]] = {}
    for tag in paragraph.themes:
        terms = dict.fromkeys(analysis.document.text[start:end] for start, end in tag.evidence)
        told.setdefault(tag.id.partition(".")[0], []).append(f"{labels.theme_name(tag.id)}：{'、'.join(terms)}")
    return "".join(
        f'<span class="rt-chip" title="{attribute("；".join(lines))}">{shown(labels.theme_name(top))}</span>'
        for top, lines in told.items()
    )


@dataclass(frozen=True, slots=True)
class _Mark:
    """A span of the text with the tags that stand around it."""

    start: int
    end: int
    opening: str
    closing: str


def _marks(analysis: Analysis, name: str, view: View) -> list[_Mark]:
    """The marks in the order in which they open; those that hold others come first."""
    marks = []
    for index in analysis.summary.sentences:
        sentence = analysis.sentences[index]
        opening = f'<span class="rt-told" id="{name}-s{index}">'
        marks.append(_Mark(sentence.start, sentence.end, opening, "</span>"))
    for index, figure in enumerate(analysis.figures):
        doubted = " rt-doubt" if figure.flags else ""
        opening = (
            f'<mark id="{name}-f{index}" class="rt-{figure.status}{doubted}" data-kind="{figure.kind}"'
            f' title="{attribute(_tip(figure, view))}">'
        )
        marks.append(_Mark(figure.start, figure.end, opening, "</mark>"))
    figures = sorted((figure.start, figure.end) for figure in analysis.figures)
    for mention in analysis.mentions:
        title = attribute(
            " · ".join(filter(None, (labels.MENTIONS[mention.type], mention.role, mention.number, mention.code)))
        )
        opening = f'<span class="rt-mention rt-{mention.type}" title="{title}">'
        marks += [_Mark(*span, opening, "</span>") for span in mention.spans if not _crosses(span, figures)]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _tip(figure: Figure, view: View) -> str:
    return labels.about(figure) + (f" · {' '.join(figure.rules)}" if view.explain and figure.rules else "")


def _crosses(span: tuple[int, int], figures: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares a part, but not the whole, of a figure."""
    start, end = span
    before = bisect_left(figures, (start, start)) - 1  # the last figure that begins before the span
    last = bisect_left(figures, (end, end)) - 1  # the last that begins before its end
    return (before >= 0 and start < figures[before][1] < end) or (last > before and figures[last][1] > end)


def _annotated(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    """A stretch of text with its marks nested; a mark that would cross another is left out."""
    out: list[str] = []
    open_marks: list[_Mark] = []
    at = start
    for mark in marks:
        while open_marks and open_marks[-1].end <= mark.start:
            done = open_marks.pop()
            out += [shown(unbroken(text[at : done.end])), done.closing]
            at = done.end
        if mark.end > (open_marks[-1].end if open_marks else end):
            continue
        out += [shown(unbroken(text[at : mark.start])), mark.opening]
        at = mark.start
        open_marks.append(mark)
    while open_marks:
        done = open_marks.pop()
        out += [shown(unbroken(text[at : done.end])), done.closing]
        at = done.end
    return "".join([*out, shown(unbroken(text[at:end]))])


def _furniture(analysis: Analysis) -> str:
    """What stands in the text outside the article, folded away: bylines, navigation, footers."""
    document = analysis.document
    left, at = [], 0
    for start, end in [*document.body, (len(document.text), len(document.text))]:
        left.append(document.text[at:start].strip())
        at = end
    told = "\n⋯\n".join(part for part in left if part)
    return f"<details><summary>正文以外的文字</summary><pre>{shown(told)}</pre></details>\n" if told else ""

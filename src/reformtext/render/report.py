"""A corpus as one HTML page: its indicators, themes and articles, each number linked to where the article says it.

No script, nothing fetched, everything quoted escaped, as on the page of one article, whose parts it is made of.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape

from reformtext.corpus.panel import PanelRow, build
from reformtext.corpus.panel.choice import RULE_ZH, WideRow
from reformtext.corpus.panel.measures import Measure
from reformtext.model import Analysis, Document, Failure
from reformtext.render import labels, page
from reformtext.render.page import attribute, shown
from reformtext.render.panel_tables import MEASURES
from reformtext.render.view import View
from reformtext.resources.indicators import indicators

_SHADES = 9  # steps of a theme's share
_FULL_SHARE = 0.4  # the share that has the darkest shade
_IN_MEMORY = 8_000_000  # characters of articles; what goes beyond waits in a file
_THEMES_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the overview tells of an article; the article itself is already written."""

    document: Document
    figures: int
    themes: tuple[tuple[str, str, float], ...]
    doubts: tuple[str, ...]
    anchors: Mapping[int, int]  # a figure's end to its index

    @property
    def year(self) -> str:
        return (self.document.published or "")[:4]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the overview, by the name of its anchor."""

    name: str
    heading: str
    inner: str


def report(results: Iterable[Analysis | Failure], view: View | None = None) -> Iterator[str]:
    """Yield the page piece by piece; every article is let go when it is written, the overview needs them all.

    Raises ValueError where there is no article.
    """
    view = view or View()
    entries: list[_Entry] = []
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="") as articles:

        def written() -> Iterator[Analysis | Failure]:
            for result in results:
                if isinstance(result, Analysis):
                    articles.write(_article(result, len(entries), view))
                    entries.append(_entry(result))
                yield result

        panel = build(written())
        if not entries:
            raise ValueError("no article to report on")
        yield page.opening(f"{len(entries)}篇文章的数字、指标与主题", "report.css")
        parts = [
            _Part("rt-indicators", "指标", _indicators(panel.cells, panel.rows, entries, view)),
            _Part("rt-themes", "主题", _themes(entries)),
            _Part("rt-articles", "文章", _listed(entries)),
            _Part("rt-doubts", "存疑", _doubts(entries)),
            _Part("rt-failures", "未能读取", _failures(panel.failures)),
        ]
        yield _overview(entries, [part for part in parts if part.inner])
        articles.seek(0)
        while piece := articles.read(1 << 20):
            yield piece
    yield page.CLOSING


def _entry(analysis: Analysis) -> _Entry:
    return _Entry(
        replace(analysis.document, text="", body=()),  # the page holds one article at a time
        len(analysis.figures),
        tuple((theme.id, theme.zh, theme.share) for theme in analysis.themes),
        tuple(labels.doubts(analysis)),
        {figure.end: index for index, figure in enumerate(analysis.figures)},
    )


def _article(analysis: Analysis, number: int, view: View) -> str:
    """An article folded away; a link to anything in it opens it."""
    title, source = labels.title_of(analysis.document), labels.source_line(analysis.document)
    return (
        f'<details class="rt-one" id="a{number}"><summary>{shown(title)} <small>{shown(source)}</small></summary>\n'
        f"{page.article(analysis, f'a{number}', view)}\n</details>\n"
    )


def _overview(entries: Sequence[_Entry], parts: Sequence[_Part]) -> str:
    years = sorted({entry.year for entry in entries if entry.year})
    places = list(dict.fromkeys(entry.document.place for entry in entries if entry.document.place))
    span = f"{years[0]}–{years[-1]}年" if len(years) > 1 else f"{years[0]}年" if years else ""
    named = "、".join(places[:6]) + (f"等{len(places)}地" if len(places) > 6 else "")
    told = " · ".join(filter(None, (span, named, f"{sum(entry.figures for entry in entries)}个数字")))
    links = " ".join(f'<a href="#{part.name}">{part.heading}</a>' for part in parts)
    sections = "".join(
        f'<section id="{part.name}">\n<h2>{part.heading}</h2>\n{part.inner}</section>\n' for part in parts
    )
    return (
        f'<div class="reformtext rt-report" lang="zh-CN">\n<header><h1>{len(entries)}篇文章的数字、指标与主题</h1>\n'
        f'<p class="rt-source">{shown(told)}</p>\n<nav>{links}</nav></header>\n{sections}</div>\n'
    )


# --- indicators: a table for each place, years across; a number leads to its sentence


def _indicators(cells: Sequence[WideRow], rows: Sequence[PanelRow], entries: Sequence[_Entry], view: View) -> str:
    places: dict[str | None, list[WideRow]] = {}
    for cell in sorted(cells, key=lambda cell: cell.place is None):
        places.setdefault(cell.place, []).append(cell)
    number = {entry.document.path: index for index, entry in enumerate(entries)}
    tables = [_place(place, found, number, entries, view) for place, found in places.items()]
    if not tables:
        return ""
    count = sum(row.conflict for row in rows)
    note = f"<p class='rt-note'>每个数字都链接到原文。{escape(RULE_ZH.replace('宽表', '表'))}"
    note += f"有{count}条陈述与同一格的另一条不一致，标以“?”。</p>\n" if count else "</p>\n"
    return note + "".join(tables)


def _place(
    place: str | None, cells: Sequence[WideRow], number: Mapping[str | None, int], entries: Sequence[_Entry], view: View
) -> str:
    known = list(indicators())
    measures = list(MEASURES)
    keys = sorted(
        {key for cell in cells for key in cell.chosen},
        key=lambda key: (known.index(key[0]), measures.index(key[1])),
    )
    head = "".join(f'<th scope="col">{cell.year}</th>' for cell in cells)
    lines = [
        f'<tr><th scope="row">{escape(indicators()[key[0]].zh)}<small>{MEASURES[key[1]]}</small></th>'
        + "".join(f"<td>{_cell(cell, key, number, entries, view)}</td>" for cell in cells)
        + "</tr>\n"
        for key in keys
    ]
    return _table(f'<th scope="col">指标</th>{head}', lines, place or "地区不明")


def _cell(
    cell: WideRow,
    key: tuple[str, Measure],
    number: Mapping[str | None, int],
    entries: Sequence[_Entry],
    view: View,
) -> str:
    row = cell.chosen.get(key)
    if row is None:
        return ""
    doubt = ' <b class="rt-doubt" title="另有不一致的陈述">?</b>' if key in cell.conflicts else ""
    article = number[row.document]
    figure = entries[article].anchors[row.end]
    target = f"a{article}-f{figure}" if view.text else f"a{article}"
    return f'<a class="rt-{row.status}" href="#{target}" title="{attribute(row.quote)}">{shown(_said(row))}</a>{doubt}'


_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))


def _said(row: PanelRow) -> str:
    """A cell as it is read: -1.2%, ≥6%, 1,205.6亿元, 第8位."""
    if row.measure == "rank":
        return f"第{labels.measured(row.value, row.low, row.high, row.modifier, row.unit)}"
    numbers = (row.value, row.low, row.high)
    most = max((abs(number) for number in numbers if isinstance(number, Decimal)), default=Decimal(0))
    scale, name = next(((scale, name) for scale, name in _SCALES if most >= scale), (1, ""))
    value, low, high = (number / scale if isinstance(number, Decimal) else number for number in numbers)
    return labels.measured(value, low, high, row.modifier, f"{name}{row.unit}")


# --- themes


def _themes(entries: Sequence[_Entry]) -> str:
    """The mean share of each theme by year, and over all."""
    names: dict[str, str] = {}
    groups: dict[str, list[_Entry]] = {}
    for entry in entries:
        names |= {theme: zh for theme, zh, _part in entry.themes}
        groups.setdefault(entry.year or "无日期", []).append(entry)
    if not names:
        return ""
    columns = [(year, groups[year]) for year in sorted(groups)] if len(groups) > 1 else []
    columns.append(("合计", list(entries)))
    means = {
        theme: [
            sum(share for entry in found for name, _zh, share in entry.themes if name == theme) / len(found)
            for _year, found in columns
        ]
        for theme in names
    }
    head = "".join(f'<th scope="col">{escape(year)}<small>{len(found)}篇</small></th>' for year, found in columns)
    lines = [
        f'<tr><th scope="row">{escape(names[theme])}</th>' + "".join(map(_share, shares)) + "</tr>\n"
        for theme, shares in sorted(means.items(), key=lambda item: -item[1][-1])
    ]
    return "<p class='rt-note'>各篇文章主题份额的平均值。</p>\n" + _table(f'<th scope="col">主题</th>{head}', lines)


def _share(share: float) -> str:
    if not share:
        return "<td></td>"
    return f'<td class="rt-h{min(_SHADES, round(share / _FULL_SHARE * _SHADES))}">{share:.0%}</td>'


# --- articles


def _listed(entries: Sequence[_Entry]) -> str:
    lines = []
    for index, entry in enumerate(entries):
        document = entry.document
        top = "、".join(zh for _theme, zh, _part in entry.themes[:_THEMES_NAMED])
        facts = (document.published, document.place, labels.GENRES[document.genre], top)
        cells = "".join(f"<td>{shown(fact or '')}</td>" for fact in facts)
        lines.append(
            f'<tr><td><a href="#a{index}">{shown(labels.title_of(document))}</a></td>{cells}'
            f"<td>{entry.figures}</td></tr>\n"
        )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("题目", "日期", "地区", "体裁", "主题", "数字"))
    return _table(heads, lines)


def _table(heads: str, lines: Sequence[str], caption: str = "") -> str:
    told = f"<caption>{shown(caption)}</caption>" if caption else ""
    return (
        f'<div class="rt-wide"><table>{told}<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{''.join(lines)}</tbody></table></div>\n"
    )


def _doubts(entries: Sequence[_Entry]) -> str:
    return _list(
        f'{shown(doubt)} <a href="#a{index}">{shown(labels.title_of(entry.document))}</a>'
        for index, entry in enumerate(entries)
        for doubt in entry.doubts
    )


def _failures(failures: Sequence[Failure]) -> str:
    return _list(shown(failure.message) for failure in failures)


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<ul>\n{lines}</ul>\n" if lines else ""

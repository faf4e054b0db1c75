"""Which statement fills which cell of a panel.

A statement fills a cell when its figure is of a known indicator, holds for the place the document speaks for, and for
one whole year (the last of several, for averages). Whose and which other figures there are (the nation's growth, the
first half's, a five years' total) stay out: they would be another cell's numbers.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction

from reformtext.corpus.panel.measures import Measure, measure_of, restated, year_of
from reformtext.corpus.panel.owners import indicators_of, is_own
from reformtext.model import Analysis, Bindingness, Figure, Modifier, Number, Span, Status
from reformtext.original import for_rules


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One statement of one cell. `quote` is `text[start:end]` of the document: the subject's words up to the number.

    Growth is signed: a fall is negative. `year` is the one the number holds for, the last of the years of an average.
    `conflict` says that another statement of the same cell gives a number that cannot be the same one.
    """

    place: str | None
    year: int
    indicator: str
    measure: Measure
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str
    status: Status
    bindingness: Bindingness
    document: str | None
    start: int
    end: int
    quote: str
    conflict: bool = False


COLUMNS = tuple(part.name for part in fields(PanelRow))
Cell = tuple[str | None, int, str, Measure]


def cell(row: PanelRow) -> Cell:
    """Return what a row is a statement of: place, year, indicator and measure."""
    return row.place, row.year, row.indicator, row.measure


def rows(analysis: Analysis, chosen: Collection[str] | None = None) -> Iterator[PanelRow]:
    """Yield the panel rows of one document in the order of its text, of all indicators or the chosen ids.

    >>> from reformtext.pipeline import analyze
    >>> from reformtext.reading import from_text
    >>> report = analyze(from_text("东临市2021年政府工作报告\\n一、2020年工作回顾\\n地区生产总值下降1.2%。"))
    >>> [(row.place, row.year, row.indicator, row.measure, row.value) for row in rows(report)]
    [('东临市', 2020, 'gdp', 'growth', Decimal('-1.2'))]
    """
    text, analysis = analysis.document.text, for_rules(analysis)
    found: list[tuple[int, PanelRow]] = []
    for index, figure in enumerate(analysis.figures):
        for indicator in indicators_of(analysis, index):
            if (chosen is None or indicator in chosen) and is_own(analysis, figure, indicator):
                row = _row(analysis, figure, indicator)
                if row is not None:
                    found.append((figure.sentence, row))
    for i, (sentence, row) in enumerate(found):
        others = [(where, other) for k, (where, other) in enumerate(found) if k != i and cell(other) == cell(row)]
        if not _said_better(analysis, sentence, row, others):
            yield replace(row, quote=text[row.start : row.end])


def _row(analysis: Analysis, figure: Figure, indicator: str) -> PanelRow | None:
    year, measure = year_of(figure), measure_of(analysis, figure, indicator)
    if year is None or measure is None:
        return None
    start, end = _span(analysis, figure)
    return PanelRow(
        place=analysis.document.place,
        year=year,
        indicator=indicator,
        measure=measure,
        value=_signed(figure, figure.value),
        low=_signed(figure, figure.high if _falls(figure) else figure.low),
        high=_signed(figure, figure.low if _falls(figure) else figure.high),
        modifier=_mirrored(figure),
        unit=figure.unit or ("人" if figure.subject.endswith("人数") else ""),  # 新增就业人数20万以上
        status=figure.status,
        bindingness=figure.bindingness,
        document=analysis.document.path,
        start=start,
        end=end,
        quote=analysis.document.text[start:end],
    )


def _said_better(analysis: Analysis, sentence: int, row: PanelRow, others: Sequence[tuple[int, PanelRow]]) -> bool:
    """Whether a row is no statement of its own: a bound that the document makes exact (突破万亿大关，达1.2万亿元), or
    the growth of its sentence in other terms (增长8.5%，扣除价格因素实际增长6.2%)."""
    if row.modifier in ("over", "under") and isinstance(row.value, Decimal):
        for _where, other in others:
            inside = isinstance(other.value, Decimal) and (
                row.value <= other.value if row.modifier == "over" else row.value >= other.value
            )
            if inside and other.modifier in ("exact", "about") and other.unit == row.unit:
                return True
    earlier = [other for where, other in others if where == sentence and other.end < row.start + len(row.quote)]
    return bool(earlier) and restated(analysis, row.end, earlier[-1].end)


def _span(analysis: Analysis, figure: Figure) -> Span:
    """From the subject's words, as far as they stand before the figure in its sentence, to the figure's end."""
    text, first = analysis.document.text, analysis.sentences[figure.sentence].start
    at = text.rfind(figure.subject, first, figure.start) if figure.subject else -1
    if at < 0:
        at = max(text.rfind(mark, first, figure.start) + 1 for mark in "；。：")
    return max(at, first), figure.end


def _falls(figure: Figure) -> bool:
    return figure.change == "fall_by"


def _signed(figure: Figure, number: Number | None) -> Number | None:
    return -number if _falls(figure) and isinstance(number, Decimal | Fraction) else number


def _mirrored(figure: Figure) -> Modifier:
    """A fall by more than 5% is growth under -5%."""
    if not _falls(figure):
        return figure.modifier
    mirror: dict[Modifier, Modifier] = {"over": "under", "under": "over"}
    return mirror.get(figure.modifier, figure.modifier)

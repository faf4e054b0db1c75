"""The figures of a document: quantities per paragraph, their context per sentence."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reformtext.characters import fold
from reformtext.figures.change import changes
from reformtext.figures.checks import flagged
from reformtext.figures.clauses import Place, locate
from reformtext.figures.indicators import indicator_of
from reformtext.figures.lists import runs, share_degree, share_units
from reformtext.figures.outlook import Outlook, outlooks
from reformtext.figures.periods import period_of
from reformtext.figures.quantities import Quantity, bounds, find_quantities
from reformtext.figures.rates import as_rate
from reformtext.figures.salience import scored
from reformtext.figures.status import status_of
from reformtext.figures.subjects import Subject, subjects
from reformtext.figures.tables import row_quantities
from reformtext.model import Change, Document, Figure, Layout, NonFigure, Paragraph


def extract(document: Document, layout: Layout) -> tuple[tuple[Figure, ...], tuple[NonFigure, ...]]:
    """Return the figures of the body and, typed, what is written in numerals and is none, both in order.

    >>> from reformtext.structure import divide
    >>> article = Document("累计减贫170.15万人。", ((0, 13),))
    >>> [figure.text for figure in extract(article, divide(article))[0]]
    ['170.15万人']
    """
    text = fold(document.text)
    views = outlooks(document, layout, text)
    starts = [sentence.start for sentence in layout.sentences]
    figures: list[Figure] = []
    rejected: list[NonFigure] = []
    for number, paragraph in enumerate(layout.paragraphs):
        found, refused = find_quantities(text, paragraph.start, paragraph.end)
        rejected += [replace(item, text=document.text[item.start : item.end]) for item in refused]
        row = row_quantities(text, paragraph.start, paragraph.end, found) if found else None
        quantities = _kept(text, row[0] if row else share_degree(text, share_units(text, found)))
        by_sentence: dict[int, list[Quantity]] = {}
        for quantity in quantities:
            by_sentence.setdefault(max(0, bisect_right(starts, quantity.start) - 1), []).append(quantity)
        for index, group in by_sentence.items():
            sentence = layout.sentences[index]
            figures += _figures(
                document,
                text,
                (sentence.start, sentence.end),
                index,
                group,
                paragraph,
                views[number],
                row[1] if row else "",
            )
    return tuple(scored(document, layout, flagged(_grouped(figures)))), tuple(rejected)


def _kept(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Numbers without a unit are figures only with a scale (8万工程建设者) or where a table or list told the unit."""
    kept = []
    for quantity in quantities:
        if not quantity.elided or quantity.scaled:
            kept.append(quantity)
    return kept


def _figures(
    document: Document,
    text: str,
    span: tuple[int, int],
    sentence: int,
    group: Sequence[Quantity],
    paragraph: Paragraph,
    outlook: Outlook,
    row_subject: str,
) -> list[Figure]:
    places = locate(text, span[0], span[1], group)
    changed: list[tuple[Change, str, int]] = (
        [_row_change(place.quantity) for place in places] if row_subject else changes(text, places)
    )
    found = (
        [Subject(row_subject, "subject_of_row") for _ in places]
        if row_subject
        else subjects(text, span[0], places, changed, runs(text, group))
    )
    figures = []
    for place, change, subject in zip(places, changed, found, strict=True):
        quantity = as_rate(text, place) or place.quantity
        quantity = _governed(text, place, quantity)
        if quantity.kind == "duration" and _DAYS_COUNTED.search(subject.text) and quantity.unit in ("天", "个月"):
            quantity = replace(quantity, kind="count")
        status, binding, status_rule = status_of(text, place, outlook, document, span)
        period, period_rule = period_of(text, place, outlook, document, span, (paragraph.start, paragraph.end))
        figures.append(
            Figure(
                start=quantity.start,
                end=quantity.end,
                text=document.text[quantity.start : quantity.end],
                kind=quantity.kind,
                value=quantity.value,
                low=quantity.low,
                high=quantity.high,
                modifier=quantity.modifier,
                unit=quantity.unit,
                change=change[0],
                subject=subject.text,
                indicator=indicator_of(subject.text, quantity.kind, quantity.unit, change[0]),
                status=status,
                period=period,
                bindingness=binding,
                sentence=sentence,
                flags=subject.flags,
                rules=tuple(
                    rule for rule in (*quantity.rules, change[1], subject.rule, status_rule, period_rule) if rule
                ),
            )
        )
    return figures


_DAYS_COUNTED = re.compile(r"[天日月]数|优良天|优良率")


def _row_change(quantity: Quantity) -> tuple[Change, str, int]:
    if quantity.kind != "percent":
        return "", "", -1
    return ("fall_by" if quantity.negative else "rise_by"), "table_growth", -1


_FAR = (
    ("over", ("突破", "超过")),
    ("about", ("大约", "约占", "约有", "约为", "大概")),
)


def _governed(text: str, place: Place, quantity: Quantity) -> Quantity:
    """A degree word may govern from a distance within its clause: 约占…的50%, 大约增加了两万四千种, 突破3500亿元."""
    if quantity.modifier != "exact" or quantity.value is None:
        return quantity
    left = text[place.left_start : quantity.start]
    for modifier, words in _FAR:
        for word in words:
            at = left.rfind(word)
            if at >= 0 and len(left) - at - len(word) <= (3 if modifier == "over" else 12):
                low, high = bounds(quantity.value, modifier)  # type: ignore[arg-type]
                return replace(
                    quantity,
                    modifier=modifier,
                    low=low,
                    high=high,
                    rules=(*quantity.rules, f"degree_far_{word}"),  # type: ignore[arg-type]
                )
    return quantity


def _grouped(figures: Sequence[Figure]) -> list[Figure]:
    """Level, growth and rank of one subject in one sentence share a group number."""
    numbers: dict[tuple[int, str], int] = {}
    return [
        replace(figure, group=numbers.setdefault((figure.sentence, figure.subject), len(numbers))) for figure in figures
    ]

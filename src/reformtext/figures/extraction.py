"""The figures of a document: quantities paragraph by paragraph, their context sentence by sentence."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reformtext.figures.checks import flagged
from reformtext.figures.clauses import REACH
from reformtext.figures.lists import share_degree, share_units
from reformtext.figures.outlook import of_sentence
from reformtext.figures.quantities import Quantity, find_quantities
from reformtext.figures.salience import scored
from reformtext.figures.scanning import LED
from reformtext.figures.sentence import Setting, Told, figures_of
from reformtext.figures.status.said import Cues
from reformtext.figures.tables import Headings, InRow, headings, row_quantities
from reformtext.figures.time_words import Anchor
from reformtext.figures.timeline import timeline
from reformtext.model import Document, Figure, Layout, NonFigure, Paragraph, Sentence
from reformtext.patterns import lazy


def extract(document: Document, layout: Layout) -> tuple[tuple[Figure, ...], tuple[NonFigure, ...]]:
    """Return the figures of the body and, typed, what is written in numerals and is none, both in order.

    >>> from reformtext.structure import divide
    >>> article = Document("累计减贫170.15万人。", ((0, 13),))
    >>> [figure.text for figure in extract(article, divide(article))[0]]
    ['170.15万人']
    """
    told = Told.of(document, layout)
    figures: list[Figure] = []
    rejected: list[NonFigure] = []
    columns: Headings | None = None
    taken = 0  # where the last figure ended
    for number, paragraph in enumerate(layout.paragraphs):
        found, refused = _numbers(told, paragraph, taken)
        taken = max([quantity.end for quantity in found[-1:]] + [other.end for other in refused[-1:]], default=0)
        rejected += refused
        columns = headings(told.text, paragraph.start, paragraph.end, columns)
        if found:
            figures += _of_paragraph(told, number, *_with_units(told.text, paragraph, found, columns))
    return tuple(scored(document, layout, flagged(told.text, figures))), tuple(rejected)


def _numbers(told: Told, paragraph: Paragraph, taken: int) -> tuple[list[Quantity], list[NonFigure]]:
    """The quantities of a paragraph from `taken` on, and what is none, as written."""
    written = told.document.text
    section = _SECTION.match(written, paragraph.start, paragraph.end)
    start = section.end() if section else paragraph.start
    found, refused = _within(told.text, max(taken, start), paragraph.end)
    if section:
        refused.insert(0, NonFigure(*section.span("number"), section["number"], "list_number"))
    as_written = (written[other.start : other.end] for other in refused)
    return found, [
        other if other.text == text else replace(other, text=text)
        for other, text in zip(refused, as_written, strict=True)
    ]


def _with_units(
    text: str, paragraph: Paragraph, found: list[Quantity], columns: Headings | None
) -> tuple[list[Quantity], Mapping[int, InRow]]:
    """The quantities with the units that lists and tables share, and what a table tells of those of a row."""
    row = row_quantities(text, paragraph.start, paragraph.end, found, columns)
    in_row = {told.quantity.start: told for told in row or ()}
    quantities = [told.quantity for told in row] if row else share_degree(text, share_units(text, found))
    # a number without unit is a figure only where it counts alone, or where a list or table told the unit
    return [quantity for quantity in quantities if quantity.alone or not quantity.elided], in_row


def _of_paragraph(
    told: Told, number: int, quantities: Sequence[Quantity], in_row: Mapping[int, InRow]
) -> Iterator[Figure]:
    """The figures of a paragraph, sentence by sentence."""
    text, sentences, paragraph = told.text, told.layout.sentences, told.layout.paragraphs[number]
    times = timeline(text, paragraph.start, paragraph.end)
    about = ""  # what the last figure of the paragraph's sentence before was about
    for index, group in itertools.groupby(quantities, lambda quantity: _number_of(sentences, quantity.start)):
        sentence = sentences[index]
        before = sentences[index - 1] if index else None
        said = text[max(paragraph.start, before.start) : before.end][:REACH] if before else ""
        view = told.announced.get(index) or of_sentence(
            told.views[number], text, said, sentence.start, min(sentence.end, sentence.start + REACH)
        )
        cues = Cues.of(text, sentence.start, sentence.end)
        setting = Setting(told, index, view, Anchor.of(told.document, view), cues, times, in_row)
        figures = figures_of(setting, tuple(group), about)
        about = figures[-1].subject
        yield from figures


def _number_of(sentences: Sequence[Sentence], at: int) -> int:
    """The number of the sentence that `at` lies in."""
    return max(0, bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1)


def _within(text: str, start: int, end: int) -> tuple[list[Quantity], list[NonFigure]]:
    """What find_quantities finds in a line; a number that the end of the line breaks is read on in the next."""
    if not _BROKEN.search(text, max(start, end - _WIDEST), min(len(text), end + 3)):
        return find_quantities(text, start, end)
    found, refused = find_quantities(text, start, min(len(text), end + _WIDEST))
    return [each for each in found if each.start < end], [each for each in refused if each.start < end]


_WIDEST = 16  # characters of a number with its unit
# 完成377⏎.4亿元, 达到1⏎26万元: at the end of text[:end + 3]
_BROKEN = lazy(rf"(?:\d\n\.\d|\d\.\n\d|{LED}(?!(?:19|20)\d\d\n)\d{{1,8}}\n\d)")
# １　总则, 一　总则: a wide space after the number that opens a line; a table's row has numbers behind it
_SECTION = lazy(r"\s*(?P<number>\d{1,2}(?:[.．]\d{1,2}){0,3}|[一二三四五六七八九十]{1,3})\s?\u3000\s*(?=[^\W\d])")

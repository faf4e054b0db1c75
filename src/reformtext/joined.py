"""Text files whose lines were broken to a width: analysed with the lines of a paragraph as one, told where they stand.

Copies out of PDF files and old pages have such lines, whose sentences and numbers go over the line's end.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from reformtext import wrapping
from reformtext.model import Analysis, Document, Paragraph, Section, Sentence, Span
from reformtext.patterns import lazy

_LINE = lazy(r"[^\n]+")


class Offsets(NamedTuple):
    """Where the pieces of a joined text begin, and where they stand in the text as it was set."""

    joined: tuple[int, ...]
    written: tuple[int, ...]

    def at(self, place: int) -> int:
        """Where a character of the joined text stands."""
        piece = bisect_right(self.joined, place) - 1
        return self.written[piece] + place - self.joined[piece]

    def span(self, start: int, end: int) -> Span:
        """Where a span of the joined text stands."""
        first = self.at(start)
        return first, self.at(end - 1) + 1 if end > start else first

    def back(self, place: int) -> int:
        """Where a character stands in the joined text, or the one after it that stands there."""
        piece = bisect_right(self.written, place) - 1
        here = self.joined[piece] + place - self.written[piece]
        return min((here, *self.joined[piece + 1 : piece + 2]))


def joined(document: Document) -> tuple[Document, Offsets] | None:
    """Return a document with the lines of its paragraphs put together and where its text stands; None where its lines
    were not broken.

    >>> rows = ["去年全市生产总值增长百分之五，高于全", "省平均水平。规模以上工业增加值增长百", "分之七。"]
    >>> text = "\\n".join(["一、回顾", *rows, *rows])
    >>> found = joined(Document(text, ((0, len(text)),)))
    >>> found[0].text[5:30] if found else None
    '去年全市生产总值增长百分之五，高于全省平均水平。规'
    """
    text = document.text
    lines = _lines(text, document.body)
    pieces: list[str] = []
    starts, stands = [0], [0]
    at = length = 0
    for run in wrapping.paragraphs(text, lines):
        for i in list(run)[1:]:
            (begin, stop), (start, end) = lines[i - 1], lines[i]
            pieces += [text[at:stop], wrapping.gap(text[begin:stop], text[start:end])]
            length += stop - at + len(pieces[-1])
            at = start
            starts.append(length)
            stands.append(start)
    if len(starts) == 1:
        return None
    offsets = Offsets(tuple(starts), tuple(stands))
    body = tuple((offsets.back(start), offsets.back(end)) for start, end in document.body)
    return replace(document, text="".join((*pieces, text[at:])), body=body), offsets


def _lines(text: str, body: Sequence[Span]) -> list[Span]:
    """The lines of the body that are not blank, without the white space around them."""
    found = []
    for body_start, body_end in body:
        for line in _LINE.finditer(text, body_start, body_end):
            bare = line[0].strip()
            if bare:
                start = line.start() + line[0].index(bare[0])
                found.append((start, start + len(bare)))
    return found


def as_set(found: Analysis, document: Document, offsets: Offsets) -> Analysis:
    """Return what was found in a joined document as of the document itself: every span where it stands there, every
    figure with its characters there, line ends and all. Names and the summary stay as they read."""
    text = document.text
    figures = [(figure, offsets.span(figure.start, figure.end)) for figure in found.figures]
    others = [(other, offsets.span(other.start, other.end)) for other in found.non_figures]
    return replace(
        found,
        document=document,
        sections=tuple(_moved(section, offsets) for section in found.sections),
        paragraphs=tuple(_moved(_tagged(paragraph, offsets), offsets) for paragraph in found.paragraphs),
        sentences=tuple(_moved(sentence, offsets) for sentence in found.sentences),
        figures=tuple(replace(one, start=start, end=end, text=text[start:end]) for one, (start, end) in figures),
        non_figures=tuple(replace(one, start=start, end=end, text=text[start:end]) for one, (start, end) in others),
        mentions=tuple(replace(one, spans=_spans(one.spans, offsets)) for one in found.mentions),
        summary=replace(
            found.summary,
            lead=found.summary.lead and offsets.span(*found.summary.lead),
            firsts=_spans(found.summary.firsts, offsets),
        ),
    )


_Part = TypeVar("_Part", Section, Paragraph, Sentence)


def _moved(part: _Part, offsets: Offsets) -> _Part:
    start, end = offsets.span(part.start, part.end)
    return replace(part, start=start, end=end)


def _tagged(paragraph: Paragraph, offsets: Offsets) -> Paragraph:
    """A paragraph with the evidence of its themes where it stands."""
    themes = (replace(tag, evidence=_spans(tag.evidence, offsets)) for tag in paragraph.themes)
    return replace(paragraph, themes=tuple(themes))


def _spans(spans: Sequence[Span], offsets: Offsets) -> tuple[Span, ...]:
    return tuple(offsets.span(start, end) for start, end in spans)

"""Texts in traditional characters: analysed in simplified ones of the same length, told in their own."""

from dataclasses import replace
from typing import NamedTuple

from reformtext.characters import fold_clauses, simplify, traditional_form
from reformtext.model import Analysis, Document, Figure, Mention, Paragraph, Period, Section, Span

# characters before a figure in which its words are looked for, so that long texts cost what they are long
_REACH = 2000


def in_simplified(document: Document) -> Document:
    """Return a document for the rules to read: its text and title in simplified characters, character for character.

    The same object comes back where nothing is traditional.
    """
    text, title = simplify(document.text), document.title and simplify(document.title)
    if text is document.text and title == document.title:
        return document
    return replace(document, text=text, title=title)


def as_written(found: Analysis, document: Document) -> Analysis:
    """Return what was found in a document's simplified form as of the document itself, all its words in the
    document's own characters.

    Units and the names of divisions (`place`) stay as our tables write them, so that one name stands for one thing.
    """
    source = Source.of(found.document.text, document.text)
    quotes = (document.text[s.start : s.end].strip() for s in (found.sentences[i] for i in found.summary.sentences))
    return replace(
        found,
        document=document,
        sections=tuple(_section(section, source) for section in found.sections),
        paragraphs=tuple(_paragraph(paragraph, source) for paragraph in found.paragraphs),
        figures=tuple(_figure(figure, _span_of(found, figure), source) for figure in found.figures),
        non_figures=tuple(replace(each, text=source.quote(each.start, each.end)) for each in found.non_figures),
        mentions=tuple(_mention(mention, source) for mention in found.mentions),
        summary=replace(found.summary, text="\n".join(quotes)),
    )


def for_rules(analysis: Analysis) -> Analysis:
    """Return an analysis with its text and its subjects in simplified characters, for rules that read on in it."""
    document = in_simplified(analysis.document)
    if document is analysis.document:
        return analysis
    return replace(analysis, document=document, figures=tuple(map(_for_rules, analysis.figures)))


def _for_rules(figure: Figure) -> Figure:
    period = figure.period and replace(figure.period, text=simplify(figure.period.text))
    return replace(figure, subject=simplify(figure.subject), period=period)


class Source(NamedTuple):
    """A text as written, in simplified characters, and folded as the rules read it: three of one length."""

    written: str
    simple: str
    folded: str

    @classmethod
    def of(cls, simple: str, written: str) -> "Source":
        """Return the source of a text with its simplified form."""
        return cls(written, simple, fold_clauses(simple))

    def quote(self, start: int, end: int) -> str:
        """Return a span as written."""
        return self.written[start:end]

    def words(self, words: str, start: int, end: int) -> str:
        """Return words that a rule took from the folded text around a span, or made, in the text's own characters.

        Word for word they are looked for in the span, then before it; what stands in neither gets its usual form. Of a
        span without traditional characters the words stay as they are.

        >>> source = Source.of("城乡低保标准", "城鄉低保標準")
        >>> source.words("农村低保标准", 0, 6)
        '農村低保標準'
        """
        if self.written[start:end] == self.simple[start:end]:
            return words
        found: list[str] = []
        at = 0
        while at < len(words):
            runs = (self._run(words, at, first, end) for first in (start, max(0, start - _REACH)))
            place, length = max(runs, key=lambda run: run[1])
            own = traditional_form(words[at]) if not length else self._own(words[at : at + length], place)
            found.append(own)
            at += len(own)
        return "".join(found)

    def _run(self, words: str, at: int, start: int, end: int) -> Span:
        """Where the longest part of words[at:] stands last in folded[start:end], and how long it is (0: nowhere)."""
        place, length = 0, 0
        while at + length < len(words):
            further = self.folded.rfind(words[at : at + length + 1], start, end)
            if further < 0:
                break
            place, length = further, length + 1
        return place, length

    def _own(self, words: str, place: int) -> str:
        """Words that stand folded at a place, its traditional characters for the simplified ones."""
        spans = (text[place : place + len(words)] for text in (self.simple, self.written))
        return "".join(own if own != simple else word for word, simple, own in zip(words, *spans, strict=True))


def _span_of(found: Analysis, figure: Figure) -> Span:
    """A figure's sentence, as far as its words can stand from it."""
    sentence = found.sentences[figure.sentence]
    first, last = max(sentence.start, figure.start - _REACH), min(sentence.end, figure.end + _REACH)
    return min(first, figure.start), max(last, figure.end)


def _section(section: Section, source: Source) -> Section:
    """A section with its heading, which its text begins with."""
    heading = section.heading or ""
    at = source.simple.find(heading, section.start, section.end)
    return replace(section, heading=source.quote(at, at + len(heading))) if heading and at >= 0 else section


def _paragraph(paragraph: Paragraph, source: Source) -> Paragraph:
    """A paragraph with the terms that made its themes."""
    span = paragraph.start, paragraph.end
    themes = (
        replace(tag, terms=tuple((source.words(term, *span), added) for term, added in tag.terms))
        for tag in paragraph.themes
    )
    return replace(paragraph, themes=tuple(themes))


def _figure(figure: Figure, around: Span, source: Source) -> Figure:
    return replace(
        figure,
        text=source.quote(figure.start, figure.end),
        subject=source.words(figure.subject, *around),
        period=_period(figure.period, around, source),
    )


def _period(period: Period | None, around: Span, source: Source) -> Period | None:
    return replace(period, text=source.words(period.text, *around)) if period and period.text else period


def _mention(mention: Mention, source: Source) -> Mention:
    named = (span for span in mention.spans if source.simple[slice(*span)] == mention.text)
    start, end = next(named, mention.spans[0])
    around = max(0, start - _REACH), min(len(source.written), end + _REACH)
    return replace(
        mention,
        text=source.quote(start, end),
        role=mention.role and source.words(mention.role, *around),
        number=mention.number and source.words(mention.number, *around),
        issuer=mention.issuer and source.words(mention.issuer, *around),
    )

"""Document → sections, paragraphs and sentences: lines (lines.py), headings (marks.py, headings.py), their order
(outline.py) and sentences (sentences.py)."""

from collections.abc import Sequence

from reformtext.model import Document, Layout, Paragraph, Section, Sentence
from reformtext.structure.headings import Heading, find_headings
from reformtext.structure.lines import split_lines
from reformtext.structure.outline import nest
from reformtext.structure.sentences import split_sentences


def divide(document: Document) -> Layout:
    """Return the sections, paragraphs and sentences of a document's body.

    Sections tile the body: each begins where its heading does and ends where the next begins (furniture that stands
    between two spans of the body lies inside a section, but in no paragraph). Every line that is not blank is a
    paragraph; a numbered paragraph that opens with its own title (（一）经济稳步提升。地区生产总值…) opens a section
    and stays one paragraph of prose.

    >>> text = "改革起步早。\\n一、工作回顾\\n成效明显。群众说：“好。”"
    >>> layout = divide(Document(text, ((0, len(text)),)))
    >>> [section.heading for section in layout.sections]
    [None, '一、工作回顾']
    >>> [text[s.start : s.end] for s in layout.sentences]
    ['改革起步早。', '一、工作回顾', '成效明显。', '群众说：“好。”']
    """
    text = document.text
    lines = split_lines(text, document.body)
    headings = {heading.line: heading for heading in find_headings(text, lines)}
    sections = _sections(document, [lines[i][0] for i in headings], tuple(headings.values()))
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    section = -1 if len(sections) == len(headings) else 0  # the part before the first heading is section 0
    for i, (start, end) in enumerate(lines):
        heading = headings.get(i)
        if heading:
            section += 1
        sentences += (Sentence(s, e, len(paragraphs)) for s, e in split_sentences(text, start, end))
        paragraphs.append(Paragraph(start, end, section, heading is not None and not heading.run_in))
    return Layout(tuple(sections), tuple(paragraphs), tuple(sentences))


def _sections(document: Document, starts: Sequence[int], headings: Sequence[Heading]) -> list[Section]:
    """Return the sections that begin at `starts`, one for each heading, after one without heading where text stands
    before the first."""
    if not document.body:
        return []
    first, last = document.body[0][0], document.body[-1][1]
    opening = not headings or bool(document.text[first : starts[0]].strip())
    if not opening:
        starts = [first, *starts[1:]]  # the white space above the first heading is its own
    sections = [Section(first, starts[0] if starts else last, None)] if opening else []
    offset = len(sections)
    for heading, place, start, end in zip(headings, nest(headings), starts, [*starts[1:], last], strict=False):
        parent = None if place.parent is None else place.parent + offset
        sections.append(Section(start, end, heading.text, place.level, parent))
    return sections

"""The records that flow through the analysis: immutable, slotted, imported by every step and importing none of ours.

Every span counts Unicode code points of `Document.text`, start included, end excluded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Span = tuple[int, int]
Genre = Literal["news", "report", "bulletin", "notice", "unknown"]
Number = Decimal | Fraction | tuple[Decimal, ...]

Kind = Literal[
    "count", "money", "percent", "point", "multiple", "fraction", "rank", "ratio", "measure", "rate", "duration"
]
Modifier = Literal["exact", "about", "over", "under", "range", "vague"]
Change = Literal["", "rise_by", "fall_by", "rise_to", "fall_to", "from"]
Status = Literal["actual", "estimate", "target", "rule"]
Bindingness = Literal["", "ensure", "strive", "expect"]
MentionType = Literal["initiative", "document", "organisation", "person", "place"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text, never rewritten, and what is known about it.

    `text` is exactly the decoded file for plain text (a BOM left out) and the extracted body for pages and office
    files. `body` holds the spans that are the article itself: titles, bylines, breadcrumbs and footers of a plain
    copy of a web page stay in `text` but outside `body`, and nothing is extracted from them.
    """

    text: str
    body: tuple[Span, ...]
    path: str | None = None
    sha256: str = ""
    encoding: str = ""
    encoding_reason: str = ""
    title: str | None = None
    author: str | None = None
    reporter: str | None = None
    source: str | None = None
    number: str | None = None  # 文号: 国发〔2022〕18号
    published: str | None = None  # as exact as known: "2020", "2020-06", "2020-06-30"
    place: str | None = None  # full name: 菏泽市
    genre: Genre = "unknown"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A run of the body under one heading; sections tile the body. `parent` is the index of the section above."""

    start: int
    end: int
    heading: str | None
    level: int = 0  # 0: before any heading; 1: 一、 or a bare line; 2: (一); 3: 1.
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeTag:
    """A theme of one paragraph, with the spans in the document that made it.

    `terms` are what added most to the score, in log-odds: terms of the paragraph, and what stands around it in
    parentheses: "(title)", "(heading)", "(before)", "(after)", "(parent)". Seeds add none.
    """

    id: str  # "livelihood.education"
    score: float
    evidence: tuple[Span, ...]
    terms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of prose or one heading; paragraphs tile their section but for white space."""

    start: int
    end: int
    section: int
    heading: bool = False
    themes: tuple[ThemeTag, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its closing punctuation and quotes; sentences tile their paragraph but for white space."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The article divided: what every later step walks over."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """When a figure holds: first and last date as exact as known, and the words that say so ("" where inferred)."""

    start: str
    end: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what it measures, how it changed, when, where, and whether it is a fact or a goal."""

    start: int
    end: int
    text: str
    kind: Kind
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str
    change: Change = ""
    subject: str = ""
    indicator: str | None = None
    status: Status = "actual"
    period: Period | None = None
    bindingness: Bindingness = ""
    place: str | None = None
    themes: tuple[str, ...] = ()
    salience: float = 0.0
    sentence: int = 0
    group: int = 0
    flags: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()  # what made it (resources/rules.tsv)
    reasons: tuple[str, ...] = ()  # why its salience is what it is (resources/salience.tsv)


@dataclass(frozen=True, slots=True)
class NonFigure:
    """Digits or numerals that are no figure, with the class that says why: date, ordinal, name, slogan, identifier…"""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A top theme of the article: its share of the tagged text and the paragraphs that carry it."""

    id: str
    zh: str
    share: float
    score: float
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing with every place it stands at.

    `role` belongs to people, `code` to places; `number` (文号), `issuer` and `year` to documents.
    """

    text: str
    type: MentionType
    spans: tuple[Span, ...]
    role: str | None = None
    code: str | None = None
    number: str | None = None
    issuer: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its part-of-speech tag (jieba's tag set)."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence of the summary with the theme it is told under, None where its paragraph has none."""

    sentence: int
    theme: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What to tell: indices into the sentences and figures, and spans of the text; no word of it is ours.

    `sentences` are in the order of the text, and `text` quotes them joined by a new line. `lead` is the one sentence
    that tells what the article says, without its dateline; `points` are the other sentences by theme, the leading theme
    first; `key_figures` begin with the most salient; `firsts` are the clauses that claim a first, a record or a place
    in a ranking.
    """

    sentences: tuple[int, ...]
    text: str
    key_figures: tuple[int, ...]
    lead: Span | None = None
    points: tuple[Point, ...] = ()
    firsts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a caller knows about an input that it does not say itself; set fields win over what was read."""

    published: str | None = None
    place: str | None = None
    genre: Genre | None = None
    title: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no analysis, and why."""

    path: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one document. Sentence, paragraph, section and figure references are indices."""

    document: Document
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    non_figures: tuple[NonFigure, ...]
    themes: tuple[Theme, ...]
    mentions: tuple[Mention, ...]
    summary: Summary

    @property
    def dates(self) -> tuple[NonFigure, ...]:
        """The calendar expressions of the text, which are periods and not figures."""
        return tuple(n for n in self.non_figures if n.kind == "date")


ToneName = Literal["achievement", "problem", "measure", "outlook", "neutral"]


@dataclass(frozen=True, slots=True)
class ToneTag:
    """The tone of a sentence with the classifier's probability."""

    sentence: int
    tone: ToneName
    score: float


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone of every sentence, and the share of each tone in the characters of the prose."""

    sentences: tuple[ToneTag, ...]
    shares: tuple[tuple[ToneName, float], ...]


Manifest = Mapping[str, Facts]

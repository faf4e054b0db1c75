"""Tables of results: every row tells the document, the place in it and the words that stand there.

The same rows make CSV and pandas frames; numbers are exact decimal strings in both. pandas is loaded when a frame is
asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, get_args

from reformtext.model import (
    Analysis,
    Bindingness,
    Change,
    Failure,
    Genre,
    Kind,
    MentionType,
    Modifier,
    Number,
    Status,
    ToneName,
)
from reformtext.render.json import exact
from reformtext.render.labels import sentence_text, terms_of
from reformtext.render.view import tone_of, words_of

if TYPE_CHECKING:
    import pandas as pd

Row = tuple[Any, ...]

Types = dict[str, Any]  # a pandas type, or the values that a category may have

_ORIGIN: Types = {"document": "string", "sha256": "string"}
_SPAN: Types = {"start": "int64", "end": "int64", "quote": "string"}


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their pandas types, and what gives the rows of one analysis. Rows begin with the document."""

    columns: Types
    rows: Callable[[Analysis], Iterable[Row]]


def _documents(analysis: Analysis) -> Iterator[Row]:
    document = analysis.document
    yield (
        document.title,
        document.author,
        document.reporter,
        document.source,
        document.number,
        document.published,
        document.place,
        document.genre,
        document.encoding,
        len(document.text),
        len(analysis.figures),
        joined(document.warnings),
    )


def _sections(analysis: Analysis) -> Iterator[Row]:
    for index, section in enumerate(analysis.sections):
        yield index, section.parent, section.level, section.heading, *_place(analysis, section.start, section.end)


def _paragraphs(analysis: Analysis) -> Iterator[Row]:
    for index, paragraph in enumerate(analysis.paragraphs):
        themes = joined(tag.id for tag in paragraph.themes)
        place = _place(analysis, paragraph.start, paragraph.end)
        yield index, paragraph.section, paragraph.heading, themes, *place


def _tone(analysis: Analysis) -> Iterator[Row]:
    for tag in tone_of(analysis).sentences:
        sentence = analysis.sentences[tag.sentence]
        yield tag.sentence, tag.tone, tag.score, *_place(analysis, sentence.start, sentence.end)


def _sentences(analysis: Analysis) -> Iterator[Row]:
    told = set(analysis.summary.sentences)
    for index, sentence in enumerate(analysis.sentences):
        yield index, sentence.paragraph, index in told, *_place(analysis, sentence.start, sentence.end)


def _figures(analysis: Analysis) -> Iterator[Row]:
    for index, figure in enumerate(analysis.figures):
        period = figure.period
        yield (
            index,
            figure.text,
            figure.subject,
            figure.indicator,
            figure.kind,
            numeral(figure.value),
            numeral(figure.low),
            numeral(figure.high),
            figure.modifier,
            figure.unit,
            figure.change,
            figure.status,
            figure.bindingness,
            (period.start or None) if period else None,
            (period.end or None) if period else None,
            (period.text or None) if period else None,
            figure.place,
            joined(figure.themes),
            figure.salience,
            figure.group,
            joined(figure.flags),
            joined(figure.rules),
            figure.sentence,
            figure.start,
            figure.end,
            sentence_text(analysis, figure.sentence),
        )


def _dates(analysis: Analysis) -> Iterator[Row]:
    for date in analysis.dates:
        yield _place(analysis, date.start, date.end)


def _themes(analysis: Analysis) -> Iterator[Row]:
    for theme in analysis.themes:
        terms = joined(terms_of(analysis, theme.id))
        yield theme.id, theme.zh, theme.share, theme.score, joined(map(str, theme.paragraphs)), terms


def _tags(analysis: Analysis) -> Iterator[Row]:
    text = analysis.document.text
    for index, paragraph in enumerate(analysis.paragraphs):
        for tag in paragraph.themes:
            terms = joined(text[start:end] for start, end in tag.evidence)
            spans = joined(f"{start}-{end}" for start, end in tag.evidence)
            yield index, paragraph.start, paragraph.end, tag.id, tag.score, terms, spans


def _mentions(analysis: Analysis) -> Iterator[Row]:
    for index, mention in enumerate(analysis.mentions):
        known = (mention.role, mention.code, mention.number, mention.issuer, mention.year)
        for start, end in mention.spans:
            yield index, mention.text, mention.type, *known, *_place(analysis, start, end)


def _words(analysis: Analysis) -> Iterator[Row]:
    for word in words_of(analysis):
        yield word.text, word.tag, word.start, word.end


def _summary(analysis: Analysis) -> Iterator[Row]:
    if analysis.summary.lead:
        yield "lead", 1, None, *_place(analysis, *analysis.summary.lead)
    for order, index in enumerate(analysis.summary.sentences, 1):
        sentence = analysis.sentences[index]
        yield "sentence", order, index, *_place(analysis, sentence.start, sentence.end)
    for order, index in enumerate(analysis.summary.key_figures, 1):
        figure = analysis.figures[index]
        yield "figure", order, index, *_place(analysis, figure.start, figure.end)
    for order, span in enumerate(analysis.summary.firsts, 1):
        yield "first", order, None, *_place(analysis, *span)


def _place(analysis: Analysis, start: int, end: int) -> tuple[int, int, str]:
    return start, end, analysis.document.text[start:end]


_TEXT, _INDEX, _REAL, _FLAG = "string", "int64", "float64", "bool"
TABLES: Mapping[str, Table] = {
    "documents": Table(
        dict.fromkeys(("title", "author", "reporter", "source", "number", "published", "place"), _TEXT)
        | {"genre": get_args(Genre), "encoding": _TEXT, "chars": _INDEX, "figures": _INDEX, "warnings": _TEXT},
        _documents,
    ),
    "sections": Table({"section": _INDEX, "parent": "Int64", "level": _INDEX, "heading": _TEXT} | _SPAN, _sections),
    "paragraphs": Table(
        {"paragraph": _INDEX, "section": _INDEX, "heading": _FLAG, "themes": _TEXT} | _SPAN, _paragraphs
    ),
    "sentences": Table({"sentence": _INDEX, "paragraph": _INDEX, "summary": _FLAG} | _SPAN, _sentences),
    "figures": Table(
        {"figure": _INDEX, "text": _TEXT, "subject": _TEXT, "indicator": _TEXT, "kind": get_args(Kind)}
        | {"value": _TEXT, "low": _TEXT, "high": _TEXT, "modifier": get_args(Modifier), "unit": _TEXT}
        | {"change": get_args(Change), "status": get_args(Status), "bindingness": get_args(Bindingness)}
        | {"period_start": _TEXT, "period_end": _TEXT, "period_text": _TEXT, "place": _TEXT, "themes": _TEXT}
        | {"salience": _REAL, "group": _INDEX, "flags": _TEXT, "rules": _TEXT, "sentence": _INDEX}
        | _SPAN,
        _figures,
    ),
    "dates": Table(_SPAN, _dates),
    "themes": Table(
        {"theme": _TEXT, "zh": _TEXT, "share": _REAL, "score": _REAL, "paragraphs": _TEXT, "terms": _TEXT}, _themes
    ),
    "tags": Table(
        dict.fromkeys(("paragraph", "start", "end"), _INDEX)
        | {"theme": _TEXT, "score": _REAL, "terms": _TEXT, "spans": _TEXT},
        _tags,
    ),
    "mentions": Table(
        {"mention": _INDEX, "text": _TEXT, "type": get_args(MentionType)}
        | dict.fromkeys(("role", "code", "number", "issuer", "year"), _TEXT)
        | _SPAN,
        _mentions,
    ),
    "tone": Table({"sentence": _INDEX, "tone": get_args(ToneName), "score": _REAL} | _SPAN, _tone),
    "words": Table({"text": _TEXT, "tag": _TEXT, "start": _INDEX, "end": _INDEX}, _words),
    "summary": Table(
        {"part": ("lead", "sentence", "figure", "first"), "order": _INDEX, "index": "Int64"} | _SPAN, _summary
    ),
}
FRAMES = ("documents", "sections", "paragraphs", "sentences", "figures", "dates", "themes", "mentions", "words")
EXPLAINING = {"figures": ("rules",), "themes": ("terms",)}  # columns that are shown where explanations are asked for
_AS_FLOAT = ("value", "low", "high")


def joined(parts: Iterable[str]) -> str | None:
    """Several values in one cell, None where there are none."""
    return "|".join(parts) or None


def numeral(value: Number | None) -> str | None:
    """A number in one cell: exact, a fraction as 1/3, a ratio as its terms."""
    shown = exact(value)
    return joined(shown) if isinstance(shown, list) else shown


def table(name: str) -> Table:
    """Return the table of that name; raises ValueError where there is none."""
    try:
        return TABLES[name]
    except (KeyError, TypeError) as error:
        raise ValueError(f"no table {name!r}: choose one of {', '.join(TABLES)}") from error


def rows(analysis: Analysis, name: str) -> Iterator[Row]:
    """Yield the rows of one table of an analysis, each with the document's path and hash before it."""
    origin = (analysis.document.path, analysis.document.sha256)
    for row in table(name).rows(analysis):
        yield (*origin, *row)


def types(name: str) -> Types:
    """Return the columns of a frame with their types: those of the table, and numbers as floats beside the strings."""
    made: Types = {}
    for column, kind in {**_ORIGIN, **table(name).columns}.items():
        made[column] = kind
        if name == "figures" and column in _AS_FLOAT:
            made[f"{column}_float"] = _REAL
    return made


def frame_rows(analysis: Analysis, name: str) -> Iterator[Row]:
    """Yield the rows of a frame, in the order of `types`."""
    if name != "figures":
        yield from rows(analysis, name)
        return
    numbers = [column in _AS_FLOAT for column in columns(name)]
    for row in rows(analysis, name):
        made: list[Any] = []
        for cell, number in zip(row, numbers, strict=True):
            made.append(cell)
            if number:  # for arithmetic
                made.append(_real(cell))
        yield tuple(made)


def columns(name: str) -> tuple[str, ...]:
    """Return the names of a table's columns, those of the document first."""
    return (*_ORIGIN, *table(name).columns)


def frame(analysis: Analysis, name: str) -> "pd.DataFrame":
    """Return one table of an analysis as a DataFrame, with all its columns where it has no rows."""
    return typed(list(frame_rows(analysis, name)), types(name))


def frames(results: Iterable[Analysis | Failure], names: Sequence[str] = FRAMES) -> dict[str, "pd.DataFrame"]:
    """Return tables of many analyses, and the failures among them as a table of that name.

    Analyses are let go one by one; only their rows are kept.
    """
    found: dict[str, list[Row]] = {name: [] for name in names if table(name)}
    failures: list[Row] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append((result.path, result.error, result.message))
            continue
        if not isinstance(result, Analysis):
            raise TypeError(f"frames() takes analyses, not {type(result).__name__}")
        for name, kept in found.items():
            kept.extend(frame_rows(result, name))
    made = {name: typed(kept, types(name)) for name, kept in found.items()}
    return made | {"failures": typed(failures, dict.fromkeys(("document", "error", "message"), "string"))}


def typed(found: list[Row], types: Types) -> "pd.DataFrame":
    """Return rows as a DataFrame of these types, also where there are none."""
    import pandas as pd

    kinds: dict[Any, Any] = {
        name: kind if isinstance(kind, str) else pd.CategoricalDtype(list(kind)) for name, kind in types.items()
    }
    return pd.DataFrame.from_records(found, columns=list(types)).astype(kinds)


def _real(value: object) -> float | None:
    """A cell's number as the nearest float; none for a ratio, which is several."""
    if not isinstance(value, str) or "|" in value:
        return None
    try:
        return float(Fraction(value))
    except OverflowError:
        return None

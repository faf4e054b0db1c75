"""An analysis as JSON: names and shapes are a contract, numbers are exact decimal strings. docs/json.md says what each
field means, schema.py checks it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from reformtext.model import (
    Analysis,
    Document,
    Figure,
    Mention,
    NonFigure,
    Number,
    Paragraph,
    Section,
    Sentence,
    Span,
    Summary,
    Theme,
    ThemeTag,
    Tone,
    Word,
)
from reformtext.render.labels import terms_of
from reformtext.render.view import View, tone_of, words_of
from reformtext.resources.salience import salience_reasons

SCHEMA = "reformtext.analysis/1"
Fields = dict[str, Any]


def exact(value: Number | None) -> str | list[str] | None:
    """Return a number as an exact decimal string without exponent; a fraction as "1/3", a ratio as a list.

    >>> from decimal import Decimal
    >>> exact(Decimal("1.7015E+6")), exact(Fraction(1, 3)), exact((Decimal("10.9"), Decimal("51.3")))
    ('1701500', '1/3', ['10.9', '51.3'])
    """
    if value is None:
        return None
    if isinstance(value, tuple):
        return [format(term, "f") for term in value]
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return format(value, "f")


def analysis_fields(analysis: Analysis, view: View | None = None) -> Fields:
    """Return an analysis as plain data in the order of the contract; `only` keeps one part beside the document."""
    view = view or View()
    head = {"schema": SCHEMA, "document": document_fields(analysis.document, text=view.text and view.only is None)}
    parts: dict[str, Callable[[], Any]] = {
        "sections": lambda: [_section(section) for section in analysis.sections],
        "paragraphs": lambda: [_paragraph(p, explain=view.explain) for p in analysis.paragraphs],
        "sentences": lambda: [_sentence(sentence) for sentence in analysis.sentences],
        "figures": lambda: [_figure(figure, explain=view.explain) for figure in analysis.figures],
        "dates": lambda: [_date(date) for date in analysis.dates],
        "themes": lambda: [_theme(analysis, theme, explain=view.explain) for theme in analysis.themes],
        "mentions": lambda: [_mention(mention) for mention in analysis.mentions],
        "summary": lambda: _summary(analysis.summary),
    }
    if view.only == "words":
        return head | {"words": [_word(word) for word in words_of(analysis)]}
    names = parts if view.only is None else (view.only,)
    fields = head | {name: parts[name]() for name in names}
    return fields | {"tone": _tone(tone_of(analysis))} if view.tone else fields


def document_fields(document: Document, *, text: bool = True) -> Fields:
    """Return what is known of a document; without its text where `text` is false."""
    fields: Fields = {
        "path": document.path,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "encoding_reason": document.encoding_reason,
        "chars": len(document.text),
        "title": document.title,
        "author": document.author,
        "reporter": document.reporter,
        "source": document.source,
        "number": document.number,
        "published": document.published,
        "place": document.place,
        "genre": document.genre,
        "body": _spans(document.body),
        "warnings": list(document.warnings),
    }
    return fields | {"text": document.text} if text else fields


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _section(section: Section) -> Fields:
    return {
        "start": section.start,
        "end": section.end,
        "heading": section.heading,
        "level": section.level,
        "parent": section.parent,
    }


def _paragraph(paragraph: Paragraph, *, explain: bool) -> Fields:
    return {
        "start": paragraph.start,
        "end": paragraph.end,
        "section": paragraph.section,
        "heading": paragraph.heading,
        "themes": [_tag(tag, explain=explain) for tag in paragraph.themes],
    }


def _tag(tag: ThemeTag, *, explain: bool) -> Fields:
    fields: Fields = {"id": tag.id, "score": tag.score, "evidence": _spans(tag.evidence)}
    if explain:
        fields["terms"] = [{"text": term, "weight": weight} for term, weight in tag.terms]
    return fields


def _sentence(sentence: Sentence) -> Fields:
    return {"start": sentence.start, "end": sentence.end, "paragraph": sentence.paragraph}


def _figure(figure: Figure, *, explain: bool) -> Fields:
    period = figure.period
    fields: Fields = {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "kind": figure.kind,
        "value": exact(figure.value),
        "low": exact(figure.low),
        "high": exact(figure.high),
        "modifier": figure.modifier,
        "unit": figure.unit,
        "change": figure.change,
        "subject": figure.subject,
        "indicator": figure.indicator,
        "status": figure.status,
        "period": {"start": period.start, "end": period.end, "text": period.text} if period else None,
        "bindingness": figure.bindingness,
        "place": figure.place,
        "themes": list(figure.themes),
        "salience": figure.salience,
        "sentence": figure.sentence,
        "group": figure.group,
        "flags": list(figure.flags),
    }
    if not explain:
        return fields
    reasons = salience_reasons()
    weights = {name: reasons[name].weight for name in figure.reasons}
    return fields | {"rules": list(figure.rules), "salience_reasons": weights}


def _date(date: NonFigure) -> Fields:
    return {"start": date.start, "end": date.end, "text": date.text}


def _theme(analysis: Analysis, theme: Theme, *, explain: bool) -> Fields:
    fields: Fields = {
        "id": theme.id,
        "zh": theme.zh,
        "share": theme.share,
        "score": theme.score,
        "paragraphs": list(theme.paragraphs),
    }
    if explain:
        fields["terms"] = [{"text": term, "weight": times} for term, times in terms_of(analysis, theme.id).items()]
    return fields


def _mention(mention: Mention) -> Fields:
    return {
        "text": mention.text,
        "type": mention.type,
        "spans": _spans(mention.spans),
        "role": mention.role,
        "code": mention.code,
        "number": mention.number,
        "issuer": mention.issuer,
        "year": mention.year,
    }


def _summary(summary: Summary) -> Fields:
    return {
        "sentences": list(summary.sentences),
        "text": summary.text,
        "key_figures": list(summary.key_figures),
        "lead": list(summary.lead) if summary.lead else None,
        "points": [{"sentence": point.sentence, "theme": point.theme} for point in summary.points],
        "firsts": _spans(summary.firsts),
    }


def _tone(tone: Tone) -> Fields:
    return {
        "shares": dict(tone.shares),
        "sentences": [{"sentence": tag.sentence, "tone": tag.tone, "score": tag.score} for tag in tone.sentences],
    }


def _word(word: Word) -> Fields:
    return {"start": word.start, "end": word.end, "text": word.text, "tag": word.tag}


def dumps(fields: Any) -> str:
    """Return plain data as one line of JSON with Chinese characters as themselves."""
    return json.dumps(fields, ensure_ascii=False, allow_nan=False)


def laid_out(fields: Mapping[str, Any]) -> str:
    """Return plain data as JSON with a line for each field and each record of a list, so that people and diff read it.

    >>> print(laid_out({"schema": "a/1", "figures": [{"text": "3.9%"}]}))
    {
      "schema": "a/1",
      "figures": [
        {"text": "3.9%"}
      ]
    }
    """
    return "{\n" + ",\n".join(f"  {dumps(name)}: {_value(value)}" for name, value in fields.items()) + "\n}"


def _value(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {dumps(item)}" for item in value) + "\n  ]"
    return dumps(value)


def documents(analyses: Iterable[Analysis], view: View, *, several: bool) -> Iterator[str]:
    """Yield the JSON of analyses piece by piece: one object, or an array where `several` may come."""
    if not several:
        for analysis in analyses:
            yield laid_out(analysis_fields(analysis, view)) + "\n"
        return
    before = "[\n"
    for analysis in analyses:
        yield before + laid_out(analysis_fields(analysis, view))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def lines(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    """Yield one line of JSON for each analysis."""
    for analysis in analyses:
        yield dumps(analysis_fields(analysis, view)) + "\n"

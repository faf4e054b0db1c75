"""How much a reader would want to be told a figure: a transparent sum of named reasons, between 0 and 1."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from reformtext.figures.clauses import REACH
from reformtext.model import Document, Figure, Layout
from reformtext.resources.forms import Forms, read_forms
from reformtext.resources.salience import salience_reasons

_BEFORE, _AFTER = 40, 20  # characters around a figure that count as near
_FOREIGN = 60  # characters before a figure in which a foreign place governs it


def reasons(document: Document, layout: Layout, figure: Figure, repeated: int) -> tuple[str, ...]:
    """Return the names of the reasons (of salience.tsv) why a figure matters or does not.

    `repeated`: how often the document states it.
    """
    sentence = layout.sentences[figure.sentence]
    text = document.text
    near = text[max(sentence.start, figure.start - _BEFORE) : min(sentence.end, figure.end + _AFTER)]
    places = {
        "near": near,
        "subject": figure.subject,
        "people": figure.subject + (near if figure.unit == "人" else ""),
        "sentence": text[max(sentence.start, figure.start - REACH) : min(sentence.end, figure.end + REACH)],
    }
    structural = _structural(document, sentence.start, sentence.paragraph, figure, repeated)
    return tuple(
        reason.name
        for reason in salience_reasons().values()
        if (reason.cue.search(places[reason.where]) if reason.cue else reason.name in structural)
    )


def _abroad(text: str, sentence: int, figure: int) -> bool:
    """Whether a foreign country or city is named before a figure in its sentence."""
    start = max(sentence, figure - _FOREIGN)
    return any(_foreign().at(text, at, figure) >= 2 for at in _foreign().starts(text, start, figure))


@cache
def _foreign() -> Forms:
    kinds = read_forms("foreign_places.tsv")
    return Forms(kinds["country"] | kinds["city"])


def _structural(document: Document, start: int, paragraph: int, figure: Figure, repeated: int) -> set[str]:
    """The reasons that no word decides: kind, size, status, where it stands."""
    title = document.title or ""
    after = document.text[figure.end : figure.end + 1]
    said = {
        "base": True,
        f"kind_{figure.kind}": True,
        "in_title": figure.text in title or (len(figure.subject) >= 2 and figure.subject in title),
        "in_lead": paragraph <= 1,
        "indicator": figure.indicator is not None,
        "whole_economy": figure.indicator == "gdp",
        "target": figure.status == "target",
        "target_worded": bool(figure.bindingness),
        "rule": figure.status == "rule",
        "change": figure.change in ("rise_by", "fall_by", "rise_to", "fall_to"),
        "from_to": figure.change in ("from", "rise_to", "fall_to") and figure.kind != "multiple",
        "repeated": repeated > 1,
        "foreign": _abroad(document.text, start, figure.start),
        "time_saved": figure.kind == "duration"
        and (figure.status == "rule" or figure.change in ("fall_by", "fall_to")),
        "size_class": figure.kind == "money" and figure.modifier == "over" and after == "的",
        "money_huge": figure.kind == "money" and isinstance(figure.low, Decimal) and figure.low >= 10**10,
        "vague": figure.value is None,
        "no_subject": not figure.subject,
    }
    if figure.kind == "count" and isinstance(figure.value, Decimal):
        size = "large" if figure.value >= 10000 else "middle" if figure.value >= 100 else "small"
        said[f"size_{size}"] = True
    if figure.kind == "money" and isinstance(figure.value, Decimal):
        said["money_large" if figure.value >= 10**8 else "money_small"] = True
    return {name for name, holds in said.items() if holds}


def scored(document: Document, layout: Layout, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures with their salience and the reasons for it."""
    told = [(figure.kind, str(figure.value), figure.unit, figure.subject) for figure in figures]
    seen, table = Counter(told), salience_reasons()
    result = []
    for figure, statement in zip(figures, told, strict=True):
        why = reasons(document, layout, figure, seen[statement])
        total = sum(table[name].weight for name in why)
        result.append(replace(figure, salience=round(max(0.0, min(1.0, total)), 2), reasons=why))
    return result

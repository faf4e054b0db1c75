"""A random sheet of our results to be judged by a person: what we found beside empty columns to fill in."""

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from reformtext.model import Analysis, Failure
from reformtext.render.json import exact
from reformtext.render.labels import sentence_text

Sheet = Literal["themes", "figures"]
SHEETS: tuple[Sheet, ...] = ("themes", "figures")
_FIGURE_CODES = ("kind", "value", "unit", "change", "subject", "status", "year")
COLUMNS: dict[Sheet, tuple[str, ...]] = {
    "figures": (
        *("document", "start", "end", "text", "quote"),
        *(f"found_{name}" for name in _FIGURE_CODES),
        *_FIGURE_CODES,
        *("coder", "note"),
    ),
    "themes": ("document", "start", "end", "quote", "found_themes", "themes", "coder", "note"),
}


def audit_sheet(task: Sheet, results: Iterable[Analysis | Failure], size: int, seed: int = 1) -> list[tuple[Any, ...]]:
    """Return rows (COLUMNS[task]) of `size` results drawn at random, in the order of the texts.

    Figures are drawn from those we found, so the filled sheet tells precision and the fields but not what we missed;
    themes from all paragraphs, with a theme or without. The draw is a reservoir: memory does not grow with the corpus.
    The same inputs, size and seed give the same sheet.
    """
    generator = random.Random(seed)
    drawn: list[tuple[int, tuple[Any, ...]]] = []
    for order, row in enumerate(_rows(task, results)):
        if len(drawn) < size:
            drawn.append((order, row))
        else:
            place = generator.randrange(order + 1)
            if place < size:
                drawn[place] = (order, row)
    return [row for _, row in sorted(drawn)]


def _rows(task: Sheet, results: Iterable[Analysis | Failure]) -> Iterator[tuple[Any, ...]]:
    for result in results:
        if isinstance(result, Failure):
            continue
        yield from _figures(result) if task == "figures" else _paragraphs(result)


def _figures(analysis: Analysis) -> Iterator[tuple[Any, ...]]:
    for figure in analysis.figures:
        quote = sentence_text(analysis, figure.sentence).strip()
        value = exact(figure.value)
        found: Sequence[Any] = (
            figure.kind,
            "∶".join(value) if isinstance(value, list) else value,
            figure.unit,
            figure.change,
            figure.subject,
            figure.status,
            figure.period.end[:4] if figure.period else None,
        )
        blank = (None,) * (len(_FIGURE_CODES) + 2)
        yield analysis.document.path, figure.start, figure.end, figure.text, quote, *found, *blank


def _paragraphs(analysis: Analysis) -> Iterator[tuple[Any, ...]]:
    for paragraph in analysis.paragraphs:
        if paragraph.heading:
            continue
        quote = analysis.document.text[paragraph.start : paragraph.end].strip()
        themes = ";".join(tag.id for tag in paragraph.themes)
        yield analysis.document.path, paragraph.start, paragraph.end, quote, themes, None, None, None

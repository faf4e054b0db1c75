"""The table of units and classifiers, and the words of degree."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast, get_args

from reformtext.errors import ResourceError
from reformtext.model import Kind, Modifier
from reformtext.resources.files import read_rows


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed (`form`), its canonical name, kind and factor; what matches `stop` after it denies it."""

    form: str
    unit: str
    kind: Kind
    factor: Decimal
    stop: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class DegreeWord:
    """A word of degree: 近, 以上… `inside`: belongs to the span where it touches; `far`: governs from a distance."""

    word: str
    side: str
    modifier: Modifier
    inside: bool
    far: bool
    not_after: str


@cache
def units_by_first() -> dict[str, tuple[Unit, ...]]:
    """Return the units by their first character, longest form first."""
    table: dict[str, list[Unit]] = {}
    for form, unit, kind, factor, stop in read_rows("units.tsv"):
        if kind not in get_args(Kind):
            raise ResourceError(f"units.tsv: {form}: no kind {kind!r}")
        table.setdefault(form[0], []).append(
            Unit(form, unit, cast(Kind, kind), Decimal(factor), re.compile(stop) if stop else None)
        )
    return {first: tuple(sorted(units, key=lambda u: -len(u.form))) for first, units in table.items()}


def unit_at(text: str, start: int, end: int) -> Unit | None:
    """Return the longest unit that stands at `start` and is not the beginning of another word (3000家庭: none)."""
    for unit in units_by_first().get(text[start : start + 1], ()):
        if text.startswith(unit.form, start, end) and not (
            unit.stop and unit.stop.match(text, start + len(unit.form), end)
        ):
            return unit
    return None


@cache
def degree_words(side: str) -> tuple[DegreeWord, ...]:
    """Return the words of degree of one side (left, right), longest first."""
    rows = (
        DegreeWord(word, where, cast(Modifier, modifier), inside == "1", far == "1", not_after)
        for word, where, modifier, inside, far, not_after in read_rows("degree_words.tsv")
    )
    return tuple(sorted((row for row in rows if row.side == side), key=lambda row: -len(row.word)))

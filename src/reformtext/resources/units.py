"""The table of units and classifiers, and the words of degree."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple, cast, get_args

from reformtext.errors import ResourceError
from reformtext.model import Kind, Modifier
from reformtext.patterns import lazy
from reformtext.resources.files import read_rows


class Unit(NamedTuple):
    """A unit as printed (`form`), its canonical name, kind and factor; what matches `stop` after it denies it.

    `chinese` is the least number in Chinese numerals that counts with it (两市 and 三线 name), None where none does.
    """

    form: str
    unit: str
    kind: Kind
    factor: Decimal
    chinese: int | None
    stop: str


class DegreeWord(NamedTuple):
    """A word of degree: 近, 以上… `inside`: belongs to the span where it touches; `far`: how far from the number it may
    stand; `deny`: characters at its outer side that make it another word; `only`: which numbers (left) or kinds (right)
    it takes."""

    word: str
    side: str
    modifier: Modifier
    inside: bool
    far: int
    deny: str
    only: re.Pattern[str] | None


@cache
def units_by_first() -> Mapping[str, tuple[Unit, ...]]:
    """Return the units by their first character, longest form first."""
    table: dict[str, list[Unit]] = {}
    for form, unit, kind, factor, chinese, stop in read_rows("units.tsv"):
        if kind not in get_args(Kind):
            raise ResourceError(f"units.tsv: {form}: no kind {kind!r}")
        least = None if chinese == "-" else int(chinese)
        read = Unit(form, unit, cast(Kind, kind), Decimal(factor), least, stop)
        table.setdefault(form[0], []).append(read)
    return {first: tuple(sorted(units, key=lambda u: -len(u.form))) for first, units in table.items()}


def unit_at(text: str, start: int, end: int) -> Unit | None:
    """Return the longest unit that stands at `start` and is not the beginning of another word (3000家庭: none)."""
    if start >= end:
        return None
    for unit in units_by_first().get(text[start], ()):
        if text.startswith(unit.form, start, end) and not (
            unit.stop and _compiled(unit.stop).match(text, start + len(unit.form), end)
        ):
            return unit
    return None


@cache
def _compiled(stop: str) -> re.Pattern[str]:
    """What denies a unit, compiled where the unit stands in a text: most of the table never does."""
    return re.compile(stop)


@cache
def degree_words(side: str) -> Mapping[str, tuple[DegreeWord, ...]]:
    """Return the words of degree of one side by the character that touches the number, longest first."""
    table: dict[str, list[DegreeWord]] = {}
    for word, where, modifier, inside, far, deny, only, _list in read_rows("degree_words.tsv"):
        if where == side:
            pattern = lazy(only) if only else None
            row = DegreeWord(word, where, cast(Modifier, modifier), inside == "1", int(far), deny, pattern)
            table.setdefault(word[-1 if side == "left" else 0], []).append(row)
    return {touching: tuple(sorted(rows, key=lambda row: -len(row.word))) for touching, rows in table.items()}


@cache
def listing_degree_words() -> tuple[str, ...]:
    """Return the words of degree that govern the whole list after them without 分别."""
    return tuple(row[0] for row in read_rows("degree_words.tsv") if row[7])


@cache
def far_degree_words() -> tuple[DegreeWord, ...]:
    """Return the words of degree that govern from a distance, those of the shortest reach first."""
    rows = (row for group in degree_words("left").values() for row in group if row.far)
    return tuple(sorted(rows, key=lambda row: (row.far, -len(row.word))))

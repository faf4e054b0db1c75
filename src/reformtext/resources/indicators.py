"""The statistical indicators: names, aliases, units, plausible growth; loaded once, matched longest first."""

from functools import cache
from typing import NamedTuple

from reformtext.errors import ResourceError
from reformtext.resources.files import read_rows


class Indicator(NamedTuple):
    """One indicator. `band` is the plausible range of its growth in per cent; `units` hold canonical units."""

    id: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    units: frozenset[str]
    forms: tuple[str, ...]
    direction: str
    theme: str
    band: tuple[float, float] | None


def _canonical(unit: str) -> str:
    """A printed unit without its scale: 亿元 → 元, 万人 → 人, 个工作日 stays."""
    stripped = unit.lstrip("万亿")
    return stripped or unit


@cache
def indicators() -> dict[str, Indicator]:
    """Return the indicators by id; raises ResourceError where an id stands twice."""
    table: dict[str, Indicator] = {}
    for name, zh, en, aliases, units, forms, direction, theme, low, high, _note in read_rows("indicators.tsv"):
        if name in table:
            raise ResourceError(f"indicators.tsv: {name} stands twice")
        table[name] = Indicator(
            name,
            zh,
            en,
            tuple(alias for alias in (zh, *aliases.split("|")) if alias),
            frozenset(_canonical(unit) for unit in units.split("|")),
            tuple(forms.split("|")),
            direction,
            theme,
            (float(low), float(high)) if low else None,
        )
    return table


@cache
def indicator_names() -> tuple[tuple[str, str], ...]:
    """Return every (name or alias, indicator id), longest first."""
    names = {(alias, indicator.id) for indicator in indicators().values() for alias in indicator.aliases}
    return tuple(sorted(names, key=lambda row: (-len(row[0]), row)))

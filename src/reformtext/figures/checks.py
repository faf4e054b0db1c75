"""Arithmetic doubts: a flag names what does not add up and never changes a value."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reformtext.model import Figure
from reformtext.resources.indicators import indicators

_BASE = ("from",)
_TOLERANCE = Decimal("0.06")  # of a growth of 100: rounding in the text and prices of different years


def flagged(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures with the doubts that arithmetic raises added to their flags."""
    doubts: dict[int, set[str]] = {}
    for i, figure in enumerate(figures):
        names = set(figure.flags)
        if figure.kind == "ratio" and isinstance(figure.value, tuple) and len(figure.value) >= 3:
            total = sum(figure.value, Decimal(0))
            if Decimal(90) < total < Decimal(110) and abs(total - 100) > Decimal("0.25"):
                names.add("parts_do_not_sum")
        names |= _outside_band(figure)
        names |= _against_base(figures, i)
        doubts[i] = names
    return [
        replace(figure, flags=tuple(sorted(doubts[i]))) if doubts[i] != set(figure.flags) else figure
        for i, figure in enumerate(figures)
    ]


def _outside_band(figure: Figure) -> set[str]:
    band = indicators()[figure.indicator].band if figure.indicator else None
    if band is None or figure.kind != "percent" or not isinstance(figure.value, Decimal):
        return set()
    signed = {"rise_by": figure.value, "fall_by": -figure.value}.get(figure.change)
    if signed is None or band[0] <= float(signed) <= band[1]:
        return set()
    return {"growth_out_of_band"}


def _against_base(figures: Sequence[Figure], i: int) -> set[str]:
    """由A增加到B，增长C%: the growth of B over A against C; with percentages, the difference against points."""
    figure = figures[i]
    if figure.kind not in ("percent", "point", "multiple") or figure.change not in ("rise_by", "fall_by"):
        return set()
    near = [f for f in figures[max(0, i - 3) : i] if f.sentence == figure.sentence and f.subject == figure.subject]
    base = next((f for f in near if f.change in _BASE), None)
    level = next((f for f in reversed(near) if f is not base and f.change in ("", "rise_to", "fall_to")), None)
    if base is None or level is None or base.unit != level.unit:
        return set()
    a, b, said = base.value, level.value, figure.value
    if not (isinstance(a, Decimal) and isinstance(b, Decimal) and isinstance(said, Decimal)) or not a:
        return set()
    if {base.modifier, level.modifier, figure.modifier} != {"exact"}:
        return set()
    if figure.kind == "point":
        return {"points_disagree"} if abs(abs(b - a) - said) > Decimal("0.11") else set()
    ratio = b / a
    if figure.kind == "multiple":
        if abs(ratio - 1 - said) <= Decimal("0.1") * said:
            return set()
        return {"times_of_or_by"} if abs(ratio - said) <= Decimal("0.1") * said else {"growth_disagrees"}
    growth = abs(ratio - 1) * 100
    return {"growth_disagrees"} if abs(growth - said) > max(Decimal(1), said * _TOLERANCE) else set()

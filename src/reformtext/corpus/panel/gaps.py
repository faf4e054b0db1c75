"""Target against outcome: what a report aimed at for a year beside what a later one says was reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reformtext.corpus.panel.choice import WideRow
from reformtext.corpus.panel.measures import Measure
from reformtext.corpus.panel.rows import PanelRow
from reformtext.model import Number

PAIRS: tuple[tuple[Measure, Measure], ...] = (("target_growth", "growth"), ("target_level", "level"))


@dataclass(frozen=True, slots=True)
class Gap:
    """A target and an outcome of one place, year and indicator.

    `difference` is the outcome less the target, in percentage points for growth, in `unit` for a level. A target that
    is a range (6%—6.5%) is met within its bounds: 0 there, else the distance to the nearer one. Both numbers are taken
    as said: 6%以上 counts as 6, 3.6%左右 as 3.6.
    """

    target: PanelRow
    outcome: PanelRow
    difference: Decimal | Fraction

    @property
    def unit(self) -> str:
        """What the difference is in."""
        return "百分点" if self.outcome.measure == "growth" else self.outcome.unit


def gaps(cells: Iterable[WideRow]) -> tuple[Gap, ...]:
    """Return the gap of each indicator of each place and year that has a target and an outcome in the same unit."""
    found: list[Gap] = []
    for row in cells:
        for (indicator, measure), target in row.chosen.items():
            outcome = next((row.chosen.get((indicator, done)) for aim, done in PAIRS if aim == measure), None)
            if outcome is None or outcome.unit != target.unit or not _plain(outcome.value):
                continue
            difference = _difference(outcome.value, target)
            if difference is not None:
                found.append(Gap(target, outcome, difference))
    return tuple(found)


def _difference(reached: Number | None, target: PanelRow) -> Decimal | Fraction | None:
    low, high = (target.value, target.value) if _plain(target.value) else (target.low, target.high)
    numbers = [Fraction(number) for number in (reached, low, high) if isinstance(number, Decimal | Fraction)]
    if len(numbers) < len((reached, low, high)):
        return None
    outcome, least, most = numbers
    apart = outcome - min(max(outcome, least), most)
    exact = Decimal(apart.numerator) / Decimal(apart.denominator)
    return exact if Fraction(exact) == apart else apart


def _plain(number: Number | None) -> bool:
    return isinstance(number, Decimal | Fraction)

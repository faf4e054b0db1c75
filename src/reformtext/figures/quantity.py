"""The record of a quantity and the bounds that a modifier asserts."""

from decimal import Decimal
from typing import NamedTuple

from reformtext.figures.numerals import product
from reformtext.model import Kind, Modifier, Number


class Quantity(NamedTuple):
    """A quantity in folded text. `core` is where its number begins, `rules` the names of the rules that made it."""

    start: int
    end: int
    core: int
    kind: Kind
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str
    rules: tuple[str, ...]
    elided: bool = False  # no unit was written: a list or a table may tell it
    scaled: bool = False  # a scale (万, 亿) was written
    alone: bool = False  # counts without a unit: 8万建设者, 数百农户, 指数为104.6
    negative: bool = False
    suffix: Modifier = "exact"  # what a degree word at its right says: the last of a list speaks for all
    prefix: Modifier = "exact"  # what a degree word at its left says: the first of a list speaks for all


def bounds(value: Number | None, modifier: Modifier) -> tuple[Number | None, Number | None]:
    """The inclusive bounds that a value with this modifier asserts.

    >>> bounds(Decimal(5), "over")
    (Decimal('5'), None)
    """
    return (value if modifier in ("exact", "over") else None), (value if modifier in ("exact", "under") else None)


def times(number: Number | None, factor: Decimal) -> Number | None:
    """The number times a factor, exactly; what is no decimal stays as it is."""
    return product(number, factor) if isinstance(number, Decimal) and factor != 1 else number

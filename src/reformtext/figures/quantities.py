"""Quantities: the number, its unit and its degree, found in characters; what is rejected keeps its class.

One pass over a paragraph: at every numeral the special forms are tried first (ranks, fractions, 成, ratios, 番), then
what is no figure, then a number with its unit. `lists.py` then shares units and degree.
"""

from reformtext.figures.measured import measured
from reformtext.figures.non_figures import non_figure_at
from reformtext.figures.quantity import Quantity, bounds
from reformtext.figures.scanning import CHINESE, next_numeral_start
from reformtext.figures.special_forms import special_form
from reformtext.model import NonFigure
from reformtext.patterns import lazy

__all__ = ["Quantity", "bounds", "find_quantities"]

# What is longer is no number that anybody reads; passing over it at once keeps the work linear.
_LONGEST = 48
_RUN = lazy(rf"[\d.,:∶/ +-]{{{_LONGEST + 1},}}|[{CHINESE}几数半点余多]{{{_LONGEST + 1},}}")
_ORDINAL = lazy(rf"\d[\d,]*|[{CHINESE}]+")


def find_quantities(text: str, start: int, end: int) -> tuple[list[Quantity], list[NonFigure]]:
    """Return the quantities and the typed non-figures of folded text[start:end], in order and disjoint."""
    quantities: list[Quantity] = []
    rejected: list[NonFigure] = []
    at = start
    while True:
        at = next_numeral_start(text, at, end)
        if at < 0:
            return quantities, rejected
        run = _RUN.match(text, at, end)
        if run:
            rejected.append(NonFigure(at, run.end(), run[0], "identifier"))
            at = run.end()
            continue
        found, at = _read(text, start, at, end)
        if isinstance(found, Quantity):
            quantities.append(found)
        elif found:
            rejected.append(found)


def _read(text: str, floor: int, at: int, end: int) -> tuple[Quantity | NonFigure | None, int]:
    """What the numeral at `at` is, and where to go on reading."""
    special = special_form(text, floor, at, end)
    if special:
        return special, special.end
    refused = non_figure_at(text, floor, at, end)
    if refused:
        return refused, refused.end
    if at > floor and text[at - 1] == "第":
        ordinal = _ORDINAL.match(text, at, end)
        if ordinal:
            return NonFigure(at, ordinal.end(), ordinal[0], "ordinal"), ordinal.end()
    found, stop = measured(text, floor, at, end)
    return found, max(stop, at + 1)

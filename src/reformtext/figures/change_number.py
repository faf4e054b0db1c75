"""A number whose change is asked for, and the change that is found."""

from collections.abc import Sequence
from typing import NamedTuple

from reformtext.figures.clauses import Place
from reformtext.figures.quantity import Quantity
from reformtext.model import Change
from reformtext.patterns import lazy


class FoundChange(NamedTuple):
    """A change, the rule that found it and where its verb begins (-1 where none governs)."""

    kind: Change = ""
    rule: str = ""
    start: int = -1


LEVEL = FoundChange()
JOINED = lazy(r" ?(?:、|和|与|及|以及|，|,) ?(?:约|近)?(?:每人|每户)?(?:每月|每年|每天)?")
NEAR = 24  # characters between a number and a word that bears on it
# 提高到每人每月700元, 增至每百平方公里80公里
_EACH = lazy(
    r"(?:每人|每户|每生)?(?:每月|每年|每天)$|(?<=[到至为的由从])每[百千万]?(?:平方公里|亩|人|户|吨|公顷|立方米|平方米|头|名|千瓦时|度|桶|斤|公斤|盎司|升|股|件|台|张|箱|盒|袋|次|小时)$"
)


class Number(NamedTuple):
    """A number whose change is asked for."""

    text: str
    places: Sequence[Place]  # of its sentence
    at: int  # where it is among them
    before: str  # what stands before it, without spaces and 每人每月
    offset: int  # where that begins

    @property
    def place(self) -> Place:
        return self.places[self.at]

    @property
    def quantity(self) -> Quantity:
        return self.places[self.at].quantity

    @property
    def following(self) -> Quantity | None:
        """The sentence's next number."""
        return self.places[self.at + 1].quantity if self.at + 1 < len(self.places) else None


def paired(places: Sequence[Place], at: int) -> bool:
    """Whether a count stands right behind another of the same things: 900户|3000人."""
    first, second = places[at - 1].quantity, places[at].quantity
    return first.end == second.start and first.kind == second.kind == "count" and first.unit != second.unit


def number_at(text: str, places: Sequence[Place], at: int) -> Number:
    """Return places[at] of a sentence's numbers with what stands before it."""
    place = places[at]
    before = text[max(place.left_start, place.quantity.start - NEAR) : place.quantity.start]
    return Number(text, places, at, _EACH.sub("", before.rstrip()), place.quantity.start - len(before))

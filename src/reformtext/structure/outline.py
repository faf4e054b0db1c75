"""The order of headings: which section stands under which."""

from collections.abc import Sequence
from typing import NamedTuple

from reformtext.structure.headings import Heading
from reformtext.structure.marks import KINDS

_RANK = {kind: rank for rank, kind in enumerate(KINDS, 1)}
_LOWEST = len(KINDS) + 1
_LEVEL = dict(zip(("", *KINDS), (1, 1, 1, 2, 1, 2, 1, 3, 3, 4, 5), strict=True))


class Place(NamedTuple):
    """A heading's level and the index of the heading above it."""

    level: int
    parent: int | None


def nest(headings: Sequence[Heading]) -> list[Place]:
    """Return the level and parent of each heading, in order.

    Numbered headings stand under each other by the kind of their number, Markdown headings by their depth. A heading
    without a number stands under a numbered one whose count goes on after it (一、 bare 二、), else above it (bare 一、
    二、 bare 一、): the count is what tells the two apart.
    """
    goes_on = _goes_on(headings)
    shallowest = min((heading.depth for heading in headings if heading.depth), default=1)
    hosts: set[tuple[int | None, str]] = set()  # (parent, kind) of the numbered headings that hold unnumbered ones
    places: list[Place] = []
    open_: list[int] = []
    for i, heading in enumerate(headings):
        for depth, o in enumerate(open_):
            if _follows(heading, headings[o]):
                del open_[depth:]
                break
        rank = _rank_held(headings, i)
        while any(_RANK.get(headings[o].numbering, 0) >= rank for o in open_):
            open_.pop()
        while open_:
            above = open_[-1]
            hosting = goes_on[above] or (places[above].parent, headings[above].numbering) in hosts
            if _is_under(heading, headings[above], hosting):
                break
            open_.pop()
        parent = open_[-1] if open_ else None
        level = heading.depth - shallowest + 1 if heading.depth and not heading.numbering else _LEVEL[heading.numbering]
        if parent is not None:
            level = max(level, places[parent].level + 1)
            if headings[parent].numbering and not heading.numbering:
                hosts.add((places[parent].parent, headings[parent].numbering))
        places.append(Place(level, parent))
        open_.append(i)
    return places


def _follows(heading: Heading, before: Heading) -> bool:
    return bool(heading.numbering) and heading.numbering == before.numbering and heading.number == before.number + 1


def _rank_held(headings: Sequence[Heading], i: int) -> int:
    """The rank of a numbered heading, or of the one whose count begins anew right under this one; else the lowest."""
    if headings[i].numbering:
        return _RANK[headings[i].numbering]
    if i + 1 < len(headings) and headings[i + 1].numbering and headings[i + 1].number == 1:
        return _RANK[headings[i + 1].numbering]
    return _LOWEST


def _is_under(heading: Heading, above: Heading, hosting: bool) -> bool:
    """Whether a heading stands under another; `hosting`: the numbered one above holds unnumbered ones."""
    if heading.depth and above.depth and heading.depth != above.depth:
        return heading.depth > above.depth
    if heading.numbering and above.numbering:
        return _RANK[heading.numbering] > _RANK[above.numbering]
    if heading.numbering:
        return True
    if above.numbering:
        return hosting
    return above.depth > 0 and not heading.depth


def _goes_on(headings: Sequence[Heading]) -> list[bool]:
    """Whether the count of a numbered heading goes on after it, before a heading of a higher kind."""
    following: dict[str, int] = {}  # kind → number of the next heading of that kind
    result = [False] * len(headings)
    for i in range(len(headings) - 1, -1, -1):
        heading = headings[i]
        if not heading.numbering:
            continue
        result[i] = following.get(heading.numbering) == heading.number + 1
        rank = _RANK[heading.numbering]
        following = {kind: number for kind, number in following.items() if _RANK[kind] < rank}
        following[heading.numbering] = heading.number
    return result

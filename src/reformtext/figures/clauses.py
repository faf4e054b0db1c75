"""Clauses: what stands around a quantity within its sentence."""

from collections.abc import Sequence
from typing import NamedTuple

from reformtext.characters import HAN
from reformtext.figures.quantities import Quantity
from reformtext.patterns import lazy

# a list's number in one character, ① ⑴ ⒈ ㈠, ends what is before it as well
_BREAK = lazy(r"[，。；：！？,;!?\n\u2460-\u249b\u3220-\u3229]|——|(?<!\d):(?!\d)")

REACH = 400  # characters of a sentence that can bear on a figure: an endless list costs no more for each than this

# 养老机构超2.8万家 床位近700万张: a headline of two, which has no other mark; text cut into words has shorter pieces
_GAP = lazy(rf"(?<=[^\s，。；：]{{4}}) (?={HAN}{{3}})")
_MARKED = lazy("[，。；！？]")

_ASIDE = lazy(r"[（(][^（）()\n。\d]{1,20}[）)]")


class Place(NamedTuple):
    """A quantity in its sentence: the clause it stands in, the text before it (from the previous quantity or the
    clause's beginning) and after it (to the next quantity or the clause's end)."""

    quantity: Quantity
    clause: int  # the clause's number in the sentence
    clause_start: int
    clause_end: int
    left_start: int
    right_end: int
    body_end: int  # the clause's end without its punctuation


def breaks(text: str, start: int, end: int) -> list[int]:
    """Return the offsets at which clauses of text[start:end] end (after their punctuation), the last being `end`."""
    asides = {at for match in _ASIDE.finditer(text, start, end) for at in range(*match.span())}  # （预计数，下同）
    ends = [match.end() for match in _BREAK.finditer(text, start, end) if match.start() not in asides]
    if not _MARKED.search(text, start, end):
        ends += [match.end() for match in _GAP.finditer(text, start, end)]
        ends.sort()
    if not ends or ends[-1] != end:
        ends.append(end)
    return ends


def locate(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Place]:
    """Place the quantities of one sentence in its clauses. A break inside a quantity (1，234) is none."""
    ends = breaks(text, start, end)
    places: list[Place] = []
    clause, clause_start = 0, start
    for i, quantity in enumerate(quantities):
        while ends[clause] < quantity.end and ends[clause] <= quantity.start:
            clause_start = ends[clause]
            clause += 1
        last = clause
        while ends[last] < quantity.end:
            last += 1
        clause_end = min(ends[last], quantity.end + REACH)
        near = max(clause_start, quantity.start - REACH)
        previous = quantities[i - 1].end if i else start
        following = quantities[i + 1].start if i + 1 < len(quantities) else end
        body_end = clause_end - (
            text[clause_end - 1] == " " or _BREAK.match(text, clause_end - 1, clause_end) is not None
        )
        places.append(
            Place(
                quantity,
                clause,
                near,
                clause_end,
                max(near, previous),
                max(quantity.end, min(body_end, following)),
                max(quantity.end, body_end),
            )
        )
    return places

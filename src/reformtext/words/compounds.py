"""Terms made by an ending and the word before it (农业|强县, 城北|新区), where the lexicon does not know them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from reformtext.resources.endings import term_endings
from reformtext.resources.lexicon import PLACE
from reformtext.words.engines import UNKNOWN
from reformtext.words.terms import Cover, Kept

_ANY, _UNKNOWN = "*", "?"


@cache
def _endings() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, term_endings()), key=len, reverse=True)))


def add_compounds(folded: str, cover: Cover, taken: Sequence[Kept], terms: Sequence[Kept]) -> list[Kept]:
    """Return the terms with compounds added, each in the place of a place name that it begins with (鲁西|新区).

    Compounds break no known word and no span of `taken` or of the other terms.
    """
    kept = sorted([*taken, *terms])
    ends = [span.end for span in kept]
    places = {term.end: term for term in terms if term.tag == PLACE}
    compounds: dict[int, Kept] = {}
    done = 0
    for match in _endings().finditer(folded):
        place = places.get(match.start())
        start = _start(match.start(), match[0], folded, cover, place)
        if start < done or cover.at(match.end()):
            continue
        after = bisect_left(ends, match.start() + 1)  # the first span that ends beyond the ending's beginning
        before = ends[after - 1] if after else 0
        if (place is None and before > start) or (after < len(kept) and kept[after].start < match.end()):
            continue
        compounds[start] = Kept(start, match.end(), term_endings()[match[0]].tag)
        done = match.end()
    return [*(term for term in terms if term.start not in compounds), *compounds.values()]


def _start(at: int, text: str, folded: str, cover: Cover, place: Kept | None) -> int:
    """Return where the word begins that an ending at `at` joins, or -1."""
    ending = term_endings()[text]
    if place:
        return place.start if PLACE in ending.left and place.end - place.start <= ending.most else -1
    if _ANY in ending.left:
        alone = at > 0 and "\u4e00" <= folded[at - 1] <= "\u9fd5" and not cover.at(at - 1)
        return at - 1 if alone else -1
    word = cover.ending_at(at)
    if word is None:
        return -1
    start, end, tag = word
    tag = _UNKNOWN if tag == UNKNOWN else tag
    return start if 2 <= end - start <= ending.most and tag in ending.left else -1

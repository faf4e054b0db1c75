"""Endings that make one term with the word before them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from reformtext.errors import ResourceError
from reformtext.resources.files import read_rows


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending: the tag of the whole, the tags of words it joins, the most characters such a word may have."""

    tag: str
    left: frozenset[str]
    most: int


@cache
def term_endings() -> Mapping[str, Ending]:
    """Return the endings by their text: "强县" → Ending("n", {"n", "vn", "nz"}, 4)."""
    endings = {}
    for ending, tag, left, most in read_rows("term_endings.tsv"):
        if ending in endings or not most.isdigit():
            raise ResourceError(f"term_endings.tsv: {ending} is there twice or joins no number of characters")
        endings[ending] = Ending(tag, frozenset(left.split(" ")), int(most))
    return MappingProxyType(endings)

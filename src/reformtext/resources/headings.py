"""Words by which a short line is known not to be a heading."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reformtext.errors import ResourceError
from reformtext.resources.files import read_rows

PLACES = ("label", "caption", "opening", "role", "tail")


@cache
def heading_words() -> Mapping[str, tuple[str, ...]]:
    """Return the words by the place where they stand in a line: "label" → ("注", "单位", …)."""
    words: dict[str, list[str]] = {place: [] for place in PLACES}
    for place, word in read_rows("headings.tsv"):
        if place not in words:
            raise ResourceError(f"headings.tsv: {place!r} is none of {', '.join(PLACES)}")
        words[place].append(word)
    return MappingProxyType({place: tuple(found) for place, found in words.items()})

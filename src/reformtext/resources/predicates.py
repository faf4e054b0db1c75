"""The words at which the noun phrase after a count ends."""

from functools import cache
from typing import Literal

from reformtext.errors import ResourceError
from reformtext.resources.files import read_rows

Use = Literal["verb", "nominal"]


@cache
def predicates(use: Use) -> tuple[str, ...]:
    """Return the words of one use, longest first; a word may be an expression; raises ResourceError for another use."""
    words: list[str] = []
    for word, named in read_rows("predicates.tsv"):
        if named not in ("verb", "nominal"):
            raise ResourceError(f"predicates.tsv: {word} has the use {named}; verb or nominal is meant")
        if named == use:
            words.append(word)
    return tuple(sorted(words, key=lambda word: (-len(word), word)))

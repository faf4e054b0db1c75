"""The cues of a figure's context, as compiled alternations."""

from functools import cache
from typing import Any

from reformtext.resources.files import read_toml


@cache
def cues(*path: str) -> tuple[str, ...]:
    """Return one list of cue words of context.toml, longest first: cues("change", "rise")."""
    node: Any = read_toml("context.toml")
    for key in path:
        node = node[key]
    return tuple(sorted((str(word) for word in node), key=lambda word: (-len(word), word)))


@cache
def alternation(*path: str) -> str:
    """Return the cue words of one list as a regular alternation, longest first; a word may be an expression itself."""
    return "|".join(cues(*path))

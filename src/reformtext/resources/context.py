"""The cues of a figure's context, as compiled alternations."""

import re
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
    """Return the cue words of one list as a regular alternation, longest first."""
    return "|".join(map(re.escape, cues(*path)))


@cache
def pattern(template: str, *path: str) -> re.Pattern[str]:
    """Compile `template` with its `{}` replaced by the alternation of one list."""
    return re.compile(template.replace("{}", f"(?:{alternation(*path)})"))

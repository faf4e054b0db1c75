"""Regular expressions that are compiled when they are first asked something.

Compiling costs about half a millisecond each; one article needs fewer than half of those there are.
"""

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled expression: the first question compiles it and puts its methods in the places for them,
    where they are found without a detour from then on."""

    __slots__ = ("findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        if name not in self.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self.pattern)
        for method in self.__slots__:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str) -> re.Pattern[str]:
    """Return the pattern, compiled on first use.

    >>> lazy("[甲乙]").fullmatch("甲") is not None
    True
    """
    return cast("re.Pattern[str]", _Pattern(pattern))

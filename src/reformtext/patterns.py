"""Regular expressions that are compiled when they are first asked something they may answer.

Compiling costs about half a millisecond each; one article needs fewer than half of those there are. Every match of
(?:年|月)均 contains 年均 or 月均, and where neither stands in the text there is nothing to compile for. Such strings
are listed by pattern in resources/pattern_needs.tsv, which tools/pattern_needs.py works out. It is what RE2's filters
and trigram indexes do (Russ Cox, Regular Expression Matching with a Trigram Index, 2012). A pattern without a row, a
new one say, is compiled when it is first asked anything.
"""

import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

_NEEDS = Path(__file__).parent / "resources" / "pattern_needs.tsv"
_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")
_PATIENCE, _ASKING = 10_000, 20  # characters looked through for needs before a pattern is compiled all the same


@cache
def needs() -> Mapping[str, tuple[str, ...]]:
    """Return, by pattern, the strings of which every match contains one."""
    _comment, _header, *lines, _end = _NEEDS.read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines)
    return {pattern: tuple(strings.split(" ")) for pattern, strings in rows}


class LazyPattern:
    """Stands for a compiled expression: the first question that may have an answer compiles it and puts its methods in
    the places for them, where they are found without a detour from then on."""

    __slots__ = (*_METHODS, "_left", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._left = _PATIENCE

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        needed = needs().get(self.pattern)
        if needed is None:
            self._compile()
        else:
            for method in _METHODS:
                setattr(self, method, partial(self._ask, method, needed))
        return getattr(self, name)

    def _compile(self) -> None:
        compiled = re.compile(self.pattern)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))

    def _ask(self, method: str, needed: tuple[str, ...], *arguments: Any, **options: Any) -> Any:
        """Answer for the expression where the text lacks what it needs, else compile it. Looking is bounded, so that
        many questions about a long text do not read it as many times."""
        if not options:
            part: str = arguments[1] if method == "sub" else arguments[0]
            if len(arguments) > 1 and method not in ("sub", "split"):
                part = part[max(arguments[1], 0) : max(arguments[2], 0) if len(arguments) > 2 else None]
            self._left -= len(part) + _ASKING
            if self._left >= 0:
                for string in needed:
                    if string in part:
                        break
                else:
                    return _nothing(method, part)
        self._compile()
        return getattr(self, method)(*arguments, **options)


def _nothing(method: str, text: str) -> Any:
    """What a method returns where nothing matches."""
    if method == "sub":
        return text
    if method == "split":
        return [text]
    if method == "findall":
        return []
    return iter(()) if method == "finditer" else None


def lazy(pattern: str) -> re.Pattern[str]:
    """Return the pattern, compiled on first use.

    >>> lazy("[甲乙]").fullmatch("甲") is not None
    True
    """
    return cast("re.Pattern[str]", LazyPattern(pattern))

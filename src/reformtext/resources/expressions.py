"""Lists of words of which some say what must not stand around them: 是(?!否|非), (?<![达报签])到(?!位)."""

import re
from collections.abc import Iterable, Iterator

from reformtext.errors import ResourceError
from reformtext.patterns import lazy

_LONGEST = 40  # characters that an expression spans

_BEHIND = lazy(r"\(\?<[!=][^()]*\)")
_CLASS = lazy(r"\[(?P<characters>[^\]\\^-]+)\](?P<optional>\??)")
_GROUP = lazy(r"\(\?:(?P<ways>[^()]+)\)(?!\?)")


class Expressions:
    """A list of words and short expressions, of which the first that stands at a place counts.

    They are looked up by their first character and compiled one by one where that stands in a text: an alternation of
    several hundred words takes longer to compile than an article to be read, and tries them one after the other.

    >>> verbs = Expressions(["完成", "是(?!否)", "[上下]半年"])
    >>> list(verbs.find("是否完成", 0, 4)), verbs.tile("是完成"), verbs.tail("上半年完成了")
    ([(2, 4)], True, 6)
    """

    def __init__(self, expressions: Iterable[str]) -> None:
        table: dict[str, list[tuple[str, re.Pattern[str] | None]]] = {}
        for expression in expressions:
            plain = len(expression) == 1 or expression.isalpha()
            entry = (expression, None if plain else lazy(expression))
            for first in expression[0] if plain else _firsts(expression):
                table.setdefault(first, []).append(entry)
        self._table = table

    def at(self, text: str, start: int, end: int) -> int:
        """Return where the first expression that stands at `start` ends, or -1."""
        return next(self._ends(text, start, end), -1) if text[start] in self._table else -1

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the expressions in text[start:end], from left to right and disjoint."""
        while start < end:
            stop = self.at(text, start, end)
            if stop >= 0:
                yield start, stop
            start = max(start + 1, stop)

    def tile(self, text: str) -> bool:
        """Return whether the text is nothing but expressions."""
        return self.tail(text) == 0 < len(text)

    def tail(self, text: str) -> int:
        """Return where the longest part at the text's end begins that is nothing but expressions."""
        end = first = len(text)
        reached = {end}
        for at in range(end - 1, -1, -1):
            if first - at > _LONGEST:
                break
            if text[at] in self._table and not reached.isdisjoint(self._ends(text, at, end)):
                reached.add(at)
                first = at
        return first

    def _ends(self, text: str, start: int, end: int) -> Iterator[int]:
        for expression, pattern in self._table[text[start]]:
            if pattern is None:
                if text.startswith(expression, start, end):
                    yield start + len(expression)
            else:
                match = pattern.match(text, start, end)
                if match:
                    yield match.end()


def _firsts(expression: str) -> frozenset[str]:
    """Return the characters that an expression may begin with; raises ResourceError where they are not seen."""
    rest = _BEHIND.sub("", expression, count=1)
    listed = _CLASS.match(rest)
    if listed:
        return frozenset(listed["characters"]) | (_firsts(rest[listed.end() :]) if listed["optional"] else frozenset())
    group = _GROUP.match(rest)
    if group:
        return frozenset(way[0] for way in group["ways"].split("|"))
    if not rest[0].isalpha() or rest[1:2] in ("?", "*", "{", "|"):
        raise ResourceError(f"{expression}: it is not seen what this begins with")
    return frozenset(rest[0])

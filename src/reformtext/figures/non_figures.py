"""What is written in numerals and is no figure: dates, ordinals, slogans, names, identifiers, idioms."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reformtext.errors import ResourceError
from reformtext.model import NonFigure
from reformtext.patterns import lazy
from reformtext.resources.files import read_rows
from reformtext.resources.forms import Forms

_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_C = r"(?:[一二两三四五六七八九十百千万]{1,4})"
_FIRST = {"digit": (True, False), "chinese": (False, True), "either": (True, True)}

# Before a digit none of these makes it part of a date, a name or an identifier; after it these make it a quantity.
_NAMES_BEFORE = lazy(r"[A-Za-z\d〔\[［【（(“\"「『‘'’第表每/=._?&@＿+·:：-]")
_PLAIN_QUANTITY = lazy(r"\d+(?:\.\d+)?[余多]?[%‰亿万吨]")


_BEFORE, _AHEAD = 2, 12  # characters among which what a rule needs is looked for


_NEARLY = ("上", "近", "超", "逾")  # before a scale alone they make it a number


class _Rule(NamedTuple):
    kind: str
    needs: frozenset[str]  # one of these stands near, or the pattern need not be tried (nor compiled)
    pattern: re.Pattern[str]


@cache
def rules(*, digit: bool) -> tuple[_Rule, ...]:
    """Return the rules for numerals that begin with a digit or that do not, in the order in which they are tried."""
    found: list[_Rule] = []
    for name, kind, first, _example, needs, pattern in read_rows("non_figures.tsv"):
        if first not in _FIRST:
            raise ResourceError(f"non_figures.tsv: {name}: first is {first!r}, not one of {', '.join(_FIRST)}")
        if _FIRST[first][0 if digit else 1]:
            found.append(_Rule(kind, frozenset(needs), lazy(pattern.replace("{n}", _N).replace("{c}", _C))))
    return tuple(found)


@cache
def _words() -> tuple[Forms, Mapping[str, tuple[str, re.Pattern[str] | None]]]:
    rows = read_rows("numeral_words.tsv")
    table = {word: (kind, lazy(unless) if unless else None) for word, kind, unless in rows}
    return Forms(table), table


def non_figure_at(text: str, floor: int, start: int, end: int) -> NonFigure | None:
    """Return what at `start` of folded `text` is no figure, or None. `floor` is where the paragraph begins."""
    digit = text[start].isdigit()
    before = text[start - 1] if start > floor else "\n"
    if digit and not _NAMES_BEFORE.match(before) and _PLAIN_QUANTITY.match(text, start, end):
        return None
    near = frozenset(text[max(0, start - _BEFORE) : min(end, start + _AHEAD)])
    for rule in rules(digit=digit):
        if rule.needs and rule.needs.isdisjoint(near):
            continue
        match = rule.pattern.match(text, start, end)
        if match and match.end() > start:
            return NonFigure(start, match.end(), match[0], rule.kind)
    return None if digit else _word_at(text, start, end)


def _word_at(text: str, start: int, end: int) -> NonFigure | None:
    forms, table = _words()
    length = forms.at(text, start, end)
    if not length:
        return None
    word = text[start : start + length]
    if word == "万家" and text[start - 1 : start] in _NEARLY:
        return None  # 上万家, but 万家灯火
    kind, unless = table[word]
    if unless and unless.match(text, start + length, end):
        return None
    return NonFigure(start, start + length, word, kind)

"""Divisions that no table lists: counties of other days (东岭县), provinces abroad (哈塔伊省), the document's own."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reformtext.mentions.characters import GRAMMAR, cuts_word_left, cuts_word_right, foreign_characters, is_han
from reformtext.mentions.place_names import NOT_RANK, Candidate
from reformtext.model import Span
from reformtext.patterns import lazy
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms
from reformtext.resources.places import places_by_name

_FREE = "的在和与由到至从位于为原、"
_NO_HEAD = frozenset("各全该本我两三四五六七八九十几数每多个市区州省县大强邻外设撤级于即指年亿跑脱贫扶困郊")
_ABROAD = lazy("[省州市]")
_LONGEST_ABROAD = 6


class Unlisted:
    """The unlisted divisions of a document, whose short names count as well: 东岭 where 东岭县 is named.

    >>> text = "东岭县修路，东岭富了。"
    >>> [one.name for one in Unlisted(text, [(0, len(text))], None).within(text, 0, len(text))]
    ['东岭县', '东岭']
    """

    def __init__(self, text: str, paragraphs: Sequence[Span], own: str | None) -> None:
        names = {text[first:stop] for start, end in paragraphs for first, stop in _divisions(text, start, end)}
        if own and own not in places_by_name() and len(own) > 2:
            names.add(own)
        short = {name[:-1] for name in names if len(name) == 3 and name[-1] in "县市省"}
        self._forms = Forms(names | {name for name in short if name not in common_words()})

    def within(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """Yield where they stand in a paragraph."""
        done = start
        for at in self._forms.starts(text, start, end):
            length = self._forms.at(text, at, end) if at >= done else 0
            stop = at + length
            if not length or text[stop - 1 : stop + 1] in NOT_RANK:
                continue
            if length == 2 and (cuts_word_left(text, at, start) or cuts_word_right(text, stop, end)):
                continue
            done = stop
            yield Candidate(at, stop, text[at:stop])


@cache
def _foreign_run() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(foreign_characters())))}]{{3,{_LONGEST_ABROAD}}}[省州市]")


def _divisions(text: str, start: int, end: int) -> Iterator[Span]:
    at = text.find("县", start, end)
    while at >= 0:
        if at - 2 >= start and _is_county(text, at - 2, at + 1, start, end):
            yield at - 2, at + 1
        at = text.find("县", at + 1, end)
    if _ABROAD.search(text, start, end):
        for match in _foreign_run().finditer(text, start, end):
            if _is_named(text, *match.span(), start, end) and not set(match[0][:-1]) & _NO_HEAD:
                yield match.span()


def _is_county(text: str, first: int, stop: int, start: int, end: int) -> bool:
    head = text[first : stop - 1]
    plain = all(is_han(character) and character not in _NO_HEAD | GRAMMAR for character in head)
    plain = plain and not text.startswith("区", stop)  # 文明|县区
    return plain and _is_named(text, first, stop, start, end)


def _is_named(text: str, first: int, stop: int, start: int, end: int) -> bool:
    """Say whether a name with its rank is bounded, no known one, and not made of words."""
    name = text[first:stop]
    free = first == start or not is_han(text[first - 1]) or text[first - 1] in _FREE
    words = name[:2] in common_words() or name[-3:-1] in common_words() or name[-2:] in common_words()
    listed = any(name[at:] in places_by_name() for at in range(len(name) - 1))
    return free and not words and not listed and text[stop - 1 : stop + 1] not in NOT_RANK

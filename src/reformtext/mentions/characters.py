"""Small questions about characters that all finders ask."""

import re
from collections.abc import Iterator
from functools import cache

from reformtext.resources.common_words import common_words
from reformtext.resources.forms import read_forms

# Words of grammar that end a name wherever they stand; 和 and 与 do so only where a name cannot hold them.
GRAMMAR = frozenset(
    "的了在是将把被为以及等由从对向到让使给就也都又还则并且而但或与之其这那该此每各已着过们你我他她它您很更最不没"
)


def is_han(character: str) -> bool:
    """Say whether a character is a common Chinese one (or 〇)."""
    return "\u4e00" <= character <= "\u9fff" or character == "〇"


@cache
def foreign_characters() -> frozenset[str]:
    """Return the characters that write the sounds of foreign names."""
    return frozenset("".join(read_forms("surnames.tsv")["transliteration"])) - {"·"}


def places_of(text: str, form: str, start: int, end: int) -> Iterator[int]:
    """Yield where a form stands in a stretch of text."""
    at = text.find(form, start, end)
    while at >= 0:
        yield at
        at = text.find(form, at + len(form), end)


def cuts_word_left(text: str, at: int, floor: int) -> bool:
    """Say whether a cut before `at` would go through a common word: 推|广安."""
    return at > floor and text[at - 1 : at + 1] in common_words()


def cuts_word_right(text: str, at: int, ceiling: int) -> bool:
    """Say whether a cut before `at` would go through a common word: 广安|全."""
    return at < ceiling and text[at - 1 : at + 1] in common_words()


def cuts_words(text: str, start: int, end: int, floor: int, ceiling: int) -> bool:
    """Say whether a name would have to be cut out of two common words: 推|广安|全."""
    return cuts_word_left(text, start, floor) and cuts_word_right(text, end, ceiling)


@cache
def _mark(opening: str, closing: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(opening + closing)}]")


def pairs_of_marks(text: str, start: int, end: int, opening: str, closing: str) -> list[tuple[int, int]]:
    """Return the outermost pairs of marks in a stretch of text, whatever stands unbalanced beside them.

    >>> pairs_of_marks("《关于〈甲〉的《乙》通知》《", 0, 14, "《", "》")
    [(0, 13)]
    """
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _mark(opening, closing).finditer(text, start, end):
        at = match.start()
        if match[0] == opening:
            opened.append(at)
        elif opened:
            first = opened.pop()
            while pairs and pairs[-1][0] > first:
                pairs.pop()
            pairs.append((first, at + 1))
    return pairs

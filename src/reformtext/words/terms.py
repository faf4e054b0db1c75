"""Which lexicon terms a text keeps whole: the longest from the left, where they break no other word."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reformtext.model import Span
from reformtext.resources.lexicon import PLACE, Lexicon, Term
from reformtext.words.engines import UNKNOWN

Match = tuple[int, int, Term]
_LEVELS = frozenset("省市县区州")


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """A span to be one token, with its tag."""

    start: int
    end: int
    tag: str


class Cover:
    """The dictionary words that a cut without the lexicon gave, asked for by a place inside them."""

    def __init__(self, text: str, tokens: Sequence[tuple[int, int, str]], knows: Callable[[str], bool]) -> None:
        self._text = text
        self._knows = knows
        self._tokens = tokens
        self._starts = [start for start, _end, _tag in tokens]

    def at(self, place: int) -> Span | None:
        """Return the word that a boundary at `place` would break."""
        i = bisect_left(self._starts, place) - 1
        return self._word(i) if i >= 0 and self._tokens[i][1] > place else None

    def holds(self, start: int, end: int) -> bool:
        """Whether one longer word holds the span whole."""
        word = self._word(bisect_right(self._starts, start) - 1)
        return word is not None and word[0] <= start and end <= word[1] and word != (start, end)

    def _word(self, i: int) -> Span | None:
        start, end, tag = self._tokens[i]
        return None if tag == UNKNOWN else (start, end)

    def parts(self, word: Span, place: int, levels: bool) -> bool:
        """Whether a boundary at `place` parts a word into two words: 深化|改革, but not 平|稳 or 直辖|市.

        `levels`: a level alone is one of them (市|政协 before a term, 市|政府 at a place's end).
        """
        head, tail = self._text[word[0] : place], self._text[place : word[1]]
        return (self._is_word(head) or (levels and head in _LEVELS)) and self._is_word(tail)

    def begins(self, place: int) -> bool:
        """Whether a known word of two characters begins at `place`."""
        return self._is_word(self._text[place : place + 2])

    def _is_word(self, text: str) -> bool:
        return len(text) > 1 and self._knows(text)

    def ending_at(self, place: int) -> tuple[int, int, str] | None:
        """Return the token of Chinese characters that ends at `place`."""
        i = bisect_left(self._starts, place) - 1
        if i < 0 or self._tokens[i][1] != place or not self._text[place - 1].isalpha():
            return None
        return self._tokens[i]


def find_terms(folded: str, start: int, end: int, lexicon: Lexicon) -> list[Match]:
    """Return all matches of lexicon terms in folded[start:end], which may overlap; 5G is none in 15GB."""
    if not lexicon.terms:
        return []  # an automaton without words cannot be asked
    return [
        (last + 1 - length, last + 1, term)
        for last, (length, term) in lexicon.automaton.iter(folded, start, end)
        if _stands_alone(folded, last + 1 - length, last + 1)
    ]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number of the term goes on outside it."""
    return not (
        (text[start].isascii() and start and _is_latin(text[start - 1]) and _is_latin(text[start]))
        or (text[end - 1].isascii() and end < len(text) and _is_latin(text[end]) and _is_latin(text[end - 1]))
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def choose_firm(matches: Iterable[Match]) -> list[Kept]:
    """Return the user's own terms: the longest from the left, wherever they stand."""
    kept: list[Kept] = []
    done = 0
    for start, end, term in sorted(matches, key=_from_left):
        if term.firm and start >= done:
            kept.append(Kept(start, end, term.tag))
            done = end
    return kept


def choose(matches: Iterable[Match], cover: Cover, taken: Sequence[Kept]) -> list[Kept]:
    """Return, between the spans taken already (in order), the longest terms from the left that break no word.

    A term yields where a longer known word holds it (知识产权 in 世界知识产权组织) or where it would break a known word
    into what are not two words (平|稳增长), unless the next word begins where it ends (河长制|作为). A word that goes
    on one character after it is taken in (民营企业|家), but a place yields instead (上海|市场), and so does a term for
    one that begins in it and reaches further.
    """
    ordered = sorted((match for match in matches if not match[2].firm), key=_from_left)
    kept: list[Kept] = []
    done = 0
    ahead = list(taken)[::-1]
    for i, (start, end, term) in enumerate(ordered):
        while ahead and ahead[-1].end <= start:
            ahead.pop()
        limit = ahead[-1].start if ahead else end + 1
        if start < done or end > limit:
            continue
        fitted = _fit(ordered, i, cover)
        if fitted:
            done = min(fitted, limit)
            kept.append(Kept(start, done, term.tag))
    return kept


def _from_left(match: Match) -> tuple[int, int]:
    return match[0], -match[1]


def _fit(ordered: Sequence[Match], i: int, cover: Cover) -> int:
    """Return where the token of a matched term ends, or 0 where it yields to the words around it."""
    start, end, term = ordered[i]
    if cover.holds(start, end):
        return 0
    before, after = cover.at(start), cover.at(end)
    if before and not cover.parts(before, start, levels=True):
        return 0
    if not after or cover.parts(after, end, levels=term.tag == PLACE) or cover.begins(end):
        return end
    further = any(other[1] > end for other in _inside(ordered, i))
    return 0 if further or term.tag == PLACE or after[1] - end > 1 else end + 1


def _inside(ordered: Sequence[Match], i: int) -> Iterator[Match]:
    """The matches that begin within the i-th, after its start."""
    start, end, _term = ordered[i]
    for j in range(i + 1, len(ordered)):
        if ordered[j][0] >= end:
            return
        if ordered[j][0] > start:
            yield ordered[j]

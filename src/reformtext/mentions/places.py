"""Places: every name that could be one (`candidates`), and which of them are (`find_places`).

Other finders use the candidates as anchors. Then, with the names taken by documents, organisations and initiatives
known, `find_places` decides which of them are places and which code an ambiguous name has: 朝阳 beside 辽宁 is another
one than 朝阳 beside 北京.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reformtext.mentions.characters import cuts_word_right
from reformtext.mentions.found import Cover, Found
from reformtext.mentions.place_endings import again, foreign_cities, named
from reformtext.mentions.place_names import RANKS, Candidate, is_other_name, listed, verdict
from reformtext.mentions.unlisted_places import Unlisted
from reformtext.model import Document, Span
from reformtext.resources.common_words import common_words
from reformtext.resources.places import Place, holders, places_by_name

_LISTING = "、和与及至到—－-"
_WHERE = frozenset(("位于", "来自", "来到", "走进", "前往", "抵达", "落户", "地处"))
_NOT_WHERE = frozenset(("地区", "地带", "时期", "期间", "方面", "环境", "条件", "基础"))


def candidates(text: str, paragraphs: Sequence[Span], own: str | None = None) -> tuple[Candidate, ...]:
    """Return the names that could be places, the longest at each position, none cut out of common words.

    `own` is the place the document speaks from, known even where no table lists it.

    >>> [one.name for one in candidates("在菏泽市场推广安全知识，到巨野县凤凰街道", [(0, 20)])]
    ['菏泽', '巨野县', '凤凰街道']
    """
    result: list[Candidate] = []
    unlisted = Unlisted(text, paragraphs, own)
    ended: set[str] = set()
    for start, end in paragraphs:
        by_name = list(_apart((*listed(text, start, end), *unlisted.within(text, start, end))))
        by_ending = [*named(text, start, end, by_name), *foreign_cities(text, end, by_name)]
        ended.update(one.name for one in by_ending if len(one.name) > 2)
        covered = {at for one in by_ending for at in range(one.start, one.end)}
        result.extend((*(c for c in by_name if c.start not in covered), *by_ending))
    return tuple(_apart((*result, *again(text, paragraphs, ended))))


def _apart(names: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the names in the order of the text, of two that overlap the first, of two that begin alike the longer."""
    last = -1
    for one in sorted(names, key=lambda one: (one.start, -one.end)):
        if one.start >= last:
            yield one
            last = one.end


def find_places(text: str, document: Document, names: Sequence[Candidate], taken: Cover) -> tuple[Found, ...]:
    """Return the places among the candidates, outside what is taken, with their codes."""
    return tuple(
        Found(name.start, name.end, "place", place.code if place else name.name, code=place.code if place else None)
        for name, place in _Context(document, names).read(text)
        if not taken.touches(name.start, name.end)
    )


class _Context:
    """What the whole document says about its places: which divisions it names without doubt."""

    def __init__(self, document: Document, names: Sequence[Candidate]) -> None:
        self._names = names
        self._sure: set[str] = set()
        own = places_by_name().get(document.place or "", ())
        if own:
            self._add(max(own, key=lambda place: RANKS.index(place.level)))
        self._times = Counter(name.name for name in names)
        for name in names:
            if len(name.options) == 1 and (name.is_full or verdict(name) == "sure"):
                self._add(name.options[0])

    def _add(self, place: Place) -> None:
        self._sure.add(place.code)
        self._sure.update(holder.code for holder in holders(place))

    def read(self, text: str) -> Iterator[tuple[Candidate, Place | None]]:
        """Yield the names that are places, each with its division where it has one without doubt."""
        end, holder = -1, None
        verdicts = [verdict(name) for name in self._names]
        for at, name in enumerate(self._names):
            place, accepted = self._place(name, holder if end == name.start else None, verdicts[at])
            if not accepted:
                accepted = self._stands_in_list(text, at, verdicts) or (place is not None and _is_where(text, name))
            if accepted and not is_other_name(text, name):
                end, holder = name.end, place
                yield name, place

    def _place(self, name: Candidate, holder: Place | None, verdict: str) -> tuple[Place | None, bool]:
        if not name.options:
            return None, True
        for place in name.options:
            if holder is not None and holder in holders(place):
                self._add(place)  # 北京市朝阳区…朝阳
                return place, True
        known = self._known(name.options)
        if verdict == "word":
            return known[0] if known else None, False
        if verdict == "held":
            alone = len(name.options) == 1
            again = alone and self._times[name.name] > 1
            return (known[0], True) if known else (name.options[0] if alone else None, again)
        ranked = sorted(known or name.options, key=lambda place: -RANKS.index(place.level))
        alone = len(ranked) == 1 or ranked[0].level != ranked[1].level
        return (ranked[0] if alone else None), True

    def _known(self, options: Sequence[Place]) -> list[Place]:
        """Return the divisions that the document names, else those held by what it names, the nearest holder first."""
        for level in range(len(RANKS)):
            chains = {place: [place, *holders(place)][level : level + 1] for place in options}
            if known := [place for place, at in chains.items() if at and at[0].code in self._sure]:
                return known
        return []

    def _stands_in_list(self, text: str, at: int, verdicts: Sequence[str]) -> bool:
        """Say whether the name stands in a list beside a place that is sure: 海口、陵水; a word, beside its like."""
        name = self._names[at]
        for other in (at - 1, at + 1):
            if 0 <= other < len(self._names) and verdicts[other] == "sure":
                first, second = sorted((name, self._names[other]), key=lambda one: one.start)
                listed = second.start - first.end == 1 and text[first.end] in _LISTING
                if listed and (verdicts[at] != "word" or _are_held_alike(name, self._names[other])):
                    return True
        return False


def _are_held_alike(name: Candidate, other: Candidate) -> bool:
    parents = {place.parent for place in other.options}
    return any(place.parent in parents for place in name.options)


def _is_where(text: str, name: Candidate) -> bool:
    """Say whether a word stands where a place does: 位于顺德."""
    if cuts_word_right(text, name.end, len(text)):
        return False  # 在巴中|国公民
    before = text[max(0, name.start - 2) : name.start]
    where = before in _WHERE or (before[-1:] in ("在", "赴") and before not in common_words())
    return (
        where
        and text[name.end : name.end + 2] not in _NOT_WHERE
        and text[name.end : name.end + 1] not in tuple("上下中里前后时路")
    )

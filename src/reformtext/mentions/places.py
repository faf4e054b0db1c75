"""Places: divisions with their codes, countries and foreign cities, streets and areas named by their ending.

First every name is found that could be a place (`candidates`); other finders use these as anchors. Then, with the
names taken by documents, organisations and initiatives known, `find_places` decides which of them are places and which
code an ambiguous name has: 朝阳 beside 辽宁 is another one than 朝阳 beside 北京.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reformtext.characters import fold
from reformtext.mentions.characters import GRAMMAR, cuts_word_left, cuts_word_right, cuts_words, is_han
from reformtext.mentions.found import Cover, Found
from reformtext.model import Document, Span
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms, read_forms
from reformtext.resources.places import Place, holders, places_by_name

_RANKS = ("county", "prefecture", "province")
# A division's last character that begins another word: 青岛|市场 is not 青岛市.
_NOT_RANK = frozenset(
    f"{rank}{other}"
    for rank, others in (
        ("市", "场民区值面郊容井域直中级内"),
        ("区", "域间位块"),
        ("县", "域级城"),
        ("省", "份级会内"),
        ("旗", "下帜"),
    )
    for other in others
)
# Divisions whose full name is a common noun.
_NOUNS = frozenset(("城区", "矿区", "郊区", "东区", "西区", "老城区", "新城区", "城关区"))
_WATERS = "湖江河山海岛峡湾滩"  # 青海|湖 is a lake
_BESIDE = frozenset("中美俄英法日韩苏")
_LISTING = "、和与及至到—－-"
_NO_HEAD = frozenset("各个多某几本级类座条处所片沿滨临环")
_FREE = "的在和与由到至从位于是为原、"  # what a name by ending can stand behind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that could be a place: one of divisions (`options`), or foreign, or named by its ending (街道)."""

    start: int
    end: int
    name: str
    options: tuple[Place, ...] = ()

    @property
    def is_full(self) -> bool:
        """Say whether this is a division's full name."""
        return bool(self.options) and self.name == self.options[0].name


class _Names(NamedTuple):
    options: Mapping[str, tuple[Place, ...]]
    heads: frozenset[str]  # the first two characters of all names
    lengths: range  # from the longest name to the shortest
    cities: frozenset[str]


@cache
def _names() -> _Names:
    options = dict(places_by_name())
    foreign = read_forms("foreign_places.tsv")
    for name in foreign["country"] | foreign["city"]:
        options.setdefault(fold(name), ())
    for name in foreign["feature"]:  # 太湖 is the lake; 太湖县 is named in full
        if all(place.word for place in options.get(name, ())):
            options[name] = ()
    return _Names(
        options, frozenset(name[:2] for name in options), range(max(map(len, options)), 1, -1), foreign["city"]
    )


def countries() -> frozenset[str]:
    """Return the countries' names."""
    return read_forms("foreign_places.tsv")["country"]


def candidates(text: str, paragraphs: Sequence[Span]) -> tuple[Candidate, ...]:
    """Return the names that could be places, the longest at each position, none cut out of common words.

    >>> [one.name for one in candidates("在菏泽市场推广安全知识，到巨野县凤凰街道", [(0, 20)])]
    ['菏泽', '巨野县', '凤凰街道']
    """
    result: list[Candidate] = []
    for start, end in paragraphs:
        listed = list(_listed(text, start, end))
        named = list(_named(text, start, end, listed))
        covered = {at for one in named for at in range(one.start, one.end)}
        result.extend(sorted((*(c for c in listed if c.start not in covered), *named), key=lambda one: one.start))
    return tuple(result)


def _listed(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the names of the tables."""
    names = _names()
    heads = names.heads
    done = start
    for at in range(start, end - 1):
        if text[at : at + 2] in heads and at >= done and (found := _at(text, at, start, end, names)):
            yield found
            done = found.end


def _at(text: str, at: int, start: int, end: int, names: _Names) -> Candidate | None:
    for length in names.lengths:
        stop = at + length
        name = text[at:stop]
        if stop > end or name not in names.options:
            continue
        options = names.options[name]
        if options and name == options[0].name and text[stop - 1 : stop + 1] in _NOT_RANK:
            continue
        foreign = not options and "·" in (text[at - 1 : at], text[stop : stop + 1])
        if foreign or _is_cut_out(text, at, stop, start, end, names):
            continue
        if name in names.cities and text.startswith("市", stop, end) and text[stop : stop + 2] not in _NOT_RANK:
            return Candidate(at, stop + 1, name)
        return Candidate(at, stop, name, options)
    return None


def _is_cut_out(text: str, at: int, stop: int, start: int, end: int, names: _Names) -> bool:
    if cuts_words(text, at, stop, start, end):
        return True
    if text[stop - 1] == "国" and at > start and text[at - 1] in _BESIDE and cuts_word_right(text, stop, end):
        return True  # 中|德国|际
    # 推|广安|阳: the first character ends a common word and the last begins another place
    return cuts_word_left(text, at, start) and stop < end and text[stop - 1 : stop + 1] in names.heads


class _Endings(NamedTuple):
    all: Forms
    no_names: Forms
    no_heads: frozenset[str]
    areas: frozenset[str]
    settlements: frozenset[str]
    roads: frozenset[str]


@cache
def _endings() -> _Endings:
    forms = read_forms("place_endings.tsv")
    return _Endings(
        Forms(forms["area"] | forms["settlement"] | forms["nature"] | forms["road"]),
        Forms(forms["no name"]),
        forms["no head"] | read_forms("initiative_forms.tsv")["verb"],
        forms["area"],
        forms["settlement"],
        forms["road"],
    )


def _named(text: str, start: int, end: int, listed: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield places named by their ending: behind a division (巨野县|凤凰街道) or between signs and words of grammar."""
    endings = _endings()
    divisions = {one.end: one for one in listed if verdict(one) != "word"}
    inside = {at for one in divisions.values() for at in range(one.start, one.end)}
    known: set[str] = set()
    last = done = start
    for at in endings.all.starts(text, start, end):
        length = endings.all.at(text, at, end) if at >= done else 0
        if not length:
            continue
        stop = done = at + length
        if (
            at not in inside
            and not _goes_on(text, at, stop, end)
            and endings.no_names.before(text, stop, start) <= length
        ):
            first = _head(text, at, stop, last, divisions, inside, known, endings)
            if first is not None:
                known.add(text[first:at])
                stop = _prolonged(text, stop, end) if text[at:stop] in endings.roads else stop
                yield Candidate(first, stop, text[first:stop])
                divisions[stop] = Candidate(first, stop, text[first:stop])
                last = stop


def _goes_on(text: str, at: int, stop: int, end: int) -> bool:
    """Say whether the ending is a part of something longer: 路|径, 村|民, 高速|反辐射导弹."""
    if stop - at == 1:
        return stop < end and text[stop - 1 : stop + 1] in common_words()
    return (
        text[at:stop] == "高速" and stop < end and is_han(text[stop]) and text[stop] not in "的和与及段等口开通全沿路"
    )


def _prolonged(text: str, stop: int, end: int) -> int:
    """益州大道|南延线."""
    for tail in ("延线", "延伸线", "延长线"):
        for way in ("", text[stop : stop + 1]):
            if way in ("", "东", "南", "西", "北") and text.startswith(way + tail, stop, end):
                return stop + len(way + tail)
    return stop


def _head(
    text: str,
    at: int,
    stop: int,
    start: int,
    divisions: Mapping[int, Candidate],
    inside: set[int],
    known: set[str],
    endings: _Endings,
) -> int | None:
    """Return where the name begins whose ending stands at `at`, or None."""
    ending = text[at:stop]
    if at in divisions:  # 沈阳|路, 江阴|高新区
        return divisions[at].start if ending in endings.roads or ending in endings.areas else None
    for first in range(at - 1, max(start, at - 7) - 1, -1):
        if first in inside or not is_han(text[first]) or text[first] in GRAMMAR:
            return None
        head = text[first:at]
        if first in divisions:
            if (ending in endings.roads and len(ending) > 1) or (
                ending in endings.areas and _is_common(head) and len(head) <= 4
            ):
                return divisions[first].start  # 成都市|第二绕城高速, 无锡|国家|高新区
            if 2 <= len(head) <= 4 and (ending in endings.settlements or not _is_common(head)):
                return first if head[-1] not in "各全两三个区县市" else None
        free = first == start or not is_han(text[first - 1]) or text[first - 1] in _FREE
        if head in known or (free and _can_be_head(head, ending, endings)):
            return first
    return None


def _can_be_head(head: str, ending: str, endings: _Endings) -> bool:
    if not 2 <= len(head) <= 3 or head in endings.no_heads or any(character in _NO_HEAD for character in head):
        return False
    return not _is_common(head) or (len(head) == 2 and (ending == "新区" or (ending == "路" and head[-1] == "环")))


def _is_common(head: str) -> bool:
    return head[:2] in common_words() or head[-2:] in common_words()


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
            self._add(max(own, key=lambda place: _RANKS.index(place.level)))
        for name in names:
            if len(name.options) == 1 and (name.is_full or name.options[0].level != "county"):
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
            if not accepted and verdicts[at] != "word" and self._stands_in_list(text, at, verdicts):
                accepted = True
            if accepted and not _is_other_name(text, name):
                end, holder = name.end, place
                yield name, place

    def _place(self, name: Candidate, holder: Place | None, verdict: str) -> tuple[Place | None, bool]:
        if not name.options:
            return None, True
        for place in name.options:
            if holder is not None and holder in holders(place):
                return place, True
        if verdict == "word":
            return None, False
        known = self._known(name.options)
        if verdict == "held":
            return (known[0], True) if known else (name.options[0] if len(name.options) == 1 else None, False)
        ranked = sorted(known or name.options, key=lambda place: -_RANKS.index(place.level))
        alone = len(ranked) == 1 or ranked[0].level != ranked[1].level
        return (ranked[0] if alone else None), True

    def _known(self, options: Sequence[Place]) -> list[Place]:
        """Return the divisions that the document names, else those held by what it names, the nearest holder first."""
        for level in range(len(_RANKS)):
            chains = {place: [place, *holders(place)][level : level + 1] for place in options}
            if known := [place for place, at in chains.items() if at and at[0].code in self._sure]:
                return known
        return []

    def _stands_in_list(self, text: str, at: int, verdicts: Sequence[str]) -> bool:
        """Say whether the name stands in a list beside a place that is sure: 海口、陵水."""
        name = self._names[at]
        for other in (at - 1, at + 1):
            if 0 <= other < len(self._names) and verdicts[other] == "sure":
                first, second = sorted((name, self._names[other]), key=lambda one: one.start)
                if second.start - first.end == 1 and text[first.end] in _LISTING:
                    return True
        return False


def verdict(name: Candidate) -> str:
    """Say how far a name can be trusted: sure; held (where a place that holds it is named); word (only beside such)."""
    if name.is_full and name.name in _NOUNS:
        return "word"
    if not name.options or (name.is_full and len(name.name) > 2):
        return "sure"
    if name.is_full:
        return "held"
    best = max(name.options, key=lambda place: _RANKS.index(place.level))
    if best.word:
        return "word"
    return "sure" if best.level != "county" else "held"


def _is_other_name(text: str, name: Candidate) -> bool:
    """Say whether a short name is the beginning of another one (青海|湖) or no name at all (富|县|域)."""
    after = text[name.end : name.end + 2]
    if name.is_full:
        return len(name.name) == 2 and (after[:1] in tuple("城域级乡区") or cuts_word_left(text, name.start, 0))
    return bool(name.options) and after[:1] in tuple(_WATERS) and after not in common_words()

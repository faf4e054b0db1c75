"""Names of divisions, countries and foreign cities in a text, by the tables, with how far each can be trusted."""

from collections.abc import Iterator, Mapping
from functools import cache
from operator import add
from typing import NamedTuple

from reformtext.characters import fold
from reformtext.mentions.characters import cuts_word_left, cuts_word_right, cuts_words, is_han
from reformtext.resources.common_words import common_words
from reformtext.resources.files import read_rows
from reformtext.resources.forms import read_forms
from reformtext.resources.places import Place, places, places_by_name

RANKS = ("county", "prefecture", "province")
# A division's last character that begins another word: 青岛|市场 is not 青岛市.
NOT_RANK = frozenset(
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
_NOUNS = frozenset(("城区", "矿区", "郊区", "东区", "西区", "老城区", "新城区", "城关区", "解放区"))
_WATERS = "湖江河山海岛峡湾滩桥"  # 青海|湖 is a lake, 中山|桥 a bridge
_REGIONS = frozenset(("东北", "西北", "东南", "西南", "华东", "华南", "华北"))
_BESIDE = frozenset("中美俄英法日韩苏")


class Candidate(NamedTuple):
    """A name that could be a place: one of divisions (`options`), or foreign, or named by its ending (街道)."""

    start: int
    end: int
    name: str
    options: tuple[Place, ...] = ()
    ranked: bool = False  # by a rank it has no more: 望城县, now 望城区

    @property
    def is_full(self) -> bool:
        """Say whether this is a division's full name."""
        return bool(self.options) and self.name == self.options[0].name


def verdict(name: Candidate) -> str:
    """Say how far a name can be trusted: sure; held (where a place that holds it is named); word (only beside such)."""
    if name.is_full and name.name in _NOUNS:
        return "word"
    if not name.options or name.ranked or (name.is_full and len(name.name) > 2):
        return "sure"
    if name.is_full:
        return "held"
    best = max(name.options, key=lambda place: RANKS.index(place.level))
    if best.level != "county":
        return "held" if best.word else "sure"  # 安康, 大同, 朝阳
    return "word" if best.word else "held"


class _Names(NamedTuple):
    options: Mapping[str, tuple[Place, ...]]
    heads: frozenset[str]  # the first two characters of all names
    lengths: range  # from the longest name to the shortest
    cities: frozenset[str]
    no_places: frozenset[str]


@cache
def _names() -> _Names:
    options = dict(places_by_name())
    for short, place in [(place.short, place) for place in places().values() if place.name.endswith("自治州")]:
        options[f"{short}州"] = (place,)
    for alias, code in read_rows("place_aliases.tsv"):
        options[alias] = (*options.get(alias, ()), places()[code])
    foreign = read_forms("foreign_places.tsv")
    for name in foreign["country"] | foreign["city"]:
        options.setdefault(fold(name), ())
    for name in foreign["feature"]:  # 太湖 is the lake; 太湖县 is named in full
        if all(place.word for place in options.get(name, ())):
            options[name] = ()
    options.update((name, ()) for name in foreign["no place"])
    lengths = range(max(map(len, options)), 1, -1)
    return _Names(options, frozenset(name[:2] for name in options), lengths, foreign["city"], foreign["no place"])


def countries() -> frozenset[str]:
    """Return the countries' names."""
    return read_forms("foreign_places.tsv")["country"]


def listed(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the names of the tables."""
    names = _names()
    heads = names.heads
    done = start
    piece = text[start:end]
    for at, pair in enumerate(map(add, piece, piece[1:]), start):
        if pair in heads and at >= done and (found := _at(text, at, start, end, names)):
            done = found.end
            if found.name not in names.no_places and not _joins_ranks(text, found, start):
                yield found


def _joins_ranks(text: str, name: Candidate, start: int) -> bool:
    """Say whether 和 joins two ranks: 各市|和县."""
    return name.name == "和县" and name.start > start and text[name.start - 1] in "省市区州局委府门"


def _at(text: str, at: int, start: int, end: int, names: _Names) -> Candidate | None:
    for length in names.lengths:
        stop = at + length
        name = text[at:stop]
        if stop > end or name not in names.options:
            continue
        options = names.options[name]
        full = bool(options) and name == options[0].name
        if full and text[stop - 1 : stop + 1] in NOT_RANK and not text.startswith("城关", stop):  # 凤台县|城关镇
            continue
        foreign = not options and "·" in (text[at - 1 : at], text[stop : stop + 1])
        if foreign or _is_cut_out(text, at, stop, start, end, names):
            continue
        if name in names.cities and text.startswith("市", stop, end) and text[stop : stop + 2] not in NOT_RANK:
            return Candidate(at, stop + 1, name)
        if _has_old_rank(text, stop, end, name, options):
            return Candidate(at, stop + 1, name, options, ranked=True)
        return Candidate(at, stop, name, options)
    return None


def _has_old_rank(text: str, stop: int, end: int, name: str, options: tuple[Place, ...]) -> bool:
    """Say whether a county's short name stands with another rank than today's: 望城|县."""
    if stop >= end or len(options) != 1 or options[0].level != "county" or name != options[0].short:
        return False
    cut = text[stop : stop + 2] in NOT_RANK or text[stop - 1 : stop + 1] in common_words()  # 以|上城市
    return text[stop] in ("县" if options[0].word else "县市区") and not cut


def _is_cut_out(text: str, at: int, stop: int, start: int, end: int, names: _Names) -> bool:
    if cuts_words(text, at, stop, start, end):
        return True
    if text[stop - 1] == "国" and at > start and text[at - 1] in _BESIDE and cuts_word_right(text, stop, end):
        return True  # 中|德国|际
    if text[at] == "和" and stop - at == 2 and at > start and _joins(text, at, start, names):
        return True
    if text[at - 1 : at + 1] in _REGIONS and at > start and text[max(start, at - 2) : at] not in names.options:
        return True  # 西北|海创中心, but 广东|南海
    if cuts_word_left(text, at, start) and text[at + 1 : at + 3] in common_words():
        return True  # 沿|海城市, 弘|扬中|华
    # 推|广安|阳: the first character ends a common word and the last begins another place
    return cuts_word_left(text, at, start) and stop < end and text[stop - 1 : stop + 1] in names.heads


def _joins(text: str, at: int, start: int, names: _Names) -> bool:
    """Say whether 和 before a county's name is no part of it: 灌区|和|龙云灌区, but 延边|和龙."""
    if not is_han(text[at - 1]) or text[at - 1] in "的在到赴" or not names.options[text[at : at + 2]]:
        return False
    prefecture = any(place.level != "county" for place in names.options[text[at : at + 2]])
    behind = any(text[max(start, at - length) : at] in names.options for length in range(2, 6))
    return not prefecture and not behind


def is_other_name(text: str, name: Candidate) -> bool:
    """Say whether a short name is the beginning of another one (青海|湖) or no name at all (富|县|域)."""
    after = text[name.end : name.end + 2]
    if after[:1] == "舰":
        return True  # 南宁|舰
    if name.is_full:
        return len(name.name) == 2 and (after[:1] in tuple("城域级乡区") or cuts_word_left(text, name.start, 0))
    return bool(name.options) and after[:1] in tuple(_WATERS) and after not in common_words()

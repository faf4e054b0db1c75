"""Places named by their ending, behind a division or between signs: 巨野县|凤凰街道, 太原街, 岭南新区, 荷兰|莱顿市."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reformtext.mentions.characters import GRAMMAR, cuts_word_left, foreign_characters, is_han
from reformtext.mentions.place_names import NOT_RANK, Candidate, countries, verdict
from reformtext.model import Span
from reformtext.patterns import lazy
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms, read_forms

_NO_HEAD = frozenset("全该我各个多某几本级类座条处所片沿临环")
_FREE = "的在和与由到至从位于是为原、"  # what a name by ending can stand behind

_LONGEST_CITY = 7
_NUMERAL = frozenset("一二三四五六七八九十两")
_COUNTED = frozenset("天年月日时分秒万亿个")
_NO_BEGINNING = frozenset("至到比于和即既可如及与或被把向从以为")
_MERIDIAN = lazy("[经纬][一二三四五六七八九十]{1,3}$")  # 经八|路, 纬十一|路
_PART = lazy("[东南西北中]{1,2}部")
_BOUND_FOR = ("开往", "飞往", "前往", "运往", "驶往", "抵达", "驶抵", "到达", "来自", "位于", "在", "赴", "从")
_PORTS = frozenset(("港", "机场", "国际机场", "火车站", "高铁站", "运河"))


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


def named(text: str, start: int, end: int, listed: Sequence[Candidate]) -> Iterator[Candidate]:
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
            and _is_no_noun(text, at, stop, start, divisions, endings)
        ):
            first = _head(text, at, stop, last, divisions, inside, known, endings)
            if first is None and text[at:stop] == "运河":  # 南运|河
                first = _head(text, at + 1, stop, last, divisions, inside, known, endings)
            if first is not None:
                known.add(text[first:at])
                stop = _prolonged(text, stop, end) if text[at:stop] in endings.roads else stop
                yield Candidate(first, stop, text[first:stop])
                divisions[stop] = Candidate(first, stop, text[first:stop])
                last = stop


def _is_no_noun(
    text: str, at: int, stop: int, start: int, divisions: Mapping[int, Candidate], endings: _Endings
) -> bool:
    """Say whether what ends here is no common noun; 曹县|大集镇 and 曹县|菜园集镇 are no 集镇."""
    length = endings.no_names.before(text, stop, start)
    first = stop - length
    named = text[first:stop] in ("集镇", "新村") and (first - 1 in divisions or first - 2 in divisions)
    return length <= stop - at or named


def again(text: str, paragraphs: Sequence[Span], names: Collection[str]) -> Iterator[Candidate]:
    """Yield where names that one paragraph shows stand in the others: 石桥村 after 沭阳县石桥村."""
    forms = Forms(names)
    endings = _endings().all
    for start, end in paragraphs if names else ():
        for at in forms.starts(text, start, end):
            if length := forms.at(text, at, end):
                stop = at + length
                goes_on = _goes_on(text, stop - endings.before(text, stop, at), stop, end)
                if not goes_on and not cuts_word_left(text, at, start) and text[at - 1] not in "至到—－-":
                    yield Candidate(at, stop, text[at:stop])


def foreign_cities(text: str, end: int, listed: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield cities and states behind the name of their country: 荷兰|莱顿市, 美国|爱达荷州, 开往波兰|马拉舍维奇.

    >>> names = [Candidate(0, 2, "荷兰")]
    >>> [one.name for one in foreign_cities("荷兰莱顿市和荷兰人", 9, names)]
    ['莱顿市']
    """
    sounds = foreign_characters()
    begun = {one.start for one in listed}
    for country in listed:
        if country.options or country.name not in countries() or country.end in begun:
            continue
        part = _PART.match(text, country.end, end)
        first = stop = part.end() if part else country.end
        while stop < min(end, first + _LONGEST_CITY) and text[stop] in sounds:
            stop += 1
        ranked = text[stop : stop + 1] in tuple("市州省郡") and text[stop : stop + 2] not in NOT_RANK
        if ranked and stop - first >= 2 and stop < end:
            yield Candidate(first, stop + 1, text[first : stop + 1])
        elif stop - first >= 3 and (part or text[max(0, country.start - 2) : country.start].endswith(_BOUND_FOR)):
            yield Candidate(first, stop, text[first:stop])


def _goes_on(text: str, at: int, stop: int, end: int) -> bool:
    """Say whether the ending is a part of something longer: 路|径, 村|民, 高速|反辐射导弹."""
    if text.startswith("等人", stop):
        return True  # 冯启山|等人
    if stop - at == 1:  # 线路|, 西赵湖|村
        # 丁楼村|村民, 丁楼村|村委会
        behind = text[stop : stop + 2]
        inside = behind[:1] in tuple("村镇乡") and behind not in common_words() and behind not in ("村委", "村支")
        return stop < end and (text[stop - 1 : stop + 1] in common_words() or inside)
    if text[at:stop] == "铁路":
        return stop < end and text[stop] in "局枢口部系港公运建员工干"
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
    if at in divisions and ending in endings.roads and len(ending) > 1 and _is_way(text, divisions[at], start):
        return None
    if at in divisions and ending == "开发区" and not _is_local(divisions[at]):
        return None  # 安徽|开发区 are many
    if at in divisions:  # 沈阳|路, 江阴|高新区, 钦州|港
        water = not divisions[at].options and (ending in endings.areas or ending in endings.roads)
        if water and divisions[at].start in divisions:
            return divisions[divisions[at].start].start  # 广西|北部湾|经济区, 济阳|黄河|大桥
        return divisions[at].start if ending in endings.roads or ending in endings.areas or ending in _PORTS else None
    numbered = ending == "路" and _MERIDIAN.search(text, max(start, at - 4), at)
    for first in range(at - 1, max(start, at - 7) - 1, -1):
        if first in inside or not is_han(text[first]) or text[first] in GRAMMAR or text[first] == "至":
            return None
        head = text[first:at]
        if (
            head[0] in _NO_BEGINNING
            or (head[-1] in _NUMERAL and not numbered)
            or any(text[i : i + 2] in endings.no_heads for i in range(first, at - 2))
        ):
            return None
        if first in divisions:
            if (ending in endings.roads and len(ending) > 1) or (
                ending in endings.areas
                and _is_common(head)
                and len(head) <= 4
                and (ending != "开发区" or _is_local(divisions[first]))
            ):
                return divisions[first].start  # 成都市|第二绕城高速, 无锡|国家|高新区
            if 2 <= len(head) <= 4 and (ending in endings.settlements or not _is_common(head)):
                return first if head[-1] not in "各全两三个区县市" else None
        if first > start and text[first - 1].isdigit() and head[0] in _COUNTED:
            return None  # 12|天内社区
        free = first == start or not is_han(text[first - 1]) or text[first - 1] in _FREE
        free = free or (len(ending) > 2 and text[first - 2 : first] in endings.no_heads)  # 推进|普达措|国家公园
        if head in known or (free and _can_be_head(head, ending, endings)):
            return first
    return None


def _is_local(name: Candidate) -> bool:
    """Say whether a name is a prefecture's or a county's."""
    return any(place.level != "province" for place in name.options)


def _is_way(text: str, name: Candidate, start: int) -> bool:
    """Say whether a division before 铁路 is where it leads (至|十堰|高铁) or whose they are (英国|铁路)."""
    return (name.start > start and text[name.start - 1] in "至到—－-") or name.name in countries()


def _can_be_head(head: str, ending: str, endings: _Endings) -> bool:
    if not 2 <= len(head) <= 3 or head in endings.no_heads or any(character in _NO_HEAD for character in head):
        return False
    return not _is_common(head) or (len(head) == 2 and (ending == "新区" or (ending == "路" and head[-1] == "环")))


def _is_common(head: str) -> bool:
    return head[:2] in common_words() or head[-2:] in common_words()

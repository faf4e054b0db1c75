"""The phrase that is counted or measured, in the document's own words.

After the quantity for counts and measures (1600余项改革任务), before it for levels and changes (地区生产总值3483亿元),
handed out in order over 分别 lists, inherited from the level before a bare growth (…，增长3.9%).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reformtext.figures.clauses import Place
from reformtext.model import Change
from reformtext.resources.context import alternation


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject's words, whether they name the quantity themselves or are inherited, and the rule that found them."""

    text: str
    rule: str
    flags: tuple[str, ...] = ()


_SPACE = re.compile(r"\s+")
_COMPARE = re.compile(
    r"(?:同比|环比|同期|(?:比|较)[^，。；、]{0,14}?(?:年同期|同期|上年|去年|前年|上月|年初|年末|年底|月底|\d{4}年|[一二]九[一二三四五六七八九〇零]{2}年|平均|平均水平|目标|全国|全省|全市|世界))(?:同口径|可比)?(?:又|还|多)?"
)
_TIME = re.compile(
    r"^(?:(?:到|至|截至|截止|自|从|在)?(?:(?:19|20)\d\d|[一二][零〇一二三四五六七八九]{3})年(?:度|底|末|初|以来|期间|间)?(?:\d{1,2}月(?:份|底|末)?)?(?:\d{1,2}日)?|(?:今年|去年|上年|当年|明年|本年|前年|全年|年内|上半年|下半年|前?[一二三四]季度|前三季度|前\w{1,2}个月|\d{1,2}(?:[-—－至]\d{1,2})?月(?:份|底|末)?|目前|眼下|如今|现在|当前|近年来|[一二三四五六七八九十]+年来|过去[一二三四五六七八九十]年|以来|期间|时期|“?[一二三四五六七八九十]+五”?(?:时期|期间|末|以来)?|截至目前|到目前|全面|特别是|其中|同时|此外))[，,]?"
)
_QUOTES = re.compile(r"[“”\"‘’]")


@cache
def _right_stop() -> re.Pattern[str]:
    return re.compile(rf"[，。；：、！？,;:!?\s（(）)“”《》\"\[\]［]|{alternation('subject', 'stop')}")


@cache
def _left_link() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('subject', 'link')}|{alternation('change', 'rise')}|{alternation('change', 'fall')}|[：:\s*（(])+$")


@cache
def _links_only() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('subject', 'link')}|[：:\s*（(])+$")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('subject', 'lead')})(?:了|和|、|并)?")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternation('subject', 'opening')}|[、，和与及]|[（(][一二三四五六七八九十\d]+[)）]|[—\-*#\s·•]|\d+[.．、])")


def after(text: str, place: Place) -> str:
    """The noun phrase that follows a quantity: 改革任务 of 1600余项改革任务全部完成."""
    start, end = place.quantity.end, place.right_end
    phrase = text[start:end].lstrip()
    of = phrase.startswith("的")
    if of:
        phrase = phrase[1:]
    if phrase.startswith(("人民币", "左右", "上下")):
        phrase = phrase[3 if phrase.startswith("人民币") else 2 :]
    quoted = re.match(r"[“《\"](?P<inner>[^”》\"]{1,16})[”》\"](?P<rest>[^，。；：、！？“《]{0,16})", phrase)
    if quoted:
        rest = quoted["rest"]
        stop = _right_stop().search(rest)
        return quoted["inner"] + (rest[: stop.start()] if stop else rest)
    stop = _right_stop().search(phrase)
    if stop:
        phrase = phrase[: stop.start()]
    phrase = phrase.strip()
    return phrase[:30]


def before(text: str, place: Place, verb: int, start: int | None = None) -> str:
    """The noun phrase that stands before a quantity: 地区生产总值 of 完成地区生产总值3483亿元."""
    left = text[place.left_start if start is None else start : verb if verb >= 0 else place.quantity.start]
    return clean(left)


def clean(left: str) -> str:
    """Cut time, comparison, verbs and connectives from the two ends of what stands before a quantity."""
    left = _COMPARE.sub("", left)
    for _ in range(4):
        shorter = _TIME.sub("", _opening().sub("", left.strip()))
        shorter = _links_only().sub("", shorter)
        if shorter == left:
            break
        left = shorter
    left = left.strip("，。；：、,;: “”\"*#—（(）)")
    match = None
    for match in _lead().finditer(left):
        rest = left[match.end() :]
        if len(rest) < 2:
            break
    if match:
        last = list(_lead().finditer(left))
        for lead in reversed(last):
            rest = left[lead.end() :].lstrip("了的")
            if len(rest) >= 2 and not rest.startswith(("率", "力", "面", "者", "员", "量", "额", "值", "项目", "商", "费", "金", "制", "单位", "企业", "主体", "面积", "产", "期")):
                left = rest
                break
    return left.strip("的了，、 和与及以")


_FRAME = re.compile(r"[，。；：！？,;]|(?<!\d):")
_SPLIT = re.compile(r"、|和|与|及|以及|，")


def parallel(phrase: str, wanted: int) -> tuple[str, ...]:
    """The `wanted` coordinate subjects of a phrase, with elided heads restored; empty where the number differs.

    >>> parallel("城乡低保标准", 2)
    ('城市低保标准', '农村低保标准')
    >>> parallel("内、外贸吞吐量", 2)
    ('内贸吞吐量', '外贸吞吐量')
    """
    rural = re.search(r"城乡|城镇和农村|城镇、农村|城市和农村", phrase)
    if wanted == 2 and rural and not _SPLIT.search(phrase.replace(rural[0], "")):
        names = ("城市", "农村") if "镇" not in rural[0] else ("城镇", "农村")
        return tuple(phrase.replace(rural[0], name) for name in names)
    parts = [part for part in re.split(r"、|以及|和|与|及", phrase) if part]
    if len(parts) != wanted:
        return ()
    return _with_heads(parts)


def _with_heads(parts: list[str]) -> tuple[str, ...]:
    """Restore a head written once, at the end (一、二、三产业), or a modifier written once, at the beginning."""
    last = parts[-1]
    head = last
    shortest = min(len(part) for part in parts[:-1])
    if len(last) >= 3 and shortest <= 3 and all(len(part) <= len(last) - 1 for part in parts[:-1]):
        size = max(len(part) for part in parts[:-1])
        if size <= 2:
            head = last[size:] if len(last) - size >= 2 else last[-2:]
            return (*(part + head for part in parts[:-1]), last)
    return tuple(parts)


def subjects(
    text: str, places: Sequence[Place], changed: Sequence[tuple[Change, str, int]], runs: Sequence[Sequence[int]]
) -> list[Subject]:
    """Return the subject of every quantity of a sentence."""
    found: list[Subject] = []
    groups = {index: run for run in runs for index in run}
    dealt: dict[int, str] = {}
    flags: dict[int, str] = {}
    for run in runs:
        shared = _deal(text, places, run, changed, found_before=places[run[0]])
        if shared is None:
            continue
        names, mismatch = shared
        for position, index in enumerate(run):
            if names:
                dealt[index] = names[position]
            elif mismatch:
                flags[index] = "list_length"
    for i, place in enumerate(places):
        if i in dealt:
            found.append(Subject(dealt[i], "subject_of_list"))
            continue
        subject = _own(text, places, i, changed[i], found)
        if i in groups and groups[i][0] != i and subject.rule in ("subject_inherited", "subject_none"):
            subject = Subject(found[groups[i][0]].text, "subject_of_list")
        if i in flags:
            subject = Subject(subject.text, subject.rule, (flags[i],))
        found.append(subject)
    return found


def _deal(
    text: str,
    places: Sequence[Place],
    run: Sequence[int],
    changed: Sequence[tuple[Change, str, int]],
    found_before: Place,
) -> tuple[tuple[str, ...], bool] | None:
    """Hand the coordinate subjects before a list of values to them one by one."""
    place = places[run[0]]
    first = place.quantity
    verb = changed[run[0]][2]
    stop = verb if verb >= 0 else first.start
    left = text[place.left_start : stop]
    distributive = "分别" in text[place.left_start : first.start]
    phrase = clean(re.sub(r"分别(?:为|达|达到)?$", "", clean(left)))
    if not phrase and distributive and place.clause_start > 0:
        previous = max((places[i].quantity.end for i in range(run[0])), default=-1)
        if previous < 0 or text[previous : place.clause_start].strip("，,、 "):
            earlier = _clause_before(text, place.clause_start)
            phrase = clean(text[max(earlier, previous) : place.clause_start])
        else:
            return None
    if not phrase:
        return None
    names = parallel(phrase, len(run))
    if names:
        return tuple(clean(name) or name for name in names), False
    return (), distributive and bool(_SPLIT.search(phrase))


def _clause_before(text: str, at: int) -> int:
    start = at - 1
    while start > 0 and not _FRAME.match(text, start - 1) and at - start < 60:
        start -= 1
    return start


_AFTER_KINDS = frozenset({"count", "measure", "money", "rate"})


def _own(
    text: str, places: Sequence[Place], index: int, change: tuple[Change, str, int], found: Sequence[Subject]
) -> Subject:
    place = places[index]
    quantity = place.quantity
    verb = change[2]
    by = change[0] in ("rise_by", "fall_by")
    left = before(text, place, verb)
    phrase = after(text, place)
    of = text[quantity.end : quantity.end + 1] == "的"
    if quantity.kind in _AFTER_KINDS and len(phrase) >= 1 and not by and not (quantity.kind == "money" and not of and left):
        return Subject(phrase, "subject_after")
    if quantity.kind in ("percent", "fraction") and not by and len(phrase) >= 2 and (of or not left):
        return Subject(phrase, "subject_after")
    if verb >= 0 and not left and change[1] == "change_verb_object":
        left = clean(text[verb : quantity.start])
    if len(left) >= 2:
        if change[1] == "change_verb_object":
            inner = re.match(r"(?:增加|提高|提升|扩大|减少|压减|取消|压缩|降低|削减|缩短|缩减|精简|压降|核减)(?:了)?", text[verb : quantity.start])
            obj = clean(text[verb + (inner.end() if inner else 0) : quantity.start])
            return Subject(obj or left, "subject_before")
        return Subject(left, "subject_before")
    if index > 0 and places[index - 1].clause_end >= place.clause_start - 1 and found[index - 1].text:
        return Subject(found[index - 1].text, "subject_inherited")
    earlier = _clause_before(text, place.clause_start) if place.clause_start > 0 else 0
    if index == 0 or places[index - 1].quantity.end <= earlier:
        phrase_before = clean(text[earlier : place.clause_start])
        if len(phrase_before) >= 2:
            return Subject(phrase_before[-24:], "subject_of_clause_before")
    if phrase:
        return Subject(phrase, "subject_after")
    if index > 0 and found[index - 1].text:
        return Subject(found[index - 1].text, "subject_inherited")
    return Subject(left, "subject_none")

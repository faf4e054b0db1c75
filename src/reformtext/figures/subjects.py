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
from reformtext.resources.context import alternation, cues


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject's words, the rule that found them, and a doubt where the counts of subjects and values differ."""

    text: str
    rule: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before a value: the phrase that names it, the topic before the verb, and the verb itself."""

    phrase: str
    topic: str
    verb: str


_COMPARE = re.compile(
    r"(?:同比|环比|同期|(?:比|较)[^，。；、]{0,14}?(?:年同期|同期|上年|去年|前年|上月|年初|年末|年底|月底|(?:\d{4}|[一二]九[一二三四五六七八九〇零]{2}|二[〇零][一二三四五六七八九〇零]{2})年|平均水平|平均|目标|全国|全省|全市|世界))(?:同口径|可比)?(?:又|还|多)?"
    r"|(?:高于|低于|高出|快于|慢于|好于|优于|超出|领先)[^，。；、]{0,16}$"
)
_N = r"[一二两三四五六七八九十\d]{1,3}"
_TIME = re.compile(
    rf"^(?:(?:到|至|截至|截止|自|从|在)?(?:(?:19|20)\d\d|[一二][零〇一二三四五六七八九]{{3}})年(?:度|底|末|初|以来|期间|间|的)?(?:\d{{1,2}}月(?:份|底|末)?)?(?:\d{{1,2}}日)?|(?:(?:今|去|上|当|明|本|前|全)年|年内|上半年|下半年|前?[一二三四]季度|前三季度|前{_N}个月|\d{{1,2}}(?:[-—－至]\d{{1,2}})?月(?:份|底|末)?|目前|眼下|如今|现在|当前|近年来|{_N}年来|过去{_N}年|以来|期间|时期|“?[一二三四五六七八九十]+五”?(?:时期|期间|末|以来)|截至目前|到目前|特别是|其中|同时|此外))[，,的]?"
)
_EDGE = '，。；：、,;: “”"*#—（(）)的了 '


@cache
def _right_stop() -> re.Pattern[str]:
    return re.compile(rf"[，。；：、！？,;:!?\s（(）)“”《》\"\[\]［]|{alternation('subject', 'stop')}")


@cache
def _links_only() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('subject', 'link')}|[：:\s*（(])+$")


@cache
def _lead() -> re.Pattern[str]:
    anywhere, at_first = alternation("subject", "lead"), alternation("subject", "lead_initial")
    return re.compile(rf"(?:{anywhere}|(?:^|(?<=[、，和并]))(?:{at_first}))(?:了|到|和|、|并)?")


@cache
def _opening() -> re.Pattern[str]:
    marks = r"[、，和与及]|[（(][一二三四五六七八九十\d]+[)）]|[—\-*#\s·•]|\d+[.．、]"
    return re.compile(rf"^(?:{alternation('subject', 'opening')}|{marks})")


# a lead verb followed by one of these is part of a noun: 投资额, 建设项目, 生产总值
_NOUN_TAIL = re.compile(
    r"业|区|点|站|园|厂|院|队|网|率|力|面|者|员|量|额|值|项目|商|费|金|制|单位|企业|主体|总值|期|总额|收入|人数|岗位|基地|中心|任务|标准|水平|规模|资金|用地|贷款|能力"
)


@cache
def _described() -> re.Pattern[str]:
    """What describes before it names: 集成能力强、引领作用突出、在全省有影响力的企业."""
    ends = "".join(cues("subject", "describing_ends"))
    return re.compile(
        rf"[^，。；！？：]{{2,14}}[{ends}]、[^。；！？：]{{0,60}}?的(?P<noun>[^，。；、的和与及]{{2,12}})"
    )


def after(text: str, place: Place) -> str:
    """The noun phrase that follows a quantity: 改革任务 of 1600余项改革任务全部完成."""
    phrase = text[place.quantity.end : place.right_end].lstrip()
    if phrase.startswith("的"):
        phrase = phrase[1:]
    for word in ("人民币", "左右"):
        phrase = phrase.removeprefix(word)
    described = _described().match(text, place.quantity.end, place.quantity.end + 90)
    if described:
        return _until_stop(described["noun"])
    quoted = re.match(r"[“《\"](?P<inner>[^”》\"]{1,16})[”》\"](?P<rest>[^，。；：、！？“《]{0,16})", phrase)
    if quoted:
        return quoted["inner"] + _until_stop(quoted["rest"])
    phrase = _until_stop(phrase).strip()
    owner, of, thing = phrase.partition("的")
    if of and thing and place.quantity.kind == "count" and 1 <= len(owner) <= 6 and not _DESCRIBES.search(owner):
        return owner
    return phrase[:30]


_DESCRIBES = re.compile(r"[强高好大优多新重以上级型性内外全著]$|有|无|需|可|能|不|较|更|最|符合|影响|重要|主要|以上")


def _until_stop(phrase: str) -> str:
    stop = _right_stop().search(phrase)
    return phrase[: stop.start()] if stop else phrase


def _shorten(left: str) -> str:
    """Cut time, comparison and connectives from the two ends of what stands before a quantity."""
    left = _COMPARE.sub("", left)
    for _ in range(6):
        shorter = _TIME.sub("", _opening().sub("", left.strip()))
        shorter = _links_only().sub("", shorter)
        if shorter == left:
            break
        left = shorter
    return left.strip(_EDGE)


_EACH = re.compile(
    r"每(?:人|户|名|亩|头|月|年|天|日|周|家|个|套|台|辆|吨|平方米|千瓦时)(?=[^，。；]{0,3}(?:每|补|奖|发|$|增|提|约|近|达))"
)
_MIDDLE = re.compile(r"^.{2,}?(?:今年|去年|全年|目前|计划|力争|确保|预计|累计|已经|现已|(?<!公)共)(?=.{2})")


def _read_left(left: str) -> _Left:
    """Split what stands before a value at its last verb with an object."""
    left = _shorten(_MIDDLE.sub("", _EACH.sub("", left)))
    verbs = list(_lead().finditer(left))
    for verb in reversed(verbs):
        rest = left[verb.end() :].lstrip("了的")
        if not rest:
            continue
        if len(rest) >= 2 and not _NOUN_TAIL.match(rest):
            topic = _shorten(left[: verb.start()])
            return _Left(rest.strip(_EDGE), topic, verb[0])
    if verbs and verbs[-1].end() == len(left) and verbs[0].start() == 0 and "".join(v[0] for v in verbs) == left:
        return _Left("", "", left)
    return _Left(left, "", "")


def clean(left: str) -> str:
    """The phrase that names a value, out of what stands before it."""
    read = _read_left(left)
    return read.phrase or read.verb


_FRAME = re.compile(r"[，。；：！？,;]|(?<!\d):")
_SPLIT = re.compile(r"、|和|与|及|以及|，")


def parallel(phrase: str, wanted: int) -> tuple[str, ...]:
    """The `wanted` coordinate subjects of a phrase, with elided heads restored; empty where the number differs.

    >>> parallel("城乡低保标准", 2)
    ('城市低保标准', '农村低保标准')
    >>> parallel("内、外贸吞吐量", 2)
    ('内贸吞吐量', '外贸吞吐量')
    """
    sectors = re.match(r"(?:第?[一二三](?:、|和|以及)){1,2}第?[一二三]次?产业", phrase)
    if sectors:
        numbers = re.findall(r"[一二三]", sectors[0])
        names = tuple(f"第{number}产业{phrase[sectors.end() :]}" for number in numbers)
        return names if len(names) == wanted else ()
    rural = re.search(r"城乡|城镇和农村|城镇、农村|城市和农村", phrase)
    if wanted == 2 and rural and not _SPLIT.search(phrase.replace(rural[0], "")):
        sides = ("城市", "农村") if "镇" not in rural[0] else ("城镇", "农村")
        return tuple(phrase.replace(rural[0], side) for side in sides)
    for joint in ("、", "、|和|与|以及", "、|和|与|以及|及"):  # 及 joins more closely: 光伏设备及元器件制造
        parts = [part for part in re.split(joint, phrase) if part]
        if len(parts) == wanted:
            return _with_heads(parts)
    return ()


_HEADS = re.compile(
    r"(?:排放量|排放|浓度|满意率|满意度|合格率|增速|能力|能耗|消费量|用电量|[\u4e00-\u9fff]{2}率|[\u4e00-\u9fff]量|增加值|产值|收入|支出|总额|余额|投资|产量|面积|覆盖率|普及率|参保率|达标率|利用率|保有量|吞吐量|人数|标准|价格|产业|贸|销售额|比重|数量|消费|里程)+$"
)


def _with_heads(parts: list[str]) -> tuple[str, ...]:
    """Restore a head that is written once, at the end: 一、二、三产业; 货物、服务进出口总额."""
    last = parts[-1]
    longest = max(len(part) for part in parts[:-1])
    if longest < len(last):
        head = _HEADS.search(last)
        if head and head.start() > 0 and not any(_HEADS.search(part) for part in parts[:-1]):
            return (*(part + last[head.start() :] for part in parts[:-1]), last)
        if longest <= 2 and len(last) - longest >= 2:
            return (*(part + last[longest:] for part in parts[:-1]), last)
    return tuple(parts)


def subjects(
    text: str,
    start: int,
    places: Sequence[Place],
    changed: Sequence[tuple[Change, str, int]],
    runs: Sequence[Sequence[int]],
) -> list[Subject]:
    """Return the subject of every quantity of the sentence that begins at `start`."""
    found: list[Subject] = []
    groups = {index: run for run in runs for index in run}
    dealt: dict[int, str] = {}
    flags: dict[int, str] = {}
    for run in runs:
        names, mismatch = _deal(text, start, places, run, changed)
        for position, index in enumerate(run):
            if names:
                dealt[index] = names[position]
            elif mismatch:
                flags[index] = "list_length"
    for i in range(len(places)):
        if i in dealt:
            found.append(Subject(dealt[i], "subject_of_list"))
            continue
        if i in groups and groups[i][0] == i:
            # A达到X，B达到Y，分别增长a和b: the subjects are those of the figures before
            earlier = _respective(text, places, groups[i], changed[i], found)
            if earlier:
                dealt.update(zip(groups[i], earlier, strict=True))
                found.append(Subject(dealt[i], "subject_of_list"))
                continue
        subject = _own(text, start, places, i, changed[i], found)
        if i in groups and groups[i][0] != i and subject.rule in ("subject_inherited", "subject_none"):
            subject = Subject(found[groups[i][0]].text, "subject_of_list")
        found.append(Subject(subject.text, subject.rule, (flags[i],)) if i in flags else subject)
    return _forwarded(text, places, found)


def _respective(
    text: str,
    places: Sequence[Place],
    run: Sequence[int],
    change: tuple[Change, str, int],
    found: Sequence[Subject],
) -> tuple[str, ...]:
    """The subjects of as many figures before, where a list has none of its own and says 分别."""
    first = places[run[0]]
    left = text[first.left_start : change[2] if change[2] >= 0 else first.quantity.start]
    if "分别" not in text[first.left_start : first.quantity.start] or clean(
        re.sub(r"分别(?:为|达|达到)?$", "", _shorten(left))
    ):
        return ()
    names: list[str] = []
    for subject in reversed(found):
        if subject.text and subject.text not in names:
            names.append(subject.text)
        if len(names) == len(run):
            return tuple(reversed(names))
    return ()


def _forwarded(text: str, places: Sequence[Place], found: list[Subject]) -> list[Subject]:
    """A count with no noun of its own takes the noun of the count it leads to: 15支共767人的救援队伍."""
    result = list(found)
    for i in range(len(places) - 2, -1, -1):
        between = text[places[i].quantity.end : places[i + 1].quantity.start]
        if (
            re.fullmatch(r"、|，?共(?:计)?|和|，?约|，?合计|，?涉及", between)
            and result[i].rule != "subject_after"
            and result[i + 1].rule == "subject_after"
        ):
            result[i] = Subject(result[i + 1].text, "subject_after_next", result[i].flags)
    return result


def _deal(
    text: str,
    floor: int,
    places: Sequence[Place],
    run: Sequence[int],
    changed: Sequence[tuple[Change, str, int]],
) -> tuple[tuple[str, ...], bool]:
    """Hand the coordinate subjects before a list of values to them one by one; and whether their numbers differ."""
    place = places[run[0]]
    first = place.quantity
    verb = changed[run[0]][2]
    left = text[place.left_start : verb if verb >= 0 else first.start]
    distributive = "分别" in text[place.left_start : first.start]
    phrase = clean(re.sub(r"分别(?:为|达|达到|是|占)?$", "", _shorten(left)))
    if not phrase and distributive and place.clause_start > floor:
        previous = max((places[i].quantity.end for i in range(run[0])), default=-1)
        if previous >= 0 and not text[previous : place.clause_start].strip("，,、 "):
            return (), False
        phrase = clean(text[max(_clause_before(text, place.clause_start, floor), previous) : place.clause_start])
    if not phrase:
        return (), False
    names = parallel(phrase, len(run))
    if names:
        return tuple(clean(name) or name for name in names), False
    return (), distributive and bool(_SPLIT.search(phrase))


def _clause_before(text: str, at: int, floor: int) -> int:
    """Where the clause that ends at `at` begins, not before `floor`."""
    start = at - 1
    while start > floor and not _FRAME.match(text, start - 1) and at - start < 60:
        start -= 1
    return max(start, floor)


_SCOPE = re.compile(r"(?:[全我本][国省市县区州]|当地|各地|共|另|还|有)+")
_GOAL_NOUNS = ("目标", "增速", "增长率", "增幅", "速度", "预期", "水平")
_AFTER_KINDS = frozenset({"count", "measure", "money", "rate"})
_OBJECT_VERB = re.compile(
    r"(?:增加|提高|提升|扩大|减少|压减|取消|压缩|降低|削减|缩短|缩减|精简|压降|核减|节约|节省|延长)(?:了)?"
)
_DOING = re.compile(r"^(?:来|，|就|即|才|便|又)?(?P<object>[^，。；：！？\d]{2,40})")


def _own(
    text: str,
    floor: int,
    places: Sequence[Place],
    index: int,
    change: tuple[Change, str, int],
    found: Sequence[Subject],
) -> Subject:
    """The subject of one quantity that no list hands out."""
    place = places[index]
    quantity = place.quantity
    verb = change[2]
    by = change[0] != ""
    if change[1] == "change_verb_object":
        inner = _OBJECT_VERB.match(text, verb, quantity.start)
        named = _shorten(text[inner.end() if inner else verb : quantity.start])
        if named:
            return Subject(named, "subject_object")
    left = _read_left(text[place.left_start : verb if verb >= 0 else quantity.start])
    phrase = after(text, place)
    of = text[quantity.end : quantity.end + 1] == "的"
    if quantity.kind == "rank":
        return _of_rank(text, place, index, found)
    if quantity.kind == "duration":
        return _of_duration(text, floor, place, left, found, index)
    attribute = left.phrase.endswith(cues("subject", "attribute"))
    if quantity.kind in _AFTER_KINDS and phrase and not by:
        named_before = left.phrase and ((quantity.kind == "money" and not of) or (attribute and of))
        if not named_before:
            return Subject(phrase, "subject_after")
    if phrase.endswith(_GOAL_NOUNS):
        phrase = ""  # 实现6%左右的预期目标: the goal is not what is measured
    if quantity.kind in ("percent", "fraction") and not by and len(phrase) >= 2 and (of or not left.phrase):
        return Subject(phrase, "subject_after")
    if quantity.kind == "count" and not by and not left.verb and (not left.phrase or _SCOPE.fullmatch(left.phrase)):
        doing = text[quantity.end : place.right_end].strip(_EDGE)
        if 2 <= len(doing) <= 12:
            return Subject(doing, "subject_doing")  # 全市2.6万人享受低保: what they do is what is counted
    if len(left.phrase) >= 2:
        return Subject(_with_topic(text, floor, place, left, places, index, found), "subject_before")
    if (
        index > 0
        and places[index - 1].clause_end >= place.clause_start - 1
        and found[index - 1].text
        and (not left.verb or quantity.kind == "count")
    ):
        return Subject(found[index - 1].text, "subject_inherited")
    if left.verb:
        doing = text[quantity.end : place.right_end]
        acted = _lead().match(doing)
        if acted and quantity.kind == "money" and len(doing) - acted.end() >= 2:
            return Subject(_until_stop(doing[acted.end() :].lstrip("了")) or left.verb, "subject_after_verb")
        return Subject(left.verb, "subject_verb")
    earlier = _clause_before(text, place.clause_start, floor) if place.clause_start > floor else floor
    if index == 0 or places[index - 1].quantity.end <= earlier:
        phrase_before = clean(text[earlier : place.clause_start])
        if len(phrase_before) >= 2:
            return Subject(phrase_before[-24:], "subject_of_clause_before")
    if phrase:
        return Subject(phrase, "subject_after")
    if index > 0 and found[index - 1].text:
        return Subject(found[index - 1].text, "subject_inherited")
    return Subject(left.phrase, "subject_none")


_RANKED = re.compile(
    r"(?:的)?(?:总体|综合)?(?:均|分别|稳|继续|再次|跃|首次|连续)?(?:位列|位居|名列|排名|跃居|跃升|上升|升至|升到|提升|前进|前移|居|列|排|进入|保持|由|从|成为|是|在)"
    r"[^，。；]{0,14}$"
)


def _of_rank(text: str, place: Place, index: int, found: Sequence[Subject]) -> Subject:
    """What holds the place: 生产总值居全省第6位; a bare 增速 belongs to the figure before."""
    left = text[place.left_start : place.quantity.start]
    verb = _RANKED.search(left)
    named = _read_left(left[: verb.start()] if verb else left).phrase
    before = found[index - 1].text if index else ""
    if not named:
        return Subject(before, "subject_inherited")
    if before and named in cues("subject", "attribute"):
        return Subject(before if before.endswith(named) else before + named, "subject_inherited")
    return Subject(named, "subject_before")


def _of_duration(text: str, floor: int, place: Place, left: _Left, found: Sequence[Subject], index: int) -> Subject:
    """What lasts, or what is done in that time: 提前一年完成X, 开办企业…1天内办结, 历时5年建成."""
    topic = left.topic or left.phrase
    if text[place.quantity.end : place.quantity.end + 1] == "的":
        named = after(text, place)
        if len(named) >= 2:
            return Subject(named, "subject_after")
    doing = text[place.quantity.end : place.right_end]
    acted = _lead().match(doing)
    if acted and len(doing) - acted.end() >= 2:
        return Subject(doing[acted.end() :].lstrip("了").strip(_EDGE), "subject_after_verb")
    topic = re.sub(r"(?:提前|推迟|历时|耗时|用时|仅用|连续|持续|为期|长达|延长|缩短|压缩|最长|办理时限)$", "", topic)
    if len(topic) >= 2:
        return Subject(topic, "subject_before")
    earlier = _clause_before(text, place.clause_start, floor) if place.clause_start > floor else floor
    before = clean(text[earlier : place.clause_start])
    if len(before) >= 2:
        return Subject(before[-24:], "subject_of_clause_before")
    if doing.strip(_EDGE):
        return Subject(_until_stop(doing.strip(_EDGE)) or doing.strip(_EDGE)[:12], "subject_after")
    return Subject(found[index - 1].text if index else "", "subject_inherited")


def _with_topic(
    text: str, floor: int, place: Place, left: _Left, places: Sequence[Place], index: int, found: Sequence[Subject]
) -> str:
    """Join what an attribute belongs to: 龙头企业实现产值 → 龙头企业产值; 推行养老保险，参保人数 → 养老保险参保人数."""
    phrase = left.phrase
    if left.verb.rstrip("了") in cues("subject", "joins") and len(left.topic) >= 2 and len(left.topic) <= 24:
        return left.topic + phrase
    if phrase not in cues("subject", "attribute"):
        return phrase
    if place.left_start != place.clause_start or place.clause_start == floor:
        return phrase
    if index and places[index - 1].quantity.end > _clause_before(text, place.clause_start, floor):
        previous = found[index - 1].text
        return (
            previous + phrase
            if re.search(r"(?:企业|合作社|单位|项目|园区|机构|农场|基地|公司|平台)$", previous)
            else phrase
        )
    earlier = _clause_before(text, place.clause_start, floor)
    if text[place.clause_start - 1] != "，":
        return phrase
    owner = clean(text[earlier : place.clause_start])
    owner = re.split(r"[、等]", owner)[-1]
    return owner + phrase if 2 <= len(owner) <= 16 else phrase

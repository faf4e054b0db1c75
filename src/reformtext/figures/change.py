"""Whether a figure is a level or a change: 增长3.9% rise_by, 由40% from, 提高到61.9% rise_to."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reformtext.figures.clauses import Place
from reformtext.figures.quantity import Quantity
from reformtext.model import Change
from reformtext.patterns import lazy
from reformtext.resources.context import alternation, cues


class FoundChange(NamedTuple):
    """A change, the rule that found it and where its verb begins (-1 where none governs)."""

    kind: Change = ""
    rule: str = ""
    start: int = -1


_LEVEL = FoundChange()

# What may stand between the verb of change and the number.
# 增加值, 增长极, 提高班: the verb is part of a noun
_NOUN_TAIL = "值极点班额税产量券"
_BETWEEN = (
    r"(?:（[^（）]{1,8}）)?(?:了|约|近|又|又近|幅度|幅|超过|超|突破|大约|预计|力争|确保|均|都|各|分别|共|为|在|达|达到|不低于|不少于|"
    r"保持在|保持|高达|将|可达|人均|稳定在|控制在|逾|不超过|至少|最高|明显|仅|(?<=[多少])(?:投入|完成|生产|支出)|:|：|，){0,4}"
)
_TOWARD = (
    r"(?:到了|到|至|为)(?:全国|全省|全市|全区|全县|世界)?(?:(?<=[到至了])(?:每[^，。；\d]{1,4}|人均|户均|城乡同标))?"
    r"(?:约|近|超过|超|不足|不到|目前的?|现在的?|去年的|上年的|今年的|上[周月]的|[今昨][天日]的|创纪录的|历史最高的|年底的|年末的|平均|(?:(?:19|20)\d\d年[和与、])?(?:(?:19|20)\d\d|[一二][零〇○一二三四五六七八九]{3})(?:年(?:底|末|度)?的?|的)|的)?"
)


@cache
def _adjacent() -> re.Pattern[str]:
    verbs = f"(?P<rise>{alternation('change', 'rise')})|(?P<fall>{alternation('change', 'fall')})"
    toward = alternation("change", "toward")
    return re.compile(
        rf"(?:(?:{verbs})(?![{_NOUN_TAIL}])(?:(?P<to>{_TOWARD})|(?P<by>{_BETWEEN}))|(?P<grown>{toward})(?:{_TOWARD})"
        rf"|(?P<past>{alternation('change', 'threshold_fall')})了?)$"
    )


@cache
def _toward_share() -> re.Pattern[str]:
    verbs = f"(?P<rise>{alternation('change', 'rise')})|(?P<fall>{alternation('change', 'fall')})"
    return re.compile(rf"(?:{verbs})[到至为][^，。；\d]{{2,16}}的$")


@cache
def _object() -> re.Pattern[str]:
    """A transitive verb whose object stands between it and a number that ends the clause: 压减粗钢产能300万吨."""
    rise = "(?<=再)增|上调|调高|增加|提高|提升|扩大|扩增|多增|延长|增产|增收"
    fall = "(?<=再)减|减产|减收|下调|调低|减少|压减|取消|压缩|降低|削减|缩短|缩减|精简|压降|核减"
    other = "[值点班线段期到至]|建设|改造"  # 增加值, 提升建设步道100公里
    return re.compile(rf"(?:(?P<rise>{rise})|(?P<fall>{fall}))(?!{other})(?P<object>[^，。；：\d]{{1,18}})$")


_FROM = lazy(r"(?:由|从(?![事业教军众属]))(?:[^，。；、：到至]{0,12}?)(?:的|年|底|初|末|前)?(?:约|近|不足|不到|超过)?$")
_CUT = ("取消", "减少", "压减", "削减", "关闭")
_OF_QUALITY = ("提高", "提升", "加快", "扩大", "降低", "上升")
_NOUN_OF_CHANGE = lazy(
    r"(?:增幅|涨幅|增速|增长率|增长速度|(?:增长|提高|上升)(?:比例|幅度)"
    r"|(?P<fall>降幅|跌幅|减幅|(?:减少|下降|降低|压减|压缩)(?:比例|幅度)))[^，。；]{0,16}$"
)
_OPPOSITE: dict[Change, Change] = {"rise_by": "fall_by", "fall_by": "rise_by"}
_BECOMES = lazy(  # 5个环节压缩为1个
    r"[^，。；、\d]{0,8}(?:压缩|精简|减少|缩减|合并|缩短|整合|压减|削减|下降|降低|减|降)(?:为|到|至|成)"
)
_WIDEST = lazy(r"(?:(?P<rise>增长|增|涨|上升|提高)|下降|降|跌)幅度?最[大高小低]的?[^，。；]{0,16}，(?:为|达)$")
_GROWN = lazy(  # 保持年均12%的增长, 以8%的速度递增
    r"(?P<of>的)?(?:年均|平均)?(?:[^，。；、\d]{0,4}?(?:速度|幅度|势头)[^，。；]{0,4}?)?"
    r"(?:(?P<rise>递增|增长率|增长速度|增长(?![点极])|增速|增幅|涨幅|上升|攀升)|递减|下降|下跌|降幅|跌幅)"
)
_BY = lazy("以[约近]?$")  # 以20%的势头递增, 以5%幅度增长
_KEEPS = lazy(r"(?:保持|以|实现|取得|达到|按照?|有)了?(?:年均|平均)?$|(?:年均|平均)$")
_LEVEL_INSIDE = lazy(r"达|为|实现|完成|至|到|使|了")
_JOINED = lazy(r" ?(?:、|和|与|及|以及|，|,) ?(?:约|近)?(?:每人|每户)?(?:每月|每年|每天)?")
# 提高到每人每月700元, 增至每百平方公里80公里
_EACH = lazy(
    r"(?:每人|每户|每生)?(?:每月|每年|每天)$|(?<=[到至为的由从])每[百千万]?(?:平方公里|亩|人|户|吨|公顷|立方米|平方米|头|名|千瓦时|度|桶|斤|公斤|盎司|升|股|件|台|张|箱|盒|袋|次|小时)$"
)
_IMPROVED = ("改造", "整治", "优化", "巩固", "治理", "修缮", "建设")  # 改造提升农田28万亩: no change
_DONE = lazy(r"[，；、]?(?:全面|顺利|超额|累计|已|共|将|计划)*(?:完成|实施|开展|推进|启动)(?![率度])")
_SPENT = ("安排", "投入", "拨付", "下达", "发放", "筹集", "落实")  # 安排扩大消费资金3亿元: no change
_BEYOND = lazy("超出|超过|[高低]于")  # 超出市级下调指标6000万元
_ABOVE = lazy("[高低快慢好优强]于[^，。；]*$|[高低快慢]出[^，。；]*$")
_COMPARED = lazy(r"[比较][^，。；]{1,8}的$")


def changes(text: str, places: Sequence[Place]) -> list[FoundChange]:
    """Return for each quantity of a sentence its change."""
    found: list[FoundChange] = []
    held = _LEVEL  # the change of the rank that a count leads to
    for i, place in enumerate(places):
        quantity = place.quantity
        before = text[max(place.left_start, quantity.start - 24) : quantity.start]
        offset = quantity.start - len(before)
        before = _EACH.sub("", before.rstrip())  # 增长 12.5%
        joiner = _AND if i and found[-1].kind == "from" else _JOINED
        joined = joiner.fullmatch(text[places[i - 1].quantity.end : quantity.start]) if i else None
        if joined and joined[0][0] in "，," and text.startswith("的", quantity.end):
            joined = None  # 增长5.5%以上，85%以上的村…: a share of its own
        dealt = "分别" in text[place.clause_start : places[i - 1].quantity.start] if joined else False
        if joined and (dealt or places[i - 1].quantity.unit == quantity.unit) and found[-1].kind:
            kind: Change = found[-1].kind
            if quantity.negative != places[i - 1].quantity.negative:  # 分别增长15.4%、-5.3%和1.5%
                kind = _OPPOSITE.get(kind, kind)
            found.append(FoundChange(kind, "change_of_list", found[-1].start))
            continue
        if i and found[-1].kind and _restates(text, places[i - 1].quantity, quantity):
            found.append(found[-1]._replace(rule="change_restated"))
            continue
        result = _one(before, offset, text, place, i, places)
        if result.kind in ("rise_to", "fall_to") and _is_ranked_among(text, places, i):
            held, result = result, _LEVEL  # 上升到14个园区的第1位: the place is what it rises to
        elif quantity.kind == "rank" and i and _is_ranked_among(text, places, i - 1):
            result, held = held, _LEVEL
        if not result.kind and i and found[-1].kind == "from":
            result = _reached(text, places[i - 1].quantity, quantity)
        if not result.kind and i and found[-1].kind in _OPPOSITE and quantity.kind == "percent":
            previous = places[i - 1].quantity
            if previous.kind == "percent" and _NEXT_TIME.fullmatch(text, previous.end, quantity.start):
                result = FoundChange(found[-1].kind, "change_of_list", -1)  # 产值增长8%，2023年为6%
        if quantity.negative and result.kind in ("", "rise_by"):
            result = FoundChange("fall_by", "change_negative", result.start)
        found.append(result)
    return found


_RANKED = lazy(r"[^，。；、\d]{1,8}(?:中|里)?的?")


def _is_ranked_among(text: str, places: Sequence[Place], at: int) -> bool:
    """Whether a count tells how many are ranked: 全省86个县的第71位."""
    if at + 1 >= len(places) or places[at].quantity.kind != "count" or places[at + 1].quantity.kind != "rank":
        return False
    return _RANKED.fullmatch(text, places[at].quantity.end, places[at + 1].quantity.start) is not None


_RESTATED = lazy("（(?:折?合|约合?|相当于|即)?")


def _restates(text: str, earlier: Quantity, quantity: Quantity) -> bool:
    """减少39万吨（7.8亿斤）: the value in brackets is that before them."""
    within = text.startswith("）", quantity.end) and _RESTATED.fullmatch(text, earlier.end, quantity.start)
    return bool(within) and quantity.kind == earlier.kind


_NEXT_TIME = lazy(
    r"[，,；;、]?(?:(?:19|20)\d\d年|[今去]年|上年|[上下]半年|[一二三四]季度|\d{1,2}月份?)(?:则|又|分别)?(?:为|是|达到?)?"
)
_GREW = lazy(
    r"，?[^，。；、\d]{0,6}(?:发展|成长|积累)[到至为成了]{1,2}[^，。；、\d]{0,6}"
    r"(?:(?:19|20)\d\d年(?:底|末)?的?)?(?:约|近|超过|不足)?"
)
_TO = lazy(
    r"，?[^，。；、\d]{0,6}[到至]"
    r"(?:(?:19|20)\d\d年(?:底|末)?的?|[今去当]年的?|目前的?|现在的?|如今的?)?(?:约|近|超过|不足)?"
)


def _reached(text: str, origin: Quantity, quantity: Quantity) -> FoundChange:
    """从十年前的1.2万吨到去年的1.4万吨: where no verb says so, the two values tell which way it went."""
    if quantity.unit == origin.unit and _GREW.fullmatch(text, origin.end, quantity.start):
        return FoundChange("rise_to", "change_reached")  # 由几千万元发展到70亿元
    if quantity.unit != origin.unit or not _TO.fullmatch(text, origin.end, quantity.start):
        return _LEVEL
    first, second = origin.value, quantity.value
    if not isinstance(first, Decimal) or not isinstance(second, Decimal) or first == second:
        return _LEVEL
    rises = (second > first) != (quantity.kind == "rank")
    return FoundChange("rise_to" if rises else "fall_to", "change_reached")


def _one(
    before: str,
    offset: int,
    text: str,
    place: Place,
    index: int,
    places: Sequence[Place],
) -> FoundChange:
    quantity = place.quantity
    if quantity.kind == "multiple" and "doubling" in quantity.rules:
        return FoundChange("rise_to", "change_doubling", quantity.start)
    phrase_follows = quantity.kind in ("count", "measure") and bool(text[quantity.end : place.right_end].strip(" （("))
    match = _adjacent().search(before)
    if match and match["grown"]:
        return FoundChange("rise_to", "change_verb_to", offset + match.start())
    if match and match["past"]:
        return FoundChange("fall_to", "change_verb_to", offset + match.start())  # 跌破7500点
    of = text.startswith("的", quantity.end) and not text.startswith("的基础", quantity.end)
    if match and match["fall"] in _CUT and of and not match["to"]:
        return _LEVEL  # 取消四分之一的航班: the part that is cut, not by how much it changes
    if (
        match
        and (match["rise"] or match["fall"]) in cues("change", "nouns")
        and _ABOVE.search(before, 0, match.start())
    ):
        return _LEVEL  # 高于全省平均增速2个百分点
    counts_works = phrase_follows or (quantity.kind == "count" and _DONE.match(before))
    if match and counts_works and (match["rise"] or match["fall"]) in _OF_QUALITY and not match["to"]:
        return _LEVEL  # 提升9类困难群众救助标准: what is raised stands after the count; 完成片区风貌提升15个
    if match and quantity.kind not in ("ratio",) and not _part_of_noun(before, match):
        direction = "rise" if match["rise"] else "fall"
        verb = match["rise"] or match["fall"]
        if match["to"] and verb not in cues("change", "nouns"):
            return FoundChange(
                "rise_to" if direction == "rise" else "fall_to", "change_verb_to", offset + match.start()
            )
        return FoundChange("rise_by" if direction == "rise" else "fall_by", "change_verb", offset + match.start())
    toward = _toward_share().search(before) if quantity.kind in ("multiple", "percent", "fraction") else None
    if toward:  # 提高到当地平均工资的6倍
        kind: Change = "rise_to" if toward["rise"] else "fall_to"
        return FoundChange(kind, "change_verb_to", offset + toward.start())
    widest = _WIDEST.search(text, max(0, quantity.start - 40), quantity.start) if quantity.kind == "percent" else None
    if widest:
        return FoundChange("rise_by" if widest["rise"] else "fall_by", "change_noun", -1)
    origin = None if _COMPOSED.match(text, quantity.end, place.clause_end) else _FROM.search(before)
    if origin and _continues(text, place, index, places):
        return FoundChange("from", "change_from", offset + origin.start())
    becomes = index + 1 < len(places) and places[index + 1].quantity.unit == quantity.unit
    if becomes and _BECOMES.fullmatch(text, quantity.end, places[index + 1].quantity.start):
        return FoundChange("from", "change_from", quantity.start)
    if quantity.kind == "percent":
        grown = _GROWN.match(text, _end_of_list(text, index, places), place.clause_end)
        if grown and (grown["of"] or "年均" in before or _BY.search(before)):
            led = _KEEPS.search(before)
            at = offset + led.start() if led else -1
            return FoundChange("rise_by" if grown["rise"] else "fall_by", "change_verb_after", at)
        noun = _NOUN_OF_CHANGE.search(text, max(place.clause_start, quantity.start - 24), quantity.start)
        compared = noun and _COMPARED.search(text, noun.start(), quantity.start)  # 增速比上年的26.1%回落
        if noun and not compared and not text.endswith("自然", place.clause_start, noun.start()):
            return FoundChange("fall_by" if noun["fall"] else "rise_by", "change_noun", noun.start())
    ends = text[quantity.end : place.right_end].strip(" 和、及与（(")
    if not ends and quantity.kind in ("count", "measure", "money", "percent", "point", "duration"):
        verb = _object().search(text, max(place.left_start, quantity.start - 24), quantity.start)
        of_quality = verb is not None and quantity.kind == "count" and text.startswith(_OF_QUALITY, verb.start())
        improved = verb is not None and text.endswith(_IMPROVED, place.clause_start, verb.start())
        level = verb is not None and bool(
            _LEVEL_INSIDE.search(verb["object"]) or _BEYOND.search(text, place.clause_start, verb.start())
        )
        spent = verb is not None and text.endswith(_SPENT, place.clause_start, verb.start())
        if verb and not (of_quality or improved or level or spent):
            return FoundChange("rise_by" if verb["rise"] else "fall_by", "change_verb_object", verb.start())
    return _LEVEL


_LONGEST_LIST = 12  # members between a quantity and the growth (的增长) that its list tells


def _end_of_list(text: str, index: int, places: Sequence[Place]) -> int:
    """Where the list ends that a quantity opens: 分别实现12%、20%和31%|的增长."""
    quantity = places[index].quantity
    for following in places[index + 1 : index + _LONGEST_LIST]:
        if following.quantity.unit != quantity.unit or not _JOINED.fullmatch(
            text, quantity.end, following.quantity.start
        ):
            break
        quantity = following.quantity
    return quantity.end


def _part_of_noun(before: str, match: re.Match[str]) -> bool:
    """新增, 净增 and 增加值 are no verbs of change; 多 and 少 only after 还, 比."""
    verb = match["rise"] or match["fall"]
    if before.endswith("自然", 0, match.start()):
        return True  # 人口自然增长率 is a level
    if verb in _OF_QUALITY and before.endswith(_IMPROVED, 0, match.start()) and not match["to"]:
        return True  # 完成户厕改造提升24.8万户
    head = before[max(0, match.start() - 1) : match.start()]
    if before.endswith("水平", 0, match.start()):
        return False  # 比目前水平增3岁
    if verb in ("增", "升", "降", "减", "涨", "跌", "缩") and head and head in "新净培递倍叠提晋公毫催削脱平裁直空投每":
        return True
    if verb in ("多", "少"):
        return not re.search(r"比[^，。；]{1,24}(?:还|又)?$|还$", before[: match.start()])
    if verb in ("增加", "增收") and head == "净":
        return False
    return verb in ("增加", "增") and head in ("新", "净")


_AND = lazy(r"[、和与及或][^，。；、\d到至]{0,6}")  # 每月农村570元、城镇653元
_COMPOSED = lazy(r"[^，。；\d]{0,12}(?:组成|构成)")  # 由32人组成的小队中，24人是…
_MIXED = ({"percent", "fraction", "multiple"}, {"duration"})  # kinds whose units may differ in 由…到…


def _continues(text: str, place: Place, index: int, places: Sequence[Place]) -> bool:
    """由X is a starting point only where a later number of the sentence is reached (到, 至, 增加到…)."""
    while index + 1 < len(places) and _AND.fullmatch(text, place.quantity.end, places[index + 1].quantity.start):
        index, place = index + 1, places[index + 1]  # 分别由8万元和4万元提高到10万元和6万元
    if index + 1 >= len(places):
        return False
    if text.startswith(("不等", "之间"), places[index + 1].quantity.end):
        return False  # 从500元到1000元不等
    between = text[place.quantity.end : places[index + 1].quantity.start]
    this, following = place.quantity, places[index + 1].quantity
    mixed = any({this.kind, following.kind} <= kinds for kinds in _MIXED)
    if this.unit and following.unit not in ("", this.unit) and not mixed:
        return False  # 由合作社流转10亩试验田并提供化肥，由5户管理; 从外地购进粮食30亿元，增长8%
    return len(between) <= 24 and bool(re.search(r"到|至|为|成|[提升降增减扩压]", between)) and "。" not in between

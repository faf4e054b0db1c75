"""The change that the words around one number tell: 增长3.9% rise_by, 由40% from, 提高到61.9% rise_to."""

import re
from collections.abc import Callable, Sequence
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


LEVEL = FoundChange()

JOINED = lazy(r" ?(?:、|和|与|及|以及|，|,) ?(?:约|近)?(?:每人|每户)?(?:每月|每年|每天)?")
AND = lazy(r"[、和与及或][^，。；、\d到至]{0,6}")  # 每月农村570元、城镇653元
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
    fall = "(?<=再)减|减产|减收|下调|调低|减少|压减|取消|压缩|降低|削减|缩短|缩减|精简|压降|核减|减轻"
    other = "[值点班线段期到至]|建设|改造"  # 增加值, 提升建设步道100公里
    return re.compile(rf"(?:(?P<rise>{rise})|(?P<fall>{fall}))(?!{other})(?P<object>[^，。；：\d]{{1,18}})$")


_FROM = lazy(r"(?:由|从(?![事业教军众属]))(?:[^，。；、：到至]{0,12}?)(?:的|年|底|初|末|前)?(?:约|近|不足|不到|超过)?$")
_CUT = ("取消", "减少", "压减", "削减", "关闭")
_OF_QUALITY = ("提高", "提升", "加快", "扩大", "降低", "上升")
_NOUN_OF_CHANGE = lazy(
    r"(?:增幅|涨幅|增速|增长率|增长速度|(?:增长|提高|上升)(?:比例|幅度)"
    r"|(?P<fall>降幅|(?<!涨)跌幅|减幅|(?:减少|下降|降低|压减|压缩)(?:比例|幅度)))[^，。；]{0,16}$"
)
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
_NEAR = 24  # characters between a number and a word that bears on it


class _Number(NamedTuple):
    """A number whose change is asked for."""

    text: str
    places: Sequence[Place]  # of its sentence
    at: int  # where it is among them
    before: str  # what stands before it, without spaces and 每人每月
    offset: int  # where that begins

    @property
    def place(self) -> Place:
        return self.places[self.at]

    @property
    def quantity(self) -> Quantity:
        return self.places[self.at].quantity

    @property
    def following(self) -> Quantity | None:
        """The sentence's next number."""
        return self.places[self.at + 1].quantity if self.at + 1 < len(self.places) else None


def told_change(text: str, places: Sequence[Place], at: int) -> FoundChange:
    """Return the change that is told of places[at], of a sentence's numbers: what the first rule says that applies."""
    place = places[at]
    before = text[max(place.left_start, place.quantity.start - _NEAR) : place.quantity.start]
    number = _Number(text, places, at, _EACH.sub("", before.rstrip()), place.quantity.start - len(before))
    return next((found for rule in _RULES if (found := rule(number))), LEVEL)


def _doubled(number: _Number) -> FoundChange | None:
    if number.quantity.kind == "multiple" and "doubling" in number.quantity.rules:
        return FoundChange("rise_to", "change_doubling", number.quantity.start)
    return None


def _by_verb_before(number: _Number) -> FoundChange | None:
    """增长3.9%, 提高到61.9%, 跌破7500点."""
    match = _adjacent().search(number.before)
    if match is None:
        return None
    start = number.offset + match.start()
    if match["grown"] or match["past"]:
        return FoundChange("rise_to" if match["grown"] else "fall_to", "change_verb_to", start)
    if _is_none_of_its_own(number, match):
        return LEVEL
    if (number.quantity.kind == "ratio" and not _to_one(number, match)) or _part_of_noun(number.before, match):
        return None
    if match["to"] and (match["rise"] or match["fall"]) not in cues("change", "nouns"):
        return FoundChange("rise_to" if match["rise"] else "fall_to", "change_verb_to", start)
    return FoundChange("rise_by" if match["rise"] else "fall_by", "change_verb", start)


def _to_one(number: _Number, match: re.Match[str]) -> bool:
    """Whether a ratio is of two, one of them 1, and reached by growing or shrinking: 收入比缩小到1.82∶1."""
    terms = number.quantity.value
    return bool(match["to"]) and isinstance(terms, tuple) and len(terms) == 2 and 1 in terms


def _is_none_of_its_own(number: _Number, match: re.Match[str]) -> bool:
    """Whether the verb before a number is not about how much it changes."""
    text, before, quantity = number.text, number.before, number.quantity
    verb = match["rise"] or match["fall"]
    if verb in cues("change", "nouns") and _ABOVE.search(before, 0, match.start()):
        return True  # 高于全省平均增速2个百分点
    if match["to"]:
        return False
    if verb == "改善":
        return quantity.kind not in ("percent", "point")  # 浓度改善15.2%, but 改善300户
    of = text.startswith("的", quantity.end) and not text.startswith("的基础", quantity.end)
    if of and match["fall"] in _CUT:
        return True  # 取消四分之一的航班: the part that is cut
    if verb not in _OF_QUALITY:
        return False
    # 提升9类困难群众救助标准: what is raised stands after the count; 完成片区风貌提升15个
    phrase = quantity.kind in ("count", "measure") and text[quantity.end : number.place.right_end].strip(" （(至到")
    return bool(phrase or (quantity.kind == "count" and _DONE.match(before)))


def _toward_a_share(number: _Number) -> FoundChange | None:
    """提高到当地平均工资的6倍."""
    shares = number.quantity.kind in ("multiple", "percent", "fraction")
    toward = _toward_share().search(number.before) if shares else None
    if toward is None:
        return None
    return FoundChange("rise_to" if toward["rise"] else "fall_to", "change_verb_to", number.offset + toward.start())


def _of_widest(number: _Number) -> FoundChange | None:
    """增幅最大的是茶叶，为12%."""
    if number.quantity.kind != "percent":
        return None
    start = number.quantity.start
    widest = _WIDEST.search(number.text, max(0, start - 40), start)
    return FoundChange("rise_by" if widest["rise"] else "fall_by", "change_noun", -1) if widest else None


def _from_where(number: _Number) -> FoundChange | None:
    """由40%提高到61.9%; 5个环节压缩为1个."""
    following, quantity = number.following, number.quantity
    composed = _COMPOSED.match(number.text, quantity.end, number.place.clause_end)
    origin = None if composed else _FROM.search(number.before)
    if origin and _continues(number):
        return FoundChange("from", "change_from", number.offset + origin.start())
    becomes = following and following.unit == quantity.unit
    if following and becomes and _BECOMES.fullmatch(number.text, quantity.end, following.start):
        return FoundChange("from", "change_from", quantity.start)
    return None


def _by_verb_behind(number: _Number) -> FoundChange | None:
    """保持年均12%的增长, 以8%的速度递增."""
    before = number.before
    if number.quantity.kind != "percent":
        return None
    grown = _GROWN.match(number.text, _end_of_list(number), number.place.clause_end)
    if not grown or not (grown["of"] or "年均" in before or _BY.search(before)):
        return None
    led = _KEEPS.search(before)
    start = number.offset + led.start() if led else -1
    return FoundChange("rise_by" if grown["rise"] else "fall_by", "change_verb_after", start)


def _by_noun(number: _Number) -> FoundChange | None:
    """增速在全省各县中为12%."""
    text, start, clause = number.text, number.quantity.start, number.place.clause_start
    if number.quantity.kind != "percent":
        return None
    noun = _NOUN_OF_CHANGE.search(text, max(clause, start - _NEAR), start)
    if not noun or _COMPARED.search(text, noun.start(), start) or text.endswith("自然", clause, noun.start()):
        return None  # 增速比上年的26.1%回落; 人口自然增长率 is a level
    return FoundChange("fall_by" if noun["fall"] else "rise_by", "change_noun", noun.start())


def _by_verb_with_object(number: _Number) -> FoundChange | None:
    """压减粗钢产能300万吨."""
    text, place, quantity = number.text, number.place, number.quantity
    if quantity.kind not in ("count", "measure", "money", "percent", "point", "duration"):
        return None
    if text[quantity.end : place.right_end].strip(" 和、及与（("):
        return None
    verb = _object().search(text, max(place.left_start, quantity.start - _NEAR), quantity.start)
    if (
        verb is None
        or (quantity.kind == "count" and text.startswith(_OF_QUALITY, verb.start()))
        or text.endswith(_IMPROVED + _SPENT, place.clause_start, verb.start())
        or _LEVEL_INSIDE.search(verb["object"])
        or (text.startswith("减轻", verb.start()) and quantity.kind != "money")  # 减轻基层负担20条
        or _BEYOND.search(text, place.clause_start, verb.start())
    ):
        return None
    return FoundChange("rise_by" if verb["rise"] else "fall_by", "change_verb_object", verb.start())


_RULES: tuple[Callable[[_Number], FoundChange | None], ...] = (
    _doubled,
    _by_verb_before,
    _toward_a_share,
    _of_widest,
    _from_where,
    _by_verb_behind,
    _by_noun,
    _by_verb_with_object,
)

_LONGEST_LIST = 12  # members between a quantity and the growth (的增长) that its list tells


def _end_of_list(number: _Number) -> int:
    """Where the list ends that a number opens: 分别实现12%、20%和31%|的增长."""
    quantity, text = number.quantity, number.text
    for following in number.places[number.at + 1 : number.at + _LONGEST_LIST]:
        joined = JOINED.fullmatch(text, quantity.end, following.quantity.start)
        if following.quantity.unit != quantity.unit or not joined:
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


_COMPOSED = lazy(r"[^，。；\d]{0,12}(?:组成|构成)")  # 由32人组成的小队中，24人是…
_MIXED = ({"percent", "fraction", "multiple"}, {"duration"})  # kinds whose units may differ in 由…到…


def _continues(number: _Number) -> bool:
    """由X is a starting point only where a later number of the sentence is reached (到, 至, 增加到…)."""
    text, places, at = number.text, number.places, number.at
    while at + 1 < len(places) and AND.fullmatch(text, places[at].quantity.end, places[at + 1].quantity.start):
        at += 1  # 分别由8万元和4万元提高到10万元和6万元
    if at + 1 >= len(places):
        return False
    this, following = places[at].quantity, places[at + 1].quantity
    if text.startswith(("不等", "之间"), following.end):
        return False  # 从500元到1000元不等
    mixed = any({this.kind, following.kind} <= kinds for kinds in _MIXED)
    if this.unit and following.unit not in ("", this.unit) and not mixed:
        return False  # 由合作社流转10亩试验田并提供化肥，由5户管理; 从外地购进粮食30亿元，增长8%
    between = text[this.end : following.start]
    return len(between) <= _NEAR and bool(re.search(r"到|至|为|成|[提升降增减扩压]", between)) and "。" not in between

"""The change that a verb before a number tells: 增长3.9% rise_by, 提高到61.9% rise_to, 压减产能300万吨 fall_by."""

import re
from functools import cache

from reformtext.figures.change_number import LEVEL, NEAR, FoundChange, Number
from reformtext.figures.quantity import Quantity
from reformtext.patterns import lazy
from reformtext.resources.context import alternation, cues

_NOUN_TAIL = "值极点班额税产量券"  # 增加值, 增长极, 提高班: the verb is part of a noun
# what may stand between the verb of change and the number
_BETWEEN = (
    r"(?:（[^（）]{1,8}）)?(?:(?<=[^，。；把将的]{2}增长)(?:预期)?目标(?:初步|拟|建议)*(?=[定为是确设调])|(?<=目标)是|[确设拟]?定(?=为|在)|连续[一二两三四五六七八九十\d]{1,2}年|了|约|近|又|又近|幅度|幅|超过|超|突破|大约|预计|力争|确保|均|[也均]?都|各|分别|共|为|在|达|达到|不低于|不少于|"
    r"保持在|保持|高达|将|可达|人均|稳定在|控制在|逾|不超过|至少|最高|明显|仅|(?<=[多少])(?:投入|完成|生产|支出|收入|收购|销售|[收产卖赚挣花销缴交])|:|：|，){0,4}"
)
_TOWARD = (
    r"(?:到了|到|至|为)(?:全国|全省|全市|全区|全县|世界)?(?:(?<=[到至了])(?:每[^，。；\d]{1,4}|人均|户均|城乡同标))?"
    r"(?:约|近|超过|超|不足|不到|目前的?|现在的?|去年的|上年的|今年的|上[周月]的|[今昨][天日]的|创纪录的|历史最高的|年底的|年末的|平均|(?:(?:19|20)\d\d年[和与、])?(?:(?:19|20)\d\d|[一二][零〇○一二三四五六七八九]{3})(?:年(?:底|末|度)?的?|的)|的)?"
)
_CUT_OFF = ("取消", "关闭")  # but 减少20%以上的碳排放
_CUT = ("取消", "减少", "压减", "削减", "关闭")
_OF_QUALITY = ("提高", "提升", "加快", "扩大", "降低", "上升")
_LEVEL_INSIDE = lazy(r"达|为|实现|完成|至|到|使|了")
_AREAS = ("面积", "里程", "能力", "规模", "产能", "量")
_IMPROVED = ("改造", "整治", "优化", "巩固", "治理", "修缮", "建设")  # 改造提升农田28万亩: no change
_DONE = lazy(r"[，；、]?(?:全面|顺利|超额|累计|已|共|将|计划)*(?:完成|实施|开展|推进|启动)(?![率度])")
_SPENT = ("安排", "投入", "拨付", "下达", "发放", "筹集", "落实")  # 安排扩大消费资金3亿元: no change
_BEYOND = lazy("超出|超过|[高低]于")  # 超出市级下调指标6000万元
_THAN = lazy("(?:^|[，；、]|[还又也])[比较][^，。；]{1,16}$")
_ABOVE = lazy("[高低快慢好优强]于[^，。；]*$|[高低快慢]出[^，。；]*$")


def _verbs() -> str:
    return f"(?P<rise>{alternation('change', 'rise')})|(?P<fall>{alternation('change', 'fall')})"


@cache
def _adjacent() -> re.Pattern[str]:
    """A verb of change and what stands between it and a number: 增长约|3.9%, 提高到|61.9%, 跌破|7500点."""
    toward = alternation("change", "toward")
    return re.compile(
        rf"(?:(?:{_verbs()})(?![{_NOUN_TAIL}])(?:(?P<to>{_TOWARD})|(?P<by>{_BETWEEN}))|(?P<grown>{toward})(?:{_TOWARD})"
        rf"|(?P<past>{alternation('change', 'threshold_fall')})了?)$"
    )


@cache
def _toward_share() -> re.Pattern[str]:
    """A verb of change and what a share is told of: 提高到当地平均工资的|6倍."""
    return re.compile(rf"(?:{_verbs()})[到至为][^，。；\d]{{2,16}}的$")


@cache
def _object() -> re.Pattern[str]:
    """A transitive verb whose object stands between it and a number that ends the clause: 压减粗钢产能300万吨."""
    rise = "(?<=再)增|多完成|上调|调高|增加|提高|提升|扩大|扩增|多增|延长|增产(?!学)|增收"
    fall = (
        "(?<=再)减|少完成|减产|减收|下调|调低|减少|压减|取消(?!费)|压缩|降低|削减"
        "|缩短|缩减|精简|压降|核减|减轻|节约|节省"
    )
    other = "[值点班线段期到至]|建设|改造"  # 增加值, 提升建设步道100公里
    return re.compile(rf"(?:(?P<rise>{rise})|(?P<fall>{fall}))(?!{other})(?P<object>[^，。；：\d]{{1,18}})$")


def doubled(number: Number) -> FoundChange | None:
    """翻番, 增长一倍: the number says itself that it rises."""
    if number.quantity.kind == "multiple" and "doubling" in number.quantity.rules:
        return FoundChange("rise_to", "change_doubling", number.quantity.start)
    return None


def by_verb_before(number: Number) -> FoundChange | None:
    """增长3.9%, 提高到61.9%, 跌破7500点."""
    match = _adjacent().search(number.before)
    if match is None:
        return None
    start = number.offset + match.start()
    if match["grown"] or match["past"]:
        return FoundChange("rise_to" if match["grown"] else "fall_to", "change_verb_to", start)
    if _is_none_of_its_own(number, match):
        return LEVEL
    if number.quantity.kind == "ratio" and not _to_one(number, match):
        return None
    if _part_of_noun(number.before, match) and not _than_number(number, match):
        return None
    if match["to"] and (match["rise"] or match["fall"]) not in cues("change", "nouns"):
        return FoundChange("rise_to" if match["rise"] else "fall_to", "change_verb_to", start)
    return FoundChange("rise_by" if match["rise"] else "fall_by", "change_verb", start)


def _to_one(number: Number, match: re.Match[str]) -> bool:
    """Whether a ratio is of two, one of them 1, and reached by growing or shrinking: 收入比缩小到1.82∶1."""
    terms = number.quantity.value
    return bool(match["to"]) and isinstance(terms, tuple) and len(terms) == 2 and 1 in terms


def _is_none_of_its_own(number: Number, match: re.Match[str]) -> bool:
    """Whether the verb before a number is not about how much it changes."""
    text, before, quantity = number.text, number.before, number.quantity
    verb = match["rise"] or match["fall"]
    if verb in ("节省", "节约") and quantity.kind != "percent":
        return True  # 能耗节省60%, but 节约资金1400万元
    if verb == "拉动" and quantity.kind in ("money", "count", "measure"):
        return True  # 拉动上万亿美元的投资
    if verb in cues("change", "nouns") and _ABOVE.search(before, 0, match.start()):
        return True  # 高于全省平均增速2个百分点
    if match["to"]:
        return False
    if verb == "改善":
        return quantity.kind not in ("percent", "point")  # 浓度改善15.2%, but 改善300户
    of = text.startswith("的", quantity.end) and not text.startswith("的基础", quantity.end)
    if of and match["fall"] in _CUT and (verb in _CUT_OFF or quantity.kind != "percent"):
        return True  # 取消四分之一的航班: the part that is cut
    if verb not in _OF_QUALITY:
        return False
    # 提升9类困难群众救助标准: what is raised stands after the count; 完成片区风貌提升15个
    phrase = quantity.kind in ("count", "measure") and text[quantity.end : number.place.right_end].strip(" （(至到")
    return bool(phrase or (quantity.kind == "count" and _DONE.match(before)))


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
        return not re.search(r"[比较][^，。；]{1,24}(?:还|又)?$|还$", before[: match.start()])
    if verb in ("增加", "增收") and head == "净":
        return False
    return verb in ("增加", "增") and head in ("新", "净")


def _than_number(number: Number, match: re.Match[str]) -> bool:
    """Whether 多 or 少 follows the number that is compared with: 比上年的36亿斤多4亿斤."""
    at, base = number.offset + match.start(), number.places[number.at - 1] if number.at else None
    than = base and (match["rise"] or match["fall"]) in ("多", "少") and at == base.quantity.end
    return bool(base and than and _THAN.search(number.text[base.left_start : base.quantity.start]))


def toward_a_share(number: Number) -> FoundChange | None:
    """提高到当地平均工资的6倍."""
    shares = number.quantity.kind in ("multiple", "percent", "fraction")
    toward = _toward_share().search(number.before) if shares else None
    if toward is None:
        return None
    return FoundChange("rise_to" if toward["rise"] else "fall_to", "change_verb_to", number.offset + toward.start())


def _is_improved(verb: re.Match[str], quantity: Quantity) -> bool:
    """Whether so much is made better, and not more of it: 提升农村路600公里."""
    better = verb[0].startswith(("提升", "提高")) and quantity.kind == "measure"
    return better and not verb["object"].endswith(_AREAS)


def by_verb_with_object(number: Number) -> FoundChange | None:
    """压减粗钢产能300万吨."""
    text, place, quantity = number.text, number.place, number.quantity
    if quantity.kind not in ("count", "measure", "money", "percent", "point", "duration"):
        return None
    rest = text[quantity.end : place.right_end].strip(" 和、及与（(")
    rest = "" if text.startswith(("（", "("), quantity.end) else rest  # 下调准备金率0.25个百分点（不含…）
    if rest and text[quantity.end] not in "、和":
        return None
    verb = _object().search(text, max(place.left_start, quantity.start - NEAR), quantity.start)
    if (
        verb is None
        or (
            text.startswith(_OF_QUALITY, verb.start())
            and (quantity.kind == "count" or (rest and quantity.kind != "percent"))
        )
        or text.endswith(_IMPROVED + _SPENT, place.clause_start, verb.start())
        or _is_improved(verb, quantity)
        or _LEVEL_INSIDE.search(verb["object"])
        or verb["object"].startswith(("预计", "将", "后"))  # 下调预计将释放资金5000亿元
        or (text.startswith("减轻", verb.start()) and quantity.kind != "money")  # 减轻基层负担20条
        or (text.startswith(("节约", "节省"), verb.start()) and quantity.kind != "percent")
        or _BEYOND.search(text, place.clause_start, verb.start())
    ):
        return None
    return FoundChange("rise_by" if verb["rise"] else "fall_by", "change_verb_object", verb.start())

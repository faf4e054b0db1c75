"""Whether each figure of a sentence is a level or a change: by its own words, its list, or the figure before it."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from reformtext.figures.change_growths import by_noun, by_verb_behind, of_widest
from reformtext.figures.change_number import JOINED, LEVEL, FoundChange, Number, number_at, paired
from reformtext.figures.change_origins import AND, from_where
from reformtext.figures.change_verbs import by_verb_before, by_verb_with_object, doubled, toward_a_share
from reformtext.figures.clauses import Place
from reformtext.figures.phrases.verbs import lead_verb
from reformtext.figures.quantity import Quantity
from reformtext.figures.yardsticks import whose
from reformtext.model import Change
from reformtext.patterns import lazy

_OPPOSITE: dict[Change, Change] = {"rise_by": "fall_by", "fall_by": "rise_by"}
_BECOMES: dict[Change, Change] = {"rise_by": "rise_to", "fall_by": "fall_to"}
_ON_TO = lazy("，?[到至](?:约?人民币)?")  # 同比增长8%至35亿元

_TWO = 2  # terms of a ratio that may rise or fall

_RULES: tuple[Callable[[Number], FoundChange | None], ...] = (
    doubled,
    by_verb_before,
    toward_a_share,
    of_widest,
    from_where,
    by_verb_behind,
    by_noun,
    by_verb_with_object,
)


def changes(text: str, places: Sequence[Place]) -> list[FoundChange]:
    """Return for each quantity of a sentence its change."""
    found: list[FoundChange] = []
    held = LEVEL  # the change of the rank that a count leads to
    for i, place in enumerate(places):
        quantity = place.quantity
        joiner = AND if i and found[-1].kind == "from" else JOINED
        joined = joiner.fullmatch(text[places[i - 1].quantity.end : quantity.start]) if i else None
        if joined and joined[0][0] in "，," and text.startswith(("的", "级"), quantity.end):
            joined = None  # 增长5.5%以上，85%以上的村…: a share of its own; …近1亿吨，1000吨级船舶…
        dealt = "分别" in text[place.clause_start : places[i - 1].quantity.start] if joined else False
        if joined and (dealt or places[i - 1].quantity.unit == quantity.unit) and found[-1].kind:
            kind: Change = found[-1].kind
            if quantity.negative != places[i - 1].quantity.negative:  # 分别增长15.4%、-5.3%和1.5%
                kind = _OPPOSITE.get(kind, kind)
            found.append(FoundChange(kind, "change_of_list", found[-1].start))
            continue
        if i and found[-1].kind and paired(places, i):
            found.append(found[-1]._replace(rule="change_of_list"))
            continue
        if i and found[-1].kind and _restates(text, places[i - 1].quantity, quantity):
            found.append(found[-1]._replace(rule="change_restated"))
            continue
        result = _told(number_at(text, places, i))
        if result.kind in ("rise_to", "fall_to") and _is_ranked_among(text, places, i):
            held, result = result, LEVEL  # 上升到14个园区的第1位: the place is what it rises to
        elif quantity.kind == "rank" and i and _is_ranked_among(text, places, i - 1):
            result, held = held, LEVEL
        becomes = _BECOMES.get(found[-1].kind) if i and not result.kind and quantity.kind != "rank" else None
        if becomes and _ON_TO.fullmatch(text, places[i - 1].quantity.end, quantity.start):
            result = FoundChange(becomes, "change_reached")
        if not result.kind and i and found[-1].kind == "from":
            result = _reached(text, places[i - 1].quantity, quantity)
        if not result.kind and i and found[-1].kind in _OPPOSITE and quantity.kind == "percent":
            previous = places[i - 1].quantity
            goes_on = _NEXT_TIME.fullmatch(text, previous.end, quantity.start)
            goes_on = goes_on or _NEXT_AMOUNT.fullmatch(text, previous.end, quantity.start)
            if previous.kind == "percent" and goes_on:
                result = FoundChange(found[-1].kind, "change_of_list", -1)  # 产值增长8%，2023年为6%
        acted = not result.kind and i and found[-1].rule in _WITH_OBJECT
        if acted and _is_next_object(text, places[i - 1].quantity, quantity):
            result = FoundChange(found[-1].kind, "change_next_object")
        if not result.kind and i and found[-1].kind and _told_aside(text, places[i - 1].quantity, quantity):
            result = FoundChange(found[-1].kind, "change_restated")  # 由1990年的117万元（人均0.6元）增长到…
        if not result.kind and i and found[-1].kind in _OPPOSITE and whose(text, place):
            result = FoundChange(found[-1].kind, "change_of_list", -1)  # 增长8.4%，比全省（7.7%）高0.7个百分点
        if isinstance(quantity.value, tuple) and len(quantity.value) > _TWO and result.kind != "from":
            result = LEVEL  # 比例由14∶68∶18演进为11∶64∶25: a structure does not rise
        if quantity.negative and result.kind in ("", "rise_by"):
            result = FoundChange("fall_by", "change_negative", result.start)
        found.append(result)
    return found


def _told(number: Number) -> FoundChange:
    """The change that is told of a number by its own words: what the first rule says that applies."""
    return next((found for rule in _RULES if (found := rule(number))), LEVEL)


_RANKED = lazy(r"(?![至到升跃])[^，。；、\d]{1,8}(?:中|里)?的?")


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


_MEAN_ASIDE = lazy("（(?:平均)?(?:[人户亩日]均|每[人户亩])")


def _told_aside(text: str, earlier: Quantity, quantity: Quantity) -> bool:
    """Whether a value in brackets says per head what the one before them says: 117万元（人均0.6元）."""
    within = text.startswith("）", quantity.end) and quantity.unit == earlier.unit
    return within and _MEAN_ASIDE.fullmatch(text, earlier.end, quantity.start) is not None


_NEXT_TIME = lazy(
    r"[，,；;、]?(?:(?:19|20)\d\d年|[今去]年|上年|[上下]半年|[一二三四]季度|\d{1,2}月份?)(?:则|又|分别)?(?:为|是|达到?)?"
)
# 科技支出增长25.1%，农林水支出20.7%: no amount is so many per cent
_NEXT_AMOUNT = lazy(
    r"[，、；][^，。；、\d占率比]{1,14}(?:支出|收入|投资|产值|增加值|销售额|零售额|税收|出口额?|进口额?|产量|销量)"
)
_WITH_OBJECT = ("change_verb_object", "change_next_object")
_NEXT_OBJECT = lazy(r"[、和]((?!下放|承接|清理|规范|调整|合并)[^，。；、：\d新增减共]{2,12})")


def _is_next_object(text: str, earlier: Quantity, quantity: Quantity) -> bool:
    """压减炼铁产能300万吨、炼钢产能200万吨, but 取消项目29项、下放项目59项: whether it is cut or added to as well."""
    named = _NEXT_OBJECT.fullmatch(text, earlier.end, quantity.start)
    return quantity.unit == earlier.unit and named is not None and lead_verb(named[1]) < 0


_GREW = lazy(
    r"，?[^，。；、\d]{0,6}(?:发展|成长|积累)[到至为成了]{1,2}[^，。；、\d]{0,6}"
    r"(?:(?:19|20)\d\d年(?:底|末)?的?)?(?:约|近|超过|不足)?"
)
_TO = lazy(
    r"，?[^，。；、\d]{0,8}(?:(?<!调整)[到至]|(?:变更|分流|整合|合并|归并|改造|撤并)[为成]|进入|跻身|挤进|跨入)"
    r"(?:(?:19|20)\d\d年(?:底|末)?的?|[今去当]年的?|目前的?|现在的?|如今的?)?(?:[^，。；、\d的年]{2,6})??(?:约|近|超过|不足)?"
)


def _reached(text: str, origin: Quantity, quantity: Quantity) -> FoundChange:
    """从十年前的1.2万吨到去年的1.4万吨: where no verb says so, the two values tell which way it went."""
    if quantity.unit == origin.unit and _GREW.fullmatch(text, origin.end, quantity.start):
        return FoundChange("rise_to", "change_reached")  # 由几千万元发展到70亿元
    if quantity.unit != origin.unit or not _TO.fullmatch(text, origin.end, quantity.start):
        return LEVEL
    first, second = origin.value, quantity.value
    if not isinstance(first, Decimal) or not isinstance(second, Decimal) or first == second:
        return LEVEL
    rises = (second > first) != (quantity.kind == "rank")
    return FoundChange("rise_to" if rises else "fall_to", "change_reached")

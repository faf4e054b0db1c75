"""The change of a number that a noun before it or a verb behind it tells: 增速为12%, 保持年均12%的增长."""

from reformtext.figures.change_number import JOINED, NEAR, FoundChange, Number
from reformtext.patterns import lazy

_NOUN_OF_CHANGE = lazy(
    r"(?:增幅|涨幅|增速|增长率|增长速度|(?:增长|提高|上升)(?:比例|幅度)"
    r"|(?P<fall>降幅|(?<!涨)跌幅|减幅|(?:减少|下降|降低|压减|压缩)(?:比例|幅度)))[^，。；]{0,16}$"
)
# 旅客发送量增幅明显，分别达到18.3%、7.5%
_MARKED = lazy(
    r"(?:增幅|涨幅|增速|(?P<fall>降幅|跌幅))(?:均|都)?(?:明显|显著|突出|喜人|可观|不小|(?:较|最|更)[大高快多])，?(?:分别)?(?:达到?|为|是)$"
)
_WIDEST = lazy(r"(?:(?P<rise>增长|增|涨|上升|提高)|下降|降|跌)幅度?最[大高小低]的?[^，。；]{0,16}，(?:为|达)$")
_GROWN = lazy(  # 保持年均12%的增长, 以8%的速度递增
    r"(?P<of>的)?(?:年均|平均)?(?:[^，。；、\d]{0,4}?(?:速度|幅度|势头)[^，。；]{0,4}?)?"
    r"(?:(?P<rise>递增|增长率|增长速度|增长(?![点极])|增速|增幅|涨幅|上升|攀升)|递减|下降|下跌|降幅|跌幅)"
)
# 高于全国2.8%的整体进出口增幅
_GROWTH_BEHIND = lazy(r"(?P<of>的)[^，。；、\d]{2,8}?(?:(?P<rise>增幅|增速|涨幅|增长率)|降幅|跌幅)(?=[，。；、]|$)")
_SPEED = lazy(r"(?P<of>的)(?:年均|平均)?(?:速度|幅度)(?P<rise>发展|壮大|扩张|扩大)")  # 以每年20%的速度发展
_BY = lazy("以[约近]?$")  # 以20%的势头递增, 以5%幅度增长
_KEEPS = lazy(r"(?:保持|以|实现|取得|达到|按照?|有)了?(?:年均|平均)?$|(?:年均|平均)$")
_COOLED = lazy("(?:(?P<fall>降温)|升温)幅度(?:将|可|[均都也])*(?:达到?|为|在|超过?)?$")  # 降温幅度在8—12℃
_COMPARED = lazy(r"[比较][^，。；]{1,8}的$")
_LONGEST_LIST = 12  # members between a quantity and the growth (的增长) that its list tells


def of_widest(number: Number) -> FoundChange | None:
    """增幅最大的是茶叶，为12%."""
    if number.quantity.kind != "percent":
        return None
    start = number.quantity.start
    widest = _WIDEST.search(number.text, max(0, start - 40), start)
    return FoundChange("rise_by" if widest["rise"] else "fall_by", "change_noun", -1) if widest else None


def by_noun(number: Number) -> FoundChange | None:
    """增速在全省各县中为12%."""
    text, start, clause = number.text, number.quantity.start, number.place.clause_start
    cooled = _COOLED.search(text, clause, start) if number.quantity.kind == "measure" else None
    if cooled:
        return FoundChange("fall_by" if cooled["fall"] else "rise_by", "change_noun", -1)
    if number.quantity.kind != "percent":
        return None
    marked = _MARKED.search(text[max(0, start - NEAR) : start])
    if marked:
        return FoundChange("fall_by" if marked["fall"] else "rise_by", "change_noun", -1)
    noun = _NOUN_OF_CHANGE.search(text, max(clause, start - NEAR), start)
    if not noun or _COMPARED.search(text, noun.start(), start) or text.endswith("自然", clause, noun.start()):
        return None  # 增速比上年的26.1%回落; 人口自然增长率 is a level
    return FoundChange("fall_by" if noun["fall"] else "rise_by", "change_noun", noun.start())


def by_verb_behind(number: Number) -> FoundChange | None:
    """保持年均12%的增长, 以8%的速度递增."""
    before = number.before
    if number.quantity.kind != "percent":
        return None
    end, stop = _end_of_list(number), number.place.clause_end
    grown = _GROWN.match(number.text, end, stop) or _GROWTH_BEHIND.match(number.text, end, stop)
    grown = grown or _SPEED.match(number.text, end, stop)
    keeps = before.endswith("保持") and number.quantity.value != 0  # 保持10%以上增长
    if not grown or not (grown["of"] or "年均" in before or _BY.search(before) or keeps):
        return None
    led = _KEEPS.search(before)
    start = number.offset + led.start() if led else -1
    return FoundChange("rise_by" if grown["rise"] else "fall_by", "change_verb_after", start)


def _end_of_list(number: Number) -> int:
    """Where the list ends that a number opens: 分别实现12%、20%和31%|的增长."""
    quantity, text = number.quantity, number.text
    for following in number.places[number.at + 1 : number.at + _LONGEST_LIST]:
        joined = JOINED.fullmatch(text, quantity.end, following.quantity.start)
        if following.quantity.unit != quantity.unit or not joined:
            break
        quantity = following.quantity
    return quantity.end

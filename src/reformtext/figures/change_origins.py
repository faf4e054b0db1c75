"""Where a change starts: 由40%提高到61.9%, 5个环节压缩为1个."""

import re

from reformtext.figures.change_number import NEAR, FoundChange, Number, paired
from reformtext.patterns import lazy

AND = lazy(r"[、和与及或][^，。；、\d到至]{0,6}")  # 每月农村570元、城镇653元
DRAWN = "中(?:固定|按)?(?:提取|拿出|安排|划出|列支|抽取)"  # 从个人所得税中提取10%: behind the whole it is a share of
# 从个人所得税中提取10%, 由县里和村里各出一半: no starting points
_FROM = lazy(
    rf"(?:由|从(?![事业教军众属]))(?![^，。；]{{1,16}}(?:{DRAWN}|各[^，。；]|占))(?:[^，。；、：到至]{{0,12}}?)(?:的|年|底|初|末|前)?(?:约|近|不足|不到|超过)?$"
)
_BECOMES = lazy(  # 5个环节压缩为1个
    r"[^，。；、\d]{0,8}(?:压缩|精简|减少|缩减|合并|缩短|整合|压减|削减|下降|降低|减|降)(?:为|到|至|成)"
)
_ASIDE = lazy(r"^[（(][^（）()，。；\d]{0,6}$")
_JOINS = lazy(r"(?:跨入|跃入|升入|进入|跻身|挤进)[^，。；]{0,8}(?:强|方阵|行列|前列)")  # 从第35位跨入30强
_COMPOSED = lazy(r"[^，。；\d]{0,12}(?:组成|构成)")  # 由32人组成的小队中，24人是…
_MIXED = ({"percent", "fraction", "multiple"}, {"duration"})  # kinds whose units may differ in 由…到…


def from_where(number: Number) -> FoundChange | None:
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


def _continues(number: Number) -> bool:
    """由X is a starting point only where a later number of the sentence is reached (到, 至, 增加到…)."""
    text, places, at = number.text, number.places, number.at
    units = {number.quantity.unit}
    while at + 1 < len(places) and (
        paired(places, at + 1) or AND.fullmatch(text, places[at].quantity.end, places[at + 1].quantity.start)
    ):
        at += 1  # 分别由8万元和4万元提高到10万元和6万元; 由900户3000人减至20户60人
        units.add(places[at].quantity.unit)
    if at + 1 >= len(places):
        return places[at].quantity.kind == "rank" and _JOINS.match(text, places[at].quantity.end) is not None
    this, following = places[at].quantity, places[at + 1].quantity
    if at + 2 < len(places) and _ASIDE.search(text[this.end : following.start]):
        following = places[at + 2].quantity  # 由1990年的117万元（人均0.6元），增长到590万元
    if text.startswith(("不等", "之间"), following.end):
        return False  # 从500元到1000元不等
    mixed = any({this.kind, following.kind} <= kinds for kinds in _MIXED)
    if this.unit and following.unit not in ("", *units) and not mixed:
        return False  # 由合作社流转10亩试验田并提供化肥，由5户管理; 从外地购进粮食30亿元，增长8%
    between = text[this.end : following.start]
    return (
        len(between) <= NEAR
        and bool(re.search(r"到|至|为|成|[提升降增减扩压]|突破|闯|进入|跻身|挤进|跨入", between))
        and "。" not in between
    )

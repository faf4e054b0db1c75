"""Per-unit amounts: 每人每月补助620元 → 元/人·月; 每年招聘4000名 → 名/年; 日均保障航班13600班 → 班/日."""

import re
from functools import cache

from reformtext.figures.clauses import Place
from reformtext.figures.measured import is_concentration
from reformtext.figures.quantity import Quantity
from reformtext.figures.scanning import CHINESE
from reformtext.patterns import lazy
from reformtext.resources.files import read_toml
from reformtext.resources.quantities import cues

# the scale of 每…; what it is told per, by its canonical name where that is another
_CANONICAL = {
    "星期": "周",
    "天": "日",
    "常住人口": "人",
    "户籍人口": "人",
    "老年人口": "人",
    "老年人": "人",
    "老人": "人",
    "人口": "人",
    "千克": "公斤",
    "度": "千瓦时",
}
_FARTHEST = 14  # characters between 每… and its number
_FARTHEST_SCALED = 40  # 每千人口医疗卫生机构床位数从2020年的6.46张增加到7.23张: the indicator's name stands between
_TIMES = ("年", "季度", "月", "旬", "周", "日", "小时", "分钟")  # told last: 每年每亩38元 → 元/亩·年
_SERVED = ("个", "例", "村", "次")  # a single thing that is served makes no rate
_DIGIT = lazy(r"\d|[一二三四五六七八九][十百千万]")
_OTHERS = lazy(r"(?:\d|[十百千万])[^，。；、]*的(?:共?有|达|占)$")
_OWNER = lazy(r"有|中")  # 每人拥有: what each has is counted, not told per
_NOUN_AFTER_MEAN = lazy(
    r"^[^，。；]{0,8}?(?:量|额|值|率|数|客流|收入|工资|人次|能力|规模|产能|费|费用|价|价格|成本)(?:达|为|约|超|近|突破|由|从|在|将|[提上升下降减]|$)"
)


_ONE = rf"(?<![{CHINESE}\d第每近约])一(?=[亩斤]|公斤|平方米)"  # 一亩收入3000元, 一斤卖5元: each of them

_PER_HEAD = lazy("(?P<per>每?[年月])?人均(?:约|近|可|各|达到?|不低于|不少于)*$")  # of a grant: each of them gets it
_GRANT = lazy("标准|补助|补贴|补偿|救助|低保")
_GRANT_BEHIND = lazy("的?[^，。；、]{0,4}(?:标准|补助|补贴|补偿|救助)")
_FOR_ONE = lazy(r"一(?P<per>公斤|市斤|斤|亩|吨)(?![^，。；、）的]{0,3}[元块])")  # 卖到20元一斤


@cache
def _each() -> re.Pattern[str]:
    table = read_toml("quantities.toml")["rate"]
    scales, each = ("|".join(sorted(table[key], key=len, reverse=True)) for key in ("scales", "each"))
    return re.compile(rf"(?:每(?P<scale>\d{{1,3}}万?|{scales}|一(?!个))?个?|{_ONE})(?P<per>{each})")


@cache
def _mean() -> re.Pattern[str]:
    """日均 and its like, where no noun follows that they are a part of (日均产量); 月人均, 人均 only before a verb."""
    given = "均(?:再|又|可|将)*(?:提高|增加|上调|补助|发放)"
    head = rf"(?P<head>人(?={given}))?"
    return re.compile(
        rf"(?P<given>[人户月])(?={given}[了约近]?$|均[养种栽][猪牛羊鸡鸭鱼殖植]?[一-鿿]?$)均|(?P<per>[日月年周]){head}均|单(?P<single>日)"
    )


def as_rate(text: str, place: Place) -> Quantity | None:
    """Return the quantity as a rate where 每 or 日均 governs it within its clause; None where nothing does."""
    quantity = place.quantity
    if quantity.kind not in ("count", "money", "measure") or "/" in quantity.unit:
        return None
    if not quantity.unit and (not quantity.scaled or place.right_end > quantity.end):
        return None  # an index, or 每天23万产业工人; 每天发送旅客1000万 counts without a unit
    for_one = _FOR_ONE.match(text, quantity.end) if quantity.kind == "money" else None
    if for_one:
        return _rate(quantity, [for_one["per"]], "rate_each")
    head = _PER_HEAD.search(text, place.clause_start, quantity.start) if quantity.kind == "money" else None
    if head and (_GRANT.search(text, place.clause_start, head.start()) or _GRANT_BEHIND.match(text, quantity.end)):
        per = ["人"] + (["年" if "年" in head[0] else "月"] if head["per"] else [])
        return _rate(quantity, per, "rate_each")  # 补助标准由年人均2000元
    each = list(_each().finditer(text, place.clause_start, quantity.start))
    if each:
        return _told_per(text, quantity, each, text[each[-1].end() : quantity.start])
    for mean in _mean().finditer(text, place.clause_start, quantity.start):
        if not mean["given"] and cues("rate", "mean_of").at(text, mean.end(), quantity.start):
            continue
        if _NOUN_AFTER_MEAN.search(text[mean.end() : quantity.start]):
            return None
        per = [part for part in (mean["head"], mean["per"] or mean["single"] or mean["given"]) if part]
        return _rate(quantity, per, "rate_mean")
    return None


def _told_per(text: str, quantity: Quantity, each: list[re.Match[str]], between: str) -> Quantity | None:
    """The rate by 每人, 每月 …; a single thing that is served (每条产业链筛选5家) makes none."""
    if between.startswith("平均") and _NOUN_AFTER_MEAN.search(between):
        return None  # 每月平均资费由58元: the noun of a mean
    if _OTHERS.search(between):
        return None  # 每亩产量在80斤以上的有30个县
    first = len(each) - 1
    while first and not _DIGIT.search(text, each[first - 1].end(), each[first].start()):
        first -= 1  # 每人每月710元、每人每年6600元: a number stands between them
    per = [_CANONICAL.get(match["per"], match["per"]) for match in each[first:]]
    while len(per) > 1 and per[0] in _SERVED:
        first, per = first + 1, per[1:]  # 每个子女每月
    each = each[first:]
    if any(unit in _SERVED for unit in per) or len(between) > (
        _FARTHEST_SCALED if each[-1]["scale"] and each[-1]["scale"] != "一" else _FARTHEST
    ):
        return None
    if _OWNER.search(between) and not each[-1]["scale"] and per[-1] in ("人", "家", "名"):
        return None
    scaled = [(match["scale"] or "").removeprefix("一") + unit for match, unit in zip(each, per, strict=True)]
    return _rate(quantity, list(dict.fromkeys(scaled))[-2:], "rate_each")


def _rate(quantity: Quantity, units: list[str], rule: str) -> Quantity:
    unit = f"{quantity.unit}/{'·'.join(sorted(units, key=_TIMES.__contains__))}"
    kind = quantity.kind if is_concentration(unit) else "rate"
    return quantity._replace(kind=kind, unit=unit, rules=(*quantity.rules, rule))

"""Per-unit amounts: 每人每月补助620元 → 元/人·月; 每年招聘4000名 → 名/年; 日均保障航班13600班 → 班/日."""

import re
from dataclasses import replace

from reformtext.figures.clauses import Place
from reformtext.figures.quantity import Quantity

_EACH = re.compile(
    r"每(?P<scale>[百千万亿]|十万|百万)?(?P<per>个?(?:常住人口|人口|人|户|名|家|亩|头|吨|公斤|斤|台|套|辆|件|张|床|只|平方米|平方公里|公里|千瓦时|度|学期|学年|年|月|周|星期|天|日|小时|分钟|次|例|村|个))"
)
_TIMES = {"年": "年", "月": "月", "周": "周", "星期": "周", "天": "日", "日": "日", "小时": "小时", "分钟": "分钟"}
_MEAN = re.compile(
    r"(?P<per>日|月|年|周)均(?!(?:可支配|纯|产|收|价|工资|增|气温|降|水|消费|GDP|值|销|吞|用|客流|发电|处理|温|生产总值|地区))"
)
_NOUN_AFTER_MEAN = re.compile(
    r"^[^，。；]{0,8}?(?:量|额|值|率|数|收入|工资|人次|能力|规模|产能)(?:达|为|约|超|近|突破|$)"
)


def as_rate(text: str, place: Place) -> Quantity | None:
    """Return the quantity as a rate where 每 or 日均 governs it within its clause; None where nothing does."""
    quantity = place.quantity
    if quantity.kind not in ("count", "money", "measure") or not quantity.unit or "/" in quantity.unit:
        return None
    left = text[place.clause_start : quantity.start]
    each = list(_EACH.finditer(left))
    if each:
        tail = left[each[-1].end() :]
        # a single thing served by it (每条产业链筛选5家) is no rate; time and people are
        units = []
        for match in each:
            per = match["per"].removeprefix("个")
            per = "人" if "人口" in per else per
            units.append((match["scale"] or "") + _TIMES.get(per, per))
        if any(unit in ("个", "例", "村", "次") for unit in units) or len(tail) > 14:
            return None
        if re.search(r"有|中", tail) and units[-1] in ("人", "家", "名"):
            return None
        units = list(dict.fromkeys(units))[-2:]
        return _rate(quantity, units, "rate_each")
    mean = _MEAN.search(left)
    if mean and not _NOUN_AFTER_MEAN.search(left[mean.end() :]):
        return _rate(quantity, [mean["per"]], "rate_mean")
    return None


def _rate(quantity: Quantity, units: list[str], rule: str) -> Quantity:
    return replace(quantity, kind="rate", unit=f"{quantity.unit}/{'·'.join(units)}", rules=(*quantity.rules, rule))

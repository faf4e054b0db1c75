"""Link a figure's subject to one of the statistical indicators, by name and unit."""

import re
from functools import cache

from reformtext.characters import NOT_HAN
from reformtext.model import Change, Kind
from reformtext.patterns import lazy
from reformtext.resources.indicators import Indicator, indicator_names, indicators
from reformtext.resources.places import places_by_name

# What may stand before an indicator's name without making it another one (a part of it, or somebody else's).
_NEUTRAL = lazy(
    r"(?:全[市省区县国州盟年社会]*|[我本该][市省区县国]|地方|人民币|预计|其中|累计|实现|完成|总的|年末|年底|期末|"
    rf"全社会|城乡|当年|年度|地区|新增|\w{{1,6}}?[省市县区州盟旗]|的|年|月|季度|上半年|[一五十百千万亿]+元(?:及)?以上的?|总?投资(?:超过?|过)?(?=[\d亿千])|"
    rf"货物|商品|实现|主要|推动|促进|{NOT_HAN})*"
)
_TAIL = lazy(
    r"(?:年均|年|同比|名义|实际)*(?:增速|增幅|增长率|增长速度|增长|涨幅|降幅|总量|总额|总值|绝对额|规模|数|数量|总数|人数|达标率|累计|水平|收入|岗位|岗位人数|安排)?"
    r"(?:的?(?:年度|预期|预计|宏观|调控|主要)*(?:指标|目标|计划|预期))?"
)

_RATE = lazy(r"(?:增速|增幅|增长率|增长速度|增长)(?:的?(?:年度|预期|预计|宏观|调控|计划|主要)*(?:目标|指标|预期))?$")


@cache
def _by_last() -> dict[str, tuple[tuple[str, str], ...]]:
    """The names by their first two characters, so that a subject is compared with few of them."""
    table: dict[str, list[tuple[str, str]]] = {}
    for name, key in indicator_names():
        table.setdefault(name[:2], []).append((name, key))
    return {first: tuple(rows) for first, rows in table.items()}


def indicator_of(subject: str, kind: Kind, unit: str, change: Change) -> str | None:
    """Return the id of the indicator that a subject is, by its longest name with a fitting unit; None where none is.

    A part of an indicator (民营企业进出口总额) is not the indicator.

    >>> indicator_of("全市地区生产总值", "money", "元", "")
    'gdp'
    """
    subject = re.sub(r"[“”\"\s]|(?:家庭|年)(?=人均)", "", subject)
    if kind == "percent" and _RATE.search(subject):
        change = "rise_by"  # 经济增长预期目标为7%
    found = _named(subject, kind, unit, change)
    if found or kind != "percent" or change not in ("rise_by", "fall_by"):
        return found
    return _named(subject + "增长", kind, unit, change)  # 经济 增长8.8%


def _named(subject: str, kind: Kind, unit: str, change: Change) -> str | None:
    table = _by_last()
    best: tuple[int, str] | None = None
    for start in range(len(subject) - 1):
        for name, key in table.get(subject[start : start + 2], ()):
            if not subject.startswith(name, start) or (best and best[0] >= len(name)):
                continue
            if not _TAIL.fullmatch(subject, start + len(name)):
                continue
            if not _NEUTRAL.fullmatch(subject, 0, start) and not _is_region(subject[:start]):
                continue  # 安庆GDP is a region's, 民营企业进出口 a part's
            if _fits(indicators()[key], kind, unit, change):
                best = (len(name), key)
    return best[1] if best else None


def _is_region(name: str) -> bool:
    """Whether a name is that of a province or prefecture; those of counties (港口, 古城) are words too often."""
    return any(place.level != "county" and not place.word for place in places_by_name().get(name, ()))


def _fits(indicator: Indicator, kind: Kind, unit: str, change: Change) -> bool:
    """Growth in per cent fits whatever has a level; a level must have one of the indicator's units."""
    if kind == "rank":
        return True
    if kind == "ratio":
        return "比" in indicator.units
    if kind == "count" and not unit:  # 价格指数104.6; 新增就业人数20万以上
        return indicator.zh.endswith("指数") or "人" in indicator.units
    if kind == "point":
        return bool({"%", "‰"} & indicator.units)
    if kind == "percent" and change in ("rise_by", "fall_by"):
        return "growth" in indicator.forms or "cumulative" in indicator.forms or "level" in indicator.forms
    if kind in ("multiple", "fraction"):
        return change != ""
    if unit in indicator.units or unit.partition("/")[0] in indicator.units:
        return True
    people = {"人", "名", "户", "家", "个", "项", "件", "条"}
    return unit in people and bool(people & indicator.units) and kind == "count"

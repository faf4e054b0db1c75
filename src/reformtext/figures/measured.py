"""A number with its unit, alone or as a range of two: 1600余项 · 500元/人·月 · 29微克每立方米 · 2至3个 · 6%—6.5%."""

import re
from decimal import Decimal
from functools import cache

from reformtext.characters import HAN
from reformtext.figures.degrees import left_degree, past_inclusion, right_degree, with_degree
from reformtext.figures.licences import Core, counts, index_unit, names_a_period
from reformtext.figures.numerals import product, total
from reformtext.figures.quantity import Quantity, times
from reformtext.figures.scanning import Numeral, next_numeral_start, scan
from reformtext.model import Kind, NonFigure
from reformtext.patterns import lazy
from reformtext.resources.files import read_toml
from reformtext.resources.quantities import cues
from reformtext.resources.units import Unit, unit_at

_RANGE = lazy(r" ?(?:至|到|－|—|–|-|~|～|―|——|--)[ ]?")
_AT_LEAST = lazy(r"以上(?:不满|不足|，|、|至|到)?")  # 五千元以上五万元以下
_AT_MOST = ("以下", "以内")
_FROM = lazy(r"[由从自]$|[由从自].{0,3}的$")
_BRACKET_UNIT = lazy(rf"[（(](?P<inner>{HAN}{{1,3}})[)）]")
_HALF_UNIT = lazy(r"个(?P<more>半|多|余)(?P<unit>小时|月|世纪|百分点|学期|星期)")
_HALVED = "年天周倍斤亩里尺丈米吨寸两"  # 两年半, 三倍半, 六斤半
_HALF_AFTER = lazy(r"半(?![导径岛成天数价山决])")
# 37895贫困人口: people are counted without a classifier
_PEOPLE = lazy(
    "(?<=[0-9]{3})(?:(?:农村|贫困|困难|城镇|搬迁|残疾|失业|建档立卡)+(?:人口|群众|居民|农户|家庭)|农户|农民|群众)"
)
_SIGN_BEFORE = lazy(r"(?<![\d%％A-Za-z）)])[-−－]$")
# after a unit 多 is a degree only where no noun follows (三年多，); 多 of a noun is another word
_MORE_ENDS = "，。；、！？的时来，）)” 就才后前"


@cache
def _per() -> re.Pattern[str]:
    """/人·月, /百人, 每立方米 right after a unit."""
    table = read_toml("quantities.toml")["rate"]
    units = "|".join(sorted(table["per"], key=len, reverse=True))
    scales = "|".join(sorted(table["scales"], key=len, reverse=True))
    return re.compile(rf"(?:/|每)(?:{scales})?(?:{units})(?:[·•．./](?:{units}))*")


def measured(text: str, floor: int, at: int, end: int) -> tuple[Quantity | NonFigure | None, int]:
    """Return the quantity that begins at `at` (or the period that its years name), and where to go on reading."""
    core = _core(text, at, end)
    if core is None:
        return None, _run_end(text, at, end)
    core = _below_zero(text, floor, core, end)
    ranged = _range(text, floor, core, end)
    core = _signed(text, floor, core, ranged)
    if ranged:
        return _finish_range(text, floor, end, core, ranged)
    index = index_unit(text, floor, core, end)
    if index:
        core = core._replace(end=core.numeral.end + index[1], unit=None)
        quantity = _finish(text, floor, end, core)
        rules = ("index_value", *quantity.rules[1:])
        unit = index[0]
        kind: Kind = "multiple" if unit == "倍" else "count"
        return quantity._replace(kind=kind, unit=unit, elided=not unit, alone=True, rules=rules), quantity.end
    if not counts(text, floor, core, end):
        return None, core.end
    if names_a_period(text, floor, core, end):
        return NonFigure(core.start, core.end, text[core.start : core.end], "date"), core.end
    quantity = _finish(text, floor, end, core)
    return quantity, quantity.end


def _run_end(text: str, at: int, end: int) -> int:
    stop = at + 1
    if text[at] in "几数半成":
        return stop
    while stop < end and (text[stop].isdigit() or text[stop] in "零〇一二三四五六七八九两"):
        stop += 1
    return stop


def _core(text: str, at: int, end: int) -> Core | None:
    numeral = scan(text, at, end)
    if numeral is None:
        return None
    numeral = _with_more(text, numeral, end)
    stop = numeral.end
    gap = 1 if stop + 1 < end and text[stop] == " " and unit_at(text, stop + 1, end) else 0
    half = _HALF_UNIT.match(text, stop, end)
    if half:  # 两个半月, 2个多小时
        named = unit_at("个" + half["unit"], 0, 1 + len(half["unit"])) or unit_at(half["unit"], 0, len(half["unit"]))
        unit = named or unit_at(text, stop, end)
        more = half["more"] != "半"
        return Core(
            at, half.end(), numeral._replace(over=numeral.over or more), unit, unit.unit if unit else "", not more
        )
    unit = unit_at(text, stop + gap, end)
    if unit is None:
        return Core(at, stop, numeral, None, "")
    stop += gap + len(unit.form)
    name, stop = _compound(text, unit, stop, end)
    half_after = unit.form[-1] in _HALVED and bool(_HALF_AFTER.match(text, stop, end))
    return Core(at, stop + half_after, numeral, unit, name, half_after)


def _with_more(text: str, numeral: Numeral, end: int) -> Numeral:
    """The numeral with 余, 多 (or 来 after 十) taken in where it stands between number and unit."""
    stop = numeral.end
    if stop >= end or text[stop] not in "余多来" or numeral.over:
        return numeral
    word, after = text[stop], unit_at(text, stop + 1, end)
    if word == "来":
        taken = after is not None and after.kind in ("count", "measure") and text[stop - 1] in "十百千万0"
        return numeral._replace(end=stop + 1, rule="about_numeral") if taken else numeral
    scaled = stop + 1 < end and text[stop + 1] in "万亿千"
    if after or word == "余" or (numeral.value and numeral.value >= 10 and not scaled):
        return numeral._replace(over=True, end=stop + 1)
    return numeral


def _compound(text: str, unit: Unit, stop: int, end: int) -> tuple[str, int]:
    """A unit's canonical name with what it is told per (元/人·月) or its second form (台（套）), and where it ends."""
    per = _per().match(text, stop, end)
    if per and (text[stop] == "/" or unit.kind == "measure"):
        named = "/" + re.sub("[•．./]", "·", per[0][1:])
        return unit.unit + _plain_per(named), per.end()
    if unit.kind == "count" and stop < end and text[stop] in "（(":
        bracket = _BRACKET_UNIT.match(text, stop, end)
        if bracket and unit_at(bracket["inner"], 0, len(bracket["inner"])):
            return unit.form + bracket[0], bracket.end()
    return unit.unit, stop


def _plain_per(per: str) -> str:
    """What a unit is told per, by its canonical names: /时 → /小时, /个月 → /月, /天 → /日."""
    return re.sub(r"(?<=/)时", "小时", re.sub("天$", "日", per)).replace("个月", "月").replace("千克", "公斤")


def _range(text: str, floor: int, core: Core, end: int) -> Core | None:
    """The second of two numbers joined by 至, 到, — … that are one range; 由40%到60% is a change and no range."""
    at = past_inclusion(text, core.end, end)
    dash = _RANGE.match(text, at, end) or _AT_LEAST.match(text, at, end)
    if not dash or core.numeral.value is None:
        return None
    minus = _MINUS.match(text, dash.end(), end)
    begin = minus.end() if minus else dash.end()
    if begin >= end or next_numeral_start(text, begin, begin + 1) < 0:
        return None
    second = _core(text, begin, end)
    if second is None or second.numeral.value is None:
        return None
    if second.numeral.bare_scale and text[second.start] != "十":
        return None
    if core.unit is not None and (second.unit is None or core.unit.unit != second.unit.unit):
        return None
    if minus or (core.unit is None and text.startswith("零下", core.start - 2)):
        second = _negated(second, 0)
    bounded = text.startswith(_AT_MOST, past_inclusion(text, second.end, end), end)
    if "以上" in dash[0] and not ("不" in dash[0] or bounded):
        return None
    if dash[0].strip() in ("到", "至") and _FROM.search(text, max(floor, core.start - 5), core.start):
        return None
    if second.unit is None and not (core.numeral.scale > 1 or second.numeral.scale > 1):
        return None
    return second


_MINUS = lazy(r"零下|[-−－](?=\d)")
_LEVEL = lazy(r"(?:[为是达至到约（]|气温|温度|海拔|利润|差额)[-−－]$")  # before - a separator may stand as well


_LEVEL_RATE = lazy(r"(?:收益|利润|毛利|净利|回报|贡献)率(?:[为是达至到]|高达)?[-−－]$")


def _below_zero(text: str, floor: int, core: Core, end: int) -> Core:
    """The number of a level below zero: 零下15℃, 净利润为-3.2亿元. Negative growth keeps its value, and falls."""
    unit = core.unit
    before = text[core.start - 1] if core.start > floor else ""
    if before == "下":
        below = core.start - 2 >= floor and text.startswith("零下", core.start - 2)
        return _negated(core, 2) if below and (unit is None or unit.unit in _HEAT) else core
    if unit is None or unit.kind not in ("measure", "money", "percent") or not before:
        return core
    if before not in "-−－" or not _SIGN_BEFORE.search(text, max(floor, core.start - 2), core.start):
        return core
    named = _LEVEL_RATE if unit.kind == "percent" else _LEVEL
    level = unit.unit in _HEAT or named.search(text, max(floor, core.start - 6), core.start)
    return _negated(core, 1) if level else core


def _negated(core: Core, sign: int) -> Core:
    low, value, high = (
        None if number is None else -number for number in (core.numeral.high, core.numeral.value, core.numeral.low)
    )
    return core._replace(numeral=core.numeral._replace(value=value, low=low, high=high), sign=sign)


_HEAT = ("摄氏度", "度", "华氏度")


def _signed(text: str, floor: int, core: Core, ranged: Core | None) -> Core:
    """The number with the money whose sign stands before it: $2.3亿, ￥199."""
    unit = (ranged or core).unit
    length = 0 if unit and unit.form != "起" else cues("money", "signs").before(text, core.start, floor)
    at = core.start - length
    unit = unit_at(text, at, core.start)
    if unit is None or (at > floor and text[at - 1] in "0123456789.$"):  # 14$1.$2 is a placeholder
        return core
    return core._replace(
        end=core.numeral.end, unit=unit, unit_text=unit.unit, sign=0 if text[core.start - 1] == "币" else length
    )


def _finish_range(text: str, floor: int, end: int, first: Core, second: Core) -> tuple[Quantity | None, int]:
    low, high = first.numeral.value, second.numeral.value
    if low is None or high is None:
        return None, first.end
    scale = second.numeral.scale
    if first.end == first.numeral.end and first.numeral.scale == 1 and scale > 1 and product(low, scale) < high:
        low = product(low, scale)  # 5-6万元
    if low > high and low < 0:
        low, high = high, low  # 零下10℃到零下15℃
    if low >= high:
        return None, first.end
    if second.unit is None and first.unit is not None:  # $5-6亿
        second = second._replace(unit=first.unit, unit_text=first.unit_text)
    built = _finish(text, floor, end, second)
    factor = second.unit.factor if second.unit else Decimal(1)
    start = first.start - first.sign
    left = left_degree(text, floor, start)
    ranged = built._replace(
        start=left[1] if left and left[0].inside else start,
        core=first.start,
        value=None,
        low=product(low, factor),
        high=product(high, factor),
        modifier="range",
        scaled=built.scaled or first.numeral.scale > 1,
        negative=False,  # 1500元-2500元: the stroke joins them
        alone=built.alone or first.numeral.scale > 1,
        rules=("range", *built.rules),
    )
    return ranged, built.end


def _finish(text: str, floor: int, end: int, core: Core) -> Quantity:
    numeral, unit = core.numeral, core.unit
    kind: Kind = unit.kind if unit else "count"
    name = core.unit_text if unit else ""
    if "/" in name and not is_concentration(name):
        kind = "rate"
    if name == "度" and _electric(text, floor, core):
        name = "千瓦时"
    factor = unit.factor if unit else Decimal(1)
    rules = (f"unit_{kind}" if unit else "no_unit", *((numeral.rule,) if numeral.rule else ()))
    below = numeral.value is not None and numeral.value < 0
    negative = not below and bool(_SIGN_BEFORE.search(text, max(floor, core.start - 2), core.start))
    quantity = Quantity(
        core.start - negative - core.sign,
        core.end,
        core.start,
        kind,
        None,
        times(numeral.low, factor),
        times(numeral.high, factor),
        "range" if numeral.rule == "neighbouring_digits" else "vague",
        name,
        rules,
        elided=unit is None,
        scaled=numeral.scale > 1 and numeral.value is not None,
        alone=numeral.scale > 1 or bool(numeral.arabic and _PEOPLE.match(text, core.end, end)),
        negative=negative,
    )
    if numeral.value is None:
        return _vague(text, floor, end, quantity)
    value = total(numeral.value, Decimal("0.5")) if core.half else numeral.value
    over = numeral.over or _more_follows(text, core.end, end, kind)
    if over and not numeral.over:
        quantity = quantity._replace(end=core.end + 1)
    found = with_degree(text, floor, end, quantity, value if factor == 1 else product(value, factor), over=over)
    if numeral.rule == "about_numeral" and found.modifier == "exact":  # 二十来户
        return found._replace(modifier="about", low=None, high=None)
    return found


def _electric(text: str, floor: int, core: Core) -> bool:
    """Whether 度 counts electricity (用电量86.5亿度); degrees of an angle or of heat are few, or 温 stands near."""
    before = text[max(floor, core.start - 12) : core.start]
    return "电" in before or (core.numeral.scale >= 10**4 and "温" not in before)


def _vague(text: str, floor: int, end: int, quantity: Quantity) -> Quantity:
    """A number without a single value keeps its bounds; words of degree only widen its span."""
    right = right_degree(text, quantity.end, end, quantity.kind)
    left = left_degree(text, floor, quantity.start)
    return quantity._replace(
        start=left[1] if left and left[0].inside else quantity.start,
        end=right[1] if right else quantity.end,
    )


def _more_follows(text: str, stop: int, end: int, kind: Kind) -> bool:
    """三年多, 两倍多: 多 after the unit."""
    if kind not in ("duration", "multiple", "measure", "money") or not text.startswith("多", stop, end):
        return False
    following = text[stop + 1] if stop + 1 < end else "，"
    goes_on = {"duration": "过没不", "money": "卖涨跌降升提增到至一"}  # 从3元多卖到8元
    return following in _MORE_ENDS or following in goes_on.get(kind, "")


def is_concentration(unit: str) -> bool:
    """微克/立方米 is a measure of its own; 元/月 and 吨/年 are rates."""
    base, _, per = unit.partition("/")
    return base in ("微克", "毫克", "克") and per in ("立方米", "升", "公斤", "L", "kg", "m³")

"""A number with its unit, alone or as a range of two: 1600余项 · 500元/人·月 · 29微克每立方米 · 2至3个 · 6%—6.5%."""

from decimal import Decimal

from reformtext.figures.cores import read_core, run_end
from reformtext.figures.degrees import left_degree, past_inclusion, right_degree, with_degree
from reformtext.figures.licences import Core, counts, index_unit, names_a_period
from reformtext.figures.numerals import plain_number, product, total
from reformtext.figures.quantity import Quantity, times
from reformtext.figures.scanning import next_numeral_start
from reformtext.figures.signs import MINUS, SIGN_BEFORE, below_zero, negated, signed
from reformtext.model import Kind, NonFigure
from reformtext.patterns import lazy

_RANGE = lazy(r" ?(?:至|到|－|—|–|-|~|～|―|——|--)[ ]?")
# 致2死9伤
_TOLL = lazy(r"死(?=\d{1,4}[余多]?伤)|(?:(?<=死\d)|(?<=死\d\d)|(?<=死\d{3}))伤|(?<=致\d)[死伤](?=[，。；\s]|$)")
_COUNTED_NOUNS = ("部门",)  # 七部门: nouns that a number counts with no classifier between
_AT_LEAST = lazy(r"以上(?:不满|不足|，|、|至|到)?")  # 五千元以上五万元以下
_AT_MOST = ("以下", "以内")
_MOVES_ON = lazy("(?:提高|提升|增加|扩大|上升|缩短|降低|减少|下降|压缩|缩小)[到至为]")  # 从2到3米提高到0.5米
_FROM = lazy(r"[由从自]$|[由从自].{0,3}的$")
# 37895贫困人口: people are counted without a classifier
_PEOPLE = lazy(
    "(?:(?<=[0-9]{3})|(?<=[0-9]{3}[余多]))(?:(?:农村|贫困|困难|城镇|搬迁|残疾|失业|建档立卡)+(?:人口|群众|居民|农户|家庭)|农户|农民|群众)"
)
# after a unit 多 is a degree only where no noun follows (三年多，); 多 of a noun is another word
_MORE_ENDS = "，。；、！？的时来，）)” 就才后前"


def measured(text: str, floor: int, at: int, end: int) -> tuple[Quantity | NonFigure | None, int]:
    """Return the quantity that begins at `at` (or the period that its years name), and where to go on reading."""
    core = read_core(text, at, end)
    if core is None:
        return None, run_end(text, at, end)
    core = below_zero(text, floor, core, end)
    ranged = _range(text, floor, core, end)
    core = signed(text, floor, core, ranged)
    if ranged:
        return _finish_range(text, floor, end, core, ranged)
    index = index_unit(text, floor, core, end)
    if index:
        quantity = _index_value(text, floor, end, core, index)
        return quantity, quantity.end
    if not counts(text, floor, core, end):
        return None, core.end
    if names_a_period(text, floor, core, end):
        return NonFigure(core.start, core.end, text[core.start : core.end], "date"), core.end
    quantity = _finish(text, floor, end, core)
    return quantity, quantity.end


def _index_value(text: str, floor: int, end: int, core: Core, index: tuple[str, int]) -> Quantity:
    """The value of an index or a ratio, whose unit (点, 倍 or none) takes so many characters: 基尼系数0.4."""
    unit, length = index
    quantity = _finish(text, floor, end, core._replace(end=core.numeral.end + length, unit=None))
    kind: Kind = "multiple" if unit == "倍" else "count"
    rules = ("index_value", *quantity.rules[1:])
    return quantity._replace(kind=kind, unit=unit, elided=not unit, alone=True, rules=rules)


def _range(text: str, floor: int, core: Core, end: int) -> Core | None:
    """The second of two numbers joined by 至, 到, — … that are one range; 由40%到60% is a change and no range."""
    at = past_inclusion(text, core.end, end)
    dash = _RANGE.match(text, at, end) or _AT_LEAST.match(text, at, end)
    if not dash or core.numeral.value is None:
        return None
    minus = MINUS.match(text, dash.end(), end)
    begin = minus.end() if minus else dash.end()
    if begin >= end or next_numeral_start(text, begin, begin + 1) < 0:
        return None
    second = read_core(text, begin, end)
    if second is None or second.numeral.value is None:
        return None
    if second.numeral.bare_scale and text[second.start] != "十":
        return None
    if core.unit is not None and (second.unit is None or core.unit.unit != second.unit.unit):
        return None
    if minus or (core.unit is None and text.startswith("零下", core.start - 2)):
        second = negated(second, 0)
    bounded = text.startswith(_AT_MOST, past_inclusion(text, second.end, end), end)
    if "以上" in dash[0] and not ("不" in dash[0] or bounded):
        return None
    moved = dash[0].strip() in ("到", "至") and _FROM.search(text, max(floor, core.start - 5), core.start)
    if moved and not _MOVES_ON.match(text, second.end):
        return None
    if second.unit is None and not (core.numeral.scale > 1 or second.numeral.scale > 1):
        return None
    return second


_HUNDREDS = lazy(r"[2-9二两三四五六七八九](?P<scales>[百千][万亿]*)")


def _finish_range(text: str, floor: int, end: int, first: Core, second: Core) -> tuple[Quantity | None, int]:
    low, high = first.numeral.value, second.numeral.value
    if low is None or high is None:
        return None, first.end
    single = first.end == first.numeral.end and first.numeral.end - first.numeral.start == 1
    hundreds = _HUNDREDS.fullmatch(text, second.start, second.numeral.end) if single else None
    scale = (plain_number("一" + hundreds["scales"]) if hundreds else None) or Decimal(second.numeral.scale)
    shares = first.end == first.numeral.end and first.numeral.scale == 1 and scale > 1
    if shares and product(low, scale) < high:
        low = product(low, scale)  # 5-6万元, 三至四千斤
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
    if unit and unit.form in _COUNTED_NOUNS:
        core, unit, name = core._replace(end=numeral.end), None, ""
    noun = (core.unit is not None and unit is None) or bool(_TOLL.match(text, numeral.end, end))
    rules = (f"unit_{kind}" if unit else "no_unit", *((numeral.rule,) if numeral.rule else ()))
    below = numeral.value is not None and numeral.value < 0
    negative = not below and bool(SIGN_BEFORE.search(text, max(floor, core.start - 2), core.start))
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
        alone=noun or numeral.scale > 1 or bool(numeral.arabic and _PEOPLE.match(text, core.end, end)),
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
    if kind not in ("duration", "multiple", "measure", "money", "percent") or not text.startswith("多", stop, end):
        return False
    following = text[stop + 1] if stop + 1 < end else "，"
    goes_on = {"duration": "过没不重再发努探奋", "money": "卖涨跌降升提增到至一"}  # 从3元多卖到8元
    return following in _MORE_ENDS or following in goes_on.get(kind, "")


def is_concentration(unit: str) -> bool:
    """微克/立方米 is a measure of its own; 元/月 and 吨/年 are rates."""
    base, _, per = unit.partition("/")
    return base in ("微克", "毫克", "克") and per in ("立方米", "升", "公斤", "L", "kg", "m³")

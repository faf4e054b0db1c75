"""Quantities: the number, its unit and its degree, found in characters; what is rejected keeps its class.

One pass over a paragraph: at every numeral the special forms are tried first (ranks, fractions, 成, ratios, 番), then
what is no figure, then a number with its unit; ranges join two numbers. `lists.py` then shares units and degree.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from reformtext.figures.non_figures import non_figure_at
from reformtext.figures.numerals import DIGITS, Numeral, next_numeral_start, parse_number, plain_decimal, scan
from reformtext.model import Kind, Modifier, NonFigure, Number
from reformtext.resources.units import DegreeWord, Unit, degree_words, unit_at


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in folded text. `core` is where its number begins, `base` the number before the unit's factor."""

    start: int
    end: int
    core: int
    kind: Kind
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str
    rules: tuple[str, ...]
    elided: bool = False  # no unit was written: a list or a table may tell it
    scaled: bool = False  # a scale (万, 亿) was written
    negative: bool = False
    suffix: Modifier = "exact"  # what a degree word at its right says: the last of a list speaks for all
    prefix: Modifier = "exact"  # what a degree word at its left says: the first of a list speaks for all


@dataclass(frozen=True, slots=True)
class _Core:
    """A number with its unit, before words of degree are read."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None
    unit_text: str
    half: bool


# What is longer is no number that anybody reads; passing over it at once keeps the work linear.
_LONGEST = 48
_RUN = re.compile(r"[\d.,:∶/ +-]+|[零〇一二三四五六七八九十百千万亿两几数半廿卅壹贰叁肆伍陆柒捌玖拾佰仟点余多]+")


def find_quantities(text: str, start: int, end: int) -> tuple[list[Quantity], list[NonFigure]]:
    """Return the quantities and the typed non-figures of folded text[start:end], in order and disjoint."""
    quantities: list[Quantity] = []
    rejected: list[NonFigure] = []
    at = start
    while True:
        at = next_numeral_start(text, at, end)
        if at < 0:
            return quantities, rejected
        run = _RUN.match(text, at, end)
        if run and run.end() - at > _LONGEST:
            rejected.append(NonFigure(at, run.end(), run[0], "identifier"))
            at = run.end()
            continue
        special = _special(text, start, at, end)
        if special:
            quantities.append(special)
            at = special.end
            continue
        refused = non_figure_at(text, at, end)
        if refused:
            rejected.append(refused[0])
            at = refused[0].end
            continue
        quantity, stop = _general(text, start, at, end)
        if quantity:
            quantities.append(quantity)
        at = max(stop, at + 1)


# --- special forms -----------------------------------------------------------------------------------------------

_CN = r"[零〇一二三四五六七八九十百千万亿两]"
_NUM = rf"(?:\d+(?:\.\d+)?|{_CN}+(?:点{_CN}+)?)"
_PARTS = re.compile(rf"(?P<bottom>{_NUM})分之(?P<sign>负)?(?P<top>{_NUM}|几)")
_TENTHS = re.compile(
    r"(?P<tens>\d{1,2}(?:\.\d)?|[一二两三四五六七八九](?![十百千万亿])|十(?=成))"
    r"(?:(?:到|至|[-—–~～])(?P<upper>\d(?:\.\d)?|[二两三四五六七八九]))?(?P<word>成|折)(?P<rest>半|[一二三四五六七八九](?![、十百千万])|多)?"
    r"(?![为立员果熟功长本效都份分绩套型交千品人年就见形片群员语因堆色像算合扣旧回断射叠])"
)
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[:：∶﹕]\d+(?:\.\d+)?){2,}|\d+(?:\.\d+)?∶\d+(?:\.\d+)?")
_FOLD = re.compile(rf"(?P<times>{_NUM}|半)番")
_HALF = re.compile(r"一半|半数|过半数")
_RANK_UNIT = re.compile(r"位|名(?!患|单|学|志|运|誉|乘|旅|教|考)|大(?!会|学|道|类|队|战|批|家|讲|届|量|型|院|桥|街)")
_RANK_CUE = re.compile(
    r"(?:[全国省市州县区]|世界|全球|亚洲|中国|国内|省内|市内|地区|[居列排位]|名列|排名|位次|跃升[至到为]?|跃[居至]|上升[至到为]?|升[至到]|排[在到]|分列|并列|提升[至到]|前进[至到]|攀升[至到]|进入|之首|均[居列]|分别[居列]?|城市|同类|中[居列]?|百强县?)"
    r"(?:第)?$"
)
_RANK_END = re.compile(r"[，。；、！？,;!?”」』）)】\s和与及的]|$|左右|以内|以上|方阵")
_ORDINAL_NUM = re.compile(rf"\d+|{_CN}+")


def _special(text: str, floor: int, at: int, end: int) -> Quantity | None:
    """Forms whose parts would mislead the general rule."""
    before = text[at - 1] if at > floor else ""
    if before == "第":
        return _rank(text, floor, at, end)
    if before == "翻" or text[max(floor, at - 2) : at] in ("翻了", "翻近", "翻约"):
        fold = _FOLD.match(text, at, end)
        if fold:
            return _folded(text, floor, at, fold)
    parts = _PARTS.match(text, at, end)
    if parts:
        return _part(text, floor, end, parts)
    tenths = _TENTHS.match(text, at, end)
    if tenths and not (tenths["word"] == "折" and at > floor and before in "曲"):
        return _tenth(text, floor, end, tenths)
    ratio = _RATIO.match(text, at, end)
    if ratio and (at == floor or before not in ".:：∶/"):
        terms = tuple(plain_decimal(Decimal(term)) for term in re.split(r"[:：∶﹕]", ratio[0]))
        return Quantity(at, ratio.end(), at, "ratio", terms, terms, terms, "exact", "", ("ratio",))
    half = _HALF.match(text, at, end)
    if half and not text.startswith("一半是", at):
        value = Fraction(1, 2)
        return _with_degree(text, floor, end, at, half.end(), "fraction", value, "", ("half",))
    return None


def _rank(text: str, floor: int, at: int, end: int) -> Quantity | None:
    number = _ORDINAL_NUM.match(text, at, end)
    value = parse_number(number[0]) if number else None
    if number is None or value is None:
        return None
    unit = _RANK_UNIT.match(text, number.end(), end)
    if not unit:
        cue = _RANK_CUE.search(text, max(floor, at - 8), at - 1)
        if not cue or not _RANK_END.match(text, number.end(), end):
            return None
    stop = unit.end() if unit else number.end()
    return Quantity(at - 1, stop, at, "rank", value, value, value, "exact", "位", ("rank",))


def _folded(text: str, floor: int, at: int, match: re.Match[str]) -> Quantity | None:
    times = parse_number(match["times"])
    if times is None or times > 12:
        return None
    value = Decimal(2) ** int(times) if times == int(times) else None
    start = text.rfind("翻", floor, at)
    return Quantity(start, match.end(), at, "multiple", value, value, value, "exact", "倍", ("doubling",))


def _part(text: str, floor: int, end: int, match: re.Match[str]) -> Quantity | None:
    """百分之三十, 千分之五, 三分之一, 百分之五至百分之七, 百分之五到七."""
    unit = {"百": "%", "千": "‰", "万": "‱"}.get(match["bottom"])
    if match["top"] == "几":
        return None
    top, stop = parse_number(match["top"]), match.end()
    bottom = parse_number(match["bottom"])
    if top is None or (unit is None and not bottom):
        return None
    if unit is None:
        return _with_degree(
            text, floor, end, match.start(), stop, "fraction", Fraction(top) / Fraction(bottom or 1), "", ("fraction",)
        )
    upper = re.compile(rf"(?:到|至|[-—–~～])(?:{match['bottom']}分之)?(?P<top>{_NUM})(?!个|年|月|分之)").match(
        text, stop, end
    )
    if upper:
        high = parse_number(upper["top"])
        if high is not None and high > top:
            return Quantity(
                match.start(), upper.end(), match.start(), "percent", None, top, high, "range", unit, ("percent_words",)
            )
    quantity = _with_degree(text, floor, end, match.start(), stop, "percent", top, unit, ("percent_words",))
    return replace(quantity, negative=True) if match["sign"] and quantity else quantity


def _tenth(text: str, floor: int, end: int, match: re.Match[str]) -> Quantity | None:
    """七成, 七成五, 八成半, 两三成; 七折."""
    tens = parse_number(match["tens"])
    if not isinstance(tens, Decimal) or tens > 10:
        return None
    rest = match["rest"] or ""
    value = plain_decimal(tens * 10)
    if rest == "半":
        value += 5
    elif rest and rest != "多":
        value += DIGITS[rest]
    if match["upper"]:
        high = plain_decimal(Decimal(str(parse_number(match["upper"]) or 0)) * 10)
        return Quantity(
            match.start(), match.end(), match.start(), "percent", None, value, high, "range", "%", ("tenths",)
        )
    quantity = _with_degree(text, floor, end, match.start(), match.end(), "percent", value, "%", ("tenths",))
    if rest == "多" and quantity:
        return replace(quantity, modifier="over", low=value, high=None)
    return quantity


# --- number and unit ---------------------------------------------------------------------------------------------

_RANGE = re.compile(r" ?(?:至|到|－|—|–|-|~|～|―|——|--)[ ]?")
_PER = re.compile(
    r"/(?:百|千|万|亿|十万)?(?:立方米|平方米|平方公里|公里|公顷|工作日|人次|人|户|名|家|亩|吨|公斤|千克|斤|年|个?月|日|天|周|小时|分钟|秒|升|度|千瓦时|千瓦|次|元|台|套|辆|件|张|床|只|头|平方|班|学期|学年|标准煤|GDP|m³|m2|L|kg|km)"
    r"(?:[·•．.](?:人|户|名|年|个?月|日|天|周|小时|次|期))*"
)
_BRACKET_UNIT = re.compile(r"[（(](?P<inner>[\u4e00-\u9fff]{1,3})[)）]")
_HALF_UNIT = re.compile(r"个半(?P<unit>小时|月|世纪|百分点|学期)")
_ONE_COUNTS = re.compile(
    r"(?:提前|推迟|历时|耗时|用时|仅用|只用|用了|不到|缩短|延长|延续|持续|连续|为期|长达|近|超过|满|每隔|时隔|晚|早|提早|任期|仅|不足|至少|压缩[至到]|缩短[至到]|减少[至到])$"
)
_SCALE_LEFT = re.compile(
    r"(?:(?<![早晚同网线以会路身桌车台船市手地世本马街岛海天堂])上|成|[近超约逾]|超过|将近|不足|不到|接近|突破|大约|(?<![通经超度渡穿不路走])过|好几)$"
)


def _general(text: str, floor: int, at: int, end: int) -> tuple[Quantity | None, int]:
    """A number with its unit, or a range of two; and where to go on."""
    core = _core(text, at, end)
    if core is None:
        return None, _run_end(text, at, end)
    core_start = core.start
    ranged = _range(text, floor, core, end)
    if ranged:
        return _finish_range(text, floor, end, *ranged)
    if not _counts(text, floor, core, end):
        return None, core.end
    quantity = _finish(text, floor, end, core)
    return quantity, quantity.end if quantity else max(core.end, core_start + 1)


def _run_end(text: str, at: int, end: int) -> int:
    stop = at + 1
    if text[at] in "几数半":
        return stop
    while stop < end and (text[stop].isdigit() or text[stop] in "零〇一二三四五六七八九两"):
        stop += 1
    return stop


def _core(text: str, at: int, end: int) -> _Core | None:
    numeral = scan(text, at, end)
    if numeral is None:
        return None
    stop = numeral.end
    more = ""
    if stop < end and text[stop] in "余多来" and not numeral.over:
        after = unit_at(text, stop + 1, end)
        scaled = stop + 1 < end and text[stop + 1] in "万亿千"
        if after or text[stop] == "余" or (text[stop] == "多" and numeral.value and numeral.value >= 10 and not scaled):
            more = text[stop]
            if more == "来" and not (after and after.kind == "count" and text[stop - 1] == "十"):
                more = ""
    if more:
        numeral = replace_numeral(numeral, over=more in "余多", end=stop + 1)
        stop += 1
    gap = 1 if stop + 1 < end and text[stop] == " " and unit_at(text, stop + 1, end) else 0
    half = _HALF_UNIT.match(text, stop, end)
    if half:
        unit = unit_at(text, stop, end)
        named = unit_at("个" + half["unit"], 0, 1 + len(half["unit"])) or unit_at(half["unit"], 0, len(half["unit"]))
        return _Core(at, half.end(), numeral, named or unit, "", True)
    unit = unit_at(text, stop + gap, end)
    if unit is None:
        return _Core(at, stop, numeral, None, "", False)
    stop += gap + len(unit.form)
    unit_text = unit.unit
    per = _PER.match(text, stop, end)
    if per:
        unit_text, stop = unit.unit + per[0].replace("•", "·").replace("．", "·").replace("/个月", "/月"), per.end()
    elif unit.kind == "count":
        bracket = _BRACKET_UNIT.match(text, stop, end)
        if bracket and unit_at(bracket["inner"], 0, len(bracket["inner"])):
            unit_text, stop = unit.form + bracket[0], bracket.end()
    half_after = (
        stop < end and text[stop] == "半" and unit.kind in ("duration", "multiple") and unit.form[-1] in "年天周倍"
    )
    return _Core(at, stop + half_after, numeral, unit, unit_text, bool(half_after))


def replace_numeral(numeral: Numeral, *, over: bool, end: int) -> Numeral:
    """The numeral with a word of more (余, 多) taken in."""
    return replace(numeral, over=over, end=end)


def _counts(text: str, floor: int, core: _Core, end: int) -> bool:
    """Whether a number with or without unit may be a figure at all."""
    numeral, unit = core.numeral, core.unit
    if numeral.bare_scale and not text.startswith("十", core.start):
        right = _right_degree(text, core.end, end, unit.kind if unit else "count")
        return bool(numeral.over or right or _SCALE_LEFT.search(text, max(floor, core.start - 4), core.start))
    if numeral.arabic or numeral.value is None:
        return True
    if numeral.value == 0:
        return False  # 零部件; 零 with a value is written 0
    if unit is None:
        return numeral.scale > 1 and numeral.end - core.start > 1
    if numeral.value == 1 and not numeral.over and numeral.end - core.start == 1:
        if unit.kind in ("multiple", "point", "percent"):
            return True
        if unit.kind == "duration":
            return bool(_ONE_COUNTS.search(text, max(floor, core.start - 5), core.start))
        return unit.kind in ("measure", "money") and bool(
            _left_degree(text, floor, core.start)
            or re.search(r"每.{1,3}$", text[max(floor, core.start - 5) : core.start])
        )
    if unit.form in (
        "大",
        "国",
        "省",
        "市",
        "县",
        "区",
        "地",
        "里",
        "度",
        "方",
        "面",
        "点",
        "门",
        "道",
        "头",
        "口",
        "层",
        "线",
    ):
        return numeral.value >= 10 and unit.form not in ("大", "里", "度", "方", "点", "线", "面")
    return True


def _range(text: str, floor: int, core: _Core, end: int) -> tuple[_Core, _Core] | None:
    """Two numbers joined by 至, 到, — … that are one range; 由40%到60% is a change and no range."""
    dash = _RANGE.match(text, core.end, end)
    if not dash or core.numeral.value is None:
        return None
    if dash.end() >= end or next_numeral_start(text, dash.end(), dash.end() + 1) < 0:
        return None
    second = _core(text, dash.end(), end)
    if second is None or second.numeral.value is None or second.numeral.bare_scale:
        return None
    if second.unit is None and core.unit is not None:
        return None
    if core.unit is not None and second.unit is not None and core.unit.unit != second.unit.unit:
        return None
    if dash[0].strip() in ("到", "至") and re.search(
        r"[由从自]$|[由从自].{0,3}的$", text[max(floor, core.start - 5) : core.start]
    ):
        return None
    if second.unit is None and not (core.numeral.scale > 1 or second.numeral.scale > 1):
        return None
    return core, second


def _finish_range(text: str, floor: int, end: int, first: _Core, second: _Core) -> tuple[Quantity | None, int]:
    low, high = first.numeral.value, second.numeral.value
    assert low is not None and high is not None
    if (
        first.unit is None
        and first.numeral.scale == 1
        and second.numeral.scale > 1
        and low < high / second.numeral.scale
    ):
        low *= second.numeral.scale
    if low >= high:
        return None, first.end
    built = _finish(text, floor, end, second)
    if built is None:
        return None, second.end
    factor = second.unit.factor if second.unit else Decimal(1)
    left = _left_degree(text, floor, first.start)
    start = first.start - len(left.word) if left and left.inside else first.start
    return (
        replace(
            built,
            start=start,
            core=first.start,
            value=None,
            low=plain_decimal(low * factor),
            high=plain_decimal(high * factor),
            modifier="range",
            rules=("range", *built.rules),
        ),
        built.end,
    )


_SIGN_BEFORE = re.compile(r"(?<![\d%％A-Za-z）)])[-−－]$")


def _finish(text: str, floor: int, end: int, core: _Core) -> Quantity | None:
    numeral, unit = core.numeral, core.unit
    kind: Kind = unit.kind if unit else "count"
    unit_name = core.unit_text or (unit.unit if unit else "")
    if "/" in unit_name:
        kind = "rate" if kind in ("count", "money", "measure", "rate") and not _is_plain_measure(unit_name) else kind
    if unit_name == "度" and "电" in text[max(floor, core.start - 12) : core.start]:
        unit_name = "千瓦时"  # 用电量86.5亿度; degrees of an angle or of heat stay 度
    factor = unit.factor if unit else Decimal(1)
    value, low, high = numeral.value, numeral.low, numeral.high
    if core.half and value is not None:
        value += Decimal("0.5")
    if value is not None:
        value = plain_decimal(value * factor)
    else:
        low = plain_decimal(low * factor) if low is not None else None
        high = plain_decimal(high * factor) if high is not None else None
    rules: tuple[str, ...] = ("unit_" + kind if unit else "no_unit",)
    negative = bool(_SIGN_BEFORE.search(text, max(floor, core.start - 2), core.start))
    start = core.start - negative
    if value is None:
        modifier: Modifier = "vague" if not _is_pair(numeral) else "range"
        right = _right_degree(text, core.end, end, kind)
        stop = core.end + len(right.word) if right else core.end
        left = _left_degree(text, floor, start)
        start = start - len(left.word) if left and left.inside else start
        return Quantity(start, stop, core.start, kind, None, low, high, modifier, unit_name, rules, unit is None)
    stop = core.end
    if kind in ("duration", "multiple", "measure", "money") and stop < end and text[stop] == "多" and not numeral.over:
        following = text[stop + 1 : stop + 2]
        if (
            not following
            or following in "，。；、！？的时来，）)” 就才后前"
            or (kind == "duration" and following in "过没不")
        ):
            numeral = replace(numeral, over=True)
            stop += 1
    quantity = _with_degree(text, floor, end, start, stop, kind, value, unit_name, rules, numeral.over, core.start)
    if numeral.bare_scale and start > floor and text[start - 1] == "上" and quantity.modifier == "exact":
        quantity = replace(quantity, start=start - 1, modifier="over", low=value, high=None, prefix="over")
    return replace(quantity, elided=unit is None, scaled=numeral.scale > 1, negative=negative)


def _is_pair(numeral: Numeral) -> bool:
    low, high = numeral.low, numeral.high
    return low is not None and high is not None and high / low < 3 and not (low % 10 == 1 and high % 10 == 9)


def _is_plain_measure(unit: str) -> bool:
    return unit.startswith(("微克/", "毫克/", "克/")) and unit.endswith(
        ("立方米", "升", "公斤", "千克", "L", "kg", "m³")
    )


def _with_degree(
    text: str,
    floor: int,
    end: int,
    start: int,
    stop: int,
    kind: Kind,
    value: Decimal | Fraction,
    unit: str,
    rules: tuple[str, ...],
    over: bool = False,
    core: int | None = None,
) -> Quantity:
    """Read the words of degree that touch the number and set the span, modifier and bounds."""
    left = _left_degree(text, floor, start)
    right = _right_degree(text, stop, end, kind)
    prefix: Modifier = left.modifier if left else "exact"
    suffix: Modifier = right.modifier if right else "exact"
    modifier = suffix if suffix != "exact" else "over" if over else prefix
    low, high = bounds(value, modifier)
    names = tuple(f"degree_{word.word}" for word in (left, right) if word) + (("degree_more",) if over else ())
    return Quantity(
        start - len(left.word) if left and left.inside else start,
        stop + len(right.word) if right else stop,
        start if core is None else core,
        kind,
        value,
        low,
        high,
        modifier,
        unit,
        rules + names,
        suffix=suffix,
        prefix=prefix,
    )


def bounds(value: Number | None, modifier: Modifier) -> tuple[Number | None, Number | None]:
    """The inclusive bounds that a value with this modifier asserts.

    >>> bounds(Decimal(5), "over")
    (Decimal('5'), None)
    """
    return (value if modifier in ("exact", "over") else None), (value if modifier in ("exact", "under") else None)


def _left_degree(text: str, floor: int, start: int) -> DegreeWord | None:
    for word in degree_words("left"):
        at = start - len(word.word)
        if at >= floor and text.startswith(word.word, at) and not (at > floor and text[at - 1] in word.not_after):
            return word
    bare = text[start : start + 1] in ("亿", "万", "千", "百", "半") or text[start + 1 : start + 2] == "成"
    if (
        bare
        and start > floor
        and text[start - 1] == "过"
        and not (start - 1 > floor and text[start - 2] in "通经超度渡穿不路走")
    ):
        return DegreeWord("过", "left", "over", True, False, "")
    return None


def _right_degree(text: str, stop: int, end: int, kind: Kind) -> DegreeWord | None:
    for word in degree_words("right"):
        if text.startswith(word.word, stop, end):
            if word.word in ("余", "多"):
                continue
            if word.word == "内" and (kind != "duration" or text[stop + 1 : stop + 2] in "外部容在需设陆贸资销"):
                continue
            if word.word == "上下" and text[stop + 2 : stop + 3] in "功联级":
                continue
            return word
    return None

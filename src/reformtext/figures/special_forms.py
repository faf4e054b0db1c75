"""Quantities whose parts would mislead the general rule: ranks, parts, tenths, ratios, doublings, a half, zero."""

import re
from decimal import Decimal
from fractions import Fraction

from reformtext.characters import HAN
from reformtext.figures.degrees import left_degree, with_degree
from reformtext.figures.numerals import DIGITS, parse_number, plain_decimal, product
from reformtext.figures.quantity import Quantity, bounds
from reformtext.model import Kind, Number
from reformtext.patterns import lazy
from reformtext.resources.quantities import cues
from reformtext.resources.units import unit_at

_CN = r"[零〇一二三四五六七八九十百千万亿两]"
_NUM = rf"(?:\d+(?:[.·]\d+)?|{_CN}+(?:[点·]{_CN}+)?)"
_DASH = r"(?:到|至|[-—–~～])"
# After a run of digits or of Chinese numerals one of these characters tells which special form may stand there.
_RUN_END = lazy(r"(?:[\d.·]+|[零〇一二三四五六七八九十百千万亿两点]+) ?")

_PARTS = lazy(rf"(?P<bottom>{_NUM})分之(?P<sign>负)?(?P<top>{_NUM}|几)")
_UPPER_PART = lazy(rf"{_DASH}(?:(?P<bottom>{_NUM})分之)?(?P<top>{_NUM})(?!个|年|月|分之)")
_TENTHS = lazy(
    r"(?P<tens>\d{1,2}(?:\.\d)?|[一二三四五六七八九](?:点?[一二三四五六七八九](?=折)|点[一二三四五六七八九](?=成))|[一二两三四五六七八九](?![十百千万亿])|十(?=成))"
    rf"(?:成?{_DASH}(?P<upper>\d(?:\.\d)?|[二两三四五六七八九]))?(?P<word>成|折)(?P<rest>半|[一二三四五六七八九](?![、十百千万])|多)?"
    r"(?!(?:分(?![到配布给散流])|[为立员果熟功长本效都份绩套型交千品人年见形片群语因堆色像算合扣旧回断射叠]|就(?!业)))"
)
_RATIO = lazy(r"\d+(?:[.·]\d+)? ?(?:[:：∶﹕︰] ?\d+(?:[.·]\d+)? ?){2,}(?<! )")
# Two terms are a ratio where one is 1 or has decimals, or where 比 stands before; 20:30 is a clock, 3:2 a score.
_RATIO_OF_TWO = lazy(
    r"(?:1[:：∶﹕︰]\d+(?:\.\d+)?|\d+(?:\.\d+)?[:：∶﹕︰]1(?![\d.])|\d+\.\d+[:：∶﹕︰]\d+(?:\.\d+)?)(?![:：∶﹕︰\d])"
)
_TWO_TERMS = lazy(r"\d+(?:\.\d+)?[:：∶﹕︰]\d+(?:\.\d+)?(?![:：∶﹕︰\d])")
_RATIO_BEFORE = lazy(r"比(?:例|重|值|率)?[^，。；\d分]{0,6}$|(?:调整|优化|转变)[为到]$")
_CLOCK = lazy(r"(?:2[0-4]|1\d|\d)[:：][0-5]\d(?!\d)")
_RATIO_WORDS = lazy(r"\d+\.\d+比(?!(?:19|20)\d\d年)\d+(?:\.\d+)?|\d+比\d+\.\d+")
_TERMS = lazy(r"\d+(?:[.·]\d+)?")
_SCORE_BEFORE = lazy(r"(?:以|比分|比分为|比分是|总比分|分|局)$")
_SCORE = lazy(
    r"\d{1,3} ?[:：∶﹕︰比] ?\d{1,3}(?=[^，。；.%％\d]{0,4}"
    "(?:战胜|击败|击退|力克|逆转|领先|险胜|完胜|大胜|负于|不敌|战平|获胜|取胜))"
)
_OF_A_MAP = lazy(
    "万?(?:分之一)?的?[^，。；、\\d]{0,10}(?:地图|地形图|地质图|影像图|图集|图幅|测图|比例尺)"
)  # 1∶5万地形图: no ratio
_SLASH = lazy(r"(?P<top>[1-9]\d?)/(?P<bottom>[2-9]|[1-9]\d)(?![\d/年月.决次号期]|万|强)")
_PER_SCALE = lazy(
    rf"(?P<value>\d+(?:\.\d+)?)/(?P<scale>(?:10|1|百|千|十)?[万百千]|100000|10000)(?!{HAN}{{0,1}}[元人户])"
)
# 3小时39分, 2年零6个月: one duration in the smaller unit; how many of it the larger unit holds
_COMPOUND = lazy(
    rf"(?P<many>\d{{1,3}}|{_CN}{{1,3}})(?P<large>个?小时|年|天|分钟?)零?(?P<few>\d{{1,2}}|{_CN}{{1,3}})(?P<small>分钟?|个月|秒钟?|个?小时)"
    rf"(?:(?<=分)(?P<seconds>\d{{1,2}}|{_CN}{{1,3}})秒)?"
)
# 2元5角, 七斤三两, 三丈五尺, 一块八, 2米36: one quantity of the larger unit, and its tenths or hundredths
_DECIMAL_PARTS = lazy(
    rf"(?P<many>\d{{1,6}}|{_CN}{{1,6}})(?:(?P<metres>米)(?P<hundredths>\d\d)(?!\d|[.,万亿])"
    r"|(?P<large>元|块|斤|丈|尺|角(?=.分))零?(?P<tenths>[1-9一二三四五六七八九])"
    r"(?:(?P<small>[角毛两尺寸分])(?![之度色])(?:(?P<least>[1-9一二三四五六七八九])[分寸])?钱?|(?<=块.)(?=[，。；、）的一每/左]|$)))"
)
_TENTH_OF = {"元": "角毛", "块": "毛角", "斤": "两", "丈": "尺", "尺": "寸", "角": "分"}
_HUNDREDTHS = lazy(r"(?:(?P<minutes>\d{1,2})分)?(?P<seconds>\d{1,2})秒(?P<hundredths>\d\d)(?!\d)")
_HOLDS = {"小时分": (60, "分钟"), "分秒": (60, "秒"), "年个月": (12, "个月"), "天小时": (24, "小时")}
_FOLD = lazy(rf"(?P<times>{_NUM}|半)番")
_DOUBLED = lazy(r"翻了?[近约]?$")
_HALF = lazy(r"一半|半数|过半数")
_RANK_UNIT = lazy(
    rf"位(?!{HAN}{{0,4}}(?:患|[人者员]))|[高低](?=[，。；、值\s]|$)|名(?!患|单|学|志|运|誉|乘|旅|教|考)"
    "|大(?!会|学|道|类|队|战|批|家|讲|届|量|型|院|桥|街)"
)
_RANK_END = lazy(r"[，。；、！？,;!?”」』）)】\s]|[^，。；、\d]{0,6}[大强][国省市县镇港]|$")
# 位居全国百强县投资潜力第3、绿色发展第5: what is ranked stands between the verb and the place
_RANKS_LISTED = lazy(rf"(?:位居|位列|名列|分列|排名|跻身|居|列)[^，。；！？“（\n]*{HAN}$")
# 第一、二、三产业; 全国第一、第二: a rank of a list
_SECTORS = lazy(r"[、和][二三](?:[、和]三)?次?产业")
_RANKS_BEFORE = lazy(rf"第(?:\d+|{_CN}+)[位名]?[、和]$")
# 市第一、第三中学: ordinals of names
_ORDINALS = lazy(rf"(?:[、和]第(?:\d+|{_CN}+))++(?![，。；、！？\s位名]|$)")
_AMONG_FIRST = lazy(
    r"(?:进入|迈入|跨入|跻身|位[列居]|[名排]列|[居列]|排名?|稳居|保持|进位|增[幅速])[^，。；！？\n\d]{0,14}前$"
)
_FIRST_END = lazy(r"[，。；、！？,;!?”」』）)】\s甲]|行列|$")
_ORDINAL_NUMBER = lazy(rf"\d+|{_CN}+")
# 贫困发生率由11.3%降至零: a rate that falls to nothing
_RATE_TO_ZERO = lazy(
    r"[率%][^，。；]{0,12}(?:[降减]少?|下降|降低|控制|保持)(?:在|至|到|为)$|率[均都仍继续保持]{0,4}为$"
)
_ZERO_END = lazy(r"零(?=[，。；、！）\n]|$)")
_CLAUSE = 24
_ZERO_GROWTH = lazy(r"零(?=增长(?!极|点))")


def special_form(text: str, floor: int, at: int, end: int) -> Quantity | None:
    """Return the quantity of a special form whose number begins at `at`, or None."""
    before = text[at - 1] if at > floor else ""
    if before == "第":
        return _rank(text, floor, at, end)
    if before == "前" and _AMONG_FIRST.search(text, max(floor, at - _CLAUSE), at):
        return _among_first(text, at, end)
    doubled = _DOUBLED.search(text, max(floor, at - 3), at)
    fold = _FOLD.match(text, at, end) if doubled else None
    if doubled and fold:
        return _folded(text, floor, end, doubled.start(), fold)
    if text[at] == "零":
        return _zero(text, floor, at, end)
    run = _RUN_END.match(text, at, end)
    after = run.end() if run else at
    follows = text[after] if after < end else ""
    found = _told_by_unit(text, floor, at, end, follows, parted=text.startswith("分之", after))
    if found:
        return found
    if follows and follows in "成折到至-—–~～":
        tenths = _TENTHS.match(text, at, end)
        if tenths and not (tenths["word"] == "折" and before and before in "曲周"):
            return _tenth(text, floor, end, tenths)
    if follows and follows in ":：∶﹕︰比/" and text[at].isascii() and (not before or before not in ".:：∶/图表"):
        return _ratio(text, floor, at, end) or _slash(text, floor, at, end)
    half = _HALF.match(text, at, end) if text[at] in "一半" or before == "过" else None
    if half and not text.startswith("一半是", at):
        quantity = _plain(half, "fraction", Fraction(1, 2), "", "half")
        return with_degree(text, floor, end, quantity, Fraction(1, 2))
    return None


def _zero(text: str, floor: int, at: int, end: int) -> Quantity | None:
    """零增长; 贫困发生率降至零."""
    zero = _ZERO_GROWTH.match(text, at, end)
    if zero is None and _RATE_TO_ZERO.search(text, max(floor, at - _CLAUSE), at):
        zero = _ZERO_END.match(text, at, end)
    return None if zero is None else _plain(zero, "percent", Decimal(0), "%", "zero_growth")


def _told_by_unit(text: str, floor: int, at: int, end: int, follows: str, *, parted: bool) -> Quantity | None:
    """三分之一, 58秒68, 3小时39分, 2元5角: what is told by the character that follows the number, or by 分之."""
    if follows == "分" or parted:
        parts = _PARTS.match(text, at, end)
        if parts:
            return _part(text, floor, end, parts)
    if follows and follows in "个小年天分秒":
        raced = _HUNDREDTHS.match(text, at, end)
        if raced:  # 58秒68
            value = Decimal(f"{60 * int(raced['minutes'] or 0) + int(raced['seconds'])}.{raced['hundredths']}")
            return _plain(raced, "duration", value, "秒", "compound_duration")
        compound = _COMPOUND.match(text, at, end)
        if compound:
            return _compound_duration(text, floor, end, compound)
    parts_of_one = _DECIMAL_PARTS.match(text, at, end) if follows and follows in "米元块角斤丈尺" else None
    return _decimal_parts(text, floor, end, parts_of_one) if parts_of_one else None


def _plain(match: re.Match[str], kind: Kind, value: Number, unit: str, rule: str) -> Quantity:
    start, stop = match.span()
    return Quantity(start, stop, start, kind, value, value, value, "exact", unit, (rule,))


def _place(text: str, at: int, end: int) -> tuple[Decimal, int, bool] | None:
    """The number of a place, where it ends, and whether 位, 名 or 大 stands there."""
    number = _ORDINAL_NUMBER.match(text, at, end)
    value = parse_number(number[0]) if number else None
    if number is None or not isinstance(value, Decimal):
        return None
    unit = _RANK_UNIT.match(text, number.end(), end)
    return value, (unit or number).end(), unit is not None


def _rank(text: str, floor: int, at: int, end: int) -> Quantity | None:
    place = _place(text, at, end)
    if place is None:
        return None
    value, stop, named = place
    if not named and not (
        (
            cues("rank", "before").before(text, at - 1, floor)
            or _RANKS_LISTED.search(text, max(floor, at - 60), at - 1)
            or _RANKS_BEFORE.search(text, max(floor, at - 8), at - 1)
        )
        and (_RANK_END.match(text, stop, end) or cues("rank", "after").at(text, stop, end))
    ):
        return None
    if _SECTORS.match(text, stop, end) or (not named and _ORDINALS.match(text, stop, end)):
        return None
    return Quantity(at - 1, stop, at, "rank", value, value, value, "exact", "位", ("rank",))


def _among_first(text: str, at: int, end: int) -> Quantity | None:
    """进入全省前20名, 稳居全省前三: a place no further down."""
    place = _place(text, at, end)
    if place is None:
        return None
    value, stop, named = place
    if not named and not _FIRST_END.match(text, stop, end):
        return None
    return Quantity(at - 1, stop, at, "rank", value, None, value, "under", "位", ("rank",))


def _folded(text: str, floor: int, end: int, start: int, match: re.Match[str]) -> Quantity | None:
    """翻一番 → 2, 翻两番 → 4, 翻了一番多 → more than 2; nothing doubles a dozen times."""
    times = parse_number(match["times"])
    if times is None or times > 12:
        return None
    if times == int(times):
        value = Decimal(2) ** int(times)
        more = text.startswith("多", match.end(), end)
        whole = _plain(match, "multiple", value, "倍", "doubling")._replace(start=start, end=match.end() + more)
        nearly = left_degree(text, start, match.start())
        if nearly:  # 翻了近一番
            low, high = bounds(value, nearly[0].modifier)
            return whole._replace(value=value, low=low, high=high, modifier=nearly[0].modifier)
        return with_degree(text, floor, end, whole, value, over=more)
    # 翻1.47番 is 2 to the power of 1.47, which no decimal writes: the doublings themselves are the value
    return _plain(match, "multiple", times, "番", "doubling")._replace(start=start)


def _part(text: str, floor: int, end: int, match: re.Match[str]) -> Quantity | None:
    """百分之三十, 千分之五, 三分之一, 百分之五至百分之七, 百分之五到七."""
    unit = {"百": "%", "千": "‰", "万": "‱"}.get(match["bottom"])
    written = "一百" if match["top"] == "百" else match["top"]  # 百分之百
    top = None if written == "几" else parse_number(written)
    bottom = parse_number(match["bottom"])
    if top is None or (unit is None and not bottom):
        return None
    if unit is None:
        part = Fraction(top) / Fraction(bottom or 1)
        return with_degree(text, floor, end, _plain(match, "fraction", part, "", "fraction"), part)
    upper = _UPPER_PART.match(text, match.end(), end)
    high = parse_number(upper["top"]) if upper and upper["bottom"] in (None, match["bottom"]) else None
    quantity = _plain(match, "percent", top, unit, "percent_words")
    if upper and high is not None and high > top:
        return quantity._replace(end=upper.end(), value=None, low=top, high=high, modifier="range")
    return with_degree(text, floor, end, quantity, top)._replace(negative=bool(match["sign"]))


def _tenth(text: str, floor: int, end: int, match: re.Match[str]) -> Quantity | None:
    """七成, 七成五, 八成半, 两三成; 七折."""
    tens = parse_number(match["tens"])
    if not isinstance(tens, Decimal) or (tens > 10 and not (match["word"] == "折" and tens < 100)):
        return None
    rest = match["rest"] or ""
    value = product(tens, 1 if tens > 10 else 10)
    if rest == "半":
        value += 5
    elif rest and rest != "多":
        value += DIGITS[rest]
    quantity = _plain(match, "percent", value, "%", "tenths")
    if match["upper"]:
        high = product(Decimal(str(parse_number(match["upper"]) or 0)), 10)
        return quantity._replace(value=None, low=value, high=high, modifier="range") if high > value else None
    return with_degree(text, floor, end, quantity, value, over=rest == "多")


def _compound_duration(text: str, floor: int, end: int, match: re.Match[str]) -> Quantity | None:
    pair = match["large"].removeprefix("个").removesuffix("钟") + match["small"].removesuffix("钟")
    holds = _HOLDS.get(pair if pair == "年个月" else pair.replace("个", ""))
    many, few = parse_number(match["many"]), parse_number(match["few"])
    if holds is None or not isinstance(many, Decimal) or not isinstance(few, Decimal):
        return None
    value, unit = many * holds[0] + few, holds[1]
    seconds = parse_number(match["seconds"]) if match["seconds"] else None
    if isinstance(seconds, Decimal) and unit == "分钟":  # 2小时8分28秒
        value, unit = value * 60 + seconds, "秒"
    return with_degree(text, floor, end, _plain(match, "duration", value, unit, "compound_duration"), value)


def _decimal_parts(text: str, floor: int, end: int, match: re.Match[str]) -> Quantity | None:
    large = "块钱" if match["large"] == "块" else match["large"] or match["metres"]
    unit = unit_at(large, 0, len(large))
    many = parse_number(match["many"])
    if unit is None or not isinstance(many, Decimal) or unit_at(text, match.end(), end):
        return None
    if match["small"] and match["small"] not in _TENTH_OF[match["large"]]:
        return None
    if match["metres"]:
        value = many + Decimal(match["hundredths"]) / 100
    else:
        tenths, least = (str(parse_number(match[part] or "0")) for part in ("tenths", "least"))
        value = many + Decimal(f"0.{tenths}{least}")
    value = product(value, unit.factor)
    return with_degree(text, floor, end, _plain(match, unit.kind, value, unit.unit, "compound_measure"), value)


def _ratio(text: str, floor: int, at: int, end: int) -> Quantity | None:
    ratio = _RATIO.match(text, at, end)
    if not ratio:
        told = _RATIO_BEFORE.search(text, max(floor, at - 10), at)
        if told and told[0][0] != "比" and _CLOCK.match(text, at, end):
            return None
        ratio = (_TWO_TERMS if told else _RATIO_OF_TWO).match(text, at, end) or _RATIO_WORDS.match(text, at, end)
        scored = _SCORE_BEFORE.search(text, max(floor, at - 3), at)
        if not ratio or scored or _OF_A_MAP.match(text, ratio.end(), end):
            ratio = _SCORE.match(text, at, end)  # 以74比72战胜
        if not ratio:
            return None
    terms = tuple(plain_decimal(Decimal(term.replace("·", "."))) for term in _TERMS.findall(ratio[0]))
    return _plain(ratio, "ratio", terms, "", "ratio")


def _slash(text: str, floor: int, at: int, end: int) -> Quantity | None:
    """1/3 of something; 4.66/10万, an event rate."""
    per = _PER_SCALE.match(text, at, end)
    if per:
        scale = {"100000": "10万", "10000": "万", "1万": "万"}.get(per["scale"], per["scale"])
        value = plain_decimal(Decimal(per["value"]))
        return with_degree(text, floor, end, _plain(per, "rate", value, f"/{scale}", "per_scale"), value)
    slash = _SLASH.match(text, at, end)
    if slash and int(slash["top"]) < int(slash["bottom"]):
        part = Fraction(int(slash["top"]), int(slash["bottom"]))
        return with_degree(text, floor, end, _plain(slash, "fraction", part, "", "fraction"), part)
    return None

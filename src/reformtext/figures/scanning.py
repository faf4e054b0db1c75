"""Numerals in running text: where one begins, the longest that stands there, what it says of its exactness."""

import re
from decimal import Decimal
from typing import NamedTuple

from reformtext.characters import HAN, SLIPPED_POINT
from reformtext.figures.numerals import DIGITS, LARGE, PLAIN_FORMS, SCALES, SMALL, plain_decimal, plain_number, product
from reformtext.patterns import lazy


class Numeral(NamedTuple):
    """A numeral found in text: its span, its value or bounds, and whether it says more (余, 多) or is vague (数十)."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    over: bool
    arabic: bool
    bare_scale: bool  # 百, 亿 without a digit: a number only where a degree word stands (近百, 上亿)
    scale: int  # what the written scale multiplies by: 3.2万 → 10000; of a vague numeral, its lowest scale
    rule: str = ""  # of a form that is more than a plain numeral


# A decimal point may be printed as · before a unit (8·6%, 升21·45点) or behind what is no month (0·42, 1388·6); a stray
# space may stand beside it (2.6 9万, 844. 6万).
_DOT = "[·・•]"
_MEASURED = (
    r"[%‰万亿倍元吨米千亩岁点毫厘微克斤担升秒℃]|公[里斤顷尺吨分]|度(?!假)|级(?!联)|个[百基工月小]|小时|分钟|平方|立方"
    r"|海里|摄氏|[美欧日港加]元|英[里镑亩尺]|兆[瓦帕赫]"
)
_POINTED = (
    r"(?:\n?\.\n?\d+(?: \d+(?=[万亿]))?|(?<=\d\d)\. \d+(?=[万亿])"
    rf"|{_DOT}\d+(?={_MEASURED}|[人年天:：∶])|(?:(?<=\d{{3}})|(?<=(?<!\d)0)){_DOT}\d+(?![\d·・•月日号])"
    rf"|{SLIPPED_POINT}\d+)"
)
LED = "[达为到至约近超过成现长加高升降少产]"  # what stands before a number that a line's end may break
_A = (
    rf"(?:\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)|\d{{1,3}}(?: \d{{3}})+(?={HAN}|%)"
    rf"|(?<=[达为到至约近超])\d{{1,3}} \d{{1,3}}(?=[万亿])|(?<={LED})(?!(?:19|20)\d\d\n)\d{{1,8}}\n\d+|\d+){_POINTED}?"
)
# A scale after Arabic digits; 千 before 瓦, 克, 米 belongs to the unit.
_S = (
    r"(?:[十百千]?(?:万亿|亿|万)|千(?![瓦克米伏卡帕赫焦乏])|百(?![分帕])"
    r"|兆(?=\d{1,4}[百千]?[万亿]|[日韩]?元|[印越].盾))"
)
_SC = r"[十百千万亿]"
_BEGINNINGS = "零〇一二三四五六七八九两廿卅壹贰叁肆伍陆柒捌玖拾佰仟十百千万亿"
_CN_DIGIT = "[零〇一二三四五六七八九]"
CHINESE = _BEGINNINGS + "○"  # a circle printed for 〇; at the beginning it is a bullet
# Arabic with scales (3亿5千万, 150多亿, 1280 亿); or Chinese, with 点 only between digits. Character classes of
# neighbours are disjoint, so that no input makes the match backtrack further than one part.
# 持续数小时, 绵延数里
_FEW = (
    r"(?<![多少无参次人指倍总系函字分岁计])数(?=小时(?![工段])|分钟|天(?=[，。；后前内之的])|公里|里(?=[，。；长外的]))"
)
_NUMERAL = lazy(
    rf"(?P<arabic>{_A}(?: ?[余多]?{_S}(?:{_A}(?=[十百千万亿]))?)*)"
    rf"|(?P<proverb>成百上千|成千上万|数以(?P<counted>{_SC}+)计)"
    rf"|(?P<vague>好?几{_SC}+|数{_SC}+|{_FEW}|[一二两三四五六七八九]?十几{_SC}*)"
    rf"|(?P<half>半)(?=个?[年月天日小周星学公亩吨斤里尺米百])"
    rf"|(?P<chinese>[{CHINESE}]+(?:点[{CHINESE}]+[万亿]*|{_DOT}{_CN_DIGIT}+(?:[十百千]?[万亿]+|(?={_MEASURED})))?"
    r"(?:[余多][十百千万亿]+)?)"
)
_START = lazy(rf"[\d{_BEGINNINGS}几数半]|成(?=百上千|千上万)")
_PAIR = lazy(r"(?P<first>[一二两三四五六七八])(?P<second>[二三四五六七八九])(?P<rest>[十百千万亿]*)")
_LATER_PAIR = lazy(
    rf"(?P<above>[{_BEGINNINGS}]+)(?P<first>[一二三四五六七八])(?P<second>[二三四五六七八九])(?P<rest>[十百千万亿]*)"
)
# The usual numeral, read at once: digits, a point, one scale (3.2万, 150多亿).
_USUAL = lazy(r"(?P<digits>\d+(?P<places>\.\d+)?)(?P<more>[余多]?)(?P<scale>[十百千]?(?:万亿|亿|万)|[百千]?)")
_FACTORS = {
    small + large: {**SMALL, "": 1}[small] * {**LARGE, "": 1, "万亿": 10**12}[large]
    for small in ("", "十", "百", "千")
    for large in ("", "万", "亿", "万亿")
}
_LARGEST = {scale: 10**12 if scale.endswith("万亿") else LARGE.get(scale[-1:], 1) for scale in _FACTORS}
_OF_UNIT = {"千": tuple("瓦克米伏卡帕赫焦乏"), "百": ("帕",)}
_PROVERBS = {"成百上千": Decimal(100), "成千上万": Decimal(1000)}


def next_numeral_start(text: str, start: int, end: int) -> int:
    """Return the first offset in text[start:end] at which a numeral may begin, or -1."""
    match = _START.search(text, start, end)
    return match.start() if match else -1


def scan(text: str, start: int, end: int) -> Numeral | None:
    """Read the longest numeral of folded `text` at `start`, within `end`; None where there is none."""
    match = _NUMERAL.match(text, start, end)
    if not match:
        return None
    if match["vague"]:
        return _vague(match)
    if match["proverb"]:
        return _proverb(match)
    if match["half"]:
        return Numeral(start, start + 1, Decimal("0.5"), None, None, False, False, False, 1)
    stop = match.end()
    if text[stop - 1] in "千百" and stop - start > 1 and text.startswith(_OF_UNIT[text[stop - 1]], stop, end):
        stop -= 1
    arabic = match["arabic"] is not None
    usual = _USUAL.fullmatch(text, start, stop) if arabic else None
    if usual:
        return _usual(usual)
    plain = text[start:stop].translate(PLAIN_FORMS).replace(" ", "").replace("\n", "").replace("。", ".")
    pair = None if arabic else _PAIR.fullmatch(plain) or _LATER_PAIR.fullmatch(plain)
    if pair:
        ranged = _neighbours(pair, start, stop)
        if ranged:
            return ranged
    if not arabic and len(plain) > 1 and plain[-1] == "两" and plain[-2] in SCALES:
        stop, plain = stop - 1, plain[:-1]  # 七万两 of silver: 两 weighs
    value = plain_number(plain)
    over = "余" in plain or "多" in plain
    # 亿, 百, 千万: scales without a digit
    bare = plain[0] in "百千万亿" and all(char in SCALES for char in plain.rstrip("余多"))
    if value is None and bare:
        value = plain_number("一" + plain)
    if value is None:
        return None
    scale = 1
    for char in reversed(plain):
        if char not in LARGE:
            break
        scale *= LARGE[char]
    return Numeral(start, stop, value, None, None, over, arabic, bare or plain == "十", scale)


def _usual(match: re.Match[str]) -> Numeral:
    written, value = match["scale"], Decimal(match["digits"])
    if written:
        value = product(value, _FACTORS[written])
    elif match["places"]:
        value = plain_decimal(value)
    more = bool(match["more"])
    return Numeral(match.start(), match.end(), value, None, None, more, True, False, _LARGEST[written])


def _vague(match: re.Match[str]) -> Numeral:
    """数十 → 20..90, 十几 → 11..19, 二十几 → 21..29, 几百万 → 2000000..9000000."""
    written = match[0].removeprefix("好")
    if "十几" in written:
        tens = Decimal(DIGITS.get(written[0], 1) * 10)
        factor = _factor(written[written.index("几") + 1 :])
        low, high = product(tens + 1, factor), product(tens + 9, factor)
    else:
        factor = _factor(written[1:])
        low, high = product(Decimal(2), factor), product(Decimal(9), factor)
    return Numeral(match.start(), match.end(), None, low, high, False, False, False, 10, "vague_numeral")


def _proverb(match: re.Match[str]) -> Numeral:
    """成百上千 is a hundred or more; 数以万计 says what 数万 says."""
    if match["counted"]:
        factor = _factor(match["counted"])
        low, high = product(Decimal(2), factor), product(Decimal(9), factor)
        return Numeral(match.start(), match.end(), None, low, high, False, False, False, 10, "vague_proverb")
    low = _PROVERBS[match["proverb"]]
    return Numeral(match.start(), match.end(), None, low, None, False, False, False, 10, "vague_proverb")


def _factor(scales: str) -> Decimal:
    factor = Decimal(1)
    for char in scales:
        factor = product(factor, SCALES[char])
    return factor


def _neighbours(pair: re.Match[str], start: int, stop: int) -> Numeral | None:
    """Two neighbouring digits are a range: 三四百 → 300..400, 十七八 → 17..18, 一千二三百; 三五 likewise."""
    first, second = DIGITS[pair["first"]], DIGITS[pair["second"]]
    if second - first != 1 and (first, second) != (3, 5):
        return None
    above, rest = pair.groupdict().get("above") or "", pair["rest"]
    if above and above[-1] not in SMALL and above[-1] not in LARGE:
        return None
    low, high = (plain_number(above + digit + rest) for digit in (pair["first"], pair["second"]))
    if low is None or high is None or low >= high or (above and not rest and above[-1] != "十"):
        return None
    return Numeral(start, stop, None, low, high, False, False, False, 1, "neighbouring_digits")

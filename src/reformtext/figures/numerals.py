"""Numerals in every script: 1,234.5 · 3亿5千万 · 三点五万亿 · 壹佰贰拾叁 · 二〇二〇 · 三分之一 → exact numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reformtext.characters import fold

DIGITS = {c: i for i, row in enumerate(("零〇", "一幺", "二两", "三", "四", "五", "六", "七", "八", "九")) for c in row}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = SMALL | LARGE

# Financial and traditional forms, one code point to one, so that a mapped text keeps its offsets.
_PLAIN_FORMS = str.maketrans(
    "壹贰贳叁肆伍陆柒捌玖拾佰仟萬億兩俩倆貳參陸點負圓圆", "一二二三四五六七八九十百千万亿两两两二三六点负元元"
)

_ARABIC = re.compile(r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+")
_SCIENTIFIC = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})")
_SIGN = re.compile(r"[+\-−－负]")
_MIXED = re.compile(r"(?P<whole>\d{1,30}) +(?P<top>\d{1,30})/(?P<bottom>\d{1,30})")
_CHINESE_DIGITS = re.compile(r"[零〇一二三四五六七八九幺]{2,}")
_SPELLED_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_FINANCIAL = re.compile(r"(?P<yuan>[^元角分]+)元(?:整|正|(?:(?P<jiao>[^元角分])角)?(?:(?P<fen>[^元角分])分)?)")


def parse_number(text: str) -> Decimal | Fraction | None:
    """Return the number that the whole of `text` writes, exactly; None where it is no number.

    Decimal where a decimal ends, Fraction where none does. Reads ASCII and full-width digits, Chinese lower, upper
    (financial) and traditional numerals, mixes with scales, fractions and 百分之; 余 and 多 inside are passed over
    (一千多万 → 10000000), vague numerals with 几 or 数 are None. Spaces do not count.

    >>> parse_number("一亿二千三百万")
    Decimal('123000000')
    >>> parse_number("百分之三十点五")
    Decimal('0.305')
    >>> parse_number("三分之一")
    Fraction(1, 3)
    """
    folded = fold(text).strip().translate(_PLAIN_FORMS)
    mixed = _MIXED.fullmatch(folded)
    if mixed and int(mixed["bottom"]):
        return _exact(int(mixed["whole"]) + Fraction(int(mixed["top"]), int(mixed["bottom"])))
    return _signed(re.sub(r"\s", "", folded))


def _signed(text: str) -> Decimal | Fraction | None:
    sign = _SIGN.match(text)
    if not sign:
        return _unsigned(text)
    value = _unsigned(text[1:])
    return None if value is None else value if sign[0] == "+" else -value


def _unsigned(text: str) -> Decimal | Fraction | None:
    if _SCIENTIFIC.fullmatch(text):
        return _exact(Fraction(text))
    if "分之" in text:
        return _fraction(text)
    if text.count("/") == 1:
        top, bottom = (_plain(part) for part in text.split("/"))
        return None if top is None or not bottom else _exact(Fraction(top) / Fraction(bottom))
    money = _FINANCIAL.fullmatch(text)
    if money:
        return _financial(money)
    return _plain(text)


def _fraction(text: str) -> Decimal | Fraction | None:
    """B分之C, A又B分之C; 百分之 and 千分之 alone are hundredths and thousandths."""
    whole_text, _, rest = text.rpartition("又")
    bottom_text, _, top_text = rest.partition("分之")
    bare = {"百": 100, "千": 1000, "万": 10000}
    bottom = Decimal(bare[bottom_text]) if bottom_text in bare else _plain(bottom_text)
    top = _signed(top_text) if "分之" not in top_text else None
    whole = _plain(whole_text) if whole_text else Decimal(0)
    if top is None or not bottom or whole is None:
        return None
    return _exact(Fraction(whole) + Fraction(top) / Fraction(bottom))


def _financial(match: re.Match[str]) -> Decimal | None:
    value = _plain(match["yuan"])
    if value is None:
        return None
    for part, unit in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if match[part]:
            digit = DIGITS.get(match[part])
            if digit is None:
                return None
            value += digit * unit
    return value


def _exact(value: Fraction) -> Decimal | Fraction:
    """A Decimal where the fraction's decimal ends, else the fraction."""
    bottom, twos, fives = value.denominator, 0, 0
    while bottom % 2 == 0:
        bottom, twos = bottom // 2, twos + 1
    while bottom % 5 == 0:
        bottom, fives = bottom // 5, fives + 1
    if bottom != 1:
        return value
    places = max(twos, fives)
    return plain_decimal(Decimal(value.numerator * 10**places // value.denominator).scaleb(-places))


def plain_decimal(value: Decimal) -> Decimal:
    """The same number without an exponent and without trailing zeros: 1E+3 → 1000, 5.0 → 5."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < 27 else Decimal(int(value))
    return value.normalize()


def _plain(text: str) -> Decimal | None:
    """A numeral without sign or fraction: Arabic, Chinese or mixed."""
    text = re.sub(r"[余多](?=[十百千万亿兆]|$)", "", text.translate(_SPELLED_TENS))
    if _ARABIC.fullmatch(text):
        return plain_decimal(Decimal(text.replace(",", "").replace("，", "")))
    if text.startswith("半"):
        rest = text[1:]
        return Decimal("0.5") if not rest else Decimal(SCALES[rest]) / 2 if rest in SCALES else None
    if "点" in text:
        return _with_point(text)
    if _CHINESE_DIGITS.fullmatch(text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    return _with_scales(text)


_POINT = re.compile(r"(?P<whole>.+)点(?P<places>[零〇一二三四五六七八九]+|\d+)(?P<scales>[十百千万亿兆]*)")


def _with_point(text: str) -> Decimal | None:
    match = _POINT.fullmatch(text)
    whole = _plain(match["whole"]) if match and "点" not in match["whole"] else None
    if match is None or whole is None or whole != whole.to_integral_value():
        return None
    places = "".join(c if c.isdigit() and c.isascii() else str(DIGITS[c]) for c in match["places"])
    value = whole + Decimal(int(places)).scaleb(-len(places))
    for scale in match["scales"]:
        value *= SCALES[scale]
    return plain_decimal(value)


_TOKEN = re.compile(r"(?P<arabic>(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?)|(?P<other>.)", re.S)


def _with_scales(text: str) -> Decimal | None:
    """Digits under scales, from left to right: 一百零一万一千 · 3亿5千万 · 三万五 (shorthand) · 四万万."""
    total = section = Decimal(0)  # above 万 and below it
    number: Decimal | None = None  # the digit (or Arabic number) that waits for its scale
    last_small = 10**4  # small scales fall within a section
    last_scale = 0  # for the shorthand 三百五 = 350
    seen = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if match["arabic"] or (token in DIGITS and token not in "零〇"):
            if number is not None:
                return None
            number = Decimal(token.replace(",", "").replace("，", "")) if match["arabic"] else Decimal(DIGITS[token])
        elif token in "零〇":
            if number is not None:
                return None
            last_scale = 0
            if text in "零〇":
                return Decimal(0)
            continue
        elif token in SMALL:
            scale = SMALL[token]
            if scale >= last_small:
                return None
            section += (Decimal(1) if number is None else number) * scale
            number, last_small, last_scale = None, scale, scale
        elif token in LARGE:
            scale = LARGE[token]
            if number is None and not section and not total:
                return None
            if token == "万":
                low = section + (number or 0)
                total = total * scale if not low else total + low * scale
            else:
                total = _raise(total, section + (number or 0), scale)
            section, number, last_small, last_scale = Decimal(0), None, 10**4, scale
        else:
            return None
        seen = True
    if not seen or (text[0] in "百千" and len(text) == 1):
        return None
    if number is not None and last_scale > 10 and number < 10 and text[-2] in SCALES:
        number *= last_scale // 10
    return plain_decimal(total + section + (number or 0))


def _raise(total: Decimal, low: Decimal, scale: int) -> Decimal:
    """Put what stands before 亿 or 兆 under it; what already stood under a higher 亿 or 兆 stays: 三亿五千万, 4万亿."""
    above = total // scale * scale
    below = total - above if above else total
    if above and not below and not low:
        return total * scale
    return above + (below + low) * scale


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral found in text: its span, its value or bounds, and whether it says more (余, 多) or is vague (数十)."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    over: bool
    arabic: bool
    bare_scale: bool  # 百, 亿 without a digit: a number only where a degree word stands (近百, 上亿)
    scale: int  # what the written scale multiplies by: 3.2万 → 10000


_A = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+(?: \d+(?=[万亿]))?)?"
# A scale after Arabic digits; 千 before 瓦, 克, 米 belongs to the unit.
_S = r"(?:[十百千]?(?:万亿|亿|万)|千(?![瓦克米伏卡帕赫焦])|百(?!分))"
_SC = r"[十百千万亿]"
_CD = "零〇一二三四五六七八九两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
# Arabic with scales (3亿5千万, 150多亿, 1280 亿); or Chinese, with 点 only between digits. Character classes of
# neighbours are disjoint, so that no input makes the match backtrack further than one part.
NUMERAL = re.compile(
    rf"(?P<arabic>{_A}(?: ?[余多]?{_S}(?:{_A}(?=[十百千万亿]))?)*)"
    rf"|(?P<vague>好?几{_SC}+|数{_SC}+|[一二两三四五六七八九]?十几{_SC}*)"
    rf"|(?P<chinese>[{_CD}十百千万亿]+(?:点[{_CD}]+[万亿]*)?(?:[余多][十百千万亿]+)?)"
)
_NUMERAL_START = re.compile(rf"[\d{_CD}十百千万亿几数半]")
_PAIR = re.compile(r"(?P<first>[一二三四五六七八])(?P<second>[二三四五六七八九])(?P<rest>[十百千万亿]*)")
_TENS_PAIR = re.compile(r"(?P<ten>[二三四五六七八九]?十)(?P<first>[一二三四五六七八])(?P<second>[二三四五六七八九])")

ScanResult = Numeral | None
Scan = Callable[[str, int], ScanResult]


def next_numeral_start(text: str, start: int, end: int) -> int:
    """Return the first offset in text[start:end] at which a numeral may begin, or -1."""
    match = _NUMERAL_START.search(text, start, end)
    return match.start() if match else -1


def scan(text: str, start: int, end: int) -> Numeral | None:
    """Read the longest numeral of folded `text` at `start`, within `end`; None where there is none."""
    match = NUMERAL.match(text, start, end)
    if not match:
        return None
    stop = match.end()
    if match["vague"]:
        return _vague(match)
    if text[stop - 1] == "千" and stop - start > 1 and text[stop : stop + 1] in "瓦克米伏卡帕赫焦":
        stop -= 1
    written = text[start:stop]
    plain = written.translate(_PLAIN_FORMS).replace(" ", "")
    pair = None if match["arabic"] else _PAIR.fullmatch(plain) or _TENS_PAIR.fullmatch(plain)
    if pair:
        ranged = _approximate(pair, start, stop)
        if ranged:
            return ranged
    value = _plain(plain)
    # 亿, 百, 千万: scales without a digit
    bare = not match["arabic"] and plain[0] in "百千万亿" and all(char in SCALES for char in plain.rstrip("余多"))
    if value is None and bare:
        value = _plain("一" + plain)
    if value is None:
        return None
    scale = 1
    for char in reversed(plain):
        if char not in LARGE:
            break
        scale *= LARGE[char]
    over = bool(re.search(r"[余多]", plain))
    return Numeral(start, stop, value, None, None, over, bool(match["arabic"]), bare or plain == "十", scale)


def _vague(match: re.Match[str]) -> Numeral:
    """数十 → 20..90, 十几 → 11..19, 二十几 → 21..29, 几百万 → 2000000..9000000."""
    written = match[0].removeprefix("好")
    if "十几" in written:
        tens = Decimal(DIGITS.get(written[0], 1) * 10)
        factor = _factor(written[written.index("几") + 1 :])
        low, high = (tens + 1) * factor, (tens + 9) * factor
    else:
        factor = _factor(written[1:])
        low, high = 2 * factor, 9 * factor
    return Numeral(match.start(), match.end(), None, low, high, False, False, False, 1)


def _factor(scales: str) -> Decimal:
    factor = Decimal(1)
    for char in scales:
        factor *= SCALES[char]
    return factor


def _approximate(pair: re.Match[str], start: int, stop: int) -> Numeral | None:
    """Two neighbouring digits are a range: 三四百 → 300..400, 十七八 → 17..18; 三五 likewise."""
    first, second = DIGITS[pair["first"]], DIGITS[pair["second"]]
    if second - first != 1 and (first, second) != (3, 5):
        return None
    groups = pair.groupdict()
    base = Decimal(DIGITS.get(groups["ten"][0], 1) * 10) if groups.get("ten") else Decimal(0)
    factor = _factor(groups.get("rest") or "")
    low, high = (base + first) * factor, (base + second) * factor
    return Numeral(start, stop, None, low, high, False, False, False, 1)

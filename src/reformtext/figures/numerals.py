"""Numerals in every script: 1,234.5 · 3亿5千万 · 三点五万亿 · 壹佰贰拾叁 · 二〇二〇 · 三分之一 → exact numbers."""

import re
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction

from reformtext.characters import fold
from reformtext.patterns import lazy

DIGITS = {c: i for i, row in enumerate(("零〇", "一幺", "二两", "三", "四", "五", "六", "七", "八", "九")) for c in row}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = SMALL | LARGE

# Financial forms, folded before, one code point to one, so that a mapped text keeps its offsets.
PLAIN_FORMS = str.maketrans(
    "壹弌贰弍叁叄参弎仨肆伍陆柒捌玖拾佰仟俩·・•圆○",
    "一一二二三三三三三四五六七八九十百千两点点点元〇",
)
_SPELLED_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})

# Longer than any number that is written; what is beyond it is none, so that no input costs more than its length.
LONGEST = 1000
# Precise enough for every product of such a number with its scales: nothing is ever rounded.
_EXACT = Context(prec=4 * LONGEST, Emax=MAX_EMAX, Emin=MIN_EMIN)

_ARABIC_TEXT = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_ARABIC = lazy(rf"{_ARABIC_TEXT}|\.\d+")
_SCIENTIFIC = lazy(r"(?P<digits>\d+\.?\d*|\.\d+)(?:[eE]|[×xX*]10\^)(?P<power>[+-]?\d{1,3})")
_SIGN = lazy(r"[+\-−－负正]|零下")
_MIXED = lazy(r"(?P<whole>\d{1,30}) +(?P<top>\d{1,30})/(?P<bottom>\d{1,30})")
_CHINESE_DIGITS = lazy(r"[零〇一二三四五六七八九幺]{2,}")
_FINANCIAL = lazy(r"(?P<yuan>[^元角分]+)元(?:整|正|(?:(?P<jiao>[^元角分])角)?(?:(?P<fen>[^元角分])分)?)")
_TENTHS = lazy(r"(?P<tens>[^成折]+)(?P<word>[成折])(?P<rest>[一二三四五六七八九\d半])?")
_PER = {"%": 100, "‰": 1000, "‱": 10000}
_HALVES = {"一半": Decimal("0.5"), "对折": Decimal("0.5"), "半折": Decimal("0.5")}


def parse_number(text: str) -> Decimal | Fraction | None:
    """Return the number that the whole of `text` writes, exactly; None where it is no number.

    Decimal where a decimal ends, Fraction where none does. Reads ASCII and full-width digits, Chinese lower, upper
    (financial) and traditional numerals, mixes with scales, fractions, 百分之, %, 成, 折, an ordinal's 第. 余 and 多
    inside are passed over (一千多万 → 10000000); vague numerals with 几 or 数 are None. Spaces do not count.
    docs/numerals.md says what is left out, and why.

    >>> parse_number("一亿二千三百万")
    Decimal('123000000')
    >>> parse_number("百分之三十点五")
    Decimal('0.305')
    >>> parse_number("三分之一")
    Fraction(1, 3)
    """
    if len(text) > LONGEST:
        return None
    folded = fold(text).strip().translate(PLAIN_FORMS).removeprefix("第")
    mixed = _MIXED.fullmatch(folded)
    if mixed and int(mixed["bottom"]):
        return _exact(int(mixed["whole"]) + Fraction(int(mixed["top"]), int(mixed["bottom"])))
    return _signed("".join(folded.split()))


def plain_decimal(value: Decimal) -> Decimal:
    """The same number without an exponent and without trailing zeros: 1E+3 → 1000, 5.0 → 5."""
    if value == value.to_integral_value(context=_EXACT):
        return value.quantize(Decimal(1), context=_EXACT)
    return value.normalize(context=_EXACT)


def product(value: Decimal, factor: Decimal | int) -> Decimal:
    """The exact product, plain: 170.15 times 10000 → 1701500."""
    return plain_decimal(_EXACT.multiply(value, Decimal(factor)))


def total(*values: Decimal) -> Decimal:
    """The exact sum."""
    result = Decimal(0)
    for value in values:
        result = _EXACT.add(result, value)
    return result


def _signed(text: str) -> Decimal | Fraction | None:
    sign = _SIGN.match(text)
    if not sign:
        return _unsigned(text)
    value = _unsigned(text[sign.end() :])
    return None if value is None else value if sign[0] in "+正" else -value


def _unsigned(text: str) -> Decimal | Fraction | None:
    scientific = _SCIENTIFIC.fullmatch(text)
    if scientific:
        return plain_decimal(Decimal(scientific["digits"]).scaleb(int(scientific["power"]), context=_EXACT))
    if text in _HALVES:
        return _HALVES[text]
    if "分之" in text:
        return _fraction(text)
    if text.count("/") == 1:
        top, bottom = (plain_number(part) for part in text.split("/"))
        return None if top is None or not bottom else _exact(Fraction(top) / Fraction(bottom))
    if text[-1:] in _PER:
        part = plain_number(text[:-1])
        return None if part is None else _exact(Fraction(part) / _PER[text[-1]])
    money = _FINANCIAL.fullmatch(text)
    if money:
        return _financial(money)
    tenths = _TENTHS.fullmatch(text)
    if tenths:
        return _tenths(tenths)
    return plain_number(text)


def _fraction(text: str) -> Decimal | Fraction | None:
    """B分之C, A又B分之C; in 百分之百 and 万万分之一 scales stand without a digit."""
    whole_text, _, rest = text.rpartition("又")
    bottom_text, _, top_text = rest.partition("分之")
    bottom = plain_number(_counted(bottom_text))
    top = _signed(_counted(top_text)) if "分之" not in top_text and "又" not in whole_text else None
    whole = plain_number(whole_text) if whole_text else Decimal(0)
    if top is None or not bottom or whole is None:
        return None
    return _exact(Fraction(whole) + Fraction(top) / Fraction(bottom))


def _counted(text: str) -> str:
    """百 → 一百: scales alone are counted once."""
    return "一" + text if text and all(char in SCALES for char in text) else text


def _financial(match: re.Match[str]) -> Decimal | None:
    value = plain_number(match["yuan"])
    if value is None:
        return None
    for part, unit in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if match[part]:
            digit = DIGITS.get(match[part])
            if digit is None:
                return None
            value = total(value, digit * unit)
    return value


def _tenths(match: re.Match[str]) -> Decimal | Fraction | None:
    """七成 → 0.7, 七成五 → 0.75, 九九折 → 0.99, 半成 → 0.05."""
    tens, rest = match["tens"], match["rest"]
    value = plain_number(tens)
    if value is None:
        return None
    if match["word"] == "折" and len(tens) == 2 and value > 10 and "十" not in tens:  # 七五折, 75折
        value = product(value, Decimal("0.1"))
    more = Decimal(0) if not rest else Decimal(5) if rest == "半" else Decimal(DIGITS.get(rest, rest))
    return product(total(product(value, 10), more), Decimal("0.01"))


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
    whole = Decimal(value.numerator * 10**places // value.denominator)
    return plain_decimal(whole.scaleb(-places, context=_EXACT))


_HALF_MORE = lazy(r"(?P<whole>.+?)(?P<scale>个|[百千万亿])半")


def plain_number(text: str) -> Decimal | None:
    """A numeral without sign or fraction in plain forms: Arabic, Chinese or mixed."""
    text = re.sub(r"[余多](?=[十百千万亿兆]|$)", "", text.translate(_SPELLED_TENS))
    if _ARABIC.fullmatch(text):
        return plain_decimal(Decimal(text.replace(",", "").replace("，", "")))
    if text.startswith("半"):
        rest = text[1:]
        return Decimal("0.5") if not rest else Decimal(SCALES[rest]) / 2 if rest in SCALES else None
    half = _HALF_MORE.fullmatch(text)
    if half:  # 两个半, 一万半
        scale = 1 if half["scale"] == "个" else SCALES[half["scale"]]
        whole = plain_number(half["whole"] + ("" if scale == 1 else half["scale"]))
        return None if whole is None else total(whole, Decimal(scale) / 2)
    if "点" in text:
        return _with_point(text)
    if _CHINESE_DIGITS.fullmatch(text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    return _with_scales(text)


_POINT = lazy(
    r"(?P<whole>.*)点(?P<places>[零〇一二三四五六七八九]+|\d+|[二三四五六七八九]十[一二三四五六七八九])(?P<scales>[十百千万亿兆]*)"
)


def _with_point(text: str) -> Decimal | None:
    match = _POINT.fullmatch(text)
    whole = plain_number(match["whole"] or "零") if match and "点" not in match["whole"] else None
    if match is None or whole is None or whole != whole.to_integral_value(context=_EXACT):
        return None
    places = match["places"].replace("十", "")  # 零点七十七 is 0.77
    digits = "".join(c if c.isdigit() and c.isascii() else str(DIGITS[c]) for c in places)
    value = total(whole, Decimal(int(digits)).scaleb(-len(digits), context=_EXACT))
    for scale in match["scales"]:
        value = product(value, SCALES[scale])
    return plain_decimal(value)


_TOKEN = lazy(rf"(?s)(?P<arabic>{_ARABIC_TEXT})|(?P<other>.)")


def _with_scales(text: str) -> Decimal | None:
    """Digits under scales, from left to right: 一百零一万一千 · 3亿5千万 · 三万五 (shorthand) · 四万万."""
    above = section = Decimal(0)  # what 万 and higher scales have closed, and what stands below them so far
    number: Decimal | None = None  # the digit (or Arabic number) that waits for its scale
    last_small = 10**4  # small scales fall within a section
    last_scale = 0  # for the shorthand 三百五 = 350
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
        elif token in SMALL:
            scale = SMALL[token]
            if scale >= last_small:
                return None
            section = total(section, product(Decimal(1) if number is None else number, scale))
            number, last_small, last_scale = None, scale, scale
        elif token in LARGE:
            scale = LARGE[token]
            if number is None and not section and not above:
                return None
            below = total(section, number or Decimal(0))
            if token == "万":
                above = total(above, product(below, scale)) if below else product(above, scale)
            else:
                above = _raised(above, below, scale)
            section, number, last_small, last_scale = Decimal(0), None, 10**4, scale
        else:
            return None
    if not text or text in ("百", "千") or (len(text) > 1 and text[-1] == "两"):
        return None  # 三百两 weighs, it does not count 320
    if number is not None and last_scale > 10 and number < 10 and len(text) > 1 and text[-2] in SCALES:
        number = product(number, last_scale // 10)
    return plain_decimal(total(above, section, number or Decimal(0)))


def _raised(above: Decimal, below: Decimal, scale: int) -> Decimal:
    """Put what stands before 亿 or 兆 under it; what already stood under a higher 亿 or 兆 stays: 三亿五千万, 4万亿."""
    closed = product(_EXACT.divide_int(above, Decimal(scale)), scale)
    open_ = _EXACT.subtract(above, closed) if closed else above
    if closed and not open_ and not below:
        return product(above, scale)
    return total(closed, product(total(open_, below), scale))

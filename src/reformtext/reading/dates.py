"""Calendar dates as Chinese pages, bylines and file names write them."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from reformtext.patterns import lazy

_DIGITS = {character: value for value, group in enumerate(("〇○零Ｏ", *"一二三四五六七八九")) for character in group}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


_MONTH = "|".join(_MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d\d)"


class _Form(NamedTuple):
    """A way to write a date, and what tells at once that a text holds none written so."""

    possible: Callable[[str], bool]
    pattern: re.Pattern[str]


def _is_english(text: str) -> bool:
    return "20" in text and text.lower() != text


_FORMS = (
    _Form(
        lambda text: True,
        lazy(
            rf"(?<!\d){_YEAR}(?: ?[年./-](?: ?/)? ?| (?=\d\d ?[/-]))"
            r"(?P<month>\d{1,2}) ?[月./-](?: ?/)? ?(?P<day>\d{1,2})(?!\d)(?: ?日)?"
        ),
    ),
    _Form(  # 24-10-01 08:00
        lambda text: text.count("-") > 1 and ":" in text,
        lazy(r"(?<![\d-])(?P<year>\d\d)-(?P<month>\d\d)-(?P<day>\d\d) (?=\d{1,2}:\d\d)"),
    ),
    _Form(  # October 01, 2024
        _is_english, lazy(rf"\b(?P<month>{_MONTH})[a-z]*\.? (?P<day>\d{{1,2}}),? {_YEAR}(?!\d)")
    ),
    _Form(  # 01 Oct 2024
        _is_english, lazy(rf"(?<!\d)(?P<day>\d{{1,2}}) (?P<month>{_MONTH})[a-z]*\.?,? {_YEAR}(?!\d)")
    ),
    _Form(  # 10/1/2024, 8:00:00 AM
        _is_english,
        lazy(rf"(?<![\d/])(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_YEAR},? (?=\d{{1,2}}:[\d:]+ ?[AP]M)"),
    ),
    _Form(  # 十月 1st, 2024, as programs for blogs write it
        lambda text: "月 " in text and "," in text,
        lazy(r"(?P<month>十[一二]?|[一二三四五六七八九])月 (?P<day>\d{1,2})(?:st|nd|rd|th)?, ?" + _YEAR + r"(?!\d)"),
    ),
    _Form(  # 01.10.2024, as pages from abroad write it
        lambda text: text.count(".") > 1,
        lazy(rf"(?<![\d.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}(?![\d.])"),
    ),
)


@cache
def _in_characters() -> re.Pattern[str]:
    zero_to_nine = "〇○零Ｏ一二三四五六七八九"
    return re.compile(
        rf"([一二][{zero_to_nine}]{{3}})年(?:([一二三四五六七八九十]{{1,2}})月(?:([一二三四五六七八九十]{{1,3}})日)?)?"
    )


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and ISO form of every full date in `text`, whose digits are in half width.

    >>> [iso for _, _, iso in find("2024年10月1日 来源：新华网 更新：2024-10-02 08:00")]
    ['2024-10-01', '2024-10-02']
    >>> [iso for _, _, iso in find("01.10.2024  08:00")]  # as pages from abroad write it
    ['2024-10-01']
    >>> [iso for _, _, iso in find("24-10-01 08:00")], [iso for _, _, iso in find("08:30, October 01, 2024")]
    (['2024-10-01'], ['2024-10-01'])
    >>> [first(text) for text in ("Tue, 01 Oct 2024 08:00:00 GMT", "10/1/2024, 8:00:00 AM", "十月 1st, 2024")]
    ['2024-10-01', '2024-10-01', '2024-10-01']
    """
    for form in _FORMS:
        for match in form.pattern.finditer(text) if form.possible(text) else ():
            iso = _iso(f"20{match['year']}"[-4:], str(_month(match["month"])), match["day"])
            if iso:
                yield match.start(), match.end(), iso


def first(text: str) -> str | None:
    """Return the first date of `text` as exact as it is written, in digits or in characters.

    >>> first("二〇二六年一月二十七日"), first("——2015年1月12日在大会上"), first("（2006年2月）")
    ('2026-01-27', '2015-01-12', '2006-02')
    """
    for _, _, iso in find(text):
        return iso
    match = _in_characters().search(text)
    if match:
        year = "".join(str(_DIGITS[c]) for c in match[1])
        month, day = (_small(part) if part else 0 for part in (match[2], match[3]))
        if month and day:
            return _iso(year, str(month), str(day))
        return f"{year}-{month:02d}" if 1 <= month <= 12 else year
    match = re.search(r"(?<!\d)((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月", text)
    return f"{match[1]}-{int(match[2]):02d}" if match and 1 <= int(match[2]) <= 12 else None


def short(text: str) -> str | None:
    """Return the date of a value such as 19-12-21 09:01, whose century goes without saying."""
    match = re.match(r"\s*(\d\d)[-/.](\d\d)[-/.](\d\d)(?=\d\d:|\D|$)", text)
    return _iso(f"20{match[1]}", match[2], match[3]) if match else None


def year(text: str) -> str | None:
    """Return the year that a title or a file name states: 2015年政府工作报告, province_海南省_2021.txt."""
    match = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.sub(r"(?<=\d) (?=\d)", "", text))
    return match[1] if match else None


def compact(text: str) -> str | None:
    """Return a date written in one run or by folders, as in addresses and file names: 20190918, /2019/0918/.

    >>> compact("t20190918_693227.shtml"), compact("/n1/2019/0615/c1013.html"), compact("content_5351590.htm")
    ('2019-09-18', '2019-06-15', None)
    """
    for match in re.finditer(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?!\d)", text):
        iso = _iso(*match.groups())
        if iso:
            return iso
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _month(written: str) -> int:
    """Return the number of a month: 10, Oct, 十."""
    if written in _MONTHS:
        return _MONTHS.index(written) + 1
    return int(written) if written.isdigit() else _small(written)


def _small(numeral: str) -> int:
    """Return the value of 一 to 九十九."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _DIGITS[numeral] if len(numeral) == 1 else 0
    return _DIGITS.get(tens, 0 if tens else 1) * 10 + _DIGITS.get(ones, 0)

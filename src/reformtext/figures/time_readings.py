"""What time words mean, each read against the document's date: a period of years, months or days."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from reformtext.figures.time_words import Anchor, count, month_of, written_year
from reformtext.model import Period
from reformtext.resources.files import read_rows


@cache
def _eras() -> tuple[tuple[str, str], ...]:
    return tuple((start, end) for _pattern, start, end in read_rows("eras.tsv"))


def read_expression(match: re.Match[str], anchor: Anchor) -> Period | None:
    """Turn one time expression into a period; None where it needs a document date that is not known."""
    if match["compared"]:
        return None
    for kind, absolute in _ABSOLUTE.items():
        if match[kind]:
            return absolute(match, anchor)
    for i, (start, end) in enumerate(_eras()):
        if match[f"era{i}"]:
            return _of_era(match, start, end, anchor)
    if anchor.year is None:
        return None
    for kind, relative in _RELATIVE.items():
        if match[kind]:
            return relative(match, anchor, anchor.year)
    # 目前 of a report's review belongs to the year reviewed
    return _of_years(anchor.last, anchor.last, match)


def _of_years(first: int, last: int, match: re.Match[str]) -> Period:
    return Period(str(first), str(last), match[0])


def _since(match: re.Match[str], anchor: Anchor) -> Period | None:
    """2019年以来; 自7月1日起, said in May: from then on; 从2021年起，用3年时间; 1979年以来的19年间."""
    if years := count(match["since_n"] or match["since_for"]):
        first = written_year(match["since"])
        return _of_years(first, first + years - 1, match)
    since = _date(written_year(match["since"]), match["since_month"], None)
    return Period(since, max(since, anchor.now), match[0]) if anchor.now else None


def _decade(match: re.Match[str], anchor: Anchor) -> Period:
    """80年代初; 90年代以来, said in 1998."""
    decade = 1900 + (int(match["tens"]) if match["tens"].isdigit() else 10 * count(match["tens"][0]))
    begins, ends = _OF_DECADE.get((match["tens_part"] or "")[:1], (0, 9))
    running = anchor.year is not None and decade + begins <= anchor.year < decade + ends
    return _of_years(decade + begins, anchor.year if running and anchor.year else decade + ends, match)


def _stretch(match: re.Match[str], _anchor: Anchor) -> Period | None:
    """2016—2020年, 2021至23年."""
    first, last = written_year(match["first"]), match["last"]
    last_year = written_year(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return _of_years(first, last_year, match) if last_year >= first else None


def _written(match: re.Match[str], _anchor: Anchor) -> Period:
    """2023年, 2023年5月, 2023年5月6日."""
    written = _date(written_year(match["year"]), match["month"], match["day"])
    return Period(written, written, match[0])


def _of_era(match: re.Match[str], start: str, end: str, anchor: Anchor) -> Period | None:
    """“十三五”期间, “十四五”前四年, “十三五”末."""
    if end and match[0].endswith("末"):
        return Period(end, end, match[0])
    years = count(match["era_n"])
    return _era(start, str(int(start) + years - 1) if years else end, match[0], anchor)


def _holiday(match: re.Match[str], anchor: Anchor, year: int) -> Period:
    there = anchor.last if anchor.report_review else year - _of_last_year(month_of(match[0]), anchor.published)
    return _of_years(there, there, match)


def _relative(match: re.Match[str], anchor: Anchor, year: int) -> Period:
    """去年, 今明两年, 去年9月以来."""
    word = match["relative"]
    if match[0].endswith(("以来", "至今", "起", "开始")):
        since = str(year - max(0, "今去前".find(word[0])))
        return Period(since, max(since, anchor.now), match[0])
    if word == "今明两年":
        return _of_years(year, year + 1, match)
    at = {"去年": year - 1, "上年": anchor.last - 1, "前年": year - 2, "明年": year + 1}
    at |= dict.fromkeys(("一年来", "当年", "本年"), anchor.last)
    there = at.get(word, year)
    return _of_years(there, there, match)


_LONGEST_PLAN = 10  # years: 经过三十年的努力 looks back


def _ago(match: re.Match[str], anchor: Anchor, year: int) -> Period:
    """过去五年, 三年来."""
    years = count(match["ago_n"] or match["past_n"])
    if match[0].startswith("过去") and "01" <= anchor.published[5:7] <= "03":
        last = anchor.last if anchor.report_review else year - 1
        return _of_years(last - years + 1, last, match)  # 过去的一年, said in January: the year that is over
    counted_up = match["past_n"] and match[0].endswith("来") and years <= _LONGEST_PLAN
    if counted_up and anchor.published[5:7] == "01" and not anchor.report_review:
        return _of_years(year - years, year - 1, match)  # 五年来, said in January
    return _of_years(anchor.last - years + (1 if anchor.report_review else 0), anchor.last, match)


def _century_end(match: re.Match[str], _anchor: Anchor, year: int) -> Period:
    there = (year // 100 + 1) * 100
    return _of_years(there, there, match)


def _years_before(match: re.Match[str], _anchor: Anchor, year: int) -> Period:
    there = year - count(match["before_n"])
    return _of_years(there, there, match)


def _years_after(match: re.Match[str], _anchor: Anchor, year: int) -> Period:
    there = year + count(match["after_n"])
    return _of_years(there, there, match)


def _in_years(match: re.Match[str], anchor: Anchor, year: int) -> Period | None:
    """用三年时间, 五年内, of a plan; 经过五年努力, of a review too; 计划用三年时间, wherever it is said."""
    years = count(match["used_n"] or match["within_n"])
    if not 0 < years <= (_LONGEST_PLAN if match[0][0] in "经通" else 100):
        return None
    if anchor.ahead:
        return _of_years(anchor.coming, anchor.coming + years - 1, match)
    if match["planned"]:  # said in May: three years on; said in January: the year and two more
        return _of_years(year, year + years - (anchor.published[5:7] <= "03"), match)
    past = anchor.report_review and match["used_n"] and match[0][0] != "用"  # 经过五年努力，产值由30亿元增加到80亿元
    return _of_years(anchor.last - years + 1, anchor.last, match) if past else None


def _coming_years(match: re.Match[str], anchor: Anchor, _year: int) -> Period:
    return _of_years(anchor.coming, anchor.coming + count(match["coming_n"]) - 1, match)


def _part(match: re.Match[str], anchor: Anchor, year: int) -> Period:
    """前三季度, 下半年以来."""
    over = _of_last_year(match["part"], anchor.published)
    if match["on"]:
        since = part_of_year(match, year - over, match[0]).start
        return Period(since, max(since, anchor.now), match[0])
    there = year - 1 if over else anchor.last
    return part_of_year(match, there, match[0])


# by the group that holds what they read, in the order in which they are asked
_ABSOLUTE: Mapping[str, Callable[[re.Match[str], Anchor], Period | None]] = {
    "since": _since,
    "tens": _decade,
    "first": _stretch,
    "year": _written,
}
_RELATIVE: Mapping[str, Callable[[re.Match[str], Anchor, int], Period | None]] = {
    "holiday": _holiday,
    "relative": _relative,
    "ago": _ago,
    "century": _century_end,
    "before_n": _years_before,
    "after_n": _years_after,
    "used_n": _in_years,
    "within_n": _in_years,
    "coming_n": _coming_years,
    "part": _part,
}


def named_years(match: re.Match[str]) -> Period | None:
    """The first and last year of a stretch that is named by its years or by its plan, however much of it is over."""
    if match["first"]:
        first = written_year(match["first"])
        last = written_year(match["last"])
        last = first // 100 * 100 + last if last < 100 else last
        return Period(str(first), str(last), match[0]) if last > first else None
    for i, (start, end) in enumerate(_eras()):
        if match[f"era{i}"] and start and end and not match[0].endswith("末"):
            return Period(start, end, match[0])
    return None


_OF_DECADE = {"初": (0, 3), "中": (5, 5), "末": (7, 9), "后": (6, 9)}


_QUARTERS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}


def part_of_year(match: re.Match[str], year: int, words: str) -> Period:
    """The months of a part of a year: 上半年, 前三季度, 前7个月, 1—8月, 8月底."""
    if match["half"]:
        first, last = (1, 6) if match["half"] == "上" else (7, 12)
    elif match["quarters"]:
        first, last = 1, 9
    elif match["quarter"]:
        first, last = _QUARTERS[match["quarter"]]
    elif match["months"]:
        first, last = 1, count(match["months"])
    elif match["from_month"]:
        first, last = int(match["from_month"]), int(match["to_month"])
    else:
        first = last = int(match["at_month"])
    day, to_day = match["at_day"], match["to_day"]
    if to_day:  # 7月18日至19日
        last = int(match["to_at"] or last)
    return Period(_date(year, str(first), day), _date(year, str(last), to_day or day), words)


def _era(start: str, end: str, words: str, anchor: Anchor) -> Period | None:
    """A named stretch of time; one that is still running ends, for what is reported, with what is reported."""
    if end and anchor.year and int(start) >= anchor.year and not words.endswith("以来"):
        return Period(start, end, words)  # “十五五”期间, said in 2026: it has only begun
    now = anchor.published or (str(anchor.year) if anchor.year else "")
    if anchor.report_review:
        now = str(anchor.last)
    if end and anchor.year and not anchor.ahead and int(end) >= anchor.year:
        now = end = str(anchor.last)
    return Period(start, end or now, words) if (end or now) >= start and (end or now) else None


def _of_last_year(part: str, published: str) -> bool:
    """12月 in an item of January is last year's."""
    month, now = re.search(r"(\d{1,2})个?月", part), re.match(r"\d{4}-(\d{2})", published)
    return bool(month and now and int(month[1]) - int(now[1]) >= 6)


def _date(year: int, month: str | None, day: str | None) -> str:
    if month and 1 <= int(month) <= 12:
        if day and 1 <= int(day) <= 31:
            return f"{year}-{int(month):02d}-{int(day):02d}"
        return f"{year}-{int(month):02d}"
    return str(year)

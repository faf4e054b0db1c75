"""Time words and what they mean: 去年, 前三季度, “十三五”以来, each read against the document's date."""

import re
import sys
from functools import cache
from typing import NamedTuple

from reformtext.figures.numerals import DIGITS, parse_number
from reformtext.figures.outlook import Outlook, coming_year, is_annual
from reformtext.model import Document, Period
from reformtext.patterns import lazy
from reformtext.resources.files import read_rows

_CHINESE_YEAR = r"[一二][零〇一二三四五六七八九○]{3}"
_SPELLED = lazy(_CHINESE_YEAR)
N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"


@cache
def _eras() -> tuple[tuple[str, str], ...]:
    return tuple((start, end) for _pattern, start, end in read_rows("eras.tsv"))


# What a time expression may begin with: the search passes over everything else quickly.
_BEGINS = (
    r"\d一二两三四五六七八九十比较同与超高低过近最这前今本当去上明未下第目眼如现连日昨此截党改新建解全用"
    r"年开入春元清端暑国中寒双迄至多“\""
)
_COMPARED = r"(?:(?<![占同环对可])比(?![重例率值])|较|同(?!比)|与|超过|[高低]于)"
_MONTH = r"(?:1[012]|[1-9]|十[一二]?|[一二两三四五六七八九])"


def expression(text: str, start: int = 0, end: int = sys.maxsize) -> re.Pattern[str]:
    """What one time expression looks like in text[start:end]; its groups tell its kind."""
    return _expression(spelled=_SPELLED.search(text, start, end) is not None)


@cache
def _expression(*, spelled: bool) -> re.Pattern[str]:
    """`spelled`: years in Chinese numerals too, half of what takes long to compile and seldom met."""
    chinese_year = _CHINESE_YEAR if spelled else "(?!)"
    holidays = "|".join(pattern for pattern, _month in read_rows("holidays.tsv"))
    eras = "|".join(f"(?P<era{i}>{row[0]})" for i, row in enumerate(read_rows("eras.tsv")))
    return re.compile(
        rf"(?=[{_BEGINS}])(?:"
        rf"(?P<compared>{_COMPARED}[^，。；、重例]{{0,4}}?(?:(?:(?:19|20)\d\d|{chinese_year})年(?:[到至](?:(?:19|20)\d\d|{chinese_year})年)?|(?:19|20)\d\d届|上年|去年|前年|上月|年初|同期|(?:\d{{1,2}}[-—－–~～至])?\d{{1,2}}月(?:份|末|底)?|目前|现在|当前|[“\"]?[一二]?十?[一二三四五六七八九]?五[”\"])(?:同期|底|末|第?[一二三四]季度|[上下]半年|(?<=年)\d{{1,2}}月份?)?)"
        rf"|(?P<since>(?:19|20)\d\d|{chinese_year})年(?:(?P<since_month>\d{{1,2}})月)?(?:\d{{1,2}}日)?(?:起|来|[到至](?:现在|目前|今)|(?:(?!改革开放|新中国|建国)[^，。；：、\d年月日]){{0,8}}?(?:以来|至今))"
        rf"|(?P<first>(?:19|20)\d\d|{chinese_year})年?(?:底|末|初)?(?:[-—－–―~至到]{{1,2}})(?P<last>(?:19|20)?\d\d|{chinese_year})年"
        rf"|(?P<year>(?:19|20)\d\d|(?<=[从自到至由在])1[5-8]\d\d(?=年)|{chinese_year})(?:年(?:(?P<month>\d{{1,2}})月(?![-—－~至]))?(?:(?P<day>\d{{1,2}})日)?|(?=(?:[、，和]\s?(?:19|20)\d\d)+年)|(?=届))"
        rf"|(?P<decade>(?:上世纪|(?:20|二十)世纪)?(?P<tens>[2-9]0|[二三四五六七八九]十)年代)(?P<tens_part>初期?|中期|末期?|后期)?"
        rf"|(?P<ago>(?:过去|近|最近|这|(?<![的提])前)(?:的)?(?P<ago_n>{N})(?:多|余)?年(?:来|间|里|中)?|(?P<past_n>{N})(?:多|余)?年多?(?:以来|来|间))"
        rf"|(?P<relative>(?:[今去前]年(?:\d{{1,2}}月份?|[春夏秋冬]季?)?|年初|开年|入[春夏秋冬汛伏])(?:[^，。；：、\d年月日]{{0,6}}?(?:以来|至今|开始(?=，))|起)|今明两年|今年|本年|当年|去年|(?<!以)上年(?!产|价格)|前年|明年|一年来)"
        rf"|(?P<before_n>{N})(?:多|余)?年前(?![后夕沿台期列往进行景途提])"
        rf"|(?P<coming>今后|未来)(?P<coming_n>{N})年|用(?P<used_n>{N})年(?:左右|多)?的?时间|(?<=[，。；：\n])(?P<within_n>{N})年[之以]?内"
        rf"|(?P<part>(?P<half>[上下])半年|(?P<quarters>前三季度)|(?:前|第)?(?P<quarter>[一二三四])季度|(?<!提)前(?P<months>{_MONTH})个月"
        rf"|(?P<from_month>\d{{1,2}})[-—－~至](?P<to_month>\d{{1,2}})月|(?<![\d年])(?P<at_month>\d{{1,2}})月(?:(?P<at_day>\d{{1,2}})日(?:[-—－–~～至到]{{1,2}}(?:(?P<to_at>\d{{1,2}})月)?(?P<to_day>\d{{1,2}})日)?|份|底|末)?(?!\d))(?P<on>以来)?"
        rf"|(?P<holiday>(?<!年)(?<!年的)(?:{holidays}))"
        r"|(?P<century>本世纪末)"
        r"|(?P<whole>全年)"
        r"|(?P<now>目前|眼下|如今|现在|当前|连日来|近(?:几|些)?年来|多年来|近日|日前|今天|今日|昨天|昨日|本次|此次|本届|截至|迄今|至今)"
        rf"|(?:{eras})(?:以来|期?末|前(?P<era_n>[一二三四两]|[1-4])年)?)"
    )


class Anchor(NamedTuple):
    """What relative words count from."""

    year: int | None  # of the document
    published: str
    report_review: bool
    ahead: bool
    reviewed: int | None = None  # the year a review is of

    @classmethod
    def of(cls, document: Document, outlook: Outlook) -> "Anchor":
        """Read a document's date and genre, and what its sentence looks at."""
        published = document.published or ""
        year = int(published[:4]) if re.match(r"\d{4}", published) else None
        report = document.genre == "bulletin" or is_annual(document)
        late = bool(re.match(r"\d{4}-1[012]", published)) and is_annual(document)  # 今年 is the year it plans
        if year and late and outlook.ahead and outlook.year and (outlook.first or outlook.year) == year + 1:
            year += 1
        if year and outlook.rule == "outlook_title" and outlook.year == year + 1:
            year += 1  # 10月1日 of a notice of December on the holidays to come
        running = is_annual(document) and outlook.year == year  # it reviews the year it is of: its first half
        reviewed = outlook.year if (late or running) and not outlook.ahead else None
        return cls(year, published, report and not outlook.ahead, outlook.ahead, reviewed)

    @property
    def coming(self) -> int:
        """The first of the years to come: of a year's last months the next one."""
        return max(self.year or 0, coming_year(self.published) or 0)

    @property
    def last(self) -> int:
        """The last year that is over, for a review; else the document's year."""
        return self.reviewed or (self.year or 0) - (1 if self.report_review else 0)


def written_year(text: str) -> int:
    """The year that is written: 2024, 二〇二四."""
    if text.isdigit() and text.isascii():
        return int(text)
    return int("".join(str(DIGITS.get(char, 0)) for char in text))


def count(text: str | None) -> int:
    """A number of years or months: 3, 三, 十二."""
    value = parse_number(text or "")
    return int(value) if value is not None else 0


def read_expression(match: re.Match[str], anchor: Anchor) -> Period | None:
    """Turn one time expression into a period; None where it needs a document date that is not known."""
    words, year = match[0], anchor.year
    now = str(anchor.last) if anchor.report_review else anchor.published or (str(year) if year else "")
    if match["compared"]:
        return None
    if match["since"]:
        since = _date(written_year(match["since"]), match["since_month"], None)
        return Period(since, max(since, now), words) if now else None  # 自7月1日起, said in May: from then on
    if match["tens"]:
        decade = 1900 + (int(match["tens"]) if match["tens"].isdigit() else 10 * count(match["tens"][0]))
        begins, ends = _OF_DECADE.get((match["tens_part"] or "")[:1], (0, 9))
        running = year is not None and decade + begins <= year < decade + ends  # 90年代以来, said in 1998
        return Period(str(decade + begins), str(year if running else decade + ends), words)
    if match["first"]:
        first, last = written_year(match["first"]), match["last"]
        last_year = written_year(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return Period(str(first), str(last_year), words) if last_year >= first else None
    if match["year"]:
        written = _date(written_year(match["year"]), match["month"], match["day"])
        return Period(written, written, words)
    for i, (start, end) in enumerate(_eras()):
        if match[f"era{i}"]:
            years = count(match["era_n"])  # “十四五”前四年
            last = str(int(start) + years - 1) if years else end
            return Period(end, end, words) if end and words.endswith("末") else _era(start, last, words, anchor)
    if year is None:
        return None
    if match["holiday"]:
        there = anchor.last if anchor.report_review else year - _of_last_year(month_of(words), anchor.published)
        return Period(str(there), str(there), words)
    if match["relative"] and words.endswith(("以来", "至今", "起", "开始")):
        since = str(year - max(0, "今去前".find(words[0])))
        return Period(since, max(since, now), words)
    if match["relative"]:
        at = {"去年": year - 1, "上年": anchor.last - 1, "前年": year - 2, "明年": year + 1}
        at |= dict.fromkeys(("一年来", "当年", "本年"), anchor.last)
        if match["relative"] == "今明两年":
            return Period(str(year), str(year + 1), words)
        there = at.get(match["relative"], year)
        return Period(str(there), str(there), words)
    if match["ago"]:
        years = count(match["ago_n"] or match["past_n"])
        if years == 1 and words.startswith("过去") and "01" <= anchor.published[5:7] <= "03":
            there = anchor.last if anchor.report_review else year - 1
            return Period(str(there), str(there), words)  # 过去的一年, said in January: the year that is over
        return Period(str(anchor.last - years + (1 if anchor.report_review else 0)), str(anchor.last), words)
    if match["century"]:
        there = (year // 100 + 1) * 100
        return Period(str(there), str(there), words)
    if match["before_n"]:
        there = year - count(match["before_n"])
        return Period(str(there), str(there), words)
    if match["used_n"] or match["within_n"]:  # 用三年时间, 五年内, of a plan
        years = count(match["used_n"] or match["within_n"])
        return Period(str(anchor.coming), str(anchor.coming + years - 1), words) if anchor.ahead else None
    if match["coming"]:
        years = count(match["coming_n"])
        return Period(str(anchor.coming), str(anchor.coming + years - 1), words)
    if match["part"] and match["on"]:
        since = part_of_year(match, year, words).start
        return Period(since, max(since, now), words)  # 下半年以来
    if match["part"]:
        return part_of_year(match, year - 1 if _of_last_year(match["part"], anchor.published) else anchor.last, words)
    # 目前 of a report's review belongs to the year reviewed
    return Period(str(anchor.last), str(anchor.last), words)


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


def month_of(holiday: str) -> str:
    """The month a holiday falls in, as time words: 国庆 → 10月."""
    return next((f"{month}月" for pattern, month in read_rows("holidays.tsv") if re.match(pattern, holiday)), "")


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

"""When a figure holds: from its clause, its sentence, its paragraph, else from the section or the document's date."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reformtext.characters import fold_clauses
from reformtext.figures.clauses import REACH, Place
from reformtext.figures.numerals import DIGITS, parse_number
from reformtext.figures.outlook import Outlook, is_annual
from reformtext.model import Change, Document, Period
from reformtext.patterns import lazy
from reformtext.resources.files import read_rows

_CHINESE_YEAR = r"[一二][零〇一二三四五六七八九○]{3}"
_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"


@cache
def _eras() -> tuple[tuple[str, str], ...]:
    return tuple((start, end) for _pattern, start, end in read_rows("eras.tsv"))


# What a time expression may begin with: the search passes over everything else quickly.
_BEGINS = (
    r"\d一二两三四五六七八九十比较同与超高低过近最这前今本当去上明未下第目眼如现连日昨此截党改新建解全"
    r"年开入春元清端暑国中寒双迄至“\""
)
_COMPARED = r"(?:(?<![占同环对可])比(?![重例率值])|较|同(?!比)|与|超过|[高低]于)"
_MONTH = r"(?:1[012]|[1-9]|十[一二]?|[一二两三四五六七八九])"


@cache
def _expression() -> re.Pattern[str]:
    holidays = "|".join(pattern for pattern, _month in read_rows("holidays.tsv"))
    eras = "|".join(f"(?P<era{i}>{row[0]})(?:以来|期?末)?" for i, row in enumerate(read_rows("eras.tsv")))
    return re.compile(
        rf"(?=[{_BEGINS}])(?:"
        rf"(?P<compared>{_COMPARED}[^，。；、重例]{{0,4}}?(?:(?:(?:19|20)\d\d|{_CHINESE_YEAR})年(?:[到至](?:(?:19|20)\d\d|{_CHINESE_YEAR})年)?|上年|去年|前年|上月|年初|同期|(?:\d{{1,2}}[-—－–~～至])?\d{{1,2}}月(?:份|末|底)?|目前|现在|当前|[“\"]?[一二]?十?[一二三四五六七八九]?五[”\"])(?:同期|底|末)?)"
        rf"|(?P<since>(?:19|20)\d\d|{_CHINESE_YEAR})年(?:(?P<since_month>\d{{1,2}})月)?(?:\d{{1,2}}日)?(?:起|(?:(?!改革开放|新中国|建国)[^，。；：、\d年月日]){{0,8}}?(?:以来|至今))"
        rf"|(?P<first>(?:19|20)\d\d|{_CHINESE_YEAR})年?(?:底|末|初)?(?:[-—－–―~至到]{{1,2}})(?P<last>(?:19|20)?\d\d|{_CHINESE_YEAR})年"
        rf"|(?P<year>(?:19|20)\d\d|(?<=[从自到至由在])1[5-8]\d\d(?=年)|{_CHINESE_YEAR})(?:年(?:(?P<month>\d{{1,2}})月(?![-—－~至]))?(?:(?P<day>\d{{1,2}})日)?|(?=(?:[、，和]\s?(?:19|20)\d\d)+年))"
        rf"|(?P<decade>(?:上世纪|(?:20|二十)世纪)?(?P<tens>[2-9]0|[二三四五六七八九]十)年代)(?P<tens_part>初期?|中期|末期?|后期)?"
        rf"|(?P<ago>(?:过去|近|最近|这|(?<!的)前)(?:的)?(?P<ago_n>{_N})(?:多|余)?年(?:来|间|里|中)?|(?P<past_n>{_N})(?:多|余)?年(?:以来|来|间))"
        rf"|(?P<relative>(?:[今去前]年(?:\d{{1,2}}月份?|[春夏秋冬]季?)?|年初|开年|入[春夏秋冬汛伏])(?:[^，。；：、\d年月日]{{0,6}}?(?:以来|至今|开始(?=，))|起)|今年|本年|当年|去年|(?<!以)上年(?!产)|前年|明年|一年来)"
        rf"|(?P<before_n>{_N})(?:多|余)?年前(?![后夕沿台期列往进行景途提])"
        rf"|(?P<coming>今后|未来)(?P<coming_n>{_N})年"
        rf"|(?P<part>(?P<half>[上下])半年|(?:前|第)?(?P<quarter>[一二三四])季度|(?P<quarters>前三季度)|(?<!提)前(?P<months>{_MONTH})个月"
        rf"|(?P<from_month>\d{{1,2}})[-—－~至](?P<to_month>\d{{1,2}})月|(?<![\d年])(?P<at_month>\d{{1,2}})月(?:(?P<at_day>\d{{1,2}})日|份|底|末)?(?!\d))(?P<on>以来)?"
        rf"|(?P<holiday>(?<!年)(?<!年的)(?:{holidays}))"
        r"|(?P<century>本世纪末)"
        r"|(?P<whole>全年)"
        r"|(?P<now>目前|眼下|如今|现在|当前|连日来|近日|日前|今天|今日|昨天|昨日|本次|此次|本届|截至|迄今|至今)"
        rf"|{eras})"
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
    def last(self) -> int:
        """The last year that is over, for a review; else the document's year."""
        return self.reviewed or (self.year or 0) - (1 if self.report_review else 0)


def _year(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    return int("".join(str(DIGITS.get(char, 0)) for char in text))


def _count(text: str | None) -> int:
    value = parse_number(text or "")
    return int(value) if value is not None else 0


def read_expression(match: re.Match[str], anchor: Anchor) -> Period | None:
    """Turn one time expression into a period; None where it needs a document date that is not known."""
    words, year = match[0], anchor.year
    now = str(anchor.last) if anchor.report_review else anchor.published or (str(year) if year else "")
    if match["compared"]:
        return None
    if match["since"]:
        since = _date(_year(match["since"]), match["since_month"], None)
        return Period(since, max(since, now), words) if now else None  # 自7月1日起, said in May: from then on
    if match["tens"]:
        decade = 1900 + (int(match["tens"]) if match["tens"].isdigit() else 10 * _count(match["tens"][0]))
        begins, ends = _OF_DECADE.get((match["tens_part"] or "")[:1], (0, 9))
        return Period(str(decade + begins), str(decade + ends), words)
    if match["first"]:
        first, last = _year(match["first"]), match["last"]
        last_year = _year(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return Period(str(first), str(last_year), words) if last_year >= first else None
    if match["year"]:
        written = _date(_year(match["year"]), match["month"], match["day"])
        return Period(written, written, words)
    for i, (start, end) in enumerate(_eras()):
        if match[f"era{i}"]:
            return Period(end, end, words) if end and words.endswith("末") else _era(start, end, words, anchor)
    if year is None:
        return None
    if match["holiday"]:
        there = anchor.last if anchor.report_review else year - _of_last_year(_month_of(words), anchor.published)
        return Period(str(there), str(there), words)
    if match["relative"] and words.endswith(("以来", "至今", "起", "开始")):
        since = str(year - max(0, "今去前".find(words[0])))
        return Period(since, max(since, now), words)
    if match["relative"]:
        at = {"去年": year - 1, "上年": anchor.last - 1, "前年": year - 2, "明年": year + 1}
        at |= dict.fromkeys(("一年来", "当年", "本年"), anchor.last)
        there = at.get(match["relative"], year)
        return Period(str(there), str(there), words)
    if match["ago"]:
        count = _count(match["ago_n"] or match["past_n"])
        return Period(str(anchor.last - count + (1 if anchor.report_review else 0)), str(anchor.last), words)
    if match["century"]:
        there = (year // 100 + 1) * 100
        return Period(str(there), str(there), words)
    if match["before_n"]:
        there = year - _count(match["before_n"])
        return Period(str(there), str(there), words)
    if match["coming"]:
        return Period(str(year), str(year + _count(match["coming_n"]) - 1), words)
    if match["part"] and match["on"]:
        since = _part(match, year, words).start
        return Period(since, max(since, now), words)  # 下半年以来
    if match["part"]:
        return _part(match, year - 1 if _of_last_year(match["part"], anchor.published) else anchor.last, words)
    # 目前 of a report's review belongs to the year reviewed
    return Period(str(anchor.last), str(anchor.last), words)


_OF_DECADE = {"初": (0, 3), "中": (5, 5), "末": (7, 9), "后": (6, 9)}


def _month_of(holiday: str) -> str:
    """The month a holiday falls in, as time words: 国庆 → 10月."""
    return next((f"{month}月" for pattern, month in read_rows("holidays.tsv") if re.match(pattern, holiday)), "")


_QUARTERS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}


def _part(match: re.Match[str], year: int, words: str) -> Period:
    """The months of a part of a year: 上半年, 前三季度, 前7个月, 1—8月, 8月底."""
    if match["half"]:
        first, last = (1, 6) if match["half"] == "上" else (7, 12)
    elif match["quarters"]:
        first, last = 1, 9
    elif match["quarter"]:
        first, last = _QUARTERS[match["quarter"]]
    elif match["months"]:
        first, last = 1, _count(match["months"])
    elif match["from_month"]:
        first, last = int(match["from_month"]), int(match["to_month"])
    else:
        first = last = int(match["at_month"])
    day = match["at_day"]
    return Period(_date(year, str(first), day), _date(year, str(last), day), words)


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
    month, now = re.search(r"(\d{1,2})月", part), re.match(r"\d{4}-(\d{2})", published)
    return bool(month and now and int(month[1]) - int(now[1]) >= 6)


def _date(year: int, month: str | None, day: str | None) -> str:
    if month and 1 <= int(month) <= 12:
        if day and 1 <= int(day) <= 31:
            return f"{year}-{int(month):02d}-{int(day):02d}"
        return f"{year}-{int(month):02d}"
    return str(year)


class Timeline(NamedTuple):
    """The time expressions of one paragraph, found once, read for each figure; `opening`: they open a sentence."""

    moments: tuple[re.Match[str], ...]
    opening: tuple[bool, ...]
    starts: tuple[int, ...]
    compared: tuple[bool, ...]  # 同1952年相比

    def last(
        self, start: int, end: int, anchor: Anchor, without: tuple[int, int] = (0, 0), lasting: bool = False
    ) -> Period | None:
        """The last period named within [start, end) but not within `without`.

        `lasting`: only such as govern sentences that follow, because they open theirs.
        """
        found: Period | None = None
        year: Period | None = None  # 2023年 of 2023年1—8月
        year_end = -9
        first = bisect_left(self.starts, start)
        stop = bisect_left(self.starts, end)
        for i in range(max(first, stop - _RECENT), stop):
            match = self.moments[i]
            if match.end() > end or without[0] <= match.start() < without[1] or self.compared[i]:
                continue
            if lasting and not (self.opening[i] and str(match.lastgroup).rstrip("0123456789") in _LASTING):
                continue
            if match["whole"]:  # 上半年…，全年…: the year of the part before
                found = found and Period(found.start[:4], found.end[:4], match[0])
                continue
            if match["part"] and year is not None and match.start() - year_end <= 2:
                found = _part(match, int(year.end[:4]), f"{year.text}{match[0]}")
                if match["on"]:
                    found = Period(found.start, max(found.start, anchor.published), found.text)
                year = None
                continue
            if match["holiday"] and found is not None and match.start() - year_end <= _NEAR_YEAR:
                continue  # 去年节后春运
            period = self._of_named_year(i) or read_expression(match, anchor)
            if period is not None:
                found = period
                if (match["year"] and not match["month"]) or match["relative"]:
                    year, year_end = period, match.end()
        return found

    def _of_named_year(self, i: int) -> Period | None:
        """本年, 当年 are the year that the paragraph has named last."""
        if self.moments[i]["relative"] not in ("本年", "当年"):
            return None
        named = next((m for m in reversed(self.moments[max(0, i - _RECENT) : i]) if m["year"]), None)
        at = str(_year(named["year"])) if named else ""
        return Period(at, at, self.moments[i][0]) if at else None

    def base(self, text: str, at: int, anchor: Anchor) -> Period | None:
        """The year of a base of comparison whose value stands at `at`: 比2017年的2073亿元, 较“十三五”末的9323亿元."""
        i = bisect_left(self.starts, at) - 1
        match = self.moments[i] if i >= 0 else None
        if match is None or not _BASE.fullmatch(text, match.end(), at):
            return None
        if match["year"] and self.compared[i] and match.end() == at:  # 是1949年1.1亿吨的6倍
            return read_expression(match, anchor)
        if not match["compared"]:
            return None
        if match[0].startswith(_IS_OF):
            return None  # 是2016年的1.8倍 is a fact of the later year
        inner = _expression().search(match[0], 1)
        while inner and inner["compared"]:
            inner = _expression().search(match[0], inner.start() + 1)
        found = read_expression(inner, anchor) if inner else None
        return Period(found.end, found.end, match[0]) if found else None

    def span(self, start: int, end: int) -> range | None:
        """The years from the first to the last of the stretch named last within [start, end)."""
        first, stop = bisect_left(self.starts, start), bisect_left(self.starts, end)
        named = next((m for m in reversed(self.moments[max(first, stop - _RECENT) : stop]) if m["first"]), None)
        if named is None:
            return None
        last = named["last"]
        return range(_year(named["first"]), (_year(last) if len(last) == 4 else _year(named["first"][:2] + last)) + 1)

    def years(self, start: int, end: int) -> list[re.Match[str]]:
        """The years named within [start, end)."""
        first, stop = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [match for match in self.moments[max(first, stop - _RECENT) : stop] if match["year"]]


_AGAINST = ("相比", "比较", "比，", "底相比", "末相比")
_IS_OF = ("是", "为", "相当于")
_FROM = ("由", "从", "自")  # 三次产业结构由上年的…调整为…: the starting point governs nothing that follows
_IS = ("是", "为", "于")  # 是2002年的2.5倍
_WITH = ("与", "同", "和", "跟")
_BESIDE = lazy(r"[^，。；\d]{0,14}(?:相比|比较)")  # 与1979—1996年年均增长率相比
_TO_BASE = ("到", "是", "为", "比", "较", "于")  # 是五年前的2倍
_OF = lazy(r"(?:同期|底|末)?的|[^，。；]{1,12}的[^，。；]{0,6}(?:倍|%)")
_BASE = lazy(r"(?:[^，。；、\d]{0,8}的)?")
_ON_TOP_OF = lazy(r"[^，。；、\d]{0,20}的?基础之?上")
# “十一五”目标的关键一年, 规划（2021—2035年）: a name's time, not a figure's
_OF_A_NAME = lazy(r"[^，。；、\d]{0,16}的?(?:关键|重要|开局|起步|收官|决胜|第|头|最后)[^，。；、]{0,4}年")
_RECORD = lazy("的?(?:新高|新低|[^，。；]{0,4}最|历史|首次|第一)")  # 创1996年以来新高, 建国以来规模最大的工程
_OPENS_ASIDE = ("（", "(")
_CLOSES = lazy("[）)]")
_NEAR_YEAR = 6  # characters from a year to a holiday of it
_RECENT = 60  # expressions looked back over: a paragraph of nothing but years stays linear
_LASTING = (  # the last group of such as govern what follows
    *("since", "since_month", "year", "month", "day", "ago", "relative", "now", "last", "part", "holiday", "era"),
)
_OPENS = lazy(
    r"(?:^|[。！？；\n：—\"“])(?:[^。！？；\n]{0,16}(?:显示|悉|了解到|看|统计|数据|报道|介绍|表示)，)?[^，。！？；\n]{0,10}$|，[^，。！？；\n]{0,3}$"
)


def timeline(text: str, start: int, end: int) -> Timeline:
    """Find the time expressions of folded text[start:end]."""
    moments = tuple(_expression().finditer(text, start, end))
    opening: list[bool] = []
    opened = -2  # where the sentence that is opened by a time begins
    for m in moments:
        opens = bool(_OPENS.search(text[max(start, m.start() - 30) : m.start()]))
        opens = opens and (bool(m["since"]) or not text.endswith(_FROM, start, m.start()))
        begins = max(text.rfind(mark, max(start, m.start() - REACH), m.start()) for mark in "。！？\n")
        aside = str(m.lastgroup).startswith("era") and opened == begins
        opening.append(opens and not aside)  # 2020年底…，“十三五”期间新增…。: the year governs what follows
        if opens:
            opened = begins
    compared = tuple(
        text.startswith(_AGAINST, m.end())
        or bool(_OF.match(text, m.end()) and text.startswith(_IS, max(start, m.start() - 1)))
        or bool(
            (not m["year"] and not m["relative"] and _OF_A_NAME.match(text, m.end()))
            or (text[m.start() - 1 : m.start()] in _OPENS_ASIDE and _CLOSES.match(text, m.end()))
        )
        or bool((m["since"] or m[0].endswith("以来")) and _RECORD.match(text, m.end()))
        or bool(text.endswith(_WITH, start, m.start()) and _BESIDE.match(text, m.end()))
        or bool(m["before_n"] and text.endswith(_TO_BASE, start, m.start()))
        or bool(_ON_TOP_OF.match(text, m.end(), min(end, m.end() + 24)))
        for m in moments
    )
    return Timeline(moments, tuple(opening), tuple(m.start() for m in moments), compared)


def dealt_years(
    text: str, sentence: int, places: Sequence[Place], runs: Sequence[Sequence[int]], times: Timeline
) -> Mapping[int, Period]:
    """2021、2022、2023年分别增长5%、6%和7%: as many years as values are handed out in order."""
    dealt: dict[int, Period] = {}
    for run in runs:
        first = places[run[0]]
        if "分别" not in text[first.left_start : first.quantity.start]:
            continue
        span = times.span(sentence, first.quantity.start)
        if span and len(span) == len(run):  # 2013至2018年分别为…: as many values as years
            dealt |= {index: Period(str(year), str(year), str(year)) for index, year in zip(run, span, strict=True)}
            continue
        years = times.years(sentence, first.quantity.start)[-len(run) :]
        joined = all(
            re.fullmatch(r"年?(?:、|和|与|及|，)", text[a.end() : b.start()]) for a, b in itertools.pairwise(years)
        )
        if len(years) == len(run) and joined:
            for index, year in zip(run, years, strict=True):
                at = str(_year(year["year"]))
                dealt[index] = Period(at, at, year[0])
    return dealt


_ITEM = 560  # characters of a broadcast item: all of it tells of its day; a feature's undated sentences are of no year
_DATELINE = lazy(r"\d{1,2}月\d{1,2}日(?:[^，。\n]{0,6})?(?:讯|电)")  # 新华社北京3月5日电: an item, however long
_OPENING = 200  # characters in which a dateline stands
_LEAD = 80  # characters in which an item says which year it looks back on


def _opens_with(document: Document, text: str, year: int) -> bool:
    """Whether an item's title or lead names a year: 2023年我国进出口总值…, published in January 2024."""
    named = (f"{year}年", "去年")
    lead = text.find("。", 0, _LEAD)
    lead = _LEAD if lead < 0 else lead
    return any(name in (document.title or "") or text.find(name, 0, lead) >= 0 for name in named)


def _past(found: Period, anchor: Anchor, text: str, sentence: int, end: int) -> Period:
    """第四季度, told in March, is last year's."""
    published, year = anchor.published, anchor.year
    told = anchor.year and not anchor.ahead and published.count("-") and found.text.endswith("季度")
    to_come = found.start[:7] > published[:7] and found.start.startswith(f"{year}-") and str(year) not in found.text
    if not told or not to_come or year is None or "今" in found.text or _AHEAD.search(text, sentence, end):
        return found
    return Period(f"{year - 1}{found.start[4:]}", f"{year - 1}{found.end[4:]}", found.text)


_TITLE = 60  # characters of a text's first line that may be its title


def _of_title(document: Document, text: str, anchor: Anchor) -> Period | None:
    """The time that an article's title names: 春节黄金周接待游客超2亿人次, 前三季度全市外贸增长6%."""
    title = fold_clauses(document.title) if document.title else text[:_TITLE].split("\n", maxsplit=1)[0]
    if len(title) >= _TITLE or _NO_TIME.search(title):
        return None
    found: Period | None = None
    years = _ANNIVERSARY.search(title)
    if years and anchor.year and 5 <= _count(years[1]) < 100:
        return Period(str(anchor.year - _count(years[1])), str(anchor.year), years[0])
    for match in _expression().finditer(title):
        if match.lastgroup in ("holiday", "part", "relative", "year", "month", "day"):
            found = found or read_expression(match, anchor)
    return found if found and anchor.year and int(found.end[:4]) <= anchor.year else None


_ANNIVERSARY = lazy(rf"({_N})周年")  # 改革开放40周年: an article of all the years
_ONCE_BUILT = lazy("(?:建成|投产|达产|完工|竣工|投运)[^。；]{0,4}后")
_STATE = lazy(
    r"占地|全长|总长|位于|地处|坐落|海拔|设计时速|贯通|下辖|居住着|(?:共|就|现|已|建|下|(?<!已)拥)有[^，。；\d]{0,16}$|涉及$"
)  # a place or a work as it is


def _told(text: str, place: Place) -> bool:
    """Whether an item tells a figure: no state, no age, no long time, not its title."""
    quantity = place.quantity
    if quantity.unit == "岁" or (
        quantity.kind == "duration" and quantity.unit == "年" and quantity.modifier in ("over", "vague", "about")
    ):
        return False
    title = text.find("\n", 0, _TITLE)
    if 0 <= quantity.start < title and not text.endswith(("。", "！", "？"), 0, title):
        return False
    if _ONCE_BUILT.search(text, max(0, place.clause_start - 20), quantity.start):
        return False  # 全部建成后，每年可产鲜菜600万公斤
    return not _STATE.search(text, place.clause_start, quantity.start)


_NO_TIME = lazy("规划|方案|计划|纲要|目标|解读|以来|[-—－–~～至到]")


_TOTAL = lazy(r"累计|新增|年均|共|总量|五年|平均每年|每年")
_AHEAD = lazy("到年底|力争|确保|希望|目标|计划|接下来|(?<!即)将(?!近)")
_ON_LAST_YEAR = lazy("[比较]上年(?!同期|末|底)")  # 税收比上年增长8%, said in January
_WHOLE_YEAR = lazy(r"全年|年末|年底|一年来")


def _of_several(period: Period, change: Change, review: bool) -> Period:
    """In a review of several years the starting point is the year before them, the level reached the last of them."""
    first, last = int(period.start[:4]), int(period.end[:4])
    if last - first < 2:
        return period
    if change == "from" and _FROM_TO.search(period.text):
        return Period(str(first), str(first), period.text)  # 2020年到2023年，由62万人减少到60万人
    if change == "from" and not review and _AGO.search(period.text):
        return Period(str(first), str(first), period.text)  # 70年来，牲畜由54.9万头增加到…
    if change == "from" and _SPAN_WORDS.search(period.text or "来"):
        return Period(str(first - 1), str(first - 1), period.text)
    return Period(str(last), str(last), period.text) if change in ("rise_to", "fall_to") else period


_OF_A_RULE = ("当年", "本年", "上年", "一季度", "二季度", "三季度", "四季度", "上半年", "下半年")
_STAMP = lazy(r"[（(]((?:19|20)\d\d)年?[底末]?[）)]")  # 3679亿元（1978年）
_GOAL = lazy(r"(?:期间|时期|末)[^。；]{0,10}(?:目标|计划|规划|力争|确保|争取|将)")
_AGO = lazy(r"年(?:以来|来|间)$|周年$")
_FROM_TO = lazy(r"年[到至]|年\d{1,2}月以来")
_SPAN_WORDS = lazy(r"来|间|时期|过去|五”?$|这|近")


def period_of(
    text: str,
    place: Place,
    outlook: Outlook,
    anchor: Anchor,
    document: Document,
    sentence: int,
    times: Timeline,
    change: Change,
    origin: tuple[int, int],
) -> tuple[Period | None, str]:
    """Return the figure's period and the rule's name.

    `sentence` is where its sentence begins; `origin` is the span of the starting point (由2016年的312亿元) that a
    figure of the same sentence has been counted from: its time words are not the later figure's.
    """
    if not anchor.ahead and _GOAL.search(text, sentence, place.quantity.start):
        anchor = anchor._replace(ahead=True, report_review=False)  # “十五五”期间，目标是…: all of it is to come
    year, report = anchor.year, (document.genre == "bulletin" or is_annual(document))
    quantity = place.quantity
    base = times.base(text, quantity.start, anchor)
    if base and change in ("", "from"):
        return base, "period_of_base"
    stamped = _STAMP.match(text, quantity.end)
    if stamped:
        return Period(stamped[1], stamped[1], stamped[0][1:-1]), "period_clause_after"
    for start, rule in ((place.clause_start, "period_clause"), (sentence, "period_sentence")):
        found = times.last(start, quantity.start, anchor, origin)
        if found and document.genre == "notice" and found.text in _OF_A_RULE:
            found = None  # 当年认定为示范企业的，奖励10万元: of any year
        if found and change == "from" and year and int(found.end[:4]) > year:
            return Period(str(year - 1), str(year - 1), ""), "period_before_plan"  # 到2027年，床位由30张增加到36张
        if (
            found
            and rule == "period_sentence"
            and change == "from"
            and outlook.first
            and found.end == str(outlook.year)
        ):
            continue  # 2011年实现…；结构由…调整为…: from where the review begins
        if found:
            return _of_several(_past(found, anchor, text, sentence, quantity.start), change, anchor.report_review), rule
    following = times.last(quantity.end, min(place.clause_end, quantity.end + 12), anchor)
    if following and following.start == following.end:
        return following, "period_clause_after"
    found = times.last(0, sentence, anchor, lasting=True)
    if found and document.genre == "notice" and found.text in _OF_A_RULE:
        found = None
    item = document.genre == "news" and len(text) < _ITEM and _told(text, place)
    of_a_day = item or _DATELINE.search(text, 0, min(_OPENING, quantity.start))
    if found and found.end.count("-") == 2 and document.genre == "news" and not of_a_day:
        found = None  # 12月3日，记者来到…: the day of a scene in a feature
    if found and "-" in found.end and anchor.report_review and not anchor.reviewed:
        found = None  # 从去年二季度起企稳。全省实现生产总值…: a report of a year that is over goes on with the year
    if found and not (report and outlook.ahead):
        if text.find("全年", sentence, quantity.start) >= 0:
            found = Period(found.start[:4], found.end[:4], "全年")
        return _of_several(found, change, anchor.report_review), "period_paragraph"
    if change == "from" and outlook.ahead and year:
        return Period(str(year - 1), str(year - 1), ""), "period_before_plan"
    if outlook.rule not in ("", "outlook_none") and outlook.year:
        cumulative = outlook.first and _TOTAL.search(text[place.clause_start : quantity.end])
        first = outlook.first if outlook.first and (cumulative or change == "from") else outlook.year
        return _of_several(Period(str(first), str(outlook.year), ""), change, anchor.report_review), "period_outlook"
    if document.genre == "bulletin" and year:
        return Period(str(year - 1), str(year - 1), ""), "period_bulletin"
    titled = _of_title(document, text, anchor) if document.genre == "news" else None
    if titled and (not item or "周年" in titled.text):
        return _of_several(titled, change, anchor.report_review), "period_title"
    if item and year:
        january = re.match(r"\d{4}-0[1-3]", anchor.published) and not outlook.ahead
        whole = _WHOLE_YEAR.search(text, sentence, quantity.start) or _ON_LAST_YEAR.search(
            text, sentence, place.clause_end + 20
        )
        if january and (
            (whole and not _AHEAD.search(text, sentence, quantity.start)) or _opens_with(document, text, year - 1)
        ):
            return Period(str(year - 1), str(year - 1), ""), "period_year_over"
        return Period(str(year), str(year), ""), "period_item"
    return None, "period_none"

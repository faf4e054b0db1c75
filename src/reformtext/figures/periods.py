"""When a figure holds: from its clause, its sentence, its paragraph, else from the section or the document's date."""

import re
from dataclasses import dataclass
from functools import cache

from reformtext.figures.clauses import Place
from reformtext.figures.numerals import DIGITS, parse_number
from reformtext.figures.outlook import Outlook
from reformtext.model import Document, Period
from reformtext.resources.files import read_rows

_CHINESE_YEAR = r"[一二][零〇一二三四五六七八九○]{3}"
_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"


@cache
def _eras() -> tuple[tuple[str, str], ...]:
    return tuple((start, end) for _pattern, start, end in read_rows("eras.tsv"))


# What a time expression may begin with: the search passes over everything else quickly.
_BEGINS = r"\d一二两三四五六七八九十比较同与超高过近最这前今本当去上明未下第目眼如现连日昨此截党改新建解全“\""


@cache
def _expression() -> re.Pattern[str]:
    eras = "|".join(f"(?P<era{i}>{row[0]})(?:以来)?" for i, row in enumerate(read_rows("eras.tsv")))
    return re.compile(
        rf"(?=[{_BEGINS}])(?:"
        rf"(?P<compared>(?:(?:比|较|同|与|超过|高于)(?:\w{{0,4}})?(?:(?:19|20)\d\d年|{_CHINESE_YEAR}年|上年|去年|前年|上月|年初|同期))(?:同期|底|末)?)"
        rf"|(?P<since>(?:19|20)\d\d|{_CHINESE_YEAR})年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:以来|至今|起)"
        rf"|(?P<first>(?:19|20)\d\d|{_CHINESE_YEAR})年?(?:底|末|初)?(?:[-—－–~至到]{{1,2}})(?P<last>(?:19|20)?\d\d|{_CHINESE_YEAR})年"
        rf"|(?P<year>(?:19|20)\d\d|{_CHINESE_YEAR})(?:年(?:(?P<month>\d{{1,2}})月)?(?:(?P<day>\d{{1,2}})日)?|(?=[、，和]\s?(?:19|20)\d\d年))"
        rf"|(?P<ago>(?:过去|近|最近|这|前)(?:的)?(?P<ago_n>{_N})(?:多|余)?年(?:来|间|里|中)?|(?P<past_n>{_N})(?:多|余)?年(?:以来|来|间))"
        rf"|(?P<relative>今年|本年|当年|去年|上年|前年|明年|一年来)"
        rf"|(?P<coming>今后|未来)(?P<coming_n>{_N})年"
        r"|(?P<part>上半年|下半年|(?:前|第)?[一二三四]季度|前三季度|前\w{1,2}个月|\d{1,2}[-—－~至]\d{1,2}月|\d{1,2}月\d{1,2}日|(?<![\d年])\d{1,2}月(?:份|底|末)?(?!\d))"
        r"|(?P<whole>全年)"
        r"|(?P<now>目前|眼下|如今|现在|当前|连日来|近日|日前|今天|今日|昨天|本次|此次|本届|截至)"
        rf"|{eras})"
    )


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What relative words count from."""

    year: int | None  # of the document
    published: str
    report_review: bool
    ahead: bool


def _year(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    return int("".join(str(DIGITS.get(char, 0)) for char in text))


def _count(text: str | None) -> int:
    value = parse_number(text or "")
    return int(value) if value is not None else 0


def read_expression(match: re.Match[str], anchor: _Anchor) -> Period | None:
    """Turn one time expression into a period; None where it needs a document date that is not known."""
    words, year = match[0], anchor.year
    now = anchor.published or (str(year) if year else "")
    if match["compared"]:
        return None
    if match["since"]:
        return Period(str(_year(match["since"])), now, words) if now else None
    if match["first"]:
        first, last = _year(match["first"]), match["last"]
        last_year = _year(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return Period(str(first), str(last_year), words) if last_year >= first else None
    if match["year"]:
        written = _date(_year(match["year"]), match["month"], match["day"])
        return Period(written, written, words)
    for i, (start, end) in enumerate(_eras()):
        if match[f"era{i}"]:
            return _era(start, end, words, anchor)
    if year is None:
        return None
    last_of_review = year - 1 if anchor.report_review else year
    if match["relative"]:
        at = {"去年": year - 1, "上年": year - 1, "前年": year - 2, "明年": year + 1, "一年来": last_of_review}
        at |= dict.fromkeys(("当年", "本年"), last_of_review)
        there = at.get(match["relative"], year)
        return Period(str(there), str(there), words)
    if match["ago"]:
        count = _count(match["ago_n"] or match["past_n"])
        return Period(str(last_of_review - count + (1 if anchor.report_review else 0)), str(last_of_review), words)
    if match["coming"]:
        return Period(str(year), str(year + _count(match["coming_n"]) - 1), words)
    if match["part"] and _of_last_year(match["part"], anchor.published):
        return Period(str(year - 1), str(year - 1), words)
    # 目前 or 12月 of a report's review belongs to the year reviewed
    return Period(str(last_of_review), str(last_of_review), words)


def _era(start: str, end: str, words: str, anchor: _Anchor) -> Period | None:
    """A named stretch of time; one that is still running ends, for what is reported, with what is reported."""
    now = anchor.published or (str(anchor.year) if anchor.year else "")
    if end and anchor.year and not anchor.ahead and int(end) >= anchor.year:
        now = end = str(anchor.year - 1 if anchor.report_review else anchor.year)
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


@dataclass(frozen=True, slots=True)
class Timeline:
    """The time expressions of one paragraph, found once, read for each figure."""

    moments: tuple[re.Match[str], ...]

    def last(self, start: int, end: int, anchor: _Anchor, lasting: bool = False) -> Period | None:
        """The last period named within [start, end); `lasting`: only such as govern sentences that follow."""
        found: Period | None = None
        found_end = -9
        for match in self.moments:
            if match.start() < start:
                continue
            if match.end() > end:
                break
            if lasting and not any(match[name] for name in _LASTING):
                continue
            if match["whole"]:  # 上半年…，全年…: the year of the part before
                found = found and Period(found.start[:4], found.end[:4], match[0])
                continue
            if match["part"] and found is not None and match.start() - found_end <= 2:
                found_end = match.end()  # 2023年1—8月, 去年12月: the part belongs to that year
                continue
            period = read_expression(match, anchor)
            if period is not None:
                found, found_end = period, match.end()
        return found


_LASTING = ("since", "year", "ago", "relative", "now", "first", "part")


def timeline(text: str, start: int, end: int) -> Timeline:
    """Find the time expressions of folded text[start:end]."""
    return Timeline(tuple(_expression().finditer(text, start, end)))


def period_of(
    text: str,
    place: Place,
    outlook: Outlook,
    document: Document,
    sentence: int,
    times: Timeline,
) -> tuple[Period | None, str]:
    """Return the figure's period and the rule's name. `sentence` is where its sentence begins."""
    published = document.published or ""
    year = int(published[:4]) if re.match(r"\d{4}", published) else None
    report = document.genre in ("report", "bulletin")
    anchor = _Anchor(year, published, report and not outlook.ahead, outlook.ahead)
    quantity = place.quantity
    for start, rule in ((place.clause_start, "period_clause"), (sentence, "period_sentence")):
        found = times.last(start, quantity.start, anchor)
        if found:
            return found, rule
    following = times.last(quantity.end, min(place.clause_end, quantity.end + 12), anchor)
    if following and following.start == following.end:
        return following, "period_clause_after"
    found = times.last(0, sentence, anchor, lasting=True)
    if found and not (report and outlook.ahead):
        if text.find("全年", sentence, quantity.start) >= 0:
            found = Period(found.start[:4], found.end[:4], "全年")
        return found, "period_paragraph"
    if outlook.rule not in ("", "outlook_none") and outlook.year:
        cumulative = outlook.first and re.search(r"累计|年均|共|总量|五年", text[place.clause_start : quantity.end])
        first = outlook.first if cumulative and outlook.first else outlook.year
        return Period(str(first), str(outlook.year), ""), "period_outlook"
    if document.genre == "bulletin" and year:
        return Period(str(year - 1), str(year - 1), ""), "period_bulletin"
    if document.genre == "news" and year and len(document.text) < 2000:
        return Period(str(year), str(year), ""), "period_item"
    return None, "period_none"

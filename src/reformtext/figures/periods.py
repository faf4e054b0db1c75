"""When a figure holds: from its clause, its sentence, its paragraph, else from the section or the document's date."""

from reformtext.figures.clauses import Place
from reformtext.figures.news_items import (
    AHEAD,
    FIRST_MONTHS,
    happened,
    in_title,
    looks_back,
    of_whole_year,
    of_year_over,
    time_of_title,
)
from reformtext.figures.outlook import Outlook, is_annual
from reformtext.figures.time_words import Anchor
from reformtext.figures.timeline import THIS_TIME, Timeline
from reformtext.model import Change, Document, Period
from reformtext.patterns import lazy

_TOTAL = lazy(r"累计|新增|年均|共|总量|五年|平均每年|每年")


def _if_over(found: Period, anchor: Anchor, text: str, sentence: int, end: int) -> Period:
    """第四季度, 上半年, told in March, are last year's."""
    published, year = anchor.published, anchor.year
    told = anchor.year and not anchor.ahead and published.count("-") and found.text.endswith(("季度", "半年"))
    begun = found.text.endswith("上半年") and published[5:7] <= "03"
    to_come = (
        (begun or found.start[:7] > published[:7])
        and found.start.startswith(f"{year}-")
        and str(year) not in found.text
    )
    if not told or not to_come or year is None or "今" in found.text or AHEAD.search(text, sentence, end):
        return found
    return Period(f"{year - 1}{found.start[4:]}", f"{year - 1}{found.end[4:]}", found.text)


def _of_several(period: Period, change: Change, review: bool) -> Period:
    """In a review of several years the starting point is the year before them, the level reached the last of them."""
    first, last = int(period.start[:4]), int(period.end[:4])
    if last - first < 2:
        return period
    if change == "from" and _FROM_TO.search(period.text):
        return Period(str(first), str(first), period.text)  # 2020年到2023年，由62万人减少到60万人
    if change == "from" and not review and (_AGO.search(period.text) or _LAST_YEARS.match(period.text)):
        return Period(str(first), str(first), period.text)  # 70年来，牲畜由54.9万头增加到…
    if change == "from" and _SPAN_WORDS.search(period.text or "来"):
        return Period(str(first - 1), str(first - 1), period.text)
    return Period(str(last), str(last), period.text) if change in ("rise_to", "fall_to") else period


def _before_review(found: Period, change: Change, outlook: Outlook) -> bool:
    """Whether a starting point is from before the years reviewed although their last is named:
    2011年实现…；结构由…调整为…."""
    return change == "from" and bool(outlook.first) and found.end == str(outlook.year)


def _meant(found: Period | None, document: Document, text: str, anchor: Anchor) -> Period | None:
    """The time that is meant: 本次 is what the title says was measured; a notice's 当年 is any year
    (当年认定为示范企业的，奖励10万元)."""
    if found and found.text in THIS_TIME and "-" not in found.end:
        return time_of_title(document, text, anchor) or found
    since = found and found.end == anchor.published and found.start[:4] < found.end[:4] and found.text[0] != "去"
    if found and since and anchor.year and looks_back(document, text, anchor):
        return Period(found.start, str(anchor.year - 1), found.text)
    return None if found and document.genre == "notice" and found.text in _OF_A_RULE else found


_OF_A_RULE = ("当年", "本年", "上年", "一季度", "二季度", "三季度", "四季度", "上半年", "下半年")
_BARE_DAY = lazy(r"(?<![\d.月至到—-])(3[01]|[12]\d|[1-9])日(?![均产内元程游])")
_A_DAY = lazy(r"\d{4}-\d\d-\d\d")
_NOW = ("目前", "现在", "当前", "如今", "眼下")
_STAMP = lazy(r"[（(]((?:19|20)\d\d)年?[底末]?[）)]")  # 3679亿元（1978年）
_GOAL = lazy(r"(?:期间|时期|末)[^。；]{0,10}(?:目标|计划|规划|力争|确保|争取|将)")
_AGO = lazy(r"年(?:以来|来|间)$|周年$")
_LAST_YEARS = lazy("过去|近|最近")  # 过去五年，由…增加到…, counted from its first year
_FROM_TO = lazy(r"\d年?[底末初]?[到至—－–~～-]|年\d{1,2}月以来")
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
    *,
    item: bool,
) -> tuple[Period | None, str]:
    """Return the figure's period and the rule's name; `item`: whether the document tells what happened in its year.

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
    until = quantity.start
    if quantity.unit == "年" and anchor.ahead:
        until = quantity.end + len("左右时间")  # 用三年左右时间整治河道 says when as well
    for start, rule in ((place.clause_start, "period_clause"), (sentence, "period_sentence")):
        found = _meant(times.last(start, until, anchor, origin), document, text, anchor)
        if found and change == "from" and year and int(found.end[:4]) > year:
            return Period(str(year - 1), str(year - 1), ""), "period_before_plan"  # 到2027年，床位由30张增加到36张
        if found and rule == "period_sentence" and _before_review(found, change, outlook):
            continue
        if found:
            found = _if_over(found, anchor, text, sentence, quantity.start)
            return _of_several(found, change, anchor.report_review), rule
    following = times.last(quantity.end, min(place.clause_end, quantity.end + 12), anchor)
    if following and following.start == following.end:
        return following, "period_clause_after"
    found = _meant(times.last(0, sentence, anchor, lasting=True), document, text, anchor)
    told = happened(text, place, sentence)
    if found and not told and document.genre == "news" and _A_DAY.fullmatch(found.start):
        found = None  # 今天开始铺轨。线路全长46.9公里: how things stand is of no day
    item = item and told and not in_title(text, place)
    if found and "-" in found.end and anchor.report_review and not anchor.reviewed:
        found = None  # 从去年二季度起企稳。全省实现生产总值…: a report of a year that is over goes on with the year
    if (
        found
        and found.text in _NOW
        and year
        and FIRST_MONTHS.match(anchor.published)
        and of_whole_year(text, sentence, place)
    ):
        return Period(str(year - 1), str(year - 1), ""), "period_year_over"  # 目前…。货运量99亿吨，比上年增长2%
    if found and not (report and outlook.ahead) and not _before_review(found, change, outlook):
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
    titled = time_of_title(document, text, anchor) if document.genre == "news" else None
    if titled and ((told and not item) or "周年" in titled.text):
        return _of_several(titled, change, anchor.report_review), "period_title"
    if item and year:
        if of_year_over(document, text, anchor, outlook, sentence, place):
            return Period(str(year - 1), str(year - 1), ""), "period_year_over"
        return Period(str(year), str(year), ""), "period_item"
    day = _BARE_DAY.search(text, sentence, quantity.start) if document.genre == "news" and told else None
    if day and year:  # 以军7日轰炸…，造成82人死亡: of the month of the news, or of the one before
        before = anchor.published[5:7] == "01" and anchor.published[8:] < day[1].zfill(2)
        return Period(str(year - before), str(year - before), day[0]), "period_sentence"
    return None, "period_none"

"""When a figure holds: from its clause, its sentence, its paragraph, else from the section or the document's date."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

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
from reformtext.figures.quantities import Quantity
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
    """The time that is meant: 本次 is what the title says was measured."""
    if found and found.text in THIS_TIME and "-" not in found.end:
        return time_of_title(document, text, anchor) or found
    since = found and found.end == anchor.published and found.start[:4] < found.end[:4] and found.text[0] != "去"
    if found and since and anchor.year and looks_back(document, text, anchor):
        return Period(found.start, str(anchor.year - 1), found.text)
    return found


_ANY_YEAR = ("当年", "本年", "上年")
_ANY_PART = ("一季度", "二季度", "三季度", "四季度", "上半年", "下半年")
_REACH = 60  # characters behind a figure in which its sentence grants
_GRANTS = lazy("奖|补助|补贴|给予|资助|减免|应当|不得")
_BARE_DAY = lazy(r"(?<![\d.月至到—-])(3[01]|[12]\d|[1-9])日(?![均产内元程游])")
_A_DAY = lazy(r"\d{4}-\d\d-\d\d")
_NOW = ("目前", "现在", "当前", "如今", "眼下")
_STAMP = lazy(r"[（(]((?:19|20)\d\d)年?[底末]?[）)]")  # 3679亿元（1978年）
_PRICES = lazy("[（(][^（）()]{0,8}年(?:不变|可比|当年)?价")  # 2300元（2010年不变价）
_GOAL = lazy(r"(?:期间|时期|末)[^。；]{0,10}(?:目标|计划|规划|力争|确保|争取|将)")
_AGO = lazy(r"年(?:以来|来|间)$|周年$|^这[^，]{1,3}年$")
_LAST_YEARS = lazy("过去|近|最近")  # 过去五年，由…增加到…, counted from its first year
_FROM_TO = lazy(r"\d年?[底末初]?[到至—－–~～-]|年\d{1,2}月以来")
_SPAN_WORDS = lazy(r"来|间|时期|过去|五”?$|这|近")


@dataclass(frozen=True)
class _Asked:
    """What the rules of periods are asked about: a quantity where it stands, and what is told around it."""

    text: str
    place: Place
    outlook: Outlook
    anchor: Anchor
    document: Document
    sentence: int  # where its sentence begins
    times: Timeline
    change: Change
    origin: tuple[int, int]
    item: bool

    @property
    def quantity(self) -> Quantity:
        return self.place.quantity

    @property
    def reports(self) -> bool:
        return self.document.genre == "bulletin" or is_annual(self.document)

    @property
    def news(self) -> bool:
        return self.document.genre == "news"

    @cached_property
    def happened(self) -> bool:
        """Whether the sentence tells what happened, not how things stand."""
        return happened(self.text, self.place, self.sentence)

    @cached_property
    def item_tells(self) -> bool:
        """Whether this is what an item tells of its year."""
        return self.item and self.happened and not in_title(self.text, self.place)

    @property
    def year_before(self) -> Period:
        year = str((self.anchor.year or 0) - 1)
        return Period(year, year, "")

    def meant(self, found: Period | None) -> Period | None:
        """What a time named means here: a notice's 当年 is any year, a quarter too where it grants
        (当年认定为示范企业的，奖励10万元)."""
        if found and self.document.genre == "notice" and found.text in _ANY_YEAR + _ANY_PART:
            grants = _GRANTS.search(self.text, self.sentence, self.place.clause_end + _REACH)
            return None if found.text in _ANY_YEAR or grants else found
        return _meant(found, self.document, self.text, self.anchor)

    def within(self, period: Period) -> Period:
        """The part of a time of several years that the figure holds for."""
        return _of_several(period, self.change, self.anchor.report_review)


_Dated = tuple[Period | None, str]


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
    """Return the figure's period and the rule's name: what the first rule says that applies.

    `item`: whether the document tells what happened in its year. `sentence` is where its sentence begins; `origin`
    is the span of the starting point (由2016年的312亿元) that a figure of the sentence was counted from: its time
    words are not the later figure's.
    """
    if not anchor.ahead and _GOAL.search(text, sentence, place.quantity.start):
        anchor = anchor._replace(ahead=True, report_review=False)  # “十五五”期间，目标是…: all of it is to come
    asked = _Asked(text, place, outlook, anchor, document, sentence, times, change, origin, item)
    return next((dated for rule in _RULES if (dated := rule(asked))), (None, "period_none"))


_RECENT = ("近年来", "近几年来", "近些年来")  # of no year


def _of_base(asked: _Asked) -> _Dated | None:
    base = asked.times.base(asked.text, asked.quantity.start, asked.anchor)
    return (base, "period_of_base") if base and asked.change in ("", "from") else None


def _of_stamp(asked: _Asked) -> _Dated | None:
    stamped = _STAMP.match(asked.text, asked.quantity.end)
    return (Period(stamped[1], stamped[1], stamped[0][1:-1]), "period_clause_after") if stamped else None


def _of_sentence(asked: _Asked) -> _Dated | None:
    """The last time named before the figure in its clause, else in its sentence."""
    quantity, anchor = asked.quantity, asked.anchor
    until = quantity.start
    if quantity.unit == "年" and anchor.ahead:
        until = quantity.end + len("左右时间")  # 用三年左右时间整治河道 says when as well
    for start, rule in ((asked.place.clause_start, "period_clause"), (asked.sentence, "period_sentence")):
        found = asked.meant(asked.times.last(start, until, anchor, asked.origin))
        if not found:
            continue
        if found.text.endswith(_RECENT) and quantity.kind != "rank":
            return None, "period_recent"
        if asked.change == "from" and anchor.year and int(found.end[:4]) > anchor.year:
            return asked.year_before, "period_before_plan"  # 到2027年，床位由30张增加到36张
        if rule == "period_clause" or not _before_review(found, asked.change, asked.outlook):
            return asked.within(_if_over(found, anchor, asked.text, asked.sentence, quantity.start)), rule
    return None


def _of_what_follows(asked: _Asked) -> _Dated | None:
    end = asked.quantity.end
    if _PRICES.match(asked.text, end):
        return None
    following = asked.times.last(end, min(asked.place.clause_end, end + 12), asked.anchor)
    return (following, "period_clause_after") if following and following.start == following.end else None


def _of_paragraph(asked: _Asked) -> _Dated | None:
    """The time named last in the sentences before, as far as it lasts."""
    anchor, outlook = asked.anchor, asked.outlook
    found = asked.meant(asked.times.last(0, asked.sentence, anchor, lasting=True))
    if found and asked.news and found.text.endswith(_RECENT):
        return None, "period_recent"
    if not found or (asked.news and not asked.happened and _A_DAY.fullmatch(found.start)):
        return None  # 今天开始铺轨。线路全长46.9公里: how things stand is of no day
    if "-" in found.end and anchor.report_review and not anchor.reviewed:
        return None  # 从去年二季度起企稳。全省实现生产总值…: a report of a year that is over goes on with the year
    if anchor.report_review and anchor.year and int(found.end[:4]) > anchor.year:
        return None  # 计划到2027年改造100万户。今年投入7亿元: a review goes on with its year
    of_now = found.text in _NOW and anchor.year and FIRST_MONTHS.match(anchor.published)
    if of_now and of_whole_year(asked.text, asked.sentence, asked.place):
        return asked.year_before, "period_year_over"  # 目前…。货运量99亿吨，比上年增长2%
    if (asked.reports and outlook.ahead) or _before_review(found, asked.change, outlook):
        return None
    if asked.text.find("全年", asked.sentence, asked.quantity.start) >= 0:
        found = Period(found.start[:4], found.end[:4], "全年")
    return asked.within(found), "period_paragraph"


def _of_outlook(asked: _Asked) -> _Dated | None:
    """The year that the section speaks of, the years that it reviews."""
    outlook, change = asked.outlook, asked.change
    if change == "from" and outlook.ahead and asked.anchor.year:
        return asked.year_before, "period_before_plan"
    if outlook.rule in ("", "outlook_none") or not outlook.year:
        return None
    total = outlook.first and (
        change == "from" or _TOTAL.search(asked.text[asked.place.clause_start : asked.quantity.end])
    )
    first = outlook.first if total else outlook.year
    return asked.within(Period(str(first), str(outlook.year), "")), "period_outlook"


def _of_bulletin(asked: _Asked) -> _Dated | None:
    of_year_before = asked.document.genre == "bulletin" and asked.anchor.year
    return (asked.year_before, "period_bulletin") if of_year_before else None


def _of_title(asked: _Asked) -> _Dated | None:
    titled = time_of_title(asked.document, asked.text, asked.anchor) if asked.news else None
    if not titled or not ((asked.happened and not asked.item_tells) or "周年" in titled.text):
        return None
    return asked.within(titled), "period_title"


def _of_item(asked: _Asked) -> _Dated | None:
    """What a news item tells without a time is of its year, or of the year just over."""
    year = asked.anchor.year
    if not asked.item_tells or not year:
        return None
    if of_year_over(asked.document, asked.text, asked.anchor, asked.outlook, asked.sentence, asked.place):
        return asked.year_before, "period_year_over"
    return Period(str(year), str(year), ""), "period_item"


def _of_day(asked: _Asked) -> _Dated | None:
    """以军7日轰炸…，造成82人死亡: a day of the month of the news, or of the one before."""
    year, published = asked.anchor.year, asked.anchor.published
    day = _BARE_DAY.search(asked.text, asked.sentence, asked.quantity.start) if asked.news and asked.happened else None
    if not day or not year:
        return None
    before = published[5:7] == "01" and published[8:] < day[1].zfill(2)
    return Period(str(year - before), str(year - before), day[0]), "period_sentence"


_RULES: tuple[Callable[[_Asked], _Dated | None], ...] = (
    _of_base,
    _of_stamp,
    _of_sentence,
    _of_what_follows,
    _of_paragraph,
    _of_outlook,
    _of_bulletin,
    _of_title,
    _of_item,
    _of_day,
)

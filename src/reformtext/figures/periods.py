"""When a figure holds: from its clause, its sentence, its paragraph, else from the section or the document's date."""

from collections.abc import Callable
from functools import cached_property

from reformtext.characters import YEAR_DIGITS
from reformtext.figures.asked import Asked
from reformtext.figures.clauses import REACH
from reformtext.figures.news_items import (
    AHEAD,
    FIRST_MONTHS,
    happened,
    looks_back,
    of_whole_year,
    of_year_over,
    once_built,
    time_of_title,
)
from reformtext.figures.outlook import Outlook, is_annual
from reformtext.figures.time_words import Anchor
from reformtext.figures.timeline import THIS_TIME, Timeline
from reformtext.figures.works import signed_for
from reformtext.model import Change, Document, Period
from reformtext.patterns import lazy
from reformtext.resources.status import goal_word

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
_FIRST_YEARS = lazy(r"前[一二两三四五\d]年")  # 前三年按租金的50%给予补贴
_GRANTING = 60  # characters behind a figure in which its sentence grants
_GRANTS = lazy("奖|补助|补贴|给予|资助|减免|应当|不得")
_BARE_DAY = lazy(r"(?<![\d.月至到—-])(3[01]|[12]\d|[1-9])日(?![均产内元程游])")
_THAT_DAY = lazy("(?:今天|昨天|今晚|昨晚|这几天|这两天)(?![的这])")
_PROJECT_NEAR = 16  # characters behind a figure in which its project is named
_NEAR_DAY = 160  # characters before a sentence in which its day is named
_A_DAY = lazy(r"\d{4}-\d\d-\d\d")
_NOW = ("目前", "现在", "当前", "如今", "眼下")
_TO_THE_END = ("截至", "全年")
_STAMP = lazy(r"[（(]((?:19|20)\d\d)年?[底末]?[）)]")  # 3679亿元（1978年）
_PRICES = lazy("[（(][^（）()]{0,8}年(?:不变|可比|当年)?价")  # 2300元（2010年不变价）
_GOAL = lazy(r"(?:期间|时期|末)[^。；]{0,10}(?:目标|计划|规划|力争|确保|争取|将)")
_AGO = lazy(r"年(?:以来|来|间)$|周年$|^这[^，]{1,3}年$")
_LAST_YEARS = lazy("过去|近|最近")  # 过去五年，由…增加到…, counted from its first year
_FROM_TO = lazy(r"\d ?年?[底末初]?[到至—－–~～-]|年\d{1,2}月以来")
_NAMED_YEAR = lazy(rf"上年|[“\"]|(?:19|20)\d\d|[一二]{YEAR_DIGITS}{{3}}")
_REACHED_IN = lazy(r"[到至](?:19|20)\d\d年的")  # 由2016年的53%提高到2020年的60%，…
_OPENS_CLAUSE = lazy(r"(?:^|[\s，。；：、“])(?:其中|即|到|至|截至|自|从|在|以及|[全我本][国省市县区州][在从到]?)?$")
_SPAN_WORDS = lazy(r"来|间|时期|过去|五”?$|这|近|^[经通]过")


class _Dating:
    """What the rules of periods are asked about: a quantity where it stands, and what is told around it.

    `origins` are the spans of the starting points that figures of the sentence were counted from, `item` whether the
    document tells what happened in its year.
    """

    def __init__(
        self, at: Asked, anchor: Anchor, times: Timeline, origins: tuple[tuple[int, int], ...], *, item: bool
    ) -> None:
        self.at, self.anchor, self.times, self.item = at, anchor, times, item
        self.origins = origins[-1:] if at.change == "from" else origins

    @property
    def reports(self) -> bool:
        return self.at.genre == "bulletin" or is_annual(self.at.document)

    @property
    def news(self) -> bool:
        return self.at.genre == "news"

    @cached_property
    def happened(self) -> bool:
        """Whether the sentence tells what happened, not how things stand."""
        return happened(self.at)

    @cached_property
    def item_tells(self) -> bool:
        """Whether this is what an item tells of its year."""
        return self.item and self.happened

    @property
    def year_before(self) -> Period:
        year = str((self.anchor.year or 0) - 1)
        return Period(year, year, "")

    def meant(self, found: Period | None) -> Period | None:
        """What a time named means here: a notice's 当年 is any year, a quarter too where it grants
        (当年认定为示范企业的，奖励10万元)."""
        any_time = found and (found.text in _ANY_YEAR + _ANY_PART or _FIRST_YEARS.fullmatch(found.text))
        if found and self.at.genre == "notice" and any_time:
            grants = _GRANTS.search(self.at.text, self.at.start, self.at.place.clause_end + _GRANTING)
            return None if found.text in _ANY_YEAR or grants else found
        return _meant(found, self.at.document, self.at.text, self.anchor)

    def left_behind(self, found: Period) -> bool:
        """Whether a time named before is older than the year reviewed or planned: a report goes back to that."""
        if self.at.change == "from" or self.anchor.reviewed:
            return False
        planned = self.anchor.ahead and self.reports
        return (self.anchor.report_review or planned) and int(found.end[:4]) < self.anchor.last

    def governs(self, found: Period, until: int) -> bool:
        """Whether a time named before in the sentence is the figure's too: of a review, an older one only where it
        opens a clause (2012年新建…，改造…; not 并于2012年首次…，占比…) or has dated what was reached. What one aim is
        to take (力争用三年时间…；) is of no other."""
        if found.text.startswith("用"):
            return "；" not in self.at.text[self.at.text.rfind(found.text, self.at.start, until) : until]
        if not self.left_behind(found) or not _NAMED_YEAR.match(found.text):
            return True
        at = self.at.text.rfind(found.text, self.at.start, until)
        return bool(_REACHED_IN.match(self.at.text, at - 1) or _OPENS_CLAUSE.search(self.at.text[max(0, at - 8) : at]))

    def of_year_over(self, found: Period, words: tuple[str, ...]) -> bool:
        """Whether one of these words, said in the first months, stands with a whole year, which is over."""
        said = found.text in words and self.anchor.year and FIRST_MONTHS.match(self.anchor.published)
        return bool(said) and of_whole_year(self.at)

    def within(self, period: Period) -> Period:
        """The part of a time of several years that the figure holds for."""
        return _of_several(period, self.at.change, self.anchor.report_review)


_Dated = tuple[Period | None, str]


def period_of(
    asked: Asked, anchor: Anchor, times: Timeline, origins: tuple[tuple[int, int], ...], *, item: bool
) -> tuple[Period | None, str]:
    """Return the figure's period and the rule's name: what the first rule says that applies.

    `item`: whether the document tells what happened in its year. `origins` are the spans of the starting points
    (由2016年的312亿元) that a figure of the sentence was counted from: its time words are not the later figure's.
    """
    if not anchor.ahead and _GOAL.search(asked.text, asked.start, asked.quantity.start):
        anchor = anchor._replace(ahead=True, report_review=False)  # “十五五”期间，目标是…: all of it is to come
    dating = _Dating(asked, anchor, times, origins, item=item)
    return next((dated for rule in _RULES if (dated := rule(dating))), (None, "period_none"))


_RECENT = ("近年来", "近几年来", "近些年来")  # of no year


def _of_works(dating: _Dating) -> _Dated | None:
    """今天开工。建成后，年产40万吨: what comes of works, told by the news, is of no time that they were told at, but of
    a year to come that they are to be done by (到2027年建成，届时…); what a project signed for is to be, of none."""
    text, start, end = dating.at.text, dating.at.start, dating.at.quantity.start
    if dating.at.change == "from" or not dating.news or not dating.anchor.year:
        return None
    near = min(dating.at.end, dating.at.quantity.end + _PROJECT_NEAR)
    signed = not dating.at.change and signed_for(text, start, near)
    if signed and not dating.times.last(start, end, dating.anchor):
        return None, "period_none"
    built = once_built(text, start, end)
    if not built or dating.times.last(built.end(), end, dating.anchor, dating.origins):
        return None
    named = dating.times.last(start, built.start(), dating.anchor)
    named = named or dating.times.last(0, start, dating.anchor, lasting=True)
    return None if named and int(named.end[:4]) > dating.anchor.year else (None, "period_none")


def _of_base(dating: _Dating) -> _Dated | None:
    quantity = dating.at.quantity
    if quantity.kind == "point" and not dating.at.text.startswith("的", quantity.end):
        return None  # 低于去年同期0.1个百分点: how far from it
    base = dating.times.base(dating.at.text, quantity.start, dating.anchor)
    return (base, "period_of_base") if base and dating.at.change in ("", "from") else None


def _of_stamp(dating: _Dating) -> _Dated | None:
    stamped = _STAMP.match(dating.at.text, dating.at.quantity.end)
    return (Period(stamped[1], stamped[1], stamped[0][1:-1]), "period_clause_after") if stamped else None


def _of_sentence(dating: _Dating) -> _Dated | None:
    """The last time named before the figure in its clause, else in its sentence."""
    quantity, anchor = dating.at.quantity, dating.anchor
    until = quantity.start
    if quantity.unit == "年" and (anchor.ahead or dating.at.text.startswith("用", quantity.start - 1)):
        until = quantity.end + len("左右时间")  # 用三年左右时间整治河道 says when as well
    for start, rule in ((dating.at.place.clause_start, "period_clause"), (dating.at.start, "period_sentence")):
        found = dating.meant(dating.times.last(start, until, anchor, dating.origins))
        if not found or not (rule == "period_clause" or dating.governs(found, until)):
            continue
        if found.text.endswith(_RECENT) and quantity.kind != "rank":
            return None, "period_recent"
        if dating.news and dating.of_year_over(found, _TO_THE_END):
            return dating.year_before, "period_year_over"  # 截至年末，全年组织收入600亿元, said in January
        if dating.at.change == "from" and anchor.year and int(found.end[:4]) > anchor.year:
            return dating.year_before, "period_before_plan"  # 到2027年，床位由30张增加到36张
        if rule == "period_clause" or not _before_review(found, dating.at.change, dating.at.outlook):
            return dating.within(_if_over(found, anchor, dating.at.text, dating.at.start, quantity.start)), rule
    return None


def _of_what_follows(dating: _Dating) -> _Dated | None:
    end = dating.at.quantity.end
    if _PRICES.match(dating.at.text, end) or dating.at.text.startswith(("（", "("), end):
        return None  # 2300元（2010年不变价）; 增长40%（去年增长25%）
    following = dating.times.last(end, min(dating.at.place.clause_end, end + 12), dating.anchor)
    return (following, "period_clause_after") if following and following.start == following.end else None


def _of_paragraph(dating: _Dating) -> _Dated | None:
    """The time named last in the sentences before, as far as it lasts."""
    anchor, outlook = dating.anchor, dating.at.outlook
    found = dating.meant(dating.times.last(0, dating.at.start, anchor, lasting=True))
    if found and dating.news and found.text.endswith(_RECENT):
        return None, "period_recent"
    of_day = found and (_A_DAY.fullmatch(found.start) or _THAT_DAY.match(found.text))
    if not found or (dating.news and of_day and not dating.happened):
        return None  # 今天开始铺轨。线路全长46.9公里: how things stand is of no day
    if "-" in found.end and anchor.report_review and not anchor.reviewed:
        return None  # 从去年二季度起企稳。全省实现生产总值…: a report of a year that is over goes on with the year
    if anchor.report_review and anchor.year and int(found.end[:4]) > anchor.year:
        return None  # 计划到2027年改造100万户。今年投入7亿元: a review goes on with its year
    if dating.left_behind(found):
        return None  # 2004年有20个县入围。新建学校15所: from an older one as well
    if dating.of_year_over(found, (*_NOW, *_TO_THE_END) if dating.news else _NOW):
        return dating.year_before, "period_year_over"  # 目前…。货运量99亿吨，比上年增长2%
    if (dating.reports and outlook.ahead) or _before_review(found, dating.at.change, outlook):
        return None
    if dating.at.text.find("全年", dating.at.start, dating.at.quantity.start) >= 0:
        found = Period(found.start[:4], found.end[:4], "全年")
    return dating.within(found), "period_paragraph"


def _of_outlook(dating: _Dating) -> _Dated | None:
    """The year that the section speaks of, the years that it reviews."""
    outlook, change = dating.at.outlook, dating.at.change
    if change == "from" and outlook.ahead and dating.anchor.year:
        return dating.year_before, "period_before_plan"
    if outlook.rule in ("", "outlook_none") or not outlook.year:
        return None
    total = outlook.first and (
        change == "from" or _TOTAL.search(dating.at.text[dating.at.place.clause_start : dating.at.quantity.end])
    )
    first = outlook.first if total else outlook.year
    return dating.within(Period(str(first), str(outlook.year), "")), "period_outlook"


def _of_bulletin(dating: _Dating) -> _Dated | None:
    of_year_before = dating.at.genre == "bulletin" and dating.anchor.year
    return (dating.year_before, "period_bulletin") if of_year_before else None


def _of_title(dating: _Dating) -> _Dated | None:
    titled = time_of_title(dating.at.document, dating.at.text, dating.anchor) if dating.news else None
    if not titled or not ((dating.happened and not dating.item_tells) or "周年" in titled.text):
        return None
    return dating.within(titled), "period_title"


def _of_item(dating: _Dating) -> _Dated | None:
    """What a news item tells without a time is of its year, or of the year just over."""
    year = dating.anchor.year
    year_opens = dating.news and year and FIRST_MONTHS.match(dating.anchor.published)
    whole = year_opens and "全年" in dating.at.text[dating.at.start : dating.at.quantity.start]
    if whole and of_whole_year(dating.at):
        return dating.year_before, "period_year_over"  # 全年外贸出口完成37亿美元, said at length in January
    if not dating.item_tells or not year:
        return None
    if of_year_over(dating.at, dating.anchor):
        return dating.year_before, "period_year_over"
    return Period(str(year), str(year), ""), "period_item"


def _of_day(dating: _Dating) -> _Dated | None:
    """以军7日轰炸…，造成82人死亡: a day of the month of the news, or of the one before, that the sentence or one
    shortly before it names."""
    year, published = dating.anchor.year, dating.anchor.published
    if not year or not dating.news or not dating.happened:
        return None
    text, end = dating.at.text, dating.at.quantity.start
    paragraph = max(text.rfind("\n", 0, dating.at.start) + 1, dating.at.start - _NEAR_DAY)
    for start, stop, rule in (
        (dating.at.start, end, "period_sentence"),
        (paragraph, dating.at.start, "period_paragraph"),
    ):
        day = _BARE_DAY.search(text, start, stop)
        if day:
            before = published[5:7] == "01" and published[8:] < day[1].zfill(2)
            return Period(str(year - before), str(year - before), day[0]), rule
    today = _THAT_DAY.search(text, paragraph, dating.at.start)
    return (Period(str(year), str(year), today[0]), "period_paragraph") if today else None


_WORK_REPORT = lazy("政府工作报告")
_LEAD = 300  # characters of a news text that say what it is on


def _of_work_report(dating: _Dating) -> _Dated | None:
    """力争新增企业200家, of news on a government's work report: a goal of the year that it plans."""
    text, quantity, year = dating.at.text, dating.at.quantity, dating.anchor.year
    if not dating.news or not year or not _WORK_REPORT.search(text, 0, _LEAD):
        return None
    aimed = goal_word().search(text, max(dating.at.start, dating.at.place.clause_start - REACH), quantity.core)
    coming = year + (dating.anchor.published[5:7] >= "11")
    return (Period(str(coming), str(coming), ""), "period_title") if aimed else None


_RULES: tuple[Callable[[_Dating], _Dated | None], ...] = (
    _of_works,
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
    _of_work_report,
)

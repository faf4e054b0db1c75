"""What an item of news tells happened in its year; how things stand is of none."""

import re
from functools import cache

from reformtext.characters import fold_clauses
from reformtext.figures.asked import Asked
from reformtext.figures.clauses import REACH
from reformtext.figures.time_readings import read_expression
from reformtext.figures.time_words import Anchor, N, count, expression
from reformtext.figures.works import once_done
from reformtext.model import Document, Period
from reformtext.patterns import lazy

_RUNNING = lazy("今年|本年|目前|截至|[上下]半年|季度|如今|现在|当前|计划|[1-9]月份")
_ITEM, _LONG_ITEM = 560, 900  # characters of an item, and of one that says that it reports; longer ones are features
_LONG_BROADCAST = 1500  # characters of what a broadcast tells of its day
_REPORTED = lazy(r"新闻联播|记者[^，。]{0,14}(?:报道|获悉|了解)|本报讯|讯[（(]?记者|消息[：，]|发布会|据悉|获悉|据了解")
_DATELINE = lazy(r"\d{1,2}月\d{1,2}日(?:[^，。\n]{0,6})?(?:讯|电)")  # 新华社北京3月5日电: an item, however long
_SNIPPET = 150  # characters of a passage too short to say whether it tells what happened
_HAPPENED = lazy(r"新闻联播|记者[^，。]{0,14}(?:报道|获悉)|本报讯|消息：|同比|环比|当[天日]|现场|[上下]午|会上")
_AS_THINGS_STAND = frozenset({"如今", "现在", "目前", "当前", "眼下", "当年"})
_OPENING = 200  # characters in which a dateline stands
_LEAD = 80  # characters in which an item says which year it looks back on
FIRST_MONTHS = lazy(r"\d{4}-0[1-3]")
_WHOLE_YEAR = lazy(r"全年|年末|年底|一年来")
_ON_LAST_YEAR = lazy("[比较与]上年(?!同期|末|底)")  # 税收比上年增长8%, said in January
AHEAD = lazy("到年底|(?<![去上前])年底前|力争|确保|希望|目标|计划|接下来|(?<!即)将(?!近|来自)")


def is_item(document: Document, text: str) -> bool:
    """Whether a text is an item of its day: short, and something in it says that it tells what happened."""
    if document.genre != "news" or len(text) >= _longest(text) or not document.published:
        return False
    if len(text) >= _ITEM:
        return bool(_DATELINE.search(text, 0, _OPENING) or _REPORTED.search(text))
    if len(text) < _SNIPPET or _DATELINE.search(text, 0, _OPENING) or _HAPPENED.search(text):
        return True
    year = int(document.published[:4])
    told = {str(year), str(year - 1)} if FIRST_MONTHS.match(document.published) else {str(year)}
    anchor = Anchor(year, document.published, report_review=False, ahead=False)
    for match in expression(text).finditer(text):
        named = (
            None if match[0] in _AS_THINGS_STAND or "era" in str(match.lastgroup) else read_expression(match, anchor)
        )
        if named and named.end[:4] in told:
            return True
    return False


def _longest(text: str) -> int:
    """The characters of a text that is an item at most; what an evening's broadcast tells is of its day for longer."""
    return _LONG_BROADCAST if text.find("新闻联播", 0, _LEAD) >= 0 else _LONG_ITEM


def looks_back(document: Document, text: str, anchor: Anchor) -> bool:
    """Whether news is on the year that is over: in the first months its title or lead names it, later its title does
    or a short item, and not the year that runs."""
    if document.genre != "news" or anchor.year is None:
        return False
    if FIRST_MONTHS.match(anchor.published):
        return _opens_with(document, text, anchor.year - 1)
    over = len(text) < _ITEM and (f"{anchor.year - 1}年，" in text or "去年，" in text)
    if over and not _RUNNING.search(text) and f"{anchor.year}年" not in text:
        return True
    title = _title(document, text)
    running = "今年" in title or f"{anchor.year}" in title
    return (
        not running
        and len(title) < _TITLE
        and title[-1:] not in "。！？"
        and ("去年" in title or f"{anchor.year - 1}年" in title)
    )


def of_year_over(asked: Asked, anchor: Anchor) -> bool:
    """Whether a figure of an item is of the year before: told in the first months, or as a whole year that cannot be
    over yet (全年新增就业86万人, said in May)."""
    if asked.outlook.ahead or AHEAD.search(asked.text, asked.place.clause_start, asked.quantity.start):
        return False
    if not FIRST_MONTHS.match(anchor.published):
        whole = _WHOLE_FIRST.match(asked.text, asked.start)
        over = (
            whole and _NOT_OVER.match(anchor.published) and "预计" not in asked.text[asked.start : asked.quantity.start]
        )
        return bool(over) or looks_back(asked.document, asked.text, anchor)
    quantity = asked.quantity
    running = quantity.unit == "年" and asked.text.endswith("连续", asked.place.clause_start, quantity.start)
    # 粮食连续三年增产 runs to the year that is over
    return running or looks_back(asked.document, asked.text, anchor) or of_whole_year(asked)


_NOT_OVER = lazy(r"\d{4}-(?:0[4-9]|10)")
_WHOLE_FIRST = lazy(r"\s*(?:到|截至)?(?:全年|年末)")  # 年末参保人数1.2亿人, said in May


def of_whole_year(asked: Asked) -> bool:
    """Whether a figure is of a whole year that is over: 全年货运量99亿吨; 税收比上年增长8%."""
    text, start, at = asked.text, asked.start, asked.quantity.start
    whole = _WHOLE_YEAR.search(text, start, at) or _ON_LAST_YEAR.search(text, start, asked.place.clause_end + 20)
    return bool(whole) and not AHEAD.search(text, start, at)


def _opens_with(document: Document, text: str, year: int) -> bool:
    """Whether an item's title or lead names a year: 2023年我国进出口总值…, published in January 2024."""
    named = (f"{year}年", "去年", "过去的一年", "过去一年")
    lead = text.find("。", 0, _LEAD)
    lead = _LEAD if lead < 0 else lead
    title = fold_clauses(document.title or "")
    return any(name in title or text.find(name, 0, lead) >= 0 for name in named)


_TITLE = 60  # characters of a text's first line that may be its title


def _title(document: Document, text: str) -> str:
    """The title, folded; of a document that has none its first line."""
    return fold_clauses(document.title) if document.title else text[:_TITLE].split("\n", maxsplit=1)[0]


def time_of_title(document: Document, text: str, anchor: Anchor) -> Period | None:
    """The time that an article's title names: 春节黄金周接待游客超2亿人次, 前三季度全市外贸增长6%."""
    title = _title(document, text)
    if len(title) >= _TITLE or _NO_TIME.search(title):
        return None
    found: Period | None = None
    years = _ANNIVERSARY.search(title)
    if years and anchor.year and 5 <= count(years[1]) < 100:
        return Period(str(anchor.year - count(years[1])), str(anchor.year), years[0])
    for match in expression(title).finditer(title):
        if match.lastgroup in ("holiday", "part", "relative", "year", "month", "day"):
            found = found or read_expression(match, anchor)
    return found if found and anchor.year and int(found.end[:4]) <= anchor.year else None


_ANNIVERSARY = lazy(rf"({N})周年")  # 改革开放40周年: an article of all the years
_THERE_IS = r"占地(?!方)|全长|总长|位于|地处|坐落|海拔|设计时速|贯通|(?<![直管])辖(?!区)|[居住活]着"
_STATE = lazy(
    rf"{_THERE_IS}|时速$|(?:共|就|现|已|建|下|(?<!已)拥)有[^，。；\d]{{0,16}}$|(?<=[，；。])有(?![关望序效力人的])[^，。；\d]{{3,16}}$|涉及$"
    rf"|(?:可开发[^，。；\d]{{0,4}}容量|库容量?|储量|资源量|蕴藏量|流域面积|跨度|落差)(?:约|为|达到?|近|超过?)*$"
)  # a place or a work as it is
_DESCRIBED = lazy(
    rf"(?:{_THERE_IS})[^，。；的]{{0,30}}[，；]"
)  # …地处三江口，东西长40公里: the sentence goes on with it
_SURVEYED = lazy("(?:调查|问卷)(?:结果|报告|数据)?(?:显示|表明|发现|当?中)|据(?!统计)[^，。；]{0,8}调查，|被调查")
_NEW = lazy("最新|今[天日]|发布|公布")
_FORMERLY = lazy(r"(?:^|[，。；：“\n])(?:过去|以前|从前|原先|往常|往年)(?![的]?[\d一二两三四五十几多])")
_SINCE_THEN = lazy("现在|如今|目前|今年|去年|后来|[。！？]")
_AWAY = lazy("(?<!差)距离?")
_TRAVEL = lazy(r"[^，。；\d]{0,3}(?:(?:交通|经济|生活|通勤|服务|都市)圈|通达|可?达|直达|上高速|车程|路程)")


_BARE = lazy(r"共?计?\d")
_THERE_ARE = lazy(r"[^，。；\d]{0,12}(?:[共现建下]有|(?<!已)拥有|辖)[^，。；\d]{0,8}\d")
_LONGEST_LIST = 6  # clauses of a list of what there is
_DEED_FOLLOWS = lazy(
    r"[^，。；]{0,40}(?:(?:参加|组织|参与|开展|出席|举行|加入|签署|观看)了|死亡|遇难|受伤|丧生|失踪|获救|受灾)"
)  # 共有9个国家的60支队伍参加了演练


@cache
def _once_built() -> re.Pattern[str]:
    return lazy(f"{once_done()}|届时|到那时")


def once_built(text: str, start: int, end: int) -> re.Match[str] | None:
    """What of text[start:end] tells of the time after works are done (建成后, 届时); None where it has begun."""
    built = _once_built().search(text, start, end)
    return None if built is None or _SINCE_BUILT.search(text, built.end(), end) else built


_SINCE_BUILT = lazy("已|累计|截至|首[日周月]|当[天日月]")


def happened(asked: Asked) -> bool:
    """Whether an item tells a figure: no state, no age, no long time."""
    text, place, quantity, start = asked.text, asked.place, asked.quantity, asked.start
    if quantity.unit in ("岁", "周岁") or (
        quantity.kind == "duration" and quantity.unit == "年" and quantity.modifier in ("over", "vague", "about")
    ):
        return False
    if once_built(text, max(start, place.clause_start - REACH), quantity.start):
        return False  # 全部建成后，每年可产鲜菜600万公斤
    away = _AWAY.search(text, place.clause_start, quantity.start)
    if away and quantity.unit not in ("天", "个月", "年"):  # 距离开幕还有3天
        return False
    if quantity.unit in ("分钟", "小时") and _TRAVEL.match(text, quantity.end):
        return False  # 形成1小时交通圈
    formerly = _FORMERLY.search(text, start, quantity.end)
    if formerly and not _SINCE_THEN.search(text, min(formerly.end(), quantity.start), quantity.start):
        return False  # 过去办一个证要跑7个部门
    if (
        quantity.kind != "count"
        and _SURVEYED.search(text, start, quantity.start)
        and not _NEW.search(text, start, quantity.start)
    ):
        return False  # 调查显示，六成农户有意参保: an answer is of no day
    if _DESCRIBED.search(text, start, place.clause_start):
        return False
    state = _STATE.search(text, place.clause_start, quantity.start) or _goes_on_with_what_is(
        text, start, place.clause_start
    )
    return not state or _DEED_FOLLOWS.match(text, quantity.end) is not None


def _goes_on_with_what_is(text: str, start: int, clause: int) -> bool:
    """Whether a clause is a number alone that goes on with what there is: 现有24个村，162个小组，共4.2万人."""
    for _ in range(_LONGEST_LIST):
        if clause <= start or not _BARE.match(text, clause):
            break
        clause = max(start, text.rfind("，", start, clause - 1) + 1)
        if _THERE_ARE.match(text, clause):
            return True
    return False


_NO_TIME = lazy("规划|方案|计划|纲要|目标|解读|以来|[-—－–~～至到]")

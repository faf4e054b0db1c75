"""Does a paragraph look back on what was done or ahead to what is planned? And which year does it speak of?

Headings that say so govern (2023年工作回顾, 2024年工作安排). Elsewhere, in reports, the terms of a paragraph and of its
neighbours tell (`sides.py`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reformtext.characters import fold_clauses
from reformtext.figures.sides import course, glosses, weighed
from reformtext.model import Document, Layout, Section
from reformtext.patterns import lazy
from reformtext.resources.context import alternation


class Outlook(NamedTuple):
    """`ahead`: a plan; `year`: the year a figure without time words holds for, `first` where several are reviewed."""

    ahead: bool
    year: int | None
    first: int | None = None
    rule: str = ""


_NEUTRAL = Outlook(False, None, None, "outlook_gloss")  # an explained term (名词解释) is of no year
# The terms were learnt on reports since 1990; older ones plan in few words (将, 应当) and review in the same verbs.
_MODERN, _OLD_PRIOR = 1980, -8.0
_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)(?: ?年|(?=[—－-]))")
_FIVE_YEARS = lazy(
    r"过去[五5]年|这[五5]年|五年累计|五年来|5年来|五年(?:政府)?工作|的[五5]年\s*$|本届政府|上一届|十[一二三四]五”?(?:时期)?(?:工作)?回顾"
)


def document_year(document: Document) -> int | None:
    """The year of a document's date, if known."""
    published = document.published or ""
    return int(published[:4]) if re.match(r"\d{4}", published) else None


def coming_year(published: str) -> int | None:
    """The first of the years to come, counted from a date: of a year's last quarter the next year."""
    return int(published[:4]) + (published[5:7] >= "10") if re.match(r"\d{4}", published) else None


def outlooks(document: Document, layout: Layout, text: str) -> tuple[Outlook, ...]:
    """Return the outlook of every paragraph of folded `text`."""
    year = document_year(document)
    running = document.genre == "report" and of_running_year(document, text)
    year_end = year and (year < _MODERN or re.match(r"\d{4}-1[012]", document.published or ""))
    if year and year_end and document.genre == "report" and not running:
        year += 1  # a report of the year's end reviews that year
    if not is_annual(document):
        return _of_other_text(document, layout, text, year)
    before = year - 1 if year and not running else year  # the year under review
    governing = [_of_headings(section, layout, year, True, before) for section in layout.sections]
    headed = [governing[paragraph.section] for paragraph in layout.paragraphs]
    scores = weighed(layout, text, _OLD_PRIOR if year is not None and year < _MODERN else 0.0)
    sides = course(scores, [view and view.ahead for view in headed])
    # 五年来，…: what is counted up from has been there before them
    first = before - 4 if before and _FIVE_YEARS.search(text, 0, _TITLE) else None
    plan, review = Outlook(True, year, None, "outlook_terms"), Outlook(False, before, first, "outlook_terms")
    views = [
        view or (_NEUTRAL if gloss else plan if ahead else review)
        for view, ahead, gloss in zip(headed, sides, glosses(layout, text), strict=True)
    ]
    return _with_horizons(views, layout, text, year)


def _of_other_text(document: Document, layout: Layout, text: str, year: int | None) -> tuple[Outlook, ...]:
    """The outlook of the paragraphs of what is no report of a year: by its headings, else by its title."""
    governing = [_of_headings(section, layout, year, False) for section in layout.sections]
    reported = _year_of_title(document)
    usual = Outlook(False, reported or year, None, "outlook_title" if reported else "outlook_none")
    notice = document.genre == "notice"
    plan = (_of_title(document, text, year) if notice else None) or _of_tasks(document, text)
    stands = [notice and bool(_STANDS.search(section.heading or "")) for section in layout.sections]
    if notice:
        aims = [_of_aims(section, layout, text, plan) for section in layout.sections]
        governing = [view or aim for view, aim in zip(governing, aims, strict=True)]
    sides = [True] * len(layout.paragraphs)
    if year and tells_of_report(document, text):
        sides = course(weighed(layout, text, _NEWS_PRIOR), [None] * len(layout.paragraphs))
        plan = Outlook(True, year, None, "outlook_terms")
    return tuple(
        governing[paragraph.section]
        or (_STANDING if stands[paragraph.section] else None)
        or (plan if plan and ahead else usual)
        for paragraph, ahead in zip(layout.paragraphs, sides, strict=True)
    )


_OF_REPORT = lazy(
    r"政府工作报告|计划报告|预算(?:草案|报告)|(?:民生|惠民|为民(?:办)?|[一二三四五六七八九十\d]{1,3}[项件])实事"
)
_NEWS_PRIOR = -1.0  # news of a report tells of both sides; the terms were learnt where half of all looks ahead


def tells_of_report(document: Document, text: str) -> bool:
    """Whether an item of the year's beginning tells what a report says: 市长在政府工作报告中…."""
    month = (document.published or "")[5:7]
    if document.genre != "news" or not "01" <= month <= "06":
        return False
    if "政府工作报告" in (document.title or ""):
        return True  # the people's congresses of 2020 met in May
    return month <= "04" and bool(_OF_REPORT.search(document.title or "") or _OF_REPORT.search(text, 0, _TITLE // 2))


_ARRANGES = lazy("放假|节假日|假期|调休|休市|高考|中考|考试|招生|招录|春运|开学")
_PLAN_TITLE = lazy(
    r"(?:行动|实施|工作|建设|发展|专项|整治)(?:方案|计划)|规划|纲要|工作要点|(?:重点|主要)?工作(?:目标)?任务$|目标任务$|(?:民生|惠民|为民(?:办)?)实事|实事项目"
)
_REPORTED = lazy("通报|公示|公告|总结|情况|名单|批复")
_STANDING = Outlook(False, None, None, "outlook_stands")  # of a notice's 发展现状
_STANDS = lazy("现状|基础|背景|成效|成绩|问题|形势")
_YEARS = lazy(r"((?:19|20)\d\d) ?年?[-—－–~～至到]{1,2}((?:19|20)\d\d)年")
_YEARS_LONG = lazy(r"([两二三四五])年(?:行动|计划|攻坚|规划)")
_HEADING = 20  # characters of a heading that names what a section is on, and no more
_TITLE = 400  # characters of a text in which its title stands


def _of_title(document: Document, text: str, year: int | None) -> Outlook | None:
    """The outlook of a notice whose title says that it is a plan: 养老服务三年行动方案（2023—2025年）."""
    title = document.title or text[: _TITLE // 4]
    if not _PLAN_TITLE.search(title) or _REPORTED.search(title):
        return None
    span = _YEARS.search(title) or _YEARS.search(text, 0, _TITLE)
    if span:
        return Outlook(True, int(span[2]), int(span[1]), "outlook_plan")
    long = _YEARS_LONG.search(title)
    if long and year:
        first = year + (1 if re.match(r"\d{4}-1[012]", document.published or "") else 0)
        return Outlook(True, first + "零一二三四五".index(long[1].replace("两", "二")) - 1, first, "outlook_plan")
    named = _YEAR.search(title)
    return Outlook(True, int(named[1]) if named else None, None, "outlook_plan")


_AIMS = lazy("目标(?!责任|考核|管理|任务分解)|(?:主要|重点|工作)任务|任务目标")
_BY = lazy(r"到((?:19|20)\d\d)年")


def _of_aims(section: Section, layout: Layout, text: str, plan: Outlook | None) -> Outlook | None:
    """The outlook of a notice's section on its aims, for the year that it names first: 一、主要目标. 到2020年，…"""
    for over in _upwards(section, layout):
        heading = over.heading or ""
        if len(heading) < _HEADING and _AIMS.search(heading):
            by = _BY.search(text, over.start, over.end)
            last = int(by[1]) if by else None
            return None if plan and not last else Outlook(True, last, None, "outlook_heading")
    return None


_IN_CHARGE = lazy("[（(][^（）()。；]{2,40}负责[)）]|(?:责任|牵头|主办|承办)(?:单位|部门)[：:]")
_AT_LEAST = 2  # tasks with who is in charge


def _of_tasks(document: Document, text: str) -> Outlook | None:
    """The outlook of news or a notice that hands tasks out: 新建幼儿园3所。（市教育局负责）"""
    year = coming_year(document.published or "")
    if document.genre not in ("news", "notice") or len(_IN_CHARGE.findall(text)) < _AT_LEAST:
        return None
    return Outlook(True, year, None, "outlook_tasks")


def _year_of_title(document: Document) -> int | None:
    """The year that a notice reports on by its title (关于2023年第三季度重点工作落实情况的通报), or that comes next and
    whose days a title arranges (关于2024年部分节假日安排的通知, of October 2023)."""
    title = document.title or ""
    named = {int(year) for year in _YEAR.findall(title)}
    if len(named) != 1:
        return None
    (year,) = named
    coming = year == (document_year(document) or year) + 1 and _ARRANGES.search(title)
    reports = document.genre == "notice" and re.search("通报|总结|情况", title)
    return year if coming or reports else None


# 今后五年的主要目标是…, "十四五"时期，我们的目标是…; what speaks of the coming year again ends it.
_HORIZON = lazy(
    r"(?:(?:今后|未来)(?:的)?(?P<n>[三五十35]|10)年|“?十(?P<era>[一二三四五])五”?(?:时期|期间|末))(?!规划|计划|纲要)"
    r"(?:，|[^。，；]{0,24}(?:目标|要求|思路|思想|奋斗|任务|打算|设想))(?![^。，；]{0,8}，今年)"
)
_THIS_YEAR = lazy(r"今年|明年|(?<!\d)(?P<year>(?:19|20)\d\d) ?年(?!底|末|[—-])")
_PLANNED = lazy(r"，?是|[^。，；]{0,24}(?:目标|工作|任务|安排)")
_OPENING = 40  # characters in which a paragraph says which year it speaks of
_NUMERALS = {"三": 3, "五": 5, "十": 10, "3": 3, "5": 5, "10": 10}


def _with_horizons(views: list[Outlook], layout: Layout, text: str, year: int | None) -> tuple[Outlook, ...]:
    """Give the paragraphs of a plan for several years the years it is for, from where it is announced to where the
    coming year is spoken of, or to the section's end."""
    if year is None:
        return tuple(views)
    found: list[Outlook] = []
    last: int | None = None
    top = section = -1
    for view, paragraph in zip(views, layout.paragraphs, strict=True):
        over = _top(layout, paragraph.section)
        if over != top:
            top, last = over, None
        if paragraph.section != section:
            section = paragraph.section
            last = _of_heading_ahead(layout, section, year) or last
        if not view.ahead:
            found.append(view)
            continue
        opening = _HORIZON.search(text, paragraph.start, min(paragraph.end, paragraph.start + 60))
        coming = [
            match
            for match in _THIS_YEAR.finditer(text, paragraph.start, paragraph.end)
            if not match["year"] or int(match["year"]) == year
        ]
        if opening:
            last = _last_year(opening, year)
        elif coming and coming[0].start() - paragraph.start < _OPENING:
            last = None
        found.append(view if last is None or last <= year else Outlook(True, last, year, "outlook_horizon"))
        announced = [m for m in _HORIZON.finditer(text, paragraph.start, paragraph.end) if "目标" in m[0]]
        planned = [match for match in coming if _PLANNED.match(text, match.end(), paragraph.end)]
        if announced and (not planned or planned[-1].start() < announced[-1].start()):
            last = _last_year(announced[-1], year)
        elif planned:
            last = None
    return tuple(found)


def is_annual(document: Document) -> bool:
    """Whether a document is the report of a year: a white paper is an essay, whose undated sentences are of no year."""
    return document.genre == "report" and "白皮书" not in (document.title or "")


_HALF = lazy(r"上半年|前三季度|1[-—－–~～至到][5-9]月")


def of_running_year(document: Document, text: str) -> bool:
    """Whether a report is on the year it was published in: 2020年上半年国民经济计划执行情况的报告, of August."""
    month = (document.published or "")[5:7]
    title = fold_clauses(document.title or "")
    return "05" <= month <= "11" and bool(_HALF.search(title) or _HALF.search(text, 0, _TITLE))


_LOOKED_BACK = lazy(r"\s*(?:过去的?一年|去年)(?!底|末)[^。]{0,30}(?:取得|完成|实现)")
_OF_COMING = lazy("今年|明年|目标|要|力争|确保")


def of_sentence(view: Outlook, text: str, before: str, start: int, end: int) -> Outlook:
    """A plan's paragraph may recall the year that is over: 过去一年，工作取得了成绩。地区生产总值增长10.3%，…"""
    if not view.ahead or view.first or not view.year or not _LOOKED_BACK.match(before):
        return view
    return view if _OF_COMING.search(text, start, end) else Outlook(False, view.year - 1, None, "outlook_recalled")


def _last_year(horizon: re.Match[str], year: int) -> int:
    if horizon["era"]:
        return 2000 + 5 * "零一二三四五".index(horizon["era"]) + 5
    return year + _NUMERALS[horizon["n"]] - 1


def _top(layout: Layout, section: int) -> int:
    """The outermost section that holds a section."""
    parent = layout.sections[section].parent
    while parent is not None:
        section, parent = parent, layout.sections[parent].parent
    return section


def _upwards(section: Section, layout: Layout) -> Iterator[Section]:
    """A section, then the sections that hold it, the innermost first."""
    yield section
    while section.parent is not None:
        section = layout.sections[section.parent]
        yield section


_YEARS_AHEAD = lazy(
    r"(?:(?:今后|未来)(?P<n>[三五十35]|10)年|“?十(?P<era>[一二三四五])五”?(?:时期|期间|规划)?)[^。]{0,12}(?:目标|任务|思路|安排|部署|要求|重点|举措)"
)


def _of_heading_ahead(layout: Layout, section: int, year: int) -> int | None:
    """The last of the years that the nearest heading which names such plans for (二、“十四五”时期主要目标)."""
    for over in _upwards(layout.sections[section], layout):
        heading = over.heading or ""
        named = _YEARS_AHEAD.search(heading)
        if named and not _THIS_YEAR.search(heading):
            return _last_year(named, year)
    return None


@cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(alternation("plan", "ahead_heading")), re.compile(alternation("plan", "back_heading"))


def _of_headings(
    section: Section, layout: Layout, year: int | None, report: bool, before: int | None = None
) -> Outlook | None:
    """The nearest heading upwards that says 回顾 or 安排, or names the year under review or the year to come."""
    ahead_words, back_words = _headings()
    for over in _upwards(section, layout):
        heading = over.heading or ""
        named = _YEAR.findall(heading)
        stated = int(named[-1]) if named else None
        several = bool(_FIVE_YEARS.search(heading))
        back = back_words.search(heading) is not None or several
        if back and ahead_words.search(back_words.sub("", heading)) and len(set(named)) > 1:
            return None  # 2003年工作回顾和2004年工作总体要求: the terms of its paragraphs tell them apart
        if back and not re.search(r"今后|下一步", heading):
            last = stated or (before if report else year)
            return Outlook(False, last, last - 4 if several and last and not stated else None, "outlook_heading")
        if report and stated and year and stated < year and len(heading) < 40:
            return Outlook(False, stated, None, "outlook_heading")
        if (report or stated) and ahead_words.search(heading):
            return Outlook(True, stated or year, None, "outlook_heading")
    return None

"""Lists that are announced: 今年…定下这些目标：and the lines that follow; what stands below a year, or 到2010年，…."""

import re

from reformtext.figures.announced.orders import orders
from reformtext.figures.announced.said import AIMS, MARKED, PAST, SENTENCE
from reformtext.figures.outlook import Outlook, coming_year
from reformtext.model import Document, Layout, Paragraph
from reformtext.patterns import lazy

_LEAD = lazy(
    rf"[^。！？]{{0,60}}{AIMS}(?!完成|执行|落实|责任)[^。！？，：]{{0,14}}(?:（[^（）]{{1,48}}）)?(?:。(?:具体|主要|分别)?(?:包括|如下|有|是|为))?[：:]\s*$"
    rf"|(?:办好|办理|抓好|做好|实施|推进|实现)[^。，：]{{0,14}}{AIMS}[”’》]?[。：]\s*$"
    rf"|(?:涉及|包括|分为|共有?)[^。，：]{{0,6}}[个项件条大][^。，：]{{0,6}}{AIMS}[。：:]\s*$"
)
_TITLE = lazy(rf"[^。！？，：]{{0,24}}{AIMS}(?:安排)?[^。！？，；：完成执行落实责任\s\d]{{0,4}}[：:]?\s*$")
_MADE_KNOWN = lazy(  # 2011年十件实事“出炉”, 发布2023年为民办实事项目
    rf"{AIMS}[”’》]?(?:[“”]?(?:出炉|敲定|公布|发布|亮相|揭晓|确定))|(?:发布|公布|敲定|推出)了?[^。，；]{{0,24}}实事"
)
_ENUMERATES = lazy(r"[^。；：]{0,30}(?:包括|如下|分别[是为])：")
_WHEN = lazy(
    r"(?P<this>今年|本年|全年)|(?P<next>明年|来年)|(?:未来|今后)(?P<n>[三五35])年|“?十(?P<era>[一二三四五])五”?"
    r"|(?P<year>(?:19|20)\d\d)年?"
)
_YEAR_LINE = lazy(r"\s*((?:19|20)\d\d)年?度?[：:]?\s*")  # a line that is nothing but a year
_YEAR_LAST = lazy(r"[。！？；]\s*((?:19|20)\d\d)年[：:]\s*$")  # …的新亮点。2003年：
_BY_YEAR = lazy(r"\s*(?:[^，。；：\d]{0,8}，)?(?:力争|确保|努力)?到((?:19|20)\d\d)年")
_ASPECT = lazy(  # 产业优势更加突出：…, below 到2010年，…
    r"\s*(?:[-—·●*]+|[（(]?[一二三四五六七八九十\d]{1,2}[)）.、])?"
    r"[^，。：；\d]{2,14}(?:更加|更为|更|明显|显著|进一步|全面|大幅|稳步|持续|不断|取得|实现|达到)[^，。：；\d]{1,8}[：。，]"
)
_BACK = lazy(
    r"\s*[^。！？，]{0,20}(?:去年|上年|过去|回顾|成绩单|完成情况|截至|目前|近年|已[经完建达有])|\s*[*]*(?:附[件录表注]|注释|名词解释)|[^。，]{1,40}[：:]是?指"
)
_PROSE = lazy(r"[。！？][”\"]?\s*$")
_SHORT = 50  # characters of a line that may end in 。 and yet be one of a list
_REACH = 90  # characters at a paragraph's end in which it announces
_SAYS = lazy(r"(?:报告|规划|纲要|方案)[》”]?(?:中)?(?:要求|提出|确定|明确)")
_SAID_BEFORE = 200  # characters at a paragraph's end in which a report of a year that is over is named
_AIMS_LINE = lazy(r"[^。，；\d]{0,8}(?:主要|预期|发展|奋斗){1,2}目标[:：]?\s*")  # 关键词：主要预期目标
_TOLD = lazy(rf"{PAST}|同比|上年|实际|说|表示|介绍|“[^”]{{8,}}”|近年|以前|过去")


def lists(document: Document, layout: Layout, text: str, year: int | None) -> dict[int, Outlook]:
    """The paragraphs that stand in an announced list."""
    found: dict[int, Outlook] = {}
    governing: Outlook | None = None
    coming = coming_year(document.published or "")
    for number, paragraph in enumerate(layout.paragraphs):
        start, end = paragraph.start, paragraph.end
        line = _YEAR_LINE.fullmatch(text, start, end) or _YEAR_LAST.search(text, max(start, end - _SHORT), end)
        opened = _of_year(int(line[1]), document) if line else _announces(text, start, end, year, coming)
        if opened is not None:
            governing = opened
            if end - start < _SHORT and opened.rule != "outlook_by_year":
                found[number] = opened
            continue
        if governing is None:
            continue
        if not _governs(governing, text, paragraph):
            governing = None
        else:
            found[number] = governing
    return found


def _of_year(year: int, document: Document) -> Outlook:
    """The outlook below a line that is nothing but a year: its plans, if the document is of the year's beginning."""
    published = document.published or ""
    ahead = published[:4] < str(year) or (published[:4] == str(year) and "01" <= published[5:7] <= "03")
    return Outlook(ahead, year, None, "outlook_year")


def _governs(opened: Outlook, text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands below what was opened: any below a year, each aspect of a goal below its year, else
    what goes on with a list."""
    if opened.rule == "outlook_year":
        return True
    if opened.rule == "outlook_by_year":
        return bool(_ASPECT.match(text, paragraph.start, paragraph.end))
    return not _BACK.match(text, paragraph.start, paragraph.end) and _goes_on(text, paragraph)


def _goes_on(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph may be of a list: a short line, a marked one, orders, or one that tells of nothing done."""
    start, end = paragraph.start, paragraph.end
    if not _PROSE.search(text, max(start, end - 4), end) or end - start <= _SHORT:
        return True
    if any(opens.match(text, start, end) for opens in (MARKED, _ENUMERATES, orders())):
        return True
    return not _TOLD.search(text, start, min(end, start + SENTENCE))


def _announces(text: str, start: int, end: int, year: int | None, coming: int | None) -> Outlook | None:
    if year is not None and _AIMS_LINE.fullmatch(text, start, end):
        return Outlook(True, year, None, "outlook_list")
    by = _BY_YEAR.match(text, start, end)
    if by and year is not None and int(by[1]) > year:
        return Outlook(True, int(by[1]), None, "outlook_by_year")
    at = max(start, end - _REACH)
    made_known = _MADE_KNOWN.search(text, start, min(end, start + _REACH))
    if made_known:
        at, end = start, made_known.end()
    elif not _LEAD.search(text, at, end) and not (end - start < _SHORT and _TITLE.fullmatch(text, start, end)):
        return None
    says = _SAYS.search(text, max(start, end - _SAID_BEFORE), end)
    when: re.Match[str] | None = None
    for when in _WHEN.finditer(text, max(start, end - _SAID_BEFORE) if says else at, end):  # noqa: B007
        pass
    last = _last_year(when, year, coming) if when else None
    if last is None or year is None or (last < year and not says):
        return None
    return Outlook(True, last, None, "outlook_list")


def _last_year(when: re.Match[str], year: int | None, coming: int | None) -> int | None:
    if when["year"]:
        return int(when["year"])
    if when["era"]:
        return 2005 + 5 * "一二三四五".index(when["era"])
    if year is None or coming is None:
        return None
    if when["n"]:
        return coming + {"三": 2, "3": 2, "五": 4, "5": 4}[when["n"]]  # 未来五年
    return year + (1 if when["next"] else 0)

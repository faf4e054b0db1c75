"""Lists of aims in news and notices: 今年…定下这些具体目标：, 2024年要办好的实事, and the lines that follow.

What announces the list governs its lines, which have no words of aim of their own, until prose or a look back ends it.
"""

import re
from collections.abc import Mapping

from reformtext.figures.outlook import Outlook, document_year
from reformtext.model import Document, Layout
from reformtext.patterns import lazy

_AIMS = r"(?:目标|任务|安排|计划|打算|实事|指标|重点工作|工作重点|这么干|怎么干|这样干)"
_LEAD = lazy(rf"[^。！？]{{0,60}}{_AIMS}(?!完成|执行|落实|责任)[^。！？，：]{{0,14}}[：:]\s*$")
_TITLE = lazy(rf"[^。！？，：]{{0,24}}{_AIMS}(?:安排)?[^。！？，；：完成执行落实责任\s\d]{{0,4}}[：:]?\s*$")
_WHEN = lazy(
    r"(?P<this>今年|本年|全年)|(?P<next>明年|来年)|(?:未来|今后)(?P<n>[三五35])年|“?十(?P<era>[一二三四五])五”?"
    r"|(?P<year>(?:19|20)\d\d)年?"
)
_YEAR_LINE = lazy(r"\s*((?:19|20)\d\d)年?度?[：:]?\s*")  # a line that is nothing but a year
_BACK = lazy(r"\s*[^。！？，]{0,20}(?:去年|上年|过去|回顾|成绩单|完成情况|截至|目前|近年|已[经完建达有])")
_MARKED = lazy(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]|—|[·●■◆▲★▶➤√]|[一二三四五六七八九十]是|第[一二三四五六七八九十])"
)
_PROSE = lazy(r"[。！？][”\"]?\s*$")
_SHORT = 50  # characters of a line that may end in 。 and yet be one of a list
_REACH = 90  # characters at a paragraph's end in which it announces


def announced(document: Document, layout: Layout, text: str) -> Mapping[int, Outlook]:
    """Return the outlook of each paragraph of folded `text` that stands in an announced list of aims."""
    year = document_year(document)
    found: dict[int, Outlook] = {}
    governing: Outlook | None = None
    for number, paragraph in enumerate(layout.paragraphs):
        start, end = paragraph.start, paragraph.end
        line = _YEAR_LINE.fullmatch(text, start, end)
        opened = Outlook(False, int(line[1]), None, "outlook_heading") if line else _announces(text, start, end, year)
        if opened is not None:
            governing = opened
            if end - start < _SHORT:
                found[number] = opened
            continue
        if governing is None:
            continue
        prose = _PROSE.search(text, max(start, end - 4), end) and end - start > _SHORT
        if _BACK.match(text, start, end) or (prose and not _MARKED.match(text, start, end)):
            governing = None
        else:
            found[number] = governing
    return found


def _announces(text: str, start: int, end: int, year: int | None) -> Outlook | None:
    at = max(start, end - _REACH)
    if not _LEAD.search(text, at, end) and not (end - start < _SHORT and _TITLE.fullmatch(text, start, end)):
        return None
    when: re.Match[str] | None = None
    for when in _WHEN.finditer(text, at, end):  # noqa: B007
        pass
    last = _last_year(when, year) if when else None
    if last is None or year is None or last < year:
        return None
    return Outlook(True, last, None, "outlook_list")


def _last_year(when: re.Match[str], year: int | None) -> int | None:
    if when["year"]:
        return int(when["year"])
    if when["era"]:
        return 2005 + 5 * "一二三四五".index(when["era"])
    if year is None:
        return None
    return year + (1 if when["next"] else {"三": 2, "3": 2, "五": 4, "5": 4}.get(when["n"] or "", 0))

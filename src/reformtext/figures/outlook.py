"""Does a paragraph look back on what was done or ahead to what is planned? And which year does it speak of?"""

import re
from dataclasses import dataclass
from functools import cache

from reformtext.model import Document, Layout, Section
from reformtext.resources.context import alternation


@dataclass(frozen=True, slots=True)
class Outlook:
    """`ahead`: a plan; `year`: the year a figure without time words holds for, `first` where several are reviewed."""

    ahead: bool
    year: int | None
    first: int | None = None
    rule: str = ""


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(alternation("plan", "ahead"))


@cache
def _back() -> re.Pattern[str]:
    return re.compile(alternation("plan", "back"))


@cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(alternation("plan", "ahead_heading")), re.compile(alternation("plan", "back_heading"))


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=[—－-]))")
_FIVE_YEARS = re.compile(r"(?:过去|这|本届政府|上一届|五年来|5年来|[五5]年(?:来|工作)|“?十[一二三四]五”?(?:时期)?(?:工作)?回顾)")


def document_year(document: Document) -> int | None:
    """The year of a document's date, if known."""
    published = document.published or ""
    return int(published[:4]) if re.match(r"\d{4}", published) else None


def outlooks(document: Document, layout: Layout, text: str) -> tuple[Outlook, ...]:
    """Return the outlook of every paragraph: from its headings, else (in reports) from its own verbs."""
    year = document_year(document)
    report = document.genre == "report"
    default_ahead = False
    if report:
        ahead_total = back_total = 0
        for start, end in document.body:
            ahead_total += len(_ahead().findall(text, start, end))
            back_total += len(_back().findall(text, start, end))
        default_ahead = ahead_total > 1.5 * back_total
    governing = [_of_headings(section, layout, year, report) for section in layout.sections]
    result: list[Outlook] = []
    for paragraph in layout.paragraphs:
        governed = governing[paragraph.section] if layout.sections else None
        if governed is not None:
            result.append(governed)
            continue
        if not report:
            result.append(Outlook(False, year, None, "outlook_none"))
            continue
        ahead = len(_ahead().findall(text, paragraph.start, paragraph.end))
        back = len(_back().findall(text, paragraph.start, paragraph.end))
        looks_ahead = ahead > 1.2 * back if ahead + back >= 4 else default_ahead
        result.append(_dated(looks_ahead, year, "outlook_verbs"))
    return tuple(result)


def _dated(ahead: bool, year: int | None, rule: str) -> Outlook:
    return Outlook(ahead, year if ahead or year is None else year - 1, None, rule)


def _of_headings(section: Section, layout: Layout, year: int | None, report: bool) -> Outlook | None:
    """The nearest heading upwards that says 回顾 or 安排, with its year: 2023年工作回顾, 2024年工作安排."""
    ahead_words, back_words = _headings()
    here: Section | None = section
    while here is not None:
        heading = here.heading or ""
        named = _YEAR.findall(heading)
        stated = int(named[-1]) if named else None
        if back_words.search(heading) and not re.search(r"今后|下一步", heading):
            several = bool(_FIVE_YEARS.search(heading)) and stated is None
            last = stated or (year - 1 if year and report else year)
            return Outlook(False, last, last - 4 if several and last else None, "outlook_heading")
        if (report or stated) and ahead_words.search(heading):
            return Outlook(True, stated or year, None, "outlook_heading")
        here = layout.sections[here.parent] if here.parent is not None else None
    return None

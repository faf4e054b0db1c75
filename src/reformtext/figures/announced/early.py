"""Early figures that go on: 预计，全年实现…。完成…; the parts of what is 初步核算."""

from collections.abc import Sequence
from itertools import pairwise

from reformtext.figures.announced.said import PAST
from reformtext.figures.outlook import Outlook
from reformtext.model import Layout
from reformtext.patterns import lazy

_EARLY = lazy(r"\s*(?:经|据)?(?:初步)?预计[，：]")  # set apart it governs the run of indicators, 预计全年… its sentence
# 初步核算，生产总值530亿元。其中，第一产业…: the parts of a total are as early as it
_EARLY_TOTAL = lazy(
    r"\s*(?:[-—*\s]*|[^。，；]{0,8}，)(?:经|据)?(?:预计(?:全年|完成|实现)|初步(?:核算|统计|测算|匡算)|(?:统计)?快报)"
)
_PART = lazy(r"\s*(?:其中|分产业看|第[一二三]产业增加值(?!占))(?![^。]{0,60}(?:了|已|目前|截至|实际))")
_SAME_BELOW = lazy(r"（[^（）]{0,6}(?:预计|初步)[^（）]{0,4}[，、 ]下同）")  # 全年生产总值（预计，下同）700亿元
_OTHER_YEAR = lazy(r"\s*(?:19|20)\d\d年(?!预计)")  # 预计，一季度…。2011年，…
_OVER = lazy(rf"{PAST}|我们")


def parts_of_early(layout: Layout, text: str, views: Sequence[Outlook]) -> dict[int, Outlook]:
    """The outlook of each sentence, by its number, that tells the parts of what the sentence before told early."""
    found: dict[int, Outlook] = {}
    for number, (before, sentence) in enumerate(pairwise(layout.sentences), 1):
        view = views[sentence.paragraph]
        if view.ahead or before.paragraph != sentence.paragraph or not _PART.match(text, sentence.start, sentence.end):
            continue
        if number - 1 in found or _EARLY_TOTAL.match(text, before.start, before.end):
            stated = view.year if view.rule not in ("", "outlook_none") else None
            found[number] = view._replace(year=stated, rule="outlook_early")
    return found


def opens_early(view: Outlook, text: str, start: int, end: int, *, goes_on: bool) -> Outlook | None:
    """预计，全年实现…。 governs the sentences that go on where `goes_on` says so (in news, where a report's own
    sentences are told apart), （预计，下同） its own as well."""
    if view.ahead:
        return None
    if goes_on and _EARLY.match(text, start, end):
        return view._replace(rule="outlook_early")
    return view._replace(rule="outlook_same") if _SAME_BELOW.search(text, start, end) else None


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether the sentence text[start:end] is as early as the one before: it tells of nothing done, nor of another
    year."""
    return not (_OVER.search(text, start, end) or _OTHER_YEAR.match(text, start))

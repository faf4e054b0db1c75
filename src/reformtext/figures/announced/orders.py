"""Orders that go on from sentence to sentence: 今年要加快…。加大…力度，建设…。 Budgets that are told likewise."""

import re
from functools import cache

from reformtext.figures.announced.said import AIMS, MARKED, SENTENCE, results
from reformtext.figures.outlook import Outlook
from reformtext.model import Paragraph
from reformtext.patterns import lazy
from reformtext.resources.context import alternation

_SOURCE = lazy(  # 记者23日从区民政局获悉，今年该区将…
    r"\s*[^。；]{0,60}?(?:获悉|了解到|消息|提出|显示|透露|介绍|宣布|表示)[，：][“\"]?"
)
_INTENDS = lazy(
    r"[^。；\d]{0,40}(?:(?P<this>今年|本年|新的?一年里?|下半年|下一步|接下来)|(?P<next>明年|来年)|(?P<year>(?:19|20)\d\d)年)(?:(?!超额|圆满|提前|累计)[^。，；：\d]{0,16}?|，[^。，；：\d]{0,12}(?=将[会有迎投推新继全重实再]))"
    r"(?:(?<![重主必首纲摘])[要将](?!求|点|闻|素)|计划(?![外内、，。；的任完执和与])|力争|确保)"
    r"|\s*(?:力争|确保)"
    r"|\s*(?:(?P<aim_year>(?:19|20)\d\d)年)?[^。；\d]{0,30}(?:预期|奋斗|发展)目标(?:任务)?(?:建议|拟|初步|确定|定){0,2}[是为：](?P<aims>)"
    r"|[^。；\d]{0,40}(?<![即必])将(?:继续|重点|深入|优先|大力|全力|强力|奋力|扎实|持续|统筹|全面|进一步|着力|加快|加大|坚持|围绕|聚焦|突出|抓好|实施|推进)"
)
# 预算报告显示，今年民生支出为72亿元: what a budget allots is to be spent
_BUDGETS = lazy(
    r"[^。；\d]{0,40}预算(?:报告|草案|安排)(?:（草案）)?(?:显示|提出|透露|明确)?，(?![^。]{0,40}(?:去年|上年|执行|决算))"
)
# 2019年，安排政府投资项目72个，…。按阶段分，续建项目45个: a programme of a year and what it is made of
_ARRANGES = lazy(
    r"\s*(?:(?:根据|按照?|据)[^，。；]{1,12}，)?[^，。；\d]{0,6}?(?:今年|((?:19|20)\d\d)年)，?"
    r"(?:[^，。；\d]{0,12}安排[^，。；\d]{0,20}(?:项目|工程|实事)\d|[^，。；\d]{2,12}(?:项目|工程|实事)共?安排\d)"
)
_ALLOTS = lazy(r"[^。；\d]{0,50}?(?:安排|列支|划拨)(?!了)")
_COUNTS_OFF = lazy(
    r"[^。；，：]{0,12}\d{1,3}项[^，。；：\d]{0,8}工作(?:主要|具体)?(?:是|为|包括)："
    rf"|[^。；]{{0,60}}{AIMS}[^。，；：\d]{{0,10}}(?:敲定|确定|明确|包括|有|是|为|如下)[^。，；：]{{0,10}}："
)
_LEADS_TO = lazy(r"[^。；\d]{0,30}?到((?:19|20)\d\d)年，")
# 一是扛稳粮食安全重任。新建…，确保…。二是…: a list in which something is to be ensured orders all it counts off
_ORDERS_LISTED = lazy(r"\s*(?:一是|第一，)(?=[^\n]{10,600}?(?:二是|第二，))(?=[^\n]{0,600}?(?:确保|力争|必须|务必))")
_LIST_REACH = 1200  # characters of such a list in which nothing done may be told
_OF_THEM = lazy(r"\s*其中")  # 到2025年，建成充电桩15万台。其中，…
_RUNNING = ("outlook_orders", "outlook_budget")  # what goes on from one paragraph to the next
_HEADING = lazy(r"\s*[^。，；！？\d]{2,20}(?:——)?\s*|\s*[\d.]+(?:万?亿|万)元[：:][^。，；！？\d]{2,20}\s*")


def intends(text: str, start: int, end: int, year: int | None, *, coming: bool) -> Outlook | None:
    """What a sentence that opens with an intention goes on with: 今年全市要…, 目标任务包括…：一是.

    `coming`: whether an intention without a time is of the year after the document's.
    """
    if year is None:
        return None
    if _BUDGETS.match(text, start, end):
        return Outlook(True, year, None, "outlook_budget")
    arranged = _ARRANGES.match(text, start, end)
    if arranged and (not arranged[1] or int(arranged[1]) >= year):
        return Outlook(True, int(arranged[1] or year), None, "outlook_aims")
    source = _SOURCE.match(text, start, end)
    intends = _INTENDS.match(text, source.end() if source else start, end) or _INTENDS.match(text, start, end)
    by = _LEADS_TO.match(text, start, end) if intends is None else None
    if by and int(by[1]) > year:
        return Outlook(True, int(by[1]), None, "outlook_orders")  # 到2030年，建成…。打造10家以上…企业
    if intends is None and not _COUNTS_OFF.match(text, start, end):
        return None
    told = intends["year"] or intends["aim_year"] if intends else None
    rule = "outlook_aims" if intends and intends["aims"] is not None else "outlook_orders"
    if told and int(told) < year:
        return None
    if told:
        return Outlook(True, int(told), None, rule)
    if intends and (intends["this"] or intends["next"]):
        coming = bool(intends["next"])
    return Outlook(True, year + coming, None, rule)


def listed_orders(text: str, start: int, end: int, year: int) -> Outlook | None:
    """What a list orders that begins at `start` and in which something is to be ensured, in a paragraph up to `end`."""
    if not _ORDERS_LISTED.match(text, start, end) or results(text, start, min(end, start + _LIST_REACH)):
        return None
    return Outlook(True, year, None, "outlook_orders")


def told_from(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind those who tell it: 记者从区民政局获悉，|今年…."""
    source = _SOURCE.match(text, start, end)
    return source.end() if source else start


def heads(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is nothing but a heading: 交通大格局——."""
    return _HEADING.fullmatch(text, start, end) is not None


def carried_on(running: Outlook, paragraph: Paragraph, text: str) -> bool:
    """Whether the orders of a paragraph go on in the next: it orders too, or heads what does, and tells of nothing
    done."""
    start, end = paragraph.start, min(paragraph.end, paragraph.start + SENTENCE)
    if not running.ahead or running.rule not in _RUNNING or results(text, start, end):
        return False
    heads = _HEADING.fullmatch(text, start, paragraph.end)
    return bool(heads) or goes_on_with(running, text, start, end)


def goes_on_with(running: Outlook, text: str, start: int, end: int) -> bool:
    """Whether a sentence counts off, orders or allots, as the one before it did."""
    if running.rule == "outlook_aims" or MARKED.match(text, start, end) or _OF_THEM.match(text, start, end):
        return True
    return bool((_ALLOTS if running.rule == "outlook_budget" else orders()).match(text, start, end))


@cache
def orders() -> re.Pattern[str]:
    """A sentence that begins with its verb: 加大…力度, 深入实施…, 新建…."""
    verbs = "|".join(
        alternation(*path) for path in (("plan", "order"), ("subject", "lead"), ("subject", "lead_initial"))
    )
    return re.compile(
        rf"\s*[“\"]?(?:(?:在[^，。；\d]{{1,14}}|[^，。；\d]{{2,24}}方面|(?:按照?|根据|依托|结合|针对|通过)[^。；\d]{{1,40}}?)，)?(?:同时，|全年|年内|要|新|再|还|也|[^，。；\d]{{0,8}}将[^，。；\d]{{0,4}}?)?(?:{verbs}|(?:投|筹|斥)资约?\d)"
    )

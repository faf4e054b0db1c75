"""What an announcement governs: lists of aims (今年…定下这些目标：and the lines that follow), orders that go on from
sentence to sentence (今年要加快…。加大…力度，建设…。), tasks counted off (任务包括两个方面：一是…。二是…).

What follows the announcement has no words of aim of its own, until prose, a look back or a result ends it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from reformtext.figures.outlook import Outlook, coming_year, document_year, is_annual
from reformtext.model import Document, Layout, Paragraph
from reformtext.patterns import lazy
from reformtext.resources.context import alternation

_AIMS = r"(?:目标|任务|安排|计划|打算|实事|指标|重点工作|工作重点|这么干|怎么干|这样干)"
_LEAD = lazy(
    rf"[^。！？]{{0,60}}{_AIMS}(?!完成|执行|落实|责任)[^。！？，：]{{0,14}}(?:。(?:具体|主要|分别)?(?:包括|如下|有|是|为))?[：:]\s*$"
    rf"|(?:办好|办理|抓好|做好|实施|推进|实现)[^。，：]{{0,14}}{_AIMS}[”’》]?[。：]\s*$"
    rf"|(?:涉及|包括|分为|共有?)[^。，：]{{0,6}}[个项件条大][^。，：]{{0,6}}{_AIMS}[。：:]\s*$"
)
_TITLE = lazy(rf"[^。！？，：]{{0,24}}{_AIMS}(?:安排)?[^。！？，；：完成执行落实责任\s\d]{{0,4}}[：:]?\s*$")
_MADE_KNOWN = lazy(  # 2011年十件实事“出炉”, 发布2023年为民办实事项目
    rf"{_AIMS}[”’》]?(?:[“”]?(?:出炉|敲定|公布|发布|亮相|揭晓|确定))|(?:发布|公布|敲定|推出)了?[^。，；]{{0,24}}实事"
)
_ENUMERATES = lazy(r"[^。；：]{0,30}(?:包括|如下|分别[是为])：")
_WHEN = lazy(
    r"(?P<this>今年|本年|全年)|(?P<next>明年|来年)|(?:未来|今后)(?P<n>[三五35])年|“?十(?P<era>[一二三四五])五”?"
    r"|(?P<year>(?:19|20)\d\d)年?"
)
_YEAR_LINE = lazy(r"\s*((?:19|20)\d\d)年?度?[：:]?\s*")  # a line that is nothing but a year
_YEAR_LAST = lazy(r"[。！？；]\s*((?:19|20)\d\d)年[：:]\s*$")  # …的新亮点。2003年：
_BY_YEAR = lazy(r"\s*(?:[^，。；：\d]{0,8}，)?(?:力争|确保|努力)?到((?:19|20)\d\d)年")
_LEADS_TO = lazy(r"[^。；\d]{0,30}?到((?:19|20)\d\d)年，")
_ASPECT = lazy(  # 产业优势更加突出：…, below 到2010年，…
    r"\s*(?:[-—·●*]+|[（(]?[一二三四五六七八九十\d]{1,2}[)）.、])?"
    r"[^，。：；\d]{2,14}(?:更加|更为|更|明显|显著|进一步|全面|大幅|稳步|持续|不断|取得|实现|达到)[^，。：；\d]{1,8}[：。，]"
)
_BACK = lazy(
    r"\s*[^。！？，]{0,20}(?:去年|上年|过去|回顾|成绩单|完成情况|截至|目前|近年|已[经完建达有])|\s*[*]*(?:附[件录表注]|注释|名词解释)|[^。，]{1,40}[：:]是?指"
)
_MARKED = lazy(
    r"\s*(?:(?:分别|具体|主要)?(?:[是为]|包括)[：:]?\s*)?"
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]|—|[·●■◆▲★▶➤√\u2460-\u249b\u3220-\u3229]|[一二三四五六七八九十]是|[第其][一二三四五六七八九十])"
)
_PROSE = lazy(r"[。！？][”\"]?\s*$")
# 一是扛稳粮食安全重任。新建…，确保…。二是…: a list in which something is to be ensured orders all it counts off
_ORDERS_LISTED = lazy(r"\s*(?:一是|第一，)(?=[^\n]{10,600}?(?:二是|第二，))(?=[^\n]{0,600}?(?:确保|力争|必须|务必))")
_LIST_REACH = 1200  # characters of such a list in which nothing done may be told
_RUNNING = ("outlook_orders", "outlook_budget")  # what goes on from one paragraph to the next
_HEADING = lazy(r"\s*[^。，；！？\d]{2,20}(?:——)?\s*|\s*[\d.]+(?:万?亿|万)元[：:][^。，；！？\d]{2,20}\s*")
_SHORT = 50  # characters of a line that may end in 。 and yet be one of a list
_REACH = 90  # characters at a paragraph's end in which it announces
_SAYS = lazy(r"(?:报告|规划|纲要|方案)[》”]?(?:中)?(?:要求|提出|确定|明确)")
_SAID_BEFORE = 200  # characters at a paragraph's end in which a report of a year that is over is named
_SENTENCE = 400  # characters of a sentence that are looked at
_AIMS_LINE = lazy(r"[^。，；\d]{0,8}(?:主要|预期|发展|奋斗){1,2}目标[:：]?\s*")  # 关键词：主要预期目标
_SOURCE = lazy(  # 记者23日从区民政局获悉，今年该区将…
    r"\s*[^。；]{0,60}?(?:获悉|了解到|消息|提出|显示|透露|介绍|宣布|表示)[，：][“\"]?"
)
_INTENDS = lazy(
    r"[^。；\d]{0,40}(?:(?P<this>今年|本年|下半年|下一步|接下来)|(?P<next>明年|来年)|(?P<year>(?:19|20)\d\d)年)(?:(?!超额|圆满|提前|累计)[^。，；：\d]{0,16}?|，[^。，；：\d]{0,12}(?=将[会有迎]))"
    r"(?:(?<![重主必首纲摘])[要将](?!求|点|闻|素)|计划(?![外内、，。；的任完执和与])|力争|确保)"
    r"|\s*(?:力争|确保)"
    r"|\s*(?:(?P<aim_year>(?:19|20)\d\d)年)?[^。；\d]{0,30}(?:预期|奋斗|发展)目标(?:任务)?(?:建议|拟|初步|确定|定){0,2}[是为：](?P<aims>)"
    r"|[^。；\d]{0,40}(?<![即必])将(?:继续|重点|深入|优先|大力|全面|进一步|着力|加快|加大|坚持|围绕|聚焦|突出|抓好|实施|推进)"
)
# 预算报告显示，今年民生支出为72亿元: what a budget allots is to be spent
_BUDGETS = lazy(
    r"[^。；\d]{0,40}预算(?:报告|草案|安排)(?:（草案）)?(?:显示|提出|透露|明确)?，(?![^。]{0,40}(?:去年|上年|执行|决算))"
)
_ALLOTS = lazy(r"[^。；\d]{0,50}?(?:安排|列支|划拨)(?!了)")
_COUNTS_OFF = lazy(
    rf"[^。；]{{0,60}}{_AIMS}[^。，；：\d]{{0,10}}(?:敲定|确定|明确|包括|有|是|为|如下)[^。，；：]{{0,10}}："
)
_PAST = r"(?<!为)了(?!解)|已|去年|截至|目前|近日|日前|昨[天日]|记者"  # what tells of something done
_RESULT = lazy(rf"{_PAST}|以来|同比|(?<![比较])上年|(?<![合从])实际(?!利用|使用|到位|增长)|从\d{{4}}年")
_ASIDE = lazy("（[^（）]{0,40}）")
_TOLD = lazy(rf"{_PAST}|同比|上年|实际|说|表示|介绍|“[^”]{{8,}}”|近年|以前|过去")
_EARLY = lazy(r"\s*(?:经|据)?(?:初步)?预计[，：]")  # set apart it governs the run of indicators, 预计全年… its sentence
# 初步核算，生产总值530亿元。其中，第一产业…: the parts of a total are as early as it
_EARLY_TOTAL = lazy(
    r"\s*(?:[-—*\s]*|[^。，；]{0,8}，)(?:经|据)?(?:预计(?:全年|完成|实现)|初步(?:核算|统计|测算|匡算)|(?:统计)?快报)"
)
_PART = lazy(r"\s*(?:其中|分产业看|第[一二三]产业增加值(?!占))(?![^。]{0,60}(?:了|已|目前|截至|实际))")
_SAME_BELOW = lazy(r"（[^（）]{0,6}(?:预计|初步)[^（）]{0,4}[，、 ]下同）")  # 全年生产总值（预计，下同）700亿元
_OTHER_YEAR = lazy(r"\s*(?:19|20)\d\d年(?!预计)")  # 预计，一季度…。2011年，…
_OVER = lazy(rf"{_PAST}|我们")


def announced(document: Document, layout: Layout, text: str, views: Sequence[Outlook]) -> Mapping[int, Outlook]:
    """Return the outlook of each sentence of folded `text`, by its number, that an announcement governs.

    `views` are the outlooks of the paragraphs: a report's own plans are told by them.
    """
    year, report = document_year(document), is_annual(document)
    coming = year is not None and f"{year + 1}年" in (document.title or "")  # of what is intended at no named time
    listed = _lists(document, layout, text, year)
    found = _parts_of_early(layout, text, views)
    running: Outlook | None = None
    paragraph = -1
    for number, sentence in enumerate(layout.sentences):
        start, end = sentence.start, min(sentence.end, sentence.start + _SENTENCE)
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            running = running if running and _carried_on(running, layout.paragraphs[paragraph], text) else None
        if number in found:
            continue
        early = _opens_early(views[paragraph], text, start, end)
        if early:
            running = early
            if early.rule == "outlook_same":
                found[number] = early
            continue
        if running and running.rule in ("outlook_early", "outlook_same"):
            running = None if _OVER.search(text, start, end) or _OTHER_YEAR.match(text, start) else running
            if running:
                found[number] = running
            continue
        if views[paragraph].rule == "outlook_plan" or (report and (paragraph not in listed or views[paragraph].ahead)):
            continue  # the title of a plan has told its years
        of_list = listed.get(paragraph)
        if of_list:
            same = running and running.year == of_list.year and of_list.ahead
            if same and running and (not running.ahead or _results(text, start, end)):
                of_list = Outlook(False, of_list.year, None, "outlook_reached")  # 一是造林1500万亩。实际造林1510万亩。
            found[number] = running = of_list
            continue
        intended = _intends(text, start, end, year, coming=coming)
        if not intended and year and _ORDERS_LISTED.match(text, start, layout.paragraphs[paragraph].end):
            listed_to = min(layout.paragraphs[paragraph].end, start + _LIST_REACH)
            intended = None if _results(text, start, listed_to) else Outlook(True, year, None, "outlook_orders")
        if intended:
            running = intended
        elif running and _HEADING.fullmatch(text, start, sentence.end):
            continue
        elif not (running and _goes_on_with(running, text, start, end)):
            running = None
        source = _SOURCE.match(text, start, end) if intended else None
        if running and not _results(text, source.end() if source else start, end):
            found[number] = running
    return found


def _parts_of_early(layout: Layout, text: str, views: Sequence[Outlook]) -> dict[int, Outlook]:
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


def _opens_early(view: Outlook, text: str, start: int, end: int) -> Outlook | None:
    """预计，全年实现…。 governs the sentences that go on, （预计，下同） its own as well."""
    if view.ahead:
        return None
    if _EARLY.match(text, start, end):
        return view._replace(rule="outlook_early")
    return view._replace(rule="outlook_same") if _SAME_BELOW.search(text, start, end) else None


def _carried_on(running: Outlook, paragraph: Paragraph, text: str) -> bool:
    """Whether the orders of a paragraph go on in the next: it orders too, or heads what does, and tells of nothing
    done."""
    start, end = paragraph.start, min(paragraph.end, paragraph.start + _SENTENCE)
    if not running.ahead or running.rule not in _RUNNING or _results(text, start, end):
        return False
    heads = _HEADING.fullmatch(text, start, paragraph.end)
    return bool(heads) or _goes_on_with(running, text, start, end)


def _results(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] tells of something done, but for what it says aside: 力争达到7亿美元（去年为5亿美元）."""
    return bool(_RESULT.search(_ASIDE.sub("", text[start:end])))


def _goes_on_with(running: Outlook, text: str, start: int, end: int) -> bool:
    """Whether a sentence counts off, orders or allots, as the one before it did."""
    if running.rule == "outlook_aims" or _MARKED.match(text, start, end):
        return True
    return bool((_ALLOTS if running.rule == "outlook_budget" else _orders()).match(text, start, end))


@cache
def _orders() -> re.Pattern[str]:
    """A sentence that begins with its verb: 加大…力度, 深入实施…, 新建…."""
    verbs = "|".join(
        alternation(*path) for path in (("plan", "order"), ("subject", "lead"), ("subject", "lead_initial"))
    )
    return re.compile(
        rf"\s*(?:(?:在[^，。；\d]{{1,14}}|[^，。；\d]{{2,24}}方面|(?:按照?|根据|依托|结合|针对|通过)[^。；\d]{{1,40}}?)，)?(?:同时，|全年|年内|要|新|再|还|也|[^，。；\d]{{0,8}}将[^，。；\d]{{0,4}}?)?(?:{verbs})"
    )


def _intends(text: str, start: int, end: int, year: int | None, *, coming: bool) -> Outlook | None:
    """What a sentence that opens with an intention goes on with: 今年全市要…, 目标任务包括…：一是.

    `coming`: whether an intention without a time is of the year after the document's.
    """
    if year is None:
        return None
    if _BUDGETS.match(text, start, end):
        return Outlook(True, year, None, "outlook_budget")
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


def _lists(document: Document, layout: Layout, text: str, year: int | None) -> dict[int, Outlook]:
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
    if any(opens.match(text, start, end) for opens in (_MARKED, _ENUMERATES, _orders())):
        return True
    return not _TOLD.search(text, start, min(end, start + _SENTENCE))


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

"""The figures of a document: quantities paragraph by paragraph, their context sentence by sentence."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reformtext.characters import fold_clauses
from reformtext.figures.announced import announced
from reformtext.figures.asked import Asked
from reformtext.figures.change import changes
from reformtext.figures.change_verbs import FoundChange
from reformtext.figures.checks import flagged
from reformtext.figures.clauses import REACH, Place, locate
from reformtext.figures.degrees import governed
from reformtext.figures.indicators import indicator_of
from reformtext.figures.lists import runs, share_degree, share_units
from reformtext.figures.news_items import is_item
from reformtext.figures.outlook import Outlook, of_sentence, outlooks
from reformtext.figures.periods import period_of
from reformtext.figures.places import Whereabouts, place_of
from reformtext.figures.quantities import Quantity, find_quantities
from reformtext.figures.rates import as_rate
from reformtext.figures.salience import scored
from reformtext.figures.scanning import LED
from reformtext.figures.status import status_of
from reformtext.figures.status.said import Cues
from reformtext.figures.subjects import Subject, subjects
from reformtext.figures.tables import Headings, headings, row_quantities
from reformtext.figures.time_words import Anchor
from reformtext.figures.timeline import Timeline, dealt_years, timeline
from reformtext.model import Bindingness, Document, Figure, Layout, NonFigure, Period, Sentence, Status
from reformtext.patterns import lazy


class _Setting(NamedTuple):
    """What the figures of one sentence share."""

    document: Document
    text: str  # folded
    outlook: Outlook
    anchor: Anchor
    cues: Cues
    times: Timeline
    whereabouts: Whereabouts
    named: Mapping[int, str]  # subjects of a table row by where its quantities start
    groups: dict[tuple[int, str], int]  # of the document: level, growth and rank of one subject in one sentence
    item: bool  # whether the document tells what happened in its year


def extract(document: Document, layout: Layout) -> tuple[tuple[Figure, ...], tuple[NonFigure, ...]]:
    """Return the figures of the body and, typed, what is written in numerals and is none, both in order.

    >>> from reformtext.structure import divide
    >>> article = Document("累计减贫170.15万人。", ((0, 13),))
    >>> [figure.text for figure in extract(article, divide(article))[0]]
    ['170.15万人']
    """
    text = fold_clauses(document.text)
    views = outlooks(document, layout, text)
    said_before = announced(document, layout, text, views)
    whereabouts = Whereabouts.of(document)
    item = is_item(document, text)
    starts = [sentence.start for sentence in layout.sentences]
    figures: list[Figure] = []
    rejected: list[NonFigure] = []
    columns: Headings | None = None
    groups: dict[tuple[int, str], int] = {}
    taken = 0  # where the last figure ended
    for number, paragraph in enumerate(layout.paragraphs):
        section = _SECTION.match(document.text, paragraph.start, paragraph.end)
        start = max(taken, section.end() if section else paragraph.start)
        found, refused = _within(text, start, paragraph.end)
        taken = max([quantity.end for quantity in found[-1:]] + [other.end for other in refused[-1:]], default=0)
        if section:
            refused.insert(0, NonFigure(*section.span("number"), section["number"], "list_number"))
        for other in refused:
            written = document.text[other.start : other.end]
            rejected.append(other if other.text == written else replace(other, text=written))
        columns = headings(text, paragraph.start, paragraph.end, columns)
        if not found:
            continue
        row = row_quantities(text, paragraph.start, paragraph.end, found, columns)
        quantities = row[0] if row else share_degree(text, share_units(text, found))
        named = {quantity.start: name for quantity, name in zip(*row, strict=True)} if row else {}
        # a number without unit is a figure only where it counts alone, or where a list or table told the unit
        quantities = [quantity for quantity in quantities if quantity.alone or not quantity.elided]
        times = timeline(text, paragraph.start, paragraph.end)
        by_sentence: dict[int, list[Quantity]] = {}
        for quantity in quantities:
            by_sentence.setdefault(max(0, bisect_right(starts, quantity.start) - 1), []).append(quantity)
        about = ""  # what the last figure of the paragraph's sentence before was about
        for index, group in by_sentence.items():
            sentence, before = layout.sentences[index], layout.sentences[max(0, index - 1)]
            said = text[max(paragraph.start, before.start) : before.end][:REACH] if index else ""
            view = said_before.get(index) or of_sentence(
                views[number], text, said, sentence.start, min(sentence.end, sentence.start + REACH)
            )
            anchor, cues = Anchor.of(document, view), Cues.of(text, sentence.start, sentence.end)
            setting = _Setting(document, text, view, anchor, cues, times, whereabouts, named, groups, item)
            figures += _figures(setting, sentence, index, group, about)
            about = figures[-1].subject
    return tuple(scored(document, layout, flagged(text, figures))), tuple(rejected)


def _within(text: str, start: int, end: int) -> tuple[list[Quantity], list[NonFigure]]:
    """What find_quantities finds in a line; a number that the end of the line breaks is read on in the next."""
    if not _BROKEN.search(text, max(start, end - _WIDEST), min(len(text), end + 3)):
        return find_quantities(text, start, end)
    found, refused = find_quantities(text, start, min(len(text), end + _WIDEST))
    return [each for each in found if each.start < end], [each for each in refused if each.start < end]


_WIDEST = 16  # characters of a number with its unit
# 完成377⏎.4亿元, 达到1⏎26万元: at the end of text[:end + 3]
_BROKEN = lazy(rf"(?:\d\n\.\d|\d\.\n\d|{LED}(?!(?:19|20)\d\d\n)\d{{1,8}}\n\d)")


def _figures(setting: _Setting, sentence: Sentence, index: int, group: Sequence[Quantity], about: str) -> list[Figure]:
    """The figures of one sentence; `about` is what the last figure of the sentence before was."""
    text = setting.text
    places = locate(text, sentence.start, max(sentence.end, group[-1].end), group)
    lists = runs(text, group)
    if setting.named:
        changed = [_row_change(place.quantity) for place in places]
        found = [Subject(setting.named[place.quantity.start], "subject_of_row") for place in places]
    else:
        changed = changes(text, places)
        found = subjects(text, sentence.start, places, changed, lists, about)
    years = dealt_years(text, sentence.start, places, lists, setting.times)
    figures: list[Figure] = []
    origin, origin_period = (0, 0), None
    per = ""  # the rate that a starting point was told in
    estimated: tuple[str, Status, Bindingness, frozenset[str]] | None = None  # the subject of an early figure, and how
    for i, (place, change, subject) in enumerate(zip(places, changed, found, strict=True)):
        figures.append(_figure(setting, sentence, index, place, change, subject, origin, years.get(i), origin_period))
        if change.rule == "change_of_list" and change.kind == "from" and i not in years:
            figures[-1] = replace(figures[-1], period=figures[-2].period)  # 由1997年的16平方米和20平方米提高到
        made = figures[-1]
        early = _EARLY.intersection(made.rules)
        if early:
            estimated = (subject.text, made.status, made.bindingness, early)
        elif estimated and estimated[0] == subject.text and "status_default" in made.rules and _NO_TIME & {*made.rules}:
            # 2023年预计实现420亿元，是2018年的1.5倍: what is said of the same subject is as early
            _, status, binding, (rule,) = estimated
            rules = tuple(rule if name == "status_default" else name for name in made.rules)
            figures[-1] = replace(made, status=status, bindingness=binding, rules=rules)
        if per and change.kind in ("rise_to", "fall_to") and figures[-1].unit == per.partition("/")[0]:
            # 每度电价从9美分降到7美分: what is reached is told per the same
            figures[-1] = replace(figures[-1], kind="rate", unit=per, rules=(*figures[-1].rules, "rate_of_origin"))
        per = figures[-1].unit if change.kind == "from" and figures[-1].kind == "rate" else ""
        turned = None
        if change.kind in ("rise_by", "fall_by") and _TURNED.match(text, place.quantity.end):
            turned = _OUT_OF.search(text, place.clause_start, change.start)
        if turned:
            origin = (turned.start(), place.quantity.end)
        if change.kind == "from":
            origin, origin_period = (change.start, place.quantity.end), figures[-1].period
    return figures


def _figure(
    setting: _Setting,
    sentence: Sentence,
    index: int,
    place: Place,
    change: FoundChange,
    subject: Subject,
    origin: tuple[int, int],
    year: Period | None,
    origin_period: Period | None,
) -> Figure:
    text, document = setting.text, setting.document
    start = max(sentence.start, place.quantity.start - REACH)
    end = min(sentence.end, place.quantity.end + REACH)
    asked = Asked(text, place, change.kind, setting.outlook, document, start, end)
    quantity = governed(text, place.left_start, as_rate(text, place) or place.quantity)
    if quantity.kind == "duration" and quantity.unit in ("天", "个月") and _DAYS_COUNTED.search(subject.text):
        quantity = quantity._replace(kind="count")  # 优良天数324天 are counted
    if quantity.kind == "count" and not quantity.unit and quantity.scaled and text[quantity.core] not in _SCALES:
        quantity = _money(quantity, subject.text)
    if quantity.unit == "位" and quantity.kind == "count" and change.kind in ("from", "rise_to", "fall_to"):
        quantity = quantity._replace(kind="rank")  # 由41位上升到37位: places, where 上升4位 counts them
    written = document.text[quantity.start : quantity.end]
    period, period_rule = (
        (year, "period_of_list") if year else period_of(asked, setting.anchor, setting.times, origin, item=setting.item)
    )
    if change.kind == "from" and period_rule == "period_sentence" and origin_period:
        period = origin_period  # 高校由1980年的675所增加到…，招生数由28万人增加到…
    stated = period.end if period and period_rule in _STATED else None
    status, binding, status_rule = status_of(asked, setting.cues, stated)
    rules = (*quantity.rules, change.rule, subject.rule, status_rule, period_rule)
    return Figure(
        start=quantity.start,
        end=quantity.end,
        text=written,
        kind=quantity.kind,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        unit=_bracketed(quantity.unit, written),
        change=change.kind,
        subject=subject.text,
        indicator=indicator_of(subject.text, quantity.kind, quantity.unit, change.kind),
        status=status,
        period=period,
        bindingness=binding,
        place=place_of(text, place.clause_start, quantity.start, start, setting.whereabouts),
        sentence=index,
        group=setting.groups.setdefault((index, subject.text), len(setting.groups)),
        flags=subject.flags,
        rules=tuple(rule for rule in rules if rule),
    )


def _bracketed(unit: str, written: str) -> str:
    """A classifier with another in brackets is as written, the width of the brackets too: 台(套)."""
    return unit.replace("（", "(").replace("）", ")") if "(" in written else unit


def _money(quantity: Quantity, subject: str) -> Quantity:
    """年增长由一千亿到两千亿: a number without unit of what is told in 元."""
    if not _TOLD_IN_MONEY.search(subject) and indicator_of(subject, "money", "元", "") is None:
        return quantity
    return quantity._replace(kind="money", unit="元", rules=(*quantity.rules, "unit_of_indicator"))


_TOLD_IN_MONEY = lazy("(?:收入|支出|产值|消费|销售|销售额|成交额|交易额|总额|金额|余额|利润|投资|贷款|资产|捐)$")
_OUT_OF = lazy("[由从][^，。；]{0,12}$")  # 由上年下降1.2%转为上涨4.8%
_TURNED = lazy("转为|转|变为")
_SCALES = "百千万亿"  # 突破万亿 names a threshold, and has no unit
_EARLY = frozenset(["status_estimate", "status_forecast"])
_NO_TIME = frozenset(["period_sentence", "period_paragraph", "period_outlook", "period_item", "period_none"])
# １　总则, 一　总则: a wide space after the number that opens a line; a table's row has numbers behind it
_SECTION = lazy(r"\s*(?P<number>\d{1,2}(?:[.．]\d{1,2}){0,3}|[一二三四五六七八九十]{1,3})\s?\u3000\s*(?=[^\W\d])")
_STATED = ("period_clause", "period_sentence", "period_clause_after", "period_of_list")  # said in the sentence
_DAYS_COUNTED = lazy(r"[天日月]数|优良天|优良率")


def _row_change(quantity: Quantity) -> FoundChange:
    if "table_growth" not in quantity.rules:
        return FoundChange()
    return FoundChange("fall_by" if quantity.negative else "rise_by", "table_growth")

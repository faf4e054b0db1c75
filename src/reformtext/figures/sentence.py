"""The figures of one sentence, made of its quantities."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reformtext.characters import fold_clauses
from reformtext.figures.announced import announced
from reformtext.figures.asked import Asked
from reformtext.figures.change import changes
from reformtext.figures.change_number import FoundChange
from reformtext.figures.clauses import REACH, Place, locate
from reformtext.figures.degrees import governed
from reformtext.figures.indicators import indicator_of
from reformtext.figures.lists import runs
from reformtext.figures.news_items import is_item
from reformtext.figures.outlook import Outlook, outlooks
from reformtext.figures.periods import period_of
from reformtext.figures.places import Whereabouts, place_of
from reformtext.figures.quantities import Quantity
from reformtext.figures.rates import as_rate
from reformtext.figures.status import status_of
from reformtext.figures.status.said import Cues
from reformtext.figures.subjects import Subject, subjects
from reformtext.figures.tables import InRow
from reformtext.figures.time_words import Anchor
from reformtext.figures.timeline import Timeline, dealt_years
from reformtext.model import Document, Figure, Layout, Period, Sentence
from reformtext.patterns import lazy

_TOLD_IN_MONEY = lazy(
    "(?:收入|支出|产值|消费|销售|销售额|零售额|成交额|交易额|总额|金额|余额|投资规模|利润|利税|税金|投资|贷款|资产|捐|损失|补贴|补助|奖励|奖金)$"
)
_MONEY = lazy("(?:专项|救灾|财政|扶贫)?(?:专款|资金|经费|贷款|善款|巨资)(?!项目|规模|户)")  # 两亿专款扶助困难户
_GAINED = lazy("(?:增收|减收|投入|创汇|创收)$")  # 农民增收十八亿, but 带动10万农民增收
_CROSSES = frozenset({"degree_超", "degree_超过", "degree_破", "degree_突破", "degree_过"})  # 财政收入超千亿
_OUT_OF = lazy("[由从][^，。；]{0,12}$")  # 由上年下降1.2%转为上涨4.8%
_TURNED = lazy("转为|转|变为")
_SCALES = "百千万亿"  # 突破万亿 names a threshold, and has no unit
_EARLY = frozenset(["status_estimate", "status_forecast"])
_NO_TIME = frozenset(["period_sentence", "period_paragraph", "period_outlook", "period_item", "period_none"])
# said in the sentence, or above it in the column
_STATED = ("period_clause", "period_sentence", "period_clause_after", "period_of_list", "period_of_column")
_ENDED = lazy("[。；]|已|完成|到位|目前|实际|截至|去年|上年|达到?$|了")
_LISTED = lazy(r"[，、；][^，。；、\d总共计合达每人有均年超]{1,4}|、(?!其中)[^，。；、\d总共计合达每有均年超]{5,12}")
_DAYS_COUNTED = lazy(r"[天日月]数|优良天|优良率")


class Told(NamedTuple):
    """What all figures of a document share."""

    document: Document
    layout: Layout
    text: str  # folded
    views: Sequence[Outlook]  # of its paragraphs
    announced: Mapping[int, Outlook]  # of the sentences that an announcement governs
    whereabouts: Whereabouts
    item: bool  # whether the document tells what happened in its year
    groups: dict[tuple[int, str], int]  # level, growth and rank of one subject in one sentence

    @classmethod
    def of(cls, document: Document, layout: Layout) -> "Told":
        text = fold_clauses(document.text)
        views = outlooks(document, layout, text)
        said = announced(document, layout, text, views)
        return cls(document, layout, text, views, said, Whereabouts.of(document), is_item(document, text), {})


class Setting(NamedTuple):
    """What the figures of one sentence share."""

    told: Told
    number: int  # the sentence's
    outlook: Outlook
    anchor: Anchor
    cues: Cues
    times: Timeline
    in_row: Mapping[int, InRow]  # what a table tells of the quantities of its row, by where these start

    @property
    def sentence(self) -> Sentence:
        return self.told.layout.sentences[self.number]


_OWN_TIMES = ("period_clause", "period_clause_after", "period_of_base")  # a starting point's own


class _Run:
    """The figures of one sentence as they are made, and what one of them says for those that follow."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.figures: list[Figure] = []
        self.origins: tuple[tuple[int, int], ...] = ()  # the spans of the starting points
        self.origin_period: Period | None = None
        self._per = ""  # the rate that a starting point was told in
        self._early: Figure | None = None  # the last early figure

    def add(self, figure: Figure, place: Place, change: FoundChange, *, dated: bool) -> None:
        """Add the figure that was made of a quantity; `dated`: a list of years has dated it."""
        if change.rule == "change_of_list" and change.kind == "from" and not dated:
            figure = replace(figure, period=self.figures[-1].period)  # 由1997年的16平方米和20平方米提高到
        figure = self._as_rate(self._as_part(self._as_early(figure)), change)
        self.figures.append(figure)
        self._per = figure.unit if change.kind == "from" and figure.kind == "rate" else ""
        if change.kind == "from":
            self._leave_out(change.start, place.quantity.end)
            self.origin_period = figure.period
        elif change.kind in ("rise_by", "fall_by") and _TURNED.match(self.setting.told.text, place.quantity.end):
            turned = _OUT_OF.search(self.setting.told.text, place.clause_start, change.start)
            if turned:
                self._leave_out(turned.start(), place.quantity.end)

    def _leave_out(self, start: int, end: int) -> None:
        """Note a starting point, whose time is none of later figures'; those that no later figure can look back to
        are forgotten, so that a sentence of nothing but starting points stays linear."""
        near = (origin for origin in self.origins if origin[1] > end - REACH)
        self.origins = (*near, (start, end))

    def _as_early(self, figure: Figure) -> Figure:
        """2023年预计实现420亿元，是2018年的1.5倍: what is said of the same subject is as early."""
        if _EARLY.intersection(figure.rules):
            self._early = figure
            return figure
        same = self._early if self._early and self._early.subject == figure.subject else None
        if same is None or "status_default" not in figure.rules or _NO_TIME.isdisjoint(figure.rules):
            return figure
        (early,) = _EARLY.intersection(same.rules)
        rules = tuple(early if rule == "status_default" else rule for rule in figure.rules)
        return replace(figure, status=same.status, bindingness=same.bindingness, rules=rules)

    def _as_part(self, figure: Figure) -> Figure:
        """计划投资900万元，其中省级投入500万元，市级投入400万元: parts of what is planned are planned."""
        last = self.figures[-1] if self.figures else None
        if last is None or last.status not in ("target", "estimate") or "status_default" not in figure.rules:
            return figure
        between = self.setting.told.text[last.end : figure.start]
        part = between.startswith("，其中") or ("status_of_whole" in last.rules and between[:1] in ("，", "、"))
        whole = self.figures[-2] if len(self.figures) > 1 and self.figures[-2].subject == last.subject else last
        alike = figure.kind in (last.kind, whole.kind) or figure.subject == last.subject
        if not part or not alike or _ENDED.search(between):
            return figure  # 果品总产量预计为4600万吨，增长9.5%，其中苹果1670万吨
        rules = tuple("status_of_whole" if rule == "status_default" else rule for rule in figure.rules)
        return replace(figure, status=last.status, bindingness=last.bindingness, rules=rules)

    def _as_rate(self, figure: Figure, change: FoundChange) -> Figure:
        """What is reached or listed is told per the same: 每度电价从9美分降到7美分; 每亩收玉米600公斤，大豆80公斤."""
        last = self.figures[-1] if self.figures else None
        if self._per and change.kind in ("rise_to", "fall_to") and figure.unit == self._per.partition("/")[0]:
            return replace(figure, kind="rate", unit=self._per, rules=(*figure.rules, "rate_of_origin"))
        if last is None or "rate_each" not in last.rules or figure.unit != last.unit.partition("/")[0]:
            return figure
        if not _LISTED.fullmatch(self.setting.told.text, last.end, figure.start):
            return figure
        return replace(figure, kind="rate", unit=last.unit, rules=(*figure.rules, "rate_of_list"))


def figures_of(setting: Setting, group: Sequence[Quantity], about: str) -> list[Figure]:
    """The figures of one sentence; `about` is what the last figure of the sentence before was."""
    text, sentence = setting.told.text, setting.sentence
    places = locate(text, sentence.start, max(sentence.end, group[-1].end), group)
    lists = runs(text, group)
    if setting.in_row:
        row = [setting.in_row[place.quantity.start] for place in places]
        changed = [_row_change(place.quantity) for place in places]
        found = [Subject(told.name, "subject_of_row") for told in row]
        years: Mapping[int, Period] = {
            i: Period(told.year, told.year, told.year) for i, told in enumerate(row) if told.year
        }
    else:
        changed = changes(text, places)
        found = subjects(text, sentence.start, places, changed, lists, about)
        years = dealt_years(text, sentence.start, places, lists, setting.times)
    run = _Run(setting)
    for i, (place, change, subject) in enumerate(zip(places, changed, found, strict=True)):
        run.add(_figure(run, place, change, subject, years.get(i)), place, change, dated=i in years)
    return run.figures


def _figure(run: _Run, place: Place, change: FoundChange, subject: Subject, year: Period | None) -> Figure:
    setting, told = run.setting, run.setting.told
    asked = Asked(
        told.text,
        place,
        change.kind,
        setting.outlook,
        told.document,
        max(setting.sentence.start, place.quantity.start - REACH),
        min(setting.sentence.end, place.quantity.end + REACH),
    )
    quantity = _meant(told.text, place, change, subject)
    written = told.document.text[quantity.start : quantity.end]
    period, period_rule = _dated(run, asked, year)
    stated = period.end if period and period_rule in _STATED else None
    status, binding, status_rule = status_of(asked, setting.cues, stated)
    if period_rule == "period_of_base" and status == "target":  # 将比2018年的3.8亿吨增长两成
        status, binding, status_rule = "actual", "", "status_starting_point"
    plan = told.document.genre == "notice" and setting.outlook.ahead and period_rule == "period_outlook"
    if plan and status == "actual":
        period, period_rule = None, "period_none"  # a plan's years are those of its aims: 全县现有农户8.6万户
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
        place=place_of(told.text, place.clause_start, quantity.start, asked.start, told.whereabouts),
        sentence=setting.number,
        group=told.groups.setdefault((setting.number, subject.text), len(told.groups)),
        flags=subject.flags,
        rules=tuple(rule for rule in rules if rule),
    )


def _dated(run: _Run, asked: Asked, year: Period | None) -> tuple[Period | None, str]:
    """When a figure holds, and the rule's name; `year` is what a list of years has dated it to."""
    if year:
        return year, "period_of_column" if run.setting.in_row else "period_of_list"
    setting = run.setting
    period, rule = period_of(asked, setting.anchor, setting.times, run.origins, item=setting.told.item)
    if asked.change == "from" and rule not in _OWN_TIMES and run.origin_period:
        return run.origin_period, rule  # 高校由1980年的675所增加到…，招生数由28万人增加到…
    return period, rule


def _meant(text: str, place: Place, change: FoundChange, subject: Subject) -> Quantity:
    """The quantity as its degree, its rate, its subject and its change let it be read."""
    told = "table_level" in place.quantity.rules  # 每千名老年人床位数 | 张 | 41: the cell says the unit
    quantity = governed(text, place.left_start, (None if told else as_rate(text, place)) or place.quantity)
    if quantity.kind == "duration" and quantity.unit in ("天", "个月") and _DAYS_COUNTED.search(subject.text):
        quantity = quantity._replace(kind="count")  # 优良天数324天 are counted
    bare = text[quantity.core] in _SCALES and not _CROSSES.intersection(quantity.rules)
    if quantity.kind == "count" and not quantity.unit and quantity.scaled and not bare:
        quantity = _money(text, quantity, subject)
    if quantity.unit == "位" and quantity.kind == "count" and change.kind in ("from", "rise_to", "fall_to"):
        quantity = quantity._replace(kind="rank")  # 由41位上升到37位: places, where 上升4位 counts them
    return quantity


def _bracketed(unit: str, written: str) -> str:
    """A classifier with another in brackets is as written, the width of the brackets too: 台(套)."""
    return unit.replace("（", "(").replace("）", ")") if "(" in written else unit


def _money(text: str, quantity: Quantity, subject: Subject) -> Quantity:
    """年增长由一千亿到两千亿: a number without unit of what is told in 元."""
    gained = subject.rule not in ("subject_after", "subject_doing") and _GAINED.search(subject.text)
    told = gained or _MONEY.match(text, quantity.end) or _TOLD_IN_MONEY.search(subject.text)
    if not told and not indicator_of(subject.text, "money", "元", ""):
        return quantity
    return quantity._replace(kind="money", unit="元", rules=(*quantity.rules, "unit_of_indicator"))


def _row_change(quantity: Quantity) -> FoundChange:
    if "table_growth" not in quantity.rules:
        return FoundChange()
    return FoundChange("fall_by" if quantity.negative else "rise_by", "table_growth")

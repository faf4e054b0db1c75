"""What the rules of status are asked about, and what they answer."""

import re
from bisect import bisect_left
from functools import cache, cached_property
from typing import NamedTuple

from reformtext.figures.asked import Asked
from reformtext.figures.news_items import looks_back
from reformtext.figures.time_words import Anchor
from reformtext.model import Bindingness, Status
from reformtext.patterns import lazy
from reformtext.resources.context import alternation
from reformtext.resources.status import forms, goal_word

NEAR = 30  # characters around a word in which what bears on it is named

_HORIZON = lazy(r"(?:到|至|在)?(20\d\d)年(?:底|末|前)?(?![）)])[，,]?")
_NOW = lazy("[，；](?:但|而)?(?:目前|现有|截至|现已)")
_AS_BASE = lazy("的?(?:基础上|水平上|相比)")
_PLAN_SAYS = lazy(forms("plan_says"))  # 《方案》提出，新建改建…: what a plan says is to come
_COMING = lazy(forms("coming"))  # 今年计划…，…；…: the plan for a year, or an aim, goes on to the sentence's end
_OWN_CLAUSE = ("全力", "努力", "奋力", "坚决", "必须", "保证", "不得", "务必", "可", "规划")
_DONE = lazy(r"了|已|完成率|实际(?!利用|使用|到位|增长)|均完成|目前|截至|完工")
_NAMED_ONLY = lazy("[”’》]?[，；。](?!即|聚焦)")
_WHO = lazy(r"(?:来自[^，。；\d]{2,24}的)?[^，。；、的\d]{1,12}?(?=即?将(?!共同|一起|在))")
_ISSUED = lazy("(?:出台|印发|发布|推出)了?$")
_SETS = lazy("确保|力争|努力|围绕|按照|根据|锚定|瞄准|对照|聚焦|确立|确定|提出|制定|明确")
_ASIDE_OVER = lazy(r"[（(](?:去年|上年|前年|20\d\d年)")
_YEAR_END = lazy("全年|年底|年末")
_TO_COME = lazy("今年|明年|年内|将|未来|明[天日]|力争|气温")
_ON_LAST_YEAR = lazy("[比较](?:去年|上年)")


@cache
def _estimate() -> re.Pattern[str]:
    return re.compile(alternation("status", "estimate"))


class Found:
    """What a pattern finds in a sentence: sought once, asked by each of the sentence's figures."""

    def __init__(self, pattern: re.Pattern[str], text: str, start: int, end: int) -> None:
        self._match, self._text = pattern.match, text
        self.found = tuple(pattern.finditer(text, start, end))

    def within(self, start: int, end: int) -> tuple[re.Match[str], ...]:
        """Those that lie in text[start:end]."""
        first, last = (bisect_left(self.found, at, key=re.Match.start) for at in (start, end))
        return tuple(match for match in self.found[first:last] if match.end() <= end)

    def last(self, start: int, end: int) -> re.Match[str] | None:
        """The last of text[start:end], read as if the text went no further."""
        for i in range(bisect_left(self.found, end, key=re.Match.start) - 1, -1, -1):
            at = self.found[i].start()
            if at < start:
                break
            match = self._match(self._text, at, end)
            if match:
                return match
        return None


class Cues(NamedTuple):
    """Where a sentence speaks of goals, of years to come, of estimates and of what a plan says."""

    goals: Found
    horizons: Found
    estimates: Found
    plans: Found

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Cues":
        """Read the sentence text[start:end]."""
        patterns = (goal_word(), _HORIZON, _estimate(), _PLAN_SAYS)
        return cls(*(Found(pattern, text, start, end) for pattern in patterns))


class Said:
    """What the rules of status are asked about: a quantity where it stands, and what its sentence and document say.

    `named` is the end of the time that the sentence names, as exact as named.
    """

    def __init__(self, at: Asked, cues: Cues, named: str | None) -> None:
        self.at, self.cues, self.named = at, cues, named

    @property
    def published(self) -> str:
        return self.at.document.published or ""

    @property
    def told(self) -> bool:
        """Whether the document tells of what was (a report, a communiqué) rather than announces."""
        return self.at.genre in ("report", "bulletin")

    @property
    def stated(self) -> int | None:
        """The year that the sentence names."""
        return int(self.named[:4]) if self.named else None

    @cached_property
    def left(self) -> str:
        """What stands before the quantity in its clause."""
        return self.at.text[self.at.place.clause_start : self.at.quantity.start]

    @cached_property
    def before(self) -> str:
        """What stands before the quantity in its sentence."""
        return self.at.text[self.at.start : self.at.quantity.start]

    @property
    def sentence_before(self) -> str:
        """What stands shortly before the sentence."""
        return self.at.text[
            max(self.at.text.rfind("\n", 0, self.at.start), self.at.start - 4 * NEAR, 0) : self.at.start
        ]

    @property
    def to_come(self) -> bool:
        """Whether the sentence names a year after the document's."""
        return self.stated is not None and self.published[:4].isdigit() and self.stated > int(self.published[:4])

    @property
    def over(self) -> bool:
        """Whether the year is over that the sentence names: 2016年收入之比为2.7∶1, said in 2017."""
        return self.stated is not None and self.published[:4].isdigit() and self.stated < int(self.published[:4])

    @property
    def nearly_over(self) -> bool:
        """Whether the early figures of the time are to be had: it is over, or its year's last quarter has come."""
        published, named = self.published, self.named
        if named and (named[:7] < published[: len(named[:7])] or named == published):
            return True  # 2月12日，预计发送旅客1200万人次, said that day
        month = published[5:7]
        of_this_year = (
            "今年" in self.before
            or "秋粮" in self.before
            or _ON_LAST_YEAR.search(self.at.text, self.at.start, self.at.end)
        )
        if month >= "10" and of_this_year and "明年" not in self.before:
            return True  # 今年预计达2100亿元, 预计产量比去年增长5%, said in the last quarter
        year_opens = "01" <= month <= "02" and "今年" not in self.before
        return (month >= "10" or year_opens) and (self.by_year_end or (year_opens and self._tells_of_year_over))

    @property
    def _tells_of_year_over(self) -> bool:
        """Whether the news is on the year before, and the sentence on nothing to come."""
        text, document = self.at.text, self.at.document
        over = looks_back(document, text, Anchor.of(document, self.at.outlook))
        return over and not _TO_COME.search(text, self.at.start, self.at.end)

    @property
    def by_year_end(self) -> bool:
        """Whether the sentence speaks of a whole year or its end."""
        return bool(_YEAR_END.search(self.before))

    def done(self, start: int) -> bool:
        """Whether text from `start` to the quantity says that it was done."""
        return bool(_DONE.search(self.at.text, start, self.at.quantity.start))

    @cached_property
    def goal(self) -> re.Match[str] | None:
        """The word of a goal that governs the quantity: of its clause, or of one shortly before."""
        goal = self.cues.goals.last(self.at.place.clause_start, self.at.quantity.core) or self._goal_before()
        if goal and _ASIDE_OVER.search(self.at.text, goal.end(), self.at.quantity.start):
            return None  # 力争利用外资7亿美元（去年为5亿美元）
        return goal  # 要超过3亿亩

    @property
    def goal_behind(self) -> re.Match[str] | None:
        """What those who are counted will do: 3000名志愿者将参加服务."""
        quantity = self.at.quantity
        if self.told and not self.at.outlook.ahead:
            return None  # 26万吨电解槽即将投产, in a review
        who = _WHO.match(self.at.text, quantity.end) if quantity.kind in ("count", "measure") else None
        will = who and self.cues.goals.within(who.end(), who.end() + len("即将"))
        return will[0] if who and will and will[0].start() == who.end() else None

    def _goal_before(self) -> re.Match[str] | None:
        place, quantity = self.at.place, self.at.quantity
        coming = _COMING.search(self.before)
        announces = coming or self.at.genre == "news"
        near = self.at.start if announces else max(self.at.start, place.clause_start - 40)
        goal = self.cues.goals.last(near, quantity.start)
        listed = coming is not None and coming[0].endswith((":", "："))  # 目标为：A增长8%；实际利用外资增长6%
        if _ISSUED.search(self.left):
            return None  # 聚焦…的目标，制定出台36条措施
        if goal is None or goal[0] in _OWN_CLAUSE or self.done(place.clause_start if listed else goal.end()):
            return None
        if not self.at.outlook.ahead and self.over:
            return None  # 今年有望突破1.3万元, said of a year that is over
        if goal[0] == "目标" and _NAMED_ONLY.match(self.at.text, goal.end()) and not self._sets(goal.start()):
            return None  # 实现了“四通”目标；完成2万亩
        return None if goal[0] == "将" and quantity.kind == "duration" else goal  # 将就任，任期一年

    def _sets(self, at: int) -> bool:
        """Whether the clause before `at` sets an aim or goes by one: 围绕建成强县的目标."""
        return self.at.outlook.ahead or bool(_SETS.search(self.at.text, max(self.at.start, at - NEAR), at))

    @cached_property
    def horizon(self) -> re.Match[str] | None:
        """The last year that the sentence leads up to (到2025年), none that it starts from."""
        start = self.at.start
        horizon = self.cues.horizons.last(start, self.at.quantity.start)
        if horizon and _NOW.search(self.at.text, horizon.end(), self.at.quantity.start):
            return None  # 到2025年达到120万人，目前有80万人
        if horizon and _AS_BASE.match(self.at.text, horizon.end()):
            return self.cues.horizons.last(start, horizon.start())  # 到2025年，在2020年的基础上提高1岁
        return horizon

    @property
    def leads_ahead(self) -> bool:
        """Whether the sentence leads up to a year after the document's."""
        year = self.published[:4]
        return self.horizon is not None and year.isdigit() and int(self.horizon[1]) > int(year)


class Verdict(NamedTuple):
    """A figure's status, how binding a goal is, and the name of the rule that says so."""

    status: Status
    bindingness: Bindingness
    rule: str


START = Verdict("actual", "", "status_starting_point")  # 从2023年的70%提高到2025年的80%: where a plan starts is a fact
GOAL = Verdict("target", "expect", "status_goal")
FORECAST = Verdict("target", "expect", "status_forecast")
RULE = Verdict("rule", "", "status_rule")

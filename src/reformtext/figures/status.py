"""Fact, estimate, goal or rule: 预计全年增长6% of the year just over is an estimate, of the next one a target."""

import re
from functools import cache

from reformtext.figures.clauses import Place
from reformtext.figures.outlook import Outlook
from reformtext.model import Bindingness, Document, Status
from reformtext.resources.context import alternation


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(alternation("status", name))


@cache
def _goal() -> re.Pattern[str]:
    """Words that make a clause a goal wherever they stand, read from right to left."""
    return re.compile(
        rf"(?P<ensure>{alternation('status', 'ensure')})|(?P<strive>{alternation('status', 'strive')})"
        r"|(?P<expect>预期|计划(?!生育|单列|内|外|经济|第)|目标|拟|规划(?!纲要|面积)|有望|可望|(?<![即必])将(?!军|士|领|近|其|它|他)|明年|今后|未来)"
    )


_HORIZON = re.compile(r"(?:到|至|在)?(20\d\d)年(?:底|末|前)?[，,]?")
_DONE = re.compile(r"了|已|完成率|实际|均完成")
_PAST_GOAL = re.compile(r"(?:实现|完成|超过|超额|高于|好于|达到|快于|圆满)[^，。；]{0,8}(?:目标|计划|预期|任务)")
_RULE_STRONG = re.compile(
    r"每(?:人|户|亩|头|吨|套|辆|月|年|个|台|名|家|平方米|千瓦时|学期|学年|次|件|张|床|日|天)[^，。；]{0,12}(?:补助|补贴|奖励|给予|发放|不超过|最高)|(?:补助|补贴|奖励|奖补|资助|罚款|限额|限时)[^，。；]{0,10}$|最高(?:不超过)?$|不得(?:超过|低于|少于)|不(?:超过|低于|少于)[^，。；]{0,4}$"
)
_WITHIN = re.compile(r"办结|办理|完成审[批核]|答复|受理|反馈|审结|报送|申报|备案|上报|公布|提出|缴纳")


def status_of(
    text: str, place: Place, outlook: Outlook, document: Document, sentence: tuple[int, int]
) -> tuple[Status, Bindingness, str]:
    """Return a figure's status, a target's bindingness and the rule's name."""
    quantity = place.quantity
    start, end = sentence
    clause = text[place.clause_start : place.clause_end]
    left = text[place.clause_start : quantity.start]
    before = text[start : quantity.start]
    year = outlook.year
    if _rule(text, place, document, clause, left):
        return "rule", "", "status_rule"
    estimate = _cue("estimate").search(before)
    if estimate and not outlook.ahead:
        nearer = before[estimate.end() :]
        opens = not before[: estimate.start()].strip("，。；：、“” *") or text[start + estimate.start() - 1] in "，：；、" or True
        if document.genre in ("report", "bulletin") and opens and "；" not in nearer:
            return "estimate", "", "status_estimate"
        if document.genre not in ("report", "bulletin"):
            if estimate[0] in ("初步核算", "初步统计", "初步测算", "快报", "据估计", "估计", "据测算"):
                return "estimate", "", "status_estimate"
            return "target", "expect", "status_forecast"
    goal = None
    for goal in _goal().finditer(text, place.clause_start, quantity.start):
        pass
    if goal is None:
        for goal in _goal().finditer(text, max(start, place.clause_start - 40), quantity.start):
            pass
        if goal is not None and _DONE.search(text, goal.end(), quantity.start):
            goal = None
    horizon = _HORIZON.search(text, max(start, place.clause_start - 30), quantity.start)
    published = document.published or ""
    if goal is not None and not _PAST_GOAL.search(text, max(start, goal.start() - 10), min(end, goal.end() + 8)):
        binding: Bindingness = "ensure" if goal["ensure"] else "strive" if goal["strive"] else "expect"
        if goal["expect"] or not _DONE.search(text, goal.end(), quantity.start):
            if not outlook.ahead and goal[0] in ("确保", "保证", "坚决", "努力", "争取", "目标", "规划", "计划") and document.genre == "report":
                pass
            else:
                return "target", binding, "status_goal"
    if horizon and published[:4].isdigit() and int(horizon[1]) > int(published[:4]):
        return "target", "", "status_horizon"
    if outlook.ahead:
        if year and re.search(r"了|已(?:经)?(?:达|有|完|建|实)|去年|上年|比上年|同比", before) and not horizon:
            return "actual", "", "status_past_in_plan"
        paragraph = ""
        return "target", paragraph or "", "status_plan"
    return "actual", "", "status_default"


def _rule(text: str, place: Place, document: Document, clause: str, left: str) -> bool:
    quantity = place.quantity
    if quantity.kind == "duration" and quantity.modifier == "under" and _WITHIN.search(text, quantity.end, place.clause_end):
        return True
    if document.genre == "notice" and _cue_rule().search(clause):
        return True
    return bool(_RULE_STRONG.search(left)) and quantity.kind in ("money", "rate", "duration", "percent") and "了" not in clause and "累计" not in clause


@cache
def _cue_rule() -> re.Pattern[str]:
    return re.compile(alternation("status", "rule", "words"))

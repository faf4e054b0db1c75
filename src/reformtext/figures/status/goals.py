"""What is aimed at: by a word of a goal, by what a plan says, by a year that the sentence leads up to."""

import re

from reformtext.figures.status.said import GOAL, RULE, START, Said, Verdict
from reformtext.model import Bindingness
from reformtext.patterns import lazy
from reformtext.resources.status import goal_bindings

# in a review these tell what was striven for; in a plan they set goals
_OF_REVIEWS = ("确保", "保证", "坚决", "努力", "全力", "奋力", "力促", "争取", "目标", "规划", "计划", "预算安排")
_HOPES = ("有望", "可望")
_TASK = lazy(
    r"任务[数量]?[为是]$|(?:确定|明确|分解|承担)[^，。；]{0,24}任务$|下达(?!了?[^，。；]{0,20}资金)[^，。；]{0,24}(?:任务|指标|计划)[数量]?[为是]?$"
)  # 下达造林任务18万亩
_TASK_BEHIND = lazy(r"的?[^，。；\d]{2,10}任务(?:分解|落实|下达|分配)")
_SET = lazy("(?:任务|指标)[数量]?$")
_MET = lazy(
    r"，(?:已|实际|目前|累计|共|全部|超额)*完成了?[\d.]+[百千万亿]*[^，。；、\d]{1,3}(?:[，。；、]|$)"
)  # 改厕任务3800座，完成3860座
_REACHED = lazy("(?<!没有)(?<!未)(?<!未能)完成|(?<!力争)(?<!如何)(?<!怎么)实现|达到|超过|高于|低于|占|好于|超额")
_MUST = lazy(r"要|应|必须|一律|不得|须")
_GOAL_ITSELF = lazy(r"[比较][^，。；]{0,12}(?:目标|计划|规划|预算)(?:数|值|任务)?[的为]?$")  # 比计划的30万亩多3万亩
_EXCEEDED = lazy(r"[超高低多少增快慢降提]")
_AS_GOAL = lazy(
    r"的?(?:(?!实现|完成|达到)[^，。；、的\d]){0,6}目标(?!管理|责任)(?P<done>任务|(?:已经?|如期|提前|圆满|顺利|基本|全面)*(?:实现|完成|达到|达成))?"
)  # 寿命提高到80岁的目标
_APART = lazy(r"(?:值|数|任务)?[约近]?\d[\d.]*个百分点")
_COMPARED = lazy("高于|低于|超过|超出?|快于|慢于|高出")
_TARGETS = ("个", "处", "座")
_AIMING = lazy("聚焦|围绕|锚定|瞄准|对照|力争")
_WILL = lazy("在|由|从|再|进一步|上升|增|提高|升|下降|降|减")
_MORE_THAN_SET = lazy("超额.*(?:确定|下达|规定|提出)的$")  # 超额完成市政府确定的70%的改制目标
_SUM_PLANNED = lazy("(?<!完成)(?<!占)(?<!年度)计划总?投资额?[约为达近超]*$")
_FROM_THEM = lazy(
    r"(?<!将有)来自(?:[^，。；、\d]{0,6}|[^，。；、]{2,16}、)$|倒计时$"
)  # 将为来自全国35个代表团的运动员提供服务
_ALWAYS = lazy(r"每(?:增长|增加|提高|上升|下降|减少|投入)[^。；]*$")  # 经济每增长1个百分点，将使…提高0.3个百分点
_FOR = lazy("为了?(?:进一步|切实)?$")
_MEASURES = lazy(r"[^，。；]{0,6}(?:措施|举措|任务|政策|要求|内容)")
_PAST_GOAL = lazy(
    r"(?:(?<!确保)(?<!力争)(?<!努力)(?:实现|完成)|超|高于|低于|未达|落后于?|好于|达到|快于|圆满|占|比|较|[是为](?=[^，。；]{0,16}(?:计划|目标)的\d))"
    r"[^，。；]{0,20}(?:目标|计划|预期|任务)|目标(?:任务)?(?:(?:已经?|如期|顺利|圆满|全面|基本)+(?:实现|完成|达成)|(?:实现|完成|达成)[，。；])"
)

_THE_GOAL = Verdict("target", "expect", "status_goal_itself")
_HORIZON_SET = Verdict("target", "", "status_horizon")


def task(said: Said) -> Verdict | None:
    """下达造林任务18万亩; 要在三年内实现村村通公路."""
    quantity = said.at.quantity
    if quantity.unit == "年" and quantity.modifier == "under" and _MUST.search(said.left):
        return GOAL
    if said.at.change or _REACHED.search(said.left):
        return None
    if said.at.genre == "news" and _TASK_BEHIND.match(said.at.text, quantity.end):
        return GOAL  # 将238万亩粮食生产任务落实到乡镇
    met = _SET.search(said.left) and _MET.match(said.at.text, quantity.end)
    return GOAL if met or _TASK.search(said.left) else None


def goal_itself(said: Said) -> Verdict | None:
    """What is called the goal, or compared with as such: 寿命提高到80岁的目标."""
    text, quantity = said.at.text, said.at.quantity
    if _EXCEEDED.match(text, quantity.end) and _GOAL_ITSELF.search(text, said.at.place.clause_start, quantity.start):
        return _THE_GOAL
    if said.left.endswith(("原定", "原定的")):
        return _THE_GOAL  # 超额完成原定14万平方米的改造任务
    aim = None if quantity.unit in _TARGETS else _AS_GOAL.match(text, quantity.end)  # 打击200个目标
    if aim and _APART.match(text, aim.end()) and _COMPARED.search(said.left):
        return _THE_GOAL  # 高于年初12%的目标3个百分点
    if aim and said.left.endswith(("低于", "高于", "大于", "小于")):
        return _THE_GOAL  # 失业率低于4.5%的控制目标
    reached = aim and (aim["done"] or _REACHED.search(said.left)) and not _AIMING.search(said.left)
    reached = reached and not _MORE_THAN_SET.search(said.left)
    return _THE_GOAL if aim and not reached else None


def plan_says(said: Said) -> Verdict | None:
    """《方案》提出，新建改建…."""
    if (said.goal is not None and said.goal[0] != "规划") or said.at.change == "from":
        return None
    says = said.cues.plans.last(said.at.start, said.at.quantity.start)
    if not says or said.done(says.end()):
        return None
    counts_measures = said.at.quantity.kind == "count" and _MEASURES.match(said.at.text, said.at.quantity.end)
    return None if counts_measures else Verdict("target", "", "status_plan_says")


def aimed_at(said: Said) -> Verdict | None:
    """What a word of a goal governs: 力争达到40%."""
    goal = said.goal or said.goal_behind
    if goal is None or _of_the_past(said.at.text, goal, said.at.start, said.at.end):
        return None
    if _FROM_THEM.search(said.left) or (goal[0] == "将" and _ALWAYS.search(said.before)):
        return None
    binding: Bindingness = goal_bindings()[goal[0]]
    planned = goal[0] == "计划" and said.at.genre != "bulletin" and said.at.change == ""
    if planned and _SUM_PLANNED.search(said.left) and not said.at.text.startswith("的", said.at.quantity.end):
        return Verdict("target", binding, "status_goal")  # 引进项目470个，计划投资额近900亿元, of a review too
    if binding != "expect" and said.done(goal.end()):
        return None
    if _tells_why(said, goal):
        return None
    if said.at.quantity.kind == "duration" and said.at.text.startswith("期", said.at.quantity.end):
        return None  # 将发行30年期国债
    if not said.at.outlook.ahead and said.told and (goal[0] in _OF_REVIEWS or _moves(said, goal)):
        return None
    if said.at.change == "from":
        return START
    if not said.at.outlook.ahead and (said.told or said.over) and goal[0] in _HOPES:
        return Verdict("estimate", "", "status_estimate")
    return Verdict("target", binding, "status_goal")


def _tells_why(said: Said, word: re.Match[str]) -> bool:
    """Whether a clause before says why it was done: 为确保开学，招聘教师42人."""
    purpose = not said.at.outlook.ahead and _FOR.search(said.at.text, said.at.start, word.start())
    return bool(purpose) and "，" in said.at.text[word.end() : said.at.quantity.start]


def _moves(said: Said, word: re.Match[str]) -> bool:
    """Whether 将 only leads up to what a review raised or lowered: 将起征点从3万元提高到10万元."""
    moved = said.at.change in ("rise_to", "fall_to")
    return moved and word[0] == "将" and not _WILL.match(said.at.text, word.end())


def _of_the_past(text: str, goal: re.Match[str], start: int, end: int) -> bool:
    """Whether a goal was reached or is compared with (实现了增长目标), and is none to come."""
    said = _PAST_GOAL.finditer(text, max(start, goal.start() - 24), min(end, goal.end() + 8))
    return any(match.start() <= goal.end() and goal.start() < match.end() for match in said)


def by_a_year(said: Said) -> Verdict | None:
    """到2027年, 明年国庆: what a sentence dates in the years to come."""
    begun = "已" in said.left  # 计划到2027年改造100万户，已启动31万户
    if said.leads_ahead and not begun:
        return START if said.at.change == "from" else _HORIZON_SET
    if not said.to_come or begun or said.at.change == "from":
        return None
    if said.at.outlook.rule == "outlook_title":
        return RULE  # 10月1日至7日放假，共7天
    told = said.at.outlook.ahead or said.done(said.at.start)
    return None if told else _HORIZON_SET  # “十五五”期间，投资规模约6000亿元

"""Fact, estimate, goal or rule: 预计全年增长6% of the year just over is an estimate, of the next one a target."""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from reformtext.figures.clauses import Place
from reformtext.figures.outlook import Outlook, document_year
from reformtext.figures.prescriptions import prescribed
from reformtext.figures.quantities import Quantity
from reformtext.model import Bindingness, Change, Document, Status
from reformtext.patterns import lazy
from reformtext.resources.context import alternation


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(alternation("status", name))


@cache
def _goal() -> re.Pattern[str]:
    """Words that make a clause a goal wherever they stand, read from right to left."""
    return re.compile(
        rf"(?P<ensure>{alternation('status', 'ensure')})|(?P<strive>{alternation('status', 'strive')})"
        r"|(?P<expect>可(?=扶持|带动|惠及|吸纳|解决|开工|竣工|完工|建成|投产)|预期(?!寿命|收益|信用|指数|性)|(?:预算|初步)安排|预算规定|(?<!改善)(?<!行动)(?<!提升)(?<!资助)(?<!专项)(?<!培养)(?<!振兴)(?<!援助)计划(?!资金|总投资[\d.]{1,12}亿元，同比|生育|委|单列|内|外|经济|第|实施中|启动|名单|书|[”》])|(?<!打击)(?<!军事)(?<!攻击)(?<!空袭)目标(?!管理|责任|考核)|拟|(?<![已经”])规划(?!上|纲要|编制|思路|面积|局|许可|部门|设计|和自然|与自然|展|馆|师|院|[、，和]?(?:国土|住建|环保))|有望|可望|(?<![即必])将(?=向|同|与|对(?!外)|用|为|给|围绕|采[取用]|帮助|争取|发行|招[收聘募]|培[育训养]|打造|建[立起]|设[立置]|引进|培养|被|连续|首次|重点|深入|优先|大力|达|增|超|突破|实现|建成|完成|新|继续|再|于|在|投|开|举|进|有|是|为|会|全|分|陆续|保|安排|力争|确保|带动|形成|不|提高|下降|推出|组织|建设|发放|实施|提供|以(?!上|下|内|外|前|后|及|来|色)|覆盖|惠及|吸引|拉动|年产|可|从|由|对|占|降|减|升|达|超|推|启|拥|接近|逐步|迎|吸|引|面向|获|使|取|扩|压|削|裁|缩|拨|派|关[闭停]|共同|一起)|(?<=[也还])会(?=保持|达|超|突破|增|实现|继续)|明年|(?<=今年)要(?!求|点)|(?<![主只需重必首只想还纲概摘])要(?=[超把]|达到|突破|增长|提高|建成|新建|新增|完成|实现|投入|减少|下降|[^，。；\d]{0,8}办好)|建议(?=，?[^，。；\d]{0,10}[把将])|(?<=今年)再(?=关闭|建|新|改|投|减|压|安排|完成|取消|解决|增|开|培|招|引)|(?<=今年起)(?=，?[^。；]{0,16}(?:每年|连续))|今后|接下来|希望(?=通过|能|在|到|使|用)|未来(?=[\d一二三五十两几，的]))"
    )


_HORIZON = lazy(r"(?:到|至|在)?(20\d\d)年(?:底|末|前)?(?![）)])[，,]?")
_NOW = lazy("[，；](?:但|而)?(?:目前|现有|截至|现已)")
_AS_BASE = lazy("的?(?:基础上|水平上|相比)")
# 今年计划…，…；…: the plan for a year, or an aim that opens the sentence, goes on to its end
_COMING = lazy(
    r"今年(?!以来)|明年|来年|(?:目标|(?:预期|约束性|主要)指标)(?:是|为)?[:：]|(?:预期|奋斗|发展)目标(?:建议|拟|初步|确定|定){0,2}[是为]|^[^，。；：]{0,24}(?:力争|确保)"
)
_OF_YEAR = lazy(r"今年(?![以上前1-9一二]|春|元旦|是|为)[^。]*$")  # said in January: 今年新建高速公路约5000公里
_WILL_DO = lazy(
    "新建|新增|建成|改造|新开工|开工|完成|投资|投入|建设|培育|培训|实施|修建|引进|推出|招聘|发放|安排|改建|扩建"
)
_BEGUN = lazy("了|已|以来|同比|比上年|截至|目前|前夕|近日|昨|日前")
# in a review these tell what was striven for; in a plan they set goals
_OF_REVIEWS = ("确保", "保证", "坚决", "努力", "争取", "目标", "规划", "计划")
_OWN_CLAUSE = ("全力", "努力", "奋力", "坚决", "必须", "保证", "不得", "务必", "可")
_PAST = lazy(r"(?<![为除])了(?!解)|已(?:经)?(?:达|有|完|建|实)|(?<![比较与同])(?:去年|上年)(?!同期)|同比")
_ON_TOP_OF = lazy("在[^，。；]{2,30}基础上")  # 在去年完成120公里的基础上，再改造150公里
_DONE = lazy(r"了|已|完成率|实际(?!利用|使用|到位|增长)|均完成|目前|截至|完工")
_AIMED = lazy("目标(?:是|为)?：")  # 会议明确了今年的预期目标：what follows is aimed at
_PAST_GOAL = lazy(
    r"(?:(?<!确保)(?<!力争)(?<!努力)实现|完成|超|高于|低于|未达|落后于?|好于|达到|快于|圆满|占|比|较|[是为](?=[^，。；]{0,6}(?:计划|目标)的\d))[^，。；]{0,20}(?:目标|计划|预期|任务)"
)
_GOAL_ITSELF = lazy(r"[比较][^，。；]{0,12}(?:目标|计划|规划|预算)(?:数|值|任务)?[的为]?$")  # 比计划的30万亩多3万亩
_AS_GOAL = lazy(
    r"的?(?:(?!实现|完成|达到)[^，。；、的\d]){0,6}目标(?!管理|责任)(?P<done>任务)?"
)  # 寿命提高到80岁的目标
_AIMING = lazy("聚焦|围绕|锚定|瞄准|对照|力争")
_REACHED = lazy("(?<!没有)(?<!未)(?<!未能)完成|(?<!力争)(?<!如何)(?<!怎么)实现|达到|超过|高于|低于|占|好于|超额")
_EXCEEDED = lazy(r"[超高低多少增快慢降提]")
# 《方案》提出，新建改建…: what a plan says is to come
_PLAN_SAYS = lazy(
    r"(?:(?:方案|规划|纲要|计划)》?|报告(?=还?提出)|《意见》|实施意见》?)(?:（[^（）]{1,16}）)?》?(?:的通知，其?)?中?(?:还|也|又|同时|进一步)?"
    r"(?:提出|提到|明确|要求|确定|部署)，|按照?[^，。；]{0,12}(?:规划|方案|时间表)》?，"
)
_MEASURES = lazy(r"[^，。；]{0,6}(?:措施|举措|任务|政策|要求|内容)")
_RULE_STRONG = lazy(
    r"每(?:人|户|亩|头|吨|套|辆|月|年|个|台|名|家|平方米|千瓦时|学期|学年|次|件|张|床|日|天)[^，。；]{0,12}(?:补助|补贴|奖励|给予|发放|供应|不超过|最高)|(?:津贴|补贴|补助)费?(?:为|是)?每人每[年月天]$|(?:给予|享受|可获|可享|予以)[^，。；]{0,16}$|(?:标准(?!的[^，。；])|限额|时限)[^，。；]{0,6}$|最高(?:可|不超过|奖励|补助|补贴|资助|给予)*$|不得(?:超过|低于|少于)|不(?:超过|低于|少于)[^，。；]{0,4}$"
)
_STANDARD_TO = lazy("标准(?:达到?|提高到?|提升到?|增加到?|[增提升]至)(?:人均|每人|每生|每户)?(?:每[年月天])?$")
_FROM_ON = lazy(r"[自从][^，。；]{0,12}[日月年]起[^，。；]{0,2}，?|(?:^|[，。；])\d{1,2}月(?:\d{1,2}日)?起，?")
_STANDARD = lazy(
    "标准(?:[由从][^，。；]{0,16})?(?:提高|上调|增加|调整|提升|[上下]?降低?|增|提)?[到至为]?[^，。；]{0,6}$|标准[由从]$"
)
_RATION = lazy("每[人户]每[月年天]")  # 每人每月供应大米10公斤
_NEEDS = lazy(r"(?:[只仅就便]?需要?|[只仅就]?要|只用|仅用|承诺|时限为?|法定|最快|最多|最长)$")
_APPROVAL = lazy(
    r"审批|办理|办结|办证|获批|办好|办完|出证|领证|拿证|取证|受理|核准|许可|审核|审查|注册|登记|开户|验收|报销|通关|到账"
)
_TASK = lazy(
    r"任务[数量]?[为是]$|下达(?!了?[^，。；]{0,20}资金)[^，。；]{0,24}(?:任务|指标|计划)[数量]?[为是]?$"
)  # 下达造林任务18万亩
_AS_EXPERIENCED = lazy("往往|通常|动辄")  # 改革前，注册公司往往需要十几天
_CAN_REACH = lazy("(?:可|可望|有望|将)(?:达到?|完成|实现|突破)[^，。；]{0,10}$")
_COUNTS = lazy("形成|拥有|建成|新增|累计|引进")
_RECKONED = lazy("据[^，。；]{1,10}预计，")  # 据农业部预计，今年夏粮产量2300亿斤
_YET = lazy("[将可]|有望")
_NEEDED = lazy(r"[^，。；\d]{0,10}需(?!求)[^，。；\d]{0,8}(?:投入|投资|资金|安排|筹)")  # 预计全市约需投入资金3亿元
_MAY = lazy("(?:估计|预测)[^，。；]{0,8}[能可将]")
_ONCE_BUILT = lazy(
    "(?:建成|投产|达产|完工|竣工|投运|(?<!已)开通|通车)(?:通车|投产|运营|投用|达产|运行)*以?后(?P<then>)[^。；]*$"
    "|(?:届时|到那时)(?P<then_on>)[^。；]*$|(?:[每一]|(?<=[，。；]))年可(?!达)(?P<yearly>)[^，。；]{0,12}$"
)
# 建设工期30个月; 设计年产50万吨, of works that are begun and not finished
_TERM = lazy("工期(?:预计|计划|确定)?(?:约|为|是|共|总共)?$")
_DESIGNED = lazy(r"设计[^，。；\d]{2,12}$|(?:建设|新建|新上)[^，。；\d]{0,6}(?:年|日)(?:产|处理|加工|供水|出栏)$")
_BEGUN_WORKS = lazy("开工|动工|奠基|破土|在建|正在建设|建设工期|拟建|筹建|治理工程|前期工作|批准立项|获批")
_FINISHED = lazy("通车|投产|建成|竣工|完工|投入|开通|投运|投用|运行|交付|合龙")
_WINDOW = 160  # characters before a design in which its works are told of
_ARRANGED = lazy(
    r"(?:[今明]年|年度|(?:19|20)\d\d年)[^，。；\d]{0,10}(?:安排|排定|排出|确定|敲定|列入)[^，。；\d]{0,14}(?:项目|工程|实事|计划)"
    r"(?:共|为)?(?:$|\d[\d.]*(?:余|多)?[项个件]，(?:[^，。；\d]{0,4}(?:总投资|计划投资|投资|其中)[^，。；\d]{0,8})?$)"
)
_CARRIED_OUT = lazy("了|已|累计|截至|目前|共安排|完成|实际|资金")
_IF = lazy("(?:^|[，；])(?:然而，|但是?，?|而)?(?:如果(?![把按以算加扣剔])|假如|倘若|若(?!干))[^；]*，")
_WOULD = lazy("[可将会能]")
_WILL_BE = lazy(
    r"[^，。；：\d]{1,18}?(?:(?<!即)将(?:被|于|在|陆续|全部|分别|下放|取消|不再|改为|纳入|建成|完工|竣工|开工|投)|预计|有望|拟于)"
)  # 80项审批将被取消
_LINE = lazy("[^，。；]{0,6}(?:安全线|警戒线|红线|贫困线|标准线)")
_TODAY = lazy("今[天日]")  # 今天预计发送旅客1200万人次
_YEAR_END = lazy("全年|年底|年末")
_NAMED_ONLY = lazy("[”’》]?[，；。](?!即|聚焦)")
_SETS = lazy("确保|力争|努力|围绕|按照|根据|锚定|瞄准|对照|聚焦|确立|确定|提出|制定|明确")
_NEAR = 30  # characters around a time needed in which what needs it is named
_MUST = lazy(r"要|应|必须|一律|不得|须")
_WITHIN = lazy(
    r"办结|办理|办好|办完|领照|拿证|拨付|整改|书面|完成审[批核]|答复|受理|反馈|审结|报送|申报|备案|上报|公布|提出|缴纳"
)


class Said:
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

    goals: Said
    horizons: Said
    estimates: Said
    plans: Said

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Cues":
        """Read the sentence text[start:end]."""
        patterns = (_goal(), _HORIZON, _cue("estimate"), _PLAN_SAYS)
        return cls(*(Said(pattern, text, start, end) for pattern in patterns))


@dataclass(frozen=True)
class _Said:
    """What the rules of status are asked about: a quantity where it stands, and what its sentence and document say."""

    text: str
    place: Place
    change: Change
    outlook: Outlook
    document: Document
    sentence: tuple[int, int]
    cues: Cues
    named: str | None

    @property
    def quantity(self) -> Quantity:
        return self.place.quantity

    @property
    def published(self) -> str:
        return self.document.published or ""

    @property
    def told(self) -> bool:
        """Whether the document tells of what was (a report, a communiqué) rather than announces."""
        return self.document.genre in ("report", "bulletin")

    @property
    def stated(self) -> int | None:
        """The year that the sentence names."""
        return int(self.named[:4]) if self.named else None

    @cached_property
    def left(self) -> str:
        """What stands before the quantity in its clause."""
        return self.text[self.place.clause_start : self.quantity.start]

    @cached_property
    def before(self) -> str:
        """What stands before the quantity in its sentence."""
        return self.text[self.sentence[0] : self.quantity.start]

    @property
    def sentence_before(self) -> str:
        """What stands shortly before the sentence."""
        return self.text[max(0, self.sentence[0] - 2 * _NEAR) : self.sentence[0]]

    @property
    def to_come(self) -> bool:
        """Whether the sentence names a year after the document's."""
        return self.stated is not None and self.published[:4].isdigit() and self.stated > int(self.published[:4])

    def done(self, start: int) -> bool:
        """Whether text from `start` to the quantity says that it was done."""
        return bool(_DONE.search(self.text, start, self.quantity.start))

    def nearly_over(self) -> bool:
        return _nearly_over(self.document, self.before, self.named)

    @cached_property
    def goal(self) -> re.Match[str] | None:
        """The word of a goal that governs the quantity: of its clause, or of one shortly before."""
        place, quantity = self.place, self.quantity
        goal = self.cues.goals.last(place.clause_start, quantity.core)  # 要超过3亿亩
        if goal is None:
            coming = _COMING.search(self.before)
            near = self.sentence[0] if coming else max(self.sentence[0], place.clause_start - 40)
            goal = self.cues.goals.last(near, quantity.start)
            listed = coming is not None and coming[0].endswith((":", "："))  # 目标为：A增长8%；实际利用外资增长6%
            if goal is None or goal[0] in _OWN_CLAUSE or self.done(place.clause_start if listed else goal.end()):
                return None
            if not self.outlook.ahead and _is_over(self.stated, self.published):
                return None
            if goal[0] == "目标" and _NAMED_ONLY.match(self.text, goal.end()) and not self._sets(goal.start()):
                return None  # 实现了“四通”目标；完成2万亩
            if goal[0] == "将" and quantity.kind == "duration":
                return None  # 将就任，任期一年
        return goal

    def _sets(self, at: int) -> bool:
        """Whether the clause before `at` sets an aim or goes by one: 围绕建成强县的目标."""
        return self.outlook.ahead or bool(_SETS.search(self.text, max(self.sentence[0], at - _NEAR), at))

    @cached_property
    def horizon(self) -> re.Match[str] | None:
        """The last year that the sentence leads up to (到2025年), none that it starts from."""
        start = self.sentence[0]
        horizon = self.cues.horizons.last(start, self.quantity.start)
        if horizon and _NOW.search(self.text, horizon.end(), self.quantity.start):
            return None  # 到2025年达到120万人，目前有80万人
        if horizon and _AS_BASE.match(self.text, horizon.end()):
            return self.cues.horizons.last(start, horizon.start())  # 到2025年，在2020年的基础上提高1岁
        return horizon


class _Verdict(NamedTuple):
    status: Status
    bindingness: Bindingness
    rule: str


_START = _Verdict(
    "actual", "", "status_starting_point"
)  # 从2023年的70%提高到2025年的80%: where a plan starts is a fact
_ESTIMATE = _Verdict("estimate", "", "status_estimate")
_RULE = _Verdict("rule", "", "status_rule")
_GOAL = _Verdict("target", "expect", "status_goal")
_THE_GOAL = _Verdict("target", "expect", "status_goal_itself")
_FORECAST = _Verdict("target", "expect", "status_forecast")
_HORIZON_SET = _Verdict("target", "", "status_horizon")


def status_of(
    text: str,
    place: Place,
    change: Change,
    outlook: Outlook,
    document: Document,
    sentence: tuple[int, int],
    cues: Cues,
    named: str | None,
) -> tuple[Status, Bindingness, str]:
    """Return a figure's status, a target's bindingness and the rule's name: what the first rule says that applies.

    `named` is the end of the time that its sentence names, as exact as named.
    """
    said = _Said(text, place, change, outlook, document, sentence, cues, named)
    return next((verdict for rule in _RULES if (verdict := rule(said))), _Verdict("actual", "", "status_default"))


def _prescribed(said: _Said) -> _Verdict | None:
    if said.document.genre != "notice":
        return None
    year = document_year(said.document)
    told = prescribed(said.text, said.place, said.change, said.outlook, year, said.sentence)
    return _Verdict(told[0], "", told[1]) if told else None


def _task(said: _Said) -> _Verdict | None:
    quantity = said.quantity
    if quantity.unit == "年" and quantity.modifier == "under" and _MUST.search(said.left):
        return _GOAL  # 要在三年内实现村村通公路
    return _GOAL if said.change == "" and _TASK.search(said.left) and not _REACHED.search(said.left) else None


def _ruled(said: _Said) -> _Verdict | None:
    quantity, document = said.quantity, said.document
    raised = said.outlook.ahead and _STANDARD_TO.search(said.left)  # 城乡公共卫生经费标准达到人均20元
    if said.change not in ("rise_by", "fall_by", "from") and not raised and _rule(said):
        return _RULE
    if document.genre == "news" and _FROM_ON.search(said.before) and _STANDARD.search(said.left):
        return _RULE  # 自7月1日起，最低工资标准由980元提高到1100元
    if document.genre == "news" and quantity.kind in ("money", "rate") and _grants(said.text, *said.sentence):
        return _RULE
    if said.change == "" and _LINE.match(said.text, quantity.end) and not said.outlook.ahead:
        return _RULE  # 18亿亩耕地红线
    glossed = said.outlook.rule == "outlook_gloss" and quantity.modifier != "exact"
    return _Verdict("rule", "", "status_gloss") if glossed and quantity.kind in ("measure", "duration") else None


def _estimated_early(said: _Said) -> _Verdict | None:
    if said.outlook.rule == "outlook_same":  # 生产总值（预计，下同）700亿元；建成3个园区，是五年前的2倍
        counted = said.quantity.kind in ("count", "duration") or _COUNTS.search(said.before)
        return None if counted else _ESTIMATE
    return _ESTIMATE if said.outlook.rule == "outlook_early" else None  # 预计，全年实现…。完成投资420亿元。


def _goal_itself(said: _Said) -> _Verdict | None:
    text, quantity = said.text, said.quantity
    if _EXCEEDED.match(text, quantity.end) and _GOAL_ITSELF.search(text, said.place.clause_start, quantity.start):
        return _THE_GOAL
    aim = _AS_GOAL.match(text, quantity.end)
    reached = aim and (aim["done"] or _REACHED.search(said.left)) and not _AIMING.search(said.left)
    return _THE_GOAL if aim and not reached else None


def _forecasted(said: _Said) -> _Verdict | None:
    """预计 of what is over all but its counting is an estimate, of what is to come a target."""
    forecast = _forecast(said.text, said.place, said.sentence[0], said.cues.estimates)
    if not forecast or said.outlook.ahead:
        return None
    if _NEEDED.search(said.left):
        return _FORECAST
    may = forecast == "估计" and _MAY.search(said.left)  # 产量估计能达到50万公斤
    reckoned = _RECKONED.search(said.before) and not _YET.search(said.left)
    of_today = _TODAY.search(said.before) or (said.before.startswith("其中") and _TODAY.search(said.sentence_before))
    over = said.told or of_today or reckoned or said.nearly_over()
    if over or (forecast not in ("预计", "预测") and not may):
        return _ESTIMATE
    return _START if said.change == "from" else _FORECAST


def _can_reach(said: _Said) -> _Verdict | None:
    if not (_CAN_REACH.search(said.left) and _YEAR_END.search(said.before)):
        return None
    return _ESTIMATE if said.nearly_over() else _FORECAST


def _plan_says(said: _Said) -> _Verdict | None:
    if (said.goal is not None and said.goal[0] != "规划") or said.change == "from":
        return None
    says = said.cues.plans.last(said.sentence[0], said.quantity.start)
    to_come = (
        says
        and not said.done(says.end())
        and not (said.quantity.kind == "count" and _MEASURES.match(said.text, said.quantity.end))
    )
    return _Verdict("target", "", "status_plan_says") if to_come else None


def _aimed_at(said: _Said) -> _Verdict | None:
    goal = said.goal
    if goal is None or _of_the_past(said.text, goal, *said.sentence):
        return None
    if not goal["expect"] and said.done(goal.end()):
        return None
    if said.quantity.kind == "duration" and said.text.startswith("期", said.quantity.end):
        return None  # 将发行30年期国债
    if not said.outlook.ahead and said.document.genre == "report" and goal[0] in _OF_REVIEWS:
        return None
    if said.change == "from":
        return _START
    if not said.outlook.ahead and said.told and goal[0] in ("有望", "可望"):
        return _ESTIMATE
    binding: Bindingness = "ensure" if goal["ensure"] else "strive" if goal["strive"] else "expect"
    return _Verdict("target", binding, "status_goal")


def _by_a_year(said: _Said) -> _Verdict | None:
    """到2027年, 明年国庆: what a sentence dates in the years to come."""
    year = said.published[:4]
    begun = "已" in said.left  # 计划到2027年改造100万户，已启动31万户
    if said.horizon and not begun and year.isdigit() and int(said.horizon[1]) > int(year):
        return _START if said.change == "from" else _HORIZON_SET
    if not said.to_come or begun or said.change == "from":
        return None
    if said.outlook.rule == "outlook_title":
        return _RULE  # 10月1日至7日放假，共7天
    return None if said.outlook.ahead or _DONE.search(said.before) else _HORIZON_SET  # “十五五”期间，投资规模约6000亿元


def _once_built(said: _Said) -> _Verdict | None:
    built = None if said.change == "from" else _ONCE_BUILT.search(said.before)
    if built is None or said.done(said.sentence[0] + built.start(built.lastgroup or 0)):
        return None
    return _Verdict("target", "", "status_once_built")


def _designed(said: _Said) -> _Verdict | None:
    """设计年产50万吨，工期30个月, of works that are begun: what they are to be. Finished ones are as they are."""
    text, quantity = said.text, said.quantity
    if quantity.kind == "duration" and _TERM.search(said.left):
        return _GOAL
    if said.change or not _DESIGNED.search(said.left):
        return None
    start = max(text.rfind("\n", 0, quantity.start) + 1, quantity.start - _WINDOW)
    begun = _BEGUN_WORKS.search(text, start, said.sentence[1])
    return _GOAL if begun and not _FINISHED.search(text, start, said.sentence[1]) else None


def _arranged(said: _Said) -> _Verdict | None:
    """今年安排重点项目120项，总投资360亿元, of news and notices: the year's programme."""
    if said.told or said.change or (said.stated and _is_over(said.stated, said.published)):
        return None
    arranged = _ARRANGED.search(said.before)
    return None if arranged is None or _CARRIED_OUT.search(said.before) else _GOAL


def _if_so(said: _Said) -> _Verdict | None:
    """如果不改革，增长率可维持在2%: what would come of it."""
    if said.document.genre != "news" or said.change == "from":
        return None
    return _FORECAST if _WOULD.search(said.left) and _IF.search(said.before) else None


def _year_opens(said: _Said) -> _Verdict | None:
    """今年新建高速公路约5000公里, said in January's news."""
    begins = said.document.genre == "news" and said.published[5:7] in ("01", "02") and said.change != "from"
    if not begins or not _OF_YEAR.search(said.before) or not _WILL_DO.search(said.left):
        return None
    return None if _BEGUN.search(said.text, *said.sentence) else _Verdict("target", "", "status_year_begins")


def _will_be(said: _Said) -> _Verdict | None:
    counted = said.change == "" and said.quantity.kind in ("count", "measure")
    return _GOAL if counted and _WILL_BE.match(said.text, said.quantity.end, said.place.clause_end) else None


def _planned(said: _Said) -> _Verdict | None:
    """What a plan says holds for the time to come, but for what it tells of the years before."""
    if not said.outlook.ahead:
        return None
    if said.change == "from":
        return _START
    if _is_over(said.stated, said.published):
        return _Verdict("actual", "", "status_past_year")
    if said.outlook.year and not said.horizon and _PAST.search(_ON_TOP_OF.sub("", _behind_aim(said.before))):
        return _Verdict("actual", "", "status_past_in_plan")
    return _Verdict("target", "", "status_plan")


_RULES: tuple[Callable[[_Said], _Verdict | None], ...] = (
    _prescribed,
    _task,
    _ruled,
    _estimated_early,
    _goal_itself,
    _forecasted,
    _can_reach,
    _plan_says,
    _aimed_at,
    _by_a_year,
    _once_built,
    _designed,
    _arranged,
    _if_so,
    _year_opens,
    _will_be,
    _planned,
)


def _of_the_past(text: str, goal: re.Match[str], start: int, end: int) -> bool:
    """Whether a goal was reached or is compared with (实现了增长目标), and is none to come."""
    said = _PAST_GOAL.finditer(text, max(start, goal.start() - 24), min(end, goal.end() + 8))
    return any(match.start() <= goal.end() and goal.start() < match.end() for match in said)


def _is_over(stated: int | None, published: str) -> bool:
    """Whether a year is over: 今年有望突破1.3万元；2016年收入之比为2.7∶1, said in 2017."""
    return stated is not None and published[:4].isdigit() and stated < int(published[:4])


def _nearly_over(document: Document, before: str, named: str | None) -> bool:
    """Whether the early figures of a time are to be had: it is over, or the last quarter of its year has come."""
    published = document.published or ""
    if named and (named[:7] < published[: len(named[:7])] or named == published):
        return True  # 2月12日，预计发送旅客1200万人次, said that day
    month = published[5:7]
    if month >= "11" and "今年" in before and "明年" not in before:
        return True  # 今年预计达2100亿元, said in December
    return bool(_YEAR_END.search(before)) and (month >= "10" or ("01" <= month <= "02" and "今年" not in before))


def _behind_aim(before: str) -> str:
    """What stands before a figure; where its sentence has said 目标：, what follows that: 同比 there is of a goal."""
    aim, *aimed = _AIMED.split(before)
    return aimed[-1].replace("同比", "") if aimed else aim


_OPENING = lazy(
    r"(?:[\s*“”（）()一二三四五六七八九十、.\d]|全年|全[市省区县国]|[我本][市省区县]|今年|去年|上年|(?:19|20)\d\d年|据|初步|有关部门|统计部门|统计局|经|年末|到年底|根据|目前|主要|指标|经济|[，：:])*"
)


_COUNTED = lazy(r"\d(?!\d*[年月日时])")
_ENDS = lazy("；|其中|了|已|目前|截至|实际|(?<!预计)(?<![比较])(?:去年|上年)")  # what is not expected any more


def _forecast(text: str, place: Place, start: int, estimates: Said) -> str:
    """The word of estimate that governs a figure, or "".

    Opening a sentence or its list it governs all its figures; inside, those of its own clause.
    """
    for match in estimates.within(start, place.quantity.start):
        if match.start() >= place.clause_start or _OPENING.fullmatch(text, start, match.start()):
            return match[0]
        reckoned = _RECKONED.search(text, start, place.quantity.start)
        if reckoned and match.end() < reckoned.end() <= match.end() + 1:
            return match[0]
        if text[match.start() - 1] not in "，：；":
            continue
        if not _COUNTED.search(text, start, match.start()):
            return match[0]  # 我们坚持稳中求进，预计…，…: it opens the list of figures
        if place.quantity.kind != "count" and not _ENDS.search(text, match.end(), place.quantity.start):
            return match[0]  # 工业生产下降5.1%，预计全年生产总值下降6%，通货膨胀率达140%
    return ""


def _rule(said: _Said) -> bool:
    """Whether a quantity is what a rule allows, asks or grants: 5个工作日内办结, 每人每月补助200元."""
    text, place, quantity, left = said.text, said.place, said.quantity, said.left
    clause = text[place.clause_start : place.clause_end]
    in_units = quantity.kind == "duration" and quantity.unit != "年"
    takes = in_units and _NEEDS.search(left) and not _AS_EXPERIENCED.search(left)
    if takes and _APPROVAL.search(text, max(place.clause_start - _NEAR, 0), place.clause_end + _NEAR):
        return True
    # 以前要近4小时 sets no limit
    within = in_units and quantity.modifier == "under" and "degree_近" not in quantity.rules
    if within and (_WITHIN.search(text, quantity.end, place.clause_end) or _MUST.search(left)):
        return True
    if said.document.genre == "notice" and _cue_rule().search(clause):
        return True
    if "了" in clause or "累计" in clause or not _RULE_STRONG.search(left):
        return False
    return quantity.kind in ("money", "rate", "duration", "percent") or bool(_RATION.search(left))


# what is granted to whom comes under it; what has been granted, altogether or by a date, does not
_GRANTS = lazy(
    r"[^。]*(?:按照?[^。，；]{0,16}(?:标准|元/[人户亩件次])|(?:给予|[可将能]以?(?:分别)?(?:获得?|享受))[^。，；]{0,16}(?:奖励|奖补|补贴|补助|资助)|一次性(?:奖励|奖补|补助|补贴)"
    r"|最高(?:可?(?:获得?|给予|奖励|补贴|补助|资助))|(?:以上|以下|以内|元)的(?:补贴|补助|奖励)|每[^。，；]{1,10}(?:奖励|补贴|补助))"
)
_GRANTED = lazy(r"[^。]*(?:了|已|累计|共|[去上今]年|以来|截至|年来|合计|总计|兑现|拨付|惠及|带动|增长|同比)")


def _grants(text: str, start: int, end: int) -> bool:
    """Whether a sentence of a news item tells what support there will be for whom (新落户企业给予一次性奖励5万元)."""
    return bool(_GRANTS.match(text, start, end)) and not _GRANTED.match(text, start, end)


@cache
def _cue_rule() -> re.Pattern[str]:
    return re.compile(alternation("status", "rule", "words"))

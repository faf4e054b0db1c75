"""What notices prescribe: limits and sanctions are rules, what is to be done by a date or under a plan is a target.

A plan says in its title that it is one (三年行动方案, 实施方案, 工作要点), mostly with its years; its paragraphs look
ahead but for those that tell where things stand. Other notices look neither back nor ahead.
"""

import re

from reformtext.figures.asked import Asked
from reformtext.figures.outlook import document_year
from reformtext.model import Status
from reformtext.patterns import lazy

_NEAR = 40  # characters around a figure in which a sanction or a grant is named
_DONE = lazy(r"了|已|截至|目前|现有|去年|上年|以来|自查|共有|累计")
_BY = lazy(r"(?:到|至)?((?:19|20)\d\d)年(?:底|末|前)|(?:到|至)((?:19|20)\d\d)年(?!\d)|年底前|年内")
_SANCTION = lazy("予以|取消|扣减|扣除|责令|追究|约谈|暂停|停止|免收|减收|退还|罚款|通报批评")
_CONDITION = lazy("的，|的(?:单位|企业|部门|乡镇|县|地区|机构|学校|个人|人员|项目)|的，?由|的，?可|的，?应")
_CLASS = lazy(
    r"[\d.、和万亿千百元人家个%]*(?:[（(]含[）)])?(?:及?以[上下内])?(?:[（(]含[）)])?(?:且[^，。；]{0,20})?的(?![^，。；]{0,8}(?:补助|补贴|奖励|奖补|补偿|贷款|资金))|，(?:分别)?给予"
)
_ENTITLED = lazy("[^，。；]{0,8}的，?(?:可(?!比)|应当?|须|不得|由)")
_GRANTED = lazy("补助|补贴|奖励|奖补|贴息|资助|补偿|减免|免收|给予|[免减]征|减半")
_STANDS_AT = lazy("(?:现有|目前|截至|共有)[^。；]*$|已(?:经)?[^，。；、的]{0,8}$")
_DAYS = ("个工作日", "工作日", "天", "日", "小时", "分钟")
_FROM_ON = lazy(r"[自从][^，。；]{0,12}(?:日|月|年|之日)起")
_GRANT = lazy("每(?!年为|年培|年新)|按|标准|补助|补贴|奖励|资助|应当|必须|不得|须在|罚|时限|限额|最高")
_ENTERS = lazy(r"(?:^|[，；。、])(?:将|把)[^，。；]{0,40}$")
_ENTERED = lazy("纳入|列入|整合|合并|压缩|作为|下放|取消|调整|升级|打造|建成|培育")


def prescribed(asked: Asked) -> tuple[Status, str] | None:
    """Return the status of a figure of a notice and the rule's name, None where nothing of a notice decides."""
    text, place, _, outlook, document, start, end = asked
    quantity, year = place.quantity, document_year(document)
    before = text[start : quantity.start]
    if _DONE.search(text, max(start, place.clause_start - _NEAR), quantity.start):
        stands = outlook.ahead and not asked.change and _STANDS_AT.search(text[place.clause_start : quantity.start])
        return ("actual", "status_past_in_plan") if stands else None  # 全县现有农户8.6万户，已改厕5.1万户
    around = text[max(start, quantity.start - _NEAR) : min(end, quantity.end + _NEAR)]
    if _CONDITION.search(around) and _SANCTION.search(around):
        return "rule", "status_sanction"  # 对逾期未办结率超过5%的单位予以通报
    if bounds_a_class(asked):
        return "rule", "status_rule"
    if _ENTITLED.match(text, quantity.end) and not outlook.ahead:
        return "rule", "status_rule"  # 连续缴存6个月以上的，可申请贷款
    by: re.Match[str] | None = None
    for by in _BY.finditer(before):  # noqa: B007
        pass
    if asked.change == "from" and (by or outlook.ahead):
        return "actual", "status_starting_point"
    named = by and (by[1] or by[2])
    if by and (named is None or year is None or int(named) >= year):
        return "target", "status_horizon"
    if _FROM_ON.search(before) or (quantity.unit in _DAYS and quantity.modifier == "under"):
        return "rule", "status_rule"  # 自7月1日起，办理时间由5天压缩至2天; 不超过15个工作日
    if _ENTERS.search(before) and _ENTERED.search(text, quantity.end, min(end, quantity.end + _NEAR)):
        return "target", "status_plan"
    if outlook.rule == "outlook_plan" and not _GRANT.search(text, place.clause_start, place.clause_end):
        return "target", "status_plan"
    return None


def bounds_a_class(asked: Asked) -> bool:
    """Whether a figure says who gets a grant: 对总投资3000万元以上的项目，按8%给予补助."""
    end = asked.place.quantity.end
    return bool(_CLASS.match(asked.text, end)) and bool(_GRANTED.search(asked.text, end, asked.end))


_LAYS_DOWN = lazy("意见|措施|政策|办法|规定|细则|规则|条例|标准|[六八十]条|通知")
_REPORTS = lazy("通报|公示|公告|总结|情况|名单|批复|通告|预警|倡议")
_TELLS = lazy("了(?!解)|已|截至|(?<!项)目前|[市县区省州镇乡]现有|以来|年来|取得|共有|累计|荣获|发生")
_TASK = lazy("(?:支持|扶持|打造|建设|新建|改造|培育|引进|创建|新增|建成|完成|培训|招引|实施)[^，。；]{0,8}$")
_BUDGET = lazy("(?:安排|设立|筹集|投入)[^，。；]{0,8}$")
_TITLE = 60  # characters of a text in which its title stands


def laid_down(asked: Asked) -> tuple[Status, str] | None:
    """What is left of a notice that lays down what holds or is to be done, but for what its sentence says was."""
    text, place, start = asked.text, asked.place, asked.start
    title = asked.document.title or text[:_TITLE]
    if asked.genre != "notice" or not _LAYS_DOWN.search(title) or _REPORTS.search(title):
        return None
    if asked.outlook.rule == "outlook_stands" or _TELLS.search(text, start, place.clause_end):
        return None
    orders = {"count": _TASK, "money": _BUDGET}.get(place.quantity.kind)
    tasked = orders and orders.search(text[place.clause_start : place.quantity.start])
    return ("target", "status_plan") if tasked else ("rule", "status_rule")

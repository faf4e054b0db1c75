"""What rules allow, ask or grant: 5个工作日内办结, 每人每月补助200元."""

import re
from functools import cache

from reformtext.figures.prescriptions import bounds_a_class, laid_down, prescribed
from reformtext.figures.status.said import NEAR, RULE, Said, Verdict
from reformtext.patterns import lazy
from reformtext.resources.context import alternation
from reformtext.resources.status import forms

_LIMIT = lazy(forms("limit"))
_STANDARD_TO = lazy("标准(?:达到?|提高到?|提升到?|增加到?|[增提升]至)(?:人均|每人|每生|每户)?(?:每[年月天])?$")
_FROM_ON = lazy(r"[自从][^，。；]{0,12}[日月年]起[^，。；]{0,2}，?|(?:^|[，。；])\d{1,2}月(?:\d{1,2}日)?起，?")
_STANDARDS_ARE = lazy("标准(?:暂定|分别|调整|确定)*(?:[为是]|如下)?[：:]")
_BY_SHARE = lazy(r"按照?[^，。；\d]{2,12}的$")
_PAID = lazy("(?:给予|予以)?(?:一次性)?(?:补贴|补助|奖励|资助|报销|返还|奖补)(?!了)")
_MOVED_EACH = lazy("(?:标准|限额)(?:分别)?[由从][^。；]{0,12}每[人生户][^。；]*$")
_STANDARD = lazy(
    "(?:标准(?!化)(?:限额|额度)?|限额)(?:[由从][^，。；]{0,16})?(?:提高|上调|增加|调整|提升|[上下]?降低?|增|提)?[到至为]?[^，。；]{0,6}$|(?:标准|限额)[由从]$"
)
_MOVES = lazy(
    "(?:标准|限额|起付线|封顶线|比例|起点|门槛|额度|条件)(?:（[^（）]{0,16}）)?，?(?:将|则|均|也)?(?:分别)?[由从][^。；]{0,40}$"
)
_UPON = lazy("(?:发文|政策|规定|通知|办法|决定|调整)[^。]{0,60}$")
# 《规定》提出，小学班额不超过45人
_REQUIRED = lazy("(?:规定|办法|条例|细则|规范|标准|通知|意见)》?[^，。；]{0,6}(?:提出|明确|要求|规定)[^。]{0,60}$")
_OPENS_TO = lazy(
    "(?:[^，。；、]{0,4}的[^，。；、]{0,8}，)?[^，。；、]{0,6}[可能](?:以)?(?:申请|申领|享受|领取|报销|减免|免|参加|参保)"
)
# 按每亩26元的补贴标准领取
_BY = lazy("(?<!完成)按照?(?!计划|年)[^，。；]*$")
_RECKONED = lazy(
    r"(?:的[^，。；\d]{0,8})?(?:标准|比例|限额|额度|系数)?[^，。；\d]{0,4}(?:领取|计算|计发|核定|核发|缴纳|征收|收取|扣减|抵扣|发放|给予|定额)(?!了)"
)
_BY_LAW = lazy("(?:根据|依据|依照|按照?)[^，。；]{0,16}(?:法律|宪法|法规|条例|章程|选举法)(?:规定)?，")
_DID = lazy("了(?!解)")
# 新农合补助标准由280元提高到320元, 贷款限额由6000元提高到8000元
_ENTITLEMENT_MOVES = lazy(
    "(?:低保|供养|救助|补助|补贴|补差|养老金|养老保险|医保|医疗|助学|报销|缴费|贷款|公积金)[^，。；]{0,16}"
    "(?:标准|限额|额度)(?:（[^（）]{0,16}）)?，?(?:将|则|均|也|分别|统一)*[由从][^。；]{0,40}$"
)
_AGE_MUST = lazy("年龄[^，。；]{0,4}(?:应|须|需|不得|限)[^，。；]{0,3}$")
_TERM = lazy(
    "(?:服务周期|服务期限|聘期|有效期|执行期|实施期|实施时间|执行时间|期限)(?:统一|暂|最长|一般|均|定|为|是|不超过)*$"
)
_FARE = lazy("(?:起步价|票价|收费标准|起价)(?!收入|上涨|下调|调整)[^。]{0,40}$")
_LINE = lazy("[^，。；]{0,6}(?:安全线|警戒线|红线|贫困线|标准线)")
_RATION = lazy("每[人户]每[月年天]")  # 每人每月供应大米10公斤
_NEEDS = lazy(r"(?:[只仅就便]?需要?|[只仅就]?要|只用|仅用|承诺|时限为?|法定|最快|最多|最长)$")
_IT_TOOK = lazy("的?时间?[就便]?(?:建成|完成|实现|打造)")  # 仅用3个月时间建成
_TO_SO_MANY = lazy(r"[对为给向][^，。；每]{0,8}\d[\d.]*(?:余|多)?万?(?:余|多)?[名户人家][^，。；每均]*$")
_A_YEAR = lazy("每[年月](?!每)[^，。；每均]*$")
_NO_ONES_GRANT = 10_000_000  # 财政每年补贴1.2亿元 is spent, not granted to one
_AS_EXPERIENCED = lazy("往往|通常|动辄")  # 改革前，注册公司往往需要十几天
_APPROVAL = lazy(
    r"审批|办理|办结|办证|获批|办好|办完|出证|领证|拿证|取证|受理|核准|许可|审核|审查|注册|登记|开户|验收|报销|通关|到账"
)
_MUST = lazy(r"要|应|必须|一律|不得|须")
_WITHIN = lazy(
    r"办结|办理|办好|办完|领照|拿证|拨付|整改|书面|完成审[批核]|答复|受理|反馈|审结|报送|申报|备案|上报|公布|提出|缴纳"
)
# what is granted to whom comes under it; what has been granted, altogether or by a date, does not
_GRANTS = lazy(rf"[^。]*(?:{forms('grant')})")
_GRANTED = lazy(r"[^。]*(?:了|已|累计|共|[去上今]年|以来|截至|年来|合计|总计|兑现|拨付|下达|惠及|带动|增长|同比)")


@cache
def _rule_word() -> re.Pattern[str]:
    return re.compile(alternation("status", "rule"))


def prescribed_by_notice(said: Said) -> Verdict | None:
    """What a notice prescribes."""
    if said.at.genre != "notice":
        return None
    told = prescribed(said.at)
    if told:
        return Verdict(told[0], "", told[1])
    moved = said.at.change in ("from", "rise_to", "fall_to") and not said.at.outlook.ahead
    return RULE if moved and _MOVES.search(said.before) else None  # 低保标准由每人每月610元提高到650元


def laid_down_by_notice(said: Said) -> Verdict | None:
    """What is left of a notice that lays down what holds: 大型养殖场指生猪养殖量达到5000头以上."""
    told = None if said.over else laid_down(said.at)
    return Verdict(told[0], "", told[1]) if told else None


def ruled(said: Said) -> Verdict | None:
    """What a text other than a notice tells of rules."""
    quantity, outlook, news = said.at.quantity, said.at.outlook, said.at.genre == "news"
    raised = outlook.ahead and _STANDARD_TO.search(said.left)  # 城乡公共卫生经费标准达到人均20元
    changed = raised or said.at.change in ("rise_by", "fall_by", "from")
    paid = quantity.kind in ("money", "rate")  # 低保标准提高到650元 in a review was done, 审批时限压缩到45天 holds
    changed = changed or (paid and said.told and not outlook.ahead and said.at.change in ("rise_to", "fall_to"))
    if not changed and (_is_time_limit(said) or _is_grant(said)):
        return RULE
    if news and (_is_standard(said) or _is_open_to(said) or _is_basis(said)):
        return RULE
    if (
        news
        and quantity.modifier in ("under", "over")
        and quantity.unit in ("岁", "周岁")
        and _AGE_MUST.search(said.left)
    ):
        return RULE  # 应聘教师年龄应在68岁以下
    bound = quantity.kind in ("count", "measure") and quantity.modifier in ("under", "over") and said.at.change == ""
    if news and bound and _REQUIRED.search(said.before):
        return RULE
    if news and quantity.kind == "money" and not said.at.outlook.ahead and _MOVED_EACH.search(said.before):
        return None if said.goal else RULE  # 低保标准由每人每月780元调整至860元
    moves = said.at.change in ("from", "rise_to", "fall_to") and quantity.kind in ("money", "rate")
    if news and moves and not outlook.ahead and _ENTITLEMENT_MOVES.search(said.before):
        return RULE
    if not changed and quantity.kind in ("money", "rate") and _STANDARDS_ARE.search(said.before):
        return RULE  # 补助标准为：小学每生每年90元、初中每生每年180元
    if (
        not changed
        and quantity.kind == "percent"
        and _BY_SHARE.search(said.left)
        and _PAID.match(said.at.text, quantity.end)
    ):
        return RULE  # 按销售价格的13%补贴
    if news and quantity.kind in ("money", "rate") and _grants(said.at.text, said.at.start, said.at.end):
        return RULE
    if news and said.at.change == "" and _BY_LAW.match(said.before) and not _DID.search(said.left):
        return RULE  # 根据该国法律，得票超过50%的候选人当选
    drawn = said.at.change == "" and quantity.kind != "count" and not outlook.ahead
    if drawn and _LINE.match(said.at.text, quantity.end):
        return RULE  # 18亿亩耕地红线
    glossed = outlook.rule == "outlook_gloss" and quantity.modifier != "exact"
    return Verdict("rule", "", "status_gloss") if glossed and quantity.kind in ("measure", "duration") else None


def _is_standard(said: Said) -> bool:
    """Whether the news tells of a standard: 自7月1日起，最低工资标准由980元提高到1100元; 起步价2元可乘坐6个区间."""
    if said.at.change in ("rise_by", "fall_by"):
        return False
    told = said.at.quantity.kind != "count" and _UPON.search(said.before)
    if told or _FROM_ON.search(said.before):
        return bool(_STANDARD.search(said.left) or (_MOVES.search(said.before) and not said.at.outlook.ahead))
    return not said.at.change and bool(_FARE.search(said.before)) and not _GRANTED.match(said.before)


def _is_open_to(said: Said) -> bool:
    """Whether a size is a condition: 人均住房面积12平方米以下可申请."""
    end = said.at.place.clause_end
    return said.at.quantity.kind != "count" and bool(_OPENS_TO.match(said.at.text, said.at.quantity.end, end))


def _is_basis(said: Said) -> bool:
    """Whether it says who gets a grant, or by what it is reckoned: 按每亩26元的补贴标准领取."""
    if said.at.change or said.at.outlook.ahead or _DID.search(said.at.text, said.at.start, said.at.end):
        return False
    by = said.at.quantity.kind in ("money", "rate", "multiple", "percent") and _BY.search(said.left)
    return bounds_a_class(said.at) or bool(by and _RECKONED.match(said.at.text, said.at.quantity.end))


def _is_time_limit(said: Said) -> bool:
    """Whether a time is what something may take: 5个工作日内办结."""
    text, place, quantity, left = said.at.text, said.at.place, said.at.quantity, said.left
    if quantity.kind != "duration" or quantity.unit == "年":
        return quantity.kind == "duration" and bool(_TERM.search(left))
    takes = _NEEDS.search(left) and not (_AS_EXPERIENCED.search(left) or _IT_TOOK.match(text, quantity.end))
    if takes and _APPROVAL.search(text, max(place.clause_start - NEAR, 0), place.clause_end + NEAR):
        return True
    if quantity.modifier != "under" or "degree_近" in quantity.rules:
        return False  # 以前要近4小时 sets no limit
    return bool(_WITHIN.search(text, quantity.end, place.clause_end) or _MUST.search(left))


def _is_grant(said: Said) -> bool:
    """Whether a quantity is what a rule grants or allows: 每人每月补助200元."""
    clause = said.at.text[said.at.place.clause_start : said.at.place.clause_end]
    if said.at.genre == "notice" and _rule_word().search(clause):
        return True
    if "了" in clause or "累计" in clause or not _LIMIT.search(said.left) or _is_sum(said):
        return False
    aimed_at = said.told and said.at.outlook.ahead and said.at.quantity.kind == "percent"
    if aimed_at and not said.left.endswith("标准的"):
        return False  # 参保率不低于95%, of a report's plan
    return said.at.quantity.kind in ("money", "rate", "duration", "percent") or bool(_RATION.search(said.left))


def _is_sum(said: Said) -> bool:
    """Whether an amount is all that was paid: 对4900名学生给予资助460万元, 财政每年补贴6亿元."""
    amount = said.at.quantity.low or said.at.quantity.high
    if _TO_SO_MANY.search(said.left):
        return said.at.quantity.kind == "money"
    if amount is None or isinstance(amount, tuple):
        return False
    return amount >= _NO_ONES_GRANT and bool(_A_YEAR.search(said.left))


def _grants(text: str, start: int, end: int) -> bool:
    """Whether a sentence of a news item tells what support there will be for whom (新落户企业给予一次性奖励5万元)."""
    return bool(_GRANTS.match(text, start, end)) and not _GRANTED.match(text, start, end)

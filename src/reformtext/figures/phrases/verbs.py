"""The verbs that a phrase ends at, or begins behind."""

from functools import cache

from reformtext.patterns import lazy
from reformtext.resources.context import cues
from reformtext.resources.expressions import Expressions
from reformtext.resources.predicates import predicates

# a verb followed by one of these is part of a noun: 投资额, 建设项目, 生产总值
NOUN_TAIL = lazy(
    r"业|型|性(?!能)|生(?![产活育态长成物动效根])|数(?![字据码])|县(?![城域级乡市区])|区(?![域块间])|点(?!亮)|站|园|厂|院|队|网(?![络上格])|率(?![先领])|力(?![争求图推促])|面(?![向临对])|者|员(?!工)|量(?![化子])|覆盖率|覆盖面|额(?!外)|值(?!得)|项目|商(?![定讨议])|费|金(?![融属牌奖])|制(?![度定作造止约])|单位|企业|主体|总值|期(?![间望盼])|总额|总数|总量|数量|次数|件数|占比|收入|人数|岗位|基地|中心(?!城区|村|镇)|任务|标准|水平|规模|资金|用地|贷款|能力|人员|工程|方案|办法|行动|计划|协会|人才|力量|机构|设施|平台|公司(?![制化])|工作|政策(?!性)|措施|事项|服务|需求|情形|范围"
)


@cache
def verbs() -> Expressions:
    return Expressions(predicates("verb"))


@cache
def nominal() -> Expressions:
    """Verbs that stand for what is done as well: 建设, 培训."""
    return Expressions(predicates("nominal"))


@cache
def _leads() -> Expressions:
    """Verbs whose object is what is counted, wherever they stand."""
    return Expressions(cues("subject", "lead"))


@cache
def _lead_initial() -> Expressions:
    """The same only at a phrase's beginning: 改造危房, but 危房改造面积."""
    return Expressions(cues("subject", "lead_initial"))


_AFTER_LEAD = "了到和与、并"
_NO_JOINTS = ("和美", "和谐", "并轨", "并购", "并网")  # 完成|并轨工作


def _lead_at(text: str, at: int, *, behind: bool = False) -> int:
    """Where the verb with an object that stands at `at` ends, with what follows it (了, 到, 和), or -1; `behind`: it
    stands right behind another one (处置淘汰)."""
    end = _leads().at(text, at, len(text))
    if end < 0 and (not at or behind or text[at - 1] in "、，和并"):
        end = _lead_initial().at(text, at, len(text))
    joins = 0 <= end < len(text) and text[end] in _AFTER_LEAD and not text.startswith(_NO_JOINTS, end)
    return end + joins


def lead_verbs(text: str) -> list[tuple[int, int]]:
    """The spans of the verbs with an object, from left to right."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        last = found[-1] if found and found[-1][1] == at else (0, 0)  # 完成治理…面积: what is done is named
        end = _lead_at(text, at, behind=last[1] > 0 and text[last[0] : at] not in cues("subject", "joins"))
        if end >= 0:
            found.append((at, end))
        at = max(at + 1, end)
    return found


@cache
def all_verbs() -> Expressions:
    """Nothing but verbs and adverbs: 统筹抓好, 分配入住, 基本."""
    lists = ("lead", "lead_initial", "manner")
    return Expressions(
        (
            *predicates("verb"),
            *predicates("nominal"),
            *(word for name in lists for word in cues("subject", name)),
            *"了、和并",
        )
    )


def ends_with_verb(text: str) -> bool:
    """Whether `text` ends with a verb whose object is still to come: 重点为民办好."""
    return any(end == len(text) for _, end in lead_verbs(text))


def lead_verb(text: str) -> int:
    """Where the verb with an object that `text` begins with ends, or -1: 建成(了) of 建成了三座电站."""
    return _lead_at(text, 0) if text else -1


@cache
def any_verb() -> Expressions:
    return Expressions((*cues("subject", "lead"), *cues("subject", "lead_initial")))


# verbs that make others act: what these do is what is counted
MOVES = ("带动", "带领", "引导", "组织", "支持", "帮助", "鼓励", "推动", "扶持", "指导", "动员", "吸引", "协助")

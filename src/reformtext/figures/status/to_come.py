"""What is to come though no word of a goal says so: works planned or begun, a year's programme, the plan's section."""

import re
from functools import cache

from reformtext.figures.status.said import GOAL, START, Said, Verdict
from reformtext.figures.works import BEGUN, DONE, once_done, signed_for, stages
from reformtext.patterns import lazy

# 建设工期30个月; 设计年产50万吨, of works that are begun and not finished
_TERM = lazy("工期(?:预计|计划|确定)?(?:约|为|是|共|总共)?$")
_DESIGNED = lazy(r"设计[^，。；\d]{2,12}$|(?:建设|新建|新上)[^，。；\d]{0,6}(?:年|日)(?:产|处理|加工|供水|出栏)$")
_UNDER_WAY = "在建|正在建设|建设工期|拟建|筹建|治理工程|前期工作|批准立项|获批"
_NEAR = 16  # characters behind a figure in which its project is named
_WINDOW = 160  # characters before a design in which its works are told of
_ARRANGED = lazy(
    r"(?:[今明]年|年度|(?:19|20)\d\d年)，?[^，。；\d]{0,10}(?:安排|排定|排出|确定|敲定|列入)[^，。；\d]{0,14}(?:项目|工程|实事|计划)"
    r"(?:共|为)?(?:$|\d[\d.]*(?:余|多)?[项个件]，(?:[^，。；\d]{0,4}(?:总投资|计划投资|投资|其中)[^，。；\d]{0,8})?$)"
)
_CARRIED_OUT = lazy("了|已|累计|截至|目前|共安排|完成|实际|资金")
_OF_YEAR = lazy(r"今年(?![以上前1-9一二]|春|元旦|是|为)[^。]*$")  # said in January: 今年新建高速公路约5000公里
_WILL_DO = lazy(
    "新建|新增|建成|改造|新开工|开工|完成|投资|投入|建设|培育|培训|实施|修建|引进|推出|招聘|发放|安排|改建|扩建|增长|增速|提高|降低"
)
_BEGUN = lazy("了|已|以来|同比|[比较](?:上年|去年)|同期|春节|假期|截至|目前|前夕|近日|昨|日前")
_WILL_BE = lazy(
    r"(?:[^，。；：、\d]{1,12}、\d[\d.]*[万亿]?)?[^，。；：\d]{1,18}?(?:(?<!即)将(?:被|于|在|从|由|获|领|享|受益|陆续|全部|分别|下放|取消|不再|改为|纳入|建成|完工|竣工|开工|投)|预计|有望|拟于)"
)  # 80项审批将被取消; 5万户农户、20万名农民将领到
_PAST = lazy(
    r"(?<![为除])了(?!解)|已(?:经)?(?:达|有|完|建|实)|(?<![比较与同于从由])(?:去年|上年)(?!同期)"
    r"|(?:^|[，；：])(?:目前|现在)[^，。；]{0,24}(?:有|已)[^，。；]{0,8}$"  # 目前全市还有9万平方米待改造
)
_SINCE = lazy(r"(?:19|20)\d\d年[^，。；：、\d年月日]{0,22}以来，[^。；]*$")  # 2013年创新区获批以来，建成15个园区
_ON_TOP_OF = lazy("在[^，。；]{2,30}基础上")  # 在去年完成120公里的基础上，再改造150公里
_AIMED = lazy(
    r"目标(?:是|为)?：|预计|必须|[，；]今年(?!上半|以来|[前初]|[\d一二三四五六七八九十]{1,2}月)"
)  # 去年改造了3个，今年再改造5个: what follows is aimed at
_DID = lazy("[^，。；]{2,12}(?<![为除])了(?!解)")
_FIRST = lazy("首[日周月]|当[天日]")  # 开通后，首日运送旅客3万人次
_SET = lazy("(?:提出|设定|确定|明确)了")  # 纲要提出了能耗降低18%: 提出了13个指标 counts what it did


@cache
def _once_built() -> re.Pattern[str]:
    """What tells of the time when works are done, and in its groups where that begins."""
    return lazy(
        f"{once_done()}(?P<then>)[^。；]*$|(?:届时|到那时)(?P<then_on>)[^。；]*$"
        "|(?<=[，。；])年可(?!达)(?P<yearly>)[^，。；]{0,12}$"
    )


def once_built(said: Said) -> Verdict | None:
    """建成后年产5万吨."""
    built = None if said.at.change == "from" else _once_built().search(said.before)
    if built is None or said.done(said.at.start + built.start(built.lastgroup or 0)) or _FIRST.search(said.left):
        return None
    if _DID.match(said.at.text, said.at.quantity.end, said.at.place.clause_end):
        return None  # 公路通车后，4个县挺进了高速圈
    return Verdict("target", "", "status_once_built")


@cache
def _begun_works() -> re.Pattern[str]:
    return lazy(f"{stages(*BEGUN)}|{_UNDER_WAY}")


@cache
def _finished() -> re.Pattern[str]:
    return lazy(f"{stages(*DONE)}|投入")


def designed(said: Said) -> Verdict | None:
    """设计年产50万吨，工期30个月, of works that are begun: what they are to be. Finished ones are as they are."""
    text, quantity = said.at.text, said.at.quantity
    if quantity.kind == "duration" and _TERM.search(said.left):
        return GOAL
    if said.at.change or not _DESIGNED.search(said.left):
        return None
    start = max(text.rfind("\n", 0, quantity.start) + 1, quantity.start - _WINDOW)
    begun = _begun_works().search(text, start, said.at.end)
    return GOAL if begun and not _finished().search(text, start, said.at.end) else None


def arranged(said: Said) -> Verdict | None:
    """今年安排重点项目120项，总投资360亿元, of news and notices: the year's programme."""
    if said.told or said.at.change or said.over:
        return None
    return GOAL if _ARRANGED.search(said.before) and not _CARRIED_OUT.search(said.before) else None


def signed(said: Said) -> Verdict | None:
    """投资5亿元建设光伏组件项目，占地300亩, of news on a signing: what is to be built."""
    if said.at.genre != "news" or said.at.change or said.done(said.at.start):
        return None
    end = min(said.at.end, said.at.quantity.end + _NEAR)
    return Verdict("target", "", "status_signed") if signed_for(said.at.text, said.at.start, end) else None


def year_opens(said: Said) -> Verdict | None:
    """今年新建高速公路约5000公里, said in January's news."""
    begins = said.at.genre == "news" and said.published[5:7] in ("01", "02") and said.at.change != "from"
    if not begins or not _OF_YEAR.search(said.before) or not _WILL_DO.search(said.left):
        return None
    begun = _BEGUN.search(said.at.text, said.at.start, said.at.end)
    return None if begun else Verdict("target", "", "status_year_begins")


def will_be(said: Said) -> Verdict | None:
    """80项审批将被取消."""
    counted = said.at.change == "" and said.at.quantity.kind in ("count", "measure")
    return GOAL if counted and _WILL_BE.match(said.at.text, said.at.quantity.end, said.at.place.clause_end) else None


def planned(said: Said) -> Verdict | None:
    """What a plan says holds for the time to come, but for what it tells of the years before."""
    if not said.at.outlook.ahead:
        return None
    if said.at.change == "from":
        return START
    if said.over or (not said.goal and _SINCE.search(said.before)):
        return Verdict("actual", "", "status_past_year")
    if said.at.outlook.year and not said.horizon and _PAST.search(_ON_TOP_OF.sub("", _behind_aim(said))):
        return Verdict("actual", "", "status_past_in_plan")
    return Verdict("target", "", "status_plan")


def _behind_aim(said: Said) -> str:
    """What stands before a figure, behind the last word that says what is aimed at."""
    behind = _AIMED.split(said.before)[-1]
    return behind if said.at.quantity.kind == "count" else _SET.split(behind)[-1]

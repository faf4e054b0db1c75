"""What stands around a value without time, comparison, connectives and halves of brackets."""

import re
from functools import cache

from reformtext.characters import HAN, YEAR_DIGITS
from reformtext.figures.works import once_done
from reformtext.patterns import lazy
from reformtext.resources.context import cues
from reformtext.resources.expressions import Expressions

EDGE = '，。；：、,;: “”"*#—（(）)的了 '
_YEAR = rf"(?:(?:19|20)\d\d|[一二]九?{YEAR_DIGITS}{{3}})"
_THEN = (
    rf"(?:{_YEAR}年(?:度|同期|底|末)?|上年(?:同期|末|底)?|去年(?:同期|末|底)?|前年|上月|上季度?|[上去今]年全年|上一?年度|年初|年末|年底|月底|\d{{1,2}}月份?末?|同期"
    r"|“?[一二三四五六七八九十]{1,3}五”?(?:规划)?(?:时期)?期?末|前[一二三四五六七八九十\d]+年|平均水平|平均|全国|全省|全市|世界)"
)
_NOT_THAN = "(?<![占同环对可评勒])"  # 占比, 环比, 可比: 比 is no word of its own
_AGAINST_WHAT = (
    r"(?:计划|预算|目标|\d{1,2}月(?:份|底|末|初)?(?:[高低]点|均值)?"
    r"|(?:春运|春节|国庆|“?五一”?|端午|中秋|元旦)?(?:假期|黄金周|期间|同期)?)?"
)
_AGAINST = (  # 同比; 比去年|春节假期|多收
    rf"(?:同口径比|同比|环比|同期|{_NOT_THAN}相?[比较](?![重例率值价赛])[^，。；]{{0,14}}?{_THEN}){_AGAINST_WHAT}"
    r"(?:同口径|可比)?(?:又|还|[多少](?:收|产|销|卖|投入|用|完成)?)?"
)
_ABOVE_OTHERS = (  # 高于全省平均水平
    "(?:大大|远远|明显|略|也|均|都|大幅)?(?:高于|低于|高出|快于|慢于|好于|优于|超出|领先)[^，。；、]{0,16}$"
    "|^超过?[^，。；、]{0,8}(?:平均|水平)$"
)
_THAN_OTHERS = (  # 产量|比计划; 与上年同期|
    rf"(?<={HAN}){_NOT_THAN}相?[比较](?![重例率值价亚赛]|利时)[^，。；]{{2,20}}$"
    r"|^比起$|^[比较](?![重例率值价赛亚]|利时|特币)[^，。；]{2,30}$|^与[^，。；]{2,20}(?:相比|持平|同期|年[底末初]?)$"
)
_ON_TERMS = (  # 按当年汇率折合, 产值|扣除价格因素实际
    "^按[^，。；]{0,12}(?:汇率|价格)(?:计算|折算)?折?合?$"
    rf"|(?<={HAN}{{2}})(?:扣除|剔除)[^，。；]{{1,16}}(?:因素|影响|后)(?:实际|名义)?$"
)
_COMPARE = lazy(f"{_AGAINST}|{_ABOVE_OTHERS}|{_THAN_OTHERS}|{_ON_TERMS}")
_N = r"[一二两三四五六七八九十\d]{1,3}"
_OF_YEAR = (  # 到2023年底, 2016—2020年, 2024年3月5日
    rf"(?:到|至|截至|截止|自|从|在|继)?(?:{_YEAR}年?[-—－～~至到])?"
    rf"{_YEAR} ?(?:年|(?=[上下]半年))(?:度|底|末|初|以来|期间|间|的)?"
    r"(?:\d{1,2}月(?:份|底|末)?)?(?:\d{1,2}日)?"
)
_IN_YEAR = (  # 今年, 前三季度, 1—5月份, 3日
    rf"(?:[到至]|截至)?(?:今|去|上|当|明|本|前|全|同)年[度底末初]?|年内|上半年|下半年|前?[一二三四]季度|前三季度|[前头]{_N}(?:个月|天)"
    r"|[一二三四五六七八九十]{1,2}月份[末底初]?|\d{1,2}月?(?:[-—－至到]\d{1,2})?月份?(?:[末底初]|\d{1,2}日(?:[-—－至到](?:\d{1,2}月)?\d{1,2}日)?)?|\d{1,2}日"
    "|(?:到|至|截至)?(?:上?月|年)[底末]止?|[上中下]旬|[今昨明]天"
)
_SPAN = (  # 三年来, 未来五年, “十四五”期间
    rf"至今|迄今|目前|眼下|如今|现在|当前|近年来|{_N}(?:年|个月|天)之?后|{_N}年来|{_N}年[间内]?|近{_N}年来?|自[^，。；、以]{{1,10}}以来|(?:过去|今后|未来|此后){_N}年[内里间]?"
    "|以来|期间|时期|“?[一二三四五六七八九十]+五”?(?:时期|期间|末|以来)|截至目前|到目前"
)
_TIME = lazy(rf"^(?:{_OF_YEAR}|(?:{_IN_YEAR}|{_SPAN}|特别是|其中|同时|此外|连续多年|多年))[，,的]?")
_TIME_LAST = lazy(  # 产量|2023年底, 游客|前三天
    rf"(?<={HAN}{{2}})(?:(?:在|于|到|至)?{_YEAR}年(?:底|末|初|\d{{1,2}}月(?:\d{{1,2}}日|[底末初份])?)?|\d{{1,2}}月\d{{1,2}}日"
    rf"|前{_N}天|(?<!连续)(?<!个)前?{_N}年(?:间|来|内)?|[今去前当上]年[底末初]?|近(?:几|{_N})?年来?|[今昨当]天|[当昨]日|[今昨]晚"
    "|短短[^，。；]{1,6}(?:年|时间|天|个月))$"
)
_WITHIN = lazy(r"(?<=..)(?<![高初集其手途])中$|(?<=..)在[^，。；在]{1,8}境内$|(?<=..)分为[^，。；]*$")  # 网站中有31个


@cache
def _links() -> Expressions:
    return Expressions((*cues("subject", "link"), *"：:*（( \t\n\r\u2002\u2003"))


@cache
def _openings() -> Expressions:
    return Expressions(cues("subject", "opening"))


_OPENING_MARK = lazy(
    r"[、，和与]|及(?!时|格)|[（(][一二三四五六七八九十\d]+[)）]|[—\-*#\s·•]|\d+[.．、]|[一二三四五六七八九十]{1,3}、(?![二三四五六七八九十])|[一二三四五六七八九十]是"
)


def _opened(left: str) -> str:
    """What follows a connective or a mark that a phrase opens with."""
    end = _openings().at(left, 0, len(left)) if left else -1
    if end < 0:
        mark = _OPENING_MARK.match(left)
        end = mark.end() if mark else 0
    return left[end:]


# 根据情况变化取消14项: why, not what
_CAUSE = lazy(
    r"^ ?在?[^，。；]{2,8}中有(?=..)"
    r"|^ ?(?:根据|由于|因为?|鉴于|随着|受)[^，。；]{1,10}?(?:变化|原因|影响|需要|要求|实际|情况)"
)
# 按年率计算降幅为2.1%: how it was reckoned, not what
_RECKONED = lazy(r"^ ?(?:按照?|以|据)[^，。；]{1,12}?(?:计算|测算|核算|折算|计价)(?![机器中])的?")


# how it was reckoned, and what is left out of it, is no part of a name
ASIDE = lazy(r"[（(](?:不[含包]|不计|未[含计]|预计|初步|快报|下同|按|以)[^（）()]{0,20}[）)]")


_ASIDE_OPENS = lazy(
    r"^[（(](?![一二三四五六七八九十\d]{1,3}[)）])(?:其中|含|包括)*"
)  # （去年实际利用外资, （含中职学生


@cache
def _once_built() -> re.Pattern[str]:
    """When something comes to be, not what: 项目建成投运后可实现产值30亿元."""
    work = "(?:[一二三四五]期工程|该?项目|该?工程)?(?:全部|全面|正式)?"
    return lazy(f"^ ?{work}{once_done('done')}(?:每?年)?可?(?=..)")


_DATELINE = lazy(
    r"^ ?据?(?:新华社|本报|中新社|中新网|新华网|人民网)[^，。；]{0,12}(?:电|讯|报道)"
    r"(?: ?[（(][^，。；（）()]{0,16}[）)])? ?(?=..)"
)


def shorten(left: str) -> str:
    """Cut time, comparison and connectives from the two ends of what stands before a quantity."""
    left = ASIDE.sub("", left) if "（" in left or "(" in left else left
    left = _COMPARE.sub("", _CAUSE.sub("", _RECKONED.sub("", _once_built().sub("", _DATELINE.sub("", left)))))
    for _ in range(6):
        shorter = _TIME.sub("", _opened(_ASIDE_OPENS.sub("", left.strip())))
        shorter = _WITHIN.sub("", _TIME_LAST.sub("", shorter[: _links().tail(shorter)]))
        if shorter == left:
            break
        left = shorter
    return left.strip(EDGE)


_KEPT_ASIDE = 12  # characters in brackets that may belong to a name: 固定资产投资（不含农户）


def whole(phrase: str) -> str:
    """The phrase with its brackets whole: short ones closed or kept, long ones and what stands outside left out.

    >>> whole("县（市、区"), whole("过夜旅客（仅限于住在酒店、民宿和农家院的"), whole("下同）旅客")
    ('县（市、区）', '过夜旅客', '旅客')
    """
    phrase = phrase.strip()
    if phrase.count("“") > phrase.count("”"):
        phrase += "”"  # 开发治理“四荒
    if "”" in phrase and "“" not in phrase[: phrase.index("”")]:
        phrase = "“" + phrase  # the edge of “三资”企业 was taken for a mark
    opening = max(phrase.rfind("（"), phrase.rfind("("))
    closing = max(phrase.rfind("）"), phrase.rfind(")"))
    if opening < 0 <= closing:
        return phrase[closing + 1 :].lstrip("的") or phrase[:closing]
    if opening < 0 or (closing > opening and closing - opening <= _KEPT_ASIDE + 1):
        return phrase
    if closing < opening and len(phrase) - opening <= _KEPT_ASIDE:
        return phrase + ("）" if phrase[opening] == "（" else ")")
    return (phrase[:opening] + (phrase[closing + 1 :] if closing > opening else "")) or phrase[opening + 1 :]

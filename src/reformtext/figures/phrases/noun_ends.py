"""Where the noun phrase behind a number ends."""

import re

from reformtext.figures.phrases.verbs import NOUN_TAIL, nominal, verbs
from reformtext.patterns import lazy
from reformtext.resources.context import cues

LONGEST_LIST = 16  # characters of a subject that names several things
_STOPS = frozenset("，。；：！？,;:!?）)”》\n[]［—|")
_JOINS = "、以和及"
JOINT = lazy("、|以及|[和及]")
_CLOSING = {"（": "）", "(": ")", "“": "”", "《": "》", '"': '"'}
_SHORT_NOUNS = "戏剧歌书船车村县市省户校企区镇乡国人州厂城院岗亩店馆站街鸡鸭鹅牛羊猪鱼"
_SCOPES = ("省级", "市级", "全国", "全省", "全市", "全区", "全县", "国内", "境内", "境外")
_NOT_JOINTS = lazy(r"和(?:谐|平|解|睦|美(?!丽))|以及时|普及|涉及|惠及|危及|埃及|触及|溶和|总和|饱和|共和|温和")
_KINDS = ("型", "国家级", "省级", "市级", "县级", "部级")
_QUALITIES = ("高效", "优质", "绿色", "便捷", "智能", "有机")
_LONGEST_KIND = 6  # characters of a kind that is told before another one
# 科技创新|成果, 友好合作|关系: what stands for a deed names a thing with these
_COMPOUND = lazy("成果|关系|仓库|孵化|组织|产品|技术|体系|模式|试点|示范|基金|经验|活动|品牌|协议|课题|团队|场所|成员")
_ACHIEVES = ("完成", "实现", "达到", "取得", "获得")
_ACHIEVED = ("率", "量", "额", "数", "值", "数量", "情况")  # 完成率, but 15个项目|完成主体工程
_INTO = ("入驻", "落户", "进驻", "进入", "走进", "搬进")  # 20户企业|入驻园区, but 创业园区


def end_of_noun(text: str, start: int, right_end: int, acting: bool) -> tuple[int, int]:
    """Where the noun phrase from `start` ends, and where its first coordinate part does (or -1)."""
    joint = doing = -1
    at = start
    while at < right_end:
        here, at = at, at + 1
        mark = text[here]
        if mark in _STOPS:
            return here, joint
        if mark in _CLOSING:
            closing = text.find(_CLOSING[mark], at, min(right_end, at + (12 if mark in "（(" else 20)))
            if closing < 0:
                return here, joint
            at = closing + 1
            continue
        word = _NOT_JOINTS.match(text, here)  # 87个和美乡村
        joins = None if word or mark not in _JOINS else JOINT.match(text, here, right_end)
        if joins:
            at = joins.end()
            if here == start:
                return start, -1
            if joint < 0 and not _joins_no_items(text, start, here):
                joint = here
            continue
        verb = verbs().at(text, here, right_end)
        stop = verb if verb >= 0 else nominal().at(text, here, right_end)
        if stop < 0:
            continue
        at = stop
        if _in_a_name(text, here, at, right_end, deed=verb < 0):
            continue
        if verb >= 0 and here == start:
            return start, -1  # 四十三种提前达标: no noun, but what they do
        if not _may_end(text, start, here):
            continue
        if verb >= 0:
            return here, joint
        if doing < 0 and right_end - at >= 2:
            doing = here
    return (doing if acting and doing >= 0 else right_end), joint


def _joins_no_items(text: str, start: int, at: int) -> bool:
    """Whether the 和 or 及 at `at` is part of a word, or joins kinds of one thing: 大中型和重点小型水库."""
    kinds = at - start <= _LONGEST_KIND and text.endswith(_KINDS, start, at)
    kinds = kinds or (at - start == 2 and text.startswith(_QUALITIES, start))  # 高效、优质示范基地
    return kinds or bool(_NOT_JOINTS.match(text, at - 1) or _NOT_JOINTS.match(text, at))


def _in_a_name(text: str, start: int, end: int, right_end: int, *, deed: bool) -> bool:
    """Whether the verb text[start:end] is part of a noun: 投资额, 科技创新成果, but 20户企业入驻园区."""
    tail = NOUN_TAIL.match(text, end, right_end)
    if tail and text[start:end] in _ACHIEVES:
        return tail[0] in _ACHIEVED
    if tail and not (text[start:end] in _INTO and text.startswith("园区", end)):
        return True
    return deed and bool(_COMPOUND.match(text, end, right_end))


def _may_end(text: str, start: int, at: int) -> bool:
    """A verb that opens the phrase or stands behind its first character (新开工项目) describes the noun."""
    before = text[start:at]
    return (len(before) == 1 and before in _SHORT_NOUNS) or (len(before) >= 2 and before not in _SCOPES)


_RELATIVE = lazy(
    r"[集融](?=[^，。]+一体$)|以(?=[^，。]{1,12}为[^，。]{1,6}$)|面向|位于|地处|针对|[由与向](?=..)|对(?!外|口|接|虾)(?=..)|遭受|具有|具备|有(?![限机色轨线])|无(?!人[机船车艇]|线|缝|障碍|纺|偿)|符合|达到|超过|影响|反映|带动|制约|涉及|列入|纳入|获得|通过|参加|参与|来自|从事|关系|事关|关押|滞留"
    r"|(?:全国|国内|国际|世界|行业)(?:领先|先进|一流|知名|有)"
)


def described(text: str, start: int, end: int, done: bool) -> str:
    """The noun behind a clause that describes it: 6家规模大、前景好、在全省有影响力的企业.

    `done`: the clause begins with 已, 刚刚, 即将, so that what stands before its 的 is a deed.
    """
    stop = re.compile(r"[，。；！？：\n]").search(text, start, end)
    clause = text[start : stop.start() if stop else end]
    first, of, rest = clause.partition("的")
    if not of or not rest or re.search(r"(?<![A-Za-z\d-])\d", clause):
        return ""
    before = first.partition("、")[0]
    if (
        _RELATIVE.match(first)
        or (done and 2 <= len(first) <= LONGEST_LIST)
        or ("、" in first and 2 <= len(before) <= 14 and before.endswith(cues("subject", "describing_ends")))
    ):
        of_last = clause.rfind("的")
        noun_start = start + (of_last if of_last <= 60 else len(first)) + 1
        behind = start + len(first) + 1
        if (
            behind < noun_start
            and behind + 1 < end_of_noun(text, behind, start + len(clause), False)[0] < noun_start - 1
        ):
            noun_start = behind  # 来自高校的特派员将分赴各地的乡镇
        noun_end, joint = end_of_noun(text, noun_start, start + len(clause), False)
        noun = text[noun_start:noun_end].strip("、")
        noun = noun.strip("、和及与")
        return noun if 1 < len(noun) <= 16 else text[noun_start:joint] if joint >= 0 else ""
    return ""

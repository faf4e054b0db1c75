"""A sentence whose figures are being given subjects, and what several rules ask of it."""

from collections.abc import Sequence
from typing import NamedTuple

from reformtext.characters import HAN
from reformtext.figures.change_number import FoundChange
from reformtext.figures.clauses import Place
from reformtext.figures.phrases.left import Left
from reformtext.figures.phrases.nouns import noun_after
from reformtext.figures.phrases.shortening import EDGE
from reformtext.figures.phrases.topics import clause_before, topic_of
from reformtext.figures.phrases.verbs import lead_verb
from reformtext.patterns import lazy
from reformtext.resources.context import cues


class Subject(NamedTuple):
    """A subject's words, the rule that found them, a doubt where the counts of subjects and values differ, and what
    the sentence goes on about where that is another thing (生产总值 that crosses 4个万亿级台阶)."""

    text: str
    rule: str
    flags: tuple[str, ...] = ()
    topic: str = ""


_BASIS = lazy(r"(?:扣除|剔除|考虑|按|以|同|在|与|和)[^，。；]{2,16}(?:因素|计算|口径|影响|价格|后|相比)，")


class Scene(NamedTuple):
    """A sentence whose figures are being given subjects: those before number `at` have theirs."""

    text: str
    floor: int  # where the sentence begins
    places: Sequence[Place]
    changed: Sequence[FoundChange]
    found: Sequence[Subject]
    heads: Sequence[int]  # where the list (5人、6人和7人) begins that each figure stands in
    at: int
    about: str = ""  # what the last figure of the sentence before was

    @property
    def place(self) -> Place:
        return self.places[self.at]

    @property
    def change(self) -> FoundChange:
        return self.changed[self.at]

    @property
    def before(self) -> str:
        """What the figure before is about, if there is one."""
        return (self.found[self.at - 1].topic or self.found[self.at - 1].text) if self.at else ""

    @property
    def previous(self) -> Place | None:
        return self.places[self.at - 1] if self.at else None

    @property
    def following(self) -> Place | None:
        return self.places[self.at + 1] if self.at + 1 < len(self.places) else None

    def adjacent(self) -> bool:
        """Whether the figure before stands in the same clause or the one before it (扣除价格因素 aside)."""
        previous = self.previous
        if previous is None:
            return False
        between = self.text[previous.clause_end : self.place.clause_start]
        return len(between) <= 1 or bool(_BASIS.fullmatch(between.strip()))


# verbs of change with an object, and the sum that a thing is named to cost
# 生产总值连跨三个千亿元台阶: what crosses them is what the sentence goes on about
MARKS = ("台阶", "大关", "关口", "门槛")
OBJECT_VERB = lazy(
    r"(?:增加|提高|提升|扩大|减少|压减|取消(?!费)|压缩|降低|削减|缩短|缩减|精简|压降|核减|上调|下调|调高|调低|减轻|节约|节省|延长|多完成|少完成)(?:了)?"
)
OF_MONEY = lazy(r"(?:总投资|计划投资|年度投资|投资额?|总额|金额|资金|产值|总价值|价值|总造价)$")
SCOPE = lazy(
    r"(?:[全我本][国省市县区州]|该[国省市县]|当地|各地|共(?![同和享建产育青])|另|还|有(?![序效力关利益])|已|其中|其余|其他|累计|分别|当[月年季]|本[月季])+"
)


def without_scope(phrase: str) -> str:
    """The phrase without the place or the adverbs it begins with: 全市粮食 → 粮食, but 中华人民共和国 as it is."""
    scope = SCOPE.match(phrase)
    return phrase[scope.end() :] if scope else phrase


# of what is aimed at or compared with: 实现6%左右的预期目标
GOAL_NOUNS = tuple("目标 增速 增长率 增幅 速度 预期 水平 部分 规模 幅度 新高 新低 要求 纪录 高位".split())
PEOPLE = ("人", "名", "人次")
KINDS_OF = ("方面", "领域", "类", "大类", "个方面")


def repeats(scene: Scene) -> bool:
    """Whether the figure before counts in the same unit: …六十五种产品，已有四十三种达标."""
    previous = scene.previous
    return (
        previous is not None
        and previous.quantity.unit == scene.place.quantity.unit
        and previous.quantity.kind == scene.place.quantity.kind
        and scene.place.quantity.kind in ("count", "measure")
        and bool(scene.before)
    )


def befalls(scene: Scene, left: Left) -> bool:
    """Whether a verb alone says what happened to the people counted: 死亡1人，受伤3人. A verb of making does not."""
    return bool(left.verb) and scene.place.quantity.unit in PEOPLE and left.verb not in cues("subject", "bare_verbs")


_MANNER = lazy(
    r"(?:的?时间(?![里内])|超额|圆满|如期|率先|顺利|胜利|基本|就|便|全力|专项|重点|加快|大力|积极|集中|全面|用于|专门|统筹|主要|整体|，)+"
)


WHEN = lazy(r".{1,4}[前后时]|(?:刚刚)?过去的.{0,8}年|.{2,6}(?:以来|期间|之[前后])")  # 整顿后，每千瓦时0.7元
VIEW = lazy(r"(?:[分从按]|就)[^，。；]{1,12}(?:看|而言|来说|分)[，,]")  # 分季度看，一季度增长6.7%
_NO_TOPIC = lazy(
    r"(?:必须|要|应|应当|进一步|继续|不断|努力|通过|为了|由于|随着|经过|根据|按照|在|对|以(?![^，。；]{2,16}为?最[多高大低少快])|从|据)"
)


_SAYS = ("说", "表示", "介绍", "指出", "认为", "透露", "报道", "获悉", "了解", "显示", "表明", "看来")  # 村支书介绍说，
# 据媒体估算，
_SOURCE = lazy(r"(?:据|根据|按照?)[^，。；]{0,30}(?:估算|估计|测算|预测|分析|统计|计算|推算|披露|消息)，")
PREDICATE = lazy(  # …，创历史新高；
    "是(?!否|非)|(?:再|均|双双|连|也|并)?创(?!业|新(?!高|低)|建|意)|刷新|[位稳]?居|屡创|超过|相当于|[高低好快慢优多少]于"
)


def topic_before(scene: Scene) -> str:
    """What the clause before speaks of; where that only says how or why, the one before that."""
    text, at = scene.text, scene.place.clause_start
    named = ""
    for _ in range(3):
        if at <= max(scene.floor, scene.previous.clause_end if scene.previous else 0):
            break
        earlier = clause_before(text, at, scene.floor)
        topic = topic_of(text[earlier:at])
        if (
            text.endswith(_SAYS, earlier, at - 1)
            or PREDICATE.match(text, earlier, at)
            or _SOURCE.match(text, earlier, at)
        ):
            at = earlier
            continue
        if WHEN.fullmatch(topic) or VIEW.match(text, earlier, at):
            at = earlier
            continue
        named = named or topic
        if not _NO_TOPIC.match(text, earlier):
            return topic
        at = earlier
    return named


_CLAUSE = lazy(r"[^，。；：！？\n]{0,60}")
_TAKES = lazy("(?:用|花|耗|历|历经|经过|需|以|利用|通过|时|前)了?$")
_QUOTED = lazy("“[^”]{2,40}”的(?=..)")


def object_behind(scene: Scene) -> str:
    """What is done with a sum or in a time: 投资3亿元实施了加固工程, 提前一年实现了80%行政村通公路的目标; else ""."""
    text, place = scene.text, scene.place
    manner = _MANNER.match(text, place.quantity.end)
    at = manner.end() if manner else place.quantity.end
    # 仅用12年时间，改造荒山3万亩
    goes_on = (
        place.quantity.kind == "duration"
        and at > place.body_end
        and text[place.body_end] == "，"
        and _TAKES.search(text, place.left_start, place.quantity.start) is not None
    )
    if goes_on:
        stop = _CLAUSE.match(text, at)
        stopped = stop.end() if stop else at
        if scene.following:
            stopped = min(stopped, scene.following.quantity.start)
        place = place._replace(right_end=max(stopped, at), body_end=max(stopped, at))
    acted = lead_verb(text[at : min(place.body_end, at + 12)])
    if acted < 0:
        return ""
    at += acted
    at += text.startswith("了", at)
    quoted = _QUOTED.match(text, at, place.body_end)
    at = quoted.end() if quoted else at  # 完成了“…通客车”的目标任务
    if scene.following and scene.following.quantity.start == at:
        place = scene.following  # the object is counted itself
        return noun_after(text, place, False)
    if place.right_end - at < 2:
        return ""
    # what follows the verb is read like what follows a count
    named = noun_after(text, place._replace(quantity=place.quantity._replace(end=at)), False)
    return named if len(named) >= 2 else text[at : min(place.right_end, at + 16)].strip(EDGE)


def attribute_of(subject: str) -> str:
    """销售收入 of 龙头企业销售收入: the longest noun of measure that a subject ends with, else ""."""
    return max((word for word in cues("subject", "attribute") if subject.endswith(word)), key=len, default="")


_ASPECT_LAST = lazy(r"(?<=..)(?:总量|增速|增幅|占比|份额)$")
# before a rate: another rate (办复率100%，满意率98%), or what the works cost (项目总投资…，开工率79%)
_RATE_LAST = lazy(rf"(?<=..)(?:(?:{HAN}{{2}}率[和、])?{HAN}{{2}}率|(?:总|完成|年度|计划)?投资额?)$")


def owned(owner: str, attribute: str) -> str:
    """An owner with its attribute; an aspect of one (总量) gives way to another (增速), a deed to its rate (开工率)."""
    if owner.endswith(attribute):
        return owner
    if attribute.startswith("交易"):
        owner = owner.removesuffix("交易")
    if attribute.endswith("率"):
        owner = _RATE_LAST.sub("", owner).removesuffix(attribute[:-1])
    return _ASPECT_LAST.sub("", owner) + attribute


_REGION = lazy(
    r"(?:[东中西南北]部|东北|西北|西南|中南|华[东北南中]|沿[海江边线黄]|[长珠]三角|京津冀|长江经济带|黄河流域)(?:地区)?"
)


def group_of_places(scene: Scene, place: Place) -> str:
    """西部12省市 where the noun that follows is measured by the next figure (西部12省市外贸增长9%); else ""."""
    unit = place.quantity.unit
    if unit not in cues("subject", "places_counted") or not place.quantity.end < place.right_end < place.body_end:
        return ""
    region = _REGION.fullmatch(scene.text, place.left_start, place.quantity.start)
    return scene.text[region.start() : place.quantity.end] if region else ""


_NAMED_NEAR = 40  # characters before a clause in which what is undertaken is named
_UNDERTAKING = lazy(
    r"(?:实施|推进|开展|启动|组织)了?(?P<what>[^，。；：、\d]{3,24}?)(?:工程|项目|行动|计划|攻坚|改革)?，$"
)


def undertaken(scene: Scene) -> str:
    """实施棚户区改造项目，开工建设1万户: what the clause before undertakes, where no figure stands between."""
    start = scene.place.clause_start
    after = scene.previous.quantity.end if scene.previous else scene.floor
    undertaking = _UNDERTAKING.search(scene.text, max(after, start - _NAMED_NEAR), start)
    return undertaking["what"] if undertaking else ""


_BUILDING = lazy(
    r"，?(?:进一步|大力|全面|用于)*(?:(?:新建|改建|扩建|改扩建|建设|建成|修建|兴建|实施|改造|加固|整治|扩大|推进|启动|打造|引进)了?[、和]?){1,3}"
    r"(?:[一\d]{1,4}[座个条处所]|[近约超]?[\d.百千万]{1,6}(?:亩|平方米|公里)的)?(?:各类|高标准的?)?(?:[^，。；\d]{2,24}等)?(?P<what>[^，。；、\d（]{2,16}?)(?=共?\d|[，。；（]|$)"
)
_INVESTED = lazy("(?:完成|到位|实际|累计)[^，。；]{0,8}$")


def built_with(scene: Scene) -> str:
    """投资1000万元，建设一座儿童福利中心: what a sum is to build; "" of what was spent as planned (完成投资8亿元)."""
    text, place = scene.text, scene.place
    if _INVESTED.search(text, place.left_start, place.quantity.start):
        return ""
    building = _BUILDING.match(text, place.quantity.end, place.quantity.end + 2 * _NAMED_NEAR)
    return building["what"] if building else ""

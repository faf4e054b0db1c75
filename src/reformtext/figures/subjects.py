"""The phrase that is counted or measured, in the document's own words.

After the quantity for counts and measures (1600余项改革任务), before it for levels and changes (地区生产总值3483亿元),
handed out in order over 分别 lists, inherited from the level before a bare growth (…，增长3.9%).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reformtext.characters import HAN
from reformtext.figures.change import FoundChange
from reformtext.figures.clauses import REACH, Place
from reformtext.figures.coordination import JOINTS, head_of, parallel
from reformtext.figures.phrases import (
    EDGE,
    Left,
    clause_before,
    clean,
    lead_verb,
    noun_after,
    read_left,
    shorten,
    topic_of,
)
from reformtext.patterns import lazy
from reformtext.resources.context import cues


class Subject(NamedTuple):
    """A subject's words, the rule that found them, and a doubt where the counts of subjects and values differ."""

    text: str
    rule: str
    flags: tuple[str, ...] = ()


_BASIS = lazy(r"(?:扣除|剔除|按|以|同|在)[^，。；]{2,16}(?:因素|计算|口径|影响|价格|后)，")


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence whose figures are being given subjects: those before `index` have theirs."""

    text: str
    floor: int  # where the sentence begins
    places: Sequence[Place]
    changed: Sequence[FoundChange]
    found: Sequence[Subject]
    index: int

    @property
    def place(self) -> Place:
        return self.places[self.index]

    @property
    def before(self) -> str:
        """The subject of the figure before, if any."""
        return self.found[self.index - 1].text if self.index else ""

    @property
    def previous(self) -> Place | None:
        return self.places[self.index - 1] if self.index else None

    def adjacent(self) -> bool:
        """Whether the figure before stands in the same clause or the one before it (扣除价格因素 aside)."""
        previous = self.previous
        if previous is None:
            return False
        between = self.text[previous.clause_end : self.place.clause_start]
        return len(between) <= 1 or bool(_BASIS.fullmatch(between))


def subjects(
    text: str,
    start: int,
    places: Sequence[Place],
    changed: Sequence[FoundChange],
    runs: Sequence[Sequence[int]],
) -> list[Subject]:
    """Return the subject of every quantity of the sentence that begins at `start`."""
    found: list[Subject] = []
    first_of = {run[0]: run for run in runs}
    group = {index: run for run in runs for index in run}
    dealt: dict[int, str] = {}
    flagged: set[int] = set()
    for i in range(len(places)):
        scene = _Scene(text, start, places, changed, found, i)
        if i in first_of:
            names, doubtful = _dealt(scene, first_of[i])
            dealt.update(zip(first_of[i], names, strict=False))
            if doubtful:
                flagged.update(first_of[i])
        if i in dealt:
            found.append(Subject(dealt[i], "subject_of_list"))
            continue
        subject = _own(scene)
        if i in group and i not in first_of and subject.rule in ("subject_inherited", "subject_none"):
            subject = Subject(found[group[i][0]].text, "subject_of_list")
        found.append(subject._replace(flags=("list_length",)) if i in flagged else subject)
    return _forwarded(text, places, found)


# --- lists


_RESPECTIVELY = lazy(r"分别(?:为|达到?|是|占|增至|突破|超过|实现|完成)?$")


def _dealt(scene: _Scene, run: Sequence[int]) -> tuple[tuple[str, ...], bool]:
    """Hand the coordinate subjects before a list of values to them one by one; and whether their numbers differ."""
    text, place = scene.text, scene.places[run[0]]
    first, verb = place.quantity, scene.changed[run[0]].start
    left = text[place.left_start : verb if verb >= 0 else first.start]
    distributive = "分别" in text[place.left_start : first.start]
    phrase = clean(_RESPECTIVELY.sub("", shorten(left)).replace("分别", ""))
    verb_before = scene.changed[run[0]].rule == "change_verb_object"
    if verb_before:
        named = _OBJECT_VERB.sub("", text[verb : first.start], count=1)
        phrase = shorten(named)
    if not phrase and not distributive:
        return _dealt_before(scene, len(run)), False
    if not phrase and distributive:
        earlier = _earlier(scene.found, len(run))
        if earlier:
            return earlier, False  # A达到X，B达到Y，分别增长a和b: the subjects are those of the figures before
        previous = scene.previous
        after = previous.quantity.end if previous else scene.floor
        if place.clause_start > max(scene.floor, after) and text[after : place.clause_start].strip("，,、 "):
            phrase = clean(text[max(clause_before(text, place.clause_start, scene.floor), after) : place.clause_start])
    if not phrase:
        return (), False
    owners = _earlier(scene.found, len(run)) if distributive and not JOINTS.search(phrase) else ()
    if owners and len(phrase) <= 6 and not parallel(phrase, len(run)):
        return tuple(_owned(owner, phrase) for owner in owners), False  # 新建甲3所、乙5所，分别增加学位100个和200个
    names = parallel(phrase, len(run))
    if names:
        return tuple(clean(name) or name for name in names), False
    return (), distributive and bool(JOINTS.search(phrase))


def _dealt_before(scene: _Scene, wanted: int) -> tuple[str, ...]:
    """达到3.9万元和2.3万元，增长8.5%和8.6%: a list without subject right behind one as long has that one's."""
    last = scene.found[-wanted:]
    dealt = len(last) == wanted and all(subject.rule == "subject_of_list" for subject in last) and scene.adjacent()
    names = tuple(subject.text for subject in last)
    return names if dealt and len(set(names)) == wanted else ()


def _earlier(found: Sequence[Subject], wanted: int) -> tuple[str, ...]:
    """The subjects of as many figures before, each once."""
    names: list[str] = []
    for subject in reversed(found):
        if subject.text and subject.text not in names:
            names.append(subject.text)
        if len(names) == wanted:
            return tuple(reversed(names))
    return ()


_LEADS_ON = lazy(r"、|，?共(?:计|有)?|和|，?约|，?合计|，?涉及|的")
_OF_MONEY = lazy(r"(?:总投资|计划投资|年度投资|投资额?|总额|金额|资金|产值|总价值|价值|总造价)$")


def _forwarded(text: str, places: Sequence[Place], found: list[Subject]) -> list[Subject]:
    """A count with no noun of its own takes the noun of the count it leads to: 15支共767人的救援队伍."""
    result = list(found)
    for i in range(len(places) - 2, -1, -1):
        between = text[places[i].quantity.end : places[i + 1].quantity.start]
        if len(between) > 4 or result[i + 1].rule != "subject_after":
            continue
        noun = result[i + 1].text
        if between == "的" and places[i].quantity.kind == "money":
            amount = _OF_MONEY.search(text, places[i].left_start, places[i].quantity.start)
            if amount:  # 总投资20亿元的35个项目
                result[i] = Subject(noun + amount[0], "subject_after_next")
        elif result[i].rule != "subject_after" and (_LEADS_ON.fullmatch(between) or not between.strip()):
            if result[i].rule != "subject_of_list" and places[i].quantity.kind in ("count", "measure"):
                result[i] = Subject(noun, "subject_after_next", result[i].flags)
        elif result[i].text in ("方面", "领域", "大类", "类") and not between.replace(result[i].text, ""):
            result[i] = Subject(noun, "subject_after_next", result[i].flags)
    return result


# --- one quantity


_SCOPE = lazy(r"(?:[全我本][国省市县区州]|当地|各地|共|另|还|有|已|其中|其余|其他|累计|分别)+")
_GOAL_NOUNS = ("目标", "增速", "增长率", "增幅", "速度", "预期", "水平")
# 生产总值连跨三个千亿元台阶: what crosses them is what the sentence goes on about
_MARKS = ("台阶", "大关", "关口", "门槛")
_AFTER_KINDS = frozenset({"count", "measure", "money", "rate"})
_ASPECTS = ("总量", "总额", "增速", "增幅", "涨幅", "降幅")
_OBJECT_VERB = lazy(
    r"(?:增加|提高|提升|扩大|减少|压减|取消|压缩|降低|削减|缩短|缩减|精简|压降|核减|节约|节省|延长)(?:了)?"
)


_COMPARISON = lazy(r"[，、]?\s?(?:同?比|较|与)(?![重例率值价])")


def _own(scene: _Scene) -> Subject:
    """The subject of one quantity that no list hands out: the first rule that answers."""
    text, place = scene.text, scene.place
    quantity, change = place.quantity, scene.changed[scene.index]
    granted = _granted(scene)
    if granted:
        return granted
    if change.rule == "change_verb_object":
        verb = _OBJECT_VERB.match(text, change.start, quantity.start)
        named = shorten(text[verb.end() if verb else change.start : quantity.start])
        if named:
            return Subject(named, "subject_object")
    before = text[place.left_start : change.start if change.start >= 0 else quantity.start]
    if change.kind in ("rise_by", "fall_by") and _COMPARISON.match(before):
        before = ""  # 比去年预算增加250亿元
    left = read_left(before)
    if quantity.kind == "rank":
        return _of_rank(scene)
    if quantity.kind == "duration":
        return _of_duration(scene, left)
    return (
        _of_share(scene, left)
        or _named_after(scene, left)
        or _counted_again(scene, left)
        or _named_before(scene, left)
        or _inherited(scene, left)
        or _elsewhere(scene, left)
    )


_GRANTED = lazy(
    r"对(?P<who>[^，。；：对]{2,40}?)(?:的?，|(?=按|每|给予|予以|一次性|最高|分别))"
    r"(?P<how>(?:按|每|给予|予以|一次性|最高|分别|奖励|补助|补贴|资助|再|可)[^，。；]{0,16})$"
)
_GRANT = lazy("奖励|奖补|补助|补贴|资助|贴息")
_BECAME = lazy("(?:成长|升级|认定|评定|列)为|获评|获得|达到|通过")


def _granted(scene: _Scene) -> Subject | None:
    """对首次入规的企业，每户给予10万元奖励: who gets it and what it is called."""
    place, text = scene.place, scene.text
    quantity = place.quantity
    start = max(scene.floor, quantity.start - 60)
    if quantity.kind not in ("money", "rate", "percent") or text.find("对", start, quantity.start) < 0:
        return None
    said = _GRANTED.search(text, start, quantity.start)
    grant = said and (_GRANT.search(said["how"]) or _GRANT.search(text, quantity.end, quantity.end + 12))
    if not said or not grant:
        return None
    who = said["who"].removesuffix("的")
    who = who.rpartition("的")[2]
    became = _BECAME.search(who)
    return Subject((who[became.end() :] if became else who) + grant[0], "subject_granted")


_OF_A_PLAN = lazy(r"(?:占|达到|完成|超)?(?:全年|年度|年初|预定|既定|原定|计划|规划)*(?:目标|计划|任务|进度)(?:任务)?")
_PART = lazy(rf"(?:^|(?<={HAN}))(?:[约只仅共均已各]|大约)?占(?!地|比|有|用|领)")
_OF_THOSE = lazy("的[^，。；的]{1,6}占比")
_PART_NAMED = lazy(r"占比(?:约|已|达|到|为|超过|近)*$")
_THRESHOLD = lazy(r"(?P<what>[^，。；]{2,16}?)(?:超过|低于|高于|不足|不到|达到|达不到|未达|超出)[^，。；]{0,8}$")
_TIMES_OF = lazy(r"^(?:已经|已|只|仅|几乎|大约|大致)?(?:是|为|相当于|接近|超过|达到)[^，。；]{1,24}的?$")


def _of_share(scene: _Scene, left: Left) -> Subject | None:
    """占登记选民的85%, 是国家任务的2.5倍: the part and not the whole is the subject, which stands before."""
    quantity = scene.place.quantity
    raw = scene.text[scene.place.left_start : quantity.start].strip(EDGE)
    if quantity.kind in ("percent", "fraction") and _OF_THOSE.match(scene.text, scene.place.left_start):
        those = _PART_NAMED.sub("", scene.text[scene.place.clause_start : quantity.start].strip(EDGE))
        if 2 <= len(those) <= 30:
            return Subject(those, "subject_of_part")  # 年收入10万元以上的村占比超过九成
    if quantity.kind in ("multiple", "percent", "fraction") and _TIMES_OF.match(raw):
        whole = scene.before or _topic_before(scene)
        if whole:
            return Subject(whole, "subject_of_part")
    if quantity.kind not in ("percent", "fraction", "ratio") or scene.changed[scene.index].kind not in ("", "from"):
        return None
    named = left.phrase or left.verb
    if scene.before and _OF_A_PLAN.fullmatch(named):
        return Subject(scene.before, "subject_of_part")  # 城镇新增就业4.6万人，完成年度目标的115%
    part = _PART.search(named)
    if not part:
        return None
    owner = named[: part.start()] or left.topic
    if named.endswith(("比重", "比例", "份额", "占比", "比")):
        if part.start():
            return None
        owner = scene.before if scene.before and scene.adjacent() else _topic_before(scene)
        return Subject(_owned(owner, named), "subject_of_part") if len(owner) >= 2 else None
    if len(owner) >= 2:
        return Subject(owner, "subject_of_part")
    if scene.before and scene.adjacent():
        return Subject(scene.before, "subject_of_part")
    earlier = clause_before(scene.text, scene.place.clause_start, scene.floor)
    named = topic_of(scene.text[earlier : scene.place.clause_start]) if earlier < scene.place.clause_start else ""
    return Subject(named, "subject_of_part") if len(named) >= 2 else None


_PIVOTS = lazy(
    r"(?:支持|帮助|推动|带动|促进|引导|组织|鼓励|使|让|有|助力|扶持|协助|指导|动员|吸引|确保|保障|惠及|从|经|另有|共有|已有|其中|新增|为|对|给|向)(?:了|约|近|的)?$"
)


def _acts(scene: _Scene, left: Left) -> bool:
    """Whether the count is what acts: it opens its clause, or follows 支持, 使, 推动."""
    at, text = scene.index, scene.text
    farthest = scene.place.quantity.start - REACH
    while at and scene.places[at - 1].quantity.start > farthest:
        if not text[scene.places[at - 1].quantity.end : scene.places[at].quantity.start].endswith(("、", "和", "及")):
            break
        at -= 1  # a list acts as its first member does
    place = scene.places[at]
    raw = scene.text[place.left_start : place.quantity.start].strip()
    if at != scene.index:
        left = read_left(raw)
    if raw.endswith("的"):
        return False
    if not raw or _PIVOTS.search(raw):
        return True
    return not left.verb and (not left.phrase or bool(_SCOPE.fullmatch(left.phrase)))


def _named_after(scene: _Scene, left: Left) -> Subject | None:
    """The noun behind a count, measure or sum; behind 70%的; or what those who are counted do."""
    if scene.changed[scene.index].kind:
        return None
    text, place = scene.text, scene.place
    quantity = place.quantity
    phrase = noun_after(text, place, _acts(scene, left)).removesuffix("占比")
    of = text[quantity.end : quantity.end + 1] == "的"
    if phrase.endswith(_MARKS) and (len(left.phrase) >= 2 or scene.before):
        return Subject(left.phrase if len(left.phrase) >= 2 else scene.before, "subject_crossing")
    amount = _OF_MONEY.search(text, place.left_start, quantity.start) if quantity.kind == "money" else None
    goal = phrase.endswith(_GOAL_NOUNS)  # 实现6%左右的预期目标, 突破3万亿元大关: not what is measured
    if phrase and not goal and quantity.kind in _AFTER_KINDS:
        if amount and of:  # 总投资20亿元的水库建设
            return Subject(phrase + amount[0], "subject_after")
        if (amount and amount[0] in ("总额", "金额")) or not _named_already(scene, left, phrase, of):
            return Subject(phrase, "subject_after")
    if quantity.kind == "percent" and of and left.phrase:
        limit = _THRESHOLD.fullmatch(left.phrase)  # 对平均时间超过规定20%的单位: the time is what is measured
        measured = limit["what"] if limit else left.phrase if quantity.modifier in ("over", "under") else ""
        if measured.endswith((*cues("subject", "attribute"), "率", "时间")):
            return Subject(measured, "subject_before")
    share_of = quantity.kind == "fraction" or (quantity.kind == "percent" and (of or not left.phrase))
    if share_of and len(phrase) >= 2 - of and not goal:  # 三分之一的村
        return Subject(phrase, "subject_after")
    suffered = text.endswith(("造成", "导致", "已致"), place.left_start, quantity.start)  # 造成26人受伤
    return _doing(scene, left) if quantity.kind == "count" and (suffered or not left.verb) else None


_OF_AMOUNT = ("费", "款", "金", "税", "值", "额", "价")


def _named_already(scene: _Scene, left: Left, phrase: str, of: bool) -> bool:
    """Whether what stands before a value names it, so that what follows does not: 煤化工产能560万吨甲醇当量."""
    if not left.phrase:
        return False
    if phrase in _KINDS_OF:
        return len(left.phrase) >= 2 and not left.verb  # 战略任务主要有以下十个方面
    attribute = left.phrase.endswith(cues("subject", "attribute"))
    kind = scene.place.quantity.kind
    if kind == "money" and not of:
        return attribute or left.phrase.endswith(_OF_AMOUNT) or bool(head_of(left.phrase))
    return attribute and (of or kind == "measure")


def _doing(scene: _Scene, left: Left) -> Subject | None:
    """A count without noun: its unit where that is one (9省市落地), else what those who are counted do."""
    text, place = scene.text, scene.place
    if place.quantity.unit.endswith(cues("subject", "places_counted")):
        return Subject(place.quantity.unit, "subject_unit")
    nobody = not left.phrase or bool(_SCOPE.fullmatch(left.phrase)) or place.quantity.unit in ("人", "名", "人次")
    doing = text[place.quantity.end : place.right_end]
    doing = "" if doing.startswith(("、", "和", "，", "及")) else doing.strip(EDGE)
    if nobody and not _repeats(scene) and 2 <= len(doing) <= 12:
        return Subject(doing, "subject_doing")  # 全市2.6万人享受低保
    return None


def _repeats(scene: _Scene) -> bool:
    """Whether the figure before counts in the same unit: …六十五种产品，已有四十三种达标."""
    previous = scene.previous
    return (
        previous is not None
        and previous.quantity.unit == scene.place.quantity.unit
        and previous.quantity.kind == scene.place.quantity.kind
        and scene.place.quantity.kind in ("count", "measure")
        and bool(scene.before)
    )


_HEADLESS = lazy(r"(?:[全其][部中余他]|已|有|基本|另|还|已有)?[^，。；]{0,8}的$")


def _counted_again(scene: _Scene, left: Left) -> Subject | None:
    """A count without noun that counts more of what the figure before counted: 其中20名被录取, 全部建成的三万个."""
    if not _repeats(scene) or scene.changed[scene.index].kind:
        return None
    raw = scene.text[scene.place.left_start : scene.place.quantity.start].strip("，,、；; ")
    bare = not left.phrase or bool(_SCOPE.fullmatch(left.phrase))
    kind = _BELONGS.match(scene.text, scene.place.quantity.end, scene.place.body_end) if bare else None
    if kind:
        return Subject(kind["what"].rpartition("的")[2] if len(kind["what"]) > 10 else kind["what"], "subject_after")
    if bare or _HEADLESS.fullmatch(raw) or left.phrase in cues("subject", "bare_verbs"):
        return Subject(scene.before, "subject_counted_again")
    return None


_BELONGS = lazy(r"(?:属于?|是|为)(?P<what>[^，。；、\d]{2,16})")  # 其中5个属于新建项目
_MANNER_ONLY = lazy(r"(?:新|再|又|共|累计|分批|先后|陆续|集中|全部)*")
_THIS_NUMBER = lazy(
    r"(?:超过|高于|低于|高出|快于|慢于|好于|领先)[^，。；]+|[这该此]一?个?项?(?:数字|数据|指标|数值|规模)"
)


def _named_before(scene: _Scene, left: Left) -> Subject | None:
    if scene.place.quantity.kind == "count" and scene.changed[scene.index].kind and _MANNER_ONLY.fullmatch(left.phrase):
        named = noun_after(scene.text, scene.place, False)
        if len(named) >= 2:
            return Subject(named, "subject_after")  # 新取消567项收费项目
    if len(left.phrase) < 2 or left.phrase in cues("subject", "bare_verbs"):
        return None
    if scene.before and left.phrase.startswith(("这个数", "这一数", "该数")):
        return Subject(scene.before, "subject_inherited")  # 到2022年，这个数字变成了312列
    if scene.before and scene.adjacent() and _THIS_NUMBER.match(left.phrase):
        return Subject(scene.before, "subject_inherited")
    if left.phrase in _ASPECTS and scene.before and scene.adjacent():
        return Subject(scene.before, "subject_inherited")  # 生产总值增速保持7%、总量突破1.7万亿元
    if scene.place.quantity.kind == "money" and left.phrase in cues("subject", "spending"):
        done = _object_behind(scene)
        if done:
            return Subject(done, "subject_after_verb")
    return Subject(_with_topic(scene, left), "subject_before")


def _inherited(scene: _Scene, left: Left) -> Subject | None:
    """A bare growth, level or share belongs to the figure before."""
    if not scene.before or not scene.adjacent():
        return None
    if left.verb and scene.place.quantity.kind != "count":
        return None
    return Subject(scene.before, "subject_inherited")


_DISTANCE = lazy(r"[比较][^，。；]{1,16}(?:高出|多出|低|高|多|少|快|慢)(?:了|出)?")
_MANNER = lazy(r"(?:时间|就|便|全力|专项|重点|加快|大力|积极|集中|全面|用于|专门|统筹|主要|，)+")


def _elsewhere(scene: _Scene, left: Left) -> Subject:
    """No noun beside the quantity: what the money does, the verb alone, or the clause before."""
    text, place = scene.text, scene.place
    quantity = place.quantity
    if scene.before and _DISTANCE.fullmatch(text[place.left_start : quantity.start].strip(EDGE)):
        return Subject(scene.before, "subject_inherited")  # 人均收入1.9万元，头一回超过全镇水平，比全镇高出1200元
    if left.verb:
        done = _object_behind(scene) if quantity.kind == "money" else ""
        if done:
            return Subject(done, "subject_after_verb")
        topic = left.topic if quantity.kind == "money" and 2 <= len(left.topic) <= 12 else ""
        return Subject(topic + left.verb.rstrip("了到和、"), "subject_verb")
    previous = scene.previous
    earlier = clause_before(text, place.clause_start, scene.floor) if place.clause_start > scene.floor else scene.floor
    if previous is None or previous.quantity.end <= earlier:
        named = _topic_before(scene)
        if len(named) >= 2:
            return Subject(named[-24:], "subject_of_clause_before")
    phrase = noun_after(text, place, True)
    if phrase:
        return Subject(phrase, "subject_after")
    if scene.before:
        return Subject(scene.before, "subject_inherited")
    return Subject(left.phrase, "subject_none")


_NO_TOPIC = lazy(r"(?:必须|要|应|应当|进一步|继续|不断|努力|通过|为了|由于|随着|经过|根据|按照|在|对|以|从|据)")


def _topic_before(scene: _Scene) -> str:
    """What the clause before speaks of; where that only says how or why, the one before that."""
    text, at = scene.text, scene.place.clause_start
    named = ""
    for _ in range(3):
        if at <= scene.floor:
            break
        earlier = clause_before(text, at, scene.floor)
        named = named or topic_of(text[earlier:at])
        if not _NO_TOPIC.match(text, earlier):
            return topic_of(text[earlier:at])
        at = earlier
    return named


def _object_behind(scene: _Scene) -> str:
    """What is done with a sum or in a time: 投资3亿元实施了加固工程, 提前一年实现了80%行政村通公路的目标; else ""."""
    text, place = scene.text, scene.place
    manner = _MANNER.match(text, place.quantity.end)
    at = manner.end() if manner else place.quantity.end
    acted = lead_verb(text[at : min(place.body_end, at + 12)])
    if acted < 0:
        return ""
    at += acted
    at += text.startswith("了", at)
    if scene.index + 1 < len(scene.places) and scene.places[scene.index + 1].quantity.start == at:
        place = scene.places[scene.index + 1]  # the object is counted itself
        return noun_after(text, place, False)
    if place.right_end - at < 2:
        return ""
    # what follows the verb is read like what follows a count
    named = noun_after(text, replace(place, quantity=place.quantity._replace(end=at)), False)
    return named if len(named) >= 2 else text[at : min(place.right_end, at + 16)].strip(EDGE)


_RANKED = lazy(
    r"(?:的)?(?:总体|综合)?(?:均|分别|稳|继续|再次|跃|首次|连续)?(?:位列|位居|名列|排名|跃居|跃升|上升|升至|升到|提升|前进|前移|居|列|排|进入|保持|由|从|成为|是|在)"
    r"[^，。；]{0,14}$"
)


_AMONG = lazy(r"在(?P<where>[^，。；在]{2,24})中(?=[^，。；]{0,8}$)")


def _of_rank(scene: _Scene) -> Subject:
    """What holds the place: 生产总值居全省第6位; a bare 增速 belongs to the figure before."""
    left = scene.text[scene.place.left_start : scene.place.quantity.start]
    verb = _RANKED.search(left)
    named = read_left(left[: verb.start()] if verb else left).phrase
    before = scene.before
    inside = _AMONG.search(scene.text, scene.place.clause_start, scene.place.quantity.start)
    if inside and (not named or inside.end() > scene.place.left_start):
        # 在全省县域经济考核中由第58位上升; 进出口总额在全省7个综合保税区中排名第二
        owner = shorten(scene.text[scene.place.clause_start : inside.start()])
        named = owner if len(owner) >= 2 else before or inside["where"]
    if not named:
        if before:
            return Subject(before, "subject_inherited")
        earlier = clause_before(scene.text, scene.place.clause_start, scene.floor)
        return Subject(topic_of(scene.text[earlier : scene.place.clause_start])[-24:], "subject_of_clause_before")
    if before and named in cues("subject", "attribute"):
        return Subject(before if before.endswith(named) else before + named, "subject_inherited")
    return Subject(named, "subject_before")


_DUTY = lazy(r"(?:应当?|要|须|必须|需)(?:在|于|自[^，。；]{2,20})?$")
_DEED = lazy(r"(?:向[^，。；]{2,10}(?=作出|提交|报送|提出|反馈))?(?:作出|予以|进行|完成)?(?P<deed>[^，。；]{2,16})")
_LONGEST_DEED = 8  # 经过几十年的发展
_IN_A_ROW = lazy(r"连续(?:了)?$")
_KINDS_OF = ("方面", "领域", "类", "大类", "个方面")
_LASTING = lazy(
    r"(?:提前|推迟|历时|耗时|用时|仅用|只用|连续|持续|为期|长达|延长|缩短|压缩|最长|最快|办理时限|平均|已经|已)+(?:了|到|至)?$"
)


def _of_duration(scene: _Scene, left: Left) -> Subject:
    """What lasts, or what is done in that time: 提前一年完成X, 开办企业…1天内办结, 历时5年建成."""
    text, place = scene.text, scene.place
    topic = left.topic or left.phrase
    if scene.changed[scene.index].kind and not left.phrase and scene.before and scene.adjacent():
        return Subject(scene.before, "subject_inherited")  # 由两小时缩短至5分钟
    if _IN_A_ROW.search(text, place.left_start, place.quantity.start):
        lasting = _LASTING.sub("", topic)
        if len(lasting) >= 2:
            return Subject(lasting, "subject_before")
        if scene.before and scene.adjacent():
            return Subject(scene.before, "subject_inherited")
    if _DUTY.search(text, place.left_start, place.quantity.start):
        deed = _DEED.match(text, place.quantity.end, place.right_end)
        if deed and len(deed["deed"]) >= 2:
            return Subject(deed["deed"], "subject_after_verb")  # 应当在5个工作日内书面答复
    if text[place.quantity.end : place.quantity.end + 1] == "的":
        named = noun_after(text, place, False) or text[place.quantity.end + 1 : place.body_end][:_LONGEST_DEED]
        if len(named) >= 2 and not named.startswith("时间"):
            return Subject(named, "subject_after")
    done = _object_behind(scene)
    if len(done) >= 2:
        return Subject(done, "subject_after_verb")
    doing = text[place.quantity.end : place.right_end]
    topic = _LASTING.sub("", topic)
    if len(topic) >= 2:
        return Subject(topic, "subject_before")
    earlier = clause_before(text, place.clause_start, scene.floor) if place.clause_start > scene.floor else scene.floor
    before = topic_of(text[earlier : place.clause_start])
    if len(before) >= 2:
        return Subject(before[-24:], "subject_of_clause_before")
    if doing.strip(EDGE):
        return Subject(noun_after(text, place, False) or doing.strip(EDGE)[:12], "subject_after")
    return Subject(scene.before, "subject_inherited")


_OWNERS = lazy(r"(?:企业|合作社|单位|项目|园区|机构|农场|基地|公司|平台|产业|工业|行业|中心)$")
_PARTS = lazy(r"(?:地区|企业|工业|城镇|农村|单位|机构|部门|本级|境外|国内|民营|个体|中央|地方|[省市县区])$")


def _with_topic(scene: _Scene, left: Left) -> str:
    """Join what an attribute belongs to: 龙头企业实现产值 → 龙头企业产值; 推行养老保险，参保人数 → 养老保险参保人数."""
    text, place, phrase = scene.text, scene.place, left.phrase
    if left.verb.rstrip("了") in cues("subject", "joins") and 2 <= len(left.topic) <= 24:
        return left.topic + phrase
    fresh = place.left_start == place.clause_start
    previous = scene.previous
    if (
        fresh
        and previous is not None
        and _PARTS.search(phrase)
        and "其中" in text[previous.quantity.end : place.quantity.start]
    ):
        # 其中贫困地区500个以上, 其中国有企业14亿元: a part of what the figure before counted
        head = head_of(scene.before)
        return phrase + (head or (scene.before if _repeats(scene) and len(scene.before) <= 12 else ""))
    named = _SCOPE.sub("", phrase) or phrase
    if named not in cues("subject", "attribute"):
        return phrase
    if not fresh or place.clause_start == scene.floor:
        return phrase
    if previous is not None and previous.quantity.end > clause_before(text, place.clause_start, scene.floor):
        return (
            _owned(scene.before, named)
            if _OWNERS.search(scene.before) or named in cues("subject", "aspects")
            else phrase
        )
    if text[place.clause_start - 1] != "，":
        return phrase
    owner = topic_of(text[clause_before(text, place.clause_start, scene.floor) : place.clause_start])
    owner = re.split(r"[、等]", owner)[-1]
    return owner + phrase if 2 <= len(owner) <= 16 else phrase


def _owned(owner: str, attribute: str) -> str:
    return owner if owner.endswith(attribute) else owner + attribute

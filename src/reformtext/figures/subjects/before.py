"""The phrase before a quantity, or what it inherits where none names it: 地区生产总值3483亿元，增长3.9%."""

import re

from reformtext.figures.coordination import head_of
from reformtext.figures.phrases import EDGE, Left, clause_before, noun_after, read_left, topic_of
from reformtext.figures.subjects.owners import with_elided_head
from reformtext.figures.subjects.scene import (
    SCOPE,
    WHEN,
    Scene,
    Subject,
    befalls,
    object_behind,
    owned,
    repeats,
    topic_before,
)
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_YARDSTICK = lazy(r"^.{0,6}(?:目标|预期|平均|均值|水平|全国|全省|全市)$")
_ASPECTS = ("总量", "总额", "增速", "增幅", "涨幅", "降幅")


_OWNERS = lazy(
    r"(?:[企产工行农商林牧渔矿融造筑务]业|合作社|单位|项目|园区|机构|农场|基地|公司|平台|中心|协会|学校|医院)$"
)
# 蔬菜播种面积6200亩，产量8100吨: what grows on the area
_GROWN = ("产量", "总产量", "单产", "亩产", "总产", "平均亩产", "产值")
_AREA = lazy(r"(?<=..)(?:播种|种植|栽培|收获|养殖)*(?:总?面积)$")
_PARTS = lazy(r"(?:地区|企业|工业|城镇|农村|单位|机构|部门|本级|境外|国内|民营|个体|中央|地方|[省市县区])$")


_FARTHEST = 3  # figures back to what is counted again
_THOSE = lazy(r"^(?:(?:以[上下内])?的(?:就?有|达到?|共有|仅?有)|[而但]?[^，。；、的]{2,8}的[却则就]?是)$")
_HEADLESS = lazy(r"(?:[全其][部中余他]|已|有|基本|另|还|已有)?[^，。；]{0,8}的$")


def counted_again(scene: Scene, left: Left) -> Subject | None:
    """A count without noun that counts more of what the figure before counted: 其中20名被录取, 全部建成的三万个."""
    raw = scene.text[scene.place.left_start : scene.place.quantity.start].strip("，,、；; ")
    headless = _THOSE.search(raw)
    if headless and not scene.change.kind:
        for at in range(scene.at - 1, max(-1, scene.at - 1 - _FARTHEST), -1):
            if scene.places[at].quantity.unit == scene.place.quantity.unit:
                return Subject(scene.found[at].text, "subject_counted_again")  # 出租率超过80%的有85家
    if not repeats(scene) or scene.change.kind or befalls(scene, left):
        return None
    bare = not left.phrase or bool(SCOPE.fullmatch(left.phrase))
    kind = _BELONGS.match(scene.text, scene.place.quantity.end, scene.place.body_end) if bare else None
    if kind:
        return Subject(kind["what"].rpartition("的")[2] if len(kind["what"]) > 10 else kind["what"], "subject_after")
    owner = with_elided_head(scene, left.phrase)
    if owner != left.phrase:
        return Subject(owner, "subject_before")  # 日本为84岁，我国达到79岁
    inside = scene.before and raw.startswith(scene.before + "中")  # 700个县中有312个
    if (
        bare
        or inside
        or _VERB_ALONE.fullmatch(left.phrase)
        or _HEADLESS.fullmatch(raw)
        or left.phrase in cues("subject", "bare_verbs")
    ):
        return Subject(_at_stage(scene, left), "subject_counted_again")
    return None


_STAGE = lazy(r"(?<=..)(?:铺轨|投产|开工|竣工|建成|通车|完工|交付)$")


def _at_stage(scene: Scene, left: Left) -> str:
    """The subject before, with the stage that a verb names now: 复线铺轨320公里，投产410公里 → 复线投产."""
    stage, verb = _STAGE.search(scene.before), left.verb or left.phrase
    return scene.before[: stage.start()] + verb if stage and _STAGE.search("  " + verb) else scene.before


# 再修2.4万公里: what is built is what the figure before measured
_VERB_ALONE = lazy(
    r"(?:再|又|新|将|还|共|已|拟|计划)+(?:修|建|造|种|栽|架|铺|挖|开|通|设|添|招|派|减|关|拆|改|投|补|完|签|引|育|购)[建筑成设造通了]?"
)
_MOVED = lazy(
    r"(?:略|稍|又|再|才|仍|只|有所?|微|小幅|大幅|逐步|继续)+(?:回升|回落|下降|上升|增加|减少|增长|提高).{0,2}"
)  # 略有回升
_EACH_TIME = lazy(r"(?:平均)?每(?:次|年|月|天|期|批|个|户|人|亩|家|吨|台|套)")  # 每次26万元
_BELONGS = lazy(r"(?:属于?|是|为)(?P<what>[^，。；、\d]{2,16})")  # 其中5个属于新建项目


_MANNER_ONLY = lazy(r"(?:新|再|又|共|累计|分批|先后|陆续|集中|全部)*")
_THIS_NUMBER = lazy(
    r"(?:超过|高于|低于|高出|快于|慢于|好于|领先)[^，。；]+|[这该此]一?个?项?(?:数字|数据|指标|数值|规模)"
)


def spent_on(scene: Scene, left: Left) -> Subject | None:
    """What a sum with no name of its own goes to: 其中5亿元用于水毁工程修复."""
    if scene.place.quantity.kind != "money" or left.phrase or left.verb:
        return None
    spent = _SPENT_ON.match(scene.text, scene.place.quantity.end, scene.place.body_end)
    return Subject(spent["what"], "subject_after_verb") if spent else None


def named_before(scene: Scene, left: Left) -> Subject | None:
    if scene.place.quantity.kind == "count" and scene.change.kind and _MANNER_ONLY.fullmatch(left.phrase):
        named = noun_after(scene.text, scene.place, False)
        if len(named) >= 2:
            return Subject(named, "subject_after")  # 新取消567项收费项目
    if scene.before and _PER_HEAD.fullmatch(
        scene.text[scene.place.left_start : scene.place.quantity.start].strip(EDGE)
    ):
        return Subject(
            "人均" + _WHOLE.sub("", SCOPE.sub("", scene.before.removeprefix("人均"), count=1)), "subject_inherited"
        )  # 人均380公斤
    bounded = _with_bound(scene, left.phrase)
    if bounded:
        return Subject(bounded, "subject_before")
    if len(left.phrase) < 2 or left.phrase in cues("subject", "bare_verbs") or _VERB_ALONE.fullmatch(left.phrase):
        return None
    if _EACH_TIME.fullmatch(left.phrase) or _MOVED.fullmatch(left.phrase) or WHEN.fullmatch(left.phrase):
        return None
    if scene.before and left.phrase.startswith(("这个数", "这一数", "该数")):
        return Subject(scene.before, "subject_inherited")  # 到2022年，这个数字变成了312列
    if scene.before and scene.adjacent() and _THIS_NUMBER.match(left.phrase):
        return Subject(scene.before, "subject_inherited")
    if scene.place.quantity.kind == "point" and scene.before and scene.adjacent() and _YARDSTICK.search(left.phrase):
        return Subject(scene.before, "subject_inherited")  # 距目标1.8个百分点
    if left.phrase in _ASPECTS and scene.before and scene.adjacent():
        return Subject(scene.before, "subject_inherited")  # 生产总值增速保持7%、总量突破1.7万亿元
    if scene.place.quantity.kind == "money" and left.phrase in cues("subject", "spending"):
        done = object_behind(scene)
        if done:
            return Subject(done, "subject_after_verb")
    owner = with_elided_head(scene, left.phrase)
    return Subject(owner if owner != left.phrase else _with_topic(scene, left), "subject_before")


_BOUNDS = lazy(r"(?:过|超|达|达到|不足|低于|高于|不低于|不少于)$")
_BOUND = ("超", "过", "不足", "不到", "逾")
_BOUND_BEHIND = ("以上", "以下", "以内")
_SHORT_NOUN = 3  # a noun so short says nothing without what bounds it


def _with_bound(scene: Scene, phrase: str) -> str:
    """A short noun with the size that bounds it: 收入超十亿元的县已达24个, 10亿元以上项目17个; "" where none does."""
    previous, place, text = scene.previous, scene.place, scene.text
    if (
        previous is None
        or not phrase
        or len(phrase.partition("（")[0]) > _SHORT_NOUN
        or previous.quantity.end != place.left_start
    ):
        return ""
    bounded = previous.quantity
    bound = (
        _BOUNDS.search(text, previous.left_start, bounded.start)
        or text.startswith(_BOUND, bounded.start)
        or text.endswith(_BOUND_BEHIND, 0, bounded.end)
    )
    if not bound or bounded.kind not in ("money", "measure", "percent", "count", "rate"):
        return ""
    at = text.find(phrase, place.left_start, place.left_start + 2 + len(phrase))
    if at < 0 or text[place.left_start : at] not in ("", "的"):
        return ""
    named = read_left(text[previous.left_start : previous.quantity.start]).phrase
    return (named if len(named) <= 8 else "") + text[previous.quantity.start : at] + phrase


def inherited(scene: Scene, left: Left) -> Subject | None:
    """A bare growth, level or share belongs to the figure before."""
    if not scene.before or not scene.adjacent():
        return None
    if left.verb and (scene.place.quantity.kind != "count" or befalls(scene, left)):
        return None
    return Subject(_at_stage(scene, left), "subject_inherited")


_SPENT_ON = lazy(r"(?:将|主要|全部|专项)*用于(?P<what>[^，。；、\d]{2,16})")
_DISTANCE = lazy(r"[比较][^，。；]{1,16}(?:高出|多出|低|高|多|少|快|慢)(?:了|出)?")


def elsewhere(scene: Scene, left: Left) -> Subject:
    """No noun beside the quantity: what the money does, the verb alone, or the clause before."""
    text, place = scene.text, scene.place
    quantity = place.quantity
    if scene.before and _DISTANCE.fullmatch(text[place.left_start : quantity.start].strip(EDGE)):
        return Subject(scene.before, "subject_inherited")  # 人均收入1.9万元，头一回超过全镇水平，比全镇高出1200元
    if left.verb:
        done = object_behind(scene) if quantity.kind == "money" else ""
        if done:
            return Subject(done, "subject_after_verb")
        if left.verb in cues("subject", "attribute") and not left.topic:
            return Subject(_with_topic(scene, Left(left.verb, left.topic, "")), "subject_before")  # …园区，占地2600亩
        joined = quantity.kind in ("money", "count")  # 古城景区前4天累计接待6万人
        topic = left.topic if joined and 2 <= len(left.topic) <= 12 else ""
        if befalls(scene, left) and "事故" in scene.before:
            topic = "事故"  # 生产安全事故3起，死亡4人
        return Subject(topic + left.verb.rstrip("了到和、"), "subject_verb")
    previous = scene.previous
    earlier = clause_before(text, place.clause_start, scene.floor) if place.clause_start > scene.floor else scene.floor
    if previous is None or previous.quantity.end <= earlier:
        named = topic_before(scene)
        if len(named) >= 2:
            return Subject(with_elided_head(scene, named[-24:]), "subject_of_clause_before")
    phrase = noun_after(text, place, True)
    if phrase:
        return Subject(phrase, "subject_after")
    if scene.before:
        return Subject(scene.before, "subject_inherited")
    return Subject(left.phrase, "subject_none")


def _joined_owner(scene: Scene) -> str:
    """The owner that a verb of achieving joined to the figure before, or to the first of its list; else ""."""
    at = scene.at - 1
    while at >= 0 and scene.places[at].quantity.kind == scene.place.quantity.kind:
        place = scene.places[at]
        read = read_left(scene.text[place.left_start : place.quantity.start])
        if read.verb.rstrip("了") in cues("subject", "joins") and 2 <= len(read.topic) <= 24:
            return read.topic
        if scene.text[place.left_start : place.left_start + 1] not in "、和":
            break
        at -= 1
    return ""


_LONGEST_OWNER = 16
_PER_HEAD = lazy("人均(?:约|达到?|为|仅|超过|突破|已达)*")
_WHOLE = lazy(r"(?<=..)(?:总?产量|总量|总?面积|总额)$")
_VALUE = lazy(r"\d(?![\d.]*[年月日])")


def _with_topic(scene: Scene, left: Left) -> str:
    """Join what an attribute belongs to: 龙头企业实现产值 → 龙头企业产值; 推行养老保险，参保人数 → 养老保险参保人数."""
    text, place, phrase = scene.text, scene.place, left.phrase
    joins = left.verb.rstrip("了") in cues("subject", "joins")
    if joins and 2 <= len(left.topic) <= 24:
        return left.topic + phrase
    if joins or text[place.left_start : place.left_start + 1] in "、和":
        owner = _joined_owner(scene)
        if owner:
            return owner + phrase  # 工业企业实现销售收入179亿元、利税16.2亿元
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
        return phrase + (head or (scene.before if repeats(scene) and len(scene.before) <= 12 else ""))
    named = SCOPE.sub("", phrase) or phrase
    if named not in cues("subject", "attribute"):
        return phrase
    if not fresh or place.clause_start == scene.floor:
        return phrase
    if previous is not None and previous.quantity.end > clause_before(text, place.clause_start, scene.floor):
        if scene.before.endswith(named[:-1]) and len(named) >= 3:
            return scene.before + named[-1]  # 养老保险覆盖9亿人，覆盖率超过90%
        if named in _GROWN and _AREA.search(scene.before):
            return _AREA.sub("", scene.before) + named
        return (
            owned(scene.before, named)
            if _OWNERS.search(scene.before) or named in cues("subject", "aspects")
            else phrase
        )
    if text[place.clause_start - 1] != "，":
        return phrase
    clause = text[clause_before(text, place.clause_start, scene.floor) : place.clause_start]
    if _VALUE.search(clause):
        return phrase  # it states a value of its own
    owner = topic_of(clause)
    owner = re.split(r"[、等]", owner)[-1]
    owner = owner if len(owner) <= _LONGEST_OWNER else owner.rpartition("的")[2]
    return owner + phrase if 2 <= len(owner) <= _LONGEST_OWNER else phrase

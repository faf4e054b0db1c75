"""The noun that follows a quantity, or what those who are counted do: 1600余项改革任务, 3.6万人脱贫."""

from bisect import bisect_right

from reformtext.figures.clauses import REACH
from reformtext.figures.coordination import head_of
from reformtext.figures.phrases import (
    EDGE,
    GROUNDS,
    MOVES,
    NOUN_TAIL,
    PERSONS,
    Left,
    ends_with_verb,
    noun_after,
    read_left,
)
from reformtext.figures.subjects.bounds import sized
from reformtext.figures.subjects.scene import (
    GOAL_NOUNS,
    KINDS_OF,
    OF_MONEY,
    PEOPLE,
    SCOPE,
    Scene,
    Subject,
    attribute_of,
    group_of_places,
    repeats,
)
from reformtext.patterns import lazy
from reformtext.resources.context import cues

# 生产总值连跨三个千亿元台阶: what crosses them is what the sentence goes on about
_MARKS = ("台阶", "大关", "关口", "门槛")
_AFTER_KINDS = frozenset({"count", "measure", "money", "rate"})


_PIVOTS = lazy(
    r"(?:支持|帮助|推动|带动|促进|引导|组织|鼓励|使|让|有|助力|扶持|协助|指导|动员|吸引|确保|保障|惠及|从|经|另有|共有|已有|其中|新增|为|对|给|向)(?:了|约|近|的)?$"
)


def _acts(scene: Scene, left: Left) -> bool:
    """Whether the count is what acts: it opens its clause, or follows 支持, 使, 推动."""
    text = scene.text
    farthest = scene.place.quantity.start - REACH
    nearest = bisect_right(scene.places, farthest, hi=scene.at, key=lambda place: place.quantity.start)
    at = max(scene.heads[scene.at], nearest)  # a list acts as its first member does
    place = scene.places[at]
    raw = text[place.left_start : place.quantity.start].strip()
    if at != scene.at:
        left = read_left(raw)
    if raw.endswith("的"):
        return False
    if (
        not raw
        or _PIVOTS.search(raw)
        or (raw.endswith("等") and not left.verb and not raw.lstrip("，、").startswith(_NEW))
    ):
        return True
    return not left.verb and (not left.phrase or bool(SCOPE.fullmatch(left.phrase)))


_NEW = ("新", "又", "再", "还", "共", "已", "建设", "推进", "实施", "完成")  # 新增甲乙等4家企业


_THRESHOLD = lazy(r"(?P<what>[^，。；]{2,16}?)(?:超过|低于|高于|不足|不到|达到|达不到|未达|超出)[^，。；]{0,8}$")


_PARTY = lazy(r"(?P<who>[^，。；、的]{2,16}?)等?一行(?:共|约)?$")  # 考察团一行9人今晨抵达


_FOR_WHOM = lazy("[，；]?(?:先后|还|并|已)?[对给为]")
# 失业率为9.3%，比2010年的9.6%略有下降
_AGAINST = lazy(r"[，、]?[比较与同和](?:(?:19|20)\d\d[年届]?|上年|去年|前年)(?:同期|底|末)?的?")
_STANDS = lazy("(?:略有?|有所|稍有?|小幅|大幅|明显|基本|大体)(?:上升|下降|提高|增长|增加|减少|回落|持平|相当|相同)")
_FORMING = lazy(r"(?:组成|构成)的(?P<what>[^，。；、的\d]{2,12}?)(?=[里中内，。；]|$)")  # 由18人组成的救援队里
_DONE_FOR = lazy(r"(?:进行|实施|开展)了?(?P<what>[^，。；、的\d]{2,10})(?=[，。；、]|$)")  # 对6.4万人进行了转岗培训


def named_after(scene: Scene, left: Left) -> Subject | None:
    """The noun behind a count, measure or sum; behind 70%的; or what those who are counted do."""
    text, place = scene.text, scene.place
    quantity = place.quantity
    starts = scene.change.kind == "from" and scene.change.start == quantity.start
    behind = starts and (len(left.phrase) < 2 or SCOPE.fullmatch(left.phrase))
    if scene.change.kind and not behind:
        return None  # but 348项审批事项减少到…: they stand behind what the change starts from
    for_whom = quantity.unit in PEOPLE and _FOR_WHOM.fullmatch(text, place.left_start, quantity.start)
    done = _DONE_FOR.match(text, quantity.end, place.clause_end) if for_whom else None
    if done:
        return Subject(done["what"], "subject_after_verb")
    forming = _FORMING.match(text, quantity.end, place.body_end)
    if forming:
        return Subject(forming["what"], "subject_after")
    raw = text[place.left_start : quantity.start]
    if scene.before and _AGAINST.fullmatch(raw) and _STANDS.match(text, quantity.end):
        return Subject(scene.before, "subject_inherited")
    such = sized(scene)
    if such:
        return Subject(such, "subject_after")
    party = _PARTY.search(text, place.clause_start, quantity.start) if quantity.unit in PEOPLE else None
    if party:
        return Subject(party["who"], "subject_before")
    phrase = noun_after(text, place, _acts(scene, left)).removesuffix("占比")
    of = text[quantity.end : quantity.end + 1] == "的"
    if quantity.kind == "count" and place.right_end < place.body_end:
        # 36家星级饭店客房出租率超过80%: the rate is the next figure's
        measure = max(head_of(phrase).removesuffix("产业"), attribute_of(phrase[1:]), key=len)
        owner = phrase.removesuffix(measure).rstrip("总年月人户均纯新")  # 109户年纯收入超万元
        phrase = owner if measure and len(owner) != 1 else phrase
    if phrase in GROUNDS:
        return None
    if quantity.unit == "部门":
        return Subject(quantity.unit, "subject_unit")  # 七部门联合发文
    if group_of_places(scene, place):
        return Subject(quantity.unit, "subject_unit")  # 西部12省市外贸增长9%
    if phrase.endswith(_MARKS) and (len(left.phrase) >= 2 or scene.before):
        crosses = left.phrase if len(left.phrase) >= 2 else scene.before
        own = phrase if quantity.unit in ("个", "级", "道", "大") else crosses  # 连跨三个台阶: they are counted
        return Subject(own, "subject_crossing", topic=crosses)
    amount = OF_MONEY.search(text, place.left_start, quantity.start) if quantity.kind == "money" else None
    # 实现6%左右的预期目标, 突破3万亿元大关: not what is measured, but 击中36个目标
    goal = phrase.endswith(GOAL_NOUNS) and (of or quantity.unit not in ("个", "项", "处", "类"))
    amounts = quantity.kind == "measure" or not quantity.unit
    goal = goal or (phrase == "任务" and amounts and len(left.phrase) >= 2)  # 完成耕地保有量600万亩任务
    if phrase and not goal and quantity.kind in _AFTER_KINDS:
        if amount and of:  # 总投资20亿元的水库建设
            return Subject(phrase + amount[0], "subject_after")
        attribute = left.phrase.endswith("量") or left.phrase in cues("subject", "attribute")
        if of and quantity.kind in ("measure", "count") and attribute and not left.verb:
            return Subject(phrase + (left.phrase if len(left.phrase) <= 6 else ""), "subject_after")  # 库容3亿…
        if (amount and amount[0] in ("总额", "金额")) or not _named_already(scene, left, phrase, of):
            return Subject(phrase, "subject_after")
    if quantity.kind == "percent" and of and left.phrase:
        limit = _THRESHOLD.fullmatch(left.phrase)  # 对平均时间超过规定20%的单位: the time is what is measured
        plain = quantity.modifier in ("over", "under") or (left.phrase.endswith("率") and not left.verb)
        measured = limit["what"] if limit else left.phrase if plain else ""  # 覆盖率95%的村
        if measured.endswith((*cues("subject", "attribute"), "率", "时间")):
            return Subject(measured, "subject_before")
    if quantity.kind == "percent" and text.endswith("占", place.left_start, quantity.start):
        return None  # 合作社占20%的分红机制
    among = text.endswith("中", place.left_start, quantity.start)  # 限额以上单位中八成以上商品
    share_of = quantity.kind == "fraction" or (
        quantity.kind == "percent" and (of or among or not left.phrase or ends_with_verb(left.phrase))
    )
    if share_of and len(phrase) >= 2 - of and not goal:  # 三分之一的村
        return Subject(phrase, "subject_after")
    if quantity.kind == "count" and left.verb and quantity.unit in cues("subject", "places_counted"):
        return Subject(quantity.unit, "subject_unit")  # 带动8镇19村
    suffered = text.endswith(("造成", "导致", "已致"), place.left_start, quantity.start)  # 造成26人受伤
    moved = left.verb.startswith(MOVES) and quantity.unit in PEOPLE  # 带动4万人就业
    return _doing(scene, left) if quantity.kind == "count" and (suffered or moved or not left.verb) else None


_OF_AMOUNT = ("费", "款", "金", "税", "值", "额", "价")


_LINKED = lazy(r"(?:(?<![作成])为|达到?|是|突破|超过|仅|降至|升至|增至)$")


_DEED_NEXT = lazy(
    r"(?:种植|栽植|栽种|播种|养殖|饲养|兴建|修建|新建|改建|铺设|购买|购置|补贴|用于|用来|解决|救助)(?=..)"
)
_PERSONS_LAST = lazy(rf"{PERSONS}$")
_UNITS_NAMED = ("户", "人")


def _acts_on(phrase: str) -> bool:
    """Whether what follows a quantity is what is done next, and not a noun: 种植杜仲, but 种植面积."""
    deed = _DEED_NEXT.match(phrase)
    return bool(deed) and not NOUN_TAIL.match(phrase, deed.end() if deed else 0)


def _named_already(scene: Scene, left: Left, phrase: str, of: bool) -> bool:
    """Whether what stands before a value names it, so that what follows does not: 煤化工产能560万吨甲醇当量."""
    if not left.phrase:
        return False
    if phrase in KINDS_OF:
        every = scene.text.endswith(("等", "等所有", "所有"), scene.place.left_start, scene.place.quantity.start)
        named = len(left.phrase) >= 2 and not left.verb and not ends_with_verb(left.phrase)  # 为民办好7个方面
        return named and not every  # 战略任务主要有以下十个方面
    attribute = left.phrase.endswith(cues("subject", "attribute"))
    kind, unit = scene.place.quantity.kind, scene.place.quantity.unit
    if unit in PEOPLE and _PERSONS_LAST.search(left.phrase):
        return True  # 各界代表约1000人观看演出
    if len(left.phrase) >= 2 and (_acts_on(phrase) or (unit in _UNITS_NAMED and left.phrase.endswith(unit))):
        return True  # 流转耕地2千亩种植杜仲, 涉及贫困户7户土地15亩
    if kind == "money" and not of:
        return attribute or left.phrase.endswith(_OF_AMOUNT) or bool(head_of(left.phrase))
    linked = _LINKED.search(scene.text, scene.place.left_start, scene.place.quantity.start)
    if kind == "measure" and not of and not left.verb and linked:
        return len(left.phrase) >= 2  # 人均能耗为3.1吨标准煤
    return attribute and (of or kind == "measure")


def _doing(scene: Scene, left: Left) -> Subject | None:
    """A count without noun: its unit where that is one (9省市落地), else what those who are counted do."""
    text, place = scene.text, scene.place
    if _PERSONS_LAST.search(left.phrase):
        return None  # 各界代表约1000人观看演出
    if place.quantity.unit.endswith(cues("subject", "places_counted")):
        return Subject(place.quantity.unit, "subject_unit")
    nobody = not left.phrase or bool(SCOPE.fullmatch(left.phrase)) or place.quantity.unit in PEOPLE
    doing = text[place.quantity.end : place.right_end]
    doing = "" if doing.startswith(("、", "和", "，", "及", "（", "(")) else doing.strip(EDGE)
    other = text.startswith("另", place.left_start) or text.startswith("，另", place.left_start)
    again = repeats(scene) and not other and scene.found[scene.at - 1].rule != "subject_doing"  # 26人死亡、38人受伤
    if nobody and not again and 2 <= len(doing) <= 12:
        return Subject(doing, "subject_doing")  # 全市2.6万人享受低保
    return None

"""The noun that follows a quantity, or what those who are counted do: 1600余项改革任务, 3.6万人脱贫."""

import re
from bisect import bisect_right

from reformtext.figures.clauses import REACH
from reformtext.figures.coordination import head_of
from reformtext.figures.phrases.left import Left, read_left
from reformtext.figures.phrases.nouns import GROUNDS, PERSONS, noun_after
from reformtext.figures.phrases.shortening import EDGE, shorten
from reformtext.figures.phrases.verbs import MOVES, NOUN_TAIL, ends_with_verb, lead_verb
from reformtext.figures.subjects.bounds import sized
from reformtext.figures.subjects.scene import (
    GOAL_NOUNS,
    KINDS_OF,
    MARKS,
    OF_MONEY,
    PEOPLE,
    SCOPE,
    Scene,
    Subject,
    attribute_of,
    group_of_places,
    object_behind,
    owned,
    repeats,
    without_scope,
)
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_AFTER_KINDS = frozenset({"count", "measure", "money", "rate"})


_PIVOTS = lazy(
    r"(?:支持|帮助|推动|带动|促进|引导|组织|鼓励|使|让|有|助力|扶持|协助|指导|动员|吸引|确保|保障|惠及|从|经|另有|共有|已有|其中|新增|为|对|给|向|(?<![存现实内外])在|协调|调度|号召)(?:了|约|近|的)?$"
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


_AMONG = lazy("(?<!其)[中里](?:就|已|约)?有$")
_FOR_WHOM = lazy("[，；]?(?:先后|还|并|已)?[对给为]")
_AGAINST = lazy(r"[，、]?[比较与同和](?:(?:19|20)\d\d[年届]?|上年|去年|前年)(?:同期|底|末)?的?")
_STANDS = lazy("(?:略有?|有所|稍有?|小幅|大幅|明显|基本|大体)(?:上升|下降|提高|增长|增加|减少|回落|持平|相当|相同)")
_FORMING = lazy(r"(?:组成|构成)的(?P<what>[^，。；、的\d]{2,12}?)(?=[里中内，。；]|$)")
_TIMES = ("次", "场", "轮")
_STAGES = ("批", "期", "步", "阶段", "批次")
_SUFFERED = tuple(verb + whom for verb in ("造成", "导致", "已致") for whom in ("", "其中"))
_CARRIED_OUT = lazy("(?:进行|开展|举行|发动|实施|组织|发起)了?$")
# 就探源工程主持召开|集体学习, 在部队|率先改装新型战机
_TIMES_DONE = lazy(
    r"(?:(?:就|在|对|向|与|同|为|从)[^，。；、]{2,16}?(?=主持|召开|举行|作出|做出|率先|进行|开展|组织|发表|提出|调整))?"
    r"(?P<what>(?:(?:主持|成功|共同|先后)*(?:召开|举行|组织|开展|进行|作出|做出|发表|荣获|获评|获得|入选)了?(?P<object>[^，。；、\d]{2,16})"
    r"|[^，。；、\d的]{2,14}))(?=[，。；、]|$)"
)
_DEED = lazy(r"的?(?P<what>[^，。；的\d]{2,16}?)(?=[，。；]|、\d|$)")
_DONE_FOR = lazy(r"(?:进行|实施|开展)了?(?P<what>[^，。；、的\d]{2,10})(?=[，。；、]|$)")


def named_after(scene: Scene, left: Left) -> Subject | None:
    """The noun behind a count, measure or sum; behind 70%的; or what those who are counted do."""
    starts = scene.change.kind == "from" and scene.change.start == scene.place.quantity.start
    behind = starts and (len(left.phrase) < 2 or SCOPE.fullmatch(left.phrase))
    if scene.change.kind and not behind:
        return None  # but 348项审批事项减少到…: they stand behind what the change starts from
    told = (
        _for_whom(scene)
        or _by_stages(scene)
        or _carried_out(scene)
        or _so_many_times(scene, left)
        or _forming(scene)
        or _against(scene)
        or _sized_or_party(scene)
    )
    if told:
        return told
    phrase = _noun(scene, left)
    measure = attribute_of(phrase) or head_of(phrase) or phrase.endswith("度")
    if measure and repeats(scene) and _AMONG.search(scene.text, scene.place.left_start, scene.place.quantity.start):
        return Subject(scene.before, "subject_counted_again")  # 21个行业中有18个景气度上升
    if phrase in GROUNDS or (phrase.startswith(MARKS) and left.phrase[:1] in ("", "继") and not scene.before):
        return None  # 继突破300亿元大关后，税收又…: what crosses it follows
    return (
        _group(scene)
        or _crossing(scene, left, phrase)
        or _named(scene, left, phrase)
        or _shared(scene, left, phrase)
        or _acting(scene, left)
    )


def _for_whom(scene: Scene) -> Subject | None:
    """对6.4万人进行了转岗培训."""
    text, place, quantity = scene.text, scene.place, scene.place.quantity
    if quantity.unit not in PEOPLE or not _FOR_WHOM.fullmatch(text, place.left_start, quantity.start):
        return None
    done = _DONE_FOR.match(text, quantity.end, place.clause_end)
    return Subject(done["what"], "subject_after_verb") if done else None


def _by_stages(scene: Scene) -> Subject | None:
    """全国分6批设立了自贸试验区: what is done in so many stages."""
    text, place = scene.text, scene.place
    if place.quantity.unit not in _STAGES or not text.endswith("分", place.left_start, place.quantity.start):
        return None
    following = scene.following
    if following and text.endswith("等", place.quantity.end, following.quantity.start):
        done = noun_after(text, following, False)  # 分6批设立了上海、海南等21个自贸试验区
    else:
        done = object_behind(scene)
    return Subject(done, "subject_after_verb") if done else None


def _carried_out(scene: Scene) -> Subject | None:
    """对3枚导弹进行了两次打击; 组织20次校企对接活动."""
    text, place, quantity = scene.text, scene.place, scene.place.quantity
    if quantity.unit not in _TIMES or not _CARRIED_OUT.search(text, place.left_start, quantity.start):
        return None
    deed = _DEED.match(text, quantity.end, place.clause_end)
    return Subject(deed["what"], "subject_after_verb") if deed else None


def _so_many_times(scene: Scene, left: Left) -> Subject | None:
    """两国领导人两次成功会晤: what was done is counted, not who did it."""
    text, place = scene.text, scene.place
    if place.quantity.unit != "次" or len(left.phrase) < 2 or left.verb or text.startswith("的", place.quantity.end):
        return None
    done = _TIMES_DONE.match(text, place.quantity.end, place.clause_end)
    return Subject(done["object"] or done["what"], "subject_doing") if done else None


def _forming(scene: Scene) -> Subject | None:
    """由18人组成的救援队里."""
    forming = _FORMING.match(scene.text, scene.place.quantity.end, scene.place.body_end)
    return Subject(forming["what"], "subject_after") if forming else None


def _against(scene: Scene) -> Subject | None:
    """失业率为9.3%，比2010年的9.6%略有下降."""
    raw = scene.text[scene.place.left_start : scene.place.quantity.start]
    compared = scene.before and _AGAINST.fullmatch(raw) and _STANDS.match(scene.text, scene.place.quantity.end)
    return Subject(scene.before, "subject_inherited") if compared else None


def _sized_or_party(scene: Scene) -> Subject | None:
    """考察团一行9人今晨抵达; what is told by its size."""
    such = sized(scene)
    if such:
        return Subject(such, "subject_after")
    if scene.place.quantity.unit not in PEOPLE:
        return None
    party = _PARTY.search(scene.text, scene.place.clause_start, scene.place.quantity.start)
    return Subject(party["who"], "subject_before") if party else None


_SERVED = lazy(
    r"(?P<place>(?:老旧|住宅)?(?:小区|街道|幼儿园|乡镇|社区|行政村|自然村|村庄?|学校|园区))[内的]?[^，。；、]{0,12}?(?:设施|管网|环境|污水|垃圾|外立面|线路|水电气|网络|用房|安置房)[^，。；、]{0,6}?(?:改造|整治|治理|提升|覆盖|建设)"
)
_SCOPE_LAST = lazy("(?<=..)(?:[均也都]?(?:位?居|[名位]列|排名?))?(?:全[国省市球]|世界)$")
_PER_UNIT = lazy("[亩人户]均(?!的)")
_EXAMPLE = lazy("(?<=..)(?<![高初中平同对])等[^，。；、]{2,}$")
_PLACES_TITLED = ("村", "行政村", "镇", "乡镇", "县", "社区")
_TITLED = lazy(
    r"[村镇县社区乡行政]{1,3}(?:被|成功|先后)*(?:(?:命名|评|认定|列|评定|确定|授予|创建)(?:为|成)|列入|入选|获评|荣获|跻身)了?"
    r"(?P<title>[^，。；、\d]{3,16})(?=[，。；])"
)


def _noun(scene: Scene, left: Left) -> str:
    """The noun behind the number, without the measure that the next figure tells of it."""
    place = scene.place
    phrase = noun_after(scene.text, place, _acts(scene, left)).removesuffix("占比")
    if place.quantity.kind == "measure" and _PER_UNIT.match(phrase):
        return ""  # 其中65万亩亩均投资超3000元
    if place.quantity.kind == "measure" and _of(scene) and "、" not in phrase:
        phrase = _EXAMPLE.sub("", phrase)  # 800平方米的航管楼等配套设施
    if place.right_end < place.body_end:
        phrase = _SCOPE_LAST.sub("", phrase)  # 21种矿产保有量全国第一
    if phrase.startswith(("村集体经济", "村集体收入")):
        return "村"  # 322个村集体经济收入超过5万元
    served = _SERVED.fullmatch(phrase) if place.quantity.unit in ("个", "处", "所") else None
    if served:
        return served["place"]  # 完成22个小区供电设施改造
    titled = _TITLED.match(scene.text, place.quantity.end) if phrase in _PLACES_TITLED else None
    if titled:
        return titled["title"]  # 15个村被命名为省级卫生村
    if place.quantity.kind != "count" or place.right_end == place.body_end:
        return phrase
    # 36家星级饭店客房出租率超过80%: the rate is the next figure's
    measure = max(head_of(phrase).removesuffix("产业"), attribute_of(phrase[1:]), key=len)
    owner = phrase.removesuffix(measure).rstrip("总年月人户均纯新")  # 109户年纯收入超万元
    return owner if measure and len(owner) != 1 else phrase


_TOLLS = {"死": "死亡", "伤": "受伤"}  # 2死9伤
_MEDALS = ("金", "银", "铜")  # 6金9银3铜


def _group(scene: Scene) -> Subject | None:
    """七部门联合发文; 西部12省市外贸增长9%."""
    unit = scene.place.quantity.unit
    behind = scene.text[scene.place.quantity.end : scene.place.quantity.end + 2]
    if not unit and behind == "部门":
        return Subject(behind, "subject_unit")
    if not unit and behind[:1] in _TOLLS:
        return Subject(_TOLLS[behind[0]], "subject_doing")
    if unit in _MEDALS:
        return Subject(unit + "牌", "subject_unit")
    following = scene.following.quantity if scene.following else None
    ranked = following is not None and following.kind == "rank" and following.start == scene.place.quantity.end
    places = (
        "（" in unit and unit.partition("（")[0] in cues("subject", "places_counted") and not ranked
    )  # 山西、新疆等8省（区）
    return Subject(unit, "subject_unit") if places or group_of_places(scene, scene.place) else None


def _crossing(scene: Scene, left: Left, phrase: str) -> Subject | None:
    """生产总值连跨三个千亿元台阶."""
    crosses = left.phrase if len(left.phrase) >= 2 else scene.before
    if not crosses or not phrase.removesuffix("后").endswith(MARKS):
        return None
    own = phrase if scene.place.quantity.unit in ("个", "级", "道", "大") else crosses  # 连跨三个台阶: they are counted
    return Subject(own, "subject_crossing", topic=crosses)


_INSIDE = ("城内", "境内", "范围内", "区域内", "辖区内", "园内", "场地内")
_SET_BY_OTHERS = lazy("(?:确定|下达|提出|规定|制定|要求|分配|核定)的$")


def _is_goal(scene: Scene, left: Left, phrase: str) -> bool:
    """Whether what stands behind is what is aimed at, not what is measured: 实现6%左右的预期目标, but 击中36个目标."""
    quantity = scene.place.quantity
    if _SET_BY_OTHERS.search(scene.text, scene.place.left_start, quantity.start):
        return False  # 超额完成市政府确定的70%的改制目标
    if phrase == "任务" and (quantity.kind == "measure" or not quantity.unit) and len(left.phrase) >= 2:
        return True  # 完成耕地保有量600万亩任务
    if quantity.kind == "money" and phrase.endswith("投资规模"):
        return False
    return phrase.endswith(GOAL_NOUNS) and (_of(scene) or quantity.unit not in ("个", "项", "处", "类"))


def _of(scene: Scene) -> bool:
    return scene.text.startswith(("的", "人民币的"), scene.place.quantity.end)


def _named(scene: Scene, left: Left, phrase: str) -> Subject | None:
    """The noun behind a count, measure, sum or rate, unless what stands before names it."""
    quantity, of = scene.place.quantity, _of(scene)
    if not phrase or quantity.kind not in _AFTER_KINDS or _is_goal(scene, left, phrase):
        return None
    sums = quantity.kind == "money"
    amount = _amount(scene, left) if sums else None
    if amount and of:  # 总投资20亿元的水库建设
        return Subject(phrase + amount[0], "subject_after")
    attribute = left.phrase.endswith("量") or left.phrase in cues("subject", "attribute")
    made = left.verb.rstrip("了") in cues("subject", "joins")  # 实现产量…, but 建成占地3亩的公园
    if of and quantity.kind in ("measure", "count") and attribute and not made:
        return Subject(phrase + (left.phrase if len(left.phrase) <= 6 else ""), "subject_after")  # 库容3亿…
    if of and phrase in _INSIDE and len(left.phrase) >= 2 and not left.verb:
        return Subject(left.phrase, "subject_before")  # 古城2.25平方公里的城内
    total = amount is not None and amount[0] in ("总额", "金额")
    if not total and _named_already(scene, left, phrase, of):
        return None
    return Subject(_from_before(scene, phrase) + phrase, "subject_after")


_ISSUED = lazy(
    r"(?:出台|制定|推出|印发|发布)(?:实施|落实|推行)?了?[“《]?(?P<what>[^，。；、：\d“”《》（）]{3,20})[“]?$"
)
_MEASURES = ("措施", "举措", "政策措施", "政策举措", "政策", "意见")
_THOSE_OF = lazy(r"(?<![^，。；：\n])(?P<what>[^，。；、：\d“”《》（）]{3,18}(?<!以下)(?<!以上)的)$")
_TAKEN_UP = (*MOVES, "推进", "着重抓好", "抓好", "做好", "包括", "选择")
_OF_WHICH = ("企业", "工作", "项目", "单位", "公司")


def _from_before(scene: Scene, phrase: str) -> str:
    """What stands before a count and tells which of so general a noun are counted: 出台服务民营经济发展|21条措施,
    移交县区管理的|89户企业; else ""."""
    general = _ISSUED if phrase in _MEASURES else _THOSE_OF if phrase in _OF_WHICH else None
    quantity = scene.place.quantity
    told = general and quantity.kind == "count" and general.search(scene.text, scene.place.left_start, quantity.start)
    named = shorten(told["what"]) if told else ""
    named = next((named.removeprefix(word) for word in _TAKEN_UP if named.startswith(word)), named)
    return named + "的" if named and general is _THOSE_OF else named


_BOUND_LINKS = ("在", "达", "达到", "为")


def _amount(scene: Scene, left: Left) -> re.Match[str] | None:
    """总投资 of 总投资20亿元的, 产值 of 全县产值在100万元以上的龙头企业, but no more of 固定资产投资在5000万元以上."""
    text, start, end = scene.text, scene.place.left_start, scene.place.quantity.start
    amount = OF_MONEY.search(text, start, end)
    if amount or not (_of(scene) or scene.place.quantity.modifier in ("over", "under")):
        return amount
    link = max((word for word in _BOUND_LINKS if text.endswith(word, start, end)), key=len, default="")
    linked = OF_MONEY.search(text, start, end - len(link)) if link else None
    return linked if linked and without_scope(left.phrase) == linked[0] else None


def _shared(scene: Scene, left: Left, phrase: str) -> Subject | None:
    """三分之一的村; 覆盖率95%的村."""
    text, place, kind, of = scene.text, scene.place, scene.place.quantity.kind, _of(scene)
    if kind not in ("percent", "fraction"):
        return None
    if kind == "percent":
        measured = _measured(scene, left) if of and left.phrase else ""
        if measured:
            return Subject(measured, "subject_before")
        if text.endswith("占", place.left_start, place.quantity.start):
            return None  # 合作社占20%的分红机制
        among = text.endswith("中", place.left_start, place.quantity.start)  # 限额以上单位中八成以上商品
        if not (of or among or not left.phrase or ends_with_verb(left.phrase)):
            return None
    if of and phrase in _OF_WHOLES and 2 <= len(left.phrase) <= _LONGEST_OWNER and not left.verb:
        phrase = owned(without_scope(left.phrase), phrase)  # 森林公园至少有30%的面积被毁
    named = len(phrase) >= 2 - of and not _is_goal(scene, left, phrase)
    return Subject(phrase, "subject_after") if named else None


def _measured(scene: Scene, left: Left) -> str:
    """What a rate measures of the noun behind it: 覆盖率 of 覆盖率95%的村; else ""."""
    limit = _THRESHOLD.fullmatch(left.phrase)  # 对平均时间超过规定20%的单位: the time is what is measured
    bounded = scene.place.quantity.modifier in ("over", "under") or (left.phrase.endswith("率") and not left.verb)
    measured = limit["what"] if limit else left.phrase if bounded else ""
    return measured if measured.endswith((*cues("subject", "attribute"), "率", "时间")) else ""


def _whom(scene: Scene) -> str:
    """Whom it befell, where that is told: 造成以色列方面|900人死亡、2600人受伤, 在灾区已有|800人遇难; else ""."""
    text, start = scene.text, scene.place.quantity.start
    told = _BEFELL_WHOM.search(text[scene.place.left_start : start])
    if told:
        whom = told["whom"] or told["where"]
        return "" if SCOPE.fullmatch(whom) else whom
    previous, last = scene.previous, _BEFELL.search(scene.before)
    listed = previous and last and _ALSO_BEFELL.fullmatch(text, previous.quantity.end, start)
    return scene.before[: last.start()] if listed and last else ""


def _acting(scene: Scene, left: Left) -> Subject | None:
    """带动8镇19村; 造成26人受伤; 带动4万人就业."""
    quantity = scene.place.quantity
    if quantity.kind != "count":
        return None
    if left.verb and quantity.unit in cues("subject", "places_counted"):
        return Subject(quantity.unit, "subject_unit")
    befell = _BEFELL.match(scene.text, quantity.end)
    if befell and quantity.unit in PEOPLE:
        return Subject(_whom(scene) + befell[0], "subject_doing")  # 发生枪击 致4人死亡
    suffered = scene.text.endswith(_SUFFERED, scene.place.left_start, quantity.start)
    moved = left.verb.startswith((*MOVES, "资助", "促进", "安排", "让", "使")) and quantity.unit in (*PEOPLE, "户")
    return _doing(scene, left) if suffered or moved or not left.verb else None


_BEFELL_WHOM = lazy(
    r"(?:造成|导致|已致)了?(?!其中|包括|该|两国|双方|[至共另累])(?P<whom>[^，。；、\d的]{2,8})$|在(?P<where>[^，。；、\d的]{2,12}?)(?:已经?|共|至少)*有$"
)
_ALSO_BEFELL = lazy("[^，。；、]{2}[、，](?:另有)?")
_BEFELL = lazy("(?:死亡|受伤|遇难|身亡|失踪|伤亡|受困)(?=[，。；、！\\s]|$)")
_LONGEST_OWNER = 16
_OF_WHOLES = ("面积", "人数", "产能", "产量", "产值", "收入", "规模", "户数")  # but 按照5%的比例
_OF_AMOUNT = ("费", "款", "金", "税", "值", "额", "价")


_LINKED = lazy(r"(?:(?<![作成])为|达到?|是|突破|超过|仅|降至|升至|增至)$")


_DEED_NEXT = lazy(
    r"(?:种植|栽植|栽种|播种|养殖|饲养|兴建|修建|新建|改建|铺设|购买|购置|补贴|用于|用来|解决|救助)(?=..)"
)
_PERSONS_LAST = lazy(rf"{PERSONS}$")
_LONG_DEED = 4  # characters of a verb and its object: 100万人的饮水困难得到解决，20万人解决温饱
_UNITS_NAMED = ("户", "人")
_FIRM = lazy("(?:企业|公司|工厂|[^，。；、]厂|集团|生产线)$")
_OWED = lazy("(?:负债|亏损|欠[债款]|债务)$")
_PRODUCES = lazy("[年日月](?:产|加工|处理|生产|供|出栏)[^，。；、]{1,10}$")


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
    if kind == "money" and of and _OWED.search(left.phrase):
        return True  # 这家负债9亿元的企业
    if kind == "money" and not of:
        return attribute or left.phrase.endswith(_OF_AMOUNT) or bool(head_of(left.phrase))
    if of and kind in ("count", "measure") and _PRODUCES.search(left.phrase) and _FIRM.search(phrase):
        return True  # 年产发动机15万台的公司
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
    again = again and not (place.quantity.unit in PEOPLE and len(doing) >= _LONG_DEED and lead_verb(doing) > 0)
    if nobody and not again and 2 <= len(doing) <= 12:
        return Subject(doing, "subject_doing")  # 全市2.6万人享受低保
    return None

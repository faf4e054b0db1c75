"""The phrase before a quantity, or what it inherits where none names it: 地区生产总值3483亿元，增长3.9%."""

from reformtext.figures.phrases.left import Left
from reformtext.figures.phrases.nouns import GROUNDS, noun_after
from reformtext.figures.phrases.shortening import EDGE
from reformtext.figures.phrases.topics import clause_before, topic_of
from reformtext.figures.subjects.again import VERB_ALONE, apart_from, at_stage, mean_again
from reformtext.figures.subjects.bounds import with_bound
from reformtext.figures.subjects.owners import is_owner, with_elided_head
from reformtext.figures.subjects.scene import (
    GOAL_NOUNS,
    MARKS,
    SCOPE,
    WHEN,
    Scene,
    Subject,
    attribute_of,
    befalls,
    built_with,
    group_of_places,
    object_behind,
    owned,
    topic_before,
    undertaken,
    without_scope,
)
from reformtext.figures.subjects.topics import TRADED, of_heading, of_works, with_topic
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_YARDSTICK = lazy(r"^.{0,6}(?:目标|预期|平均|均值|水平|全国|全省|全市)$")
_ASPECTS = ("总量", "总额", "总数", "增速", "增幅", "涨幅", "降幅", "减幅", "跌幅")


_MOVED = lazy(
    r"(?:略|稍|又|再|才|仍|只|有所?|微|小幅|大幅|逐步|继续)+(?:回升|回落|下降|上升|增加|减少|增长|提高).{0,2}"
)  # 略有回升
_EACH_TIME = lazy(
    r"(?:平均)?每(?:百?斤|[次年月天期批个户人亩家吨台套桶斤升盒张间辆头只瓶度股]|公斤|千瓦时|平方米|立方米|小时|公里)"
)  # 每次26万元
_MANNER_ONLY = lazy(r"(?:果断|坚决|依法|严肃|大胆|一次性|各|新|再|又|共|累计|分批|先后|陆续|集中|全部|还|将|另)*")
_THIS_NUMBER = lazy(
    r"(?:超过|高于|低于|高出|快于|慢于|好于|领先)[^，。；]+|[这该此]一?个?项?(?:数字|数据|指标|数值|规模|比例|比重|占比|增速|金额|总数)"
)


def spent_on(scene: Scene, left: Left) -> Subject | None:
    """What a sum with no name of its own goes to: 其中5亿元用于水毁工程修复."""
    text, at = scene.text, scene.place.quantity.end
    if scene.place.quantity.kind != "money":
        return None
    invested = _INVESTED_IN.match(text, at, at + _LONGEST_USE) if _INVESTING.search(left.phrase or left.verb) else None
    if invested:
        return Subject(invested["what"], "subject_after_verb")  # 该省投资340亿元用于农村公路建设
    if not (
        _SPENDS.search(left.phrase or left.verb) or _FUNDS.fullmatch(left.phrase) or not (left.phrase or left.verb)
    ):
        return None
    if scene.change.kind and scene.before and not left.phrase:
        return None  # 下达15亿元，比去年增加2亿元，用于…: the sum is the one before
    uses = (_SPENT_ON,) if left.phrase else (_SPENT_ON, _SPENT_ON_KIND, _SUPPORTS)
    spent = next((use for pattern in uses if (use := pattern.match(text, at, at + _LONGEST_USE))), None)
    return Subject(spent["what"], "subject_after_verb") if spent else None


_GOODS = tuple("蛋肉菜果茶油棉糖鱼煤米盐奶纱布钢铜铝纸酒电水虾猪牛羊")
_PER_HEAD = lazy("人均(?:约|达到?|为|仅|超过|突破|已达)*")
_MORE_DONE = lazy(r"[比较][^，。；]{2,16}[多少](?:投入?|支出?|收入?|产出?|销售?|用|完成|生产|实现|安排)了?")
_WHOLE = lazy(r"(?<=..)(?:总?产量|总量|总?面积|总额)$")


_INVESTS = lazy("(?<=..)(?:投资|出资)$")  # 某公司总投资5亿元建设光伏组件项目
_BUILDS = lazy(
    r"，?(?:建设|新建|兴建|建成|打造|引进)(?:的|了)?[^，。；、]{2,30}(?:项目|工程|基地|园|园区|厂|生产线|中心|机构)(?=[，。；]|$)"
)
_DEEDS_ALONE = ("治理", "改造", "整治", "修复", "提升", "建设")
_HOW_FAR = lazy("(?P<aspect>增速|增幅|涨幅|降幅|占比|比重)(?:[高低快慢]|[高低]出)")  # 增速比上年高4.5个百分点
_REAPED = ("收获", "收割", "采收", "播种", "插秧", "移栽", "抢收")
_SHORT_DEED = 2
_CLASSES = ("档次", "档", "等次", "级别")  # 提高最低工资标准，三个档次分别达到…


def named_before(scene: Scene, left: Left) -> Subject | None:
    """The phrase before a quantity, with what it is an attribute of; None where it names nothing."""
    told = _labelled(scene, left) or _named_behind(scene, left) or _per_head(scene) or _compared(scene)
    if told:
        return told
    aspect = _HOW_FAR.fullmatch(left.phrase) if scene.before and scene.place.quantity.kind == "point" else None
    if aspect:
        return Subject(owned(scene.before, aspect["aspect"]), "subject_inherited")
    bounded = with_bound(scene, left.phrase)
    if bounded:
        return Subject(bounded, "subject_before")
    if not _names(scene, left.phrase):
        return None
    if _means_again(scene, left.phrase):
        return Subject(scene.before, "subject_inherited")
    start = scene.place.clause_start
    if left.phrase in _CLASSES and start > scene.floor:
        topic = topic_of(scene.text[clause_before(scene.text, start, scene.floor) : start])
        return Subject(topic or left.phrase, "subject_of_clause_before")
    invests = _INVESTS.search(left.phrase) and _BUILDS.match(scene.text, scene.place.quantity.end)
    if scene.place.quantity.kind == "money" and (invests or left.phrase in cues("subject", "spending")):
        done = object_behind(scene) or (built_with(scene) if invests else "")
        if done:
            return Subject(done, "subject_after_verb")
    deed = left.phrase.removesuffix("率")
    if len(deed) == _SHORT_DEED and deed != left.phrase and scene.before.endswith(deed):
        return Subject(scene.before + "率", "subject_inherited")  # 权属调查375万宗、调查率77.8%
    if left.phrase in _REAPED and scene.place.quantity.kind in ("percent", "measure") and left.topic:
        return Subject(left.topic + left.phrase, "subject_before")  # 全国秋粮已收获42.2%
    if left.phrase in _DEEDS_ALONE and left.verb.endswith("完成"):
        works = undertaken(scene)  # 实施背街小巷整治工程，完成治理20条
        if works:
            return Subject(works, "subject_of_clause_before")
    gave = _GAVE.fullmatch(left.phrase)
    if gave and scene.place.quantity.kind == "money":
        return Subject(gave["deed"], "subject_before")
    if scene.place.quantity.unit == "件" and left.phrase in _DECIDED:
        cases = _cases(scene)
        if cases:
            return Subject(cases + left.phrase, "subject_inherited")
    if left.phrase.startswith("对") and scene.text.startswith("的，", scene.place.quantity.end):
        left = left._replace(phrase=left.phrase[1:])  # 对改造投资500万元以上的，给予补贴
    return Subject(_with_owner(scene, left), "subject_before")


# 旭日集团总经理杨勋向灾区捐款20万元, 向银行注资: what was done, whoever did it
_GAVE = lazy(
    "(?:[^，。；、]{7,}(?=捐|募|筹|集)|[^，。；、]{4,}(?=注资|增资))(?P<deed>捐款|捐资|捐物|募捐|筹集资金|集资|注资|增资)"
)
_DECIDED = ("结案", "审结", "执结", "撤诉", "办结", "调解", "调解结案")


def _cases(scene: Scene) -> str:
    """受理民商事案件925件，结案440件: the cases, of the last figures that told of some; else ""."""
    found = scene.found[max(0, scene.at - _NEAR) :]
    return next((subject.text for subject in reversed(found) if subject.text.endswith("案件")), "")


_NEAR = 6  # figures back to what they are part of
_ALLOTTED = lazy(r"(?:预算|计划|共|拟|已)*(?:安排|列支|支出|拨付|投入|下达|完成)+(?:资金|支出|经费)?")
_LAST_YEAR = lazy(r"[（(](?:去年|上年|前年|(?:19|20)\d\d年)(?:同期|全年)?(?:[仅只]?[为是有达]|仅)?$")


def _labelled(scene: Scene, left: Left) -> Subject | None:
    """教育类支出：安排3.2亿元; 贡献率达到51%（去年为49%）."""
    text, place = scene.text, scene.place
    if scene.before and _LAST_YEAR.search(text[place.left_start : place.quantity.start]):
        return Subject(scene.before, "subject_inherited")
    start = place.clause_start
    if text[start - 1 : start] not in ("：", ":") or start <= scene.floor or not _ALLOTTED.fullmatch(_raw(scene)):
        return None
    named = topic_before(scene)
    return Subject(named, "subject_of_clause_before") if len(named) >= 2 else None


_ENDS = ("", "，", "。", "；", "、", "和")
_CUTS = lazy("(?:减少|削减|压减|缩减|节省|节约)了?(?:约|近|超过|至少)?$")
_LESS_OF = lazy("(?:降低|提高|提升)了?(?:约|近|超过|至少)?$")
_OF_IT = lazy(
    r"的(?P<what>[^，。；、的\d]{2,10}?(?:成本|排放|效率|能耗|时间|费用|负担|支出|用量|损耗|产量|收入))(?=[，。；、和]|$)"
)


def _of_it(scene: Scene) -> Subject | None:
    """能降低15%的运输成本; 削减50%的导弹: what is less or more by so much stands behind."""
    raw = _raw(scene)
    if _CUTS.search(raw) and scene.text[scene.place.quantity.end : scene.place.quantity.end + 1] not in _ENDS:
        named = noun_after(scene.text, scene.place, False)
        aimed = named in GROUNDS or named.endswith(GOAL_NOUNS)
        return Subject(named, "subject_after") if len(named) >= 2 and not aimed else None
    of = _OF_IT.match(scene.text, scene.place.quantity.end, scene.place.body_end) if _LESS_OF.search(raw) else None
    return Subject(of["what"], "subject_after") if of else None


def _named_behind(scene: Scene, left: Left) -> Subject | None:
    """新取消567项收费项目."""
    kind = scene.place.quantity.kind
    if kind in ("percent", "fraction"):
        return _of_it(scene)
    amount = kind in ("money", "measure") and not scene.adjacent()  # 增加了2亿元救灾基金
    if not scene.change.kind or not (kind == "count" or amount):
        return None
    each = scene.text.endswith(("各", "各自"), scene.place.left_start, scene.change.start)  # 市区和新区各增加1条线路
    if not (each or _MANNER_ONLY.fullmatch(left.phrase) or SCOPE.fullmatch(left.phrase) or is_owner(left.phrase)):
        return None
    named = noun_after(scene.text, scene.place, False)
    return Subject(named, "subject_after") if len(named) >= 2 else None


def _raw(scene: Scene) -> str:
    return scene.text[scene.place.left_start : scene.place.quantity.start].strip(EDGE)


def _per_head(scene: Scene) -> Subject | None:
    """粮食总产量5亿公斤，人均380公斤."""
    if not scene.before or not _PER_HEAD.fullmatch(_raw(scene)):
        return None
    total = without_scope(scene.before.removeprefix("人均"))
    return Subject("人均" + _WHOLE.sub("", total), "subject_inherited")


def _compared(scene: Scene) -> Subject | None:
    """比上年多投入26亿元, 较同期外贸增速快3个百分点."""
    raw = _raw(scene)
    if not scene.before or not raw.startswith(("比", "较")) or not scene.adjacent():
        return None
    apart = scene.place.quantity.kind == "point" and _DISTANCE.fullmatch(raw)
    return Subject(scene.before, "subject_inherited") if apart or _MORE_DONE.fullmatch(raw) else None


def _names(scene: Scene, phrase: str) -> bool:
    """Whether a phrase names anything: no single character, bare verb, 每次, 略有回升 or 整顿后."""
    alone = phrase in _GOODS and scene.place.left_start == scene.place.clause_start  # 蛋上涨27.9%
    if (len(phrase) < 2 and not alone) or phrase in cues("subject", "bare_verbs"):
        return False
    return not any(pattern.fullmatch(phrase) for pattern in (VERB_ALONE, _EACH_TIME, _MOVED, WHEN))


def _means_again(scene: Scene, phrase: str) -> bool:
    """Whether a phrase stands for what the figure before is about."""
    if mean_again(phrase, scene.before) or (scene.before and phrase in GROUNDS):
        return True
    if phrase.startswith(("这个数", "这一数", "该数")):
        return True  # 到2022年，这个数字变成了312列
    if phrase == "目标" and scene.before and scene.adjacent():
        return True  # 计划摘帽村147个，目标是达到175个
    if not scene.before or not scene.adjacent():
        return False
    # 比该数字高, 距目标1.8个百分点, 生产总值增速保持7%、总量突破1.7万亿元
    away = scene.place.quantity.kind == "point" and _YARDSTICK.search(phrase)
    return bool(away or _THIS_NUMBER.match(phrase) or phrase in _ASPECTS)


def _with_owner(scene: Scene, left: Left) -> str:
    """The phrase with the head it leaves out, the measure of its list, the region before it or its topic."""
    owner = with_elided_head(scene, left.phrase)
    if owner == left.phrase and not left.verb:
        owner = of_heading(scene, left.phrase)
    previous = scene.previous
    behind = previous if previous and previous.quantity.end == scene.place.left_start else None
    region = group_of_places(scene, behind) if behind else ""
    if region:
        return region + left.phrase
    return owner if owner != left.phrase else with_topic(scene, left)


def inherited(scene: Scene, left: Left) -> Subject | None:
    """A bare growth, level or share belongs to the figure before."""
    if not scene.before or not scene.adjacent():
        return None
    counts = (
        scene.place.quantity.kind == "count" and scene.previous and scene.previous.quantity.kind in ("count", "rate")
    )
    alike = scene.previous is not None and scene.previous.quantity.unit == scene.place.quantity.unit
    counts, alike = counts or _pair_before(scene), alike or _pair_before(scene)
    if left.verb and (not counts or befalls(scene, left) or not alike or apart_from(scene, left)):
        return None
    if scene.heads[scene.at - 1] < scene.at - 1 and _ALL_OF_THEM.match(scene.text, scene.place.left_start):
        shared = [subject.text for subject in scene.found[scene.heads[scene.at - 1] :]]
        if len(set(shared)) == len(shared) > 1:
            return Subject("、".join(shared), "subject_inherited")  # 分别完成3亿元、5亿元，同步增长9%
    whole = at_stage(scene, left)
    share = scene.previous is not None and scene.previous.quantity.kind == "percent"
    rate = attribute_of(whole) if share and scene.place.quantity.kind in ("count", "measure") else ""
    return Subject(
        whole.removesuffix(rate) if rate.endswith("率") else whole, "subject_inherited"
    )  # 开工率71%，完成430座


def _pair_before(scene: Scene) -> bool:
    """开工高速公路5条700公里、续建11条: whether the figure before the last is of the same thing, in the same unit."""
    if scene.at < 2 or scene.place.quantity.kind != "count" or scene.found[scene.at - 2].text != scene.before:
        return False
    return scene.places[scene.at - 2].quantity.unit == scene.place.quantity.unit


_ALL_OF_THEM = lazy("(?:[，,]|(?:同比|比上年|较上年|比[^，。；]{2,8}?))*(?:均|都|双双|同步|全部|全都)")
_SPENDS = lazy(r"(?:安排|拿出|投入|拨付|下达|划拨|支出|筹措|拨出)了?$")
_SPENT_ON = lazy(
    r"(?:，?(?:将|主要|全部|专项)*用于(?:加快|推进|支持|促进)?(?![^，。；]{2,16}、)|，作为"
    r"|为[^，。；]{1,20}?(?:办理|购买|购置|安装|修建|建设|提供|配备|发放|缴纳|解决|改造|更换)了?)"
    r"(?P<what>[^，。；、\d]{2,16})"
)
_FUNDS = lazy(r"(?:[^，。；]{0,4}(?:财政|专项|省级|市级|中央))?(?:资金|经费|款项|专款|预算)")
_INVESTING = lazy("(?<!总)(?:投资|出资)$")
_INVESTED_IN = lazy(r"用于(?P<what>[^，。；、\d]{2,16})")
_SUPPORTS = lazy(
    r"，?(?:用以)?(?:支持|促进|推动|推进|保障)(?!了)(?P<what>[^，。；、\d]{2,16})"
)  # 投入2亿元促进产业升级
_SPENT_ON_KIND = lazy(
    r"，?(?:将|主要|全部|专项)*用于[^，。；\d]{2,30}等(?P<what>[^，。；、\d]{2,16})"
)  # 用于西环路等项目
_LONGEST_USE = 48  # characters in which is said what a sum goes to
_DISTANCE = lazy(r"[比较][^，。；]{1,16}(?:高出|多出|低|高|多|少|快|慢)(?:了|出)?")


_WORKED = lazy("(?:开工|动工|建成|竣工|完工|完成|建设|使用|交付|提升|整治|治理|改造|安排|新|再|已|拟)+")
_OF_YEAR = ("年度", "当年", "本年度")  # 重点项目总投资720亿元，年度计划投资85亿元
_SUM_LAST = lazy("(?:总|计划|完成|累计|年度)*投资$")


_OF_WHAT = ("对", "届", "起", "期", "班", "趟")  # 北京至石家庄，每天开行6对: classifiers that wait for a noun
_A_NAME = 16


def elsewhere(scene: Scene, left: Left) -> Subject:
    """No noun beside the quantity: what the money does, the verb alone, or the clause before."""
    text, place = scene.text, scene.place
    quantity = place.quantity
    if scene.before and _DISTANCE.fullmatch(_raw(scene)):
        return Subject(scene.before, "subject_inherited")  # 人均收入1.9万元，头一回超过全镇水平，比全镇高出1200元
    if left.topic in _OF_YEAR and left.verb.endswith("投资") and scene.before.endswith("投资"):
        return Subject(_SUM_LAST.sub("", scene.before) + left.topic + "投资", "subject_inherited")
    if left.verb:
        done = object_behind(scene) if quantity.kind == "money" else ""
        if done:
            return Subject(done, "subject_after_verb")
        if (left.verb in TRADED or left.verb in cues("subject", "attribute")) and not left.topic:
            return Subject(with_topic(scene, Left(left.verb, left.topic, "")), "subject_before")  # …园区，占地2600亩
        if scene.change.kind and left.topic and left.verb.endswith(cues("subject", "joins")):
            return Subject(left.topic, "subject_before")  # 人均收入已经提前实现“翻一番”
        # 古城景区前4天累计接待6万人; 早稻已播种81%
        joined = quantity.kind in ("money", "count", "measure") or (
            quantity.kind == "percent" and not scene.change.kind
        )
        topic = left.topic if joined and 2 <= len(left.topic) <= 12 else ""
        if befalls(scene, left) and "事故" in scene.before:
            topic = "事故"  # 生产安全事故3起，死亡4人
        named = topic_before(scene) if not topic and quantity.unit.partition("/")[0] in _OF_WHAT else ""
        if 2 <= len(named) <= _A_NAME:
            return Subject(named, "subject_of_clause_before")
        works = "" if topic or not _WORKED.fullmatch(left.verb) else undertaken(scene)
        return Subject(works or of_works(scene, topic + left.verb.rstrip("了到和、")), "subject_verb")
    previous = scene.previous
    earlier = clause_before(text, place.clause_start, scene.floor) if place.clause_start > scene.floor else scene.floor
    if previous is None or previous.quantity.end <= earlier:
        named = topic_before(scene)
        if scene.before and named in cues("subject", "aspects"):
            return Subject(scene.before, "subject_inherited")  # 进出口3万亿元，规模创新高，增长5.9%
        if len(named) >= 2:
            return Subject(with_elided_head(scene, named[-24:]), "subject_of_clause_before")
    phrase = noun_after(text, place, True)
    if phrase and not phrase.startswith(MARKS):
        return Subject(phrase, "subject_after")
    if scene.before:
        return Subject(scene.before, "subject_inherited")
    return Subject(left.phrase, "subject_none")

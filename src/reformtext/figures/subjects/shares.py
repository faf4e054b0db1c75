"""The part of which a share is told: 民营企业进出口占全市进出口总额的62%."""

from reformtext.characters import HAN
from reformtext.figures.change_origins import DRAWN
from reformtext.figures.clauses import Place
from reformtext.figures.phrases.left import Left, read_left
from reformtext.figures.phrases.nouns import noun_after
from reformtext.figures.phrases.shortening import EDGE
from reformtext.figures.phrases.topics import clause_before, topic_of
from reformtext.figures.subjects.scene import GOAL_NOUNS, Scene, Subject, owned, topic_before, without_scope
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_OF_A_PLAN = lazy(
    r"(?:占|达到|完成|超出?|超过|超额?完成)?(?:[全当去上]年|年度|年初|预定|既定|原定|计划|规划|国家|上级|自治区|[省市州县区盟旗师]级?定?|级|下达|确定|调整|考核|责任|的)*(?:目标|计划|任务|进度|预算)(?:任务|指标|数)?"
)
_PART = lazy(rf"(?:^|(?<={HAN}))(?:[约只仅共均已各]|大约)?占(?!地(?!球|区|方)|比|有|用(?!户)|领)")
_PART_OF_WHOLE = lazy(
    r"[，；、]?(?P<owner>[^，。；占]{2,20}?)占(?!地|比|有|用|领|[^，。；]*(?:比重|比例|份额))[^，。；占]{2,24}?(?:不[低少高]于|不超过|达到?|超过|约|近)?"
)
_EACH_OF = lazy("(?:^分别|^依次|[却则就也还都])+$")  # 分别约占
_OF_THOSE = lazy("的[^，。；的]{1,6}占比")
_THOSE_ARE = lazy("(?:以[上下内])?的[仅只约均各又也就]?占(?:比|总数的|总人数的)?(?:约|了|近|达)?")
# 占产业项目年度计划投资的近一半, 完成意向面积的5%
_OF_WHOLE = lazy(
    r"(?:约|只|仅|已|均)?占(?!地|比|有|用|领|[^，。；]*(?:比重|比例))[^，。；占]{2,24}的"
    r"|完成[^，。；]{2,10}(?:面积|总量|总数|总额)的"
)
_OTHER_WHOLE = lazy(r"[^，。；、\d占]{2,12}的")
_OWNERS = ("业", "经济", "园区", "开发区", "高新区", "企业", "项目")
_LONGEST_OWNER = 12
_LONGEST_MEASURE = 16
_PEOPLE_OF = lazy(r"的人(?P<what>(?![均口数员才民们类工])[^，。；、的\d]{2,8})(?=[，。；])")
_OF_THEM = lazy("其中[有约近就仅，]*")
_PART_IS = lazy(r"(?:为|是)(?P<what>[^，。；、的\d]{2,10})(?=[，。；])")
_PART_NAMED = lazy(r"占比(?:约|已|达|到|为|超过|近)*$")
_SHARE_IN = lazy(r"在[^，。；]{2,16}中的?(?:占比|比重|比例|份额)(?:达到?|为|约|超过?|已|升至|提高到|由|从)*")
# 教育支出占生产总值的比重超过国家4%的要求
_REQUIRED = lazy(r"(?P<what>[^，。；]{0,30}?(?:比重|比例|占比|率))(?:超过|高于|达到|低于|不低于)[^，。；]{1,8}$")
_TIMES_OF = lazy(
    r"(?P<what>(?!占(?!比)|[一二三四五六七八九十]是)[^，。；]{0,20}?)(?:已经|已|只|仅|几乎|大约|大致)?(?:(?<![但还可])是|(?<![作成认转])为(?!到|促|确保|实现|[^，。；]{1,12}(?:相当于|接近|超过))|相当于|接近|不?超过|(?<=..)超|达到|[将已仅]达|还?不到|不足|不[低高少]于)"
    r"(?:[^，。；]{1,24}的|(?<=^..)[^，。；]{1,24}|(?<=^.)[^，。；]{1,24})$"
)


# 从个人所得税中提取10%
_TAKEN_FROM = lazy(rf"从(?P<what>[^，。；]{{2,16}}?){DRAWN}$")
_LEVIED = lazy(r"的?(?:税率|比例|标准)?(?:征收|计征|征缴|缴纳)(?P<what>[^，。；、\d的]{2,12})")
_SHARE_NOUNS = ("比重", "比例", "份额", "占比")


def of_share(scene: Scene, left: Left) -> Subject | None:
    """占登记选民的85%, 是国家任务的2.5倍: the part and not the whole is the subject, which stands before."""
    raw = scene.text[scene.place.left_start : scene.place.quantity.start].lstrip(EDGE)
    taken = _TAKEN_FROM.search(raw) if scene.place.quantity.kind in ("percent", "fraction") else None
    told = (
        (Subject(taken["what"], "subject_of_part") if taken else None)
        or _levied(scene)
        or _of_those(scene, left)
        or _in_a_whole(scene, raw)
        or _of_other_whole(scene, raw)
        or _required(scene, raw)
        or _times(scene, raw)
    )
    if told or scene.place.quantity.kind not in ("percent", "fraction", "ratio", "point"):
        return told
    changes = scene.change.kind not in ("", "from") or scene.place.quantity.kind == "point"
    if changes and not left.phrase.endswith(("比重", "比例")):
        return None
    part = _PART_IS.match(scene.text, scene.place.quantity.end) if _OF_THEM.fullmatch(raw) else None
    if part:
        return Subject(part["what"], "subject_of_part")  # 其中有一半以上为外来移民
    return _of_counted_whole(scene) or _of_whole_or_plan(scene, left, raw) or _of_part(scene, left)


def _levied(scene: Scene) -> Subject | None:
    """减按0.5%征收增值税: what is levied at the rate."""
    text, place = scene.text, scene.place
    at_rate = text.endswith(("按", "按照"), place.left_start, place.quantity.start)
    if not at_rate or place.quantity.kind not in ("percent", "fraction"):
        return None
    levied = _LEVIED.match(text, place.quantity.end, place.clause_end)
    return Subject(levied["what"], "subject_after_verb") if levied else None


def _of_those(scene: Scene, left: Left) -> Subject | None:
    """年收入10万元以上的村占比超过九成; 受访的500名工人中，30%的人失业."""
    text, place = scene.text, scene.place
    if place.quantity.kind not in ("percent", "fraction"):
        return None
    if _OF_THOSE.match(text, place.left_start):
        those = _PART_NAMED.sub("", text[place.clause_start : place.quantity.start].strip(EDGE))
        if 2 <= len(those) <= 30:
            return Subject(those, "subject_of_part")
    if scene.previous and _THOSE_ARE.fullmatch(text, scene.previous.quantity.end, place.quantity.start):
        return _bounded_group(scene, scene.previous)
    people = _PEOPLE_OF.match(text, place.quantity.end)
    if not people or not scene.found or left.phrase:
        return None
    counted = (at for at in range(scene.at - 1, -1, -1) if scene.places[at].quantity.kind == "count")
    asked = next(counted, -1)
    return Subject(f"{people['what']}的{scene.found[asked].text}", "subject_of_part") if asked >= 0 else None


def _bounded_group(scene: Scene, bound: Place) -> Subject:
    """月收入3000元以下的 of 月收入3000元以下的占12%, 3000元至5000元的占41%."""
    text, start = scene.text, max(bound.clause_start, bound.quantity.start - _LONGEST_MEASURE)
    measure = read_left(text[start : bound.quantity.start]).phrase or scene.before
    group = measure + text[bound.quantity.start : text.index("的", bound.quantity.end)] + "的"
    return Subject(group, "subject_of_part", topic=measure)


def _in_a_whole(scene: Scene, raw: str) -> Subject | None:
    """…，在全省总量中的占比达12%."""
    if not raw.startswith("在") or not _SHARE_IN.fullmatch(raw):
        return None
    if not scene.found:
        part = topic_before(scene)  # 非公有制经济发展壮大，在全区生产总值中的比重由44%提高到50%
        start = scene.place.clause_start
        opens = scene.text.startswith(part, clause_before(scene.text, start, scene.floor))
        return Subject(part, "subject_of_part") if len(part) >= 2 and opens else None
    return Subject(scene.before, "subject_of_part") if scene.before and scene.adjacent() else None


def _of_other_whole(scene: Scene, raw: str) -> Subject | None:
    """传统产业占工业营收的六成、利润的五成."""
    listed = scene.place.quantity.kind in ("percent", "fraction") and scene.text.startswith(
        "、", scene.place.left_start
    )
    if not listed or not scene.found or scene.found[-1].rule != "subject_of_part":
        return None
    return scene.found[-1] if _OTHER_WHOLE.fullmatch(raw) else None


def _required(scene: Scene, raw: str) -> Subject | None:
    """教育支出占生产总值的比重超过国家4%的要求."""
    required = _REQUIRED.match(raw) if scene.text.startswith("的", scene.place.quantity.end) else None
    return Subject(read_left(required["what"]).phrase, "subject_of_part") if required else None


def _times(scene: Scene, raw: str) -> Subject | None:
    """是国家任务的2.5倍."""
    times = _TIMES_OF.match(raw) if scene.place.quantity.kind in ("multiple", "percent", "fraction") else None
    whole = times and (read_left(times["what"]).phrase or scene.before or topic_before(scene))
    return Subject(whole, "subject_of_part") if whole else None


def _of_counted_whole(scene: Scene) -> Subject | None:
    """实现收入1.2万亿元，占6万户企业的60%: the whole is counted, the part is what came before."""
    text, previous = scene.text, scene.previous
    if not previous or previous.clause != scene.place.clause or scene.at < 2:
        return None
    if not text.startswith("的", scene.place.quantity.start - 1):
        return None
    told = text[previous.left_start : previous.quantity.start].lstrip(EDGE)
    part = _PART.search(told)
    if part is None:
        return None
    owner = read_left(told[: part.start()]).phrase
    return Subject(owner if len(owner) >= 2 else scene.found[scene.at - 2].text, "subject_of_part")


def _of_whole_or_plan(scene: Scene, left: Left, raw: str) -> Subject | None:
    """…，占全市总数的一半; 城镇新增就业4.6万人，完成年度目标的115%."""
    if not scene.before:
        first = raw.endswith("的") and len(left.topic) >= 2 and _OF_A_PLAN.fullmatch(left.phrase)
        return Subject(left.topic, "subject_of_part") if first else None  # 招商项目完成全年目标的60%
    if raw.endswith("的") and scene.adjacent() and _OF_WHOLE.fullmatch(raw):
        return Subject(scene.before, "subject_of_part")
    if not _OF_A_PLAN.fullmatch(left.phrase or left.verb):
        return None
    owner = without_scope(left.topic)  # …，服务站建设完成年度任务的90%
    return Subject(left.topic if len(owner) >= 2 else scene.before, "subject_of_part")


def _of_part(scene: Scene, left: Left) -> Subject | None:
    """民营企业进出口占全市进出口总额的62%."""
    named = left.phrase or left.verb
    part = _PART.search(named)
    if not part:
        text, place = scene.text, scene.place
        of_whole = _PART_OF_WHOLE.fullmatch(text, place.left_start, place.quantity.start)
        owner = read_left(of_whole["owner"]).phrase if of_whole and place.quantity.kind == "percent" else ""
        return Subject(owner, "subject_of_part") if len(owner) >= 2 else None  # 服务设施占新建社区总面积不低于10%
    if scene.text.startswith("的", scene.place.quantity.end) and not named.endswith(_SHARE_NOUNS):
        those = noun_after(scene.text, scene.place, False)
        if len(those) >= 2 and not those.endswith(GOAL_NOUNS):
            return Subject(those, "subject_after")  # 占世界7%的耕地
    inherits = scene.before and scene.adjacent()
    if named.endswith((*_SHARE_NOUNS, "比")):
        owner = "" if part.start() else scene.before if inherits else topic_before(scene)
        return Subject(owned(owner, named), "subject_of_part") if len(owner) >= 2 else None
    owner = _EACH_OF.sub("", named[: part.start()]) or left.topic
    if owner in cues("subject", "attribute") and not inherits:
        topic = _topic_of_clause_before(scene)  # 新兴产业快速发展，产值已占全市的12%
        owner = owned(topic, owner) if topic.endswith(_OWNERS) and len(topic) <= _LONGEST_OWNER else owner
    if len(owner) < 2:
        owner = scene.before if inherits else _topic_of_clause_before(scene)
    return Subject(owner, "subject_of_part") if len(owner) >= 2 or inherits else None


def _topic_of_clause_before(scene: Scene) -> str:
    start = scene.place.clause_start
    earlier = clause_before(scene.text, start, scene.floor)
    return topic_of(scene.text[earlier:start]) if earlier < start else ""

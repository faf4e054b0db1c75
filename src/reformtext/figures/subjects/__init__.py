"""The phrase that is counted or measured, in the document's own words.

After the quantity for counts and measures (1600余项改革任务), before it for levels and changes (地区生产总值3483亿元),
handed out in order over 分别 lists, inherited from the level before a bare growth (…，增长3.9%).
"""

from collections.abc import Sequence

from reformtext.figures.change_number import FoundChange, paired
from reformtext.figures.clauses import Place
from reformtext.figures.phrases.left import Left, read_left
from reformtext.figures.phrases.shortening import shorten, whole
from reformtext.figures.phrases.verbs import NOUN_TAIL, all_verbs, lead_verb
from reformtext.figures.subjects.after import named_after
from reformtext.figures.subjects.again import counted_again
from reformtext.figures.subjects.before import elsewhere, inherited, named_before, spent_on
from reformtext.figures.subjects.bounds import bounded
from reformtext.figures.subjects.dealing import dealt as dealt_out
from reformtext.figures.subjects.dealing import forwarded
from reformtext.figures.subjects.durations import of_duration, won_in_a_row
from reformtext.figures.subjects.extents import of_extent
from reformtext.figures.subjects.grants import granted
from reformtext.figures.subjects.owners import with_measure
from reformtext.figures.subjects.ranks import of_rank
from reformtext.figures.subjects.scene import OBJECT_VERB, Scene, Subject, without_scope
from reformtext.figures.subjects.shares import of_share
from reformtext.figures.yardsticks import apart, whose
from reformtext.patterns import lazy

__all__ = ["Subject", "subjects"]


def subjects(
    text: str,
    start: int,
    places: Sequence[Place],
    changed: Sequence[FoundChange],
    runs: Sequence[Sequence[int]],
    about: str = "",
) -> list[Subject]:
    """Return the subject of every quantity of the sentence that begins at `start`; `about` is what the last figure of
    the sentence before was."""
    found: list[Subject] = []
    first_of = {run[0]: run for run in runs}
    group = {index: run for run in runs for index in run}
    dealt: dict[int, str] = {}
    flagged: set[int] = set()
    heads = _heads(text, places)
    for i in range(len(places)):
        scene = Scene(text, start, places, changed, found, heads, i, about)
        if i in first_of:
            names, doubtful = dealt_out(scene, first_of[i])
            dealt.update(zip(first_of[i], names, strict=False))
            if doubtful:
                flagged.update(first_of[i])
        if i in dealt:
            found.append(Subject(with_measure(scene, whole(dealt[i])), "subject_of_list"))
            continue
        subject = _own(scene)
        if i in group and i not in first_of and subject.rule in ("subject_inherited", "subject_none"):
            subject = Subject(found[group[i][0]].text, "subject_of_list")
        subject = subject._replace(text=whole(subject.text))
        found.append(subject._replace(flags=("list_length",)) if i in flagged else subject)
    return [
        subject if subject.text or not about else Subject(about, "subject_of_sentence_before", subject.flags)
        for subject in forwarded(text, places, found)
    ]


def _heads(text: str, places: Sequence[Place]) -> list[int]:
    """For each figure the first of the list that it stands in, itself where it stands in none."""
    heads: list[int] = []
    for i, place in enumerate(places):
        joined = i and text[places[i - 1].quantity.end : place.quantity.start].endswith(("、", "和", "及"))
        heads.append(heads[-1] if joined else i)
    return heads


_COMPARISON = lazy(r"[，、]?\s?(?:同?比|较|与)(?![重例率值价])")


_THEY = ("在", "先后", "累计", "已", "向", "从", "都", "还")  # 170名教师在报刊上发表论文300篇
_MEAN = lazy(r"年?[人户亩]均$")
_LEADS_AGAIN = ("或", "或者", "（", "(", "合", "折", "约", "于", "即", "币", "元")
# 总投资超20亿元或2亿美元, 6000亿比索（合12亿美元）
_SAME_AGAIN = lazy(
    r"或者?|[，、]约?折合?(?:成|为)?(?:约|人民币|美元)*|[^，。；（）\d]{0,4}[（(](?:约?合|折合|折|约|相当于|即)*(?:人民币|美元)?"
)
_CROSSED = lazy(r"^[^，。；、]{0,4}(?:台阶|大关|关口|门槛)")  # 突破5万元关口、达到5.3万元
_UNDER = lazy("的?(?:情况|背景|形势)下")
_IN_OWN_MONEY = lazy("[到至]?(?:约|近|超过?|逾)?人民币$")
_GAIN = lazy("增收|减收|增产|减产|减负|增值|让利")


def _ends_what_began(scene: Scene) -> bool:
    """Whether a figure is where the change goes that began with the one before: 由38个划转分流为12个."""
    previous = scene.previous
    return (
        previous is not None
        and scene.changed[scene.at - 1].kind == "from"
        and previous.clause
        >= scene.place.clause - (scene.change.kind in ("rise_to", "fall_to") or previous.quantity.kind == "ratio")
        and previous.quantity.unit == scene.place.quantity.unit
        and bool(scene.before)
    )


def _own(scene: Scene) -> Subject:
    """The subject of one quantity that no list hands out: the first rule that answers."""
    told = (
        _of_others(scene)
        or _same_again(scene)
        or granted(scene)
        or won_in_a_row(scene)
        or _object(scene)
        or of_extent(scene)
    )
    if told:
        return told
    before = _own_words(scene)
    if _ends_what_began(scene):
        return Subject(scene.before, "subject_inherited")
    if scene.place.quantity.kind == "rank":
        return of_rank(scene)
    left = read_left(before)
    if scene.place.quantity.kind == "duration":
        return of_duration(scene, left)
    return (
        _gained(scene, left, before)
        or of_share(scene, left)
        or named_after(scene, left)
        or spent_on(scene, left)
        or counted_again(scene, left)
        or named_before(scene, left)
        or inherited(scene, left)
        or elsewhere(scene, left)
    )


def _of_others(scene: Scene) -> Subject | None:
    """比全省（7.7%）高0.7个百分点: another's value of the same, and how far the one spoken of is from it."""
    who = whose(scene.text, scene.place) if scene.before else ""
    if who:
        last = scene.found[-1]
        about = last.topic if last.rule == "subject_of_yardstick" else last.text
        return Subject(who + without_scope(about), "subject_of_yardstick", topic=about)
    if not scene.found or scene.found[-1].rule != "subject_of_yardstick":
        return None
    return Subject(scene.found[-1].topic, "subject_inherited") if _from_others(scene, scene.place) else None


def _from_others(scene: Scene, place: Place) -> bool:
    return apart(scene.text, place.left_start, place.quantity.start)


def _same_again(scene: Scene) -> Subject | None:
    """总投资超20亿元或2亿美元: the same sum in another money; 由900户3000人减至…: the same people by households."""
    quantity, previous = scene.place.quantity, scene.previous
    if scene.change.kind and scene.at and paired(scene.places, scene.at):
        return Subject(scene.before, "subject_inherited")
    if previous is None or (quantity.unit and quantity.kind not in ("money", "measure", "rate")):
        return None
    between = scene.text[previous.quantity.end : quantity.start]
    again = between.endswith(_LEADS_AGAIN) and _SAME_AGAIN.fullmatch(between)
    return Subject(scene.before, "subject_inherited") if again else None


def _object(scene: Scene) -> Subject | None:
    """压减粗钢产能300万吨."""
    if scene.change.rule != "change_verb_object":
        return None
    start, end = scene.change.start, scene.place.quantity.start
    verb = OBJECT_VERB.match(scene.text, start, end)
    named = shorten(scene.text[verb.end() if verb else start : end])
    previous = scene.previous
    if previous and previous.quantity.unit == scene.place.quantity.unit and all_verbs().tile(named):
        return Subject(scene.before, "subject_inherited")  # 清理审批事项1294项，取消调整下放481项
    return Subject(named, "subject_object") if named else None


def _own_words(scene: Scene) -> str:
    """What stands before a quantity and its verb, without what belongs to the figure before."""
    change, place = scene.change, scene.place
    before = scene.text[place.left_start : change.start if change.start >= 0 else place.quantity.start]
    if before.endswith("在内的"):
        before = ""  # 包括两名儿童在内的5人
    if _UNDER.match(scene.text, place.quantity.end):
        before = before.rpartition("在")[2] or before  # 我国在用电量增长5%的情况下
    before = _IN_OWN_MONEY.sub("", before)
    last = scene.found[-1] if scene.at else Subject("", "")
    acted = last.rule in ("subject_after", "subject_doing", "subject_crossing")
    rest = before.removeprefix(last.text) if acted else ""
    if last.rule == "subject_crossing":
        rest = _CROSSED.sub("", rest)
    if last.rule == "subject_crossing" or (last.rule == "subject_doing" and not rest.strip("、和及，")):
        before = rest  # 9人死亡、7人受伤; 连跨三个台阶、突破3万亿元
    if last.rule == "subject_after" and rest.startswith("、"):
        before = rest  # 连接6个县、全长98公里的公路
    deed = lead_verb(rest)
    if (deed > 0 and not NOUN_TAIL.match(rest, deed) and not bounded(scene, last.text)) or rest.startswith(_THEY):
        before = rest  # 9个村种植花椒2200亩: the villages are the first count's
    compares = change.kind in ("rise_by", "fall_by") and _COMPARISON.match(before)
    return "" if compares else before  # 比去年预算增加250亿元


def _gained(scene: Scene, left: Left, before: str) -> Subject | None:
    """农民增收5100万元; 年人均增收300元."""
    gain = _GAIN.match(scene.text, scene.change.start) if scene.change.start >= 0 else None
    if gain is None:
        return None
    if len(left.phrase) >= 2:
        return Subject(left.phrase + gain[0], "subject_before")
    each = _MEAN.search(before)
    return Subject(each[0] + gain[0], "subject_before") if each else None

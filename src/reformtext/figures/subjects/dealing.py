"""Subjects that a list of values shares out: 城乡低保标准分别提高190%、314%."""

from collections.abc import Sequence
from typing import NamedTuple

from reformtext.figures.clauses import Place
from reformtext.figures.coordination import JOINTS, head_of, parallel
from reformtext.figures.phrases.left import clean
from reformtext.figures.phrases.nouns import noun_after
from reformtext.figures.phrases.shortening import shorten
from reformtext.figures.phrases.topics import clause_before, topic_of
from reformtext.figures.subjects.owners import is_measure
from reformtext.figures.subjects.scene import OBJECT_VERB, OF_MONEY, Scene, Subject, attribute_of, owned
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_OF_WHOLE = lazy(r"[，、 ]*分别(?:是|为|相当于|占|约占)[^，。；]{2,20}的$")
_LISTED = lazy(r"(?P<items>[^，。；等]*、[^，。；等]*)(?<![高初中平同对])等(?P<kind>[^，。；、]{2,})")
_BOTH = lazy(r"(?:[这以]?[上两二三]?[项个]?)?(?:指标|数据|增速|增幅)|[两二三]者|(?:实际|名义)(?:增长|下降)")
_LONGEST_OWNER = 8
_MOVES = ("拉动", "带动")  # 三次产业的贡献率分别为…，分别拉动经济增长…: the sectors do, not their shares
_CONTRIBUTION = lazy("(?:对[^，。；]{2,12})?的?贡献率$")
_OF_A_WHOLE = lazy(r"(?<=..)占(?!地|比)[^，。；占]+$")  # 企业数和投资额分别占总数的58%和69%
_DIGIT = lazy(r"\d")
_RESPECTIVELY = lazy(
    r"分别(?:为|达到?|是|占|给予|奖励|补助|补贴|安排|增至|突破|超过|实现|完成"
    r"|(?:排名|[位跃稳]居|跃升至|位列|名列|排在|居|列)[^，。；、]{0,8})?$"
)


_YARDSTICKS = lazy(
    r"[，、]?(?P<what>[^，。；、分均都]{0,16}?)(?:分别|均|都|双双|也)*(?:高于|低于|快于|慢于|好于|优于|高出|超出|领先于?)"
    r"(?P<yardsticks>[^，。；\d]{4,24})"
)


_GIVES = lazy("(?:给予|予以|奖励|补助|补贴)(?:最高|一次性|奖励|补助|补贴)*$")
_FROM_OTHERS = lazy(r"[）)] ?(?:分别|均|都|各)?(?:[高低快慢多少](?:出|于)?了?)?")


class _List(NamedTuple):
    """A list of values, and what is said before it."""

    scene: Scene
    run: Sequence[int]  # the numbers of its figures
    left: str  # what stands before the first of them and its verb
    distributive: bool  # 分别

    @property
    def wanted(self) -> int:
        return len(self.run)

    @property
    def first(self) -> Place:
        return self.scene.places[self.run[0]]


def dealt(scene: Scene, run: Sequence[int]) -> tuple[tuple[str, ...], bool]:
    """Hand the coordinate subjects before a list of values to them one by one; and whether their numbers differ."""
    place, verb = scene.places[run[0]], scene.changed[run[0]].start
    left = scene.text[place.left_start : verb if verb >= 0 else place.quantity.start]
    values = _List(scene, run, left, "分别" in scene.text[place.left_start : place.quantity.start])
    if not values.distributive and left.endswith("等"):
        return (), False  # 深松机、点播机等五大类、八十多种、近十万台机具: each counts them all
    apart = _apart(values)
    if apart:
        return (apart,) * values.wanted, False
    examples = _examples(values)
    if examples:
        return examples, False
    whole = _RESPECTIVELY.sub("", shorten(left)).replace("分别", "")
    phrase = _phrase(values, whole)
    if not phrase and not values.distributive:
        return _dealt_before(scene, values.wanted), False
    if not phrase and _GIVES.search(left):
        return (), False  # 对收入突破1亿元、5亿元的企业，分别给予50万元、100万元奖励
    if not phrase:
        shared = _shared_before(values)
        if shared:
            return shared, False
        phrase = _topic_before(values)
    return _handed_out(values, phrase, whole) if phrase else ((), False)


def _apart(values: _List) -> str:
    """增速分别高于全国、全省0.6、0.2个百分点: what is apart from as many yardsticks as there are values; else ""."""
    last = values.scene.found[-1] if values.scene.found else None
    if last and last.rule == "subject_of_yardstick" and _FROM_OTHERS.fullmatch(values.left.strip()):
        return last.topic  # 比全省（7.7%）和全国（7.0%）分别高0.7、1.4个百分点
    apart = _YARDSTICKS.fullmatch(values.left)
    if apart is None or len(parallel(apart["yardsticks"], values.wanted)) != values.wanted:
        return ""
    what, before = apart["what"], values.scene.before
    return owned(before, what) if what in cues("subject", "aspects") and before else what or before


def _examples(values: _List) -> tuple[str, ...]:
    """电子、汽车、食品等支柱产业产值分别达到…."""
    if not values.distributive or "等" not in values.left:
        return ()
    listed = _LISTED.fullmatch(_RESPECTIVELY.sub("", shorten(values.left)))
    examples = listed["items"].split("、") if listed else []
    if listed is None or len(examples) != values.wanted:
        return ()
    return tuple(clean(example) + listed["kind"] for example in examples)


def _phrase(values: _List, whole: str) -> str:
    """What names the values of a list, or what they are measures of; "" where nothing does."""
    start = values.scene.changed[values.run[0]].start
    if values.scene.changed[values.run[0]].rule == "change_verb_object":
        return shorten(OBJECT_VERB.sub("", values.scene.text[start : values.first.quantity.start], count=1))
    phrase = clean(whole)
    stands_for = values.distributive and (_BOTH.fullmatch(phrase) or _OF_WHOLE.match(values.left))
    return "" if stands_for else phrase  # 两项指标分别增长22%和23%, 分别是五年前的1.8倍和1.9倍


def _shared_before(values: _List) -> tuple[str, ...]:
    """蛋、肉产量1.4万吨，分别占全区的33%和12%; A达到X，B达到Y，分别增长a和b: the subjects of the figures before."""
    before = values.scene.before
    shared = parallel(before, values.wanted) if "、" in before else ()
    return shared if shared and values.scene.adjacent() else _earlier(values.scene.found, values.wanted)


def _topic_before(values: _List) -> str:
    """What the clause before speaks of, where no figure stands between."""
    scene, start = values.scene, values.first.clause_start
    after = scene.previous.quantity.end if scene.previous else scene.floor
    if start <= max(scene.floor, after) or not scene.text[after:start].strip("，,、 "):
        return ""
    return topic_of(scene.text[max(clause_before(scene.text, start, scene.floor), after) : start])


def _handed_out(values: _List, phrase: str, whole: str) -> tuple[tuple[str, ...], bool]:
    """The names that a phrase has for each of the values; and whether it has another number of them."""
    scene, wanted, distributive = values.scene, values.wanted, values.distributive
    if distributive and values.first.quantity.kind in ("percent", "fraction"):
        phrase = _OF_A_WHOLE.sub("", phrase)
    owners = _owners(values, phrase)
    if owners:
        return owners, False
    names = parallel(phrase, wanted)
    parts = parallel(whole, wanted) if distributive and not names and "、" in whole else ()
    if parts:  # 其他用品和服务、交通和通信价格: 服务 was taken for a verb
        cleaned = ((clean(part), part) for part in parts)
        return tuple(name if len(name) > len("里程") else part for name, part in cleaned), False
    if not names and distributive:
        names = _owners_before(scene, phrase, wanted)
    if names:
        bare = distributive and JOINTS.sub("", phrase) == "".join(names)  # no measure of their own is written
        measure = _measure_before(values, names) if bare else ""
        return tuple((clean(name) or name) + measure for name in names), False
    return (), distributive and bool(JOINTS.search(phrase))


def _measure_before(values: _List, names: Sequence[str]) -> str:
    """教师的合格率，小学、初中、高中分别达到…: the measure that the clause before names for a list; else ""."""
    topic = OBJECT_VERB.split(clean(_topic_before(values)))[-1].rpartition("的")[2]
    if not (attribute_of(topic) or topic.endswith("率")) or any(is_measure(name) for name in names):
        return ""
    return topic if all(len(name) <= _LONGEST_OWNER for name in names) else ""


def _owners(values: _List, phrase: str) -> tuple[str, ...]:
    """新建甲3所、乙5所，分别增加学位100个和200个: the figures before name what each value is of."""
    scene, wanted, moves = values.scene, values.wanted, phrase.startswith(_MOVES)
    if not values.distributive or JOINTS.search(phrase):
        return ()
    owners = _earlier(scene.found, wanted)
    if moves:
        return tuple(_CONTRIBUTION.sub("", owner) for owner in owners)
    kinds = {earlier.quantity.kind for earlier in scene.places[: scene.at][-wanted:]}
    if len(kinds) > 1:
        return ()  # 投入资金5亿元，造林8万亩，使覆盖率分别达到…
    shares = phrase.startswith("占") and phrase.endswith(("比重", "比例", "份额"))
    measures = (len(phrase) <= 6 or shares) and not parallel(phrase, wanted)
    return tuple(_owned(owner, phrase) for owner in owners) if measures else ()


_MEAN_LAST = lazy(r"(?<=..)人均(?:可支配|纯)?$")


def _owned(owner: str, phrase: str) -> str:
    """An owner with the phrase instead of a measure of its own: 城镇居民“恩格尔系数”, 住房面积 → 城镇居民住房面积."""
    plain = owner.replace("“", "").replace("”", "")
    measured = plain.removesuffix(max(attribute_of(plain), head_of(plain).removesuffix("产业"), key=len))
    another = is_measure(phrase) and not phrase.endswith(cues("subject", "aspects"))
    if another and 2 <= len(measured) < len(plain):
        return _MEAN_LAST.sub("", measured) + phrase
    return owned(owner, phrase)


def _owners_before(scene: Scene, phrase: str, wanted: int) -> tuple[str, ...]:
    """江苏、广东紧随其后，游客接待量分别为…: the owners stand in the clause before."""
    start = scene.place.clause_start
    if JOINTS.search(phrase) or start <= scene.floor:
        return ()
    owners = parallel(topic_of(scene.text[clause_before(scene.text, start, scene.floor) : start]), wanted)
    if any(not 2 <= len(owner) <= _LONGEST_OWNER or _DIGIT.search(owner) for owner in owners):
        return ()  # the values of another list
    return tuple(owner + phrase for owner in owners)


def _dealt_before(scene: Scene, wanted: int) -> tuple[str, ...]:
    """达到3.9万元和2.3万元，增长8.5%和8.6%: a list without subject right behind one as long has that one's."""
    last = scene.found[-wanted:]
    rules = {subject.rule for subject in last}
    dealt = len(last) == wanted and rules in ({"subject_of_list"}, {"subject_before"}) and scene.adjacent()
    names = tuple(subject.text for subject in last)
    return names if dealt and len(set(names)) == wanted else ()


def _earlier(found: Sequence[Subject], wanted: int) -> tuple[str, ...]:
    """The subjects of as many figures before, each once."""
    names: list[str] = []
    for subject in reversed(found):
        if subject.text and subject.text not in names and not _BOTH.fullmatch(subject.text):
            names.append(subject.text)
        if len(names) == wanted:
            return tuple(reversed(names))
    return ()


_COUNTED_PEOPLE = ("户", "人", "名", "口")
_LEADS_FAR = 6
_ONE_LEVEL = "(?:国家|部|省部|自治区|省|市|县|区|村|社区|乡镇?|镇)级"
_LEVEL = lazy(f"^(?:{_ONE_LEVEL}|乡镇)")
_LEVELS = lazy(f"(?P<one>{_ONE_LEVEL})[、和]")
_AND_DOES = lazy(r"(?:、|和|及|并)[^，。；、和及]{2,4}")
_LEADS_ON = lazy(r"、|，?共(?:计|有)?|和|，?约|，?合计|，?涉及|的")


_OF_KINDS = lazy(r"(?:品种|种类)的(?P<what>[^，。；、的\d]{2,6}?)(?=竞相|盛|正|[，。；、]|$)")


def forwarded(text: str, places: Sequence[Place], found: list[Subject]) -> list[Subject]:
    """A count with no noun of its own takes the noun of the count it leads to: 15支共767人的救援队伍."""
    result = list(found)
    for i in range(len(places) - 2, -1, -1):
        kinds = _OF_KINDS.match(text, places[i + 1].quantity.end)
        if kinds and places[i].quantity.end == places[i + 1].quantity.start:
            result[i] = Subject(kinds["what"], "subject_after_next")  # 1万多株50多个品种的三角梅
            continue
        if not result[i].text and places[i].quantity.unit == places[i + 1].quantity.unit:
            result[i] = result[i]._replace(text=result[i + 1].text)  # 从十年前的3万斤到4万斤，粮食产量提高了1万斤
        between = text[places[i].quantity.end : places[i + 1].quantity.start]
        unnamed = places[i].clause == places[i + 1].clause and (
            result[i].rule in ("subject_verb", "subject_none")
            or (result[i].rule == "subject_after" and result[i].text in cues("subject", "attribute"))
        )
        if unnamed and len(between) <= _LEADS_FAR and places[i].quantity.kind in ("count", "measure"):
            alike = _AND_DOES.fullmatch(between) and places[i].quantity.unit == places[i + 1].quantity.unit
            size = places[i + 1].quantity
            described = text.startswith("的", size.end) or text.endswith(("以上", "以下"), 0, size.end)
            described = described and not _AND_DOES.fullmatch(between)
            named = noun_after(text, places[i + 1], False) if alike or described else ""
            if named:  # 1000个投资1亿元以上的项目, 新建4500亩和改造3500亩高标准农田
                result[i] = Subject(named, "subject_after_next", result[i].flags)
                continue
        alike_people = {places[i].quantity.unit, places[i + 1].quantity.unit} <= set(_COUNTED_PEOPLE)
        opens = places[i].left_start == places[i].quantity.start or places[i].clause_start == places[i].quantity.start
        if between == "、" and alike_people and opens and result[i + 1].rule == "subject_doing":
            result[i] = result[i + 1]  # 525户、1002人全部达到脱贫标准
            continue
        if len(between) > _LEADS_FAR or result[i + 1].rule != "subject_after":
            continue
        noun = result[i + 1].text
        level = _LEVELS.fullmatch(between)
        if level and result[i].text == level["one"]:  # 3个国家级、15个省级示范区
            result[i] = Subject(level["one"] + _LEVEL.sub("", noun), "subject_after_next", result[i].flags)
            continue
        if between == "的" and places[i].quantity.kind == "money":
            amount = OF_MONEY.search(text, places[i].left_start, places[i].quantity.start)
            if amount:  # 总投资20亿元的35个项目
                result[i] = Subject(noun + amount[0], "subject_after_next")
        elif (
            result[i].rule not in ("subject_after", "subject_of_list")
            and (_LEADS_ON.fullmatch(between) or not between.strip())
            and places[i].quantity.kind in ("count", "measure")
            and not (between and places[i + 1].quantity.kind == "money")  # 项目1000个、亿元以上项目500个
            and not (
                places[i].quantity.kind != places[i + 1].quantity.kind and "共" in between
            )  # 距县城3公里，共有24个村
        ):
            result[i] = Subject(noun, "subject_after_next", result[i].flags)
    return result

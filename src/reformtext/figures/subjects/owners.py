"""An owner alone, whose measure is written once: 世界人均预期寿命为72岁，日本为84岁 → 日本人均预期寿命."""

from functools import cache

from reformtext.characters import HAN
from reformtext.figures.coordination import head_of
from reformtext.figures.subjects.scene import Scene, attribute_of, topic_before
from reformtext.patterns import lazy
from reformtext.resources.forms import Forms, read_forms
from reformtext.resources.places import places_by_name

_FARTHEST = 4  # figures that may stand between one owner's value and the next's: growth, rank, share
_DEEDS = ("就业", "失业", "创业", "毕业", "开业", "停业", "营业", "作业")  # no sector
_LONGEST_NAME = 12
_KINDS = lazy(
    r"(?:世界|全球|全国|我国|国内|国外|境外|[全我本][省市区县州]|[东中西]部(?:地区)?|东北(?:地区)?|城镇|农村|城市|乡村|男性|女性|男|女|沿海(?:地区)?|内地"
    rf"|(?:(?!的){HAN}){{0,12}}(?:国家|经济体|省份|地区|部地区|成员国))(?![^的]{{0,2}}[级内]$)"
)
_GROUP = lazy("城镇|农村|城市|乡村|男性?|女性?")
_LEVEL = lazy("(?:国家|部|自治区|省|市|县|区)级")
_GROUP_LAST = lazy(r"(?<=..)(?:男性?|女性?|城镇|农村|[东中西]部)$")  # 吸烟率男性为40%，女性为4%


@cache
def _countries() -> Forms:
    return Forms(read_forms("foreign_places.tsv")["country"] | {"中国", "全球", "欧盟", "欧元区", "东盟"})


def _owner_of(subject: str) -> str:
    """The place or group that a subject begins with: 世界 of 世界人均预期寿命; "" where it begins with none."""
    kind = _KINDS.match(subject)
    longest = kind.end() if kind else 0
    for end in range(2, min(len(subject), _LONGEST_NAME) + 1):
        if subject[:end] in places_by_name() or subject[:end] in _countries():
            longest = max(longest, end)
    return subject[:longest]


def _without_owner(subject: str) -> str:
    return subject.removeprefix(_owner_of(subject)).lstrip("的")


def _measured(subject: str, owner: str) -> str:
    """What a subject measures of its owner, to be told of another one: 全市|农村居民收入 of a county, 全市农村|居民收入
    of the towns."""
    measure = _without_owner(subject)
    return _without_owner(measure).removeprefix("城乡") if _GROUP.fullmatch(owner) else measure


def is_measure(phrase: str) -> bool:
    """Whether a phrase says what is measured, of whomever: 人均可支配收入."""
    return bool(attribute_of(phrase) or head_of("各" + phrase))


def is_owner(phrase: str) -> bool:
    """Whether a phrase is a place or a group and nothing else: 我国, 西部地区."""
    return bool(phrase) and _owner_of(phrase) == phrase


def with_measure(scene: Scene, name: str) -> str:
    """A name of a list with the measure of the last figure of its kind, where it is nothing but an owner:
    全市农村居民人均可支配收入5200元。华阴市、富平县依次为5805元、5166元; else as it is."""
    named = with_elided_head(scene, name)
    measure = named.removeprefix(name)
    return named if is_measure(measure) or measure.endswith(("指数", "率", "度")) else name


def with_elided_head(scene: Scene, phrase: str) -> str:
    """The phrase with the measure of the last figure of its kind, where it is nothing but an owner; else as it is."""
    quantity = scene.place.quantity
    sector = next((word for word in ("企业", "业") if phrase.endswith(word) and len(phrase) > 2), "")
    sector = "" if phrase.endswith(_DEEDS) else sector
    level = bool(_LEVEL.fullmatch(phrase))
    if not (sector or level or is_owner(phrase)):
        return phrase
    for at in range(scene.at - 1, max(-1, scene.at - 1 - _FARTHEST), -1):
        earlier = scene.places[at].quantity
        if earlier.unit != quantity.unit or earlier.kind != quantity.kind:
            continue
        if bool(scene.changed[at].kind) != bool(scene.change.kind):
            continue
        named = scene.found[at].text
        if level:  # 国家级龙头企业2家、省级16家
            other = _LEVEL.search(named)
            return phrase + named[other.end() :] if other and other.end() < len(named) else phrase
        if sector:  # 国有企业利润下降3%，民营企业增长8%; 采矿业增加值增长0.1%，制造业增长6.9%
            kind, of, measure = named.partition(sector)
            return phrase + measure if of and kind and len(measure) >= 2 else phrase
        measure = _GROUP_LAST.sub("", _measured(named, phrase))
        return phrase + measure if len(measure) >= 2 else phrase
    if quantity.kind not in ("money", "percent") or sector or level:
        return phrase
    opens = scene.place.clause_start == scene.floor
    measure = _measured(scene.about if opens else topic_before(scene), phrase)
    return phrase + measure if is_measure(measure) else phrase

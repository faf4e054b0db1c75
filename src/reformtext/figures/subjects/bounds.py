"""A short noun keeps the size that bounds it: 收入超十亿元的县, 10亿元以上项目."""

from reformtext.figures.phrases.left import read_left
from reformtext.figures.phrases.nouns import noun_after
from reformtext.figures.subjects.scene import Scene
from reformtext.patterns import lazy

_BOUNDS = lazy(r"(?:过|超|达|达到|不足|低于|高于|不低于|不少于)$")
_BOUND = ("超", "过", "不足", "不到", "逾")
_BOUND_BEHIND = ("以上", "以下", "以内")
_GRADES = ("千伏", "千伏安", "毫米", "厘米", "兆", "匹", "马力", "寸", "英寸", "吨")
_MEASURE = lazy(
    r"(?:[省市县区]属)?[年总纯主营业]{0,4}(?:销售|产值|投资|收入|利润|税收|营收|面积|资产|产能|交易额)(?:收入|额|达到?|为)?"
)
_SHARE = lazy("的?(?:比例|比重|占比)$")  # 年收入20万元以上群体的比例
_LONGEST_MEASURE = 8  # characters of what the size is of
_SHORT_WHOLE = 12  # characters of a longer noun with what bounds it
_PAIR = 2  # figures of a count and of the size that bounds it
_SHORT_NOUN = 3  # a noun so short says nothing without what bounds it


def with_bound(scene: Scene, phrase: str) -> str:
    """A short noun with the size that bounds it: 收入超十亿元的县已达24个, 10亿元以上项目17个; "" where none does."""
    place, text = scene.place, scene.text
    length = len(_SHARE.sub("", phrase.partition("（")[0]))
    if not phrase or length > _SHORT_NOUN + 1:
        return ""
    at = text.find(phrase, place.left_start, place.left_start + 2 + len(phrase))
    named = bounded(scene, phrase) if at >= 0 and text[place.left_start : at] in ("", "的") else ""
    # 亿元以上重大项目, but not all of 年主营业务收入超过30亿元的骨干企业
    return named if length <= _SHORT_NOUN or len(named) <= _SHORT_WHOLE else ""


def sized(scene: Scene) -> str:
    """The noun behind a size that is told of what is counted: 6家|年销售超五亿元企业; "" where there is none."""
    text, place = scene.text, scene.place
    if scene.following is None or place.quantity.kind != "count":
        return ""
    size = scene.following.quantity
    measure = text[place.quantity.end : size.start]
    told = _MEASURE.fullmatch(measure)
    if not told or size.kind not in ("money", "measure", "percent", "rate"):
        return ""
    if not (text.startswith("的", size.end) or size.modifier in ("over", "under", "range")):
        return ""
    noun = noun_after(text, scene.following, False)
    if not noun and scene.at + _PAIR + 1 < len(scene.places):
        return _of_the_next(scene, measure)
    if size.modifier not in ("over", "under", "range"):
        return noun  # 298个总投资5100亿元的项目: what they cost together bounds none of them
    return measure + text[size.start : text.find(noun, size.end) + len(noun)] if noun else ""


def _of_the_next(scene: Scene, measure: str) -> str:
    """3个产值超千亿元、2个产值超百亿元的产业集群: the noun is written once; "" where the next is told otherwise."""
    text, (size, other, last) = scene.text, (place.quantity for place in scene.places[scene.at + 1 : scene.at + 4])
    if (
        text[size.end : other.start] != "、"
        or text[other.end : last.start] != measure
        or other.unit != scene.place.quantity.unit
    ):
        return ""
    noun = noun_after(text, scene.places[scene.at + _PAIR + 1], False)
    return f"{measure}{text[size.start : size.end]}的{noun}" if noun else ""


def bounded(scene: Scene, noun: str) -> str:
    """A noun with the size right before it that bounds it, whether the noun is written again or not (…的达24个)."""
    previous, place, text = scene.previous, scene.place, scene.text
    if previous is None or previous.quantity.end != place.left_start:
        return ""
    size = previous.quantity
    of = "的" if text.startswith("的", size.end) else ""
    bound = (
        _BOUNDS.search(text, previous.left_start, size.start)
        or text.startswith(_BOUND, size.start)
        or text.endswith(_BOUND_BEHIND, 0, size.end)
        or size.modifier == "range"  # 种茶10亩至20亩的大户
    )
    if size.unit in _GRADES and not of:
        return text[size.start : size.end] + noun  # 220千伏变电站3座
    if (
        not bound
        or (size.kind == "count" and not of)
        or size.kind not in ("money", "measure", "percent", "count", "rate")
    ):
        return ""
    named = read_left(text[previous.left_start : size.start]).phrase
    return (named if len(named) <= _LONGEST_MEASURE else "") + text[size.start : size.end] + of + noun

"""What a thing is told by, how long, wide or high it is: 1条长2800米、宽45米的跑道 → 跑道; 跑道长; 跑道宽."""

from collections.abc import Sequence

from reformtext.figures.clauses import Place
from reformtext.figures.phrases.nouns import noun_after
from reformtext.figures.subjects.scene import Scene, Subject
from reformtext.patterns import lazy

_EXTENT = lazy("[、，]?(?P<what>[全总净]?[长宽高深厚]|直径)(?:[为达约]|达到)?")
_LENGTHS = ("米", "公里", "厘米", "毫米", "里", "丈", "尺", "华里", "英里", "海里")


def of_extent(scene: Scene) -> Subject | None:
    """The subject of what is counted by, or measured of, a thing named behind its extents."""
    place, text = scene.place, scene.text
    if scene.change.kind or (place.quantity.kind != "count" and place.quantity.unit not in _LENGTHS):
        return None
    if place.quantity.kind == "count":
        following = scene.following
        told = following and _EXTENT.fullmatch(text, place.quantity.end, following.quantity.start)
        noun = _behind(text, scene.places, scene.at + 1) if told else ""
        return Subject(noun, "subject_after_next") if noun else None
    left = text[max(place.left_start, place.quantity.start - _LONGEST) : place.quantity.start]
    what = next((told["what"] for at in range(len(left)) if (told := _EXTENT.fullmatch(left, at))), "")
    noun = _behind(text, scene.places, scene.at) if what else ""
    return Subject(noun + what, "subject_after") if noun else None


_MEASURES = ("面积", "里程", "长度", "范围", "区域", "上")  # 水位埋深2米的面积 is itself measured; 在长达20米的路线上
_LONGEST = 6  # characters of the word for an extent, with its verb


def _behind(text: str, places: Sequence[Place], at: int) -> str:
    """The noun behind the extents of which number `at` is one: 长2800米、宽45米的|跑道."""
    while at + 1 < len(places) and _EXTENT.fullmatch(text, places[at].quantity.end, places[at + 1].quantity.start):
        at += 1
    place = places[at]
    noun = noun_after(text, place, False) if text.startswith("的", place.quantity.end) else ""
    return "" if noun.endswith(_MEASURES) else noun

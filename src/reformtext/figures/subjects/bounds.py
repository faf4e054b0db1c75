"""A short noun keeps the size that bounds it: 收入超十亿元的县, 10亿元以上项目."""

from reformtext.figures.phrases import read_left
from reformtext.figures.subjects.scene import Scene
from reformtext.patterns import lazy

_BOUNDS = lazy(r"(?:过|超|达|达到|不足|低于|高于|不低于|不少于)$")
_BOUND = ("超", "过", "不足", "不到", "逾")
_BOUND_BEHIND = ("以上", "以下", "以内")
_SHORT_NOUN = 3  # a noun so short says nothing without what bounds it


def with_bound(scene: Scene, phrase: str) -> str:
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

"""Who gets a grant, and what it is called: 对首次入规的企业，每户给予10万元奖励."""

from reformtext.figures.subjects.scene import Scene, Subject
from reformtext.patterns import lazy

_GRANTED = lazy(
    r"对(?P<who>[^，。；：对]{2,40}?)(?:的?，|(?=按|每|给予|予以|一次性|最高|分别))"
    r"(?P<how>(?:按|每|给予|予以|一次性|最高|分别|奖励|补助|补贴|资助|再|可)[^，。；]{0,16})$"
)
_GRANT = lazy("奖励|奖补|补助|补贴|资助|贴息")
_BECAME = lazy("(?:成长|升级|认定|评定|列)为|获评|获得|达到|通过")


def granted(scene: Scene) -> Subject | None:
    """对首次入规的企业，每户给予10万元奖励: who gets it and what it is called."""
    place, text = scene.place, scene.text
    quantity = place.quantity
    start = max(scene.floor, quantity.start - 60)
    if quantity.kind not in ("money", "rate", "percent") or text.find("对", start, quantity.start) < 0:
        return None
    said = _GRANTED.search(text, start, quantity.start)
    grant = said and (_GRANT.search(said["how"]) or _GRANT.search(text, quantity.end, quantity.end + 12))
    if not said or not grant:
        return None
    who = said["who"].removesuffix("的")
    who = who.rpartition("的")[2]
    became = _BECAME.search(who)
    return Subject((who[became.end() :] if became else who) + grant[0], "subject_granted")

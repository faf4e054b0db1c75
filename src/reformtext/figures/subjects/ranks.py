"""What holds a place in a ranking: 生产总值居全省第6位."""

from reformtext.figures.phrases.left import read_left
from reformtext.figures.phrases.nouns import noun_after
from reformtext.figures.phrases.shortening import shorten
from reformtext.figures.phrases.topics import clause_before, topic_of
from reformtext.figures.subjects.scene import SCOPE, Scene, Subject, owned
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_RANKED = lazy(
    r"(?:的)?(?:总体|综合)?(?:均|分别|稳|继续|再次|跃|首次|连续)?(?:位列|位居|名列|排名|跃居|跃升|跻身|上升|升至|升到|提升|前进|前移|(?<!定)居(?![民住家])|(?<![系队])列(?![车入])|(?<!减)排(?![放水污])|进入|保持|占(?=[全世亚国])|由|从|成为|是|在(?![校岗建编]))"
    r"[^，。；]{0,14}$"
)


# 增速全省第一: where the place is held
_WHERE = lazy(r"(?:^、?|(?<=..))在?(?:全[国省市区县州盟旗]|[国省市]内|亚洲|世界|全球)$")
# 位居全国百强县投资潜力第3: what holds it, behind the verb
_OF_WHICH = lazy(
    r"(?:位列|位居|名列|排名|跃居|居|列)(?P<what>[^，。；、]{2,20}(?:[力率量额值度数速]|质量|指数|水平|发展|创新|环境|活力|百强))$"
)
# 综合实力排在全省86个县的第71位: how many are ranked, and where that is said
_PLACED = lazy(
    r"(?:均|分别|仅|稳)?(?:排在|排名|位居|位列|名列|(?:上升|跃升|提升|下降|升|降)[到至]|居|列|在)(?:全[国省市区县州]|世界|全球)?[^，。；]{0,4}$"
)
_OF_THEM = lazy(r"、?[^，。；、\d]{1,8}(?:中|里)?的?")
_IS_IT = lazy(
    "(?:仍|依然|继续|已|稳居|均|都|连续[^，。；]{1,4}年|首次|跃升|上升|保持)*(?:成为|为|是|作为)[^，。；]{0,10}$"
)
_AMONG_THEM = lazy(r"[^，。；、\d]{1,4}中(?:排名|居|列)?")
_LONGEST_HOLDER = 8
_PLACES_MOVE = ("排名从", "排名由", "综合排名从", "综合排名由")
_IN_A_ROW = lazy("连续[^，。；]{1,4}(?:年|次|届|个月|个季度)$")
_RANKED_AMONG = lazy(r"在(?P<where>[^，。；在]{2,24})中(?:排名|位居|位列|名列|排在|居|列)$")
_AMONG = lazy(r"在(?P<where>[^，。；在]{2,24})中(?=[^，。；]{0,8}$)")


def of_rank(scene: Scene) -> Subject:
    """What holds the place: 生产总值居全省第6位; a bare 增速 belongs to the figure before."""
    left = scene.text[scene.place.left_start : scene.place.quantity.start]
    verb = _RANKED.search(left)
    named = read_left(left[: verb.start()] if verb else left).phrase
    told = _of_so_many(scene)
    if told:
        return told
    among = _AMONG.search(scene.text, scene.place.clause_start, scene.place.quantity.start)
    if among and (not named or among.end() > scene.place.left_start):
        # 在全省县域经济考核中由第58位上升; 进出口总额在全省7个综合保税区中排名第二
        owner = _IN_A_ROW.sub("", shorten(scene.text[scene.place.clause_start : among.start()]))
        holder = scene.text[among.end() : scene.place.left_start + verb.start()] if verb else ""
        if 2 <= len(holder) <= _LONGEST_HOLDER and not owner:
            return Subject(holder, "subject_before")  # 在年度评价中东临市跻身全国前十
        named = owner if len(owner) >= 2 and not SCOPE.fullmatch(owner) else scene.before or among["where"]
    if scene.text.startswith("大", scene.place.quantity.end - 1):
        is_it = _IS_IT.search(left)
        who = read_left(left[: is_it.start()]).phrase if is_it else ""
        if len(who) >= 2 and not SCOPE.fullmatch(who):
            return Subject(who, "subject_before")  # 东盟成为我省第一大贸易伙伴
        lasted = scene.previous is not None and scene.previous.quantity.kind == "duration"
        if is_it and not is_it.start() and scene.before and lasted and not SCOPE.fullmatch(scene.before):
            return Subject(scene.before, "subject_inherited")  # 人民币连续四年成为第一大结算货币
        ranked = noun_after(scene.text, scene.place, False)
        if len(ranked) >= 2:
            return Subject(ranked, "subject_after")  # 我国是世界第二大经济体
    named = _WHERE.sub("", named)
    if named and verb and verb[0].lstrip("的").startswith(_PLACES_MOVE):
        named += "排名"  # 我国排名从第29位跃升至第14位
    return _holds(scene, named or _behind_verb(left))


def _of_so_many(scene: Scene) -> Subject | None:
    """综合实力排在全省86个县的第71位: how many are ranked, in the figure before, is not who."""
    text, previous, start = scene.text, scene.previous, scene.place.clause_start
    if previous is None or previous.clause != scene.place.clause:
        return None
    among_them = _AMONG_THEM.fullmatch(text, previous.quantity.end, scene.place.quantity.start)
    if scene.at > 1 and among_them and "在" not in text[start : previous.quantity.start]:
        return Subject(scene.found[scene.at - 2].text, "subject_inherited")  # 居全省第8位，长三角41个市中第30位
    among = _RANKED_AMONG.search(text, start, previous.quantity.start)
    if among:  # 在县域经济考核中排名35个农业县第5位
        owner = read_left(text[start : among.start()]).phrase
        return Subject(owner if len(owner) >= 2 else among["where"] + "排名", "subject_before")
    placed = _PLACED.search(text, start, previous.quantity.start)
    if not placed or not _OF_THEM.fullmatch(text, previous.quantity.end, scene.place.quantity.start):
        return None
    owner = read_left(text[start : placed.start()]).phrase
    return Subject(owner, "subject_before") if len(owner) >= 2 else None


def _behind_verb(left: str) -> str:
    """投资潜力 of 位居全国百强县投资潜力第3; else ""."""
    behind = _OF_WHICH.search(left)
    return behind["what"] if behind else ""


def _holds(scene: Scene, named: str) -> Subject:
    """What was named, or what the figure before or the clause before is about."""
    before = scene.before
    if named:
        if before and named in cues("subject", "attribute"):
            return Subject(owned(before, named), "subject_inherited")
        return Subject(named, "subject_before")
    if before:
        return Subject(before, "subject_inherited")
    earlier = clause_before(scene.text, scene.place.clause_start, scene.floor)
    if scene.previous is not None and scene.previous.quantity.end > earlier:
        return Subject("", "subject_none")  # 7月份增长5.9%，居全省第11位: of what the sentence before is about
    return Subject(topic_of(scene.text[earlier : scene.place.clause_start])[-24:], "subject_of_clause_before")

"""What a figure without a noun of its own counts once more: 其中20名被录取, 全部建成的三万个, 投产410公里."""

import re
from functools import cache

from reformtext.characters import HAN
from reformtext.figures.phrases.left import Left
from reformtext.figures.phrases.verbs import all_verbs
from reformtext.figures.subjects.bounds import bounded
from reformtext.figures.subjects.owners import with_elided_head
from reformtext.figures.subjects.scene import SCOPE, Scene, Subject, befalls, repeats, topic_before
from reformtext.figures.works import BEGUN, DONE, stages
from reformtext.patterns import lazy
from reformtext.resources.context import cues

# 再修2.4万公里: what is built is what the figure before measured
VERB_ALONE = lazy(
    r"改善|[多少](?:投入|收入|收购|销售|[收产卖赚挣花销缴交])了?"
    r"|(?:再|又|新|将|还|共|已|拟|计划)+(?:修|建|造|种|栽|架|铺|挖|开|通|设|添|招|派|减|关|拆|改|投|补|完|签|引|育|购)[建筑成设造通了]?"
)
_ALREADY = lazy(rf"(?:[目当]前|现|其中)?已经?{HAN}{{2}}了?")  # 清理出公车4万辆，已处置2.1万辆
_BELONGS = lazy(r"(?:属于?|是|为)(?P<what>[^，。；、\d]{2,16})")  # 其中5个属于新建项目
_FARTHEST = 3  # figures back to what is counted again
_THOSE = lazy(
    r"^(?:(?:以[上下内])?的(?:就?有|已?达到?|发展到|共有|仅?有)?|[而但]?[^，。；、的]{2,8}的(?:[却则就]?是|已?达到?|就?有|共有|仅?有))$"
)
_HEADLESS = lazy(r"(?:[全其][部中余他]|已|有|基本|另|还|已有)?[^，。；]{0,8}的$")


def apart_from(scene: Scene, left: Left) -> bool:
    """废止65件，修改31件: a deed alone beside another one, of which neither names what is counted."""
    return bool(left.verb) and all_verbs().tile(scene.before)


def counted_again(scene: Scene, left: Left) -> Subject | None:
    """A count without noun that counts more of what the figure before counted: 其中20名被录取, 全部建成的三万个."""
    raw = scene.text[scene.place.left_start : scene.place.quantity.start].strip("，,、；; ")
    headless = _THOSE.search(raw)
    if headless and not scene.change.kind:
        for at in range(scene.at - 1, max(-1, scene.at - 1 - _FARTHEST), -1):
            if scene.places[at].quantity.unit == scene.place.quantity.unit:
                named = scene.found[at].text  # 出租率超过80%的有85家
                sized = scene.places[scene.at - 1].quantity.modifier == "range"  # 种茶10亩至20亩的达60户
                head = bounded(scene, named.rpartition("的")[2]) if sized else ""
                return Subject(head or named, "subject_counted_again")
    if (
        not (repeats(scene) or _pair_repeats(scene))
        or scene.change.kind
        or befalls(scene, left)
        or apart_from(scene, left)
        or (scene.found[-1].rule == "subject_of_clause_before" and topic_before(scene))  # …6对；北京至郑州，每天…
    ):
        return None
    bare = (not left.phrase and "人均" not in raw) or bool(SCOPE.fullmatch(left.phrase))
    inside = scene.before and raw.startswith(scene.before + "中")  # 700个县中有312个
    kind = _BELONGS.match(scene.text, scene.place.quantity.end, scene.place.body_end) if bare or inside else None
    if kind:
        return Subject(kind["what"].rpartition("的")[2] if len(kind["what"]) > 10 else kind["what"], "subject_after")
    owner = with_elided_head(scene, left.phrase)
    if owner != left.phrase:
        return Subject(owner, "subject_before")  # 日本为84岁，我国达到79岁
    if (
        bare
        or inside
        or VERB_ALONE.fullmatch(left.phrase)
        or ("已" in raw and _ALREADY.fullmatch(raw))
        or _HEADLESS.fullmatch(raw)
        or left.phrase in cues("subject", "bare_verbs")
    ):
        return Subject(at_stage(scene, left), "subject_counted_again")
    return None


def _pair_repeats(scene: Scene) -> bool:
    """Whether it is told in two units as the figures before: 经济适用住房开工84万平方米9863套，竣工39万平方米4644套."""
    if scene.at < 2 or scene.found[scene.at - 1].text != scene.found[scene.at - 2].text:
        return False
    first, quantity = scene.places[scene.at - 2].quantity, scene.place.quantity
    return first.unit == quantity.unit and first.kind == quantity.kind == "measure"


_MEAN = lazy(r"(?:平均)?(?:[日月年]均|每[日天月年])(?P<deed>..)")


def mean_again(phrase: str, before: str) -> bool:
    """发送旅客3.48亿人次，日均发送870万人次: the same deed, now per day."""
    mean = _MEAN.fullmatch(phrase)
    return mean is not None and mean["deed"] in before


_PLANNED = lazy(r"(?:规划|计划|设计)(?P<measure>总?(?:面积|里程|投资|规模|长度|产能))")


@cache
def _stage() -> re.Pattern[str]:
    return lazy(f"(?<=..)(?:{stages(*BEGUN, *DONE)}|铺轨)$")


def at_stage(scene: Scene, left: Left) -> str:
    """The subject before, with the stage that a verb names now: 复线铺轨320公里，投产410公里 → 复线投产."""
    stage, verb = _stage().search(scene.before), left.verb or left.phrase
    planned = _PLANNED.fullmatch(scene.before)
    if planned and _stage().search("  " + verb):
        return verb + planned["measure"]  # 规划面积3万亩，建成1.2万亩
    return scene.before[: stage.start()] + verb if stage and _stage().search("  " + verb) else scene.before

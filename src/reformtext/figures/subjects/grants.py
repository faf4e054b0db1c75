"""Who gets a grant, and what it is called: 对首次入规的企业，每户给予10万元奖励."""

from reformtext.figures.subjects.scene import Scene, Subject
from reformtext.patterns import lazy

_GRANTED = lazy(
    r"对(?P<who>[^，。；：对]{2,40}?)(?:的?，|(?=按|每|给予|予以|一次性|最高|分别))"
    r"(?P<how>(?:按|每|给予|予以|一次性|最高|分别|奖励|补助|补贴|资助|再|可)[^，。；]{0,16})$"
)
_GRANT = lazy("奖励|奖补|补助|补贴|资助|贴息")
# 最高可获得100万元的一次性补助
_OF_GRANT = lazy(rf"的(?P<grant>[^，。；、的\d]{{0,8}}?(?:{_GRANT.pattern})(?:标准|资金|金|款)?)(?![政标对])")
# 每亩300元的标准给予补贴
_AT_STANDARD = lazy(
    rf"的?标准，?(?:[^，。；\d]{{0,12}}?(?:给予|予以|进行|发放|落实|实行|提供)?[^，。；\d]{{0,6}}?)(?P<grant>{_GRANT.pattern})"
)
_BECAME = lazy("(?:成长|升级|认定|评定|列)为|获评|获得|达到|通过")


_SHORT_BASE = 5  # characters of what a grant is reckoned on that its name holds: 购置额补助
_BOUNDED = lazy(r"\d[^，。；]*以[上下内]")  # 对投资1000万元以上的，给予最高200万元补贴: a class, no name
_BASE = lazy(r"(?:按照?|依照|以)(?P<base>[^，。；]{2,20}?)的$")
_GIVEN = lazy(rf"(?:给予|予以|进行|的标准给予)?[^，。；]{{0,12}}?(?P<grant>{_GRANT.pattern})")
_DRAWN = lazy(r"(?:领取|发放|缴纳|征收|收取|享受|计发|返还|退还|支付|报销|缴存|计征)(?P<what>[^，。；\d]{2,12})")
_EACH = lazy(
    rf"(?:每|单)个(?P<each>[^，。；每]{{1,8}}?)(?:一次性|最高|给予|予以|可|再|不超过)*(?P<grant>{_GRANT.pattern}|(?<=最高)|(?<=不超过))"
    r"(?:最高|可达|不超过)*$"
)
# 获得有机产品认证的单位或个人: what is rewarded
_EARNED = lazy(
    r"(?:新|首次|连续[^，。；的\d]{1,3}年)*(?:获得|获评|获|通过|列入|入选|取得|保持|被?认定为|被?评为|评定为|创建)了?(?P<what>[^，。；的]{3,20})的"
    r"(?:单位|个人|企业|产品|机构|人员|农户|公司|主体|地区|乡镇|村|学校|和|或|、)+"
)
_GRANTS_NAMED = tuple(_GRANT.pattern.split("|"))
_BY_STANDARD = lazy(r"(?P<who>[^，。；：对\d]{2,24}?)(?:分别|均|再|可)?按照?")  # 寄宿生按照每生每年1000元的标准补助
# 新认定省级工业设计中心给予20万元奖补
_NAMED = lazy(
    r"(?:新认定|新获评|新评定|首次认定|首次获评|新入选)(?:的|为)?(?P<who>[^，。；：\d]{2,24}?)的?(?:每[家户个])?(?:一次性|分别)?(?:给予|奖励|补助)$"
)


def granted(scene: Scene) -> Subject | None:
    """Who gets it and what it is called, or on what it is reckoned: 按购置额的8%给予补助 → 购置额补助."""
    kind = scene.place.quantity.kind
    told = _reckoned(scene) if kind in ("percent", "fraction") else None
    told = _of_sum(scene) if kind in ("money", "rate") else told
    return told or (_to_whom(scene) if kind in ("money", "rate", "percent") else None)


def _reckoned(scene: Scene) -> Subject | None:
    """按购置额的8%给予补助; 按应缴额的50%返还保险费."""
    text, place, quantity = scene.text, scene.place, scene.place.quantity
    base = _BASE.search(text, place.left_start, quantity.start)
    if not base:
        return None
    given = _GIVEN.match(text, quantity.end)
    if given:
        on = base["base"] if len(base["base"]) <= _SHORT_BASE else ""  # 按固定资产投资额的10%给予补贴
        return Subject(on + given["grant"], "subject_granted")
    drawn = _DRAWN.match(text, quantity.end)
    return Subject(drawn["what"], "subject_granted") if drawn else None


def _of_sum(scene: Scene) -> Subject | None:
    """按每亩300元的标准给予补贴; 每个项目补助20万元; 100万元的一次性补助."""
    text, place, quantity = scene.text, scene.place, scene.place.quantity
    standard = _AT_STANDARD.match(text, quantity.end)
    if standard and not scene.change.kind:
        to = _BY_STANDARD.match(text, place.clause_start, quantity.start)
        return Subject((to["who"] if to else "") + standard["grant"] + "标准", "subject_granted")
    each = _EACH.search(text, place.left_start, quantity.start)
    if each and scene.before.endswith(each["grant"] or _GRANTS_NAMED):
        return Subject(scene.before, "subject_inherited")  # 新产品给予5万元奖补，每个企业最高奖补20万元
    if each and each["grant"]:
        return Subject(each["each"] + each["grant"], "subject_granted")
    named = _NAMED.search(text, place.clause_start, quantity.start)
    gives = named and _GIVEN.match(text, quantity.end)
    if named and gives:
        return Subject(named["who"] + gives["grant"], "subject_granted")
    called = _OF_GRANT.match(text, quantity.end)
    if called and not scene.change.kind and "对" not in text[place.left_start : quantity.start]:
        return Subject(called["grant"], "subject_granted")
    return None


def _to_whom(scene: Scene) -> Subject | None:
    """对首次入规的企业，每户给予10万元奖励."""
    text, quantity = scene.text, scene.place.quantity
    start = max(scene.floor, quantity.start - 60)
    said = _GRANTED.search(text, start, quantity.start) if text.find("对", start, quantity.start) >= 0 else None
    grant = said and (_GRANT.search(said["how"]) or _GRANT.search(text, quantity.end, quantity.end + 12))
    if not said or not grant:
        return None
    who = said["who"].removesuffix("的")
    earned = _EARNED.fullmatch(who)
    who = earned["what"] if earned else who.rpartition("的")[2]
    became = _BECAME.search(who)
    who = who[became.end() :] if became else who
    return Subject(("" if _BOUNDED.search(who) else who) + grant[0], "subject_granted")

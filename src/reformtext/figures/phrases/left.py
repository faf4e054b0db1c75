"""What stands before a level, cut to what names it."""

from typing import NamedTuple

from reformtext.figures.coordination import head_of
from reformtext.figures.phrases.shortening import ASIDE, EDGE, shorten
from reformtext.figures.phrases.verbs import MOVES, NOUN_TAIL, all_verbs, any_verb, lead_verbs
from reformtext.patterns import lazy
from reformtext.resources.context import cues


class Left(NamedTuple):
    """What stands before a value: the phrase that names it, the topic before the verb, and the verb itself."""

    phrase: str
    topic: str
    verb: str


_EACH = lazy(
    r"平均每[个家村][^，。；\d每]{2,6}(?=每[年月天日夜周])|(?<![第几数\d])一(?:亩|斤|公斤|平方米)[地田]?(?=.)|(?:平均)?每(?:人|户|名|生|亩|头|月|年|天|日|夜|周|家|个|套|台|辆|吨|箱|班|平方米|立方米|平方公里|公里|公斤|斤|千瓦时|次|床|份|件)(?=[^，。；]{0,3}(?:每|可|不|补|奖|发|$|增|提|约|近|达))"
)
_MIDDLE = lazy(
    r"^(?P<topic>.{2,40}?)(?:(?<![比较])[今去]年[底末初]?|[一二两三四五六七八九十\d]{1,2}年[之以]?后|全年|目前|计划(?=完成|投资|新|建|实|增|安排|到|在|摘|脱|搬|招|培|引|改|栽|植)|力争|确保|预计|(?<!机)累计(?!结[存余]|余额|赤字)|已经|现已|已(?![婚知故达经])|(?<!公)共(?!有产权|[体同和享建产育青])|将(?!军|士)|自[^，。；自]{2,8}以来|(?<=..)就(?![业是读近地医诊学餐座任职])"
    r"|(?<=..)可(?=节约|节省|减少|降低|缩短|增加|提高))(?=.{2})"
)

_DISPOSED = lazy(r"^[^把]{0,14}把(?![手关握脉])(?=.{2})")  # 市政府把生产总值增长目标确定为6.5%


# 国家下达的能耗目标: who set it is not what it is
_HANDED_DOWN = lazy(
    r"^(?:国家|中央|上级|(?:省|市|区|县)(?:里|委|政府|委省政府|委市政府)?)(?:给?我[省市县区])?"
    r"(?:下达|核定|分配|规定|确定)(?:给?我[省市县区])?的(?=..)"
)
_COMPRISES = ("包括", "包含", "涵盖")
# 险种有人身险、健康险、财产险等130种
_HAS_KINDS = lazy(
    "(?:[^，。；、]{0,16}的)?(?P<what>[^，。；、有的]{2,6})(?:(?<![现国拥所具没含占享只仅还季月公私])有|包[括含]|涵盖)[^，。；、的“”]{2,10}(?:、[^，。；、的“”]{2,10}){2,}"
)
_CAUSED = lazy("^[^，。；]{2,}(?:导致|造成|引发)的(?=.{2})")  # 大火导致的死亡人数
_DEGREES = ("强度", "力度", "进度", "速度", "密度", "程度")  # 冬小麦收获|进度
_NO_NOUN_BEGINS = ("提供", "带领")  # whatever follows these is their object: 提供岗位, 提供康复服务
_BUILD_NO_NOUNS = ("出台", "拆除", "吸引", "印发", "荣获", "获评", "摘得", "侦破", "攻克", "追回", "查封", "争取")
# 开工建设165个: verbs alone
_WORKS = tuple("建设 施工 使用 投运 投用 通车 达标 运营 投产 改造 筹集 筹措 并网".split())


_LONG_QUOTE = 6


def _closed(phrase: str) -> str:
    """A phrase whose last quotation mark was cut off, with the mark: 财政“三农 → 财政“三农”."""
    return phrase + "”" if phrase.count("“") > phrase.count("”") else phrase


def _quoted(left: str) -> str:
    """What stands in the quotation that is still open, where much of it does: 宣布“将把关税总水平降低到."""
    outside, quotes, inside = left.rpartition("“")
    return inside if quotes and outside and "”" not in inside and len(inside) >= _LONG_QUOTE else left


_ON_GROUNDS = lazy(
    r"(?:^[，、]?|(?<=..)(?:只需|将|要|会)?)在[^，。；、]{0,14}的?基础上(?:再|实现)?$|^[^，。；、在]{0,14}的?基础上，?(?=.)"
)  # 装机将在2020年的基础上翻一番


def read_left(left: str) -> Left:
    """Split what stands before a value at its last verb with an object."""
    left = _ON_GROUNDS.sub("", left)  # before 将 parts it: 装机将在2020年的基础上翻一番
    for aside in (ASIDE, _EACH, _DISPOSED, _CAUSED):
        left = aside.sub("", left)
    left = _quoted(left)
    middle = _MIDDLE.match(left)
    before = _closed(shorten(middle["topic"])) if middle else ""
    left = (shorten(left[middle.end() :]) if middle else "") or shorten(left)
    for start, end in reversed(lead_verbs(left)):
        rest = _HANDED_DOWN.sub("", left[end:].lstrip("了的")).removeprefix("一批")
        verb = left[start:end].rstrip("了")
        taking = verb in _NO_NOUN_BEGINS
        if (
            not rest
            or rest in _WORKS
            or rest in cues("subject", "joins")
            or (len(rest) >= 4 and all_verbs().tile(rest) and not taking)
        ):
            continue
        if taking and "的" in rest:
            continue  # 提供住宿的机构
        done = verb in cues("subject", "joins") or (
            verb.endswith("建成") and rest[0] != "区"
        )  # 建成标准农田, but 建成区
        builds = NOUN_TAIL.match(rest) and verb not in _BUILD_NO_NOUNS
        sold = verb == "销售" and rest.startswith("产值")  # 销售产值
        part_of_noun = (builds or sold or rest.startswith(_DEGREES)) and not (done or taking)
        if len(rest) >= 2 and not part_of_noun and not rest.startswith(("后", "前", "以来", "时")):
            topic = shorten(left[:start]) or before
            if left[start:end].startswith(MOVES):
                rest = _behind_verb(rest)  # 带动当地农户种植洋芋
            named = _last_named(rest.strip(EDGE))
            if before and named.startswith(_COMPRISES):
                named = before  # 目录目前共包括彩电、冰箱等9类
            return Left(named, topic, left[start:end])
    left = _HANDED_DOWN.sub("", left)
    if before and left.startswith(_COMPRISES):
        return Left(before, "", "")
    if all_verbs().tile(left):
        return Left("", before, left)
    return Left(_last_named(_behind_manner(left)), before, "")


_MANNER_FIRST = lazy(r"(?:按照?|通过|采取|依托|围绕|结合|针对|面向|利用|根据)")


_MOVED = lazy("(?:全力|着力|大力|奋力|努力)?(?:推动|促进|拉动)")


def _behind_manner(phrase: str) -> str:
    """按照“四好”标准改造农村公路 → 农村公路: what is done in some manner is named behind the verb."""
    moved = _MOVED.match(phrase)
    if moved and head_of("各" + phrase[moved.end() :]):
        return phrase[moved.end() :]  # 推动生产总值向1万亿元迈进
    if phrase.startswith(MOVES):
        return _behind_verb(phrase)
    return _behind_verb(phrase) if _MANNER_FIRST.match(phrase) else phrase


def _behind_verb(phrase: str) -> str:
    """The object of a phrase's last verb; the phrase itself where it has none."""
    ends = [end for _, end in any_verb().find(phrase, 0, len(phrase)) if 2 <= len(phrase) - end <= 16]
    return phrase[ends[-1] :].lstrip("了") if ends else phrase


_SETTLED = lazy(
    r"(?:(?:活跃|分布|生活|居住|工作|战斗|奋战|散布)[在于]|来自)[^的]{2,12}的(?P<noun>[^的、]{2,12})$"
    r"|[^的]{2,24}(?:组建|建立|成立|组成)的(?P<made>[^的、]{2,12})$"
)
_LONGEST_EXAMPLES = 20
_GRADE = lazy(r"[高中初一二三四特优劣同平上下对相均][等]|等(?:级|次|候|额|于|待|值|效|方面|地$|[^，]{0,3}[个项])")


def _last_named(phrase: str) -> str:
    """防洪排涝、中小学布局等专项规划 → 专项规划: examples before 等 do not name what is counted."""
    _examples, of, kind = phrase.rpartition("等")
    if of and kind.startswith("地") and not kind.startswith(("地区", "地方", "地铁", "地下", "地级", "地产", "地质")):
        kind = kind[1:]  # 河北、河南等地气温
    if kind == "活动" and "、" in _examples and len(phrase) <= _LONGEST_EXAMPLES:
        return phrase  # 惠民演出、文化下乡等活动
    if of and len(_examples) >= 3 and len(kind) >= 2 and not _GRADE.search(phrase, len(_examples) - 1):
        return kind  # 北环路等道路
    settled = _SETTLED.match(phrase)
    if settled:
        return settled["noun"] or settled["made"]  # 活跃在京郊的秧歌队
    if "在内的" in phrase:
        return phrase.rpartition("在内的")[2] or phrase
    kinds = _HAS_KINDS.fullmatch(phrase)
    if kinds:
        return kinds["what"]
    parts = phrase.split("、")
    if "包括" in phrase[2:]:
        return phrase.partition("包括")[0]  # 省级园区包括青石园、白沙园等5个
    states = all(part.endswith(cues("subject", "describing_ends")) for part in parts[:-1])
    if len(parts) > 1 and states and parts[-1].endswith(cues("subject", "attribute")):
        return parts[-1]  # 土地瘠薄、交通闭塞、人均收入只有120元
    if len(parts) > 1 and len(parts[-1]) >= 3 and phrase.startswith(("是指", "由", "以", "对", "将", "把", "指")):
        return parts[-1]  # 由中小街道围合、街区规模在50亩左右: clauses, not things
    return kind if of and len(kind) >= 2 and "、" in _examples and not kind.startswith(("级", "次", "候")) else phrase


def clean(left: str) -> str:
    """The phrase that names a value, out of what stands before it."""
    read = read_left(left)
    return read.phrase or read.verb

"""What an attribute belongs to: 龙头企业实现产值 → 龙头企业产值; 推行养老保险，参保人数 → 养老保险参保人数."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from reformtext.figures.clauses import REACH
from reformtext.figures.coordination import head_of
from reformtext.figures.phrases.left import Left, read_left
from reformtext.figures.phrases.topics import clause_before, topic_of
from reformtext.figures.phrases.verbs import lead_verb
from reformtext.figures.quantity import Quantity
from reformtext.figures.subjects.owners import is_owner
from reformtext.figures.subjects.scene import (
    PREDICATE,
    SCOPE,
    VIEW,
    WHEN,
    Scene,
    attribute_of,
    built_with,
    owned,
    repeats,
    undertaken,
    without_scope,
)
from reformtext.figures.works import DONE, once_done, stages
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_OWNERS = lazy(
    r"(?:[企产工行农商林牧渔矿融造筑务]业|合作社|单位|项目|园区|机构|农场|基地|公司|平台|中心|协会|学校|医院|大棚|温室|厂房|广场|公园|冷库|交易|订单)$"
)
# 蔬菜播种面积6200亩，产量8100吨: what grows on the area
_GROWN = ("产量", "总产量", "单产", "亩产", "总产", "平均亩产", "产值", "年产量", "年产值")
_AREA = lazy(r"(?<=..)(?:播种|种植|栽培|收获|养殖|生产)*(?:总?面积)$")
_AREAS = ("亩", "公顷", "平方米", "平方公里")
_NEWLY = lazy(r"新[植造栽种增建扩开]|新?发展(?=..)|补植|扩种|扩建")
_PARTS = lazy(r"(?:地区|企业|工业|城镇|农村|单位|机构|部门|本级|境外|国内|民营|个体|中央|地方|[省市县区])$")
_COUNTERPARTS = {
    "支出": "收入",
    "总支出": "总收入",
    "结余": "支出",
    "出口": "进口",
    "进口": "出口",
    "贷款余额": "存款余额",
    "贷款": "存款",
    "产销率": "产量",
    "销量": "产量",
}
TRADED = ("出口", "进口", "出口额", "进口额")
_TRADE = lazy(r"(?<=..)(?:进出口(?:总[值额]|额)?|双边贸易(?:规模|总?额|总值)?)(?:的?(?:占比|比重))?$")
# the exports of all trade are just that
_ALL_TRADE = lazy("(?:我国|全国|全[省市区县]|[我本][省市区县])?(?:货物贸易|对外贸易|外贸)?")
_MADE = lazy("(?<=..)(?:产销量?|[产销]量|销售量?|生产)$")
_SAME = ("投资", "收入", "支出", "利润", "税收")
_THAT = ("该", "此", "这一", "这个", "这项")
_NO_OWNERS = (
    "问题",
    "困难",
    "难题",
    "矛盾",
    "效益",
    "质量",
    "效率",
    "形势",
    "结构",
    "环境",
    "格局",
    "力度",
    "机遇",
    "契机",
    "优势",
)  # 解决卖粮难的问题，年产值5亿元
_MANAGED = lazy(r"(?<=..)(?:生产)?(?:经营|经济|运行)?(?:效益|质量|状况|形势)(?:和(?:效益|质量))?$")
_NOT_FIRST = ("领域", "方面", "环节")  # 在水利等领域推进一批项目，年度投资…
_STRIVES = ("争取", "力争", "确保", "基本", "全部", "初步", "全面", "顺利", "率先", "已经", "提前")  # 争取实现利税5亿元
_NOBODY = lazy(
    rf"(?:{SCOPE.pattern})|单[日月周]|争取|力争|这里|那里|当地|.{{0,8}}(?:假期|黄金周|长假|期间|假日)"
)  # 全区累计通过率
_LIES = ("位于", "地处", "坐落")  # 位于黄河岸边的园区，占地百亩
_ONE_OF = lazy(r"^.{2,}一[家个所座间](?=..)")  # 他苦心经营一家服装厂，年产值…
_HAS = ("拥有", "设有", "建有", "配有", "提供", "配备")  # 养老机构260个，拥有床位3.6万张
_NUMBERS = ("总数", "户数", "数量", "人数")
_LONGEST_OWNER = 16
_LONGEST_THAT = 6  # characters of 该项目, but 该区规模以上企业 names itself
_FARTHEST = 6  # figures back to the first of a list
_VALUE = lazy(r"\d(?![\d.]*[年月日])")


def _joined_owner(scene: Scene) -> str:
    """The owner that a verb of achieving joined to the figure before, or to the first of its list; else ""."""
    for place in reversed(scene.places[max(0, scene.at - _FARTHEST) : scene.at]):
        if place.quantity.kind != scene.place.quantity.kind and place is not scene.previous:
            break
        read = read_left(scene.text[place.left_start : place.quantity.start])
        if read.verb.rstrip("了") in cues("subject", "joins") and 2 <= len(read.topic) <= 24:
            return read.topic
        if scene.text[place.left_start : place.left_start + 1] not in "、和":
            break
    return ""


def _without_attribute(subject: str) -> str:
    """龙头企业 of 龙头企业销售收入; the subject itself where it ends with no attribute."""
    return subject.removesuffix(attribute_of(subject))


_HEADING = lazy(r"(?:分别|依次|各)?(?:为|是|有|达|如下)*[:：]$")


def of_heading(scene: Scene, phrase: str) -> str:
    """The phrase with the measure that a list is of: 合格率分别为：挂面64%，西裤56% → 西裤合格率; else as it is."""
    text, start = scene.text, max(scene.floor, scene.place.quantity.start - REACH)
    colon = max(text.rfind(mark, start, scene.place.left_start + 1) for mark in ":：")
    if colon < 0 or head_of("各" + phrase) or phrase in cues("subject", "attribute"):
        return phrase
    first = bisect_left(scene.places, colon, hi=scene.at, key=lambda place: place.quantity.start)
    kind, unit = scene.place.quantity.kind, scene.place.quantity.unit
    if any(place.quantity.unit != unit or place.quantity.kind != kind for place in scene.places[first : scene.at]):
        return phrase
    heading = _HEADING.sub("", text[clause_before(text, colon, scene.floor) : colon + 1])
    measure = head_of(read_left(heading).phrase) if heading[-1:] not in (":", "：") else ""
    if measure == "标准":
        named = without_scope(read_left(heading).phrase)  # 免费教科书补助标准为：小学每生每年90元
        measure = named if len(named) <= _LONGEST_OWNER else measure
    return phrase + measure


class _Attribute(NamedTuple):
    """A phrase that may be an attribute of what the sentence speaks of, and how it stands to what is before it."""

    scene: Scene
    left: Left
    joins: bool  # a verb of achieving stands before it: 实现产值
    fresh: bool  # it opens its clause
    listed: bool  # it goes on with a list

    @property
    def phrase(self) -> str:
        return self.left.phrase


def with_topic(scene: Scene, left: Left) -> str:
    """Join what an attribute belongs to: 龙头企业实现产值 → 龙头企业产值; 推行养老保险，参保人数 → 养老保险参保人数."""
    place = scene.place
    attribute = _Attribute(
        scene,
        left,
        joins=left.verb.rstrip("了") in cues("subject", "joins"),
        fresh=place.left_start == place.clause_start,
        listed=scene.text[place.left_start : place.left_start + 1] in "、和",
    )
    return of_works(scene, next((named for rule in _RULES if (named := rule(attribute)) is not None), left.phrase))


_INVESTS = lazy("[又再还拟]?(?:投资|斥资|出资)$")


def of_works(scene: Scene, subject: str) -> str:
    """What is invested in, for a place that invests: 扎实推进农村路建设，全省完成投资40亿元, 全省投资40亿元，建设农村路
    → 农村路建设投资, 农村路投资."""
    owner = _INVESTS.sub("", subject)
    if owner == subject or (owner and not is_owner(owner)):
        return subject
    works = (undertaken(scene) if owner else "") or built_with(scene)
    return works + "投资" if works else subject


def _of_joined(attribute: _Attribute) -> str | None:
    """工业企业实现销售收入179亿元、利税16.2亿元."""
    scene, left, joins = attribute.scene, attribute.left, attribute.joins
    owner = left.topic if len(left.topic) <= 24 else left.topic.rpartition("等")[2]  # 百货、餐饮等业态企业
    if joins and 2 <= len(owner) <= 24 and owner not in _STRIVES:
        return owner + left.phrase
    has = left.phrase in cues("subject", "attribute") + cues("subject", "counterpart") or left.phrase.startswith("接待")
    works = owner.endswith(_WORKS_LAST) and left.phrase in _WORKED
    if (has or works) and _is_topic(left, owner):
        return owner + left.phrase  # 省级财政累计支出47亿元, 清泉湖共接待游客22万人次
    follows = attribute.fresh and scene.adjacent() and left.phrase in cues("subject", "attribute")
    owner = _joined_owner(scene) if joins or attribute.listed or follows else ""
    return owner + left.phrase if owner else None


def _is_topic(left: Left, owner: str) -> bool:
    """Whether what stands before 累计 or 全年 names who has what stands behind it."""
    named = not left.verb and 2 <= len(owner) <= 24 and lead_verb(owner) < 0
    return named and not _NOBODY.fullmatch(owner) and left.phrase not in owner


def _of_counterpart(attribute: _Attribute) -> str | None:
    """规模以上工业销售收入达到210亿元、利税22亿元."""
    before, counterparts = attribute.scene.before, cues("subject", "counterpart")
    if not attribute.listed or attribute.phrase not in counterparts:
        return None
    measure = attribute_of(before)
    owner = before.removesuffix(measure)
    return owner + attribute.phrase if measure in counterparts and _OWNERS.search(owner) else None


def _of_counted(attribute: _Attribute) -> str | None:
    """停车场4个、泊位300个; 产业项目7个、完成投资3000万元."""
    scene, phrase = attribute.scene, attribute.phrase
    part = phrase in cues("subject", "parts")
    if not part and phrase not in cues("subject", "attribute"):
        return None
    if scene.previous is None or scene.previous.quantity.kind != "count":
        return None
    has = scene.adjacent() and (attribute.left.verb in _HAS or (attribute.fresh and part))
    if not (attribute.joins or attribute.listed or has):
        return None
    return owned(_without_attribute(scene.before), phrase) if part or _OWNERS.search(scene.before) else phrase


def _of_part(attribute: _Attribute) -> str | None:
    """其中贫困地区500个以上, 其中国有企业14亿元: a part of what the figure before counted."""
    scene, phrase, previous = attribute.scene, attribute.phrase, attribute.scene.previous
    if not attribute.fresh or previous is None or not _PARTS.search(phrase):
        return None
    if "其中" not in scene.text[previous.quantity.end : scene.place.quantity.start]:
        return None
    before, again = scene.before, repeats(scene)
    if phrase.endswith("企业") and scene.place.quantity.unit in ("户", "家"):
        return phrase  # 市场主体9814万户，其中企业3033万户
    if again and (before.endswith(_NUMBERS) or before[-2:] == phrase[-2:]):
        return phrase  # 市场主体总数134万户，其中企业49万户
    return phrase + (head_of(before) or (before if again and len(before) <= 12 else ""))


def _of_trade(attribute: _Attribute) -> str | None:
    """合资企业进出口总值…。其中出口…; 我国与邻国双边贸易…。其中出口…."""
    scene = attribute.scene
    if not attribute.fresh or attribute.phrase not in TRADED:
        return None
    whole = scene.before or (scene.about if scene.text.startswith("其中", scene.floor) else "")
    trade = _TRADE.search(whole)
    if not trade or _ALL_TRADE.fullmatch(whole, 0, trade.start()):
        return None
    owner = whole[: trade.start()]
    return (owner.replace("与", "对", 1) if trade[0].startswith("双边") else owner) + attribute.phrase


def _of_the_same(attribute: _Attribute) -> str | None:
    """固定资产投资210亿元，…，累计完成投资1008亿元; 一般预算收入9081万元，支出11197万元."""
    before, phrase, fresh = attribute.scene.before, attribute.phrase, attribute.fresh
    opens = attribute.scene.place.clause_start == attribute.scene.floor
    about = attribute.scene.about if opens else ""
    if phrase == "投资" and attribute.left.verb.endswith("完成") and about.endswith("投资"):
        return about  # 今年列入重点项目17个，计划投资258亿元。1—8月完成投资277亿元
    if fresh and phrase in _SAME and before.endswith(phrase) and attribute.scene.place.quantity.kind == "money":
        return before
    made = _MADE.search(before) if fresh and phrase in TRADED else None
    if made:
        return before[: made.start()] + phrase  # 新能源汽车产销分别增长28%和32%，出口增长24%
    other = _COUNTERPARTS.get(phrase, "")
    if (fresh or attribute.listed) and other and before.endswith(other) and before != other:
        return before.removesuffix(other) + phrase
    return None


def _of_what_was_named(attribute: _Attribute) -> str | None:
    """An attribute alone belongs to what the figure before, or the clause before, is about."""
    scene, left, place = attribute.scene, attribute.left, attribute.scene.place
    named = without_scope(left.phrase) or left.phrase
    if named not in cues("subject", "attribute"):
        return None
    if attribute.listed and scene.before and named in cues("subject", "aspects") and not left.verb:
        return owned(scene.before, named)  # 新能源装机容量635万千瓦、占比达37%
    if not attribute.fresh or place.clause_start == scene.floor or (left.verb and not attribute.joins):
        return None
    earlier = clause_before(scene.text, place.clause_start, scene.floor)
    if scene.previous is not None and scene.previous.quantity.end > earlier:
        return _of_figure_before(scene, scene.previous.quantity, named)
    return _of_clause_before(scene, earlier, named, left.phrase)


def _of_figure_before(scene: Scene, previous: Quantity, named: str) -> str | None:
    before = scene.before
    if previous.kind == "duration" and named in _GROWN and not before.endswith(named):
        return owned(before, named)  # 粮食连续五年增产，总产量…
    if before.endswith(named[:-1]) and len(named) >= 3:
        return before + named[-1]  # 养老保险覆盖9亿人，覆盖率超过90%
    if named in ("面积", "总面积") and previous.unit in _AREAS:
        return owned(_AREA.sub("", _NEWLY.sub("", before)), named)  # 新植果林44万亩，总面积达到76万亩
    if named in _GROWN and _AREA.search(before):
        return _AREA.sub("", before) + named
    if _OWNERS.search(before) or named in cues("subject", "aspects"):
        return owned(before, named)
    owner = _without_attribute(before)
    return owner + named if _OWNERS.search(owner) else None


@cache
def _done() -> re.Pattern[str]:
    """What is said of a work behind its name: 园区|全部建成后, 铁路|建成通车, 条例|实施后."""
    return lazy(f"(?<=..)(?:全部|全线|正式)?(?:{once_done()}|实施(?:之|以)?后|(?:{stages(*DONE)}){{2,}})$")


_WORKS_LAST = ("工程", "项目", "行动", "计划")
_WORKED = ("造林", "绿化", "投资", "贷款", "植树", "治理", "修复")  # “千里绿廊”工程已造林5万亩
_DID = lazy("(?:促进|推动|带动|拉动|提高|增强|改善)了")
_DOES = lazy("(?:促进|推动|带动|拉动|加快|加大|提高|增强|改善|扩大|推进|强化|优化)")
_SITUATED = lazy("位于|紧邻|毗邻|地处|坐落")  # 合作区|紧邻机场，规划面积…
_PACE = lazy(r"(?<=..)(?:[一二三四]季度|上半年|下半年|\d{1,2}月份?)?(?:增速|增幅|增势|增长)$")
_NO_NAME = lazy("^(?:取得|获得|创造|作出|做出)了|标志着|入股$|(?<!华)为[^，的]{2,8}$")  # 以园区为起步建设区，规划面积…


def _of_clause_before(scene: Scene, start: int, named: str, phrase: str) -> str | None:
    """推行养老保险，参保人数5万人. `start` is where the clause before begins."""
    text, end = scene.text, scene.place.clause_start
    did = _DID.match(text, start, end)  # 企业抓住机遇，加大生产，促进了增长，共实现产值3亿元
    while did and start > scene.floor and text[start - 1] == "，":
        end, start = start, clause_before(text, start, scene.floor)
        did = _DOES.match(text, start, end)
    if text[end - 1] != "，" or _VALUE.search(text, start, end):
        return None  # it states a value of its own
    if VIEW.match(text, start, end):
        return None  # 从投资看，投资增长5%
    if PREDICATE.match(text, start, end):
        return None  # 产量309万辆，创历史新高，销量近300万辆
    owner = topic_of(text[start:end])
    if owner.startswith(_THAT) and len(owner) <= _LONGEST_THAT and start > scene.floor:
        owner = topic_of(text[clause_before(text, start, scene.floor) : start])  # 一是口粮田项目，该项目…，投资规模达…
    managed = _MANAGED.sub("", owner)
    owner = managed if _OWNERS.search(managed) else owner  # 国有企业经营效益好转，实现利润…
    if owner.endswith(_NO_OWNERS) or owner.startswith(_NOT_FIRST) or _NO_NAME.search(owner):
        return None
    lies = _SITUATED.search(owner, 2)
    if lies and owner.endswith("点", 0, lies.start()):
        return None  # 落点位于山城，全长…
    owner = owner[: lies.start()] if lies else owner
    owner = owner.rpartition("的")[2] if owner.startswith(_LIES) else owner
    owner = re.split(r"[、等]", _done().sub("", _ONE_OF.sub("", owner)))[-1]
    if owner.endswith(("比重", "占比")) and named in ("占比", "比重"):
        return owner  # 零售额占总额的比重上升，占比提高0.4个百分点
    owner = owner if len(owner) <= _LONGEST_OWNER else owner.rpartition("的")[2]
    owner = _PACE.sub("", owner)  # 贷款二季度增速加快，余额…
    if WHEN.fullmatch(owner):
        return None  # 刚刚过去的2014年，投资…
    return owner + phrase if 2 <= len(owner) <= _LONGEST_OWNER else None


_RULES: tuple[Callable[[_Attribute], str | None], ...] = (
    _of_joined,
    _of_counterpart,
    _of_counted,
    _of_part,
    _of_trade,
    _of_the_same,
    _of_what_was_named,
)

"""Subjects joined by 、, 和 or 分别: as many as there are values, with heads that are written once restored."""

import re

from reformtext.characters import HAN
from reformtext.patterns import lazy
from reformtext.resources.context import cues
from reformtext.resources.elided_heads import elided_heads

_AND = "、|和|(?<!参)与|以及"
JOINTS = lazy(rf"{_AND}|及|，")
_SECTORS = lazy(r"(?:第?[一二三](?:产业)?(?:、|和|以及)){1,2}第?[一二三]次?产业")
_HEADS = lazy(
    rf"(?:(?:供应|需求|使用|交易|成交|销售|发电|运输|周转|客运|货运|库存|储备|发行|投放|出口|进口|接待|处理|供水|供气|用水)量"
    rf"|扩面|排放量|排放|浓度|满意率|满意度|合格率|标准化率|参保人数|授权量|减排量|处理率|增速|能力|能耗|消费量|用电量|用电|{HAN}{{2}}率|(?<![需含])(?!力){HAN}量|(?:案件|[人户次件个台班起家套生])数|增加值|(?:地区|国内)?生产总值|总产值|总值|产值|主营业务收入|营业收入|销售收入|收入|支出|总额|余额|投资|产量|面积|覆盖率|普及率|参保率|达标率|利用率|保有量|吞吐量|人数|标准|价格|产业|贸|销售额|比重|数量|消费|里程|利润|贷款|存款|恩格尔系数|(?<=..)进出口|(?<=..)(?:出口|进口))+$"
)


# what only the last of a list is, where the others are as long: 接待游客、旅游收入; 安全生产事故、死亡人数
_OF_ITS_OWN = lazy("(?<!参保)(?:收入|人数|[次件起户台个]数|总投资|数量)$")
_COUNTED = lazy("[数次额率]$|(?<!需氧)量$|资产$")
_VISITS = ("游客", "人次", "人数")
_KIND = lazy(r"城镇|农村|城市|乡村|[农牧林山渔]区|农牧区|[东中西]部|东北|沿海|内地|[境国][内外]")
_WHOLE = frozenset({"企业", "学校", "医院", "公司", "项目", "产品", "农户"})  # 企业和个体工商户
_DEED_COUNTED = lazy("(?P<of>.+?)(?:申请|授权|登记|注册|受理|办结|进口|出口|生产|销售|购买|投放|交易|产|销)量")
_PAIRS = frozenset({"中小", "进出", "出进", "内外", "外内", "上下", "男女", "存贷", "城乡", "供销"})
_PAIR = lazy(r"(?P<before>.*?)(?<![初高])(?P<one>.)[、和](?P<other>.)(?P<rest>.{2,})")


def parallel(phrase: str, wanted: int) -> tuple[str, ...]:
    """The `wanted` coordinate subjects of a phrase, with elided heads restored; empty where the number differs.

    >>> parallel("城乡低保标准", 2)
    ('城市低保标准', '农村低保标准')
    >>> parallel("内、外贸吞吐量", 2)
    ('内贸吞吐量', '外贸吞吐量')
    >>> parallel("东部、中部、西部地区投资", 3)
    ('东部地区投资', '中部地区投资', '西部地区投资')
    >>> parallel("口岸进、出口整体通关时间", 2)
    ('口岸进口整体通关时间', '口岸出口整体通关时间')
    >>> parallel("城镇和农村居民收入", 2)
    ('城镇居民收入', '农村居民收入')
    >>> parallel("规模以上工业总产值、增加值、利润", 3)
    ('规模以上工业总产值', '规模以上工业增加值', '规模以上工业利润')
    """
    sectors = _SECTORS.match(phrase)
    if sectors:
        names = tuple(f"第{number}产业{phrase[sectors.end() :]}" for number in re.findall(r"[一二三]", sectors[0]))
        return names if len(names) == wanted else ()
    for word, things in elided_heads():
        if len(things) == wanted and word in phrase and not JOINTS.search(phrase.replace(word, "")):
            return tuple(phrase.replace(word, thing, 1) for thing in things)
    paired = _PAIR.fullmatch(phrase) if wanted == 2 else None
    if paired and paired["one"] + paired["other"] in _PAIRS:
        return tuple(paired["before"] + side + paired["rest"] for side in (paired["one"], paired["other"]))
    for joint in ("、", _AND, f"{_AND}|及"):  # 及 joins more closely: 光伏设备及元器件制造
        parts = [part for part in re.split(joint, phrase) if part]
        if len(parts) == wanted > 1:
            return _with_heads(parts)
    return ()


def head_of(phrase: str) -> str:
    """The noun of amount that a subject ends with: 利润 of 规模以上工业企业利润; "" where there is none."""
    found = _HEADS.search(phrase)
    return found[0] if found and found.start() > 0 else ""


def _with_heads(parts: list[str]) -> tuple[str, ...]:
    """Restore what is written once: at the end (一、二、三产业; 东部、中部地区投资), or before the
    first of several amounts (工业总产值、利润)."""
    amounts = cues("subject", "counterpart") + cues("subject", "attribute")
    shared_before = min((parts[0].removesuffix(amount) for amount in amounts), key=len)
    if shared_before and shared_before != parts[0] and all(part in amounts for part in parts[1:]):
        return (parts[0], *(shared_before + part for part in parts[1:]))
    deed = _DEED_COUNTED.fullmatch(parts[0])
    if deed and all(_DEED_COUNTED.fullmatch("各" + part) for part in parts[1:]) and max(map(len, parts[1:])) <= 3:
        return (parts[0], *(deed["of"] + part for part in parts[1:]))  # 专利申请量和授权量
    last = parts[-1]
    _, of, owned = last.partition("的")
    if of and not any("的" in part for part in parts[:-1]) and _HEADS.search("各" + owned):
        return (*(f"{part}的{owned}" for part in parts[:-1]), last)  # 鸡、猪的饲养量
    longest = max(len(part) for part in parts[:-1])
    kind = _KIND.match(last)
    if kind and all(_KIND.fullmatch(part) for part in parts[:-1]):
        return (*(part + last[kind.end() :] for part in parts[:-1]), last)  # 城镇、牧区|常住居民收入
    if any(part.endswith(_VISITS) for part in parts[:-1]):
        return tuple(parts)  # 接待游客、旅游总收入
    bare = not any(_has_own_head(part) for part in parts[:-1])
    head = _HEADS.search(last)
    if longest < len(last) and bare:
        shared = parts[0][-1]
        at = last.find(shared)
        if all(part.endswith(shared) for part in parts[:-1]) and 0 < at <= longest + 2 and at + 1 < len(last):
            return (*(part + last[at + 1 :] for part in parts[:-1]), last)
        if head and head.start() > 0:
            return (*(_headed(part, _insured(parts, head)) for part in parts[:-1]), last)
        if longest <= 2 and len(last) - longest >= 2 and not _WHOLE.intersection(parts):
            return (*(part + last[longest:] for part in parts[:-1]), last)
    apart = _OF_ITS_OWN.search(last) or any(_COUNTED.search(part) for part in parts[:-1])
    if bare and head and head.start() > 0 and not apart:
        return (
            *(_headed(part, _insured(parts, head)) for part in parts[:-1]),
            last,
        )  # 高技术制造业、装备制造业|增加值; 生活用品及服务、居住|价格
    return tuple(parts)


def _insured(parts: list[str], head: re.Match[str]) -> str:
    """The head that the last of the parts ends with, with the 保险 of 养老、失业保险|参保人数 before it."""
    whole = "保险" + head[0]
    return whole if parts[-1].endswith(whole) and not any(part.endswith("保险") for part in parts[:-1]) else head[0]


def _has_own_head(part: str) -> bool:
    """Whether an item names an amount: 利润, but none in 高新技术产业."""
    head = _HEADS.search(part)
    return (head is not None and head[0] != "产业") or part.endswith("指数")


def _headed(part: str, head: str) -> str:
    """制造业, 数字产业|增加值 → 制造业增加值."""
    return part + (head.removeprefix("产业") if part.endswith("业") else head)

"""Subjects joined by 、, 和 or 分别: as many as there are values, with heads that are written once restored."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from reformtext.patterns import lazy
from reformtext.resources.context import alternation, cues
from reformtext.resources.elided_heads import elided_heads

_AND = "、|和|(?<!参)与|以及"
JOINTS = lazy(rf"{_AND}|及|，")
_SECTORS = lazy(r"(?:第?[一二三](?:产业)?(?:、|和|以及)){1,2}第?[一二三]次?产业")
_KIND = lazy(r"城镇|农村|城市|乡村|[农牧林山渔]区|农牧区|[东中西]部|东北|沿海|内地|[境国][内外]")
_WHOLE = frozenset({"企业", "学校", "医院", "公司", "项目", "产品", "农户"})  # 企业和个体工商户
_DEED_COUNTED = lazy("(?P<of>.+?)(?:申请|授权|登记|注册|受理|办结|进口|出口|生产|销售|购买|投放|交易|产|销)量")
_PAIRS = frozenset({"中小", "进出", "出进", "内外", "外内", "上下", "男女", "存贷", "城乡", "供销"})
_PAIR = lazy(r"(?P<before>.*?)(?<![初高])(?P<one>.)[、和](?P<other>.)(?P<rest>.{2,})")


class _OwnHead(NamedTuple):
    """How an item of a list ends whose head is not shared."""

    ends: re.Pattern[str]
    last: bool  # of the last item, else of one before it
    longest: bool  # even where the last item is longer than the others, as one is that bears the head of all


_OWN_HEADS = (
    # persons are counted, whatever the last item is told in: 接待游客、旅游总收入
    _OwnHead(lazy("(?:游客|人次|人数)$"), last=False, longest=True),
    # an item that names an amount needs none of another: 交易额、从业户数
    _OwnHead(lazy("[数次额率]$|(?<!需氧)量$|资产$"), last=False, longest=False),
    # what only the last of a list is: 安全生产事故、死亡人数; 接待团队、旅游收入
    _OwnHead(lazy("(?<!参保)(?:收入|人数|[次件起户台个]数|总投资|数量)$"), last=True, longest=False),
)


@cache
def _heads() -> re.Pattern[str]:
    """The nouns of amount that end a phrase."""
    return lazy(f"(?:{alternation('subject', 'head')})+$")


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
    found = _heads().search(phrase)
    return found[0] if found and found.start() > 0 else ""


def _with_heads(parts: list[str]) -> tuple[str, ...]:
    """Restore what is written once: before the first of several amounts (工业总产值、利润), or at the end
    (一、二、三产业; 东部、中部地区投资)."""
    return next((named for rule in _RULES if (named := rule(parts))), tuple(parts))


def _before_amounts(parts: list[str]) -> tuple[str, ...] | None:
    """规模以上工业总产值、|利润."""
    amounts = cues("subject", "counterpart") + cues("subject", "attribute")
    shared = min((parts[0].removesuffix(amount) for amount in amounts), key=len)
    if not shared or shared == parts[0] or not all(part in amounts for part in parts[1:]):
        return None
    return (parts[0], *(shared + part for part in parts[1:]))


def _before_deeds(parts: list[str]) -> tuple[str, ...] | None:
    """专利申请量和|授权量."""
    deed = _DEED_COUNTED.fullmatch(parts[0])
    if not deed or max(map(len, parts[1:])) > 3 or not all(_DEED_COUNTED.fullmatch("各" + part) for part in parts[1:]):
        return None
    return (parts[0], *(deed["of"] + part for part in parts[1:]))


def _behind_owners(parts: list[str]) -> tuple[str, ...] | None:
    """鸡、猪|的饲养量."""
    _, of, owned = parts[-1].partition("的")
    if not of or any("的" in part for part in parts[:-1]) or not _heads().search("各" + owned):
        return None
    return (*(f"{part}的{owned}" for part in parts[:-1]), parts[-1])


def _behind_kinds(parts: list[str]) -> tuple[str, ...] | None:
    """城镇、牧区|常住居民收入."""
    kind = _KIND.match(parts[-1])
    if kind is None or not all(_KIND.fullmatch(part) for part in parts[:-1]):
        return None
    return _ending_alike(parts, parts[-1][kind.end() :])


_CLASS = lazy("[一二三四五](?=[类级档线])")


def _behind_classes(parts: list[str]) -> tuple[str, ...] | None:
    """一、二、三|类地区最低工资标准."""
    last = _CLASS.match(parts[-1])
    classed = last and all(part[-1] in "一二三四" for part in parts[:-1]) and max(map(len, parts[1:-1]), default=1) == 1
    return _ending_alike(parts, parts[-1][1:]) if classed else None


def _behind_the_last(parts: list[str]) -> tuple[str, ...] | None:
    """东部、中部地区|投资; 高技术制造业、装备制造业|增加值; 一、二、三|产业."""
    last, longest = parts[-1], max(map(len, parts[:-1]))
    shorter = longest < len(last)
    if any(map(_has_own_head, parts[:-1])) or _shares_none(parts, shorter):
        return None
    shared = parts[0][-1]
    at = last.find(shared)
    alike = all(part.endswith(shared) for part in parts[:-1])
    if shorter and alike and 0 < at <= longest + 2 and at + 1 < len(last):
        return _ending_alike(parts, last[at + 1 :])
    head = head_of(last)
    if head:
        return (*(_headed(part, _insured(parts, head)) for part in parts[:-1]), last)
    if longest > 2 or len(last) - longest < 2 or _WHOLE.intersection(parts):
        return None
    return _ending_alike(parts, last[longest:])


_RULES: tuple[Callable[[list[str]], tuple[str, ...] | None], ...] = (
    _before_amounts,
    _before_deeds,
    _behind_owners,
    _behind_kinds,
    _behind_classes,
    _behind_the_last,
)


def _ending_alike(parts: list[str], end: str) -> tuple[str, ...]:
    """The items, all but the last with what that ends with."""
    return (*(part + end for part in parts[:-1]), parts[-1])


def _shares_none(parts: list[str], shorter: bool) -> bool:
    """Whether an item has a head of its own; `shorter`: that all but the last are shorter than that."""
    return any(
        own.ends.search(part)
        for own in _OWN_HEADS
        if own.longest or not shorter
        for part in (parts[-1:] if own.last else parts[:-1])
    )


def _insured(parts: list[str], head: str) -> str:
    """The head that the last of the parts ends with, with the 保险 of 养老、失业保险|参保人数 before it."""
    whole = "保险" + head
    return whole if parts[-1].endswith(whole) and not any(part.endswith("保险") for part in parts[:-1]) else head


def _has_own_head(part: str) -> bool:
    """Whether an item names an amount: 利润, but none in 高新技术产业."""
    head = _heads().search(part)
    return (head is not None and head[0] != "产业") or part.endswith("指数")


def _headed(part: str, head: str) -> str:
    """制造业, 数字产业|增加值 → 制造业增加值."""
    return part + (head.removeprefix("产业") if part.endswith("业") else head)

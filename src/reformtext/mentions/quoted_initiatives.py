"""Quoted initiatives with what follows the quotation: “归雁”行动, 推行“湾长制”, “四个一批”."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reformtext.mentions.characters import GRAMMAR, is_han, pairs_of_marks
from reformtext.mentions.initiative_forms import JOINS, NUMERAL, InitiativeForms, initiative_forms
from reformtext.patterns import lazy
from reformtext.resources.common_words import common_words

_LONGEST_QUOTED = 22
_LONGEST_LEFT = 10
# What names a quoted initiative only directly behind it: “双向承诺”|制, but “四基地”即建设重要|战略资源.
_NEAR = frozenset(("制", "战略", "经验", "做法", "办法", "运动"))
# Quoted and before one of these, a name is a body's: “民族联盟”|候选人.
_BODIES = ("阵营", "候选人", "领导人", "组织", "政党", "成员", "代表团", "武装")
_BETWEEN = 9  # “三个一”|脱贫攻坚|工程
# 四个一批, 两个转型; 三横一纵, 四改六治理; 8+1
_COUNTED = lazy(
    rf"[{NUMERAL}]+[个大项][^、]{{1,6}}|[{NUMERAL}]+[^{NUMERAL}+、]{{1,5}}(?:[{NUMERAL}]+[^{NUMERAL}+、]{{1,5}}){{1,3}}|[\dN]+(?:\+[\dNX]+)+"
)


def quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """“归雁”行动, 推行“湾长制”, “四个一批”; neighbours in a list share what stands before and behind the list."""
    tables = initiative_forms()
    group: list[_Quote] = []
    for first, last in pairs_of_marks(text, start, end, "“", "”"):
        quote = _Quote(first, last, *_tail(text, last, end, tables))
        if group and not _joined(text, group[-1], first):
            yield from _accepted(text, group, start, tables)
            group = []
        group.append(quote)
    yield from _accepted(text, group, start, tables)


class _Quote(NamedTuple):
    start: int
    end: int
    tail: int  # where the name ends, what follows the quotation included; 0 where nothing does
    shared: bool  # 等工程: follows the whole list


def _joined(text: str, before: _Quote, first: int) -> bool:
    between = text[before.tail or before.end : first] if (before.tail or before.end) <= first else ""
    return before.end == first or (len(between) <= 1 and (not between or between in JOINS))


def _tail(text: str, at: int, end: int, tables: InitiativeForms) -> tuple[int, bool]:
    if text.startswith("等", at):
        length = 0
        for between in range(1, 8):
            length = tables.after.at(text, at + between, end)
            if length:
                return 0, True
        return 0, False
    if tables.free.before(text, at - 1, max(0, at - 8)):
        return 0, False  # “归雁行动”经验: the kind stands inside
    for between in range(_BETWEEN + 1):
        stop = at + between
        length = tables.after.at(text, stop, end) if stop < end else 0
        if length and (between == 0 or text[stop : stop + length] not in _NEAR):
            stop += length
            while length := tables.after.at(text, stop, end):
                stop += length
            return stop, False
        if stop >= end or not is_han(text[stop]) or text[stop] in GRAMMAR:
            break
        if tables.verbs.at(text, stop, end) or (text[stop] in JOINS and text[stop : stop + 2] not in common_words()):
            break
    return 0, False


def _accepted(
    text: str, group: Sequence[_Quote], start: int, tables: InitiativeForms
) -> Iterator[tuple[int, int, str]]:
    if not group:
        return
    carried = _carried(text, group[0].start, start, tables)
    shared = any(quote.shared for quote in group) or (len(group) > 1 and group[-1].tail > 0)
    for quote in group:
        inner = text[quote.start + 1 : quote.end - 1].strip()
        if not _can_be_named(inner, tables) or text.startswith(_BODIES, quote.end):
            continue
        named = (
            inner in tables.names
            or inner[-2:] == "长制"
            or (_COUNTED.fullmatch(inner) and "着" not in inner)
            or (len(inner) > 2 and _ends_as_named(inner, tables))
        )
        if named or carried or shared or quote.tail:
            first = quote.start if inner in tables.names else _with_left(text, quote.start, start, tables)
            yield first, quote.tail or quote.end, inner


def _can_be_named(inner: str, tables: InitiativeForms) -> bool:
    return (
        2 <= len(inner) <= _LONGEST_QUOTED
        and inner not in tables.formulas
        and not any(mark in inner for mark in "，。；！？：")
        and any(is_han(character) or character == "+" for character in inner)
    )


def _ends_as_named(inner: str, tables: InitiativeForms) -> bool:
    """Say whether what stands in the marks ends like an initiative; one character must not end a word: …系统|研制."""
    length = tables.inner.before(inner, len(inner), 1)
    return length > 1 or (length == 1 and inner[-2:] not in common_words())


def _carried(text: str, at: int, start: int, tables: InitiativeForms) -> bool:
    """Say whether a verb carries the quotation: 首创“扶贫车间”, 推出了一批“…”."""
    for _ in range(5):
        if tables.carrying.before(text, at, start):
            return True
        if at <= start or text[at - 1] not in "了一批个项张" + NUMERAL:
            return False
        at -= 1
    return False


def _with_left(text: str, at: int, start: int, tables: InitiativeForms) -> int:
    """Take in the field before the quotation if a verb stands before that: 推进|能源“五个一体化”."""
    first = at
    floor = max(start, at - _LONGEST_LEFT)
    while first > floor and is_han(text[first - 1]) and text[first - 1] not in JOINS:
        if tables.verbs.before(text, first, start) >= 2 or text[first - 1] == "以":
            while length := tables.verbs.at(text, first, at):
                first += length
            while text[first : first + 2] in tables.no_fields and first < at:  # 继续|采取|“一线工作法”
                first += 2
            return first if at - first >= 2 else at
        if text[first - 1] in GRAMMAR:
            break
        first -= 1
    return at

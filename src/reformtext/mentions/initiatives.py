"""Initiatives and named policies: quoted ones with what follows the quotation, known names, and 实施…行动 unquoted."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reformtext.mentions.characters import GRAMMAR, is_han, pairs_of_marks, places_of
from reformtext.mentions.found import Cover, Found
from reformtext.model import Span
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms, read_forms

_LONGEST_QUOTED = 22
_LONGEST_FREE = 22
_LONGEST_LEFT = 10
_BETWEEN = 6  # “三个一”|脱贫攻坚|工程
_NUMERAL = "一二两三四五六七八九十百千万0123456789"
# 四个一批, 两个转型; 三横一纵, 四改六治理; 8+1
_COUNTED = re.compile(
    rf"[{_NUMERAL}]+[个大项][^、]{{1,6}}|[{_NUMERAL}]+[^{_NUMERAL}+、]{{1,5}}(?:[{_NUMERAL}]+[^{_NUMERAL}+、]{{1,5}}){{1,3}}|[\dN]+(?:\+[\dNX]+)+"
)
_CHIEFS = "河湖林链田路街湾山楼警库点塘渠岛滩所校"  # 河长制
_WORKS = re.compile(r"改扩建(?:工程|项目)?|扩建(?:工程|项目)")
_ZONES = ("试验区", "示范区", "先行区", "先行示范区", "合作区", "自由贸易港", "自贸港")
_FOUNDING = frozenset(("建设", "打造", "创建", "设立", "争创", "成为", "建成", "支持", "推进", "推动", "加快", "探索"))
_JOINS = "、和与及"


class _Tables(NamedTuple):
    free: Forms
    after: Forms
    inner: Forms
    verbs: Forms
    carrying: Forms
    formulas: frozenset[str]
    names: Forms


@cache
def _tables() -> _Tables:
    forms = read_forms("initiative_forms.tsv")
    return _Tables(
        Forms(forms["ending"]),
        Forms(forms["ending of quoted"]),
        Forms(forms["quoted ending"]),
        Forms(forms["verb"]),
        Forms(forms["carrying verb"]),
        forms["formula"],
        Forms(forms["name"]),
    )


def find_initiatives(text: str, paragraphs: Sequence[Span], places: Collection[int], taken: Cover) -> tuple[Found, ...]:
    """Return the initiatives named in a folded text, outside what is taken; zones begin with the `places` they are at.

    >>> text = "大力实施“归雁”行动，全面推行“湾长制”，开展县城品质提升行动。"
    >>> [one.key for one in find_initiatives(text, [(0, len(text))], (), Cover(len(text)))]
    ['归雁', '湾长制', '县城品质提升行动']
    """
    found: list[Found] = []
    cover = Cover(len(text))
    for start, end in paragraphs:
        for first, last, key in (
            *_quoted(text, start, end),
            *_patterned(text, start, end),
            *_free(text, start, end, places),
        ):
            if not taken.touches(first, last) and not cover.touches(first, last):
                found.append(Found(first, last, "initiative", key))
                cover.add(found[-1])
    return tuple(sorted(found, key=lambda one: one.start))


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """“归雁”行动, 推行“湾长制”, “四个一批”; neighbours in a list share what stands before and behind the list."""
    tables = _tables()
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
    return before.end == first or (len(between) <= 1 and (not between or between in _JOINS))


def _tail(text: str, at: int, end: int, tables: _Tables) -> tuple[int, bool]:
    if text.startswith("等", at):
        length = 0
        for between in range(1, 8):
            length = tables.after.at(text, at + between, end)
            if length:
                return 0, True
        return 0, False
    for between in range(_BETWEEN + 1):
        stop = at + between
        if stop < end and (length := tables.after.at(text, stop, end)):
            stop += length
            while length := tables.after.at(text, stop, end):
                stop += length
            return stop, False
        if stop >= end or not is_han(text[stop]) or text[stop] in GRAMMAR or text[stop] in _JOINS:
            break
        if tables.verbs.at(text, stop, end):
            break
    return 0, False


def _accepted(text: str, group: Sequence[_Quote], start: int, tables: _Tables) -> Iterator[tuple[int, int, str]]:
    if not group:
        return
    carried = _carried(text, group[0].start, start, tables)
    shared = any(quote.shared for quote in group) or (len(group) > 1 and group[-1].tail > 0)
    for quote in group:
        inner = text[quote.start + 1 : quote.end - 1].strip()
        if not _can_be_named(inner, tables):
            continue
        named = (
            inner in tables.names
            or inner[-2:] == "长制"
            or _COUNTED.fullmatch(inner)
            or (len(inner) > 2 and tables.inner.before(inner, len(inner), 1))
        )
        if named or carried or shared or quote.tail:
            first = _with_left(text, quote.start, start, tables)
            yield first, quote.tail or quote.end, inner


def _can_be_named(inner: str, tables: _Tables) -> bool:
    return (
        2 <= len(inner) <= _LONGEST_QUOTED
        and inner not in tables.formulas
        and not any(mark in inner for mark in "，。；！？：")
        and any(is_han(character) or character == "+" for character in inner)
    )


def _carried(text: str, at: int, start: int, tables: _Tables) -> bool:
    """Say whether a verb carries the quotation: 首创“扶贫车间”, 推出了一批“…”."""
    for _ in range(5):
        if tables.carrying.before(text, at, start):
            return True
        if at <= start or text[at - 1] not in "了一批个项张" + _NUMERAL:
            return False
        at -= 1
    return False


def _with_left(text: str, at: int, start: int, tables: _Tables) -> int:
    """Take in the field before the quotation if a verb stands before that: 推进|能源“五个一体化”."""
    first = at
    floor = max(start, at - _LONGEST_LEFT)
    while first > floor and is_han(text[first - 1]) and text[first - 1] not in _JOINS:
        if tables.verbs.before(text, first, start) >= 2 or text[first - 1] == "以":
            while length := tables.verbs.at(text, first, at):
                first += length
            return first if at - first >= 2 else at
        if text[first - 1] in GRAMMAR:
            break
        first -= 1
    return at


def _patterned(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Names known by themselves or by what they are made of: 一带一路, 河长制, 党史学习教育, 中国(某地)…试验区."""
    tables = _tables()
    for at in places_of(text, "长制", start, end):
        if at > start and text[at - 1] in _CHIEFS:
            yield at - 1, at + 2, text[at - 1 : at + 2]
    for at in places_of(text, "学习教育", start, end):
        first = _run(text, at, start, 4, tables)
        if at - first >= 2:
            yield first, at + 4, text[first : at + 4]
    for at in places_of(text, "中国(", start, end):
        length = _zone(text, at, end)
        if length:
            yield at, at + length, text[at : at + length]
    for match in _WORKS.finditer(text, start, end):
        first = match.start()
        if text[first - 1 : first] in (")", "）"):  # 高速（甲—乙段）改扩建
            first = max(text.rfind("(", start, first), text.rfind("（", start, first))
            first = first if first >= 0 and match.start() - first <= 18 else match.start()
        first = _run(text, first, start, 12, tables)
        if match.end() - first >= 6:
            yield first, match.end(), text[first : match.end()]
    for at in tables.names.starts(text, start, end):
        if length := tables.names.at(text, at, end):
            yield at, at + length, text[at : at + length]


def _run(text: str, at: int, start: int, most: int, tables: _Tables) -> int:
    """Return where the words before `at` begin: behind a sign, a word of grammar or a verb."""
    first = at
    while first > max(start, at - most) and (is_han(text[first - 1]) or text[first - 1].isalnum()):
        if text[first - 1] in GRAMMAR or tables.verbs.before(text, first, start) >= 2:
            break
        if at - first > 2 and text[first - 2 : first] in _FOUNDING:
            break
        first -= 1
    return first


def _zone(text: str, at: int, end: int) -> int:
    """Return the length of a zone with its place in brackets: 中国(菏泽)跨境电子商务综合试验区, or 0."""
    close = max(text.find(")", at, min(end, at + 12)), text.find("）", at, min(end, at + 12)))
    for stop in range(close + 1, min(end, close + 20)) if close > 0 else ():
        if text.startswith(("试验区", "示范区", "博览会"), stop):
            return stop + 3 - at
        if not is_han(text[stop]) or text[stop] in GRAMMAR:
            break
    return 0


def _free(text: str, start: int, end: int, places: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """实施县城品质提升行动: a verb, words, an ending, and the sentence goes on; and 、…行动 behind such a one."""
    tables = _tables()
    listed = -1
    done = start
    for at in tables.free.starts(text, start, end):
        length = tables.free.at(text, at, end) if at >= done else 0
        if not length:
            continue
        stop = done = at + length
        if not _ends(text, stop, end):
            continue
        first = _zone_head(text, at, start, places) if text[at:stop].endswith(_ZONES) else None
        if first is None:
            first = _head(text, at, stop, start, tables, listed)
        if first is not None:
            yield first, stop, text[first:stop]
            listed = stop


def _ends(text: str, stop: int, end: int) -> bool:
    return (
        stop >= end
        or not is_han(text[stop])
        or text[stop] in GRAMMAR
        or text[stop] in "和与及中、建"
        or text.startswith("工作", stop)
    )


def _zone_head(text: str, at: int, start: int, places: Collection[int]) -> int | None:
    """Return where a zone's name begins: at its place (海南|自由贸易港), or behind the verb that founds it."""
    first = at
    while first > max(start, at - _LONGEST_FREE) and text[first - 1] not in GRAMMAR and is_han(text[first - 1]):
        if text[first - 2 : first] in _FOUNDING:
            return first if at - first >= 2 and text[at - 2 : at] not in common_words() else None
        first -= 1
        if first in places:
            return first
    return None


def _head(text: str, at: int, stop: int, start: int, tables: _Tables, listed: int) -> int | None:
    generic = _generic()
    first = at
    floor = max(start, at - _LONGEST_FREE)
    while first > floor:
        verb = tables.verbs.before(text, first, start)
        if verb >= 2 and stop - first >= 6 and not _cuts(text, first):
            vague = generic.at(text, first, at) or text[first] in _NUMERAL + "和与、好" or "采取" in text[first:at]
            vague = vague or tables.verbs.at(text, first, at) >= 2
            return None if vague else first
        character = text[first - 1]
        if first - 1 == listed and character in _JOINS:
            return first if at - first >= 3 and text[first] not in _NUMERAL else None
        if not (is_han(character) or character.isalnum() or character in "()（）—－-·+") or character in GRAMMAR:
            return None
        first -= 1
    return None


def _cuts(text: str, first: int) -> bool:
    """Say whether a cut behind the verb goes through a word: 推动|力 is 推|动力."""
    return text[first - 1 : first + 1] in common_words()


@cache
def _generic() -> Forms:
    return Forms(read_forms("initiative_forms.tsv")["generic"])

"""Initiatives and named policies: quoted ones with what follows the quotation, known names, and 实施…行动 unquoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reformtext.mentions.characters import GRAMMAR, is_han, pairs_of_marks
from reformtext.mentions.found import Cover, Found
from reformtext.model import Span
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms, read_forms

_LONGEST_QUOTED = 22
_LONGEST_FREE = 22
_LONGEST_LEFT = 10
_BETWEEN = 6  # “三个一”|脱贫攻坚|工程
_NUMERAL = "一二两三四五六七八九十百千万0123456789"
# 四个一批, 三横一纵, 四改六治理, 8+1, 两个转型
_COUNTED = re.compile(
    rf"(?:[{_NUMERAL}]+(?:[个大项条化不有无]|[\u4e00-\u9fff])[\u4e00-\u9fff]{{0,4}}?){{2,4}}|[{_NUMERAL}]+[个大项][\u4e00-\u9fff]{{1,6}}"
    rf"|[\dN]+(?:\+[\dNX]+)+"
)
_CHIEF = re.compile(r"[河湖林链田路街湾山楼警库点塘渠岛滩所校]长制")
_CAMPAIGN = re.compile(r"[\u4e00-\u9fff]{2,4}学习教育")
_WORKS = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{2,12}(?:[(（][^()（）\n]{2,16}[)）])?改?扩建(?:工程|项目)?(?![\u4e00-\u9fff]{0,4}[多余]?[所座个栋])"
)
_ZONE = re.compile(r"中国[(（][\u4e00-\u9fff]{2,8}[)）][\u4e00-\u9fff]{2,16}?(?:试验区|示范区|博览会|论坛)")
_JOINS = "、和与及"


@dataclass(frozen=True, slots=True)
class _Tables:
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


def find_initiatives(text: str, paragraphs: Sequence[Span], taken: Cover) -> tuple[Found, ...]:
    """Return the initiatives named in a folded text, outside what is taken.

    >>> text = "大力实施“归雁”行动，全面推行“湾长制”，开展县城品质提升行动。"
    >>> [one.key for one in find_initiatives(text, [(0, len(text))], Cover(len(text)))]
    ['归雁', '湾长制', '县城品质提升行动']
    """
    found: list[Found] = []
    for start, end in paragraphs:
        cover = Cover(end - start)
        for first, last, key in (*_quoted(text, start, end), *_patterned(text, start, end), *_free(text, start, end)):
            if not taken.touches(first, last) and not cover.touches(first - start, last - start):
                cover.add(first - start, last - start)
                found.append(Found(first, last, "initiative", key))
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


@dataclass(frozen=True, slots=True)
class _Quote:
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
            or _CHIEF.fullmatch(inner)
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
    for pattern in (_ZONE, _CHIEF, _CAMPAIGN, _WORKS):
        for match in pattern.finditer(text, start, end):
            first = match.start()
            if pattern is _WORKS and match.end() - first < 6:
                continue
            while first < match.end() - 6 and (length := tables.verbs.at(text, first, match.end())):
                first += length
            yield first, match.end(), text[first : match.end()]
    at = start
    while at < end:
        length = tables.names.at(text, at, end)
        if length:
            yield at, at + length, text[at : at + length]
        at += length or 1


def _free(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """实施县城品质提升行动: a verb, words, an ending, and the sentence goes on; and 、…行动 behind such a one."""
    tables = _tables()
    listed = -1
    at = start
    while at < end:
        length = tables.free.at(text, at, end)
        if not length:
            at += 1
            continue
        stop = at + length
        first = _head(text, at, stop, start, tables, listed) if _ends(text, stop, end) else None
        if first is not None:
            yield first, stop, text[first:stop]
            listed = stop
        at = stop


def _ends(text: str, stop: int, end: int) -> bool:
    return (
        stop >= end
        or not is_han(text[stop])
        or text[stop] in GRAMMAR
        or text[stop] in "和与及中、建"
        or text.startswith("工作", stop)
    )


def _head(text: str, at: int, stop: int, start: int, tables: _Tables, listed: int) -> int | None:
    generic = _generic()
    zone = text.startswith(("试验区", "示范区", "先行区"), at) and text[at - 2 : at] not in common_words()
    first = at
    floor = max(start, at - _LONGEST_FREE)
    while first > floor:
        verb = tables.verbs.before(text, first, start)
        if verb >= 2 and (stop - first >= 6 or (zone and at - first >= 2)) and not _cuts(text, first):
            return first if not (generic.at(text, first, at) or text[first] in _NUMERAL + "和与、好") else None
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

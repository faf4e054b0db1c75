"""People: a surname and one or two characters, or a foreign name, where a title or a verb of saying shows a person.

市委书记张伦明确指出 names 张伦: of 张伦明 and 张伦 the one is taken behind which the sentence can go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from reformtext.mentions.characters import GRAMMAR, cuts_word_left, cuts_word_right, cuts_words, is_han
from reformtext.mentions.found import Cover, Found
from reformtext.model import Span
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms, read_forms

# How a sentence can go on behind a name, the better the higher.
_NOTHING, _ONWARD, _CLOSED, _TITLED, _SAYS = range(5)
_CLOSES = frozenset("，。；：、！？”’）)】》,.;:!? \n\t（(【—…")
_NOT_GIVEN = GRAMMAR | frozenset("和说称同表示强指会能可有无及")
_NEVER_GIVEN = frozenset("们的了是")
_LONGEST_ROLE = 60
_LONGEST_FOREIGN = 20
_ROLE_ENDS = GRAMMAR | frozenset("，。；：！？\n“”‘’《》,;:!?…—同")
_FREE = frozenset("的由与和同让请向对为")  # before a name without a title


class _Tables(NamedTuple):
    single: frozenset[str]
    cautious: frozenset[str]
    compound: Forms
    foreign: frozenset[str]
    heads: Forms
    titles: Forms
    common_titles: frozenset[str]
    after: Forms
    saying: Forms
    manner: Forms
    onward: Forms
    role_ends: Forms


@cache
def _tables() -> _Tables:
    names = read_forms("surnames.tsv")
    around = read_forms("person_contexts.tsv")
    foreign = frozenset("".join(names["transliteration"])) - {"·"}
    return _Tables(
        names["single"],
        names["cautious"],
        Forms(names["compound"]),
        foreign,
        Forms(names["single"] | names["cautious"] | names["compound"] | foreign),
        Forms(around["title"] | around["common title"]),
        around["common title"],
        Forms(around["title after"]),
        Forms(around["saying"]),
        Forms(around["manner"]),
        Forms(around["going on"] | around["saying"] | around["manner"]),
        Forms(around["before a role"]),
    )


def find_people(text: str, paragraphs: Sequence[Span], anchors: Sequence[Found], taken: Cover) -> tuple[Found, ...]:
    """Return the people of a folded text with the roles that stand before or behind their names.

    `anchors` are the organisations found, with one of which a role begins; `taken` are the names that hold no person.

    >>> text = "市委书记、市长李晓明强调，要改革。在场的王芳说，好。"
    >>> [(p.key, p.role) for p in find_people(text, [(0, len(text))], (), Cover(len(text)))]
    [('李晓明', '市委书记、市长'), ('王芳', None)]
    """
    found = {one.start: one for start, end in paragraphs for one in _in_paragraph(text, start, end, taken)}
    known = Forms({one.key for one in found.values()})
    inside = {at for one in anchors for at in range(one.start, one.end)}
    result: list[Found] = []
    for start, end in paragraphs:
        done = start
        for at in known.starts(text, start, end):
            if at < done:
                continue
            one = found.get(at)
            length = 0 if one else known.at(text, at, end)
            if length and not taken.touches(at, at + length) and _stands(text, at, length, start, end):
                one = Found(at, at + length, "person", text[at : at + length])
            if one is not None:
                result.append(replace(one, role=_role(text, one, start, end, inside)))
                done = one.end
    return tuple(result)


def _stands(text: str, at: int, length: int, start: int, end: int) -> bool:
    """Say whether a known name stands again: two characters can be a part of other words."""
    return length > 2 or not (
        cuts_words(text, at, at + length, start, end)
        or text[at : at + length] in common_words()
        or text[at + length - 1 : at + length + 1] in common_words()
        or (at > start and text[at - 1 : at + 1] in common_words())
    )


def _in_paragraph(text: str, start: int, end: int, taken: Cover) -> Iterator[Found]:
    tables = _tables()
    done = start
    for at in tables.heads.starts(text, start, end - 1):
        stop = _name_at(text, at, start, end, tables) if at >= done else 0
        if stop and not taken.touches(at, stop):
            yield Found(at, stop, "person", text[at:stop])
            done = stop


def _surname(text: str, at: int, end: int, tables: _Tables) -> int:
    return tables.compound.at(text, at, end) or int(text[at] in tables.single or text[at] in tables.cautious)


def _name_at(text: str, at: int, start: int, end: int, tables: _Tables) -> int:
    """Return where the name that begins here ends, or 0."""
    before = at - 1 if at > start and text[at - 1] == " " else at
    title = tables.titles.before(text, before, max(start, before - 12))
    common = title > 0 and text[before - title : before] in tables.common_titles
    if title == 2 and not common and _title_is_cut(text, before - title, start):
        title = 0
    before_is_foreign = at > start and (text[at - 1] == "·" or text[at - 1] in tables.foreign)
    free = at == start or not is_han(text[at - 1]) or text[at - 1] in _FREE
    chinese = _chinese(text, at, end, tables, title > 0, common) if title or free else 0
    if chinese or (before_is_foreign and not title):
        return chinese
    return _foreign(text, at, end, tables, title > 0 and not common, free)


def _title_is_cut(text: str, at: int, start: int) -> bool:
    """Say whether a short title is the end of another word: 增|加经理 is none, 大|部长 none."""
    return at > start and text[at - 1 : at + 1] in common_words() and text[at - 1] not in "副总前原"


def _chinese(text: str, at: int, end: int, tables: _Tables, titled: bool, common: bool) -> int:
    surname = _surname(text, at, end, tables)
    best, stop = _NOTHING, 0
    for given in (2, 1) if surname else ():
        last = at + surname + given
        name = text[at + surname : last]
        if last > end or not all(is_han(character) for character in name) or any(c in _NEVER_GIVEN for c in name):
            continue
        how = _goes_on(text, last, end, tables)
        if any(character in _NOT_GIVEN for character in name):
            # 卢拉在…表示: 在 belongs to the name only if nothing shorter can be one
            how = how if how == _SAYS and (given == 1 or _goes_on(text, last - 1, end, tables) < _SAYS) else _NOTHING
        if how > best and _plausible(text, at, last, surname, how, tables, titled, common):
            best, stop = how, last
    return stop


def _plausible(
    text: str, at: int, last: int, surname: int, how: int, tables: _Tables, titled: bool, common: bool
) -> bool:
    name = text[at:last]
    given = name[surname:]
    if given in tables.after or tables.titles.before(name, len(name), surname) or (given == "方" and not titled):
        return False  # 周总理, 苏方
    cautious = surname == 1 and name[0] in tables.cautious
    if name in common_words() or (name[:2] in common_words() and len(name) == 3 and how < _SAYS):
        return titled and not common and how == _SAYS and not cautious
    if given in common_words() and (cautious or (not titled and how < _SAYS)):
        return False
    if cautious or common or not titled:
        enough = how in (_SAYS, _TITLED) or (titled and not cautious and how == _CLOSED and len(name) > 2)
        return enough and not (not titled and cautious and len(name) < 3)
    return True


def _goes_on(text: str, at: int, end: int, tables: _Tables) -> int:
    """Say how the sentence goes on behind a name that would end at `at`."""
    first = at
    for _ in range(4):
        length = tables.manner.at(text, at, end)
        if not length:
            break
        at += length
    saying = tables.saying.at(text, at, end)
    # 从询|问, 张|说法: a verb of one character must not be a part of a word
    if saying > 1 or (saying and not (cuts_word_left(text, at, first - 1) or cuts_word_right(text, at + 1, end))):
        return _SAYS
    if tables.after.at(text, first, end):
        return _TITLED
    if first >= end or text[first] in _CLOSES:
        return _CLOSED
    return _ONWARD if tables.onward.at(text, first, end) else _NOTHING


def _foreign(text: str, at: int, end: int, tables: _Tables, titled: bool, free: bool) -> int:
    """拉夫罗夫表示, 总统马克龙: the longest run of characters of foreign names behind which the sentence goes on."""
    stop = at
    limit = min(end, at + _LONGEST_FOREIGN)
    while stop < limit and (text[stop] in tables.foreign or text[stop] == "·"):
        stop += 1
    while stop - at >= 2:
        name = text[at:stop]
        how = _goes_on(text, stop, end, tables)
        dotted = "·" in name[1:-1] and len(name) > 4
        sure = dotted or (titled and len(name) > 2) or (how == _SAYS and (titled or (free and len(name) > 2)))
        if how and sure and name[-1] != "·" and name not in common_words():
            return stop
        stop -= 1
    return 0


def _role(text: str, one: Found, start: int, end: int, inside: set[int]) -> str | None:
    """Return what stands before a name up to its title, else the title behind it; `inside` names are kept whole."""
    tables = _tables()
    stop = one.start - 1 if one.start > start and text[one.start - 1] == " " else one.start
    if not tables.titles.before(text, stop, start):
        length = tables.after.at(text, one.end, end)
        return text[one.end : one.end + length] if length else None
    first = stop
    floor = max(start, stop - _LONGEST_ROLE)
    while first > floor and not _bounds_role(text, first - 1, floor, inside, tables):
        first -= 1
    return text[_trimmed(text, first, stop, inside, tables) : stop]


def _bounds_role(text: str, at: int, floor: int, inside: set[int], tables: _Tables) -> bool:
    """Say whether a role cannot hold the character: a sign, a word of grammar, and 、 和 but between two titles."""
    if at in inside:
        return False
    if text[at] in "、和与兼":
        return not tables.titles.before(text, at, floor)
    return text[at] in _ROLE_ENDS or tables.role_ends.before(text, at + 1, floor) > 0


def _trimmed(text: str, first: int, stop: int, inside: set[int], tables: _Tables) -> int:
    """Move a role's beginning to its first organisation or place (今天上午|市委书记), else to a title in a long run."""
    for at in range(first, stop):
        if at in inside:
            return at if at - first > 4 or not _heads_role(text, first) else first
    if stop - first <= 10:
        return first
    return next(at for at in range(first, stop) if at == stop - 1 or tables.titles.at(text, at, stop))


def _heads_role(text: str, at: int) -> bool:
    """Say whether a role can begin with what stands here: 原国务院副总理, 时任…"""
    return text.startswith(("原", "前", "时任", "现任", "国家", "全国", "中共"), at)

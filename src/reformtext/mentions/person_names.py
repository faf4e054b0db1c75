"""One person's name at one place of a text: a surname and one or two characters, or a foreign name.

市委书记张伦明确指出 names 张伦: of 张伦明 and 张伦 the one is taken behind which the sentence can go on.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reformtext.characters import HAN
from reformtext.mentions.characters import GRAMMAR, cuts_word_left, cuts_word_right, foreign_characters, is_han
from reformtext.patterns import lazy
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms, read_forms

# How a sentence can go on behind a name, the better the higher.
_NOTHING, _WORD, _ONWARD, _CLOSED, _TITLED, _SAYS = range(6)
_CLOSES = frozenset("，。；：、！？”’）)】》,.;:!? \n\t（(【—…“‘《")
_NOT_GIVEN = GRAMMAR | frozenset("和说称同表示强指会能可有无及")
_NEVER_GIVEN = frozenset("们的了是两")
_LONGEST_FOREIGN = 20
_LONGEST_PHRASE = 40  # 在…时|说
_FREE = frozenset("的由与和同让请向对为")  # before a name without a title
LEADERS = frozenset(("总统", "总理", "首相", "国王", "外长"))
_DATE = lazy(r"(?:\d{1,2}月)?\d{1,2}日(?:上午|中午|下午|晚上|晚间|晚|凌晨)?")
_NOT_LAST = GRAMMAR | frozenset("到赴说称表示会率来去")  # of a name with a point
_POINTED = lazy(rf"{HAN}{{2,6}}·{HAN}{{2,4}}")
_PHRASE_END = lazy(r"[，。；！？”\n]")


class PersonForms(NamedTuple):
    """The tables of surnames and of what stands around a name."""

    single: frozenset[str]
    cautious: frozenset[str]
    no_names: frozenset[str]
    compound: Forms
    foreign: frozenset[str]
    heads: Forms
    titles: Forms
    common_titles: frozenset[str]
    after: Forms
    no_roles: frozenset[str]  # titles behind a name that tell no office: 同志, 等人
    ranks: Forms
    saying: Forms
    manner: Forms
    onward: Forms
    together: Forms
    role_ends: Forms
    opening: frozenset[str]  # Chinese characters that a name can stand behind
    ranked: frozenset[str]  # first characters of ranks


@cache
def person_forms() -> PersonForms:
    """Return the tables, read once."""
    names = read_forms("surnames.tsv")
    around = read_forms("person_contexts.tsv")
    foreign = foreign_characters()
    titles = Forms(around["title"] | around["common title"])
    ranks, role_ends = Forms(around["rank after"]), Forms(around["before a role"])
    return PersonForms(
        names["single"],
        names["cautious"],
        names["no name"],
        Forms(names["compound"]),
        foreign,
        Forms(names["single"] | names["cautious"] | names["compound"] | foreign),
        titles,
        around["common title"],
        Forms(around["title after"] | around["rank after"]),
        around["no role"],
        ranks,
        Forms(around["saying"]),
        Forms(around["manner"]),
        Forms(around["going on"] | around["together"] | around["saying"] | around["manner"]),
        Forms(around["together"]),
        role_ends,
        _FREE | titles.lasts | role_ends.lasts,
        ranks.firsts,
    )


class _Before(NamedTuple):
    """What stands before a name: a title, one that is a plain noun too, or nothing that could belong to it."""

    titled: bool
    common: bool
    free: bool
    first: bool


def name_at(text: str, at: int, start: int, end: int) -> int:
    """Return where the name that begins here ends, or 0; `start` and `end` bound the paragraph.

    >>> text = "市委书记张伦明确指出"
    >>> name_at(text, 4, 0, len(text))
    6
    """
    forms = person_forms()
    before = at - 1 if at > start and text[at - 1] == " " else at
    title = forms.titles.before(text, before, max(start, before - 12))
    common = title > 0 and text[before - title : before] in forms.common_titles
    if title == 2 and _title_is_cut(text, before - title, before, start, common):
        title = 0
    free = at == start or not is_han(text[at - 1]) or text[at - 1] in _FREE
    free = free or forms.role_ends.before(text, at, start) > 0
    stands = _Before(title > 0, common, free, at == start)
    chinese = _chinese(text, at, start, end, stands)
    if chinese or (not title and at > start and (text[at - 1] == "·" or text[at - 1] in forms.foreign)):
        return chinese
    if (foreign := _foreign(text, at, end, stands)) or not title:
        return foreign
    unlike = not common and _is_unlike_words(text, at, end, forms)
    return _pointed(text, at, end, stands) or (at + 3 if unlike else 0)


def starts_of_names(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the positions at which asking `name_at` can be worth it: most surnames stand inside words."""
    forms = person_forms()
    dotted = text.find("·", start, end) >= 0
    for at in forms.heads.starts(text, start, end - 1):
        before = text[at - 1] if at > start else "\n"
        if (
            before in forms.opening
            or not is_han(before)
            or text[at + 3 : at + 4] in forms.ranked
            or (dotted and "·" in text[at : at + _LONGEST_FOREIGN])
        ):
            yield at


def can_be_chinese(name: str) -> bool:
    """Say whether a string by itself could be a Chinese name: a surname, one or two characters, no common word.

    >>> [name for name in ("王一帆", "欧阳静", "江山", "高粱", "方案") if can_be_chinese(name)]
    ['王一帆', '欧阳静']
    """
    forms = person_forms()
    surname = forms.compound.at(name, 0, len(name)) or int(name[:1] in forms.single)
    given = name[surname:]
    return (
        surname > 0
        and 1 <= len(given) <= 2
        and all(is_han(character) and character not in GRAMMAR for character in given)
        and name not in common_words()
        and name[:2] not in (common_words() if len(name) == 3 and surname == 1 else ())
        and given not in common_words()
        and not forms.titles.before(name, len(name), surname)
    )


def _title_is_cut(text: str, at: int, stop: int, start: int, common: bool) -> bool:
    """Say whether a short title is a part of other words: 大|部长; 妇|女儿|童; but 中学|校长 are two."""
    left = at > start and text[at - 1 : at + 1] in common_words() and text[at - 1] not in "副总前原"
    words = at - 2 >= start and text[at - 2 : at] in common_words()  # 中学|校长
    return left and not words and (not common or text[stop - 1 : stop + 1] in common_words())


def _surname(text: str, at: int, end: int, forms: PersonForms) -> int:
    return forms.compound.at(text, at, end) or int(text[at] in forms.single or text[at] in forms.cautious)


def _chinese(text: str, at: int, start: int, end: int, before: _Before) -> int:
    forms = person_forms()
    shown = before.titled or before.free
    if not shown and not forms.ranks.at(text, at + 3, len(text)):
        return 0  # nearly everywhere: see _is_ranked
    surname = _surname(text, at, end, forms)
    goes_on = _goes_on if before.titled else _shows  # without a title nothing less will do
    best, stop = _NOTHING, 0
    for given in (2, 1) if surname else ():
        last = at + surname + given
        name = text[at + surname : last]
        if last > end or not all(is_han(character) for character in name) or any(c in _NEVER_GIVEN for c in name):
            continue
        how = goes_on(text, last, end, forms, before)
        if any(
            text[i] in _NOT_GIVEN and (text[i] != "强" or text[i + 1 : i + 2] == "调")
            for i in range(last - given, last)
        ):
            # 卢拉在…表示: 在 belongs to the name only if nothing shorter can be one
            shorter = goes_on(text, last - 1, end, forms, before) if given > 1 else _NOTHING
            how = how if how == _SAYS and shorter < _SAYS and text[at] not in forms.cautious else _NOTHING
        if not shown and (how != _TITLED or not _is_ranked(text, at, start, last, forms)):
            continue
        if how > best and _plausible(text, at, last, surname, how, before):
            best, stop = how, last
    return stop


def _is_unlike_words(text: str, at: int, end: int, forms: PersonForms) -> bool:
    """Say whether three characters are a name because nothing in them is a word: 书记|孙茂川|挨家挨户."""
    given = text[at + 1 : at + 3]
    return (
        text[at] in forms.single
        and at + 3 < end
        and all(is_han(character) and character not in _NOT_GIVEN for character in given)
        and not all(character in forms.foreign for character in text[at + 1 : at + 4])
        and not any(text[i : i + 2] in common_words() for i in range(at - 1, at + 3))
        and not forms.titles.before(text, at + 3, at)
    )


def _is_ranked(text: str, at: int, start: int, last: int, forms: PersonForms) -> bool:
    """Say whether a name of three characters in the middle of a clause has a rank behind it: 落实|习近平|总书记."""
    cut = cuts_word_left(text, at, start) and text[max(start, at - 2) : at] not in common_words()
    return last - at == 3 and not cut and forms.ranks.at(text, last, len(text)) > 0


def _plausible(text: str, at: int, last: int, surname: int, how: int, before: _Before) -> bool:
    forms = person_forms()
    name = text[at:last]
    given = name[surname:]
    if name in forms.no_names or forms.titles.at(name, 0, len(name)) == 2:
        return False  # 王储|兼
    titled, common = before.titled, before.common
    if given in forms.after or forms.titles.before(name, len(name), surname) or (given == "方" and not titled):
        return False  # 周总理, 苏方
    cautious = surname == 1 and name[0] in forms.cautious
    if name[:2] in common_words() and name[-1] in "时要应需须再先地":
        return False  # 在谈到任务时|指出, 成绩要|讲够
    if name in common_words() or (name[:2] in common_words() and len(name) == 3 and how < _SAYS):
        return titled and not common and how == _SAYS and not cautious
    if given in common_words() and (cautious or (not titled and how < _SAYS)):
        return False
    if before.first and not titled and not cautious and text[last : last + 1] == "：":
        return True  # 张江：… at the beginning of a line
    if name[0] == "和" and (before.common or how == _TITLED):
        return False  # 小花的父亲|和小刚, 陈主席|和周总理
    if cautious or common or not titled:
        # 县长高志远立案, 菜农王乐义改良: three characters that are in no way words
        unusual = len(name) == 3 and how >= _WORD and not (cautious and common)
        if (
            titled
            and unusual
            and name[0] != "和"
            and not any(text[i : i + 2] in common_words() for i in range(at - 1, last))
        ):
            return True
        closed = titled and not cautious and how == _CLOSED and (len(name) > 2 or text[last : last + 1] in ("）", ")"))
        enough = how == _SAYS or (how == _TITLED and (titled or not cautious)) or closed
        return enough and not (not titled and cautious and len(name) < 3)
    return True


def _goes_on(text: str, at: int, end: int, forms: PersonForms, before: _Before) -> int:
    """Say how the sentence goes on behind a name that would end at `at`."""
    if how := _shows(text, at, end, forms, before):
        return how
    onward = forms.onward.at(text, at, end)
    cut = cuts_word_left(text, at, at - 1)
    if onward > 1 or (onward and not cut) or _DATE.match(text, at, end):
        return _ONWARD  # but not 陪|同
    # 市长王一帆|推进: a word begins here and none goes through
    if text[at : at + 2] in common_words() and not cut:
        return _WORD
    return _NOTHING


def _shows(text: str, at: int, end: int, forms: PersonForms, before: _Before) -> int:
    """Say whether what stands behind shows a name: a verb of saying, a title, at least a sign; else _NOTHING."""
    first = at
    dated = _DATE.match(text, at, end)
    if dated:
        at = dated.end()
    for _ in range(4):
        length = forms.manner.at(text, at, end)
        if not length:
            break
        at += length
    saying = forms.saying.at(text, at, end)
    # 从询|问, 张|说法: a verb of one character must not be a part of a word
    if saying > 1 or (saying and not (cuts_word_left(text, at, first - 1) or cuts_word_right(text, at + 1, end))):
        return _SAYS
    if (before.free or before.titled) and text.startswith("在", at) and _says_then(text, at, end, forms):
        return _SAYS
    if forms.after.at(text, first, end):
        return _TITLED
    if first >= end or text[first] in _CLOSES:
        return _CLOSED
    return _NOTHING


def _pointed(text: str, at: int, end: int, before: _Before) -> int:
    """副书记|阿不都·热合曼|到: a name with a point behind a title, as long as it can be."""
    match = _POINTED.match(text, at, end)
    point = text.find("·", at, match.end()) if match else 0
    for stop in range(match.end() if match else 0, point + 2, -1):
        if text[stop - 1] not in _NOT_LAST and _goes_on(text, stop, end, person_forms(), before) > _WORD:
            return stop
    return 0


def _says_then(text: str, at: int, end: int, forms: PersonForms) -> bool:
    """Say whether a phrase with 在 ends in a verb of saying: 在参加小组讨论时说，."""
    match = _PHRASE_END.search(text, at, min(end, at + _LONGEST_PHRASE))
    if match is None:
        return False
    saying = forms.saying.before(text, match.start(), at)
    return saying > 0 and text[match.start() - saying - 1] in "时中后上会间话里出"


def _foreign(text: str, at: int, end: int, before: _Before) -> int:
    """拉夫罗夫表示, 总统马克龙: the longest run of characters of foreign names behind which the sentence goes on."""
    forms = person_forms()
    titled = before.titled and not before.common
    if not before.titled and not before.free and cuts_word_left(text, at, at - 1):
        return 0  # 总|理乔治
    stop = at
    limit = min(end, at + _LONGEST_FOREIGN)
    while stop < limit and (text[stop] in forms.foreign or text[stop] == "·"):
        stop += 1
    least = 2 if titled else 3 if before.free else 5  # characters of a name without a title, or even a beginning
    if not titled and not before.free and "·" not in text[at:stop]:
        return 0
    while stop - at >= least:
        name = text[at:stop]
        how = _goes_on(text, stop, end, forms, before)
        dotted = "·" in name[1:-1] and len(name) > 4
        shown = how == _SAYS or (how == _TITLED and forms.ranks.at(text, stop, end) > 0)
        led = titled and how >= _ONWARD and text[max(0, at - 2) : at] in LEADERS  # 总统|佐科
        sure = dotted or led or (len(name) > 2 and (titled or (shown and before.free))) or (titled and how == _SAYS)
        if how > _WORD and sure and name[-1] != "·" and name not in common_words():
            return stop
        stop -= 1
    return 0

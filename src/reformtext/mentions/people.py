"""People with their roles: names that a title, a verb of saying or a list shows, and the same names again."""

from collections.abc import Iterator, Sequence

from reformtext.mentions.characters import GRAMMAR, cuts_words
from reformtext.mentions.found import Cover, Found
from reformtext.mentions.person_lists import names_in_lists, row
from reformtext.mentions.person_names import LEADERS, PersonForms, name_at, person_forms, starts_of_names
from reformtext.model import Span
from reformtext.resources.common_words import common_words
from reformtext.resources.forms import Forms

_RANKS = frozenset("省市县区州旗")
_LONGEST_ROLE = 60
_ROLE_ENDS = GRAMMAR | frozenset("，。；：！？\n“”‘’《》（）(),;:!?…—同")


def find_people(text: str, paragraphs: Sequence[Span], anchors: Sequence[Found], taken: Cover) -> tuple[Found, ...]:
    """Return the people of a folded text with the roles that stand before or behind their names.

    `anchors` are the organisations found, with one of which a role begins; `taken` are the names that hold no person.

    >>> text = "市委书记、市长李晓明强调，要改革。在场的王芳说，好。"
    >>> [(p.key, p.role) for p in find_people(text, [(0, len(text))], (), Cover(len(text)))]
    [('李晓明', '市委书记、市长'), ('王芳', None)]
    """
    found = {one.start: one for start, end in paragraphs for one in _in_paragraph(text, start, end, taken)}
    rows = dict(_rows(text, paragraphs, taken))
    known = Forms({one.key for one in (*found.values(), *rows.values())})
    inside = {at for one in anchors for at in range(one.start, one.end)}
    result: list[Found] = []
    for start, end in paragraphs:
        done = start
        for at in known.starts(text, start, end):
            if at < done or at in rows:
                continue
            one = found.get(at)
            length = known.at(text, at, end)
            longer = length > (one.end - one.start if one else 0)  # 冯大|有 where 冯大有 is named elsewhere
            if longer and not taken.touches(at, at + length) and _stands(text, at, length, start, end):
                one = Found(at, at + length, "person", text[at : at + length])
            if one is not None:
                result.append(one._replace(role=_role(text, one, start, end, inside)))
                done = one.end
    return (*result, *rows.values())


def without_people(text: str, places: Sequence[Found]) -> tuple[Found, ...]:
    """Return the places without those that a person's name begins with: 市长武义泉 is nobody of 武义.

    >>> text = "市长武义泉调研，武义泉指出，武义要快。"
    >>> [one.start for one in without_people(text, [Found(at, at + 2, "place", "武义") for at in (2, 8, 14)])]
    [14]
    """
    forms = person_forms()
    names: set[str] = set()
    for one in places:
        title = forms.titles.before(text, one.start, max(0, one.start - 12))
        if title and one.end - one.start == 2 and text[one.start - title : one.start] not in forms.common_titles:
            stop = name_at(text, one.start, 0, len(text))
            led = stop == one.end and text[one.start - 2 : one.start] in LEADERS  # 总统|阿里、
            if led or (stop > one.end and text[one.end] not in _RANKS):
                names.add(text[one.start : stop])
    return tuple(one for one in places if not names & {text[one.start : one.end], text[one.start : one.end + 1]})


def _rows(text: str, paragraphs: Sequence[Span], taken: Cover) -> Iterator[tuple[int, Found]]:
    """Yield the people of lists of members, which stand one in a paragraph."""
    for start, end in paragraphs:
        if (listed := row(text, start, end)) and not taken.touches(*listed[0]):
            (first, stop), role = listed
            yield first, Found(first, stop, "person", "".join(text[first:stop].split()), role=role)


def _stands(text: str, at: int, length: int, start: int, end: int) -> bool:
    """Say whether a known name stands again: two characters can be a part of other words."""
    return length > 2 or not (
        cuts_words(text, at, at + length, start, end)
        or text[at : at + length] in common_words()
        or text[at + length - 1 : at + length + 1] in common_words()
        or (at > start and text[at - 1 : at + 1] in common_words())
    )


def _in_paragraph(text: str, start: int, end: int, taken: Cover) -> Iterator[Found]:
    done = start
    titled = -1  # where the title behind a name ends, which is not the next one's: 李明同志|任县长
    spans: list[Span] = []
    for at in starts_of_names(text, start, end):
        stop = name_at(text, at, start, end) if at >= done and at != titled else 0
        if stop and not taken.touches(at, stop):
            spans.append((at, stop))
            done = stop
            length = person_forms().after.at(text, stop, end)
            titled = stop + length if length else -1
    for at, stop in names_in_lists(text, start, end, spans):
        if not taken.touches(at, stop):
            yield Found(at, stop, "person", text[at:stop])


def _role(text: str, one: Found, start: int, end: int, inside: set[int]) -> str | None:
    """Return what stands before a name up to its title, else the title behind it; `inside` names are kept whole."""
    forms = person_forms()
    stop = one.start - 1 if one.start > start and text[one.start - 1] == " " else one.start
    if not forms.titles.before(text, stop, start):
        behind = text[one.end : one.end + forms.after.at(text, one.end, end)]
        return None if behind in forms.no_roles else behind or None
    first = stop
    floor = max(start, stop - _LONGEST_ROLE)
    while first > floor and not _bounds_role(text, first - 1, floor, inside, forms):
        first -= 1
    return text[_trimmed(text, first, stop, inside, forms) : stop].strip()


def _bounds_role(text: str, at: int, floor: int, inside: set[int], forms: PersonForms) -> bool:
    """Say whether a role cannot hold the character: a sign, a word of grammar, and 、 和 but between two titles."""
    if at in inside:
        return False
    if text[at] in "、和与兼":
        return not forms.titles.before(text, at, floor)
    return text[at] in _ROLE_ENDS or forms.role_ends.before(text, at + 1, floor) > 0


def _trimmed(text: str, first: int, stop: int, inside: set[int], forms: PersonForms) -> int:
    """Move a role's beginning to its first organisation or place (今天上午|市委书记), else to a title in a long run."""
    for at in range(first, stop):
        if at in inside:
            return at if at - first > 4 or not _heads_role(text, first) else first
    if stop - first <= 10:
        return first
    return next(at for at in range(first, stop) if at == stop - 1 or forms.titles.at(text, at, stop))


def _heads_role(text: str, at: int) -> bool:
    """Say whether a role can begin with what stands here: 原国务院副总理, 时任…"""
    return text.startswith(("原", "前", "时任", "现任", "国家", "全国", "中共"), at)

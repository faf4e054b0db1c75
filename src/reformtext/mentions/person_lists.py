"""Lists of people: names between marks of enumeration beside one that is known, or before a verb of attending."""

from collections.abc import Iterable, Iterator, Sequence

from reformtext.characters import HAN
from reformtext.mentions.characters import is_han, places_of
from reformtext.mentions.person_names import can_be_chinese, person_forms
from reformtext.model import Span
from reformtext.patterns import lazy
from reformtext.resources.common_words import common_words

_LONGEST_ROW = 60
_MOST = 40  # names of one list
# A line of a list of members: 副组长：|王 静|水利局局长. Names of two characters are spaced out to three.
_ROW = lazy(
    rf"(?:\S\s*\S?\S[：:]\s*)?(?P<name>{HAN}{{2,4}}|{HAN}\s{{1,2}}{HAN})\s+(?P<role>{HAN}[^。！？\s]{{2,40}})\s*"
)
_MEMBER = ("成员", "委员")


def row(text: str, start: int, end: int) -> tuple[Span, str] | None:
    """Return the name and the role of a paragraph that is a line of a list of members, or None.

    >>> text = "副组长：王　静　　水利局局长"
    >>> row(text, 0, len(text))
    ((4, 7), '水利局局长')
    """
    match = _ROW.fullmatch(text, start, end) if end - start <= _LONGEST_ROW else None
    if match is None or not can_be_chinese("".join(match["name"].split())):
        return None
    role = match["role"]
    titled = role.endswith(_MEMBER) or person_forms().titles.before(role, len(role), 0)
    return (match.span("name"), role) if titled else None


def names_in_lists(text: str, start: int, end: int, known: Sequence[Span]) -> Iterable[Span]:
    """Return the known names of a paragraph and those listed beside them, in the order of the text.

    >>> text = "副主席王建民、赵大川和李芳出席，周立、孙一鸣参加。"
    >>> [text[first:last] for first, last in names_in_lists(text, 0, len(text), [(3, 6)])]
    ['王建民', '赵大川', '李芳', '周立', '孙一鸣']
    """
    spans = set(known)
    for _, stop in known:
        spans.update(_following(text, stop, end))
    attending = person_forms().together
    for at in attending.starts(text, start, end):
        if attending.at(text, at, end):
            spans.update(_preceding(text, at - 1 if text[at - 1 : at] == "等" else at, start))
    for at in places_of(text, "等人", start, end):
        spans.update(_preceding(text, at, start))
    return sorted(_apart(sorted(spans)))


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    last = -1
    for start, stop in spans:
        if start >= last:
            yield start, stop
            last = stop


def _following(text: str, at: int, end: int) -> Iterator[Span]:
    """Yield the names behind one that is known: 、赵大川和李芳|出席."""
    attending = person_forms().together
    for _ in range(_MOST):
        if at >= end or text[at] not in "、和与":
            return
        for length in (3, 2, 4):
            stop = at + 1 + length
            closed = stop >= end or not is_han(text[stop]) or text[stop] in "和与等" or attending.at(text, stop, end)
            if stop <= end and closed and can_be_chinese(text[at + 1 : stop]):
                yield at + 1, stop
                at = stop
                break
        else:
            return


def _preceding(text: str, at: int, start: int) -> Sequence[Span]:
    """Return the names of a list before a verb of attending or 等人, which must be two: 周立、孙一鸣|参加."""
    spans: list[Span] = []
    for _ in range(_MOST):
        for length in (3, 2, 4):
            first = at - length
            opened = first <= start or not is_han(text[first - 1]) or text[first - 1] in "和与"
            opened = opened or (bool(spans) and text[first - 2 : first] in common_words())  # 肃清|钱大成、冯启山等人
            if first >= start and opened and can_be_chinese(text[first:at]):
                spans.append((first, at))
                at = first - 1
                break
        else:
            break
        if at < start or text[at] not in "、和与":
            break
    return spans if len(spans) > 1 else ()

"""The clauses that claim a first, a record or a place in a ranking."""

import re
from collections.abc import Sequence
from functools import cache

from reformtext.model import Figure, Span
from reformtext.resources.firsts import claims
from reformtext.summary.sentences import Prose

MOST = 8


@cache
def _hope() -> re.Pattern[str]:
    """What makes a claim a wish."""
    return re.compile(r"力争|争[取创当做]|努力|确保|力求|推进|打造|建设成为|必须|(?:^|[，；、])要")


_ENDS = "，；。！？：,;!?:\n"
_SHORTEST = 10  # characters: a shorter clause needs the one before it to be understood
_LONGEST = 80


def firsts(prose: Prose, figures: Sequence[Figure]) -> tuple[Span, ...]:
    """Return up to eight such clauses in the order of the text; goals are no firsts, and one clause is told once."""
    goals = {figure.sentence for figure in figures if figure.status == "target"}
    ranks = {
        figure.sentence: figure for figure in reversed(figures) if figure.kind == "rank" and figure.change != "from"
    }
    found: list[Span] = []
    for i in prose.sentences:
        if i in goals:
            continue
        start, end = prose.span(i)
        text = prose.folded(i)
        places = [match.span(1) for match in claims().finditer(text) if match[1]]
        if i in ranks:
            places.append((ranks[i].start - start, ranks[i].end - start))
        for place in sorted(places)[:1]:  # a sentence that claims much is told by its first claim
            clause = _clause(prose.document.text, start, end, start + place[0], start + place[1])
            if not _hope().search(prose.document.text, *clause):
                found.append(clause)
    return tuple(found[:MOST])


def _clause(text: str, first: int, last: int, start: int, end: int) -> Span:
    """The clause around a place, with the one before it where it is too short to be understood."""
    while start > first and (text[start - 1] not in _ENDS or end - start < _SHORTEST) and end - start < _LONGEST:
        start -= 1
    while end < last and text[end] not in _ENDS and end - start < _LONGEST:
        end += 1
    while start < end and text[start] in _ENDS + " \u3000—":
        start += 1
    return start, end

"""The clauses that claim a first, a record or a place in a ranking."""

import heapq
from collections import Counter
from collections.abc import Sequence

from reformtext.model import Figure, Span
from reformtext.patterns import lazy
from reformtext.resources.firsts import claims
from reformtext.summary.sentences import Prose

MOST = 8

# What makes a claim a wish, or a noun that only speaks of one (…走在前列的要求).
_HOPE = lazy(
    r"力争|争[取创当做]|努力|确保|力求|推进|打造|建设成为|必须|目标|将[首率成]|走在|^[“‘]?使|(?:^|[，；、])要|[放摆]在|迈[进向]"
    r"|(?:的|战略)(?:总?要求|战略|局面|基础|步伐|态势|精神|地区|战略区)[”’]?$"
)
_WIDE = lazy(r"[全我]国|世界|全球|国内|全省|省内")  # the wider the field, the more a claim tells
_PREDICATE = lazy(  # a clause that opens so leaves its subject to the one before it
    r"[创居列获]|[位排名跃稳]居|[排名]列|排名?[在第]|名列|升至|实现|成为|增[速幅]|增长|均|同比|数量|总量|规模|产[量值]|成功|连续|首[次创]|率先|较|比上"
)
_ENDS = "，；。！？：,;!?:\n"
_SHORTEST = 10  # characters: a shorter clause needs the one before it to be understood
_LONGEST = 80
_FEWEST_GOALS = 3  # a section of so many goals, and more of them than results, plans


def firsts(prose: Prose, figures: Sequence[Figure]) -> tuple[Span, ...]:
    """Return up to eight such clauses in the order of the text; goals are no firsts, and one clause is told once."""
    goals = {figure.sentence for figure in figures if figure.status == "target"}
    plans = _plans(prose, figures)
    text = prose.document.text
    ranks = {
        figure.sentence: figure
        for figure in reversed(figures)
        if figure.kind == "rank" and figure.change != "from" and not text.startswith(("、第", "、二", "的"), figure.end)
    }
    found: dict[str, Span] = {}
    narrow: set[Span] = set()  # neither a rank nor in a wide field: these go first where there are too many
    for i in prose.sentences:
        if i in goals or prose.section(i) in plans:
            continue
        start, end = prose.span(i)
        places = [match.span(1) for match in claims().finditer(prose.folded(i)) if match[1]]
        if i in ranks:
            places.append((ranks[i].start - start, ranks[i].end - start))
        for place in sorted(places)[:1]:  # a sentence that claims much is told by its first claim
            clause = _clause(text, start, end, start + place[0], start + place[1])
            told = text[slice(*clause)]
            if not _HOPE.search(told):
                found.setdefault(told, clause)
                if i not in ranks and not _WIDE.search(told):
                    narrow.add(clause)
    return tuple(sorted(heapq.nsmallest(MOST, found.values(), key=narrow.__contains__)))


def _plans(prose: Prose, figures: Sequence[Figure]) -> set[int]:
    """The sections that plan: most of their figures are goals."""
    count = Counter((prose.section(figure.sentence), figure.status == "target") for figure in figures)
    return {
        section for (section, goal), told in count.items() if goal and told >= max(_FEWEST_GOALS, count[section, False])
    }


def _clause(text: str, first: int, last: int, start: int, end: int) -> Span:
    """The clause around a place, with those before it where it is too short or leaves out whom it speaks of."""
    while end < last and text[end] not in _ENDS and end - start < _LONGEST:
        end += 1
    start = _opening(text, first, start)
    while start > first and (end - start < _SHORTEST or _PREDICATE.match(text, start)):
        earlier = _opening(text, first, start - 1)
        if end - earlier > _LONGEST:
            break
        start = earlier
    start = max(start, end - _LONGEST)
    while start < end and text[start] in _ENDS + " \u3000—":
        start += 1
    return start, end


def _opening(text: str, first: int, at: int) -> int:
    """Where the clause begins that `at` stands in."""
    while at > first and text[at - 1] not in _ENDS:
        at -= 1
    return at

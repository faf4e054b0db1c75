"""Compare analyses with gold: matching, tallies and scores. Plain JSON objects in, numbers out; standard library only.

A figure found and one of gold match when their spans overlap, one to one, the best overlap first. Gold marked optional
costs nothing whether found or not. `quantity` asks that value, bounds and unit be right, `record` also kind, modifier,
change, status and subject; a period counts by the year it ends in. A subject is right when it shares half of its
characters with gold's, or one holds the other and is not much longer. A figure whose text is not what stands at its
place is misquoted and counts as spurious.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Span = tuple[int, int]

QUANTITY = ("value", "low", "high", "unit")
RECORD = (*QUANTITY, "kind", "modifier", "change", "status", "subject")
FIELDS = (*RECORD, "period", "span")
MENTION_TYPES = ("initiative", "document", "organisation", "person", "place")
LOOSE_TYPES = ("initiative", "organisation")  # where a name ends is a matter of taste: half as long again is right
SAME_UNIT = {
    "％": "%",
    "个百分点": "百分点",
    "千米": "公里",
    "名次": "位",
    "位次": "位",
    "个位次": "位",
    "月": "个月",
    "人民币": "元",
}
EDGES = "“”‘’\"'《》〈〉「」()（）"


@dataclass(frozen=True, slots=True)
class Counts:
    """What was right, spurious and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.spurious) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.spurious + self.missed) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One figure of gold, of the analysis, or of both, with the fields in which they agree."""

    document: str
    gold: Row | None
    found: Row | None
    right: frozenset[str] = frozenset()
    misquoted: bool = False

    @property
    def kind(self) -> str:
        return str((self.gold or self.found or {})["kind"])


@dataclass(frozen=True, slots=True)
class FigureScores:
    gold: int
    misquoted: int
    found: Counts
    quantity: Counts
    record: Counts
    fields: Mapping[str, float]  # the share right among those found


@dataclass(frozen=True, slots=True)
class ThemeScores:
    lines: int
    micro: float
    macro: float  # over the labels that gold uses three times or more
    labels: int
    first: float  # share of the lines with themes whose first one was found


@dataclass(frozen=True, slots=True)
class MentionScores:
    counts: Counts
    roles: int = 0
    roles_right: int = 0


def read_gold(path: Path) -> dict[str, list[Row]]:
    """Return the rows of a gold file by document."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            rows[row["doc"]].append(row)
    return dict(rows)


def figure_outcomes(document: str, text: str, gold: Sequence[Row], figures: Iterable[Row]) -> Iterator[Outcome]:
    """Yield an outcome for each figure of gold that counts and each found that gold does not have."""
    quoted = []
    for figure in figures:
        if text[figure["start"] : figure["end"]] == figure["text"]:
            quoted.append(figure)
        else:
            yield Outcome(document, None, figure, misquoted=True)
    partners = _partners(quoted, gold)
    for index, row in enumerate(gold):
        if row.get("optional"):
            continue
        if index not in partners:
            yield Outcome(document, row, None)
            continue
        figure = quoted[partners[index]]
        yield Outcome(document, row, figure, frozenset(name for name in FIELDS if agree(name, figure, row)))
    taken = set(partners.values())
    for index, figure in enumerate(quoted):
        if index not in taken:
            yield Outcome(document, None, figure)


def figure_scores(outcomes: Iterable[Outcome]) -> FigureScores:
    """Return the scores of any set of outcomes."""
    pairs: list[Outcome] = []
    spurious = missed = misquoted = 0
    for outcome in outcomes:
        if outcome.gold is None:
            spurious += 1
            misquoted += outcome.misquoted
        elif outcome.found is None:
            missed += 1
        else:
            pairs.append(outcome)

    def counts(names: Sequence[str]) -> Counts:
        right = sum(outcome.right.issuperset(names) for outcome in pairs)
        wrong = len(pairs) - right
        return Counts(right, spurious + wrong, missed + wrong)

    fields = {name: sum(name in pair.right for pair in pairs) / len(pairs) if pairs else 0.0 for name in FIELDS}
    return FigureScores(len(pairs) + missed, misquoted, counts(()), counts(QUANTITY), counts(RECORD), fields)


def theme_outcomes(
    text: str, gold: Iterable[Row], paragraphs: Sequence[Row], *, sub: bool = False
) -> Iterator[tuple[Sequence[str], set[str]]]:
    """Yield the themes wanted and those got of each line of gold; `sub` compares sub-themes."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for row in gold:
        start, end = starts[row["line"]], starts[row["line"] + 1] - 1
        over = (paragraph for paragraph in paragraphs if paragraph["start"] < end and start < paragraph["end"])
        ids = {theme["id"] for paragraph in over for theme in paragraph["themes"]}
        if sub:
            yield row["sub"], {name for name in ids if "." in name}
        else:
            yield row["themes"], {name.partition(".")[0] for name in ids}


def theme_scores(outcomes: Iterable[tuple[Sequence[str], set[str]]]) -> ThemeScores:
    """Return the scores of lines with the themes wanted and got."""
    tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    support: Counter[str] = Counter()
    lines = first = tagged = 0
    for wanted, got in outcomes:
        lines += 1
        support.update(set(wanted))
        for name in got | set(wanted):
            tallies[name][(name not in wanted) + 2 * (name not in got)] += 1
        if wanted:
            tagged += 1
            first += wanted[0] in got
    counts = {name: Counts(*tally) for name, tally in tallies.items()}
    frequent = [counts[name].f1 for name, number in sorted(support.items()) if number >= 3]
    micro = Counts(*(sum(tally[place] for tally in tallies.values()) for place in range(3))).f1
    return ThemeScores(lines, micro, _mean(frequent), len(frequent), first / tagged if tagged else 0.0)


def mention_scores(documents: Iterable[tuple[str, Sequence[Row], Iterable[Row]]]) -> dict[str, MentionScores]:
    """Return the scores by type of documents, each a text with its gold and the mentions found."""
    tallies: dict[str, list[int]] = {name: [0, 0, 0] for name in MENTION_TYPES}
    roles = roles_right = 0
    for text, gold, mentions in documents:
        found: dict[tuple[str, Span], str | None] = {}
        for mention in mentions:
            for start, end in mention["spans"]:
                found.setdefault((mention["type"], _trimmed(text, start, end)), mention.get("role"))
        left = dict(found)
        optional = []
        for row in gold:
            span = _trimmed(text, row["start"], row["end"])
            hit = next((key for key in left if key[0] == row["type"] and _same_name(key[1], span, key[0])), None)
            role = left.pop(hit) if hit is not None else None
            if row.get("optional"):
                optional.append(span)
                continue
            tallies[row["type"]][0 if hit is not None else 2] += 1
            if hit is not None and row.get("role"):
                roles += 1
                roles_right += bool(role) and (str(role) in row["role"] or row["role"] in str(role))
        for kind, (start, end) in left:
            if not any(start < last and first < end for first, last in optional):
                tallies[kind][1] += 1
    return {
        name: MentionScores(Counts(*tally), *((roles, roles_right) if name == "person" else ()))
        for name, tally in tallies.items()
    }


def agree(field: str, one: Row, other: Row) -> bool:
    """Whether two annotations of a figure agree in a field.

    >>> agree("value", {"value": "170.0"}, {"value": "170"}), agree("unit", {"unit": "人"}, {"unit": "名"})
    (True, False)
    """
    if field in ("value", "low", "high"):
        return _same_number(_number(one.get(field)), _number(other.get(field)))
    if field == "unit":
        return _unit(one.get("unit")) == _unit(other.get("unit"))
    if field == "subject":
        return _same_subject(one.get("subject"), other.get("subject"))
    if field == "period":
        return end_year(one.get("period")) == end_year(other.get("period"))
    if field == "span":
        return (one["start"], one["end"]) == (other["start"], other["end"])
    return (one.get(field) or "") == (other.get(field) or "")


def end_year(period: object) -> int | None:
    """The year that a period ends in: `[2014, 2024]`, or an object with an `end`; None where there is none."""
    last = period.get("end") if isinstance(period, Mapping) else period[-1] if isinstance(period, list) else None
    year = re.match(r"[0-9]{4}", str(last))
    return int(year.group()) if year else None


def _partners(figures: Sequence[Row], gold: Sequence[Row]) -> dict[int, int]:
    """The figure that belongs to each row of gold, by their indices."""
    pairs = []
    for index, figure in enumerate(figures):
        for number, row in enumerate(gold):
            overlap = min(figure["end"], row["end"]) - max(figure["start"], row["start"])
            if overlap > 0:
                union = max(figure["end"], row["end"]) - min(figure["start"], row["start"])
                pairs.append((-overlap / union, index, number))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _overlap, index, number in sorted(pairs):
        if index not in taken and number not in partners:
            taken.add(index)
            partners[number] = index
    return partners


def _number(value: object) -> object:
    if value is None or value == "":
        return None
    if isinstance(value, list | tuple):
        return tuple(_number(term) for term in value)
    try:
        return Fraction(str(value).strip())
    except (ValueError, ZeroDivisionError):
        return str(value).strip()


def _same_number(one: object, other: object) -> bool:
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return abs(one - other) <= abs(other) * Fraction(1, 10**9)
    return one == other


def _unit(unit: object) -> str:
    name = re.sub(r"\s", "", str(unit or ""))
    return SAME_UNIT.get(name, name)


def _same_subject(one: object, other: object) -> bool:
    first, second = (re.sub(r"[\W的了]", "", str(subject or "")) for subject in (one, other))
    if first == second:
        return True
    if not first or not second:
        return False
    shorter, longer = sorted((len(first), len(second)))
    if (first in second or second in first) and longer <= 2 * shorter + 2:
        return True
    shared = sum((Counter(first) & Counter(second)).values())
    return 4 * shared >= shorter + longer


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without the quotation marks and brackets at its ends."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def _same_name(one: Span, other: Span, kind: str) -> bool:
    if one == other:
        return True
    if kind not in LOOSE_TYPES:
        return False
    inside = (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
    shorter, longer = sorted((one[1] - one[0], other[1] - other[0]))
    return inside and 2 * longer <= 3 * shorter


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0

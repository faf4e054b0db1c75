"""A coded sheet and our analyses, unit by unit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from reformtext.characters import simplify
from reformtext.corpus.validation.agreement import Agreement, agreement
from reformtext.corpus.validation.coded import NONE, Coded, Row
from reformtext.model import Analysis, Document, Failure, Figure, Span

_CATEGORIES = ("kind", "modifier", "change", "status", "indicator", "unit")
_UNTYPED = ("value", "low", "high", "subject", "year")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found: the agreement per label or field, and what could not be compared and why."""

    task: str
    documents: int
    agreements: tuple[Agreement, ...]
    notes: tuple[str, ...]


def compare(coded: Coded, results: Iterable[Analysis | Failure]) -> Comparison:
    """Return the agreement of a coded sheet with the analyses of its documents; other documents are passed over."""
    rows: dict[str, list[Row]] = {}
    for row in coded.rows:
        rows.setdefault(row.document, []).append(row)
    notes: list[str] = []
    seen: set[str] = set()
    documents = 0
    counted = _Themes(coded.level) if coded.task == "themes" else _Figures(sampled=coded.sampled)
    for result in results:
        if isinstance(result, Failure):
            notes.append(result.message)
            continue
        names = [name for name in _names(result.document.path) if name in rows]
        if not names:
            continue
        if not seen.isdisjoint(names):
            notes.append(f"{result.document.path}: another input has been taken for {names[0]}")
            continue
        seen.update(names)
        documents += 1
        placed: list[tuple[Row, Span]] = []
        for row in (row for name in names for row in rows[name]):
            span = _span(row, result.document)
            if span is None:
                notes.append(f"{row.document}, row {row.number}: what it codes is not found in the text")
            else:
                placed.append((row, span))
        counted.add(result, placed)
    notes += [f"{name}: coded, but not among the inputs" for name in rows if name not in seen]
    return Comparison(coded.task, documents, tuple(counted.agreements()), tuple(notes))


def _names(path: str | None) -> list[str]:
    """What a sheet may call an input: its path, the end of it, its file name, or that without the suffix."""
    if path is None:
        return []
    parts = PurePath(path.replace("\\", "/")).parts
    ends = ["/".join(parts[i:]) for i in range(len(parts))]
    return list(dict.fromkeys([path, *ends, PurePath(parts[-1]).stem]))


def _span(row: Row, document: Document) -> Span | None:
    """Where a coded unit stands in the text; None where it does not."""
    text = document.text
    if row.start is not None and row.end is not None:
        return (row.start, row.end) if 0 <= row.start < row.end <= len(text) else None
    if row.line is not None:
        start = 0
        for _ in range(row.line):
            start = text.find("\n", start) + 1
            if not start:
                return None
        end = text.find("\n", start)
        return (start, len(text) if end < 0 else end) if start < len(text) else None
    quote = row.quote.strip()
    at = text.find(quote) if quote else -1
    return (at, at + len(quote)) if at >= 0 else None


class _Themes:
    """Counts of the themes of coded units, document by document."""

    def __init__(self, level: str) -> None:
        self.levels = ("top", "sub") if level == "sub" else ("top",)
        self.units: list[list[tuple[frozenset[str], frozenset[str]]]] = []

    def add(self, analysis: Analysis, placed: Sequence[tuple[Row, Span]]) -> None:
        self.units.append([(row.themes, self._ours(analysis, span)) for row, span in placed])

    def _ours(self, analysis: Analysis, span: Span) -> frozenset[str]:
        return frozenset(
            tag.id
            for paragraph in analysis.paragraphs
            if paragraph.start < span[1] and span[0] < paragraph.end
            for tag in paragraph.themes
        )

    def agreements(self) -> Iterable[Agreement]:
        for level in self.levels:
            yield from self._of_level(level)

    def _of_level(self, level: str) -> Iterable[Agreement]:
        import numpy as np

        def at_level(ids: Iterable[str]) -> frozenset[str]:
            return frozenset(
                name.partition(".")[0] if level == "top" else name for name in ids if level == "top" or "." in name
            )

        labels = sorted({label for units in self.units for pair in units for label in at_level(pair[0] | pair[1])})
        counts = np.zeros((len(labels), len(self.units), 2, 2))
        for j, units in enumerate(self.units):
            for pair in units:
                coded, ours = map(at_level, pair)
                for i, label in enumerate(labels):
                    counts[i, j, int(label in coded), int(label in ours)] += 1
        if labels:
            yield agreement("all" if level == "top" else "all sub-themes", counts.sum(axis=0))
        for i, label in enumerate(labels):
            yield agreement(label, counts[i])


class _Figures:
    """Counts of the figures of coded documents and of the fields of those that both have."""

    def __init__(self, *, sampled: bool) -> None:
        self.sampled = sampled
        self.found: list[tuple[int, int, int]] = []  # both, only ours, only coded
        self.pairs: list[list[tuple[Mapping[str, object], Figure]]] = []

    def add(self, analysis: Analysis, placed: Sequence[tuple[Row, Span]]) -> None:
        wrong = [span for row, span in placed if row.codes and row.codes.get("kind") == NONE]
        coded = [(row, span) for row, span in placed if not (row.codes and row.codes.get("kind") == NONE)]
        matched = _matched([span for _, span in coded], [(f.start, f.end) for f in analysis.figures])
        free = {i for i, (row, _) in enumerate(coded) if row.codes and row.codes.get("optional")}
        both = [(i, j) for i, j in matched if i not in free]
        ours = {j for _, j in matched}
        if self.sampled:  # only what was drawn has been judged
            extra = sum(any(a < figure.end and figure.start < b for a, b in wrong) for figure in analysis.figures)
        else:
            extra = len(analysis.figures) - len(ours)
        self.found.append((len(both), extra, len(coded) - len(free) - len(both)))
        self.pairs.append([(coded[i][0].codes or {}, analysis.figures[j]) for i, j in both])

    def agreements(self) -> Iterable[Agreement]:
        import numpy as np

        counts = np.array([[[0, extra], [missed, both]] for both, extra, missed in self.found], dtype=float)
        if len(counts) and counts.sum():
            wanted = ("precision",) if self.sampled else ("precision", "recall", "f1")
            yield agreement("found", counts, wanted)
        for field in (*_UNTYPED, *_CATEGORIES):
            several = [[(codes, figure) for codes, figure in pairs if field in codes] for pairs in self.pairs]
            if any(several):
                yield _field(field, several)


def _field(field: str, several: Sequence[Sequence[tuple[Mapping[str, object], Figure]]]) -> Agreement:
    """The agreement on one field of the figures that both have."""
    import numpy as np

    if field in _UNTYPED:  # right or wrong: a number's chance agreement is none
        same: Callable[[object, Figure], bool] = _SAME[field]
        rights = [[same(codes[field], figure) for codes, figure in pairs] for pairs in several]
        counts = np.array([[[sum(row), len(row) - sum(row)], [0, 0]] for row in rights], dtype=float)
        return agreement(field, counts, ("agreement",), positive=False)
    values = [[(_text(codes[field]), _text(getattr(figure, field))) for codes, figure in pairs] for pairs in several]
    names = sorted({one for pairs in values for pair in pairs for one in pair})
    counts = np.zeros((len(values), len(names), len(names)))
    for j, pairs in enumerate(values):
        for one, other in pairs:
            counts[j, names.index(one), names.index(other)] += 1
    return agreement(field, counts, ("agreement", "kappa", "alpha"), positive=False)


def _matched(coded: Sequence[Span], ours: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs of overlapping spans, one to one, the largest overlap first."""
    order = sorted(range(len(ours)), key=lambda j: ours[j])
    overlaps: list[tuple[int, int, int]] = []
    low = 0
    for i in sorted(range(len(coded)), key=lambda i: coded[i]):
        while low < len(order) and ours[order[low]][1] <= coded[i][0]:
            low += 1
        for j in order[low:]:
            if ours[j][0] >= coded[i][1]:
                break
            overlap = min(coded[i][1], ours[j][1]) - max(coded[i][0], ours[j][0])
            if overlap > 0:
                overlaps.append((-overlap, i, j))
    pairs: list[tuple[int, int]] = []
    used_coded: set[int] = set()
    used_ours: set[int] = set()
    for _, i, j in sorted(overlaps):
        if i not in used_coded and j not in used_ours:
            pairs.append((i, j))
            used_coded.add(i)
            used_ours.add(j)
    return sorted(pairs)


def _text(value: object) -> str:
    return "" if value is None or value == NONE else str(value).strip()


def _same_number(field: str) -> Callable[[object, Figure], bool]:
    return lambda code, figure: _number(code) == _exact(getattr(figure, field))


def _number(code: object) -> Any:
    """A coded number, exact: 1701500, 1,701,500, 1/3, [10.9, 51.3, 37.8] or 10.9:51.3:37.8."""
    if isinstance(code, list):
        return tuple(_number(part) for part in code)
    text = str(code).strip().replace(",", "").replace("∶", ":")
    if ":" in text:
        return tuple(_number(part) for part in text.split(":"))
    try:
        return Fraction(text) if "/" in text else Fraction(Decimal(text))
    except (InvalidOperation, ValueError, ZeroDivisionError):
        return None if text in ("", NONE) else text


def _exact(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(Fraction(term) for term in value)
    return None if value is None else Fraction(value)


def _same_year(code: object, figure: Figure) -> bool:
    year = figure.period.end[:4] if figure.period else ""
    return _text(code)[:4] == year


def _same_subject(code: object, figure: Figure) -> bool:
    """Whether two subjects share half of their characters, or one holds the other and is not much longer."""
    both = map(simplify, (_text(code), figure.subject))
    one, other = ("".join(c for c in text if c.isalnum() and c not in "的了") for text in both)
    if one == other:
        return True
    if not one or not other:
        return False
    if (one in other or other in one) and max(len(one), len(other)) <= 2 * min(len(one), len(other)) + 2:
        return True
    shared = sum(min(one.count(c), other.count(c)) for c in set(one))
    return 4 * shared >= len(one) + len(other)


_SAME: Mapping[str, Callable[[object, Figure], bool]] = {
    "value": _same_number("value"),
    "low": _same_number("low"),
    "high": _same_number("high"),
    "subject": _same_subject,
    "year": _same_year,
}

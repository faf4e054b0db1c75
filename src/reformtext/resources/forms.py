"""Tables of forms by kind (surnames, titles, endings of names), and the longest of them at a place in a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType

from reformtext.errors import ResourceError
from reformtext.resources.files import read_rows

_FEW = 24  # forms that are sought one by one, without a pattern that would have to be made first


class Forms:
    """A set of forms that knows how long those with the same first or last character are.

    >>> forms = Forms(["委", "委员会"])
    >>> forms.at("市委员会", 1, 4), forms.before("市委员会", 4, 0), forms.at("市委员会", 2, 4)
    (3, 3, 0)
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms)

    # Made when first asked for: most tables are read in one direction only, and the start of a process counts.
    @cached_property
    def _first(self) -> Mapping[str, tuple[int, ...]]:
        return _lengths({(form[0], len(form)) for form in self._forms})

    @cached_property
    def _last(self) -> Mapping[str, tuple[int, ...]]:
        return _lengths({(form[-1], len(form)) for form in self._forms})

    @cached_property
    def _start(self) -> re.Pattern[str]:
        alone = {form for form in self._forms if len(form) == 1}
        longer = {form for form in self._forms if form[0] not in alone}
        ways = [_class(alone)] if alone else []
        if longer:
            ways.append(f"{_class(form[0] for form in longer)}(?={_class(form[1] for form in longer)})")
        return re.compile("|".join(ways) or "(?!)")

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first characters of the forms."""
        return frozenset(self._first)

    @cached_property
    def lasts(self) -> frozenset[str]:
        """The last characters of the forms."""
        return frozenset(self._last)

    def __contains__(self, form: object) -> bool:
        return form in self._forms

    def at(self, text: str, start: int, end: int) -> int:
        """Return the length of the longest form that begins at `start` and ends no later than `end`, or 0."""
        if start < end:
            for length in self._first.get(text[start], ()):
                if start + length <= end and text[start : start + length] in self._forms:
                    return length
        return 0

    def before(self, text: str, end: int, start: int) -> int:
        """Return the length of the longest form that ends at `end` and begins no earlier than `start`, or 0."""
        if start < end:
            for length in self._last.get(text[end - 1], ()):
                if end - length >= start and text[end - length : end] in self._forms:
                    return length
        return 0

    def starts(self, text: str, start: int, end: int) -> Iterator[int]:
        """Yield the positions where a form may begin, quicker than asking at each: where one of few forms stands, or
        two characters that begin one of many, or one that is such a form."""
        if len(self._forms) <= _FEW:
            found: set[int] = set()
            for form in self._forms:
                at = text.find(form, start, end)
                while at >= 0:
                    found.add(at)
                    at = text.find(form, at + 1, end)
            return iter(sorted(found))
        return (match.start() for match in self._start.finditer(text, start, end))


def _class(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(characters))))}]"


def _lengths(pairs: set[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for character, length in sorted(pairs, key=lambda pair: -pair[1]):
        found[character] = (*found.get(character, ()), length)
    return found


@cache
def read_forms(table: str) -> Mapping[str, frozenset[str]]:
    """Return a table's forms (first column) by their kind (second column).

    >>> "欧阳" in read_forms("surnames.tsv")["compound"]
    True
    """
    kinds: dict[str, list[str]] = {}
    for form, kind in read_rows(table):
        kinds.setdefault(kind, []).append(form)
    sets = {kind: frozenset(forms) for kind, forms in kinds.items()}
    for kind, forms in kinds.items():
        if "" in sets[kind] or len(forms) != len(sets[kind]):
            raise ResourceError(f"{table}: a form of the kind {kind!r} is empty or there twice")
    return MappingProxyType(sets)

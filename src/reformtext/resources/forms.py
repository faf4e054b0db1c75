"""Tables of forms by kind (surnames, titles, endings of names), and the longest of them at a place in a text."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from reformtext.errors import ResourceError
from reformtext.resources.files import read_rows


class Forms:
    """A set of forms that knows how long those with the same first or last character are.

    >>> forms = Forms(["委", "委员会"])
    >>> forms.at("市委员会", 1, 4), forms.before("市委员会", 4, 0), forms.at("市委员会", 2, 4)
    (3, 3, 0)
    """

    __slots__ = ("_first", "_forms", "_last")

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms)
        self._first = _lengths((form[0], len(form)) for form in self._forms)
        self._last = _lengths((form[-1], len(form)) for form in self._forms)

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


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for character, length in pairs:
        found.setdefault(character, set()).add(length)
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


@cache
def read_forms(table: str) -> Mapping[str, frozenset[str]]:
    """Return a table's forms (first column) by their kind (second column).

    >>> "欧阳" in read_forms("surnames.tsv")["compound"]
    True
    """
    kinds: dict[str, set[str]] = {}
    for form, kind in read_rows(table):
        if not form or form in kinds.setdefault(kind, set()):
            raise ResourceError(f"{table}: {form or 'an empty form'} is there twice as {kind}")
        kinds[kind].add(form)
    return MappingProxyType({kind: frozenset(forms) for kind, forms in kinds.items()})

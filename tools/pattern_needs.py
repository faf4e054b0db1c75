"""Work out what every match of a pattern contains, for `reformtext.patterns`: python tools/pattern_needs.py

Writes src/reformtext/resources/pattern_needs.tsv anew, a row for each pattern that is asked while the sample articles
are analysed and of which such strings are seen. A row is keyed by the pattern's text: when the pattern changes the row
no longer counts, and nothing but a moment is lost until this is run again.

Of the sets of strings that a pattern needs one of, the one that stands least often in the sample articles is taken.
"""

import gc
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import reformtext as rt
from reformtext.patterns import LazyPattern

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src" / "reformtext" / "resources" / "pattern_needs.tsv"
MOST = 64  # strings of a set

Strings = frozenset[str]
EMPTY: Strings = frozenset({""})


def needs(pattern: str, common: Any) -> list[Strings]:
    """The sets of strings of each of which every match contains at least one; none where that is not seen.

    `common` tells how often members of a set are met: of each alternative the set that is met least is taken.
    """
    tree = parser.parse(pattern)
    if tree.state.flags & sre.SRE_FLAG_IGNORECASE:
        return []
    exact, found = _of_sequence(tree, common)
    return _usable([*found, *([exact] if exact else [])])


def _usable(sets: Iterable[Strings]) -> list[Strings]:
    return [one for one in dict.fromkeys(map(_fewest, sets)) if "" not in one and len(one) <= MOST]


def _fewest(strings: Strings) -> Strings:
    """Without those that contain another."""
    return frozenset(one for one in strings if not any(other != one and other in one for other in strings))


def _of_sequence(items: Iterable[tuple[Any, Any]], common: Any) -> tuple[Strings | None, list[Strings]]:
    """What a sequence matches exactly, where that is a small set; and the sets it needs one of."""
    found: list[Strings] = []
    run, whole = EMPTY, True  # all that the last items match together
    for kind, value in items:
        exact, needed = _of_item(kind, value, common)
        found += needed
        if exact is not None and len(run) * len(exact) <= MOST:
            run = frozenset(one + other for one in run for other in exact)
        else:
            found.append(run)
            run, whole = EMPTY if exact is None else exact, False
    return (run if whole else None), _usable([*found, run])


def _of_item(kind: Any, value: Any, common: Any) -> tuple[Strings | None, list[Strings]]:
    if kind is sre.LITERAL:
        return frozenset({chr(value)}), []
    if kind is sre.IN:
        return _of_class(value), []
    if kind is sre.BRANCH:
        return _of_branches(value[1], common)
    if kind is sre.SUBPATTERN:
        _group, flags, _without, items = value
        return (None, []) if flags & sre.SRE_FLAG_IGNORECASE else _of_sequence(items, common)
    if kind is sre.ATOMIC_GROUP:
        return _of_sequence(value, common)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        least, most, repeated = value
        exact, needed = _of_sequence(repeated, common)
        if most == 1:
            return (exact, needed) if least else (None if exact is None else exact | EMPTY, [])
        return None, _usable([*needed, exact or EMPTY]) if least else []
    if kind is sre.ASSERT:
        direction, asserted = value
        exact, needed = _of_sequence(asserted, common)
        return EMPTY, _usable([*needed, exact or EMPTY]) if direction > 0 else []  # what is behind may stand before
    return (EMPTY if kind in (sre.ASSERT_NOT, sre.AT) else None), []


def _of_class(members: Sequence[tuple[Any, Any]]) -> Strings | None:
    """The characters of a class, None where they are many or told by what they are not."""
    found: set[str] = set()
    for kind, value in members:
        if kind is sre.LITERAL:
            found.add(chr(value))
        elif kind is sre.RANGE and value[1] - value[0] < MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(found)


def _of_branches(branches: Iterable[Any], common: Any) -> tuple[Strings | None, list[Strings]]:
    """One of the branches matches: together they need what each of them needs."""
    exacts, needed = [], []
    for branch in branches:
        exact, found = _of_sequence(branch, common)
        exacts.append(exact)
        needed.append(min(_usable([*found, exact or EMPTY]), key=common, default=EMPTY))
    known = [exact for exact in exacts if exact is not None]
    if len(known) == len(exacts) and sum(map(len, known)) <= MOST:
        return frozenset().union(*known), []
    return None, _usable([frozenset().union(*needed)])


def main() -> None:
    articles = [rt.read(path) for path in sorted((ROOT / "corpus" / "articles").iterdir()) if path.is_file()]
    for article in articles:
        rt.analyze(article)
    text = "\n".join(article.text for article in articles)
    met: dict[str, int] = {}

    def common(strings: Iterable[str]) -> tuple[int, list[str]]:
        for string in strings:
            met[string] = met[string] if string in met else text.count(string)
        return sum(met[string] for string in strings), sorted(strings)

    rows = {}
    for pattern in sorted({one.pattern for one in gc.get_objects() if isinstance(one, LazyPattern)}):
        found = [one for one in needs(pattern, common) if not any(map(str.isspace, "".join(one)))]
        if found and not set("\t\n\r") & set(pattern) and not pattern.startswith("#"):
            rows[pattern] = " ".join(sorted(min(found, key=common)))
    head = "# Strings of which every match of a pattern contains one. Written by tools/pattern_needs.py; do not edit.\n"
    body = "".join(f"{pattern}\t{strings}\n" for pattern, strings in rows.items())
    TABLE.write_text(f"{head}pattern\tneeds\n{body}", encoding="utf-8", newline="\n")
    print(f"{len(rows)} patterns with needs: {TABLE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

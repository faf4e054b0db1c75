"""The theme taxonomy: the shipped one (taxonomy.toml) or a user's own, checked; and its seeds."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reformtext.errors import ResourceError
from reformtext.resources.files import read_text

SHIPPED = "taxonomy.toml"


class GovClass(NamedTuple):
    """A class of the State Council's policy library: first level (with its code, "" where not known) and leaf."""

    level1: str
    code: str
    level2: str


class SubTheme(NamedTuple):
    """A sub-theme: "livelihood.education", its names, seeds, and the classes of other schemes it answers to."""

    id: str
    zh: str
    en: str
    seeds: tuple[str, ...]
    ambiguous: frozenset[str]
    gov_cn: tuple[GovClass, ...] = ()
    cap_major: tuple[int, ...] = ()
    business_environment_map: str = ""


class Theme(NamedTuple):
    """A theme with its sub-themes. A theme without any carries its seeds itself."""

    id: str
    zh: str
    en: str
    subs: tuple[SubTheme, ...]
    seeds: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    five_in_one: str = ""
    reform_area: tuple[str, ...] = ()


class SeedTable(NamedTuple):
    """What seed tagging needs: names by id, and for each seed the ids it speaks for (True: only beside a second)."""

    names: Mapping[str, str]
    seeds: Mapping[str, tuple[tuple[str, bool], ...]]


@cache
def taxonomy() -> tuple[Theme, ...]:
    """Return the shipped themes.

    >>> [theme.zh for theme in taxonomy()][:2]
    ['宏观经济与财政金融', '产业链与现代产业体系']
    """
    return _Reader(SHIPPED, read_text(SHIPPED)).themes()


@cache
def cap_majors() -> dict[int, str]:
    """Return the names of the Comparative Agendas Project's major topics by their numbers."""
    return {int(number): name for number, name in tomllib.loads(read_text(SHIPPED))["cap_major"].items()}


def load_taxonomy(path: str | Path) -> tuple[Theme, ...]:
    """Return the themes of a user's own taxonomy, a TOML file in the form of the shipped one.

    Each `[[theme]]` needs an `id`, and `seeds` or `[[theme.sub]]` tables with an `id` (the theme's, a dot, a name) and
    `seeds`; `zh` and `en` name it. Raises ResourceError, naming the file and the line, where it breaks these rules.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{path}: no taxonomy can be read there ({error}); give a TOML file in UTF-8") from error
    return _Reader(str(path), text).themes()


def seed_table(themes: tuple[Theme, ...]) -> SeedTable:
    """Return the seeds of a taxonomy as the tagger needs them."""
    names: dict[str, str] = {}
    seeds: dict[str, tuple[tuple[str, bool], ...]] = {}
    for label in _labels(themes):
        names[label.id] = label.zh
        for seed in label.seeds:
            seeds[seed] = (*seeds.get(seed, ()), (label.id, seed in label.ambiguous))
    return SeedTable(names, seeds)


def _labels(themes: tuple[Theme, ...]) -> Iterator[Theme | SubTheme]:
    for theme in themes:
        yield theme
        yield from theme.subs


class _Reader:
    """A taxonomy's TOML, read with every fault told by its line."""

    _THEME: Mapping[str, type] = {
        "id": str,
        "zh": str,
        "en": str,
        "seeds": list,
        "ambiguous": list,
        "five_in_one": str,
        "reform_area": list,
        "sub": list,
    }
    _SUB: Mapping[str, type] = {
        "id": str,
        "zh": str,
        "en": str,
        "seeds": list,
        "ambiguous": list,
        "gov_cn": list,
        "cap_major": list,
        "business_environment_map": str,
    }

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = text.split("\n")
        self.tables = [i for i, line in enumerate(self.lines) if re.match(r"\s*\[\[\s*theme(\.sub)?\s*\]\]", line)]
        self.at = -1  # the table being read, an index into `tables`
        self.seen: set[str] = set()
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            last = f"line {len(text.rstrip().splitlines())}, the end of the document"
            raise ResourceError(f"{name}: not TOML: {str(error).replace('end of document', last)}") from error
        self.gov_codes: Mapping[str, str] = self.data.get("gov_cn_level1", {})

    def themes(self) -> tuple[Theme, ...]:
        tables = self.data.get("theme")
        if not isinstance(tables, list) or not tables:
            raise ResourceError(f"{self.name}: no [[theme]] table; a taxonomy is a list of them, each with an id")
        return tuple(self._theme(table) for table in tables)

    def _theme(self, table: Any) -> Theme:
        self.at += 1
        self._check(table, self._THEME)
        name = self._id(table, "")
        seeds, ambiguous = self._seeds(table)
        subs = tuple(self._sub(sub, name) for sub in table.get("sub", []))
        if not subs and not seeds:
            raise self._error("id", f"{name} has neither seeds nor a [[theme.sub]]")
        zh = table.get("zh", name)
        areas = tuple(table.get("reform_area", ()))
        return Theme(name, zh, table.get("en", zh), subs, seeds, ambiguous, table.get("five_in_one", ""), areas)

    def _sub(self, table: Any, theme: str) -> SubTheme:
        self.at += 1
        self._check(table, self._SUB)
        name = self._id(table, f"{theme}.")
        seeds, ambiguous = self._seeds(table)
        if not seeds:
            raise self._error("id", f"{name} has no seeds")
        zh = table.get("zh", name)
        classes = tuple(self._gov_class(each) for each in table.get("gov_cn", ()))
        majors = tuple(table.get("cap_major", ()))
        return SubTheme(
            name, zh, table.get("en", zh), seeds, ambiguous, classes, majors, table.get("business_environment_map", "")
        )

    def _check(self, table: Any, known: Mapping[str, type]) -> None:
        if not isinstance(table, dict):
            raise self._error("", "a theme is a table with an id and seeds")
        for key, value in table.items():
            if key not in known:
                raise self._error(key, f"no field {key!r}; known are {', '.join(known)}")
            if not isinstance(value, known[key]):
                raise self._error(key, f"{key} must be a {'list' if known[key] is list else 'text'}")
            items = value if isinstance(value, list) and key != "sub" else ()
            kind = int if key == "cap_major" else str
            if not all(type(item) is kind for item in items):
                raise self._error(key, f"{key} must hold {'numbers' if kind is int else 'texts'} only")

    def _id(self, table: Mapping[str, Any], prefix: str) -> str:
        name: str = table.get("id", "")
        rest = name.removeprefix(prefix)
        if not rest or not name.startswith(prefix) or re.search(r"[\s.|]", rest):
            form = f"{prefix}name" if prefix else "one word without a dot"
            raise self._error("id", f"the id {name!r} must be {form}")
        if name in self.seen:
            raise self._error("id", f"the id {name!r} stands twice")
        self.seen.add(name)
        return name

    def _seeds(self, table: Mapping[str, Any]) -> tuple[tuple[str, ...], frozenset[str]]:
        seeds, ambiguous = tuple(table.get("seeds", ())), frozenset(table.get("ambiguous", ()))
        for number, seed in enumerate(seeds):
            if seed != seed.strip() or not seed or re.search(r"[\n\t|]", seed):
                raise self._error(seed or "seeds", f"{seed!r} is no seed: empty, or with a space, tab or | at its edge")
            if seed in seeds[:number]:
                raise self._error(seed, f"the seed {seed!r} stands twice")
        for seed in sorted(ambiguous.difference(seeds)):
            raise self._error(seed, f"the ambiguous {seed!r} is not among the seeds")
        return seeds, ambiguous

    def _gov_class(self, text: str) -> GovClass:
        level1, _slash, level2 = text.partition("/")
        if self.gov_codes and level1 not in self.gov_codes:
            raise self._error(text, f"gov_cn_level1 has no class {level1!r}")
        return GovClass(level1, self.gov_codes.get(level1, ""), level2)

    def _error(self, word: str, message: str) -> ResourceError:
        """The fault with the line of the table's field or word, of the table itself where the word is not found."""
        first = self.tables[self.at] if self.at < len(self.tables) else 0
        last = self.tables[self.at + 1] if self.at + 1 < len(self.tables) else len(self.lines)
        found = [number for number in range(first, last) if word and word in self.lines[number]]
        # The last line that holds the word: of a seed that stands twice, the second; of an id, the only one.
        line = (found[0] if word == "id" else found[-1]) if found else first
        return ResourceError(f"{self.name}, line {line + 1}: {message}")

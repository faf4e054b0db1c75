"""The administrative divisions of China: codes, full and short names, levels, and what holds what."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from reformtext.errors import ResourceError
from reformtext.resources.files import read_rows

Level = Literal["province", "prefecture", "county"]
_LEVELS = ("province", "prefecture", "county")


class Place(NamedTuple):  # made three thousand times at the start of a process: four times as quick as a dataclass
    """A division: 371724, 巨野县, 巨野, county, held by 371700.

    `short` is "" where the name has no short form (曹县); `word` says that the short form is a common word as well
    (合作 of 合作市) and names the place only beside one that holds it.
    """

    code: str
    name: str
    level: Level
    parent: str
    short: str
    word: bool


@cache
def places() -> Mapping[str, Place]:
    """Return the divisions by their code, from north to south as the state lists them.

    >>> places()["371700"].name, places()["371700"].short
    ('菏泽市', '菏泽')
    """
    table: dict[str, Place] = {}
    for code, name, level, parent, short, use in read_rows("places.tsv"):
        if level not in _LEVELS or code in table or (parent and parent not in table) or use not in ("", "word"):
            raise ResourceError(f"places.tsv: {code} {name} is there twice, before its parent, or of no known level")
        table[code] = Place(code, name, cast("Level", level), parent, short, use == "word")
    return MappingProxyType(table)


@cache
def places_by_name() -> Mapping[str, tuple[Place, ...]]:
    """Return the divisions by full and by short name; several places can have one name.

    >>> [place.name for place in places_by_name()["巨野"]]
    ['巨野县']
    >>> sorted(place.level for place in places_by_name()["吉林"])
    ['prefecture', 'province']
    """
    by_name: dict[str, tuple[Place, ...]] = {}
    for place in places().values():
        by_name[place.name] = (*by_name.get(place.name, ()), place)
        if place.short:
            by_name[place.short] = (*by_name.get(place.short, ()), place)
    return MappingProxyType(by_name)


def holders(place: Place) -> Iterator[Place]:
    """Yield the divisions that hold a place, the nearest first.

    >>> [holder.short for holder in holders(places()["371724"])]
    ['菏泽', '山东']
    """
    table = places()
    while place.parent:
        place = table[place.parent]
        yield place

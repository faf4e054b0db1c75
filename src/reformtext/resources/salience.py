"""Why a figure matters: the reasons with their weights and cues."""

import re
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from reformtext.errors import ResourceError
from reformtext.patterns import lazy
from reformtext.resources.files import read_rows

Where = Literal["", "near", "subject", "people", "sentence"]


class Reason(NamedTuple):
    """One reason of salience.tsv. `where` says in which text its `cue` decides; "" where the code decides."""

    name: str
    weight: float
    where: Where
    cue: re.Pattern[str] | None


@cache
def salience_reasons() -> dict[str, Reason]:
    """Return the reasons by name; raises ResourceError for an unknown place of a cue."""
    table: dict[str, Reason] = {}
    for name, weight, where, cue, _why in read_rows("salience.tsv"):
        if where not in get_args(Where) or bool(where) != bool(cue):
            raise ResourceError(f"salience.tsv: {name} looks for {cue!r} in {where!r}")
        table[name] = Reason(name, float(weight), cast(Where, where), lazy(cue) if cue else None)
    return table

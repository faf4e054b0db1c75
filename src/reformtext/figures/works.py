"""The stages of works, from the first spade to running, as regular alternations: resources/context.toml, [works]."""

from functools import cache

from reformtext.resources.context import alternation

BEGUN = ("begun",)
DONE = ("done", "opened")


@cache
def stages(*parts: str) -> str:
    """Return the verbs of parts of a work's course: BEGUN, DONE."""
    return "|".join(alternation("works", part) for part in parts)


@cache
def once_done(*parts: str) -> str:
    """Return what tells of the time when a work is done, of some parts of DONE or all: 建成后, 竣工投产之后."""
    return f"(?:{stages(*parts or DONE)})+(?:之|以)?后"

"""The stages of works, from the first spade to running, as regular alternations: resources/context.toml, [works]."""

from functools import cache

from reformtext.patterns import lazy
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


def signed_for(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] tells of a project that the text reports to have been signed for or begun."""
    return bool(_SIGNED.search(text, 0, _SIGNED_WITHIN) and _PROJECT.search(text, start, end))


_SIGNED = lazy("签约(?:仪式|活动|大会)|集中(?:签约|开工)|开工仪式|奠基")
_SIGNED_WITHIN = 240  # characters of a text that tell what it is about
_PROJECT = lazy(
    "投资[^，。；]{0,24}(?:建设|新建|兴建)|(?:主要|同步配套|配套|拟|计划)建设|(?:^|项目)(?:将|拟)?新建|购置[^，。；]{0,6}设备|，占地"
)

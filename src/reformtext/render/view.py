"""What of an analysis is shown: the choices that all formats share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reformtext.model import Analysis, Tone, Word

PARTS = ("figures", "themes", "mentions", "words", "summary")


@dataclass(frozen=True, slots=True)
class View:
    """`only` narrows to one of PARTS; `text` keeps the article's text; `explain` adds what led to each
    result, `tone` the tone of the sentences."""

    only: str | None = None
    text: bool = True
    explain: bool = False
    tone: bool = False

    def __post_init__(self) -> None:
        if self.only is not None and self.only not in PARTS:
            raise ValueError(f"only is {self.only!r}, not one of {', '.join(PARTS)}")

    def shows(self, part: str) -> bool:
        """Whether a part of the analysis is to be shown."""
        return self.only is None or self.only == part


def tone_of(analysis: Analysis) -> Tone:
    """Return the tone of an analysis made by the public `analyze`, which reads it on first use."""
    tone: Tone = _of_public(analysis, "tone")
    return tone


def words_of(analysis: Analysis) -> Sequence[Word]:
    """Return the words of an analysis made by the public `analyze`, which cuts them on first use."""
    words: Sequence[Word] = _of_public(analysis, "words")
    return words


def _of_public(analysis: Analysis, part: str) -> Any:
    found = getattr(analysis, part, None)
    if found is None:
        raise TypeError(f"this analysis has no {part}: make it with reformtext.analyze()")
    return found

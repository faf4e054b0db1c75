"""What the finders hand to each other: one place in the text where something is named."""

from typing import NamedTuple

from reformtext.model import MentionType, Span


class Found(NamedTuple):
    """A name at one place; `key` is what makes two of them the same entry (a place's code, a document's title)."""

    start: int
    end: int
    type: MentionType
    key: str
    role: str | None = None
    code: str | None = None
    number: str | None = None
    issuer: str | None = None
    year: str | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end


class Cover:
    """Which characters are taken: a mask, so that asking costs nothing however many names a text holds."""

    __slots__ = ("_mask",)

    def __init__(self, length: int) -> None:
        self._mask = bytearray(length)

    def add(self, *names: Found) -> None:
        for one in names:
            self._mask[one.start : one.end] = b"\x01" * (one.end - one.start)

    def touches(self, start: int, end: int) -> bool:
        return self._mask.find(1, start, end) >= 0

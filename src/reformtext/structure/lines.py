"""The lines of the body that are not blank, without the white space around them."""

from collections.abc import Iterable

from reformtext.model import Span
from reformtext.patterns import lazy

# Every line end of str.splitlines that occurs in texts; \x1c-\x1e are left out: they are white space, not lines.
_LINE = lazy(r"[^\n\r\v\f\x85\u2028\u2029]+")


def split_lines(text: str, body: Iterable[Span]) -> list[Span]:
    """Return the spans of the lines inside the body's spans, white space (also the ideographic space) left out.

    >>> split_lines("　　一、回顾\\r\\n\\r\\n很好。", ((0, 12),))
    [(2, 6), (10, 12)]
    """
    lines = []
    for body_start, body_end in body:
        for match in _LINE.finditer(text, body_start, body_end):
            line = match[0]
            bare = line.lstrip()
            if bare:
                start = match.end() - len(bare)
                lines.append((start, start + len(bare.rstrip())))
    return lines

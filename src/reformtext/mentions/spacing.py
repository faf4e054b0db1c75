"""Texts with a space between all words, as the segmented editions of newspapers have: names are sought without them."""

from collections.abc import Sequence

from reformtext.model import Span
from reformtext.patterns import lazy

# A space that no two Latin words or numbers need between them.
_SPACE = lazy(r"(?<![0-9A-Za-z]) +(?=\S)| +(?![0-9A-Za-z ])")
_LEAST = 1 / 8  # of a text's characters: two words of four characters have one space


class Closed:
    """A text with its spaces closed up, and the way back.

    >>> closed = Closed("习近平 主席 的 讲话 ， “ 一带 一路 ” 倡议", [(0, 26)])
    >>> closed.text.rstrip(), closed.back(7, 8), closed.back(8, 14)
    ('习近平主席的讲话，“一带一路”倡议', (10, 11), (12, 21))
    >>> Closed("新 年贺词，祝各位朋友幸福安康", [(0, 14)]).text
    '新 年贺词，祝各位朋友幸福安康'
    """

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self.paragraphs = list(paragraphs)
        self._places: list[int] | None = None
        if text.replace("  ", "").count(" ") < _LEAST * len(text):  # two spaces part the columns of a list
            return
        kept: list[str] = []
        places: list[int] = []
        spans: list[Span] = []
        length = 0
        for start, end in paragraphs:
            first = length
            at = start
            for match in [*_SPACE.finditer(text, start, end), None]:
                stop = match.start() if match else end
                kept.append(text[at:stop])
                places.extend(range(at, stop))
                length += stop - at
                at = match.end() if match else end
            spans.append((first, length))
            kept.append("\n")
            places.append(end)
            length += 1  # the new line
        self.text, self.paragraphs, self._places = "".join(kept), spans, places

    def back(self, start: int, end: int) -> Span:
        """Return the place in the text as it was."""
        return (start, end) if self._places is None else (self._places[start], self._places[end - 1] + 1)

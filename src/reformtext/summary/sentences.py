"""The prose of an article as the summary weighs it: its sentences, and the pairs of characters that stand for words."""

from collections.abc import Mapping
from operator import add
from typing import NamedTuple

from reformtext.characters import HAN, fold
from reformtext.model import Document, Layout, Span
from reformtext.patterns import lazy

_LETTERS = lazy(f"{HAN}+")


def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Chinese characters: what two sentences share of them, both tell.

    >>> sorted(pairs("减贫12人，减贫"))
    ['减贫']
    """
    found: set[str] = set()
    for run in _LETTERS.findall(text):
        # Of letters beside Latin only characters make words; a pattern of their range takes 2 ms to compile.
        parts = (run,) if min(run) >= "\u3400" and max(run) <= "\u9fff" else "".join(map(_character, run)).split()
        for part in parts:
            found.update(map(add, part, part[1:]))
    return frozenset(found)


def _character(letter: str) -> str:
    return letter if "\u3400" <= letter <= "\u9fff" else " "


class Prose(NamedTuple):
    """An article's sentences but for headings, with what every part of the summary asks of them."""

    document: Document
    layout: Layout
    sentences: tuple[int, ...]  # indices of prose
    pairs: Mapping[int, frozenset[str]]  # of each sentence
    folded_text: str

    @staticmethod
    def of(document: Document, layout: Layout) -> "Prose":
        """Return the prose of a divided document."""
        wanted = tuple(i for i, one in enumerate(layout.sentences) if not layout.paragraphs[one.paragraph].heading)
        text = document.text
        told = {i: pairs(text[layout.sentences[i].start : layout.sentences[i].end]) for i in wanted}
        return Prose(document, layout, wanted, told, fold(text))

    def span(self, index: int) -> Span:
        """A sentence's span."""
        sentence = self.layout.sentences[index]
        return sentence.start, sentence.end

    def text(self, index: int) -> str:
        """A sentence, quoted."""
        start, end = self.span(index)
        return self.document.text[start:end]

    def folded(self, index: int) -> str:
        """A sentence in half width, for matching."""
        start, end = self.span(index)
        return self.folded_text[start:end]

    def heads(self) -> frozenset[str]:
        """The pairs of the title and the headings, which say what the article is about."""
        titles = [self.document.title or "", *(section.heading or "" for section in self.layout.sections)]
        return pairs(" ".join(titles))

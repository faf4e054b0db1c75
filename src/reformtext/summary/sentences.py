"""The prose of an article as the summary weighs it: its sentences, and the pairs of characters that stand for words."""

from collections.abc import Mapping
from operator import add
from typing import NamedTuple

from reformtext.characters import HAN, fold
from reformtext.model import Document, Layout, Span
from reformtext.patterns import lazy

_LETTERS = lazy(f"{HAN}+")
_ENDS = frozenset("。！？!?｡；;”’）)】.")
# What opens a speech or a paper, hands it on, quotes somebody or asks: nothing that tells what an article says. A name
# in quotation marks that goes on into its sentence (“爱家乡”活动启动) is no speech.
_CEREMONY = lazy(
    r"各位代表|请予审议|我(?:们)?代表[^，。]{0,30}(?:向|对|，)|由我[向作]|征求意见|告诉记者|笔者|收悉|给你们|报送您|请审[阅议]|供审阅|各地区.{0,4}部门要|高度重视[^，。；]*[。！]|(?:下面|现在)，我|报告(?:共|总共)?分为?.{1,3}个?部分"
    r"|^\s*(?:[“‘](?![^”’，。！？：；]{1,24}[”’][^，。：；！？])|‘|附件)|[？?：:]\s*$"
)


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

    def ceremonial(self, index: int) -> bool:
        """Whether a sentence only opens a speech or a paper, quotes somebody or asks."""
        return bool(_CEREMONY.search(self.text(index)))

    def broken(self, index: int) -> bool:
        """Whether a sentence is none: a row of a table or a list, a caption, a sentence an ellipsis cuts."""
        text = self.text(index).rstrip().rstrip("*")
        return text[-1:] not in _ENDS

    def section(self, index: int) -> int:
        """The section a sentence stands in."""
        return self.layout.paragraphs[self.layout.sentences[index].paragraph].section

    def heads(self) -> frozenset[str]:
        """The pairs of the title and the headings, which say what the article is about."""
        titles = [self.document.title or "", *(section.heading or "" for section in self.layout.sections)]
        return pairs(" ".join(titles))

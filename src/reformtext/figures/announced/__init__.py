"""What an announcement governs: lists of aims (今年…定下这些目标：and the lines that follow), orders that go on from
sentence to sentence (今年要加快…。加大…力度，建设…。), tasks counted off (任务包括两个方面：一是…。二是…).

What follows the announcement has no words of aim of its own, until prose, a look back or a result ends it.
"""

from collections.abc import Mapping, Sequence

from reformtext.figures.announced import early
from reformtext.figures.announced.lists import lists
from reformtext.figures.announced.orders import carried_on, goes_on_with, heads, intends, listed_orders, told_from
from reformtext.figures.announced.said import SENTENCE, results
from reformtext.figures.outlook import Outlook, document_year, is_annual
from reformtext.model import Document, Layout
from reformtext.model import Sentence as Span

__all__ = ["announced"]


def announced(document: Document, layout: Layout, text: str, views: Sequence[Outlook]) -> Mapping[int, Outlook]:
    """Return the outlook of each sentence of folded `text`, by its number, that an announcement governs.

    `views` are the outlooks of the paragraphs: a report's own plans are told by them.
    """
    reading = _Reading(document, layout, text, views)
    for number, sentence in enumerate(layout.sentences):
        reading.go_on(number, sentence)
    return reading.found


class _Reading:
    """What was announced up to a sentence, and what it governs."""

    def __init__(self, document: Document, layout: Layout, text: str, views: Sequence[Outlook]) -> None:
        self.layout, self.text, self.views = layout, text, views
        self.year, self.report = document_year(document), is_annual(document)
        # whether what is intended at no named time is of the next year
        self.coming = self.year is not None and f"{self.year + 1}年" in (document.title or "")
        self.listed = lists(document, layout, text, self.year)
        self.found = early.parts_of_early(layout, text, views)
        self.running: Outlook | None = None
        self.paragraph = -1

    def go_on(self, number: int, sentence: Span) -> None:
        """Read the next sentence."""
        start, end = sentence.start, min(sentence.end, sentence.start + SENTENCE)
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            paragraph = self.layout.paragraphs[self.paragraph]
            carried = self.running is not None and carried_on(self.running, paragraph, self.text)
            self.running = self.running if carried else None
        if number in self.found or self._early(number, start, end):
            return
        view, of_list = self.views[self.paragraph], self.listed.get(self.paragraph)
        if view.rule == "outlook_plan" or (self.report and (of_list is None or view.ahead)):
            return  # the title of a plan has told its years
        if of_list:
            self._list(number, of_list, start, end)
        else:
            self._orders(number, start, end, sentence.end)

    def _early(self, number: int, start: int, end: int) -> bool:
        """Whether the sentence is early, or opens what is."""
        opened = early.opens_early(self.views[self.paragraph], self.text, start, end, goes_on=not self.report)
        if opened:
            self.running = opened
            if opened.rule == "outlook_same":
                self.found[number] = opened
            return True
        if self.running is None or self.running.rule not in ("outlook_early", "outlook_same"):
            return False
        if not early.goes_on(self.text, start, end):
            self.running = None
        else:
            self.found[number] = self.running
        return True

    def _list(self, number: int, of_list: Outlook, start: int, end: int) -> None:
        """A sentence of a list, whose results, once told, go on."""
        last = self.running
        if last and last.year == of_list.year and of_list.ahead and (not last.ahead or results(self.text, start, end)):
            of_list = Outlook(False, of_list.year, None, "outlook_reached")  # 一是造林1500万亩。实际造林1510万亩。
        self.found[number] = self.running = of_list

    def _orders(self, number: int, start: int, end: int, stop: int) -> None:
        """A sentence that says what is intended, or goes on with it."""
        text, at = self.text, start
        intended = intends(text, start, end, self.year, coming=self.coming)
        if not intended and self.year:
            intended = listed_orders(text, start, self.layout.paragraphs[self.paragraph].end, self.year)
        if intended:
            self.running, at = intended, told_from(text, start, end)
        elif self.running and heads(text, start, stop):
            return
        elif not (self.running and goes_on_with(self.running, text, start, end)):
            self.running = None
        if self.running and not results(text, at, end):
            self.found[number] = self.running

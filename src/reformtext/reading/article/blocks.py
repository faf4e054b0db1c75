"""The blocks of a page that hold its prose: which one is the article's, and which a line stands in."""

from collections import Counter
from collections.abc import Iterable

from reformtext.reading.article.lines import CLOSED
from reformtext.reading.furniture import kind
from reformtext.reading.markup import Page

_SHARE = 0.75  # of a block's prose that one block inside must hold to be the narrower choice
_PARAGRAPHS = frozenset({"p", "div", "section", "h2", "h3", "h4", "blockquote", "dd"})


def line_counts(page: Page) -> list[int]:
    """Return how many lines each block holds, those of the blocks inside it included."""
    counts = [0] * len(page.parents)
    for line in page.lines:
        counts[line.block] += 1
    for block in range(len(counts) - 1, 0, -1):
        if page.parents[block] >= 0:
            counts[page.parents[block]] += counts[block]
    return counts


def article_block(page: Page, weights: list[int]) -> int:
    """Return the narrowest block that holds the prose: descend while one block inside holds nearly all of it."""
    size = len(page.parents)
    held, lines, direct = [0] * size, [0] * size, [0] * size
    for line, weight in zip(page.lines, weights, strict=True):
        held[line.block] += weight
        lines[line.block] += 1
        direct[line.block] += weight
        around = page.parents[line.block]
        if around >= 0 and page.tags[line.block] in ("p", "blockquote", "h2", "h3", "h4"):
            direct[around] += weight
    best = [-1] * size
    for index in range(size - 1, -1, -1):
        around = page.parents[index]
        if around >= 0:
            held[around] += held[index]
            lines[around] += lines[index]
            if best[around] < 0 or held[index] >= held[best[around]]:
                best[around] = index
    roots = [index for index in range(size) if page.parents[index] < 0]
    block = max(roots, key=lambda index: held[index])
    while best[block] >= 0:
        inner = best[block]
        own = direct[block] - (direct[inner] if page.tags[inner] == "p" else 0)
        if held[inner] < _SHARE * held[block] or lines[inner] < 2 or (own > 60 and held[inner] < held[block]):
            break
        block = inner
    return block


def lines_within(page: Page, block: int) -> list[int]:
    inside = [False] * len(page.parents)
    for index, around in enumerate(page.parents):
        inside[index] = index == block or (around >= 0 and inside[around])
    return [i for i, line in enumerate(page.lines) if inside[line.block]]


class Homes:
    """How much of the prose the blocks that held it so far still hold, while one goes down the lines."""

    def __init__(self, page: Page, weights: list[int], lines: Iterable[int]) -> None:
        self.page, self.weights = page, weights
        self.total: dict[int, int] = {}
        self.held: dict[int, int] = {}
        self.lines = line_counts(page)
        for i in lines:
            home = self._home(i)
            self.total[home] = self.total.get(home, 0) + weights[i]
        self.whole = sum(self.total.values()) or 1

    def pass_by(self, i: int) -> None:
        home = self._home(i)
        self.held[home] = self.held.get(home, 0) + self.weights[i]

    def end(self, i: int, before: int) -> bool:
        """Return whether a heading such as 相关新闻 ends the article, and is not that of a box set into it."""
        return self.left(before) < 0.15 * before or (before >= 100 and self._home(i) in self.held)

    def comes_back(self, i: int, last: int) -> bool:
        """Return whether the block of a heading is a box of links after which the article's own block tells on."""
        home = self._home(i)
        if home in self.held:
            return False
        most = max(self.held, key=self.held.__getitem__, default=-1)
        for j in range(i + 1, min(i + 16, last + 1)):
            line = self.page.lines[j]
            if self._home(j) == most:
                return not line.links and line.text.endswith(CLOSED) and kind(line.text) is None
            if not line.links:
                return False
        return False

    def _home(self, i: int) -> int:
        """Return the block around a line and others; each paragraph may be wrapped up on its own."""
        home = home_of(self.page, i)
        while self.lines[home] == 1 and self.page.parents[home] >= 0:
            home = self.page.parents[home]
        return home

    def left(self, before: int) -> int:
        """Return the prose still to come in the blocks that held a good share of what was passed."""
        return sum(self.total[home] - weight for home, weight in self.held.items() if weight >= 0.05 * before)


def home_of(page: Page, index: int) -> int:
    """Return the block that a line's paragraph stands in."""
    block = page.lines[index].block
    return page.parents[block] if page.tags[block] in _PARAGRAPHS else block


def homes_of(page: Page, body: list[int], weights: list[int]) -> set[int]:
    """Return the blocks in which the prose stands, those with a good share of it."""
    held: dict[int, int] = {}
    for i in body:
        held[home_of(page, i)] = held.get(home_of(page, i), 0) + weights[i]
    total = sum(held.values()) or 1
    wrapped: dict[int, list[int]] = {}  # paragraphs each in a block of its own, by the block around these
    alone = Counter(home_of(page, i) for i in body)
    for home, weight in held.items():
        if alone[home] == 1 and weight and page.parents[home] >= 0:
            wrapped.setdefault(page.parents[home], []).append(weight)
    held.update({around: sum(group) for around, group in wrapped.items() if len(group) > 1})
    return {home for home, weight in held.items() if weight >= 0.05 * total}

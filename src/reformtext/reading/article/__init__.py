"""Which lines of a page are the article: the block that holds the prose, cut at both ends by what stands around it."""

from dataclasses import dataclass

from reformtext.reading.article.beginning import first_line
from reformtext.reading.article.blocks import article_block, home_of, homes_of, lines_within
from reformtext.reading.article.captions import without_captions
from reformtext.reading.article.ending import after_title, line_past
from reformtext.reading.article.lines import CLOSED, is_above_byline, is_byline, is_title, prose_of, tells_opening
from reformtext.reading.article.margins import before_buttons, heads_links, is_own, link_lists, trimmed
from reformtext.reading.article.regions import adopt_openings, boxed_lines, dropped_lines, without_teasers
from reformtext.reading.furniture import is_legal, squeeze
from reformtext.reading.markup import Page

__all__ = ["Found", "adopt_openings", "find", "is_byline"]


@dataclass(frozen=True, slots=True)
class Found:
    """The article's lines as indices, the index of the first line after the head, and of the first one past its end."""

    body: tuple[int, ...]
    start: int
    end: int


def find(page: Page, title: str) -> Found:
    """Return the lines of the article called `title` (empty where it is not known yet)."""
    lines = page.lines
    read = [prose_of(line) for line in lines]
    prose = without_teasers(page, read)
    teased = [bool(before) and not after for before, after in zip(read, prose, strict=True)]
    dropped = [a or b for a, b in zip(dropped_lines(page, prose), teased, strict=True)]
    weights = [0 if gone else weight for weight, gone in zip(prose, dropped, strict=True)]
    if sum(weights) < 40 and sum(prose) > 4 * sum(weights):
        dropped, weights = teased, prose  # the names of the blocks mislead: judge without them
    if not any(weights):
        return Found((), 0, len(lines))
    weights = after_title(page, weights, squeeze(title))
    boxed = boxed_lines(page, weights)
    dropped = [gone or i in boxed for i, gone in enumerate(dropped)]
    weights = [0 if i in boxed else weight for i, weight in enumerate(weights)]
    block = article_block(page, weights)
    inside = [i for i in lines_within(page, block) if not dropped[i]]
    inside = _extended(page, inside, weights, dropped)
    return _cut(page, inside, weights, title)


def _extended(page: Page, inside: list[int], weights: list[int], dropped: list[bool]) -> list[int]:
    """Return the lines with the prose at once before and after the block, where careless markup left it."""
    above = inside[0] - 1
    while above >= 0 and weights[above] and not dropped[above] and not page.lines[above].summary:
        line = page.lines[above]
        if line.links or not line.text.endswith(CLOSED) or not tells_opening(page, line, inside):
            break
        inside = [above, *inside]
        above -= 1
    last = inside[-1]
    while last + 1 < len(page.lines) and not dropped[last + 1]:
        line = page.lines[last + 1]
        if weights[last + 1] < 25 or line.links or not line.text.rstrip("”’）").endswith(("。", "！", "？", "…")):
            break
        if is_legal(line.text):
            break
        last += 1
        inside.append(last)
    return inside


def _cut(page: Page, inside: list[int], weights: list[int], title: str) -> Found:
    lines = page.lines
    wanted = squeeze(title)
    told = (i for i in inside if weights[i] and not is_title(lines[i], wanted) and not is_above_byline(page, i))
    first = next(told, inside[0])
    start = first_line(page, inside, first, wanted, weights)
    end = line_past(page, inside, start, weights)
    body = [i for i in inside if start <= i < end]
    homes = homes_of(page, body, weights)
    last = max((i for i in body if weights[i]), default=first)
    lists = link_lists(page, range(last + 1, end), homes)
    body = [
        i
        for i in body
        if is_own(page, i, (first, last), homes, weights)
        and home_of(page, i) not in lists
        and not (heads_links(page, i) and (i > last or (not weights[i] and home_of(page, i) not in homes)))
    ]
    body = without_captions(page, body)
    body = before_buttons(page, body, (last, end), homes)
    body = trimmed(lines, body, weights, wanted)
    return Found(tuple(body), start, end)

"""Regions of a page whose prose is not the article's: lists of other articles, comments, boxes set in, summaries."""

from reformtext.patterns import lazy
from reformtext.reading.article.blocks import home_of, line_counts
from reformtext.reading.article.lines import OPENING, is_link, is_stamp, line_kind, prose_of, tells_opening
from reformtext.reading.furniture import squeeze
from reformtext.reading.markup import Page
from reformtext.resources import furniture as tables

_TALK = lazy(
    r"(?:\d+(?:秒|分钟|小时|天|周|个月|年)前|回复|举报|赞|踩|顶|支持|反对|刚刚|[\[(（]?\d+[\])）]?|#?\d+楼|[·|])+"
)


def without_teasers(page: Page, prose: list[int]) -> list[int]:
    """Return the prose without lists of other articles, each summary beside the link that is its headline, and without
    what readers wrote, each word beside its age and the button to answer."""
    members: dict[int, list[int]] = {}
    for i, line in enumerate(page.lines):
        members.setdefault(home_of(page, i), []).append(i)
        if home_of(page, i) != line.block:
            members.setdefault(line.block, []).append(i)
    counts = line_counts(page)
    teasers: dict[int, list[int]] = {}
    listed: set[int] = set()
    for block, inside in members.items():
        written = [i for i in inside if prose[i]]
        if len(written) > 1 and all(_is_summary(page, i) for i in written):
            listed.update(written)
        if len(written) != 1 or len(inside) > 5:
            continue
        if any(is_link(page.lines[i]) or _TALK.fullmatch(squeeze(page.lines[i].text)) for i in inside) or (
            len(inside) > 2 and any(is_stamp(page.lines[i]) for i in inside)
        ):
            around = page.parents[block]
            while around > 0 and counts[around] == counts[block]:
                around = page.parents[around]  # <li><div>…</div></li>: the list is further out
            if page.tags[around] == "tr":
                around = page.parents[around]
            teasers.setdefault(around, []).append(written[0])
    for group in teasers.values():
        if len(group) > 1:
            listed.update(group)
    found = [0 if i in listed else weight for i, weight in enumerate(prose)]
    return found if any(found) else prose


def _is_summary(page: Page, i: int) -> bool:
    """Return whether a line of prose is short and stands right below a headline that is a link."""
    above = page.lines[i - 1] if i else None
    return above is not None and len(page.lines[i].text) <= 150 and len(above.text) >= 6 and is_link(above)


def boxed_lines(page: Page, weights: list[int]) -> set[int]:
    """Return the lines of boxes set into an article or after it: how an earlier story began below a headline that is a
    link, or who the author is, with a button to follow."""
    members: dict[int, list[int]] = {}
    for i in range(len(weights)):
        members.setdefault(home_of(page, i), []).append(i)
    held = {home: sum(weights[i] for i in inside) for home, inside in members.items()}
    most = max(held.values())
    found: set[int] = set()
    for home, inside in members.items():
        told = [i for i in inside if weights[i]]
        if not 0 < len(told) <= 2 or 2 * held[home] >= most:
            continue
        above = page.lines[told[0] - 1]
        headed = inside[0] < told[0] <= inside[0] + 2 and is_link(above) and len(above.text) >= 8
        follows = told[-1] < inside[-1] and any(line_kind(page.lines[i]) == "tool" for i in inside if i > told[-1])
        labelled = tables.labels().get(squeeze(page.lines[inside[0]].text)) == "author"
        if headed or ((follows or labelled) and len(inside) <= 6):
            found.update(inside)
    return found


def adopt_openings(page: Page) -> None:
    """Take for the article's own what only its class calls a summary, where it tells a good part of the story itself.

    Some sites put the first paragraph into a box of that name; a summary proper is short, is called one, or says what
    the article says again.
    """
    boxed = [i for i, line in enumerate(page.lines) if line.summary and prose_of(line) >= OPENING]
    if boxed and len(boxed) <= 3:
        rest = [i for i, line in enumerate(page.lines) if not line.summary and prose_of(line)]
        for i in boxed:
            if tells_opening(page, page.lines[i], rest):
                page.lines[i].summary = False


def dropped_lines(page: Page, prose: list[int]) -> list[bool]:
    """Return which lines stand in regions that their names call navigation, comments, related articles…

    A region that holds most of the prose is none of these, whatever its name; readers' comments may well hold most.
    """
    held = [0] * len(page.regions)
    for line, weight in zip(page.lines, prose, strict=True):
        if line.region >= 0:
            held[line.region] += weight
    for index in range(len(page.regions) - 1, -1, -1):
        around = page.regions[index][1]
        if around >= 0:
            held[around] += held[index]
    total = sum(prose) or 1
    gone = [False] * len(page.regions)
    for index, (_, around, talk) in enumerate(page.regions):
        gone[index] = (around >= 0 and gone[around]) or held[index] <= total * (0.9 if talk else 0.5)
    return [line.region >= 0 and gone[line.region] for line in page.lines]

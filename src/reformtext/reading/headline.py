"""The headline of a page: as it stands above the article where the head of the page confirms it."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from reformtext.characters import fold
from reformtext.patterns import lazy
from reformtext.reading import article, bylines, dates
from reformtext.reading.furniture import kind, squeeze
from reformtext.reading.markup import Line, Page
from reformtext.reading.page_head import linked_data, title_parts
from reformtext.resources import bylines as words
from reformtext.resources import elements
from reformtext.resources import furniture as tables

_ABOVE = 500  # lines above the article among which the title is looked for
_BELOW = 6  # lines of what seemed the article, where an unknown byline hid the title above it
_SITE = lazy(
    r"(?:网|网站|频道|[日晚早时周商都快导]报|青年报|都市报|新京报|农民报|工人报|法[制治]报|在线|新闻|[闻讯息]中心|门户|资讯|通讯社|报社|[视播]台|卫视|正文|首页|专题"
    r"|要闻|客户端|人民政府|[务息]公开|平台|栏目|财经|评论|文章|文件|公报)$"
)


class _Above(NamedTuple):
    """The lines above the article among which its title is looked for, by their numbers in the page."""

    page: Page
    first: int  # the article's first line
    lines: list[tuple[int, Line]]  # a few of what seemed the article among them
    texts: list[str]  # squeezed, without buttons


class _Seat(NamedTuple):
    """Where lines above the article read what a claim of the page's head says, or a part of it."""

    title: str
    at: int  # the first of the lines
    linked: bool
    weight: float


def headline(page: Page, rough: article.Found) -> str:
    """Return the page's title: as it stands above the article where the head of the page confirms it."""
    first = rough.body[0] if rough.body else len(page.lines)
    labelled = _labelled_title(page, first)
    if labelled:
        return labelled
    claims, above = _claims(page), _above(page, first)
    seats = (seat for claim in claims for seat in _seats(above, claim))
    best = max(seats, key=lambda seat: seat.weight, default=None)
    if best and best.weight > 0:
        seated = _nearer_than(above, best) or _settled(above, best)
        if seated:
            return seated
    shown = _shown(above)
    return _of_headings(page, shown) or _of_head(page, first, claims, shown)


def _claims(page: Page) -> list[str]:
    """Return what the head of a page says its title is, the surest first."""
    metas = [page.meta.get(name, "") for name in elements.ordered("meta_titles")]
    return [claim for claim in (*metas, page.title, linked_data(page.data, "headline")) if claim]


def _above(page: Page, first: int) -> _Above:
    lines = [(i, line) for i, line in enumerate(page.lines[: first + _BELOW]) if len(line.text) <= 120][-_ABOVE:]
    return _Above(page, first, lines, [squeeze(_bare(line)) for _, line in lines])


def _seats(above: _Above, claim: str) -> Iterator[_Seat]:
    """Yield where one, two or three lines in a row read a claim or a part of it that can be a title."""
    wanted, breaks = _breaks(claim)
    for place, (i, line) in enumerate(above.lines):
        for count in (1, 2, 3):
            group = above.lines[place : place + count]
            if len(group) < count or group[-1][0] - i != count - 1:
                break
            text = "".join(above.texts[place : place + count])
            short = line.level > 0 or (count == 1 and not line.links and _opening(claim) == text)
            if len(text) >= (2 if short else 4) and _confirms(wanted, breaks, text):
                lines = [one for _, one in group]
                title = _bare(line) if count == 1 else _slice(claim, text)
                linked = any(one.links for one in lines)
                yield _Seat(title, i, linked, _weight(lines, text, i / (above.first + 1)))


def _weight(lines: list[Line], text: str, near: float) -> float:
    """Return how much speaks for lines that read a claim: their length, that they are set as titles are, and how near
    they stand to the article (from 0, the page's top, to about 1)."""
    line = lines[0]
    weight = len(text) + (4 if line.level else 0) + (2 if line.titled else 0) + near
    if _SITE.search(text) and len(text) < 12 and (line.links or not line.level):
        return weight - 12
    if all(map(_leads_away, lines)):
        return weight / 2  # the name of the site leads to its front page
    return weight


def _leads_away(line: Line) -> bool:
    """Return whether a line is a link from end to end."""
    return line.links >= len(line.text.replace(" ", ""))


def _nearer_than(above: _Above, seat: _Seat) -> str | None:
    """Return the headline above the byline, where the claim is confirmed by what may be a site's name further up."""
    if not (seat.linked or _names_site(seat.title)):
        return None
    return _nearer(above.page, seat.at, above.first, _is_general(seat.title))


def _settled(above: _Above, seat: _Seat) -> str | None:
    """Return a confirmed title where it is more than the name of a column or a site."""
    text = squeeze(seat.title)
    short = len(text) < 5 and not above.page.lines[seat.at].level
    if short and any(line.level and i < above.first and _headline(line) for i, line in above.lines):
        return None  # 图说: a column
    named = seat.linked or _SITE.search(text)
    return seat.title if len(text) >= 8 or seat.weight > 6 or not named else None


def _shown(above: _Above) -> list[tuple[int, Line]]:
    """Return the lines that may be a headline; without the site's name, a heading that leads away, where others are."""
    shown = [(i, line) for i, line in above.lines if i < above.first and _headline(line)]
    plain = [(i, line) for i, line in shown if not _leads_away(line)]
    return plain if any(0 < line.level <= 3 or line.titled for _, line in plain) else shown


def _of_headings(page: Page, shown: list[tuple[int, Line]]) -> str | None:
    """Return the last of the highest headings, or of the lines whose class names a title."""
    headings = [i for i, line in shown if 0 < line.level <= 3]
    indices = headings or [i for i, line in shown if line.titled]
    return _whole(page, min(reversed(indices), key=lambda i: page.lines[i].level or 9)) if indices else None


def _of_head(page: Page, first: int, claims: list[str], shown: list[tuple[int, Line]]) -> str:
    """Return what the head of a page says without the site's names, or the line that stands where titles do."""
    cuts = [cut for cut in map(_without_site, claims) if cut]
    telling = [cut for cut in cuts if not _is_general(cut) and not dates.first(fold(cut))]
    bold = [line.text for _, line in shown if line.bold or line.centred]
    if telling and bold and all(len(cut) < min(10, len(bold[-1])) and cut not in bold[-1] for cut in telling):
        return bold[-1]  # the head names who keeps the site
    return (telling or [_above_byline(page, first)])[0] or (cuts or [""])[0]


def _names_site(claim: str) -> bool:
    """Return whether a part of a claim is the name of a site: 云溪网-人文云溪 山水之间."""
    return any(len(part) <= 12 and _SITE.search(part) for part in title_parts(claim))


def _bare(line: Line) -> str:
    """Return a heading without the buttons and counts among its elements."""
    if not line.level or len(line.parts) < 2:
        return line.text
    kept = list(takewhile(lambda part: kind(part) is None, line.parts))
    return "".join(kept) if 0 < len(kept) < len(line.parts) else line.text


def _nearer(page: Page, placed: int, first: int, general: bool) -> str | None:
    """Return the headline above the byline, where what the head of the page says stands further up, as a masthead.

    `general`: that it surely names the site, so that any line right above the byline is more of a title.
    """
    for i in range(placed + 2, min(first, len(page.lines))):
        if not (article.is_byline(page.lines[i]) and dates.first(fold(page.lines[i].text))):
            continue
        for at in range(i - 1, max(placed, i - 3), -1):
            line = page.lines[at]
            shown = line.level or line.bold or line.titled or line.centred
            shown = shown or (general and at == i - 1 and len(squeeze(line.text)) >= 8)
            if shown and _headline(line) and not line.links and not _is_general(line.text):
                return _whole(page, at)
    return None


def _opening(claim: str) -> str:
    """Return what a claim begins with, before the names of channel and site."""
    return squeeze(next(iter(title_parts(claim)), ""))


def _is_general(claim: str) -> bool:
    """Return whether a claim names the site, a channel or nothing (新闻详情) and not the article."""
    return (
        kind(claim) is not None
        or squeeze(claim) in tables.labels()
        or re.fullmatch("第?[A-Z]?\\d{1,3}版.{0,8}", claim) is not None
        or (len(claim) <= 14 and bool(_SITE.search(claim) or claim.endswith(words.media())))
    )


def _whole(page: Page, index: int) -> str:
    """Return a headline with the lines that <br> broke it into."""
    block = page.lines[index].block
    while index and page.lines[index - 1].block == block:
        index -= 1
    text = page.lines[index].text
    while index + 1 < len(page.lines) and page.lines[index + 1].block == block and len(text) < 100:
        if article.is_byline(page.lines[index + 1]):
            break
        index += 1
        text += page.lines[index].text
    return text


def _breaks(claim: str) -> tuple[str, set[int]]:
    """Return a claim without white space, and the places in it where a name of the site may begin or end."""
    text, places = "", set()
    for character in claim:
        one = squeeze(character)
        if not one.isalnum():
            places |= {len(text), len(text) + len(one)}
        text += one
    return text, places


def _confirms(claim: str, breaks: set[int], text: str) -> bool:
    """Return whether a claim is the text with a site's name after or before it; a cut-off claim may end in dots."""
    if claim == text:
        return True
    if claim.startswith(text):
        rest = claim[len(text) :]
        return len(text) in breaks or len(text) >= 10 or (len(text) >= 6 and bool(_SITE.search(rest)))
    stem = claim.rstrip(".…")
    if stem != claim and len(stem) >= 8 and text.startswith(stem) and claim not in text:
        return True
    place = claim.rfind(text)
    after = place + len(text)
    # 统计公报 2020年云溪市统计公报 云溪市统计局: what stands in the middle is no chance where it is long
    return place in breaks and ((after == len(claim) and len(text) >= 4) or (after in breaks and len(text) >= 8))


def _slice(claim: str, text: str) -> str:
    """Return the part of `claim` that reads `text` without its white space."""
    squeezed, places = "", []
    for index, character in enumerate(claim):
        one = squeeze(character)
        squeezed += one
        places += [index] * len(one)
    start = squeezed.find(text)
    return claim[places[start] : places[start + len(text) - 1] + 1] if start >= 0 else text


def _headline(line: Line) -> bool:
    text = squeeze(line.text)
    return (
        4 <= len(text) <= 100
        and re.search(r"[^\W\d]", text) is not None
        and kind(line.text) is None
        and not bylines.is_byline(line.text)
        and not bylines.is_credit(line.text)
        and bylines.reporter_line(line.text) is None
        and not (len(text) < 12 and _SITE.search(text))
        and not line.text.endswith("。")
    )


def _without_site(claim: str) -> str:
    """Return a page's title without the names of site and channel.

    >>> _without_site("老街新生影响四邻-云溪网"), _without_site("首页云溪_新闻中心_云溪网")
    ('老街新生影响四邻', '首页云溪')
    """
    while "——" in claim and _SITE.search(claim):  # a title may hold a dash itself
        claim = claim.rpartition("——")[0]
    parts = title_parts(claim)
    kept = [part for part in parts if not (_SITE.search(part) and len(part) <= 12)]
    return max(kept or parts[:1], key=len) if parts else ""


def _labelled_title(page: Page, first: int) -> str | None:
    """Return the value of 标题 in the table above an official document."""
    for line in page.lines[:first]:
        if len(line.text) <= 300 and (
            "\t" in line.text or squeeze(line.text).startswith(("标题:", "信息名称:", "文件名称:"))
        ):
            for name, value in bylines.cells(line.text):
                if name == "title" and len(value) >= 6:
                    return value
    return None


def _above_byline(page: Page, first: int) -> str:
    """Return the line above the last byline, or the line above the article, where nothing else names the page."""
    for i in range(min(first, len(page.lines)) - 1, 0, -1):
        if not article.is_byline(page.lines[i]):
            continue
        for line in reversed(page.lines[max(0, i - 3) : i]):
            if _headline(line) and not line.links and not _is_general(line.text) and not any(map(kind, line.parts)):
                return line.text
    first = min(first, len(page.lines))
    while first > 0 and bylines.reporter_line(page.lines[first - 1].text):
        first -= 1
    near = [line for line in reversed(page.lines[max(0, first - 3) : first]) if _headline(line) and not line.links]
    shown = [line for line in near if line.level or line.bold or line.titled]  # between a line over it and one under it
    return (shown or near[:1])[0].text if first and near and (shown or near[0] is page.lines[first - 1]) else ""

"""The headline of a page: as it stands above the article where the head of the page confirms it."""

import re
from itertools import takewhile

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


def headline(page: Page, rough: article.Found) -> str:
    """Return the page's stated: as it stands above the article where the head of the page confirms it."""
    labelled = _labelled_title(page, rough)
    if labelled:
        return labelled
    said = [page.meta[name] for name in elements.ordered("meta_titles") if page.meta.get(name)]
    if page.title:
        said.append(page.title)
    stated = linked_data(page.data, "headline")
    if stated:
        said.append(stated)
    first = rough.body[0] if rough.body else len(page.lines)
    above = [(i, line) for i, line in enumerate(page.lines[: first + _BELOW]) if len(line.text) <= 120][-_ABOVE:]
    texts = [squeeze(_bare(line)) for _, line in above]
    best, linked, placed = "", False, 0
    score = 0.0
    for claim in said:
        wanted, breaks = _breaks(claim)
        for place, (i, line) in enumerate(above):
            for count in (1, 2, 3):
                group = above[place : place + count]
                if len(group) < count or group[-1][0] - i != count - 1:
                    break
                text = "".join(texts[place : place + count])
                short = line.level > 0 or (count == 1 and not line.links and _opening(claim) == text)
                if len(text) < (2 if short else 4) or not _confirms(wanted, breaks, text):
                    continue
                weight = len(text) + (4 if line.level else 0) + (2 if line.titled else 0) + i / (first + 1)
                if _SITE.search(text) and len(text) < 12 and (line.links or not line.level):
                    weight -= 12
                elif all(one.links >= len(one.text.replace(" ", "")) for _, one in group):
                    weight /= 2  # the name of the site leads to its front page
                if weight > score:
                    score, linked = weight, any(one.links for _, one in group)
                    best, placed = (_bare(line) if count == 1 else _slice(claim, text)), i
    if best and (linked or _names_site(best)):
        nearer = _nearer(page, placed, first, _is_general(best))
        if nearer:
            return nearer
    column = bool(best) and len(squeeze(best)) < 5 and not page.lines[placed].level
    if column and any(line.level and i < first and _headline(line) for i, line in above):
        best = ""  # 图说: a column
    if best and (len(squeeze(best)) >= 8 or score > 6 or not (linked or _SITE.search(squeeze(best)))):
        return best
    shown = [(i, line) for i, line in above if i < first and _headline(line)]
    plain = [(i, line) for i, line in shown if line.links < len(line.text.replace(" ", ""))]
    if any(0 < line.level <= 3 or line.titled for _, line in plain):
        shown = plain  # a heading that leads away is the site's name
    headings = [i for i, line in shown if 0 < line.level <= 3]
    named = [i for i, line in shown if line.titled]
    for indices in (headings, named):
        if indices:
            chosen = min(reversed(indices), key=lambda i: page.lines[i].level or 9)
            return _whole(page, chosen)
    cuts = [cut for cut in map(_without_site, said) if cut]
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


def _labelled_title(page: Page, rough: article.Found) -> str | None:
    """Return the value of 标题 in the table above an official document."""
    first = rough.body[0] if rough.body else len(page.lines)
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

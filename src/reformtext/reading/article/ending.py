"""The line after the article's last: the first one that ends articles, with the prose before it."""

from reformtext.characters import fold
from reformtext.reading import bylines, dates
from reformtext.reading.article.blocks import Homes
from reformtext.reading.article.lines import is_byline
from reformtext.reading.furniture import is_legal, kind, squeeze
from reformtext.reading.markup import Page

_ENDS = frozenset({"editor", "end", "share", "pager", "legal"})  # kinds that end an article where they follow its prose
_WHOLE = 0.3  # of the prose that must stand before such a line
_CHECKS = 40  # lines that end articles which are looked at, so that a page of nothing else costs no more
_ENOUGH = 30  # characters of prose after which a heading such as 相关新闻 or 评论 ends the article in any case


def after_title(page: Page, weights: list[int], wanted: str) -> list[int]:
    """Return the weights of the lines between the title and the first heading that ends articles (相关新闻, 评论).

    Readers' comments can be longer than the article, and columns of news stand before it.
    """
    places = [i for i, line in enumerate(page.lines) if wanted and squeeze(line.text) == wanted]
    unlinked = [i for i in places if page.lines[i].links < len(page.lines[i].text)]
    if not places:
        return weights
    first = (unlinked or places)[0]
    before = 0
    end = len(weights)
    homes = Homes(page, weights, range(first + 1, len(weights)))
    checks = 0
    for i in range(first + 1, len(weights)):
        if before >= _ENOUGH and _is_heading_of_end(page, i) and checks < _CHECKS:
            checks += 1
            if homes.end(i, before):
                end = i
                break
        before += weights[i]
        homes.pass_by(i)
    if before < _ENOUGH:
        return weights
    return [weight if first < i < end else 0 for i, weight in enumerate(weights)]


def _is_heading_of_end(page: Page, i: int) -> bool:
    """Return whether a line heads what follows articles (相关新闻, 评论) or is the title of another one."""
    line = page.lines[i]
    if kind(line.text) == "end" and len(squeeze(line.text)) <= 12:
        return True
    return line.level > 0 and any(
        is_byline(after) and dates.first(fold(after.text)) for after in page.lines[i + 1 : i + 3]
    )


def line_past(page: Page, inside: list[int], start: int, weights: list[int]) -> int:
    """Return the line after the article's last: the first one that ends articles, with the prose before it."""
    body = [i for i in inside if i >= start]
    if not body:
        return start
    homes = Homes(page, weights, body)
    before, checks = 0, 0
    closing = _closing_sources(page, body)
    for i in body:
        line = page.lines[i]
        heading = _is_heading_of_end(page, i)
        ends = (
            heading
            or kind(line.text) in _ENDS
            or bylines.is_credit(line.text)
            or (i in closing)
            or any(kind(part) in _ENDS for part in line.parts)
        )
        if ends and (before >= _WHOLE * homes.whole or (heading and before >= _ENOUGH)) and checks < _CHECKS:
            checks += 1
            if heading and homes.comes_back(i, body[-1]):
                continue
            share = 0.15 if not line.links else 0.0  # 【延伸阅读：…】 leads away and comes back
            if i in closing:
                share = 0.6  # headlines of others may well ask and exclaim
            if kind(line.text) == "legal":
                share = 1.0  # its clauses read like sentences
            if homes.end(i, before) if heading else homes.left(before) <= share * before:
                return i
        before += weights[i]
        homes.pass_by(i)
    return body[-1] + 1


def _closing_sources(page: Page, body: list[int]) -> set[int]:
    """Return the lines that name the source (来源：某报) after which no sentence ends with a full stop."""
    found: set[int] = set()
    for i in reversed(body):
        text = page.lines[i].text
        if text.rstrip("”’）").endswith("。") and not is_legal(text):
            break
        if kind(text) == "origin" and squeeze(text).startswith(("来源:", "来源|")):
            found.add(i)
    return found

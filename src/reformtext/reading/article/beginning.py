"""The first line of the article: after the last title, byline or button before its first prose."""

import re

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.reading import bylines, dates, document_numbers
from reformtext.reading.article.blocks import home_of
from reformtext.reading.article.lines import (
    CLOSED,
    DATELINE,
    INSISTED,
    NUMBERED,
    OPENING,
    SUMMED,
    is_byline,
    is_title,
    leads_away,
)
from reformtext.reading.furniture import is_legal, kind, squeeze
from reformtext.reading.markup import Line, Page

# 【云溪网】(记者方晓), 本报云溪4月2日电(记者
_REPORTED = lazy(rf"(?:【{HAN}{{2,8}}】|{HAN}{{2,10}}(?:\d{{1,2}}月\d{{1,2}}日)?[讯电])[(](?:首席|见习|实习)?记者")
_ACCOUNT = lazy(r"以下文章来源于([^,.。]{2,24}?)\.?(?:,作者.*)?$")


def _is_head(line: Line, wanted: str) -> bool:
    """Return whether a line before the prose belongs to the page and not to the article."""
    return (
        kind(line.text) is not None
        or is_title(line, wanted)
        or is_byline(line)
        or document_numbers.of_line(line.text) is not None
        or bylines.reporter_line(line.text) is not None
        or bylines.is_medium(line.text)
        or line.summary
        or (is_legal(line.text) and re.search("转载|版权|侵权|不代表|免责", line.text) is not None)
        or (line.level > 0 and not line.bold and line.level < 3)
        or leads_away(line)
    )


def _subheads(page: Page, inside: list[int], first: int) -> set[int]:
    """Return the headings that stand above the first prose as others of their rank stand further down in its block."""
    home = home_of(page, first)
    ranks = {page.lines[i].level for i in inside if i > first and page.lines[i].level and home_of(page, i) == home}
    return {i for i in inside if i < first and page.lines[i].level in ranks and home_of(page, i) == home}


def first_line(page: Page, inside: list[int], first: int, wanted: str, weights: list[int]) -> int:
    """Return the first line of the article: after the last title, byline or button before its first prose."""
    lines = page.lines
    at = inside.index(first)
    subheads = _subheads(page, inside, first)
    home = home_of(page, first)
    while at > 0:
        above = inside[at - 1]
        before = lines[above]
        if is_byline(before) and home_of(page, above) == home and _has_byline_above(page, above, home):
            at -= 1  # 时间：4月2日（周五）19:00, of what is announced
            continue
        if above in subheads and not is_title(before, wanted) and kind(before.text) is None:
            at -= 1
            continue
        # A title may be set over several lines: 国务院关于…先行区 / 暂时调整实施…的决定
        headed = _is_head(before, wanted) or (len(before.text) >= 4 and squeeze(before.text) in wanted)
        if headed and not before.caption and not before.image:
            break
        at -= 1
    while (
        at < len(inside) - 1
        and inside[at] <= first
        and inside[at] not in subheads
        and (_leading(lines[inside[at]], wanted) or _sums_up(lines, inside[at], weights))
    ):
        at += 1
    return inside[_past_account(page, inside, at)]


def _sums_up(lines: list[Line], i: int, weights: list[int]) -> bool:
    """Return whether a line is a short summary, the names of those who wrote or the dateline right below it."""
    text, below = lines[i].text, next((line.text for line in lines[i + 1 : i + 4] if not line.image), "")
    if len(text) > OPENING or DATELINE.match(text):
        return False
    if text.endswith(CLOSED):
        return 3 * weights[i] < sum(weights) and bool(bylines.reporter_line(below))
    reported = _REPORTED.match(squeeze(below)) is not None
    return not weights[i] and reported and "—" not in text and not NUMBERED.match(squeeze(text))


def _past_account(page: Page, inside: list[int], at: int) -> int:
    """Return the place past the account that an article was taken from, named again below with what it says of itself.

    以下文章来源于云溪日报 ，作者方晓 / 云溪日报. / 讲述云溪故事。
    """
    near = range(max(0, inside[at] - 2), inside[at] + 1)
    told, account = next(((i, account) for i in near if (account := _taken(page.lines[i]))), (-1, ""))
    if not account:
        return at
    past = told + 1
    if past < len(page.lines) and squeeze(page.lines[past].text).rstrip(".。 ") == account:
        past += 1
        if past < len(page.lines) and len(page.lines[past].text) <= 50:
            past += home_of(page, past) == home_of(page, past - 1)
    while at < len(inside) - 1 and inside[at] < past:
        at += 1
    return at


def _taken(line: Line) -> str:
    """Return the account that a line says the article below was taken from."""
    found = _ACCOUNT.match(squeeze(line.text)) if len(line.text) <= 60 else None
    return found[1] if found else ""


def _has_byline_above(page: Page, i: int, home: int) -> bool:
    """Return whether the byline stands above, in another block, and at least a line of this block before line `i`."""
    above = range(max(0, i - 6), i)
    return any(home_of(page, k) == home and not is_byline(page.lines[k]) for k in above) and any(
        home_of(page, k) != home and is_byline(page.lines[k]) and dates.first(fold(page.lines[k].text)) for k in above
    )


def _leading(line: Line, wanted: str) -> bool:
    """Return whether the first line of what was found is still furniture, prose though it looks like."""
    text = squeeze(line.text)
    if (
        line.image
        and not line.bold
        and len(text) <= 30
        and not INSISTED.search(text)
        and not re.search("[：:，。；]|^[(]?[一二三四五六七八九十]{1,3}[)、]", text)
    ):
        return True  # the name of what the first picture shows
    return (
        _is_head(line, wanted)
        or (len(wanted) >= 6 and text.startswith(f"【{wanted}】"))
        or SUMMED.match(text) is not None
        or (line.level > 0 and text.endswith("。"))
        or (len(text) > 30 and text[0] + text[-1] in ("[]", "【】") and not re.search("[][【】]", text[1:-1]))
    )

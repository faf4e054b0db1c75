"""What one line of a page is: prose, a link, a byline, a title, furniture of a kind."""

import re

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.reading import bylines, dates
from reformtext.reading.furniture import is_legal, kind, squeeze
from reformtext.reading.markup import Line, Page

DATELINE = lazy(rf"(?:新华社|中新社|新华网|人民网){HAN}{{2,10}}\d{{1,2}}月\d{{1,2}}日电")
_LABEL = lazy(r"^\W{0,3}\w{2,6}[:：】]")  # 相关：, 【新闻链接】
# 本报讯, 云溪网云溪4月2日电, （记者方晓）: how a first paragraph begins
_LEAD = lazy(rf"(?:本[报台网]|{HAN}{{2,6}}[报网社台]){HAN}{{0,8}}(?:\d{{1,2}}月\d{{1,2}}日)?(?:讯|电|消息)|[(]记者")
NUMBERED = lazy(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.]|第.{1,3}[章条节]")
OPENING = 80  # characters that a first paragraph in a box of its own has at least
SUMMED = lazy(r"[\[【(]?(?:摘要|内容提要|内容摘要|提要|导读|核心提示|原标题)[\]】):]")
CLOSED = ("。", "！", "？", "…", "”", "!", "?")
INSISTED = lazy(r"(?:强调|指出|要求):?$")  # 方晓在临河调研时强调: the first line of a headline
_SENTENCE = lazy("[。！？；…]|[，、：].*[，、。：]")


def prose_of(line: Line) -> int:
    """Return how much prose a line is: its length where it has the punctuation of sentences and is not a link."""
    text = line.text
    size = len(text) - line.links
    if DATELINE.match(text):
        return max(size, 8)
    if size < 8 or line.links > 0.6 * len(text) or "\t" in text or not _SENTENCE.search(text):
        return 0
    if kind(text) is not None or (is_legal(text) and size < 200):
        return 0
    if "。" not in text and is_byline(line):
        return 0
    return size


def is_stamp(line: Line) -> bool:
    """Return whether a line is a date with the time of day and nothing else, as stands beside what a reader wrote."""
    return len(line.text) <= 24 and ":" in line.text and bylines.is_byline(line.text) and not bylines.fields(line.text)


def tells_opening(page: Page, line: Line, rest: list[int]) -> bool:
    """Return whether a line above the `rest` of an article tells a part of the story itself and does not sum it up."""
    text = squeeze(line.text)
    told = "".join(squeeze(page.lines[i].text) for i in rest)
    pieces = [text[at : at + 6] for at in range(0, len(text) - 6, 6)]
    again = sum(piece in told for piece in pieces)
    return (
        (_LEAD.match(text) is not None or (len(text) >= OPENING and 6 * len(text) >= len(told)))
        and 4 * again < len(pieces)
        and text.endswith(CLOSED)
        and not SUMMED.match(text)
    )


def line_kind(line: Line) -> str | None:
    """Return what kind of furniture a line is, or each of the elements that it is made of: 播放 · 全屏 · 倍速."""
    found = kind(line.text)
    if found is None and len(line.parts) > 1:
        kinds = [kind(part) for part in line.parts if not part.isdigit()]
        if kinds and (all(kinds) or (kinds[0] == "end" and line.links)):
            return kinds[0]
    return found


def is_byline(line: Line) -> bool:
    """Return whether a line is a byline, with buttons among its elements or without."""
    if bylines.is_byline(line.text):
        return True
    parts = [part for part in line.parts if not kind(part)]
    return 0 < len(parts) < len(line.parts) and bylines.is_byline(" ".join(parts))


def is_link(line: Line) -> bool:
    return line.links >= 0.9 * len(line.text.replace(" ", "")) and len(line.text) >= 4


def leads_away(line: Line) -> bool:
    """Return whether a line is links, with at most a label, a bullet, numbers and a date beside them."""
    if not line.links:
        return False
    text = _LABEL.sub("", line.text)
    return line.links >= 0.8 * min(len(line.text), len(re.sub(r"[\W\d_年月日]", "", text)) or 1)


def is_above_byline(page: Page, i: int) -> bool:
    """Return whether a line, prose though its commas make it, is a title: a byline with a date stands right below."""
    if "。" in page.lines[i].text or page.lines[i].text.endswith(CLOSED):
        return False
    return any(is_byline(line) and dates.first(fold(line.text)) for line in page.lines[i + 1 : i + 3])


def is_title(line: Line, wanted: str) -> bool:
    text = squeeze(line.text)
    return bool(wanted) and len(text) >= 4 and (text == wanted or (text in wanted and len(text) * 2 > len(wanted)))


def is_short(line: Line) -> bool:
    """Return whether a line can be a heading or the name of a picture."""
    return len(line.text) <= 40 and not _SENTENCE.search(line.text) and not line.text.endswith((":", "："))

"""Lines between the article's ends that are not its own, and furniture that still stands at either end."""

import re

from reformtext.characters import HAN
from reformtext.patterns import lazy
from reformtext.reading import bylines
from reformtext.reading.article.blocks import home_of
from reformtext.reading.article.lines import CLOSED, is_link, leads_away, line_kind
from reformtext.reading.furniture import is_legal, kind, squeeze
from reformtext.reading.markup import Line, Page
from reformtext.resources import bylines as words

_BUTTONS = frozenset({"tool", "share", "pager", "tags", "editor", "legal", "invite"})
_TAILS = frozenset({"origin", "editor", "legal", "tool", "tags", "share", "invite", "player", "end", "pager"})
_FINISHED = frozenset({"完", "全文完", "未完待续", "待续", "end", "theend", "■", "□"})
_BRACKETED = lazy(  # （记者方晓）, [责任编辑：文心], 【原载于某报】
    r"[(\[【][^()\[\]【】]{0,60}(?:记者|实习生|通讯员|来源|编辑|作者|原题|摄影|供图|供稿|据.{2,12}[报电道网]|综合.{2,}"
    r"|报道|采写|[社报网].{2,12}日电|首发于|原载|[刊载]于|[摘选转改编]自|有删[改节])[^()\[\]【】]{0,60}[)\]】][-—]{0,2}"
)
_FILE = lazy(r"(?i:\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar))[)）》]?$")
# 《某报》(2020年3月2日 07版), 某报 2020-03-02 07版
_COLOPHON = lazy(
    r"[(《]{1,2}[^《》()。,]{2,16}》?[(,]?\d{4}[年.-]\d{1,2}[月.-]\d{1,2}日?.{0,12}[)]?"
    r"|[^《》()。,]{2,12}\d{4}[年.-]\d{1,2}[月.-]\d{1,2}日?.{0,4}版"
)
_DECLARES = lazy(r"[\[【(]?\w{0,8}(?:声明|免责)[】\])]?:")  # 某网声明: between two paragraphs
# Who signs an official document, when; names and the like of which lists are made.
_SIGNED = lazy(
    r"(?:政府|办公[厅室]|委员会|[委部厅局院处署会]|小组|中心|集团|公司|银行|学校|大学|[大中小]学|协会|联社|法院|检察院|[省市区县乡镇村]|指挥部|日|年)$|\d{4}[年.-]\d"
)
# Who made an article, each role with a name: 一读:方晓 二读:文心. The roles of officials end otherwise (组长, 成员).
_ROLES = lazy(
    rf"(?:{HAN}{{0,4}}(?:[编审校读辑图制摄稿影播监划筹计]|信息员|通讯员)[:|/]{HAN}{{2,4}}(?:[、,]{HAN}{{2,4}})*)+"
)


def heads_links(page: Page, i: int) -> bool:
    """Return whether a line is a heading whose lines lead away."""
    line = page.lines[i]
    return (
        i + 1 < len(page.lines)
        and len(line.text) <= 20
        and not line.links
        and not line.text.endswith("。")  # 省长出席。
        and is_link(page.lines[i + 1])
        and not re.search(r"附|\d{4}", line.text)
        and not _FILE.search(page.lines[i + 1].text)
    )


def before_buttons(page: Page, body: list[int], ends: tuple[int, int], homes: set[int]) -> list[int]:
    """Return the lines without what follows the first button after the last sentence, but enclosures and signatures."""
    last, end = ends
    if not page.lines[last].text.endswith(CLOSED):
        return body
    first = next((i for i in range(last + 1, end) if line_kind(page.lines[i]) in _BUTTONS), end)

    def stays(i: int) -> bool:
        text = page.lines[i].text
        told = home_of(page, i) in homes and text.endswith(CLOSED) and kind(text) is None
        return i < first or told or "\t" in text or text.startswith(("附", "注")) or bool(_SIGNED.search(squeeze(text)))

    return [i for i in body if stays(i)]


def link_lists(page: Page, after: range, homes: set[int]) -> set[int]:
    """Return the blocks after the last sentence that are lists of links with their headings, but not of enclosures."""
    held: dict[int, list[Line]] = {}
    for i in after:
        held.setdefault(home_of(page, i), []).append(page.lines[i])
    return {
        home
        for home, lines in held.items()
        if home not in homes
        and 2 * sum(line.links for line in lines) >= sum(len(line.text) for line in lines)
        and not any("附件" in line.text for line in lines)
    }


def is_own(page: Page, i: int, prose: tuple[int, int], homes: set[int], weights: list[int]) -> bool:
    """Return whether a line between the ends is the article's: all but furniture and links within its prose; before
    and after it only what stands in the same blocks, as a salutation, a signature and a table do."""
    line = page.lines[i]
    if line_kind(line) in ("tool", "player", "share", "crumb", "pager", "invite", "tags", "end"):
        return False
    if not weights[i] and _DECLARES.match(squeeze(line.text)) and is_legal(line.text):
        return False
    if leads_away(line) and not weights[i] and not squeeze(line.text).startswith("附件"):
        if i > prose[1] and _FILE.search(line.text) and _is_enclosed(page, i, prose[1]):
            return True
        return line.links < 0.95 * len(line.text) and line.text.endswith("。")
    if weights[i] or prose[0] < i < prose[1]:
        return True
    home = home_of(page, i)
    if not homes.isdisjoint((line.block, home, page.parents[line.block], page.parents[home])):
        return True
    return i > prose[1] and _in_table(page, line.block, homes)


def _is_enclosed(page: Page, i: int, last: int) -> bool:
    """Return whether a file is among those that 附件 opened after the last sentence."""
    return any(squeeze(line.text).startswith("附件") for line in page.lines[max(last + 1, i - 20) : i])


def _in_table(page: Page, block: int, homes: set[int]) -> bool:
    celled = False
    for _ in range(12):
        if block < 0 or block in homes:
            return celled and block >= 0
        celled = celled or page.tags[block] in ("td", "th", "tr")
        block = page.parents[block]
    return False


def _is_aside(line: Line) -> bool:
    """Return whether a line after the last sentence tells nothing: it is no list, table, signature or exclamation."""
    text = squeeze(line.text)
    return (
        2 <= len(text) <= 40
        and "\t" not in line.text
        and not line.bold
        and re.search(r"\w$", text) is not None
        and re.search(HAN, text) is not None
        and not re.match(r"附|注|[(]?[一二三四五六七八九十\d]{1,3}[)、.]|第.{1,3}[章条节]|[-•●■◆·*]", text)
        and (re.match(r"据|综合", text) is not None or not _SIGNED.search(text))
    )


def trimmed(lines: list[Line], body: list[int], weights: list[int], wanted: str) -> list[int]:
    """Return the lines without the furniture that still stands at either end."""
    while body:
        line, above = lines[body[-1]], lines[body[-2]] if len(body) > 1 else None
        told = next((i for i in reversed(body) if weights[i]), body[-1])  # the last sentence
        alone = told < body[-1] and lines[told].text.endswith(CLOSED) and _is_aside(line)
        if not (alone or _is_tail(line) or _says_title(line, wanted) or _is_dated_source(line, above)):
            break
        body = body[:-1]
    while body and _is_front(lines[body[0]]):
        body = body[1:]
    return body


def _is_tail(line: Line) -> bool:
    """Return whether a line at the end is furniture: who wrote, edited and printed it, what may be done with it."""
    text = squeeze(line.text)
    return bool(
        line_kind(line) in _TAILS
        or is_legal(line.text)
        or bylines.reporter_line(line.text)
        or bylines.bracketed_names(line.text)
        or bylines.is_credit(line.text)
        or bylines.is_role(line.text)
        or bylines.is_medium(line.text)
        or bylines.is_address(line.text)
        or (bylines.is_byline(line.text) and (bylines.fields(line.text) or re.search(r"\d:\d\d", text)))
        or _COLOPHON.fullmatch(text)
        or _BRACKETED.fullmatch(text)
        or _names_medium(text)
        or re.fullmatch(r"\d{1,3}", text)  # of pages
        or (len(text) <= 60 and _ROLES.fullmatch(text))
        or text.strip("()-—_·*").lower() in _FINISHED
    )


def _names_medium(text: str) -> bool:
    """Return whether a line is the name of a medium in brackets: （云溪日报）."""
    return text.startswith("(") and text[1:2] != "此" and len(text) <= 16 and text.rstrip(")").endswith(words.media())


def _says_title(line: Line, wanted: str) -> bool:
    """Return whether a line says the title again, alone or in 【】 before what was made of it."""
    text = squeeze(line.text)
    if len(wanted) < 6:
        return False
    return text == wanted or (len(text) < len(wanted) + 40 and text.startswith(f"【{wanted}】"))


def _is_dated_source(line: Line, above: Line | None) -> bool:
    """Return whether a line is the byline below one that names the source."""
    return above is not None and kind(above.text) == "origin" and bylines.is_byline(line.text)


def _is_front(line: Line) -> bool:
    """Return whether the first line is furniture still; a bare number says how many told what they think of it."""
    text = line.text
    known = bylines.reporter_line(text) is not None or kind(text) is not None or bylines.is_byline(text)
    return known or re.fullmatch(r"\d{1,3}", text) is not None

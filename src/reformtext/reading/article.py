"""Which lines of a page are the article: the block that holds the prose, cut at both ends by what stands around it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.reading import bylines, dates, document_numbers
from reformtext.reading.furniture import is_legal, kind, squeeze
from reformtext.reading.markup import Line, Page
from reformtext.resources import bylines as words
from reformtext.resources import furniture as tables

_SHARE = 0.75  # of a block's prose that one block inside must hold to be the narrower choice
_ENDS = frozenset({"editor", "end", "share", "pager", "legal"})  # kinds that end an article where they follow its prose
_BUTTONS = frozenset({"tool", "share", "pager", "tags", "editor", "legal", "invite"})
_WHOLE = 0.3  # of the prose that must stand before such a line
_PARAGRAPHS = frozenset({"p", "div", "section", "h2", "h3", "h4", "blockquote", "dd"})
_DATELINE = lazy(rf"(?:新华社|中新社|新华网|人民网){HAN}{{2,10}}\d{{1,2}}月\d{{1,2}}日电")
_CHECKS = 40  # lines that end articles which are looked at, so that a page of nothing else costs no more
_ENOUGH = 30  # characters of prose after which a heading such as 相关新闻 or 评论 ends the article in any case
_LABEL = lazy(r"^\W{0,3}\w{2,6}[:：】]")  # 相关：, 【新闻链接】
# 本报讯, 云溪网云溪4月2日电, （记者方晓）: how a first paragraph begins
_LEAD = lazy(rf"(?:本[报台网]|{HAN}{{2,6}}[报网社台]){HAN}{{0,8}}(?:\d{{1,2}}月\d{{1,2}}日)?(?:讯|电|消息)|[(]记者")
# 【云溪网】(记者方晓), 本报云溪4月2日电(记者
_REPORTED = lazy(rf"(?:【{HAN}{{2,8}}】|{HAN}{{2,10}}(?:\d{{1,2}}月\d{{1,2}}日)?[讯电])[(](?:首席|见习|实习)?记者")
_CREDITED = lazy(  # 方晓 摄, (江社档案照), 图/云溪影像, 图为
    r"(?:摄|摄影|供图|图|制图|绘|截图|资料图|资料图片|图片|档案照|资料照|照片|新华社发|摄影报道)[)\]】]?[。]?$"
    r"|(?:^|[。 ])图[/:][^。,]{2,14}$|^(?:图为|图[说注]?:|图片|资料图|▲|△|▼|↑)|[(](?:资料图|图源|图[/:]|图片来源)"
)
_NUMBERED = lazy(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.]|第.{1,3}[章条节]")
_FILE = lazy(r"(?i:\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar))[)）》]?$")
_OPENING = 80  # characters that a first paragraph in a box of its own has at least
_SUMMED = lazy(r"[\[【(]?(?:摘要|内容提要|内容摘要|提要|导读|核心提示|原标题)[\]】):]")
# 《某报》(2020年3月2日 07版), 某报 2020-03-02 07版
_COLOPHON = lazy(
    r"[(《]{1,2}[^《》()。,]{2,16}》?[(,]?\d{4}[年.-]\d{1,2}[月.-]\d{1,2}日?.{0,12}[)]?"
    r"|[^《》()。,]{2,12}\d{4}[年.-]\d{1,2}[月.-]\d{1,2}日?.{0,4}版"
)
_TALK = lazy(
    r"(?:\d+(?:秒|分钟|小时|天|周|个月|年)前|回复|举报|赞|踩|顶|支持|反对|刚刚|[\[(（]?\d+[\])）]?|#?\d+楼|[·|])+"
)
_DECLARES = lazy(r"[\[【(]?\w{0,8}(?:声明|免责)[】\])]?:")  # 某网声明: between two paragraphs
_ACCOUNT = lazy(r"以下文章来源于([^,.。]{2,24}?)\.?(?:,作者.*)?$")
_CLOSED = ("。", "！", "？", "…", "”", "!", "?")
# Who signs an official document, when; names and the like of which lists are made.
_SIGNED = lazy(
    r"(?:政府|办公[厅室]|委员会|[委部厅局院处署会]|小组|中心|集团|公司|银行|学校|大学|[大中小]学|协会|联社|法院|检察院|[省市区县乡镇村]|指挥部|日|年)$|\d{4}[年.-]\d"
)
# Who made an article, each role with a name: 一读:方晓 二读:文心. The roles of officials end otherwise (组长, 成员).
_ROLES = lazy(
    rf"(?:{HAN}{{0,4}}(?:[编审校读辑图制摄稿影播监划筹计]|信息员|通讯员)[:|/]{HAN}{{2,4}}(?:[、,]{HAN}{{2,4}})*)+"
)
_INSISTED = lazy(r"(?:强调|指出|要求):?$")  # 方晓在临河调研时强调: the first line of a headline
_SENTENCE = lazy("[。！？；…]|[，、：].*[，、。：]")


@dataclass(frozen=True, slots=True)
class Found:
    """The article's lines as indices, the index of the first line after the head, and of the first one past its end."""

    body: tuple[int, ...]
    start: int
    end: int


def find(page: Page, title: str) -> Found:
    """Return the lines of the article called `title` (empty where it is not known yet)."""
    lines = page.lines
    read = [_prose(line) for line in lines]
    prose = _without_teasers(page, read)
    teased = [bool(before) and not after for before, after in zip(read, prose, strict=True)]
    dropped = [a or b for a, b in zip(_dropped(page, prose), teased, strict=True)]
    weights = [0 if gone else weight for weight, gone in zip(prose, dropped, strict=True)]
    if sum(weights) < 40 and sum(prose) > 4 * sum(weights):
        dropped, weights = teased, prose  # the names of the blocks mislead: judge without them
    if not any(weights):
        return Found((), 0, len(lines))
    weights = _after_title(page, weights, squeeze(title))
    boxed = _boxed(page, weights)
    dropped = [gone or i in boxed for i, gone in enumerate(dropped)]
    weights = [0 if i in boxed else weight for i, weight in enumerate(weights)]
    block = _block(page, weights)
    inside = [i for i in _within(page, block) if not dropped[i]]
    inside = _extended(page, inside, weights, dropped)
    return _cut(page, inside, weights, title)


def _prose(line: Line) -> int:
    """Return how much prose a line is: its length where it has the punctuation of sentences and is not a link."""
    text = line.text
    size = len(text) - line.links
    if _DATELINE.match(text):
        return max(size, 8)
    if size < 8 or line.links > 0.6 * len(text) or "\t" in text or not _SENTENCE.search(text):
        return 0
    if kind(text) is not None or (is_legal(text) and size < 200):
        return 0
    if "。" not in text and is_byline(line):
        return 0
    return size


def _without_teasers(page: Page, prose: list[int]) -> list[int]:
    """Return the prose without lists of other articles, each summary beside the link that is its headline, and without
    what readers wrote, each word beside its age and the button to answer."""
    members: dict[int, list[int]] = {}
    for i, line in enumerate(page.lines):
        members.setdefault(_home(page, i), []).append(i)
        if _home(page, i) != line.block:
            members.setdefault(line.block, []).append(i)
    counts = _counts(page)
    teasers: dict[int, list[int]] = {}
    listed: set[int] = set()
    for block, inside in members.items():
        written = [i for i in inside if prose[i]]
        if len(written) > 1 and all(_is_summary(page, i) for i in written):
            listed.update(written)
        if len(written) != 1 or len(inside) > 5:
            continue
        if any(_is_link(page.lines[i]) or _TALK.fullmatch(squeeze(page.lines[i].text)) for i in inside) or (
            len(inside) > 2 and any(_is_stamp(page.lines[i]) for i in inside)
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
    return above is not None and len(page.lines[i].text) <= 150 and len(above.text) >= 6 and _is_link(above)


def _is_stamp(line: Line) -> bool:
    """Return whether a line is a date with the time of day and nothing else, as stands beside what a reader wrote."""
    return len(line.text) <= 24 and ":" in line.text and bylines.is_byline(line.text) and not bylines.fields(line.text)


def _counts(page: Page) -> list[int]:
    """Return how many lines each block holds, those of the blocks inside it included."""
    counts = [0] * len(page.parents)
    for line in page.lines:
        counts[line.block] += 1
    for block in range(len(counts) - 1, 0, -1):
        if page.parents[block] >= 0:
            counts[page.parents[block]] += counts[block]
    return counts


def _boxed(page: Page, weights: list[int]) -> set[int]:
    """Return the lines of boxes set into an article or after it: how an earlier story began below a headline that is a
    link, or who the author is, with a button to follow."""
    members: dict[int, list[int]] = {}
    for i in range(len(weights)):
        members.setdefault(_home(page, i), []).append(i)
    held = {home: sum(weights[i] for i in inside) for home, inside in members.items()}
    most = max(held.values())
    found: set[int] = set()
    for home, inside in members.items():
        told = [i for i in inside if weights[i]]
        if not 0 < len(told) <= 2 or 2 * held[home] >= most:
            continue
        above = page.lines[told[0] - 1]
        headed = inside[0] < told[0] <= inside[0] + 2 and _is_link(above) and len(above.text) >= 8
        follows = told[-1] < inside[-1] and any(_kind(page.lines[i]) == "tool" for i in inside if i > told[-1])
        labelled = tables.labels().get(squeeze(page.lines[inside[0]].text)) == "author"
        if headed or ((follows or labelled) and len(inside) <= 6):
            found.update(inside)
    return found


def adopt_openings(page: Page) -> None:
    """Take for the article's own what only its class calls a summary, where it tells a good part of the story itself.

    Some sites put the first paragraph into a box of that name; a summary proper is short, is called one, or says what
    the article says again.
    """
    boxed = [i for i, line in enumerate(page.lines) if line.summary and _prose(line) >= _OPENING]
    if boxed and len(boxed) <= 3:
        rest = [i for i, line in enumerate(page.lines) if not line.summary and _prose(line)]
        for i in boxed:
            if _opens(page, page.lines[i], rest):
                page.lines[i].summary = False


def _opens(page: Page, line: Line, rest: list[int]) -> bool:
    """Return whether a line above the `rest` of an article tells a part of the story itself and does not sum it up."""
    text = squeeze(line.text)
    told = "".join(squeeze(page.lines[i].text) for i in rest)
    pieces = [text[at : at + 6] for at in range(0, len(text) - 6, 6)]
    again = sum(piece in told for piece in pieces)
    return (
        (_LEAD.match(text) is not None or (len(text) >= _OPENING and 6 * len(text) >= len(told)))
        and 4 * again < len(pieces)
        and text.endswith(_CLOSED)
        and not _SUMMED.match(text)
    )


def _kind(line: Line) -> str | None:
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


def _is_link(line: Line) -> bool:
    return line.links >= 0.9 * len(line.text.replace(" ", "")) and len(line.text) >= 4


def _leads_away(line: Line) -> bool:
    """Return whether a line is links, with at most a label, a bullet, numbers and a date beside them."""
    if not line.links:
        return False
    text = _LABEL.sub("", line.text)
    return line.links >= 0.8 * min(len(line.text), len(re.sub(r"[\W\d_年月日]", "", text)) or 1)


def _dropped(page: Page, prose: list[int]) -> list[bool]:
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


def _after_title(page: Page, weights: list[int], wanted: str) -> list[int]:
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
    homes = _Homes(page, weights, range(first + 1, len(weights)))
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


def _block(page: Page, weights: list[int]) -> int:
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


def _within(page: Page, block: int) -> list[int]:
    inside = [False] * len(page.parents)
    for index, around in enumerate(page.parents):
        inside[index] = index == block or (around >= 0 and inside[around])
    return [i for i, line in enumerate(page.lines) if inside[line.block]]


def _extended(page: Page, inside: list[int], weights: list[int], dropped: list[bool]) -> list[int]:
    """Return the lines with the prose at once before and after the block, where careless markup left it."""
    above = inside[0] - 1
    while above >= 0 and weights[above] and not dropped[above] and not page.lines[above].summary:
        line = page.lines[above]
        if line.links or not line.text.endswith(_CLOSED) or not _opens(page, line, inside):
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
    told = (i for i in inside if weights[i] and not _is_title(lines[i], wanted) and not _is_above_byline(page, i))
    first = next(told, inside[0])
    start = _start(page, inside, first, wanted, weights)
    end = _end(page, inside, start, weights)
    body = [i for i in inside if start <= i < end]
    homes = _homes(page, body, weights)
    last = max((i for i in body if weights[i]), default=first)
    lists = _lists(page, range(last + 1, end), homes)
    body = [
        i
        for i in body
        if _belongs(page, i, (first, last), homes, weights)
        and _home(page, i) not in lists
        and not (_heads_links(page, i) and (i > last or (not weights[i] and _home(page, i) not in homes)))
    ]
    body = _without_captions(page, body)
    body = _before_buttons(page, body, (last, end), homes)
    body = _trimmed(lines, body, weights, wanted)
    return Found(tuple(body), start, end)


def _is_above_byline(page: Page, i: int) -> bool:
    """Return whether a line, prose though its commas make it, is a title: a byline with a date stands right below."""
    if "。" in page.lines[i].text or page.lines[i].text.endswith(_CLOSED):
        return False
    return any(is_byline(line) and dates.first(fold(line.text)) for line in page.lines[i + 1 : i + 3])


def _is_title(line: Line, wanted: str) -> bool:
    text = squeeze(line.text)
    return bool(wanted) and len(text) >= 4 and (text == wanted or (text in wanted and len(text) * 2 > len(wanted)))


def _is_head(line: Line, wanted: str) -> bool:
    """Return whether a line before the prose belongs to the page and not to the article."""
    return (
        kind(line.text) is not None
        or _is_title(line, wanted)
        or is_byline(line)
        or document_numbers.of_line(line.text) is not None
        or bylines.reporter_line(line.text) is not None
        or bylines.is_medium(line.text)
        or line.summary
        or (is_legal(line.text) and re.search("转载|版权|侵权|不代表|免责", line.text) is not None)
        or (line.level > 0 and not line.bold and line.level < 3)
        or _leads_away(line)
    )


def _subheads(page: Page, inside: list[int], first: int) -> set[int]:
    """Return the headings that stand above the first prose as others of their rank stand further down in its block."""
    home = _home(page, first)
    ranks = {page.lines[i].level for i in inside if i > first and page.lines[i].level and _home(page, i) == home}
    return {i for i in inside if i < first and page.lines[i].level in ranks and _home(page, i) == home}


def _start(page: Page, inside: list[int], first: int, wanted: str, weights: list[int]) -> int:
    """Return the first line of the article: after the last title, byline or button before its first prose."""
    lines = page.lines
    at = inside.index(first)
    subheads = _subheads(page, inside, first)
    home = _home(page, first)
    while at > 0:
        before = lines[inside[at - 1]]
        if is_byline(before) and _home(page, inside[at - 1]) == home and _has_byline_above(page, inside[at - 1], home):
            at -= 1  # 时间：4月2日（周五）19:00, of what is announced
            continue
        if inside[at - 1] in subheads and not _is_title(before, wanted) and kind(before.text) is None:
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
    if len(text) > _OPENING or _DATELINE.match(text):
        return False
    if text.endswith(_CLOSED):
        return 3 * weights[i] < sum(weights) and bool(bylines.reporter_line(below))
    reported = _REPORTED.match(squeeze(below)) is not None
    return not weights[i] and reported and "—" not in text and not _NUMBERED.match(squeeze(text))


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
            past += _home(page, past) == _home(page, past - 1)
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
    return any(_home(page, k) == home and not is_byline(page.lines[k]) for k in above) and any(
        _home(page, k) != home and is_byline(page.lines[k]) and dates.first(fold(page.lines[k].text)) for k in above
    )


def _leading(line: Line, wanted: str) -> bool:
    """Return whether the first line of what was found is still furniture, prose though it looks like."""
    text = squeeze(line.text)
    if (
        line.image
        and not line.bold
        and len(text) <= 30
        and not _INSISTED.search(text)
        and not re.search("[：:，。；]|^[(]?[一二三四五六七八九十]{1,3}[)、]", text)
    ):
        return True  # the name of what the first picture shows
    return (
        _is_head(line, wanted)
        or (len(wanted) >= 6 and text.startswith(f"【{wanted}】"))
        or _SUMMED.match(text) is not None
        or (line.level > 0 and text.endswith("。"))
        or (len(text) > 30 and text[0] + text[-1] in ("[]", "【】") and not re.search("[][【】]", text[1:-1]))
    )


def _end(page: Page, inside: list[int], start: int, weights: list[int]) -> int:
    """Return the line after the article's last: the first one that ends articles, with the prose before it."""
    body = [i for i in inside if i >= start]
    if not body:
        return start
    homes = _Homes(page, weights, body)
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


class _Homes:
    """How much of the prose the blocks that held it so far still hold, while one goes down the lines."""

    def __init__(self, page: Page, weights: list[int], lines: Iterable[int]) -> None:
        self.page, self.weights = page, weights
        self.total: dict[int, int] = {}
        self.held: dict[int, int] = {}
        self.lines = _counts(page)
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
                return not line.links and line.text.endswith(_CLOSED) and kind(line.text) is None
            if not line.links:
                return False
        return False

    def _home(self, i: int) -> int:
        """Return the block around a line and others; each paragraph may be wrapped up on its own."""
        home = _home(self.page, i)
        while self.lines[home] == 1 and self.page.parents[home] >= 0:
            home = self.page.parents[home]
        return home

    def left(self, before: int) -> int:
        """Return the prose still to come in the blocks that held a good share of what was passed."""
        return sum(self.total[home] - weight for home, weight in self.held.items() if weight >= 0.05 * before)


def _home(page: Page, index: int) -> int:
    """Return the block that a line's paragraph stands in."""
    block = page.lines[index].block
    return page.parents[block] if page.tags[block] in _PARAGRAPHS else block


def _homes(page: Page, body: list[int], weights: list[int]) -> set[int]:
    """Return the blocks in which the prose stands, those with a good share of it."""
    held: dict[int, int] = {}
    for i in body:
        held[_home(page, i)] = held.get(_home(page, i), 0) + weights[i]
    total = sum(held.values()) or 1
    wrapped: dict[int, list[int]] = {}  # paragraphs each in a block of its own, by the block around these
    alone = Counter(_home(page, i) for i in body)
    for home, weight in held.items():
        if alone[home] == 1 and weight and page.parents[home] >= 0:
            wrapped.setdefault(page.parents[home], []).append(weight)
    held.update({around: sum(group) for around, group in wrapped.items() if len(group) > 1})
    return {home for home, weight in held.items() if weight >= 0.05 * total}


def _heads_links(page: Page, i: int) -> bool:
    """Return whether a line is a heading whose lines lead away."""
    line = page.lines[i]
    return (
        i + 1 < len(page.lines)
        and len(line.text) <= 20
        and not line.links
        and not line.text.endswith("。")  # 省长出席。
        and _is_link(page.lines[i + 1])
        and not re.search(r"附|\d{4}", line.text)
        and not _FILE.search(page.lines[i + 1].text)
    )


def _before_buttons(page: Page, body: list[int], ends: tuple[int, int], homes: set[int]) -> list[int]:
    """Return the lines without what follows the first button after the last sentence, but enclosures and signatures."""
    last, end = ends
    if not page.lines[last].text.endswith(_CLOSED):
        return body
    first = next((i for i in range(last + 1, end) if _kind(page.lines[i]) in _BUTTONS), end)

    def stays(i: int) -> bool:
        text = page.lines[i].text
        told = _home(page, i) in homes and text.endswith(_CLOSED) and kind(text) is None
        return i < first or told or "\t" in text or text.startswith(("附", "注")) or bool(_SIGNED.search(squeeze(text)))

    return [i for i in body if stays(i)]


def _lists(page: Page, after: range, homes: set[int]) -> set[int]:
    """Return the blocks after the last sentence that are lists of links with their headings, but not of enclosures."""
    held: dict[int, list[Line]] = {}
    for i in after:
        held.setdefault(_home(page, i), []).append(page.lines[i])
    return {
        home
        for home, lines in held.items()
        if home not in homes
        and 2 * sum(line.links for line in lines) >= sum(len(line.text) for line in lines)
        and not any("附件" in line.text for line in lines)
    }


def _belongs(page: Page, i: int, prose: tuple[int, int], homes: set[int], weights: list[int]) -> bool:
    """Return whether a line between the ends is the article's: all but furniture and links within its prose; before
    and after it only what stands in the same blocks, as a salutation, a signature and a table do."""
    line = page.lines[i]
    if _kind(line) in ("tool", "player", "share", "crumb", "pager", "invite", "tags", "end"):
        return False
    if not weights[i] and _DECLARES.match(squeeze(line.text)) and is_legal(line.text):
        return False
    if _leads_away(line) and not weights[i] and not squeeze(line.text).startswith("附件"):
        if i > prose[1] and _FILE.search(line.text) and _is_enclosed(page, i, prose[1]):
            return True
        return line.links < 0.95 * len(line.text) and line.text.endswith("。")
    if weights[i] or prose[0] < i < prose[1]:
        return True
    home = _home(page, i)
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


def _without_captions(page: Page, body: list[int]) -> list[int]:
    """Return the lines without the captions of pictures."""
    shown = _shown(page, body)
    if shown:
        body = [i for i in body if i not in shown]
    kept: list[int] = []
    run = 0
    # A short line under a picture may be a heading, but only where the article has bare headings elsewhere.
    headed = any(not page.lines[i].image and not page.lines[i].bold and _is_short(page.lines[i]) for i in body)
    for place, i in enumerate(body):
        line = page.lines[i]
        run = run + 1 if line.centred and (run or line.image) else 0
        following = page.lines[body[place + 1]] if place + 1 < len(body) else None
        captioned = not headed or (following is not None and _is_short(following))
        if not _is_caption(line, run, following, captioned):
            kept.append(i)
    return kept


def _shown(page: Page, body: list[int]) -> set[int]:
    """Return the lines that end an article of prose in pictures, each with a sentence below it."""
    shown: set[int] = set()
    for i in reversed(body):
        line = page.lines[i]
        if not line.image or line.bold or len(line.text) > 60:
            break
        shown.add(i)
    told = sum(len(page.lines[i].text) for i in body if i not in shown)
    return shown if len(shown) > 1 and told > 2 * sum(len(page.lines[i].text) for i in shown) else set()


def _is_short(line: Line) -> bool:
    """Return whether a line can be a heading or the name of a picture."""
    return len(line.text) <= 40 and not _SENTENCE.search(line.text) and not line.text.endswith((":", "："))


def _is_caption(line: Line, run: int, following: Line | None, captioned: bool) -> bool:
    text = squeeze(line.text)
    if line.caption:
        return True
    if len(text) > 160 or _INSISTED.search(text) or _NUMBERED.match(text):
        return False
    credited = _CREDITED.search(text)
    if credited and (line.image or line.centred or line.slight) and not (len(text) > 60 and text.endswith("图。")):
        return True
    if re.search(r"[^拍]摄[)\]】]?$|(?:摄影|供图|新华社发)[)\]】]?$", text) and len(text) <= 100:
        return (
            line.image or len(re.findall("[。!?]", text)) < 2
        )  # the last paragraph may bear the credit of all pictures
    if line.image and line.slight and len(text) <= 100:
        return True
    if line.image and not line.bold and len(text) <= 8 and text.endswith("。"):
        return True  # 大涧学校。: no more than the name of what the picture shows
    if line.image and not line.bold and _is_short(line) and captioned:
        return True
    alone = following is None or not following.centred
    return line.image and line.centred and not line.bold and len(text) <= 80 and (run == 1 and alone)


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


def _trimmed(lines: list[Line], body: list[int], weights: list[int], wanted: str) -> list[int]:
    """Return the lines without the furniture that still stands at either end."""
    while body:
        line = lines[body[-1]]
        text = squeeze(line.text)
        told = next((i for i in reversed(body) if weights[i]), body[-1])  # the last sentence
        alone = told < body[-1] and lines[told].text.endswith(_CLOSED) and _is_aside(line)
        if (
            not alone
            and not (
                _kind(line)
                in ("origin", "editor", "legal", "tool", "tags", "share", "invite", "player", "end", "pager")
                or is_legal(line.text)
                or bylines.reporter_line(line.text)
                or bylines.bracketed_names(line.text)
                or bylines.is_credit(line.text)
                or bylines.is_role(line.text)
                or bylines.is_medium(line.text)
                or bylines.is_address(line.text)
                or (bylines.is_byline(line.text) and (bylines.fields(line.text) or re.search(r"\d:\d\d", text)))
                or _COLOPHON.fullmatch(text)
                or (len(body) > 1 and kind(lines[body[-2]].text) == "origin" and bylines.is_byline(line.text))
                or re.fullmatch(r"\d{1,3}", text)  # of pages
                or (len(text) <= 60 and _ROLES.fullmatch(text))
                or (len(wanted) >= 6 and len(text) < len(wanted) + 40 and text.startswith(f"【{wanted}】"))
                or (len(wanted) >= 6 and text == wanted)
                or (
                    text.startswith("(")
                    and text[1:2] != "此"
                    and len(text) <= 16
                    and text.rstrip(")").endswith(words.media())
                )
                or text.strip("()-—_·*").lower() in ("完", "全文完", "未完待续", "待续", "end", "theend", "■", "□")
                or re.fullmatch(
                    r"[(\[【][^()\[\]【】]{0,60}(?:记者|实习生|通讯员|来源|编辑|作者|原题|摄影|供图|供稿|据.{2,12}[报电道网]|综合.{2,}|报道|采写|[社报网].{2,12}日电|首发于|原载|[刊载]于|[摘选转改编]自|有删[改节])[^()\[\]【】]{0,60}[)\]】][-—]{0,2}",
                    text,
                )
            )
        ):
            break
        body = body[:-1]
    while body:
        line = lines[body[0]]
        if not (
            bylines.reporter_line(line.text)
            or kind(line.text) is not None
            or bylines.is_byline(line.text)
            or re.fullmatch(r"\d{1,3}", line.text)  # how many said what they think of it
        ):
            break
        body = body[1:]
    return body

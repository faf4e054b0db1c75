"""Web pages: the article's lines become the text; title, date, source and author come from what stands around them."""

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.reading import article, bylines, dates, document_numbers
from reformtext.reading.furniture import is_legal, kind, squeeze
from reformtext.reading.markup import Line, Page, medium, parse, published
from reformtext.resources import bylines as words
from reformtext.resources import elements
from reformtext.resources import furniture as tables

_ABOVE = 500  # lines above the article among which the title is looked for
_BELOW = 6  # lines of what seemed the article, where an unknown byline hid the title above it
_CUTS = lazy(
    rf"\s*(?:_+|[|｜]|\s[-–—]\s|--+|::|>>|»|＞|［|【(?=[^】]*网)|(?:(?<=[”》！？…）)])|(?<={HAN}))-(?={HAN}))\s*"
)
_INVITED = lazy(
    r"(?<=[。！？”）)…]) ?(?:返回.{2,6}，?查看更多|(?:点击)?查看更多|阅读[原全]文|[\[【](?:详细|更多)[\]】]|>>+)$"
)
_FROM = lazy(r"^(?:来源于?|稿源|转自|来自)[ \u3000]+")
_SHEET = lazy(r"^第?[A-Z]?\d{1,3}版|^[A-Z]\d{1,3}:|[上下]一[版期]|版面导航")
_DAY_APART = lazy(r"(\d{1,2})(20\d\d)[-./年](\d{1,2})月?")  # 02 2021-04, the day in large type
_TODAY = lazy(r"(?:今[天日]|现在|当前|北京时间|系统时间)[是为:]|(?:北京|当前|现在|系统)时间")
_YEARLESS = lazy(r"(?:发[布表](?:时间|于)?:?)?\d{1,2}[-月]\d{1,2}(?:日|\D?\d{1,2}:\d\d|$)")
_SITE = lazy(
    r"(?:网|网站|频道|[日晚早时周商都快导]报|青年报|都市报|新京报|农民报|工人报|法[制治]报|在线|新闻|[闻讯息]中心|门户|资讯|通讯社|报社|[视播]台|卫视|正文|首页|专题"
    r"|要闻|客户端|人民政府|[务息]公开|平台|栏目|财经|评论|文章|文件|公报)$"
)


@dataclass(slots=True)
class Article:
    """What was read of a page."""

    text: str = ""
    title: str | None = None
    known: dict[str, str] = field(default_factory=dict)
    found: bool = True  # whether there was prose to choose


def read(source: str) -> Article:
    """Return the article of a page's source.

    >>> page = "<title>改革的回响_某网</title><h1>改革的回响</h1><p>来源：某报</p><p>改革只有进行时，没有结束时。</p>"
    >>> read(page).title, read(page).known["source"], read(page).text
    ('改革的回响', '某报', '改革只有进行时，没有结束时。')
    """
    page = parse(source)
    _decline(page)
    _part(page)
    article.adopt_openings(page)
    result = Article()
    rough = article.find(page, "")
    if not rough.body and page.areas:
        _reveal(page)
        rough = article.find(page, "")
    heading = _title(page, rough)
    found = article.find(page, heading) if heading else rough
    lines = page.lines
    if len(found.body) > 1 and _summarises(lines[found.body[0]].text, lines[found.body[1]].text):
        found = replace(found, body=found.body[1:])
    result.title = heading or None
    result.text = "\n".join(lines[i].text for i in found.body)
    if not found.body:
        result.found = False
        result.text = "\n".join(line.text for line in lines)
    _read_fields(page, found, heading, result)
    return result


def _reveal(page: Page) -> None:
    """Put the article that a page keeps until a script shows it below the title and byline that are shown."""
    hidden = parse(max(page.areas, key=len))
    head = [
        i for i, line in enumerate(page.lines) if line.level or article.is_byline(line) or kind(line.text) == "origin"
    ]
    del page.lines[head[-1] + 1 if head else 0 :]
    blocks, regions = len(page.parents), len(page.regions)
    for line in hidden.lines:
        line.block += blocks
        line.region += regions if line.region >= 0 else 0
    page.lines += hidden.lines
    page.parents += [around + blocks if around >= 0 else -1 for around in hidden.parents]
    page.tags += hidden.tags
    page.regions += [
        (block + blocks, around + regions if around >= 0 else -1, talk) for block, around, talk in hidden.regions
    ]


_SUMMARY = 20  # characters of a summary that are no chance


def _summarises(first: str, second: str) -> bool:
    """Whether a first line is but the beginning of the next: a box of the summary above the article."""
    start, whole = squeeze(first).rstrip(".…"), squeeze(second)
    return _SUMMARY <= len(start) < len(whole) and whole.startswith(start)


def _decline(page: Page) -> None:
    """Take the invitation to read on from the end of the lines: …的开始。返回某网，查看更多."""
    for line in page.lines:
        kept = _INVITED.sub("", line.text)
        if len(kept) < len(line.text) and len(kept) > 20:
            line.links = max(0, line.links - len(line.text) + len(kept))
            line.text, line.parts = kept, ()


def _part(page: Page) -> None:
    """Set a byline apart from the heading it stands in: <h3>改革的回响<span>来源：某报 2021-04-02</span></h3>."""
    lines: list[Line] = []
    for line in page.lines:
        lines.append(line)
        if len(line.parts) < 2 or not (0 < line.level <= 3 or line.titled):
            continue
        head = list(takewhile(lambda part: not bylines.fields(part) and not bylines.is_byline(part), line.parts))
        rest = line.parts[len(head) :]
        if head and rest and len("".join(head)) >= 6 and bylines.is_byline("  ".join(rest)):
            lines.append(replace(line, text="  ".join(rest), parts=rest, level=0, titled=False, bold=False, links=0))
            line.text, line.parts = "".join(head), tuple(head)
            line.links = min(line.links, len(line.text))
    page.lines = lines


def _title(page: Page, rough: article.Found) -> str:
    """Return the page's headline: as it stands above the article where the head of the page confirms it."""
    labelled = _labelled_title(page, rough)
    if labelled:
        return labelled
    said = [page.meta[name] for name in elements.ordered("meta_titles") if page.meta.get(name)]
    if page.title:
        said.append(page.title)
    headline = _data(page, "headline")
    if headline:
        said.append(headline)
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
    return any(len(part) <= 12 and _SITE.search(part) for part in _CUTS.split(claim) if part)


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
    return squeeze(next((part for part in _CUTS.split(claim) if part and part.strip()), ""))


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

    >>> _without_site("全国罢工影响交通-新华网"), _without_site("首页武汉_新闻中心_长江网")
    ('全国罢工影响交通', '首页武汉')
    """
    while "——" in claim and _SITE.search(claim):  # a title may hold a dash itself
        claim = claim.rpartition("——")[0]
    parts = [part.strip() for part in _CUTS.split(claim) if part and part.strip()]
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


def _read_fields(page: Page, found: article.Found, title: str, result: Article) -> None:
    """Fill the fields from the lines above the article, its own ends, the page's head, and the lines below it."""
    lines, known = page.lines, result.known
    first = found.body[0] if found.body else len(lines)
    last = found.body[-1] if found.body else -1
    wanted = squeeze(title)
    named = [i for i in range(first) if wanted and squeeze(lines[i].text) == wanted]
    top = named[-1] if named else max(0, first - 25)
    zone = [i for i in range(top, first) if squeeze(lines[i].text) != wanted]
    if not named:
        zone.reverse()  # nearest first: the site's own head may show today's date
    if named:  # above the title, but not the date that the masthead bears
        zone += [
            i
            for i in range(max(0, top - 4), top)
            if not re.search("(?:星期|周)[一二三四五六日天](?!.*(?:放大|缩小))", lines[i].text)
        ]
    _read_bylines(page, zone, (top, first), known)
    for i in range(first):
        if "\t" in lines[i].text:  # the table above an official document
            bylines.read_cells(lines[i].text, known)
    for i in zone:
        number = document_numbers.of_line(lines[i].text)
        if number:
            known.setdefault("number", number)
    publisher = known.get("publisher", "")
    site = page.title + page.meta.get("og:site_name", "")
    if publisher.endswith(words.media()) and publisher not in site:
        known.setdefault("source", publisher)  # beside the date, it is whence this page has the article
    below = range(last + 1, min(len(lines), last + 15))
    for i in below:
        if kind(lines[i].text) == "end":
            break
        if kind(lines[i].text) in ("legal", "share") or is_legal(lines[i].text):
            continue
        if len(lines[i].text) < 80 and lines[i].links < len(lines[i].text):
            for name, value in bylines.fields("  ".join(lines[i].parts) or lines[i].text):
                if name == "source" or (name == "author" and i <= last + 4):
                    cleaned = bylines.source(value) if name == "source" else bylines.author(value)
                    if cleaned:
                        known.setdefault(name, cleaned)
            if (
                i <= last + 4
                and not lines[i].links
                and kind(lines[i].text) != "editor"
                and bylines.is_byline(lines[i].text)
            ):
                signed: dict[str, str] = {}
                bylines.read("  ".join(lines[i].parts) or lines[i].text, signed)
                if not bylines.is_site(signed.get("publisher", "")):
                    signed.pop("publisher", None)  # 本组稿件采写：方晓: a word of the credits
                if re.search("更新|修改", lines[i].text):
                    signed.pop("published", None)  # of the page
                for told, value in signed.items():
                    known.setdefault(told, value)
    _read_meta(page, top, first, known)
    _read_names(page, found, known)
    if named and "published" not in known and "updated" not in known:
        short = [
            line.text for line in lines[top:first] if len(line.text) <= 80 and not _TODAY.match(squeeze(line.text))
        ]
        dated = [dates.first(fold(text)) or "" for text in short]
        full = [iso for iso in dated if len(iso) == 10]
        if full:
            known["published"] = full[-1]  # the nearest
    issued = _issued(page, first) if "published" not in known else None
    if issued:
        known["published"] = issued
    _settle(page, known)


def _read_bylines(page: Page, zone: list[int], ends: tuple[int, int], known: dict[str, str]) -> None:
    lines, (top, first) = page.lines, ends
    for i in zone:
        text = lines[i].text
        if len(text) > 200 or _TODAY.match(squeeze(text)):
            continue
        reporter = bylines.reporter_line(text)
        if reporter:
            known.setdefault("reporter", reporter)
        elif i > top and not lines[i].links and not lines[i].level:
            writers = bylines.bare_names(text)
            if writers:
                known.setdefault("writers", writers)
        shown = " ".join(lines[i].parts) or text
        if (
            article.is_byline(lines[i])
            or bylines.is_byline(shown)
            or kind(text) in ("origin", "tool", "editor")
            or bylines.fields(text)
        ):
            bylines.read("  ".join(lines[i].parts) or text.replace("\t", "  "), known)
            iso = (dates.first(fold(text)) or dates.first(fold(shown))) if "published" not in known else None
            if iso and not re.search("更新|修改", text):
                known["published"] = iso
            label = bylines.open_label(text)
            if (
                label
                and i + 1 < len(lines)
                and len(squeeze(lines[i + 1].text)) <= 24
                and not bylines.fields(lines[i + 1].text)
            ):
                bylines.read(f"{label}：{lines[i + 1].text}", known)
            continue
        label = squeeze(text)
        if label in tables.labels() and i + 1 < first and not lines[i].links:
            if squeeze(lines[i + 1].text) not in tables.labels():
                bylines.read(f"{label}：{lines[i + 1].text}", known)
            continue
        _read_timed_part(lines[i], known)
        if "source" not in known and "publisher" not in known:
            text = _FROM.sub("", text)
            if bylines.reporter_line(text):
                text = text.split()[0]  # 云溪日报 记者 方晓
            text = _account(lines[i]) or text
            name = squeeze(text)
            if 2 <= len(name) <= 14 and kind(text) is None and not lines[i].level:
                near = [k for k in (i - 1, i + 1) if k in zone and _is_dated(lines[k].text)]
                if (near and name.endswith(words.media())) or (top < i <= top + 3 and bylines.is_medium(text)):
                    media = [part for part in lines[i].parts if part.endswith(words.media())]
                    alone = len(media) == 1 < len(lines[i].parts) and bylines.is_medium(media[0])
                    known["publisher"] = media[0] if alone else text  # 方晓 云溪发布
                elif near and i > top and re.fullmatch(rf"{HAN}{{3,14}}", name) and not bylines.is_channel(name):
                    known.setdefault("neighbour", text)


def _account(line: Line) -> str | None:
    """Return the account that a line names before what it says of it: 云溪日报 · 云溪日报官方账号 · 关注."""
    name, *rest = line.parts or ("",)
    told = rest and bylines.is_medium(name) and all(part.startswith(name) or kind(part) for part in rest)
    return name if told else None


def _is_dated(text: str) -> bool:
    """Return whether a line holds a date, or is one without its year: 发布时间：04-02 08:30."""
    return next(dates.find(fold(text)), None) is not None or _YEARLESS.match(squeeze(text)) is not None


def _read_timed_part(line: Line, known: dict[str, str]) -> None:
    """Read the date of a line one of whose elements is nothing but a date."""
    for part in line.parts if len(line.parts) > 1 else ():
        iso = dates.first(fold(part))
        if iso and bylines.is_byline(part):
            known.setdefault("published", iso)
    day = _DAY_APART.fullmatch(squeeze(line.text)) if len(line.parts) == 2 else None
    if day and len(line.parts[0]) <= 2:
        known.setdefault("published", dates.first(f"{day[2]}-{day[3]}-{day[1]}") or "")


def _read_meta(page: Page, top: int, first: int, known: dict[str, str]) -> None:
    for name in elements.ordered("meta_dates"):
        iso = dates.first(fold(page.meta.get(name, ""))) or dates.compact(page.meta.get(name, "")[:10])
        if iso:
            known.setdefault("published", iso)
    for name in elements.ordered("meta_sources"):
        value = re.sub(r"^(?:来源|稿源)\s*[:：]\s*", "", page.meta.get(name, ""))
        cleaned = bylines.source(value)
        if cleaned and "publisher" not in known:
            known.setdefault("source", cleaned)
    for name in elements.ordered("meta_authors"):
        found = bylines.names(page.meta.get(name, ""))
        if found:
            known.setdefault("author", found)
    stated = [
        value
        for name, value in page.meta.items()
        if re.search("pub|time|date", name) and not re.search("mod|upd|exp", name)
    ]
    timed = [value for at, value in page.times if top <= at <= first + 1]
    for value in (_data(page, "datePublished"), _data(page, "pubDate"), *timed, published(page) or "", *stated):
        iso = dates.first(fold(value))
        if iso and iso[:10] <= known.get("updated", "9999"):  # what is published later is something else
            known.setdefault("published", iso)


def _issued(page: Page, first: int) -> str | None:
    """Return the date that a paper's masthead bears beside the number of the sheet: 2021年4月2日 第01版：要闻."""
    for i, line in enumerate(page.lines[:first]):
        iso = dates.first(fold(line.text)) if len(line.text) <= 60 and not _TODAY.match(squeeze(line.text)) else None
        if iso and any(_SHEET.search(squeeze(near.text)) for near in page.lines[max(0, i - 3) : i + 4]):
            return iso
    return None


def _read_names(page: Page, found: article.Found, known: dict[str, str]) -> None:
    """Find who wrote at the article's own ends: the dateline's brackets, a signature line, names that close it."""
    lines = page.lines
    opening = [lines[i].text for i in found.body[:3]]
    before = [lines[i].text for i in range(max(0, found.start - 3), found.body[0] if found.body else 0)]
    for text in opening:
        names = bylines.dateline_names(text) or bylines.reporter_line(text)
        if names:
            known.setdefault("reporter", names)
    for text in before[-6:]:
        names = bylines.reporter_line(text)
        if names:
            known.setdefault("reporter", names)
    if found.body:
        last = found.body[-1]
        for i in range(last + 1, min(len(lines), last + 4)):
            names = bylines.reporter_line(lines[i].text) or bylines.bracketed_names(lines[i].text)
            if names:
                known.setdefault("reporter", names)
        names = bylines.closing_names(lines[last].text)
        if names:
            known.setdefault("reporter", names)


def _settle(page: Page, known: dict[str, str]) -> None:
    """Fill what no byline told from what tells it less surely."""
    site = bylines.source(page.meta.get("og:site_name", "").partition("公众平台")[0])
    for publisher in (known.get("publisher"), medium(page), known.get("neighbour"), site, _named_site(page)):
        if publisher:
            known.setdefault("source", publisher)
    if "writers" in known:
        known.setdefault("author", known["writers"])
    if "published" not in known:
        address = page.address or page.meta.get("og:url", "") or page.meta.get("url", "")
        changed = (dates.first(fold(page.meta.get(name, ""))) for name in elements.ordered("meta_updates"))
        for iso in (known.get("updated"), known.get("drafted"), dates.compact(address), *changed):
            if iso:
                known["published"] = iso
                break
    drafted = known.get("drafted")
    if drafted and known.get("published", "") > f"{int(drafted[:4]) + 1}{drafted[4:]}":
        known["published"] = drafted  # an old document put on the web later


def _named_site(page: Page) -> str | None:
    """Return the medium that the page's title names beside the article's: 老街新生记 - 云溪网 - 本地."""
    parts = [part.strip() for part in _CUTS.split(page.title) if part and part.strip()]
    return next((part for part in parts[1 if len(parts) > 1 else 0 :] if bylines.is_site(part)), None)


def _data(page: Page, key: str) -> str:
    """Return a field of the page's JSON-LD."""
    if not page.data:
        return ""
    import json

    for block in page.data:
        try:
            found = _lookup(json.loads(block, strict=False), key)
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return ""


def _lookup(value: Any, key: str) -> str:
    if isinstance(value, dict):
        found = value.get(key)
        if isinstance(found, str):
            return found
        value = value.get("@graph")
    if isinstance(value, list):
        for entry in value[:20]:
            if isinstance(entry, dict) and isinstance(entry.get(key), str):
                return str(entry[key])
    return ""

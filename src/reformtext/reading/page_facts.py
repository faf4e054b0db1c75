"""Date, source, author, reporter and 文号 of a page, from what stands around its article and from its head."""

import re

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.reading import article, bylines, dates, document_numbers
from reformtext.reading.furniture import is_legal, kind, squeeze
from reformtext.reading.markup import Line, Page
from reformtext.reading.page_head import linked_data, medium, published, title_parts
from reformtext.resources import bylines as words
from reformtext.resources import elements
from reformtext.resources import furniture as tables

_FROM = lazy(r"^(?:来源于?|稿源|转自|来自)[ \u3000]+")
_SHEET = lazy(r"^第?[A-Z]?\d{1,3}版|^[A-Z]\d{1,3}:|[上下]一[版期]|版面导航")
_DAY_APART = lazy(r"(\d{1,2})(20\d\d)[-./年](\d{1,2})月?")  # 02 2021-04, the day in large type
_TODAY = lazy(r"(?:今[天日]|现在|当前|北京时间|系统时间)[是为:]|(?:北京|当前|现在|系统)时间")
_MASTHEAD = lazy("(?:星期|周)[一二三四五六日天](?!.*(?:放大|缩小))")
_CHANGED = lazy("更新|修改")  # the page, not the article
_SHORT_NAME = lazy(rf"{HAN}{{3,14}}")
_YEARLESS = lazy(r"(?:发[布表](?:时间|于)?:?)?\d{1,2}[-月]\d{1,2}(?:日|\D?\d{1,2}:\d\d|$)")


def read_facts(page: Page, found: article.Found, title: str) -> dict[str, str]:
    """Return what a page tells of its article called `title`, by name (published, source, author, reporter, number …):
    from the lines above it, its own ends, the page's head and the lines below it."""
    known: dict[str, str] = {}
    lines = page.lines
    first = found.body[0] if found.body else len(lines)
    wanted = squeeze(title)
    named = [i for i in range(first) if wanted and squeeze(lines[i].text) == wanted]
    top = named[-1] if named else max(0, first - 25)
    zone = _zone(lines, top, first, wanted)
    _read_bylines(page, zone, (top, first), known)
    for line in lines[:first]:
        if "\t" in line.text:  # the table above an official document
            bylines.read_cells(line.text, known)
    for number in (document_numbers.of_line(lines[i].text) for i in zone):
        if number:
            known.setdefault("number", number)
    publisher = known.get("publisher", "")
    site = page.title + page.meta.get("og:site_name", "")
    if publisher.endswith(words.media()) and publisher not in site:
        known.setdefault("source", publisher)  # beside the date, it is whence this page has the article
    _read_below(lines, found.body[-1] if found.body else -1, known)
    _read_meta(page, top, first, known)
    _read_names(page, found, known)
    if named and "published" not in known and "updated" not in known:
        _read_nearest_date(lines[top:first], known)
    issued = _issued(page, first) if "published" not in known else None
    if issued:
        known["published"] = issued
    _settle(page, known)
    return known


def _zone(lines: list[Line], top: int, first: int, wanted: str) -> list[int]:
    """Return the lines that may tell date and source, in the order in which they are believed."""
    zone = [i for i in range(top, first) if squeeze(lines[i].text) != wanted]
    if len(zone) == first - top:  # the title does not stand there: nearest first, the site's own head may show today
        return zone[::-1]
    # Above the title too, but not the date that the masthead bears.
    above = range(max(0, top - 4), top)
    return zone + [i for i in above if not _MASTHEAD.search(lines[i].text)]


def _read_below(lines: list[Line], last: int, known: dict[str, str]) -> None:
    """Read source, author and date from the lines below the article's last, as far as what follows articles."""
    for i in range(last + 1, min(len(lines), last + 15)):
        line = lines[i]
        if kind(line.text) == "end":
            break
        if kind(line.text) in ("legal", "share") or is_legal(line.text):
            continue
        if len(line.text) >= 80 or line.links >= len(line.text):
            continue
        spaced = "  ".join(line.parts) or line.text
        for name, value in bylines.fields(spaced):
            if name == "source" or (name == "author" and i <= last + 4):
                cleaned = bylines.source(value) if name == "source" else bylines.author(value)
                if cleaned:
                    known.setdefault(name, cleaned)
        if i <= last + 4 and not line.links and kind(line.text) != "editor" and bylines.is_byline(line.text):
            for told, value in _signed(line.text, spaced).items():
                known.setdefault(told, value)


def _signed(text: str, spaced: str) -> dict[str, str]:
    """Return what a byline below an article tells of it."""
    signed: dict[str, str] = {}
    bylines.read(spaced, signed)
    if not bylines.is_site(signed.get("publisher", "")):
        signed.pop("publisher", None)  # 本组稿件采写：方晓: a word of the credits
    if _CHANGED.search(text):
        signed.pop("published", None)
    return signed


def _read_nearest_date(lines: list[Line], known: dict[str, str]) -> None:
    """Read the last whole date among short lines between the title and the article."""
    short = [line.text for line in lines if len(line.text) <= 80 and not _TODAY.match(squeeze(line.text))]
    full = [iso for text in short if len(iso := dates.first(fold(text)) or "") == 10]
    if full:
        known["published"] = full[-1]


def _read_bylines(page: Page, zone: list[int], ends: tuple[int, int], known: dict[str, str]) -> None:
    """Read the lines of the zone, each as a byline, a label alone or a part of one; `ends` are the numbers of the title
    and of the article's first line."""
    lines, (top, first) = page.lines, ends
    for i in zone:
        line = lines[i]
        if len(line.text) > 200 or _TODAY.match(squeeze(line.text)):
            continue
        _read_signature(line, i > top, known)
        if _tells_fields(line):
            _read_byline(lines, i, known)
        elif squeeze(line.text) in tables.labels() and i + 1 < first and not line.links:
            if squeeze(lines[i + 1].text) not in tables.labels():
                bylines.read(f"{squeeze(line.text)}：{lines[i + 1].text}", known)
        else:
            _read_timed_part(line, known)
            if "source" not in known and "publisher" not in known:
                near = any(_is_dated(lines[k].text) for k in (i - 1, i + 1) if k in zone)
                _read_publisher(line, near, i - top, known)


def _read_signature(line: Line, below_title: bool, known: dict[str, str]) -> None:
    """Read the names of a line that signs: after 记者, or, below the title, alone."""
    reporter = bylines.reporter_line(line.text)
    if reporter:
        known.setdefault("reporter", reporter)
    elif below_title and not line.links and not line.level:
        writers = bylines.bare_names(line.text)
        if writers:
            known.setdefault("writers", writers)


def _tells_fields(line: Line) -> bool:
    """Return whether a line says who, where and when, as it is written or as its elements are set apart."""
    return (
        article.is_byline(line)
        or bylines.is_byline(" ".join(line.parts) or line.text)
        or kind(line.text) in ("origin", "tool", "editor")
        or bool(bylines.fields(line.text))
    )


def _read_byline(lines: list[Line], i: int, known: dict[str, str]) -> None:
    """Read a byline, and the line after it where that holds the value of its last label."""
    line = lines[i]
    bylines.read("  ".join(line.parts) or line.text.replace("\t", "  "), known)
    iso = dates.first(fold(line.text)) or dates.first(fold(" ".join(line.parts)))
    dated = "published" in known or _CHANGED.search(line.text) or "drafted" in dict(bylines.fields(line.text))
    if iso and not dated:
        known["published"] = iso
    label = bylines.open_label(line.text)
    value = lines[i + 1].text if i + 1 < len(lines) else ""
    if label and i + 1 < len(lines) and len(squeeze(value)) <= 24 and not bylines.fields(value):
        bylines.read(f"{label}：{value}", known)


def _read_publisher(line: Line, near_date: bool, below: int, known: dict[str, str]) -> None:
    """Read a medium that a line names alone, `below` lines under the title; beside a date it may be any short name."""
    text = _FROM.sub("", line.text)
    if bylines.reporter_line(text):
        text = text.split()[0]  # 云溪日报 记者 方晓
    text = _account(line) or text
    name = squeeze(text)
    if not 2 <= len(name) <= 14 or kind(text) is not None or line.level:
        return
    if (near_date and name.endswith(words.media())) or (0 < below <= 3 and bylines.is_medium(text)):
        media = [part for part in line.parts if part.endswith(words.media())]
        alone = len(media) == 1 < len(line.parts) and bylines.is_medium(media[0])
        known["publisher"] = media[0] if alone else text  # 方晓 云溪发布
    elif near_date and below > 0 and _SHORT_NAME.fullmatch(name) and not bylines.is_channel(name):
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
    for value in (
        linked_data(page.data, "datePublished"),
        linked_data(page.data, "pubDate"),
        *timed,
        published(page.scripts) or "",
        *stated,
    ):
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
    for publisher in (known.get("publisher"), medium(page.scripts), known.get("neighbour"), site, _named_site(page)):
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
    parts = title_parts(page.title)
    return next((part for part in parts[1 if len(parts) > 1 else 0 :] if bylines.is_site(part)), None)

"""Plain text and Markdown: which lines are the article, and what the lines around it say.

The text is never changed. Lines of furniture are left outside the body only at its head and its foot, and only where
something proves them to be so: a passage that begins and ends with prose is body from end to end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reformtext import wrapping
from reformtext.characters import HAN, fold
from reformtext.model import Span
from reformtext.patterns import lazy
from reformtext.reading import bylines, dates, document_numbers
from reformtext.reading.furniture import is_legal, kind, squeeze
from reformtext.resources import bylines as words

_HEAD = 40  # lines with text among which the head is looked for
_PROSE = 1000  # characters of a line beyond which nothing else needs to be looked at
_TITLE = 60  # characters of the longest title line
_FURNITURE = frozenset({"crumb", "share", "tool", "pager", "invite", "player", "tags", "legal", "editor", "origin"})
_CLOSING = frozenset({"editor", "end", "share", "pager", "legal", "invite", "tags"})
_STOPS = ("。", "；", ";", "：", ":", "，", ",", "、", "．")
_HEADED = lazy(
    r"第?[一二三四五六七八九十百]{1,4}(?:[、.．章节条]|，(?=.{0,20}$))|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[、.．)）]"
    r"|[-*+•●■◆·>|]|——|――|--|#{2,6} |\*\*"
)
_FORMAL = lazy(
    r"(?:政府工作报告|工作报告|统计公报|(?:关于|印发|转发).{2,80}(?:通知|意见|批复|决定|决议|函|通报|报告|公告|通告|请示|命令|办法|方案|规划|细则|规定|答复|条例|纲要|建议|议案|措施)"
    r"|(?:条例|办法|规定|细则|实施方案|规划|纲要|通知|公告|通告|批复|命令))(?:[（(].{1,40}[）)]|\[\d\]|〔.{1,12}〕)*$"
)
_DATELINE = lazy(
    rf"(?:央视网|人民网|新华网|中新网|中国网|光明网|{HAN}{{1,8}}网|{HAN}{{1,6}}客户端)?消息[（(：:]|新华社{HAN}|(?:本报|本台|本网|{HAN}{{1,6}}(?:社|报|网))"
    rf"{HAN}{{0,12}}\d{{0,2}}月?\d{{0,2}}日?(?:电|讯|消息)|{HAN}{{1,10}}讯[（(]"
)
_SALUTATION = lazy(r"(?:尊敬的|各位|同志们).{0,30}[:!]$|.{2,120}(?:人民政府|委员会|机构|部门|单位|办|局|厅|部)[:]$")
_OFFICE = lazy(
    rf"({HAN}{{0,24}}(?:省长|市长|区长|县长|州长|盟长|旗长|主席|总理|主任|部长|局长|厅长|书记|行政长官|委员长|院长|检察长))((?:{HAN}|·){{2,8}})$"
)
_MEETING = lazy(
    r"(?:[—―─-]{1,2}|[(（])?.{0,30}(?:在.{2,60}(?:会议|大会|全会)上?|第.{1,6}次会议上|(?:会议|大会)(?:通过|审议通过|批准))"
    rf"(?:[)(（）—].{{0,24}}|(?:{HAN}|·){{2,16}})?$"
)
_SUMMARY = lazy(r"[\[【(]?(?:摘要|内容提要|内容摘要|提要|导读|核心提示)[\]】)]?:")
_OVER = ("完", "全文完", "end", "theend")
_CREDIT = lazy(r".{2,60}[(](?:摄影|图)[:/][^()]{2,12}[)]$|[(（][^()（）]{0,40}(?:摄|摄影|供图|图)[)）]$|<!--.*-->$")


@dataclass(slots=True)
class Parts:
    """What was read of a text: the article's spans, its title, and the fields that bylines tell."""

    body: tuple[Span, ...] = ()
    title: str | None = None
    known: dict[str, str] = field(default_factory=dict)
    head: tuple[str, ...] = ()  # lines of the head as written: place and date are looked for in them
    furnished: bool = False  # whether furniture proves this to be a whole article and not a passage


def parts(text: str) -> Parts:
    """Return the parts of a text.

    >>> text = "首页 > 要闻\\n改革的回响\\n来源：菏泽日报 2024-10-01\\n改革只有进行时，没有结束时。\\n责任编辑：张三"
    >>> found = parts(text)
    >>> found.title, found.known["source"], [text[a:b] for a, b in found.body]
    ('改革的回响', '菏泽日报', ['改革只有进行时，没有结束时。'])
    """
    lines = _lines(text)
    spans = [(lines[run[0]][0], lines[run[-1]][1]) for run in wrapping.paragraphs(text, lines)]
    found = Parts()
    start = _front_matter(text, spans, found)
    start = _head(text, spans, start, found)
    end = _foot(text, spans, start, found)
    publisher = found.known.get("publisher", "")
    if publisher.endswith(words.media()):  # 2024-10-01 江畔日报, and not what else stands beside dates
        found.known.setdefault("source", publisher)
    found.body = tuple(_body(text, spans[start:end]))
    return found


def _body(text: str, spans: list[Span]) -> Iterator[Span]:
    """Yield the runs of lines between Markdown's comments."""
    first: int | None = None
    last = 0
    for start, end in spans:
        if text.startswith("<!--", start) and text.endswith("-->", start, end):
            if first is not None:
                yield first, last
            first = None
        else:
            first, last = start if first is None else first, end
    if first is not None:
        yield first, last


def _lines(text: str) -> list[Span]:
    """Return the lines with text in them, without their white space."""
    spans = []
    for match in re.finditer(r"[^\r\n]+", text):
        line = match[0]
        stripped = line.strip(" \t\u3000\xa0\ufeff\u200b\x0b\x0c")
        if stripped:
            left = match.start() + line.index(stripped[0])
            spans.append((left, left + len(stripped)))
    return spans


def plain(line: str) -> str:
    """Return a line without the marks of Markdown around it: **政府工作报告**, # 标题."""
    return re.sub(r"^#{1,6}[ \t]+", "", line.strip()).replace("**", "").strip("*_ \t\u3000\xa0")


def _front_matter(text: str, spans: list[Span], found: Parts) -> int:
    """Read a block of `key: value` lines between two lines of `---`; return the index of the line after it."""
    if not spans or text[slice(*spans[0])] != "---":
        return 0
    for index in range(1, min(len(spans), 30)):
        line = text[slice(*spans[index])]
        if line == "---":
            found.furnished = True
            return index + 1
        key, colon, value = line.partition(":")
        value = value.strip().strip("\"'")
        if not colon:
            return 0
        if value and key.strip().lower() == "title":
            found.title = " ".join(value.split())
        elif value and key.strip().lower() in ("date", "published"):
            iso = dates.first(value)
            if iso:
                found.known["published"] = iso
        elif value and key.strip().lower() == "author":
            found.known["author"] = value
        elif value and key.strip().lower() == "source" and "://" not in value:
            found.known["source"] = value
    found.title = None
    found.known.clear()
    return 0


@dataclass(slots=True)
class _Top:
    """The lines before the article's first, by what they are: indices of titles and of columns (今日要闻), the `last`
    line that certainly is not the article's, the last of these that is more than furniture, the first one not read."""

    titles: list[int]
    columns: list[int]
    last: int
    dated: int
    end: int


def _head(text: str, spans: list[Span], start: int, found: Parts) -> int:
    """Read the lines before the first line of the article; return its index.

    Titles are believed where a byline, a breadcrumb, a date line, a salutation or their own form (关于…的通知) proves
    them; an unproved first line is remembered as the title but stays in the body: headlines tell figures too.
    """
    top = _top(text, spans, start, found.known)
    titles, last, dated = top.titles, top.last, top.dated
    if titles:
        last = max([last, *top.columns])
    else:
        titles = top.columns[:1]
    proved = last >= start or found.furnished or _proves_title(text, spans, titles, top.end)
    # The title stands before its byline; where there is none, after what else stands above articles.
    chosen = [i for i in titles if i < last] if dated >= start else [i for i in titles if i > last]
    chosen = chosen or titles
    if chosen and not (found.title and _FORMAL.search(squeeze(found.title))):
        visible = _title(text, spans, chosen if proved else chosen[:1])
        if found.title is None or _FORMAL.search(squeeze(visible)):
            found.title = visible
    if not proved:
        return start
    found.furnished = True
    after = last + 1
    if last < start or dated < start or not any(i < last for i in titles):
        # Nothing but titles came before the article: the first of them, with the lines it runs over, is the title.
        after = _past_title(text, spans, titles, found.title, after)
    while after < len(spans) and found.title and squeeze(_line(text, spans, after)) == squeeze(found.title):
        after += 1  # the page says its title twice
    found.head = tuple(_line(text, spans, i) for i in range(start, min(after, top.end)))
    for line in found.head:
        iso = dates.first(fold(line)) if "published" not in found.known else None
        if iso:
            found.known["published"] = iso
    return after


def _line(text: str, spans: list[Span], index: int) -> str:
    return plain(text[slice(*spans[index])])


def _top(text: str, spans: list[Span], start: int, known: dict[str, str]) -> _Top:
    """Return what the lines before the article's first are, reading into `known` what they tell."""
    top = _Top([], [], start - 1, start - 1, start)
    labelled = False
    while top.end < min(len(spans), start + _HEAD):
        index = top.end
        line = _line(text, spans, index)
        role = _role(line, first=index == start)
        if role == "body" and _is_above_byline(text, spans, index):
            role = "title"
        if role == "body":
            break
        if role == "title":
            top.titles.append(index)
        elif role == "column":
            top.columns.append(index)
        else:
            top.last = index
            top.dated = top.dated if role == "furniture" else index
            if (
                role == "byline"
                and not labelled
                and any(name == "published" and value for name, value in bylines.fields(line))
            ):
                known.pop("published", None)  # what stood above may have been today's date
                labelled = True
            _read_line(line, role, known)
        top.end += 1
    return top


def _read_line(line: str, role: str, known: dict[str, str]) -> None:
    """Read what a line above the article tells."""
    if role == "byline":
        bylines.read(line, known)
    elif role == "number":
        known.setdefault("number", document_numbers.of_line(line) or "")
    elif role == "reporter":
        known.setdefault("reporter", bylines.reporter_line(line) or "")
    elif role == "date" and (iso := dates.first(fold(line))):
        known.setdefault("published", iso)


def _proves_title(text: str, spans: list[Span], titles: list[int], end: int) -> bool:
    """Return whether the form of the titles, or the line after them, proves that they are no lines of the article."""
    if titles and re.match(r"#[ \t]", text[slice(*spans[titles[0]])]):
        return True
    if _addresses(text, spans, end):
        return True
    formal = any(_FORMAL.search(squeeze(_line(text, spans, i))) for i in titles[:3])
    return formal and end < len(spans) and bool(_line(text, spans, end))


def _role(line: str, first: bool) -> str:
    """Return what a line of the head is: furniture, byline, number, date, reporter, title, or already body."""
    if len(line) > _PROSE:
        return "body"
    text = squeeze(line)
    name = kind(line)
    if name == "player" and len(text) >= 10 and re.match("(?:视频|音频|直播):", text):
        name = None  # 视频：全县春灌开始: a title says so too
    if name in _FURNITURE:
        told = [name for name, value in bylines.fields(line) if value and name != "other"]
        return "byline" if told and (name == "origin" or bylines.is_byline(line)) else "furniture"
    if name == "end":
        return "column"  # 今日要闻, 更多: what may also be a title, where there is no other
    if document_numbers.of_line(line):
        return "number"
    if len(text) <= 90 and not text.endswith(_STOPS) and (_MEETING.match(text) or _is_speaker(text)):
        return "date"
    if bylines.is_byline(line) or (not first and bylines.is_medium(line)):
        return "byline"
    if _CREDIT.match(text):
        return "furniture"
    if re.fullmatch(r"\d{1,3}", text) and not first:
        return "furniture"  # how many said what they think of it
    if text == "---" or (not first and bylines.is_name(text)):
        return "date"
    if bylines.reporter_line(line):
        return "reporter"
    if _SUMMARY.match(text):
        return "furniture"
    if len(text) > _TITLE or text.endswith(_STOPS) or len(text) < 2:
        return "body"
    if re.match(r"(?:——|――|--|—)", text) and not first:
        return "furniture"
    if _HEADED.match(text) or _SALUTATION.match(text) or _DATELINE.match(text) or is_legal(line):
        return "body"
    return "title" if re.search(HAN, text) else "body"


def _is_above_byline(text: str, spans: list[Span], index: int) -> bool:
    """Return whether a line, sentence though its signs make it, belongs to the title: a dated byline is near below."""
    if spans[index][1] - spans[index][0] > 80 or text[spans[index][1] - 1] in "。！？”":
        return False
    for start, end in spans[index + 1 : index + 4]:
        line = plain(text[start : min(end, start + 200)])
        if bylines.is_byline(line) and dates.first(fold(line)):
            return True
        if len(line) > _TITLE:
            return False
    return False


def _is_speaker(text: str) -> bool:
    """Return whether a line names an official: 东临市市长 方晓, and not what one does: 市长会见外商一行."""
    match = _OFFICE.fullmatch(text.strip("()"))
    return match is not None and (bylines.is_name(match[2]) or match[2].endswith("报告"))


def _addresses(text: str, spans: list[Span], index: int) -> bool:
    """Return whether the article's first lines address someone: 各位代表：."""
    for start, end in spans[index : index + 3]:
        line = squeeze(plain(text[start : min(end, start + 400)]))[:160]
        if _SALUTATION.match(line):
            return True
        if len(line) > 100:
            break
    return False


def _title(text: str, spans: list[Span], titles: list[int]) -> str:
    """Return the title among the title lines of a head: the nearest to the byline, or the formal one with its lines."""
    lines = [plain(text[slice(*spans[i])]) for i in titles]
    for at, line in enumerate(lines):
        for count in range(1, 5 if len(line) >= 8 else 2):
            joined = "".join(lines[at : at + count])
            if len(joined) <= 120 and _FORMAL.search(squeeze(joined)):
                return _unmarked(joined)
    nearest = [line for line in lines if len(squeeze(line)) >= 6]
    return _unmarked((nearest or lines)[-1])


def _unmarked(title: str) -> str:
    """Return a title without the mark of a footnote: 统计公报[1]."""
    return re.sub(r"\[\^?\d+\]$", "", title)


def _past_title(text: str, spans: list[Span], titles: list[int], title: str | None, after: int) -> int:
    """Return the index of the line after the title's own lines."""
    wanted = squeeze(title or "")
    for i in titles:
        line = _unmarked(squeeze(plain(text[slice(*spans[i])])))
        if i >= after and line and line in wanted:
            after = i + 1
        elif i >= after and after <= titles[0]:
            after = i + 1  # a line above the title
    return after


def _foot(text: str, spans: list[Span], start: int, found: Parts) -> int:
    """Read the lines after the last line of the article; return the index after it."""
    end = len(spans)
    for index in range(end - 1, start - 1, -1):
        line = plain(text[slice(*spans[index])])
        name = kind(line)
        if name in _CLOSING or is_legal(line) or bylines.is_credit(line):
            end = index
        elif len(spans) - index > 80 or _is_prose(line):
            break
    if end < len(spans):
        found.furnished = True
        for start_, end_ in spans[end:]:
            line = plain(text[start_:end_])
            if kind(line) == "origin" or squeeze(line).startswith(("来源", "稿源", "信息来源")):
                bylines.read(line, found.known)
    while end > start:
        line = plain(text[slice(*spans[end - 1])])
        reporter = bylines.reporter_line(line)
        name = kind(line)
        if reporter:
            found.known.setdefault("reporter", reporter)
        elif name == "origin":
            bylines.read(line, found.known)
        elif end < len(spans) and re.fullmatch(r"\d{1,3}", line):
            pass  # how many said what they think of it
        elif name not in ("tags", "tool", "share", "player") and squeeze(line).strip("()—-_").lower() not in _OVER:
            break
        if end == len(spans) and name is None and not reporter and end - 1 == start:
            break
        end -= 1
    return end


def _is_prose(line: str) -> bool:
    if len(line) > _PROSE:
        return True
    text = squeeze(line)
    return (len(text) >= 12 and text.rstrip("”’)」』").endswith(("。", "!", "?", "；", "…"))) or len(text) > 100


def reporter(opening: str) -> str | None:
    """Return the reporters that an article's first lines name in the brackets of a dateline."""
    for line in opening.splitlines()[:8]:
        found = bylines.dateline_names(line)
        if found:
            return found
    return None

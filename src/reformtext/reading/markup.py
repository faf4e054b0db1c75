"""A page to lines: what a reader would see as separate lines, with what the markup says of each.

Nothing is fetched or run. The walk is iterative and linear, so that hostile nesting costs no more than its bytes.
"""

import html
import re
from dataclasses import dataclass, field

from lxml import etree

from reformtext import wrapping
from reformtext.patterns import lazy
from reformtext.reading.page_head import holds_date
from reformtext.resources import elements

_PROPERTY = lazy(r"(?s)<!--enpproperty(.{0,4000}?)-->")  # what the paper's system knows of the article
_PROPERTIES = lazy(r"<(title|date|sourcename)>([^<>]{1,300})<")
_ESCAPED = lazy(r"(?:\\u003[cC]|&lt;|<)p(?:\\u003[eE]|&gt;|>| )")  # <p> in a string of a script
_STRINGS = lazy(r"""(?s)"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_INDENTED = lazy(r"(?<=[^\s\u3000])[ \t]*[\r\n]\s*(?=\u3000\u3000)")
_WRAPPED = lazy(rf"(?<=[{_WIDE}])[ \t]*[\r\n]\s*(?=[{_WIDE}])")


@dataclass(slots=True)
class Line:
    """A line of a page."""

    text: str
    block: int  # index of the block element it stands in
    links: int = 0  # characters of links
    level: int = 0  # 1..6 in a heading element
    image: bool = False  # nothing but pictures between the line before and this one
    centred: bool = False
    slight: bool = False  # small or coloured type
    bold: bool = False  # all of it
    caption: bool = False
    summary: bool = False
    titled: bool = False  # the class or id of its block says that it is a title
    soft: bool = False  # ended by <br> or a line end in <pre>, not by a block
    indented: bool = False  # set in by white space
    parts: tuple[str, ...] = ()  # the texts of its elements, which a page may show apart though nothing stands between
    region: int = -1  # index of the innermost region that its name calls navigation, comments…


@dataclass(slots=True)
class Page:
    """A page's lines, the tree of its blocks as indices of parents, and what its head says."""

    lines: list[Line] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    regions: list[tuple[int, int, bool]] = field(default_factory=list)  # block, region around it, readers' comments
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)  # JSON-LD
    scripts: list[str] = field(default_factory=list)  # those that hold data of the article, as text
    areas: list[str] = field(default_factory=list)  # mark-up kept in <textarea> or a script until a script shows it
    address: str = ""
    times: list[tuple[int, str]] = field(default_factory=list)  # of <time datetime=…>, with the index of its line


def parse(text: str) -> Page:
    """Return the lines of a page's source."""
    source = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "", text)
    source = re.sub(r"</br ?/?>", "<br>", source, flags=re.IGNORECASE)  # a break to browsers, to parsers nothing
    root, whole = _tree(source)
    if not whole:  # careless pages open a <font> a line and close none; the parser stops at a depth
        source = re.sub(r"</?(?:font|span|b|i|u|em|strong|small|big|a)\b[^<>]*>", "", source, flags=re.IGNORECASE)
        root, whole = _tree(source)
    if not whole:  # hostile nesting: the lines are all that is left of such a page
        root, _ = _tree(
            re.sub(r"</?(?!script|style|textarea|title|meta)[a-z][^<>]*>", "<br>", source, flags=re.IGNORECASE)
        )
    page = Page()
    if root is None:
        return page
    _read_head(root, page)
    told = _PROPERTY.search(source)
    for name, value in _PROPERTIES.findall(told[1]) if told else ():
        page.meta.setdefault(f"enpproperty:{name}", " ".join(html.unescape(value).split()))
    _Walk(page).run(root)
    _even(page)
    _join_cells(page)
    _unwrap(page)
    return page


def _tree(source: str) -> tuple[etree._Element | None, bool]:
    """Return a page's tree and whether the parser reached its end."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    root = etree.fromstring(source.encode("utf-8") or b"<html/>", parser)
    return root, not any("depth" in error.message for error in parser.error_log)


def _read_head(root: etree._Element, page: Page) -> None:
    title = root.find(".//title")
    if title is not None:
        page.title = " ".join("".join(str(part) for part in title.itertext()).split())
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = meta.get("content")
        if name and content and content.strip():
            page.meta.setdefault("".join(name.lower().split()), " ".join(content.split()))
    for script in root.iter("script"):
        if script.get("type", "").lower() == "application/ld+json" and script.text:
            page.data.append(script.text)
        elif script.text and holds_date(script.text):
            page.scripts.append(script.text)
        if script.text and _ESCAPED.search(script.text):
            page.areas += [
                _unescaped(match[0][1:-1]) for match in _STRINGS.finditer(script.text) if _ESCAPED.search(match[0])
            ]
    for area in root.iter("textarea"):
        if area.text and area.text.lower().count("<p") >= 2:
            page.areas.append(area.text)
    for link in root.iter("link"):
        if link.get("rel", "").lower() == "canonical":
            page.address = link.get("href", "")


def _unescaped(text: str) -> str:
    """Return the mark-up in a string of a script."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    text = re.sub(r"\\(.)", lambda match: {"n": "\n", "r": "", "t": " "}.get(match[1], match[1]), text, flags=re.DOTALL)
    return html.unescape(text) if "&lt;" in text else text


class _Walk:
    """One pass over the tree, which keeps the open blocks and the characters of the open line."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.block_tags = elements.group("blocks")
        self.skipped = elements.group("skipped")
        self.junk = elements.group("junk")
        self.talk = elements.group("talk")
        self.blocks: list[int] = []
        self.regions: list[int] = [-1]
        self.marks: list[dict[str, bool]] = [{}]
        self.pieces: list[str] = []
        self.linked = 0
        self.bolded = 0
        self.links = 0
        self.bolds = 0
        self.anchors: list[bool] = []  # of each open <a>, whether it leads anywhere
        self.pre = 0
        self.image = False
        self.alt = ""  # what the last picture of the open line is said to show
        self.captioned = False  # whether the open line begins with an element whose class says that it is a caption
        self.inked = False  # whether the open line has any text yet
        self.level = 0
        self.opened: list[bool] = []  # of each open element, whether it is a block

    def run(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipping: etree._Element | None = None
        for event, element in walker:
            tag = element.tag.lower() if isinstance(element.tag, str) else ""
            if event == "start":
                if skipping is not None:
                    continue
                if not tag or (tag in self.skipped and not self._titles_entry(tag)) or _hidden(element):
                    skipping = element
                    continue
                self._open(tag, element)
            elif skipping is not None:
                if element is not skipping:
                    continue
                skipping = None
                self._add(element.tail)
            else:
                self._close(tag)
                self._add(element.tail)
        self._flush()

    def _titles_entry(self, tag: str) -> bool:
        """Return whether an element is the title of an entry of a feed, not the page's."""
        return tag == "title" and bool(self.blocks) and self.page.tags[self.blocks[-1]] == "item"

    def _open(self, tag: str, element: etree._Element) -> None:
        # a custom element (<x-card>) holds a part of the page
        block = (
            tag in self.block_tags or "-" in tag or "display:block" in element.get("style", "").replace(" ", "").lower()
        )
        self.opened.append(block)
        if block:
            self._flush()
            self.page.parents.append(self.blocks[-1] if self.blocks else -1)
            self.page.tags.append(tag)
            self.blocks.append(len(self.page.parents) - 1)
            names = _names(element)
            region = self.regions[-1]
            if names & self.junk or tag in ("nav", "footer", "aside"):
                self.page.regions.append((self.blocks[-1], region, bool(names & self.talk)))
                region = len(self.page.regions) - 1
            self.regions.append(region)
            self.marks.append(_marks(tag, element, names, self.marks[-1]))
        elif tag == "br":
            self._flush(soft=True)
        elif tag in ("img", "image", "picture"):
            self.image = self.image or not self.inked
            self.alt = clean(element.get("alt", "")[:400])
        elif tag in ("font", "span", "em", "i") and not self.inked and _slight(element):
            self.marks[-1] = {**self.marks[-1], "slight": True}
        if not block and not self.inked and element.get("class") and _names(element) & elements.group("captions"):
            self.captioned = True
        if tag == "time" and element.get("datetime"):
            self.page.times.append((len(self.page.lines), element.get("datetime", "")[:40]))
        if tag == "a":
            self.anchors.append(any(element.get(name) for name in ("href", "onclick")))
            self.links += self.anchors[-1]
        elif tag in ("b", "strong"):
            self.bolds += 1
        elif tag == "pre":
            self.pre += 1
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.level = int(tag[1])
        self._add(element.text)

    def _close(self, tag: str) -> None:
        if tag == "a":
            self.links -= self.anchors.pop()
        elif tag in ("b", "strong"):
            self.bolds -= 1
        elif tag == "pre":
            self._flush()
            self.pre -= 1
        if self.opened.pop():
            self._flush()
            self.blocks.pop()
            self.regions.pop()
            self.marks.pop()
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.level = 0

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self.pre and "\n" in text:
            for index, row in enumerate(text.split("\n")):
                if index:
                    self._flush(soft=True)
                self._add(row)
            return
        if "\u3000\u3000" in text and _INDENTED.search(text):  # plain text, its paragraphs set in
            for index, row in enumerate(_INDENTED.split(text)):
                if index:
                    self._flush(soft=True)
                self._add(row)
            return
        if "\n" in text or "\r" in text:
            text = _WRAPPED.sub(
                "", text
            )  # a line end in the source inside Chinese; between elements it sets them apart
        self.pieces.append(text)
        self.inked = self.inked or not text.isspace()
        count = len(text) - text.count(" ") - text.count("\n")
        if self.links:
            self.linked += count
        if self.bolds:
            self.bolded += count

    def _flush(self, soft: bool = False) -> None:
        if not self.pieces:
            return
        raw = "".join(self.pieces)
        text = clean(raw)
        if text:
            marks = self.marks[-1]
            line = Line(
                text, self.blocks[-1] if self.blocks else 0, min(self.linked, len(text)), self.level, self.image
            )
            line.region = self.regions[-1]
            line.bold = self.bolded >= len(text.replace(" ", "")) * 0.9
            line.centred = marks.get("centred", False)
            line.slight = marks.get("slight", False)
            shown = self.captioned or (self.image and not self.level and text == self.alt)
            line.caption = marks.get("caption", False) or shown
            line.summary = marks.get("summary", False)
            line.titled = marks.get("titled", False)
            line.soft = soft
            line.indented = raw.lstrip("\r\n").startswith(
                ("\u3000", "\xa0\xa0", "\xa0 ") + (("  ",) if self.pre else ())
            )
            if len(text) <= 200:
                line.parts = tuple(part for part in map(clean, self.pieces) if part)
            self.page.lines.append(line)
            self.image = False
        self.inked = self.captioned = False
        self.pieces.clear()
        self.linked = self.bolded = 0


def clean(text: str) -> str:
    """Return a line's text as a browser would set it, without characters of no width."""
    text = text.replace("\u200b", "").replace("\ufeff", "").replace("\xad", "")
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip()


def _names(element: etree._Element) -> set[str]:
    """Return the words of an element's class and id: "hot-news clearfix" → hot, news, hotnews, clearfix."""
    spelled = element.get("class", "") + " " + element.get("id", "")
    if not spelled.strip():
        return set()
    names: set[str] = set()
    for name in spelled[:300].split():
        words = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)]
        names.update(words)
        names.add("".join(words))
    return names


def _marks(tag: str, element: etree._Element, names: set[str], around: dict[str, bool]) -> dict[str, bool]:
    style = element.get("style", "").replace(" ", "").lower()
    align = element.get("align", "").lower()
    centred = tag == "center" or align == "center" or "text-align:center" in style
    if not centred and not align and "text-align" not in style and tag not in ("table", "td", "th"):
        centred = around.get("centred", False)
    return {
        "centred": centred,
        "slight": _slight(element) or (tag not in ("td", "table") and around.get("slight", False) and tag != "p"),
        "caption": tag == "figcaption" or bool(names & elements.group("captions")) or around.get("caption", False),
        "summary": bool(names & elements.group("summaries")) or (around.get("summary", False) and tag != "body"),
        "titled": any(name in elements.group("titles") or name.endswith(("title", "tit", "biaoti")) for name in names),
    }


def _slight(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    size = re.search(r"font-size:(\d{1,2})(?:\.\d+)?(px|pt)", style)
    if size and int(size[1]) <= (12 if size[2] == "px" else 9):
        return True
    colour = (element.get("color") or "").lower()
    return colour not in ("", "#000", "#000000", "black", "#333333", "#333") or element.get("size") in (
        "1",
        "2",
        "-1",
        "-2",
    )


def _hidden(element: etree._Element) -> bool:
    style = element.get("style", "")
    return bool(style) and "display:none" in style.replace(" ", "").lower()


def _even(page: Page) -> None:
    """Take small or coloured type for plain where most of the page's text is set in it."""
    long = [line for line in page.lines if len(line.text) >= 40 and not line.links]
    if 2 * sum(line.slight for line in long) > len(long):
        for line in page.lines:
            line.slight = False


def _join_cells(page: Page) -> None:
    """Make one line, its cells set apart by tabs, of each table row that holds short cells only."""
    rows: dict[int, list[int]] = {}
    for index, line in enumerate(page.lines):
        cell = line.block
        for _ in range(3):  # a cell's text may stand in a paragraph of its own
            if cell < 0 or page.tags[cell] in ("td", "th"):
                break
            cell = page.parents[cell]
        if cell >= 0 and page.tags[cell] in ("td", "th"):
            rows.setdefault(page.parents[cell], []).append(index)
    gone: set[int] = set()
    for row, members in rows.items():
        if len(members) < 2 or members[-1] - members[0] != len(members) - 1 or page.tags[row] != "tr":
            continue
        lines = [page.lines[index] for index in members]
        cells = [_cell(page, line.block) for line in lines]
        if len(set(cells)) != len(cells) or max(len(line.text) for line in lines) > 80:
            continue
        first = lines[0]
        first.text = "\t".join(line.text for line in lines)
        first.links = sum(line.links for line in lines)
        first.block, first.bold, first.parts = row, False, ()
        gone.update(members[1:])
    if gone:
        page.lines = [line for index, line in enumerate(page.lines) if index not in gone]


def _unwrap(page: Page) -> None:
    """Put the lines that were broken to a width inside one block together to paragraphs."""
    lines: list[Line] = []
    group: list[Line] = []
    for line in [*page.lines, None]:
        if line is not None and group and group[-1].soft and line.block == group[-1].block:
            group.append(line)
            continue
        rows = [one.text for one in group]
        for run in wrapping.runs(rows, [one.indented for one in group], wrapping.width(rows)):
            first = group[run.start]
            if len(run) > 1:
                first.text = wrapping.join([group[i].text for i in run])
                first.links = sum(group[i].links for i in run)
                first.parts = ()
            lines.append(first)
        group = [line] if line is not None else []
    page.lines = lines


def _cell(page: Page, block: int) -> int:
    while page.tags[block] not in ("td", "th"):
        block = page.parents[block]
    return block

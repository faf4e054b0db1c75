"""Web pages: the article's lines become the text; title, date, source and author come from what stands around them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from reformtext.patterns import lazy
from reformtext.reading import article, bylines
from reformtext.reading.furniture import kind, squeeze
from reformtext.reading.headline import headline
from reformtext.reading.markup import Line, Page, parse
from reformtext.reading.page_facts import read_facts

_INVITED = lazy(
    r"(?<=[。！？”）)…]) ?(?:返回.{2,6}，?查看更多|(?:点击)?查看更多|阅读[原全]文|[\[【](?:详细|更多)[\]】]|>>+)$"
)


@dataclass(frozen=True, slots=True)
class Article:
    """What was read of a page: its text, whether there was prose to choose (else all lines are the text), the title,
    and what the page tells of the article by the names of `page_facts`."""

    text: str
    found: bool
    title: str | None
    known: Mapping[str, str]


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
    rough = article.find(page, "")
    if not rough.body and page.areas:
        _reveal(page)
        rough = article.find(page, "")
    heading = headline(page, rough)
    found = article.find(page, heading) if heading else rough
    lines = page.lines
    if len(found.body) > 1 and _summarises(lines[found.body[0]].text, lines[found.body[1]].text):
        found = replace(found, body=found.body[1:])
    chosen = [lines[i] for i in found.body] or lines
    text = "\n".join(line.text for line in chosen)
    return Article(text, bool(found.body), heading or None, read_facts(page, found, heading))


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

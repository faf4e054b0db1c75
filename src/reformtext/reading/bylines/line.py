"""A line that says who wrote, who published, when: told apart from prose, and read into what it tells."""

import re

from reformtext.characters import HAN, fold
from reformtext.patterns import lazy
from reformtext.reading import dates
from reformtext.reading.bylines.labels import cells, fields, labels
from reformtext.reading.bylines.media import MEDIA, is_channel, source, without_addresses
from reformtext.reading.bylines.names import author, is_name, names
from reformtext.reading.furniture import BARS, kind, simple, squeeze
from reformtext.resources import bylines as words
from reformtext.resources import furniture as tables
from reformtext.resources.common_words import common_words

_CLOCK = lazy(
    r"(?<!\d)\d{1,2} ?[-/月] ?\d{1,2}日? +(?=\d{1,2} ?[:：]\d\d)"  # a date without its year before a time
    rf"|(?:[,，] ?{HAN}{{2,6}}时间(?= ?\d))"  # ", 格林尼治标准时间" before a time
    r"|(?:上午|下午|早上|晚上)? ?\d{1,2} ?[:：时] ?\d{1,2}(?: ?[:：分] ?\d{1,2})? ?分?秒?(?:,(?= ))?"
    r"|(?:星期|周)[一二三四五六日天]"
)
_WEAK = ("新闻", "频道", "中心", "资讯", "论坛", "财经", "头条")  # channels are named so as well as media
_WORD = lazy(rf"[^\s{BARS}>]+")
_SENT = lazy(r"[《]([^《》]{2,16})[》] ?(?:特[派约]|本刊|首席)?记者")  # 作者：《某报》记者 方晓


def is_byline(line: str) -> bool:
    """Return whether a line only says who, where and when: labelled fields, or a date with at most a publisher.

    >>> is_byline("2019年09月07日 10:22 新华网"), is_byline("2019年9月7日，大会在北京开幕。")
    (True, False)
    """
    if len(line) > 600:
        return False
    text = squeeze(line)
    if not 4 <= len(text) <= 150 or text.endswith(("。", "!", "?", "；")):
        return False
    folded = simple(line)
    labelled = labels(folded)
    head = folded[: labelled[0].start] if labelled else folded
    rest = head
    for start, end, _ in reversed(list(dates.find(head))):
        rest = rest[:start] + " " + rest[end:]
    rest = _CLOCK.sub(" ", without_addresses(rest))
    left = re.sub(r"[\W_]", "", rest)
    if labelled:
        known = any(field != "other" for field, _ in fields(line))
        known_date = rest != head or any(field == "published" for field, _ in fields(line))
        told = known or (len(text) <= 80 and "，" not in line)
        return len(left) <= (45 if known_date else 14) and told and "。" not in text
    if re.fullmatch(r"[(]?[一二][〇○零一二三四五六七八九]{3}年.{2,24}日[)]?", text):
        return True
    if rest == head:
        return _is_signed(line)
    return len(left) <= (24 if ":" in head else 16) and not re.search("[。，；、,]", rest)


def _is_signed(line: str) -> bool:
    """Return whether a line is names and a medium and nothing else: 方晓 云溪日报."""
    parts = line.split()
    if not 2 <= len(parts) <= 4 or len(line) > 30:
        return False
    media = [part for part in parts if len(part) >= 3 and not is_name(part) and simple(part).endswith(MEDIA)]
    return len(media) == 1 and all(is_name(part) for part in parts if part not in media)


def read(line: str, known: dict[str, str]) -> None:
    """Add to `known` what a byline tells and is not known yet: author, source, published, updated, drafted, number."""
    labelled = fields(line)
    for field, value in labelled:
        cleaned = _cleaned(field, value)
        if cleaned:
            known.setdefault(field, cleaned)
    told = simple(line)
    sent = _SENT.search(told)
    if sent:
        known.setdefault("source", line[slice(*sent.span(1))])
    if "记者" in told:
        found = names(line[told.index("记者") :])
        if found:
            known.setdefault("reporter", found)
    dated = any(field in ("published", "updated", "drafted") for field, _ in labelled)
    if not dated:
        iso = dates.first(fold(line))
        if iso:
            known.setdefault("published", iso)
    publisher, writer = _loose(line)
    if not publisher:  # 发布人：云溪网-云溪日报
        posted = [source(value) or "" for field, value in labelled if field in {"other", "author"}]
        publisher = next((name for name in posted if name.endswith(MEDIA) and not is_name(name)), None)
    if publisher and not any(field == "source" for field, _ in labelled):
        known.setdefault("publisher", publisher)
    if writer:
        known.setdefault("author", writer)


def read_cells(line: str, known: dict[str, str]) -> None:
    """Add to `known` what a row of the table above an official document tells."""
    for field, value in cells(line):
        cleaned = _cleaned(field, value) if field in ("published", "drafted", "number", "source") else None
        if cleaned:
            known.setdefault(field, cleaned)


def _cleaned(field: str, value: str) -> str | None:
    if field in ("published", "updated", "drafted"):
        return dates.first(fold(value)) or dates.short(fold(value))
    if field == "source":
        return source(value)
    if field in ("author", "reporter"):
        return author(value)
    return value if field in ("number", "title") and value else None


def _loose(line: str) -> tuple[str | None, str | None]:
    """Return the publisher and the author among the words of a byline that have no label.

    A word that ends like the name of a medium is the publisher; a lone other word is the publisher or, where it can be
    a name, the author.
    """
    others: list[str] = []
    writers: list[str] = []
    named: str | None = None  # the field whose label, without a colon, stands before the word
    for found in _WORD.finditer(_unlabelled(line)):
        word = line[found.start() : found.end()].strip("()（）[]【】《》、，,。-—·")
        if _is_aside(word):
            continue
        plain = simple(word)
        before, named = named, tables.labels().get(plain)
        if named is not None or before == "other":
            continue
        if before == "source":
            return source(word), writers[0] if len(writers) == 1 else None
        writes = is_name(word) and plain not in common_words() and not plain.endswith(words.media())
        (writers if writes else others).append(word)
    media = [word for word in others if simple(word).endswith(words.media())]
    media.sort(key=lambda word: simple(word).endswith(_WEAK))
    publisher = media[0] if media else others[0] if len(others) == 1 and others[0] not in tables.labels() else None
    publisher = source(publisher) if publisher else None
    return publisher, writers[0] if len(writers) == 1 and len(others) - len(media) <= 1 else None


def _unlabelled(line: str) -> str:
    """Return a line, folded, with blanks where dates, times and labelled values stand.

    The last value ends with its date, where its label asks for nothing we look for: 责编：赵立 2021-04-02 |云溪日报.
    """
    folded, dated = simple(line), 0
    for start, end, _ in dates.find(folded):
        folded, dated = _blanked(folded, start, end), end
    labelled = labels(folded)
    if labelled:
        apart = dated > labelled[-1].end and tables.labels()[labelled[-1].name] == "other"
        folded = _blanked(folded, labelled[0].start, dated if apart else len(folded))
    return _CLOCK.sub(lambda match: " " * len(match[0]), folded)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _is_aside(word: str) -> bool:
    """Return whether a word of a byline is neither name nor medium: a button, a channel, a plain word (综合)."""
    return (
        not 2 <= len(word) <= 20
        or not re.search(HAN, word)
        or kind(word) is not None
        or is_channel(simple(word))
        or (len(word) == 2 and simple(word) in common_words())
    )

"""Lines → sentences: quotes and brackets kept together, decimal points and addresses left whole."""

from reformtext.characters import SLIPPED_POINT
from reformtext.model import Span
from reformtext.patterns import lazy

_STOPS = "。！？!?｡…"
_OPEN = dict(zip("“‘「『（(《〈【〔[", "”’」』）)》〉】〕]", strict=True))
_CLOSE = {close: opening for opening, close in _OPEN.items()}
_CLOSERS = frozenset(_CLOSE) | {'"', "'"}
_SCAN = lazy('[。！？!?｡….．“‘「『（(《〈【〔\\[”’」』）)》〉】〕\\]"]')
# A pair longer than this is a speech of its own (or its end was lost): its sentences are sentences.
_LONGEST_PAIR = 160
_DEEPEST = 12  # openers looked at for one closer, so that stray marks cost no more than a constant
_LEANING_BOUNDS = ("以内", "以下", "左右")  # 控制在6％。以内: ‰ written with a full stop in many scanned reports
_DECIMAL = lazy(SLIPPED_POINT)
_INITIAL = lazy(r"(?<![A-Za-z0-9])[A-Z]\Z")
_NOTE = lazy(r"\[\^?\d{1,3}\]")
_BOLD = "**"
_LEANING_PUNCTUATION = "，、；：,;:）)—】》"


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of a line; they tile it but for white space.

    A sentence ends with 。！？ or an ellipsis and the quotation marks and brackets that close there, not inside a
    quotation or a bracket that goes on, never with ； or ：. A half-width full stop ends one only before a space and a
    capital letter.

    >>> text = "他说：“改革没有完成时。要坚持。”全市增长3.5%；成效明显！"
    >>> [text[s:e] for s, e in split_sentences(text, 0, len(text))]
    ['他说：“改革没有完成时。要坚持。”', '全市增长3.5%；成效明显！']
    """
    pairs = _pairs(text, start, end)
    sentences: list[Span] = []
    begin = position = read = guarded = start
    worded = False  # text[begin:read] holds a letter or digit: stray marks alone are no sentence
    while match := _SCAN.search(text, position, end):
        at = match.start()
        position = at + 1
        guarded = max(guarded, pairs.get(at, 0))
        if not _is_stop(text, at, end):
            continue
        position = stop = _after_stop(text, begin, at, end, pairs)
        if stop <= guarded or _leans(text, stop, end):
            continue
        if not worded:
            worded, read = any(map(str.isalnum, text[read:at])), at
            if not worded:
                continue
        sentences.append((begin, stop))
        while stop < end and text[stop].isspace():
            stop += 1
        begin = position = read = stop
        worded = False
    if begin < end:
        if sentences and not any(map(str.isalnum, text[begin:end])):
            sentences[-1] = (sentences[-1][0], end)
        else:
            sentences.append((begin, end))
    return sentences


def _after_stop(text: str, begin: int, at: int, end: int, pairs: dict[int, int]) -> int:
    """Return where the sentence that stops at `at` ends: with its other stops, closing marks and note numbers [3]."""
    stop = at + 1
    while stop < end and text[stop] in _STOPS:
        stop += 1
    while stop < end and text[stop] in _CLOSERS and _closes(text, stop, pairs):
        stop += 1
    if text.startswith(_BOLD, stop) and text.count(_BOLD, begin, stop) % 2:
        stop += len(_BOLD)  # **二是标本兼治。**统筹推进……
    note = _NOTE.match(text, stop, end)
    return note.end() if note else stop


def _leans(text: str, stop: int, end: int) -> bool:
    """Whether what follows a stop still belongs to its sentence: “干什么？”的问题."""
    if stop >= end:
        return False
    following, last = text[stop], text[stop - 1]
    if following in _LEANING_PUNCTUATION or text.startswith(_LEANING_BOUNDS, stop, end):
        return True
    if last in "》〉":
        return True  # a title that ends with a question
    if last in _CLOSERS:
        return following in ("的等" if text[stop - 2] in "。｡" else "的等之和是")
    return last == "…" and following in "的等"


def _is_stop(text: str, at: int, end: int) -> bool:
    char = text[at]
    if char in "。！？｡…":
        return not (char == "。" and _DECIMAL.match(text, at, end))
    following = text[at + 1] if at + 1 < end else ""
    if char in "!?":  # not in an address: page?id=1
        return not (following.isascii() and following.isalnum())
    if char in ".．":
        if text[max(0, at - 2) : at] in ("No", "Dr", "Mr", "Ms") or not following.isspace():
            return False
        capital = text[at + 2] if at + 2 < end else ""
        return capital.isascii() and capital.isupper() and not _INITIAL.search(text, max(0, at - 2), at)
    return False


def _closes(text: str, at: int, pairs: dict[int, int]) -> bool:
    partner = pairs.get(at)
    if partner is not None:
        return partner < at
    return text[at] not in "\"'"  # a closer whose opener was lost; a straight quote without partner closes nothing


def _pairs(text: str, start: int, end: int) -> dict[int, int]:
    """Return both ends of the quotations and brackets that close within reach; marks without a partner are left out."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for match in _SCAN.finditer(text, start, end):
        at, char = match.start(), match[0]
        if char in _OPEN:
            stack.append(at)
            continue
        opening = _CLOSE.get(char) or ('"' if char == '"' else None)
        if opening is None:
            continue
        top = len(stack) - 1
        found = next((i for i in range(top, max(-1, top - _DEEPEST), -1) if text[stack[i]] == opening), None)
        if found is None:
            if char == '"':
                stack.append(at)
            continue
        opened = stack[found]
        del stack[found:]
        if at - opened <= _LONGEST_PAIR:
            pairs[opened], pairs[at] = at, opened
        elif char == '"':
            stack.append(at)  # the same mark opens and closes: too far from the last one, this one opens
    return pairs

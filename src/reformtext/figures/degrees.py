"""Words of degree at a quantity: what they say of its bounds, and whether they belong to its span."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from reformtext.figures.quantity import Quantity, bounds
from reformtext.model import Kind, Modifier
from reformtext.patterns import lazy
from reformtext.resources.units import DegreeWord, degree_words, far_degree_words

_FARTHEST = 24
_DAYS = ("当天", "今天", "昨天")  # 当天上千人参加
_EXCEEDED = lazy(r"[比较][^，。；]*\d[十百千万亿]*[^，。；\d]{1,3}$")

_EXCEEDS = lazy(
    r"超过了?(?:(?:国家|原定|全?年度?|上级|预定|既定|原来的?)?(?:计划|定额|指标|任务|目标)|[去上往]年(?:同期)?|历史同期)(?=百分|[\d一二三四五六七八九十])"
)


def _exceeded(text: str, floor: int, at: int) -> bool:
    """Whether 超过 at `at` says by how much, and is no degree: 比计划目标3000亿元超过70亿元, 超过计划3%."""
    return bool(_EXCEEDED.search(text, max(floor, at - _FARTHEST), at) or _EXCEEDS.match(text, at))


def left_degree(text: str, floor: int, start: int) -> tuple[DegreeWord, int] | None:
    """The longest word of degree before a number (近, 不少于, 过 before 八成), and where it begins.

    A space may stand between them, as in text that is cut into words.
    """
    stop = start - (start > floor and text[start - 1] == " ")
    if stop <= floor:
        return None
    for word in degree_words("left").get(text[stop - 1], ()):
        at = stop - len(word.word)
        if at < floor or not text.startswith(word.word, at):
            continue
        if at > floor and text[at - 1] in word.deny and not text.endswith(_DAYS, floor, at):
            continue
        if word.word == "超过" and _exceeded(text, floor, at):
            continue
        if at == floor and not word.word.isalpha():
            continue  # > at the beginning of a line quotes it
        if word.only is None or word.only.match(text, start):
            return word, at
    return None


_INCLUSION = lazy(r" ?[（(]不?(?:包?含|包括)[^（）()，。；、\n]{0,12}[)）]")


def past_inclusion(text: str, stop: int, end: int) -> int:
    """Where （含）, （不含）, （含本数） at `stop` ends; `stop` itself where none stands there."""
    aside = _INCLUSION.match(text, stop, end) if stop < end and text[stop] in "（( " else None
    return aside.end() if aside else stop


def right_degree(text: str, stop: int, end: int, kind: Kind) -> tuple[DegreeWord, int] | None:
    """The longest word of degree after a quantity of this kind (以上, 左右, 内 after a duration), and where it ends.

    What says whether the bound itself belongs may stand between them: 40万元（含）以上.
    """
    start = past_inclusion(text, stop, end)
    start += start < end and text[start] == " "
    if start >= end:
        return None
    for word in degree_words("right").get(text[start], ()):
        after = start + len(word.word)
        if not text.startswith(word.word, start, end) or (after < end and text[after] in word.deny):
            continue
        if word.only is None or word.only.fullmatch(kind):
            return word, after
    return None


_COMPARING = ("低于", "高于", "大于", "小于", "少于", "多于")
_YARDSTICK = lazy(r"的[^，。；、\d]{0,10}(?:目标|平均水平|平均数|平均值|预期|警戒线|控制线)")


def with_degree(
    text: str,
    floor: int,
    end: int,
    quantity: Quantity,
    value: Decimal | Fraction,
    *,
    over: bool = False,
) -> Quantity:
    """Return the quantity with its value, and with the modifier, bounds and span that the words touching it give.

    `over` says that the number itself tells more (余, 多).
    """
    left = left_degree(text, floor, quantity.start)
    if left and left[0].word in _COMPARING and _YARDSTICK.match(text, quantity.end, end):
        left = None  # 失业率低于4.5%的控制目标: what it is compared with is told exactly
    right = right_degree(text, quantity.end, end, quantity.kind)
    prefix: Modifier = left[0].modifier if left else "exact"
    suffix: Modifier = right[0].modifier if right else "exact"
    modifier = suffix if suffix != "exact" else "over" if over else prefix
    low, high = bounds(value, modifier)
    names = [f"degree_{found[0].word}" for found in (left, right) if found]
    if over:
        names.append("degree_more")
    return quantity._replace(
        start=left[1] if left and left[0].inside else quantity.start,
        end=right[1] if right else quantity.end,
        value=value,
        low=low,
        high=high,
        modifier=modifier,
        rules=(*quantity.rules, *names),
        suffix=suffix,
        prefix=prefix,
    )


# 超过全厂产值的40%: the word stands before what the share is of
_SHARE_OF = lazy(r"(?P<word>超过|突破|接近|不到|不足|不低于|不少于|不高于)[^，。；、\d]{2,16}的$")


_OWN_MONEY = "人民币"  # 约人民币20亿元


def governed(text: str, floor: int, quantity: Quantity) -> Quantity:
    """约占…的50%, 大约增加了两万四千种, 突破…3500亿元: the modifier of a word further left, outside the span.

    `floor` is where what may govern the quantity begins: its clause, or the quantity before it.
    """
    if quantity.modifier != "exact" or quantity.value is None or quantity.kind == "rank":
        return quantity
    if quantity.kind in ("percent", "fraction", "multiple") and text.startswith("的", quantity.start - 1):
        share = _SHARE_OF.search(text, max(floor, quantity.start - _FARTHEST), quantity.start)
        word = left_degree(text, floor, share.end("word")) if share else None
        if word:
            return _from_afar(quantity, word[0])
    if text.endswith(_OWN_MONEY, floor, quantity.start):
        word = left_degree(text, floor, quantity.start - len(_OWN_MONEY))
        if word:
            return _from_afar(quantity, word[0])
    for far in far_degree_words():
        at = text.rfind(far.word, max(floor, quantity.start - far.far - len(far.word)), quantity.start)
        if quantity.kind == "point" and far.word == "超过" and at + len(far.word) < quantity.start:
            continue  # 增长8.5%，超过全省0.4个百分点: by how much
        if at >= 0 and far.word == "超过" and _exceeded(text, 0 if at == floor else at, at):
            continue
        if at >= 0 and text.startswith(("性", "“"), at + len(far.word)):
            continue  # 突破性成果38项, 新跨越“翻两番”
        if far.only and quantity.unit == "个":
            continue  # 跨越三个百亿台阶
        if at >= 0 and (at <= floor or text[at - 1] not in far.deny):
            return _from_afar(quantity, far)
    return quantity


def _from_afar(quantity: Quantity, word: DegreeWord) -> Quantity:
    low, high = bounds(quantity.value, word.modifier)
    rules = (*quantity.rules, f"degree_far_{word.word}")
    return quantity._replace(modifier=word.modifier, low=low, high=high, rules=rules)


def shared_degree(run: Sequence[Quantity], *, respectively: bool) -> list[Quantity]:
    """Return a list with what its last item's 左右, 以上, 以内 and, after 分别, its first item's 超过 say of all."""
    last, first = run[-1], run[0]
    if last.suffix != "exact":
        about = last.suffix == "about" and last.kind == "count"  # 马、骆驼2万匹、5000峰左右
        return [
            _shared(item, last.suffix)
            if respectively or item.unit == last.unit or (about and item.kind == "count")
            else item
            for item in run
        ]
    if not respectively or first.prefix == "exact":
        return list(run)
    return [_shared(item, first.prefix) if item.kind == first.kind else item for item in run]


def _shared(item: Quantity, modifier: Modifier) -> Quantity:
    if item.modifier != "exact" or item.value is None:
        return item
    low, high = bounds(item.value, modifier)
    return item._replace(modifier=modifier, low=low, high=high, rules=(*item.rules, "degree_of_list"))

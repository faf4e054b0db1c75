"""Arithmetic doubts: a flag names what does not add up and never changes a value. The names stand in flags.tsv.

Only exact figures are compared, and (but for two values of one measure) only with figures of their own sentence; the
tolerances leave room for rounding and for growth at constant prices.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reformtext.model import Figure
from reformtext.patterns import lazy
from reformtext.resources.indicators import indicators

_NEAR = 6  # figures looked back over, and on to, within a sentence
_GROWTH = Decimal("0.06")  # of a growth of 100: rounding in the text and prices of different years
_ROUNDING = Decimal("0.2")  # percentage points that the parts of 100 may be off
_Doubts = Iterator[tuple[int, str]]


def flagged(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of folded `text` with the doubts that arithmetic raises added to their flags."""
    doubts: dict[int, set[str]] = {}
    for check in _CHECKS:
        for i, name in check(text, figures):
            doubts.setdefault(i, set()).add(name)
    return [
        replace(figure, flags=tuple(sorted({*figure.flags, *doubts[i]}))) if i in doubts else figure
        for i, figure in enumerate(figures)
    ]


def _exact(figure: Figure) -> Decimal | None:
    """The value where it is one exact number."""
    return figure.value if isinstance(figure.value, Decimal) and figure.modifier == "exact" else None


# --- parts of a whole


_SECTORS = ["第一产业", "第二产业", "第三产业"]
_SECTOR = lazy("第[一二三]产业")


def _structures(_text: str, figures: Sequence[Figure]) -> _Doubts:
    """10.9∶51.3∶37.8 sums to 100; so do the shares of the three sectors."""
    for i, figure in enumerate(figures):
        if figure.kind == "ratio" and isinstance(figure.value, tuple) and len(figure.value) >= 3:
            total = sum(figure.value, Decimal(0))
            if 90 < total < 110 and abs(total - 100) > _ROUNDING:
                yield i, "parts_do_not_sum"
        if figure.kind != "percent" or "第三产业" not in figure.subject or i < 2:
            continue
        three = figures[i - 2 : i + 1]
        named = [match[0] for f in three if (match := _SECTOR.search(f.subject))]
        shares = [share for f in three if f.kind == "percent" and not f.change and (share := _exact(f)) is not None]
        if named == _SECTORS and len(shares) == 3 and len({f.sentence for f in three}) == 1:
            total = sum(shares, Decimal(0))
            if 90 < total < 110 and abs(total - 100) > _ROUNDING:
                yield from ((j, "parts_do_not_sum") for j in (i - 2, i - 1, i))


_NEXT_PART = lazy("[、和及][^，。；]*")
_FIRST_PART = lazy("其中[^，。；]{0,24}$")
_MEAN = lazy("均|每")


def _parts(text: str, figures: Sequence[Figure]) -> _Doubts:
    """总投资80亿元，其中甲50亿元、乙90亿元: parts are, alone and together, no more than their whole."""
    for i in range(1, len(figures)):
        if not _FIRST_PART.search(text[figures[i - 1].end : figures[i].start][-26:]):
            continue
        whole = _whole(text, figures, i)
        total = _exact(whole) if whole else None
        if whole is None or total is None:
            continue
        together, counted = Decimal(0), []
        for j in range(i, min(len(figures), i + _NEAR)):
            between = text[figures[j - 1].end : figures[j].start][:60]
            part = _exact(figures[j])
            if j > i and (not _NEXT_PART.fullmatch(between) or figures[j].sentence != whole.sentence):
                break
            if part is None or figures[j].unit != whole.unit or not _is_amount(text, figures[j]):
                continue
            counted.append(j)
            together += part
            if part > total:
                yield j, "parts_exceed_total"
        if together > total and len(counted) > 1:
            yield from ((j, "parts_exceed_total") for j in counted)


def _is_amount(text: str, figure: Figure) -> bool:
    """A count, sum or measure, and no mean: a part's mean may be above that of the whole."""
    before = text[max(0, figure.start - 12) : figure.start]
    return not figure.change and figure.kind in ("count", "money", "measure") and not _MEAN.search(before)


def _whole(text: str, figures: Sequence[Figure], i: int) -> Figure | None:
    """The amount that 其中 divides: the last before it in its sentence and outside brackets, of the part's unit."""
    for figure in reversed(figures[max(0, i - 3) : i]):
        after = text[figure.end : figures[i].start][:200]
        bracketed = "）" in after and "（" not in after.partition("）")[0]
        same = figure.sentence == figures[i].sentence and figure.unit == figures[i].unit
        if same and not bracketed and _is_amount(text, figure):
            return figure
    return None


_SHARE_LED = lazy("[^，。；、]{0,8}[，（]占(?:比|总数|总量|全部|其|的|比重)?[约为达到]{0,2}")
_AMONG = lazy("[中里]")


def _shares(text: str, figures: Sequence[Figure]) -> _Doubts:
    """75个县中有67个摘帽，占89.3%: the share is the part over the whole."""
    for i in range(2, len(figures)):
        whole, part, figure = figures[i - 2 : i + 1]
        share = _exact(figure)
        if share is None or figure.kind != "percent" or figure.change:
            continue
        if not _SHARE_LED.fullmatch(text[part.end : figure.start][:24]):
            continue  # 占全国的10%: of another whole
        a, b = _exact(whole), _exact(part)
        same = whole.sentence == part.sentence == figure.sentence and whole.unit == part.unit
        amounts = whole.kind == part.kind and whole.kind in ("count", "money", "measure")
        if not (same and amounts and a and b is not None and b <= a and _AMONG.search(text[whole.end : part.start])):
            continue
        if abs(b / a * 100 - share) > Decimal("0.6"):
            yield i, "share_disagrees"


# --- growth

_YEARLY = lazy("年均|每年|可比|不变价|实际|口径")  # a mean of several years, or growth at other prices


def _growths(text: str, figures: Sequence[Figure]) -> _Doubts:
    """由A增加到B，增长C: B over A against C in per cent or times, B less A against C in points or in their own unit."""
    for i, figure in enumerate(figures):
        said = _exact(figure)
        if said is None or figure.change not in ("rise_by", "fall_by"):
            continue
        near = [f for f in figures[max(0, i - 3) : i] if f.sentence == figure.sentence and f.subject == figure.subject]
        base = next((f for f in reversed(near) if f.change == "from"), None)
        level = next((f for f in reversed(near) if f is not base and f.change in ("", "rise_to", "fall_to")), None)
        if base is None or level is None or base.unit != level.unit or base.start > level.start:
            continue
        if _YEARLY.search(text, level.end, figure.start):
            continue
        a, b = _exact(base), _exact(level)
        doubt = _growth(figure, base.unit, a, b, said) if a and b is not None else ""
        if doubt:
            yield i, doubt


def _growth(figure: Figure, unit: str, a: Decimal, b: Decimal, said: Decimal) -> str:
    """The doubt about a growth from a to b, or none."""
    if figure.kind == "point":
        return "points_disagree" if abs(abs(b - a) - said) > Decimal("0.11") else ""
    ratio = b / a
    if figure.kind == "multiple":
        if abs(ratio - 1 - said) <= Decimal("0.1") * said:
            return ""
        return "times_of_or_by" if abs(ratio - said) <= Decimal("0.1") * said else "growth_disagrees"
    if figure.kind == "percent":
        growth = abs(ratio - 1) * 100
        return "growth_disagrees" if abs(growth - said) > max(Decimal(1), said * _GROWTH) else ""
    if figure.unit == unit:
        return "growth_disagrees" if abs(abs(b - a) - said) > said * _GROWTH else ""
    return ""


_OVER_YEARS = lazy(r"[比较与](?:(?:19|20)\d\d年|[“\"]?.{1,3}五)|累计|相比|年均|翻.?番|[四五]年|是\d{4}年的")
_RATE_ENDS = (
    "占比",
    "比重",
    "覆盖率",
    "覆盖面",
    "合格率",
    "普及率",
    "入学率",
    "参保率",
    "城镇化率",
    "绿化率",
    "就业率",
)
_NO_SHARE = ("毛入学率",)


def _bands(text: str, figures: Sequence[Figure]) -> _Doubts:
    """A year's growth outside its indicator's band; a share above 100 per cent."""
    for i, figure in enumerate(figures):
        value = _exact(figure)
        if value is None or figure.kind != "percent":
            continue
        rate = figure.subject.endswith(_RATE_ENDS) and not figure.subject.endswith(_NO_SHARE)
        if rate and value > 100 and not figure.change:
            yield i, "share_over_hundred"
        band = indicators()[figure.indicator].band if figure.indicator else None
        signed = {"rise_by": value, "fall_by": -value}.get(figure.change)
        if band is None or signed is None or band[0] <= float(signed) <= band[1]:
            continue
        several = figure.period is not None and int(figure.period.end[:4]) - int(figure.period.start[:4]) >= 2
        if not several and not _OVER_YEARS.search(text[max(0, figure.start - 60) : figure.start]):
            yield i, "growth_out_of_band"


# --- one measure, two values

_QUALIFIED = lazy(
    r"实际|名义|口径|扣除|剔除|可比|年均|平均|人民币|美元|同比|环比|累计|[比较与][^，。；、]{0,3}(?:\d{4}年|.{1,3}五)"
)


def _twice(text: str, figures: Sequence[Figure]) -> _Doubts:
    """One indicator, place, period and measure with two values in one document."""
    stated: dict[tuple[object, ...], list[int]] = {}
    for i, figure in enumerate(figures):
        if figure.indicator is None or figure.period is None or figure.kind not in ("percent", "money"):
            continue
        if figure.change in ("", "rise_by", "fall_by") and _exact(figure) is not None:
            said = frozenset(_QUALIFIED.findall(text, max(0, figure.start - 40), figure.start))
            measure = (figure.kind, figure.unit, figure.change, figure.status, figure.subject, said)
            key = (figure.indicator, figure.place, figure.period.start, figure.period.end, *measure)
            stated.setdefault(key, []).append(i)
    for places in stated.values():
        if len({figures[i].sentence for i in places}) < len(places):
            continue  # a list within a sentence names other places or parts
        values = [value for i in places if (value := _exact(figures[i])) is not None]
        low, high = min(values), max(values)
        tolerance = Decimal("0.05") if figures[places[0]].kind == "percent" else high * Decimal("0.01")
        if high - low > tolerance:
            yield from ((i, "two_values") for i in places)


_CHECKS: tuple[Callable[[str, Sequence[Figure]], _Doubts], ...] = (
    _structures,
    _parts,
    _shares,
    _growths,
    _bands,
    _twice,
)

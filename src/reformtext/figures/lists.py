"""Lists of quantities share what is written once: a unit, a scale, a word of degree (1.06、1.02个百分点)."""

from collections.abc import Sequence
from decimal import Decimal

from reformtext.figures.degrees import shared_degree
from reformtext.figures.quantity import Quantity, times
from reformtext.patterns import lazy
from reformtext.resources.units import listing_degree_words

_JOINT = lazy(r"\s?(?:、|，|,|和|与|及|以及|或|，和)\s?")
_SCALES = {"万": 10**4, "亿": 10**8}


def runs(text: str, quantities: Sequence[Quantity]) -> list[list[int]]:
    """Return the lists: runs of indices of two or more quantities with nothing but a connective between them.

    A full-width comma joins only where a number without unit stands before it or 分别 opens the list.
    """
    found: list[list[int]] = []
    current = [0] if quantities else []
    for i in range(1, len(quantities)):
        left, right = quantities[i - 1], quantities[i]
        between = text[left.end : right.start]
        if len(between) <= 3 and _JOINT.fullmatch(between) and (between.lstrip()[0] not in "，," or left.elided):
            current.append(i)
            continue
        if len(current) > 1:
            found.append(current)
        current = [i]
    if len(current) > 1:
        found.append(current)
    return found


def share_units(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give elided numbers of a list the unit (and scale) of the next number that has one."""
    shared = list(quantities)
    for run in runs(text, quantities):
        told = shared[run[-1]]  # the next number whose unit is written
        for i in reversed(run[:-1]):
            here, after = shared[i], shared[i + 1]
            told = after if not after.elided and "unit_of_list" not in after.rules else told
            if here.unit == "个" and _in_its_unit(text, after):
                shared[i] = here._replace(unit=after.unit, kind=after.kind, rules=(*here.rules, "unit_of_list"))
            if not here.elided or after.elided or after.kind in ("rank", "ratio", "fraction"):
                continue
            factor = Decimal(1)
            if not here.scaled and told.scaled and after.kind != "duration":
                factor = _scale_of(text, told)
            shared[i] = here._replace(
                value=times(here.value, factor),
                low=times(here.low, factor),
                high=times(here.high, factor),
                unit=after.unit,
                kind=after.kind,
                elided=False,
                rules=(*here.rules, "unit_of_list"),
            )
    return shared


def _in_its_unit(text: str, quantity: Quantity) -> bool:
    """Whether 个 before a list's last unit is part of it: 提高4个、2.9个百分点; 10个、9个小时."""
    lasts = quantity.kind == "duration" and "个" in text[quantity.core : quantity.end]
    return quantity.kind == "point" or lasts


def _scale_of(text: str, quantity: Quantity) -> Decimal:
    """The scale written in a quantity: 12.5、13.8万元 are both in 万."""
    scale = 1
    for char in text[quantity.core : quantity.end]:
        scale *= _SCALES.get(char, 1)
    return Decimal(scale)


def share_degree(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Let the last item's 左右, 以上, 以内 and, after 分别, the first item's 超过 govern every item of the list."""
    shared = list(quantities)
    for run in runs(text, quantities):
        first = shared[run[0]]
        before = text[max(0, first.start - 12) : first.start]
        either = text[first.end : shared[run[1]].start] == "或"  # 总投资超30亿元或3亿美元
        respectively = either or "分别" in before or before.endswith(listing_degree_words())
        for i, item in zip(run, shared_degree([shared[i] for i in run], respectively=respectively), strict=True):
            shared[i] = item
    return shared

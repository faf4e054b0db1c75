"""What stands before a number and belongs to it: 零下15℃, 净利润为-3.2亿元, $2.3亿."""

from reformtext.figures.licences import Core
from reformtext.patterns import lazy
from reformtext.resources.quantities import cues
from reformtext.resources.units import unit_at

SIGN_BEFORE = lazy(r"(?<![\d%％A-Za-z）)])[-−－]$")
MINUS = lazy(r"零下|[-−－](?=\d)")
_LEVEL = lazy(r"(?:[为是达至到约（]|气温|温度|海拔|利润|差额)[-−－]$")  # before - a separator may stand as well
_LEVEL_RATE = lazy(r"(?:收益|利润|毛利|净利|回报|贡献)率(?:分别)?(?:[为是达至到]|高达)?[-−－]$")
_HEAT = ("℃", "摄氏度", "度", "华氏度")


def below_zero(text: str, floor: int, core: Core, end: int) -> Core:
    """The number of a level below zero: 零下15℃, 净利润为-3.2亿元. Negative growth keeps its value, and falls."""
    unit = core.unit
    before = text[core.start - 1] if core.start > floor else ""
    if before == "下":
        below = core.start - 2 >= floor and text.startswith("零下", core.start - 2)
        return negated(core, 2) if below and (unit is None or unit.unit in _HEAT) else core
    if unit is None or unit.kind not in ("measure", "money", "percent") or not before:
        return core
    if before not in "-−－" or not SIGN_BEFORE.search(text, max(floor, core.start - 2), core.start):
        return core
    named = _LEVEL_RATE if unit.kind == "percent" else _LEVEL
    level = unit.unit in _HEAT or named.search(text, max(floor, core.start - 8), core.start)
    return negated(core, 1) if level else core


def negated(core: Core, sign: int) -> Core:
    """The number below zero, with `sign` characters before it that say so."""
    low, value, high = (
        None if number is None else -number for number in (core.numeral.high, core.numeral.value, core.numeral.low)
    )
    return core._replace(numeral=core.numeral._replace(value=value, low=low, high=high), sign=sign)


def signed(text: str, floor: int, core: Core, ranged: Core | None) -> Core:
    """The number with the money whose sign stands before it: $2.3亿, ￥199."""
    unit = (ranged or core).unit
    length = 0 if unit and unit.form != "起" else cues("money", "signs").before(text, core.start, floor)
    at = core.start - length
    unit = unit_at(text, at, core.start)
    if unit is None or (at > floor and text[at - 1] in "0123456789.$"):  # 14$1.$2 is a placeholder
        return core
    return core._replace(
        end=core.numeral.end, unit=unit, unit_text=unit.unit, sign=0 if text[core.start - 1] == "币" else length
    )

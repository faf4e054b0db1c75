"""What a number needs beside it to be a figure: a unit that counts, a cue that measures, a word of degree."""

from typing import NamedTuple

from reformtext.characters import HAN
from reformtext.figures.degrees import left_degree, right_degree
from reformtext.figures.scanning import Numeral
from reformtext.patterns import lazy
from reformtext.resources.quantities import cues
from reformtext.resources.units import Unit, unit_at


class Core(NamedTuple):
    """A number with its unit, before words of degree are read."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None
    unit_text: str  # the canonical unit, with what it is told per
    half: bool = False
    sign: int = 0  # the length of a sign of money before the number ($2.3亿)


_FINANCIAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_EACH_BEFORE = lazy(r"每.{1,3}$")


def counts(text: str, floor: int, core: Core, end: int) -> bool:
    """Whether a number with or without unit may be a figure at all."""
    numeral, unit = core.numeral, core.unit
    if numeral.bare_scale and text[core.start] != "十":
        return bool(
            numeral.over
            or right_degree(text, core.end, end, unit.kind if unit else "count")
            or left_degree(text, floor, core.start)
            or text.startswith("好几", core.start - 2)
        )
    if numeral.arabic:
        return True
    if numeral.value is None:
        return not (numeral.rule == "neighbouring_digits" and unit and unit.chinese is None)  # 一二期 name
    if numeral.value == 0:
        return False  # 零部件; 零 with a value is written 0
    if numeral.end - core.start == 1 and text[core.start] in _FINANCIAL and (unit is None or unit.kind != "money"):
        return False  # 陆克华 is a name
    if unit is None:
        return numeral.scale > 1 and numeral.end - core.start > 1
    if text[core.start] in "一半" and not numeral.over and numeral.end - core.start == 1:
        return _one_counts(text, floor, end, core, unit)
    return unit.chinese is not None and abs(numeral.value) >= unit.chinese


def _one_counts(text: str, floor: int, end: int, core: Core, unit: Unit) -> bool:
    """一 (and 半) counts a multiple or a point always, time and measures where the text measures so, things never."""
    if unit.kind in ("multiple", "point", "percent"):
        return True
    if unit.kind == "duration":
        degree = right_degree(text, core.end, end, "duration")
        if degree and degree[0].modifier in ("about", "over"):
            return True  # 由一个月左右缩短至15天
        if _more_than(text, core.end):
            return True
        if text.startswith(("来", "以来", "间", "前", "后"), core.end):
            return False
        if core.half:
            return True  # 一年半
        if text[core.start] == "半" and cues("years", "before").before(text, core.start, floor):
            return True  # 经过半年的准备
        return bool(cues("one", "duration").before(text, core.start, floor))
    if unit.kind in ("measure", "money"):
        left = text[max(floor, core.start - 5) : core.start]
        return bool(left_degree(text, floor, core.start) or _EACH_BEFORE.search(left))
    return unit.form in ("名", "位") and bool(_PLACES.search(text, floor, core.start))  # 排名下降一位


def _more_than(text: str, stop: int) -> bool:
    """一年多没有下雨, 5年多的努力; 五年多来 is a period."""
    return text.startswith("多", stop) and bool(_GOES_ON.match(text, stop + 1))


_PLACES = lazy("(?:上升|下降|提升|前移|后移|上移|下滑|跃升)了?$")
_GOES_ON = lazy(r"[过没不的时就才，。；、）]")


def names_a_period(text: str, floor: int, core: Core, end: int) -> bool:
    """Whether a number of years names a period (五年完成投资…, 不平凡的五年) and is no duration (历时五年, 五年期)."""
    numeral, unit = core.numeral, core.unit
    if unit is None or unit.form != "年" or "/" in core.unit_text or core.half or numeral.over:
        return False
    if numeral.value is None or numeral.value != numeral.value.to_integral_value():
        return False
    if left_degree(text, floor, core.start) or right_degree(text, core.end, end, "duration"):
        return False
    if _more_than(text, core.end):
        return False
    start = core.start - (core.start > floor and text[core.start - 1] == " ")  # 连续 10年
    if _GONE_ON.search(text, max(floor, start - _GAP), start):
        return False
    listed = _YEARS_LISTED.search(text, max(floor, start - _GAP), start)
    start = listed.start() if listed else start  # 分别连续21年、37年
    if numeral.value > 1 and start > floor and text.startswith("的", core.end) and _DONE_FOR.match(text, start - 1):
        return False  # 扎根山村29年的教师
    return not (cues("years", "before").before(text, start, floor) or cues("years", "after").at(text, core.end, end))


_YEARS_LISTED = lazy(r"(?<![\d.])(?:\d{1,2}年?[、和]){1,3}$")
# 连续补贴五年, 扎根基层岗位24年, 一干就是24年
_GONE_ON = lazy(
    r"(?:(?:连续|持续)(?!推进|实施|深化|开展|落实)|扎根|坚守|驻守|从事)[^，。；、\d的]{1,8}$|一[^，。；\d]{1,2}就是$"
)
_DONE_FOR = lazy(rf"(?![年月的第这那此近前后去来每整末上中以当为至到和与又放对系立]){HAN}")
_GAP = 12  # characters between the noun and the number
_HOURS = 24
_DATED = lazy(r"[由从](?:上年|去年|年初|\d{4}年)(?:同期|底|末|初)?的?$")  # 收入比由上年的2.05


def index_unit(text: str, floor: int, core: Core, end: int) -> tuple[str, int] | None:
    """The unit ("", 点, 分; of a 倍差 倍) and its written length, of a number that measures without one: 指数达到104.6.

    None where no noun of an index stands before it in its clause, or where another word goes on after it.
    """
    numeral = core.numeral
    if core.unit is not None and core.unit.form not in ("点", "分"):
        return None
    if not numeral.arabic or numeral.scale > 1 or numeral.value is None:
        return None
    stop = numeral.end
    after = text[stop] if stop < end else "\n"
    unit = after if after in "点分" and unit_at(text, stop + 1, end) is None else ""
    stop += len(unit)
    hour = numeral.value <= _HOURS and numeral.value % 1 == 0  # 9点 may be a clock; 收于10722点 is none
    points = unit == "点" and not hour
    if stop < end and not cues("index", "after").at(text, stop, end):
        return None
    # the noun itself, or a link (为, 降到) with the noun further left in the clause
    nouns, links = cues("index", "nouns"), cues("index", "links")
    if points or nouns.before(text, core.start, floor):
        return _unit_of_index(text, core.start, unit), len(unit)
    dated = _DATED.search(text, max(floor, core.start - _GAP), core.start)
    length = core.start - dated.start() if dated else links.before(text, core.start, floor)
    at = core.start - length
    if not length:
        return None
    lowest = max(floor, at - 2 * _GAP)
    for place in range(at, lowest, -1):
        if nouns.before(text, place, floor):
            return _unit_of_index(text, place, unit), len(unit)
        if text[place - 1] in "，。；！？\n":
            break
    return None


def _unit_of_index(text: str, end: int, unit: str) -> str:
    return "倍" if not unit and text.endswith(("倍差", "倍率"), 0, end) else unit

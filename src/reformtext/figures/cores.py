"""A number with its unit as they stand in the text: 1600余项, 两个半月, 500元/人·月, 台（套）."""

import re
from functools import cache

from reformtext.characters import HAN
from reformtext.figures.licences import Core
from reformtext.figures.scanning import Numeral, scan
from reformtext.patterns import lazy
from reformtext.resources.files import read_toml
from reformtext.resources.units import Unit, unit_at

_BRACKET_UNIT = lazy(rf"[（(](?P<inner>{HAN}{{1,3}})[)）]")
_HALF_UNIT = lazy(r"(?P<first>个|分(?=.钟))(?P<more>半|多|余)(?P<unit>小时|月|世纪|百分点|学期|星期|(?<=分.)钟)")
_INCLUDED = lazy("[（(]不?含[)）]")
_HALVED = "年天周倍斤亩里尺丈米吨寸两"  # 两年半, 三倍半, 六斤半
_HALF_AFTER = lazy(r"半(?![导径岛成天数价山决])")


@cache
def _per() -> re.Pattern[str]:
    """/人·月, /百人, 每立方米 right after a unit."""
    table = read_toml("quantities.toml")["rate"]
    units = "|".join(sorted(table["per"], key=len, reverse=True))
    scales = "|".join(sorted(table["scales"], key=len, reverse=True))
    return re.compile(rf"(?:/每?|每)(?:{scales})?(?:{units})(?:[·•．./](?:{units}))*")


def read_core(text: str, at: int, end: int) -> Core | None:
    """Return the number that begins at `at` with its unit, where there is one and where it has one."""
    numeral = scan(text, at, end)
    if numeral is None:
        return None
    numeral = _with_more(text, numeral, end)
    stop = numeral.end
    gap = 1 if stop + 1 < end and text[stop] == " " and unit_at(text, stop + 1, end) else 0
    half = _HALF_UNIT.match(text, stop, end)
    if half:  # 两个半月, 2个多小时, 3分多钟
        whole = half["first"] + half["unit"]
        named = unit_at(whole, 0, len(whole)) or unit_at(half["unit"], 0, len(half["unit"]))
        unit = named or unit_at(text, stop, end)
        more = half["more"] != "半"
        return Core(
            at, half.end(), numeral._replace(over=numeral.over or more), unit, unit.unit if unit else "", not more
        )
    aside = _INCLUDED.match(text, stop, end) if stop < end and text[stop] in "（(" else None
    gap = aside.end() - stop if aside else gap  # 70（含）岁以下
    unit = unit_at(text, stop + gap, end)
    if unit is None:
        return Core(at, stop, numeral, None, "")
    stop += gap + len(unit.form)
    name, stop = _compound(text, unit, stop, end)
    half_after = unit.form[-1] in _HALVED and bool(_HALF_AFTER.match(text, stop, end))
    return Core(at, stop + half_after, numeral, unit, name, half_after)


def run_end(text: str, at: int, end: int) -> int:
    """Return where a run of digits ends that is no number, so that its parts are not read as numbers either."""
    stop = at + 1
    if text[at] in "几数半成":
        return stop
    while stop < end and (text[stop].isdigit() or text[stop] in "零〇一二三四五六七八九两"):
        stop += 1
    return stop


def _with_more(text: str, numeral: Numeral, end: int) -> Numeral:
    """The numeral with 余, 多 (or 来 after 十) taken in where it stands between number and unit."""
    stop = numeral.end
    if stop >= end or text[stop] not in "余多来" or numeral.over:
        return numeral
    word, after = text[stop], unit_at(text, stop + 1, end)
    if word == "来":
        taken = after is not None and after.kind in ("count", "measure") and text[stop - 1] in "十百千万0"
        return numeral._replace(end=stop + 1, rule="about_numeral") if taken else numeral
    scaled = stop + 1 < end and text[stop + 1] in "万亿千"
    if after or word == "余" or (numeral.value and numeral.value >= 10 and not scaled):
        return numeral._replace(over=True, end=stop + 1)
    return numeral


def _compound(text: str, unit: Unit, stop: int, end: int) -> tuple[str, int]:
    """A unit's canonical name with what it is told per (元/人·月) or its second form (台（套）), and where it ends."""
    per = _per().match(text, stop, end)
    if per and (text[stop] == "/" or unit.kind == "measure"):
        named = "/" + re.sub("[•．./]", "·", per[0].lstrip("/每"))
        return unit.unit + _plain_per(named), per.end()
    if unit.kind == "count" and stop < end and text[stop] in "（(":
        bracket = _BRACKET_UNIT.match(text, stop, end)
        if bracket and unit_at(bracket["inner"], 0, len(bracket["inner"])):
            return unit.form + bracket[0], bracket.end()
    return unit.unit, stop


def _plain_per(per: str) -> str:
    """What a unit is told per, by its canonical names: /时 → /小时, /个月 → /月, /天 → /日."""
    return re.sub(r"(?<=/)时", "小时", re.sub("天$", "日", per)).replace("个月", "月").replace("千克", "公斤")

"""Of which indicators a figure is, and whether of the document's own place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reformtext.corpus.panel.measures import said_before
from reformtext.figures.coordination import parallel
from reformtext.figures.indicators import indicator_of
from reformtext.model import Analysis, Figure
from reformtext.resources.indicators import indicators
from reformtext.resources.places import places_by_name

_JOINT = re.compile("、|和|与|以及|及")
_OF_A_GOAL = re.compile("的?(?:年度|预期|增长|发展)*(?:目标|增速|增长)")
_EACH = re.compile("均|分别|都|各|双双")
_MOST_JOINT = 4
_WHOLE = re.compile(r"[全我本该][省市区县州盟旗国]|全社会|^地区$|全自治[区州县]")
_AREA = re.compile(
    r"(?:[省市区县州盟旗镇乡园带圈群部]|东北|京津冀|三角洲|企业|行业|产业|地区|片区|口岸|项目|民营|私营|市属|省属|国有|外资企业)$"
)


def indicators_of(analysis: Analysis, index: int) -> tuple[str, ...]:
    """Return the ids a figure states: its own; each of a joint subject's (城镇居民收入和农民收入均增长11%), where one
    number is said of all; those of the list before, where 均 says so (分别达到3.8万元和2万元，增幅均在14%以上)."""
    figure = analysis.figures[index]
    said = said_before(analysis, figure)
    if "分别" in said and "城乡" in figure.subject:
        return _of_parts(figure, parallel(figure.subject, 2))  # 城乡居民人均可支配收入分别增长9%
    goal = figure.kind == "percent" and not figure.change and _OF_A_GOAL.match(analysis.document.text, figure.end)
    if goal:  # 生产总值能够实现6%左右的预期目标
        return _of_parts(replace(figure, change="rise_by"), [figure.subject])
    if figure.indicator is None:
        return _of_joint(figure) if _EACH.search(said) or figure.change in ("rise_by", "fall_by") else ()
    if "均" in said and "年均" not in said and figure.subject not in said:
        return _of_list_before(analysis, index)
    return (figure.indicator,)


def _of_joint(figure: Figure) -> tuple[str, ...]:
    parts = [part for part in _JOINT.split(figure.subject) if part]
    return _of_parts(figure, parts) if 1 < len(parts) <= _MOST_JOINT else ()


def _of_parts(figure: Figure, parts: Sequence[str]) -> tuple[str, ...]:
    ids = [indicator_of(part, figure.kind, figure.unit, figure.change) for part in parts]
    return tuple(name for name in ids if name is not None) if None not in ids else ()


def _of_list_before(analysis: Analysis, index: int) -> tuple[str, ...]:
    """The indicators of the nearest list of the sentence before a figure, and its own."""
    figure, text = analysis.figures[index], analysis.document.text
    found: list[str] = []
    following = -1
    for before in reversed(analysis.figures[:index]):
        if before.sentence != figure.sentence or before.indicator is None:
            break
        if found and not _JOINT.fullmatch(text[before.end : following]):
            break
        found.append(before.indicator)
        following = before.start
    names = [*reversed(found)] if len(found) > 1 else []
    return tuple(dict.fromkeys([*names, *([figure.indicator] if figure.indicator else [])]))


def is_own(analysis: Analysis, figure: Figure, indicator: str) -> bool:
    """Whether a figure is of the whole of the place the document speaks for.

    A rank (居全省第3位) names those it is ranked among; 福州新区地区生产总值 and 脱贫地区人均可支配收入 are of a part.
    """
    if figure.kind != "rank" and figure.place != analysis.document.place:
        return False
    own = _own_names(analysis.document.place)
    return not (_AREA.search(_qualifier(figure.subject, indicator, own)) or _of_zone(analysis, figure, own))


# Zones have an account of their own inside the place; what is said after their name opens a clause is theirs until the
# place is spoken of again: 高新区加快建设，实现生产总值120亿元; 把兰海新区建成…，生产总值增长20%.
# A sentence that is about one (今年是兰海新区成立十周年。) governs the next.
_ZONES = "(?P<name>[^，。；：、]{0,8}(?:高新区|经开区|开发区|新区|经济区))(?![内外])"
_ZONE = re.compile(rf"(?:^|[，。；：、\n*]|把|推动|支持|推进){_ZONES}")
_ABOUT_ZONE = re.compile(rf"(?:^|，)(?:今年是|去年是|发挥){_ZONES}")
_AGAIN = re.compile(r"[全我][省市区县州盟旗国]|全社会|全年[^，。；]{0,6}(?:地区|国内)生产总值")
_AVERAGE_OF_ALL = re.compile(r"，?(?:增[速幅])?(?:分别)?[高低快慢]出?于?(?P<all>全[国省市区县])(?:平均)?")


def _of_zone(analysis: Analysis, figure: Figure, own: Sequence[str]) -> bool:
    text = analysis.document.text
    above = _AVERAGE_OF_ALL.match(text, figure.end)
    if above and (analysis.document.place or "").endswith(above["all"][1:]):
        return True  # 都市区生产总值增长8.3%，高出全省平均: of a part of the province
    sentences, at = analysis.sentences, figure.sentence
    before = text[sentences[at].start : figure.start]
    zones = list(_ZONE.finditer(before))
    if not zones and at and sentences[at - 1].paragraph == sentences[at].paragraph:
        previous = text[sentences[at - 1].start : sentences[at - 1].end]
        zones, before = list(_ABOUT_ZONE.finditer(previous)), previous + before
    zones = [match for match in zones if match["name"] not in own]
    return bool(zones) and not _AGAIN.search(before, zones[-1].end())


def _own_names(place: str | None) -> Sequence[str]:
    known = places_by_name().get(place or "", ())
    return [name for name in (place or "", *(one.short for one in known)) if name]


def _qualifier(subject: str, indicator: str, own: Sequence[str]) -> str:
    """What stands before the indicator's name in a subject, the document's place and words for its whole left out."""
    names = [name for name in indicators()[indicator].aliases if name in subject]
    if not names:
        return ""
    before = subject[: subject.index(max(names, key=len))]
    for name in own:
        before = before.replace(name, "")
    return _WHOLE.sub("", before)

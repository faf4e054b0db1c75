"""Of which indicators a figure is, and whether of the document's own place."""

import re
from collections.abc import Sequence

from reformtext.corpus.panel.measures import said_before
from reformtext.figures.coordination import parallel
from reformtext.figures.indicators import indicator_of
from reformtext.model import Analysis, Figure
from reformtext.resources.indicators import indicators
from reformtext.resources.places import places_by_name

_JOINT = re.compile("、|和|与|以及|及")
_EACH = re.compile("均|分别|都|各|双双")
_MOST_JOINT = 4
_WHOLE = re.compile(r"[全我本该][省市区县州盟旗国]|全社会|^地区$|全自治[区州县]")
_AREA = re.compile(
    r"(?:[省市区县州盟旗镇乡园带圈群]|企业|行业|产业|地区|片区|口岸|项目|民营|私营|市属|省属|国有|外资企业)$"
)


def indicators_of(analysis: Analysis, index: int) -> tuple[str, ...]:
    """Return the ids a figure states: its own; each of a joint subject's (城镇居民收入和农民收入均增长11%), where one
    number is said of all; those of the list before, where 均 says so (分别达到3.8万元和2万元，增幅均在14%以上)."""
    figure = analysis.figures[index]
    said = said_before(analysis, figure)
    if "分别" in said and "城乡" in figure.subject:
        return _of_parts(figure, parallel(figure.subject, 2))  # 城乡居民人均可支配收入分别增长9%
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
    return not _AREA.search(_qualifier(figure.subject, indicator, _own_names(analysis.document.place)))


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

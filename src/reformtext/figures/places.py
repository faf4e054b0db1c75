"""Where a figure holds: the nearest place that governs its clause, else the document's own."""

import re
from typing import NamedTuple

from reformtext.characters import HAN
from reformtext.model import Document
from reformtext.patterns import lazy
from reformtext.resources.places import places_by_name

_SCOPE = lazy(
    r"(?P<nation>全国|我国|全中国)|(?P<province>全省|我省|全自治区)|(?P<city>全市|我市|本市)|(?P<own>全[区县州盟旗]|我[区县州])"
    rf"|(?P<named>(?:(?<!{HAN}){HAN}{{2,4}}(?<![全我各本该外])省|{HAN}{{2,9}}自治[区州县]"
    rf"|(?<=[，。；、：在省区州市]){HAN}{{1,4}}(?<![全我各本该])(?:市|县|自治区|区))(?={HAN}|[，、]))"
)


class Whereabouts(NamedTuple):
    """A document's own place and the province above it, as far as its metadata tell."""

    own: str | None
    province: str | None

    @classmethod
    def of(cls, document: Document) -> "Whereabouts":
        """Read a document's place; a province or autonomous region is its own province."""
        own = document.place
        return cls(own, own if own and own.endswith(("省", "自治区")) else None)


def place_of(text: str, clause: int, end: int, sentence: int, whereabouts: Whereabouts) -> str | None:
    """Return the place named nearest before a figure in its clause, else in its sentence, else the document's.

    A place that is compared with, ranked among or a share's whole (高于全国, 居全省第3位, 占全国的5%) governs
    nothing; one in an earlier clause governs what follows only where it opens that clause.
    """
    if not _NAMES.search(text, sentence, end):
        return whereabouts.own
    for start in (clause, sentence) if clause > sentence else (sentence,):
        found = None
        for match in _SCOPE.finditer(text, start, end):
            if _compared(text, match, start) or (start != clause and not _opens(text, match, start)):
                continue
            place = _resolved(match, whereabouts)
            if place is not _NOWHERE:
                found = (place,)
        if found is not None:
            return found[0]
    return whereabouts.own


_NOWHERE = ""
_KINDS = ("城区", "郊区", "矿区")  # names of a few divisions, but a kind of place in every city
_REACH = 16  # characters before a place in which its clause must begin for it to open it
_NAMES = lazy(r"[国省市区县州盟旗]")  # one of which every place of _SCOPE has
_COMPARES = lazy(
    r"(?:[高低快慢好优强多少大小]于|高出|低出|超出|超过|领先|比|较|占|居|列|排|位于|跻身|达到|约为|相当于)(?:于|在|至)?$"
)
_RANKED = lazy(
    r"(?:平均|同期|总量|总数|的?(?:比重|比例|份额|\d)|(?:各省|各市|各地)?(?:第|前|首|最)|率先|领先|唯一|文明城|卫生城|双拥|百强|先进|模范)"
)
_OPENING = lazy(  # 截至2021年末全国…, 一是全市…; 荣获全国…, 带动全国… tell of something else
    r"(?:^|[，。；：、！？\n])\s*(?:[\d一二三四五六七八九十〇—－-]+(?:年|月份?|日)|[今去全当上]年|上半年|[前第]?[一二三四]个?季度|[年月]?[底末]|[初间中后前里]"
    r"|以来|年来|期间|时期|截至|截止|[目当]前|如今|现在|同期|近年来|预计|建议|其中|而|但|在|从|到|至|据|为|[一二三四五六]是"
    rf"|{HAN}{{2,6}}[省市州区])*$"
)


def _compared(text: str, match: re.Match[str], start: int) -> bool:
    return bool(_COMPARES.search(text, max(start, match.start() - 4), match.start())) or bool(
        not match["city"] and not match["own"] and _RANKED.match(text, match.end())
    )


def _opens(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a place stands at its clause's beginning, a time or an adverb before it at most."""
    return bool(_OPENING.search(text[max(start, match.start() - _REACH) : match.start()]))


def _resolved(match: re.Match[str], whereabouts: Whereabouts) -> str | None:
    if match["nation"]:
        return "全国"
    if match["province"]:
        return whereabouts.province
    if match["city"] or match["own"]:
        return whereabouts.own
    return _named(match["named"], whereabouts.own)


def _named(words: str, own: str | None) -> str:
    """The division that words end in: 山东省 of 今年山东省."""
    for at in range(len(words) - 1):
        name = words[at:]
        if name == own or (name in places_by_name() and name not in _KINDS):
            return name
    return _NOWHERE

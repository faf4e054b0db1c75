"""Where a figure holds: the nearest place that governs its clause, else the document's own."""

import re
from dataclasses import dataclass

from reformtext.model import Document

_SCOPE = re.compile(
    r"(?P<nation>全国|我国|全中国)|(?P<province>全省|我省|全自治区)|(?P<city>全市|我市|本市)|(?P<own>全[区县州盟旗]|我[区县州])"
    r"|(?P<named>(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,9}自治[区州县]"
    r"|(?<=[，。；、：在省区州市])[\u4e00-\u9fff]{1,4}(?:市|县|自治区|区)(?=[，、\u4e00-\u9fff]))"
)
_NOT_PLACES = re.compile(
    r".*(?:城市|都市|门市|上市|超市|股市|楼市|县市|省市|各市|各县|各区|全市|该市|全县|小区|社区|园区|地区|新区|景区|城区|市区|县区|郊区|山区|校区|厂区|辖区|灾区|库区|牧区|林区|矿区|老区|示范区|开发区|试验区|功能区|保护区|等市|等县|等区|个市|个县|个区|保税区|港区|片区|一区|两区|特区|集聚区|产业区|高新区|农村地区|成员国|贫困县)"
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A document's own place and the province above it, as far as its metadata tell."""

    own: str | None
    province: str | None

    @classmethod
    def of(cls, document: Document) -> "Whereabouts":
        """Read a document's place; a province or autonomous region is its own province."""
        own = document.place
        return cls(own, own if own and own.endswith(("省", "自治区")) else None)


def place_of(text: str, clause: int, end: int, sentence: int, whereabouts: Whereabouts) -> str | None:
    """Return the place named nearest before a figure in its clause, else in its sentence, else the document's."""
    for start in (clause, sentence):
        found = None
        for match in _SCOPE.finditer(text, start, end):
            if match["named"] and _NOT_PLACES.fullmatch(match["named"]):
                continue
            found = match
        if found is not None:
            return _resolved(found, whereabouts)
    return whereabouts.own


def _resolved(match: re.Match[str], whereabouts: Whereabouts) -> str | None:
    if match["nation"]:
        return "全国"
    if match["province"]:
        return whereabouts.province
    if match["city"] or match["own"]:
        return whereabouts.own
    return match["named"]

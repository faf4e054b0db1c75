"""A word of degree that governs from a distance gives its bounds, and stays outside the figure's span."""

import pytest

from reformtext.figures import extract
from reformtext.model import Document
from reformtext.structure import divide


@pytest.mark.parametrize(
    ("text", "figure", "modifier", "low", "high"),
    [
        ("经匡算，全区约需投入改造资金12亿元。", "12亿元", "about", None, None),
        ("最多的一户超过村里户均收入的60%。", "60%", "over", 60, None),
        ("木耳产量还不到全县食用菌产量的三成。", "三成", "under", None, 30),
        ("该集团承诺至少投资6亿元。", "6亿元", "over", 600000000, None),
        ("每千名居民大致拥有床位8张。", "8张", "about", None, None),
        ("人均收入超过全县平均水平5个百分点。", "5个百分点", "exact", 5, 5),
    ],
)
def test_far_degree(text: str, figure: str, modifier: str, low: int | None, high: int | None) -> None:
    document = Document(text, ((0, len(text)),), genre="news", published="2024-05")
    (found,) = extract(document, divide(document))[0]
    assert (found.text, found.modifier, found.low, found.high) == (figure, modifier, low, high)

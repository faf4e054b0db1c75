"""Values of others that a comparison tells in brackets: 增速比全省（7.7%）和全国（7.0%）分别高0.7、1.4个百分点."""

from reformtext.figures.clauses import Place
from reformtext.patterns import lazy

_OF_OTHERS = lazy(
    r"(?:[比较]|[高低快慢]于|[和与、及])(?P<who>全国|全[省市区县]|世界|全球|[^，。；、（）()比较\d]{1,5}[省市区县州])"
    r"(?:的|同期)?(?:平均)?(?:水平|增速|增幅)? ?[（(]$"
)
_APART = lazy(r"[）)] ?(?:分别|均|都|各)?[高低快慢多少](?:出|于)?了?")
_LONGEST = 24  # characters before a value in which it is said whose it is


def whose(text: str, place: Place) -> str:
    """Whose value stands in brackets behind what a comparison is with; "" where none does."""
    quantity = place.quantity
    if quantity.kind != "percent" or not text.startswith(("）", ")"), quantity.end):
        return ""
    named = _OF_OTHERS.search(text[max(place.left_start, quantity.start - _LONGEST) : quantity.start])
    return named["who"] if named else ""


def apart(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] leads from such a value to how far from it another one is: ）分别高."""
    return _APART.fullmatch(text[start:end].strip()) is not None

"""Names a text gives in quotation marks (“归雁兴菏”): one word there, and wherever the text repeats them."""

import re
from collections.abc import Iterable
from functools import cache

from reformtext.model import Span
from reformtext.resources.lexicon import DEFAULT_TAG, Lexicon, Term, build_lexicon
from reformtext.words.pieces import HAN
from reformtext.words.terms import Kept

_SHORTEST_REPEATED = 3
_SPEECH = "我你您他她它们了吗呢吧啊呀哦嘛"  # what is said, not what is named


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(rf"(?<=[“‘「『])(?![^”’」』]{{0,8}}[{_SPEECH}])[{HAN}A-Za-z0-9+·\-]{{2,8}}(?=[”’」』])")


def find_coinages(folded: str, stretches: Iterable[Span], lexicon: Lexicon) -> list[Kept]:
    """Return the quoted names of a text, with the lexicon's tag where it knows them.

    >>> from reformtext.resources.lexicon import policy_lexicon
    >>> find_coinages("开展“归雁兴菏”行动", [(0, 9)], policy_lexicon())
    [Kept(start=3, end=7, tag='nz')]
    """
    names = []
    for start, end in stretches:
        for match in _quoted().finditer(folded, start, end):
            if any("\u4e00" <= char <= "\u9fd5" for char in match[0]):
                known = lexicon.terms.get(match[0])
                names.append(Kept(*match.span(), known.tag if known else DEFAULT_TAG))
    return names


def repeated(folded: str, names: Iterable[Kept], lexicon: Lexicon) -> Lexicon | None:
    """Return a lexicon of the quoted names that the text uses again without marks, if there are any."""
    quoted: dict[str, int] = {}
    for name in names:
        text = folded[name.start : name.end]
        quoted[text] = quoted.get(text, 0) + 1
    again = [
        Term(text, DEFAULT_TAG)
        for text, times in quoted.items()
        if len(text) >= _SHORTEST_REPEATED and text not in lexicon.terms and folded.count(text) > times
    ]
    return build_lexicon(again) if again else None

"""Length-preserving folding, so that rules match one form of a character and results quote the original."""

import re

# Kept wide: they separate clauses in Chinese text, while their half-width forms stand inside numbers and names.
_KEEP = "，；：？！（）"
_WIDENED = dict(zip(",;:?!()", _KEEP, strict=True))
# Full-width ASCII (U+FF01..FF5E), the ideographic and the no-break space; one code point to one, so offsets never move.
_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEEP}
_NARROW |= {"\u3000": " ", "\u00a0": " ", "\u2105": "%", "\ufe6a": "%"}  # ℅ and ﹪ are typed for %
# Looking for the few characters that change is ten times as fast as str.translate, which looks every one up.
_WIDE = re.compile(f"[{''.join(_NARROW)}]")
_HALF = re.compile(r"[,;:?!()](?:(?![!-~])|(?<![!-~].)|(?<=%[,;:)]))")

# A Chinese character, in a pattern: a letter that is not Latin. The range of the 20,000 itself takes a millisecond to
# compile wherever it is written, and scripts beside Chinese are rare in these texts.
HAN = r"[^\W\da-zA-Z_]"
# A full stop or a point with stray spaces that stands for the decimal point, in a pattern: behind a word of change and
# digits, before more digits and a sign or a scale (增长26。8%, 达2. 6亿).
_STRUCK = "[长降升加高少落为达约近超涨跌增到至过]"
SLIPPED_POINT = (
    rf"(?:(?<={_STRUCK}\d)|(?<={_STRUCK}\d\d)|(?<={_STRUCK}\d{{3}}))(?:。| ?\. ?)(?=\d{{1,2}}(?:[%％‰万亿]|个百分点))"
)
NOT_HAN = r"[\W\da-zA-Z_]"


def fold(text: str) -> str:
    """Return `text` with full-width digits, letters and signs in half width; the length never changes.

    Each character by itself: a part folds as it does in the whole. Chinese clause punctuation (，；：？！（）) stays as
    it is; the ideographic and no-break spaces become a space.

    >>> fold("增长５．５％，达３０００亿元")
    '增长5.5%，达3000亿元'
    """
    return _WIDE.sub(_narrow, text)


def fold_clauses(text: str) -> str:
    """Return `text` folded, with clause punctuation wide where it is written in half width and not inside numbers and
    names (1,234; 10:30; https://), so that rules of clauses know one form.

    >>> fold_clauses("增长５．５％,达3,000亿元(现价),居第2位")
    '增长5.5%，达3,000亿元（现价），居第2位'
    """
    return _HALF.sub(_widen, fold(text))


def _narrow(match: re.Match[str]) -> str:
    return _NARROW[match[0]]


def _widen(match: re.Match[str]) -> str:
    return _WIDENED[match[0]]

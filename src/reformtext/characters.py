"""Length-preserving folding, so that rules match one form of a character and results quote the original."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).parent / "resources" / "traditional.tsv"
_ROWS = ("always", "text")  # the rows of the table that fold anywhere, and those that fold in a traditional text only
_SHARE = 20  # one traditional character in so many makes a text one in traditional characters: there, one in three is
# Kept wide: they separate clauses in Chinese text, while their half-width forms stand inside numbers and names.
_KEEP = "，；：？！（）"
_WIDENED = str.maketrans(",;:?!()", _KEEP)
# Full-width ASCII (U+FF01..FF5E), the ideographic and the no-break space; one code point to one, so offsets never move.
_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEEP}
_NARROW |= {"\u3000": " ", "\u00a0": " ", "\u2105": "%", "\ufe6a": "%"}  # ℅ and ﹪ are typed for %
# Looking for the few characters that change is ten times as fast as str.translate, which looks every one up.
_WIDE = re.compile(f"[{''.join(_NARROW)}]")
# Marks in a run are one (?!), widened or left together: one by one, the first would make room for the next.
_HALF = re.compile(r"(?<![!-~])[,;:?!()]+|(?<=%)[,;:)][,;:?!()]*|(?<![,;:?!()])[,;:?!()]++(?![!-~])")

# A Chinese character, in a pattern: a letter that is not Latin. The range of the 20,000 itself takes a millisecond to
# compile wherever it is written, and scripts beside Chinese are rare in these texts.
HAN = r"[^\W\da-zA-Z_]"
# of a year in words; typists take 0 and O for the circle: 二00六年
YEAR_DIGITS = "[零〇○0Oo一二三四五六七八九]"
# A full stop or a point with stray spaces that stands for the decimal point, in a pattern: behind a word of change and
# digits, before more digits and a sign or a scale (增长26。8%, 达2. 6亿).
_STRUCK = "[长降升加高少落为达约近超涨跌增到至过]"
SLIPPED_POINT = (
    rf"(?:(?<={_STRUCK}\d)|(?<={_STRUCK}\d\d)|(?<={_STRUCK}\d{{3}}))(?:。| ?\. ?)(?=\d{{1,2}}(?:[%％‰万亿]|个百分点))"
)
NOT_HAN = r"[\W\da-zA-Z_]"


def narrow(text: str) -> str:
    """Return `text` with full-width digits, letters and signs in half width; the length never changes.

    Chinese clause punctuation (，；：？！（）) stays as it is; the ideographic and no-break spaces become a space.

    >>> narrow("達３０００億元")
    '達3000億元'
    """
    return _WIDE.sub(_narrowed, text)


def fold(text: str) -> str:
    """Return `text` in half width (`narrow`) and in simplified characters; the length never changes.

    Each character by itself: a part folds as it does in the whole. Traditional characters that simplified texts use
    too (於, 乾) stay as they are.

    >>> fold("增长５．５％，达３０００亿元"), fold("增長５．５％，達３０００億元")
    ('增长5.5%，达3000亿元', '增长5.5%，达3000亿元')
    """
    text = narrow(text)
    table = _traditional()
    return text if table.shown.isdisjoint(text) else text.translate(table.always)


def fold_clauses(text: str) -> str:
    """Return `text` folded, with clause punctuation wide where it is written in half width and not inside numbers and
    names (1,234; 10:30; https://), so that rules of clauses know one form.

    >>> fold_clauses("增长５．５％,达3,000亿元(现价),居第2位"), fold_clauses("10:30增至50%),5家?!")
    ('增长5.5%，达3,000亿元（现价），居第2位', '10:30增至50%），5家？！')
    """
    return _HALF.sub(_widen, fold(text))


def simplify(text: str) -> str:
    """Return `text` in simplified characters, its widths as they are; the length never changes.

    Where the text as a whole is written in traditional ones, those that simplified texts use otherwise fold as well.
    The same object comes back where nothing is traditional.

    >>> simplify("失業率低於４．５％"), simplify("於先生说"), simplify("不低于4.5%")
    ('失业率低于４．５％', '於先生说', '不低于4.5%')
    """
    table = _traditional()
    if table.shown.isdisjoint(text):
        return text
    traditional = sum(map(table.shown.__contains__, text)) * _SHARE >= len(text)
    return text.translate(table.text if traditional else table.always)


def simplified_forms() -> Mapping[int, str]:
    """Return, for str.translate, the simplified forms of all traditional characters, those of `simplify` too."""
    return _traditional().text


def traditional_form(character: str) -> str:
    """Return the usual traditional form of a character that is simplified only, else the character itself.

    What Big5 has is used in traditional texts too: 里 and 面 stay.

    >>> "".join(map(traditional_form, "农村里面"))
    '農村里面'
    """
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return _usual().get(character, character)
    return character


class _Traditional(NamedTuple):
    """The tables for str.translate, anywhere and in texts that are traditional, and the characters of the first."""

    always: Mapping[int, str]
    text: Mapping[int, str]
    shown: frozenset[str]


@cache
def _traditional() -> _Traditional:
    tables: dict[str, dict[int, str]] = {name: {} for name in _ROWS}
    for where, traditional, simplified in _rows():
        tables[where] |= zip(map(ord, traditional), simplified, strict=True)
    always = tables["always"]
    return _Traditional(always, always | tables["text"], frozenset(map(chr, always)))


def _rows() -> list[list[str]]:
    """Return the rows of the table below its comments and its header; the loader of tables lies above this module."""
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@cache
def _usual() -> Mapping[str, str]:
    """Return the first of the traditional forms of each simplified character."""
    forms: dict[str, str] = {}
    for code, simplified in _traditional().always.items():
        forms.setdefault(simplified, chr(code))
    return forms


def _narrowed(match: re.Match[str]) -> str:
    return _NARROW[match[0]]


def _widen(match: re.Match[str]) -> str:
    return match[0].translate(_WIDENED)

"""The policy and region lexicon: terms that segmentation keeps whole, with their tags, and a user's own terms."""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import ahocorasick

from reformtext.characters import fold
from reformtext.errors import LexiconError
from reformtext.resources.files import read_rows
from reformtext.resources.places import places

PLACE = "ns"
ORGANISATION = "nt"
DEFAULT_TAG = "nz"
_LONGEST_TERM = 100
_WITH_COMMITTEE = "省市县区州盟旗"  # 菏泽市 has a 菏泽市委


@dataclass(frozen=True, slots=True)
class Term:
    """A term to keep whole. The user's own are firm: kept wherever they stand; ours yield to words they would break."""

    text: str
    tag: str
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms by their folded text, and the automaton that finds them; each match gives the Term."""

    terms: Mapping[str, Term]
    automaton: ahocorasick.Automaton

    def __len__(self) -> int:
        return len(self.terms)

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and fold(term) in self.terms


@cache
def policy_lexicon() -> Lexicon:
    """Return the shipped lexicon: policy terms and the names of places.

    >>> "链长制" in policy_lexicon()
    True
    """
    return build_lexicon(_shipped())


def load_lexicon(paths: Iterable[str | os.PathLike[str]]) -> Lexicon:
    """Return the shipped lexicon with the terms of a user's files added; the user's tag wins.

    A file is UTF-8 text with one term a line, a tag after a tab where wanted (归雁兴菏⇥nz), and comments after `#` at
    the beginning of a line. Raises LexiconError, naming file and line, for a line that is none of these.
    """
    return extended(own_terms(paths))


def own_terms(paths: Iterable[str | os.PathLike[str]]) -> tuple[Term, ...]:
    """Return the terms of a user's files; raises LexiconError."""
    own: dict[str, Term] = {}
    for path in paths:
        for number, term in _read_terms(Path(path)):
            known = own.setdefault(term.text, term)
            if known.tag != term.tag:
                raise LexiconError(f"{path}, line {number}: {term.text} is tagged {term.tag}, and {known.tag} before")
    return tuple(own.values())


def extended(own: Iterable[Term]) -> Lexicon:
    """Return the shipped lexicon with a user's terms."""
    terms = tuple(own)
    return build_lexicon([*_shipped(), *terms]) if terms else policy_lexicon()


def build_lexicon(terms: Iterable[Term]) -> Lexicon:
    """Return the lexicon of terms; of two with one text, the later."""
    by_text = {fold(term.text): term for term in terms}
    automaton = ahocorasick.Automaton()
    for text, term in by_text.items():
        automaton.add_word(text, (len(text), term))
    automaton.make_automaton()
    return Lexicon(MappingProxyType(by_text), automaton)


def _shipped() -> list[Term]:
    return [*_places(), *(Term(text, tag) for text, tag in read_rows("policy_terms.tsv"))]


def _places() -> Iterator[Term]:
    """Full names, their party committees, and the short names that are no common words."""
    for place in places().values():
        if len(place.name) > 2:
            yield Term(place.name, PLACE)
            if place.name[-1] in _WITH_COMMITTEE:
                yield Term(place.name + "委", ORGANISATION)
        if place.short and not place.word:
            yield Term(place.short, PLACE)


def _read_terms(path: Path) -> Iterator[tuple[int, Term]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        number = error.object[: error.start].count(b"\n") + 1
        raise LexiconError(f"{path}, line {number}: not UTF-8; save the file as UTF-8") from error
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, _read_term(line, f"{path}, line {number}")


def _read_term(line: str, where: str) -> Term:
    term, *tags = (cell.strip() for cell in line.split("\t"))
    if len(tags) > 1:
        raise LexiconError(f"{where}: {len(tags) + 1} cells; write the term, and after one tab its tag")
    if not term:
        raise LexiconError(f"{where}: a tag without a term")
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in line.replace("\t", "")):
        raise LexiconError(f"{where}: a control character")
    if len(term) > _LONGEST_TERM:
        raise LexiconError(f"{where}: a term of {len(term)} characters; {_LONGEST_TERM} are the most")
    tag = tags[0] if tags and tags[0] else DEFAULT_TAG
    if not (tag.isascii() and tag.isalnum()):
        raise LexiconError(f"{where}: the tag {tag!r} is no word of letters such as n, nz, ns, nt, v")
    return Term(term, tag, firm=True)

"""Text → words: pieces of Chinese go through a segmenter, all else is cut here, terms and figures stay whole."""

from collections.abc import Iterable, Iterator, Sequence

from reformtext.characters import fold, simplify
from reformtext.model import Span, Word
from reformtext.resources.lexicon import Lexicon, policy_lexicon
from reformtext.words.coinages import find_coinages, repeated
from reformtext.words.compounds import add_compounds
from reformtext.words.engines import UNKNOWN, Cut, Engine, default_engine
from reformtext.words.pieces import NUMBER, pieces_pattern, tag_of
from reformtext.words.terms import Cover, Kept, choose, choose_firm, find_terms

_COUNTERS = "年月日时分秒号"  # after a digit they are a word of their own: 27|日|起

Token = tuple[int, int, str]  # start, end, tag


def segment(
    text: str, *, keep: Sequence[Span] = (), lexicon: Lexicon | None = None, engine: Engine | None = None
) -> tuple[Word, ...]:
    """Return the words of a text with their tags; they tile it but for white space.

    `keep` holds spans that are one word each (figures, tag m); terms of the lexicon (the shipped one, where none is
    given) are one word too. Both engines give the same words; the one installed is taken.

    >>> [(word.text, word.tag) for word in segment("推进链长制改革")]
    [('推进', 'v'), ('链长制', 'n'), ('改革', 'vn')]
    """
    folded = fold(simplify(text))
    lexicon = policy_lexicon() if lexicon is None else lexicon
    engine = engine or default_engine()
    kept = [Kept(start, end, NUMBER) for start, end in _checked(keep, len(text))]
    tokens = _cut_all(folded, _gaps(kept, len(text)), engine)
    terms = _terms(folded, tokens, kept, lexicon, engine)
    if terms:
        kept = sorted([*kept, *terms])
        tokens = _fitted(folded, tokens, kept, engine)
    words = [*tokens, *((span.start, span.end, span.tag) for span in kept)]
    words.sort()
    return tuple(Word(start, end, text[start:end], tag) for start, end, tag in words)


def _terms(folded: str, tokens: Sequence[Token], kept: Sequence[Kept], lexicon: Lexicon, engine: Engine) -> list[Kept]:
    """Return what is to stay whole between the kept spans: a user's terms before names that the text quotes, these
    before the shipped terms, and compounds in what is left."""
    cover = Cover(folded, tokens, engine.knows)
    matches = [match for gap in _gaps(kept, len(folded)) for match in find_terms(folded, *gap, lexicon)]
    terms = choose_firm(matches)
    names = find_coinages(folded, _gaps(sorted([*kept, *terms]), len(folded)), lexicon)
    terms += names
    again = repeated(folded, names, lexicon)
    if again:
        matches += [match for gap in _gaps(kept, len(folded)) for match in find_terms(folded, *gap, again)]
    terms += choose(matches, cover, sorted([*kept, *terms]))
    return add_compounds(folded, cover, kept, terms)


def _checked(keep: Sequence[Span], length: int) -> list[Span]:
    spans = sorted(keep)
    done = 0
    for start, end in spans:
        if not done <= start < end <= length:
            raise ValueError(f"a span to keep ({start}, {end}) is empty, overlaps another or lies outside the text")
        done = end
    return spans


def _gaps(kept: Iterable[Kept], length: int) -> Iterator[Span]:
    """The stretches between kept spans."""
    done = 0
    for span in kept:
        if done < span.start:
            yield done, span.start
        done = span.end
    if done < length:
        yield done, length


def _cut_all(folded: str, stretches: Iterable[Span], engine: Engine) -> list[Token]:
    """Return the tokens of stretches of text, each cut by itself."""
    tokens: list[Token] = []
    runs: list[Span] = []
    pattern = pieces_pattern()
    for start, end in stretches:
        for match in pattern.finditer(folded, start, end):
            kind = match.lastgroup or ""
            if kind == "han":
                runs.append(match.span())
            else:
                tokens.append((*match.span(), tag_of(kind, match[0])))
    rest: list[Span] = []
    for (start, end), cut in _cut_runs(folded, runs, engine):
        token, tag = cut[0]
        if tag == UNKNOWN and token[0] in _COUNTERS and start and folded[start - 1].isdigit():
            tokens.append((start, start + 1, NUMBER))
            if start + 1 < end:
                rest.append((start + 1, end))
        else:
            tokens += _placed(cut, start)
    for (start, _end), cut in _cut_runs(folded, rest, engine):
        tokens += _placed(cut, start)
    return sorted(tokens)


def _cut_runs(folded: str, runs: Sequence[Span], engine: Engine) -> Iterator[tuple[Span, Cut]]:
    return zip(runs, engine.cut([folded[start:end] for start, end in runs]), strict=True)


def _placed(cut: Cut, start: int) -> Iterator[Token]:
    for token, tag in cut:
        end = start + len(token)
        yield start, end, tag
        start = end


def _fitted(folded: str, tokens: Sequence[Token], kept: Sequence[Kept], engine: Engine) -> list[Token]:
    """Return the tokens between the kept spans: those a span breaks give way, and what is left there is cut anew."""
    fitted: list[Token] = []
    anew: list[Span] = []
    i = 0
    for start, end in _gaps(kept, len(folded)):
        while i < len(tokens) and tokens[i][1] <= start:
            i += 1
        broken = i < len(tokens) and tokens[i][0] < start
        first = i
        while i < len(tokens) and tokens[i][1] <= end:
            i += 1
        if broken or (i < len(tokens) and tokens[i][0] < end):
            anew.append((start, end))
        else:
            fitted += tokens[first:i]
    return fitted + _cut_all(folded, anew, engine)

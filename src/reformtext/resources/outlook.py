"""The weights of terms that look back or ahead."""

from functools import cache

import ahocorasick

from reformtext.resources.files import read_rows

EDGE = "^"  # a clause's edge
DIGIT = "0"  # any number
BIAS = "(bias)"


@cache
def outlook_bias() -> float:
    """Return the score of a sentence without any known term."""
    return next(float(weight) for term, weight in read_rows("outlook_terms.tsv") if term == BIAS)


@cache
def outlook_terms() -> ahocorasick.Automaton:
    """Return the automaton of the terms; each match gives (term, weight)."""
    automaton = ahocorasick.Automaton()
    for term, weight in read_rows("outlook_terms.tsv"):
        if term != BIAS:
            automaton.add_word(term, (term, float(weight)))
    automaton.make_automaton()
    return automaton

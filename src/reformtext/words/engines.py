"""The two segmenters behind one interface: rjieba where it is installed, jieba otherwise, with the same result.

Both cut runs of Chinese characters alone, with the hidden Markov model for words that are not in the dictionary; all
else (figures, letters, marks) is cut by ourselves, since there they differ. Tags are those of the dictionary; rjieba
guesses a tag for other words and jieba's cut does not, so that these have the tag `x`.
"""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

UNKNOWN = "x"
VARIABLE = "REFORMTEXT_SEGMENTER"  # "jieba" or "rjieba": for comparing them

Cut = list[tuple[str, str]]  # (token, tag)


class Engine(Protocol):
    """Cuts runs of Chinese characters into tokens with tags."""

    name: str

    def cut(self, runs: Sequence[str]) -> list[Cut]:
        """Return the tokens of each run."""
        ...

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word."""
        ...


class RjiebaEngine:
    """rjieba: the same dictionary and algorithm, compiled. All runs go through in one call, a line each."""

    name = "rjieba"

    def __init__(self) -> None:
        import rjieba

        self._jieba = rjieba.Jieba()

    def cut(self, runs: Sequence[str]) -> list[Cut]:
        cuts: list[Cut] = []
        tokens: Cut = []
        known = self._jieba.has_word
        for token, tag in self._jieba.tag("\n".join(runs), True):
            if token == "\n":
                cuts.append(tokens)
                tokens = []
            else:
                tokens.append((token, tag if known(token) else UNKNOWN))
        return [*cuts, tokens] if runs else []

    def knows(self, word: str) -> bool:
        return bool(self._jieba.has_word(word))


class JiebaEngine:
    """jieba: a tokenizer of our own, its dictionary read without the cache file that all users of a machine share."""

    name = "jieba"

    def __init__(self) -> None:
        import jieba

        self._jieba = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total = self._jieba.gen_pfdict(self._jieba.get_dict_file())
        self._jieba.initialized = True  # or its first cut would read or write the shared cache and log to stderr
        with self._jieba.get_dict_file() as lines:
            self._tags = dict(_tags(lines))

    def cut(self, runs: Sequence[str]) -> list[Cut]:
        tag = self._tags.get
        return [[(token, tag(token, UNKNOWN)) for token in self._jieba.cut(run, HMM=True)] for run in runs]

    def knows(self, word: str) -> bool:
        return word in self._tags


def _tags(lines: Iterable[bytes]) -> Iterable[tuple[str, str]]:
    for line in lines:
        word, _frequency, tag = line.decode("utf-8").split()
        yield word, tag


@cache
def load_engine(name: str) -> Engine:
    """Return the engine of that name, one a process: "rjieba" or "jieba"."""
    if name == RjiebaEngine.name:
        return RjiebaEngine()
    if name == JiebaEngine.name:
        return JiebaEngine()
    raise ValueError(f"no segmenter {name!r}: rjieba and jieba are known")


@cache
def default_engine() -> Engine:
    """Return the engine named by REFORMTEXT_SEGMENTER, else rjieba where it can be imported, else jieba."""
    name = os.environ.get(VARIABLE, "")
    if name:
        return load_engine(name)
    try:
        return load_engine(RjiebaEngine.name)
    except ImportError:
        return load_engine(JiebaEngine.name)

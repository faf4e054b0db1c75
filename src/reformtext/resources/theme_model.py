"""A trained theme model: what each term says for each theme, in one text file that people can read and grep.

The file is a head of JSON, an empty line, then a line a term: the term, a tab, and `label:weight` pairs, the label's
number in the head's list and the weight in hundredths of log-odds: `下岗职工<tab>9:41 66:87`.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reformtext.errors import ResourceError
from reformtext.resources.files import read_bytes

SHIPPED = "theme_weights.txt"
FORMAT = "reformtext.themes/2"
PARTS = ("title", "heading", "before", "after")  # what stands around a paragraph


class Label(NamedTuple):
    """A theme or sub-theme: its id, its name, the log-odds of a paragraph without any term (`bias`), and the
    correction that calibration found (`offset`)."""

    id: str
    zh: str
    bias: float
    offset: float


class Level(NamedTuple):
    """How a level's scores are made from a paragraph's own log-odds and the probabilities of what stands around it.

    `slope` multiplies the paragraph's own, `parent` (sub-themes only) the probability of the theme above, `none`
    (themes only) that of no theme. A label is given where its calibrated probability reaches `threshold`; where none
    does (of sub-themes: none of its theme's), the likeliest is, if it reaches `fair`.
    """

    slope: float
    title: float
    heading: float
    before: float
    after: float
    parent: float
    none: float
    threshold: float
    fair: float


class TermTable(Mapping[str, str]):
    r"""Terms with their weights, from the lines of a model's file. A line is read when a text has its first two
    characters: an article meets few of the terms, and no process need read all of them at its start.

    >>> table = TermTable(["职业教育\t9:41".encode(), "职业病\t9:3".encode()])
    >>> table.starting("职业"), table["职业病"]
    (('职业教育', '职业病'), '9:3')
    """

    __slots__ = ("_cells", "_lines", "_starting")

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = sorted(lines)
        self._starting: dict[str, tuple[str, ...]] = {}
        self._cells: dict[str, str] = {}

    def starting(self, pair: str) -> tuple[str, ...]:
        """Return the terms that start with two characters."""
        found = self._starting.get(pair)
        if found is None:
            if len(self._starting) >= _KEPT:
                self._starting.clear()
            first = pair.encode("utf-8", "surrogatepass")
            terms: list[str] = []
            for at in range(bisect_left(self._lines, first), len(self._lines)):
                if not self._lines[at].startswith(first):
                    break
                term, _tab, cells = self._lines[at].decode().partition("\t")
                self._cells[term] = cells
                terms.append(term)
            found = self._starting[pair] = tuple(terms)
        return found

    def __getitem__(self, term: str) -> str:
        if term not in self._cells:
            self.starting(term[:2])
        return self._cells[term]

    def __iter__(self) -> Iterator[str]:
        return (line.partition(b"\t")[0].decode() for line in self._lines)

    def __len__(self) -> int:
        return len(self._lines)


_KEPT = 100_000  # pairs of characters that are remembered, whether terms start so or not


@dataclass(frozen=True, slots=True)
class ThemeModel:
    """What a trained model says: its labels, how each level's scores are made, and its terms.

    A paragraph's weights are multiplied by max(length, `least`) ** -`power`, so that long ones are not all themes. No
    theme stands in the table as a label after the last; `none` is its log-odds in a paragraph without any term.
    """

    labels: tuple[Label, ...]
    none: float
    top: Level
    sub: Level
    least: int
    power: float
    weights: TermTable
    made: Mapping[str, Any]
    ids: tuple[str, ...] = field(init=False)
    above: tuple[int, ...] = field(init=False)  # the number of the theme above each label, of a theme its own
    biases: tuple[float, ...] = field(init=False)  # of the labels and, after them, of no theme

    def __post_init__(self) -> None:
        ids = tuple(label.id for label in self.labels)
        numbers = {name: number for number, name in enumerate(ids)}
        above = tuple(numbers.get(name.partition(".")[0], number) for number, name in enumerate(ids))
        object.__setattr__(self, "ids", ids)
        object.__setattr__(self, "above", above)
        object.__setattr__(self, "biases", (*(label.bias for label in self.labels), self.none))

    @property
    def names(self) -> Mapping[str, str]:
        """The labels' names by their ids."""
        return {label.id: label.zh for label in self.labels}


@cache
def shipped_model() -> ThemeModel:
    """Return the shipped model.

    >>> shipped_model().labels[0].zh
    '宏观经济与财政金融'
    """
    return parse_model(SHIPPED, read_bytes(SHIPPED))


def load_model(path: str | Path) -> ThemeModel:
    """Return the model in a file of `reformtext train themes`; raises ResourceError where there is none."""
    try:
        data = Path(path).read_bytes()
        head, gap, terms = data.decode("utf-8").replace("\r\n", "\n").partition("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{path}: no theme model can be read there ({error})") from error
    model = parse_model(str(path), data)
    for number, line in enumerate(terms.split("\n"), (head + gap).count("\n") + 1):
        term, tab, _cells = line.partition("\t")
        if line and (not tab or len(term) < 2):
            raise ResourceError(
                f"{path}, line {number}: {line[:20]!r} is no term of two characters, a tab and its weights"
            )
    if (counted := json.loads(head).get("terms")) != len(model.weights):
        raise ResourceError(f"{path}: its head counts {counted} terms, {len(model.weights)} are there; was it cut off?")
    return model


def parse_model(name: str, data: bytes) -> ThemeModel:
    """Return the model that a file's bytes hold; raises ResourceError, naming the file, where they hold none."""
    first, _gap, rest = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    try:
        head = json.loads(first)
        if head["format"] != FORMAT:
            raise ResourceError(f"{name}: a theme model of format {head['format']!r}, where this reads {FORMAT}")
        labels = tuple(Label(*(kind(cell) for kind, cell in zip((str, str, float, float), row, strict=True)))
                       for row in head["labels"])  # fmt: skip
        top, sub = (Level(**{key: float(value) for key, value in head["levels"][level].items()})
                    for level in ("top", "sub"))  # fmt: skip
        none, least, power = float(head["none"]), int(head["least"]), float(head["power"])
        made = dict(head["made"])
    except (ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{name}: no theme model; `reformtext train themes` makes one ({error})") from error
    return ThemeModel(labels, none, top, sub, least, power, TermTable(filter(None, rest.split(b"\n"))), made)


@cache
def parsed(cells: str) -> Mapping[int, float]:
    """Return a term's weights, log-odds by the number of the label.

    >>> parsed("9:41 66:-87")
    {9: 0.41, 66: -0.87}
    """
    try:
        pairs = [pair.split(":") for pair in cells.split(" ")]
        return {int(label): int(weight) / 100 for label, weight in pairs}
    except ValueError:
        raise ResourceError(f"a theme model's weights must be label:weight pairs, not {cells[:40]!r}") from None


def written(model: ThemeModel) -> str:
    """Return the text of a model's file, which `parse_model` reads."""
    head = {
        "format": FORMAT,
        "made": dict(model.made),
        "least": model.least,
        "power": model.power,
        "none": model.none,
        "levels": {"top": model.top._asdict(), "sub": model.sub._asdict()},
        "terms": len(model.weights),
    }
    lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in head.items()]
    rows = ",\n".join(f"  {json.dumps([x.id, x.zh, x.bias, x.offset], ensure_ascii=False)}" for x in model.labels)
    terms = "\n".join(f"{term}\t{cells}" for term, cells in model.weights.items())
    return "{\n" + "\n".join(lines) + f'\n "labels": [\n{rows}\n ]\n}}\n\n{terms}\n'

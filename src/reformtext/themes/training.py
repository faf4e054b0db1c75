"""Learning a theme model from labelled texts, with scikit-learn; what it learns needs no scikit-learn to be used.

One logistic regression a label, and one of texts without any, over the terms of a text and over `side` columns that
tell terms alike (vectors of a corpus, seeds, lists of terms): a side column is a weighted sum of terms, so its
coefficient goes back to the terms, and the model is one table of terms. A second regression over out-of-fold scores,
shared by all labels, calibrates them (Platt 1999) and learns how much title, heading, neighbours and no theme say.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from reformtext.errors import ResourceError
from reformtext.resources.taxonomy import load_taxonomy, seed_table
from reformtext.resources.theme_model import (
    PARTS,
    Label,
    Level,
    TermTable,
    ThemeModel,
    parse_model,
    parsed,
    shipped_model,
    written,
)
from reformtext.themes.terms import LONGEST, normalise, standing

Array = Any  # numpy and scipy arrays, whose element types say nothing here
_TERM = re.compile(r"[\u4e00-\u9fffA-Z]{2,4}")
_FIELDS = ("title", "heading", "before", "after")


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled text: its labels (themes and sub-themes; a sub-theme stands with its theme), the group that must not
    be split between folds (its document), and what stands around it as far as known; the theme that its reader named
    `first`, and whether it is `judged` in cross-validation: a text chosen because it is hard says nothing of how often
    a theme is right."""

    text: str
    labels: frozenset[str]
    group: str = ""
    title: str = ""
    heading: str = ""
    before: str = ""
    after: str = ""
    first: str = ""
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms with their weight by rarity, and `side`: a matrix of terms by columns that tell which terms are alike."""

    terms: tuple[str, ...]
    rarity: Array
    side: Array


@dataclass(frozen=True, slots=True)
class Options:
    """What cross-validation chose: `strength` (the inverse of regularisation), how much more a judged row weighs than
    one that is only learnt from, how far weights are scaled by length, how many terms a theme and a sub-theme keep."""

    strength: float = 0.7
    judged_weight: float = 2.5
    least: int = 30
    power: float = 0.35
    top_terms: int = 6000
    sub_terms: int = 800
    folds: int = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """F1 in cross-validation, every judged text by models that have not seen its group; `scores` are its
    probabilities by judged row and label."""

    micro: Mapping[str, float]
    macro: Mapping[str, float]
    scores: Array


def read_labelled(path: str | Path) -> tuple[Row, ...]:
    """Return the rows of a file of JSON lines: `text`, `themes` and/or `sub` (lists of ids), and where known `title`,
    `heading`, `before`, `after` and `group`. Raises ResourceError, naming the line, where a row is none."""
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{path}: no labelled texts can be read there ({error})") from error
    rows = tuple(_row(str(path), number, line) for number, line in enumerate(lines, 1) if line.strip())
    if not any(row.labels for row in rows):
        raise ResourceError(f'{path}: no labelled text; each line is {{"text": …, "themes": ["id", …]}}')
    return rows


def _row(path: str, number: int, line: str) -> Row:
    where = f"{path}, line {number}"
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise ResourceError(f"{where}: not JSON ({error})") from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str) or not fields["text"].strip():
        raise ResourceError(f'{where}: a row needs a "text" that is not empty')
    if "themes" not in fields and "sub" not in fields:
        raise ResourceError(f'{where}: a row needs "themes" or "sub", a list of ids; an empty one where it has none')
    labels: list[str] = []
    for key in ("themes", "sub"):
        value = fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ResourceError(f'{where}: "{key}" must be a list of ids')
        labels += value
    for label in sorted(labels):
        if not re.fullmatch(r"[^\s.]+(\.[^\s.]+)?", label):
            raise ResourceError(f"{where}: {label!r} is no id; a theme is one word, a sub-theme theme.name")
    around = {key: fields.get(key) or "" for key in (*_FIELDS, "group")}
    for key, value in around.items():
        if not isinstance(value, str):
            raise ResourceError(f'{where}: "{key}" must be a text')
    group = around.pop("group") or around["title"] or f"line {number}"
    title, heading, before, after = (str(around[key]) for key in _FIELDS)
    return Row(fields["text"], with_parents(labels), group, title, heading, before, after, first_theme(labels))


def first_theme(labels: Sequence[str]) -> str:
    """Return the theme of the first label, "" where there is none.

    >>> first_theme(["livelihood.health", "opening_up"])
    'livelihood'
    """
    return labels[0].partition(".")[0] if labels else ""


def with_parents(labels: Iterable[str]) -> frozenset[str]:
    """Return labels with the theme of each sub-theme.

    >>> sorted(with_parents({"livelihood.health"}))
    ['livelihood', 'livelihood.health']
    """
    return frozenset(labels) | {label.partition(".")[0] for label in labels}


def learn_own(path: str | Path, taxonomy: str | Path | None = None) -> tuple[ThemeModel, Measured]:
    """Return the model of a researcher's labelled texts and how it did in cross-validation.

    Labels are named by `taxonomy` (a TOML file), else by the shipped one, else by their ids. Raises ResourceError where
    the file cannot be learnt from, or has labels that the given taxonomy lacks.
    """
    rows = read_labelled(path)
    known = seed_table(load_taxonomy(taxonomy)).names if taxonomy else shipped_model().names
    used = sorted(set().union(*(row.labels for row in rows)))
    if taxonomy and (strange := [label for label in used if label not in known]):
        raise ResourceError(f"{path}: {strange[0]!r} is no id of {taxonomy}")
    if len(rows) < 2 or len({row.group for row in rows}) < 2:
        raise ResourceError(
            f"{path}: at least two texts of two documents are needed, one to learn and one to validate on"
        )
    names = {label: known.get(label, label) for label in used}
    made = {"by": "reformtext train themes", "sha256": hashlib.sha256(Path(path).read_bytes()).hexdigest()}
    return train(rows, names, vocabulary_of(rows, shipped_model()), made=made)


def vocabulary_of(rows: Sequence[Row], known: ThemeModel, least: int = 3) -> Vocabulary:
    """Return the terms to learn a user's own labels on: those of a known model, whose weights are the side columns that
    tell alike terms, and character sequences of the rows that stand in `least` of them."""
    counts: dict[str, int] = {}
    for row in rows:
        text = normalise(row.text)
        for piece in {text[at : at + n] for n in (2, 3, 4) for at in range(len(text) - n + 1)}:
            if _TERM.fullmatch(piece):
                counts[piece] = counts.get(piece, 0) + 1
    own = {term for term, count in counts.items() if count >= least}
    terms = tuple(sorted(own | known.weights.keys()))
    matrix = _known_weights(terms, known)
    texts = incidence([row.text for row in rows], terms)
    return Vocabulary(terms, rarity_of(texts), matrix)


def _known_weights(terms: Sequence[str], known: ThemeModel) -> Array:
    matrix = sp.lil_matrix((len(terms), len(known.biases)))
    for number, term in enumerate(terms):
        for label, weight in parsed(known.weights[term]).items() if term in known.weights else ():
            matrix[number, label] = weight
    return matrix.tocsr()


def rarity_of(texts: Array) -> Array:
    """Return each term's inverse document frequency, 6 for a term that stands in one text only."""
    rarity = np.log((1 + texts.shape[0]) / (1 + np.asarray((texts > 0).sum(axis=0)).ravel()))
    return rarity / max(rarity.max(), 1e-9) * 6


def incidence(texts: Sequence[str], terms: Sequence[str]) -> Array:
    """Return the matrix of texts by terms, 1 where a term stands in a text."""
    numbers = {term: number for number, term in enumerate(terms)}
    starts: dict[str, tuple[str, ...]] = {}
    for term in terms:
        if not 2 <= len(term) <= LONGEST:
            raise ValueError(f"a term has 2 to {LONGEST} characters, unlike {term!r}")
        starts[term[:2]] = (*starts.get(term[:2], ()), term)

    def starting(pair: str) -> tuple[str, ...]:
        return starts.get(pair, ())

    columns: list[int] = []
    ends = [0]
    for text in texts:
        columns += sorted(numbers[term] for term in standing(normalise(text), starting))
        ends.append(len(columns))
    return sp.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(texts), len(terms)))


class _Learner:
    """The rows as matrices, and the two regressions over them."""

    def __init__(
        self, rows: Sequence[Row], extra: Sequence[Row], labels: Sequence[str], vocabulary: Vocabulary, options: Options
    ) -> None:
        self.labels, self.options, self.vocabulary = labels, options, vocabulary
        self.above = np.array([labels.index(label.partition(".")[0]) for label in labels])
        self.tops = self.above == np.arange(len(labels))
        self.targets = self._targets(rows)
        self.own = self._scaled([row.text for row in rows])
        self.around = {part: self._scaled([getattr(row, part) for row in rows]) for part in PARTS}
        self.extra, self.extra_targets = self._scaled([row.text for row in extra]), self._targets(extra)
        self.groups = np.unique([row.group for row in rows], return_inverse=True)[1]
        self.judged = np.array([row.judged for row in rows])
        self.first = np.array([labels.index(row.first) if row.first in labels else -1 for row in rows])

    def _targets(self, rows: Sequence[Row]) -> Array:
        return np.array([[label in row.labels for label in self.labels] for row in rows]).reshape(-1, len(self.labels))

    def _scaled(self, texts: Sequence[str]) -> Array:
        lengths = np.maximum([len(text) for text in texts], self.options.least).astype(float)
        matrix = incidence(texts, self.vocabulary.terms)
        return sp.diags(lengths**-self.options.power) @ matrix @ sp.diags(self.vocabulary.rarity)

    def fit(self, chosen: Array) -> tuple[Array, Array]:
        """Weights (terms by labels, of terms that stand, without their rarity) and biases from the chosen rows; after
        those of the labels those of no label."""
        terms = sp.vstack([self.own[chosen], self.extra]).tocsr()
        targets = np.vstack([self.targets[chosen], self.extra_targets]).astype(bool)
        targets = np.hstack([targets, ~targets.any(axis=1, keepdims=True)])
        side = self.vocabulary.side
        features = sp.hstack([terms, sp.csr_matrix(terms @ side)]).tocsr()
        judged = np.append(self.judged[chosen], np.zeros(self.extra.shape[0], dtype=bool))
        importance = np.where(judged, self.options.judged_weight, 1.0)
        importance /= importance.mean()
        weights = np.zeros((terms.shape[1], targets.shape[1]))
        biases = np.log((targets.sum(axis=0) + 0.5) / ((~targets).sum(axis=0) + 0.5))
        for number in np.flatnonzero(targets.any(axis=0) & ~targets.all(axis=0)):  # of some texts, not of all
            model = LogisticRegression(C=self.options.strength, solver="liblinear", random_state=0)
            model.fit(features, targets[:, number], sample_weight=importance)
            coefficients = model.coef_[0]
            weights[:, number] = coefficients[: terms.shape[1]] + side @ coefficients[terms.shape[1] :]
            biases[number] = model.intercept_[0]
        weights *= self.vocabulary.rarity[:, None]
        return self._sparse(weights, terms), biases

    def _sparse(self, weights: Array, terms: Array) -> Array:
        """The weights that move scores most, |weight| times the spread of the term; a sub-theme keeps fewer."""
        frequency = np.asarray((terms > 0).mean(axis=0)).ravel()
        impact = np.abs(weights) * np.sqrt(np.maximum(frequency, 0.5 / terms.shape[0]))[:, None]
        kept = np.zeros(weights.shape)
        for number, top in enumerate([*self.tops, True]):
            most = self.options.top_terms if top else self.options.sub_terms
            chosen = np.argsort(-impact[:, number], kind="stable")[:most]
            kept[chosen, number] = np.round(weights[chosen, number], 2)
        return kept

    def apply(self, weights: Array, biases: Array, chosen: Array) -> dict[str, Array]:
        """Log-odds of the chosen rows' own texts, and probabilities of what stands around them (0 without any)."""
        rarity = self.vocabulary.rarity
        bare = sp.csr_matrix(weights / np.where(rarity > 0, rarity, 1)[:, None])
        known = sp.diags((np.abs(weights).sum(axis=1) > 0).astype(float))
        found = {"own": (self.own[chosen] @ bare).toarray() + biases}
        for part, matrix in self.around.items():
            has = np.asarray((matrix[chosen] @ known).sum(axis=1)).ravel() > 0
            odds = (matrix[chosen] @ bare).toarray() + biases
            found[part] = has[:, None] / (1 + np.exp(-np.clip(odds, -30, 30)))
        return found

    def out_of_fold(self) -> dict[str, Array]:
        """What models that have not seen a row's group say of it."""
        folds = min(self.options.folds, len(np.unique(self.groups)))
        if folds < 2:
            raise ValueError("labelled texts of one document only: nothing to validate on")
        return self.scored(list(GroupKFold(folds).split(self.own, groups=self.groups)))

    def scored(self, folds: Sequence[tuple[Array, Array]]) -> dict[str, Array]:
        """What the model learnt on the first rows of each fold says of the second."""
        rows, labels = self.targets.shape
        found = {part: np.zeros((rows, labels + 1)) for part in ("own", *PARTS)}
        for train, test in folds:
            for part, values in self.apply(*self.fit(train), test).items():
                found[part][test] = values
        return found

    def calibrate(self, found: Mapping[str, Array]) -> "_Calibration":
        """The second regression of each level, over every judged row and label, and what a label must reach."""
        found = {part: values[self.judged] for part, values in found.items()}
        all_targets, first = self.targets[self.judged], self.first[self.judged]
        shape = all_targets.shape
        none = np.repeat(1 / (1 + np.exp(-found["own"][:, -1:])), len(self.labels), axis=1)
        result = _Calibration(np.zeros(len(self.labels)), {}, np.zeros(shape), np.zeros(shape, dtype=bool))
        for level, numbers in (("top", np.flatnonzero(self.tops)), ("sub", np.flatnonzero(~self.tops))):
            parts = [*PARTS, "parent" if level == "sub" else "none"]
            if not numbers.size:
                result.levels[level] = Level(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.5)
                continue
            given = dict(found) | {"none": none, "parent": result.scores[:, self.above]}
            columns = np.array([given[part][:, numbers].ravel() for part in ("own", *parts)]).T
            targets = all_targets[:, numbers].ravel()
            which = np.tile(np.arange(numbers.size), shape[0])
            one_hot = sp.csr_matrix((np.ones(which.size), (np.arange(which.size), which))) * _OFFSETS
            model = LogisticRegression(C=10.0, max_iter=1000, tol=1e-8).fit(
                sp.hstack([columns, one_hot]).tocsr(), targets
            )
            weights = np.round(model.coef_[0][: columns.shape[1]], 3)
            offsets = np.round(model.intercept_[0] + _OFFSETS * model.coef_[0][columns.shape[1] :], 3)
            odds = (columns @ weights).reshape(-1, numbers.size) + offsets
            result.scores[:, numbers] = 1 / (1 + np.exp(-odds))
            result.offsets[numbers] = offsets
            groups = self.above[numbers] if level == "sub" else np.zeros(numbers.size, dtype=int)
            scores = result.scores[:, numbers]
            if level == "sub":  # only those of the themes that are given
                scores = np.where(result.given[:, groups], scores, 0.0)
            named = np.where(np.isin(first, numbers), np.searchsorted(numbers, first), -1) if level == "top" else None
            threshold, fair = best_limits(scores, groups, all_targets[:, numbers], named)
            result.given[:, numbers] = reached(scores, groups, threshold, fair)
            values = dict.fromkeys((*PARTS, "parent", "none"), 0.0)
            values |= dict(zip(parts, map(float, weights[1:]), strict=True))
            result.levels[level] = Level(float(weights[0]), threshold=threshold, fair=fair, **values)
        return result


_OFFSETS = 0.3  # how freely labels may differ in their correction: a prior, since many have few texts


@dataclass(frozen=True, slots=True)
class _Calibration:
    offsets: Array
    levels: dict[str, Level]
    scores: Array
    given: Array


def f1(targets: Array, given: Array) -> tuple[float, float]:
    """Return micro F1 and macro F1 (over the labels with three texts or more, where there is one)."""
    hits, false, missed = ((a & b).sum(axis=0) for a, b in ((targets, given), (~targets, given), (targets, ~given)))
    least = max(min(3, (hits + missed).max(initial=0)), 1)
    each = [2 * h / (2 * h + f + m) for h, f, m in zip(hits, false, missed, strict=True) if h + m >= least]
    whole = 2 * hits.sum() + false.sum() + missed.sum()
    return float(2 * hits.sum() / whole) if whole else 0.0, float(np.mean(each)) if each else 0.0


def reached(scores: Array, groups: Array, threshold: float, fair: float) -> Array:
    """Return which labels are given: those that reach the threshold, else the likeliest of a group if it is fair."""
    given = scores >= threshold
    for group in np.unique(groups):
        columns = np.flatnonzero(groups == group)
        lone = ~given[:, columns].any(axis=1) & (scores[:, columns].max(axis=1) >= fair)
        given[lone, columns[scores[lone][:, columns].argmax(axis=1)]] = True
    return given


_CHANCE = 0.005  # of a sum of shares of some 1,700 texts


def best_limits(scores: Array, groups: Array, targets: Array, first: Array | None) -> tuple[float, float]:
    """Return the threshold and the fair probability at which the sum of micro F1, macro F1 and the share of texts whose
    first label is found, or that rightly have none, is highest: of all pairs that are as good within chance, the one in
    their middle, since which of them is best by a hair says nothing of other texts.

    `first` is the first label's column, -1 where it is not known; None leaves that share out.
    """
    told = np.zeros(len(targets), dtype=bool) if first is None else (first >= 0) | ~targets.any(axis=1)

    def worth(pair: tuple[float, float]) -> float:
        given = reached(scores, groups, *pair)
        value = sum(f1(targets, given))
        if first is not None and told.any():
            right = np.where(first >= 0, given[np.arange(len(told)), first], ~given.any(axis=1))
            value += right[told].mean()
        return round(float(value), 6)

    pairs = [(most / 100, least / 100) for most in range(14, 71, 2) for least in range(10, most + 1, 2)]
    values = {pair: worth(pair) for pair in pairs}
    good = np.array([pair for pair, value in values.items() if value >= max(values.values()) - _CHANCE])
    nearest = int(np.argmin(np.square(good - good.mean(axis=0)).sum(axis=1)))
    return float(good[nearest][0]), float(good[nearest][1])


def train(
    rows: Sequence[Row],
    names: Mapping[str, str],
    vocabulary: Vocabulary,
    *,
    extra: Sequence[Row] = (),
    options: Options | None = None,
    made: Mapping[str, Any] | None = None,
) -> tuple[ThemeModel, Measured]:
    """Return the model learnt from labelled rows and how it did in cross-validation.

    `names` are the labels with their names, in the order of the model; every label of the rows must be one. Rows that
    are not `judged` are learnt from where their group is not judged, `extra` rows in every fold. Deterministic.
    """
    options = options or Options()
    labels = tuple(names)
    learner = _Learner(rows, extra, labels, vocabulary, options)
    calibration = learner.calibrate(learner.out_of_fold())
    weights, biases = learner.fit(np.arange(len(rows)))
    measured = _measured(learner, calibration)
    table = TermTable(f"{term}\t{cells}".encode() for term, cells in _cells(vocabulary.terms, weights).items())
    made = dict(made or {}) | {"rows": len(rows) + len(extra), "cross_validation": {
        level: {"micro_f1": round(measured.micro[level], 3), "macro_f1": round(measured.macro[level], 3)}
        for level in measured.micro}}  # fmt: skip
    found = tuple(
        Label(label, names[label], round(float(bias), 3), round(float(offset), 3))
        for label, bias, offset in zip(labels, biases[:-1], calibration.offsets, strict=True)
    )
    levels, none = calibration.levels, round(float(biases[-1]), 3)
    model = ThemeModel(found, none, levels["top"], levels["sub"], options.least, options.power, table, made)
    return parse_model("the model just made", written(model).encode()), measured


def _cells(terms: Sequence[str], weights: Array) -> dict[str, str]:
    cells = {
        term: " ".join(f"{label}:{round(float(row[label]) * 100)}" for label in np.flatnonzero(row))
        for term, row in zip(terms, weights, strict=True)
    }
    return {term: cell for term, cell in cells.items() if cell}


def _measured(learner: _Learner, calibration: _Calibration) -> Measured:
    micro: dict[str, float] = {}
    macro: dict[str, float] = {}
    for level, numbers in (("top", learner.tops), ("sub", ~learner.tops)):
        if numbers.any():
            given = calibration.given[:, numbers]
            micro[level], macro[level] = f1(learner.targets[learner.judged][:, numbers], given)
    return Measured(micro, macro, calibration.scores)

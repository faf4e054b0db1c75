"""Agreement between a coder and us, with intervals.

Cohen's κ (1960) corrects the agreement for what both would reach by chance with their own habits, Krippendorff's α
(2004, nominal) with the habits of both together. Intervals are percentiles of a bootstrap that draws whole documents,
since units of one document are not independent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Counts = np.ndarray[Any, np.dtype[np.float64]]  # documents × coded categories × our categories

REPLICATES = 1000
SEED = 20260101
MEASURES = ("precision", "recall", "f1", "agreement", "kappa", "alpha")


@dataclass(frozen=True, slots=True)
class Interval:
    """A measure with the ends of its 95% interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """One label or field: how many units were coded, `support` of them with the label, and the measures that apply."""

    label: str
    units: int
    support: int
    measures: dict[str, Interval]


def agreement(label: str, counts: "Counts", wanted: Sequence[str] = MEASURES, *, positive: bool = True) -> Agreement:
    """Return the agreement that counts of documents × coded × ours show.

    With `positive` the categories are (without, with) the label, and precision, recall and F1 apply. A measure without
    a denominator (no unit with the label, no variation at all) is left out.
    """
    import numpy as np

    whole = counts.sum(axis=0)
    generator = np.random.default_rng(SEED)
    documents = len(counts)
    draws = generator.integers(0, documents, size=(REPLICATES, documents)) if documents else None
    sums = counts[draws].sum(axis=1) if draws is not None else None
    found: dict[str, Interval] = {}
    for name in wanted:
        if name in ("precision", "recall", "f1") and not positive:
            continue
        value = _measure(name, whole[None])[0]
        if np.isnan(value) or sums is None:
            continue
        several = _measure(name, sums)
        several = several[~np.isnan(several)]
        low, high = np.percentile(several, [2.5, 97.5]) if len(several) else (value, value)
        found[name] = Interval(float(value), float(low), float(high))
    support = whole[1].sum() if positive else whole.sum()
    return Agreement(label, int(whole.sum()), int(support), found)


def _measure(name: str, counts: "Counts") -> "np.ndarray[Any, np.dtype[np.float64]]":
    """One measure of many count tables at once; not a number where it has no denominator."""
    import numpy as np

    total = counts.sum(axis=(1, 2))
    same = np.trace(counts, axis1=1, axis2=2)
    coded, ours = counts.sum(axis=2), counts.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        if name == "precision":
            return np.asarray(counts[:, 1, 1] / ours[:, 1])
        if name == "recall":
            return np.asarray(counts[:, 1, 1] / coded[:, 1])
        if name == "f1":
            return np.asarray(2 * counts[:, 1, 1] / (ours[:, 1] + coded[:, 1]))
        observed = same / total
        if name == "agreement":
            return np.asarray(observed)
        if name == "kappa":
            expected = (coded * ours).sum(axis=1) / total**2
        else:  # Krippendorff's α for two coders without missing codes
            both = coded + ours
            expected = (both * (both - 1)).sum(axis=1) / (2 * total * (2 * total - 1))
        return np.asarray(np.where(expected < 1, (observed - expected) / (1 - expected), np.nan))

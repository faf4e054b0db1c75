"""ThemeClassifier: the theme model as a scikit-learn estimator over raw texts."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils import Tags
from sklearn.utils.multiclass import type_of_target
from sklearn.utils.validation import check_is_fitted

from reformtext.errors import OutputError
from reformtext.resources.theme_model import ThemeModel, load_model, shipped_model, written
from reformtext.themes.tagger import judge, weigh
from reformtext.themes.terms import normalise
from reformtext.themes.training import Options, Row, train, vocabulary_of

Array = Any


class ThemeClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Themes of short Chinese texts, learnt as `reformtext train themes` learns them: a table of terms to be read.

    Texts are a sequence of str. `y` is one class a text (then `predict` gives the likeliest), or a matrix of 0 and 1
    with a column a label (then it gives every label over the threshold); `labels` names the columns. `strength` is the
    inverse of regularisation; `terms` how many terms a label keeps. Works in Pipeline, cross_val_score and clone().

    >>> texts = ["新建小学和幼儿园", "学校招聘教师", "水库除险加固", "疏浚河道和水渠"] * 3
    >>> found = ThemeClassifier().fit(texts, ["教育", "教育", "水利", "水利"] * 3)
    >>> found.predict(["中学教师培训"]).tolist()
    ['教育']
    """

    def __init__(self, labels: Sequence[str] | None = None, strength: float = 0.4, terms: int = 6000) -> None:
        self.labels = labels
        self.strength = strength
        self.terms = terms

    def fit(self, X: Sequence[str], y: Any) -> Self:  # noqa: N803
        """Learn from texts and their classes or matrix of labels; raises ValueError where they do not fit."""
        texts = _texts(X)
        kind = type_of_target(y, input_name="y", raise_unknown=True)
        if kind == "multilabel-indicator":
            targets = np.asarray(y.todense() if hasattr(y, "todense") else y).astype(bool)
            names = list(self.labels) if self.labels is not None else [str(i) for i in range(targets.shape[1])]
            if len(names) != targets.shape[1]:
                raise ValueError(f"{len(names)} labels for {targets.shape[1]} columns")
            self.classes_ = np.arange(targets.shape[1])
        elif kind in ("binary", "multiclass"):
            self.classes_, numbers = np.unique(np.asarray(y), return_inverse=True)
            targets = numbers[:, None] == np.arange(len(self.classes_))
            names = [str(name) for name in self.classes_]
        else:
            raise ValueError(f"Unknown label type: {kind}; y is a class a text or a matrix of 0 and 1")
        if len(texts) != len(targets):
            raise ValueError(f"{len(texts)} texts for {len(targets)} rows of y")
        if len(texts) < 2:
            raise ValueError("at least two texts are needed to learn from")
        self.multilabel_ = kind == "multilabel-indicator"
        ids = [f"label{number}" for number in range(len(names))]  # any name may be a class, not any an id
        rows = [
            Row(text, frozenset(np.array(ids)[target].tolist()), str(number))
            for number, (text, target) in enumerate(zip(texts, targets, strict=True))
        ]
        options = Options(strength=self.strength, top_terms=self.terms, sub_terms=self.terms)
        vocabulary = vocabulary_of(rows, shipped_model())
        model, _measured = train(rows, dict(zip(ids, names, strict=True)), vocabulary, options=options)
        self.model_: ThemeModel = model
        return self

    def predict_proba(self, X: Sequence[str]) -> Array:  # noqa: N803
        """Return the calibrated probability of each label for each text; of classes, scaled to add up to 1."""
        check_is_fitted(self, "model_")
        found = [judge(weigh(normalise(text), self.model_), {}, self.model_).scores for text in _texts(X)]
        scores = np.array(found).reshape(-1, len(self.model_.labels))
        return scores if self.multilabel_ else scores / scores.sum(axis=1, keepdims=True)

    def predict(self, X: Sequence[str]) -> Array:  # noqa: N803
        """Return each text's class, or the matrix of labels that reach the threshold."""
        scores = self.predict_proba(X)
        if self.multilabel_:
            return (scores >= self.model_.top.threshold).astype(int)
        return self.classes_[scores.argmax(axis=1)]

    def save(self, path: str | Path) -> None:
        """Write the model as a text file (no pickle), which `load` and `analyze(themes=…)` read."""
        check_is_fitted(self, "model_")
        made = {"by": "ThemeClassifier", "multilabel": self.multilabel_, "classes": self.classes_.tolist()}
        text = written(replace(self.model_, made=made))
        try:
            Path(path).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return the classifier that `save` wrote; raises ResourceError where there is none."""
        model = load_model(path)
        found = cls(labels=[label.zh for label in model.labels])
        found.model_ = model
        found.multilabel_ = bool(model.made.get("multilabel", True))
        found.classes_ = np.array(model.made.get("classes", range(len(model.labels))))
        return found

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.classifier_tags.multi_label = True
        return tags


def _texts(given: Any) -> list[str]:
    if isinstance(given, str):
        raise ValueError("texts are a sequence of str, not one str")
    texts = list(given)
    for text in texts:
        if not isinstance(text, str):
            raise ValueError(f"a text is a str, not {type(text).__name__}")
    return texts

"""Learn the shipped theme model and write resources/theme_weights.txt.

    python tools/train_themes.py [--shared DIR] [-o FILE]

From the sentences and terms written for the project (corpus/training), and where the shared folder is there, from its
labelled paragraphs and sentences, from passages of its reports and news that were labelled by reading for this project
(theme_labels.tsv has where they stand and their labels, not their words), and from all its reports and news without
labels (which words are used alike). Documents that stand in gold/dev are left out of all. Without the shared folder the
table is learnt from the project's own sentences alone. The same inputs give the same bytes; the head of the table names
them by their hash.
"""

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from reformtext.model import Document, Layout, Span
from reformtext.reading import read
from reformtext.resources.taxonomy import taxonomy
from reformtext.resources.theme_model import SHIPPED, written
from reformtext.structure import divide
from reformtext.themes.neighbours import neighbours
from reformtext.themes.terms import normalise
from reformtext.themes.training import (
    Row,
    Vocabulary,
    first_theme,
    incidence,
    rarity_of,
    read_labelled,
    train,
    with_parents,
)
from reformtext.words import segment

ROOT = Path(__file__).resolve().parents[1]
TRAINING = ROOT / "corpus" / "training"
OWN, TERMS, LABELS = TRAINING / "themes.jsonl", TRAINING / "theme_terms.tsv", TRAINING / "theme_labels.tsv"
TABLE = ROOT / "src" / "reformtext" / "resources" / SHIPPED
WORD = re.compile(r"(?=.*[\u4e00-\u9fffA-Z])[\u4e00-\u9fffA-Z0-9·“”、+-]{2,8}")
PIECE, SHORTEST = 60, 12  # characters of a piece of unlabelled text
VECTORS, LENGTH_OF_VECTORS, OF_SEEDS, OF_TERMS = 300, 3.0, 2.0, 1.0
FEWEST = 3  # documents in which a word must stand


class Shared:
    """The shared folder: which documents may be learnt from, their texts, and the labelled rows with their context."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        held = {line for path in sorted((folder / "gold/dev/texts").glob("*.txt")) for line in long_lines(path)}
        paths = [path for part in ("reports", "news") for path in sorted((folder / "corpus" / part).glob("*.txt"))]
        self.paths = {path.name: path for path in paths if held.isdisjoint(long_lines(path))}
        self.titles = {
            row["file"]: row["title"]
            for table in ("reports.csv", "news.csv")
            for row in csv.DictReader((folder / "corpus" / table).read_text("utf-8-sig").splitlines())
        }

    def texts(self) -> Iterator[str]:
        """The texts that may be learnt from."""
        for path in self.paths.values():
            yield path.read_text("utf-8")

    def rows(self) -> Iterator[Row]:
        """The labelled rows, with what stands around them."""
        for row in lines_of(self.folder / "gold/themes_train.jsonl"):
            if row["file"] in self.paths:
                yield replace(self._paragraph(row), first=first_theme(row["themes"]))
        for row in lines_of(self.folder / "gold/themes_train_sentences.jsonl"):
            before = row["before"] if row["before"] != row["article"] else ""
            group = f"{row['source']} {row['article']}"
            yield Row(row["text"], labels_of(row), group, row["article"], "", before, "", first_theme(row["themes"]))
        for line in LABELS.read_text("utf-8").splitlines()[1:]:
            file, start, end, labels = line.split("\t")
            passage = self._passage(file, int(start), int(end), with_parents(labels.split()))
            yield replace(passage, judged=False)  # many were chosen because an earlier table was unsure of them

    @cache  # noqa: B019 the folder lives as long as the command
    def _read(self, file: str) -> tuple[Document, Layout]:
        document = read(self.paths[file])
        return document, divide(document)

    @cache  # noqa: B019
    def _beside(self, file: str) -> tuple[tuple[Span | None, Span | None], ...]:
        document, layout = self._read(file)
        return neighbours(normalise(document.text), layout.paragraphs)

    def _paragraph(self, row: dict[str, Any]) -> Row:
        document, layout = self._read(row["file"])
        lines = [document.text[paragraph.start : paragraph.end] for paragraph in layout.paragraphs]
        at = next(
            (i for i, line in enumerate(lines) if row["text"][:30] in line or (line[9:] and line in row["text"])), -1
        )
        if at < 0:
            return Row(row["text"], labels_of(row), row["file"], self.titles.get(row["file"], ""))
        before, after = (document.text[slice(*span)] if span else "" for span in self._beside(row["file"])[at])
        return self._row(row["file"], row["text"], labels_of(row), at, before, after)

    def _passage(self, file: str, start: int, end: int, labels: frozenset[str]) -> Row:
        """A sentence or paragraph; before a sentence stands what its paragraph says before it."""
        document, layout = self._read(file)
        at = next(i for i, paragraph in enumerate(layout.paragraphs) if start < paragraph.end)
        paragraph = layout.paragraphs[at]
        above, below = self._beside(file)[at]
        before = (paragraph.start, start) if paragraph.start < start else above or (0, 0)
        after = (end, paragraph.end) if end < paragraph.end else below or (0, 0)
        text = document.text
        return self._row(file, text[start:end], labels, at, text[slice(*before)], text[slice(*after)])

    def _row(self, file: str, text: str, labels: frozenset[str], at: int, before: str, after: str) -> Row:
        """A row whose text is, or stands in, the paragraph of that number."""
        layout = self._read(file)[1]
        headings: list[str] = []
        section = layout.sections[layout.paragraphs[at].section]
        while True:
            if section.heading and section.heading not in text:
                headings.append(section.heading)
            if section.parent is None:
                break
            section = layout.sections[section.parent]
        return Row(text, labels, file, self.titles.get(file, ""), "\n".join(headings), before, after)


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def long_lines(path: Path) -> set[str]:
    return {normalise(line.strip()) for line in path.read_text("utf-8-sig").split("\n") if len(line.strip()) >= 30}


def labels_of(row: dict[str, Any]) -> frozenset[str]:
    return with_parents({*row["themes"], *row["sub"]})


def pieces(text: str) -> Iterator[str]:
    """A text's lines, long ones cut between sentences."""
    for line in text.split("\n"):
        piece = ""
        for sentence in re.findall(r"[^。；！？]+[。；！？]?", line.strip()):
            piece += sentence
            if len(piece) >= PIECE:
                yield piece
                piece = ""
        if len(piece) >= SHORTEST:
            yield piece


def words_of(texts: Iterable[str]) -> set[str]:
    """The words that stand in enough of the texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({normalise(word.text) for word in segment(text)})
    return {word for word, count in counts.items() if count >= FEWEST and WORD.fullmatch(word)}


def listed_terms(path: Path) -> dict[str, list[str]]:
    """The terms written for the themes, by their ids; `none` has those of texts without a theme."""
    listed: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, terms = line.split("\t")
            listed[name] = [normalise(term) for term in terms.split(" ")]
    listed.pop("id")
    return listed


def seeds() -> dict[str, list[str]]:
    return {sub.id: [normalise(seed) for seed in sub.seeds] for theme in taxonomy() for sub in theme.subs}


def memberships(terms: Sequence[str], lists: dict[str, list[str]], labels: Sequence[str]) -> Any:
    """Terms by labels: 1 where a label's list, or that of one of its sub-themes, has the term."""
    numbers, columns = {term: i for i, term in enumerate(terms)}, {label: i for i, label in enumerate(labels)}
    matrix = sp.lil_matrix((len(terms), len(labels)))
    for name, listed in lists.items():
        for label in (name, name.partition(".")[0]):
            for term in listed:
                if term in numbers:
                    matrix[numbers[term], columns[label]] = 1
    return matrix.tocsr()


def vocabulary(texts: Sequence[str], rows: Sequence[Row], labels: Sequence[str]) -> Vocabulary:
    """Terms: words of the texts and rows, seeds and written terms. Side columns: vectors of the texts, the lists."""
    lists = listed_terms(TERMS)
    written_terms = {term for listed in (*lists.values(), *seeds().values()) for term in listed if 2 <= len(term) <= 8}
    terms = tuple(sorted(words_of([*texts, *(row.text for row in rows)]) | written_terms))
    cut = [piece for text in texts for piece in pieces(text)] or [row.text for row in rows]
    standing = incidence(cut, terms)
    rarity = rarity_of(standing)
    side = [OF_SEEDS * memberships(terms, seeds(), labels), OF_TERMS * memberships(terms, lists, [*labels, "none"])]
    if texts:
        vectors = vectors_of(standing)
        sample = incidence([row.text for row in rows], terms) @ sp.diags(rarity)
        lengths = np.maximum([len(row.text) for row in rows], 30) ** -0.35
        spread = np.sqrt((np.square(sp.diags(lengths) @ sample @ vectors)).sum(axis=1).mean())
        side.append(sp.csr_matrix(vectors * LENGTH_OF_VECTORS / spread))
    return Vocabulary(terms, rarity, sp.hstack(side).tocsr())


def vectors_of(standing: Any) -> Any:
    """Vectors of length 1, alike for terms that stand in pieces with the same others: the singular vectors of positive
    pointwise mutual information (Levy, Goldberg and Dagan 2015)."""
    counts = (standing.astype(np.float32).T @ standing.astype(np.float32)).tocoo()
    kept = (counts.row != counts.col) & (counts.data > 1)
    rows, columns, together = counts.row[kept], counts.col[kept], counts.data[kept]
    often = np.asarray(standing.sum(axis=0)).ravel()
    information = np.log(together * standing.shape[0] / (often[rows] * often[columns]))
    above = information > 0
    matrix = sp.csr_matrix((information[above], (rows[above], columns[above])), shape=counts.shape)
    left, values, _right = randomized_svd(matrix, VECTORS, random_state=0, n_iter=2)
    vectors = left * np.sqrt(values)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def hash_of(rows: Sequence[Row], texts: Sequence[str]) -> str:
    """The hash of all that the table is learnt from."""
    made = hashlib.sha256()
    for row in rows:
        around = [row.title, row.heading, row.before, row.after]
        made.update(json.dumps([row.text, sorted(row.labels), *around, row.first, row.judged]).encode())
    for part in (*texts, TERMS.read_text("utf-8"), json.dumps(seeds())):
        made.update(part.encode())
    return made.hexdigest()


def names() -> dict[str, str]:
    """The labels with their names: the themes, then the sub-themes."""
    return {theme.id: theme.zh for theme in taxonomy()} | {sub.id: sub.zh for t in taxonomy() for sub in t.subs}


def build(shared: Path | None) -> str:
    """Return the text of the table."""
    # a sentence that speaks of 该厂 tells its theme only with its headline, which single sentences are learnt with
    own = [replace(row, text=f"{row.title} {row.text}".strip()) for row in read_labelled(OWN)]
    source = Shared(shared) if shared else None
    rows, texts = (list(source.rows()), list(source.texts())) if source else ([], [])
    made = {
        "by": "python tools/train_themes.py",
        "from": f"{len(own)} sentences of the project; shared: {len(rows)} rows, {len(texts)} unlabelled texts",
        "sha256": hash_of([*own, *rows], texts),
    }
    words = vocabulary(texts, [*own, *rows], list(names()))
    model, _measured = train(rows or own, names(), words, extra=own if rows else (), made=made)
    print(f"{len(model.weights)} terms; cross-validation {model.made['cross_validation']}", file=sys.stderr)
    return written(model)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="the shared folder, if there is one"
    )
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args()
    with threadpool_limits(limits=1):  # several threads add up in an order of their own, and the last digits differ
        text = build(options.shared if options.shared.is_dir() else None)
    options.output.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""Compare the summary with the lead, SnowNLP's and TextRank's at equal length; print Markdown tables.

    python benchmarks/summaries.py [--shared DIR] [--items 300]

Coverage: what share of the gold figures stands in the chosen sentences, each weighed by its salience (and each
alike); what share of the article's gold themes is carried by the paragraphs they come from. Redundancy: the mean over
the chosen sentences of the greatest share of character pairs that another chosen sentence has too. Every method gets
as many characters as our summary of the same article has; its last sentence is cut off there. Headline: ROUGE-L (Lin
2004, by characters, F1) of one sentence against the title of a news item that the text does not hold.
"""

import argparse
import csv
import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from snownlp import SnowNLP

import reformtext as rt
from reformtext.reading import facts_for, read_manifest

ROOT = Path(__file__).parents[1]
Gold = Mapping[str, Sequence[dict[str, Any]]]
Ranking = Callable[[rt.Analysis], list[int]]  # indices of sentences, the best first
_DAMPING = 0.85


def body(analysis: rt.Analysis) -> list[int]:
    """The sentences that are prose."""
    return [i for i, one in enumerate(analysis.sentences) if not analysis.paragraphs[one.paragraph].heading]


def text_of(analysis: rt.Analysis, index: int) -> str:
    """A sentence's text."""
    sentence = analysis.sentences[index]
    return analysis.document.text[sentence.start : sentence.end]


def ours(analysis: rt.Analysis) -> list[int]:
    """The sentences of our summary."""
    return list(analysis.summary.sentences)


def lead(analysis: rt.Analysis) -> list[int]:
    """The sentences in the order of the text."""
    return body(analysis)


def snownlp(analysis: rt.Analysis) -> list[int]:
    """SnowNLP.summary: TextRank over BM25 similarities; its sentences are clauses, so ours are ranked by theirs."""
    indices = body(analysis)
    text = "\n".join(text_of(analysis, i) for i in indices)
    ranked = SnowNLP(text).summary(50)
    order: list[int] = []
    for clause in ranked:
        for i in indices:
            if clause in text_of(analysis, i) and i not in order:
                order.append(i)
                break
    return order or indices


def textrank(analysis: rt.Analysis) -> list[int]:
    """TextRank (Mihalcea and Tarau 2004) over TF-IDF cosines of our words."""
    indices = body(analysis)
    if len(indices) < 2:
        return indices
    words = [[word.text for word in rt.words(text_of(analysis, i))] for i in indices]
    vectors: csr_matrix = TfidfVectorizer(analyzer=lambda tokens: tokens).fit_transform(words)
    weights = (vectors @ vectors.T).toarray()
    np.fill_diagonal(weights, 0)
    sums = weights.sum(axis=1, keepdims=True)
    step = np.divide(weights, sums, out=np.full_like(weights, 1 / len(indices)), where=sums > 0)
    rank = np.full(len(indices), 1 / len(indices))
    for _ in range(60):
        rank = (1 - _DAMPING) / len(indices) + _DAMPING * step.T @ rank
    return [indices[i] for i in np.argsort(-rank, kind="stable")]


METHODS: dict[str, Ranking] = {"reformtext": ours, "lead": lead, "SnowNLP.summary": snownlp, "TextRank": textrank}


def within(analysis: rt.Analysis, ranking: Sequence[int], characters: int) -> list[tuple[int, int]]:
    """The spans of the first sentences of a ranking that fill so many characters."""
    spans = []
    for i in ranking:
        start, end = analysis.sentences[i].start, analysis.sentences[i].end
        end = min(end, start + characters)
        if end > start:
            spans.append((start, end))
        characters -= end - start
    return spans


def inside(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a span lies within one of others."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def pairs(text: str) -> set[str]:
    """The character pairs of a text."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


def redundancy(analysis: rt.Analysis, spans: Sequence[tuple[int, int]]) -> float:
    """How much the chosen sentences repeat each other."""
    sets = [pairs(analysis.document.text[start:end]) for start, end in spans]
    shares = [
        max((len(one & other) / len(one) for j, other in enumerate(sets) if j != i), default=0.0)
        for i, one in enumerate(sets)
        if one
    ]
    return mean(shares) if shares else 0.0


def measures(analysis: rt.Analysis, spans: Sequence[tuple[int, int]], figures: Any, themes: Any) -> dict[str, float]:
    """Coverage and redundancy of one summary."""
    salience = {(figure.start, figure.end): figure.salience for figure in analysis.figures}
    gold = [(row["start"], row["end"]) for row in figures if not row.get("optional")]
    weights = [salience.get(span, 0.3) for span in gold]
    told = [inside(span, spans) for span in gold]
    starts = [0]
    for line in analysis.document.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    carried: set[str] = set()
    wanted: set[str] = set()
    for row in themes:
        start, end = starts[row["line"]], starts[row["line"] + 1]
        wanted |= set(row["themes"])
        if any(start < b and a < end for a, b in spans):
            carried |= set(row["themes"])
    result = {"redundancy": redundancy(analysis, spans)}
    if gold and sum(weights):
        result["figures, by salience"] = sum(w for w, t in zip(weights, told, strict=True) if t) / sum(weights)
        result["figures"] = mean(told)
    if wanted:
        result["themes"] = len(carried) / len(wanted)
    return result


def rouge_l(one: str, other: str) -> float:
    """F1 of the longest common subsequence of characters, white space and punctuation left out."""
    a, b = ([c for c in text if c.isalnum()] for text in (one, other))
    row = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for j, y in enumerate(b):
            diagonal, row[j + 1] = row[j + 1], diagonal + 1 if x == y else max(row[j + 1], row[j])
    return 2 * row[-1] / (len(a) + len(b)) if a and b else 0.0


def grouped(path: Path) -> Gold:
    """The rows of a gold file by document."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["doc"], []).append(row)
    return found


def coverage(title: str, texts: Path, gold: Path, manifest: Path) -> None:
    """Print the table of one collection."""
    known = read_manifest(manifest)
    figures, themes = grouped(gold / "figures.jsonl"), grouped(gold / "themes.jsonl")
    rows: dict[str, list[dict[str, float]]] = {name: [] for name in METHODS}
    for path in sorted(path for path in texts.iterdir() if path.stem in figures):
        analysis = rt.analyze(rt.read(path, facts=facts_for(known, path)))
        size = sum(len(text_of(analysis, i)) for i in analysis.summary.sentences)
        for name, method in METHODS.items():
            spans = within(analysis, method(analysis), size)
            rows[name].append(measures(analysis, spans, figures[path.stem], themes.get(path.stem, [])))
    columns = ("figures, by salience", "figures", "themes", "redundancy")
    print(f"\n{title}: {len(rows['lead'])} articles\n")
    print("| method | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
    for name, found in rows.items():
        cells = [f"{mean(row[column] for row in found if column in row):.3f}" for column in columns]
        print(f"| {name} | " + " | ".join(cells) + " |")


def headline(folder: Path, table: Path, items: int) -> None:
    """Print how near one sentence comes to the title that editors gave the item."""
    with table.open(encoding="utf-8", newline="") as file:
        titles = {row["file"]: row["title"] for row in csv.DictReader(file)}
    names = sorted(name for name in titles if "快讯" not in titles[name])
    random.Random(20240101).shuffle(names)
    scores: dict[str, list[float]] = {name: [] for name in METHODS}
    for name in names:
        if len(scores["lead"]) == items:
            break
        analysis = rt.analyze(rt.read(folder / name))
        if not analysis.summary.sentences:  # an item of pictures only
            continue
        for method, rank in METHODS.items():
            if method == "reformtext":
                start, end = analysis.summary.lead or (0, 0)
                sentence = analysis.document.text[start:end]
            else:
                sentence = text_of(analysis, rank(analysis)[0])
            scores[method].append(rouge_l(sentence, titles[name]))
    print(f"\nOne sentence against the title: {len(scores['lead'])} news items\n\n| method | ROUGE-L |\n|---|---|")
    for method, found in scores.items():
        print(f"| {method} | {mean(found):.3f} |")


def main() -> None:
    """Print the tables of what is here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--items", type=int, default=300)
    options = parser.parse_args()
    own = ROOT / "corpus"
    if (own / "gold" / "figures.jsonl").exists():
        coverage("The project's articles", own / "articles", own / "gold", own / "manifest.jsonl")
    dev = options.shared / "gold" / "dev"
    if dev.is_dir():
        coverage("gold/dev", dev / "texts", dev, dev / "documents.jsonl")
        corpus = options.shared / "corpus"
        headline(corpus / "news", corpus / "news.csv", options.items)


if __name__ == "__main__":
    main()

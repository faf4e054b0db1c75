"""How well tones are told, beside a majority baseline and SnowNLP's stock sentiment.

    python benchmarks/tone.py [--shared DIR]

Cross-validation is on the project's own sentences, in five parts; the real sentences of the shared folder were never
learnt from. SnowNLP's sentiment knows no tones: above 0.6 it is read as achievement, below 0.4 as problem, between
them as neutral.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from reformtext.resources.tone import labelled_sentences
from reformtext.tone import TONES, learn, tokens

ROOT = Path(__file__).resolve().parents[1]
Rows = Sequence[tuple[str, str]]


def scores(gold: Sequence[str], found: Sequence[str]) -> str:
    """Accuracy, macro F1 and the F1 of each tone, as cells of a table."""
    right, golden, given = Counter(g for g, f in zip(gold, found, strict=True) if g == f), Counter(gold), Counter(found)
    of_tones = [2 * right[tone] / max(1, golden[tone] + given[tone]) for tone in TONES]
    cells = [sum(right.values()) / len(gold), sum(of_tones) / len(TONES), *of_tones]
    return " | ".join(f"{cell:.3f}" for cell in cells)


def learnt(rows: Rows) -> Callable[[str], str]:
    """Return what tells a sentence's tone, learnt from these rows."""
    classifier, known = learn(rows)  # type: ignore[arg-type]
    return lambda sentence: str(classifier.classify([token for token in tokens(sentence) if token in known])[0])


def stock(sentence: str) -> str:
    """SnowNLP's sentiment read as a tone."""
    from snownlp import SnowNLP

    value = SnowNLP(sentence).sentiments
    return "achievement" if value > 0.6 else "problem" if value < 0.4 else "neutral"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    own: list[tuple[str, str]] = list(labelled_sentences())
    random.Random(3).shuffle(own)
    print("| sentences | method | accuracy | macro F1 | " + " | ".join(TONES) + " |\n" + "|---" * 9 + "|")
    gold, found = [], []
    for fold in range(5):
        tell = learnt([row for i, row in enumerate(own) if i % 5 != fold])
        gold += [tone for tone, _sentence in own[fold::5]]
        found += [tell(sentence) for _tone, sentence in own[fold::5]]
    print(f"| own, {len(own)}, five parts | reformtext | {scores(gold, found)} |")
    path = options.shared / "gold" / "tone_dev.jsonl"
    if path.exists():
        real = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        gold = [row["tone"] for row in real]
        most = Counter(gold).most_common(1)[0][0]
        methods: dict[str, Callable[[str], str]] = {
            "reformtext": learnt(own),
            "the most frequent tone": lambda _sentence: str(most),
            "SnowNLP's sentiment": stock,
        }
        for name, tell in methods.items():
            print(f"| real, {len(real)} | {name} | {scores(gold, [tell(row['text']) for row in real])} |")


if __name__ == "__main__":
    main()

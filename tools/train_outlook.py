"""Learn which terms look back (a report's review) and which look ahead (its plan); write resources/outlook_terms.tsv.

Weak supervision: the headings of whole work reports say which sections review and which plan (一、2023年工作回顾,
二、2024年工作安排); a sparse logistic regression over terms of their sentences gives each term its weight. Reports
that stand in the gold data are left out. Usage:

    python tools/train_outlook.py REPORTS_DIR REPORTS.csv GOLD_DOCUMENTS.jsonl
"""

import argparse
import csv
import json
import random
import re
import sys
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from reformtext.figures.sides import SENTENCE, normalise
from reformtext.resources.outlook import DIGIT, EDGE

BACK = re.compile("回顾|过去|年来|成就|执行情况|完成情况|回首")
AHEAD = re.compile("安排|任务|目标|今年|重点|明年|今后|建议|展望|总体要求|部署|主要工作|工作意见")
HEADING = re.compile(r"(?:#+\s*|\*\*)*[一二三四五六七八九]、")
TERM = re.compile(
    rf"{re.escape(EDGE)}?[\u4e00-\u9fff{DIGIT}%]{{2,5}}{re.escape(EDGE)}?"
    rf"|{re.escape(EDGE)}?[了将要已获让共][\u4e00-\u9fff]?"
)
TABLE = Path(__file__).parents[1] / "src" / "reformtext" / "resources" / "outlook_terms.tsv"


def section_label(heading: str, year: int) -> int | None:
    """1 where a heading opens a plan, 0 where a review, None where it does not say."""
    years = [int(found) for found in re.findall(r"((?:19|20)\d\d)年", heading)]
    back = bool(BACK.search(heading)) or bool(years and max(years) == year - 1)
    ahead = bool(AHEAD.search(heading) and not years) or bool(years and max(years) >= year)
    return None if back == ahead else int(ahead)


def sentences(folder: Path, table: Path, gold: Path) -> list[tuple[str, int, str]]:
    """The sentences of labelled sections: (normalised text, label, report)."""
    skip = {(row["place"], row["published"][:4]) for row in map(json.loads, gold.read_text("utf-8").splitlines())}
    found: list[tuple[str, int, str]] = []
    for row in csv.DictReader(table.read_text("utf-8-sig").splitlines()):
        if row["level"] == "stat_bulletin" or (row["place"], row["year"]) in skip or not row["year"].isdigit():
            continue
        label: int | None = None
        for line in (folder / row["file"]).read_text("utf-8").split("\n"):
            stripped = line.strip()
            if HEADING.match(stripped) and len(stripped) < 60:
                said = section_label(stripped, int(row["year"]))
                # a plan runs on over headings that do not say; a review may have ended
                own_house = re.search("建设|政府自身", stripped) and said is None
                label = said if said is not None else None if own_house or label == 0 else label
            elif label is not None and len(stripped) >= 15:
                found += [(normalise(s), label, row["file"]) for s in SENTENCE.findall(stripped) if len(s) > 8]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--strength", type=float, default=0.3)
    options = parser.parse_args()
    rows = sentences(options.reports, options.table, options.gold)
    files = sorted({row[2] for row in rows})
    random.Random(0).shuffle(files)
    held = set(files[::4])
    for part in ("held-out", "all"):
        train = [row for row in rows if part == "all" or row[2] not in held]
        vectorizer = CountVectorizer(analyzer="char", ngram_range=(1, 7), min_df=20, binary=True)
        matrix = vectorizer.fit_transform(row[0] for row in train)
        names = vectorizer.get_feature_names_out()
        keep = np.array([bool(TERM.fullmatch(n)) and not n.strip(EDGE).isdigit() for n in names])
        model = LogisticRegression(
            C=options.strength,
            class_weight="balanced",
            penalty="l1",
            solver="liblinear",
            random_state=0,
            max_iter=200,
            tol=1e-3,
        )
        model.fit(matrix[:, keep], [row[1] for row in train])
        if part == "held-out":
            test = [row for row in rows if row[2] in held]
            scores = model.decision_function(vectorizer.transform(row[0] for row in test)[:, keep])
            right = np.mean((scores > 0) == np.array([row[1] for row in test]))
            print(f"{len(train)} sentences, held out {len(test)}: accuracy {right:.3f}", file=sys.stderr)
    weights = [(float(w), str(n)) for w, n in zip(model.coef_[0], names[keep], strict=True) if abs(w) >= 0.03]
    lines = [
        "# Which terms look ahead (positive) and which back; ^ is a clause's edge, 0 any number.",
        "# Made by tools/train_outlook.py",
        f"# from the sections of {len(files)} work reports, {len(rows)} sentences; held-out accuracy {right:.3f}.",
        "term\tweight",
        f"(bias)\t{float(model.intercept_[0]):.3f}",
        *(f"{name}\t{weight:.3f}" for weight, name in sorted(weights, key=lambda row: (row[0], row[1]))),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(weights)} terms → {TABLE.name}", file=sys.stderr)


if __name__ == "__main__":
    main()

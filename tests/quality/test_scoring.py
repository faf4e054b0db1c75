"""The scoring of the project: its rules, and the same numbers as the scorers that came with the development set."""

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import scoring
from collection import Collection


def figure(start: int, end: int, **fields: Any) -> dict[str, Any]:
    known = {"kind": "count", "value": "3", "low": "3", "high": "3", "modifier": "exact", "unit": "个", "change": ""}
    known |= {"subject": "项目", "status": "actual", "period": None, "optional": False}
    return known | {"start": start, "end": end, "text": "改" * (end - start)} | fields


TEXT = "改" * 40


def test_figures_match_one_to_one_best_overlap_first() -> None:
    gold = [figure(0, 5), figure(10, 15)]
    scores = scoring.figure_scores(
        scoring.figure_outcomes("a", TEXT, gold, [figure(3, 6), figure(0, 5), figure(20, 22)])
    )
    assert scores.found == scoring.Counts(right=1, spurious=2, missed=1)
    assert scores.fields["span"] == 1.0


def test_optional_gold_costs_nothing() -> None:
    gold = [figure(0, 5, optional=True), figure(10, 15, optional=True)]
    scores = scoring.figure_scores(scoring.figure_outcomes("a", TEXT, gold, [figure(0, 5)]))
    assert scores.found == scoring.Counts()


def test_a_wrong_field_costs_the_quantity_or_only_the_record() -> None:
    gold = [figure(0, 5), figure(10, 15)]
    found = [figure(0, 5, unit="项"), figure(10, 15, status="target")]
    scores = scoring.figure_scores(scoring.figure_outcomes("a", TEXT, gold, found))
    assert (scores.found.right, scores.quantity.right, scores.record.right) == (2, 1, 0)


def test_a_misquoted_figure_is_spurious() -> None:
    scores = scoring.figure_scores(scoring.figure_outcomes("a", TEXT, [figure(0, 5)], [figure(0, 5, text="别的")]))
    assert (scores.misquoted, scores.found) == (1, scoring.Counts(spurious=1, missed=1))


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("value", "1/3", "1/3", True),
        ("value", ["10.9", "51.3"], ["10.90", "51.3"], True),
        ("value", None, "3", False),
        ("unit", "％", "%", True),
        ("unit", "人", "名", False),
        ("subject", "农村低保标准", "低保标准", True),
        ("subject", "城市低保标准", "财政收入", False),
        ("subject", "", "项目", False),
        ("period", [2014, 2024], {"start": "2020", "end": "2024-10-01", "text": ""}, True),
        ("period", None, {"start": "2020", "end": "2020"}, False),
    ],
)
def test_fields_agree_as_annotators_would_say(field: str, one: object, other: object, same: bool) -> None:
    assert scoring.agree(field, {field: one}, {field: other}) is same


def test_themes_are_scored_by_line() -> None:
    text = "教育\n\n医疗"
    paragraphs = [
        {"start": 0, "end": 2, "themes": [{"id": "livelihood.education"}]},
        {"start": 4, "end": 6, "themes": [{"id": "livelihood.education"}, {"id": "macro_economy"}]},
    ]
    gold = [
        {"line": 0, "themes": ["livelihood"], "sub": ["livelihood.education"]},
        {"line": 2, "themes": ["livelihood"], "sub": ["livelihood.health"]},
    ]
    top = scoring.theme_scores(scoring.theme_outcomes(text, gold, paragraphs))
    sub = scoring.theme_scores(scoring.theme_outcomes(text, gold, paragraphs, sub=True))
    assert (top.lines, round(top.micro, 3), top.first) == (2, 0.8, 1.0)
    assert (round(sub.micro, 3), sub.first) == (0.5, 0.5)


def test_mentions_are_scored_by_type_without_marks_at_their_ends() -> None:
    text = "推进“归雁兴菏”行动，张三表示"
    gold = [
        {"start": 2, "end": 10, "type": "initiative", "role": None},
        {"start": 11, "end": 13, "type": "person", "role": "市长"},
    ]
    found = [
        {"type": "initiative", "spans": [[3, 7]], "role": None},
        {"type": "person", "spans": [[11, 13], [0, 2]], "role": "市长"},
    ]
    scores = scoring.mention_scores([(text, gold, found)])
    assert scores["initiative"].counts == scoring.Counts(spurious=1, missed=1)  # half of it is not enough
    assert scores["person"] == scoring.MentionScores(scoring.Counts(1, 1, 0), 1, 1)


@pytest.fixture(scope="module")
def passages(shared: Path) -> Collection:
    folder = shared / "gold" / "dev"
    return Collection(folder / "texts", folder / "documents.jsonl", folder)


@pytest.fixture(scope="module")
def saved(passages: Collection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The analyses of the passages as a file, in the order of their names."""
    path = tmp_path_factory.mktemp("analyses") / "analyses.jsonl"
    lines = (json.dumps(passages.analyses[name], ensure_ascii=False) for name in sorted(passages.documents))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def published(shared: Path, name: str, *options: object) -> dict[str, Any]:
    command = [
        sys.executable,
        shared / "tools" / name,
        "--texts",
        shared / "gold" / "dev" / "texts",
        "--json",
        *options,
    ]
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", check=True)
    return dict(json.loads(run.stdout.splitlines()[0]))


def printing(saved: Path, gold: Path) -> str:
    """A command that prints the saved analyses of the documents of a gold file, whatever files it is given."""
    documents = sorted(scoring.read_gold(gold))
    code = (
        "import json, sys; rows = map(json.loads, open(sys.argv[1], encoding='utf-8')); "
        f"[print(json.dumps(row)) for row in rows if row['document']['path'].split('/')[-1][:-4] in {documents}]"
    )
    return f"{shlex.quote(sys.executable)} -c {shlex.quote(code)} {shlex.quote(str(saved))}"


def test_figures_score_as_the_published_scorer_says(shared: Path, passages: Collection, saved: Path) -> None:
    theirs = published(shared, "score_figures.py", "--gold", passages.gold / "figures.jsonl", "--predictions", saved)
    ours = scoring.figure_scores(passages.figures())
    assert (ours.gold, ours.misquoted) == (theirs["gold"], theirs["misquoted"])
    for name, counts in (("found", ours.found), ("quantity", ours.quantity), ("record", ours.record)):
        assert [round(part, 4) for part in (counts.precision, counts.recall, counts.f1)] == list(theirs[name].values())
    assert {name: round(share, 4) for name, share in ours.fields.items()} == theirs["fields"]


def test_themes_score_as_the_published_scorer_says(shared: Path, passages: Collection, saved: Path) -> None:
    gold = passages.gold / "themes.jsonl"
    for level in ("top", "sub"):
        command = printing(saved, gold)
        theirs = published(shared, "score_themes.py", "--gold", gold, "--level", level, "--command", command)
        ours = passages.themes(sub=level == "sub")
        assert (ours.lines, ours.labels) == (theirs["lines"], theirs["labels"])
        shares = [round(part, 4) for part in (ours.micro, ours.macro, ours.first)]
        assert shares == [theirs[name] for name in ("micro_f1", "macro_f1", "first_theme_found")]


def test_mentions_score_as_the_published_scorer_says(shared: Path, passages: Collection, saved: Path) -> None:
    gold = passages.gold / "mentions.jsonl"
    theirs = published(shared, "score_mentions.py", "--gold", gold, "--command", printing(saved, gold))
    for name, score in passages.mentions().items():
        ours = [round(part, 4) for part in (score.counts.precision, score.counts.recall, score.counts.f1)]
        assert ours == [theirs[name][part] for part in ("precision", "recall", "f1")], name
        if name == "person":
            assert [score.roles_right, score.roles] == theirs[name]["roles_right"]

"""The gold of the sample articles is well made: it quotes the text and keeps to the specification's vocabulary."""

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from collection import Collection

from reformtext import model
from reformtext.resources.taxonomy import taxonomy

FILES = ("figures.jsonl", "mentions.jsonl", "second/figures.jsonl")
BOUNDS = {  # which bounds each modifier asserts; a range and a vague numeral have both
    "exact": (True, True),
    "over": (True, False),
    "under": (False, True),
    "about": (False, False),
    "range": (True, True),
    "vague": (True, True),
}


def rows(samples: Collection, name: str) -> Iterator[dict[str, Any]]:
    path = samples.gold / name
    if not path.exists():
        pytest.skip(f"no {name} yet")
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def test_each_article_is_in_the_manifest_and_has_gold(samples: Collection) -> None:
    listed = [json.loads(line)["file"] for line in samples.manifest.read_text(encoding="utf-8").splitlines()]
    assert sorted(listed) == sorted(path.name for path in samples.documents.values())
    for name in ("figures.jsonl", "themes.jsonl", "mentions.jsonl"):
        assert {row["doc"] for row in rows(samples, name)} == set(samples.documents)


@pytest.mark.parametrize("name", FILES)
def test_gold_quotes_the_text(samples: Collection, name: str) -> None:
    for row in rows(samples, name):
        text = samples.analyses[row["doc"]]["document"]["text"]
        assert text[row["start"] : row["end"]] == row["text"], row


@pytest.mark.parametrize("name", ("figures.jsonl", "second/figures.jsonl"))
def test_figures_of_gold_are_well_formed(samples: Collection, name: str) -> None:
    ends: dict[str, int] = {}
    for row in rows(samples, name):
        assert row["start"] >= ends.get(row["doc"], 0), f"overlaps the one before: {row}"
        ends[row["doc"]] = row["end"]
        for field, values in (("kind", model.Kind), ("change", model.Change), ("status", model.Status)):
            assert row[field] in get_args(values), row
        low, high = BOUNDS[row["modifier"]]
        assert (row["low"] is not None, row["high"] is not None) == (low, high), row
        assert (row["value"] is None) == (row["modifier"] in ("range", "vague")), row


def test_mentions_of_gold_have_known_types(samples: Collection) -> None:
    for row in rows(samples, "mentions.jsonl"):
        assert row["type"] in get_args(model.MentionType), row


def test_themes_of_gold_are_in_the_taxonomy(samples: Collection) -> None:
    tops = {theme.id for theme in taxonomy()}
    subs = {sub.id for theme in taxonomy() for sub in theme.subs}
    for row in rows(samples, "themes.jsonl"):
        assert set(row["themes"]) <= tops, row
        assert set(row["sub"]) <= subs, row
        assert {name.partition(".")[0] for name in row["sub"]} <= set(row["themes"]), row

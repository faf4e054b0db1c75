"""The labels of passages of the shared folder: places and ids, no words; ids of the taxonomy, places that are there."""

import csv
from pathlib import Path

from reformtext.reading import read
from reformtext.resources.taxonomy import taxonomy

TABLE = Path(__file__).parents[2] / "corpus" / "training" / "theme_labels.tsv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_labels_are_of_the_taxonomy_and_no_passage_stands_twice() -> None:
    ids = {theme.id for theme in taxonomy()} | {sub.id for theme in taxonomy() for sub in theme.subs}
    places = [(row["file"], int(row["start"]), int(row["end"])) for row in rows()]
    assert len(places) > 3000 and sorted(set(places)) == places
    assert all(start < end for _file, start, end in places)
    assert {label for row in rows() for label in row["labels"].split()} <= ids
    assert any(not row["labels"] for row in rows())


def test_the_passages_stand_in_the_shared_texts(shared: Path) -> None:
    for row in rows()[::200]:
        path = next(path for part in ("news", "reports") if (path := shared / "corpus" / part / row["file"]).exists())
        text = read(path).text
        assert text[int(row["start"]) : int(row["end"])].strip()
        assert int(row["end"]) <= len(text)

"""The shipped taxonomy is whole, its flat seeds agree with it, and a user's own is checked line by line."""

from pathlib import Path

import pytest

from reformtext.errors import ResourceError
from reformtext.model import Document
from reformtext.resources.taxonomy import (
    cap_majors,
    load_taxonomy,
    seed_table,
    taxonomy,
)
from reformtext.structure import divide
from reformtext.themes import tag

OWN = """\
[[theme]]
id = "water"
zh = "用水"

  [[theme.sub]]
  id = "water.price"
  zh = "水价"
  seeds = ["水价", "阶梯", "计量"]
  ambiguous = ["阶梯", "计量"]

[[theme]]
id = "sky"
seeds = ["观星"]
"""


def test_fifteen_themes_ninety_sub_themes_each_named_and_coded() -> None:
    subs = [sub for theme in taxonomy() for sub in theme.subs]
    assert (len(taxonomy()), len(subs)) == (15, 90)
    for sub in subs:
        assert sub.zh and sub.en and sub.seeds and sub.gov_cn and sub.cap_major, sub.id
        assert set(sub.cap_major) <= set(cap_majors()), sub.id


def test_own_taxonomy_works_at_once(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    text = "水价改革落地。\n大家去观星。\n阶梯教室。"
    document = Document(text, ((0, len(text)),))
    tags, themes = tag(document, divide(document), seed_table(load_taxonomy(path)))
    assert [[found.id for found in each] for each in tags] == [["water.price"], ["sky"], []]
    assert [theme.zh for theme in themes] == ["用水", "sky"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('id = "water"', 'id = "wa ter"', 2, "one word without a dot"),
        ('id = "water.price"', 'id = "air.price"', 6, "water.name"),
        ('id = "sky"', 'id = "water"', 12, "stands twice"),
        ('"水价", "阶梯"', '"水价", ""', 8, "no seed"),
        ('"水价", "阶梯"', '"水价", "水价"', 8, "stands twice"),
        ('ambiguous = ["阶梯", "计量"]', 'ambiguous = ["梯子"]', 9, "not among the seeds"),
        ('ambiguous = ["阶梯", "计量"]', "ambiguous = [1]", 9, "texts only"),
        ('seeds = ["观星"]', "", 12, "neither seeds nor"),
        ('seeds = ["观星"]', 'seed = ["观星"]', 13, "no field 'seed'"),
        ('seeds = ["观星"]', 'seeds = "观星"', 13, "must be a list"),
        ('seeds = ["观星"]', 'seeds = ["观星]', 13, "not TOML"),
        ('seeds = ["观星"]', 'seeds = ["观星"', 13, "not TOML"),
    ],
)
def test_faults_name_their_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    path = tmp_path / "own.toml"
    assert old in OWN
    path.write_text(OWN.replace(old, new), "utf-8")
    with pytest.raises(ResourceError, match=rf"own\.toml.*line {line}\b") as caught:
        load_taxonomy(path)
    assert says in str(caught.value)


def test_no_taxonomy_there(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no taxonomy can be read"):
        load_taxonomy(tmp_path / "none.toml")
    (tmp_path / "empty.toml").write_text("", "utf-8")
    with pytest.raises(ResourceError, match=r"no \[\[theme\]\] table"):
        load_taxonomy(tmp_path / "empty.toml")

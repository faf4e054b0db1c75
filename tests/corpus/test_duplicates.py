"""Reprints: grouped, marked, and all still there."""

import random
from pathlib import Path

import pytest

import reformtext as rt
from reformtext.corpus import duplicates
from reformtext.corpus.duplicates import HASHES, KINDS, groups, record

from .conftest import article, write_rows
from .stores import make

# As docs/batch.md has it.
EACH_ONCE = "same_text.fillna(article) == article and near_text.fillna(article) == article"


def test_reprints_are_marked_and_none_is_dropped(tmp_path: Path) -> None:
    first, other = article(1, 12), article(2, 12)
    reprint = "本网讯：" + first.replace("第1项改革", "这项改革") + "（编辑：某某）\n"
    texts = [other, first, "", reprint, first, first + other, "短讯。", "短讯。"]
    table = write_rows(tmp_path / "t.jsonl", [{"text": text} for text in texts])
    manifest = make(tmp_path / "store", table)
    found = rt.open_store(tmp_path / "store").articles
    assert found.query(EACH_ONCE)["article"].tolist() == [0, 1, 5, 6]
    articles = found.set_index("article")
    assert len(articles) == 7
    assert articles["same_text"].dropna().to_dict() == {1: 1, 4: 1, 6: 6, 7: 6}
    assert articles["near_text"].dropna().to_dict() == {1: 1, 3: 1, 4: 1}
    assert (manifest["counts"]["same_text"], manifest["counts"]["near_text"]) == (2, 2)


def jaccard(one: str, other: str) -> float:
    runs = [{text[at : at + 5] for at in range(len(text) - 4)} for text in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


@pytest.mark.parametrize(("kept", "marked"), [(0.97, True), (0.6, False)])
def test_what_counts_as_near_is_a_jaccard_similarity(tmp_path: Path, kept: float, marked: bool) -> None:
    chance = random.Random(7)
    letters = [chr(0x4E00 + chance.randrange(3000)) for _ in range(3000)]
    text = "".join(letters)
    other = "".join(letters[: int(len(letters) * kept)]) + "".join(reversed(letters[int(len(letters) * kept) :]))
    assert (jaccard(text, other) >= duplicates.SIMILAR) == marked
    table = write_rows(tmp_path / "t.jsonl", [{"text": text}, {"text": other}])
    assert make(tmp_path / "store", table)["counts"]["near_text"] == int(marked)


def records(path: Path, signatures: list[list[int]]) -> Path:
    whole = (b"".join(value.to_bytes(4, "little") for value in values) for values in signatures)
    path.write_bytes(b"".join(record(number.to_bytes(32, "little"), near) for number, near in enumerate(whole, 1)))
    return path


@pytest.mark.parametrize("at_once", [duplicates._COMPARED, 2])
def test_groups_are_those_of_comparing_all_with_all(
    tmp_path: Path, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "_COMPARED", at_once)
    chance = random.Random(3)
    signatures: list[list[int]] = []
    for _ in range(40):
        base = [chance.randrange(1, 2**32) for _ in range(HASHES)]
        for _ in range(chance.randrange(1, 5)):
            changed = chance.choice((0, 5, 12, 60, 100))
            signatures.append([*base[: HASHES - changed], *(chance.randrange(1, 2**32) for _ in range(changed))])
    chance.shuffle(signatures)
    found = groups(records(tmp_path / "s", signatures), KINDS["near_text"]).tolist()
    names = list(range(len(signatures)))
    for one, first in enumerate(signatures):
        for other in range(one):
            alike = sum(a == b for a, b in zip(first, signatures[other], strict=True)) / HASHES
            if alike >= duplicates.SIMILAR:
                low, high = sorted((names[one], names[other]))
                names = [low if name == high else name for name in names]
    wanted = [name if names.count(name) > 1 else -1 for name in names]
    assert found == wanted
    assert max(found) >= 0


def test_thousands_of_copies_are_one_group_and_short_texts_none(tmp_path: Path) -> None:
    path = records(tmp_path / "s", [[5] * HASHES] * 3000 + [[0] * HASHES] * 10)
    assert groups(path, KINDS["near_text"]).tolist() == [0] * 3000 + [-1] * 10
    assert groups(path, KINDS["same_text"]).tolist() == [-1] * 3010
    assert groups(records(tmp_path / "none", []), KINDS["same_text"]).tolist() == []

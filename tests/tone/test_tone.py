"""The tone of sentences: cases, a floor by cross-validation on the project's own sentences, the command."""

import json
import random
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

import reformtext as rt
from reformtext.cli import main
from reformtext.model import ToneName
from reformtext.resources.tone import labelled_sentences
from reformtext.tone import TONES, classify, learn, tokens

CASES = Path(__file__).parents[1] / "cases" / "tone.tsv"
ARTICLE = """一、去年工作

一年来，全市新增就业5.2万人，增长4.1%，完成了年度目标。

二、存在问题

产业结构不优的问题仍突出。
"""


def rows() -> list[list[str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def macro_f1(gold: list[str], found: list[str]) -> float:
    right, golden, given = Counter(g for g, f in zip(gold, found, strict=True) if g == f), Counter(gold), Counter(found)
    return sum(2 * right[tone] / max(1, golden[tone] + given[tone]) for tone in TONES) / len(TONES)


@pytest.mark.parametrize(("name", "tone", "sentence"), rows(), ids=[row[0] for row in rows()])
def test_sentences_have_the_tone_of_the_table(name: str, tone: str, sentence: str) -> None:
    assert classify([sentence])[0][0] == tone


def test_two_hundred_sentences_of_each_tone_were_written() -> None:
    counts = Counter(tone for tone, _sentence in labelled_sentences())
    assert set(counts) == set(get_args(ToneName)) == set(TONES)
    assert min(counts.values()) >= 200
    assert len({sentence for _tone, sentence in labelled_sentences()}) == sum(counts.values())


def test_sentences_held_out_are_told_apart() -> None:
    order = list(labelled_sentences())
    random.Random(3).shuffle(order)
    gold: list[str] = []
    found: list[str] = []
    for fold in range(5):
        held = order[fold::5]
        classifier, known = learn([row for i, row in enumerate(order) if i % 5 != fold])
        gold += [tone for tone, _sentence in held]
        found += [classifier.classify([t for t in tokens(sentence) if t in known])[0] for _tone, sentence in held]
    assert macro_f1(gold, found) >= 0.77


def test_real_sentences_are_told_apart(shared: Path) -> None:
    gold = [json.loads(line) for line in (shared / "gold" / "tone_dev.jsonl").read_text("utf-8").splitlines()]
    found = [tone for tone, _score in classify([row["text"] for row in gold])]
    assert macro_f1([row["tone"] for row in gold], [str(tone) for tone in found]) >= 0.65


def test_every_sentence_has_a_tone_and_the_shares_are_of_the_prose() -> None:
    a = rt.analyze(ARTICLE)
    assert [tag.sentence for tag in a.tone.sentences] == list(range(len(a.sentences)))
    shares = dict(a.tone.shares)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-3)
    assert shares["problem"] > 0
    assert shares["achievement"] > shares["problem"]
    frame = a.to_frame("tone")
    assert list(frame["tone"].cat.categories) == list(get_args(ToneName))
    assert len(frame) == len(a.sentences)


def test_nothing_of_any_text_breaks_it() -> None:
    assert len(classify(["", "。", "\u3000", "abc", "！" * 500, "增" * 5000])) == 6
    assert rt.analyze("一、\n").tone.shares == tuple((tone, 0.0) for tone in TONES)


@pytest.mark.parametrize("form", ["json", "text", "md", "html"])
def test_the_command_tells_it_where_it_is_asked_for(form: str, tmp_path: Path) -> None:
    (article := tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")

    def run(*more: str) -> str:  # in this process, where the classifier has been learnt
        assert main(["analyze", str(article), "--format", form, "-o", str(tmp_path / "out"), *more]) == 0
        return (tmp_path / "out").read_text(encoding="utf-8")

    told = run("--tone")
    if form == "json":
        import jsonschema

        fields = json.loads(told)
        jsonschema.validate(fields, rt.schema())
        assert {tag["tone"] for tag in fields["tone"]["sentences"]} >= {"problem", "achievement"}
        assert "tone" not in json.loads(run())
    else:
        assert "问题 " in told
        assert "语气" not in run()

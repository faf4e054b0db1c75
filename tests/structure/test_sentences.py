"""Where sentences end."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.structure.sentences import split_sentences

CASES = Path(__file__).parents[1] / "cases" / "structure_sentences.tsv"
MARKS = st.text(st.sampled_from("改革3A。！？….．；：，“”‘’\"'（）()《》【】[]!? 　的等"), max_size=60)


def rows() -> list[tuple[str, str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [(name, pieces) for name, pieces in (line.split("\t") for line in lines if not line.startswith("#"))][1:]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(("name", "pieces"), rows(), ids=[name for name, _ in rows()])
def test_sentences_end_where_the_table_says(name: str, pieces: str) -> None:
    assert cut(pieces.replace("|", "")) == [piece.strip() for piece in pieces.split("|") if piece]


@given(MARKS)
def test_sentences_tile_their_line_but_for_white_space(text: str) -> None:
    line = text.strip()
    end = 0
    for start, stop in split_sentences(line, 0, len(line)):
        assert not line[end:start].strip()
        assert line[start:stop] == line[start:stop].strip() != ""
        end = stop
    assert not line[end:].strip()


@given(MARKS)
def test_no_sentence_is_only_marks_where_the_line_has_words(text: str) -> None:
    sentences = cut(text.strip())
    if any(c.isalnum() for c in text):
        assert all(any(c.isalnum() for c in sentence) for sentence in sentences)
    else:
        assert len(sentences) <= 1


@given(MARKS, MARKS)
def test_a_line_is_cut_alike_wherever_it_stands(before: str, text: str) -> None:
    line = text.strip()
    offset = len(before)
    moved = split_sentences(before + line + "尾。", offset, offset + len(line))
    assert [(start - offset, end - offset) for start, end in moved] == split_sentences(line, 0, len(line))


def test_a_lost_closing_mark_does_not_swallow_the_text() -> None:
    assert len(cut("他说：“" + "改革要落实。" * 100)) == 100


def test_a_speech_longer_than_a_sentence_is_divided() -> None:
    assert len(cut("他说：“" + "改革一定要落到实处。" * 40 + "”")) == 40


def test_work_grows_with_the_text_and_not_faster(counted_work) -> None:  # type: ignore[no-untyped-def]
    for unit in ("“", "（改”", '"改。', "改。”", "改革。", "…", "(", "。", "等……"):
        small, large = unit * 500, unit * 2000
        work = counted_work(lambda text=small: split_sentences(text, 0, len(text)))
        assert counted_work(lambda text=large: split_sentences(text, 0, len(text))) <= 5 * work + 200

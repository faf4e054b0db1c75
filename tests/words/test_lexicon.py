"""The shipped lexicon and a user's files."""

import pickle
from pathlib import Path

import pytest

from reformtext.errors import LexiconError
from reformtext.resources.endings import term_endings
from reformtext.resources.files import read_rows
from reformtext.resources.lexicon import load_lexicon, policy_lexicon
from reformtext.words import segment


def write(folder: Path, content: str | bytes, name: str = "own.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def test_the_shipped_table_is_clean() -> None:
    rows = read_rows("policy_terms.tsv")
    terms = [term for term, _tag in rows]
    assert len(terms) >= 1500
    assert len(set(terms)) == len(terms)
    assert all(term == "".join(term.split()) and len(term) >= 2 for term in terms)
    assert {tag for _term, tag in rows} <= {"n", "nz", "ns", "nt", "l"}


def test_full_and_short_names_of_regions_are_terms() -> None:
    lexicon = policy_lexicon()
    assert all(
        name in lexicon
        for name in ("菏泽市", "菏泽", "定陶区", "巨野县", "呼和浩特市", "凉山彝族自治州", "粤港澳大湾区")
    )
    assert lexicon.terms["菏泽市"].tag == "ns"
    assert lexicon.terms["菏泽市委"].tag == "nt"


def test_full_width_forms_are_the_same_term() -> None:
    assert "５Ｇ基站" in policy_lexicon()


def test_own_terms_are_added(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeff# 本地词\n归雁兴菏\tnz\r\n\n  六必访  \r三张榜\tn\n")
    lexicon = load_lexicon([path])
    assert {term: lexicon.terms[term].tag for term in ("归雁兴菏", "六必访", "三张榜")} == {
        "归雁兴菏": "nz",
        "六必访": "nz",
        "三张榜": "n",
    }
    assert len(lexicon) == len(policy_lexicon()) + 3
    assert "六必访" in [word.text for word in segment("推行六必访制度", lexicon=lexicon)]


def test_own_tag_wins(tmp_path: Path) -> None:
    lexicon = load_lexicon([write(tmp_path, "链长制\tnx\n")])
    assert [word.tag for word in segment("链长制", lexicon=lexicon)] == ["nx"]


def test_no_files_is_the_shipped_lexicon(tmp_path: Path) -> None:
    assert load_lexicon([]) is policy_lexicon()
    assert load_lexicon([write(tmp_path, "# nothing\n")]) is policy_lexicon()


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("归雁\n\tn\n", 2, "a tag without a term"),
        ("归雁\tn\tv\n", 1, "3 cells"),
        ("归\u0000雁\n", 1, "control character"),
        ("归雁\t名词\n", 1, "is no word of letters"),
        ("归雁\tn\n# x\n归雁\tv\n", 3, "tagged v, and n before"),
        ("归雁兴菏" * 40 + "\n", 1, "160 characters"),
        ("归雁\n".encode() + b"\xff\xfe\n", 2, "not UTF-8"),
    ],
)
def test_bad_lines_are_reported_by_number(tmp_path: Path, content: str | bytes, line: int, says: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(LexiconError) as caught:
        load_lexicon([path])
    assert str(path) in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert says in str(caught.value)


def test_conflicts_between_files_are_reported(tmp_path: Path) -> None:
    first, second = write(tmp_path, "归雁\tn\n", "a.txt"), write(tmp_path, "归雁\tv\n", "b.txt")
    with pytest.raises(LexiconError, match=r"b\.txt, line 1"):
        load_lexicon([first, second])
    assert "归雁" in load_lexicon([first, first])


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        load_lexicon([tmp_path / "none.txt"])
    with pytest.raises(LexiconError, match="cannot be read"):
        load_lexicon([tmp_path])


def test_endings_are_checked() -> None:
    assert term_endings()["强县"].left == {"n", "vn", "nz"}


def test_a_term_can_be_sent_to_another_process() -> None:
    term = policy_lexicon().terms["链长制"]
    assert pickle.loads(pickle.dumps(term)) == term

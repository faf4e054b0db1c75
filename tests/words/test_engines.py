"""The two engines give the same words and tags; either serves alone, quietly."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reformtext.words import segment
from reformtext.words.engines import VARIABLE, default_engine, load_engine

from .conftest import CASES

ROOT = Path(__file__).parents[2]
HAN = st.text(
    st.sampled_from("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工改革推进深化"),
    max_size=40,
)
RARE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=20)


@pytest.fixture
def no_rjieba(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    monkeypatch.delenv(VARIABLE, raising=False)
    default_engine.cache_clear()
    load_engine.cache_clear()
    yield
    default_engine.cache_clear()
    load_engine.cache_clear()


def own_texts() -> list[str]:
    paths = [
        *CASES.glob("*.tsv"),
        *sorted((ROOT / "corpus" / "articles").glob("*.txt")),
        *sorted((ROOT / "docs").glob("*.md")),
    ]
    return [path.read_bytes().decode("utf-8", "replace") for path in paths]


def same(text: str) -> bool:
    return segment(text, engine=load_engine("rjieba")) == segment(text, engine=load_engine("jieba"))


@given(st.one_of(HAN, RARE, st.text(max_size=30)))
@settings(max_examples=200)
def test_engines_agree_on_any_text(text: str) -> None:
    pytest.importorskip("rjieba")
    assert same(text)


def test_engines_agree_on_texts_of_the_repository() -> None:
    pytest.importorskip("rjieba")
    texts = own_texts()
    assert sum(map(len, texts)) > 5000
    assert all(map(same, texts))


def test_engines_agree_on_news() -> None:
    pytest.importorskip("rjieba")
    folder = Path(os.environ.get("REFORMTEXT_SHARED", ROOT.parent / "shared")) / "corpus" / "news"
    if not folder.exists():
        pytest.skip("no folder of shared data")
    paths = sorted(folder.glob("*.txt"))[::10]
    assert [path.name for path in paths if not same(path.read_text("utf-8"))] == []


@pytest.mark.usefixtures("no_rjieba")
def test_jieba_serves_where_rjieba_is_not_installed() -> None:
    assert default_engine().name == "jieba"
    assert [word.text for word in segment("推进链长制改革")] == ["推进", "链长制", "改革"]


def test_the_environment_can_name_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    default_engine.cache_clear()
    monkeypatch.setenv(VARIABLE, "jieba")
    assert default_engine().name == "jieba"
    default_engine.cache_clear()
    monkeypatch.setenv(VARIABLE, "thulac")
    with pytest.raises(ValueError, match="no segmenter 'thulac'"):
        default_engine()
    default_engine.cache_clear()


def test_jieba_is_quiet_and_leaves_no_cache_file(tmp_path: Path) -> None:
    code = "from reformtext.words import segment, keywords; segment('推进改革'); keywords('推进改革', 3)"
    environment = {
        **os.environ,
        VARIABLE: "jieba",
        "TMPDIR": str(tmp_path),
        "TEMP": str(tmp_path),
        "TMP": str(tmp_path),
    }
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", code], env=environment, capture_output=True, check=True)
    assert (run.stdout, run.stderr) == (b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_importing_words_imports_no_segmenter() -> None:
    code = "import sys, reformtext.words; print([m for m in ('jieba', 'rjieba', 'pandas') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "[]"

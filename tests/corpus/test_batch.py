"""The store: what it holds, that it does not depend on workers or interruptions, and what is refused."""

import contextlib
import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import reformtext as rt
from reformtext.corpus import chunks, datasets, files, merging, settings, store
from reformtext.corpus.batch import FirstFailureError, Progress
from reformtext.corpus.chunks import Chunk
from reformtext.corpus.job import Job
from reformtext.corpus.sources import Item

from .conftest import article, write_rows, write_zip
from .stores import content, make


@pytest.fixture
def mixed(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every kind of input, in several chunks."""
    monkeypatch.setattr(chunks, "SMALLEST", 5000)
    numbers = iter(range(100, 300))
    zipped = write_zip(tmp_path / "z.zip", {f"{n}.txt": article(next(numbers), 2) for n in range(5)})
    tables = [
        write_rows(tmp_path / f"t{suffix}", [{"text": article(next(numbers), 2), "id": f"n{n}"} for n in range(5)])
        for suffix in (".jsonl", ".csv", ".parquet")
    ]
    return [folder, tmp_path / "语料" / "?.txt", zipped, *tables, tmp_path / "missing.txt"]


def test_a_store_holds_what_the_analyses_hold(tmp_path: Path, mixed: list[Path]) -> None:
    manifest = make(tmp_path / "store", *mixed, id_column="id")
    kept = rt.open_store(tmp_path / "store")
    results = list(rt.analyze_all(mixed, id_column="id"))
    analyses = [result for result in results if isinstance(result, rt.Analysis)]
    datasets_of_frames = ("figures", "themes", "tags", "mentions", "sentences")
    frames = rt.frames(analyses, ("documents", *datasets_of_frames))
    for name, frame in (("articles", "documents"), *((name, name) for name in datasets_of_frames)):
        found = kept.frame(name)
        wanted = frames[frame]
        assert found[list(wanted.columns)].equals(wanted), name
        assert found["article"].is_monotonic_increasing
    texts = kept.articles.set_index("article")["text"]
    for tag in kept.tags.dropna(subset="spans").itertuples():
        spans = [span.partition("-") for span in tag.spans.split("|")]
        assert [texts[tag.article][int(start) : int(end)] for start, _, end in spans] == tag.terms.split("|")
        assert all(tag.start <= int(start) < int(end) <= tag.end for start, _, end in spans)
    assert kept.tags["terms"].notna().any()
    assert kept.articles["text"].tolist() == [analysis.document.text for analysis in analyses]
    assert kept.articles["article"].tolist() == [n for n, r in enumerate(results) if isinstance(r, rt.Analysis)]
    assert kept.articles["id"].dropna().tolist() == [f"n{n}" for n in range(5)] * 3
    failures = [result for result in results if isinstance(result, rt.Failure)]
    assert kept.failures["message"].tolist() == [failure.message for failure in failures]
    assert manifest["counts"]["failures"] == 3
    assert manifest["counts"]["articles"] == len(analyses) == 25
    assert [path["articles"] for path in manifest["inputs"]] == [3, 2, 5, 5, 5, 5, 0]
    assert [path["failures"] for path in manifest["inputs"]] == [1, 1, 0, 0, 0, 0, 1]
    assert all(len(path["sha256"]) == 64 for path in manifest["inputs"][:-1])


def test_the_manifests_hashes_can_be_made_with_sha256sum(tmp_path: Path, folder: Path) -> None:
    import hashlib

    alone = folder / "a.txt"
    manifest = make(tmp_path / "store", folder / "乙", alone)
    inner = folder / "乙" / "d.md"
    listing = f"{hashlib.sha256(inner.read_bytes()).hexdigest()}  {inner}\n"
    assert manifest["inputs"][0]["sha256"] == hashlib.sha256(listing.encode()).hexdigest()
    assert manifest["inputs"][1]["sha256"] == hashlib.sha256(alone.read_bytes()).hexdigest()


def test_parts_and_row_groups_are_cut_by_bytes_alone(
    tmp_path: Path, mixed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyarrow import parquet

    make(tmp_path / "one", *mixed)
    monkeypatch.setattr(merging, "_ROW_GROUP", 3_000)
    monkeypatch.setattr(merging, "_FILE", 30_000)
    manifest = make(tmp_path / "many", *mixed)
    assert len(manifest["datasets"]["figures"]) > 2
    many, one = rt.open_store(tmp_path / "many"), rt.open_store(tmp_path / "one")
    assert parquet.ParquetFile(many.files("figures")[0]).num_row_groups > 1
    assert many.figures.equals(one.figures)
    assert sum(batch.num_rows for batch in many.batches("figures", ["article"])) == len(one.figures)
    schemas = {parquet.read_schema(path) for path in many.files("figures")}
    assert schemas == {datasets.schema("figures")}


def test_an_empty_corpus_gives_a_store_with_typed_empty_datasets(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    make(tmp_path / "store", tmp_path / "a.txt")
    kept = rt.open_store(tmp_path / "store")
    assert kept.figures.empty
    assert kept.figures.dtypes["value_float"] == "float64"
    assert kept.failures["message"].tolist() == [f"{tmp_path / 'a.txt'}: empty"]
    with pytest.raises(ValueError, match="choose one of articles, figures"):
        kept.frame("words")


def test_an_own_lexicon_gives_keywords(tmp_path: Path, folder: Path) -> None:
    terms = tmp_path / "terms.txt"
    terms.write_text("归雁工程\n", encoding="utf-8")
    (folder / "a.txt").write_text("归雁工程带动就业。归雁工程扩面。", encoding="utf-8")
    make(tmp_path / "store", folder / "a.txt", lexicons=(str(terms),))
    assert "归雁工程" in rt.open_store(tmp_path / "store").articles["keywords"][0].split("|")
    terms.write_text("归雁工程\n链主\n", encoding="utf-8")
    with pytest.raises(rt.StoreError, match="lexicon was"):
        make(tmp_path / "store", folder / "a.txt", lexicons=(str(terms),))
    with pytest.raises(rt.LexiconError, match=r"none\.txt"):
        make(tmp_path / "other", folder, lexicons=(str(tmp_path / "none.txt"),))


def test_own_themes_tag_the_store_as_they_do_an_article(tmp_path: Path, folder: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[theme]]\nid = "water"\nzh = "水利"\nseeds = ["水库"]\n', encoding="utf-8")
    path = folder / "a.txt"
    path.write_text("全县除险加固水库12座。", encoding="utf-8")
    make(tmp_path / "store", path, themes=str(own))
    store, themes = rt.open_store(tmp_path / "store"), rt.load_themes(own)
    assert store.themes["theme"].tolist() == ["water"]
    assert store.figures["themes"].tolist() == ["water"]
    (found,) = rt.analyze_all(path, themes=themes)
    assert isinstance(found, rt.Analysis)
    assert [theme.id for theme in found.themes] == ["water"]
    texts = pd.DataFrame({"text": [path.read_text(encoding="utf-8")]})
    assert rt.analyze_partition(texts, dataset="themes", themes=themes)["theme"].tolist() == ["water"]
    own.write_text(own.read_text(encoding="utf-8").replace("水利", "治水"), encoding="utf-8")
    with pytest.raises(rt.StoreError, match="themes was"):
        make(tmp_path / "store", path, themes=str(own))
    with pytest.raises(rt.ResourceError, match=r"none\.toml"):
        make(tmp_path / "other", folder, themes=str(tmp_path / "none.toml"))


def test_duckdb_reads_the_store_in_one_line(tmp_path: Path, folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    make(tmp_path / "store", folder)
    sql = (
        f"SELECT kind, count(*), avg(value_float) FROM '{tmp_path}/store/figures/*.parquet' GROUP BY kind ORDER BY kind"
    )
    found = duckdb.sql(sql).fetchall()
    figures = rt.open_store(tmp_path / "store").figures
    assert [(kind, count) for kind, count, _mean in found] == sorted(
        (kind, int((figures["kind"] == kind).sum())) for kind in figures["kind"].unique()
    )


class Stop(Exception):  # noqa: N818 - an interruption, no error
    """Ends a run from within."""


class Crash(BaseException):
    """Stands for the end of the process: nothing catches it."""


def crashing(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, at: int) -> list[int]:
    """Make the at-th call of a function crash before it does anything; return the calls counted."""
    real: Callable[..., Any] = getattr(module, name)
    calls = [0]

    def count(*arguments: Any, **options: Any) -> Any:
        calls[0] += 1
        if calls[0] == at:
            raise Crash
        return real(*arguments, **options)

    monkeypatch.setattr(module, name, count)
    return calls


@pytest.fixture
def small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of two chunks."""
    monkeypatch.setattr(chunks, "SMALLEST", 2500)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"全市新增就业{ord(name[0])}万人。", encoding="utf-8")
    return folder


STEPS = ((os, "fsync"), (Path, "replace"), (shutil, "rmtree"), (Path, "unlink"), (Path, "mkdir"))


@pytest.mark.parametrize(("module", "name"), STEPS, ids=[name for _, name in STEPS])
def test_a_crash_at_any_step_on_the_disk_is_made_good(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    make(tmp_path / "whole", small)
    wanted = content(tmp_path / "whole")
    for at in itertools.count(1):
        place = tmp_path / f"store{at}"
        with monkeypatch.context() as patch:
            calls = crashing(patch, module, name, at)
            try:
                make(place, small)
            except Crash:
                with pytest.raises(rt.StoreError) if not (place / "manifest.json").exists() else _nothing():
                    rt.open_store(place)
            if calls[0] < at:
                break
        make(place, small)
        assert content(place) == wanted, at
        shutil.rmtree(place)
    assert at > 1


class _nothing:  # noqa: N801 - reads as a context
    def __enter__(self) -> None: ...
    def __exit__(self, *_error: object) -> None: ...


@pytest.mark.parametrize(("module", "name"), STEPS[1:4], ids=[name for _, name in STEPS[1:4]])
def test_a_crash_while_restarting_leaves_nothing_of_the_old_store(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    make(tmp_path / "whole", small, glob="*.md")
    wanted = content(tmp_path / "whole")
    make(tmp_path / "old", small)
    for at in itertools.count(1):
        place = tmp_path / f"store{at}"
        shutil.copytree(tmp_path / "old", place)
        with monkeypatch.context() as patch:
            calls = crashing(patch, module, name, at)
            with contextlib.suppress(Crash):
                make(place, small, glob="*.md", restart=True)
            if calls[0] < at:
                break
        make(place, small, glob="*.md", restart=not (place / "manifest.json").exists() or at == 1)
        assert content(place) == wanted
        shutil.rmtree(place)
    assert at > 1


def test_a_resumed_run_does_only_what_is_left(tmp_path: Path, mixed: list[Path]) -> None:
    def stop(progress: Progress) -> None:
        if progress.new > 10:
            raise Stop

    with pytest.raises(Stop):
        make(tmp_path / "store", *mixed, progress=Progress(stop))
    with pytest.raises(rt.StoreError, match="not finished"):
        rt.open_store(tmp_path / "store")
    progress = Progress()
    make(tmp_path / "store", *mixed, progress=progress)
    assert 0 < progress.new < 20
    assert progress.inputs == 28
    again = Progress()
    make(tmp_path / "store", *mixed, progress=again)
    assert again.new == 0
    make(tmp_path / "other", *mixed)
    assert content(tmp_path / "store") == content(tmp_path / "other")


def test_other_options_inputs_or_tables_are_refused_and_restart_begins_anew(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "store"
    make(place, folder)
    with pytest.raises(rt.StoreError, match=r'glob was null, is "\*.md"\); --restart'):
        make(place, folder, glob="*.md")
    with pytest.raises(rt.StoreError, match="inputs was"):
        make(place, folder / "a.txt")
    make(place, folder, glob="*.md", restart=True)
    assert len(rt.open_store(place).articles) == 1
    monkeypatch.setattr("reformtext.corpus.settings.resources", lambda: {"units.tsv": "0"})
    with pytest.raises(rt.StoreError, match=r"other tables: .*units\.tsv"):
        make(place, folder, glob="*.md")


@pytest.mark.parametrize("finished", [True, False])
def test_changed_inputs_are_refused(
    tmp_path: Path, folder: Path, finished: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "SMALLEST", 1)
    place = tmp_path / "store"

    def stop(progress: Progress) -> None:
        if progress.phase == "writing" and not finished:
            raise Stop

    try:
        make(place, folder, progress=Progress(stop))
    except Stop:
        assert not finished
    (folder / "b.txt").write_text(article(77), encoding="utf-8")
    with pytest.raises(rt.StoreError, match="inputs have changed"):
        make(place, folder)
    (folder / "b.txt").unlink()
    with pytest.raises(rt.StoreError, match="inputs have changed"):
        make(place, folder)
    make(place, folder, restart=True)
    assert len(rt.open_store(place).articles) == 2


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(rt.StoreError, match="not empty, and no store"):
        make(folder, folder / "a.txt", restart=True)
    assert (folder / "a.txt").exists()
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "manifest.json").write_text('{"mine": 1}', encoding="utf-8")
    with pytest.raises(rt.StoreError, match="no manifest of a store"):
        make(tmp_path / "x", folder)
    with pytest.raises(rt.StoreError, match="no store"):
        rt.open_store(folder)
    with pytest.raises(rt.StoreError, match="cannot be written"):
        make(folder / "a.txt" / "store", folder)


def test_the_store_inside_its_own_inputs_is_passed_over(tmp_path: Path, folder: Path) -> None:
    make(folder / "store", folder)
    with (folder / "store" / "note.txt").open("w") as file:
        file.write("全市新增就业3万人。")
    assert make(folder / "store", folder)["counts"]["inputs"] == 4


def test_a_second_run_on_a_store_is_refused(tmp_path: Path, folder: Path) -> None:
    with store.workshop(tmp_path / "store"), pytest.raises(rt.StoreError, match="another run is writing this store"):
        make(tmp_path / "store", folder)
    make(tmp_path / "store", folder)


def test_fail_fast_ends_at_a_failure_and_again_when_resumed(tmp_path: Path, folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(FirstFailureError, match=r"c\.txt: empty"):
            make(tmp_path / "store", folder, fail_fast=True)
    assert make(tmp_path / "store", folder)["counts"]["articles"] == 3


def test_a_full_disk_is_one_clear_error_and_workers_do_not_show_in_the_store(tmp_path: Path, mixed: list[Path]) -> None:
    resource = pytest.importorskip("resource")
    place = tmp_path / "store"
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (9_000, limit[1])
    )  # files may grow to no more: as a full disk, at some chunk
    try:
        with pytest.raises(rt.StoreError, match=r"cannot be written \(.*\); what is finished is kept"):
            make(place, *mixed, workers=2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert not list(place.rglob("*.part"))
    make(place, *mixed, workers=2)
    make(tmp_path / "other", *mixed)
    assert content(place) == content(tmp_path / "other")


def test_whatever_goes_wrong_with_one_input_is_its_failure(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("reformtext.pipeline.analyze", broken)
    make(tmp_path / "store", folder)
    failures = rt.open_store(tmp_path / "store").failures
    assert failures["error"].tolist() == ["RecursionError", "RecursionError", "ReadError", "RecursionError"]
    assert "cannot be analysed (too deep)" in failures["message"][0]


class DyingJob(Job):
    """Ends the process at one input: as a fault in a library does, or a system short of memory."""

    def run(self, chunk: Chunk, at: Callable[[int], object] | None = None) -> Any:
        def dying(index: int) -> None:
            if at is not None:
                at(index)
            if chunk.items[index].name.endswith("b.txt") and not chunk.items[index].problem:
                os._exit(9)

        return super().run(chunk, dying)


def test_an_input_that_kills_workers_is_a_failure(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reformtext.corpus.batch.Job", DyingJob)
    monkeypatch.setattr(chunks, "SMALLEST", 1)
    manifest = make(tmp_path / "store", folder, workers=2)
    assert manifest["counts"]["articles"] == 2
    failures = rt.open_store(tmp_path / "store").failures
    died = failures[failures["message"].str.contains("processes die at it")]
    assert [Path(path).name for path in died["document"]] == ["b.txt"]


class UnreadableJob(Job):
    """Ends the process that is to begin with it."""

    def __reduce__(self) -> Any:
        return os._exit, (3,)


def test_workers_that_cannot_start_are_one_clear_error(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reformtext.corpus.batch.Job", UnreadableJob)
    monkeypatch.setattr(chunks, "SMALLEST", 1)
    with pytest.raises(rt.StoreError, match=r"processes die as they start \(exit code 3\)"):
        make(tmp_path / "store", folder, workers=2)


def test_chunks_neither_wait_for_a_huge_input_nor_drown_in_tiny_ones() -> None:
    tiny = [Item(0, f"{n}", "", size=10) for n in range(100_000)]
    sizes = [len(chunk.items) for chunk in chunks.chunks(tiny, "")]
    assert sum(sizes) == 100_000
    assert len(sizes) > 100
    done = 0
    for number, size in enumerate(sizes):
        assert number < 32 or size <= done / 16
        done += size
    huge = [*tiny[:3], Item(0, "huge", "", size=10**8), *tiny[:3]]
    assert [len(chunk.items) for chunk in chunks.chunks(huge, "")] == [3, 1, 3]
    assert [chunk.first for chunk in chunks.chunks(huge, "")] == [0, 3, 4]


def test_names_of_chunks_tell_changed_contents_and_options() -> None:
    def name(mark: str = "1", fingerprint: str = "a") -> str:
        return next(chunks.chunks([Item(0, "a", mark)], fingerprint)).name

    assert name() == name()
    assert len({name(), name(mark="2"), name(fingerprint="b")}) == 3


def test_a_written_file_is_whole_or_not_there(tmp_path: Path) -> None:
    def broken(_file: Any) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        files.write_whole(tmp_path / "a", broken)
    assert list(tmp_path.iterdir()) == []


def test_partitions_have_the_same_columns_whatever_they_hold() -> None:
    import pandas as pd

    frame = pd.DataFrame(
        {"body": [article(1), "", None, article(2)], "key": ["a", "b", "c", "d"], "published": "2024-05"}
    )
    for name in settings.DATASETS:
        with pytest.warns(UserWarning, match="2 of 4 texts failed") if name != "failures" else _nothing():
            full = rt.analyze_partition(frame, dataset=name, text_column="body", id_column="key")
        empty = rt.analyze_partition(frame.head(0), dataset=name, text_column="body", id_column="key")
        assert full.dtypes.equals(empty.dtypes), name
        assert set(full["document"]) <= ({"b", "c"} if name == "failures" else {"a", "d"})
        assert len(full) or name == "mentions"
    articles = rt.analyze_partition(frame.iloc[[0]], dataset="articles", text_column="body")
    assert articles["published"].tolist() == ["2024-05"]
    figures = rt.analyze_partition(frame.iloc[[0]], text_column="body")
    assert figures["text"].tolist() == [figure.text for figure in rt.analyze(article(1)).figures]
    with pytest.raises(ValueError, match="no column 'text'; it has body, key"):
        rt.analyze_partition(frame)
    with pytest.raises(ValueError, match="no dataset 'words'"):
        rt.analyze_partition(frame, dataset="words", text_column="body")
    with pytest.raises(TypeError, match="not list"):
        rt.analyze_partition([1])  # type: ignore[arg-type]


LEAN = (
    ("import reformtext.corpus.batch, reformtext.cli.batch", ("pandas", "sklearn", "jieba", "rich")),
    ("import reformtext as rt; rt.analyze('减贫3万人。')", ("pyarrow", "numpy", "rensa", "filelock")),
)


@pytest.mark.parametrize(("code", "unwanted"), LEAN)
def test_what_is_not_needed_is_not_imported(code: str, unwanted: tuple[str, ...]) -> None:
    code += f"; import sys; print([name for name in {unwanted} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_manifest_is_plain_json(tmp_path: Path, folder: Path) -> None:
    made = make(tmp_path / "store", folder)
    assert json.loads((tmp_path / "store" / "manifest.json").read_text(encoding="utf-8")) == made
    assert rt.open_store(tmp_path / "store").manifest == made
    assert "语料" in (tmp_path / "store" / "manifest.json").read_text(encoding="utf-8")

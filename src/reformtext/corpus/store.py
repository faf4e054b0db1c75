"""The store: a folder with the datasets, the manifest that says it is whole, and the finished chunks meanwhile.

manifest.json                     written last
articles/part-00000.parquet …     and so for every dataset, moved here whole when all chunks are done
.lock                             held while a run writes
.work/settings.json               what the run depends on
.work/chunks/NUMBER-HASH.chunk    the results of one chunk
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reformtext.corpus.files import remove, sync_folder, write_json, writing
from reformtext.corpus.settings import DATASETS, FORMAT, Settings, difference
from reformtext.errors import StoreError

if TYPE_CHECKING:
    import os

    import pandas as pd
    import pyarrow as pa

_MANIFEST, _LOCK, _WORK = "manifest.json", ".lock", ".work"


class Store:
    """A finished store. `articles`, `figures`, `themes`, `tags`, `mentions`, `sentences` and `failures` are DataFrames,
    read on first use; `frame` reads some columns, `batches` goes through what is too large for memory."""

    def __init__(self, folder: Path, manifest: Mapping[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest

    @cached_property
    def articles(self) -> "pd.DataFrame":
        """One row per article: what is known of it, its summary, its text, and which others have the same."""
        return self.frame("articles")

    @cached_property
    def figures(self) -> "pd.DataFrame":
        """One row per figure."""
        return self.frame("figures")

    @cached_property
    def themes(self) -> "pd.DataFrame":
        """One row per article and theme."""
        return self.frame("themes")

    @cached_property
    def tags(self) -> "pd.DataFrame":
        """One row per paragraph and theme, with the terms that made it and their offsets in the article's text."""
        return self.frame("tags")

    @cached_property
    def mentions(self) -> "pd.DataFrame":
        """One row per place at which something is named."""
        return self.frame("mentions")

    @cached_property
    def sentences(self) -> "pd.DataFrame":
        """One row per sentence."""
        return self.frame("sentences")

    @cached_property
    def failures(self) -> "pd.DataFrame":
        """One row per input that gave no article, with the reason."""
        return self.frame("failures")

    def frame(self, name: str, columns: Sequence[str] | None = None) -> "pd.DataFrame":
        """Return a dataset, or some columns of it; raises ValueError for a name that is none."""
        import pyarrow as pa
        from pyarrow import parquet

        from reformtext.corpus.datasets import frame

        tables = [parquet.read_table(path, columns=None if columns is None else list(columns))
                  for path in self.files(name)]  # fmt: skip
        return frame(name, pa.concat_tables(tables))

    def batches(self, name: str, columns: Sequence[str] | None = None) -> "Iterator[pa.RecordBatch]":
        """Yield a dataset's rows as Arrow batches, a part at a time."""
        from pyarrow import parquet

        for path in self.files(name):
            with parquet.ParquetFile(path) as file:
                yield from file.iter_batches(columns=None if columns is None else list(columns))

    def files(self, name: str) -> list[Path]:
        """Return a dataset's Parquet files in their order; raises ValueError for a name that is none."""
        datasets: Mapping[str, Sequence[Mapping[str, Any]]] = self.manifest["datasets"]
        if name not in datasets:
            raise ValueError(f"no dataset {name!r}: choose one of {', '.join(datasets)}")
        return [self.folder / str(part["file"]) for part in datasets[name]]

    def __repr__(self) -> str:
        counts = self.manifest["counts"]
        return f"<Store {self.folder}: {counts['articles']:,} articles, {counts['figures']:,} figures>"


def open_store(folder: "str | os.PathLike[str]") -> Store:
    """Return the store in a folder; raises StoreError where there is none or it is not finished."""
    place = Path(folder)
    manifest = _read_manifest(place)
    if manifest is None:
        if (place / _WORK).is_dir():
            raise StoreError(f"{place}: not finished; the same batch command goes on from where it stopped")
        raise StoreError(f"{place}: no store; reformtext batch PATH... -o {place} makes one")
    return Store(place, manifest)


class Workshop:
    """A store that is being made, by one run at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chunks = folder / _WORK / "chunks"
        self.merging = folder / _WORK / "merging"

    def manifest(self) -> dict[str, Any] | None:
        """Return the manifest of a finished store, else None."""
        return _read_manifest(self.folder)

    def begin(self, settings: Settings, *, restart: bool) -> None:
        """Make the store ready for a run with these settings; raises StoreError where it was begun with others."""
        work, told = self.folder / _WORK, self.folder / _WORK / "settings.json"
        manifest = self.manifest()
        before: Settings | None = None
        if manifest is not None:
            before = manifest
        elif told.is_file():
            before = json.loads(told.read_text(encoding="utf-8"))
        elif not work.is_dir() and any(path.name != _LOCK for path in self.folder.iterdir()):
            raise StoreError(f"{self.folder}: not empty, and no store; choose another folder")
        if before is not None and not restart:
            found = difference({key: before.get(key) for key in settings}, settings)
            if found:
                raise StoreError(f"{self.folder}: made with other settings ({found}); --restart makes it anew")
            if manifest is None:
                for path in self.chunks.glob("*.part"):
                    path.unlink()
            return
        self.clear()
        self.chunks.mkdir(parents=True, exist_ok=True)
        write_json(told, settings)

    def clear(self) -> None:
        """Remove everything that is ours. The work folder stays to the last: it says that the rest is ours."""
        work = self.folder / _WORK
        work.mkdir(exist_ok=True)
        (self.folder / _MANIFEST).unlink(missing_ok=True)
        self._remove_datasets()
        (work / "settings.json").unlink(missing_ok=True)
        remove(self.chunks)
        remove(self.merging)

    def finish(self, manifest: Mapping[str, Any]) -> None:
        """Move the merged datasets to their places and say that the store is whole."""
        self._remove_datasets()
        for name in manifest["datasets"]:
            (self.merging / name).replace(self.folder / name)
        sync_folder(self.folder)
        write_json(self.folder / _MANIFEST, manifest)
        self.tidy()

    def tidy(self) -> None:
        """Remove what a finished store no longer needs."""
        remove(self.folder / _WORK)

    def _remove_datasets(self) -> None:
        for name in DATASETS:
            remove(self.folder / name)


@contextmanager
def workshop(folder: Path) -> Iterator[Workshop]:
    """Open a folder for making a store in it; raises StoreError where another run does, or it cannot be written."""
    from filelock import FileLock, Timeout

    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreError(
                f"{folder}: another run is writing this store; wait for it or choose another folder"
            ) from error
    try:
        yield Workshop(folder)
    finally:
        lock.release()


def _read_manifest(folder: Path) -> dict[str, Any] | None:
    try:
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise StoreError(f"{folder / _MANIFEST}: cannot be read ({error})") from error
    if not isinstance(told, dict) or told.get("schema") != FORMAT:
        raise StoreError(f"{folder / _MANIFEST}: no manifest of a store of this version ({FORMAT})")
    return told

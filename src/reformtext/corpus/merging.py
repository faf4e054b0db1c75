"""The finished store of its chunks: datasets in files of sensible size, reprints marked, and what the manifest tells.

One pass over the keys finds the reprints, one over the results of each dataset writes it; none keeps more in memory
than a row group and some bytes an article.
"""

import array
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute
from pyarrow import parquet

from reformtext.corpus import duplicates
from reformtext.corpus.chunk_files import KEYS, read_table
from reformtext.corpus.datasets import MARKS, schema
from reformtext.corpus.files import sync_file, sync_folder
from reformtext.corpus.job import path_of
from reformtext.corpus.settings import DATASETS

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROW_GROUP = 4 * 2**20  # bytes in memory
_FILE = 512 * 2**20  # bytes in memory; on disk a third to a tenth of that


@dataclass(frozen=True, slots=True)
class Merged:
    """What the manifest tells of the datasets and of the paths they were made of."""

    counts: Mapping[str, int]
    files: Mapping[str, Sequence[Mapping[str, Any]]]
    inputs: Sequence[Mapping[str, Any]]


def merge(chunks: Path, names: Sequence[str], folder: Path, paths: Sequence[str], hashes: Mapping[str, str]) -> Merged:
    """Write the datasets of the chunks of these names, in their order, whose files lie in `chunks`, to `folder`.

    `paths` are those that were given, `hashes` the sha256 of the archives and tables among them.
    """
    inputs = [_Input(path, hashes.get(path)) for path in paths]
    counts = dict.fromkeys(("inputs", "characters"), 0)
    reprints = _Reprints(folder / "signatures")
    with reprints.file.open("wb") as records:
        for name in names:
            keys = read_table(path_of(chunks, name), KEYS)
            counts["inputs"] += len(keys)
            reprints.add(keys, records)
            for told in zip(
                *(keys[column].to_pylist() for column in ("source", "document", "sha256", "failed")), strict=True
            ):
                inputs[told[0]].add(*told[1:])
    reprints.group()
    files = {}
    for dataset in DATASETS:  # one after the other, so that the rows of one alone wait in memory for their row group
        writer = _Writer(dataset, folder)
        for name in names:
            path = path_of(chunks, name)
            table = read_table(path, dataset)
            if dataset == "articles":
                counts["characters"] += pa.compute.sum(table["chars"]).as_py() or 0
                table = reprints.marked(table, read_table(path, KEYS))
            writer.write(table)
        files[dataset] = writer.close()
    counts |= {name: sum(part["rows"] for part in parts) for name, parts in files.items()} | reprints.counts()
    reprints.file.unlink()
    return Merged(counts, files, [one.told() for one in inputs])


class _Reprints:
    """The groups of the articles of all chunks: added, grouped, and given out to them in the order of the chunks."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._numbers = array.array("q")
        self._groups: dict[str, NDArray[np.int64]] = {}
        self._done = 0

    def add(self, keys: pa.Table, records: BinaryIO) -> None:
        """Take in the keys of a chunk, writing its signatures to `records`."""
        for number, same, near in zip(
            *(keys[column].to_pylist() for column in ("article", "text_sha256", "minhash")), strict=True
        ):
            if same is not None:
                self._numbers.append(number)
                records.write(duplicates.record(same, near))

    def group(self) -> None:
        """Group what was added."""
        self._groups = {name: duplicates.groups(self.file, kind) for name, kind in duplicates.KINDS.items()}

    def marked(self, articles: pa.Table, keys: pa.Table) -> pa.Table:
        """Return the next articles with their marks."""
        start, self._done = self._done, self._done + len(articles)
        keys = keys.filter(pa.compute.invert(keys["failed"]))
        marks = {name: keys[name] for name in ("text_sha256", "minhash")}
        numbers = np.frombuffer(self._numbers or bytes(8), np.int64)
        for name, groups in self._groups.items():
            group = groups[start : self._done]
            marks[name] = _numbers(numbers[group], group >= 0)
        for name in MARKS:
            articles = articles.set_column(articles.schema.get_field_index(name), name, marks[name])
        return articles

    def counts(self) -> dict[str, int]:
        """Return how many articles have an earlier one of the same text, or of nearly the same."""
        order = np.arange(len(self._numbers))
        return {name: int(((groups >= 0) & (groups != order)).sum()) for name, groups in self._groups.items()}


def _numbers(values: "NDArray[np.int64]", valid: "NDArray[np.bool_]") -> pa.Array:
    """The numbers where they are valid, made of their bytes: pa.array() would load pandas for this."""
    buffers = [pa.py_buffer(np.packbits(valid, bitorder="little")), pa.py_buffer(values)]
    return pa.Array.from_buffers(pa.int64(), len(values), buffers)


@dataclass
class _Input:
    """One of the paths given: how many inputs came from it, and the hash of all of them."""

    path: str
    container: str | None
    articles: int = 0
    failures: int = 0
    itself: str | None = None
    listing: Any = field(default_factory=hashlib.sha256)

    def add(self, document: str, hashed: str | None, failed: bool) -> None:
        """Take in an input that came from this path."""
        self.failures += failed
        self.articles += not failed
        if document == self.path:
            self.itself = hashed
        self.listing.update(f"{hashed or '-'}  {document}\n".encode("utf-8", "surrogatepass"))

    def told(self) -> dict[str, Any]:
        """Return the path's entry in the manifest. A folder's hash is that of the lines that `sha256sum` would print
        for its inputs."""
        alone = self.container or self.itself
        several = alone is None and self.articles + self.failures > 0
        return {
            "path": self.path,
            "sha256": self.listing.hexdigest() if several and self.articles else alone,
            "articles": self.articles,
            "failures": self.failures,
        }


class _Writer:
    """Writes one dataset: row groups and files are cut where so many bytes are full, whatever the chunks."""

    def __init__(self, name: str, folder: Path) -> None:
        self._schema = schema(name)
        self._folder = folder / name
        self._folder.mkdir(parents=True)
        self._held: list[pa.Table] = []
        self._bytes = self._in_file = self._rows = 0
        self._parts: list[dict[str, Any]] = []
        self._open()

    def write(self, table: pa.Table) -> None:
        """Add rows."""
        self._held.append(table)
        self._bytes += table.nbytes
        if self._bytes >= _ROW_GROUP:
            self._flush()
            if self._in_file >= _FILE:
                self._end()
                self._open()

    def close(self) -> list[dict[str, Any]]:
        """End the dataset, which has a file also where it has no rows; return its files."""
        self._flush()
        self._end()
        sync_folder(self._folder)
        return self._parts

    def _open(self) -> None:
        self._path = self._folder / f"part-{len(self._parts):05}.parquet"
        self._file = parquet.ParquetWriter(self._path, self._schema, compression="zstd", version="2.6")
        self._in_file = self._rows = 0

    def _flush(self) -> None:
        if self._held:
            table = pa.concat_tables(self._held)
            self._file.write_table(table, row_group_size=max(1, len(table)))
            self._rows += len(table)
            self._in_file += self._bytes
            self._held, self._bytes = [], 0

    def _end(self) -> None:
        self._file.close()
        sync_file(self._path)
        size = self._path.stat().st_size
        self._parts.append({"file": f"{self._folder.name}/{self._path.name}", "rows": self._rows, "bytes": size})

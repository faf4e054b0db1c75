"""The results of a chunk as one file: it is there, whole, or it is not; its name is all a resumed run asks for.

The file holds Arrow streams one after the other: the keys, then the datasets in their order.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute

from reformtext.corpus.analysis import analyse
from reformtext.corpus.chunks import Chunk
from reformtext.corpus.datasets import DATASETS, Gathered
from reformtext.corpus.files import write_whole
from reformtext.model import Analysis, Failure
from reformtext.render import tables
from reformtext.resources.lexicon import Lexicon, Term, extended
from reformtext.themes import Tagger

_KEYWORDS = 10


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a chunk: for showing how far a run is, not for its results."""

    chunk: str
    inputs: int
    cost: int
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to every chunk: the same in any process, on any machine. `terms` are a user's own lexicon, `tagger`
    a user's own taxonomy or model."""

    terms: tuple[Term, ...] = ()
    tagger: Tagger | None = None

    def run(self, chunk: Chunk, at: Callable[[int], object] | None = None) -> tuple[bytes, Report]:
        """Return the results of a chunk as the bytes of its file, and what became of it; `at` hears of every input
        before it is begun."""
        gathered = Gathered(chunk.first)
        failures = []
        for index, item in enumerate(chunk.items):
            if at is not None:
                at(index)
            result = analyse(item, self.tagger)
            if isinstance(result, Failure):
                failures.append(result)
                gathered.add(item, result)
            else:
                gathered.add(item, result, self._keywords(result))
        return _encode(gathered), Report(chunk.name, len(chunk.items), chunk.cost, tuple(failures))

    def _keywords(self, analysis: Analysis) -> str | None:
        return keywords_of(analysis, _lexicon(self.terms)) if self.terms else None


def keywords_of(analysis: Analysis, lexicon: Lexicon) -> str | None:
    """Return the keywords of an article in one cell, the lexicon's terms kept whole.

    Cutting words costs more than all the rest together, so that it is done only for those who bring terms.
    """
    from reformtext.words import keywords

    return tables.joined(term for term, _weight in keywords(analysis.document.text, _KEYWORDS, lexicon))


def write_chunk(folder: Path, chunk: Chunk, data: bytes) -> None:
    """Put a chunk's file in its place."""
    write_whole(path_of(folder, chunk.name), lambda file: file.write(data))


def path_of(folder: Path, chunk: str) -> Path:
    """Return the path of a chunk's file."""
    return folder / f"{chunk}.arrow"


def failures_in(path: Path) -> list[str]:
    """Return the messages of the failures in a chunk's file."""
    if not pa.compute.any(keys_of(path)["failed"]).as_py():
        return []
    return [str(message) for name, table in tables_of(path) if name == "failures" for message in table["message"]]


def keys_of(path: Path) -> pa.Table:
    """Return the keys of a chunk's file, reading no further."""
    with path.open("rb") as file:
        return _read_stream(file)


def tables_of(path: Path) -> Iterator[tuple[str, pa.Table]]:
    """Yield the tables of a chunk's file: "keys", then the datasets."""
    with path.open("rb") as file:
        for name in ("keys", *DATASETS):
            yield name, _read_stream(file)


def _read_stream(file: BinaryIO) -> pa.Table:
    # One thread: the pieces are small, and every thread would keep memory of its own.
    return pa.ipc.open_stream(file, options=pa.ipc.IpcReadOptions(use_threads=False)).read_all()


def _encode(gathered: Gathered) -> bytes:
    buffer = io.BytesIO()
    options = pa.ipc.IpcWriteOptions(compression="zstd", use_threads=False)
    for table in (gathered.keys(), *(gathered.table(name) for name in DATASETS)):
        with pa.ipc.new_stream(buffer, table.schema, options=options) as writer:
            writer.write_table(table)
    return buffer.getvalue()


@cache
def _lexicon(terms: tuple[Term, ...]) -> Lexicon:
    return extended(terms)

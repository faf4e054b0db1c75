"""Who does the work: this process, processes of this machine, or a Dask cluster. Each turns chunks into files."""

import gc
import multiprocessing
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.abc import MetaPathFinder
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import Protocol, cast

from reformtext.corpus.chunks import Chunk
from reformtext.corpus.files import unwritable
from reformtext.corpus.job import Job, Report, write_chunk
from reformtext.errors import StoreError

AHEAD_BYTES = 4 * 2**20  # of chunks that wait for a worker, so that the largest can be given out first
_AHEAD = 16  # chunks


class Engine(Protocol):
    """Does a job on chunks and yields a report when a chunk's file is in its place, in any order."""

    def run(self, chunks: Iterator[Chunk], job: Job, folder: Path) -> Iterator[Report]:
        """Run to the end of the chunks; raises StoreError where files cannot be written."""


class Alone:
    """This process, one chunk after the other."""

    def run(self, chunks: Iterator[Chunk], job: Job, folder: Path) -> Iterator[Report]:
        """See Engine."""
        for chunk in chunks:
            data, report = job.run(chunk)
            try:
                write_chunk(folder, chunk, data)
            except OSError as error:
                raise unwritable(folder, error) from error
            yield report


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Processes:
    """Worker processes of this machine, which write their chunks themselves.

    A worker that dies (killed, out of memory, a fault in a library) is replaced and its chunk begun again, watched; an
    input at which a worker is then seen to die twice is a failure.
    """

    workers: int

    def run(self, chunks: Iterator[Chunk], job: Job, folder: Path) -> Iterator[Report]:
        """See Engine."""
        first = list(islice(chunks, 2))
        chunks = chain(first, chunks)
        if len(first) < 2:  # not worth the start of a process
            yield from Alone().run(chunks, job, folder)
            return
        pool = _Pool(self.workers, job, folder)
        try:
            yield from pool.run(chunks)
        finally:
            pool.close()


class _Pool:
    """The workers with what each is at."""

    def __init__(self, size: int, job: Job, folder: Path) -> None:
        self._size, self._job, self._folder = size, job, folder
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._processes: dict[Connection, SpawnProcess] = {}
        self._busy: dict[Connection, Chunk] = {}
        self._at: dict[Connection, int] = {}
        self._died: Counter[tuple[str, int | None]] = Counter()
        self._watched: set[str] = set()  # chunks at which a worker died: the next one tells every input of theirs

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Report]:
        waiting: list[Chunk] = []
        more = True
        while more or waiting or self._busy:
            while more and len(waiting) < _AHEAD and sum(chunk.size for chunk in waiting) < AHEAD_BYTES:
                chunk = next(chunks, None)
                if chunk is None:
                    more = False
                    break
                waiting.append(chunk)
                if len(self._busy) < self._size:
                    self._give(waiting.pop(0))
            while waiting and len(self._busy) < self._size:
                # The largest first, so that it is not begun when the others have ended.
                self._give(waiting.pop(max(range(len(waiting)), key=lambda at: waiting[at].size)))
            yield from self._hear(waiting)

    def _give(self, chunk: Chunk) -> None:
        idle = [connection for connection in self._processes if connection not in self._busy]
        connection = idle[0] if idle else self._start()
        self._busy[connection] = chunk
        self._at.pop(connection, None)
        with suppress(OSError):  # it has died: hearing it will say so
            connection.send((chunk, chunk.name in self._watched))

    def _start(self) -> Connection:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._job, self._folder), daemon=True)
        process.start()
        theirs.close()
        self._processes[ours] = process
        return ours

    def _hear(self, waiting: list[Chunk]) -> Iterator[Report]:
        """Take in what the workers say, waiting until one does."""
        for ready in wait(list(self._busy)):
            connection = cast(Connection, ready)
            try:
                said = connection.recv()
            except (EOFError, OSError):
                waiting.insert(0, self._lost(connection))
                continue
            if isinstance(said, int):
                self._at[connection] = said
            elif isinstance(said, OSError):
                raise unwritable(self._folder, said) from said
            elif isinstance(said, Exception):
                raise said
            else:
                del self._busy[connection]
                yield said

    def _lost(self, connection: Connection) -> Chunk:
        """The chunk of a worker that died, without the input at which one was seen to die for the second time."""
        process = self._processes.pop(connection)
        process.join()
        connection.close()
        chunk, at = self._busy.pop(connection), self._at.pop(connection, None)
        self._watched.add(chunk.name)
        self._died[chunk.name, at] += 1
        deaths = self._died[chunk.name, at]
        if at is None and deaths > 2:
            raise StoreError(f"processes die as they start (exit code {process.exitcode}); is there memory enough?")
        if at is None or deaths < 2:
            return chunk
        item = chunk.items[at]
        problem = f"{item.name}: processes die at it (exit code {process.exitcode}); is there memory enough?"
        spoilt = replace(item, data=None, path=None, problem=problem)
        return replace(chunk, items=(*chunk.items[:at], spoilt, *chunk.items[at + 1 :]))

    def close(self) -> None:
        for connection, process in self._processes.items():
            connection.close()
            if connection in self._busy:
                process.terminate()
        for process in self._processes.values():
            process.join()
        for part in self._folder.glob("*.part"):  # of those that were ended while they wrote
            part.unlink(missing_ok=True)


def _serve(connection: Connection, job: Job, folder: Path) -> None:
    """A worker: chunks in, files and reports out, until the other end closes, which it also does when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started us is interrupted too, and ends us
    gc.set_threshold(100_000)  # tables live to the end of the process, and looking for garbage in them costs 8%
    _spare_pandas()
    try:
        while True:
            chunk, watched = connection.recv()
            data, report = job.run(chunk, at=connection.send if watched else None)
            try:
                write_chunk(folder, chunk, data)
            except OSError as error:
                connection.send(error)
                return
            connection.send(report)
    except (EOFError, OSError):
        return


class _NoPandas(MetaPathFinder):
    """Finds no pandas."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def _spare_pandas() -> None:
    """Keep pyarrow from loading pandas, which it does with its first array, to ask whether that is one of pandas' own.

    It saves 0.4 s and some 30 MB. Only for a process that makes no frames: pyarrow remembers that there is no pandas.
    """
    import pyarrow as pa

    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(finder)

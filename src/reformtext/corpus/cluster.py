"""Dask: the same chunks on the workers of a cluster. Results come back to this process, which alone writes the store.

So the workers need no folder in common with it, and a chunk that two of them did (one seemed dead) is written once.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reformtext.corpus import storage
from reformtext.corpus.chunks import Chunk
from reformtext.corpus.files import unwritable
from reformtext.corpus.job import Job, Report, write_chunk
from reformtext.corpus.sources import Item
from reformtext.errors import StoreError

PATIENCE = "20s"  # with a scheduler that does not answer
_CHUNKS_A_THREAD = 3  # under way or waiting at the cluster


@dataclass(frozen=True)
class Dask:
    """A cluster by the address of its scheduler (tcp://host:8786), or one of `workers` processes started here."""

    scheduler: str | None = None
    workers: int | None = None

    def run(self, chunks: Iterator[Chunk], job: Job, folder: Path) -> Iterator[Report]:
        """See engines.Engine; raises StoreError where there is no such scheduler."""
        try:
            import distributed
        except ImportError as error:
            raise StoreError("--engine dask needs Dask: pip install 'reformtext[dask]'") from error
        library: Any = distributed
        cluster: Any = None
        try:
            if self.scheduler is None:
                cluster = library.LocalCluster(n_workers=self.workers, threads_per_worker=1, dashboard_address=None)
            client = library.Client(cluster if cluster is not None else self.scheduler, timeout=PATIENCE)
        except (OSError, ValueError) as error:  # a TimeoutError is an OSError
            raise StoreError(f"no Dask scheduler at {self.scheduler}: {storage.why(error)}") from error
        try:
            yield from _run(library, client, chunks, job, folder)
        finally:
            client.close()
            if cluster is not None:
                cluster.close()


def _run(library: Any, client: Any, chunks: Iterator[Chunk], job: Job, folder: Path) -> Iterator[Report]:
    under_way: dict[Any, Chunk] = {}
    more = True
    while more or under_way:
        room = _CHUNKS_A_THREAD * max(1, sum(client.nthreads().values()))
        while more and len(under_way) < room:
            chunk = next(chunks, None)
            if chunk is None:
                more = False
                break
            under_way[client.submit(job.run, _portable(chunk), key=f"reformtext-{chunk.name}", pure=False)] = chunk
        if not under_way:
            continue
        for future in library.wait(list(under_way), return_when="FIRST_COMPLETED").done:
            chunk = under_way.pop(future)
            try:
                data, report = future.result()
            except library.KilledWorker as error:
                names = ", ".join(item.name for item in chunk.items[:3])
                raise StoreError(f"several workers died at the same inputs ({names}, …): {error}") from error
            try:
                write_chunk(folder, chunk, data)
            except OSError as error:
                raise unwritable(folder, error) from error
            future.release()
            yield report


def _portable(chunk: Chunk) -> Chunk:
    """The chunk with the bytes of this machine's files in it; what a URL names, the workers read themselves."""
    return dataclasses.replace(chunk, items=tuple(_in_hand(item) for item in chunk.items))


def _in_hand(item: Item) -> Item:
    if item.path is None or item.problem or storage.is_url(item.path):
        return item
    try:
        with storage.open_binary(item.path) as file:
            return dataclasses.replace(item, data=file.read(), path=None)
    except Exception:  # the worker cannot read it either, and says why
        return item

"""The results of a chunk as one file: it is there, whole, or it is not; its name is all a resumed run asks for.

The file holds Arrow streams one after the other, the keys and the datasets in their order, after a line that tells
where each begins: so a table is read without the others.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute

from reformtext.corpus.settings import DATASETS

KEYS = "keys"
_TABLES = (KEYS, *DATASETS)


def encoded(table: Callable[[str], pa.Table]) -> bytes:
    """Return the bytes of a chunk's file from its tables by their names."""
    # One thread here and below: the pieces are small, and every thread would keep memory of its own.
    options = pa.ipc.IpcWriteOptions(compression="zstd", use_threads=False)
    streams, starts, size = [], {}, 0
    for name in _TABLES:
        sink = pa.BufferOutputStream()
        found = table(name)
        with pa.ipc.new_stream(sink, found.schema, options=options) as writer:
            writer.write_table(found)
        starts[name] = size
        streams.append(sink.getvalue())
        size += len(streams[-1])
    return b"".join((json.dumps(starts).encode() + b"\n", *streams))


def read_table(path: Path, name: str) -> pa.Table:
    """Return one table of a chunk's file: "keys" or a dataset."""
    with path.open("rb") as file:
        starts = json.loads(file.readline())
        file.seek(starts[name], 1)
        return pa.ipc.open_stream(file, options=pa.ipc.IpcReadOptions(use_threads=False)).read_all()


def failures_in(path: Path) -> list[str]:
    """Return the messages of the failures in a chunk's file."""
    if not pa.compute.any(read_table(path, KEYS)["failed"]).as_py():
        return []
    return [str(message) for message in read_table(path, "failures")["message"]]

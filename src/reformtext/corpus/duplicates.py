"""Reprints: articles of the same text, and of nearly the same, grouped in memory of a few bytes an article.

Nearly the same is an estimated Jaccard similarity of at least 0.8 between the sets of runs of five characters of two
bodies, white space left out (Broder 1997, MinHash). Candidates share a band of their signatures (Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, 3.4). A group is named by its first article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reformtext.characters import fold
from reformtext.model import Analysis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HASHES = 128
_BAND = 16  # bytes, 4 hashes: of 32 bands a pair shares one with a chance of 0.99999995 at a similarity of 0.8
_RUN = 5  # characters
SIMILAR = 0.8
_LEADERS = 32  # articles of one band that others are compared with
_COMPARED = 1024  # pairs compared in one call
_IN_A_STEP = 4096  # articles whose signatures are in memory at once
_BANDS_AT_ONCE = 4
_AT_ONCE = 100_000  # runs of characters hashed in one call
_SHA256 = 32  # bytes
RECORD_BYTES = _SHA256 + 4 * HASHES


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to be alike: which bytes of the records are compared, in bands of how many, and what share must agree."""

    start: int
    end: int
    band: int
    share: float


KINDS = {"same_text": Kind(0, _SHA256, _SHA256, 1.0), "near_text": Kind(_SHA256, RECORD_BYTES, _BAND, SIMILAR)}


def signature(analysis: Analysis) -> bytes | None:
    """Return the MinHash signature of an article's body, or None where it is shorter than a run."""
    from rensa import RMinHash

    document = analysis.document
    text = re.sub(r"\s+", "", fold("".join(document.text[start:end] for start, end in document.body)))
    if len(text) < _RUN:
        return None
    made = RMinHash(HASHES, 1)
    last = len(text) - _RUN + 1
    for start in range(0, last, _AT_ONCE):
        made.update([text[at : at + _RUN] for at in range(start, min(start + _AT_ONCE, last))])
    return b"".join(value.to_bytes(4, "little") for value in made.digest())


def record(same: bytes, near: bytes | None) -> bytes:
    """Return the fixed bytes that an article has in the file of signatures; all zero where it has no signature."""
    return same + (near or bytes(4 * HASHES))


def groups(signatures: Path, kind: Kind) -> "NDArray[np.int64]":
    """Return for every record of a file the index of the first in its group; -1 for those that are alone.

    The file is read in blocks, some bands at a time; memory is some 60 bytes an article.
    """
    starts = range(kind.start, kind.end, kind.band)
    with signatures.open("rb", buffering=0) as file:
        found = _Groups(file, kind, signatures.stat().st_size // RECORD_BYTES)
        for at in range(0, len(starts), _BANDS_AT_ONCE):
            bands = _keys(signatures, starts[at : at + _BANDS_AT_ONCE])
            for band, keys in enumerate(bands):
                others = [*bands[band + 1 :], *bands[:band]]
                parts = (part for bucket in _buckets(keys) for part in _parts(bucket, others))
                for some in _together(parts):
                    found.join(some)
        return found.named()


def _parts(bucket: "NDArray[np.int64]", others: "list[NDArray[np.uint64]]") -> "Iterator[NDArray[np.int64]]":
    """A bucket, or those of it that share other bands too where it is so large that comparing all would take long.

    So thousands of texts of one form are told apart. What is similar by 0.8 shares two given bands with a chance of
    0.17, so that it is found by one of 32 pairs of bands with one of 0.997.
    """
    if len(bucket) <= _COMPARED or not others:
        yield bucket
        return
    for places in _buckets(others[0][bucket]):
        yield from _parts(bucket[places], others[1:])


def _together(buckets: "Iterator[NDArray[np.int64]]") -> "Iterator[list[NDArray[np.int64]]]":
    """The buckets, so many at once that they are worth a step."""
    held, size = [], 0
    for bucket in buckets:
        held.append(bucket)
        size += len(bucket)
        if size >= _IN_A_STEP:
            yield held
            held, size = [], 0
    yield held


def _keys(signatures: Path, starts: Sequence[int]) -> "list[NDArray[np.uint64]]":
    """The keys of all records in some bands: 8 bytes made of the band's first 16."""
    import numpy as np

    found: list[list[NDArray[np.uint64]]] = [[np.empty(0, np.uint64)] for _ in starts]
    with signatures.open("rb") as file:
        while len(block := np.fromfile(file, np.uint8, _COMPARED * RECORD_BYTES)):
            records = block.reshape(-1, RECORD_BYTES)
            for keys, start in zip(found, starts, strict=True):
                halves = np.ascontiguousarray(records[:, start : start + 16]).view(np.uint64)
                keys.append(halves[:, 0] * np.uint64(0x9E3779B97F4A7C15) ^ halves[:, 1])
    return [np.concatenate(keys) for keys in found]


def _buckets(keys: "NDArray[np.uint64]") -> "Iterator[NDArray[np.int64]]":
    """The indices that share a key, in their order, wherever they are several."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    ends = np.flatnonzero(np.diff(keys[order])) + 1
    starts = np.concatenate(([0], ends))
    sizes = np.diff(np.concatenate((starts, [len(keys)])))
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        yield order[start : start + size]


class _Groups:
    """Disjoint sets of indices, each named by its smallest."""

    def __init__(self, file: FileIO, kind: Kind, size: int) -> None:
        import numpy as np

        self._file, self._kind = file, kind
        self._above = np.arange(size)
        self._hold(np.empty(0, np.int64))

    def join(self, buckets: "list[NDArray[np.int64]]") -> None:
        """Join those of each bucket whose signatures agree in a share of their values of four bytes.

        All are compared with the first of their bucket, those left over with the first of them, and so on.
        """
        import numpy as np

        if not buckets:
            return
        members = np.concatenate(buckets)
        bucket = np.repeat(np.arange(len(buckets)), [len(members) for members in buckets])
        self._hold(np.unique(members))
        for _ in range(_LEADERS):
            roots = self._roots(members)
            starts = np.concatenate(([0], np.flatnonzero(bucket[1:] != bucket[:-1]) + 1))
            sizes = np.concatenate((starts[1:], [len(bucket)])) - starts
            several = np.minimum.reduceat(roots, starts) < np.maximum.reduceat(roots, starts)
            if not several.any():
                return
            kept = np.repeat(several, sizes)
            members, bucket, roots = members[kept], bucket[kept], roots[kept]
            sizes = sizes[several]
            firsts = np.repeat(np.cumsum(sizes) - sizes, sizes)
            leaders = members[firsts]
            alike = np.concatenate([
                self._alike(members[at : at + _COMPARED], leaders[at : at + _COMPARED])
                for at in range(0, len(members), _COMPARED)
            ])  # fmt: skip
            new = alike & (roots != roots[firsts])
            for leader, other in zip(leaders[new].tolist(), members[new].tolist(), strict=True):
                self._unite(leader, other)
            left = ~alike & alike[firsts]  # a first that is not alike to itself has no signature, nor have the others
            members, bucket = members[left], bucket[left]
            if not len(members):
                return

    def _alike(self, some: "NDArray[np.int64]", others: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        """Whether records agree with others, pair by pair; those without a signature do with none."""
        import numpy as np

        one, other = self._values(some), self._values(others)
        agreeing = np.count_nonzero(one == other, axis=1)
        agree: NDArray[np.bool_] = (agreeing >= self._kind.share * one.shape[1]) & one.any(axis=1)
        return agree

    def _hold(self, indices: "NDArray[np.int64]") -> None:
        """Keep the values of some records at hand, where they are not too many; they are in order."""
        self._held = indices[: 2 * _IN_A_STEP]
        self._held_values = self._read(self._held)

    def _values(self, indices: "NDArray[np.int64]") -> "NDArray[np.uint32]":
        import numpy as np

        if np.max(indices) <= self._held[-1]:
            return self._held_values[np.searchsorted(self._held, indices)]
        return self._read(indices)

    def _read(self, indices: "NDArray[np.int64]") -> "NDArray[np.uint32]":
        import numpy as np

        kind = self._kind
        read = []
        for index in indices.tolist():
            self._file.seek(index * RECORD_BYTES + kind.start)
            read.append(self._file.read(kind.end - kind.start))
        return np.frombuffer(b"".join(read), np.uint32).reshape(len(read), (kind.end - kind.start) // 4)

    def named(self) -> "NDArray[np.int64]":
        """Return the name of every index's set, -1 for those alone."""
        import numpy as np

        names = self._roots(np.arange(len(self._above)))
        alone = np.bincount(names, minlength=len(names))[names] < 2
        return np.where(alone, -1, names)

    def _roots(self, indices: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """The names of the sets that indices are in."""
        above = self._above[indices]
        while ((higher := self._above[above]) != above).any():
            above = higher
        self._above[indices] = above
        return above

    def _unite(self, one: int, other: int) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self._above[second] = first

    def _find(self, index: int) -> int:
        above: Any = self._above
        while above[index] != index:
            above[index] = above[above[index]]
            index = int(above[index])
        return index

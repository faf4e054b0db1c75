"""What is done to every chunk, and where its results lie. Whoever only shares chunks out loads no more than this."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reformtext.corpus.chunks import Chunk
from reformtext.corpus.files import write_whole
from reformtext.model import Failure
from reformtext.resources.lexicon import Term

if TYPE_CHECKING:
    from reformtext.themes import Tagger


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
    tagger: "Tagger | None" = None

    def run(self, chunk: Chunk, at: Callable[[int], object] | None = None) -> tuple[bytes, Report]:
        """Return the results of a chunk as the bytes of its file, and what became of it; `at` hears of every input
        before it is begun."""
        from reformtext.corpus.results import results

        data, failures = results(chunk, self.terms, self.tagger, at)
        return data, Report(chunk.name, len(chunk.items), chunk.cost, failures)


def write_chunk(folder: Path, chunk: Chunk, data: bytes) -> None:
    """Put a chunk's file in its place."""
    write_whole(path_of(folder, chunk.name), lambda file: file.write(data))


def path_of(folder: Path, chunk: str) -> Path:
    """Return the path of a chunk's file."""
    return folder / f"{chunk}.chunk"

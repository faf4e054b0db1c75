"""A batch: inputs to a store. Whatever ends it, the same call goes on from there and gives the same store."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reformtext.corpus import engines
from reformtext.corpus.chunks import Chunk, chunks
from reformtext.corpus.files import remove, writing
from reformtext.corpus.job import Job, path_of
from reformtext.corpus.settings import fingerprint, settings
from reformtext.corpus.sources import Inputs, Walk
from reformtext.corpus.store import Workshop, workshop
from reformtext.errors import StoreError
from reformtext.model import Failure
from reformtext.resources.lexicon import own_terms

if TYPE_CHECKING:
    from reformtext.corpus.merging import Merged
    from reformtext.themes import Tagger

MOST_TOLD = 5  # failures that are told one by one while a batch runs


@dataclass(frozen=True)
class Plan:
    """What to do: inputs, store, a user's lexicons and file of themes, and who works: `engine` is local or dask,
    `workers` are processes (as many as processors without it), `scheduler` the address of a Dask scheduler."""

    inputs: Inputs
    folder: Path
    lexicons: tuple[str, ...] = ()
    themes: str | None = None
    engine: str = "local"
    workers: int | None = None
    scheduler: str | None = None
    restart: bool = False
    fail_fast: bool = False


@dataclass
class Progress:
    """How far a run is; `tell` is called with it after every chunk."""

    tell: Callable[["Progress"], object] = lambda _progress: None
    inputs: int = 0
    failures: int = 0
    cost: int = 0
    resumed: int = 0  # chunks found finished
    new: int = 0  # inputs analysed by this run
    phase: str = "analysing"
    first_failures: list[Failure] = field(default_factory=list)  # no more than MOST_TOLD


class FirstFailureError(StoreError):
    """The failure that ended a run which was to end at one."""


def batch(plan: Plan, progress: Progress | None = None) -> dict[str, Any]:
    """Make the store, or go on with it, and return its manifest.

    Raises StoreError where the store is in use, was made with other settings, from inputs that have changed since, or
    cannot be written; LexiconError for a bad lexicon, ResourceError for bad themes; FirstFailureError where the plan is
    to end at a failure.
    """
    progress = progress or Progress()
    made_with = settings(plan.inputs, plan.lexicons, plan.themes)
    with workshop(plan.folder) as shop, writing(plan.folder):
        shop.begin(made_with, restart=plan.restart)
        walk = Walk(plan.inputs)
        finished = shop.manifest()
        if finished is not None:
            return _unchanged(plan, shop, walk, finished, fingerprint(made_with))
        return _make(plan, shop, walk, made_with, progress)


def _unchanged(plan: Plan, shop: Workshop, walk: Walk, manifest: dict[str, Any], settings_hash: str) -> dict[str, Any]:
    """Return the manifest of a finished store whose inputs are still the same."""
    shop.tidy()
    found = hashlib.sha256()
    for chunk in chunks(walk, settings_hash):
        found.update(chunk.name.encode())
    if found.hexdigest() != manifest["inputs_sha256"]:
        raise _changed(plan.folder)
    return manifest


def _make(plan: Plan, shop: Workshop, walk: Walk, made_with: dict[str, Any], progress: Progress) -> dict[str, Any]:
    began, started = time.monotonic(), datetime.now(UTC)
    pending = _Pending(plan, shop, walk, fingerprint(made_with), progress)
    job = Job(own_terms(plan.lexicons), _tagger(plan))
    for report in _engine(plan).run(iter(pending), job, shop.chunks):
        progress.new += report.inputs
        progress.inputs += report.inputs
        progress.failures += len(report.failures)
        progress.cost += report.cost
        progress.first_failures.extend(report.failures[: MOST_TOLD - len(progress.first_failures)])
        progress.tell(progress)
        if plan.fail_fast and report.failures:
            raise FirstFailureError(report.failures[0].message)
    pending.check_all_seen()
    progress.phase = "writing"
    progress.tell(progress)
    merged = _merge(plan, shop, walk, pending.names)
    manifest = made_with | {
        "inputs": merged.inputs,
        "inputs_sha256": hashlib.sha256("".join(pending.names).encode()).hexdigest(),
        "tables_left_aside": sorted(walk.left)[:20],
        "counts": merged.counts,
        "datasets": merged.files,
        "times": {
            "started": started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - began, 1),
        },
    }
    shop.finish(manifest)
    return manifest


def _merge(plan: Plan, shop: Workshop, walk: Walk, names: list[str]) -> "Merged":
    from reformtext.corpus.merging import merge  # loaded when the workers are done, who share the processors with us

    remove(shop.merging)
    shop.merging.mkdir()
    return merge(shop.chunks, names, shop.merging, plan.inputs.paths, walk.hashes)


def _tagger(plan: Plan) -> "Tagger | None":
    if plan.themes is None:
        return None
    from reformtext.themes import load_themes

    return load_themes(plan.themes)


class _Pending:
    """The chunks that are still to be done; `names` gathers those of all chunks."""

    def __init__(self, plan: Plan, shop: Workshop, walk: Walk, settings_hash: str, progress: Progress) -> None:
        self.names: list[str] = []
        self._plan, self._walk, self._hash, self._progress = plan, walk, settings_hash, progress
        self._folder = shop.chunks
        self._done = {int(path.name.partition("-")[0]): path.stem for path in shop.chunks.iterdir()}

    def __iter__(self) -> Iterator[Chunk]:
        for chunk in chunks(self._walk, self._hash):
            self.names.append(chunk.name)
            done = self._done.pop(chunk.number, None)
            if done is None:
                yield chunk
            elif done != chunk.name:
                raise _changed(self._plan.folder)
            else:
                self._resume(chunk)

    def check_all_seen(self) -> None:
        """Raise StoreError where chunks are done that the inputs no longer give."""
        if self._done:
            raise _changed(self._plan.folder)

    def _resume(self, chunk: Chunk) -> None:
        from reformtext.corpus.chunk_files import failures_in

        failures = failures_in(path_of(self._folder, chunk.name))
        self._progress.resumed += 1
        self._progress.inputs += len(chunk.items)
        self._progress.failures += len(failures)
        self._progress.cost += chunk.cost
        self._progress.tell(self._progress)
        if self._plan.fail_fast and failures:
            raise FirstFailureError(failures[0])


def _engine(plan: Plan) -> engines.Engine:
    if plan.engine == "dask":
        from reformtext.corpus.cluster import Dask

        return Dask(plan.scheduler, plan.workers)
    workers = plan.workers or engines.processors()
    return engines.Alone() if workers == 1 else engines.Processes(workers)


def _changed(folder: Path) -> StoreError:
    return StoreError(f"{folder}: its inputs have changed since it was begun; --restart makes it anew")

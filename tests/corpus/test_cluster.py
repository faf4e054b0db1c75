"""A real Dask cluster on this machine: the same store, whatever happens to a worker."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import reformtext as rt
from reformtext.corpus import chunks
from reformtext.corpus.batch import Progress

from .conftest import article
from .stores import content, make

pytest.importorskip("distributed")


class Cluster:
    """A scheduler and two workers, each a process started from the command line."""

    def __init__(self, folder: Path) -> None:
        told = folder / "scheduler.json"
        self.scheduler = self.start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", told)
        while not told.exists():
            assert self.scheduler.poll() is None
            time.sleep(0.05)
        options = ("--scheduler-file", told, "--nthreads", "1", "--no-nanny", "--local-directory", folder)
        self.workers = [self.start("dask_worker", *options) for _ in range(2)]
        import json

        self.address = str(json.loads(told.read_text(encoding="utf-8"))["address"])

    def start(self, program: str, *options: object) -> "subprocess.Popen[bytes]":
        command = (sys.executable, "-m", f"distributed.cli.{program}", *map(str, options), "--no-dashboard")
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.close()


def test_the_same_store_when_a_worker_is_killed(
    tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsspec = pytest.importorskip("fsspec")
    monkeypatch.setattr(chunks, "SMALLEST", 4000)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(60):
        (corpus / f"{number:03}.txt").write_text(article(number, 4), encoding="utf-8")
    (corpus / "empty.txt").write_bytes(b"")
    url = fsspec.filesystem("file").unstrip_protocol(str(corpus))
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.new > 10 and not killed:
            cluster.workers[0].kill()
            killed.append(progress.new)

    inputs = (corpus, f"{url}/00*.txt", tmp_path / "none.txt")
    make(tmp_path / "dask", *inputs, engine="dask", scheduler=cluster.address, progress=Progress(kill))
    assert killed and killed[0] < 50
    assert cluster.workers[1].poll() is None
    make(tmp_path / "local", *inputs)
    assert content(tmp_path / "dask") == content(tmp_path / "local")
    assert len(rt.open_store(tmp_path / "dask").articles) == 70


def test_no_scheduler_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reformtext.corpus.cluster.PATIENCE", "1s")
    (tmp_path / "a.txt").write_text(article(1), encoding="utf-8")
    with pytest.raises(rt.StoreError, match="no Dask scheduler at tcp"):
        make(tmp_path / "store", tmp_path / "a.txt", engine="dask", scheduler="tcp://127.0.0.1:9")
    with pytest.raises(rt.StoreError, match="no Dask scheduler at nonsense"):
        make(tmp_path / "store", tmp_path / "a.txt", engine="dask", scheduler="nonsense")

"""The command killed at random moments and run again: the store is the one that an undisturbed run gives."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import reformtext as rt

from . import running
from .conftest import article
from .stores import content, make

KILLS = 5 if settings.default.max_examples < 1000 else 500


# What a shell starts in the background ignores interrupts, and so would what we start from there.
COMMAND = """
import signal, sys
from reformtext.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
"""


def start(folder: Path, store: Path, workers: int) -> "subprocess.Popen[bytes]":
    command = (sys.executable, "-c", COMMAND, "batch", folder, "-o", store, "--workers", str(workers), "-q")
    return subprocess.Popen([str(part) for part in command], start_new_session=os.name != "nt")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("corpus")
    for number in range(40):
        (made / f"{number:04}.txt").write_text(article(number, 2), encoding="utf-8")
    (made / "empty.txt").write_bytes(b"")
    return made


def test_killed_at_any_moment(tmp_path: Path, corpus: Path) -> None:
    chance = random.Random()
    running.start(tmp_path / "whole", corpus).join()
    wanted = content(tmp_path / "whole")
    began = time.monotonic()
    running.start(tmp_path / "timed", corpus).join()
    lasted = time.monotonic() - began
    kills = stores = 0
    while kills < KILLS:
        stores += 1
        store = tmp_path / f"store{stores}"
        while True:
            run = running.start(store, corpus)
            run.join(chance.uniform(0, 1.1) * lasted)
            if run.exitcode is not None:
                break
            run.kill()
            run.join()
            kills += 1
        assert run.exitcode == 0
        assert content(store) == wanted


def test_the_command_and_its_workers_killed(tmp_path: Path, corpus: Path) -> None:
    psutil = pytest.importorskip("psutil")
    run = start(corpus, tmp_path / "store", 2)
    at_work: list[Any] = []
    while not at_work and run.poll() is None:
        at_work = [child for child in psutil.Process(run.pid).children() if "spawn_main" in " ".join(child.cmdline())]
    at_work[0].kill()  # it is replaced
    while run.poll() is None and not list((tmp_path / "store").glob(".work/chunks/*.chunk")):
        time.sleep(0.02)
    run.kill()  # the one that we started; its workers see that it is gone
    run.wait()
    assert start(corpus, tmp_path / "store", 2).wait() == 1
    make(tmp_path / "whole", corpus)
    assert content(tmp_path / "store") == content(tmp_path / "whole")


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_an_interrupted_run_says_so_and_goes_on(tmp_path: Path, corpus: Path) -> None:
    psutil = pytest.importorskip("psutil")
    run = start(corpus, tmp_path / "store", 2)
    while run.poll() is None and not list((tmp_path / "store").glob(".work/chunks/*.chunk")):
        time.sleep(0.05)
    children = psutil.Process(run.pid).children(recursive=True)
    os.killpg(run.pid, signal.SIGINT)
    assert run.wait() == 130
    _gone, alive = psutil.wait_procs(children, timeout=10)
    assert not alive
    with pytest.raises(rt.StoreError, match="not finished"):
        rt.open_store(tmp_path / "store")
    assert start(corpus, tmp_path / "store", 1).wait() == 1
    assert len(rt.open_store(tmp_path / "store").articles) == 40

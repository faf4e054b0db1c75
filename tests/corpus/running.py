"""Runs of a batch in processes of their own, which start warm where the system can fork: to be killed at any moment."""

import multiprocessing
from multiprocessing.process import BaseProcess
from pathlib import Path

from reformtext.corpus import chunks

from .stores import make


def run(store: Path, corpus: Path) -> None:
    """Make a store in chunks of an article or two."""
    chunks.SMALLEST = 2000
    make(store, corpus)


def start(store: Path, corpus: Path) -> BaseProcess:
    """Begin a run in a process of its own."""
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(
            ["reformtext.corpus.batch", "reformtext.corpus.results", "reformtext.corpus.merging"]
        )
    process = context.Process(target=run, args=(store, corpus))
    process.start()
    return process

"""How far a batch is, on a terminal: inputs, rate, failures, time left. Where nobody looks, nothing is shown."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reformtext.cli.streams import is_terminal

if TYPE_CHECKING:
    from reformtext.corpus.batch import Progress
    from reformtext.corpus.sources import Inputs


@contextmanager
def shown(inputs: "Inputs", *, quiet: bool) -> Iterator["Progress"]:
    """Give what a batch tells its progress to, and show it meanwhile."""
    from reformtext.corpus.batch import Progress

    if quiet or not is_terminal(sys.stderr):
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from reformtext.corpus.sources import total_size

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[inputs]:,} inputs"),
        TextColumn("{task.fields[rate]:,.1f}/s"),
        TextColumn("{task.fields[failures]:,} failures"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("analysing", total=total_size(inputs) or None, inputs=0, rate=0.0, failures=0)

        def tell(progress: Progress) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = progress.new / elapsed if elapsed else 0.0
            bar.update(
                task,
                description=progress.phase,
                completed=progress.cost,
                inputs=progress.inputs,
                rate=rate,
                failures=progress.failures,
            )

        yield Progress(tell)

"""reformtext batch: a corpus in, a store of Parquet datasets out."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reformtext.cli import options as shared
from reformtext.cli.progress import shown
from reformtext.cli.streams import say

if TYPE_CHECKING:
    from reformtext.corpus.batch import Plan


def add(verbs: Any) -> None:
    """Add the verb's parser."""
    parser = verbs.add_parser(
        "batch",
        help="analyse a corpus into a store of Parquet datasets",
        description="Analyse a corpus into a store of Parquet datasets. The same command goes on with what was begun.",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="files, folders, globs, .zip, .jsonl, .csv, .parquet, URLs"
    )
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="the store")
    parser.add_argument("--workers", metavar="N", type=_count, help="processes; as many as processors unless given")
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help="who does the work")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster: tcp://host:8786")
    parser.add_argument("--restart", action="store_true", help="make the store anew")
    parser.add_argument("--fail-fast", action="store_true", help="end at the first input that fails")
    parser.add_argument("--glob", metavar="PATTERN", help="which files of folders and archives: '*.txt', '2021/*'")
    shared.add_encoding(parser)
    shared.add_manifest(parser)
    parser.add_argument("--text-column", metavar="NAME", help="the column of texts in tables (text)")
    parser.add_argument("--id-column", metavar="NAME", help="the column of ids in tables")
    shared.add_lexicon(parser)
    shared.add_themes(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress, no closing line")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the store; 1 where some input failed."""
    if options.scheduler and options.engine != "dask":
        say("reformtext batch: --scheduler belongs to --engine dask (see reformtext batch --help)")
        return 2
    from reformtext.corpus.batch import batch

    plan = _plan(options)
    with shown(plan.inputs, quiet=options.quiet) as progress:
        manifest = batch(plan, progress)
    if not options.quiet:
        for failure in progress.first_failures:
            say(f"reformtext: {failure.message}")
        for line in _closing(options.output, manifest):
            say(line)
    return 1 if manifest["counts"]["failures"] else 0


def _plan(options: argparse.Namespace) -> "Plan":
    from reformtext.corpus.batch import Plan
    from reformtext.corpus.rows import Columns
    from reformtext.corpus.sources import Inputs

    inputs = Inputs(
        tuple(options.paths),
        glob=options.glob,
        columns=Columns(options.text_column, options.id_column),
        manifest=shared.manifest_of(options),
        manifest_path=options.manifest,
        encoding=options.encoding,
        aside=options.output,
    )
    return Plan(
        inputs,
        Path(options.output),
        lexicons=tuple(options.lexicon),
        themes=options.themes,
        engine=options.engine,
        workers=options.workers,
        scheduler=options.scheduler,
        restart=options.restart,
        fail_fast=options.fail_fast,
    )


def _closing(folder: str, manifest: dict[str, Any]) -> list[str]:
    """What was done, and where it is."""
    counts, left = manifest["counts"], manifest["tables_left_aside"]
    reprints = f", {counts['near_text']:,} near reprints" if counts["near_text"] else ""
    where = " (in its failures)" if counts["failures"] else ""
    lines = [
        f"reformtext: {folder}: {counts['articles']:,} articles with {counts['figures']:,} figures"
        f"{reprints}, {counts['failures']:,} failures{where}, in {manifest['times']['seconds']:,.0f} s"
    ]
    if left:
        lines.append(f"reformtext: tables in folders left aside ({', '.join(left[:3])}): --text-column takes them")
    return lines


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to 1024")
    return int(text)

"""reformtext validate: a researcher's codes against ours, or a random sheet to be coded."""

import argparse
import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reformtext.cli import options as shared
from reformtext.cli.streams import output, say, write
from reformtext.errors import CodedError
from reformtext.model import Failure


def add(verbs: Any) -> None:
    """Add the verb's parser."""
    parser = verbs.add_parser(
        "validate",
        help="compare with a coded sheet",
        description="Compare a researcher's coded sheet with our results: precision, recall, F1, κ and α with "
        "intervals; with --sample, draw a random sheet to be coded.",
    )
    parser.add_argument(
        "coded", metavar="CODED", help="a sheet (.csv .xlsx .jsonl); with --sample also: themes, figures"
    )
    parser.add_argument("paths", metavar="PATH|DIR", nargs="+", help="the articles that were coded")
    parser.add_argument(
        "--sample",
        metavar="N",
        type=_size,
        help="write N random results with empty columns to fill in, as CSV or, where -o says so, .xlsx",
    )
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="another random sample (1 unless given)")
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="text unless given")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here instead of to standard output")
    shared.add_manifest(parser)
    shared.add_themes(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the comparison or the sheet; 1 where an input or a coded row could not be used."""
    from reformtext import api
    from reformtext.corpus import validation

    if options.sample is None and options.coded in validation.SHEETS and not Path(options.coded).exists():
        raise CodedError(f"{options.coded}: no such sheet; add --sample N to draw one of our {options.coded}")
    themes = api.load_themes(options.themes) if options.themes else None
    names = themes.names if themes else None
    results = _Results(api.analyze_all(options.paths, manifest=options.manifest, themes=themes))
    if options.sample is not None:
        drawn = options.coded in validation.SHEETS
        task = options.coded if drawn else validation.read_coded(options.coded, names).task
        head, rows = validation.COLUMNS[task], validation.audit_sheet(task, results, options.sample, options.seed)
        if options.output and options.output.lower().endswith(".xlsx"):
            from reformtext.render.workbook import put, workbook

            put(Path(options.output), workbook(task, head, rows))
        else:
            with output(options.output) as stream:
                write(_csv([head, *rows]), stream)
        return 1 if results.failed else 0
    comparison = validation.compare(validation.read_coded(options.coded, names), results)
    from reformtext.render import agreement_table

    for note in comparison.notes:
        say(f"reformtext: {note}")
    with output(options.output) as stream:
        if options.format == "json":
            stream.write(json.dumps(agreement_table.fields(comparison), ensure_ascii=False, indent=2) + "\n")
        elif options.format == "csv":
            write(_csv(agreement_table.rows(comparison)), stream)
        else:
            stream.write(agreement_table.text(comparison))
    return 1 if results.failed or comparison.notes else 0


class _Results:
    """The analyses, and whether any input failed on the way."""

    def __init__(self, results: Iterable[Any]) -> None:
        self.results = results
        self.failed = False

    def __iter__(self) -> Iterator[Any]:
        for result in self.results:
            if isinstance(result, Failure):
                self.failed = True
                say(f"reformtext: {result.message}")
            else:
                yield result


def _csv(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    from reformtext.render.csv import BOM, safe_cell

    before = BOM
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([safe_cell(cell) for cell in row])
        yield before + line.getvalue()
        before = ""


def _size(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of results")
    return int(text)

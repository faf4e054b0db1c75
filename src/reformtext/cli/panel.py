"""reformtext panel: place × year × indicator from reports and communiqués."""

import argparse
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from reformtext.cli import options as shared
from reformtext.cli.streams import output, say, write

if TYPE_CHECKING:
    from reformtext.corpus.panel import Panel

_SUFFIXES = (".csv", ".xlsx", ".dta", ".parquet")


def add(verbs: Any) -> None:
    """Add the verb's parser."""
    parser = verbs.add_parser(
        "panel",
        help="indicators by place and year",
        description="Indicators by place and year from work reports and communiqués, each cell with its quotation.",
    )
    parser.add_argument("paths", metavar="PATH|DIR", nargs="+", help="reports, folders of them, or a store")
    parser.add_argument("-o", "--output", metavar="FILE", type=_file, help="write .csv, .xlsx, .dta or .parquet")
    parser.add_argument("--format", choices=("csv", "jsonl"), help="of standard output: csv unless given")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--long", dest="form", action="store_const", const="long", help="one row per statement")
    form.add_argument("--wide", dest="form", action="store_const", const="wide", help="one row per place and year")
    parser.add_argument("--indicators", metavar="ID,...", type=_indicators, help="these only: gdp,fai,cpi")
    shared.add_manifest(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="no warnings")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the panel of all inputs that can be read; 1 where some could not."""
    from reformtext import api

    panel = api.panel(options.paths, indicators=options.indicators, manifest=options.manifest)
    for failure in panel.failures:
        say(f"reformtext: {failure.message}")
    if not options.quiet:
        _warn(panel)
    if options.output and options.format != "jsonl":
        panel.save(options.output, options.form)
    else:
        from reformtext.render import panel_files

        form = options.form or "long"
        with output(options.output) as stream:
            write(panel_files.lines(panel, form) if options.format == "jsonl" else panel_files.csv(panel, form), stream)
    return 1 if panel.failures else 0


def _warn(panel: "Panel") -> None:
    for document in panel.documents:
        lacking = [name for name in ("place", "published") if getattr(document, name) is None]
        if lacking:
            say(f"reformtext: {document.document}: {' and '.join(lacking)} unknown; --manifest can tell")
    count = sum(row.conflict for row in panel.rows)
    if count:
        say(f"reformtext: {count} rows contradict another row of their cell (column conflict)")


def _file(name: str) -> str:
    if PurePath(name).suffix.lower() not in (*_SUFFIXES, ".jsonl"):
        raise argparse.ArgumentTypeError(f"{name!r} ends in none of {' '.join(_SUFFIXES)}")
    return name


def _indicators(text: str) -> list[str]:
    from reformtext.resources.indicators import indicators

    ids = [part.strip() for part in text.split(",") if part.strip()]
    for name in ids:
        if name not in indicators():
            near = (
                ", ".join(known for known in indicators() if name and known.startswith(name[:3])) or "gdp, fai, cpi, …"
            )
            raise argparse.ArgumentTypeError(f"{name!r} is no indicator's id; near: {near}")
    return ids

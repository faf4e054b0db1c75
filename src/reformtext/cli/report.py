"""reformtext report: a corpus as one page to open in a browser."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reformtext.cli import options as shared
from reformtext.cli.streams import output, say, write
from reformtext.errors import ReadError
from reformtext.render.view import View

if TYPE_CHECKING:
    from reformtext.model import Analysis, Failure


def add(verbs: Any) -> None:
    """Add the verb's parser."""
    parser = verbs.add_parser(
        "report",
        help="a corpus as one page",
        description="Indicators, themes and articles of a corpus as one page: each number leads to its sentence.",
    )
    parser.add_argument("paths", metavar="PATH|DIR", nargs="+", help="articles, folders, archives of them")
    parser.add_argument("-o", "--output", metavar="FILE.html", required=True, help="the page to write")
    shared.add_manifest(parser)
    parser.add_argument("--no-text", action="store_true", help="leave the articles' text out: a smaller page")
    parser.add_argument("-q", "--quiet", action="store_true", help="no warnings")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the page of all inputs that can be read; 1 where some could not."""
    from reformtext import api
    from reformtext.render.report import report

    failed = 0

    def told() -> Iterator["Analysis | Failure"]:
        nonlocal failed
        for result in api.analyze_all(options.paths, manifest=options.manifest):
            if isinstance(result, api.Failure):
                failed += 1
                say(f"reformtext: {result.message}")
            elif not options.quiet:
                for warning in result.document.warnings:
                    say(f"reformtext: {result.document.path}: {warning}")
            yield result

    try:
        with output(options.output) as stream:
            write(report(told(), View(text=not options.no_text)), stream)
    except ValueError as error:
        raise ReadError(str(error)) from error
    return 1 if failed else 0

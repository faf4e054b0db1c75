"""reformtext analyze: articles in, figures, themes, mentions and summaries out."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reformtext.cli import options as shared
from reformtext.cli.streams import is_terminal, output, say, wants_colour, write
from reformtext.errors import ReformtextError
from reformtext.model import Facts
from reformtext.render.view import PARTS, View

if TYPE_CHECKING:
    from typing import TextIO

    from reformtext.api import Analysis

FORMATS = ("text", "json", "jsonl", "csv", "md", "html")
_INPUTS = ("auto", "txt", "html", "docx", "pdf")


def add(verbs: Any) -> None:
    """Add the verb's parser."""
    parser = verbs.add_parser(
        "analyze", help="analyse articles", description="Analyse articles: text, web pages, docx, pdf."
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="an article; - reads standard input")
    parser.add_argument("--format", choices=FORMATS, help="text on a terminal, json in a pipe unless given")
    parser.add_argument("--only", choices=PARTS, help="one part of the analysis")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here instead of to standard output")
    parser.add_argument(
        "--input", choices=_INPUTS, default="auto", help="the inputs' kind, where it is not seen rightly"
    )
    shared.add_encoding(parser)
    shared.add_lexicon(parser)
    shared.add_themes(parser)
    parser.add_argument("--date", metavar="YYYY[-MM[-DD]]", type=_date, help="the articles' date of publication")
    parser.add_argument("--place", metavar="NAME", help="the place the articles are about: 菏泽市")
    shared.add_manifest(parser)
    parser.add_argument("--no-text", action="store_true", help="leave the articles' text out of JSON")
    parser.add_argument("--no-bom", action="store_true", help="CSV without the mark that Excel needs")
    parser.add_argument(
        "--explain", action="store_true", help="add the rules behind figures and the terms behind themes"
    )
    parser.add_argument("--tone", action="store_true", help="add the tone of the sentences: 成绩, 问题, 举措, 目标")
    parser.add_argument("-q", "--quiet", action="store_true", help="no warnings")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the analyses of all inputs that can be read; 1 where some could not."""
    if options.files.count("-") > 1:
        say("reformtext analyze: standard input (-) can be read only once (see reformtext analyze --help)")
        return 2
    known = shared.manifest_of(options)
    reading = _Reading(options, known)
    with output(options.output) as stream:
        write(_rendered(options, reading, stream), stream)
    return 1 if reading.failed else 0


class _Reading:
    """The analyses of the inputs one by one, and whether any input failed on the way."""

    def __init__(self, options: argparse.Namespace, known: Mapping[str, Facts]) -> None:
        self.options = options
        self.known = known
        self.failed = False

    def __iter__(self) -> Iterator["Analysis"]:
        from reformtext import api, reading

        options = self.options
        lexicon = shared.lexicon_of(options)
        themes = api.load_themes(options.themes) if options.themes else None
        for name in options.files:
            facts = reading.facts_for(self.known, name) or Facts()
            facts = replace(facts, published=options.date or facts.published, place=options.place or facts.place)
            source = sys.stdin.buffer.read() if name == "-" else name
            try:
                document = api.read(source, input=options.input, encoding=options.encoding, facts=facts)
                analysis = api.analyze(document, lexicon=lexicon, themes=themes)
            except ReformtextError as error:
                self.failed = True
                say(f"reformtext: {error}")
                continue
            if not options.quiet:
                for warning in document.warnings:
                    say(f"reformtext: {name}: {warning}")
            yield analysis


def _rendered(options: argparse.Namespace, analyses: _Reading, stream: "TextIO") -> Iterator[str]:
    """The result in the format that was asked for, else the one that fits where it goes."""
    view = View(only=options.only, text=not options.no_text, explain=options.explain, tone=options.tone)
    chosen = options.format or ("text" if is_terminal(stream) else "json")
    if chosen == "json":
        from reformtext.render import json

        return json.documents(analyses, view, several=len(options.files) > 1)
    if chosen == "jsonl":
        from reformtext.render import json

        return json.lines(analyses, view)
    if chosen == "csv":
        from reformtext.render import csv

        return csv.sheet(analyses, view, bom=not options.no_bom)
    if chosen == "md":
        from reformtext.render import markdown

        return markdown.memos(analyses, view)
    if chosen == "html":
        from reformtext.render import page

        return page.pages(analyses, view)
    import shutil

    from reformtext.render import terminal

    return terminal.screens(
        analyses, view, terminal.Screen(shutil.get_terminal_size((100, 24)).columns, wants_colour(stream))
    )


def _date(text: str) -> str:
    from reformtext.api import is_date

    if not is_date(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no date as YYYY, YYYY-MM or YYYY-MM-DD")
    return text

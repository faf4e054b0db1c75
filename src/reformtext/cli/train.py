"""reformtext train themes: a researcher's labelled texts in, a theme model out."""

import argparse
from typing import Any

from reformtext.cli.streams import output, say


def add(verbs: Any) -> None:
    """Add the verb's parser."""
    parser = verbs.add_parser(
        "train",
        help="learn your own themes from labelled texts",
        description="Learn your own themes from labelled texts; analyze --themes MODEL then tags by them.",
    )
    parser.add_argument("what", choices=("themes",), help="what to learn")
    parser.add_argument(
        "labelled", metavar="LABELLED.jsonl", help='a line a text: {"text": "…", "themes": ["id"], "sub": ["id.name"]}'
    )
    parser.add_argument("-o", "--output", metavar="MODEL", required=True, help="the model, a text file")
    parser.add_argument(
        "--taxonomy", metavar="FILE.toml", help="the themes with their names; the shipped ones without it"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="do not tell how good the model is")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Learn, write the model, and tell how it did in cross-validation."""
    from reformtext.resources.theme_model import written
    from reformtext.themes.training import learn_own

    model, measured = learn_own(options.labelled, options.taxonomy)
    with output(options.output) as stream:
        stream.write(written(model))
    if not options.quiet:
        scores = "; ".join(
            f"{name} micro F1 {measured.micro[level]:.3f}, macro {measured.macro[level]:.3f}"
            for level, name in (("top", "themes"), ("sub", "sub-themes"))
            if level in measured.micro
        )
        say(
            f"reformtext: learnt {len(model.labels)} labels from {model.made['rows']} texts; cross-validation: {scores}"
        )
    return 0

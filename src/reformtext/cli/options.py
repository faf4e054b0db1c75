"""Arguments that several verbs share, and what is made of them."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reformtext.model import Facts

if TYPE_CHECKING:
    from reformtext.resources.lexicon import Lexicon


def add_manifest(parser: argparse.ArgumentParser) -> None:
    """Add --manifest."""
    parser.add_argument(
        "--manifest", metavar="FILE", help="JSON lines or CSV that tells date, place, genre of the inputs"
    )


def add_encoding(parser: argparse.ArgumentParser) -> None:
    """Add --encoding."""
    parser.add_argument(
        "--encoding", metavar="NAME", type=_codec, help="the inputs' encoding, where it is not seen rightly"
    )


def add_lexicon(parser: argparse.ArgumentParser) -> None:
    """Add --lexicon, which may be given again."""
    parser.add_argument(
        "--lexicon",
        metavar="FILE",
        action="append",
        default=[],
        help="your own terms, one a line, after a tab its tag; may be given again",
    )


def add_themes(parser: argparse.ArgumentParser) -> None:
    """Add --themes."""
    parser.add_argument(
        "--themes",
        metavar="FILE",
        help="tag by your own taxonomy (TOML with seeds) or a model of reformtext train themes",
    )


def manifest_of(options: argparse.Namespace) -> Mapping[str, Facts]:
    """Return the facts of --manifest; raises ManifestError."""
    from reformtext.reading import read_manifest

    return read_manifest(options.manifest) if options.manifest else {}


def lexicon_of(options: argparse.Namespace) -> "Lexicon | None":
    """Return the lexicon with the terms of every --lexicon, or None without any; raises LexiconError."""
    if not options.lexicon:
        return None
    from reformtext.resources.lexicon import load_lexicon

    return load_lexicon(options.lexicon)


def _codec(name: str) -> str:
    import codecs

    try:
        codecs.lookup(name)
    except LookupError:
        raise argparse.ArgumentTypeError(f"{name!r} is no encoding Python knows; try gb18030, big5, utf-8") from None
    return name

"""reformtext schema: the JSON Schema of one analysis."""

import argparse
import json
import sys
from typing import Any


def add(verbs: Any) -> None:
    """Add the verb's parser."""
    parser = verbs.add_parser("schema", help="print the JSON Schema of one analysis")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Print the schema."""
    from reformtext.render.schema import schema

    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return 0

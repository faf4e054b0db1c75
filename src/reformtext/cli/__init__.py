"""The command: parse, call, print. One module a verb; each adds its arguments and runs them."""

from reformtext.cli.main import main

__all__ = ["main"]

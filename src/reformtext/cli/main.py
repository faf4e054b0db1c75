"""The command's verbs, and what every one of them does with errors, streams and signals."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from reformtext.cli import analyze, batch, panel, report, schema, train, validate
from reformtext.cli.streams import say, use_utf8
from reformtext.errors import ReformtextError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_VERBS = (analyze, batch, panel, report, validate, train, schema)
_EPILOG = "docs: what each field means, formats, examples. Results go to standard output, messages to standard error."


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one clear line and status 2."""

    def error(self, message: str) -> NoReturn:
        say(f"{self.prog}: {message} (see {self.prog} --help)")
        raise SystemExit(WRONG_USAGE)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    from reformtext.version import __version__

    made = _Parser(prog="reformtext", description="Figures, themes, mentions and quoted summaries from Chinese policy "
                   "journalism.", epilog=_EPILOG)  # fmt: skip
    made.add_argument("--version", action="version", version=f"reformtext {__version__}")
    verbs = made.add_subparsers(title="verbs", metavar="VERB", required=True, parser_class=_Parser)
    for verb in _VERBS:
        verb.add(verbs)
    return made


def _settle() -> None:
    """Suit the interpreter to a process of our own, and to the workers it starts."""
    gc.set_threshold(100_000)  # tables live to its end, and looking for garbage in them costs 7%
    # The system's allocator, where Arrow's own keeps what it has once had: a batch would take a fifth more.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with its arguments and return its exit status: 0 done, 1 some input failed, 2 wrong usage."""
    use_utf8()
    if arguments is None:
        _settle()
    try:
        options = parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        status = run(options)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    except ReformtextError as error:
        say(f"reformtext: {error}")
        return FAILED
    except BrokenPipeError:
        # The reader has seen enough (`| head`); without this the interpreter complains again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        say(f"reformtext: the result cannot be written ({error.strerror or error})")
        return FAILED
    except KeyboardInterrupt:
        say("reformtext: interrupted")
        return INTERRUPTED
    if arguments is None:
        gc.freeze()  # on its way out the interpreter looks for garbage in every table: 9% of what one article takes
    return status

"""What the tone of a sentence is learnt from: sentences written for the project, and cues beside their words."""

import re
from functools import cache
from typing import cast, get_args

from reformtext.errors import ResourceError
from reformtext.model import ToneName
from reformtext.patterns import lazy
from reformtext.resources.files import read_rows


@cache
def labelled_sentences() -> tuple[tuple[ToneName, str], ...]:
    """Return the sentences with their tones."""
    known = get_args(ToneName)
    for tone, sentence in read_rows("tone_sentences.tsv"):
        if tone not in known:
            raise ResourceError(f"tone_sentences.tsv: {tone!r} of {sentence!r} is no tone")
    return cast("tuple[tuple[ToneName, str], ...]", read_rows("tone_sentences.tsv"))


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """Return the cues by name."""
    return {name: lazy(pattern) for name, pattern in read_rows("tone_cues.tsv")}

"""The words and constructions that tell goals, plans and rules (goal_words.tsv, status_forms.tsv)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import get_args

from reformtext.errors import ResourceError
from reformtext.model import Bindingness
from reformtext.resources.files import read_rows


@cache
def goal_bindings() -> Mapping[str, Bindingness]:
    """Return how binding each word of a goal makes it; raises ResourceError where rows of a word do not agree.

    >>> goal_bindings()["确保"], goal_bindings()["力争"]
    ('ensure', 'strive')
    """
    found: dict[str, Bindingness] = {}
    named: dict[str, Bindingness] = {name: name for name in get_args(Bindingness) if name}
    for word, binding, *_ in read_rows("goal_words.tsv"):
        if binding not in named or found.setdefault(word, named[binding]) != binding:
            raise ResourceError(f"goal_words.tsv: {word} has the binding {binding}, and another or none of ours")
    return found


@cache
def goal_word() -> re.Pattern[str]:
    """Return the words of a goal, each where what stands around it allows, as one expression that matches the word.

    >>> [match[0] for match in goal_word().finditer("必将到来，将建成，计划生育，计划种树")]
    ['将', '计划']
    """
    return re.compile("|".join(_way(word, *around) for word, _, *around, _ in read_rows("goal_words.tsv")))


def _way(word: str, left: str, not_left: str, right: str, not_right: str) -> str:
    """The word first, then what is looked back for over it: an expression all of whose ways begin with a character
    passes over what none begins with, where one that looks back first stops at every character."""
    behind = "|".join(f"{one}{word}" for one in left.split("|"))
    return (
        word
        + (f"(?<={behind})" if left else "")
        + "".join(f"(?<!{one}{word})" for one in not_left.split("|") if one)
        + (f"(?={right})" if right else "")
        + (f"(?!{not_right})" if not_right else "")
    )


@cache
def forms(kind: str) -> str:
    """Return the constructions of one kind (status_forms.tsv) as a regular alternation."""
    found = [pattern for of, _name, _example, pattern in read_rows("status_forms.tsv") if of == kind]
    if not found:
        raise ResourceError(f"status_forms.tsv: nothing of the kind {kind}")
    return "|".join(found)

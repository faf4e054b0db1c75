"""The words and constructions that tell goals, plans and rules (goal_words.tsv, status_forms.tsv)."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
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

    Each way begins with the word, and looks back over it afterwards: an expression all of whose ways begin with a
    character passes over what none begins with, where one that looks back first stops at every character.

    >>> [match[0] for match in goal_word().finditer("必将到来，将建成，计划生育，计划种树")]
    ['将', '计划']
    """
    ways: list[str] = []
    for (word, left, not_left, not_right), rows in groupby(read_rows("goal_words.tsv"), itemgetter(0, 2, 3, 5)):
        right = "|".join(row[4] for row in rows)
        behind = _behind("=", word, left) + _behind("!", word, not_left)
        ways.append(word + behind + (f"(?={right})" if right else "") + (f"(?!{not_right})" if not_right else ""))
    return re.compile("|".join(ways))


def _behind(sign: str, word: str, listed: str) -> str:
    """Looking back over a word for one of a list, or for none of it; what is sought by one look is of one length.

    Raises ResourceError where one of a list is sought and they are of several lengths.
    """
    by_length = groupby(sorted(listed.split("|"), key=len), len) if listed else ()
    looks = [f"(?<{sign}{'|'.join(one + word for one in same)})" for _, same in by_length]
    if sign == "=" and len(looks) > 1:
        raise ResourceError(f"goal_words.tsv: what stands left of {word} is of several lengths")
    return "".join(looks)


@cache
def forms(kind: str) -> str:
    """Return the constructions of one kind (status_forms.tsv) as a regular alternation."""
    found = [pattern for of, _name, _example, pattern in read_rows("status_forms.tsv") if of == kind]
    if not found:
        raise ResourceError(f"status_forms.tsv: nothing of the kind {kind}")
    return "|".join(found)

"""The tables of initiatives: what they end in, what carries them, which are known by name."""

from functools import cache
from typing import NamedTuple

from reformtext.resources.forms import Forms, read_forms

NUMERAL = "一二两三四五六七八九十百千万0123456789"
JOINS = "、和与及"


class InitiativeForms(NamedTuple):
    free: Forms
    after: Forms
    inner: Forms
    verbs: Forms
    carrying: Forms
    formulas: frozenset[str]
    names: Forms
    generic: Forms
    no_fields: frozenset[str]
    predicates: Forms


@cache
def initiative_forms() -> InitiativeForms:
    """Return the tables, read once."""
    forms = read_forms("initiative_forms.tsv")
    return InitiativeForms(
        Forms(forms["ending"]),
        Forms(forms["ending of quoted"]),
        Forms(forms["quoted ending"]),
        Forms(forms["verb"]),
        Forms(forms["carrying verb"]),
        forms["formula"],
        Forms(forms["name"]),
        Forms(forms["generic"]),
        forms["no field"],
        Forms(forms["predicate"]),
    )

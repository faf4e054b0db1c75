"""The cues that decide whether a number is a quantity (quantities.toml)."""

from functools import cache

from reformtext.errors import ResourceError
from reformtext.resources.files import read_toml
from reformtext.resources.forms import Forms


@cache
def cues(section: str, key: str) -> Forms:
    """Return a list of cues as forms that can be asked for at a place in a text.

    >>> cues("years", "before").before("产量连续", 4, 0)
    2
    """
    try:
        listed = read_toml("quantities.toml")[section][key]
    except KeyError as error:
        raise ResourceError(f"quantities.toml: no list {section}.{key}") from error
    return Forms(listed)

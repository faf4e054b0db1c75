"""One body under several names: 市委 of 河川市委, 中国人民解放军 of 解放军, 市人民政府 of 市政府."""

from collections.abc import Mapping, Sequence
from functools import cache

from reformtext.mentions.found import Found
from reformtext.resources.files import read_rows

_WHOLE = 5  # characters of a name that another can end in only as the longer form of the same: 法国|梅里埃基金会
_RANKS = frozenset("省市县区州旗")


@cache
def _aliases() -> Mapping[str, str]:
    return {row[0]: row[1] for row in read_rows("organisation_aliases.tsv")}


def with_one_key(organisations: Sequence[Found]) -> tuple[Found, ...]:
    """Give all names of one body one key; a short name behind a rank is the one body's whose full name ends so.

    >>> names = ["河川市委", "市委", "市人民政府", "市政府", "解放军"]
    >>> [one.key for one in with_one_key([Found(0, 1, "organisation", name) for name in names])]
    ['河川市委', '河川市委', '市政府', '市政府', '中国人民解放军']
    """
    plain = {one.key: _aliases().get(one.key, one.key).replace("人民政府", "政府") for one in organisations}
    shorts = {key for key in plain.values() if key[0] in _RANKS or len(key) >= _WHOLE}
    full: dict[str, list[str]] = {}
    for key in {key for key in plain.values() if key[0] not in _RANKS}:
        for at in range(1, len(key) - 1):
            if key[at:] in shorts:
                full.setdefault(key[at:], []).append(key)
    only = {short: keys[0] for short, keys in full.items() if len(keys) == 1}
    return tuple(one._replace(key=only.get(plain[one.key], plain[one.key])) for one in organisations)

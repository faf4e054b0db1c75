"""What the head of a page and the data in its scripts say of the article."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from reformtext.characters import HAN
from reformtext.patterns import lazy

_CUTS = lazy(
    rf"\s*(?:_+|[|｜]|\s[-–—]\s|--+|::|>>|»|＞|［|【(?=[^】]*网)|(?:(?<=[”》！？…）)])|(?<={HAN}))-(?={HAN}))\s*"
)
_PUBLISHED = lazy(
    r"""(?i)["']?\b(?:pub_?time|publish_?time|publish_?date|pub_?date|ptime|news_?time|create_?time|time)["']?\s*[:=]\s*["'](20\d\d[-/]\d\d?[-/]\d\d?)"""
)
# var ct = "1617328800": seconds or thousandths since 1970, as accounts and data of pages give the time
_STAMPED = lazy(
    r"""(?i)["']?\b(?:ct|(?:ori_)?create_?time|pub_?time|publish_?time|news_?time)["']?\s*[:=]\s*["']?(1\d{9})(?:\d{3})?\b"""
)
_CHINA = timezone(timedelta(hours=8))


def title_parts(claim: str) -> list[str]:
    """Return what a page's title names one beside the other: the article, the channel, the site.

    >>> title_parts("老街新生记 - 云溪网 - 本地")
    ['老街新生记', '云溪网', '本地']
    """
    return [part.strip() for part in _CUTS.split(claim) if part and part.strip()]


def holds_date(script: str) -> bool:
    """Return whether a script holds a date of publication as data."""
    return bool(_PUBLISHED.search(script) or _STAMPED.search(script))


def published(scripts: Sequence[str]) -> str | None:
    """Return the date of publication that scripts hold as data."""
    for script in scripts:
        found = _PUBLISHED.search(script)
        if found:
            return found[1]
    for script in scripts:
        found = _STAMPED.search(script)
        if found:
            return datetime.fromtimestamp(int(found[1]), _CHINA).date().isoformat()
    return None


def medium(scripts: Sequence[str]) -> str | None:
    """Return the publisher that scripts hold as data."""
    for script in scripts:
        found = re.search(
            r"""["']?\b(?:media|media_?name|source|source_?name)["']?\s*[:=]\s*["']([\w－—·（）()]{0,19}[\u4e00-\u9fff][\w－—·（）()]{0,19})["']""",
            script,
        )
        if found:
            return found[1]
    return None


def linked_data(blocks: Sequence[str], key: str) -> str:
    """Return a field of JSON-LD, "" where no block has it."""
    if not blocks:
        return ""
    import json

    for block in blocks:
        try:
            found = _lookup(json.loads(block, strict=False), key)
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return ""


def _lookup(value: Any, key: str) -> str:
    if isinstance(value, dict):
        found = value.get(key)
        if isinstance(found, str):
            return found
        value = value.get("@graph")
    if isinstance(value, list):
        for entry in value[:20]:
            if isinstance(entry, dict) and isinstance(entry.get(key), str):
                return str(entry[key])
    return ""

"""The numbers official documents bear (文号): 国发〔2022〕18号, 国务院令第707号."""

import re
from functools import cache

from reformtext.characters import HAN
from reformtext.reading.furniture import squeeze


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"[^\W\d_]{1,16}[〔\[【(（〈［﹝<](?:19|20)\d\d[〕\]】)）〉］﹞>](?:第)?\d{1,5}号"
        rf"|{HAN}{{0,20}}令第?[\d一二三四五六七八九十百零〇]{{1,6}}号"
        rf"|(?:{HAN}{{0,20}}(?:公告|通告))(?:19|20)\d\d年第?\d{{1,4}}号"
        rf"|(?:{HAN}{{0,16}})?第[\d一二三四五六七八九十百零〇]{{1,6}}号令?"
    )


def of_line(line: str) -> str | None:
    """Return the number of a line that is one and nothing else, as it is written.

    >>> of_line("国发〔2022〕18 号"), of_line("（国令第707号）"), of_line("根据国发〔2022〕18号精神")
    ('国发〔2022〕18号', '国令第707号', None)
    """
    if len(line) > 120:
        return None
    text = squeeze(line)
    if not 4 <= len(text) <= 40:
        return None
    for candidate in (text, text.strip("()")):
        if _pattern().fullmatch(candidate) and not candidate.startswith(("根据", "按照", "依据")):
            return "".join(line.split()).strip("（）()") if candidate != text else "".join(line.split())
    return None

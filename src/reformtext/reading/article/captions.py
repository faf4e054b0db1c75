"""Captions of pictures among the article's lines."""

import re

from reformtext.patterns import lazy
from reformtext.reading.article.lines import INSISTED, NUMBERED, is_short
from reformtext.reading.furniture import squeeze
from reformtext.reading.markup import Line, Page

_CREDITED = lazy(  # 方晓 摄, (江社档案照), 图/云溪影像, 图为
    r"(?:摄|摄影|供图|图|制图|绘|截图|资料图|资料图片|图片|档案照|资料照|照片|新华社发|摄影报道)[)\]】]?[。]?$"
    r"|(?:^|[。 ])图[/:][^。,]{2,14}$|^(?:图为|图[说注]?:|图片|资料图|▲|△|▼|↑)|[(](?:资料图|图源|图[/:]|图片来源)"
)


def without_captions(page: Page, body: list[int]) -> list[int]:
    """Return the lines without the captions of pictures."""
    shown = _shown(page, body)
    if shown:
        body = [i for i in body if i not in shown]
    kept: list[int] = []
    run = 0
    # A short line under a picture may be a heading, but only where the article has bare headings elsewhere.
    headed = any(not page.lines[i].image and not page.lines[i].bold and is_short(page.lines[i]) for i in body)
    for place, i in enumerate(body):
        line = page.lines[i]
        run = run + 1 if line.centred and (run or line.image) else 0
        following = page.lines[body[place + 1]] if place + 1 < len(body) else None
        captioned = not headed or (following is not None and is_short(following))
        if not _is_caption(line, run, following, captioned):
            kept.append(i)
    return kept


def _shown(page: Page, body: list[int]) -> set[int]:
    """Return the lines that end an article of prose in pictures, each with a sentence below it."""
    shown: set[int] = set()
    for i in reversed(body):
        line = page.lines[i]
        if not line.image or line.bold or len(line.text) > 60:
            break
        shown.add(i)
    told = sum(len(page.lines[i].text) for i in body if i not in shown)
    return shown if len(shown) > 1 and told > 2 * sum(len(page.lines[i].text) for i in shown) else set()


def _is_caption(line: Line, run: int, following: Line | None, captioned: bool) -> bool:
    text = squeeze(line.text)
    if line.caption:
        return True
    if len(text) > 160 or INSISTED.search(text) or NUMBERED.match(text):
        return False
    credited = _CREDITED.search(text)
    if credited and (line.image or line.centred or line.slight) and not (len(text) > 60 and text.endswith("图。")):
        return True
    if re.search(r"[^拍]摄[)\]】]?$|(?:摄影|供图|新华社发)[)\]】]?$", text) and len(text) <= 100:
        return (
            line.image or len(re.findall("[。!?]", text)) < 2
        )  # the last paragraph may bear the credit of all pictures
    if line.image and line.slight and len(text) <= 100:
        return True
    if line.image and not line.bold and len(text) <= 8 and text.endswith("。"):
        return True  # 大涧学校。: no more than the name of what the picture shows
    if line.image and not line.bold and is_short(line) and captioned:
        return True
    alone = following is None or not following.centred
    return line.image and line.centred and not line.bold and len(text) <= 80 and (run == 1 and alone)

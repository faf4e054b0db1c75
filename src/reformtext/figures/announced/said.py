"""What tells of something done, of aims, and of what stands in a list: shared by lists and orders."""

from reformtext.patterns import lazy

AIMS = r"(?:目标|任务|安排|计划|打算|实事|指标|重点工作|工作重点|这么干|怎么干|这样干)"
MARKED = lazy(
    r"\s*(?:(?:分别|具体|主要)?(?:[是为]|包括)[：:]?\s*)?"
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]|—|[·●■◆▲★▶➤√\u2460-\u249b\u3220-\u3229]|[一二三四五六七八九十]是|[第其][一二三四五六七八九十])"
)
SENTENCE = 400  # characters of a sentence that are looked at
PAST = r"(?<!为)了(?!解)|已|去年|截至|目前|近日|日前|昨[天日]|记者"  # what tells of something done
_RESULT = lazy(
    rf"{PAST}|以来|同比|(?<![比较])上年|(?<![合从])实际(?!利用|使用|到位|增长)|从\d{{4}}年"
    r"|\d月(?:份|底|末)?，?[^，。；]{0,8}(?:完成|实现)"
)
_ASIDE = lazy("（[^（）]{0,40}）")


def results(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] tells of something done, but for what it says aside: 力争达到7亿美元（去年为5亿美元）."""
    return bool(_RESULT.search(_ASIDE.sub("", text[start:end])))

"""Where phrases end: the marks that are none of them, their brackets, their length."""

EDGE = '，。；：、,;: “”"*#—（(）)的了 '
LONGEST = 30  # characters of a subject


_KEPT_ASIDE = 12  # characters in brackets that may belong to a name: 固定资产投资（不含农户）


def whole(phrase: str) -> str:
    """The phrase with its brackets whole: short ones closed or kept, long ones and what stands outside left out.

    >>> whole("县（市、区"), whole("过夜旅客（仅限于住在酒店、民宿和农家院的"), whole("下同）旅客")
    ('县（市、区）', '过夜旅客', '旅客')
    """
    phrase = phrase.strip()
    if phrase.count("“") > phrase.count("”"):
        phrase += "”"  # 开发治理“四荒
    if "”" in phrase and "“" not in phrase[: phrase.index("”")]:
        phrase = "“" + phrase  # the edge of “三资”企业 was taken for a mark
    opening = max(phrase.rfind("（"), phrase.rfind("("))
    closing = max(phrase.rfind("）"), phrase.rfind(")"))
    if opening < 0 <= closing:
        return phrase[closing + 1 :].lstrip("的") or phrase[:closing]
    if opening < 0 or (closing > opening and closing - opening <= _KEPT_ASIDE + 1):
        return phrase
    if closing < opening and len(phrase) - opening <= _KEPT_ASIDE:
        return phrase + ("）" if phrase[opening] == "（" else ")")
    return (phrase[:opening] + (phrase[closing + 1 :] if closing > opening else "")) or phrase[opening + 1 :]

"""Time grows with the text and no faster, whatever the text: four times the text takes about four times as long."""

import time

import pytest

import reformtext as rt

# What one sentence, one list, one paragraph without end can hold. A quarter and the whole are compared, so that the
# machine's speed and its noise matter little; work that grew with the square would take sixteen times as long.
PIECES = {
    "digits": ("1234567890", 4000),
    "numerals": ("一", 20_000),
    "list of growths": ("增长5%、", 800),
    "figures without a break": ("5%", 800),
    "clauses with figures": ("达到3亿元，", 800),
    "asides": ("（5个）", 800),
    "numbers between commas": ("1、", 4000),
    "ranges": ("1至", 4000),
    "quotes that never close": ("“", 20_000),
    "quotes within quotes": ("“‘", 10_000),
    "brackets": ("（", 20_000),
    "titles": ("《规划》", 4000),
    "actions": ("“改革”行动", 2000),
    "places": ("北京市", 4000),
    "persons": ("市委书记王明", 2000),
    "organisations": ("委员会", 4000),
    "headings": ("一、\n", 2000),
    "white space": (" ", 40_000),
    "stars": ("**", 10_000),
    "starting points in lists": ("由2019年的3家和5家增加到6家和8家，", 1600),
}
_GROWTH = 9.0


def seconds(text: str) -> float:
    """Processor time of one analysis, the best of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        rt.analyze(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("name", PIECES)
def test_four_times_the_text_takes_no_sixteen_times_as_long(name: str) -> None:
    piece, times = PIECES[name]
    rt.analyze(f"全市增长5%。{piece * 8}。")  # what is loaded on first use
    quarter, whole = (f"全市增长5%。{piece * (times // part)}。" for part in (4, 1))
    assert seconds(whole) <= _GROWTH * max(seconds(quarter), 0.004)


@pytest.mark.parametrize("cells", ["| 2.5 ", "| 2.5 | 钢材 "])
def test_a_row_four_times_as_long_takes_no_sixteen_times_as_long(cells: str) -> None:
    rt.analyze("| 水泥 | 亿吨 | 2.5 |")
    quarter, whole = (f"| 水泥 | 亿吨 {cells * times}|" for times in (500, 2000))
    assert seconds(whole) <= _GROWTH * max(seconds(quarter), 0.004)

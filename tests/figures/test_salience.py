"""Why a figure matters: each reason of the table applies where it should, and the score is their sum."""

import pytest

from reformtext.figures import extract
from reformtext.model import Document, Figure
from reformtext.resources.salience import salience_reasons
from reformtext.structure import divide

PAIRS = [  # a figure that has the reason, and one that has not
    ("from_to", "登记时间由⟦5天⟧缩短到1天。", "登记时间为⟦5天⟧。"),
    ("target_worded", "确保新建公园⟦12个⟧。", "新建公园⟦12个⟧。"),
    ("comparison", "空气优良率⟦91%⟧，高于全省平均。", "空气优良率⟦91%⟧。"),
    ("cumulative", "累计修建水渠⟦120公里⟧。", "修建水渠⟦120公里⟧。"),
    ("people", "帮扶困难群众⟦3200人⟧。", "运来苗木⟦3200株⟧。"),
    ("equivalence", "相当于⟦40个⟧足球场。", "建成⟦40个⟧足球场。"),
    ("activity", "全年召开现场会议⟦15次⟧。", "全年放映电影⟦15场⟧。"),
    ("foreign", "巴西建成风电场⟦22座⟧。", "临河市建成风电场⟦22座⟧。"),
    ("money_huge", "完成投资⟦350亿元⟧。", "完成投资⟦3.5亿元⟧。"),
    ("time_saved", "办理时间缩短⟦3天⟧。", "展览历时⟦3天⟧。"),
    ("anecdote", "村民老秦说，他种了⟦6亩⟧茶。", "村里种了⟦6亩⟧茶。"),
]


def first(marked: str) -> Figure:
    start = marked.index("⟦")
    text = marked.replace("⟦", "").replace("⟧", "")
    document = Document(text, ((0, len(text)),))
    return next(figure for figure in extract(document, divide(document))[0] if figure.end > start)


@pytest.mark.parametrize(("name", "having", "lacking"), PAIRS, ids=[name for name, _having, _lacking in PAIRS])
def test_a_reason_applies_where_it_should(name: str, having: str, lacking: str) -> None:
    assert name in first(having).reasons
    assert name not in first(lacking).reasons


@pytest.mark.parametrize("marked", [text for _name, *texts in PAIRS for text in texts])
def test_the_score_is_the_sum_of_its_reasons(marked: str) -> None:
    figure = first(marked)
    table = salience_reasons()
    assert set(figure.reasons) <= set(table)
    assert figure.salience == round(max(0.0, min(1.0, sum(table[name].weight for name in figure.reasons))), 2)

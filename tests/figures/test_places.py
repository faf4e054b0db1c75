"""Where a figure holds: the place that governs its clause, not one it is only compared or ranked with."""

import pytest

from reformtext.api import analyze
from reformtext.model import Document

CASES = {
    "own": ("粮食总产120亿斤。", "青禾县"),
    "nation_of_its_clause": ("全国粮食总产1.3万亿斤。", "全国"),
    "nation_before_its_clause": ("全国农村公路里程达460万公里，新改建15万公里。", "全国"),
    "compared_with": ("农民收入高于全国平均水平，达2.1万元。", "青禾县"),
    "ranked_in": ("居全国第8位，总量达350亿元。", "青禾县"),
    "first_to_do": ("在全国率先推行“一证准营”，办事时限压缩到2天。", "青禾县"),
    "time_before_it": ("截至2021年末全国共有养老机构4万家，床位500万张。", "全国"),
    "place_within_place": ("在宿迁市泗阳县，新栽杨树2万亩，成活率达95%。", "泗阳县"),
    "prize_of_it": ("荣获全国双季稻示范称号，亩产达到520公斤。", "青禾县"),
    "held_for_it": ("成功举办全国茶叶博览会，签约金额达12亿元。", "青禾县"),
    "like_the_rest": ("全力服务全国大局，派出医疗队员86人。", "青禾县"),
    "kind_of_place": ("扩建城区停车场，新增车位3000个。", "青禾县"),
    "only_one": ("成为全国唯一的改革试点，受理事项1200件。", "青禾县"),
}


@pytest.mark.parametrize(("text", "place"), CASES.values(), ids=CASES.keys())
def test_place(text: str, place: str) -> None:
    figures = analyze(Document(text, ((0, len(text)),), place="青禾县")).figures
    assert figures[-1].place == place

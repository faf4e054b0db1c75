"""The noun phrase that follows a number."""

from reformtext.characters import HAN
from reformtext.figures.clauses import Place
from reformtext.figures.coordination import head_of
from reformtext.figures.phrases.noun_ends import JOINT, LONGEST_LIST, described, end_of_noun
from reformtext.figures.phrases.verbs import all_verbs, any_verb, nominal
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_LONGEST = 30  # characters of a subject
_LONGEST_OWNER = 8  # characters of whose the quantity of an item is
_FOR_A_TIME = ("一年", "全年", "每年", "一天", "每天", "全天", "一个月", "每月", "当月")
_DEEDS = ("项", "个", "件", "场", "期")  # 五项重点改革: what is done is counted
_AIMED = lazy(
    r"(?:促进|推动|支持|鼓励|引导|服务|保障|巩固|推进|加快|改善|提升|优化|扶持|帮扶)[^，。；、\d]{2,14}?"
    r"(?:政策|措施|举措|办法|方案|计划|意见|协议|项目|工程|典型案例|典型经验|案例)(?![^，。；])"
)
_DEED_OF = lazy(r"[^，。；的\d]{2,16}的(?=[^，。；、\d]{2})")
_FOR_ONE = lazy("一(?:公斤|市斤|斤|亩|吨)|之[多巨久高大众]")
_AMONG_THOSE = lazy(
    r"(?<=..)不同程度.+$|(?<=..)当中$|(?<=..)的?(?:基础|前提|条件|背景)[上下].*$|(?<=..)(?<![高初集其手途命适])中(?:(?:评|选|挑|抽|产生|脱颖)[^，。；]*)?$|(?<=..)之[间中]$"
)
# 31个省、自治区、直辖市; 96个县（市、区）
_AREAS_COUNTED = lazy(
    r"省、自治区(?:、直辖市)?|省、市、自治区|省、区、市|省（区、市）"
    r"|[县市地]（(?:[市区县州旗盟]、?){1,4}）(?=[及和、，。；A-Z]|等|均|全部|已|组织|累计|年均|平均)"
)
_DATED = lazy(r"(?<=..)(?:\d{1,2}月)?\d{1,2}日.*$")  # 4.5万名公职人员22日举行罢工
# people who are counted, and what may follow that is no longer they: 2.4万户|百姓|清洁取暖
PERSONS = (
    r"(?:百姓|群众|农民|农牧民|居民|村民|市民|学生|毕业生|师生|职工|员工|工人(?!员)|党员|干部|教师|老年人|老人|青少年|未成年人|家长|儿童|妇女|残疾人|劳动力|劳力|劳动者|农民工|农户|牧民|林农"
    r"|研究生|志愿者|专家|学者|使节|元首|首脑|负责人|领导人|记者|爱好者|旅客|游客|患者|官兵|消费者|网友|人员|代表|嘉宾|队员|运动员|观众)"
)
_PEOPLE_UNITS = ("户", "人", "名", "位", "岁", "周岁", "")
_PEOPLE_LAST = lazy(rf"(?:{PERSONS}|人口)$")
_PEOPLE_SUCH = lazy(rf"[^，。；、\d]{{1,8}}?{PERSONS}")
_PEOPLE_DO = lazy(
    rf"(?P<both>[^的、和]{{1,12}}?(?:{PERSONS}|人口)[、和与及][^的、和]{{0,8}}?(?:{PERSONS}|人口))(?!的|[、和与及]|{PERSONS}).*$"
    rf"|(?P<who>[^的、和]{{0,6}}?(?:{PERSONS}|人口(?!数|率|较?[少大多])))(?!的|[户村家团]|工|组织|{PERSONS}).{{4,}}$"
)
_ASIDE_FIRST = lazy(r"[（(][^（）()]{1,20}[）)]")
# between a noun and the next quantity: 1亿元的企业达30家
_LEADS_TO_NEXT = lazy(
    r"(?:(?:已经|已|就|仅|共|约|近|各|分别)?(?:达到?|有|为|增至|增加到)|各|共|(?<![签节])约|近"
    r"|(?<=..)[仅只]?[用花]了?|历时|耗时)$"
)
_ADVERB_LAST = lazy(
    r"(?<=..)(?:(?<![创更焕全革维翻刷])新|再|又|(?<!平)均|(?<![人户年月日])平均|都|首次|相继|陆续|正式|基本|如期|进一步|显著|全面|有效|整体|总体|直接|普遍|大幅|统一|全部|超额|(?<![主重必需首政概纪摘提])要)$"
)  # 32个品牌新|入选
# 17万个自然村|通上了硬化路, 11个县|普及了初中教育
_DID = lazy(
    r"(?P<who>[县村市镇乡户省校](?=..了)|[^的]{2,}?)[^，、][上起到出成好齐满入及与过下击开办进完走来送取得立施设置造建加展定现献足驻确引放退变行]了"
)
_LIST_OF_KIND = lazy(rf"[^，。；：\d等]{{2,24}}等{HAN}{{2,6}}?(?=以及|、|和|及|$)")
_KIND = lazy(rf"等(?={HAN}{{2}})")  # 节能、节水等重大项目: what the list is of
_THEIRS = ("税率", "标准", "待遇", "电价", "水价", "工资", "收费")  # what is raised or cut of those who are counted
_ACTS_ON = lazy("(?<=..)(?:(?<![相针绝应面])对|(?<![面动方走取流定导去志意倾])向|[被由])(?=..)")
_EXTENT = lazy("[长宽高深厚远外]的(?=.)")  # 30公里长的公路
# 在去年90亿元的基础上: how it stood, not what
GROUNDS = frozenset({"基础上", "情况下", "前提下", "条件下", "背景下", "基数上"})
_OWNING_UNITS = ("人", "名", "户", "家", "位", "所", "座")  # 23万户农牧民的安居问题: they are counted, not it
_OWNER = lazy(
    r"(?:[县村市镇乡区校省国州]|企业|学校|医院|社区|家庭|单位|部门|机构|公司|园区|产品|项目|农户|居民|群众|乘组|小组|团队|班级)$"
)
_OF_THINGS = ("款", "种", "件", "幅", "台", "辆", "场", "部")
_REGION = lazy("(?:[县村市镇乡区省州国]|地方|各地|当地)$")
_DESCRIBES = lazy(
    r"新.$|刚|正在|^(?:受[困灾损]|被困|失[联踪]|遇难|滞留|登记|注册|毕业|下岗|退休|流动|学成归来|退役|返乡|获奖|参赛|参会|结业|在[编岗校])$|[强高好大优多新重以上级型性内外全著先广深快亿万墙顶架质制]$|有|无|需|可|能|不|较|更|最|符合|影响|以上|、|，"
)
_SHORT_ITEM = 8  # characters of what is listed beside something that is named in quotation marks
_FROM = lazy("来自[^，。；]{0,16}$")
_NEARBY = lazy("(?<=..)(?:附近|周边|一带|沿线)$")
_NEW = "新(?=(?:入职|当选|任命|上任|成立|入学|入伍|加入|招录|引进)的)"
# 检查30种已通过绿色认证的饮料
_KNOWN = lazy(rf"(?:已经|已|未|尚未|曾|曾经|没有|原|原来|刚刚|刚|即将|将要|正在|{_NEW})(?=..)")
_SOON = lazy(rf"(?:刚刚|刚|即将|将要|正在|尚未|没有|{_NEW})(?=..)")  # 两名刚刚结业的学员走上岗位


def noun_after(text: str, place: Place, acting: bool) -> str:
    """The noun phrase that follows a quantity: 改革任务 of 1600余项改革任务全部完成.

    `acting`: the count opens its clause or follows 支持, 使, 推动…: a verb in what follows is what it does.
    """
    start = _start(text, place)
    if _FOR_ONE.match(text, start, place.right_end):
        return ""  # 卖到20元一斤
    areas = _AREAS_COUNTED.match(text, start, place.body_end)
    if areas:
        return areas[0]
    aside = _ASIDE_FIRST.match(text, start, place.right_end)
    start = aside.end() if aside else start  # 5家（含续建2家）企业
    told = _described_noun(text, place, start, acting)
    if told:
        return _ADVERB_LAST.sub("", told)  # 2名刚刚完成改装的飞行员|要…
    # what stands between a count and the next one is done, not named: 9个村种植花椒2200亩
    done = place.right_end < place.body_end and text[place.right_end - 1] not in "、和及与"
    end = _end(text, place, start, acting or done)
    counts = place.quantity.kind == "count" and not acting
    if counts and (end == start or all_verbs().tile(text[start:end])):
        deed = _DEED_OF.match(text, start, place.right_end) if place.quantity.unit not in _PEOPLE_UNITS else None
        if deed:  # 关闭16家经营不善的银行
            start = deed.end()
            end, _ = end_of_noun(text, start, place.right_end, False)
        aimed = _AIMED.match(text, start, place.right_end) if end == start else None
        if aimed:
            return aimed[0]  # 8项促进两岸交流政策
    phrase = _trimmed(text, place, start, end, done)
    people = _PEOPLE_DO.match(phrase) if place.quantity.unit in _PEOPLE_UNITS else None
    # 2.4万户百姓清洁取暖; 数万名游客和群众一同跳舞
    return people["who"] or people["both"] if people else _owner_or_thing(text, place, phrase)


def _start(text: str, place: Place) -> int:
    """Where what follows a quantity begins, behind 的 and 左右."""
    start = place.quantity.end
    level = "级" if place.quantity.unit == "吨" else " "  # 30万吨级码头
    for word in (" ", level, "的", "人民币", "左右", "是" if place.quantity.unit in ("人", "名", "位") else " "):
        start += len(word) if text.startswith(word, start) and start < place.right_end else 0
    reach = _EXTENT.match(text, start, place.right_end) if place.quantity.kind == "measure" else None
    return reach.end() if reach else start


def _described_noun(text: str, place: Place, start: int, acting: bool) -> str:
    """What a clause from `start` describes, with what is known of it (检查30种已通过认证的饮料); else ""."""
    known = (_SOON if acting else _KNOWN).match(text, start, place.right_end)
    done = known is not None and not known[0].startswith("原")
    told = described(text, known.end() if known else start, min(place.right_end, start + 90), done)
    if not known or not told or acting:
        return told
    at = text.find(told, known.end(), place.right_end)
    return text[start : at + len(told)] if at - start <= LONGEST_LIST else told


def _end(text: str, place: Place, start: int, acting: bool) -> int:
    """Where the noun that begins at `start` ends, of a list its first item where the rest is the next figure's."""
    end, joint = end_of_noun(text, start, place.right_end, acting)
    shares = text.startswith("的", place.right_end - 1)  # 3户国有及国有控股企业产值的40%
    leads = end == place.right_end or _LEADS_TO_NEXT.fullmatch(text, end, place.right_end)
    leads_on = joint >= 0 and leads and place.right_end < place.body_end
    if joint > start and text[joint] == "、" and _is_item(text, place):
        # 甲铁路、5条公路、输气管网等工程: of its list an item like others, whole but for a verb that ends it
        end = min(end, joint) if all_verbs().tile(text[end:joint]) else joint
    if leads_on and text[joint] in "和及" and head_of(text[start:end]):
        joint = -1  # 文化和旅游集聚区客流量7万人: one name
    counted = place.quantity.kind == "count" and text.endswith("等", start, place.right_end)
    if joint > start and counted and place.right_end < place.body_end:
        return joint  # 25个城市、甲开发区等10个园区
    short = joint - start <= _SHORT_ITEM and not text.startswith("“", start)
    if joint > start and text.startswith(("和一批", "和“", "及“") if short else "和一批", joint):
        return joint  # 6场专题论坛和“一带一路”企业家大会
    listed = max(start, text.rfind("的", start, max(joint, start)) + 1)  # 5件出土的甲和乙: the list begins behind 的
    long = joint - start > 2 and end - listed > LONGEST_LIST
    if leads_on and joint >= 0 and not shares:
        of_kind = _LIST_OF_KIND.match(text, start, end)  # 34项道路、桥梁等工程以及7条地铁
        # 12个项目、|30家企业: what stands after the mark belongs to the next figure
        end = of_kind.end() if of_kind else joint
    elif long and not (text[joint] == "、" and _KIND.search(text, joint, end)):
        end = joint
    if end > start or place.quantity.unit not in _PEOPLE_UNITS:
        return end
    people = _PEOPLE_SUCH.match(text, start, place.right_end)
    return people.end() if people else end  # 30名因案致贫群众


def _is_item(text: str, place: Place) -> bool:
    """Whether a quantity stands in an item of a list whose items need none: 甲铁路、5条公路; 乙集团30万吨矿泉水."""
    at = text.rfind("、", max(place.clause_start, place.quantity.start - _LONGEST_OWNER - 1), place.quantity.start)
    owner = text[at + 1 : place.quantity.start]
    done = next(any_verb().find(owner, 0, len(owner)), None)
    return at >= 0 and done is None and not any(mark in owner for mark in "，；：和及与等的")


def _trimmed(text: str, place: Place, start: int, end: int, done: bool) -> str:
    """text[start:end] without what leads on from it; "" where it is no noun."""
    unit = place.quantity.unit
    phrase = text[start : min(end, start + _LONGEST)].rstrip(" 、和及的").lstrip(" 、及的")
    phrase = _ADVERB_LAST.sub("", phrase).rstrip("的") if end < place.right_end else phrase
    did = _DID.match(phrase)
    phrase = did["who"] if did else phrase
    if end == place.right_end < place.body_end:
        phrase = _LEADS_TO_NEXT.sub("", phrase)  # 27个行业大类中18个行业
        if done and unit not in ("项", "件") and not phrase.endswith(cues("subject", "attribute")):
            deed = _last_deed(phrase, 2)
            phrase = phrase[:deed] if deed >= 2 else phrase  # 74个重点县落实1350万亩
    phrase = _DATED.sub("", _AMONG_THOSE.sub("", phrase))  # 7000万农民工中
    phrase = phrase.removesuffix("上") if phrase.endswith(("项目上", "比赛上", "决赛上")) else phrase
    phrase = phrase.removesuffix("名单") if unit in ("家", "名", "人") else phrase  # 384家示范基地名单|出炉
    if not any(map(str.isalpha, phrase)) or phrase in (
        "时间",
        "左右",
        "或",
        "或者",
        "来",
        "级",
        "兑",
        "多",
        "少",
        "多了",
        "少了",
    ):
        return ""  # of a table without lines, the next number: 汽车 150.3 万辆 10.0
    deeds = unit in _DEEDS and _last_deed(phrase, 0) >= 0
    return "" if all_verbs().tile(phrase) and not deeds else phrase


def _last_deed(phrase: str, start: int) -> int:
    """Where the verb that stands for a deed (建设, 培训) begins that ends a phrase, or -1; sought from `start` on."""
    return next((at for at, stop in nominal().find(phrase, start, len(phrase)) if stop == len(phrase)), -1)


def _owner_or_thing(text: str, place: Place, phrase: str) -> str:
    """Of 甲的乙 what is counted or measured."""
    owner, of, thing = phrase.partition("的")
    if not of:
        return phrase
    if len(owner) >= 2 and (thing.startswith("《") or _FROM.search(text, place.clause_start, place.quantity.start)):
        return owner  # 包含700项承诺的《行动议程》; 来自30多个国际组织的代表
    lasting = next((time for time in _FOR_A_TIME if len(owner) > len(time) + 1 and owner.endswith(time)), "")
    owner = owner.removesuffix(lasting)  # 10万个家庭一年的用电量
    quantity = place.quantity
    if quantity.kind == "money" and len(owner) >= 2 and not text.startswith("的", quantity.end):
        return owner  # 2亿美元贷款的协议
    if quantity.kind == "measure" and thing.endswith(("能力", "产能", "规模")) and len(owner) >= 2:
        return owner  # 80万吨水泥的生产能力
    return _counted(owner, thing, quantity.unit) if thing and quantity.kind == "count" and owner else phrase


def _counted(owner: str, thing: str, unit: str) -> str:
    """Of owner的thing what is counted: 23万户农牧民的安居问题."""
    if owner in ("方面", "领域", "大类"):
        return thing
    near = _NEARBY.search(owner)
    if near:
        return owner[: near.start()]  # 10个定居点附近的进攻
    if len(owner) >= 2 and thing.endswith(_THEIRS) and unit not in ("项", "条", "部"):
        return owner  # 降低620个税号商品的进口关税税率
    if {thing, thing + "下", thing + "上"} & GROUNDS:
        return owner  # 坚持六项标准的前提下
    if unit in _PEOPLE_UNITS and _PEOPLE_LAST.search(thing) and not _PEOPLE_LAST.search(owner):
        return thing  # 10名集中供养的孤寡老人
    acting_on = _ACTS_ON.search(owner)
    if acting_on:
        return owner[: acting_on.start()]  # 3架无人机对机场发动的袭击
    if len(owner) >= 2 and all_verbs().tile(thing):
        return owner  # 3件地方性法规的起草和审议
    first = JOINT.split(owner)[0]
    if "、" in owner and len(first) >= 2 and len(owner) <= 12 and not _DESCRIBES.search(first):
        return owner  # 168个小区、工厂和园区的网络
    if first != owner and _OWNER.fullmatch(first):
        return first  # 47个县和邻国的烟样
    if unit in _OF_THINGS and _REGION.search(owner):
        return thing  # 20款邻近山区的特产
    owns = unit in _OWNING_UNITS or len(owner) <= 3 or _OWNER.search(owner) or _PEOPLE_LAST.search(owner)
    return owner if owns and len(owner) <= 14 and not _DESCRIBES.search(owner) else thing.rpartition("的")[2] or thing

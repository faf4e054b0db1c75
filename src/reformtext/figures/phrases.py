"""Noun phrases around a value: the one that follows a count, and what stands before a level, cut to what names it."""

import re
from functools import cache
from typing import NamedTuple

from reformtext.characters import HAN
from reformtext.figures.clauses import Place
from reformtext.figures.coordination import head_of
from reformtext.patterns import lazy
from reformtext.resources.context import cues
from reformtext.resources.expressions import Expressions
from reformtext.resources.predicates import predicates

LONGEST = 30  # characters of a subject
_LONGEST_LIST = 16  # of one that names several things
EDGE = '，。；：、,;: “”"*#—（(）)的了 '

# a verb followed by one of these is part of a noun: 投资额, 建设项目, 生产总值
NOUN_TAIL = lazy(
    r"业|型|性(?!能)|生(?![产活育态长成物动效根])|数(?![字据码])|县(?![城域级乡市区])|区|点|站|园|厂|院|队|网|率|力|面|者|员|量|额|值|项目|商|费|金|制(?!度)|单位|企业|主体|总值|期|总额|总数|总量|数量|次数|件数|占比|收入|人数|岗位|基地|中心|任务|标准|水平|规模|资金|用地|贷款|能力|人员|工程|方案|办法|行动|计划|协会|人才|力量|机构|设施|平台|公司|工作|政策|措施|事项|服务|需求"
)


class Left(NamedTuple):
    """What stands before a value: the phrase that names it, the topic before the verb, and the verb itself."""

    phrase: str
    topic: str
    verb: str


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


# --- after the value


@cache
def _verbs() -> Expressions:
    return Expressions(predicates("verb"))


@cache
def _nominal() -> Expressions:
    """Verbs that stand for what is done as well: 建设, 培训."""
    return Expressions(predicates("nominal"))


_STOPS = frozenset("，。；：！？,;:!?）)”》\n[]［—|")
_JOINS = "、以和及"
_JOINT = lazy("、|以及|[和及]")
_CLOSING = {"（": "）", "(": ")", "“": "”", "《": "》", '"': '"'}
_SHORT_NOUNS = "戏剧歌书船车村县市省户校企区镇乡国人州厂城院岗亩店馆站街"
_SCOPES = ("全国", "全省", "全市", "全区", "全县", "国内", "境内", "境外")
_NOT_JOINTS = lazy(r"和(?:谐|平|解|睦|美)|以及时|普及|涉及|惠及|危及|埃及|触及|溶和|总和|饱和|共和|温和")


_FOR_A_TIME = ("一年", "全年", "每年", "一天", "每天", "全天", "一个月", "每月", "当月")
_DEEDS = ("项", "个", "件")  # 五项重点改革: what is done is counted
_AIMED = lazy(
    r"(?:促进|推动|支持|鼓励|引导|服务|保障|加快|改善|提升|优化|扶持|帮扶)[^，。；、\d]{2,14}?"
    r"(?:政策|措施|举措|办法|方案|计划|意见|协议|项目|工程)(?![^，。；])"
)
_DEED_OF = lazy(r"[^，。；的\d]{2,16}的(?=[^，。；、\d]{2})")
_FOR_ONE = lazy("一(?:公斤|市斤|斤|亩|吨)|之[多巨久高大众]")
_AMONG_THOSE = lazy(
    r"(?<=..)的?(?:基础|前提|条件|背景)[上下].*$|(?<=..)(?<![高初集其手途命适])中(?:(?:评|选|挑|抽|产生|脱颖)[^，。；]*)?$|(?<=..)之[间中]$"
)
# 31个省、自治区、直辖市; 96个县（市、区）
_AREAS_COUNTED = lazy(
    r"省、自治区(?:、直辖市)?|省、市、自治区|省、区、市|省（区、市）"
    r"|[县市地]（(?:[市区县州旗盟]、?){1,4}）(?=[及和、，。；]|等|均|全部|已|组织|累计)"
)
_DATED = lazy(r"(?<=..)(?:\d{1,2}月)?\d{1,2}日.*$")  # 4.5万名公职人员22日举行罢工
# people who are counted, and what may follow that is no longer they: 2.4万户|百姓|清洁取暖
PERSONS = (
    r"(?:百姓|群众|农民|农牧民|居民|村民|市民|学生|毕业生|师生|职工|员工|工人(?!员)|党员|干部|教师|老年人|老人|青少年|未成年人|家长|儿童|妇女|残疾人|劳动力|劳动者|农民工|农户|牧民|林农"
    r"|研究生|志愿者|旅客|游客|患者|官兵|消费者|网友|人员|代表|嘉宾|队员|运动员|观众)"
)
_PEOPLE_UNITS = ("户", "人", "名", "位", "岁", "")
_PEOPLE_LAST = lazy(rf"(?:{PERSONS}|人口)$")
_PEOPLE_SUCH = lazy(rf"[^，。；、\d]{{1,8}}?{PERSONS}")
_PEOPLE_DO = lazy(
    rf"(?P<who>[^的、和]{{0,6}}?(?:{PERSONS}|人口(?!数|率|较?[少大多])))(?!的|[户村家团]|工|组织|{PERSONS}).{{4,}}$"
)
_ASIDE_FIRST = lazy(r"[（(][^（）()]{1,20}[）)]")
# between a noun and the next quantity: 1亿元的企业达30家
_LEADS_TO_NEXT = lazy(
    r"(?:(?:已经|已|就|仅|共|约|近|各|分别)?(?:达到?|有|为|增至|增加到)|各|共|(?<![签节])约|近"
    r"|(?<=..)[仅只]?[用花]了?|历时|耗时)$"
)
_ADVERB_LAST = lazy(r"(?<=..)(?:(?<![创更焕全革维翻刷])新|再|又|(?<!平)均|都|首次|相继|陆续|正式)$")  # 32个品牌新|入选
_LIST_OF_KIND = lazy(rf"[^，。；：\d等]{{2,24}}等{HAN}{{2,6}}?(?=以及|、|和|及|$)")
_KIND = lazy(rf"等(?={HAN}{{2}})")  # 节能、节水等重大项目: what the list is of


def noun_after(text: str, place: Place, acting: bool) -> str:
    """The noun phrase that follows a quantity: 改革任务 of 1600余项改革任务全部完成.

    `acting`: the count opens its clause or follows 支持, 使, 推动…: a verb in what follows is what it does.
    """
    start = place.quantity.end
    for word in (" ", "的", "人民币", "左右", "是" if place.quantity.unit in ("人", "名", "位") else " "):
        start += len(word) if text.startswith(word, start) and start < place.right_end else 0
    if _FOR_ONE.match(text, start, place.right_end):
        return ""  # 卖到20元一斤
    areas = _AREAS_COUNTED.match(text, start, place.body_end)
    if areas:
        return areas[0]
    aside = _ASIDE_FIRST.match(text, start, place.right_end)
    if aside:
        start = aside.end()  # 5家（含续建2家）企业
    known = (_SOON if acting else _KNOWN).match(text, start, place.right_end)
    described = _described(
        text,
        known.end() if known else start,
        min(place.right_end, start + 90),
        known is not None and not known[0].startswith("原"),
    )
    if known and described and not acting:
        at = text.find(described, known.end(), place.right_end)
        described = text[start : at + len(described)] if at - start <= _LONGEST_LIST else described
    if described:
        return described
    # what stands between a count and the next one is done, not named: 9个村种植花椒2200亩
    done = place.right_end < place.body_end and text[place.right_end - 1] not in "、和及与"
    end, joint = _end_of_noun(text, start, place.right_end, acting or done)
    shares = text.startswith("的", place.right_end - 1)  # 3户国有及国有控股企业产值的40%
    leads = end == place.right_end or _LEADS_TO_NEXT.fullmatch(text, end, place.right_end)
    leads_on = joint >= 0 and leads and place.right_end < place.body_end
    if joint > start and text[joint] == "、" and text.startswith("、", place.quantity.start - 1):
        # 甲铁路、5条公路、输气管网等工程: of its list an item like others, whole but for a verb that ends it
        end = min(end, joint) if _all_verbs().tile(text[end:joint]) else joint
    if leads_on and text[joint] in "和及" and head_of(text[start:end]):
        joint = -1  # 文化和旅游集聚区客流量7万人: one name
    if leads_on and joint >= 0 and not shares:
        of_kind = _LIST_OF_KIND.match(text, start, end)  # 34项道路、桥梁等工程以及7条地铁
        end = (
            of_kind.end() if of_kind else joint
        )  # 12个项目、|30家企业: what stands after the mark belongs to the next figure
    elif (
        joint - start > 2
        and end - start > _LONGEST_LIST
        and not (text[joint] == "、" and _KIND.search(text, joint, end))
    ):
        end = joint
    if end == start and place.quantity.unit in _PEOPLE_UNITS:
        people = _PEOPLE_SUCH.match(text, start, place.right_end)
        end = people.end() if people else end  # 30名因案致贫群众
    if not acting and place.quantity.kind == "count" and (end == start or _all_verbs().tile(text[start:end])):
        deed = _DEED_OF.match(text, start, place.right_end) if place.quantity.unit not in _PEOPLE_UNITS else None
        if deed:  # 关闭16家经营不善的银行
            start = deed.end()
            end, joint = _end_of_noun(text, start, place.right_end, False)
        aimed = _AIMED.match(text, start, place.right_end) if end == start else None
        if aimed:
            return aimed[0]  # 8项促进两岸交流政策
    phrase = text[start : min(end, start + LONGEST)].strip(" 、和及的")
    phrase = _ADVERB_LAST.sub("", phrase) if end < place.right_end else phrase
    if end == place.right_end < place.body_end:
        phrase = _LEADS_TO_NEXT.sub("", phrase)  # 27个行业大类中18个行业
        if done and place.quantity.unit not in ("项", "件") and not phrase.endswith(cues("subject", "attribute")):
            last = next((at for at, stop in _nominal().find(phrase, 2, len(phrase)) if stop == len(phrase)), -1)
            phrase = phrase[:last] if last >= 2 else phrase  # 74个重点县落实1350万亩
    phrase = _DATED.sub("", _AMONG_THOSE.sub("", phrase))  # 7000万农民工中
    deeds = place.quantity.unit in _DEEDS and any(
        stop == len(phrase) for _, stop in _nominal().find(phrase, 0, len(phrase))
    )
    if not any(map(str.isalpha, phrase)) or phrase in ("时间", "左右") or (_all_verbs().tile(phrase) and not deeds):
        return ""  # of a table without lines, the next number: 汽车 150.3 万辆 10.0
    people = _PEOPLE_DO.match(phrase) if place.quantity.unit in _PEOPLE_UNITS else None
    if people:
        return people["who"]  # 2.4万户百姓清洁取暖
    owner, of, thing = phrase.partition("的")
    lasting = next((time for time in _FOR_A_TIME if of and len(owner) > len(time) + 1 and owner.endswith(time)), "")
    owner = owner.removesuffix(lasting)  # 10万个家庭一年的用电量
    if of and place.quantity.kind == "money" and len(owner) >= 2 and not text.startswith("的", place.quantity.end):
        return owner  # 2亿美元贷款的协议
    if of and place.quantity.kind == "measure" and thing.endswith(("能力", "产能", "规模")) and len(owner) >= 2:
        return owner  # 80万吨水泥的生产能力
    if of and thing and place.quantity.kind == "count" and owner:
        if owner in ("方面", "领域", "大类"):
            return thing
        if len(owner) >= 2 and thing.endswith(_THEIRS) and place.quantity.unit not in ("项", "条", "部"):
            return owner  # 降低620个税号商品的进口关税税率
        if {thing, thing + "下", thing + "上"} & GROUNDS:
            return owner  # 坚持六项标准的前提下
        acting_on = _ACTS_ON.search(owner)
        if acting_on:
            return owner[: acting_on.start()]  # 3架无人机对机场发动的袭击
        if len(owner) >= 2 and _all_verbs().tile(thing):
            return owner  # 3件地方性法规的起草和审议
        first = _JOINT.split(owner)[0]
        if "、" in owner and len(first) >= 2 and len(owner) <= 12 and not _DESCRIBES.search(first):
            return owner  # 168个小区、工厂和园区的网络
        if first != owner and _OWNER.fullmatch(first):
            return first  # 47个县和邻国的烟样
        owns = (
            place.quantity.unit in _OWNING_UNITS
            or bool(_OWNER.search(owner) or _PEOPLE_LAST.search(owner))
            or len(owner) <= 3
        )
        return owner if owns and len(owner) <= 10 and not _DESCRIBES.search(owner) else _head(thing)
    return phrase


_THEIRS = ("税率", "标准", "待遇", "电价", "水价", "工资", "收费")  # what is raised or cut of those who are counted
# 科技创新|成果, 友好合作|关系: what stands for a deed names a thing with these
_COMPOUND = lazy("成果|关系|组织|产品|技术|体系|模式|试点|示范|基金|经验|活动|品牌|协议|课题|团队|场所|成员")
_ACTS_ON = lazy("(?<=..)(?:(?<![相针绝应面])对|(?<![面动方走取流定导去志意倾])向|[被由])(?=..)")
# 在去年90亿元的基础上: how it stood, not what
GROUNDS = frozenset({"基础上", "情况下", "前提下", "条件下", "背景下", "基数上"})
_INTO = ("入驻", "落户", "进驻", "进入", "走进", "搬进")  # 20户企业|入驻园区, but 创业园区


def _end_of_noun(text: str, start: int, right_end: int, acting: bool) -> tuple[int, int]:
    """Where the noun phrase from `start` ends, and where its first coordinate part does (or -1)."""
    joint = doing = -1
    at = start
    while at < right_end:
        here, at = at, at + 1
        mark = text[here]
        if mark in _STOPS:
            return here, joint
        if mark in _CLOSING:
            closing = text.find(_CLOSING[mark], at, min(right_end, at + (12 if mark in "（(" else 20)))
            if closing < 0:
                return here, joint
            at = closing + 1
            continue
        joins = mark in _JOINS and _JOINT.match(text, here, right_end)
        if joins:
            at = joins.end()
            if here == start:
                return start, -1
            if joint < 0 and not _NOT_JOINTS.match(text, here - 1) and not _NOT_JOINTS.match(text, here):
                joint = here
            continue
        verb = _verbs().at(text, here, right_end)
        stop = verb if verb >= 0 else _nominal().at(text, here, right_end)
        if stop < 0:
            continue
        at = stop
        if NOUN_TAIL.match(text, at, right_end) and not (text[here:at] in _INTO and text.startswith("园区", at)):
            continue
        if verb < 0 and _COMPOUND.match(text, at, right_end):
            continue
        if verb >= 0 and here == start:
            return start, -1  # 四十三种提前达标: no noun, but what they do
        if not _may_end(text, start, here):
            continue
        if verb >= 0:
            return here, joint
        if doing < 0 and right_end - at >= 2:
            doing = here
    return (doing if acting and doing >= 0 else right_end), joint


def _may_end(text: str, start: int, at: int) -> bool:
    """A verb that opens the phrase or stands behind its first character (新开工项目) describes the noun."""
    before = text[start:at]
    return (len(before) == 1 and before in _SHORT_NOUNS) or (len(before) >= 2 and before not in _SCOPES)


_OWNING_UNITS = ("人", "名", "户", "家", "位", "所", "座")  # 23万户农牧民的安居问题: they are counted, not it
_OWNER = lazy(r"(?:[县村市镇乡区校省国州]|企业|学校|医院|社区|家庭|单位|机构|公司|园区|产品|项目|农户|居民|群众)$")
_DESCRIBES = lazy(
    r"新.$|刚|正在|[强高好大优多新重以上级型性内外全著先广深快亿万]$|有|无|需|可|能|不|较|更|最|符合|影响|以上|、|，"
)
_RELATIVE = lazy(
    r"集(?=[^，。]+一体$)|面向|位于|地处|针对|[由与向](?=..)|对(?!外|口|接|虾)(?=..)|遭受|具有|具备|有(?![限机色轨线])|无(?!人[机船车艇]|线|缝|障碍|纺|偿)|符合|达到|超过|影响|反映|带动|制约|涉及|列入|纳入|获得|通过|参加|来自|从事|关系|事关"
    r"|(?:全国|国内|国际|世界|行业)(?:领先|先进|一流|知名|有)"
)


_NEW = "新(?=(?:入职|当选|任命|上任|成立|入学|入伍|加入|招录|引进)的)"
_KNOWN = lazy(
    rf"(?:已经|已|未|尚未|曾|曾经|没有|原|原来|刚刚|刚|即将|将要|正在|{_NEW})(?=..)"
)  # 检查30种已通过绿色认证的饮料
_SOON = lazy(rf"(?:刚刚|刚|即将|将要|正在|尚未|没有|{_NEW})(?=..)")  # 两名刚刚结业的学员走上岗位


def _described(text: str, start: int, end: int, done: bool) -> str:
    """The noun behind a clause that describes it: 6家规模大、前景好、在全省有影响力的企业.

    `done`: the clause begins with 已, 刚刚, 即将, so that what stands before its 的 is a deed.
    """
    stop = re.compile(r"[，。；！？：\n]").search(text, start, end)
    clause = text[start : stop.start() if stop else end]
    first, of, rest = clause.partition("的")
    if not of or not rest or re.search(r"\d", clause):
        return ""
    before = first.partition("、")[0]
    if (
        _RELATIVE.match(first)
        or (done and 2 <= len(first) <= _LONGEST_LIST)
        or ("、" in first and 2 <= len(before) <= 14 and before.endswith(cues("subject", "describing_ends")))
    ):
        of_last = clause.rfind("的")
        noun_start = start + (of_last if of_last <= 60 else len(first)) + 1
        noun_end, joint = _end_of_noun(text, noun_start, start + len(clause), False)
        noun = text[noun_start:noun_end].strip("、")
        noun = noun.strip("、和及与")
        return noun if 1 < len(noun) <= 16 else text[noun_start:joint] if joint >= 0 else ""
    return ""


def _head(phrase: str) -> str:
    return phrase.rpartition("的")[2] or phrase


# --- before the value

_YEAR = r"(?:(?:19|20)\d\d|[一二]九?[零〇○一二三四五六七八九]{3})"
_THEN = (
    rf"(?:{_YEAR}年(?:度|同期|底|末)?|上年(?:同期|末|底)?|去年(?:同期|末|底)?|前年|上月|上季度?|[上去今]年全年|上一?年度|年初|年末|年底|月底|\d{{1,2}}月份?末?|同期"
    r"|前[一二三四五六七八九十\d]+年|平均水平|平均|全国|全省|全市|世界)"
)
_COMPARE = lazy(
    rf"(?:同比|环比|同期|(?<![占同环对可评勒])相?[比较](?![重例率值价])[^，。；]{{0,14}}?{_THEN})(?:计划|预算|目标|\d{{1,2}}月(?:份|底|末|初)?(?:[高低]点|均值)?|(?:春运|春节|国庆|“?五一”?|端午|中秋|元旦)?(?:假期|黄金周|期间|同期)?)?(?:同口径|可比)?(?:又|还|[多少](?:收|产|销|卖|投入|用|完成)?)?"
    r"|(?:大大|远远|明显|略|也|均|都|大幅)?(?:高于|低于|高出|快于|慢于|好于|优于|超出|领先)[^，。；、]{0,16}$|^超过?[^，。；、]{0,8}(?:平均|水平)$"
    rf"|(?<={HAN})(?<![占同环对可评勒])[比较](?![重例率值价亚]|利时)[^，。；]{{2,20}}$"
    r"|^比起$|^[比较](?![重例率值价])[^，。；]{2,30}$|^与[^，。；]{2,20}(?:相比|持平|同期|年[底末初]?)$"
    r"|^按[^，。；]{0,12}(?:汇率|价格)(?:计算|折算)?折?合?$"
    rf"|(?<={HAN}{{2}})(?:扣除|剔除)[^，。；]{{1,16}}(?:因素|影响|后)(?:实际|名义)?$"
)
_N = r"[一二两三四五六七八九十\d]{1,3}"
_TIME = lazy(
    rf"^(?:(?:到|至|截至|截止|自|从|在)?(?:{_YEAR}年?[-—－～~至到])?"
    rf"{_YEAR} ?(?:年|(?=[上下]半年))(?:度|底|末|初|以来|期间|间|的)?"
    r"(?:\d{1,2}月(?:份|底|末)?)?(?:\d{1,2}日)?"
    rf"|(?:(?:[到至]|截至)?(?:今|去|上|当|明|本|前|全|同)年[度底末初]?|年内|上半年|下半年|前?[一二三四]季度|前三季度|前{_N}(?:个月|天)"
    r"|\d{1,2}月?(?:[-—－至到]\d{1,2})?月份?(?:\d{1,2}日(?:[-—－至到](?:\d{1,2}月)?\d{1,2}日)?)?|\d{1,2}日"
    rf"|(?:到|至|截至)?(?:上?月|年)[底末]止?|[上中下]旬|[今昨明]天|至今|迄今|目前|眼下|如今|现在|当前|近年来|{_N}(?:年|个月|天)之?后|{_N}年来|{_N}年[间内]?|(?:过去|今后|未来|此后){_N}年[内里间]?"
    r"|以来|期间|时期|“?[一二三四五六七八九十]+五”?(?:时期|期间|末|以来)|截至目前|到目前|特别是|其中|同时|此外))[，,的]?"
)
_TIME_LAST = lazy(
    rf"(?<={HAN}{{2}})(?:(?:在|于|到|至)?{_YEAR}年(?:底|末|初|\d{{1,2}}月(?:\d{{1,2}}日|[底末初份])?)?|前{_N}天|(?<!连续)(?<!个)前?{_N}年(?:间|来|内)?|[今去前当上]年[底末初]?|[今昨当]天|[当昨]日|短短[^，。；]{{1,6}}(?:年|时间|天|个月))$"
)
_WITHIN = lazy(r"(?<=..)(?<![高初集其手途])中$|(?<=..)在[^，。；在]{1,8}境内$|(?<=..)分为[^，。；]*$")  # 网站中有31个
_EACH = lazy(
    r"(?<![第几数\d])一(?:亩|斤|公斤|平方米)[地田]?(?=.)|(?:平均)?每(?:人|户|名|亩|头|月|年|天|日|周|家|个|套|台|辆|吨|箱|班|平方米|立方米|平方公里|公里|公斤|斤|千瓦时|次|床|份|件)(?=[^，。；]{0,3}(?:每|可|不|补|奖|发|$|增|提|约|近|达))"
)
_MIDDLE = lazy(
    r"^(?P<topic>.{2,40}?)(?:(?<![比较])[今去]年[底末初]?|全年|目前|计划(?=完成|投资|新|建|实|增|安排|到|在)|力争|确保|预计|(?<!机)累计|已经|现已|(?<!公)共(?![同和享建产育青])|将(?!军|士)|自[^，。；自]{2,8}以来|(?<=..)就(?![业是读近地医诊学餐座任职]))(?=.{2})"
)

_DISPOSED = lazy(r"^[^把]{0,14}把(?=.{2,}(?:确定|设定|定)(?:为|在)$)")  # 市政府把生产总值增长目标确定为6.5%


@cache
def _links() -> Expressions:
    return Expressions((*cues("subject", "link"), *"：:*（( \t\n\r\u2002\u2003"))


@cache
def _leads() -> Expressions:
    """Verbs whose object is what is counted, wherever they stand."""
    return Expressions(cues("subject", "lead"))


@cache
def _lead_initial() -> Expressions:
    """The same only at a phrase's beginning: 改造危房, but 危房改造面积."""
    return Expressions(cues("subject", "lead_initial"))


_AFTER_LEAD = "了到和、并"


def _lead_at(text: str, at: int) -> int:
    """Where the verb with an object that stands at `at` ends, with what follows it (了, 到, 和), or -1."""
    end = _leads().at(text, at, len(text))
    if end < 0 and (not at or text[at - 1] in "、，和并"):
        end = _lead_initial().at(text, at, len(text))
    return end + (0 <= end < len(text) and text[end] in _AFTER_LEAD)


def _lead_verbs(text: str) -> list[tuple[int, int]]:
    """The spans of the verbs with an object, from left to right."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = _lead_at(text, at)
        if end >= 0:
            found.append((at, end))
        at = max(at + 1, end)
    return found


@cache
def _openings() -> Expressions:
    return Expressions(cues("subject", "opening"))


_OPENING_MARK = lazy(
    r"[、，和与]|及(?!时|格)|[（(][一二三四五六七八九十\d]+[)）]|[—\-*#\s·•]|\d+[.．、]|[一二三四五六七八九十]是"
)


def _opened(left: str) -> str:
    """What follows a connective or a mark that a phrase opens with."""
    end = _openings().at(left, 0, len(left)) if left else -1
    if end < 0:
        mark = _OPENING_MARK.match(left)
        end = mark.end() if mark else 0
    return left[end:]


@cache
def _all_verbs() -> Expressions:
    """Nothing but verbs and adverbs: 统筹抓好, 分配入住, 基本."""
    lists = ("lead", "lead_initial", "manner")
    return Expressions(
        (
            *predicates("verb"),
            *predicates("nominal"),
            *(word for name in lists for word in cues("subject", name)),
            *"了、和并",
        )
    )


def ends_with_verb(text: str) -> bool:
    """Whether `text` ends with a verb whose object is still to come: 重点为民办好."""
    return any(end == len(text) for _, end in _lead_verbs(text))


def lead_verb(text: str) -> int:
    """Where the verb with an object that `text` begins with ends, or -1: 建成(了) of 建成了三座电站."""
    return _lead_at(text, 0) if text else -1


# 根据情况变化取消14项: why, not what
_CAUSE = lazy(
    r"^ ?在?[^，。；]{2,8}中有(?=..)"
    r"|^ ?(?:根据|由于|因为?|鉴于|随着|受)[^，。；]{1,10}?(?:变化|原因|影响|需要|要求|实际|情况)"
)
# 按年率计算降幅为2.1%: how it was reckoned, not what
_RECKONED = lazy(r"^ ?(?:按照?|以|据)[^，。；]{1,12}?(?:计算|测算|核算|折算|计价)(?![机器中])的?")


# how it was reckoned, and what is left out of it, is no part of a name
_ASIDE = lazy(r"[（(](?:不[含包]|不计|未[含计]|预计|初步|快报|下同|按|以)[^（）()]{0,20}[）)]")


# 项目建成投运后可实现产值30亿元
_ONCE_BUILT = lazy(
    r"^ ?(?:[一二三四五]期工程|该?项目|该?工程)?(?:全部|全面|正式)?"
    r"(?:完工|建成|竣工|投产|达产|投运|投用|满产|运营){1,2}(?:之|以)?后(?:每?年)?可?(?=..)"
)
_DATELINE = lazy(
    r"^ ?据?(?:新华社|本报|中新社|中新网|新华网|人民网)[^，。；]{0,12}(?:电|讯|报道)"
    r"(?: ?[（(][^，。；（）()]{0,16}[）)])? ?(?=..)"
)


def shorten(left: str) -> str:
    """Cut time, comparison and connectives from the two ends of what stands before a quantity."""
    left = _ASIDE.sub("", left) if "（" in left or "(" in left else left
    left = _COMPARE.sub("", _CAUSE.sub("", _RECKONED.sub("", _ONCE_BUILT.sub("", _DATELINE.sub("", left)))))
    for _ in range(6):
        shorter = _TIME.sub("", _opened(left.strip()))
        shorter = _WITHIN.sub("", _TIME_LAST.sub("", shorter[: _links().tail(shorter)]))
        if shorter == left:
            break
        left = shorter
    return left.strip(EDGE)


# 国家下达的能耗目标: who set it is not what it is
_HANDED_DOWN = lazy(
    r"^(?:国家|中央|上级|(?:省|市|区|县)(?:里|委|政府|委省政府|委市政府)?)(?:给?我[省市县区])?"
    r"(?:下达|核定|分配|规定|确定)(?:给?我[省市县区])?的(?=..)"
)
_NO_NOUN_BEGINS = ("提供", "带领")  # whatever follows these is their object: 提供岗位, 提供康复服务
_WORKS = ("建设", "施工", "使用", "运营", "投产", "改造")  # 开工建设165个: verbs alone


_LONG_QUOTE = 6


def _closed(phrase: str) -> str:
    """A phrase whose last quotation mark was cut off, with the mark: 财政“三农 → 财政“三农”."""
    return phrase + "”" if phrase.count("“") > phrase.count("”") else phrase


def _quoted(left: str) -> str:
    """What stands in the quotation that is still open, where much of it does: 宣布“将把关税总水平降低到."""
    outside, quotes, inside = left.rpartition("“")
    return inside if quotes and outside and "”" not in inside and len(inside) >= _LONG_QUOTE else left


def read_left(left: str) -> Left:
    """Split what stands before a value at its last verb with an object."""
    left = _quoted(_DISPOSED.sub("", _EACH.sub("", _ASIDE.sub("", left))))
    middle = _MIDDLE.match(left)
    before = _closed(shorten(middle["topic"])) if middle else ""
    left = (shorten(left[middle.end() :]) if middle else "") or shorten(left)
    for start, end in reversed(_lead_verbs(left)):
        rest = _HANDED_DOWN.sub("", left[end:].lstrip("了的"))
        verb = left[start:end].rstrip("了")
        taking = verb in _NO_NOUN_BEGINS
        if not rest or rest in _WORKS or (len(rest) >= 4 and _all_verbs().tile(rest) and not taking):
            continue
        if taking and "的" in rest:
            continue  # 提供住宿的机构
        done = verb in cues("subject", "joins") or (
            verb.endswith("建成") and rest[0] != "区"
        )  # 建成标准农田, but 建成区
        part_of_noun = NOUN_TAIL.match(rest) and not (done or taking)
        if len(rest) >= 2 and not part_of_noun and not rest.startswith(("后", "前", "以来", "时")):
            topic = shorten(left[:start]) or before
            if left[start:end].startswith(MOVES):
                rest = _behind_verb(rest)  # 带动当地农户种植洋芋
            return Left(_last_named(rest.strip(EDGE)), topic, left[start:end])
    left = _HANDED_DOWN.sub("", left)
    if _all_verbs().tile(left):
        return Left("", before, left)
    return Left(_last_named(_behind_manner(left)), before, "")


_MANNER_FIRST = lazy(r"(?:按照?|通过|采取|依托|围绕|结合|针对|利用|根据)")


@cache
def _any_verb() -> Expressions:
    return Expressions((*cues("subject", "lead"), *cues("subject", "lead_initial")))


# verbs that make others act: what these do is what is counted
MOVES = ("带动", "带领", "引导", "组织", "支持", "帮助", "鼓励", "推动", "扶持", "指导", "动员", "吸引", "协助")


_MOVED = lazy("(?:全力|着力|大力|奋力|努力)?(?:推动|促进|拉动)")


def _behind_manner(phrase: str) -> str:
    """按照“四好”标准改造农村公路 → 农村公路: what is done in some manner is named behind the verb."""
    moved = _MOVED.match(phrase)
    if moved and head_of("各" + phrase[moved.end() :]):
        return phrase[moved.end() :]  # 推动生产总值向1万亿元迈进
    if phrase.startswith(MOVES):
        return _behind_verb(phrase)
    return _behind_verb(phrase) if _MANNER_FIRST.match(phrase) else phrase


def _behind_verb(phrase: str) -> str:
    """The object of a phrase's last verb; the phrase itself where it has none."""
    ends = [end for _, end in _any_verb().find(phrase, 0, len(phrase)) if 2 <= len(phrase) - end <= 16]
    return phrase[ends[-1] :].lstrip("了") if ends else phrase


_SETTLED = lazy(
    r"(?:(?:活跃|分布|生活|居住|工作|战斗|奋战|散布)[在于]|来自)[^的]{2,12}的(?P<noun>[^的、]{2,12})$"
    r"|[^的]{2,24}(?:组建|建立|成立|组成)的(?P<made>[^的、]{2,12})$"
)
_GRADE = lazy(r"[高中初一二三四特优劣同平上下对相均][等]|等(?:级|次|候|额|于|待|值|效|方面|地$|[^，]{0,3}[个项])")


def _last_named(phrase: str) -> str:
    """防洪排涝、中小学布局等专项规划 → 专项规划: examples before 等 do not name what is counted."""
    _examples, of, kind = phrase.rpartition("等")
    if of and kind.startswith("地") and not kind.startswith(("地区", "地方", "地铁", "地下", "地级", "地产", "地质")):
        kind = kind[1:]  # 河北、河南等地气温
    if of and len(_examples) >= 3 and len(kind) >= 2 and not _GRADE.search(phrase, len(_examples) - 1):
        return kind  # 北环路等道路
    settled = _SETTLED.match(phrase)
    if settled:
        return settled["noun"] or settled["made"]  # 活跃在京郊的秧歌队
    if "在内的" in phrase:
        return phrase.rpartition("在内的")[2] or phrase
    parts = phrase.split("、")
    if "包括" in phrase[2:]:
        return phrase.partition("包括")[0]  # 省级园区包括青石园、白沙园等5个
    states = all(part.endswith(cues("subject", "describing_ends")) for part in parts[:-1])
    if len(parts) > 1 and states and parts[-1].endswith(cues("subject", "attribute")):
        return parts[-1]  # 土地瘠薄、交通闭塞、人均收入只有120元
    if len(parts) > 1 and len(parts[-1]) >= 3 and phrase.startswith(("是指", "由", "以", "对", "将", "把", "指")):
        return parts[-1]  # 由中小街道围合、街区规模在50亩左右: clauses, not things
    return kind if of and len(kind) >= 2 and "、" in _examples and not kind.startswith(("级", "次", "候")) else phrase


def clean(left: str) -> str:
    """The phrase that names a value, out of what stands before it."""
    read = read_left(left)
    return read.phrase or read.verb


_ADVERBIAL = lazy(
    r"(?<=..)(?:\d{1,2}月\d{1,2}日|(?<![其别但还就也都只正要若凡总])是(?!否|非)|从|自(?=\d|去|今)|继续|持续|连连|长期(?=低|高|稳|居|处)|越来越|一直|[也均都]?(?:较|比较|很|更)[大小高低快慢多少好](?=[，,]|$)|多为|分为|连年|逐年|年年|在[^，。；的]{2,16}的?(?:情况|基础|前提|条件|背景)下|已?(?:成为|跃居|跻身)|加速|迅速|迅猛|飞速|平稳|健康|蓬勃|快速(?!路|通道|公交)|稳步|不断|大幅|明显|首次|创下|迈上|迈入|登上|站上|跨上|跃上|跨越|再创|创历史|创新高|突破|逐步|加快|全面|进一步|得到|保持|呈|初见|初显|成效|见效|[稳均]?居(?!民|家|住)|位[居列]|最[高多大低少快好](?=[，,]?$)|走[高低强弱]|[有所略稍]+(?:有|所|增|降|回|上|下)|小幅|次之|紧随|实现了?(?:翻番|翻倍|倍增|新突破|新跨越))"
)


def clause_before(text: str, at: int, floor: int) -> int:
    """Where the clause that ends at `at` begins, not before `floor`."""
    least = max(floor, at - 60)
    for start in range(at - 1, least, -1):
        mark = text[start - 1]
        if mark in "，。；：！？,;" or (mark == ":" and not text[start - 2 : start - 1].isdigit()):
            return start
    return least


# 其次是玩具业, 濒临消失的是白鲟, 各县中以青山县人口为最多: who is spoken of
_SINGLED_OUT = lazy(
    r"(?:[^，。；]{0,12}?(?:其次|再次|最[后多少高低大小快慢]|居首|第[一二三四五]位?|[^，。；\d]{2,8}的)(?:的)?(?:就|则)?(?:是|为)|[^，。；]{0,10}?以)"
    r"(?P<who>[^，。；\d]{2,16}?)(?:为?最[多高大低少快强]|[，,]|$)"
)
_SINGLES = frozenset("最次是为")
_LARGEST = lazy(
    r"(?P<what>[^，。；\d]{2,16}?)(?:下降|上升|增长|提高)?(?:幅度|增幅|降幅|增速)?最[高大多低少小快慢]的(?:是|为)(?P<who>[^，。；\d]{2,12})[，,]?$"
)


# 继续增加基本养老金，平均增长…
_RAISES = lazy(
    r"^(?:继续|进一步|适当|逐步|稳步|相应|大幅度?|同步)*(?:增加|提高|提升|加大|上调)(?:了)?(?!额|幅度|标准|水平|收入)(?=..)"
)


def topic_of(clause: str) -> str:
    """What a clause speaks of, where the value stands in the next: 外贸出口 of 外贸出口从7月份开始回升."""
    largest = _LARGEST.match(clause)
    if largest:
        return largest["who"] + shorten(largest["what"])  # 二氧化硫下降幅度最大的是甲市，为18.8%
    singled = _SINGLED_OUT.match(clause) if _SINGLES.intersection(clause) else None
    if singled:
        return shorten(singled["who"])
    cut = _ADVERBIAL.search(clause)
    named = clean(clause[: cut.start()]) if cut else ""
    if len(named) > 4:
        named = named.removesuffix("发展")  # 食用菌产业发展迅速
    return _RAISES.sub("", named if len(named) >= 2 else clean(clause))

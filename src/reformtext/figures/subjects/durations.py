"""What lasts, or what is done in that time: 历时5年建成, 提前一年完成."""

from reformtext.figures.coordination import head_of
from reformtext.figures.phrases.left import Left
from reformtext.figures.phrases.nouns import noun_after
from reformtext.figures.phrases.shortening import EDGE, shorten
from reformtext.figures.phrases.topics import clause_before, topic_of
from reformtext.figures.phrases.verbs import all_verbs
from reformtext.figures.subjects.owners import is_owner
from reformtext.figures.subjects.scene import Scene, Subject, object_behind, owned, without_scope
from reformtext.patterns import lazy
from reformtext.resources.context import cues

_DUTY = lazy(r"(?:应当?|要|须|必须|需)(?:当场或者?)?(?:在|于|自[^，。；]{2,20})?$")
_DEED = lazy(
    r"(?:向[^，。；]{2,10}(?=作出|提交|报送|提出|反馈|发出|出具|送达|告知))?(?:作出|予以|进行|完成)?(?P<deed>[^，。；]{2,16})"
)
_LONGEST_DEED = 8  # 经过几十年的发展
_REACHED = lazy("(?:时间)?(?:完成|实现|达到)了?(?:规划|预期|既定|[“”一二三四五十]{2,6}(?:规划)?)*(?:目标|任务|指标)")
_GROWTHS = ("两位数", "正增长", "负增长", "高增长")  # 持续6个月保持两位数增长
_IN_PLACE = lazy(r"^[^，。；]{0,12}在[^，。；]{4,}[里中上内](?=..)")  # 他已经在人才培养基地里|见习了3个月
_THEN = lazy("就|即|便|才|可|时间|之?后")  # 只需9天就可获批
_EVERY = lazy(
    r"(?:就?可以?|就?能够?|就|便)?[^，。；一\d]{2,4}一?[台辆架列个件艘座套部条](?P<what>[^，。；、…\d]{2,12})"
)
_LIVED = ("历经", "经历", "经过", "历经了", "经历了", "经过了")
_BY = lazy(r"的?(?!时间)(?P<what>[^，。；、的\d]{2,8}?)(?=[，。；]|实现|使|$)")
_EFFORTS = ("努力", "拼搏", "奋斗", "奋战", "攻坚", "探索", "实践", "苦干", "不懈", "艰苦", "持续", "辛勤")
_WON = lazy(
    r"(?:成功|再次|先后|都|均|蝉联|被)*(?:荣获|荣膺|获得|获评|获|夺得|评为|授予|命名为|列为|认定为|荣登|入选|入围|跻身|进入|成为|创建|创成)了?"
)
_STAYS = ("稳居", "位居", "居", "位列", "保持", "稳定", "排名")
_IN_A_ROW = lazy(r"连续(?:了)?$")


_CELEBRATED = lazy(r"^[^，。；]*(?:庆祝|纪念|迎接|喜迎|迎来|献礼|以(?:今年|明年|去年|\d{4}年)?)(?=..)")
_LASTED = lazy(
    r"[，、]?(?P<what>[^，。；、]{2,16}?)(?:前后|先后|共|总共)?(?:历时|耗时|为期)(?:了)?"
)  # 工程历时3年，投入劳力…
# 15分钟便民生活圈, 24小时不打烊的服务大厅: named by how long it takes or lasts
_BY_TIME = lazy(
    r"(?![内就即可左以完]|便[可能])(?:“[^”]{2,8}”的?)?(?P<what>[^，。；、\d“”]{1,14}?"
    r"(?:圈|停火|免签(?:政策)?|政策|热线|体系|模式|大厅|书房|药房|图书馆|值守|服务|通关|退货|事项))(?=[，。；、和及建覆入的]|$)"
)
# 采用3小时快速交会对接的方式
_IN_MANNER = lazy(r"(?P<what>[^，。；、的\d]{2,10})的(?:方式|模式|办法|方法|方案)")
_TIMED = ("小时", "分钟", "天")
_INSIDE = lazy("(?<=行动|任期|活动|比赛|战斗|过程|期间|假期|工作)[中里].*$")  # 为期两周的行动中打死了200多人
_YEAR_FIRST = lazy(r"^(?:19|20)\d\d年度?的?")
_LASTING = lazy(
    r"(?:提前|推迟|时隔|历时|耗时|用时|(?:[仅只]?用|[仅只]花|花了|[仅只]需)了?|连续|持续|为期|长达|延长|缩短|压缩|最长|最快|办理时限|平均|已经|已)+(?:了|到|至)?$"
)


def won_in_a_row(scene: Scene) -> Subject | None:
    """What was won year after year: 连续五届荣获全省文明镇称号; None where that is not told."""
    text, place = scene.text, scene.place
    if not _IN_A_ROW.search(text, place.left_start, place.quantity.start):
        return None
    won = _WON.match(text, place.quantity.end, place.body_end)
    who = shorten(text[place.left_start : place.quantity.start])
    if not won or place.right_end - won.end() < 2 or _LASTING.sub("", who).endswith(cues("subject", "attribute")):
        return None  # 服务能力连续2年获评“卓越级”
    following = scene.following
    ranked = following is not None and following.quantity.kind == "rank" and following.clause == place.clause
    if ranked and len(who) >= 2:
        return None  # 我国连续8年成为全球第一大纺织国
    named = noun_after(text, place._replace(quantity=place.quantity._replace(end=won.end())), False)
    return Subject(named, "subject_after_verb") if len(named) >= 2 else None


def of_duration(scene: Scene, left: Left) -> Subject:
    """What lasts, or what is done in that time: 提前一年完成X, 开办企业…1天内办结, 历时5年建成."""
    if scene.change.kind and not left.phrase and scene.before and scene.adjacent():
        return Subject(scene.before, "subject_inherited")  # 由两小时缩短至5分钟
    topic = left.topic or left.phrase
    if scene.text.endswith("周年", scene.place.quantity.start, scene.place.quantity.end):
        topic = _CELEBRATED.sub("", left.phrase or left.verb)  # 以优异成绩庆祝建党90周年
    return (
        _ahead_of_time(scene, left)
        or _in_a_row(scene, _LASTING.sub("", topic))
        or _each_time(scene)
        or _lived_through(scene)
        or _due(scene)
        or _noun_behind(scene)
        or _done(scene)
        or _lasting(scene, _LASTING.sub("", topic))
    )


def _ahead_of_time(scene: Scene, left: Left) -> Subject | None:
    """生产总值提前两年实现翻一番; 人均纯收入4878元，提前两年完成“十一五”目标: what was to be reached."""
    if not scene.text.endswith(("提前", "提早"), 0, scene.place.quantity.start):
        return None
    measured = shorten((left.topic or left.phrase).removesuffix("提前"))
    done = scene.text[scene.place.quantity.end : scene.place.right_end].strip(EDGE)
    if head_of("各" + measured) or (len(measured) >= 2 and done and all_verbs().tile(done)):
        return Subject(measured, "subject_before")  # 大桥提前一年建成通车
    reached = _REACHED.match(scene.text, scene.place.quantity.end)
    inherits = reached and head_of("各" + scene.before) and scene.adjacent()
    return Subject(scene.before, "subject_inherited") if inherits else None


def _in_a_row(scene: Scene, lasting: str) -> Subject | None:
    """全市粮食连续9年上台阶; 我国连续8年用水总量稳定在…."""
    if not _IN_A_ROW.search(scene.text, scene.place.left_start, scene.place.quantity.start):
        return None
    lasting = without_scope(lasting) or lasting
    behind = noun_after(scene.text, scene.place, True)
    stays = behind.startswith(_STAYS)  # 增速居第2位，连续七个季度稳居前三
    if len(behind) >= 2 and not stays and (not lasting or is_owner(lasting)):
        return Subject(behind, "subject_after")
    inherits = scene.before and scene.adjacent()
    if len(lasting) >= 2:
        attribute = lasting in cues("subject", "aspects") and inherits
        return Subject(owned(scene.before, lasting) if attribute else lasting, "subject_before")
    return Subject(scene.before, "subject_inherited") if inherits else None


def _each_time(scene: Scene) -> Subject | None:
    """每6分钟下线一台挖掘机."""
    quantity = scene.place.quantity
    if not scene.text.endswith("每", scene.place.left_start, quantity.start):
        return None
    every = _EVERY.match(scene.text, quantity.end, scene.place.body_end)
    return Subject(every["what"], "subject_after_verb") if every else None


def _lived_through(scene: Scene) -> Subject | None:
    """历经76天封闭; 经过五年持续努力."""
    if not scene.text.endswith(_LIVED, scene.place.left_start, scene.place.quantity.start):
        return None
    through = noun_after(scene.text, scene.place, True)
    if len(through) >= 2 and not through.startswith(_EFFORTS):
        return Subject(through, "subject_after")
    by = _BY.match(scene.text, scene.place.quantity.end)
    return Subject(by["what"], "subject_after") if by else None


def _due(scene: Scene) -> Subject | None:
    """应当在5个工作日内书面答复."""
    text, place = scene.text, scene.place
    if not _DUTY.search(text, place.left_start, place.quantity.start):
        return None
    deed = _DEED.match(text, place.quantity.end, place.right_end)
    due = deed and len(deed["deed"]) >= 2 and not _THEN.match(deed[0])
    return Subject(deed["deed"], "subject_after_verb") if deed and due else None


def _noun_behind(scene: Scene) -> Subject | None:
    """发行30年期特别国债; 经过几十年的发展; 15分钟便民生活圈."""
    text, place = scene.text, scene.place
    end = place.quantity.end
    named_by = _BY_TIME.match(text, end, place.body_end) if place.quantity.unit in _TIMED else None
    if named_by:
        return Subject(named_by["what"].rpartition("的")[2], "subject_after")
    manner = _IN_MANNER.match(text, end, place.body_end)
    if manner:
        return Subject(manner["what"], "subject_after")
    if text.startswith("期", end):
        named = noun_after(text, place._replace(quantity=place.quantity._replace(end=end + 1)), False)
        return Subject(named, "subject_after") if len(named) >= 2 else None
    if not text.startswith("的", end):
        return None
    behind = _YEAR_FIRST.sub("", text[end + 1 : place.body_end])
    named = _INSIDE.sub("", noun_after(text, place, False)) or behind[:_LONGEST_DEED]
    return Subject(named, "subject_after") if len(named) >= 2 and not named.startswith("时间") else None


def _done(scene: Scene) -> Subject | None:
    """工程历时3年; 提前一年完成加固工程."""
    work = _LASTED.fullmatch(scene.text, scene.place.left_start, scene.place.quantity.start)
    worked = shorten(work["what"]) if work else ""
    if len(worked) >= 2:
        return Subject(worked, "subject_before")
    done = object_behind(scene)
    named = len(done) >= 2 and not _THEN.match(done) and not done.startswith(_GROWTHS)
    return Subject(done, "subject_after_verb") if named else None


def _lasting(scene: Scene, topic: str) -> Subject:
    """What stands before the time, else what the clause before or the figure before is about, else what is done."""
    text, place = scene.text, scene.place
    topic = _IN_PLACE.sub("", without_scope(topic) or topic)
    if len(topic) >= 2:
        return Subject(topic, "subject_before")
    earlier = clause_before(text, place.clause_start, scene.floor) if place.clause_start > scene.floor else scene.floor
    if scene.previous and scene.previous.quantity.end > earlier and scene.before:
        return Subject(scene.before, "subject_inherited")  # 原来要8个工作日，现在2天就获批
    before = topic_of(text[earlier : place.clause_start])
    if len(before) >= 2:
        return Subject(before[-24:], "subject_of_clause_before")
    doing = text[place.quantity.end : place.right_end]
    if doing.strip(EDGE) and not _THEN.match(doing.lstrip("的")):
        return Subject(noun_after(text, place, False) or doing.strip(EDGE)[:12].lstrip("的"), "subject_after")
    return Subject(scene.before, "subject_inherited")

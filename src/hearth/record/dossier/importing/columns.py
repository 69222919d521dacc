"""The columns of a sheet of duty records, as offices have kept them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Column, Day, Named, Number
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.problems import Unfit
from hearth.record.dossier.kinds import DUTIES, KINDS
from hearth.record.dossier.models import DutyKind

MOST_WORDS, MOST_PLACE, MOST_PEOPLE, MOST_PHOTOS = 1_000, 120, 100_000, 9
MOST_NAME = 120
BETWEEN = re.compile(r"[\n\r,，、;；|]+")
IN_ONE = re.compile(r"(\d{4})(\d{2})(\d{2})")
TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
PEOPLE = re.compile(r"约?(\d+)\s*(?:余|多)?(?:人次|人|户|名|位)?")
# what offices call these kinds besides their names here
ALSO = {
    "reply": ("回复留言", "答复", "回复"),
    "coordination": ("协调", "请求协调", "协调解决"),
    "talk": ("约谈", "对接", "沟通"),
    "reception": ("接待", "接待选民", "接待日", "代表接待日", "接待群众"),
    "visit": ("走访", "入户", "走访选民", "入户走访", "联系选民", "走访群众"),
    "suggestion": ("提出建议", "建议", "领衔建议"),
    "cosignature": ("附议", "联名"),
    "evaluation": ("评价", "评价答复"),
    "session": ("人代会", "出席会议", "会议"),
    "committee": ("列席", "列席常委会", "列席会议"),
    "group": ("小组活动", "代表小组活动"),
    "inspection": ("视察", "代表视察"),
    "research": ("调研", "专题调研", "调查研究"),
    "check": ("执法检查",),
    "invited": ("应邀", "旁听庭审", "参加座谈"),
    "training": ("培训", "参加培训"),
    "study": ("学习", "自学"),
    "publicity": ("宣传", "宣讲", "政策宣传"),
    "report": ("述职", "向选民述职"),
}


@cache
def standing_names() -> dict[str, tuple[str, str]]:
    """What the kinds of all congresses are called, in Chinese and in English; what came of it is nobody's duty."""
    found = {}
    for key, kind in KINDS.items():
        if kind.duty in DUTIES:
            with translation.override("zh-hans"):
                chinese = str(kind.name)
            with translation.override("en"):
                found[key] = (chinese, str(kind.name))
    return found


class Kinds:
    """What the kinds of one congress are called, and what they have been called elsewhere."""

    def __init__(self) -> None:
        own = [(each.code, each.name_zh, each.name_en) for each in DutyKind.objects.order_by("pk")]
        self.names = {key: chinese for key, (chinese, _english) in standing_names().items()}
        self.keys = {name: key for key, name in self.names.items()}
        self.words = {word: self.names[key] for key, words in ALSO.items() for word in words}
        self.words |= {word.lower(): pair[0] for pair in standing_names().values() for word in pair}
        for code, chinese, english in own:
            self.names[code], self.keys[chinese] = chinese, code
            self.words |= {word.lower(): chinese for word in (chinese, english) if word}


@dataclass(frozen=True, eq=False)
class KindOfDuty(Column):
    """A kind of duty, by its name here or by what offices call it; kept as its Chinese name."""

    def checked(self, text: str, known: Known) -> str:
        kinds = known.once(Kinds)
        if name := kinds.words.get(text.lower()):
            return name
        raise Unfit("not_a_choice", text=text, choices="、".join(kinds.names.values()))

    def stored(self, text: str, known: Known) -> str:
        return known.once(Kinds).keys[text]

    def written(self, value: str, known: Known) -> str:
        return known.once(Kinds).names.get(value, value)

    def shown(self, text: str) -> str:
        english = dict(standing_names().values())
        return english.get(text, text) if get_language() == "en" else text

    def choices(self, known: Known) -> list[str]:
        return [self.shown(name) for name in known.once(Kinds).names.values()]


@dataclass(frozen=True, eq=False)
class DayOfDuty(Day):
    """A date, perhaps with a time of day, which is not kept, or all in one: 20230405."""

    def checked(self, text: str, known: Known) -> str:
        return super().checked(IN_ONE.sub(r"\1-\2-\3", TIME.sub("", text)) if text else text, known)

    def stored(self, text: str, known: Known) -> date:
        return date.fromisoformat(text)


@dataclass(frozen=True, eq=False)
class People(Number):
    """So many people; 约30人 is 30."""

    def checked(self, text: str, known: Known) -> str:
        found = PEOPLE.fullmatch(text)
        return super().checked(found[1] if found else text, known)


@dataclass(frozen=True, eq=False)
class Photos(Column):
    """The names of photos that come with the sheet."""

    def checked(self, text: str, known: Known) -> str:
        names = list(dict.fromkeys(name.strip() for name in BETWEEN.split(text) if name.strip()))
        if too_long := [name for name in names if len(name) > MOST_NAME]:
            raise Unfit("too_long", most=MOST_NAME, count=len(too_long[0]))
        if len(names) > MOST_PHOTOS:
            raise Unfit("too_many_photos", most=MOST_PHOTOS, count=len(names))
        return "、".join(names)


COLUMNS = (
    Column(
        "deputies", "代表", "Deputies",
        _("The full name or the code; several with commas between. Write the code where two have the same name."),
        "D001", 200, True,
        ("姓名", "代表姓名", "代表编号", "编号", "参加人员", "参加代表", "履职代表", "deputy", "name",
         "code", "participants"),
    ),
    Named(
        "area", "所属街道乡镇", "Area", _("Tells which of two deputies with the same name is meant."), "安和街道",
        of="area", also=("街道乡镇", "乡镇街道", "街道", "选区所在街道乡镇", "area name"),
    ),
    DayOfDuty(
        "day", "日期", "Day", _("On which day it was."), "2023-04-05", 40, True,
        ("时间", "履职时间", "履职日期", "活动时间", "活动日期", "上传时间", "date", "time"),
    ),
    KindOfDuty(
        "kind", "类别", "Kind", _("What it was, by its name here."), "走访", 40, True,
        ("类型", "履职类别", "履职类型", "活动类型", "活动类别", "type", "category"),
    ),
    Column(
        "words", "内容", "In a few words", _("What was done, without names of residents."), "走访六户，室温偏低",
        MOST_WORDS, True, ("履职内容", "活动内容", "主题", "事项", "说明", "标题", "content", "words", "subject"),
    ),
    Column("place", "地点", "Place", _("Where it was."), "锦苑小区", MOST_PLACE,
        also=("履职地点", "活动地点", "where")),
    People(
        "people", "人数", "People met", _("How many people the deputy met."), "6", 20, greatest=MOST_PEOPLE,
        also=("参与人数", "接待人数", "走访人数", "people"),
    ),
    Photos(
        "photos", "照片", "Photos",
        _("The names of photos that come with the sheet in one ZIP, with commas between. None is needed."),
        "", 1_200, also=("图片", "照片文件", "附件", "photo", "pictures", "files"),
    ),
)  # fmt: skip

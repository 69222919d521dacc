"""The columns of the deputies' sheet: the person, the seat, and what residents read about them."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Choice, Code, Column, Day, Named, Number
from hearth.ground.congress.importing.kinds.areas import ENGLISH, area_column
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.problems import Unfit

GENDERS = (("f", ("女", "female", "f")), ("m", ("男", "male", "m")))
OF_THE_SEAT = ("area", "district", "delegation", "group", "credential", "elected_on")


class OneDistrict(Number):
    """The number of a district, of which a deputy has one."""

    def checked(self, text: str, known: Known) -> str:
        if re.fullmatch(r"\D*\d+\D*[、,，;；/和 ]\D*\d+.*", text):
            raise Unfit("several_districts")
        return super().checked(text, known)


COLUMNS = (
    Code(
        "code",
        "编号",
        "Code",
        _("Letters and digits that stay with the deputy. The next import knows them by it."),
        "D001",
        12,
        True,
        ("代表编号", "代码", "deputy code"),
    ),
    Column(
        "name_zh", "姓名", "Name", _("As on the certificate."), "赵敏", 40, True, ("代表姓名", "名字", "name (chinese)")
    ),
    Column(
        "name_en",
        "英文姓名",
        "Name in English",
        _("Left empty, it is spelt in pinyin."),
        "Zhao Min",
        80,
        also=("英文名", "拼音", "name_en", "pinyin"),
    ),
    Choice("gender", "性别", "Gender", _("男 or 女."), "女", words=GENDERS, also=("sex",)),
    area_column("选区所在街道乡镇", "District’s area", is_needed=True, about=_("The area of the electoral district.")),
    OneDistrict(
        "district",
        "选区号",
        "District number",
        _("One number: a deputy is elected in one district."),
        "3",
        is_needed=True,
        least=1,
        also=("选区", "选区编号", "district"),
    ),
    Named("delegation", "代表团", "Delegation", _("By its full name."), "", of="delegation", also=("所在代表团",)),
    Named(
        "group",
        "代表小组",
        "Group",
        _("By its full name."),
        "",
        of="group",
        also=("所在小组", "小组", "deputies' group"),
    ),
    Column(
        "credential",
        "代表证号",
        "Credential",
        _("The number of the deputy’s certificate."),
        "0012",
        20,
        also=("证号", "代表证编号", "credential number"),
    ),
    Day("elected_on", "当选日期", "Elected on", _("Such as 2021-09-15."), "2021-09-15", also=("当选时间", "选举日期")),
    Column(
        "work_zh",
        "工作单位及职务",
        "Workplace",
        _("Where the deputy works, and as what."),
        "安和社区医院医生",
        80,
        also=("工作单位", "单位职务", "职业", "workplace and post"),
    ),
    Column("work_en", "工作单位英文", "Workplace in English", ENGLISH, "", 120),
    Column(
        "cares_zh",
        "关注领域",
        "Cares about",
        _("What the deputy looks after most, in a few words."),
        "供暖、养老",
        80,
        also=("关注", "关心领域"),
    ),
    Column("cares_en", "关注领域英文", "Cares about in English", ENGLISH, "", 120),
    Column(
        "meets_zh",
        "接待时间地点",
        "Meets people",
        _("When and where to talk in person."),
        "每月15日，安和街道代表联络站",
        120,
        also=("接待时间",),
    ),
    Column("meets_en", "接待时间地点英文", "Meets people in English", ENGLISH, "", 160),
)

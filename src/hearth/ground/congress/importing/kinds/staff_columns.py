"""The columns of the sheet of staff: the person, the post, and what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Choice, Column, Day, Email, Named
from hearth.ground.congress.importing.kinds.areas import ENGLISH
from hearth.ground.congress.importing.kinds.rosters import OneDeputy
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.sign_in_names import SIGN_IN_NAME

ROLES = (
    ("aide", ("代表联络员", "deputy’s aide", "deputy's aide")),
    ("station", ("联络站站长", "head of a liaison station", "站长")),
    ("unit", ("承办单位", "responsible unit", "承办单位联系人")),
    ("unit-leader", ("承办单位负责人", "head of a unit")),
    ("clerk", ("代表工作委员会", "deputies’ affairs committee", "deputies' affairs committee", "代工委")),
    ("committee", ("专门委员会、工作委员会", "committee staff", "专门委员会", "工作委员会")),
    ("leader", ("人大常委会主任", "chair of the congress", "主任")),
    ("office", ("政府办公室", "government office")),
    ("auditor", ("审计", "auditor")),
    ("admin", ("管理员", "administrator")),
)
# what a post belongs to, as the post itself names it
BELONGS_TO = {"aide": "deputy", "station": "station", "unit": "unit", "unit-leader": "unit"}
PLACES: dict[str, Named] = {
    "deputy": OneDeputy("place", "", "", ""),
    "station": Named("place", "", "", "", of="station"),
    "unit": Named("place", "", "", "", of="unit"),
}


@dataclass(frozen=True, eq=False)
class SignInName(Column):
    """What somebody types to sign in."""

    def checked(self, text: str, known: Known) -> str:
        if not SIGN_IN_NAME.fullmatch(text.lower()):
            raise Unfit("not_a_sign_in_name", text=text)
        return text.lower()


@dataclass(frozen=True, eq=False)
class Belonging(Column):
    """A unit, a station or a deputy: which of them, the post says."""

    def choices(self, known: Known) -> list[str]:
        return [*known.names("station"), *known.names("unit")]


COLUMNS = (
    Column("name", "姓名", "Name", _("The full name."), "林芳", 80, True, ("名字", "name_zh", "full name")),
    Column("name_en", "英文姓名", "Name in English", ENGLISH, "Lin Fang", 80, also=("英文名", "拼音")),
    Email(
        "email",
        "电子邮箱",
        "E-mail",
        _("The invitation goes there. By it and the name the next import knows the person."),
        "linfang@example.org",
        also=("邮箱", "email address"),
    ),
    SignInName(
        "sign_in_name",
        "登录名",
        "Sign-in name",
        _("Left empty, it is spelt in pinyin. Needed where there is no e-mail address."),
        "",
        60,
        also=("账号", "用户名", "username"),
    ),
    Choice(
        "role",
        "职务",
        "Post",
        _("代表联络员, 联络站站长, 承办单位, or another post as it is called under “People”."),
        "联络站站长",
        is_needed=True,
        words=ROLES,
        also=("岗位", "角色", "role"),
    ),
    Belonging(
        "place",
        "所属单位、联络站或代表",
        "Unit, station or deputy",
        _("A unit or station by its full name; for an aide, the code of the deputy. Other posts belong to none."),
        "安和街道代表联络站",
        60,
        also=("所属", "单位", "联络站", "单位或联络站", "unit or station", "unit", "station"),
    ),
    Day(
        "until",
        "任至",
        "Until",
        _("The last day of the post. Left empty, the end of the term."),
        "",
        also=("截止日期", "有效期至", "结束日期"),
    ),
)

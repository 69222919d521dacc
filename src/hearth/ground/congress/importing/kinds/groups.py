"""Deputies’ groups, in which they work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Column, Named
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds.areas import area_column
from hearth.ground.congress.importing.kinds.delegations import ENGLISH_NAME
from hearth.ground.congress.models import Group


class Groups(Kind):
    """Deputies' groups, in which they work between sessions (Deputies Law, arts. 26–27)."""

    name, model = "groups", Group
    title = _("Deputies’ groups")
    about = _("How deputies work together between sessions.")
    columns = (
        Column(
            "name_zh",
            "名称",
            "Name",
            _("The full name."),
            "安和街道代表小组",
            40,
            True,
            ("小组", "代表小组", "小组名称", "group"),
        ),
        ENGLISH_NAME,
        area_column(about=_("The area it works in, if it has one.")),
        Named(
            "convenor",
            "召集人编号",
            "Convenor’s code",
            _("The code of the deputy who calls it together. Leave it empty until the deputies are here."),
            "",
            of="deputy",
            field="convenor_id",
            also=("召集人", "组长", "convenor", "convenor's code"),
        ),
    )

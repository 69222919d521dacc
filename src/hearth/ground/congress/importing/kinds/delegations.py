"""Delegations, in which deputies sit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Column, Named
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds.areas import ENGLISH
from hearth.ground.congress.models import Delegation

ENGLISH_NAME = Column("name_en", "英文名称", "Name in English", ENGLISH, "", 80, also=("英文名", "name_en"))


class Delegations(Kind):
    """Delegations, in which deputies sit while the congress is in session (Deputies Law, art. 14)."""

    name, model = "delegations", Delegation
    title = _("Delegations")
    about = _("How deputies sit together while the congress is in session.")
    columns = (
        Column(
            "name_zh",
            "名称",
            "Name",
            _("The full name."),
            "安和代表团",
            40,
            True,
            ("代表团", "代表团名称", "delegation"),
        ),
        ENGLISH_NAME,
        Named(
            "head",
            "团长编号",
            "Head’s code",
            _("The code of the deputy who leads it. Leave it empty until the deputies are here."),
            "",
            of="deputy",
            field="head_id",
            also=("团长", "head", "head's code"),
        ),
    )

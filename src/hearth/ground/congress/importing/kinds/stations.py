"""Liaison stations, where people go."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Column, Phone
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds.areas import ENGLISH, area_column
from hearth.ground.congress.models import Station


class Stations(Kind):
    """Liaison stations, where people meet deputies (Organic Law, art. 60)."""

    name, model = "stations", Station
    title = _("Liaison stations")
    about = _("Where people meet deputies, with address, hours and telephone.")
    columns = (
        Column(
            "name_zh",
            "名称",
            "Name",
            _("The full name."),
            "安和街道代表联络站",
            60,
            True,
            ("联络站", "联络站名称", "站点名称", "station"),
        ),
        Column(
            "name_en", "英文名称", "Name in English", ENGLISH, "Anhe liaison station", 100, also=("英文名", "name_en")
        ),
        area_column(is_needed=True),
        Column("address_zh", "地址", "Address", _("Street and number."), "安和路1号", 120, True, ("详细地址",)),
        Column("address_en", "英文地址", "Address in English", ENGLISH, "1 Anhe Road", 160),
        Column(
            "hours_zh",
            "开放时间",
            "Hours",
            _("When somebody is there."),
            "周一至周五 9:00–17:00",
            80,
            True,
            ("时间", "接待时间", "opening hours"),
        ),
        Column("hours_en", "英文开放时间", "Hours in English", ENGLISH, "Monday to Friday, 9:00–17:00", 120),
        Phone(
            "phone",
            "电话",
            "Telephone",
            _("A number that somebody answers."),
            "0354-000 0101",
            is_needed=True,
            also=("联系电话", "phone"),
        ),
    )

"""Rosters: which deputies can be met at which liaison station."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from hearth.ground.congress.importing.columns import Named
from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.models import StationDeputy


@dataclass(frozen=True, eq=False)
class OneDeputy(Named):
    """A deputy by number, or by a full name that nobody else here has."""

    of: str = "deputy"

    def checked(self, text: str, known: Known) -> str:
        called = known.deputies_called.get(text, [])
        if len(called) > 1 and not known.name_of(self.of, text):
            raise Unfit("namesakes", text=text, codes="、".join(called))
        return super().checked(called[0] if len(called) == 1 else text, known)


class Rosters(Kind):
    """A deputy at a station in each row (Deputies Law, art. 27); a row that is missing takes nobody away."""

    name, model = "rosters", StationDeputy
    title = _("Rosters")
    about = _("Which deputies can be met at which liaison station: a row for each deputy at each station.")
    key = ("station", "deputy")
    columns = (
        Named(
            "station",
            "联络站",
            "Station",
            _("The liaison station, by its full name."),
            "安和街道代表联络站",
            60,
            True,
            ("联络站名称", "站点名称", "代表联络站", "liaison station"),
            "station_id",
            of="station",
        ),
        OneDeputy(
            "deputy",
            "代表编号",
            "Deputy",
            _("The deputy’s code, or the full name where no other deputy has it."),
            "D001",
            40,
            True,
            ("代表", "编号", "代表姓名", "姓名", "deputy code", "deputy name"),
            "deputy_id",
        ),
    )

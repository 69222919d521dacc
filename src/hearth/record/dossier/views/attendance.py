"""An attendance sheet was sent with a form: its names are put into the field, to be looked through first."""

from __future__ import annotations

from typing import Any, NamedTuple

from hearth.core.sheets import Unreadable
from hearth.record.dossier import attendance
from hearth.record.dossier.forms import WithNames

ASKED = ("names", "sheet")


class Sent(NamedTuple):
    """The form again, with the names in it; and what is told of the sheet, or None where it could not be read."""

    form: WithNames
    told: list[str] | None

    @property
    def status(self) -> int:
        return 422 if self.form.errors else 200

    @property
    def shown(self) -> dict[str, Any]:
        return {"form": self.form, "read": self.told}


def looked_through(request: Any, kind: type[WithNames]) -> Sent | None:
    """Nothing where no sheet came. What else the form lacks is not asked for yet."""
    if request.method != "POST" or "sheet" not in request.FILES:
        return None
    typed, told, refusal = request.POST.copy(), None, ""
    try:
        found = attendance.read(request.FILES["sheet"])
    except Unreadable as unreadable:
        refusal = attendance.why_not(unreadable)
    else:
        already = typed.get("names", "").rstrip()
        typed["names"], told = "\n".join(filter(None, [already, *found.names])), found.told
    form = kind(typed)
    form.is_valid()
    for name in [*form.errors]:
        if name not in ASKED or (refusal and name == "names"):
            del form.errors[name]
    if refusal:
        form.add_error("sheet", refusal)
    return Sent(form, told)

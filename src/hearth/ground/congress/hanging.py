"""What hangs on a thing, so that it cannot simply disappear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

MOST_COUNTED = 1000
NAMES = {
    "congress.Area": ngettext_lazy("%(num)d area", "%(num)d areas", "num"),
    "congress.Place": ngettext_lazy("%(num)d place", "%(num)d places", "num"),
    "congress.District": ngettext_lazy("%(num)d electoral district", "%(num)d electoral districts", "num"),
    "congress.Station": ngettext_lazy("%(num)d station", "%(num)d stations", "num"),
    "congress.Delegation": ngettext_lazy("%(num)d delegation", "%(num)d delegations", "num"),
    "congress.Group": ngettext_lazy("%(num)d group", "%(num)d groups", "num"),
    "congress.Unit": ngettext_lazy("%(num)d unit", "%(num)d units", "num"),
    "congress.Mandate": ngettext_lazy("%(num)d mandate", "%(num)d mandates", "num"),
    "congress.Post": ngettext_lazy("%(num)d account", "%(num)d accounts", "num"),
}
SOMETHING = ngettext_lazy("%(num)d other record", "%(num)d other records", "num")


def hanging_on(thing: Any) -> str:
    """“3 places and 1 electoral district”; empty where nothing would be left without it."""
    return str(get_text_list(list(_counts(thing)), _("and")))


def _counts(thing: Any) -> Iterator[str]:
    for relation in thing._meta.related_objects:
        rows = relation.related_model._default_manager.filter(**{relation.field.name: thing})
        if count := _kept(rows, relation.related_model)[:MOST_COUNTED].count():
            yield str(NAMES.get(relation.related_model._meta.label, SOMETHING) % {"num": count})


def _kept(rows: QuerySet[Any], model: type[Model]) -> QuerySet[Any]:
    """A seat that nobody has taken up goes with the deputy who was entered by mistake."""
    return rows.exclude(state="elected") if model._meta.label == "congress.Mandate" else rows

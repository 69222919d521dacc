"""What was found, as lists that can be kept and taken along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from hearth.core.listing import Asked, Listed
from hearth.doors.finding import people, queries
from hearth.doors.finding.forms import KINDS, SearchForm
from hearth.journey.casework import columns


def clean(actor: Any, asked: Mapping[str, str]) -> Asked | None:
    """What was asked of the search; None where it was nothing that can be asked."""
    form = SearchForm(asked)
    return form.kept if form.is_valid() and (form.sought or form.is_narrowed) else None


def walk(kind: str, actor: Any, asked: Asked) -> Iterator[Any]:
    """Every row of this kind that was asked for."""
    form = SearchForm(asked)
    limits = form.limits(kind) if form.is_valid() and not form.sought.is_short else None
    if limits is None:
        return
    if kind == "people":
        yield from people.found(actor, form.sought.words, limits)
    elif kind == "referrals":
        yield from queries.everything(partial(queries.referrals, actor, form.sought, limits))
    else:
        is_notes = kind == "notes"
        found = partial(queries.messages, actor, form.sought, limits, only_notes=is_notes)
        yield from queries.everything(found) if form.sought or not is_notes else ()


def _people_heads() -> list[str]:
    return [_("Kind"), _("Name"), _("More")]


def _listed(kind: str, heads: Any, cells: Any, matter: Any) -> Listed:
    found = partial(walk, kind)
    return Listed(KINDS[kind], "search", "finding:search", clean, found, heads, cells, matter)


FOUND = {
    **{
        kind: _listed(kind, columns.thread_heads, columns.of_thread, lambda thread: thread.code)
        for kind in ("messages", "notes")
    },
    "referrals": _listed(
        "referrals", columns.referral_heads, columns.of_referral, lambda referral: referral.thread.code
    ),
    "people": _listed("people", _people_heads, lambda each: [str(each.kind), each.name, each.more], lambda _each: ""),
}

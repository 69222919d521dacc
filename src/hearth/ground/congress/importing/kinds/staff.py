"""Staff: people who are not deputies, and the posts they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy
from hearth.ground.accounts.queries import is_address_taken
from hearth.ground.congress.importing.kind import AT_ONCE, Kind, Tick
from hearth.ground.congress.importing.kinds.staff_columns import BELONGS_TO, COLUMNS, PLACES
from hearth.ground.congress.importing.kinds.staff_rights import end, whether_given, why_not
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.people import Fault
from hearth.ground.congress.importing.planned import Present, Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.models import Deputy, Post, Station, Unit

REASON = _("Imported from a spreadsheet")


class Staff(Kind):
    """A post in each row, given by the rules of giving one by hand; a row that is missing ends nobody's."""

    name, model = "staff", Post
    title = _("Staff")
    about = _("People who are not deputies, and their posts. Whoever has no account yet is invited.")
    key = ("sign_in_name", "role", "place")
    columns = COLUMNS
    gives_rights = True
    holds_people = True

    def label(self, values: Values) -> str:
        return " ".join(filter(None, (values.get(name, "") for name in ("name", "role"))))

    def present(self, known: Known, *, is_held: bool = False) -> dict[tuple[str, ...], Present]:
        posts = Post.objects.not_over(clock.today()).exclude(role="deputy").order_by("pk")
        rows = posts.select_related("user", "deputy", "unit", "station")
        held = rows.select_for_update(of=("self",)) if is_held else rows
        known.held = self.by_key(_as_row(post, known) for post in held.iterator(AT_ONCE))
        return known.held

    def recognise(self, values: Values, known: Known) -> Iterator[Fault]:
        try:
            values["place"] = _place(values["role"], values.get("place", ""), known)
        except Unfit as unfit:
            yield "place", unfit
        yield from known.people.recognise(values)

    def complete(self, values: Values, before: Present | None) -> None:
        if not values.get("until"):
            values["until"] = before.values["until"] if before else ""

    def faults(self, values: Values, known: Known) -> Iterator[Fault]:
        before = known.held.get(self.key_of(values))
        if before is None:
            yield from end(values, known)
            yield from whether_given(values, known)
        elif values["until"] != before.values["until"]:
            if not before.values["until"] or values["until"] < before.values["until"]:
                yield "until", Unfit("not_later")
            elif why := why_not("congress.extend_post", before.thing, known):
                yield "role", Unfit(why)

    def create(self, rows: list[Values], known: Known, tick: Tick) -> None:
        from hearth.ground.congress.actions import Offer, Person, give, invite  # actions know the kinds

        people = dict(known.people.called)
        for values in rows:
            kind, until = BELONGS_TO.get(values["role"], ""), self.column("until").stored(values["until"], known)
            offer = Offer(values["role"], until, str(REASON), **_belonging(kind, values, known))
            name = values["sign_in_name"]
            if name in people:
                give(people[name], offer, by=known.by)
            else:
                # whoever has an account elsewhere is invited without an address, and takes the post with that account
                email = values.get("email", "")
                own = "" if is_address_taken(email) else email
                person = Person(values["name"], name, values.get("name_en", ""), own)
                people[name] = invite(tenancy.current(), person, offer, by=known.by).user
            tick(1)

    def change(self, rows: list[tuple[Present, Values]], known: Known, tick: Tick) -> None:
        from hearth.ground.congress.actions import extend_post

        for before, values in rows:
            extend_post(before.thing, self.column("until").stored(values["until"], known), by=known.by)
            tick(1)


def _as_row(post: Post, known: Known) -> Present:
    own = {name: str(getattr(post.user, name)) for name in ("name", "name_en", "email", "sign_in_name")}
    kind = BELONGS_TO.get(post.role, "")
    place = PLACES[kind].written(getattr(post, f"{kind}_id"), known) if kind else ""
    until = post.until.isoformat() if post.until else ""
    return Present(post, own | {"role": post.role, "place": place, "until": until})


def _place(role: str, text: str, known: Known) -> str:
    """The proper name of what the post belongs to."""
    kind = BELONGS_TO.get(role, "")
    if bool(kind) != bool(text):
        raise Unfit(f"needs_{kind}" if kind else "belongs_to_none")
    return PLACES[kind].checked(text, known) if kind else ""


def _belonging(kind: str, values: Values, known: Known) -> dict[str, Any]:
    """The unit, station or deputy itself, as an offer names it."""
    models = {"deputy": Deputy, "unit": Unit, "station": Station}
    return {kind: models[kind].objects.get(pk=known.key_of(kind, values["place"]))} if kind else {}

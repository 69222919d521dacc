"""What a row of staff may give: until when, and whether the post is the sender's to give at all."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.core import clock
from hearth.core.actions import may
from hearth.ground.congress.duties import clash
from hearth.ground.congress.importing.kinds.staff_columns import BELONGS_TO
from hearth.ground.congress.importing.known import Known
from hearth.ground.congress.importing.people import Fault
from hearth.ground.congress.importing.planned import Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.models import Post
from hearth.ground.congress.rules import TAKES_TWO


def end(values: Values, known: Known) -> Iterator[Fault]:
    """Every post that is given has an end, which is still to come."""
    if not values["until"] and known.term:
        values["until"] = known.term.ends_on.isoformat()
    if not values["until"]:
        yield "until", Unfit("needed")
    elif values["until"] < clock.today().isoformat():
        yield "until", Unfit("past_day")


def whether_given(values: Values, known: Known) -> Iterator[Fault]:
    """Whether the sender may give this post to this person."""
    user = known.people.called.get(values["sign_in_name"])
    role = values["role"]
    roles = known.roles_of(values["sign_in_name"])
    if why := why_not("congress.grant_post", Post(role=role, user=user), known):
        yield "role", Unfit(why)
    elif clash({*roles, role}):
        yield "role", Unfit("apart")
    elif BELONGS_TO.get(role) == "unit" and values["place"] in known.closed_units:
        yield "place", Unfit("closed_unit", text=values["place"])
    roles.add(role)


def why_not(verb: str, post: Post, known: Known) -> str:
    """Whom to ask instead, where this post is not the sender's to give."""
    if post.role in TAKES_TWO:
        return "takes_two"
    if known.by is not None and may(verb, known.by, post):
        return ""
    return "own_post" if known.by is not None and post.user_id == known.by.id else "not_yours"

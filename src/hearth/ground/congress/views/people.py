"""People with posts here: the list, and one person's page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import ROLES
from hearth.core.plain import plain
from hearth.core.tenancy import known_id
from hearth.ground.accounts import posts, ways
from hearth.ground.accounts.models import User
from hearth.ground.accounts.queries import living_sessions, ways_of
from hearth.ground.congress import roll
from hearth.ground.congress.forms.people import PostForm, ReasonForm, TermForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Unit
from hearth.ground.congress.standings import INVITATIONS, account_label

LONGEST_SEARCH = 60
ABOUT_AN_ACCOUNT = ("accounts.correct", "accounts.end_sessions", "accounts.deactivate", "accounts.reactivate")
ABOUT_AN_INVITATION = ("congress.invite_again", "congress.withdraw_invitation", "congress.order_letter")


@require_safe
@allowed("congress.invite")
def people(request: Any) -> HttpResponse:
    """Who holds a post here, twenty-five at a time, and what waits for a second administrator."""
    sought, unit, after = (_asked(request, name) for name in ("q", "unit", "after"))
    role = _asked(request, "role") if _asked(request, "role") in ROLES else ""
    found, following = roll.page(sought, role, known_id(unit), after)
    context = {
        "people": found,
        "following": following,
        "sought": sought,
        "role": role,
        "unit": unit,
        "after": after,
        "units": Unit.objects.filter(is_active=True).order_by("name_zh"),
        "waiting": _decisions(request, roll.waiting()),
        "has_deputies_without": roll.without_account().exists(),
    }
    return render(request, "people/people.html", context | looks())


def _asked(request: Any, name: str) -> str:
    return plain(request.GET.get(name, ""))[:LONGEST_SEARCH]


@require_safe
@allowed("congress.invite")
def person(request: Any, pk: UUID) -> HttpResponse:
    """One person: their posts, who gave them and why, and what can be done."""
    return person_page(request, one_of_ours(pk))


def one_of_ours(pk: UUID) -> User:
    """Somebody who holds or held a post here, or was invited to one; nobody else is found."""
    try:
        return get_object_or_404(roll.people(), pk=pk)  # type: ignore[no-any-return]
    except ValueError:
        raise Http404 from None


def person_page(request: Any, user: User, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of this person, with a form that came back where one did."""
    invitation, today = roll.last_invitation(user), clock.today()
    held = roll.posts_of(user)
    context = {
        "person": user,
        "is_me": user.pk == request.actor.id,
        "held": [post for post in held if not post.is_over(today)],
        "past": [post for post in held if post.is_over(today)],
        "waiting": _decisions(request, roll.proposals_about(user)),
        "invitation": invitation,
        "standing": invitation.standing(clock.now()) if invitation else "",
        "last": user.sign_ins.order_by("-started_at").first(),
        "sessions": len(living_sessions(user, clock.now())),
        "factors": [ways.NAMES[kind] for kind in ways_of(user)],
        "can": _possible(request.actor, user, invitation, held),
        "form": PostForm(actor=request.actor),
        "reset_form": ReasonForm(auto_id="reset_%s"),
        "term_form": TermForm(auto_id="term_%s"),
    }
    return render(request, "people/person.html", context | looks() | forms, status=status)


def _possible(actor: Any, user: User, invitation: Any, held: list[Any]) -> set[Any]:
    """The verbs this person may use here; of a post, with its key."""
    found: set[Any] = {name for name in ABOUT_AN_ACCOUNT if may(name, actor, user)}
    found |= {name for name in ABOUT_AN_INVITATION if invitation and may(name, actor, invitation)}
    found |= {
        (name, post.pk)
        for post in held
        for name in ("congress.extend_post", "congress.end_post")
        if may(name, actor, post)
    }
    return found | ({"reset"} if "accounts.deactivate" in found and user.can_sign_in else set())


def _decisions(request: Any, waiting: list[Any]) -> list[tuple[Any, bool, bool]]:
    """Each proposal, whether this person may confirm it, and whether they may decline it."""
    verbs = ("congress.confirm_proposal", "congress.decline_proposal")
    return [(each, *(may(verb, request.actor, each) for verb in verbs)) for each in waiting]  # type: ignore[misc]


def looks() -> dict[str, Any]:
    """How things stand, in words and signs."""
    return {"roles": posts.NAMES, "account_label": account_label, "invitations": INVITATIONS}

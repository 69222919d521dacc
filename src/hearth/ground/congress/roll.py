"""The roll: who holds or held a post here, and who is invited."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.translation import ngettext

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import Actor
from hearth.core.addresses import address
from hearth.core.waiting import Waiting
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.congress.models import Deputy, Invitation, Post, Proposal

ROWS = 25
MOST_POSTS = 50
LATEST = 20


def people() -> QuerySet[Any]:
    """Whoever holds or held a post here, or was invited to one."""
    posts, invitations = (kind.objects.filter(user=OuterRef("pk")) for kind in (Post, Invitation))
    return User.objects.filter(Exists(posts) | Exists(invitations))  # type: ignore[no-any-return]


def page(sought: str, role: str, unit: UUID | None, after: str) -> tuple[list[Any], str]:
    """Twenty-five people by their sign-in names, and the name after which the next ones follow."""
    found = _holding(_called(people(), sought), role, unit).filter(sign_in_name__gt=after).order_by("sign_in_name")
    rows = list(_with_what_a_row_shows(found)[: ROWS + 1])
    return rows[:ROWS], rows[ROWS - 1].sign_in_name if len(rows) > ROWS else ""


def _called(found: QuerySet[Any], sought: str) -> QuerySet[Any]:
    """By name, by its sound or the beginning of its initials, or by sign-in name."""
    for word in sought.split()[:4]:
        low = word.lower()
        by_sound = Q(sound__startswith=low) | Q(sound__contains=f" {low}")
        found = found.filter(
            Q(name__contains=word) | Q(name_en__icontains=word) | by_sound | Q(sign_in_name__contains=low)
        )
    return found


def _holding(found: QuerySet[Any], role: str, unit: UUID | None) -> QuerySet[Any]:
    wanted = {name: value for name, value in (("role", role), ("unit", unit)) if value}
    held = Post.objects.not_over(clock.today()).filter(user=OuterRef("pk"), **wanted)
    return found.filter(Exists(held)) if wanted else found


def _with_what_a_row_shows(found: QuerySet[Any]) -> QuerySet[Any]:
    held = Post.objects.not_over(clock.today()).select_related("deputy", "unit", "station").order_by("since")
    seen = SignIn.objects.filter(user=OuterRef("pk")).order_by("-started_at").values("started_at")[:1]
    invited = Invitation.objects.filter(user=OuterRef("pk"), state="open")
    shown = found.annotate(last_at=Subquery(seen), is_invited=Exists(invited))
    return shown.prefetch_related(Prefetch("posts", held, to_attr="held_posts"))  # type: ignore[no-any-return]


def waiting() -> list[Proposal]:
    """What waits for a second administrator."""
    return list(Proposal.objects.waiting().select_related("user", "proposed_by")[:LATEST])


def proposals_waiting_for(actor: Actor) -> Waiting | None:
    """How many this person may confirm, for their desk."""
    if not may("congress.decline_proposal", actor, None):
        return None
    count = sum(may("congress.confirm_proposal", actor, each) for each in waiting())
    label = ngettext(
        "%(num)s proposal waits for a second administrator", "%(num)s proposals wait for a second administrator", count
    ) % {"num": count}
    return Waiting("users-group", label, address("people:people")) if count else None


def posts_of(user: User) -> list[Post]:
    """Everything this person is and was here, the newest first."""
    related = ("deputy", "unit", "station", "given_by", "confirmed_by")
    return list(Post.objects.filter(user=user).select_related(*related).order_by("-since", "-id")[:MOST_POSTS])


def proposals_about(user: User) -> list[Proposal]:
    """What was proposed about this person and waits."""
    return list(Proposal.objects.waiting().filter(user=user).select_related("proposed_by")[:LATEST])


def last_invitation(user: User) -> Invitation | None:
    """The newest way in that this person was shown."""
    found = Invitation.objects.filter(user=user).select_related("invited_by", "user")
    return found.order_by("-invited_at", "-id").first()  # type: ignore[no-any-return]


def without_account() -> QuerySet[Any]:
    """Deputies who serve and have neither an account nor an invitation, by their numbers."""
    held = Post.objects.not_over(clock.today()).filter(role="deputy", deputy=OuterRef("pk"))
    return Deputy.objects.in_office().filter(~Exists(held)).order_by("code").distinct()  # type: ignore[no-any-return]

"""One person, one name: the register of deputies says what a deputy is called, here and on their account."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from hearth.core import clock, tenancy
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Deputy, Post


def deputy_of(user: User) -> Deputy | None:
    """Which deputy this person is here, now or soon."""
    post = _posts().filter(user=user).select_related("deputy").first()
    return post.deputy if post else None


def name_accounts(deputies: Iterable[UUID]) -> int:
    """Accounts of these deputies are called as the register calls them, where this congress keeps them; how many."""
    held = _posts().filter(deputy__in=list(deputies), user=OuterRef("pk"))
    fields = {"name": "deputy__name_zh", "name_en": "deputy__name_en", "sound": "deputy__sound"}
    told = {name: Subquery(held.values(field)[:1]) for name, field in fields.items()}
    return int(User.objects.filter(Exists(held), home=tenancy.current_id()).update(**told))


def _posts() -> QuerySet[Post]:
    return Post.objects.not_over(clock.today()).filter(role="deputy")  # type: ignore[no-any-return]

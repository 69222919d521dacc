"""Which posts must lie in different hands."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.refusals import Refused
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Post

# system, audit and security administration are separate offices (GB/T 22239-2019, 8.1.5 and 8.1.7.1)
APART = frozenset({"admin", "auditor", "clerk"})


class Together(Refused):
    """Two of these posts would come into one hand."""

    sentence = _(
        "Administrator, auditor and staff of the deputies’ affairs committee must be different people. "
        "End the other post first, or choose somebody else."
    )


def keep_apart(user: User, roles: set[str]) -> None:
    """Raise `Together` where these posts, beside those the person holds, would join what must stay apart."""
    if settings.HEARTH_POLICY_PROFILE != "djbh3" or not roles & APART:
        return
    held = Post.objects.filter(user=user).not_over(clock.today()).values_list("role", flat=True)
    if clash(set(held) | roles):
        raise Together()


def clash(roles: set[str]) -> bool:
    """Whether one person with all of these posts would hold what must stay apart."""
    return settings.HEARTH_POLICY_PROFILE == "djbh3" and len(roles & APART) > 1

"""Pages for whoever has a session, with a post in this congress or without."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from hearth.core.actors import Actor
from hearth.core.addresses import address
from hearth.core.responses import SeeOther

View = Callable[..., HttpResponse]


def with_session(view: View) -> View:
    """Everybody else is asked to sign in, and led back to the account."""

    @never_cache
    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.sign_in:
            return SeeOther(f"{address('accounts:sign_in')}?{urlencode({'next': address('accounts:account')})}")
        return view(request, *args, **kwargs)

    return guarded


def actor_behind(request: Any) -> Actor:
    """Who acts on their own account: also somebody without a post in this congress."""
    user = request.sign_in.user
    return request.actor or Actor(user_id=user.pk, name=user.name)

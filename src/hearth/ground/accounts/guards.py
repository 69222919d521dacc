"""Pages for whoever has a session, with a post in this congress or without; and for whoever proved it lately."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import Actor
from hearth.core.addresses import address
from hearth.core.responses import SeeOther
from hearth.ground.accounts import proving
from hearth.ground.accounts.profiles import is_password_too_old, needs_second_factor
from hearth.ground.accounts.queries import ways_of

View = Callable[..., HttpResponseBase]


def with_session(view: View) -> View:
    """Everybody else is asked to sign in, and led back to the account."""

    @never_cache
    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.sign_in:
            return SeeOther(f"{address('accounts:sign_in')}?{urlencode({'next': address('accounts:account')})}")
        return view(request, *args, **kwargs)

    return guarded


def owed(request: Any) -> HttpResponse | None:
    """What a person must see to before anything else here: a second factor their post demands, or a newer password."""
    session, user = request.sign_in, request.sign_in.user
    lacks = not session.has_second_factor and needs_second_factor(request.actor, user) and not ways_of(user)
    if lacks or is_password_too_old(user, clock.now()):
        return SeeOther(address("accounts:account"))
    return None


def for_staff(action: str) -> Callable[[View], View]:
    """For pages that only serve this action; whoever may not take it here finds nothing."""

    def guard(view: View) -> View:
        @with_session
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.actor or not may(action, request.actor, request.congress):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


def fresh(view: View) -> View:
    """Whoever signed in long ago first shows their password or a factor again, then goes on with what they had typed.

    Stands innermost, below `signed_in`, `allowed` or `with_session`.
    """

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.sign_in or request.sign_in.is_fresh(clock.now()):
            return view(request, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            return SeeOther(f"{address('accounts:prove')}?{urlencode({'next': request.get_full_path()})}")
        question = proving.Question.of(request, by=actor_behind(request))
        return view(request, *args, **kwargs) if question.is_answered() else ask_again(request, question)

    return guarded


def ask_again(request: Any, question: proving.Question, **more: Any) -> HttpResponse:
    """The question, with everything that was sent still in the form."""
    context = question.context() | {"kept": proving.kept(request), "next": "", "files": request.FILES} | more
    answer = render(request, "accounts/prove.html", context, status=422 if request.method == "POST" else 200)
    if getattr(request, "htmx", False):
        answer["HX-Retarget"], answer["HX-Reswap"] = "body", "innerHTML"
    return answer


def actor_behind(request: Any) -> Actor:
    """Who acts on their own account: also somebody without a post in this congress."""
    user = request.sign_in.user
    return request.actor or Actor(user_id=user.pk, name=user.name)

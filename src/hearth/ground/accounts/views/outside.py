"""To an organisation's own sign-in and back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address, outside
from hearth.core.cookies import give
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts import actions, oidc
from hearth.ground.accounts.forms import SignInForm
from hearth.ground.accounts.guards import actor_behind, fresh, with_session
from hearth.ground.accounts.halfway import Halfway
from hearth.ground.accounts.views.signing_in import described, going_on, second_step, sign_in_page, welcome

SIGN_IN = "sign-in"
# where browsers say a link was followed: on our own page, by hand, or (older browsers) they say nothing
OUR_OWN = ("same-origin", "none", None)


@never_cache
@require_safe
def set_out(request: Any) -> HttpResponse:
    """A link and no form: the page's policy lets forms lead nowhere but here. No other site begins a session by it."""
    if request.headers.get("Sec-Fetch-Site") not in OUR_OWN:
        return SeeOther(address("accounts:sign_in"))
    return _sent(request, SIGN_IN)


@require_safe
@with_session
@fresh
def link(request: Any) -> HttpResponse:
    return _sent(request, _link_of(request))


@require_POST
@with_session
@fresh
def unlink(request: Any) -> HttpResponse:
    actions.unlink_identity(request.sign_in.user, by=actor_behind(request), congress=request.congress.ref)
    return say(SeeOther(address("accounts:account")), _("Disconnected."))


@never_cache
@require_safe
def come_back(request: Any) -> HttpResponse:
    """The provider sends the browser here, whatever happened there."""
    _offered()
    journey = oidc.Journey.opened(request.COOKIES.get(oidc.cookie_name(), ""))
    code, state = request.GET.get("code", ""), request.GET.get("state", "")
    subject = oidc.who_came_back(journey, state, code, _back(request)) if journey and code else None
    is_linking = journey is not None and journey.purpose != SIGN_IN
    if is_linking and (not request.sign_in or journey.purpose != _link_of(request)):
        subject = None  # somebody else signed in here in the meantime
    response = _linked(request, subject) if is_linking else _entered(request, subject, journey)
    response.delete_cookie(oidc.cookie_name())
    return response


def _entered(request: Any, subject: str | None, journey: oidc.Journey | None) -> HttpResponse:
    wanted = journey.going_on if journey else ""
    try:
        entered = actions.sign_in_from_outside(request.congress.ref, subject, **described(request))
    except Refused as refusal:
        return sign_in_page(request, SignInForm(), str(refusal.sentence), status=422)
    return second_step(entered, wanted) if isinstance(entered, Halfway) else welcome(request, entered[1], wanted)


def _linked(request: Any, subject: str | None) -> HttpResponse:
    account = SeeOther(address("accounts:account"))
    if subject is None:
        return say(account, _("This could not be connected. Try again."))
    try:
        actions.link_identity(request.sign_in.user, subject, by=actor_behind(request), congress=request.congress.ref)
    except Refused as refusal:
        return say(account, str(refusal.sentence))
    return say(account, _("Connected."))


def _sent(request: Any, purpose: str) -> HttpResponse:
    _offered()
    try:
        there, journey = oidc.set_out(purpose, _back(request), going_on(request))
    except oidc.NOT_RIGHT as error:
        oidc.note(error)
        sentence = _("Your organisation’s sign-in does not answer. Take another way, or try again later.")
        return say(SeeOther(address("accounts:sign_in")), sentence)
    response = SeeOther(there)
    give(response, oidc.cookie_name(), journey.sealed(), max_age=int(oidc.GOOD_FOR.total_seconds()))
    return response


def _link_of(request: Any) -> str:
    return f"link {request.sign_in.user.pk}"


def _offered() -> None:
    if not oidc.is_offered():
        raise Http404


def _back(request: Any) -> str:
    return f"{outside(request)}{address('accounts:come_back')}"

"""Posts: given, prolonged, ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress import actions
from hearth.ground.congress.forms.people import PostForm, TermForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Post, Proposal
from hearth.ground.congress.views.answers import done
from hearth.ground.congress.views.people import one_of_ours, person_page


@require_POST
@allowed("congress.invite")
@fresh
def grant_post(request: Any, pk: UUID) -> HttpResponse:
    """One more post for somebody, or a proposal of one."""
    user = one_of_ours(pk)
    form = PostForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return person_page(request, user, status=422, form=form)
    try:
        given = actions.give(user, form.offer, by=request.actor)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return person_page(request, user, status=422, form=form)
    return say(SeeOther(address("people:person", user.pk)), said_of(given))


def said_of(given: Post | Proposal) -> str:
    """What giving a post led to."""
    if isinstance(given, Proposal):
        return _("Proposed. A second administrator has to confirm it.")
    return _("The post is given, from today.")


@require_POST
@allowed("congress.invite")
def extend_post(request: Any, pk: UUID) -> HttpResponse:
    """A later end."""
    post, form = _found(pk), TermForm(request.POST)
    if not form.is_valid():
        return say(SeeOther(address("people:person", post.user_id)), str(form.errors["until"][0]))
    until = form.cleaned_data["until"]
    return done(lambda: actions.extend_post(post, until, by=request.actor), _("The post goes on."), post.user)


@require_POST
@allowed("congress.invite")
def end_post(request: Any, pk: UUID) -> HttpResponse:
    """It is over."""
    post = _found(pk)
    return done(lambda: actions.end_post(post, by=request.actor), _("The post has ended."), post.user)


def _found(pk: UUID) -> Post:
    return get_object_or_404(Post.objects.select_related("user"), pk=pk)  # type: ignore[no-any-return]

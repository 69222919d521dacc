"""The words of every letter, in both languages: read, tried on invented facts, changed, put back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.responses import SeeOther, say
from hearth.doors.news import queries
from hearth.doors.news.forms import WordingForm
from hearth.doors.news.labels import LANGUAGES
from hearth.ground.congress.guards import allowed
from hearth.ground.courier import actions, words
from hearth.ground.courier.kinds import letters


@require_safe
@allowed("courier.reword")
def wordings(request: Any) -> HttpResponse:
    """Every letter, group by group, as the reader of this page would get it."""
    context = {
        "groups": queries.letters_by_group(),
        "languages": LANGUAGES,
        "may_carry": may("courier.add_outlet", request.actor, request.congress),
    }
    return render(request, "news/wordings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("courier.reword")
def wording(request: Any, letter: str, language: str) -> HttpResponse:
    """One letter in one language. To look at a draft keeps nothing."""
    _known(letter, language)
    now = words.current(letter, language)
    form = WordingForm(request.POST or None, letter=letter, initial=now._asdict())
    is_draft = "look" in request.POST
    if form.is_valid() and not is_draft:
        actions.reword(request.congress, letter, language, **form.cleaned_data, by=request.actor)
        return say(SeeOther(address("news:wording", letter, language)), _("From now on the letter says this."))
    draft = words.Words(**form.cleaned_data) if form.is_bound and form.is_valid() else now
    with translation.override(language):
        facts, original = words.samples(letter), words.original(letter)
    context = {
        "form": form,
        "letter": letter,
        "language": language,
        "languages": LANGUAGES,
        "shown": draft.filled(facts),
        "is_draft": is_draft and form.is_valid(),
        "facts": facts,
        "title": words.original(letter).filled(words.samples(letter)).subject,
        "is_own": now != original,
        "original": original,
        "history": queries.history(letter, language),
    }
    return render(request, "news/wording.html", context, status=422 if form.is_bound and not form.is_valid() else 200)


@require_POST
@allowed("courier.reword")
def restore_wording(request: Any, letter: str, language: str) -> HttpResponse:
    """As the house has it, from now on."""
    _known(letter, language)
    actions.restore_wording(request.congress, letter, language, by=request.actor)
    return say(SeeOther(address("news:wording", letter, language)), _("The letter says again what it said at first."))


def _known(letter: str, language: str) -> None:
    if letter not in letters() or language not in LANGUAGES:
        raise Http404

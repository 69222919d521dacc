"""“My data”: what is stored about one's matter, to be read, copied, put right, hidden and erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.network import network_of
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.audit.models import Sighting
from hearth.ground.courier.addressing import preferences_of
from hearth.journey.contact import actions, portable, queries, tracking
from hearth.journey.contact import own_data as told
from hearth.journey.contact.doors import DOORS
from hearth.journey.contact.finding import find
from hearth.journey.contact.forms_own import CorrectionForm, ErasureForm, MaskForm, NewsForm
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.contact.views.own import PAGES
from hearth.journey.contact.views.tickets import private, with_thread


@private
@require_safe
@with_thread
def own_data(request: Any, thread: Thread) -> HttpResponse:
    """Field by field, with purpose and end; how one can be reached is masked until asked for."""
    return _page(request, thread, MaskForm())


@private
@require_safe
@with_thread
def copy(request: Any, thread: Thread) -> HttpResponse:
    """The same as one file for a program, photos included."""
    answer = JsonResponse(portable.copy_of(thread), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Content-Disposition"] = f'attachment; filename="hearth-{thread.code}.json"'
    return answer


@private
@require_http_methods(["GET", "HEAD", "POST"])
@with_thread
def correct(request: Any, thread: Thread) -> HttpResponse:
    """Name, ways to be reached, place."""
    contact = Contact.objects.filter(thread=thread).first()
    form = CorrectionForm(request.POST) if request.method == "POST" else CorrectionForm.about(thread, contact)
    if not form.is_bound or not form.is_valid():
        return _correction(request, thread, form)
    right = form.cleaned_data | {"guardian": contact.guardian if contact else ""}
    return _done(
        _("It is put right."),
        lambda: actions.correct(thread, by=request.actor, **right),
        lambda refusal: _correction(request, thread, form, refusal),
    )


@private
@require_POST
@with_thread
def mask(request: Any, thread: Thread) -> HttpResponse:
    """A passage one regrets."""
    form = MaskForm(request.POST)
    if not form.is_valid():
        return _page(request, thread, form)
    return _done(
        _("The words are hidden, here and for everybody."),
        lambda: actions.mask(thread, form.cleaned_data["passage"], by=request.actor),
        lambda refusal: _with_error(request, thread, form, refusal),
    )


@private
@require_POST
@with_thread
def choose_news(request: Any, thread: Thread) -> HttpResponse:
    """By which of the ways they left, or none."""
    form = NewsForm(request.POST, **_ways(thread, Contact.objects.filter(thread=thread).first()))
    if not form.is_valid():
        return _page(request, thread, MaskForm(), problem=_("Choose among the ways you have left."))
    return _done(
        _("From now on you are told so."),
        lambda: actions.choose_news(thread, form.cleaned_data["by"], by=request.actor),
        lambda refusal: _page(request, thread, MaskForm(), problem=refusal.sentence),
    )


@private
@require_POST
@with_thread
def withdraw_consent(request: Any, thread: Thread) -> HttpResponse:
    """It shall not be published after all."""
    return _at_once(request, thread, _("It will not be published."), actions.withdraw_consent)


@private
@require_POST
@with_thread
def erase_contact(request: Any, thread: Thread) -> HttpResponse:
    """Name, telephone and e-mail go at once."""
    return _at_once(request, thread, _("How to reach you is erased."), actions.erase_contact)


@private
@require_http_methods(["GET", "HEAD", "POST"])
@with_thread
def erase(request: Any, thread: Thread) -> HttpResponse:
    """The whole matter: for whoever types the code once more, and says yes once more."""
    if tracking.has_assented(thread, request.POST.get("assent", "")):
        return _erased(request, thread)
    form = ErasureForm(request.POST or None)
    if form.is_bound and form.is_valid() and _is_own(request, thread, form):
        return _erasure(request, thread, form, assent=tracking.assent(thread))
    return _erasure(request, thread, form)


def _is_own(request: Any, thread: Thread, form: ErasureForm) -> bool:
    try:
        found = find(form.cleaned_data["code"], network_of(request))
    except Refused as refusal:
        form.add_error("code", refusal.sentence)
        return False
    if found is None or found.pk != thread.pk:
        form.add_error("code", _("This is not the code of this message. Check its 16 digits."))
    return form.is_valid()


def _erased(request: Any, thread: Thread) -> HttpResponse:
    return _done(
        _("The matter is erased."),
        lambda: actions.erase(thread, by=request.actor),
        lambda refusal: _erasure(request, thread, ErasureForm(), problem=refusal.sentence),
    )


def _at_once(request: Any, thread: Thread, said: str, act: Callable[..., Any]) -> HttpResponse:
    return _done(
        said,
        lambda: act(thread, by=request.actor),
        lambda refusal: _page(request, thread, MaskForm(), problem=refusal.sentence),
    )


def _done(said: str, act: Callable[[], Any], refuse: Callable[[Refused], HttpResponse]) -> HttpResponse:
    """Do it, and show what is stored now; no page from before is shown again."""
    try:
        act()
    except Refused as refusal:
        return refuse(refusal)
    PAGES.forget()
    DOORS.forget()
    return say(SeeOther(address("track:data")), said)


def _with_error(request: Any, thread: Thread, form: MaskForm, refusal: Refused) -> HttpResponse:
    form.add_error("passage", refusal.sentence)
    return _page(request, thread, form)


def _correction(request: Any, thread: Thread, form: CorrectionForm, refusal: Refused | None = None) -> HttpResponse:
    context = {"thread": thread, "form": form, "problem": refusal.sentence if refusal else ""}
    return render(request, "contact/correction.html", context, status=422 if form.is_bound else 200)


def _erasure(request: Any, thread: Thread, form: ErasureForm, **more: Any) -> HttpResponse:
    context = {"thread": thread, "form": form, "assent": "", "problem": "", "duty": told.duty(thread)} | more
    is_wrong = bool(form.is_bound and form.errors) or bool(context["problem"])
    return render(request, "contact/erasure.html", context, status=422 if is_wrong else 200)


def _ways(thread: Thread, contact: Contact | None) -> dict[str, Any]:
    """The ways somebody left, and those by which they are told as it stands."""
    left = {way: told.BY[way] for way, _where in (contact.ways if contact else ())}
    own = preferences_of(thread.pk).get("progress")
    return {"ways": left, "chosen": [way for way in left if own is None or way in own.chosen]}


def _page(request: Any, thread: Thread, form: MaskForm, problem: Any = "") -> HttpResponse:
    lines = queries.lines_about(thread.pk)
    contact = Contact.objects.filter(thread=thread).first()
    is_shown = "show" in request.GET
    context = {
        "thread": thread,
        "form": form,
        "problem": problem,
        "is_shown": is_shown,
        "words": told.words(thread, lines),
        "ways": told.ways(thread, contact, shown=is_shown),
        "circumstances": told.circumstances(thread),
        "news": NewsForm(**_ways(thread, contact)) if contact and contact.ways else None,
        "letters": told.letters(told.sent_to(thread)),
        "lookers": told.lookers(Sighting.objects.filter(thing_id=thread.pk).order_by("at")),
        "hands": told.hands(thread, lines),
        "duty": told.duty(thread),
    }
    return render(request, "contact/own_data.html", context, status=422 if problem or form.errors else 200)

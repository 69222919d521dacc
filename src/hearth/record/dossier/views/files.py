"""A deputy's file: whole for the deputy and staff, its public part for everybody, at one address."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address, outside
from hearth.core.bookmarks import bookmark
from hearth.core.icalendar import calendar_answer
from hearth.core.plain import plain
from hearth.core.recordings import Spoken
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.ground.congress.models import Deputy
from hearth.journey.contact import incoming
from hearth.journey.contact.forms import MOST_PHOTOS
from hearth.journey.contact.panels import FILE, panels
from hearth.record.dossier import actions, open_data, paper, queries, queries_question, queries_report, showing
from hearth.record.dossier.catalogue import known_kinds, name_of
from hearth.record.dossier.diary import diary
from hearth.record.dossier.forms import SAY_WHAT, NoteForm
from hearth.record.dossier.labels import REPORTS
from hearth.record.dossier.models import DutyPhoto, DutyVoice
from hearth.record.dossier.rules import OVERSEEING, keeps_the_file


@require_safe
def file(request: Any, code: str) -> HttpResponse:
    """What this deputy has done in a year."""
    deputy = _deputy(code)
    year = _year(request, deputy)
    if not reads_lines(request.actor, deputy) or "public" in request.GET:
        told = showing.common(deputy, year) | {"reports": queries_report.of_deputy(deputy, None)}
        return render(request, "dossier/public.html", told)
    context = showing.whole(deputy, year, request.actor)
    own = queries_report.of_deputy(deputy, request.actor)
    waiting = queries_question.waiting_in(request.actor, own)
    context |= {"reports": [(each, REPORTS[each.state], waiting.get(each.pk)) for each in own]}
    is_to_draft = all(each.year != year for each in own)
    context["may_draft"] = is_to_draft and may("dossier.draft_report", request.actor, deputy)
    context |= {"may_note": may("dossier.note", request.actor, deputy), "is_own": keeps_the_file(request.actor, deputy)}
    context["panels"] = panels(FILE, request.actor, (deputy, year))
    return render(request, "dossier/file.html", context)


@require_safe
@signed_in
def mine(request: Any) -> HttpResponse:
    """Where the reader's own file stands; an aide of several deputies chooses one of theirs."""
    deputies = [each for each in (request.actor.deputy, *request.actor.acts_for) if each]
    if not deputies:
        raise Http404
    if len(deputies) == 1:
        return SeeOther(address("dossier:file", deputies[0].code))
    return render(request, "dossier/mine.html", {"deputies": deputies})


@require_safe
@signed_in
def lines(request: Any, code: str) -> HttpResponse:
    """The lines behind a figure, or all of a year."""
    deputy = _of_reader(request, code)
    year, known = _year(request, deputy), known_kinds()
    kinds = tuple(kind for kind in dict.fromkeys(request.GET.getlist("kind")) if kind in known)
    page = queries.page_of_lines(deputy, year, kinds, bookmark(request.GET.get("after", "")))
    context = {
        "deputy": deputy,
        "year": year,
        "years": queries.years_of(deputy, clock.today()),
        "kinds": kinds,
        "names": [name_of(kind, known) for kind in kinds],
        "rows": showing.shown(page.rows, request.actor, known),
        "goes_on": page.goes_on,
        "here": showing.lines_address(deputy, year, *kinds),
    }
    return render(request, "dossier/lines.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def note(request: Any, code: str) -> HttpResponse:
    """Something done elsewhere is entered, in under a minute: written, photographed or spoken."""
    deputy = _deputy(code)
    if not may("dossier.note", request.actor, deputy):
        raise Http404
    if request.method != "POST":
        return _note_form(request, deputy, NoteForm(initial={"day": clock.today(), "kind": "visit"}))
    form = NoteForm(request.POST, request.FILES)
    is_right, came = form.is_valid(), _came_with(form)
    if is_right and not (form.told.words or any(came.values())):
        form.add_error("words", SAY_WHAT)  # what had arrived was sent with another line meanwhile
    elif is_right:
        try:
            with transaction.atomic():
                actions.note(deputy, form.told, by=request.actor, **came)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            said = _("Entered. Figures count it once staff have verified it.")
            return say(SeeOther(f"{address('dossier:file', code)}?year={form.told.done_on.year}"), said)
    return _note_form(request, deputy, form, **came)


def _came_with(form: NoteForm) -> dict[str, Any]:
    """Photos and a recording, those that arrived before among them: they stay while the form is put right."""
    photos = (*incoming.unused(form.kept, DutyPhoto), *incoming.keep(form.good))
    return {"photos": photos, "voice": incoming.spoken(form, DutyVoice)}


def _note_form(
    request: Any, deputy: Deputy, form: NoteForm, photos: tuple[UUID, ...] = (), voice: Spoken | None = None
) -> HttpResponse:
    arrived = {"kept": incoming.claims(photos), "spoken": incoming.spoken_claim(voice), "most_photos": MOST_PHOTOS}
    context = {"form": form, "deputy": deputy, "line": None, **arrived}
    return render(request, "dossier/note.html", context, status=422 if form.is_bound else 200)


@require_safe
@signed_in
def printed(request: Any, code: str) -> HttpResponse:
    """The file of a year on paper, for the archive."""
    deputy = _of_reader(request, code)
    year = _year(request, deputy)
    answer = HttpResponse(paper.printed_file(deputy, year, request.actor), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{deputy.code}-{year}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@signed_in
def whole_as_data(request: Any, code: str) -> HttpResponse:
    """The file of a year for programs, as its schema says."""
    deputy = _of_reader(request, code)
    return open_data.as_json(open_data.whole(deputy, _year(request, deputy), request.actor))


@require_safe
def calendar(request: Any, code: str) -> HttpResponse:
    """When the deputy can be met, for a telephone to take in or to follow."""
    deputy = _deputy(code)
    return calendar_answer(deputy.code, str(deputy.name), diary(deputy, outside(request)))


@require_safe
def public_as_data(request: Any, code: str) -> HttpResponse:
    """What everybody may take along: figures with what they mean, and how many lines of each kind in each month."""
    deputy = _deputy(code)
    return open_data.as_csv(deputy, _year(request, deputy))


def reads_lines(actor: Any, deputy: Deputy) -> bool:
    """The deputy, their aides, staff and chair read lines; everybody else figures."""
    return bool(actor) and (bool(actor.roles & OVERSEEING) or keeps_the_file(actor, deputy))


def _of_reader(request: Any, code: str) -> Deputy:
    deputy = _deputy(code)
    if not reads_lines(request.actor, deputy):
        raise Http404
    return deputy


def _deputy(code: str) -> Deputy:
    found: Deputy = get_object_or_404(Deputy.objects, code=plain(code)[:12])
    return found


def _year(request: Any, deputy: Deputy) -> int:
    asked = request.GET.get("year", "")
    years = queries.years_of(deputy, clock.today())
    return int(asked) if asked.isdigit() and len(asked) == 4 and int(asked) in years else years[0]

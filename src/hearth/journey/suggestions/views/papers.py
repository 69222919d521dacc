"""Papers to take along: the suggestion, the sheet of names, a unit's letter, and the letter under its seal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hearth.core import official, tenancy
from hearth.core import papers as files
from hearth.core.official import Official
from hearth.core.plain import plain
from hearth.core.remembering import Memory
from hearth.core.word import TYPE, word
from hearth.ground.congress.guards import signed_in
from hearth.journey.suggestions import papers, queries_papers
from hearth.journey.suggestions.models import Suggestion
from hearth.journey.suggestions.rules import gathers_names
from hearth.journey.suggestions.views.suggestions import seen

Make = Callable[[Official], bytes]
FORMS: dict[str, tuple[str, str, Make]] = {
    "pdf": ("pdf", "application/pdf", official.pdf),
    "word": ("docx", TYPE, word),
}
_made: Memory[bytes] = Memory(seconds=60, most=64)  # what everybody may fetch is made once a minute


@require_safe
def paper(request: Any, code: str, form: str) -> HttpResponse:
    """The suggestion as whoever asks sees it: whole inside, outside as far as it is public."""
    if _is_inside(request) and Suggestion.objects.visible_to(request.actor).filter(code=plain(code)[:8]).exists():
        return _whole(request, code, form)
    found = _public(code)
    key = ("suggestion", found.pk, form, get_language(), found.moved_at, found.disclosure, found.public_text)
    return _for_everybody(key, form, papers.name_of(found), lambda: papers.in_public(found, _language()))


@signed_in
def _whole(request: Any, code: str, form: str) -> HttpResponse:
    suggestion = seen(request, code)
    with_names = form == "word" and gathers_names(request.actor, suggestion)
    return handed(form, papers.name_of(suggestion), papers.whole(suggestion, _language(), with_names=with_names))


@require_safe
@signed_in
def names(request: Any, code: str, form: str) -> HttpResponse:
    """Who signed which wording, for whoever gathers the names and for staff."""
    suggestion = seen(request, code)
    if not gathers_names(request.actor, suggestion):
        raise Http404
    return handed(form, f"{papers.name_of(suggestion)}-names", papers.names(suggestion, _language()))


@require_safe
def letter(request: Any, code: str, round: int, form: str) -> HttpResponse:
    """What a unit answered in this round, as a letter; its draft only for the unit itself."""
    found = queries_papers.reply_seen_by(request.actor, plain(code)[:8], round) if _is_inside(request) else None
    if found is not None:
        return _letter(request, form, found)
    reply = _public_reply(code, round)
    share, key = reply.assignment, ("letter", reply.pk, form, get_language())
    return _for_everybody(key, form, f"{share.code}-{round}", lambda: papers.letter(reply, share, _language()))


@signed_in
def _letter(request: Any, form: str, reply: Any) -> HttpResponse:
    share = reply.assignment
    return handed(form, f"{share.code}-{reply.round}", papers.letter(reply, share, _language()))


@require_safe
def sealed(request: Any, code: str, round: int) -> HttpResponseBase:
    """The letter as it left the house, under its seal."""
    reply = queries_papers.reply_seen_by(request.actor, plain(code)[:8], round) if _is_inside(request) else None
    if reply is not None:
        return _sealed(request, reply)
    return _file(_public_reply(code, round), kept=files.FOR_EVERYBODY)


@signed_in
def _sealed(request: Any, reply: Any) -> HttpResponseBase:
    return _file(reply, kept=files.FOR_ONE)


def _file(reply: Any, *, kept: str) -> HttpResponseBase:
    found = queries_papers.sealed_paper_of(reply)
    if found is None:
        raise Http404
    try:
        return files.handed_out(found.file, f"{reply.assignment.code}-{reply.round}-sealed", kept=kept)
    except FileNotFoundError:
        raise Http404 from None


def handed(form: str, name: str, told: Official) -> HttpResponse:
    """This paper as a file."""
    return as_file(form, name, _form(form)[2](told))


def as_file(form: str, name: str, data: bytes, kind: str = "") -> HttpResponse:
    """To be saved, never run in a page of ours."""
    ending, known, _make = FORMS.get(form, (form, kind, official.pdf))
    answer = HttpResponse(data, content_type=known)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    for header, value in files.HEADERS.items():
        answer.headers[header] = value
    return answer


def _form(form: str) -> tuple[str, str, Make]:
    if form not in FORMS:
        raise Http404
    return FORMS[form]


def _for_everybody(key: tuple[Any, ...], form: str, name: str, tell: Callable[[], Official]) -> HttpResponse:
    make = _form(form)[2]
    answer = as_file(form, name, _made.recall((tenancy.current_id(), *key), lambda: make(tell())))
    answer.headers["Cache-Control"] = files.FOR_EVERYBODY
    return answer


def _is_inside(request: Any) -> bool:
    return bool(request.actor) and "public" not in request.GET


def _language() -> str:
    return get_language() or "zh-hans"


def _public(code: str) -> Suggestion:
    try:
        found: Suggestion = Suggestion.objects.public().select_related("lead", "demand").get(code=plain(code)[:8])
    except Suggestion.DoesNotExist:
        raise Http404 from None
    return found


def _public_reply(code: str, round: int) -> Any:
    found = queries_papers.public_reply(plain(code)[:8], round)
    if found is None:
        raise Http404
    return found

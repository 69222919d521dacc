"""Pages for what went wrong, in a person's words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def explain(
    request: HttpRequest, status: int, title: str, *sentences: str, link: str = "/", label: str = ""
) -> HttpResponse:
    """A plain page: what happened, what to do, where to go on."""
    context = {"title": title, "sentences": sentences, "link": link, "label": label or _("To the start page")}
    return render(request, "message.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came from another site, or the page was open too long; going back keeps what was typed."""
    return explain(
        request,
        403,
        _("This form could not be taken"),
        _("It came from another page, or this page was open for too long."),
        _("Go back: your words are still there. Reload the page and send again."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What does not exist, or is not for this person to see."""
    return explain(
        request,
        404,
        _("There is nothing here"),
        _("The address may be mistyped, or the page is not for you to see."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault; nothing that was acknowledged is lost."""
    return render(request, "500.html", {}, status=500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request itself could not be read."""
    return explain(
        request, 400, _("This could not be read"), _("Go back and try once more. Your words are still there.")
    )

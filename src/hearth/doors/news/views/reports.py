"""Where the gateway says what became of a text message: signed with the secret both know."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hearth.core import clock
from hearth.core.lifecycle import Stale
from hearth.core.tenancy import known_id
from hearth.ground.courier import signatures
from hearth.ground.courier.channels import DELIVERED, FAILED
from hearth.ground.courier.delivering import learn
from hearth.ground.courier.models import Dispatch

MOST_BYTES = 8_192


@csrf_exempt  # no browser sends this; the signature is the proof
@require_POST
def report(request: Any) -> HttpResponse:
    """One letter arrived, or did not. Said twice, it changes nothing the second time."""
    body = request.body
    if len(body) > MOST_BYTES:
        return _plain(422, "a report is shorter than that")
    try:
        signatures.checked(settings.HEARTH_SMS_SECRET, request.headers, body, clock.now())
    except signatures.BadSignature as problem:
        return _plain(401, str(problem))
    told = _told(body)
    if told is None:
        return _plain(422, "id, state and reason are expected; state is delivered or failed")
    dispatch = Dispatch.objects.filter(pk=told["id"], channel="sms").first()
    if dispatch is None:
        return _plain(404, "no such message")
    try:
        learn(dispatch, told["state"], told["reason"])
    except Stale:
        return _plain(409, "just being changed; say it again")
    return HttpResponse(status=204)


def _told(body: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(body)
    except ValueError:
        return None
    if not isinstance(said, dict) or said.get("state") not in (DELIVERED, FAILED):
        return None
    key = known_id(said.get("id", ""))
    return {"id": key, "state": said["state"], "reason": str(said.get("reason", ""))[:120]} if key else None


def _plain(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")

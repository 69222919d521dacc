from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from hearth.core.addresses import address, outside
from hearth.core.plain import plain
from hearth.core.remembering import Memory
from hearth.doors.home.popolo import document
from hearth.doors.home.queries import in_office_after

SECONDS = 300
PAGE = 500
_lately: Memory[tuple[bytes, str]] = Memory(SECONDS, most=16)


@require_safe
def popolo(request: Any) -> HttpResponse:
    """Deputies, seats and areas as Popolo JSON, five hundred deputies at a time; `Link` names the next page."""
    root, after = outside(request), plain(request.GET.get("after", ""))[:12]
    asked = (request.congress.pk, root, after)
    body, following = _lately.recall(asked, lambda: _written(request.congress, root, after))
    answer = HttpResponse(body, content_type="application/json")
    answer.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    answer.headers["ETag"] = etag = f'"{sha256(body).hexdigest()[:32]}"'
    if following:
        answer.headers["Link"] = f'<{following}>; rel="next"'
    return get_conditional_response(request, etag=etag, response=answer) or answer


def _written(congress: Any, root: str, after: str) -> tuple[bytes, str]:
    """A page of the document, and the address of the next one."""
    found = in_office_after(after, PAGE + 1)
    here = found[:PAGE]
    body = json.dumps(document(congress, here, root), ensure_ascii=False, indent=1).encode()
    if len(found) == len(here):
        return body, ""
    return body, f"{root}{address('congress:popolo')}?{urlencode({'after': here[-1].deputy.code})}"

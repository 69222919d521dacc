from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearth.ground.audit.signing import public_key


@require_safe
def ledger_key(request: HttpRequest) -> HttpResponse:
    """The public key of the ledger's checkpoints, for anybody to keep and check with."""
    return HttpResponse(f"{public_key()}\n", content_type="text/plain; charset=utf-8")

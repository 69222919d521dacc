"""Addresses of things. Paths of a congress never name it; here its short name is put back."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_resolver, reverse

from hearth.core import tenancy


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The path of this page: of the installation, or of the congress in scope."""
    if is_of_installation(name):
        return reverse(name, urlconf=settings.ROOT_URLCONF, args=args, kwargs=kwargs)
    path = reverse(name, urlconf=settings.HEARTH_CONGRESS_URLS, args=args, kwargs=kwargs)
    congress = tenancy.current()
    if congress is None:
        raise tenancy.NoCongress(f"{name} is a page of a congress.")
    return path if congress.slug == settings.HEARTH_ROOT_CONGRESS else f"/{congress.slug}{path}"


@cache
def is_of_installation(name: str) -> bool:
    """Whether this page stands outside every congress."""
    return name.partition(":")[0] in get_resolver().namespace_dict


def outside(request: HttpRequest) -> str:
    """How people reach the installation from outside: the beginning of every printed address."""
    return settings.HEARTH_ADDRESS or f"{request.scheme}://{request.get_host()}"

"""Addresses of things. Paths of a congress never name it; here its short name is put back."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_resolver, reverse

from hearth.core import tenancy


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The path of this page: of the installation, or of the congress in scope."""
    if is_of_installation(name):
        return _path(name, settings.ROOT_URLCONF, args, kwargs)
    congress = tenancy.current()
    if congress is None:
        raise tenancy.NoCongress(f"{name} is a page of a congress.")
    path = _path(name, settings.HEARTH_CONGRESS_URLS, args, kwargs)
    return path if congress.slug == settings.HEARTH_ROOT_CONGRESS else f"/{congress.slug}{path}"


def known_address(name: str) -> str:
    """The path of a page that this version may not have; empty where it has none."""
    try:
        return address(name)
    except NoReverseMatch:
        return ""


def _path(name: str, urlconf: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    parts = [*args, *kwargs.values()]
    are_words = all(isinstance(part, str) and part.isalnum() and part.isascii() for part in parts)
    if are_words and (mould := _mould(name, urlconf, len(args), tuple(kwargs))):
        return mould % tuple(parts)
    return reverse(name, urlconf=urlconf, args=args, kwargs=kwargs)


@cache
def _mould(name: str, urlconf: str, count: int, names: tuple[str, ...]) -> str:
    """The path with a gap for each plain word in it: a list of rows would ask Django the same thing for each.

    Empty where the path takes something else than words, or not in this order.
    """
    words = [f"Gap{number}Gap" for number in range(count + len(names))]
    args, kwargs = words[:count], dict(zip(names, words[count:], strict=True))
    try:
        path = reverse(name, urlconf=urlconf, args=args, kwargs=kwargs)
    except NoReverseMatch:
        if not words:
            raise
        return ""
    places = [path.find(word) for word in words]
    if -1 in places or places != sorted(places):
        return ""
    mould = path.replace("%", "%%")
    for word in words:
        mould = mould.replace(word, "%s")
    return mould


@cache
def is_of_installation(name: str) -> bool:
    """Whether this page stands outside every congress."""
    return name.partition(":")[0] in get_resolver().namespace_dict


def outside(request: HttpRequest) -> str:
    """How people reach the installation from outside: the beginning of every printed address."""
    return settings.HEARTH_ADDRESS or f"{request.scheme}://{request.get_host()}"

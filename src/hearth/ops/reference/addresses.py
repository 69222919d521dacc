"""Every address of the product, with its name in the code, what may be asked of it, and what is found there."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver

from hearth.ops.reference.markdown import code, first_sentence, section, table, whole

HEADS = ("Address", "Name", "Methods", "What it is")
INTRODUCTION = (
    "One address for each thing, for everybody; what may be done there depends on who asks. "
    "Paths inside a congress begin with its short name, as in `/yuhe/`."
)


def page() -> str:
    """The installation's addresses, then a congress's."""
    return whole(
        "Addresses",
        INTRODUCTION,
        section("Of the installation", table(HEADS, _rows(settings.ROOT_URLCONF, "/"))),
        section("Of a congress", table(HEADS, _rows(settings.HEARTH_CONGRESS_URLS, "/yuhe/"))),
    )


def _rows(urlconf: str, root: str) -> Iterator[tuple[str, str, str, str]]:
    found = sorted(_walk(import_module(urlconf).urlpatterns, root, ""), key=lambda each: each[0])
    for path, space, pattern in found:
        name = ":".join(filter(None, (space, pattern.name))) if pattern.name else ""
        yield code(path), code(name), _methods(pattern.callback), first_sentence(pattern.callback)


def _walk(patterns: list[Any], path: str, space: str) -> Iterator[tuple[str, str, URLPattern]]:
    for pattern in patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here, pattern.namespace or space)
        else:
            yield here, space, pattern


def _methods(view: Any) -> str:
    """What `require_POST` and its kin allow; a view without them shows a form and takes it."""
    while view is not None:
        if allowed := inspect.getclosurevars(view).nonlocals.get("request_method_list"):
            return ", ".join(allowed)
        view = getattr(view, "__wrapped__", None)
    return "GET, POST"

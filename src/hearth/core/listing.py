"""Lists that can be kept under a name or taken along row by row; the table `hearth.lists` names every one of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

Asked = dict[str, str]


@dataclass(frozen=True)
class Listed:
    """A list as it stands at an address: what may be asked of it, and its rows in the sight of whoever asks."""

    label: Any
    page: str  # by which views are kept of it
    at: str  # the name of its address
    clean: Callable[[Any, Mapping[str, str]], Asked | None]  # what was asked, or None where it is nothing for them
    walk: Callable[[Any, Asked], Iterator[Any]]
    heads: Callable[[], list[str]]
    cells: Callable[[Any], Sequence[str]]
    matter: Callable[[Any], str]  # the number of the thread a row tells of, or nothing


@functools.cache
def lists() -> dict[str, Listed]:
    """Every list by its name."""
    table: dict[str, Listed] = import_string(settings.HEARTH_LISTS)
    return table


def list_of_page(page: str) -> Listed | None:
    """The list of which views of this page are kept."""
    return next((each for each in lists().values() if each.page == page), None)

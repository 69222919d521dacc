"""One decision about several things: each is taken by itself, and what was done and what was not is told row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearth.core.bookmarks import written
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused

MOST = 100


class Line(NamedTuple):
    """A row as it stands on the page: what it is called, where it leads, and how it stands."""

    thing: Any
    title: str
    words: str
    link: str
    label: Any
    fields: tuple[Any, ...] = ()

    @property
    def seen(self) -> str:
        """The moment of its last move, so that nothing is done to what has moved since."""
        return written(self.thing.moved_at)


class Result(NamedTuple):
    """What became of one row, and if it was not done, why."""

    thing: Any
    why: Any = ""

    @property
    def is_done(self) -> bool:
        """Whether it was done."""
        return not self.why


class Field(NamedTuple):
    """What is asked about one row alone, such as its number elsewhere."""

    name: str
    label: Any
    value: str
    is_long: bool = False


class Decision(NamedTuple):
    """What can be done with several rows: `act` is given one of them, what was typed for all, and everything sent."""

    name: Any
    symbol: str
    act: Callable[[Any, dict[str, Any], Any], Any]
    form: Callable[..., Any] = forms.Form
    fields: Callable[[list[Any], Any], dict[Any, tuple[Field, ...]]] | None = None


class Rows(NamedTuple):
    """Where the rows come from, how each is shown, and where the list is."""

    find: Callable[[list[str]], Iterable[Any]]
    line: Callable[[Any], Line]
    here: str
    back: str


def answer(request: Any, decisions: dict[str, Decision], rows: Rows) -> HttpResponse:
    """Show what was chosen; where it was sent, do it to each and say row by row what became of it."""
    is_sent = request.method == "POST"
    sent = request.POST if is_sent else request.GET
    decision = decisions.get(sent.get("do", ""))
    if decision is None:
        raise Http404
    codes = chosen(sent)
    things = _in_order(rows, codes[:MOST])
    form = decision.form(request.POST if is_sent else None)
    results = _done(decision, things, form, sent) if is_sent and things and form.is_valid() else []
    left = _in_order(rows, [each.thing.code for each in results if not each.is_done]) if results else things
    context = {
        "title": decision.name, "symbol": decision.symbol, "verb": sent["do"], "here": rows.here, "back": rows.back,
        "lines": _lines(rows, decision, left, sent),
        "lines_by_code": {thing.code: rows.line(thing) for thing in things},
        "form": form, "results": results, "most": MOST, "too_many": len(codes) > MOST,
        "gone": 0 if results else len(codes[:MOST]) - len(things),
    }  # fmt: skip
    return render(request, "together.html", context, status=422 if things and form.errors else 200)


def _in_order(rows: Rows, codes: list[str]) -> list[Any]:
    """The rows of these numbers as they stand now, in the order in which they were ticked."""
    found = {thing.code: thing for thing in rows.find(codes)} if codes else {}
    return [found[code] for code in codes if code in found]


def _done(decision: Decision, things: list[Any], form: Any, sent: Any) -> list[Result]:
    return take_each(things, sent, lambda thing: decision.act(thing, form.cleaned_data, sent))


def _lines(rows: Rows, decision: Decision, things: list[Any], sent: Any) -> list[Line]:
    own = decision.fields(things, sent) if decision.fields else {}
    return [rows.line(thing)._replace(fields=own.get(thing.pk, ())) for thing in things]


def chosen(data: Any) -> list[str]:
    """The numbers of the rows that were ticked, each once; more than a hundred are not taken in one go."""
    return list(dict.fromkeys(code for code in data.getlist("row") if code.isalnum() and len(code) <= 12))


def take_each(things: Iterable[Any], data: Any, act: Callable[[Any], Any]) -> list[Result]:
    """Do it to each, in a transaction of its own: what is done stays done, whatever becomes of the next."""
    return [_take(thing, data.get(f"seen-{thing.code}", ""), act) for thing in things]


def _take(thing: Any, seen: str, act: Callable[[Any], Any]) -> Result:
    try:
        with transaction.atomic():
            if seen and seen != written(thing.moved_at):
                raise Stale
            act(thing)
    except Refused as refusal:
        return Result(thing, refusal.sentence)
    return Result(thing)

"""Whether duties are scored, by which rules, and what never is: one page; an administrator finds forms on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed, signed_in
from hearth.record.dossier.rules import OVERSEEING
from hearth.record.scoring import actions, queries, showing
from hearth.record.scoring.examples import LEFT_OUT
from hearth.record.scoring.forms import EndForm, ExamplesForm, RuleForm, TurnOffForm, TurnOnForm
from hearth.record.scoring.guards import NEVER_A_LINE
from hearth.record.scoring.models import ScoreRule


@require_safe
@signed_in
def scoring(request: Any) -> HttpResponse:
    """What counts and what never does; while it is off, only an administrator finds this page."""
    if not (_sets_up(request) or (queries.is_on() and _reads(request.actor))):
        raise Http404
    return _shown(request)


@require_POST
@allowed("scoring.turn_on")
def turn_on(request: Any) -> HttpResponse:
    """From today on."""
    form = TurnOnForm(request.POST, auto_id="switch-%s")

    def act(typed: dict[str, Any]) -> str:
        actions.turn_on(request.congress, typed["reason"], typed["has_read"], by=request.actor)
        return _("Scoring is turned on. Deputies are told.")

    return _carried_out(request, "switch", form, act)


@require_POST
@allowed("scoring.turn_off")
def turn_off(request: Any) -> HttpResponse:
    """No longer."""
    form = TurnOffForm(request.POST, auto_id="switch-%s")

    def act(typed: dict[str, Any]) -> str:
        actions.turn_off(request.congress, typed["reason"], by=request.actor)
        return _("Scoring is turned off. Deputies are told, and what was reckoned is kept.")

    return _carried_out(request, "switch", form, act)


@require_POST
@allowed("scoring.set_rule")
def set_rule(request: Any) -> HttpResponse:
    """One more kind counts, from a day on."""
    form = RuleForm(request.POST, auto_id="rule-%s")

    def act(_typed: dict[str, Any]) -> str:
        actions.set_rule(request.congress, form.told, by=request.actor)
        return _("The rule is set.")

    return _carried_out(request, "rule", form, act)


@require_POST
@allowed("scoring.end_rule")
def end_rule(request: Any, code: str) -> HttpResponse:
    """A rule has a last day."""
    rule = ScoreRule.objects.filter(code=plain(code)[:8]).first()
    if rule is None:
        raise Http404
    form = EndForm(request.POST, auto_id=f"end-{rule.code}-%s")

    def act(typed: dict[str, Any]) -> str:
        actions.end_rule(rule, typed["last_on"], by=request.actor)
        return _("The rule ends on that day. What was done until then counts by it.")

    return _carried_out(request, f"end {rule.code}", form, act)


@require_POST
@allowed("scoring.take_examples")
def take_examples(request: Any) -> HttpResponse:
    """The example set is taken over."""
    form = ExamplesForm(request.POST, auto_id="examples-%s")

    def act(typed: dict[str, Any]) -> str:
        made = actions.take_examples(request.congress, typed["valid_from_on"], by=request.actor)
        return ngettext("%(num)s rule is set.", "%(num)s rules are set.", made) % {"num": made}

    return _carried_out(request, "examples", form, act)


def _sets_up(request: Any) -> bool:
    return may("scoring.turn_on", request.actor, request.congress)


def _reads(actor: Any) -> bool:
    """Staff, chair, and deputies in person."""
    return bool(actor.roles & OVERSEEING) or actor.deputy is not None


def _carried_out(request: Any, name: str, form: Any, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    if form.is_valid():
        try:
            with transaction.atomic():
                said = act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return say(SeeOther(address("scoring:scoring")), said)
    return _shown(request, {name: form})


def _shown(request: Any, bound: dict[str, Any] | None = None) -> HttpResponse:
    rules = showing.shown_rules()
    last = queries.decided_last()
    is_on = last is not None and last.is_on
    context = {
        "last": last,
        "is_on": is_on,
        "rules": [each for each in rules if not each.rule.is_over],
        "over": [each for each in rules if each.rule.is_over],
        "never": showing.guards_in_words(is_scored=False),
        "never_a_line": NEVER_A_LINE,
        "others": showing.guards_in_words(is_scored=True),
        "today": clock.today(),
        "this_year": clock.today().year,
        "is_staff": bool(request.actor.roles & OVERSEEING),
        "forms": _forms(rules, is_on) | (bound or {}) if _sets_up(request) else {},
        "opened": next(iter(bound or {}), ""),
        "examples": showing.shown_examples(),
        "left_out": LEFT_OUT,
    }
    return render(request, "scoring/scoring.html", context, status=422 if bound else 200)


def _forms(rules: list[showing.ShownRule], is_on: bool) -> dict[str, Any]:
    today = clock.today()
    first = {"valid_from_on": today}
    ends = {
        f"end {each.rule.code}": EndForm(initial={"last_on": today}, auto_id=f"end-{each.rule.code}-%s")
        for each in rules
        if each.rule.is_open
    }
    return {
        "switch": TurnOffForm(auto_id="switch-%s") if is_on else TurnOnForm(auto_id="switch-%s"),
        "rule": RuleForm(initial=first, auto_id="rule-%s"),
        "examples": ExamplesForm(initial=first, auto_id="examples-%s"),
        **ends,
    }

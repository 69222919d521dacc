"""What pages show of outcomes: a row, the whole of one, and the panels that pages upstream make room for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import By
from hearth.journey.casework.models import Referral
from hearth.journey.contact.forms import MOST_PHOTOS
from hearth.journey.contact.labels import Label
from hearth.journey.contact.panels import OwnPage, Panel
from hearth.journey.contact.portable import written
from hearth.journey.demands.lifecycle import TOLD
from hearth.journey.demands.models import Demand, Gathering
from hearth.journey.outcomes import files, possible_outcome, queries_outcome
from hearth.journey.outcomes import labels_outcome as labels
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Heard, Outcome
from hearth.journey.suggestions.lifecycle import ACCEPTED
from hearth.journey.suggestions.models import Suggestion

ORDER = ("claimed", "evidenced", "verified", "published")


class Row(NamedTuple):
    """One outcome in a list: what kind of thing it is, whose, and how it stands."""

    outcome: Outcome
    kind: Label
    label: Label
    whose: str


def rows(outcomes: Iterable[Outcome], *, is_public: bool = False) -> list[Row]:
    """Each as it is shown in a list."""
    say = labels.public_label if is_public else labels.label_of
    return [Row(each, labels.KINDS[each.kind], say(each), labels.numbered(each)) for each in outcomes]


def whole(outcome: Outcome, actor: By) -> dict[str, Any]:
    """Everything one outcome's page says to this person."""
    evidence = queries_outcome.evidence_of(outcome)
    paper = queries_outcome.paper_of(outcome)
    led = queries_outcome.grounds_of(outcome, actor)
    attached = [file for given in evidence for file in given.files] + ([paper] if paper else [])
    twice = files.seen_elsewhere(attached)
    may_unlink = len(led.grounds) + led.hidden > 1
    return {
        "outcome": outcome,
        "row": rows([outcome])[0],
        "level": labels.LEVELS.get(outcome.level, ""),
        "steps": steps_of(outcome),
        "sides": sides_of(outcome),
        "paper": paper,
        "evidence": evidence,
        "twice": [(file, twice[file.original_hash]) for file in attached if file.original_hash in twice],
        "grounds": [
            (each, each.thing, may_unlink and possible_outcome.may_unlink(actor, outcome, each)) for each in led.grounds
        ],
        "hidden": led.hidden,
        "predecessors": list(outcome.predecessors.order_by("moved_at")),  # type: ignore[attr-defined]
        "story": [(line, labels.step_of(line)) for line in queries_outcome.story(outcome)],
        "heard": Heard.objects.filter(outcome=outcome).count() if outcome.is_public else 0,
        "most_photos": MOST_PHOTOS,
        "now": clock.now(),
    }


def steps_of(outcome: Outcome) -> list[tuple[str, str, str]]:
    """The way from the claim to the public, with where it stands."""
    names = {
        "claimed": gettext("Claimed"),
        "evidenced": gettext("Shown"),
        "verified": gettext("Verified by two"),
        "published": gettext("Public"),
    }
    place = len(ORDER) if outcome.is_public else ORDER.index(outcome.state) + 1 if outcome.state in ORDER else 0
    marks = ["is-done" if at < place else "is-now" if at == place else "is-next" for at in range(len(ORDER))]
    return [(names[state], "", mark) for state, mark in zip(ORDER, marks, strict=True)]


class Side(NamedTuple):
    """Who has verified it on one side, and when; nobody where the name is empty."""

    label: Any
    name: str
    at: Any


def sides_of(outcome: Outcome) -> list[Side]:
    """Staff and deputies, in this order."""
    return [
        Side(labels.SIDES[side], getattr(outcome, f"{side}_name"), getattr(outcome, f"{side}_at"))
        for side in ("staff", "deputy")
    ]


def grounds_for(actor: By, thread: Any) -> dict[str, tuple[str, Any]]:
    """What a claim about this message can be said to have come of: the demand it is in, or it alone."""
    joined = (
        Gathering.objects.joined().filter(thread=thread.pk, demand__state__in=TOLD).select_related("demand").first()
    )
    found: dict[str, tuple[str, Any]] = {}
    if joined is not None and may("outcomes.claim", actor, joined.demand):
        told = {"title": joined.demand.title, "people": joined.demand.people}
        found["demand"] = (gettext("The common demand “%(title)s”, %(people)s people") % told, joined.demand)
    if may("outcomes.claim", actor, thread):
        found["thread"] = (gettext("This message alone"), thread)
    return found


def for_matter(actor: By, thread: Any) -> Panel | None:
    """What came of this message, beside its matter, and a way to claim more."""
    made = queries_outcome.came_of_thread(thread, actor)
    may_claim = not thread.is_sealed and may("outcomes.claim", actor, thread)
    shown = _came(made, "outcomes:claim", thread.code, may_claim)
    return Panel("outcomes/_came_of_it.html", shown) if made or may_claim else None


def for_referral(actor: By, referral: Referral) -> Panel | None:
    """The same beside a referral, where the unit claims what it did."""
    thread = referral.thread
    made = queries_outcome.came_of_thread(thread, actor)
    may_claim = not thread.is_sealed and may("outcomes.claim", actor, thread)
    shown = _came(made, "outcomes:claim_of_referral", referral.code, may_claim)
    return Panel("outcomes/_came_beside.html", shown) if made or may_claim else None


def for_demand(actor: By, demand: Demand) -> Panel | None:
    """What came of a demand, on its page."""
    made = queries_outcome.came_of_demand(demand, actor)
    may_claim = demand.state in TOLD and may("outcomes.claim", actor, demand)
    shown = _came(made, "outcomes:claim_of_demand", demand.code, may_claim)
    return Panel("outcomes/_came_of_it.html", shown) if made or may_claim else None


def for_suggestion(actor: By, suggestion: Suggestion) -> Panel | None:
    """What came of a deputy's suggestion, on its page."""
    made = queries_outcome.came_of_suggestion(suggestion, actor)
    may_claim = suggestion.state in ACCEPTED and may("outcomes.claim", actor, suggestion)
    shown = _came(made, "outcomes:claim_of_suggestion", suggestion.code, may_claim)
    return Panel("outcomes/_came_of_it.html", shown) if made or may_claim else None


def for_register(actor: By, suggestion: Suggestion) -> Panel | None:
    """The same as everybody reads it."""
    made = queries_outcome.public_of_suggestion(suggestion)
    return Panel("outcomes/_came_in_public.html", {"rows": rows(made, is_public=True)}) if made else None


def for_common(actor: By, demand: Demand) -> Panel | None:
    """The same as everybody reads it."""
    made = queries_outcome.public_of_demand(demand)
    return Panel("outcomes/_came_in_public.html", {"rows": rows(made, is_public=True)}) if made else None


def for_resident(actor: By, page: OwnPage) -> Panel | None:
    """What came of their message, on their own page; looked for only where they were told of something."""
    made = queries_outcome.public_of_thread(page.thread) if Happened.TOLD in page.events else []
    return Panel("outcomes/_came_in_public.html", {"rows": rows(made, is_public=True)}) if made else None


COPIED = ("code", "kind", "title", "words", "number", "since", "until", "state", "link")


def for_copy(thread: Any) -> list[dict[str, Any]]:
    """What came of this resident's message, as everybody may read it."""
    made = queries_outcome.public_of_thread(thread)
    return [{"by": each.whose} | {field: written(getattr(each, field)) for field in COPIED} for each in made]


def _came(made: list[Outcome], page: str, code: str, may_claim: bool) -> dict[str, Any]:
    return {"rows": rows(made), "page": page, "code": code, "may_claim": may_claim}

"""A matter on paper, in the sight of whoever prints it: for deputy and staff with everything said, for a unit its slip.

How to reach a resident never stands there, unless it was disclosed to that unit for this case; then it is written down
that it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from hearth.core import printing, tenancy
from hearth.core.actions import may
from hearth.ground.rulebook import clocks
from hearth.journey.casework import labels, possible, queries
from hearth.journey.casework.actions import note_reading
from hearth.journey.casework.models import Referral
from hearth.journey.contact import conversation, deadlines
from hearth.journey.contact.labels import event_sentence, state_label
from hearth.journey.contact.models import Thread

MOST_LINES = 1_000
Mark = Callable[[], str]
CLOCKS = {
    "return": lambda: _("To give it back"),
    "result": lambda: _("To report"),
    "request": lambda: _("To rule upon a request"),
    "confirm": lambda: _("To confirm the report"),
}


def may_still_print(actor: Any, subject: str, code: str) -> bool:
    """Whether whoever ordered it may still see it, and take it along."""
    thing = _thing(actor, subject, code)
    return thing is not None and may(f"finding.print_{subject}", actor, thing)


def _thing(actor: Any, subject: str, code: str) -> Any:
    try:
        if subject == "referral":
            return queries.referral_seen_by(actor, code)
        return conversation.thread_seen_by(actor, code)
    except (Thread.DoesNotExist, Referral.DoesNotExist):
        return None


def thread_paper(actor: Any, code: str, language: str, mark: Mark) -> bytes:
    """The whole matter: what was said, what units did, by when and why by then, talks, and every step."""
    thread = conversation.thread_seen_by(actor, code)
    with override(language):
        due = deadlines.explain(thread)
        item = {
            "kind": _("A matter"),
            "title": thread.shown_place or thread.code,
            "number": thread.code,
            "facts": list(_of_thread(thread)),
            "clocks": [{"name": str(due.explain[0].value), "facts": _told(due.explain[1:])}] if due else [],
            "referrals": [_referral(each, actor) for each in reversed(queries.of_thread(actor, thread))],
            "talks": [_talk(talk) for talk in thread.talks.order_by("held_on")],
            "story": list(_story(thread)),
            "is_whole": True,
            "seal": _seal(thread),
        }
        return _printed(item, language, mark)


def referral_paper(actor: Any, code: str, language: str, mark: Mark) -> bytes:
    """One referral, in the words that do not tell who wrote."""
    referral = queries.referral_seen_by(actor, code)
    with override(language):
        story = [
            {"at": _at(line.at), "sentence": str(event_sentence(line, referral.thread, at_desk=True)), "words": ""}
            for line in queries.story(referral)
        ]
        item = {
            "kind": _("A referral"),
            "title": referral.place or referral.code,
            "number": referral.code,
            "facts": _contact(actor, referral),
            "clocks": [],
            "referrals": [_referral(referral, actor)],
            "talks": [],
            "story": story,
            "is_whole": False,
            "seal": _seal(referral.thread),
        }
        return _printed(item, language, mark)


def _printed(item: dict[str, Any], language: str, mark: Mark) -> bytes:
    item |= {"congress": tenancy.current().short_name, "mark": mark()}
    title = f"{item['kind']} {item['number']}"
    return printing.printed("matter", language, title, words=_words(), item=item)


def _seal(thread: Any) -> str:
    """What stands at the head of every page where the matter is sealed."""
    return (
        _("Sealed. Only for those who may read this matter; do not copy it or pass it on.") if thread.is_sealed else ""
    )


def _words() -> dict[str, str]:
    return {
        "product": _("Hearth"),
        "deadline": _("By when the resident is answered"),
        "units": _("Units"),
        "talks": _("Talks and visits"),
        "story": _("What happened"),
        "page": _("Page %(page)s of %(pages)s"),
    }


def _of_thread(thread: Any) -> Iterator[list[str]]:
    yield [_("Number"), thread.code]
    yield [_("State"), str(state_label(thread, at_desk=True).text)]
    yield [_("Deputy"), thread.deputy.name]
    yield [_("Written"), f"{_at(thread.began_at)} · {conversation.CHANNELS[thread.channel]}"]
    yield [_("How urgent?"), str(labels.TIERS[thread.tier].text)]
    if thread.shown_place:
        yield [_("Place"), thread.shown_place]
    if thread.photo_count:
        yield [_("Photos"), str(thread.photo_count)]
    if thread.solved:
        yield [_("Rating"), str(conversation.SOLVED[thread.solved].text)]


def _contact(actor: Any, referral: Referral) -> list[list[str]]:
    """How to reach the resident, where it was disclosed to the unit that prints; who took it along is written down."""
    if not (possible.is_units(actor, referral) and referral.has_contact and not referral.is_over):
        return []
    contact = getattr(referral.thread, "contact", None)
    if contact is None:
        return []
    note_reading(referral, by=actor)
    ways = ((_("Resident"), contact.name), (_("Phone"), contact.phone), (_("E-mail"), contact.email))
    return [[label, value] for label, value in ways if value]


def _referral(referral: Any, actor: Any) -> dict[str, Any]:
    is_units = possible.is_units(actor, referral)
    return {
        "unit": referral.unit.name,
        "facts": list(_of_referral(referral)),
        "texts": [[str(label), words] for label, words in _texts(referral, is_units) if words],
        "clocks": [_clock(each) for each in clocks.of(referral)],
    }


def _of_referral(referral: Any) -> Iterator[list[str]]:
    yield [_("Number"), referral.code]
    yield [_("Part"), f"{labels.ROLES[referral.role]} · {labels.TIERS[referral.tier].text}"]
    yield [_("State"), str(labels.STATES[referral.state].text)]
    yield [_("Sent"), _at(referral.sent_at)]
    if referral.order_no:
        yield [_("12345 order"), referral.order_no]


def _texts(referral: Any, is_units: bool) -> Iterator[tuple[Any, str]]:
    """What was written about it, in the order of a file: slip, requests and rulings, remarks, report."""
    yield _("What is to be done"), referral.words
    for request in referral.requests.order_by("asked_at"):
        yield f"{labels.REQUESTS[request.kind]} · {_at(request.asked_at)}", request.words
        yield f"{labels.RULINGS[request.state]} · {_at(request.ruled_at)}", request.answer
    if given_back := getattr(referral, "given_back", None):
        yield f"{labels.REASONS[given_back.reason]} · {_at(given_back.returned_at)}", given_back.words
        yield f"{_('How staff ruled')} · {_at(given_back.ruled_at)}", given_back.answer
    for remark in referral.remarks.order_by("said_at"):
        if is_units or not remark.is_inside:
            yield f"{pgettext('a referral', 'Remark')} · {remark.name} · {_at(remark.said_at)}", remark.words
    outcome = labels.OUTCOMES.get(referral.outcome)
    yield f"{_('Report')} · {outcome.text if outcome else ''} · {_at(referral.reported_at)}", referral.result


def _clock(clock: Any) -> dict[str, Any]:
    name = CLOCKS[clock.name]() if clock.name in CLOCKS else clock.name
    facts = _told(clocks.explain(clock).explain)
    if clock.stopped_at:
        facts.append([_("Stopped"), _at(clock.stopped_at)])
    return {"name": str(name), "facts": facts}


def _told(facts: Any) -> list[list[str]]:
    return [[str(fact.label), str(fact.value)] for fact in facts]


def _talk(talk: Any) -> list[str]:
    whom = f" · {talk.whom}" if talk.whom else ""
    promised = "\n" + _("Promised: %(words)s") % {"words": talk.promised} if talk.promised else ""
    return [f"{labels.TALKS[talk.kind]}{whom} · {talk.held_on:%Y-%m-%d} · {talk.name}", talk.agreed + promised]


def _story(thread: Thread) -> Iterator[dict[str, str]]:
    """Everything, oldest first, what deputy and staff say among themselves included: they print it for themselves."""
    pages, before = [], None
    while sum(map(len, pages)) < MOST_LINES:
        lines, before = conversation.timeline(thread, before)
        pages.append(lines)
        if before is None:
            break
    for line in (line for lines in reversed(pages) for line in lines):
        words = line.message.body if line.message else ""
        yield {"at": _at(line.entry.at), "sentence": str(line.sentence), "words": words}


def _at(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""

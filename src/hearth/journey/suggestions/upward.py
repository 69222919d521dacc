"""Between two congresses of an installation: a copy is carried up, and what becomes of it is carried down.

Nobody looks across the wall. Each carrying reads in one congress, enters the other, and writes there what is written
for it: the sender's row stays with the sender, the receiver's with the receiver, and both know the case by a key that
is the key of no row.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.addresses import address
from hearth.ground.audit.models import Entry
from hearth.journey.suggestions import actions
from hearth.journey.suggestions.actions.from_below import Copy
from hearth.journey.suggestions.actions.going_up import News
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Cosignature, FromBelow, SentUp, Suggestion

CARRIER = System("carrier")
GONE = (Happened.WITHDRAWN, Happened.CONVERTED)


def carry_up(entry: Entry) -> None:
    """The copy arrives in the congress above, or is called back where nobody there has taken it on."""
    cases = SentUp.objects.filter(suggestion=entry.thing_id).select_related("to", "suggestion__lead")
    if entry.event == Happened.SENT_UP:
        sent = cases.get(key=entry.facts["case"])
        copy = _copy_of(sent)
        with tenancy.inside(sent.to):
            actions.receive(sent.to, copy, by=CARRIER)
        return
    for sent in cases:
        with tenancy.inside(sent.to):
            waiting = FromBelow.objects.filter(key=sent.key, state="arrived").first()
            if waiting is not None:
                actions.recall(waiting, by=CARRIER)


def carry_down(entry: Entry) -> None:
    """What happened here to something that came from below is heard there."""
    copy = _copy_about(entry)
    if copy is None:
        return
    event = Happened(entry.event)
    if event in GONE and copy.can("let_go"):
        actions.let_go(copy, by=CARRIER)
    elif event == Happened.CLOSED and copy.can("conclude"):
        actions.conclude(copy, by=CARRIER)
    for news in _news(event, entry, copy):
        say_below(copy, news)


def say_below(copy: FromBelow, news: News) -> None:
    """This is written down in the congress it came from."""
    with tenancy.inside(copy.origin):
        actions.hear(SentUp.objects.select_related("to").get(key=copy.key), news, by=CARRIER)


def key_of(copy: FromBelow, what: Any) -> UUID:
    """By what the congress below knows this piece of news: it tells nothing, and is the same each time."""
    return uuid5(copy.key, str(what))


def _copy_of(sent: SentUp) -> Copy:
    suggestion = sent.suggestion
    signed = Cosignature.objects.filter(suggestion=suggestion, state="signed").select_related("deputy").order_by("id")
    page = address("suggestions:suggestion", suggestion.code) + "?public"
    return Copy(
        key=sent.key,
        origin=tenancy.current(),
        number=suggestion.number,
        title=suggestion.title,
        facts=suggestion.facts,
        asks=[ask.words for ask in suggestion.asks.order_by("number")],
        deputies=[suggestion.lead.name_zh, *(each.deputy.name_zh for each in signed)],
        reason=sent.reason,
        is_confidential=suggestion.is_confidential,
        link=page if suggestion.is_public else "",
    )


def _copy_about(entry: Entry) -> FromBelow | None:
    rows = FromBelow.objects.select_related("origin", "suggestion__lead")
    found: FromBelow | None = rows.filter(suggestion=entry.thing_id).first() or rows.filter(pk=entry.thing_id).first()
    return found


def _news(event: Happened, entry: Entry, copy: FromBelow) -> list[News]:
    """What the congress below reads of this line; of what is in confidence here, only that it happened."""

    def news(step: str, what: Any = entry.pk, **told: Any) -> News:
        return News(key_of(copy, f"{step} {what}"), step, entry.at, **told)

    if event == Happened.TAKEN_ON:
        return [news("taken_on", who=copy.suggestion.lead.name_zh if copy.suggestion else "")]
    if event == Happened.PASSED_ON:
        return [news("passed_on", who=copy.organ, words=copy.remark)]
    if event == Happened.TURNED_DOWN:
        return [news("declined", words=copy.remark)]
    if event == Happened.LET_GO:
        return [news("let_go")]
    if event == Happened.ANSWER_NOTED:
        return [news("concluded", "", who=copy.organ, words=copy.answer)]
    if copy.suggestion is None or event in GONE:
        return []
    suggestion = copy.suggestion
    is_told = not suggestion.is_confidential and suggestion.disclosure != "withheld"
    if event == Happened.REGISTERED:
        return [news("registered", number=suggestion.number if is_told else "")]
    if event == Happened.ANSWERED:
        return [news("answered", result_class=entry.facts.get("result", "") if is_told else "")]
    published = [] if event == Happened.CLOSED else [news("published", "", link=_page(suggestion))]
    is_closed = suggestion.state == "closed"
    return [*published, *([news("concluded", "", **_end_of(suggestion, is_told))] if is_closed else [])]


def _end_of(suggestion: Suggestion, is_told: bool) -> dict[str, str]:
    result = suggestion.result_class if is_told else ""
    return {
        "result_class": result,
        "words": suggestion.remark if suggestion.is_public else "",
        "link": _page(suggestion),
    }


def _page(suggestion: Suggestion) -> str:
    return f"{address('suggestions:suggestion', suggestion.code)}?public" if suggestion.is_public else ""

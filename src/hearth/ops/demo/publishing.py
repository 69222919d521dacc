"""Some questions of the winter become public, with the consent of those who asked; others are still on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, islice
from typing import Any

from hearth.core import clock
from hearth.core.actors import Actor, Visitor
from hearth.core.refusals import Refused
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Post
from hearth.journey.contact import actions
from hearth.journey.contact.actions.publishing import originals
from hearth.journey.contact.masking import hidden, passages
from hearth.journey.contact.models import Thread
from hearth.journey.contact.publications import names_in

PATHS = {"": 12, "redacted": 1, "consented": 1, "proposed": 2}  # how far, and how many; nothing means all the way
OF_ONE_DEPUTY, IN_ENGLISH = 4, 3
PAUSE = timedelta(hours=2)


def publish_some() -> None:
    """As many as the demo needs, spread over deputies and languages."""
    clerk = _actor(Post.objects.filter(role="clerk"))
    wanted = chain.from_iterable([until] * count for until, count in PATHS.items())
    for thread, until in zip(_chosen(), wanted, strict=False):
        deputy = _actor(Post.objects.filter(role="deputy", deputy=thread.deputy_id))
        try:
            _walk(thread, deputy, clerk, until)
        except Refused:
            continue


def _chosen() -> Iterator[Thread]:
    """Solved ones: some English, some of the deputy everybody visits, then the rest, newest first."""
    solved = (
        Thread.objects.filter(solved="yes", answered_at__isnull=False).order_by("-answered_at", "id").defer("words")
    )
    english = solved.filter(language="en")[:IN_ENGLISH]
    known = solved.exclude(language="en").filter(deputy__posts__user__sign_in_name="cao")[:OF_ONE_DEPUTY]
    seen = {thread.pk for thread in chain(english, known)}
    rest = solved.exclude(pk__in=seen).order_by("deputy", "-answered_at").distinct("deputy")
    return islice(chain(english, known, rest), sum(PATHS.values()))


def _walk(thread: Thread, deputy: Actor, clerk: Actor, until: str) -> None:
    moment = min(thread.moved_at + PAUSE, clock.now() - 4 * PAUSE)
    question, answer = (hidden(text, _telling(text, thread)) for text in originals(thread))
    steps: dict[str, Any] = {
        "proposed": lambda: actions.propose(thread, by=deputy),
        "redacted": lambda: actions.redact(thread, question, answer, by=deputy),
        "consented": lambda: actions.consent(thread, 1, by=Visitor(thread=thread)),
        "published": lambda: actions.publish(thread, 1, by=clerk),
    }
    for number, (state, step) in enumerate(steps.items()):
        with clock.standing_at(moment + number * PAUSE):
            step()
        if state == until:
            return


def _telling(text: str, thread: Thread) -> list[str]:
    return [passage.words for passage in passages(text, names_in(thread))]


def _actor(posts: Any) -> Actor:
    return actor_for(posts.select_related("user").order_by("user__sign_in_name")[0].user)  # type: ignore[return-value]

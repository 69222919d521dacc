"""The winter is told: every message and what followed, through the product's own actions, at its own moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from typing import Any

from hearth.core import clock
from hearth.core.actors import Actor, Visitor
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import Refused
from hearth.ground.accounts.models import User
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Deputy
from hearth.journey.contact import actions
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.models import DeputyCode, Thread
from hearth.ops.demo.aftermath import Step
from hearth.ops.demo.winter import MessageSeed

CHANNELS = {"qr": "qr", "home": "web", "phone": "phone", "walk-in": "walk_in"}


class Telling:
    """Tells the winter of the congress in scope, step by step in the order of time."""

    def __init__(self, messages: list[MessageSeed]) -> None:
        self.messages = messages
        self.codes = {
            code.deputy.code: code
            for code in DeputyCode.objects.of_deputies().filter(use="poster").select_related("deputy")
        }
        self.deputies = list(Deputy.objects.order_by("code"))
        self.actors: dict[str, Actor] = {}

    def tell(self, after: Callable[[datetime], None] = lambda moment: None) -> int:
        """Everything in order; answers how many messages there were."""
        queue = [(message.moment, number, -1) for number, message in enumerate(self.messages)]
        heapify(queue)
        threads: dict[int, Thread] = {}
        while queue:
            moment, number, step = heappop(queue)
            message = self.messages[number]
            with clock.standing_at(moment):
                if step < 0:
                    threads[number] = self._send(message)
                else:
                    self._take(threads[number], message, message.script[step])
            if step + 1 < len(message.script):
                heappush(queue, (message.moment + message.script[step + 1].after, number, step + 1))
        return len(threads)

    def _send(self, message: MessageSeed) -> Thread:
        code = self.codes[self.deputies[message.deputy].code]
        words = Words(
            body=message.text,
            place=message.where,
            name=message.who,
            phone=message.phone,
            email=message.email,
            privacy=message.privacy,
            language=message.language,
            channel=CHANNELS[message.channel],
        )
        key = keyed_hash("tracking.submission", "demo", code.code, message.key)
        sent = actions.submit(code, words, key, by=Visitor())
        taken_in: Thread = Thread.objects.select_related("deputy").get(pk=sent.pk)
        return taken_in

    def _take(self, thread: Thread, message: MessageSeed, step: Step) -> None:
        deputy, citizen = self._deputy(thread), Visitor(thread=thread)
        try:
            getattr(self, f"_{step.verb}")(thread, step, deputy, citizen)
        except Refused:
            return  # somebody was faster: the clock filed it, or the deputy had answered already

    def _deputy(self, thread: Thread) -> Actor:
        code = thread.deputy.code
        if code not in self.actors:
            user = User.objects.get(posts__deputy=thread.deputy_id, posts__role="deputy")
            self.actors[code] = actor_for(user)  # type: ignore[assignment]
        return self.actors[code]

    def _acknowledge(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        actions.acknowledge(thread, step.text, by=deputy)

    def _ask(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        actions.ask(thread, step.text, by=deputy)

    def _note(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        actions.note(thread, step.text, by=deputy)

    def _hand_over(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        actions.hand_over(thread, step.text, by=deputy)

    def _reply(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        details: dict[str, Any] = {}
        if step.outcome == "measure":
            details["promised_on"] = (clock.now() + timedelta(days=14)).date()
        if step.outcome == "passed_on":
            details["passed_to"] = step.unit
        actions.reply(thread, step.text, step.outcome, by=deputy, **details)

    def _inform(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        actions.add(thread, step.text, by=citizen)

    def _rate(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        if step.text:
            actions.add(thread, step.text, by=citizen)
        actions.rate(thread, step.solved, step.clarity or None, by=citizen)

    def _reopen(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        actions.reopen(thread, step.text, by=citizen)

    def _withdraw(self, thread: Thread, step: Step, deputy: Actor, citizen: Visitor) -> None:
        actions.withdraw(thread, by=citizen)

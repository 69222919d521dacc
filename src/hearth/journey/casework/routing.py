"""Where a matter could go: the routing catalogue proposes, with its reasons, and a person decides.

What is likeliest is told by `guessing`; where no model is in force, by the words of the lines themselves.

The catalogue learns from what comes back: where most of what a line sent somewhere went on to another unit, that other
unit is proposed, and the page says why. The line itself stays as staff wrote it until they change it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from django.db.models import Count

from hearth.ground.congress.models import Unit
from hearth.journey.casework.actions.referring import Slip
from hearth.journey.casework.guessing import FAINT, LIKELY, Guess, guesses
from hearth.journey.casework.models import Referral, Return, Route
from hearth.journey.contact.masking import hidden, passages
from hearth.journey.contact.models import Message, Thread

ENOUGH = 2  # one matter that went on teaches nothing yet


class Lesson(NamedTuple):
    """What became of what a line sent to its unit: how many, how many went on, why, and mostly to whom."""

    sent: int = 0
    given_back: int = 0
    reason: str = ""
    better: Unit | None = None
    times: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether most of it went on to the same other unit."""
        return self.better is not None and self.times >= ENOUGH and 2 * self.times > self.sent


class Proposal(NamedTuple):
    """A unit and a tier, and why: the words that were found, and what became of it before."""

    route: Route
    found: tuple[str, ...]
    lesson: Lesson
    guess: Guess | None = None

    @property
    def unit(self) -> Unit:
        """Whom the catalogue names, or who mostly had it in the end."""
        better = self.lesson.better if self.lesson.is_plain else None
        return better or self.route.unit  # type: ignore[no-any-return]

    @property
    def is_likely(self) -> bool:
        """Whether it is filled in before anybody chooses: likelier than not, or its own words stand there."""
        return self.guess.chance >= LIKELY if self.guess and self.guess.model else bool(self.found)

    @property
    def sent(self) -> int:
        """How many were sent there before."""
        return self.lesson.sent

    @property
    def given_back(self) -> int:
        """How many of them went on elsewhere."""
        return self.lesson.given_back


def proposals(thread: Thread, most: int = 3) -> list[Proposal]:
    """The lines of the catalogue the message likely belongs to, best first; what came back counts against them."""
    words = words_of(thread)
    text = f"{words} {thread.place}"
    lines = list(Route.objects.filter(unit__is_active=True).select_related("unit", "area"))
    guessed = guesses(words, lines) if words else {}
    fitting = [(line, tuple(word for word in line.word_list if word in text)) for line in lines]
    fitting = [each for each in fitting if _is_worth(*each, guessed) and _is_there(each[0], thread)]
    learnt = lessons([line for line, _found in fitting])
    told = [Proposal(line, found, learnt[line.pk], guessed.get(line.pk)) for line, found in fitting]
    return sorted(told, key=_rank)[:most]


def _is_worth(line: Route, found: tuple[str, ...], guessed: dict[Any, Guess]) -> bool:
    return bool(found) or (line.pk in guessed and guessed[line.pk].chance >= FAINT)


def noted(slip: Slip, proposed: list[Proposal], line: str = "") -> Slip:
    """The slip with the line of the catalogue that led to its unit, so that the line learns what becomes of it.

    Where somebody took a certain `line`, it is that one; what a model in force held likeliest is noted as well.
    """
    fits = [each.route for each in proposed if slip.unit in (each.unit, each.route.unit)]
    route = next((each for each in fits if str(each.pk) == line), None) or next(iter(fits), None)
    best = next((each for each in proposed if each.guess and each.guess.model), None)
    told = {"guess": best.route, "chance": best.guess.chance} if best and best.guess else {}
    return replace(slip, route=route, **told)


def lessons(routes: Iterable[Route]) -> dict[Any, Lesson]:
    """What each of these lines could have learnt, in two queries."""
    routes = list(routes)
    units = {route.unit_id for route in routes}
    sent, back = _sent(units), _went_on(units)
    heirs = {key for rows in back.values() for key in rows["to"]}
    found = {unit.pk: unit for unit in Unit.objects.filter(pk__in=heirs)}
    return {route.pk: _lesson(route, sent, back, found) for route in routes}


def _lesson(route: Route, sent: Any, back: Any, units: dict[Any, Unit]) -> Lesson:
    # what was sent to the unit without the help of any line counts for each of its lines
    own = [(route.unit_id, route.pk), (route.unit_id, None)]
    reasons: Counter[str] = sum((back[key]["why"] for key in own), Counter())
    onwards: Counter[Any] = sum((back[key]["to"] for key in own), Counter())
    reason = reasons.most_common(1)[0][0] if reasons else ""
    to, times = onwards.most_common(1)[0] if onwards else (None, 0)
    better = units.get(to)
    is_usable = better is not None and better.is_active
    return Lesson(
        sum(sent[key] for key in own), reasons.total(), reason, better if is_usable else None, times if is_usable else 0
    )


def _sent(units: set[Any]) -> dict[Any, int]:
    counted = Referral.objects.filter(unit__in=units).order_by().values("unit", "route").annotate(n=Count("pk"))
    return defaultdict(int, {(row["unit"], row["route"]): row["n"] for row in counted})


def _went_on(units: set[Any]) -> dict[Any, dict[str, Counter[Any]]]:
    ruled = Return.objects.filter(ruling="passed_on", referral__unit__in=units).order_by()
    rows = ruled.values_list("referral__unit", "referral__route", "reason", "referral__successors__unit")
    found: dict[Any, dict[str, Counter[Any]]] = defaultdict(lambda: {"why": Counter(), "to": Counter()})
    for unit, route, reason, to in rows[:2000]:
        found[unit, route]["why"][reason] += 1
        if to:
            found[unit, route]["to"][to] += 1
    return found


def words_of(thread: Thread) -> str:
    """What the resident wrote first."""
    message = Message.objects.filter(thread=thread, kind="first").first()
    return message.body if message else ""


def told_apart(thread: Thread) -> str:
    """The resident's words with everything covered that seems to tell who they are; a person reads it over."""
    return covered(words_of(thread))


def all_told_apart(threads: Iterable[Thread]) -> dict[Any, str]:
    """The same of several, in one query."""
    first = Message.objects.filter(thread__in=list(threads), kind="first").values_list("thread", "body")
    return {thread: covered(body) for thread, body in first}


def covered(text: str) -> str:
    """These words with everything covered that seems to tell who somebody is."""
    return hidden(text, {each.words for each in passages(text)})


def _is_there(route: Route, thread: Thread) -> bool:
    if route.area_id is None:
        return True
    mandates = thread.deputy.mandates.filter(district__area=route.area_id)
    return bool(mandates.exists())


def _rank(told: Proposal) -> tuple[Any, ...]:
    """What the model in force finds likeliest; a line it does not know stands, by its words, as an even chance."""
    is_doubtful = not told.lesson.is_plain and told.sent
    came_back = told.given_back / told.sent if is_doubtful else 0
    chance = told.guess.chance if told.guess else 0.0
    known = chance if told.guess and told.guess.model else LIKELY * bool(told.found)
    return (-known, -len(told.found) + came_back, -sum(map(len, told.found)), -chance, told.route.title)

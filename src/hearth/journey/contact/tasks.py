"""What is done about a thread while nobody waits."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from hearth.core import tenancy, throttle
from hearth.core.actors import System
from hearth.core.jobs import is_worked, job
from hearth.core.lifecycle import Stale
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Mandate
from hearth.ground.congress.models.mandate import IN_OFFICE
from hearth.journey.contact import (
    actions,
    handing,
    incoming,
    indexing,
    intake,
    letters,
    pace,
    pictures,
    presence,
    printing,
    recounting,
    retention,
    succession,
)
from hearth.journey.contact.models import Sheet, TermTransition, Thread
from hearth.journey.contact.models.transition import FATES

CLOCK = System("clock")


@job("contact.take_in", queue="intake")
def take_in(entry: Entry) -> None:
    """A new thread: screen it, deliver or hold it, make it findable, send the receipt, see to the photos."""
    thread = Thread.objects.get(pk=entry.thing_id)
    intake.screen(thread)
    if is_worked("words"):
        indexing.index(thread)
    if is_worked("post"):
        letters.post(entry)
    if thread.photo_count:
        pictures.rewrite(entry)


@job("contact.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Tell those who should know."""
    letters.post(entry)


@job("contact.index_words", queue="words")
def index_words(entry: Entry) -> None:
    """Make what was said findable."""
    if (thread := Thread.objects.filter(pk=entry.thing_id).first()) is not None:
        indexing.index(thread)


@job("contact.rewrite_photos", queue="paper")
def rewrite_photos(entry: Entry) -> None:
    """Free photos of position and other marks."""
    pictures.rewrite(entry)


@job("contact.settle_photos", queue="paper")
def settle_photos(entry: Entry) -> None:
    """A matter was sealed or unsealed: its photos are locked, or lie open again."""
    pictures.settle(entry.thing_id)


@job("contact.remove_photos", queue="paper")
def remove_photos(entry: Entry) -> None:
    """The files of photos whose matter was erased."""
    pictures.remove_erased()


@job("contact.print_sheet", queue="paper")
def print_sheet(entry: Entry) -> None:
    """Make the PDF a clerk ordered."""
    printing.print_sheet(Sheet.objects.get(pk=entry.thing_id))


@job("contact.follow_mandate", queue="intake")
def follow_mandate(entry: Entry) -> None:
    """Something became of a mandate: what its deputy had in hand follows it."""
    mandate = Mandate.objects.select_related("deputy").get(pk=entry.thing_id)
    if mandate.state == "active":
        actions.come_back(mandate, by=CLOCK)
    elif mandate.state == "suspended":
        actions.rest(mandate, by=CLOCK)
    elif not Mandate.objects.filter(deputy=mandate.deputy, state__in=IN_OFFICE).exists():
        actions.part(mandate, by=CLOCK)


@job("contact.change_term", queue="paper")
def change_term(entry: Entry) -> None:
    """A change of term was put in force: carry it out."""
    _carry_on(TermTransition.objects.select_related("term").get(pk=entry.thing_id))


@job("contact.carry_on_changing", queue="clock", cron="*/5 * * * *")
def carry_on_changing(now: datetime) -> None:
    """A change of term that was interrupted goes on where it stopped."""
    for transition in TermTransition.objects.filter(state="changing").select_related("term"):
        _carry_on(transition)


@job("contact.mind_the_clock", queue="clock", cron="*/2 * * * *")
def mind_the_clock(now: datetime) -> None:
    """File what nobody rated, go on where nobody answered, tell staff what nobody read, find owners."""
    _each(Thread.objects.filter(state__in=("replied", "rated"), due_at__lt=now, is_sealed=False), actions.close)
    _each(Thread.objects.filter(state="need_info", due_at__lt=now), actions.lapse)
    _each(intake.unread_too_long(now), actions.escalate)
    _each(handing.ownerless(), actions.find_owner)


@job("contact.recount_deadlines", queue="clock", cron="* * * * * */20")
def recount_deadlines(now: datetime) -> None:
    """Count anew by when open threads must move on, if the rules or the calendar have changed."""
    congress = tenancy.current()
    if not recounting.is_behind(congress):
        return
    done = actions.recount(congress, by=CLOCK)
    while done.looked_at == recounting.BATCH:
        done = actions.recount(congress, by=CLOCK, after=done.last)


@job("contact.count_pace", queue="clock", cron="7 * * * *")
def count_pace(now: datetime) -> None:
    """Count how quickly each deputy answers."""
    pace.count(now)


@job("contact.keep_house", queue="clock", cron="23 4 * * *")
def keep_house(now: datetime) -> None:
    """Nightly: photos of forms never sent, photos of sealed matters that lie open, old PDFs, whoever fell silent."""
    incoming.forget_abandoned(now.timestamp())
    pictures.settle_all()
    printing.forget_old(now)
    throttle.forget_old()
    presence.forget_gone(now)


@job("contact.retain", queue="clock", cron="41 3 * * *")
def retain(now: datetime) -> None:
    """Nightly: let go of what has stood here for its time."""
    for due in retention.due(now):
        actions.expire(tenancy.current().ref, due, by=CLOCK)


def _each(threads: Any, act: Callable[..., Any]) -> None:
    _each_of(threads[:500], act)


def _each_of(things: Iterable[Any], act: Callable[..., Any]) -> None:
    """Each by itself; where somebody was faster there is nothing left to do."""
    for thing in things:
        try:
            act(thing, by=CLOCK)
        except Stale:
            continue


def _carry_on(transition: TermTransition) -> None:
    if transition.state != "changing":
        return
    for fate, _said in FATES:
        _each_of(succession.still_to_do(transition, fate), actions.change_over)
    _each_of([transition], actions.finish_change)

"""What is done about a thread while nobody waits."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from hearth.core import throttle
from hearth.core.actors import System
from hearth.core.jobs import is_worked, job
from hearth.core.lifecycle import Stale
from hearth.core.tenancy import across_congresses
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions, incoming, indexing, intake, letters, pace, pictures, printing
from hearth.journey.contact.models import Sheet, Thread

CLOCK = System("clock")


@job("contact.take_in", queue="intake")
def take_in(entry: Entry) -> None:
    """A new thread: screen it, deliver or hold it, make it findable, send the receipt, see to the photos."""
    thread = Thread.objects.get(pk=entry.thing_id)
    intake.screen(thread)
    indexing.index(thread)
    if is_worked("post"):
        letters.post(entry)
    if thread.photo_count:
        pictures.rewrite(entry)


@job("contact.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Tell those who should know."""
    letters.post(entry)


@job("contact.index_words", queue="intake")
def index_words(entry: Entry) -> None:
    """Make what was said findable."""
    indexing.index(Thread.objects.get(pk=entry.thing_id))


@job("contact.rewrite_photos", queue="paper")
def rewrite_photos(entry: Entry) -> None:
    """Free photos of position and other marks."""
    pictures.rewrite(entry)


@job("contact.print_sheet", queue="paper")
def print_sheet(entry: Entry) -> None:
    """Make the PDF a clerk ordered."""
    printing.print_sheet(Sheet.objects.get(pk=entry.thing_id))


@job("contact.mind_the_clock", queue="clock", cron="*/2 * * * *")
def mind_the_clock(now: datetime) -> None:
    """File what nobody rated, go on where nobody answered, tell staff what nobody read."""
    _each(Thread.objects.filter(state__in=("replied", "rated"), due_at__lt=now), actions.close)
    _each(Thread.objects.filter(state="need_info", due_at__lt=now), actions.lapse)
    _each(intake.unread_too_long(now), actions.escalate)


@job("contact.count_pace", queue="clock", cron="7 * * * *")
def count_pace(now: datetime) -> None:
    """Count how quickly each deputy answers."""
    pace.count(now)


@job("contact.keep_house", queue="clock", cron="23 4 * * *")
def keep_house(now: datetime) -> None:
    """Nightly: photos of forms that were never sent, PDFs printed long ago, counts of tries that nobody needs."""
    with across_congresses():
        incoming.forget_abandoned(now.timestamp())
    printing.forget_old(now)
    throttle.forget_old()


def _each(threads: Any, act: Callable[..., Any]) -> None:
    for thread in threads[:500]:
        try:
            act(thread, by=CLOCK)
        except Stale:
            continue

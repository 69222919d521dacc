"""What is done about a congress's ground while nobody waits."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError

from hearth.core.actors import Actor
from hearth.core.jobs import job
from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions, bundling, letters, portraits, printing
from hearth.ground.congress.importing import keeping, work
from hearth.ground.congress.models import Bundle, Deputy, Import


@job("congress.read_import", queue="paper")
def read_import(entry: Entry) -> None:
    """A spreadsheet came: show what it would change."""
    source = Import.objects.get(pk=entry.thing_id)
    if not source.can("preview"):
        return
    with work.told_if_it_fails(source):
        work.preview(source)


@job("congress.carry_out_import", queue="paper")
def carry_out_import(entry: Entry) -> None:
    """Somebody confirmed the preview: do it in their name."""
    source = Import.objects.get(pk=entry.thing_id)
    if not source.can("finish"):
        return
    by = Actor(user_id=cast(UUID, entry.who), name=entry.name, roles=frozenset({entry.role}))
    with work.told_if_it_fails(source):
        work.draw(source, by.id)
        try:
            actions.import_rows(source, by=by)
        except (IntegrityError, Refused):  # somebody entered the same by hand in this very moment
            work.revise(Import.objects.get(pk=source.pk))
    keeping.clear_pictures(source)


@job("congress.forget_imports", queue="clock", cron="41 3 * * *")
def forget_imports(now: datetime) -> None:
    """Nightly: spreadsheets that came more than a month ago."""
    keeping.forget_old(now)


@job("congress.make_portrait", queue="paper")
def make_portrait(entry: Entry) -> None:
    """Free a photo of position and other marks, and show it."""
    for deputy in Deputy.objects.filter(pk=entry.thing_id):
        portraits.make(deputy, UUID(entry.facts["file"]))


@job("congress.send_invitation", queue="post")
def send_invitation(entry: Entry) -> None:
    """The invitation goes to the person's e-mail address."""
    letters.invite(entry)


@job("congress.ask_for_a_second", queue="post")
def ask_for_a_second(entry: Entry) -> None:
    """The other administrators hear that something waits for them."""
    letters.ask_for_a_second(entry)


@job("congress.print_letters", queue="paper")
def print_letters(entry: Entry) -> None:
    """Make the letters somebody ordered, and first the accounts where there are none."""
    bundle = Bundle.objects.get(pk=entry.thing_id)
    if bundle.state != "ordered":
        return
    if bundle.kind == "deputies":
        bundling.invite_all(bundle)
    printing.print_bundle(bundle)


@job("congress.forget_letters", queue="clock", cron="41 4 * * *")
def forget_letters(now: datetime) -> None:
    """Nightly: letters printed a week ago."""
    printing.forget_old(now)

"""Making the file somebody ordered: in their sight as it is at that moment, not as it was when they asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from io import BytesIO
from itertools import count, islice
from pathlib import Path
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from hearth.core import taking
from hearth.core.files import write_whole
from hearth.core.listing import Asked, Listed, lists
from hearth.doors.finding.models import Extract
from hearth.ground.accounts.models import User
from hearth.ground.accounts.posts import NAMES
from hearth.ground.audit.models import Entry
from hearth.ground.congress.actors import actor_for
from hearth.journey.casework import printing
from hearth.journey.contact.models import Envelope, Thread
from hearth.journey.contact.pictures import seal_of

MOST_ROWS = 10_000
LYING = ("ready", "waiting")
ALONE = 200  # so many rows one person takes along; more need a second one


def make(extract: Extract, ordered: Entry) -> None:
    """Write the file, and say that it is ready, waits for a second person or failed; once more, this does nothing."""
    if extract.state != "ordered":
        return
    with (
        transaction.atomic() if extract.is_paper else nullcontext()
    ):  # a matter is sealed before this, or after all of it
        _make(extract, ordered)


def _make(extract: Extract, ordered: Entry) -> None:
    actor = _still(extract)
    write = _write_for(extract, ordered, actor) if actor else None
    rows = taking.make(extract, write) if write else None
    if rows is None:  # says so on its page, and is ordered anew
        extract.move("fail")
    else:
        extract.move("hold" if rows > ALONE else "finish", rows=rows, is_cut=extract.is_cut, holds=extract.holds)


def _still(extract: Extract) -> Any:
    """Whoever ordered it, with the posts they hold now; None where they hold none any more."""
    user = User.objects.filter(pk=extract.ordered_by, is_active=True).first()
    return actor_for(user) if user else None


def _write_for(extract: Extract, ordered: Entry, actor: Any) -> Any:
    mark = partial(_watermark, ordered)
    if extract.is_paper:
        paper = {"thread": printing.thread_paper, "referral": printing.referral_paper}[extract.subject]
        told = partial(paper, actor, extract.asked["code"], extract.language, mark)
        return (
            partial(_on_paper, extract, told)
            if printing.may_still_print(actor, extract.subject, extract.asked["code"])
            else None
        )
    listed = lists()[extract.subject]
    asked = listed.clean(actor, extract.asked)
    return None if asked is None else partial(_as_rows, extract, listed, actor, asked, mark)


def _on_paper(extract: Extract, told: Any, file: Path) -> int:
    """Of a sealed matter nothing but what is locked is ever written to the disc."""
    if seal := seal_of(Thread.objects.only("pk").get(code__in=extract.holds).pk):
        write_whole(extract.locked, seal.put_picture(told(), file.name))
    else:
        write_whole(file, told())
    return 1


def opened(extract: Extract, actor: Any) -> IO[bytes] | None:
    """The file as it is handed out; a paper only while its matter may be seen, a locked one opened in memory alone."""
    if extract.state != "ready":
        return None
    if extract.is_paper and not printing.may_still_print(actor, extract.subject, extract.asked["code"]):
        return None
    try:
        return _unlocked(extract) if extract.locked.exists() else extract.file.open("rb")
    except FileNotFoundError:
        return None


def _unlocked(extract: Extract) -> IO[bytes] | None:
    seal = Envelope.objects.filter(thread__code__in=extract.holds).first()
    return BytesIO(seal.take_picture(extract.locked.read_bytes(), extract.file.name)) if seal else None


def _as_rows(extract: Extract, listed: Listed, actor: Any, asked: Asked, mark: Any, file: Path) -> int:
    counted = count()
    heads = listed.heads()
    taking.write_sheet(file, str(listed.label), heads, _rows(extract, listed, listed.walk(actor, asked), counted, mark))
    return next(counted)


def _rows(extract: Extract, listed: Listed, found: Iterator[Any], counted: Iterator[int], mark: Any) -> Iterator[Any]:
    matters = set()
    for thing in islice(found, MOST_ROWS):
        next(counted)
        matters.add(listed.matter(thing))
        yield listed.cells(thing)
    extract.holds = sorted(matters - {""})
    extract.is_cut = next(found, None) is not None
    if extract.is_cut:
        yield [_("There are more. A file holds ten thousand rows at most: ask for fewer at once.")]
    yield [mark()]


def _watermark(ordered: Entry) -> str:
    role = NAMES.get(ordered.role, ordered.role)
    said = {"name": ordered.name, "role": role, "time": taking.exact(ordered.at), "entry": ordered.pk}
    return _("Taken along by %(name)s (%(role)s) at %(time)s; entry of the ledger %(entry)s") % said


def take_back(code: str) -> None:
    """What was erased, hidden or sealed leaves the files it stands in: they go, and are ordered anew."""
    for extract in Extract.objects.filter(holds__contains=[code], state__in=LYING):
        _take_back(extract)


def take_back_emptied() -> None:
    """The same for every matter whose words are gone."""
    for extract in Extract.objects.filter(state__in=LYING):
        if Thread.objects.filter(code__in=extract.holds, state="erased").exists():
            _take_back(extract)


def _take_back(extract: Extract) -> None:
    extract.lose()
    extract.move("take_back")

"""What a channel is given: one letter, ready to be read, with where it leads and how to stop such letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import urlize
from django.utils.translation import gettext as _

from hearth.core import tenancy
from hearth.core.addresses import address
from hearth.core.encryption import keyed_hash
from hearth.ground.audit.models import Entry
from hearth.ground.courier import stopping, words
from hearth.ground.courier.kinds import GROUPS, Reader, group_of, letters
from hearth.ground.courier.models import Dispatch


@dataclass(frozen=True)
class Parcel:
    """One letter for one channel. `brief` fits into a text message and never says what the matter is."""

    reference: str
    address: str
    subject: str
    text: str
    brief: str = ""
    html: str = ""
    link: str = ""
    event: str = ""
    letter: str = ""
    stop: str = ""
    conversation: str = ""  # letters about one thing to one person lie together in their mailbox
    secret: str = field(default="", repr=False)


def parcel_of(dispatch: Dispatch, entry: Entry) -> Parcel:
    """The letter this dispatch stands for, in its reader's language and the congress's words."""
    with translation.override(dispatch.language):
        facts = letters()[dispatch.letter].facts(entry, dispatch.letter)
        said = words.current(dispatch.letter, dispatch.language).filled(facts)
        way = str(facts["way"])
        subject, text = _one_line(said.subject), f"{said.text.strip()}\n\n{way}\n{signature()}"
        reader = reader_of(dispatch, entry)
        return Parcel(
            reference=str(dispatch.pk),
            address=reader.address,
            subject=subject,
            text=_with_an_end(text, dispatch, reader.stop),
            html=as_html(subject, text, reader.stop),
            brief=_brief(dispatch, subject, way),
            link=str(facts.get("link", "")),
            event=entry.event,
            letter=dispatch.letter,
            stop=reader.stop,
            conversation=conversation(facts.get("about", entry.thing_id), dispatch.recipient),
        )


def gathered(first: Dispatch, entries: Mapping[UUID, Entry], dispatches: list[Dispatch]) -> Parcel:
    """One letter in place of many: what would have been said in each subject, and where to look."""
    with translation.override(first.language):
        parcels = [parcel_of(each, entries[each.entry]) for each in dispatches]
        lines = [f"· {each.subject}{f'  {each.link}' if each.link else ''}" for each in parcels]
        subject = _("News of the day: %(count)s") % {"count": len(lines)}
        text = "\n".join([*dict.fromkeys(lines), "", signature()])
        reader = reader_of(first, entries[first.entry])
        brief = _("%(count)s pieces of news. %(address)s") % {"count": len(lines), "address": desk()}
        return Parcel(
            reference=str(first.pk),
            address=reader.address,
            subject=subject,
            text=_with_an_end(text, first, reader.stop),
            brief=brief,
            html=as_html(subject, text, reader.stop),
            link=desk(),
            letter="digest",
            stop=reader.stop,
        )


def as_html(subject: str, text: str, stop: str) -> str:
    """The same words for a mail reader that shows pages; nothing in them is fetched from anywhere."""
    parts = [urlize(part, autoescape=True) for part in text.split("\n\n") if part.strip()]
    context = {"subject": subject, "parts": parts, "stop": stop, "language": translation.get_language()}
    return render_to_string("courier/letter.html", context)


def _with_an_end(text: str, dispatch: Dispatch, stop: str) -> str:
    """The page says it with a link; whoever reads mail as plain words is told where, too."""
    return f"{text}\n\n{_('Stop such letters')}: {stop}" if stop and dispatch.channel == "email" else text


def conversation(about: object, recipient: str) -> str:
    """Names what letters to one person are about, to a mail reader and nobody else; others lie alone."""
    return keyed_hash("tracking.conversation", str(about), recipient)[:12].hex() if about else ""


def reader_of(dispatch: Dispatch, entry: Entry) -> Reader:
    """Where it goes, and where its reader ends such letters: as written down with it, or as it is known elsewhere."""
    reaches = letters()[dispatch.letter].reaches
    found = reaches(dispatch, entry) if reaches else Reader(dispatch.address, stop_address(dispatch))
    return found or Reader("", "")


def stop_address(dispatch: Dispatch) -> str:
    """Where one click ends such letters; empty where nobody can end them."""
    if dispatch.letter not in letters() or GROUPS[group_of(dispatch.letter)].is_essential:
        return ""
    if dispatch.recipient.startswith("outlet"):
        return ""
    return f"{settings.HEARTH_LETTER_ADDRESS}{address('news:stop', stopping.token_of(dispatch))}"


def signature() -> str:
    """Who writes."""
    return str(tenancy.current().short_name)


def desk() -> str:
    """Where everything lies."""
    return f"{settings.HEARTH_LETTER_ADDRESS}{address('desks:desk')}"


def _brief(dispatch: Dispatch, subject: str, way: str) -> str:
    """A resident’s telephone may be looked at by others: it says that there is news, and no more."""
    if group_of(dispatch.letter) == "progress":
        subject = _("There is news about your message to %(congress)s.") % {"congress": signature()}
    return f"{subject} {way}".replace("\n", " ")


def _one_line(subject: str) -> str:
    return " ".join(subject.split())

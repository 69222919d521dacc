"""What is stored about one citizen's matter, for that citizen: in plain words, with purpose and end (PIPL art. 44)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearth.core import clock, inventory
from hearth.core.words import day, masked_email, masked_phone, stamp
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact.consent import agreed_to
from hearth.journey.contact.labels import duty_sentence, state_label
from hearth.journey.contact.models import Contact, Message, Photo, Publication, Thread
from hearth.journey.contact.models.thread import OVER
from hearth.journey.contact.retention import ends_on, period, span

OWN_WORDS = ("first", "added")
LANGUAGES = {"zh-hans": "中文", "en": "English"}
CHANNELS = {
    "qr": gettext_lazy("by code"),
    "web": gettext_lazy("on the web"),
    "phone": gettext_lazy("by telephone"),
    "walk_in": gettext_lazy("in person"),
    "station": gettext_lazy("by a station’s code"),
    "load": gettext_lazy("from a file"),
}
LETTERS = {
    "receipt": gettext_lazy("Receipt with the tracking code"),
    "read": gettext_lazy("Your message was read"),
    "answered": gettext_lazy("There is an answer"),
    "asked": gettext_lazy("The deputy has a question"),
    "with_staff": gettext_lazy("Staff are seeing to it"),
    "reassigned": gettext_lazy("Another deputy answers"),
    "handed_on": gettext_lazy("Another deputy goes on with it"),
    "left_to_staff": gettext_lazy("Staff go on with it"),
    "redirected": gettext_lazy("Where to turn"),
    "refused": gettext_lazy("It was not taken"),
    "asked_to_publish": gettext_lazy("May it be published?"),
    "published": gettext_lazy("It was published"),
    "publication_changed": gettext_lazy("Something changed in what is public"),
    "citizen_referred": gettext_lazy("It was referred to a unit"),
    "citizen_taken_on": gettext_lazy("A unit has taken it on"),
    "citizen_asked": gettext_lazy("The unit has a question"),
    "citizen_later": gettext_lazy("There is a new date"),
    "citizen_reported": gettext_lazy("The unit has reported"),
    "citizen_confirmed": gettext_lazy("What was done stands on your page"),
    "citizen_promised": gettext_lazy("A unit has promised something"),
    "citizen_revised": gettext_lazy("A promise was changed"),
    "citizen_fulfilled": gettext_lazy("A unit says that a promise is kept"),
    "citizen_cannot": gettext_lazy("A unit cannot keep a promise"),
    "citizen_demand_confirmed": gettext_lazy("Others wrote the same"),
    "citizen_demand_consulted": gettext_lazy("How people are asked about it"),
    "citizen_demand_converted": gettext_lazy("What it was turned into for everybody who wrote"),
    "citizen_demand_watched": gettext_lazy("What is being done for everybody who wrote"),
    "citizen_demand_solved": gettext_lazy("It is said to be solved for everybody"),
    "citizen_demand_closed": gettext_lazy("It was closed for everybody"),
    "citizen_measure": gettext_lazy("Something was done about what you wrote"),
    "citizen_document": gettext_lazy("A document was issued after what you wrote"),
    "citizen_suggestion": gettext_lazy("News of a deputy’s suggestion"),
}
SENT = {
    "sent": gettext_lazy("sent"),
    "delivered": gettext_lazy("arrived"),
    "ready": gettext_lazy("waiting"),
    "sending": gettext_lazy("on its way"),
    "failed": gettext_lazy("could not be sent"),
    "unknown": gettext_lazy("perhaps sent"),
    "dropped": gettext_lazy("not sent any more"),
}
BY = {"email": gettext_lazy("By e-mail"), "sms": gettext_lazy("By text message"), "wechat": gettext_lazy("By WeChat")}
WAYS = {
    "email": gettext_lazy("by e-mail"),
    "sms": gettext_lazy("by text message"),
    "wechat": gettext_lazy("by WeChat"),
    "none": gettext_lazy("no way that you want or have left"),
}
POSTS = {
    "deputy": gettext_lazy("Deputy"),
    "aide": gettext_lazy("The deputy’s aide"),
    "clerk": gettext_lazy("Staff of the congress"),
    "station": gettext_lazy("Staff of the liaison station"),
}
ONE_WAY = gettext_lazy("a number that cannot be turned back")
OTHERS = gettext_lazy("Staff")
SOLVED = {"yes": gettext_lazy("Solved"), "partly": gettext_lazy("Partly solved"), "no": gettext_lazy("Not solved")}
PRIVACY = {
    "private": gettext_lazy("Only the deputy and staff"),
    "public": gettext_lazy("Public, without my name"),
}


class Datum(NamedTuple):
    """One thing that is stored: its name, what it says, what it is for and until when it stays."""

    name: str
    value: str
    purpose: str
    until: str


class Looker(NamedTuple):
    """Somebody who looked up how to reach the citizen, or had the matter: by post, and by name only a deputy."""

    who: str
    at: Any
    reason: str = ""


def words(thread: Thread, lines: Iterable[Entry]) -> list[Datum]:
    """What the citizen wrote: the place, each message, the photos."""
    own = [line for line in lines if getattr(line, "message", None) and line.message.kind in OWN_WORDS]
    for line in own:
        thread.unlock(line.message)
    told = [_datum(thread, Message, "body", _("Words, %(when)s") % {"when": _when(e)}, e.message.body) for e in own]
    photos = sum(line.message.photo_count for line in own)
    if photos:
        drawn = ngettext("%(num)s photo", "%(num)s photos", photos) % {"num": photos}
        told.append(_datum(thread, Photo, "original_hash", _("Photos"), drawn))
    told += _published(thread)
    return [datum for datum in (_datum(thread, Thread, "place", _("Place"), thread.shown_place), *told) if datum.value]


def ways(thread: Thread, contact: Contact | None, *, shown: bool) -> list[Datum]:
    """How the citizen can be reached: masked unless they ask to see it."""
    if contact is None:
        return []
    values = {
        "name": (_("Name"), contact.name if shown else contact.name[:1] + "**"),
        "phone": (_("Mobile"), contact.phone if shown else masked_phone(contact.phone)),
        "email": (_("E-mail"), contact.email if shown else masked_email(contact.email)),
        "guardian": (_("Parent or guardian"), contact.guardian if shown else contact.guardian[:1] + "**"),
    }
    left = {field: pair for field, pair in values.items() if getattr(contact, field)}
    return [_datum(thread, Contact, field, name, value) for field, (name, value) in left.items()]


def circumstances(thread: Thread) -> list[Datum]:
    """What goes with the words: when, in which language, which way, who may see it, how it stands."""
    notice = agreed_to(thread)
    told = [
        ("began_at", _("Written"), stamp(thread.began_at, clock.now())),
        ("language", _("Language"), LANGUAGES.get(thread.language, thread.language)),
        ("channel", _("Way in"), str(CHANNELS[thread.channel])),
        ("privacy", _("Who may see it"), str(PRIVACY[thread.privacy])),
        ("notice", _("Notice you were shown"), f"{notice.handling} ({notice.version})" if notice else ""),
        ("is_minor", _("Under 14"), _("Yes") if thread.is_minor else ""),
        ("state", _("State"), str(state_label(thread).text)),
        ("solved", _("Your rating"), str(SOLVED.get(thread.solved, ""))),
        ("network", _("Number of the network"), thread.network and ONE_WAY),
        ("fingerprint", _("Fingerprint of the form"), thread.fingerprint and ONE_WAY),
        ("locator", _("Tracking code"), _("only its first half; the rest is stored nowhere")),
    ]  # fmt: skip
    return [_datum(thread, Thread, field, name, str(value)) for field, name, value in told if value]


def sent_to(thread: Thread) -> Any:
    """The letters meant for the citizen, oldest first."""
    told = Entry.objects.filter(thing_id=thread.pk).values("pk")
    return Dispatch.objects.filter(entry__in=told, recipient="citizen").order_by("created_at", "id")


def duty(thread: Thread) -> str:
    """Which legal duty keeps the matter for now, in one sentence; nothing where none does."""
    return duty_sentence(thread.kept_for) if thread.kept_for else ""


def letters(sent: Iterable[Dispatch]) -> list[Looker]:
    """What was sent to the citizen, which way, and whether it left; never the text."""
    return [Looker(str(LETTERS.get(each.letter, each.letter)), each.created_at, _way(each)) for each in sent]


def lookers(seen: Iterable[Sighting]) -> list[Looker]:
    """Who looked up how to reach the citizen, and why."""
    return [Looker(_who(each), each.at, each.reason) for each in seen]


def hands(thread: Thread, lines: Iterable[Entry]) -> list[Looker]:
    """Through whose hands the matter went, each once, from when on."""
    first: dict[str, Looker] = {}
    for entry in lines:
        if entry.role not in ("citizen", "system"):
            first.setdefault(_who(entry), Looker(_who(entry), entry.at))
    if thread.was_delivered:
        title = str(thread.deputy.title)
        first = {title: Looker(title, thread.began_at)} | {who: each for who, each in first.items() if who != title}
    return list(first.values())


def until(thread: Thread, kept: inventory.Kept) -> str:
    """When it goes: on which day if the matter is over, and how long after its end if it is not."""
    if kept.until in inventory.UNTIL:
        return str(inventory.UNTIL[kept.until])
    kind = f"{kept.until}_minor" if thread.is_minor and kept.until != "sightings" else kept.until
    if thread.state in OVER:
        return _("until %(day)s") % {"day": day(ends_on(kind, thread.moved_at), clock.now())}
    return _("%(span)s after the matter ends") % {"span": span(period(kind))}


def _published(thread: Thread) -> list[Datum]:
    """The wording that is public or on its way there, and what the citizen would have otherwise."""
    told = Publication.objects.filter(thread=thread).defer("words").first()
    names = {
        "question": _("Your words for the public"),
        "answer": _("The answer for the public"),
        "wish": _("What you wished to be different"),
    }
    return [_datum(thread, Publication, field, name, getattr(told, field)) for field, name in names.items() if told]


def _datum(thread: Thread, model: Any, field: str, name: str | Promise, value: str) -> Datum:
    kept: Any = inventory.kept(model._meta.get_field(field))
    return Datum(str(name), value, str(kept.purpose), until(thread, kept))


def _when(entry: Entry) -> str:
    return stamp(entry.at, clock.now())


def _who(seen: Any) -> str:
    post = str(POSTS.get(seen.role, OTHERS))
    return f"{post} {seen.name}" if seen.role == "deputy" else post


def _way(letter: Dispatch) -> str:
    return _("%(way)s: %(state)s") % {"way": WAYS[letter.channel], "state": SENT[letter.state]}

"""A congress with one of everything in it, so that every address leads somewhere and every form can be sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from hearth.core import clock
from hearth.core.addresses import address
from hearth.ground.accounts.models import SignIn
from hearth.ground.congress.models import Station
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.models import Message, Photo, Phrase
from tests import cast

HOUSE = cast.HOUSE


@dataclass(frozen=True)
class House:
    """One of everything."""

    thread: Any
    code: Any
    photo: Any
    sheet: Any
    phrase: Any
    focus: Any
    session: Any
    station: Any
    deputy: Any


def furnish(congress: Any, zhao: Any, bai: Any, thread: Any) -> House:
    """Put one of everything into the congress in scope; what is somebody's own is Zhao's."""
    code, now = thread.deputy_code, clock.now()
    actions.set_focus(zhao.deputy, "暖气改造", "已经约谈热力公司", by=zhao)
    sheet = actions.order_sheet(congress, "poster", "en", "https://lianxin.example", by=bai, code=code)
    sheet.move("finish")
    photo = Photo.objects.create(message=Message.objects.get(thread=thread, kind="first"), number=1, state="ready")
    for file in (sheet.file, photo.file):
        _written(file)
    return House(
        thread=thread,
        code=code,
        photo=photo,
        sheet=sheet,
        phrase=Phrase.objects.create(user_id=zhao.user_id, title="收到", body="收到，两天内回您。"),
        focus=zhao.deputy.focuses.get(),
        session=SignIn.objects.create(user_id=zhao.user_id, token=b"z" * 32, started_at=now, seen_at=now),
        station=Station.objects.get(),
        deputy=zhao.deputy,
    )


def _written(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"made by the test")


# what stands in the paths that lead to a thing
THINGS: dict[str, Callable[[House], list[Any]]] = {
    "door:landing": lambda house: [house.code.code],
    "track:photo": lambda house: [house.photo.message_id, 1],
    "installation:with_slash": lambda house: ["yuhe"],
    "accounts:end_session": lambda house: [house.session.pk],
    "congress:deputy": lambda house: [house.deputy.code],
    "congress:station": lambda house: [house.station.pk],
    "contact:photo": lambda house: [house.thread.code, house.photo.message_id, 1],
    "contact:sheet": lambda house: [house.sheet.pk],
    "contact:sheet_file": lambda house: [house.sheet.pk],
    "contact:phrase": lambda house: [house.phrase.pk],
    "contact:drop_phrase": lambda house: [house.phrase.pk],
    "contact:issue_code": lambda house: [house.deputy.code],
    "contact:set_focus": lambda house: [house.deputy.code],
    "contact:finish_focus": lambda house: [house.deputy.code, house.focus.pk],
    "contact:drop_focus": lambda house: [house.deputy.code, house.focus.pk],
}
OF_A_THREAD = (
    "thread", "acknowledge", "reply", "contact", "take_over", "reassign", "hand_back", "hold", "release", "refuse",
    "redirect",
)  # fmt: skip
OF_A_CODE = ("code", "pause_code", "resume_code", "rotate_code", "retire_code")
THINGS |= {f"contact:{name}": lambda house: [house.thread.code] for name in OF_A_THREAD}
THINGS |= {f"contact:{name}": lambda house: [house.code.number] for name in OF_A_CODE}

# what must have happened before, for the form to be sent at all
BEFORE: dict[str, Callable[[House, Any], Any]] = {
    "track:rate": lambda house, bai: actions.reply(house.thread, "好了", "solved", by=bai),
    "track:reopen": lambda house, bai: actions.reply(house.thread, "好了", "solved", by=bai),
    "track:appeal": lambda house, bai: actions.refuse(house.thread, "广告", by=bai),
    "contact:hand_back": lambda house, bai: actions.take_over(house.thread, by=bai),
    "contact:release": lambda house, bai: actions.hold(house.thread, ("spam",), by=bai),
    "contact:resume_code": lambda house, bai: actions.pause_code(house.code, by=bai),
}


def path_of(name: str, house: House) -> str:
    """Where this page stands, with the house's things in its path."""
    if ":" not in name:
        return reverse(name)
    return address(name, *THINGS.get(name, lambda _house: [])(house))


def words_for(name: str) -> dict[str, Any]:
    """What is sent to this address, with nothing wrong in it."""
    words = {"body": "暖气片还是凉的。", "place": "锦苑小区7号楼", "privacy": "private"}
    sent = words | {"submission": tracking.new_submission()}
    return {
        "door:landing": sent,
        "reading": {"language": "en", "next": "/about/"},
        "track:thread": {"code": "0000 0000 0000 0000"},
        "track:add": words,
        "track:rate": {"solved": "yes"},
        "track:reopen": words,
        "track:appeal": words,
        "accounts:sign_in": {"name": "sunjianguo.yuhe", "password": "a long enough password"},
        "accounts:change_password": {"old": "a long enough password", "new": "another sentence, also long"},
        "contact:reply": words | {"say": "reply", "reply_type": "solved"},
        "contact:contact": {"reason": "约时间上门"},
        "contact:reassign": {"deputy": "孙建国"},
        "contact:hand_back": words,
        "contact:hold": {"reason": "spam"},
        "contact:refuse": words,
        "contact:redirect": words | {"target": "court"},
        "contact:retire_code": {"sure": "on"},
        "contact:issue_code": {"use": "poster", "label": "社区公告栏"},
        "contact:order_sheet": {"kind": "posters", "language": "en"},
        "contact:entry": sent | {"channel": "phone", "consent": "on"},
        "contact:phrases": {"title": "再见", "body": "谢谢您来信。"},
        "contact:phrase": {"title": "收到了", "body": "两天内回您。"},
        "contact:set_focus": {"name": "换阀门", "note": ""},
    }.get(name, {})


def names() -> set[str]:
    """The name of every address, of the installation and of a congress; what has no name stands by its pattern."""
    return {name for urlconf in (settings.ROOT_URLCONF, settings.HEARTH_CONGRESS_URLS) for name in _names(urlconf)}


def _names(urlconf: str) -> set[str]:
    found: dict[Any, set[str]] = {}
    for space, pattern in _patterns(get_resolver(urlconf), ""):
        found.setdefault(pattern.callback, set()).add(f"{space}{pattern.name}" if pattern.name else "")
    # a second way to a page that has a name already needs none of its own
    return {name or repr(view) for view, known in found.items() for name in (known - {""} or known)}


def _patterns(resolver: Any, space: str) -> list[tuple[str, URLPattern]]:
    found = []
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            found.append((space, each))
        else:
            found += _patterns(each, f"{space}{each.namespace}:" if each.namespace else space)
    return found


@contextmanager
def undone() -> Any:
    """Whatever happens inside is taken back, so that everybody finds the house as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)

"""A congress in which everything that can be seen has happened at least once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hearth.core.actors import Actor, System
from hearth.ground.congress.models import Station
from hearth.journey.contact import actions, incoming
from hearth.journey.contact.models import DeputyCode, Phrase, Sheet, Thread
from tests import cast
from tests.journey.contact.test_views_door import picture

Step = Callable[[Thread, dict[str, Any]], Any]


@dataclass
class World:
    """Who is here, which codes hang where, and a thread of Zhao's for each way things can go."""

    people: dict[str, Actor]
    codes: dict[str, DeputyCode]
    phrase: Phrase
    sheet: Sheet
    station: Station
    threads: dict[str, Thread] = field(default_factory=dict)


def build(congress: Any, people: dict[str, Actor]) -> World:
    """Let it all happen, through the same actions as anywhere else."""
    zhao, bai = people["zhao"], people["bai"]
    codes = {"active": cast.code_of(zhao), "paused": cast.code_of(people["sun"]), "retired": cast.code_of(zhao)}
    actions.pause_code(codes["paused"], by=bai)
    actions.retire_code(codes["retired"], by=bai)
    actions.set_focus(zhao.deputy, "7号楼的暖气", "周五前冲洗管道", by=zhao)
    phrase = actions.save_phrase(congress, "预约上门", "我们会先打电话，再上门看一看。", by=zhao)
    sheet = actions.order_sheet(congress, "poster", "zh-hans", "https://example.org", by=bai, code=codes["active"])
    lived = {name: _lived(codes["active"], steps, people) for name, steps in LIVES.items()}
    return World(people, codes, phrase, sheet, Station.objects.get(), lived)


def _lived(code: DeputyCode, steps: list[Step], people: dict[str, Actor]) -> Thread:
    photo = SimpleUploadedFile("cold.jpg", picture().read())
    thread = cast.written(code, phone="138 0000 2046", photos=() if steps else incoming.keep([photo]))
    for step in steps:
        step(thread, {**people, "author": cast.author(thread), "clock": System("clock")})
    return Thread.objects.get(pk=thread.pk)


def step(who: str, verb: str, *words: Any, **details: Any) -> Step:
    """Somebody does something about a thread."""
    return lambda thread, people: getattr(actions, verb)(thread, *words, by=people[who], **details)


ANSWERED = [
    step("zhao", "acknowledge", "我先问问热力公司。"),
    step("bai", "note", "和上周是同一栋楼。"),
    step("zhao", "show_contact", "上门前打电话"),
    step("zhao", "reply", "周五前冲洗管道。", "measure", promised_on=date(2099, 1, 1)),
]
NOT_SOLVED = [*ANSWERED, step("author", "rate", "no", 1)]
LIVES: dict[str, list[Step]] = {
    "delivered": [],
    "need_info": [step("zhao", "ask", "晚上几点最冷？")],
    "coordinating": [step("zhao", "hand_over", "请协调热力公司。")],
    "replied": ANSWERED,
    "rated": [*ANSWERED, step("author", "rate", "yes", 3)],
    "not_solved": NOT_SOLVED,
    "reopened": [*NOT_SOLVED, step("author", "reopen", "还是只有十五度。")],
    "closed": [*ANSWERED, step("clock", "close")],
    "held": [step("bai", "hold", ("self_harm",), is_urgent=True)],
    "redirected": [step("bai", "redirect", "court", "请在十五日内向区法院提出上诉。")],
    "not_accepted": [step("bai", "refuse", "这里面没有可以办的事情。")],
    "withdrawn": [step("author", "withdraw")],
}

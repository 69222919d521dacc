"""A search reads a bounded number of rows: in whatever steps it looks, it finds the same, and says how far it went."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection

from hearth.core import clock
from hearth.core.sought import Sought
from hearth.doors.finding import queries
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from tests import cast
from tests.doors.finding.conftest import make_findable

pytestmark = pytest.mark.django_db

MANY = 90
SMALL = {"walk": 2, "longest": 1, "plenty": -1, "few": 0}  # so few rows, as if there were a million
WALKING = {"walk": 10, "longest": 4, "plenty": -1, "few": 0}  # some of a page, and the rest of it just behind


@pytest.fixture
def winter(code, sun):
    """Ninety messages, one an hour: a word in all, in every third, in two; of two deputies; each ninth is closed."""
    other = cast.code_of(sun)
    for number in range(MANY):
        body = (
            "楼道灯坏了。"
            + ("电梯也停了。" if number % 3 == 0 else "")
            + ("紫藤架倒了。" if number in (40, 80) else "")
        )
        thread = cast.delivered(other if number % 5 == 0 else code, body)
        at = clock.now() - timedelta(hours=number)
        state = {"state": "closed"} if number % 9 == 0 else {}
        Thread.objects.filter(pk=thread.pk).update(moved_at=at, began_at=at, **state)
    make_findable()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE contact_thread")


def pages(actor: Any, words: str, asked: dict[str, Any]) -> list[queries.Page]:
    """Every page there is."""
    look = partial(queries.messages, actor, Sought(words), asked)
    found = [look(None)]
    while found[-1].goes_on:
        found.append(look(found[-1].goes_on))
    return found


def things(found: list[queries.Page]) -> list[Thread]:
    return [thing for page in found for thing in page.things]


def limits(name: str, sun: Any) -> dict[str, Any]:
    day = (clock.now() - timedelta(hours=50)).isoformat()
    return {
        "none": {},
        "closed": {"state": "closed"},
        "since": {"since": day},
        "until": {"until": day},
        "one deputy": {"of": [str(sun.deputy.pk)]},
    }[name]


@pytest.mark.parametrize("words", ["楼道", "电梯", "紫藤架", "楼道 电梯", "灯 电梯", "没有的词"])
@pytest.mark.parametrize("name", ["none", "closed", "since", "until", "one deputy"])
@pytest.mark.parametrize("steps", [SMALL, WALKING])
def test_in_small_steps_the_same_is_found_in_the_same_order(winter, bai, sun, monkeypatch, words, name, steps):
    asked = limits(name, sun)
    whole = things(pages(bai, words, asked))

    monkeypatch.setattr(queries, "STEPS", steps)
    in_steps = things(pages(bai, words, asked))

    assert in_steps == whole
    assert len(in_steps) == len({thread.pk for thread in in_steps})


def test_a_page_that_did_not_look_at_everything_says_how_far_back_it_looked(winter, bai, monkeypatch):
    monkeypatch.setattr(queries, "STEPS", SMALL)

    first, *others = pages(bai, "楼道", {"until": (clock.now() - timedelta(hours=80)).isoformat()})

    assert first.things == [] and first.goes_on
    assert clock.now() - timedelta(hours=20) < first.back_to < clock.now()
    assert others[-1].back_to is None and len(things(others)) == 10


def test_moments_that_are_all_the_same_are_gone_through_to_the_last(winter, bai, monkeypatch):
    Thread.objects.update(moved_at=clock.now())
    whole = things(pages(bai, "电梯", {}))

    monkeypatch.setattr(queries, "STEPS", SMALL)

    assert things(pages(bai, "电梯", {})) == whole and len(whole) == MANY // 3


def test_the_page_says_it_in_words_and_leads_further_back(client, winter, bai, monkeypatch):
    monkeypatch.setattr(queries, "STEPS", SMALL)
    until = f"{clock.now() - timedelta(days=3):%Y-%m-%d}"

    page = cast.signed_in(client, bai).get("/yuhe/search/", {"q": "楼道", "kind": "messages", "until": until}).text

    assert "已从最新的查起，查到" in page and "再往前找" in page
    assert "目前还没有找到" in page and "没有找到相关内容" not in page


def test_an_administrator_finds_the_words_of_the_one_matter_they_were_let_into(code, bai):
    thread = cast.delivered(code, "楼道灯坏了。")
    cast.delivered(code, "楼道灯坏了。")
    make_findable()
    admin = cast.staff("施维", "Shi Wei", "admin")
    glass = contact.break_glass(thread, "附件无法显示，须核对原文件是否损坏，请批准查看", by=admin)
    contact.approve_glass(glass, by=bai)

    assert things(pages(admin, "楼道", {})) == [thread]

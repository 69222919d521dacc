"""What an auditor reads: everything that happened, narrowed down, page by page, and where each line came from."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from hearth.core import clock, tenancy
from hearth.core.ids import uuid7
from hearth.doors.auditing import queries
from hearth.ground.audit import sealing, tasks
from hearth.ground.audit.models import Entry, Sighting
from hearth.ground.audit.recording import sight
from hearth.journey.contact import actions
from hearth.journey.contact.models import Subject
from tests import cast
from tests.house.screens import words_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, auditor):
    return cast.signed_in(client, auditor)


def lines_on(page) -> list[Entry]:
    """The entries this page leads to, in its order."""
    keys = re.findall(r'href="/yuhe/audit/entries/([0-9a-f-]{36})/', page.text)
    return [Entry.objects.get(pk=key) for key in keys]


def events_on(page) -> list[str]:
    return [entry.event for entry in lines_on(page)]


@pytest.fixture
def busy(thread, zhao, bai):
    actions.acknowledge(thread, by=zhao)
    actions.show_contact(thread, "约时间上门", by=bai)
    return thread


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"event": "contact.acknowledged"}, ["contact.acknowledged"]),
        ({"group": "contacts"}, ["contact.contact_shown"]),
        ({"who": "赵"}, ["contact.acknowledged"]),
        ({"role": "clerk"}, ["contact.contact_shown"]),
        ({"kind": "contact.deputycode"}, ["contact.code_issued"]),
        ({"until": "2001-01-01"}, []),
        ({"code": "ZZZZZZZZ"}, []),
    ],
)
def test_the_ledger_is_narrowed_to_what_was_asked(reader, busy, asked, found):
    page = reader.get("/yuhe/audit/", asked)

    assert events_on(page) == found


def test_the_lines_of_one_thing_are_found_by_its_number(reader, busy):
    page = reader.get("/yuhe/audit/", {"code": busy.code})

    assert {entry.thing_id for entry in lines_on(page)} == {busy.pk}


def test_a_last_day_before_the_first_is_said_and_what_was_typed_stays(reader):
    page = reader.get("/yuhe/audit/", {"since": "2026-02-02", "until": "2026-01-01", "who": "赵"})

    assert page.status_code == 422
    assert "结束日期早于起始日期" in words_on(page)
    assert 'value="赵"' in page.text


def many(congress, count: int, **more) -> None:
    base = {"event": "test.happened", "kind": "x", "thing_id": uuid7(), "code": "yuhe", "role": "system", **more}
    now = base.pop("since", clock.now())
    Entry.objects.bulk_create(Entry(at=now - timedelta(seconds=n), **base) for n in range(count))


def test_every_line_is_met_once_going_from_page_to_page(yuhe, monkeypatch):
    many(yuhe, 23)
    monkeypatch.setattr(queries, "ROWS", 5)

    met, after = [], None
    while True:
        page = queries.ledger({}, after)
        met += [entry.pk for entry in page.lines]
        if (after := page.goes_on) is None:
            break

    assert met == list(Entry.objects.order_by("-at", "-id").values_list("pk", flat=True))


def test_what_is_rare_is_found_by_looking_further_back_and_no_page_looks_through_everything(yuhe, monkeypatch):
    many(yuhe, 30)
    many(yuhe, 1, event="test.rare")
    many(yuhe, 1, event="test.old", since=clock.now() - timedelta(days=1))
    monkeypatch.setattr(queries, "WINDOW", 10)

    pages, after = [], None
    while True:
        page = queries.ledger({"event": "test.old"}, after)
        pages.append(len(page.lines))
        if (after := page.goes_on) is None:
            break

    assert pages == [0, 0, 0, 1]


def test_a_line_shows_its_seal_and_what_came_before_and_after(reader, busy):
    sealing.seal_new()
    line = Entry.objects.get(event="contact.acknowledged")

    page = reader.get(f"/yuhe/audit/entries/{line.pk}/")

    assert bytes(line.seal.hash).hex() in page.text
    assert events_on(page) == ["contact.submitted", "contact.delivered", "contact.contact_shown"]


def test_who_looked_at_a_contact_is_read_with_the_reason(reader, busy):
    page = reader.get("/yuhe/audit/sightings/", {"why": "上门"})

    assert "约时间上门" in words_on(page)
    assert "白洁" in words_on(page)


def test_openings_and_looks_at_contacts_are_told_apart(reader, thread, bai):
    sight(thread, by=bai, reason="回电核实")
    sight(thread, by=bai, kind="thread")

    page = reader.get("/yuhe/audit/sightings/", {"looked_at": "thread"})

    assert "打开对话" in words_on(page)
    assert "回电核实" not in words_on(page)


def test_the_policy_is_read_in_words(reader):
    page = reader.get("/yuhe/audit/policy/", headers={"accept-language": "en"})

    assert "the deputy it was written to or that deputy’s aide or deputies’ affairs committee" in words_on(page)
    assert "is_clerk" not in words_on(page)


def test_the_state_of_the_chain_shows_the_newest_checkpoint_and_what_the_last_check_found(reader, thread):
    sealing.seal_new()
    tasks.verify_chain.work(clock.now())

    page = reader.get("/yuhe/audit/chain/")

    assert "没有修改、删除、插入或截断" in words_on(page)
    assert f"\n{Entry.objects.filter(seal__isnull=False).count()}\n" in words_on(page)


def test_anybody_may_fetch_the_public_key(client):
    page = client.get("/ledger-key/")

    assert page.text.startswith("hearth+")
    assert page.headers["Content-Type"].startswith("text/plain")


def test_an_auditor_is_shown_the_way_to_the_ledger_on_their_desk(reader):
    page = reader.get("/yuhe/desk/")

    assert 'href="/yuhe/audit/chain/"' in page.text


def test_the_neighbours_auditor_finds_nothing_of_ours(client, busy, jinchuan):
    with tenancy.inside(jinchuan):
        other = cast.staff("邻审", "Lin Shen", "auditor")
        page = cast.signed_in(client, other).get("/jinchuan/audit/")

    assert events_on(page) == []
    assert Sighting.objects.exists()


def test_an_auditor_reads_no_line_of_what_is_about_them(reader, auditor, thread):
    own = Entry.objects.about(thread).first()
    assert thread.code in reader.get(f"/yuhe/audit/?code={thread.code}").text.partition("</form>")[2]

    Subject.objects.create(thread=thread, user_id=auditor.id)

    assert thread.code not in reader.get("/yuhe/audit/").text
    assert reader.get(f"/yuhe/audit/entries/{own.pk}/").status_code == 404
    assert not queries.everything("ledger", {}, auditor.id).filter(thing_id=thread.pk).exists()

"""Lists as files: whole, in the sight of whoever ordered them, with two names where they are long, and gone in time."""

from __future__ import annotations

import csv
from datetime import timedelta

import openpyxl
import pytest

from hearth.core import clock, jobs
from hearth.doors.finding import actions, making
from hearth.doors.finding.actions.taking import MOST_AT_ONCE
from hearth.doors.finding.models import Extract
from hearth.doors.finding.tasks import forget_extracts
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Post
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from tests import cast
from tests.doors.finding.conftest import make_findable
from tests.house.screens import words_on

pytestmark = pytest.mark.django_db


def taken(congress, by, subject="messages", format="csv", **asked) -> Extract:
    with jobs.at_once():
        extract = actions.extract(congress, subject, format, asked or {"q": "室温"}, by=by)
    return Extract.objects.get(pk=extract.pk)


def rows_of(extract: Extract) -> list[list[str]]:
    if extract.format == "csv":
        return list(csv.reader(extract.file.open(encoding="utf-8-sig", newline="")))
    rows = openpyxl.load_workbook(extract.file).active.iter_rows()
    return [[cell.value or "" for cell in row] for row in rows]


@pytest.fixture
def few(monkeypatch):
    """Two rows are a long list here."""
    monkeypatch.setattr(making, "ALONE", 2)


@pytest.fixture
def many(code, thread):
    """Three messages of one kind."""
    for _ in range(2):
        cast.delivered(code)
    make_findable()


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_search_is_taken_along_row_by_row(yuhe, bai, thread, referral, format):
    make_findable()

    head, *lines, mark = rows_of(taken(yuhe, bai, format=format))

    assert head[:4] == ["编号", "状态", "缓急", "地址"]
    assert [line[0] for line in lines] == [thread.code]
    assert "白洁" in mark[0] and str(Entry.objects.get(event="finding.extract_ordered").pk) in mark[0]


@pytest.mark.parametrize(
    ("subject", "asked"),
    [
        ("desk", {"tray": "all"}),
        ("board", {"tray": "all"}),
        ("notes", {"q": "热力"}),
        ("referrals", {"q": "检修"}),
        ("people", {"q": "赵敏"}),
    ],
)
def test_every_list_can_be_taken_along(yuhe, bai, zhao, thread, referral, subject, asked):
    contact.note(Thread.objects.get(pk=thread.pk), "问过热力", by=zhao)
    make_findable()

    extract = taken(yuhe, bai, subject, **asked)

    assert (extract.state, extract.rows) == ("ready", 1)
    assert len(rows_of(extract)) == 3


def test_a_list_longer_than_a_page_is_whole(yuhe, bai, code):
    for number in range(60):
        cast.delivered(code, f"楼道灯坏了，第{number}次。")
    make_findable()

    for subject, asked in (("messages", {"q": "楼道"}), ("desk", {"tray": "deputies"})):
        codes = [line[0] for line in rows_of(taken(yuhe, bai, subject, **asked))[1:-1]]
        assert len(codes) == len(set(codes)) == 60


def test_how_to_reach_a_resident_stands_in_no_file(yuhe, bai, zhao, code):
    cast.delivered(code, phone="138 0000 2046", name="李兰芝", email="li@example.org")
    make_findable()

    for who in (bai, zhao):
        text = str(rows_of(taken(yuhe, who, q="室温")))
        assert "2046" not in text and "李兰芝" not in text and "example.org" not in text


@pytest.mark.parametrize("words", ["=1+1，室温低", "+86室温", "@SUM(A1)室温", "＝1室温"])
def test_no_cell_can_become_a_formula(yuhe, bai, code, words):
    cast.delivered(code, words, place=words)
    make_findable()

    in_csv, in_xlsx = (rows_of(taken(yuhe, bai, format=format))[1] for format in ("csv", "xlsx"))

    assert in_csv[3].startswith("'") and in_csv[4].startswith("'")
    assert in_xlsx[3] == words
    book = openpyxl.load_workbook(Extract.objects.get(format="xlsx").file).active
    assert {cell.data_type for row in book.iter_rows() for cell in row if cell.value} <= {"s", "inlineStr"}


def test_it_is_made_in_the_sight_of_that_moment(yuhe, bai, thread):
    make_findable()
    extract = actions.extract(yuhe, "messages", "csv", {"q": "室温"}, by=bai)
    thread.subjects.create(user_id=bai.id)

    making.make(extract, Entry.objects.get(event="finding.extract_ordered"))

    assert [line[0] for line in rows_of(extract)[1:-1]] == []


def test_whose_post_has_ended_takes_nothing_along(yuhe, bai, thread):
    make_findable()
    extract = actions.extract(yuhe, "messages", "csv", {"q": "室温"}, by=bai)
    Post.objects.filter(user=bai.id).update(state="ended")

    making.make(extract, Entry.objects.get(event="finding.extract_ordered"))

    assert Extract.objects.get().state == "failed" and not extract.file.exists()


def test_a_job_that_runs_twice_makes_one_file(yuhe, bai, thread):
    make_findable()
    extract = taken(yuhe, bai)
    before = extract.file.stat().st_mtime_ns

    making.make(extract, Entry.objects.get(event="finding.extract_ordered"))

    assert extract.file.stat().st_mtime_ns == before


def test_a_long_list_waits_for_a_second_person(client, yuhe, bai, many, few):
    extract = taken(yuhe, bai)
    cast.signed_in(client, bai)

    assert extract.state == "waiting"
    assert client.post(f"/yuhe/search/extracts/{extract.pk}/file/").status_code == 404
    assert client.post(f"/yuhe/search/extracts/{extract.pk}/agreement/").status_code == 404
    assert "等第二人同意" in words_on(client.get(f"/yuhe/search/extracts/{extract.pk}/"))


@pytest.mark.parametrize("role", ["clerk", "leader"])
def test_a_second_person_agrees_and_it_is_fetched(client, yuhe, bai, many, few, role):
    extract = taken(yuhe, bai)
    other = cast.staff("冯雪", "Feng Xue", role)

    page = cast.signed_in(client, other).get("/yuhe/search/extracts/")
    client.post(f"/yuhe/search/extracts/{extract.pk}/agreement/")

    assert "白洁" in words_on(page)
    answer = cast.signed_in(client, bai).post(f"/yuhe/search/extracts/{extract.pk}/file/")
    assert b"".join(answer.streaming_content).startswith(b"\xef\xbb\xbf")
    told = Entry.objects.filter(event__startswith="finding.").order_by("at", "id")
    assert [(line.event, line.name) for line in told] == [
        ("finding.extract_ordered", "白洁"),
        ("finding.extract_agreed", "冯雪"),
        ("finding.extract_fetched", "白洁"),
    ]


def test_a_second_person_does_not_agree_and_the_file_is_gone(client, yuhe, bai, many, few):
    extract = taken(yuhe, bai)
    other = cast.staff("冯雪", "Feng Xue", "clerk")

    cast.signed_in(client, other).post(f"/yuhe/search/extracts/{extract.pk}/refusal/")

    assert Extract.objects.get().state == "declined" and not extract.file.exists()


def test_nobody_else_fetches_it(client, yuhe, bai, thread):
    make_findable()
    extract = taken(yuhe, bai)
    other = cast.staff("冯雪", "Feng Xue", "clerk")

    cast.signed_in(client, other)

    assert client.get(f"/yuhe/search/extracts/{extract.pk}/").status_code == 404
    assert client.post(f"/yuhe/search/extracts/{extract.pk}/file/").status_code == 404


def test_one_file_holds_so_many_rows_and_says_that_there_are_more(yuhe, bai, many, monkeypatch):
    monkeypatch.setattr(making, "MOST_ROWS", 2)

    extract = taken(yuhe, bai)

    assert extract.is_cut and extract.rows == 2
    assert "还有更多" in rows_of(extract)[-2][0]


@pytest.mark.parametrize("what", ["erase", "mask", "seal"])
def test_a_file_in_which_a_matter_stands_that_was_erased_hidden_or_sealed_is_gone(yuhe, bai, thread, code, what):
    cast.delivered(code, "楼道灯坏了。")
    make_findable()
    with_it, without = taken(yuhe, bai), taken(yuhe, bai, q="楼道")
    li = cast.author(thread)

    with jobs.at_once():
        if what == "erase":
            contact.withdraw(thread, by=li)
            contact.erase(Thread.objects.get(pk=thread.pk), by=li)
        elif what == "mask":
            contact.mask(thread, "老人冻得睡不着", by=li)
        else:
            contact.seal(thread, "涉及工作人员", by=bai)

    assert Extract.objects.get(pk=with_it.pk).state == "gone" and not with_it.file.exists()
    assert Extract.objects.get(pk=without.pk).state == "ready" and without.file.exists()


def test_after_a_week_file_and_order_are_gone(yuhe, bai, thread):
    make_findable()
    extract = taken(yuhe, bai)

    forget_extracts.work(clock.now() + timedelta(days=6))
    assert extract.file.exists()
    forget_extracts.work(clock.now() + timedelta(days=8))

    assert not extract.file.exists() and not Extract.objects.exists()


def test_three_are_made_at_once_and_no_more(yuhe, bai):
    for _ in range(MOST_AT_ONCE):
        actions.extract(yuhe, "desk", "csv", {"tray": "all"}, by=bai)

    with cast.refused():
        actions.extract(yuhe, "desk", "csv", {"tray": "all"}, by=bai)


def test_a_disc_that_is_full_is_said_to_have_failed(client, yuhe, bai, thread, monkeypatch):
    def full(*_what):
        raise OSError("no space")

    monkeypatch.setattr("hearth.core.taking.write_sheet", full)

    extract = taken(yuhe, bai)

    assert extract.state == "failed"
    assert extract.code in words_on(cast.signed_in(client, bai).get(f"/yuhe/search/extracts/{extract.pk}/"))


@pytest.mark.parametrize(
    "form", [{}, {"subject": "messages"}, {"subject": "thread", "format": "csv"}, {"subject": "desk", "format": "pdf"}]
)
def test_what_no_page_offers_is_not_ordered(client, bai, form):
    assert cast.signed_in(client, bai).post("/yuhe/search/extracts/new/", form).status_code == 404


def test_a_list_that_is_not_theirs_is_not_ordered(client, auditor):
    cast.signed_in(client, auditor)

    for subject in ("desk", "board"):
        assert client.post("/yuhe/search/extracts/new/", {"subject": subject, "format": "csv"}).status_code == 404

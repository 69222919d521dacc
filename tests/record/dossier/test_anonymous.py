"""Nothing that is kept tells who gave which slip: not a row, not a moment, not an order, not a line of a log."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from hearth.ground.audit.models import Entry
from hearth.record.dossier.models import VoterReport
from tests import filing

pytestmark = pytest.mark.django_db

WAYS = {"satisfied": "1", "basically": "2", "not_satisfied": "3"}
TEN = ("satisfied", "not_satisfied", *["basically"] * 9)
# what differs from one run to the next and tells nothing: keys, codes, hashes, moments, what is encrypted
RANDOM = (
    (re.compile(r"\\\\x[0-9a-f]{8,}"), "bytes"),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{24,}"), "key"),
    (re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:\+\d\d(?::\d\d)?)?"), "moment"),
    (re.compile(r"\b[0-9A-HJKMNP-TV-Z]{8}\b"), "code"),
    (re.compile(r"(?<=,)\d{16,}(?=,)"), "window"),
)


def masked(text: str) -> str:
    for pattern, word in RANDOM:
        text = pattern.sub(word, text)
    return text


def dump() -> dict[str, list[str]]:
    """Every row of every table in the order in which they lie there, without what differs by chance."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names()):
            cursor.execute(f"SELECT r::text FROM {table} AS r ORDER BY ctid")
            found[table] = [masked(row) for (row,) in cursor.fetchall()]
    return found


def given_in_turn(report: VoterReport, codes: list[str], marks: tuple[str, ...]) -> list[Any]:
    """One voter after the other, each at a browser in a network of their own; answers what each of them got."""
    answers = []
    for n, (code, mark) in enumerate(zip(codes, marks, strict=False)):
        browser = Client(REMOTE_ADDR=f"10.0.{n}.7")
        sent = {"code": code, "mark": WAYS[mark]}
        answer = browser.post(f"/yuhe/reports/{report.code}/slip/", sent)
        page = browser.get(f"/yuhe/reports/{report.code}/")
        cookies = {name: morsel.value for name, morsel in answer.cookies.items()}
        heads = {name: value for name, value in answer.headers.items() if name not in ("Expires", "X-Request-Id")}
        answers.append((answer.status_code, heads, cookies, answer.content, len(page.content)))
    return answers


def run(zhao: Any, bai: Any, marks: tuple[str, ...], *, close: bool) -> dict[str, list[str]]:
    """The whole story with these marks, dumped, and taken back."""
    with transaction.atomic():
        report = filing.online(zhao)
        given_in_turn(report, filing.slips_of(report, bai, 15), marks)
        if close:
            filing.closed_online(report)
        found = dump()
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("close", [False, True], ids=["before closing", "after closing"])
def test_two_voters_who_change_their_marks_leave_the_same_database(close, zhao, bai):
    swapped = (TEN[1], TEN[0], *TEN[2:])

    one, other = run(zhao, bai, TEN, close=close), run(zhao, bai, swapped, close=close)

    assert one == other


def test_before_closing_not_even_the_amounts_leave_another_database(zhao, bai):
    assert run(zhao, bai, TEN, close=False) == run(zhao, bai, ("satisfied",) * 11, close=False)


def test_after_closing_the_amounts_do_and_so_the_comparison_sees_something(zhao, bai):
    assert run(zhao, bai, TEN, close=True) != run(zhao, bai, ("satisfied",) * 11, close=True)


def test_giving_a_slip_takes_a_row_away_and_writes_none(zhao, bai):
    report = filing.online(zhao)
    codes = filing.slips_of(report, bai, 15)
    before, lines = dump(), Entry.objects.count()

    given_in_turn(report, codes, TEN)

    changed = {table: (before[table], after) for table, after in dump().items() if before[table] != after}
    assert set(changed) == {"dossier_slip"}  # the urn is sealed anew, and looks as before
    was, now = changed["dossier_slip"]
    assert len(now) == len(was) - len(TEN) and set(now) <= set(was)
    assert Entry.objects.count() == lines


def test_neither_answers_nor_logs_differ_by_what_was_chosen(zhao, bai, caplog):
    report = filing.online(zhao)
    codes = filing.slips_of(report, bai, 15)

    with caplog.at_level(logging.DEBUG):
        answers = given_in_turn(report, codes, TEN)

    assert len({repr(answer[:4]) for answer in answers}) == 1
    assert len({answer[4] for answer in answers}) == 1
    told = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert not any(code in told for code in codes)
    assert not any(mark in told for mark in WAYS)


def test_slips_lie_in_another_order_than_on_the_paper_and_none_by_the_clock(zhao, bai):
    report = filing.online(zhao)
    filing.slips_of(report, bai, 40)

    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM dossier_slip ORDER BY ctid")
        as_they_lie = [bytes(row[0]) for row in cursor.fetchall()]
        cursor.execute("SELECT substr(id::text, 15, 1) FROM dossier_slip")
        versions = {row[0] for row in cursor.fetchall()}

    assert as_they_lie == sorted(as_they_lie)
    assert versions == {"4"}  # a random key; the house's others carry their moment

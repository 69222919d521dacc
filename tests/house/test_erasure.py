"""Nothing that was erased stands anywhere any more; and a stolen dump opens nobody's door (P9)."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from hearth.core import clock, jobs
from hearth.journey.casework import actions as casework
from hearth.journey.casework.models import Referral
from hearth.journey.contact import actions, incoming, tracking
from hearth.journey.contact.models import Photo, Thread
from hearth.ops import binaries
from tests import cast
from tests.journey.contact.test_views_door import picture

NAME, PHONE, EMAIL, PLACE = "欧阳兰芝", "13912345678", "lanzhi@example.org", "望月巷甲19号"
BODY = "邻居家的煤气味整夜不散，我丈夫有哮喘。"
ADDED = "昨晚又闻到了，孩子一直咳。"
PLANTED = (NAME, PHONE, PHONE[-8:], EMAIL, "lanzhi", PLACE, BODY, ADDED, "煤气味", "哮喘", "一直咳", "望月巷", "味整")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(code):
    """Somebody wrote with everything they had, added to it, and was read on the page."""
    file = picture("gas.jpg")
    file.chunks = lambda: iter([file.getvalue()])
    with jobs.at_once():
        thread = cast.written(
            code, BODY, place=PLACE, name=NAME, phone=PHONE, email=EMAIL, photos=incoming.keep([file])
        )
        actions.add(thread, ADDED, by=cast.author(thread))
    cast.holding(Client(), thread).get("/t/")
    return Thread.objects.get(pk=thread.pk)


@pytest.fixture
def quoted(told, bai, he, heating):
    """A unit was given their words, and unit and staff quote them in all they write about it."""
    with jobs.at_once():
        referral = cast.referred(told, bai, heating, words=f"{PLACE}：{BODY}")
        casework.accept(referral, by=he)
        casework.remark(referral, f"来人说“{BODY}”", by=he, is_inside=True)
        casework.remark(referral, f"请先看{PLACE}。", by=bai)
        casework.request(referral, "extension", f"{PLACE}的管道要停气才能修。", by=he, hours=24)
        casework.grant(referral.requests.get(), f"可以，{BODY}", by=bai)
        cast.promised(referral, he, words=f"{PLACE}年底前换管。")
        casework.report(Referral.objects.get(pk=referral.pk), f"{PLACE}已修好，不再有煤气味。", "solved", by=he)
    return told


def residue(*, of: tuple[str, ...] = PLANTED) -> set[tuple[str, str]]:
    """Where which of these words stand: in every column of every table that can hold words, JSON or bytes."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
               AND (data_type IN ('text', 'character varying', 'jsonb', 'json', 'bytea', 'tsvector', 'ARRAY')
                    OR udt_name IN ('tsvector', 'citext'))"""
        )
        places = cursor.fetchall()
        return {(f"{table}.{column}", word) for table, column in places for word in _in(cursor, table, column, of)}


def _in(cursor, table, column, words):
    cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
    kept = [value for (value,) in cursor.fetchall()]
    held = b"\n".join(bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in kept)
    return {word for word in words if word.encode() in held}


def files() -> set[Path]:
    """What lies in the folders for photos: as they came, and as they were made anew."""
    folders = (Path(settings.MEDIA_ROOT), Path(settings.DATA) / "incoming")
    return {file for folder in folders for file in folder.rglob("*") if file.is_file()}


def test_before_anything_is_erased_the_scan_finds_what_was_planted(told):
    found = {word for _place, word in residue()}

    assert found == {BODY, ADDED, PLACE, "煤气味", "哮喘", "一直咳", "望月巷", "味整"}, "contact details are encrypted"
    assert len(files()) == 2


def test_after_the_matter_was_erased_no_word_number_or_photo_is_left(told):
    with jobs.at_once():
        actions.withdraw(told, by=cast.author(told))
        actions.erase(Thread.objects.get(pk=told.pk), by=cast.author(told))

    assert residue() == set()
    assert files() == set() and not Photo.objects.exists()
    assert BODY not in cast.holding(Client(), told).get("/t/").text


def test_nor_of_what_a_unit_was_given_and_wrote(quoted):
    assert {"casework_referral.words", "casework_remark.words"} <= {place for place, _word in residue()}

    with jobs.at_once():
        actions.withdraw(Thread.objects.get(pk=quoted.pk), by=cast.author(quoted))
        actions.erase(Thread.objects.get(pk=quoted.pk), by=cast.author(quoted))

    assert residue() == set()


def test_after_three_years_nothing_is_left_either(told):
    from hearth.journey.contact import tasks

    with jobs.at_once():
        actions.withdraw(told, by=cast.author(told))
        with clock.standing_at(clock.now() + timedelta(days=1100)):
            tasks.retain.work(clock.now())

    assert residue() == set() and files() == set()


def test_after_a_passage_was_hidden_it_stands_nowhere(told):
    with jobs.at_once():
        actions.mask(told, "我丈夫有哮喘", by=cast.author(told))

    assert {word for _place, word in residue(of=("哮喘", "我丈夫"))} == set()


def test_nor_does_a_unit_read_it_where_staff_had_quoted_it(quoted):
    with jobs.at_once():
        actions.mask(quoted, "我丈夫有哮喘", by=cast.author(quoted))
        actions.mask(Thread.objects.get(pk=quoted.pk), PLACE, by=cast.author(quoted))

    assert residue(of=("哮喘", "我丈夫", PLACE)) == set()
    assert Referral.objects.get().words == "▇▇▇：邻居家的煤气味整夜不散，▇▇▇。"


def test_a_stolen_dump_opens_nobodys_door(told, zhao):
    connection.commit()
    given = connection.get_connection_params()
    names = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "port": "PGPORT"}
    access = {names[key]: str(value) for key, value in given.items() if key in names}
    program = str(binaries.find() / "pg_dump")

    dump = subprocess.run([program, "--no-owner"], env=access, capture_output=True, check=True).stdout

    secret = tracking.code_of(told)[8:]
    opening = [NAME, PHONE, PHONE[-8:], EMAIL, secret, tracking.code_of(told), "a long enough password"]
    assert BODY.encode() in dump, "the dump holds what may be read, so it would show the rest as well"
    assert [word for word in opening if word.encode() in dump or word.encode().hex().encode() in dump] == []

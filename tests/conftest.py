from __future__ import annotations

import gc
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.urls import set_urlconf
from django.utils import translation

from hearth.core import jobs, tenancy
from hearth.core.roles import WEB, WORKER
from hearth.doors.finding import people
from hearth.ground.congress import middleware
from hearth.ground.congress.models import Station
from hearth.ground.rulebook import almanac, versions
from tests import cast, tables

NUMBERS = count()


def pytest_make_parametrize_id(config, val, argname):
    """A file is no name: a workbook holds the second it was made in, and each process that tests makes its own."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_finish(session):
    """Tests and all they import stay until the end: no use looking through them for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Each process begins with a copy of tables that the migrations made once."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = tables.pattern()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The owner makes the tables; then tests ask as the web server does: a superuser sees through every wall."""
    options = connection.settings_dict["OPTIONS"]
    with django_db_blocker.unblock():
        connection.close()
    options["assume_role"] = WEB
    yield
    options["assume_role"] = None
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Processes remember congresses, rules, calendars and the last reader's language; tests must not."""
    _forget()
    translation.activate("zh-hans")
    yield
    _forget()


def _forget() -> None:
    set_urlconf(None)  # a request that was never closed leaves the addresses of its congress behind
    middleware.forget_congresses()
    almanac.forget()
    versions.forget()
    people.KNOWN.forget()


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path_factory):
    """Each test has a data directory of its own, numbered here: `tmp_path` looks at all others to find its number."""
    settings.DATA = tmp_path_factory.getbasetemp() / f"data{next(NUMBERS)}"
    settings.DATA.mkdir()
    settings.MEDIA_ROOT = settings.DATA / "media"


@pytest.fixture
def yuhe(db):
    """The congress everything happens in; entered for the length of the test."""
    congress = cast.congress("yuhe", "榆河区", "Yuhe")
    with tenancy.inside(congress):
        yield congress


@pytest.fixture
def jinchuan(db):
    """The neighbour."""
    return cast.congress("jinchuan", "锦川区", "Jinchuan")


@pytest.fixture
def zhao(yuhe):
    """A deputy."""
    return cast.deputy("D001", "赵敏", "Zhao Min")


@pytest.fixture
def sun(yuhe):
    """Another deputy."""
    return cast.deputy("D002", "孙建国", "Sun Jianguo")


@pytest.fixture
def aide(zhao):
    """Zhao's aide."""
    return cast.staff("小周", "Zhou Ning", "aide", deputy=zhao.deputy)


@pytest.fixture
def bai(yuhe):
    """A clerk of the deputies' affairs committee."""
    return cast.staff("白洁", "Bai Jie", "clerk")


@pytest.fixture
def auditor(yuhe):
    """Somebody who reads everything that happened and changes nothing."""
    return cast.staff("纪明", "Ji Ming", "auditor")


@pytest.fixture
def heating(yuhe):
    """The heating company."""
    return cast.unit()


@pytest.fixture
def he(heating):
    """Its dispatcher."""
    return cast.staff("贺工", "He Gong", "unit", unit=heating)


@pytest.fixture
def chief(heating):
    """The leader of the heating company."""
    return cast.staff("高经理", "Gao Jing", "unit-leader", unit=heating)


@pytest.fixture
def referral(thread, bai, heating):
    """Granny Li's matter, sent to the heating company."""
    return cast.referred(thread, bai, heating)


@pytest.fixture
def station(yuhe):
    """The liaison station of Anhe."""
    return Station.objects.get()


@pytest.fixture
def qian(station):
    """Its officer."""
    return cast.staff("钱站长", "Qian Li", "station", station=station)


@pytest.fixture
def wei(jinchuan):
    """A deputy in the other congress."""
    with tenancy.inside(jinchuan):
        return cast.deputy("D001", "魏岚", "Wei Lan")


@pytest.fixture
def code(zhao):
    """Zhao's poster."""
    return cast.code_of(zhao)


@pytest.fixture
def thread(code):
    """Granny Li has written to Zhao, and it was delivered."""
    return cast.delivered(code, name="李奶奶", phone="138 0000 2046")


@pytest.fixture
def at_once():
    """Reactions follow in the same breath."""
    with jobs.at_once():
        yield


@pytest.fixture
def as_owner(_django_db_helper):
    """The tables' owner at the keyboard: backups, restores, and whoever tampers with the server itself."""
    with cast.database_account("NONE"):
        yield


@pytest.fixture
def as_worker(_django_db_helper):
    """What the worker does, with what the worker may."""
    with cast.database_account(WORKER):
        yield


@pytest.fixture
def where(monkeypatch):
    """A place whose rules choose so."""

    def choose(kind: Any, *ways: Any) -> None:
        before = versions.in_force()

        class Rules:
            def __getattr__(self, name: str) -> Any:
                return getattr(before, name)

            def chosen(self, asked: Any) -> Any:
                return ways[0] if asked is kind else before.chosen(asked)

            def all_chosen(self, asked: Any) -> Any:
                return ways if asked is kind else before.all_chosen(asked)

        monkeypatch.setattr(versions, "in_force", lambda *_of: Rules())

    return choose

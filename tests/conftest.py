from __future__ import annotations

import pytest
from django.utils import translation

from hearth.core import jobs, tenancy
from hearth.ground.congress import middleware
from tests import cast


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Processes remember congresses, rendered pages and the last reader's language; tests must not."""
    middleware.forget_congresses()
    translation.activate("zh-hans")
    yield
    middleware.forget_congresses()


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Each test has a data directory of its own."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


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

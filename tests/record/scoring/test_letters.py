"""Deputies hear when scoring begins, ends, and when their sheet is ready; staff of a dispute; nobody of points."""

from __future__ import annotations

import pytest
from django.core import mail

from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.record.scoring import actions, letters
from hearth.record.scoring.events import Happened
from tests import cast, scoring
from tests.record.dossier.test_letters import told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]


@pytest.fixture
def admin(yuhe):
    return cast.staff("施宇", "Shi Yu", "admin")


@pytest.fixture
def lin(yuhe):
    return cast.staff("林芳", "Lin Fang", "clerk")


@pytest.fixture(autouse=True)
def _reachable(zhao, sun, aide, bai, lin, admin, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for who in (zhao, sun, aide, bai, lin, admin):
        User.objects.filter(pk=who.id).update(email=f"{who.id.hex[-6:]}@example.org")


def of_scoring() -> set[tuple[str, str]]:
    """Letters of this chapter alone."""
    return {(letter, name) for letter, name in told() if letter in letters.SAID}


def test_deputies_hear_when_it_is_turned_on_and_off(yuhe, admin, zhao, sun):
    scoring.turned_on(admin)
    assert of_scoring() == {("scoring_on", zhao.name), ("scoring_on", sun.name)}

    actions.turn_off(yuhe, "停用", by=admin)
    assert of_scoring() == {(letter, who.name) for letter in ("scoring_on", "scoring_off") for who in (zhao, sun)}


def test_each_deputy_hears_once_that_their_sheet_is_ready_and_again_of_a_decision(yuhe, admin, bai, lin, zhao, sun):
    scoring.reckoned(admin, bai, zhao)
    actions.reckon(yuhe, scoring.last_year(), by=bai)
    ready = {("score_ready", zhao.name), ("score_ready", sun.name)}
    begun = {("scoring_on", zhao.name), ("scoring_on", sun.name)}
    assert of_scoring() == ready | begun

    objection = scoring.contested(zhao)
    disputed = {("score_disputed", bai.name), ("score_disputed", lin.name)}
    assert of_scoring() == ready | begun | disputed

    actions.decide(scoring.sheet_of(zhao), objection, "uphold", "有签到。", by=lin)
    assert of_scoring() == ready | begun | disputed | {("score_decided", zhao.name)}


def test_each_letter_leads_to_where_it_stands_and_tells_no_points(yuhe, admin, bai, lin, zhao):
    (sheet,) = scoring.reckoned(admin, bai, zhao)
    objection = scoring.contested(zhao)
    actions.decide(scoring.sheet_of(zhao), objection, "uphold", "有签到。", by=lin)
    actions.turn_off(yuhe, "停用", by=admin)

    entries = Entry.objects.filter(event__in=[str(event) for event in letters.TELLS])
    ways = {entry.event: letters.facts(entry, "")["way"].partition("/yuhe/")[2] for entry in entries}
    assert ways == {
        Happened.TURNED_ON: "duties/scoring/",
        Happened.TURNED_OFF: "file/",
        Happened.RECKONED: f"file/score/?year={sheet.year}",
        Happened.CONTESTED: f"deputies/D001/file/score/?year={sheet.year}",
        Happened.DECIDED: f"file/score/?year={sheet.year}",
    }
    assert all(sheet.total not in entry.facts.values() for entry in entries)
    assert not any("分，" in letter.body or f"{sheet.total}分" in letter.body for letter in mail.outbox)

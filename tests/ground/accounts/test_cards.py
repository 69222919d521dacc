"""Printed cards: for people of this congress, never for oneself, each making the one before worthless."""

from __future__ import annotations

import pytest

from hearth.core import printing
from hearth.core.refusals import NotAllowed
from hearth.ground.accounts import actions
from hearth.ground.accounts.models import OneTimeCode, SecondFactor
from hearth.ground.audit.models import Entry
from tests import cast
from tests.ground.accounts.people import user_of
from tests.ground.accounts.test_second_step import first_step, second_step

CARDS = "/yuhe/sign-in-cards/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, bai):
    return cast.signed_in(client, bai)


def test_a_clerk_finds_a_colleague_and_prints_a_card(office, zhao):
    page = office.get(CARDS, {"q": "赵"})
    paper = office.post(f"{CARDS}{zhao.user_id}/")

    assert f"{CARDS}{zhao.user_id}/" in page.text
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    assert OneTimeCode.objects.filter(factor__user_id=zhao.user_id).count() == 40
    assert Entry.objects.get(event="accounts.card_issued").facts["user"] == str(zhao.user_id)


def test_with_the_card_one_signs_in(client, yuhe, zhao, bai):
    codes = actions.issue_card(user_of(zhao), by=bai, congress=yuhe.ref)

    first_step(client, zhao)

    assert second_step(client, "card", codes[0]).status_code == 303


def test_a_new_card_makes_the_old_one_worthless(client, yuhe, zhao, bai):
    old = actions.issue_card(user_of(zhao), by=bai, congress=yuhe.ref)
    actions.issue_card(user_of(zhao), by=bai, congress=yuhe.ref)

    first_step(client, zhao)

    assert second_step(client, "card", old[0]).status_code == 422
    assert SecondFactor.objects.filter(kind="card").count() == 1


def test_nobody_prints_a_card_for_themselves(office, bai):
    assert f"{CARDS}{bai.user_id}/" not in office.get(CARDS, {"q": "白"}).text
    assert office.post(f"{CARDS}{bai.user_id}/").status_code == 404


def test_people_of_another_congress_are_not_found(office, wei):
    assert str(wei.user_id) not in office.get(CARDS, {"q": "魏"}).text
    assert office.post(f"{CARDS}{wei.user_id}/").status_code == 404


def test_a_deputy_prints_no_cards(yuhe, zhao, sun):
    with cast.refused(NotAllowed):
        actions.issue_card(user_of(sun), by=zhao, congress=yuhe.ref)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_card_fits_on_one_page(language):
    codes = [f"{number:06}" for number in range(40)]
    card = printing.CodeCard("赵敏", "zhaomin.yuhe", "榆河区人民代表大会常务委员会", "0354-000 0000", codes)

    paper = printing.code_card(card, language)

    assert paper.count(b"/Type /Page\n") + paper.count(b"/Type/Page/") <= 1

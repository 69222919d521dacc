"""The overview: each figure is what a slow look at every row finds, and leads to just those rows."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.ground.rulebook.models import Clock
from hearth.journey.suggestions import actions, overview, piles, register
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.lifecycle import IN_HAND
from hearth.journey.suggestions.models import Assignment, Decline, Evaluation, Suggestion
from tests import cast, suggesting

pytestmark = pytest.mark.django_db
STATES = (
    "submitted",
    "registered",
    *["handling"] * 5,
    *["replied", "evaluated", "following"] * 3,
    "closed",
    "letter",
    "withdrawn",
)
DAY = timedelta(days=1)


@pytest.fixture
def leader(yuhe):
    """Of the chair."""
    return cast.staff("孟庆和", "Meng Qinghe", "leader")


@pytest.fixture
def many(zhao, bai, heating, street):
    """A hundred, each pushed into a state, with shares, clocks and judgements by chance."""
    chance = random.Random(7)
    now = clock.now()
    for number in range(100):
        made = suggesting.submitted(zhao, title=f"第{number}件")
        told = {
            "state": chance.choice(STATES),
            "round": chance.choice((1, 1, 2)),
            "result_class": chance.choice(("", "resolved", "planned", "in_progress")),
            "answered_at": now - chance.choice((10, 200, 500)) * DAY,
            "year": chance.choice((now.year, now.year - 1)),
            "number": f"7-{number}",
        }
        Suggestion.objects.filter(pk=made.pk).update(**told)
        _clock(made, "suggestions.suggestion", chance.choice(("assign", "evaluate")), chance)
        for unit, part in ((heating, "lead"), (street, "co")):
            state = chance.choice((*IN_HAND, "answered", "released"))
            share = Assignment.objects.create(
                suggestion=made,
                unit=unit,
                part=part,
                code=f"{part}{number}",
                state=state,
                assigned_at=now,
                moved_at=now,
            )
            _clock(share, "suggestions.assignment", chance.choice(("answer", "ruling")), chance)
            if chance.random() < 0.5:
                Decline.objects.create(
                    assignment=share, reason="-", name="-", at=now, ruling=chance.choice(("", "kept", "released"))
                )
        for round in range(1, told["round"] + 1):
            grades = {name: chance.choice(("satisfied", "not")) for name in ("attitude", "reply", "result")}
            Evaluation.objects.create(suggestion=made, round=round, at=now, **grades)


def _clock(thing, kind: str, name: str, chance: random.Random) -> None:
    now = clock.now()
    Clock.objects.create(
        kind=kind,
        thing_id=thing.pk,
        code=thing.code,
        name=name,
        rule="suggestion.answer",
        version="cn-base-2025",
        amount=1,
        unit="d",
        started_at=now - 9 * DAY,
        due_at=now + chance.choice((-1, 1)) * DAY,
        stopped_at=chance.choice((None, None, now)),
        paused_since=chance.choice((None, None, None, now)),
    )


def slowly(now) -> dict[str, set[str]]:
    """The same piles, found by looking at every row by itself."""
    found: dict[str, set[str]] = {name: set() for name in piles.piles(now)}

    def is_late(thing, name: str) -> bool:
        own = [each for each in Clock.objects.filter(thing_id=thing.pk) if each.name == name]
        return any(each.is_overdue(now) for each in own)

    for each in Suggestion.objects.all():
        every = list(each.assignments.all())
        shares = every if each.state == "handling" else []
        said = [judged for judged in each.evaluations.all() if judged.round == each.round]
        days = (now - each.answered_at).days
        is_promised = each.state == "following" and each.result_class in ("planned", "in_progress")
        holds = {
            "late_assign": is_late(each, "assign"),
            "late_answer": any(share.is_in_hand and is_late(share, "answer") for share in shares),
            "late_ruling": any(share.state == "declining" and is_late(share, "ruling") for share in shares),
            "late_evaluate": each.state == "replied" and is_late(each, "evaluate"),
            "declined": any(share.state == "declining" for share in shares),
            "kept": any(share.is_in_hand and share.declines.filter(ruling="kept").exists() for share in shares),
            "unassigned": each.state == "handling"
            and not [share for share in every if share.part != "co" and share.state not in ("released", "ended")],
            "unsatisfied": each.state == "evaluated" and any(not judged.is_satisfied for judged in said),
            "again": each.state == "handling" and each.round > 1,
            "promised": is_promised and days <= 91,
            "promised_months": is_promised and 91 < days <= 365,
            "promised_years": is_promised and days > 365,
            "in_work": any(share.is_in_hand for share in shares),
        }
        for name, is_so in holds.items():
            if is_so and not (each.state == "withdrawn" and each.submitted_at is None):
                found[name].add(each.code)
    return found


def test_every_figure_is_what_a_slow_count_finds_and_leads_to_its_rows(many, bai, monkeypatch):
    monkeypatch.setattr(register, "ROWS", 200)
    now = clock.now()
    expected = slowly(now)

    counted = piles.counted(register.seen_by(bai), piles.piles(now).values())

    assert {name: counted.get(name, 0) for name in expected} == {name: len(codes) for name, codes in expected.items()}
    assert min(len(codes) for codes in expected.values()) > 0  # chance made some of each
    for name, codes in expected.items():
        page = register.in_list(register.Asked(pile=name), bai, now)
        assert {each.code for each in page.rows} == codes, name


def test_figures_of_units_lead_to_the_rows_of_those_units(many, bai, monkeypatch):
    monkeypatch.setattr(register, "ROWS", 200)
    now = clock.now()

    for row in overview.by_unit(bai, now):
        for name, figure in zip(overview.PER_UNIT, row.figures, strict=True):
            asked = register.Asked(pile=name, unit=row.unit.pk)
            assert figure.amount == len(register.in_list(asked, bai, now).rows), (row.unit.name_zh, name)


def test_states_are_counted_one_by_one(many, bai, leader):
    now = clock.now()
    states = overview.chapters(leader, now)[0].figures

    for state, figure in zip((*overview.UNDER_WAY, "closed"), states, strict=True):
        rows = [each for each in Suggestion.objects.all() if each.state == state]
        assert figure.amount == len([each for each in rows if state != "closed" or each.year == now.year]), state


def test_every_number_on_the_page_is_what_its_list_shows(zhao, bai, heating, he, leader):
    suggestion = suggesting.assigned(zhao, bai, Share(heating, "lead"))
    actions.decline(suggesting.share_of(suggestion, heating), "不属于我们。", by=he)
    browser = cast.signed_in(Client(), leader)

    page = browser.get("/yuhe/suggestions/overview/").content.decode()
    shown = browser.get("/yuhe/suggestions/all/?pile=declined").content.decode()

    assert "/yuhe/suggestions/all/?pile=declined" in page
    assert "/yuhe/suggestions/all/?pile=late_answer" not in page  # nothing is late, so nothing leads there
    assert suggestion.title in shown
    assert heating.name_zh in page


def test_what_is_being_written_is_counted_nowhere(zhao, bai):
    suggesting.begun(zhao)

    assert [
        figure.amount for chapter in overview.chapters(bai, clock.now()) for figure in chapter.figures if figure.amount
    ] == []


@pytest.mark.parametrize("who", ["zhao", "he", "aide"])
def test_it_is_for_staff_and_chair(request, who):
    browser = cast.signed_in(Client(), request.getfixturevalue(who))

    assert browser.get("/yuhe/suggestions/overview/").status_code == 404

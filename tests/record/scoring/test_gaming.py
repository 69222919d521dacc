"""What a deputy can make more of by themselves moves no score, and no public figure by more than one (T7, P24)."""

from __future__ import annotations

from uuid import uuid4

import pytest

from hearth.core import clock, tenancy
from hearth.journey.casework import actions as casework
from hearth.journey.contact import actions as contact
from hearth.journey.demands import actions as demands
from hearth.journey.demands import machine
from hearth.record.dossier import counting, deriving, open_data
from hearth.record.dossier.figures import figures_of
from hearth.record.dossier.models import DutyPhoto, DutyRecord
from hearth.record.scoring import actions, keeping
from hearth.record.scoring.models import ScoreRule
from tests import cast, filing, scoring, suggesting

pytestmark = pytest.mark.django_db
OWN = {"name": "同一人", "phone": "138 0000 9999"}
MANY, SOME = 500, 40
OF_MESSAGES = ("reply", "coordination", "talk", "visit", "solved")  # demands are confirmed by staff, one by one


@pytest.fixture
def admin(yuhe):
    return cast.staff("施宇", "Shi Yu", "admin")


def messages_to_oneself(zhao, bai, code) -> None:
    """Each is answered; of some, coordination asked for, talks noted, a demand made of it and taken on, solved said."""
    for number in range(MANY):
        thread = cast.delivered(code, f"第{number}次说：冷。", **OWN)
        machine.look_at(thread)
        if number < SOME:
            contact.hand_over(thread, "请协调。", by=zhao)
            casework.note_talk(thread, "talk", "说好了。", clock.today(), by=zhao)
            casework.note_talk(thread, "visit", "去看了。", clock.today(), by=zhao)
            demand = demands.begin(thread, f"第{number}件事", by=zhao)
            demands.confirm(demand, zhao.deputy, demand.title, by=bai)
            contact.hand_back(contact_of(thread), "请代表答复。", by=bai)
        contact.reply(contact_of(thread), "修好了。", "solved", by=zhao)
        if number < SOME:
            contact.rate(contact_of(thread), "yes", 3, by=cast.author(thread))


def contact_of(thread):
    return type(thread).objects.select_related("deputy").get(pk=thread.pk)


def figures(deputy) -> dict[str, int]:
    return {each.figure.key: each.value.number or 0 for each in figures_of(deputy.deputy.pk, scoring.last_year())}


def closed_and_reckoned(bai, *deputies):
    scoring.closed(bai)
    actions.reckon(tenancy.current(), scoring.last_year(), by=bai)
    return [keeping.as_read(scoring.sheet_of(deputy)) for deputy in deputies]


def counts(sheet) -> dict[str, tuple[int, int]]:
    """How many count of each kind, and for how many points."""
    kinds = dict(ScoreRule.objects.values_list("code", "kind"))
    return {kinds[each.rule]: (each.counted, each.kept) for each in sheet.rules}


def test_five_hundred_messages_to_oneself_move_no_score_and_each_figure_by_one_person_at_most(
    yuhe, admin, bai, zhao, sun, code
):
    scoring.begun(admin)
    for deputy in (zhao, sun):
        scoring.done(deputy, bai)
    with scoring.last(8):
        messages_to_oneself(zhao, bai, code)
    deriving.replay()
    honest, swollen = figures(sun), figures(zhao)

    his, hers = closed_and_reckoned(bai, zhao, sun)

    assert DutyRecord.objects.filter(deputy=zhao.deputy, kind="reply").count() == MANY
    assert (counts(his), his.total) == (counts(hers), hers.total)
    assert DutyRecord.objects.filter(deputy=zhao.deputy, kind="visit", origin="derived").count() == SOME
    assert {key: swollen[key] - honest[key] for key in honest if swollen[key] - honest[key] > 1} == {}


def test_they_move_no_bar_of_the_balance_and_no_line_of_open_data_by_more_than_one(bai, zhao, code):
    with scoring.last(8):
        messages_to_oneself(zhao, bai, code)
    deriving.replay()

    kinds = counting.by_kind(zhao.deputy.pk, scoring.last_year())
    assert {kind: lines for kind, lines in kinds.items() if kind != "demand"} == dict.fromkeys(OF_MESSAGES, 1)
    sheet = open_data.as_csv(zhao.deputy, scoring.last_year()).content.decode("utf-8-sig").splitlines()[1:]
    assert {line.split(",")[-1] for line in sheet if ",demand," not in line} == {"1"}


@pytest.mark.parametrize("times", [3, 30])
def test_the_same_visit_entered_again_and_again_is_one_day(yuhe, admin, bai, zhao, sun, times):
    scoring.begun(admin)
    with scoring.last(6):
        filing.verified(sun, bai)
        for number in range(times):
            filing.verified(zhao, bai, words=f"到第{number}户家里测了室温。")

    his, hers = closed_and_reckoned(bai, zhao, sun)

    assert counts(his)["visit"] == counts(hers)["visit"] == (1, 3)
    assert [left.why for each in his.rules for left in each.left] == ["same_day"] * (times - 1)


def test_photos_and_voices_change_nothing_however_often_the_same_one_hangs_there(yuhe, admin, bai, zhao, sun):
    scoring.begun(admin)
    for month in (5, 6):
        with scoring.last(month):
            filing.verified(sun, bai)
            line = filing.verified(zhao, bai, photos=tuple(uuid4() for _n in range(3)))
            DutyPhoto.objects.filter(record=line).update(original_hash="0" * 64, state="ready")

    his, hers = closed_and_reckoned(bai, zhao, sun)

    assert counts(his) == counts(hers) and his.total == 6


def test_one_matter_cut_into_twenty_suggestions_is_one_matter(yuhe, admin, bai, zhao, sun, code):
    scoring.begun(admin)
    demand = demands.begin(cast.delivered(code), "早晚暖气不热", by=bai)
    demands.confirm(demand, zhao.deputy, demand.title, by=bai)
    with scoring.last(6):
        suggesting.registered(sun, bai)
        for number in range(20):
            suggesting.registered(zhao, bai, demand, title=f"供暖之{number}")
    deriving.replay()

    his, hers = closed_and_reckoned(bai, zhao, sun)

    assert counts(his)["suggestion"] == counts(hers)["suggestion"] == (1, 4)


def test_what_one_enters_and_nobody_verifies_never_comes_to_count(yuhe, admin, bai, zhao):
    scoring.begun(admin)
    with scoring.last(6):
        line = filing.noted(zhao)
    # as if somebody had reached into the database
    DutyRecord.objects.filter(pk=line.pk).update(state="verified", verified_by=zhao.id)

    (his,) = closed_and_reckoned(bai, zhao)

    assert his.total == 0 and [left.why for each in his.rules for left in each.left] == ["no_word"]


def test_what_comes_into_a_closed_year_afterwards_does_not_count(yuhe, admin, bai, zhao):
    scoring.begun(admin)
    with scoring.last(6):
        suggesting.registered(zhao, bai)
    scoring.closed(bai)
    deriving.replay()
    actions.reckon(yuhe, scoring.last_year(), by=bai)

    sheet = keeping.as_read(scoring.sheet_of(zhao))
    assert sheet.total == 0
    assert ("suggestion", "late", 1) in sheet.outside

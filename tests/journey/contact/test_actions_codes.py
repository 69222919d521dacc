import pytest
from typst import TypstError

from hearth.core import printing
from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed, Refused
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions, codes
from hearth.journey.contact.models import DeputyCode, Sheet
from hearth.journey.contact.numbers import read_number
from hearth.journey.contact.printing import print_sheet
from tests import cast

BASE = "https://lianxin.example"


def happened(thing):
    return [entry.event for entry in Entry.objects.about(thing)]


def order(congress, by, kind="poster", **details):
    return actions.order_sheet(congress, kind, "zh-hans", BASE, by=by, **details)


def test_a_clerk_issues_a_code_for_a_notice_board(zhao, bai):
    code = actions.issue_code(zhao.deputy, by=bai, use="poster", label="安和社区公告栏")

    assert (code.state, code.label) == ("active", "安和社区公告栏")
    assert happened(code) == ["contact.code_issued"]


def test_a_deputy_issues_no_codes(zhao):
    with pytest.raises(NotAllowed):
        actions.issue_code(zhao.deputy, by=zhao)


def test_a_paused_code_can_be_put_back_in_use(code, bai):
    actions.pause_code(code, by=bai)
    actions.resume_code(code, by=bai)

    assert code.state == "active"
    assert happened(code) == ["contact.code_issued", "contact.code_paused", "contact.code_resumed"]


def test_a_replaced_code_leads_on_to_its_successor(code, bai):
    fresh = actions.rotate_code(code, by=bai)

    replaced = DeputyCode.objects.get(pk=code.pk)
    assert (replaced.state, replaced.successor) == ("rotated", fresh)
    assert fresh.code != code.code
    assert (fresh.deputy_id, fresh.use) == (code.deputy_id, code.use)


def test_a_retired_code_stays_retired(code, bai):
    actions.retire_code(code, by=bai)

    with pytest.raises(Stale):
        actions.resume_code(code, by=bai)


def test_who_was_slower_is_told_that_somebody_else_changed_the_code(code, bai):
    seen_before = DeputyCode.objects.get(pk=code.pk)
    actions.retire_code(code, by=bai)

    with pytest.raises(Stale):
        actions.rotate_code(seen_before, by=bai)


def test_an_ordered_poster_is_printed(yuhe, code, bai, at_once):
    ordered = order(yuhe, bai, code=code)

    sheet = Sheet.objects.get(pk=ordered.pk)
    assert (sheet.state, sheet.pages) == ("ready", 1)
    assert sheet.file.read_bytes().startswith(b"%PDF")


def test_the_posters_of_all_deputies_are_one_document(yuhe, code, sun, bai, at_once):
    cast.code_of(sun)

    ordered = order(yuhe, bai, kind="posters")

    assert Sheet.objects.get(pk=ordered.pk).pages == 2


def test_the_wall_shows_the_newest_poster_of_each_deputy_in_office(zhao, sun, code, bai):
    newer = cast.code_of(zhao)
    cast.code_of(zhao, use="card")
    resting = cast.code_of(sun)
    actions.pause_code(resting, by=bai)

    assert list(DeputyCode.objects.for_the_wall()) == [newer]


def test_a_poster_names_the_deputy_the_district_and_the_station(yuhe, code, bai, monkeypatch):
    printed = []
    monkeypatch.setattr(printing, "posters", lambda items, language: printed.extend(items) or b"%PDF")

    print_sheet(order(yuhe, bai, code=code))

    [poster] = printed
    assert (poster.name, poster.number, poster.phone) == ("赵敏", code.number, "0354-000 0001")
    assert poster.url == f"{BASE}/c/{code.code}"
    assert poster.avatar_svg.startswith("<svg")


def test_all_posters_cost_the_same_number_of_queries(
    yuhe, zhao, sun, code, bai, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(printing, "posters", lambda items, language: b"%PDF")
    for deputy in (zhao, sun):
        cast.code_of(deputy)
    sheet = order(yuhe, bai, kind="posters")

    with django_assert_num_queries(4):
        print_sheet(sheet)


def test_what_the_press_refuses_ends_as_failed(yuhe, code, bai, monkeypatch):
    def jam(*given):
        raise TypstError("the paper jammed")

    monkeypatch.setattr(printing, "posters", jam)
    sheet = order(yuhe, bai, code=code)

    print_sheet(sheet)

    assert Sheet.objects.get(pk=sheet.pk).state == "failed"


def test_a_sheet_is_printed_once_however_often_the_job_runs(yuhe, code, bai, monkeypatch):
    sheet = order(yuhe, bai, code=code)
    print_sheet(sheet)
    sheet.file.write_bytes(b"already fetched")

    print_sheet(Sheet.objects.get(pk=sheet.pk))

    assert sheet.file.read_bytes() == b"already fetched"


def test_nothing_is_printed_of_a_code_that_leads_nowhere(yuhe, code, bai):
    actions.pause_code(code, by=bai)

    with pytest.raises(Refused):
        order(yuhe, bai, code=code)


def test_all_posters_cannot_be_ordered_before_there_is_one(yuhe, zhao, bai):
    with pytest.raises(Refused):
        order(yuhe, bai, kind="posters")


def test_messages_through_a_code_are_counted_up_to_a_bound(code, bai, monkeypatch):
    monkeypatch.setattr(codes, "MOST_COUNTED", 2)
    before = codes.came_through(code, bai)
    for _ in range(3):
        cast.written(code)

    assert before == (0, False)
    assert codes.came_through(code, bai) == (2, True)


@pytest.mark.parametrize("sought", ["赵", "Zhao Min", "zhaom", "d001", "安和"])
def test_a_deputy_is_found_by_name_sound_number_and_area(zhao, sought):
    assert zhao.deputy in codes.deputies_found(sought)


def test_a_deputy_is_found_by_the_number_on_the_poster(zhao, sun, code):
    assert list(codes.deputies_found(code.number.lower())) == [zhao.deputy]


def test_the_house_is_named_where_nobody_pressed_a_button(zhao):
    code = actions.issue_code(zhao.deputy, by=System("start"))

    [(sentence, _at)] = codes.history_of(code)

    assert "start" not in sentence


def test_everybody_in_office_without_a_poster_gets_one(yuhe, code, sun, bai):
    made = actions.issue_missing_codes(yuhe, "poster", by=bai)

    fresh = DeputyCode.objects.get(deputy=sun.deputy)
    assert made == 1
    assert (fresh.use, fresh.state) == ("poster", "active")
    assert read_number(fresh.number) == fresh.code
    assert happened(fresh) == ["contact.code_issued"]


def test_issuing_to_everybody_twice_makes_no_second_code(yuhe, code, sun, bai):
    actions.issue_missing_codes(yuhe, "poster", "web", by=bai)

    assert actions.issue_missing_codes(yuhe, "poster", "web", by=bai) == 0


@pytest.mark.parametrize(("rest", "made"), [("pause_code", 1), ("retire_code", 2)])
def test_a_code_that_rests_is_not_replaced_but_one_that_ended_is(yuhe, code, sun, bai, rest, made):
    getattr(actions, rest)(code, by=bai)

    assert actions.issue_missing_codes(yuhe, "poster", by=bai) == made


def test_a_deputy_whose_mandate_rests_gets_no_code(yuhe, code, sun, bai):
    sun.deputy.mandates.update(state="suspended")

    assert actions.issue_missing_codes(yuhe, "poster", by=bai) == 0

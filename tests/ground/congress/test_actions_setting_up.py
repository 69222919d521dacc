"""A congress is set up: things are added, corrected, removed, and the ledger tells of it."""

import pytest

from hearth.core.refusals import Refused
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Area, Deputy, District, Mandate, Place, Term, Unit
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def anhe(yuhe):
    return Area.objects.get()


def told(event: Happened) -> Entry:
    return Entry.objects.filter(event=event).latest("at")


def test_an_area_that_is_added_sounds_like_its_name_and_lies_on_a_tile_of_its_own(bai, anhe):
    area = actions.add(Area(name_zh="新明街道", name_en="Xinming", kind="street"), by=bai)

    area.refresh_from_db()
    assert area.sound == "xinmingjiedao xmjd"
    assert (area.row, area.column) == (1, 2)
    assert (told(Happened.ADDED).kind, told(Happened.ADDED).code) == ("congress.area", "新明街道")


def test_two_of_one_name_are_not_added(bai, anhe):
    with cast.refused():
        actions.add(Area(name_zh="安和街道", kind="street"), by=bai)

    assert not Entry.objects.filter(event=Happened.ADDED).exists()


def test_a_deputy_without_english_name_is_written_in_pinyin(bai):
    deputy = actions.add(Deputy(code="D030", name_zh="曾丽华"), by=bai)

    assert (deputy.name_en, deputy.sound) == ("Zeng Lihua", "zenglihua zlh")


def test_a_correction_tells_which_fields_and_not_what_stood_there(bai, zhao):
    actions.correct(zhao.deputy, name_zh="赵明", work_zh="教师", by=bai)

    entry = told(Happened.CORRECTED)
    assert entry.facts == {"fields": ["name_zh", "sound", "work_zh"]}
    assert Deputy.objects.get(code="D001").sound == "zhaoming zm"


def test_the_account_of_a_deputy_is_called_as_the_register_says(bai, zhao):
    actions.correct(zhao.deputy, name_zh="赵明", name_en="Zhao Ming", by=bai)

    person = User.objects.get(pk=zhao.id)
    assert (person.name, person.name_en, person.sound) == ("赵明", "Zhao Ming", "zhaoming zm")


def test_an_account_that_another_congress_keeps_goes_by_its_own_name(bai, zhao, jinchuan):
    User.objects.filter(pk=zhao.id).update(home=jinchuan)

    actions.correct(zhao.deputy, name_zh="赵明", by=bai)

    assert User.objects.get(pk=zhao.id).name == "赵敏"


def test_the_name_of_an_aide_does_not_follow_the_deputys(bai, zhao, aide):
    actions.correct(zhao.deputy, name_zh="赵明", by=bai)

    assert User.objects.get(pk=aide.id).name == "小周"


def test_a_correction_that_changes_nothing_is_no_correction(bai, zhao):
    actions.correct(zhao.deputy, name_zh="赵敏", by=bai)

    assert not Entry.objects.filter(event=Happened.CORRECTED).exists()


def test_a_name_that_is_taken_is_refused_in_a_sentence(bai, anhe):
    other = actions.add(Area(name_zh="新明街道", kind="street"), by=bai)

    with cast.refused() as refusal:
        actions.correct(other, name_zh="安和街道", by=bai)

    assert "同名" in str(refusal.value.sentence)


def test_what_hangs_on_a_thing_is_counted_before_it_goes(bai, anhe):
    Place.objects.create(area=anhe, name_zh="锦苑小区", kind="estate")

    with cast.refused() as refusal:
        actions.remove(anhe, by=bai)

    sentence = str(refusal.value.sentence)
    assert all(part in sentence for part in ("1个地点", "1个选区", "1个联络站"))
    assert Area.objects.filter(pk=anhe.pk).exists()


def test_what_nothing_hangs_on_goes(bai, anhe):
    place = Place.objects.create(area=anhe, name_zh="锦苑小区", kind="estate")
    key = place.pk

    actions.remove(place, by=bai)

    assert not Place.objects.exists()
    assert told(Happened.REMOVED).thing_id == key


def test_a_deputy_entered_by_mistake_goes_with_the_seat(bai, anhe):
    deputy = actions.add(Deputy(code="D030", name_zh="曾丽华"), by=bai)
    actions.seat(deputy, Term.objects.get(), district=District.objects.get(), by=bai)

    actions.remove(deputy, by=bai)

    assert not Deputy.objects.exists()
    assert not Mandate.objects.exists()


def test_a_deputy_in_office_stays(bai, zhao):
    with cast.refused():
        actions.remove(zhao.deputy, by=bai)

    assert Deputy.objects.get() == zhao.deputy


def test_a_unit_goes_out_of_use_and_comes_back(bai):
    unit = actions.add(Unit(name_zh="热力公司", kind="company"), by=bai)

    actions.close_unit(unit, by=bai)
    actions.close_unit(unit, by=bai)
    was_open = Unit.objects.get().is_active
    actions.reopen_unit(unit, by=bai)

    assert (was_open, Unit.objects.get().is_active) == (False, True)
    assert Entry.objects.filter(event=Happened.UNIT_CLOSED).count() == 1


def test_an_administrator_sets_up_and_a_deputy_does_not(yuhe, zhao):
    admin = cast.staff("施宇", "Shi Yu", "admin")

    assert actions.add(Unit(name_zh="热力公司", kind="company"), by=admin)
    with pytest.raises(Refused):
        actions.add(Unit(name_zh="供水公司", kind="company"), by=zhao)


def test_areas_are_laid_towards_each_other(bai, yuhe, anhe):
    actions.arrange_areas(yuhe, {anhe.pk: (3, 4)}, by=bai)

    anhe.refresh_from_db()
    assert (anhe.row, anhe.column) == (3, 4)
    assert told(Happened.AREAS_ARRANGED).thing_id == yuhe.key


def test_a_congress_takes_another_telephone(bai, yuhe):
    actions.describe(yuhe, phone="0354-000 7777", short_zh=yuhe.short_zh, by=bai)

    yuhe.refresh_from_db()
    assert yuhe.phone == "0354-000 7777"
    assert told(Happened.DESCRIBED).facts == {"fields": ["phone"]}

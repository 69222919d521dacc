"""Records that were kept elsewhere before: a sheet, perhaps in one ZIP with photos, becomes lines of files."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any
from uuid import uuid5

import pytest

from hearth.core import clock, tenancy
from hearth.ground.congress import actions as congress_actions
from hearth.ground.congress.importing import giving
from hearth.ground.congress.importing.kinds import kinds
from hearth.ground.congress.models import Area, Deputy, District, Mandate
from hearth.record.dossier import actions, counting
from hearth.record.dossier.models import Correction, DutyPhoto, DutyRecord, DutyYear
from tests import filing
from tests.core.test_photos import picture, tell_tale_picture
from tests.ground.congress.importing.sheets import (
    as_csv,
    as_workbook,
    confirmed,
    counts,
    doubts,
    imported,
    mistakes,
    sent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]

HEADS = ["代表", "日期", "类别", "内容", "地点", "人数", "照片"]


def day(days_ago: int = 3) -> str:
    return (clock.today() - timedelta(days=days_ago)).isoformat()


def row(
    who: str, words: str = "到三号楼走访六户，室温偏低。", kind: str = "走访", on: str = "", **more: str
) -> list[str]:
    return [who, on or day(), kind, words, more.get("place", ""), more.get("people", ""), more.get("photos", "")]


def sheet(*rows: list[str]) -> list[list[str]]:
    return [HEADS, *rows]


def parcel(rows: list[list[str]], photos: dict[str, bytes], name: str = "台账.xlsx", **written: Any) -> bytes:
    """A ZIP of a sheet and photos."""
    with zipfile.ZipFile(held := io.BytesIO(), "w") as made:
        made.writestr(name, as_workbook(rows), **written)
        for place, content in photos.items():
            made.writestr(place, content)
    return held.getvalue()


def lines(deputy: Any) -> list[DutyRecord]:
    return list(DutyRecord.objects.filter(deputy=deputy).order_by("done_on", "words"))


@pytest.fixture
def photo() -> bytes:
    return tell_tale_picture()


def test_a_row_becomes_a_line_that_counts_at_once_in_the_name_of_whoever_took_it_over(zhao, bai):
    imported("duties", sheet(row(zhao.deputy.name_zh, place="锦苑小区", people="约30人")), bai)

    (line,) = lines(zhao.deputy)
    assert (line.kind, line.words, line.place, line.people) == ("visit", "到三号楼走访六户，室温偏低。", "锦苑小区", 30)
    assert (line.origin, line.state, line.name, line.verified_by) == ("imported", "verified", bai.name, bai.id)
    assert counting.by_kind(zhao.deputy.pk, line.done_on.year) == {"visit": 1}


def test_the_deputy_can_say_within_ten_days_that_it_is_not_so(zhao, bai):
    imported("duties", sheet(row("D001")), bai)
    (line,) = lines(zhao.deputy)

    actions.dispute(line, "那天是别人去的。", by=zhao)

    assert counting.by_kind(zhao.deputy.pk, line.done_on.year) == {}


def test_a_second_import_of_the_same_sheet_changes_nothing(zhao, sun, bai):
    rows = sheet(row("D001"), row("D001、" + sun.deputy.code, "参加座谈，谈养老。", "调研"), row(sun.deputy.name_zh))
    imported("duties", rows, bai)

    assert counts(sent("duties", rows, bai)) == (0, 0, 3, 0)
    assert len(lines(zhao.deputy)) == 2 == len(lines(sun.deputy))


def test_a_row_that_names_several_is_a_line_for_each(zhao, sun, bai):
    imported("duties", sheet(row(f"{zhao.deputy.name_zh}，{sun.deputy.name_zh}代表")), bai)

    assert [line.words for line in [*lines(zhao.deputy), *lines(sun.deputy)]] == ["到三号楼走访六户，室温偏低。"] * 2


def test_the_same_visit_entered_by_several_deputies_stands_in_the_file_of_each_once(zhao, sun, bai):
    source = imported("duties", sheet(row("D001"), row(sun.deputy.code)), bai)

    assert (source.new, len(lines(zhao.deputy)), len(lines(sun.deputy))) == (2, 1, 1)


def test_a_deputy_added_to_a_row_gets_a_line_and_the_others_none_more(zhao, sun, bai):
    imported("duties", sheet(row("D001")), bai)
    source = sent("duties", sheet(row(f"D001、{sun.deputy.code}")), bai)

    assert counts(source) == (0, 1, 0, 0)
    confirmed(source, bai)

    assert (len(lines(zhao.deputy)), len(lines(sun.deputy))) == (1, 1)


def test_the_same_row_twice_in_a_sheet_is_said_with_its_number(zhao, sun, bai):
    source = sent("duties", sheet(row("D001"), row("D001"), row(f"D001、{sun.deputy.code}")), bai)

    assert mistakes(source) == [(3, "words", "twice"), (4, "deputies", "twice")]


def test_what_a_deputy_entered_by_hand_is_not_taken_over_again(zhao, bai):
    line = filing.verified(zhao, bai, place="锦苑小区")
    rows = sheet(row("D001", line.words, "走访", line.done_on.isoformat(), place="别处"))

    assert counts(sent("duties", rows, bai)) == (0, 0, 1, 0)


def test_something_alike_on_the_same_day_is_a_doubt_and_no_mistake(zhao, bai):
    filing.verified(zhao, bai, days_ago=3)
    source = sent("duties", sheet(row("D001"), row("D001", "又去了一次。"), row("D001", on=day(9))), bai)

    assert [(number, why) for number, _column, why in doubts(source)] == [(2, "same_day_known"), (3, "same_day_known")]
    assert source.new == 3


def test_a_deputy_is_found_by_number_or_name_with_blanks_and_title(zhao, sun, bai):
    name = zhao.deputy.name_zh
    rows = [row(text, f"第{n}次走访。") for n, text in enumerate([" d001", f"{name[0]} {name[1:]}", f"{name}代表"])]

    assert sent("duties", sheet(*rows), bai).new == 3


def test_of_two_with_one_name_the_area_tells_which_or_their_numbers_are_said(zhao, sun, bai):
    Deputy.objects.filter(pk=sun.deputy.pk).update(name_zh=zhao.deputy.name_zh)
    plain = sent("duties", sheet(row(zhao.deputy.name_zh)), bai)
    assert mistakes(plain) == [(2, "deputies", "namesakes")]

    liulin = Area.objects.create(name_zh="柳林镇", kind="town")
    Mandate.objects.filter(deputy=sun.deputy).update(district=District.objects.create(area=liulin, number=9))
    source = imported("duties", [[*HEADS, "所属街道乡镇"], [*row(zhao.deputy.name_zh), "柳林镇"]], bai)

    assert (source.new, len(lines(zhao.deputy)), len(lines(sun.deputy))) == (1, 0, 1)


def test_a_misspelt_name_is_said_with_the_nearest_one(zhao, bai):
    name = zhao.deputy.name_zh
    source = sent("duties", sheet(row(f"{name}芳")), bai)

    assert mistakes(source) == [(2, "deputies", "unknown_near")]
    assert name in str(source.rows.get().told["problems"])


@pytest.mark.parametrize(
    ("typed", "why"), [("2023年", "not_a_date"), ("昨天", "not_a_date"), ("2023-02-30", "not_a_date"), ("", "needed")]
)
def test_a_day_that_is_none_is_a_mistake(typed, why, zhao, bai):
    source = sent("duties", [HEADS, ["D001", typed, "走访", "走访六户。", "", "", ""]], bai)

    assert mistakes(source) == [(2, "day", why)]


def test_days_are_read_as_offices_write_them(zhao, bai):
    there = clock.today() - timedelta(days=40)
    forms = ["%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%Y-%m-%d 14:30", "%Y-%m-%d 09:30:15"]
    rows = [row("D001", f"第{n}种写法。", on=there.strftime(form)) for n, form in enumerate(forms)]
    imported("duties", sheet(*rows), bai)

    assert {line.done_on for line in lines(zhao.deputy)} == {there}


def test_a_day_before_the_mandate_or_after_it_is_a_mistake_in_that_row_alone(zhao, bai):
    today = clock.today()
    Mandate.objects.filter(deputy=zhao.deputy).update(
        began_on=today - timedelta(days=30), ended_on=today - timedelta(days=10), state="ended"
    )
    rows = [row("D001", on=day(ago)) for ago in (31, 30, 10, 9)]

    assert mistakes(sent("duties", sheet(*rows), bai)) == [
        (2, "deputies", "not_in_office"),
        (5, "deputies", "not_in_office"),
    ]


def test_a_day_to_come_and_a_year_that_is_closed_are_mistakes(zhao, bai):
    Mandate.objects.filter(deputy=zhao.deputy).update(began_on=clock.today() - timedelta(days=900))
    last = clock.today().year - 1
    DutyYear.objects.create(year=last, name="—", locked_at=clock.now(), lines=0)
    source = sent("duties", sheet(row("D001", on=day(-1)), row("D001", on=f"{last}-12-30")), bai)

    assert mistakes(source) == [(2, "day", "day_to_come"), (3, "day", "year_closed")]


def test_once_its_year_is_closed_the_same_sheet_still_changes_nothing(zhao, bai):
    Mandate.objects.filter(deputy=zhao.deputy).update(began_on=clock.today() - timedelta(days=900))
    rows = sheet(row("D001", on=f"{clock.today().year - 1}-12-30"))
    imported("duties", rows, bai)
    actions.lock_year(tenancy.current(), clock.today().year - 1, by=bai)

    assert counts(sent("duties", rows, bai)) == (0, 0, 1, 0)


def test_a_kind_is_known_by_its_name_here_by_what_offices_call_it_and_by_the_name_a_congress_gave_it(zhao, bai):
    own = actions.set_kind(tenancy.current(), "fieldwork", "巡河", "River patrol", by=bai)
    words = ["visit", "入户走访", "巡河", "river patrol", "Training", "专题调研"]
    imported("duties", sheet(*(row("D001", f"{n}. 行。", kind) for n, kind in enumerate(words))), bai)

    assert [line.kind for line in lines(zhao.deputy)] == ["visit", "visit", own.code, own.code, "training", "research"]


def test_what_came_of_it_is_nobodys_duty_and_an_unknown_kind_is_said_with_those_there_are(zhao, bai):
    source = sent("duties", sheet(row("D001", kind="点赞"), row("D001", "又一条。", kind="居民认为已解决")), bai)

    assert {why for _number, _column, why in mistakes(source)} == {"not_a_choice"}
    assert "走访" in str(source.rows.first().told["problems"])


def test_what_a_deputy_has_put_right_or_taken_out_meanwhile_stays_so(zhao, bai):
    rows = sheet(row("D001", "1. 走访"), row("D001", "2. 去了河边。"), row("D001", "3. 培训", "培训", place="党校"))
    imported("duties", rows, bai)
    first, second, third = lines(zhao.deputy)
    actions.correct(first, filing.told("1. 是调研。", kind="research", days_ago=4), by=zhao)
    actions.withdraw(second, by=zhao)

    source = sent("duties", rows, bai)

    assert (counts(source), source.doubtful) == ((0, 0, 3, 0), 0)
    assert [line.state for line in lines(zhao.deputy)] == ["pending", "withdrawn", third.state]


def test_only_gaps_of_a_line_that_was_taken_over_are_filled_and_how_it_read_stays_readable(zhao, bai):
    imported("duties", sheet(row("D001", place="锦苑小区")), bai)
    source = imported("duties", sheet(row("D001", place="别处", people="6")), bai)

    (line,) = lines(zhao.deputy)
    assert (source.changed, line.place, line.people) == (1, "锦苑小区", 6)
    assert [each.was["people"] for each in Correction.objects.all()] == [None]


def test_gaps_of_a_line_that_was_put_right_are_left_as_they_are(zhao, bai):
    imported("duties", sheet(row("D001")), bai)
    actions.correct(lines(zhao.deputy)[0], filing.told("只走访了五户。", days_ago=3), by=zhao)

    assert counts(sent("duties", sheet(row("D001", place="锦苑小区", people="6")), bai)) == (0, 0, 1, 0)


def test_an_import_that_is_begun_anew_writes_the_same_lines_and_files(zhao, bai, photo):
    rows = sheet(row("D001", photos="a.jpg"))
    confirmed(sent("duties", parcel(rows, {"a.jpg": photo}), bai, "台账.zip"), bai)

    line, picture_ = DutyRecord.objects.get(), DutyPhoto.objects.get()
    assert line.pk == uuid5(line.source_id, f"D001/{line.key}")
    assert picture_.pk == uuid5(line.pk, "a.jpg")


def test_what_was_exported_comes_back_unchanged(zhao, sun, bai):
    filing.verified(zhao, bai)
    filing.registered(bai, zhao.deputy, sun.deputy)
    rows = sheet(row("D001"), row(f"D001、{sun.deputy.code}", "参加座谈。", "调研", place="文化站", people="12"))
    imported("duties", rows, bai)
    actions.correct(lines(zhao.deputy)[0], filing.told("只走访了五户。", days_ago=4), by=zhao)

    given = congress_actions.export_rows(tenancy.current(), "duties", "csv", by=bai)
    source = sent("duties", b"".join(giving.csv_of(kinds()["duties"], given)), bai)

    assert (source.trouble, counts(source)) == ("", (0, 0, 6, 0))


def test_photos_that_come_with_the_sheet_hang_at_its_lines_without_place_time_or_telephone(zhao, bai, photo):
    rows = sheet(row("D001", photos="走访1.jpg，走访2.PNG"))
    content = parcel(rows, {"照片/走访1.jpg": photo, "照片/走访2.png": picture("PNG")})
    source = confirmed(sent("duties", content, bai, "台账.zip"), bai)

    found = list(DutyPhoto.objects.order_by("number"))
    assert (source.state, [each.name for each in found]) == ("done", ["走访1.jpg", "走访2.PNG"])
    large, small = found[0].sizes
    assert large.read_bytes().startswith(b"\xff\xd8\xff") and small.exists()
    assert b"flat 302" not in large.read_bytes() and len(found[0].original_hash) == 64
    assert not source.pictures.exists()


def test_photos_can_come_later_and_the_same_zip_twice_changes_nothing(zhao, bai, photo):
    rows = sheet(row("D001", photos="a.jpg"))
    first = sent("duties", rows, bai)
    assert [why for _number, _column, why in doubts(first)] == ["no_such_photo"]
    confirmed(first, bai)
    assert not DutyPhoto.objects.exists()

    content = parcel(rows, {"a.jpg": photo})
    second = confirmed(sent("duties", content, bai, "台账.zip"), bai)
    assert (second.changed, DutyPhoto.objects.count()) == (1, 1)

    assert counts(sent("duties", content, bai, "台账.zip")) == (0, 0, 1, 0)
    assert counts(sent("duties", rows, bai)) == (0, 0, 1, 0)


def test_photos_are_hung_neither_at_what_was_entered_by_hand_nor_in_a_closed_year(zhao, bai, photo):
    last = clock.today().year - 1
    Mandate.objects.filter(deputy=zhao.deputy).update(began_on=clock.today() - timedelta(days=900))
    own = filing.verified(zhao, bai)
    imported("duties", sheet(row("D001", on=f"{last}-12-30")), bai)
    actions.lock_year(tenancy.current(), last, by=bai)
    rows = sheet(
        row("D001", own.words, on=own.done_on.isoformat(), photos="a.jpg"),
        row("D001", on=f"{last}-12-30", photos="a.jpg"),
    )

    source = sent("duties", parcel(rows, {"a.jpg": photo}), bai, "台账.zip")

    assert (counts(source), mistakes(source)) == ((0, 0, 1, 1), [(3, "day", "year_closed")])


def test_a_photo_that_cannot_be_opened_is_left_out_and_said_while_its_row_is_imported(zhao, bai, photo):
    rows = sheet(row("D001", photos="a.jpg"), row("D001", "又一次。", photos="b.jpg"))
    content = parcel(rows, {"a.jpg": photo[:300], "b.jpg": photo})
    source = confirmed(sent("duties", content, bai, "台账.zip"), bai)

    assert (source.state, source.new, source.facts["undrawn"]) == ("done", 2, ["a.jpg"])
    states = dict(DutyPhoto.objects.values_list("name", "state"))
    assert states == {"a.jpg": "unreadable", "b.jpg": "ready"}
    assert counts(sent("duties", content, bai, "台账.zip")) == (0, 0, 2, 0)


def test_a_name_that_two_photos_have_must_say_its_folder(zhao, bai, photo):
    rows = sheet(row("D001", photos="a.jpg"), row("D001", "又一次。", photos="二月/a.jpg"))
    content = parcel(rows, {"一月/a.jpg": photo, "二月/a.jpg": picture()})
    source = sent("duties", content, bai, "台账.zip")

    assert doubts(source)[0] == (2, "photos", "no_such_photo")
    confirmed(source, bai)
    assert [each.record.words for each in DutyPhoto.objects.all()] == ["又一次。"]


def test_names_that_windows_wrote_in_gbk_are_read(zhao, bai, photo):
    rows = sheet(row("D001", photos="走访.jpg"))
    with zipfile.ZipFile(held := io.BytesIO(), "w") as made:
        made.writestr("a.csv", as_csv(rows))
        made.writestr("x" * len("走访.jpg".encode("gbk")), photo)
    named = held.getvalue().replace(b"x" * len("走访.jpg".encode("gbk")), "走访.jpg".encode("gbk"))
    source = sent("duties", named, bai, "台账.zip")

    assert (source.trouble, source.new, source.doubtful) == ("", 1, 0)


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ({"a.jpg": b"x"}, "no_sheet_inside"),
        ({"a.csv": b"x", "b.csv": b"y"}, "several_sheets"),
        ({"a.csv": as_csv([HEADS])}, "empty"),
        ({"__MACOSX/a.csv": b"x", ".DS_Store": b"y"}, "no_sheet_inside"),
    ],
)
def test_a_zip_that_is_no_sheet_with_photos_is_refused_in_words(held, why, zhao, bai):
    with zipfile.ZipFile(content := io.BytesIO(), "w") as made:
        for name, written in held.items():
            made.writestr(name, written)

    assert sent("duties", content.getvalue(), bai, "a.zip").trouble == why


def test_a_broken_or_locked_zip_is_refused_in_words(zhao, bai, photo):
    whole = parcel(sheet(row("D001")), {"a.jpg": photo})
    assert sent("duties", whole[: len(whole) // 2], bai, "a.zip").trouble == "damaged"

    locked = bytearray(whole)
    for place in _flags(whole):
        locked[place] |= 1
    assert sent("duties", bytes(locked), bai, "a.zip").trouble == "locked_or_old"


def _flags(whole: bytes) -> list[int]:
    """Where the flags of each part stand in the list at the end."""
    found, place = [], whole.find(b"PK\x01\x02")
    while place >= 0:
        found.append(place + 8)
        place = whole.find(b"PK\x01\x02", place + 4)
    return found


def test_a_worker_that_was_killed_does_not_draw_again_what_it_has_drawn(zhao, bai, photo, monkeypatch):
    from hearth.core import photos
    from hearth.ground.congress.importing import work
    from hearth.ground.congress.importing.pictures import Pictures

    rows = sheet(row("D001", photos="a.jpg"))
    source = sent("duties", parcel(rows, {"a.jpg": photo}), bai, "a.zip")
    work.draw(source, bai.id)
    monkeypatch.setattr(photos, "_ask_child", lambda *_given: pytest.fail("it was drawn already"))

    work.draw(source, bai.id)

    assert Pictures(source).drawn("a.jpg") is not None
    assert confirmed(source, bai).state == "done"


def test_a_sheet_for_another_congress_brings_nothing_here(zhao, bai, jinchuan):
    imported("duties", sheet(row("D001")), bai)

    with tenancy.inside(jinchuan):
        assert not DutyRecord.objects.exists()


def test_forty_corrections_of_one_line_all_stay_readable(zhao, bai):
    imported("duties", sheet(row("D001")), bai)
    (line,) = lines(zhao.deputy)
    for n in range(40):
        actions.correct(filing.as_it_is(line), filing.told(f"第{n}次改正。"), by=zhao)

    assert line.corrections.count() == 40
    assert filing.as_it_is(line).words == "第39次改正。"
    assert counts(sent("duties", sheet(row("D001")), bai)) == (0, 0, 1, 0)

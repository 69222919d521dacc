"""Pages of files: whole for the deputy and staff, figures for everybody, and what is typed wrongly is said and kept."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client

import hearth
from hearth.core import clock
from hearth.doors.stations import actions as stations
from hearth.ground.congress.models import Group, Mandate, Post
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from hearth.record.dossier import deriving, queries
from hearth.record.dossier.models import Activity, DutyRecord
from tests import cast, filing

pytestmark = pytest.mark.django_db
FILE = "/yuhe/deputies/D001/file/"
SCHEMA = Path(hearth.__file__).parents[2] / "docs" / "how-to" / "duty-file.schema.json"


@pytest.fixture
def filled(thread, zhao, bai):
    """Answered, visited, inspected."""
    contact.reply(thread, "修好了。", "solved", by=zhao)
    filing.verified(zhao, bai)
    filing.registered(bai, zhao.deputy)
    deriving.replay()


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_deputy_reads_every_line_with_its_source(client, zhao, thread, filled):
    shown = page(cast.signed_in(client, zhao), FILE)

    assert "走访：到六户家里测了室温。" in shown
    assert "视察：视察供暖准备情况" in shown
    assert "3条记录，条条可查来源" in shown
    lines = page(client, f"{FILE}lines/?kind=reply")
    code = re.search(r"/yuhe/duties/(\w{8})/", lines)[1]
    assert f"/yuhe/threads/{thread.code}/" in page(client, f"/yuhe/duties/{code}/")


def test_everybody_reads_figures_and_nobodys_words(client, filled):
    shown = page(client, FILE)

    assert "不排名次" in shown and "人留言" in shown
    assert "测了室温" not in shown and "/yuhe/duties/" not in shown


def test_a_deputy_reads_of_another_what_everybody_reads(client, sun, filled):
    shown = page(cast.signed_in(client, sun), FILE)

    assert "测了室温" not in shown


def test_a_chair_may_read_lines_and_is_led_to_no_message_that_is_not_theirs(client, thread, filled):
    chair = cast.staff("梁主任", "Liang Zhu", "leader")
    line = DutyRecord.objects.get(kind="reply")

    shown = page(cast.signed_in(client, chair), f"/yuhe/duties/{line.code}/")

    assert (f"/yuhe/threads/{thread.code}/" in shown) == Thread.objects.visible_to(chair).exists()


def test_an_empty_year_says_that_the_file_fills_itself(client, zhao):
    assert "档案会自己长出来" in page(cast.signed_in(client, zhao), FILE)


def test_a_line_is_entered_in_one_form(client, zhao):
    browser = cast.signed_in(client, zhao)
    told = {
        "kind": "visit",
        "day": clock.today().isoformat(),
        "words": "看望两位老人。",
        "place": "文华里",
        "people": "2",
    }

    answer = browser.post(f"{FILE}new/", told)

    assert answer.status_code == 303
    line = DutyRecord.objects.get()
    assert (line.words, line.place, line.people, line.state) == ("看望两位老人。", "文华里", 2, "pending")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"words": ""}, "请简单说说做了什么"),
        ({"day": "2099-01-01"}, "还没到"),
        ({"day": "昨天"}, ""),
        ({"kind": "reply"}, ""),
        ({"people": "-1"}, ""),
        ({"words": "长" * 1001}, "不超过1000字"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, zhao, wrong, said):
    told = {"kind": "visit", "day": "2026-01-05", "words": "看望两位老人。", "place": "文华里"} | wrong

    answer = cast.signed_in(client, zhao).post(f"{FILE}new/", told)

    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown and "文华里" in shown
    assert not DutyRecord.objects.exists()


def test_an_activity_is_registered_from_a_pasted_list(client, bai, zhao, sun):
    wu = cast.deputy("D003", "吴桐", "Wu Tong")
    told = {"kind": "inspection", "title": "视察热源厂", "day": "2026-01-05", "half_days": "1"}

    answer = cast.signed_in(client, bai).post(
        "/yuhe/duties/activities/new/", told | {"names": "赵敏、D002\nwu tong\n赵 敏"}
    )

    assert answer.status_code == 303
    took_part = Activity.objects.get().records.values_list("deputy__code", flat=True)
    assert sorted(took_part) == ["D001", "D002", wu.deputy.code]


def test_a_name_that_fits_nobody_is_named_with_the_nearest(client, bai, zhao):
    told = {"kind": "inspection", "title": "视察", "day": "2026-01-05", "half_days": "1", "names": "赵民\n路人甲乙丙"}

    answer = cast.signed_in(client, bai).post("/yuhe/duties/activities/new/", told)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "没有叫“赵民”的代表。是不是赵敏 (D001)？" in shown and "没有叫“路人甲乙丙”的代表" in shown
    assert not Activity.objects.exists()


def test_two_of_one_name_are_told_apart_by_number(client, bai, zhao):
    cast.deputy("D009", "赵敏", "Zhao Min Too")
    told = {"kind": "inspection", "title": "视察", "day": "2026-01-05", "half_days": "1", "names": "赵敏"}

    answer = cast.signed_in(client, bai).post("/yuhe/duties/activities/new/", told)

    assert "D001、D009" in answer.content.decode()


def test_several_lines_are_verified_at_once(client, bai, zhao):
    lines = [filing.noted(zhao, f"走访{n}。") for n in range(3)]
    browser = cast.signed_in(client, bai)
    chosen = {"do": "verify", "row": [line.code for line in lines]}

    browser.post("/yuhe/duties/together/", chosen)

    assert DutyRecord.objects.filter(state="verified").count() == 3


def test_the_file_as_data_is_what_its_schema_says(client, zhao, filled):
    told = json.loads(cast.signed_in(client, zhao).get(f"{FILE}file.json").content)
    schema = json.loads(SCHEMA.read_text())

    assert told["schema"] == schema["$id"]
    assert _faults(told, schema) == []
    assert [line["kind"] for line in told["lines"]] == ["inspection", "visit", "reply"]


def _faults(value, schema, at: str = "") -> list[str]:
    """What a schema of this kind does not allow, as far as ours says anything."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    named = schema.get("type", [])
    allowed = tuple(kinds[each] for each in ([named] if isinstance(named, str) else named))
    if allowed and not isinstance(value, allowed):
        return [f"{at}: {value!r} is no {named}"]
    if ("const" in schema and value != schema["const"]) or ("enum" in schema and value not in schema["enum"]):
        return [f"{at}: {value!r}"]
    if isinstance(value, list):
        return [fault for n, each in enumerate(value) for fault in _faults(each, schema["items"], f"{at}[{n}]")]
    if not isinstance(value, dict):
        return []
    known = schema.get("properties", {})
    missing = [f"{at}.{name} is missing" for name in schema.get("required", []) if name not in value]
    more = [f"{at}.{name} is unknown" for name in value if name not in known]
    inside = (_faults(value[name], known[name], f"{at}.{name}") for name in value if name in known)
    return [*missing, *more, *(fault for faults in inside for fault in faults)]


def test_everybody_takes_amounts_along(client, bai, zhao, filled):
    code = filing.actions.set_kind(zhao.deputy.congress, "fieldwork", "巡河", by=bai).code
    filing.verified(zhao, bai, words="巡河。", kind=code)

    answer = Client().get(f"{FILE}figures.csv")

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["name"] for row in rows} == {"答复留言", "走访", "视察", "巡河"}
    assert sum(int(row["lines"]) for row in rows) == 4


def test_the_file_is_printed_for_the_archive(client, zhao, filled):
    answer = cast.signed_in(client, zhao).get(f"{FILE}print/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-") and b"pdfaid" in answer.content


def test_years_are_those_of_the_file(client, zhao, bai):
    last = clock.today().year - 1
    line = filing.verified(zhao, bai)
    DutyRecord.objects.filter(pk=line.pk).update(done_on=clock.today().replace(year=last, month=3, day=4))

    assert queries.years_of(zhao.deputy, clock.today()) == [last + 1, last]
    for asked in ("2099", "-1", "abc", "１９"):
        assert f'aria-current="page">{last + 1}<' in page(cast.signed_in(client, zhao), f"{FILE}?year={asked}")


def test_statistics_name_whose_voters_wait_and_nobody_in_order(client, bai, thread, zhao, filled):
    Thread.objects.filter(pk=thread.pk).update(turn="deputy", due_at=clock.now() - timedelta(hours=1))

    shown = page(cast.signed_in(client, bai), "/yuhe/duties/statistics/")

    assert "谁的选民等得超过了期限" in shown and "赵敏" in shown


def test_statistics_tell_of_each_kind_and_each_group_of_deputies(client, bai, zhao, sun, filled):
    shown = page(cast.signed_in(client, bai), "/yuhe/duties/statistics/")
    assert "按代表小组" not in shown

    group = Group.objects.create(name_zh="安和代表小组", name_en="Anhe group", sound="anhe")
    Mandate.objects.filter(deputy=zhao.deputy).update(group=group)
    shown = page(cast.signed_in(client, bai), "/yuhe/duties/statistics/")

    rows = {cells[0]: cells[1:] for cells in rows_of(shown)}
    assert rows["视察"] == rows["答复留言"] == ["1", "1"]
    assert rows["安和代表小组"][0] == rows["未编入小组"][0] == "1"
    assert sum(map(int, rows["安和代表小组"][1:])) == 3 and sum(map(int, rows["未编入小组"][1:])) == 0


def rows_of(shown: str) -> list[list[str]]:
    """What stands in the rows of every table of a page."""
    found = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", shown)
    return [[re.sub(r"<.*?>", "", head).strip(), *re.findall(r"<td>(.*?)</td>", cells)] for head, cells in found]


def test_an_aide_of_two_chooses_whose_file(client, zhao, sun):
    aide = cast.staff("小周", "Zhou Ning", "aide", deputy=zhao.deputy)
    browser = cast.signed_in(client, aide)
    assert browser.get("/yuhe/file/")["Location"] == FILE

    Post.objects.create(user_id=aide.id, role="aide", deputy=sun.deputy, since=date(2021, 9, 1))

    assert "/yuhe/deputies/D002/file/" in page(browser, "/yuhe/file/")


def test_a_deputys_calendar_tells_anybody_when_they_can_be_met(client, zhao, sun, bai, station):
    day = stations.announce(station, cast.reception(zhao.deputy, in_days=7), by=bai)
    stations.cancel(stations.announce(station, cast.reception(zhao.deputy, in_days=9), by=bai), by=bai)
    stations.announce(station, cast.reception(sun.deputy, in_days=8), by=bai)
    report = filing.announced(zhao)
    filing.drafted(sun)

    answer = client.get("/yuhe/deputies/D001/calendar.ics")
    told = answer.content.decode().replace("\r\n ", "")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [line for line in told.split("\r\n") if line.startswith("UID:")] == [f"UID:{day.pk}", f"UID:{report.pk}"]
    assert f"/yuhe/reports/{report.code}/" in told and "赵敏向选民述职" in told
    assert "/yuhe/deputies/D001/calendar.ics" in page(client, f"{FILE}?public")

"""How a year was handled: the figures against a slow and obvious count, and who reads which of them."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hearth.core import clock
from hearth.core.ids import short_code
from hearth.core.refusals import Refused
from hearth.ground.congress.models import Term
from hearth.ground.rulebook.models import Clock
from hearth.journey.suggestions import actions, reporting, reports
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.models import Assignment, Decline, Evaluation, MoreTime, Suggestion
from hearth.journey.suggestions.models.suggestion import CATEGORIES, CLASSES
from tests import cast, suggesting
from tests.core.test_printing import ARCHIVAL

pytestmark = pytest.mark.django_db
YEAR = 2026
GRADES = ("satisfied", "basically", "not")


def browser(actor=None) -> Client:
    return cast.signed_in(Client(), actor) if actor else Client()


def figures(year: int = YEAR) -> dict[str, dict[str, reporting.Figure]]:
    """The figures by part and name."""
    return {part.name: {each.name: each for each in part.figures} for part in reporting.report_of(year).parts}


# a year at random

GRADED = st.one_of(st.none(), st.tuples(*[st.sampled_from(GRADES)] * 3), st.just(("", "", "")))
SHARE = st.fixed_dictionaries(
    {
        "unit": st.integers(0, 1),
        "part": st.sampled_from(["lead", "co", "separate"]),
        "state": st.sampled_from(["pending", "working", "answered", "released", "ended"]),
        "clocks": st.lists(st.sampled_from(["kept", "late", "moved", "cancelled", ""]), max_size=3),
        "declined": st.booleans(),
        "longer": st.sampled_from(["", "granted", "denied"]),
    }
)
ONE = st.fixed_dictionaries(
    {
        "state": st.sampled_from(
            ["registered", "handling", "replied", "evaluated", "following", "closed", "withdrawn"]
        ),
        "category": st.sampled_from([name for name, _said in CATEGORIES]),
        "result_class": st.sampled_from(["", *(name for name, _said in CLASSES)]),
        "round": st.integers(1, 2),
        "year": st.sampled_from([YEAR, YEAR - 1]),
        "first": GRADED,
        "second": GRADED,
        "shares": st.lists(SHARE, max_size=2, unique_by=lambda share: share["unit"]),
    }
)


def written_down(rows, lead, units) -> None:
    """These suggestions as rows, as if they had been handled so."""
    now, term = clock.now(), Term.objects.get()
    for place, row in enumerate(rows, 1):
        suggestion = Suggestion.objects.create(
            **{name: row[name] for name in ("state", "category", "result_class", "round", "year")},
            code=short_code(),
            number=f"7-{row['year']}-{place:03d}",
            place=place,
            term=term,
            lead=lead,
            title=f"第{place}件",
            facts="情况",
            begun_at=now,
            moved_at=now,
        )
        for number, graded in ((1, row["first"]), (2, row["second"])):
            if graded is not None:
                Evaluation.objects.create(
                    suggestion=suggestion,
                    round=number,
                    at=now,
                    **dict(zip(("attitude", "reply", "result"), graded, strict=True)),
                )
        for share in row["shares"]:
            _given(suggestion, share, units[share["unit"]], now)


def _given(suggestion, share, unit, now) -> None:
    assignment = Assignment.objects.create(
        code=short_code(),
        suggestion=suggestion,
        unit=unit,
        assigned_at=now,
        moved_at=now,
        part=share["part"],
        state=share["state"],
    )
    about = {"thing_id": assignment.pk, "kind": "suggestions.assignment", "code": assignment.code, "name": "answer"}
    rule = {"rule": "suggestion.answer", "version": "x", "amount": 3, "unit": "mo", "started_at": now}
    for outcome in [each for each in share["clocks"] if each] + [""] * ("" in share["clocks"]):
        Clock.objects.create(
            **about, **rule, due_at=now + timedelta(days=90), outcome=outcome, stopped_at=now if outcome else None
        )
    if share["declined"]:
        Decline.objects.create(assignment=assignment, reason="不属于我们。", name="贺", at=now)
    if share["longer"]:
        MoreTime.objects.create(assignment=assignment, reason="难", name="贺", at=now, ruling=share["longer"])


def overall(graded) -> str:
    if graded is None:
        return ""
    if not any(graded):
        return "silent"
    return "not" if "not" in graded else "basically" if "basically" in graded else "satisfied"


@pytest.fixture
def units(heating, street):
    return [heating, street]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ONE, max_size=14))
def test_figures_are_what_a_slow_count_finds(rows, zhao, units):
    with transaction.atomic():
        written_down(rows, zhao.deputy, units)
        told, by_unit = figures(), {each.unit.pk: each for each in reporting.report_of(YEAR).units}
        transaction.set_rollback(True)

    mine = [row for row in rows if row["year"] == YEAR]
    assert told["amounts"]["registered"].count == len(mine)
    assert told["amounts"]["withdrawn"].count == len([row for row in mine if row["state"] == "withdrawn"])
    assert told["further"]["again"].count == len([row for row in mine if row["round"] == 2])
    assert told["further"]["followed"].count == len([row for row in mine if row["state"] == "following"])
    for name, _said in CATEGORIES:
        assert told["category"][name].count == len([row for row in mine if row["category"] == name])
    filed = [row for row in mine if row["result_class"] and row["state"] != "withdrawn"]
    for name, _said in CLASSES:
        found = told["class"].get(name)
        assert (found.count if found else 0) == len([row for row in filed if row["result_class"] == name])
    first = [overall(row["first"]) for row in mine]
    final = [overall(row["first"] if row["round"] == 1 else row["second"]) for row in mine]
    for part, given_grades in (("first", first), ("final", final)):
        rated = [grade for grade in given_grades if grade in GRADES]
        for grade in GRADES:
            assert (told[part][grade].count, told[part][grade].of) == (rated.count(grade), len(rated))
        assert told[part]["silent"].count == given_grades.count("silent")
    for place, unit in enumerate(units):
        shares = [share for row in mine for share in row["shares"] if share["unit"] == place]
        standing = [share for share in shares if share["state"] not in ("released", "ended")]
        row = by_unit.get(unit.pk) or reporting.AtUnit(unit)
        assert row.led == len([share for share in standing if share["part"] == "lead"])
        assert row.late == len([share for share in standing if "late" in share["clocks"]])
        in_time = [share for share in standing if "kept" in share["clocks"] and "late" not in share["clocks"]]
        assert row.in_time == len(in_time)
        assert row.in_time + row.late + row.waiting == row.led + row.along + row.separate == len(standing)
        assert row.declined == len([share for share in shares if share["declined"]])
        assert row.longer == len([share for share in shares if share["longer"] == "granted"])


@given(count=st.integers(0, 300), of=st.integers(0, 300))
def test_of_fewer_than_ten_there_is_no_share_and_none_looks_better_than_it_is(count, of):
    share = reporting.Figure("x", "x", min(count, of), of=of).share

    assert (share == "") == (of < 10)
    if share:
        assert float(share[:-1]) * of <= min(count, of) * 100 + 1e-6


def test_silence_is_in_no_rate(zhao, bai, lu, head, street):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(street, "lead")), lu, head)
    from hearth.core.actors import System

    actions.lapse(suggestion, by=System("clock"))

    told = figures(clock.today().year)["first"]
    assert (told["silent"].count, told["satisfied"].of) == (1, 0)


def test_letters_count_beside_the_registered(zhao, bai):
    actions.convert(suggesting.submitted(zhao), "属于个案。", by=bai)

    told = figures(clock.today().year)["amounts"]
    assert (told["registered"].count, told["letters"].count) == (0, 1)


def test_each_class_stands_under_its_letter_and_its_code(zhao, bai, lu, head, street):
    suggesting.answered(suggesting.assigned(zhao, bai, Share(street, "lead")), lu, head)

    told = figures(clock.today().year)["class"]["resolved"]
    assert (told.label, told.means, told.count) == ("A类（已经解决或者采纳）", "统一代码 RESOLVED", 1)


# who reads it


def test_staff_and_chair_read_it_and_nobody_else(zhao, bai, lu):
    chair = cast.staff("孟主任", "Meng", "leader")
    path = "/yuhe/suggestions/report/"

    assert [browser(who).get(path).status_code for who in (bai, chair, zhao, lu)] == [200, 200, 404, 404]


def test_its_files_are_for_them_alone(zhao, bai, street):
    suggesting.registered(zhao, bai)
    path = f"/yuhe/suggestions/report/{clock.today().year}/files/"

    assert [browser(bai).get(f"{path}{form}/").status_code for form in ("word", "pdf", "xlsx", "csv", "txt")] == [
        *[200] * 4,
        404,
    ]
    assert browser(zhao).get(f"{path}pdf/").status_code == 404


def test_everybody_reads_it_once_it_is_public_and_only_then(zhao, bai):
    suggesting.registered(zhao, bai)
    year = clock.today().year
    path = f"/yuhe/suggestions/report/{year}/"
    read = [browser().get(path).status_code]
    browser(bai).post(f"{path}publication/")
    read.append(browser().get(path).status_code)
    browser(bai).post(f"{path}publication/end/")
    read.append(browser().get(path).status_code)

    assert read == [404, 200, 404]


def test_everybody_reads_titles_of_what_is_public_and_figures_of_all(zhao, bai):
    year = clock.today().year
    shown = suggesting.registered(zhao, bai, title="公开的一件")
    actions.publish(shown, "full", by=bai)
    suggesting.registered(zhao, bai, title="保密的一件", is_confidential=True)
    suggesting.registered(zhao, bai, title="还没公开的一件")
    actions.publish_report(None, year, by=bai)

    page = browser().get(f"/yuhe/suggestions/report/{year}/").content.decode()

    assert "公开的一件" in page
    assert "保密的一件" not in page
    assert "还没公开的一件" not in page
    assert '<td class="r">3</td>' in page
    assert f"/yuhe/suggestions/report/{year}/" in browser().get("/yuhe/suggestions/").content.decode()


def test_a_year_without_suggestions_is_not_made_public(bai):
    with pytest.raises(Refused):
        actions.publish_report(None, 2001, by=bai)


def test_what_is_not_public_is_not_taken_back(bai):
    with pytest.raises(Refused):
        actions.unpublish_report(None, 2001, by=bai)


# on paper and in a sheet


def test_the_list_holds_no_formula(zhao, bai):
    suggesting.registered(zhao, bai, title="=1+1的问题")
    path = f"/yuhe/suggestions/report/{clock.today().year}/files/"

    lines = list(csv.reader(io.StringIO(browser(bai).get(f"{path}csv/").content.decode("utf-8-sig"))))
    cell = load_workbook(io.BytesIO(browser(bai).get(f"{path}xlsx/").content)).active["B2"]

    assert lines[1][1] == "'=1+1的问题"
    assert (cell.value, cell.data_type) == ("=1+1的问题", "s")


def test_on_paper_it_holds_figures_units_and_the_list(zhao, bai, street, lu, head):
    suggesting.answered(suggesting.assigned(zhao, bai, Share(street, "lead")), lu, head)
    path = f"/yuhe/suggestions/report/{clock.today().year}/files/"

    made = Document(io.BytesIO(browser(bai).get(f"{path}word/").content))
    headings = [each.text for each in made.paragraphs if each.style.name == "Heading 1"]
    last = [cell.text for cell in made.tables[-1].rows[1].cells]

    assert headings[0] == "一、总体情况"
    assert "安和街道办事处" in [cell.text for cell in made.tables[-2].rows[1].cells]
    assert last[3:] == ["安和街道办事处", "A", ""]
    assert ARCHIVAL in browser(bai).get(f"{path}pdf/").content


def test_a_report_with_a_title_asked_to_stay_inside_says_so(zhao, bai):
    suggesting.registered(zhao, bai)
    year = clock.today().year
    before = reports.paper(reporting.report_of(year), "zh-hans").mark
    suggesting.registered(zhao, bai, is_confidential=True)

    assert (before, reports.paper(reporting.report_of(year), "zh-hans").mark) == ("", "内部办理，不公开")


def test_what_is_taken_back_leaves_the_public_list_at_once(zhao, bai):
    year, shown = clock.today().year, suggesting.registered(zhao, bai, title="公开的一件")
    actions.publish(shown, "full", by=bai)
    actions.publish_report(None, year, by=bai)
    read = [browser().get(f"/yuhe/suggestions/report/{year}/").content.decode()]
    actions.unpublish(shown, by=bai)
    read.append(browser().get(f"/yuhe/suggestions/report/{year}/").content.decode())

    assert ["公开的一件" in page for page in read] == [True, False]


def test_every_figure_says_what_it_counts(zhao, bai):
    suggesting.registered(zhao, bai)

    for part in reporting.report_of(clock.today().year).parts:
        assert all(figure.means or part.means for figure in part.figures), part.name
    assert all(means for _head, means in reporting.unit_heads())


def test_more_suggestions_cost_no_more_queries(zhao, bai, street):
    year = clock.today().year

    def cost() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            reports.sheet(reporting.report_of(year), "csv", "zh-hans")
        return len(asked)

    suggesting.assigned(zhao, bai, Share(street, "lead"))
    one = cost()
    for _each in range(3):
        suggesting.assigned(zhao, bai, Share(street, "lead"))

    assert cost() == one

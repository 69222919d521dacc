"""What a deputy's year comes to is read by that deputy and the committee: nothing lists, orders or publishes it."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import pytest
from django.test import Client

import hearth
from hearth.core import tenancy
from hearth.lists import LISTS
from hearth.record.scoring.models import ScoreRule, ScoreSheet
from tests import cast
from tests.house import furnished
from tests.house.test_urls import ASKED

pytestmark = pytest.mark.django_db
SOURCE = Path(hearth.__file__).parent
FILES = [file for file in SOURCE.rglob("*") if file.suffix in (".py", ".html") and "migrations" not in file.parts]
INSIDE = [file for file in FILES if file.relative_to(SOURCE).parts[:2] == ("record", "scoring")]
# the tables that put the house together, and what tests and auditors call things
KNOWS_OF_SCORES = {"urls_congress.py", "policy.py", "reactions.py", "panels.py", "letters.py", "settings.py"}
SUMS = r"\b-?(total|points|kept|score\w*)\b"
IN_ORDER = re.compile(
    rf"\b(order_by|dictsort|sorted|sort|ORDER BY)\b[^\n]*{SUMS}|\brank(ed|s)?_by\b|\bleaderboard\b|"
    rf"\b(Avg|Sum|Max|Min|StdDev|avg|mean|fmean|median)\([^\n]*{SUMS}"
)
MARK = 79_313  # a sum that stands nowhere by chance


def test_no_code_or_page_puts_points_in_order_or_takes_their_average():
    lines = [(file.name, line.strip()) for file in INSIDE for line in file.read_text().splitlines()]

    assert len(INSIDE) > 20 and [line for line in lines if IN_ORDER.search(line[1])] == []


def test_the_search_for_such_lines_finds_them():
    for line in ('sheets.order_by("-total")', "sorted(rows, key=lambda row: row.points)", 'Avg("score_sheets__total")'):
        assert IN_ORDER.search(line), line


def test_no_other_chapter_reads_sheets():
    outside = [file for file in FILES if file not in INSIDE and file.name not in KNOWS_OF_SCORES]
    names = re.compile(r"ScoreSheet|score_sheets|scoring_scoresheet|hearth\.record\.scoring(?!\.events)")

    assert [file.name for file in outside if names.search(file.read_text())] == []


def test_no_list_to_take_along_and_no_file_for_programs_is_about_scores():
    files = re.compile(r"csv|JsonResponse|write_workbook|icalendar|typst|feed")

    assert not any("scor" in name for name in LISTS)
    assert [file.name for file in INSIDE if files.search(file.read_text())] == []


@pytest.fixture
def marked(yuhe, zhao, sun, bai, thread, auditor):
    """One of everything, with scoring on, and a sheet whose sum and points can be told from every other number."""
    house = furnished.furnish(yuhe, zhao, bai, thread, auditor)
    lines = ScoreSheet.objects.get(pk=house.score.pk).lines
    lines["rules"][0] |= {"kept": MARK, "before": MARK}
    ScoreSheet.objects.filter(pk=house.score.pk).update(total=MARK, lines=lines)
    return house


def found_by(browser: Client, house, bai) -> list[str]:
    """At which addresses this person is told the sum, after what each of them needs has happened."""
    told = []
    for name in sorted(furnished.names()):
        with furnished.undone():
            here = deepcopy(house)
            furnished.BEFORE.get(name, lambda _house, _by: None)(here, bai)
            answer = browser.get(furnished.path_of(name, here) + ASKED.get(name, ""))
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if str(MARK).encode() in body or f"{MARK:,}".encode() in body:
                told.append(name)
    return told


def test_a_visitor_is_told_it_nowhere(marked, bai):
    assert ScoreRule.objects.exists() and found_by(Client(), marked, bai) == []


@pytest.mark.parametrize("who", ["sun", "aide", "auditor"])
def test_neither_another_deputy_nor_an_aide_nor_an_auditor_is_told_it_anywhere(marked, bai, who, request):
    other = request.getfixturevalue(who)

    assert found_by(cast.signed_in(Client(), other), marked, bai) == []


def test_the_deputy_and_the_clerk_are_told_it_on_the_sheet_alone(marked, bai, zhao):
    assert tenancy.current() is not None
    assert found_by(cast.signed_in(Client(), zhao), marked, bai) == ["scoring:sheet"]
    assert found_by(cast.signed_in(Client(), bai), marked, bai) == ["scoring:sheet"]

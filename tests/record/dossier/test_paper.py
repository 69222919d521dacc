"""The file on paper says what the file says: every line, each figure with its meaning, rare characters as words."""

from __future__ import annotations

import re
from datetime import timedelta

import pypdfium2
import pytest

from hearth.core import clock
from hearth.ground.congress.models import Deputy
from hearth.record.dossier import counting, paper, showing
from hearth.record.dossier.models import DutyRecord
from tests import filing
from tests.core.test_printing import ARCHIVAL

pytestmark = pytest.mark.django_db

MANY = 300
RARE = "𬱖〇龑㛃"


def words_on(pdf: bytes) -> list[str]:
    """What each page says, without the blanks that setting it puts in."""
    document = pypdfium2.PdfDocument(pdf)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]


@pytest.fixture
def year(zhao, bai) -> int:
    """Three hundred lines of a deputy with a name that few fonts can draw."""
    Deputy.objects.filter(pk=zhao.deputy.pk).update(name_zh=f"赵{RARE}")
    zhao.deputy.refresh_from_db()
    first = filing.verified(zhao, bai)
    day = clock.today()
    fields = {"deputy": zhao.deputy, "kind": "visit", "origin": "own", "state": "verified", "entered_at": clock.now()}
    DutyRecord.objects.bulk_create(
        DutyRecord(**fields, done_on=max(day - timedelta(days=n % 200), day.replace(month=1, day=1)),
                   moved_at=clock.now(), words=f"第{n:03d}户“{RARE[n % 4]}”家量了室温。")
        for n in range(MANY - 1)
    )  # fmt: skip
    counting.count(day.year, zhao.deputy.pk)
    return int(first.done_on.year)


def test_every_line_and_every_figure_stands_on_paper_as_in_the_file(zhao, year):
    pages = words_on(paper.printed_file(zhao.deputy, year, zhao))
    whole = "".join(pages)

    lines = DutyRecord.objects.filter(deputy=zhao.deputy).of_year(year)
    assert lines.count() == MANY and len(pages) > 5
    said = [re.sub(r"\s", "", line.words) for line in lines]
    assert [words for words in said if whole.count(words) != 1] == []
    days = [f"{line.done_on:%Y-%m-%d}" for line in lines]
    assert sum(map(whole.count, set(days))) >= MANY
    for each in showing.common(zhao.deputy, year)["figures"]:
        assert re.sub(r"\s", "", each.meaning) in whole, each.figure.key


def test_rare_characters_are_words_and_not_only_pictures(zhao, year):
    pdf = paper.printed_file(zhao.deputy, year, zhao)

    assert f"赵{RARE}" in words_on(pdf)[0] and ARCHIVAL in pdf


def test_lines_stand_in_the_order_of_their_days(zhao, year):
    whole = "".join(words_on(paper.printed_file(zhao.deputy, year, zhao)))

    lines = DutyRecord.objects.filter(deputy=zhao.deputy, origin="own").of_year(year).order_by("done_on", "id")
    places = [whole.index(line.words) for line in lines]
    assert places == sorted(places)

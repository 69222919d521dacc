"""Figures mean what they say: people are counted once, no share of a few, and nobody can swell them alone."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

import hearth
from hearth.core import clock
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from hearth.journey.demands import machine
from hearth.record.dossier import counting, deriving, open_data
from hearth.record.dossier.figures import FIGURES, figures_of
from hearth.record.dossier.kinds import DUTIES
from tests import cast, filing

pytestmark = pytest.mark.django_db


def figures(deputy) -> dict[str, tuple]:
    return {each.figure.key: each.value for each in figures_of(deputy.deputy.pk, clock.today().year)}


def test_every_figure_says_what_it_means():
    assert all(str(figure.meaning) and str(figure.name) for figure in FIGURES)
    assert len({figure.key for figure in FIGURES}) == len(FIGURES) == 6


def test_a_share_of_fewer_than_ten_people_is_not_told(thread, zhao):
    contact.reply(thread, "修好了。", "solved", by=zhao)

    value = figures(zhao)["answered"]
    assert (value.number, value.of, value.between) == (None, 1, None)


def test_a_share_says_out_of_how_many(code, zhao):
    threads = [cast.delivered(code, f"第{n}家冷。", phone=f"1380000{n:04d}") for n in range(12)]
    for thread in threads[:9]:
        contact.reply(thread, "修好了。", "solved", by=zhao)
    Thread.objects.update(due_at=clock.now() - timedelta(days=1))

    value = figures(zhao)["answered"]

    assert (value.number, value.of, value.between) == (75, 12, (47, 91))


def test_the_public_reads_beside_a_share_how_sure_it_is_and_of_how_few_it_is_not_told(code, zhao, client):
    threads = [cast.delivered(code, f"第{n}家冷。", phone=f"1380000{n:04d}") for n in range(12)]
    for number, thread in enumerate(threads[:9]):
        contact.reply(thread, "修好了。", "solved", by=zhao)
        if number < 4:
            contact.rate(thread, "yes" if number else "no", 3, by=cast.author(thread))
    Thread.objects.update(due_at=clock.now() - timedelta(days=1))

    deriving.replay()

    page = client.get("/yuhe/deputies/D001/file/").text

    assert "以12人为基数。不足10人时不公布。按95%置信度，在47%到91%之间。" in page
    assert "以已得到答复的9人为基数。其中5人的情况不明。" in page
    told = open_data.whole(zhao.deputy, clock.today().year, zhao)["figures"]
    assert [(each["of"], each["missing"], each["between"]) for each in told if each["of"]] == [
        (12, 0, [47, 91]),
        (9, 5, None),
    ]


def test_five_hundred_messages_of_one_person_are_one_person(code, zhao):
    for n in range(40):
        thread = cast.delivered(code, f"第{n}次说：冷。", name="同一人", phone="138 0000 9999")
        machine.look_at(thread)
        contact.reply(thread, "修好了。", "solved", by=zhao)
        contact.rate(thread, "yes", 3, by=cast.author(thread))
    deriving.replay()

    told = figures(zhao)

    assert (told["people"].number, told["solved"].number, told["answered"].number) == (1, 1, None)


def test_what_is_withdrawn_counts_nowhere(thread, zhao):
    contact.withdraw(thread, by=cast.author(thread))

    assert figures(zhao)["people"].number == 0


def test_visits_count_once_they_are_verified(zhao, bai):
    filing.noted(zhao)
    assert figures(zhao)["visits"].number == 0

    filing.verified(zhao, bai, words="又去了一次。")

    assert figures(zhao)["visits"].number == 1


RANKING = re.compile(r"\b(rank(ed|ing)?|league|top[ _-]?(ten|10)|leaderboard)\b|排名|排行|名次", re.IGNORECASE)
SAYING_NOT = re.compile(
    r"nobody is ranked|not ranked|no ranking|never a rank|beside a rank|"
    r"不排名次|不是排名|不给代表排名|不作任何排名|禁止[^。]*积分排名",
    re.IGNORECASE,
)


def test_no_page_ranks_anybody_and_no_code_about_files_does():
    package = Path(hearth.__file__).parent
    files = [file for file in package.rglob("*") if file.suffix in (".html", ".po")]
    lines = [
        (file.name, line.strip())
        for file in [*files, *(package / "record").rglob("*.py")]
        for line in file.read_text().splitlines()
    ]

    assert len(files) > 300 and [line for line in lines if RANKING.search(SAYING_NOT.sub("", line[1]))] == []


def test_a_duty_of_which_nothing_stands_in_any_file_has_a_median_of_nothing_and_the_page_says_so(client, zhao, bai):
    for number in range(10, 20):
        cast.deputy(f"D0{number}", "钱多", f"Qian Duo {number}")
    filing.verified(zhao, bai)

    assert set(counting.medians(clock.today().year)) == {*DUTIES}
    assert cast.signed_in(client, zhao).get("/yuhe/deputies/D001/file/").status_code == 200

"""Two clicks, or two people, in the same moment: it is done once, and whoever was slower is told."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection

from hearth.core import clock, tenancy
from hearth.core.refusals import Refused
from hearth.record.dossier import actions, counting
from hearth.record.dossier.models import Activity, DutyRecord, DutyYear, VoterReport
from tests import filing

pytestmark = pytest.mark.django_db(transaction=True)


def in_the_same_moment(*deeds) -> list[str]:
    """What became of each: “done”, “refused”, or what went wrong."""
    congress, together, told = tenancy.current(), threading.Barrier(len(deeds)), []

    def press(deed):
        try:
            with tenancy.inside(congress):
                together.wait(10)
                deed()
            told.append("done")
        except Refused:
            told.append("refused")
        except Exception as failure:
            told.append(repr(failure))
        finally:
            connection.close()

    people = [threading.Thread(target=press, args=(deed,)) for deed in deeds]
    for person in people:
        person.start()
    for person in people:
        person.join(20)
    return sorted(told)


def test_a_line_is_entered_once(zhao):
    deed = lambda: filing.noted(zhao)  # noqa: E731

    assert in_the_same_moment(deed, deed, deed) == ["done", "refused", "refused"]
    assert DutyRecord.objects.count() == 1


def test_an_activity_is_registered_once(zhao, sun, bai):
    deed = lambda: filing.registered(bai, zhao.deputy, sun.deputy)  # noqa: E731

    assert in_the_same_moment(deed, deed) == ["done", "refused"]
    assert (Activity.objects.count(), DutyRecord.objects.count()) == (1, 2)


def test_whoever_is_entered_afterwards_is_entered_once(zhao, sun, bai):
    activity = filing.registered(bai, zhao.deputy)
    deed = lambda: actions.enrol(activity, [sun.deputy], by=bai)  # noqa: E731

    assert in_the_same_moment(deed, deed) == ["done", "refused"]


def test_a_report_is_drafted_once(zhao):
    deed = lambda: filing.drafted(zhao)  # noqa: E731

    assert in_the_same_moment(deed, deed) == ["done", "refused"]
    assert VoterReport.objects.count() == 1


def test_a_year_is_closed_once(yuhe, zhao, bai):
    last = clock.today().year - 1
    deed = lambda: actions.lock_year(yuhe, last, by=bai)  # noqa: E731

    assert in_the_same_moment(deed, deed) == ["done", "refused"]
    assert DutyYear.objects.count() == 1


def test_nothing_slips_into_a_year_while_it_is_closed(yuhe, zhao, bai):
    last = clock.today().year - 1
    told = filing.told()._replace(done_on=date(last, 5, 4))

    in_the_same_moment(lambda: actions.lock_year(yuhe, last, by=bai), lambda: actions.note(zhao.deputy, told, by=zhao))

    assert (DutyYear.objects.count(), DutyRecord.objects.count()) in ((1, 0), (0, 1))


def test_whoever_counts_at_the_same_time_counts_what_the_other_wrote(zhao, bai):
    lines = [filing.noted(zhao, f"走访{n}。") for n in range(4)]

    in_the_same_moment(*(lambda line=line: actions.verify(line, by=bai) for line in lines))

    assert counting.by_kind(zhao.deputy.pk, clock.today().year) == {"visit": 4}

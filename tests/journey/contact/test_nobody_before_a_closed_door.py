"""Whatever becomes of mandates, and in whatever order: every open matter has an owner, every code leads on."""

from __future__ import annotations

from random import Random

import pytest

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.jobs import JOBS
from hearth.ground.congress import actions as ground
from hearth.ground.congress.models import Area, Deputy, District, Mandate, Term
from hearth.journey.contact import actions, handing
from hearth.journey.contact.models import DeputyCode, Thread
from hearth.journey.contact.models.transition import OPEN
from tests import cast

STEPS = 14
NAMES = ("赵一", "钱二", "孙三", "李四", "周五")


@pytest.fixture
def crowd(yuhe):
    """Five deputies in two districts, each with a poster and a message."""
    other = District.objects.create(area=Area.objects.get(), number=4)
    people = [cast.deputy(f"D00{n}", name, f"Person {n}") for n, name in enumerate(NAMES)]
    Mandate.objects.filter(deputy__in=[each.deputy for each in people[3:]]).update(district=other)
    for each in people:
        cast.delivered(cast.code_of(each))
    return people


class Fortune:
    """What befalls them, one thing after another."""

    def __init__(self, seed: int, by) -> None:
        self.dice, self.by, self.today = Random(seed), by, clock.today()

    def strikes(self) -> None:
        """One of the things that can happen, happens."""
        happening = self.dice.choice((self.ends, self.suspends, self.resumes, self.writes, self.answers, self.reopens))
        happening()

    def ends(self) -> None:
        if seat := self._some(Mandate.objects.filter(state__in=("active", "suspended"))):
            ground.end_mandate(seat, by=self.by, on=self.today, reason="resigned", basis="第六十二条")

    def suspends(self) -> None:
        if seat := self._some(Mandate.objects.filter(state="active")):
            ground.suspend_mandate(seat, by=self.by, on=self.today, basis="第六十一条")

    def resumes(self) -> None:
        if seat := self._some(Mandate.objects.filter(state="suspended")):
            ground.resume_mandate(seat, by=self.by, on=self.today)

    def writes(self) -> None:
        if code := self._some(DeputyCode.objects.active()):
            cast.written(code)

    def answers(self) -> None:
        if thread := self._some(Thread.objects.filter(state__in=("delivered", "coordinating"))):
            act = self.dice.choice((actions.ask, actions.note))
            act(thread, "几号楼", by=self.by)

    def reopens(self) -> None:
        if thread := self._some(Thread.objects.filter(state__in=("delivered", "acknowledged", "coordinating"))):
            actions.reply(thread, "好了", "solved", by=self.by)
            actions.reopen(Thread.objects.get(pk=thread.pk), "没好", by=cast.author(thread))

    def changes_the_term(self, admin) -> None:
        """Some are elected again, one is new."""
        term = {"number": 8, "begins_on": self.today, "ends_on": self.today.replace(year=self.today.year + 5)}
        plan = actions.plan_change(Term(), by=self.by, **term)
        seats = list(Mandate.objects.filter(state__in=("active", "suspended")).select_related("deputy"))
        for seat in self.dice.sample(seats, len(seats) // 2):
            actions.elect(plan, seat.deputy, by=self.by, district=seat.district)
        fresh = ground.add(Deputy(code="D050", name_zh="吴六"), by=self.by)
        actions.elect(plan, fresh, by=self.by, district=District.objects.first())
        actions.note_notice(plan, by=self.by, on=self.today, basis="公告第8号")
        actions.put_in_force(plan, by=admin)
        assert type(plan).objects.get(pk=plan.pk).state not in OPEN

    def _some(self, rows):
        found = list(rows.order_by("pk"))
        return self.dice.choice(found) if found else None


def astray() -> list[str]:
    """Open matters whose next move is that of a deputy who is not in office."""
    in_office = set(Mandate.objects.filter(state="active").values_list("deputy", flat=True))
    owed = Thread.objects.waiting_for("deputy")
    return [f"{thread} {thread.state}" for thread in owed if thread.deputy_id not in in_office]


def dead_ends(client) -> list[str]:
    """Codes that end at an error, or at a page without a way on."""
    pages = {code: client.get(address("door:landing", code.code), follow=True) for code in DeputyCode.objects.all()}
    return [str(code) for code, page in pages.items() if page.status_code >= 400 or "<a " not in page.text]


@pytest.mark.parametrize("seed", range(8))
def test_after_any_sequence_nobody_stands_before_a_closed_door(seed, client, crowd, bai, at_once):
    fortune = Fortune(seed, bai)

    for _step in range(STEPS):
        fortune.strikes()
        JOBS["contact.mind_the_clock"].round()

        assert astray() == []
    fortune.changes_the_term(cast.staff("高原", "Gao Yuan", "admin"))

    assert astray() == [] and not handing.ownerless().exists()
    assert dead_ends(client) == []

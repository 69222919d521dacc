"""The chain over the ledger: nothing is left out, nothing forks, and honest work raises no alarm."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import tenancy
from hearth.ground.audit import notes, sealing, verifying
from hearth.ground.audit.models import Entry, Seal
from tests.ground.audit.conftest import tamper, write
from tests.house.furnished import undone

# how many invented ledgers must raise no alarm; the full count is a thousand
CLEAN_LEDGERS = int(os.environ.get("HEARTH_CLEAN_LEDGERS", "30"))


def test_an_honest_chain_is_whole(chain):
    verdict = verifying.verify()

    assert verdict.is_whole
    assert (verdict.sealed, verdict.unsealed) == (9, 0)


def test_an_empty_ledger_is_whole(yuhe):
    assert sealing.seal_new() == 0
    assert verifying.verify().is_whole


def test_what_is_not_sealed_yet_is_counted_and_no_fault(chain):
    write(chain, 2)

    verdict = verifying.verify()

    assert verdict.is_whole and verdict.unsealed == 2


def test_each_congress_has_a_chain_of_its_own(chain, jinchuan):
    with tenancy.inside(jinchuan):
        write(jinchuan)
        sealing.seal_new()

        assert [seal.number for seal in Seal.objects.all()] == [1]
        assert verifying.verify().is_whole


@settings(
    max_examples=CLEAN_LEDGERS,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=6), st.integers(1, 3))
def test_honest_work_never_raises_an_alarm(yuhe, rounds, batch):
    with undone():
        for lines, is_sealed in rounds:
            write(yuhe, lines)
            if is_sealed:
                sealing.seal_new(batch)

        verdict = verifying.verify()

        assert verdict.faults == []
        assert verdict.sealed + verdict.unsealed == Entry.objects.count()
    shutil.rmtree(notes.notes_file().parent, ignore_errors=True)


def as_if_no_worker_had_run(congress) -> None:
    """Six lines, four hours apart, the last of them just now; none is sealed yet."""
    write(congress, 6)
    tamper("UPDATE audit_entry SET recorded_at = recorded_at - (5 - (facts->>'n')::int) * interval '4 hours'")


def test_after_a_standstill_everything_is_sealed_however_many_batches_it_takes(yuhe):
    as_if_no_worker_had_run(yuhe)

    sealing.seal_new(batch=2)

    verdict = verifying.verify()
    assert (verdict.sealed, verdict.unsealed, verdict.faults) == (6, 0, [])


def test_lines_that_wait_because_no_worker_runs_are_no_alarm(yuhe):
    as_if_no_worker_had_run(yuhe)
    sealing._seal_batch(2)

    verdict = verifying.verify()

    assert (verdict.sealed, verdict.unsealed, verdict.faults) == (2, 4, [])


def in_parallel(*works: Callable[[], object]) -> None:
    """Each begins when all are ready; what fails in one of them fails here."""
    together, congress = Barrier(len(works)), tenancy.current()

    def run(work: Callable[[], object]) -> None:
        try:
            with tenancy.inside(congress):
                together.wait(timeout=20)
                work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as people:
        list(people.map(run, works))


@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_make_one_chain(yuhe):
    write(yuhe, 40)

    in_parallel(lambda: sealing.seal_new(7), lambda: sealing.seal_new(5))

    assert sorted(Seal.objects.values_list("number", flat=True)) == list(range(1, 41))
    assert verifying.verify().is_whole


@pytest.mark.django_db(transaction=True)
def test_lines_written_while_others_are_sealed_are_not_lost(yuhe):
    def seal() -> None:
        for _ in range(10):
            sealing.seal_new()

    in_parallel(lambda: write(yuhe, 40), lambda: write(yuhe, 40), seal)
    sealing.seal_new()

    verdict = verifying.verify()
    assert (verdict.sealed, verdict.unsealed, verdict.faults) == (80, 0, [])


@pytest.mark.django_db(transaction=True)
def test_a_line_that_was_recorded_earlier_but_committed_later_is_sealed_too(yuhe):
    written, sealed = Barrier(2), Barrier(2)

    def slow() -> None:
        with transaction.atomic():
            write(yuhe)
            written.wait(timeout=20)
            sealed.wait(timeout=20)

    def quick() -> None:
        written.wait(timeout=20)
        write(yuhe)
        sealing.seal_new()
        sealed.wait(timeout=20)

    in_parallel(slow, quick)
    sealing.seal_new()

    verdict = verifying.verify()
    assert (verdict.sealed, verdict.unsealed, verdict.faults) == (2, 0, [])

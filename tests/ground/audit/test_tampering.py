"""Whoever edits, deletes, inserts, cuts or rewrites the ledger is found out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.core.ids import uuid7
from hearth.ground.audit import checkpoints, notes, sealing, verifying
from hearth.ground.audit.chain import GENESIS, canonical, digest
from hearth.ground.audit.models import Entry, Seal
from hearth.ground.audit.signing import public_key
from tests.ground.audit.conftest import tamper


def entry_at(number: int) -> Entry:
    return Seal.objects.select_related("entry").get(number=number).entry


def faults() -> str:
    return "\n".join(verifying.verify().faults)


COLUMNS = {
    "congress_id": "congress_id + 1000",
    "at": "at - interval '1 hour'",
    "recorded_at": "recorded_at - interval '1 second'",
    "event": "'contact.closed'",
    "kind": "'contact.sheet'",
    "thing_id": "gen_random_uuid()",
    "code": "'D999'",
    "role": "'clerk'",
    "who": "gen_random_uuid()",
    "name": "'赵敏'",
    "facts": "facts || '{\"n\": 9}'",
    "network": "'0a0b'",
    "id": "gen_random_uuid()",
}


def test_every_column_is_tried():
    assert set(COLUMNS) == {column.attname for column in Entry._meta.concrete_fields}


@pytest.mark.parametrize("number", [1, 5, 9])
@pytest.mark.parametrize("column", COLUMNS)
def test_an_edited_line_is_found(chain, column, number):
    tamper(f"UPDATE audit_entry SET {column} = {COLUMNS[column]} WHERE id = %s", entry_at(number).pk)

    assert f"number {number}" in faults()


@pytest.mark.parametrize("number", [1, 5, 9])
def test_a_deleted_line_is_found(chain, number):
    tamper("DELETE FROM audit_entry WHERE id = %s", entry_at(number).pk)

    assert faults().startswith("deleted: ")


@pytest.mark.parametrize("number", [1, 5, 9])
def test_a_deleted_seal_is_found(chain, number):
    tamper("DELETE FROM audit_seal WHERE number = %s", number)

    assert "cut: " in faults()


def test_a_line_cut_out_with_its_seal_is_found(chain):
    entry = entry_at(5)
    tamper("DELETE FROM audit_seal WHERE number = 5")
    tamper("DELETE FROM audit_entry WHERE id = %s", entry.pk)

    assert "cut: numbers 5 to 5 are missing" in faults()


def test_a_line_written_into_the_past_is_found(chain):
    old = Entry(
        at=clock.now(),
        event="test.happened",
        kind="congress.congress",
        thing_id=chain.key,
        code="yuhe",
        role="system",
    )
    old.recorded_at = clock.now() - timedelta(days=1)
    old.save(force_insert=True)
    sealing.seal_new()

    assert "inserted: " in faults()


def test_a_line_that_steps_back_in_time_little_by_little_is_found(chain):
    newest = entry_at(9).recorded_at
    for minutes in (8, 16):
        line = Entry(
            at=newest,
            event="test.happened",
            kind="congress.congress",
            thing_id=chain.key,
            code="yuhe",
            role="system",
            recorded_at=newest - timedelta(minutes=minutes),
        )
        line.save(force_insert=True)
        sealing.seal_new()

    assert "inserted: " in faults()


def test_two_lines_that_changed_places_are_found(chain):
    one, other = Seal.objects.get(number=4), Seal.objects.get(number=5)
    fresh = uuid7()
    for entry, seal in ((fresh, one), (one.entry_id, other), (other.entry_id, one)):
        tamper("UPDATE audit_seal SET entry_id = %s WHERE id = %s", entry, seal.pk)

    assert "number 4" in faults() and "number 5" in faults()


def test_a_tail_cut_off_is_found(chain):
    tail = [entry_at(number).pk for number in (8, 9)]
    tamper("DELETE FROM audit_seal WHERE number > 7")
    tamper("DELETE FROM audit_entry WHERE id = ANY(%s)", tail)

    assert "cut: the chain once reached number 9, and now ends at 7" in faults()


def test_a_chain_emptied_altogether_is_found(chain):
    tamper("DELETE FROM audit_seal")
    tamper("DELETE FROM audit_entry")

    assert "cut: " in faults()


def test_a_chain_made_anew_after_an_edit_is_found(chain):
    tamper("UPDATE audit_entry SET name = '别人' WHERE id = %s", entry_at(2).pk)
    link = GENESIS
    for seal in Seal.objects.select_related("entry").order_by("number"):
        link = digest(link, seal.entry)
        tamper("UPDATE audit_seal SET hash = %s WHERE id = %s", link, seal.pk)

    assert "rewritten: number 3 differs from the note made outside" in faults()


def changed(change: Callable[[list[dict]], object]) -> None:
    made = [json.loads(line) for line in notes.notes_file().read_text().splitlines()]
    change(made)
    notes.notes_file().write_text("".join(json.dumps(note) + "\n" for note in made))


FORGERIES = {
    "another hash": lambda notes: notes[1].update(hash="00" * 32),
    "another number": lambda notes: notes[1].update(number=5),
    "another moment": lambda notes: notes[1].update(at="2026-01-01T00:00:00+00:00"),
    "another authentication": lambda notes: notes[1].update(mac="00" * 32),
    "no authentication": lambda notes: notes[1].pop("mac"),
    "a number that is none": lambda notes: notes[1].update(number="six"),
    "a forged line after the true one": lambda notes: notes.append({**notes[1], "hash": "00" * 32}),
    "not even a note": lambda notes: notes.append("nonsense"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_changed_note_is_found(chain, forgery):
    changed(FORGERIES[forgery])

    assert "rewritten: " in faults()


def test_a_note_broken_off_in_the_middle_is_said_and_breaks_nothing(chain):
    with notes.notes_file().open("a") as file:
        file.write('{"number": 12, "ha')

    assert "cannot be read" in faults()


def test_a_chain_rewritten_to_match_forged_notes_is_found(chain):
    tamper("UPDATE audit_seal SET hash = %s WHERE number = 9", bytes(32))
    changed(lambda notes: notes[2].update(hash="00" * 32))

    assert "rewritten: number 9" in faults()


def another_moment(congress) -> None:
    tamper("UPDATE audit_entry SET at = at + interval '1 day' WHERE id = %s", entry_at(5).pk)


def another_congress(congress) -> None:
    moved = entry_at(5).pk
    tamper("UPDATE audit_entry SET congress_id = congress_id + 1 WHERE id = %s", moved)
    tamper("UPDATE audit_seal SET congress_id = congress_id + 1 WHERE entry_id = %s", moved)


def an_insertion(congress) -> None:
    tamper(
        "INSERT INTO audit_entry (id, congress_id, at, recorded_at, event, kind, thing_id, code, role, name, facts, "
        "network) SELECT gen_random_uuid(), congress_id, at, recorded_at - interval '1 day', event, kind, thing_id, "
        "code, role, name, facts, '' FROM audit_entry WHERE id = %s",
        entry_at(5).pk,
    )


def a_swap(congress) -> None:
    one, other = entry_at(4).pk, entry_at(5).pk
    tamper("UPDATE audit_seal SET entry_id = gen_random_uuid() WHERE entry_id = %s", one)
    tamper("UPDATE audit_seal SET entry_id = %s WHERE number = 5", one)
    tamper("UPDATE audit_seal SET entry_id = %s WHERE number = 4", other)


def a_chain_made_anew_with_its_notes(congress) -> None:
    tamper("UPDATE audit_entry SET name = '别人' WHERE id = %s", entry_at(2).pk)
    tamper("DELETE FROM audit_seal")
    notes.notes_file().unlink()
    sealing.seal_new()


def a_forged_checkpoint(congress) -> None:
    file = next(checkpoints.folder().rglob("*.note"))
    file.write_text(file.read_text().replace("\n3\n", "\n2\n"))


KINDS = {
    "edit": lambda congress: tamper("UPDATE audit_entry SET role = 'clerk' WHERE id = %s", entry_at(5).pk),
    "delete": lambda congress: tamper("DELETE FROM audit_entry WHERE id = %s", entry_at(5).pk),
    "insert": an_insertion,
    "swap": a_swap,
    "cut tail": lambda congress: tamper("DELETE FROM audit_seal WHERE number > 2"),
    "cut head": lambda congress: tamper("DELETE FROM audit_seal WHERE number < 3"),
    "rewrite chain": a_chain_made_anew_with_its_notes,
    "change time": another_moment,
    "change congress": another_congress,
    "forged checkpoint": a_forged_checkpoint,
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_tampering_is_found_with_the_public_key_and_the_checkpoints_alone(chain, kind):
    assert verifying.verify(key=public_key()).is_whole

    KINDS[kind](chain)

    assert not verifying.verify(key=public_key()).is_whole


def test_lines_written_before_networks_were_kept_still_fit_their_seals(chain):
    entry = entry_at(5)

    assert b"network" not in canonical([getattr(entry, column.attname) for column in Entry._meta.concrete_fields])

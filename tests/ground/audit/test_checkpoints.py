"""Signed checkpoints: made in time, readable, carried elsewhere, and good for anybody with the public key."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from hearth.core import clock, tenancy
from hearth.ground.audit import checkpoints, notes, sealing, verifying
from hearth.ground.audit.signing import NotAKey, PublicKey, public_key
from hearth.ground.courier import checkpoints as mailing
from hearth.ground.courier.channels import file as outbox
from hearth.ground.courier.models import Dispatch
from tests.ground.audit.conftest import tamper, write

pytestmark = pytest.mark.django_db


def later(monkeypatch, **span) -> None:
    moment = clock.now() + timedelta(**span)
    monkeypatch.setattr(clock, "now", lambda: moment)


def made() -> list[int]:
    files = sorted(checkpoints.folder().rglob("*.note"))
    return [next(checkpoints.read(file.read_text())).size for file in files]


def test_a_checkpoint_says_what_it_vouches_for_and_is_signed(chain):
    newest = checkpoints.newest()

    lines = str(newest).splitlines()
    assert lines[:2] == ["hearth/yuhe", "3"]
    assert lines[3] == f"congress {chain.key}"
    assert lines[-1].startswith("— hearth ")
    assert newest.is_signed_by(public_key())


def test_within_an_hour_there_is_one_and_after_it_the_next(yuhe, monkeypatch):
    for hours in (0, 0.5, 1.1):
        later(monkeypatch, hours=hours)
        write(yuhe)
        sealing.seal_new()

    assert made() == [1, 3]


def test_an_hour_in_which_nothing_happened_needs_none(chain, monkeypatch):
    later(monkeypatch, hours=2)
    sealing.seal_new()
    later(monkeypatch, hours=2)
    sealing.seal_new()

    assert made() == [3, 9]


def test_a_thousand_entries_need_one_whatever_the_hour(yuhe, monkeypatch):
    monkeypatch.setattr(checkpoints, "MOST_BETWEEN", 5)
    write(yuhe, 12)

    sealing.seal_new(batch=5)

    assert made() == [5, 10]


def test_any_change_of_its_text_breaks_the_signature(chain):
    whole = str(checkpoints.newest())

    changes = {"hearth/yuhe": "hearth/other", "\n3\n": "\n4\n", "at 20": "at 19", "congress ": "congress 0"}
    for old, new in changes.items():
        (changed,) = checkpoints.read(whole.replace(old, new))
        assert not changed.is_signed_by(public_key())


def test_the_public_key_is_read_as_it_is_published():
    assert PublicKey.read(f"{public_key()}\n") == public_key()


@pytest.mark.parametrize("text", ["", "hearth", "hearth+00000000+AAAA", "hearth+0+not base64"])
def test_what_is_no_key_is_said(text):
    with pytest.raises(NotAKey):
        PublicKey.read(text)


def test_checkpoints_are_copied_to_the_folder_elsewhere(chain, settings, tmp_path):
    settings.HEARTH_CHECKPOINTS = ["audit@example.org", str(tmp_path / "elsewhere")]

    checkpoints.copy_elsewhere()

    (copy,) = (tmp_path / "elsewhere").rglob("*.note")
    assert copy.read_text() == str(checkpoints.newest())


def test_a_folder_that_cannot_be_reached_stops_nothing(chain, settings, tmp_path, caplog):
    (tmp_path / "file").touch()
    settings.HEARTH_CHECKPOINTS = [str(tmp_path / "file")]

    checkpoints.copy_elsewhere()

    assert "could not be copied" in caplog.text


def test_each_address_is_sent_the_newest_checkpoint_once(chain, settings):
    settings.HEARTH_CHECKPOINTS = ["audit@example.org", "/somewhere"]

    mailing.post_newest()
    mailing.post_newest()

    assert [dispatch.state for dispatch in Dispatch.objects.all()] == ["sent"]
    assert len(outbox.outbox().read_text().splitlines()) == 1


def test_an_outsider_with_the_mail_and_the_public_key_finds_a_chain_made_anew(chain, tmp_path):
    key, kept = PublicKey.read(str(public_key())), tmp_path / "kept"
    kept.mkdir()
    (kept / "mail.txt").write_text(f"Subject: Checkpoint\r\n\r\n{checkpoints.newest()}".replace("\n", "\r\n"))
    everything_here_is_made_anew()

    verdict = verifying.verify(kept, key)

    assert any(fault.startswith("rewritten: number 3 ") for fault in verdict.faults)


def everything_here_is_made_anew() -> None:
    """By somebody who owns the machine and every key in it: database, notes and checkpoints fit one another again."""
    tamper("UPDATE audit_entry SET name = '别人' WHERE event = 'test.happened' AND facts->>'n' = '0'")
    tamper("DELETE FROM audit_seal")
    notes.notes_file().unlink()
    shutil.rmtree(checkpoints.folder())
    sealing.seal_new()
    assert verifying.verify().is_whole


def test_an_outsider_without_our_keys_finds_a_clean_ledger_clean(chain, tmp_path, settings):
    key, kept = PublicKey.read(str(public_key())), tmp_path / "kept"
    kept.mkdir()
    (kept / "mail.txt").write_text(str(checkpoints.newest()))
    settings.HEARTH_KEYS = {}

    verdict = verifying.verify(kept, key)

    assert (verdict.faults, verdict.checkpoints) == ([], 2)


def test_the_checkpoint_of_the_neighbour_says_nothing_about_us(chain, jinchuan, tmp_path):
    with tenancy.inside(jinchuan):
        write(jinchuan, 12)
        sealing.seal_new()
        theirs = checkpoints.newest()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "theirs.note").write_text(str(theirs))

    assert verifying.verify(tmp_path / "kept").is_whole

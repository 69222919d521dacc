"""Voters ask about a report without an account; the deputy answers one by one, and the answer stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.core import clock, throttle
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.ground.audit.recording import record
from hearth.journey.contact.actions.submitting import SentBefore
from hearth.journey.contact.screening import screen
from hearth.record.dossier.actions.online import must_be_open
from hearth.record.dossier.actions.reporting import must_tell_nobody
from hearth.record.dossier.events import Happened
from hearth.record.dossier.models import VoterQuestion, VoterReport
from hearth.record.dossier.telling import covered

HOUR = 3600
PER_NETWORK, PER_REPORT = 5, 200  # questions an hour, before a person looks


@action("dossier.ask")
def ask(report: VoterReport, words: str, key: bytes, *, by: By, network: bytes = b"") -> VoterQuestion:
    """A voter asks. The same form sent twice is one question; what the first look holds waits for staff (HELD).

    `key` is the 32 bytes of the submission. Raises `SentBefore` where it came before with other words.
    """
    if before := VoterQuestion.objects.filter(submission=key).first():
        return _same(before, words)
    must_be_open(report)
    now, state = clock.now(), "held" if _is_to_be_looked_at(report, words, network) else "waiting"
    question = VoterQuestion(report=report, submission=key, state=state, words=words, asked_at=now, moved_at=now)
    told = {"report": report.code, "state": state}
    if record(Happened.ASKED, question, by=by, new=[question], unless_taken=True, **told):
        return question
    return _same(VoterQuestion.objects.get(submission=key), words)


@action("dossier.pass_on")
def pass_on(question: VoterQuestion, *, by: By) -> None:
    """Staff have looked: it is a question, and the deputy gets it."""
    question.step("pass_on", reason="", decided_name=by.name)
    record(Happened.QUESTION_PASSED_ON, question, by=by, report=question.report.code)


@action("dossier.answer_question")
def answer_question(question: VoterQuestion, words: str, cover: Sequence[str] = (), *, by: By) -> None:
    """The answer stands on the report's page, beside the question, in which what could tell who asks is covered.

    Whoever answers reads it once more, and names what else has to be covered.
    """
    must_tell_nobody(words)
    first = question.answered_at or clock.now()
    question.step("answer", answer=words, shown=covered(question.words, cover), answered_at=first, decided_name=by.name)
    record(Happened.QUESTION_ANSWERED, question, by=by, report=question.report.code)


@action("dossier.set_aside")
def set_aside(question: VoterQuestion, reason: str, *, by: By) -> None:
    """Staff say why nobody answers it; everybody reads how many were set aside."""
    question.step("set_aside", reason=reason, decided_name=by.name)
    record(Happened.QUESTION_SET_ASIDE, question, by=by, report=question.report.code, reason=reason)


def _same(before: VoterQuestion, words: str) -> VoterQuestion:
    if before.words != words:
        raise SentBefore()
    return before


def _is_to_be_looked_at(report: VoterReport, words: str, network: bytes) -> bool:
    """Held words, and too many at once: set aside for a person, never turned away (D5)."""
    of_network = throttle.count(keyed_hash("tracking.questions", network)[:16], seconds=HOUR) if network else 0
    of_report = throttle.count(keyed_hash("tracking.questions_of", report.pk.bytes)[:16], seconds=HOUR)
    return bool(screen(words).reasons) or of_network > PER_NETWORK or of_report > PER_REPORT

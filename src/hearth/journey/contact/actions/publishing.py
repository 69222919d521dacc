"""How a question and its answer become public: proposed, covered, agreed to by the author, published by a second eye.

Every verb is done to the thread, so that its story tells of it; only one publication ever comes of a thread (D15).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.core.rows import replaced
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Mandate, Post
from hearth.journey.contact.consent import in_force
from hearth.journey.contact.events import Happened
from hearth.journey.contact.indexing import make_public_words_findable
from hearth.journey.contact.masking import BLOCKS, HIDDEN, hidden
from hearth.journey.contact.models import Edition, Message, Publication, Thread
from hearth.journey.contact.shortening import is_cut_from

ANSWERED = ("replied", "rated", "closed")
NOT_ANSWERED = _("Only what has been answered can be published.")
KEPT_APART = _("What is sealed or kept from the deputy is not published.")
OF_A_CHILD = _("The words of a child under 14 are not published.")
ASKED_ALREADY = _("The resident was asked about publishing once already.")
NOT_THEIRS = _("Something stands here that was not written. Leave out whole sentences or cover words; add nothing.")
NOTHING_LEFT = _("Too little is left to read. Leave more of it, or do not publish it.")
SECOND_PERSON = _("You covered the words yourself. Somebody else on the staff reads them once more and publishes.")
NOT_COVERED = _("These words do not stand there. Copy them exactly.")


@action("contact.propose")
def propose(thread: Thread, *, by: By) -> None:
    """Deputy or staff think that others would be helped by this answer."""
    now = _still(thread)
    if now.state not in ANSWERED:
        raise Refused(NOT_ANSWERED)
    if thread.is_withheld:
        raise Refused(KEPT_APART)
    if now.is_minor:
        raise Refused(OF_A_CHILD)
    answer = Message.objects.filter(thread=thread, kind="reply").order_by("pk").last()
    held = Mandate.objects.filter(deputy=thread.deputy_id).order_by("-term__number")
    told = Publication(
        code=short_code(), thread_id=thread.pk, deputy_id=thread.deputy_id, language=thread.language,
        area_id=held.values_list("district__area", flat=True).first(), reply_type=answer.reply_type,
        asked_on=_month(thread.began_at), answered_on=_month(thread.answered_at or clock.now()), moved_at=clock.now(),
    )  # fmt: skip
    if not record(Happened.PROPOSED, thread, by=by, new=[told], unless_taken=True):
        raise Refused(ASKED_ALREADY)


@action("contact.redact")
def redact(thread: Thread, question: str, answer: str, *, by: By) -> None:
    """The wording is ready, with what tells who somebody is covered; the author is asked whether it may stand so."""
    told = _told(thread)
    for wording, original in zip((question, answer), originals(thread), strict=True):
        if not is_cut_from(wording, original):
            raise Refused(NOT_THEIRS)
        if len(BLOCKS.sub("", wording).strip()) < 2:
            raise Refused(NOTHING_LEFT)
    told.step(
        "redact", question=question, answer=answer, version=told.version + 1, redacted_by=by.id, wish="",
        consented_at=None, notice="",
    )  # fmt: skip
    record(Happened.REDACTED, thread, by=by, version=told.version)


@action("contact.consent")
def consent(thread: Thread, version: int, *, by: By) -> None:
    """The author agrees to this very wording (PIPL arts. 14 and 25)."""
    told = _told(thread, version)
    told.step("consent", consented_at=clock.now(), notice=in_force().version)
    Thread.objects.filter(pk=thread.pk).update(privacy="public")
    record(Happened.CONSENTED, thread, by=by, version=version, notice=told.notice)


@action("contact.decline")
def decline(thread: Thread, *, by: By) -> None:
    """The author says no, and is not asked again."""
    _told(thread).step("decline", question="", answer="", wish="")
    record(Happened.DECLINED, thread, by=by)


@action("contact.wish")
def wish(thread: Thread, version: int, body: str, *, by: By) -> None:
    """The author would agree to other words."""
    _told(thread, version).step("wish", wish=body)
    record(Happened.WISHED, thread, by=by, version=version)


@action("contact.drop_proposal")
def drop_proposal(thread: Thread, *, by: By) -> None:
    """It is not published after all; the author is not asked any more."""
    _told(thread).step("drop_proposal", question="", answer="", wish="")
    record(Happened.PROPOSAL_DROPPED, thread, by=by)


@action("contact.publish")
def publish(thread: Thread, version: int, *, by: By) -> None:
    """A second person has read it once more; where a congress has one clerk alone, the ledger says so."""
    told = _told(thread, version)
    is_alone = told.redacted_by == by.id
    if is_alone and Post.objects.filter(role="clerk").held_on(clock.today()).exclude(user=by.id).exists():
        raise Refused(SECOND_PERSON)
    told.step("publish", published_at=clock.now())
    make_public_words_findable(told)
    record(Happened.PUBLISHED, thread, by=by, new=[_edition(told)], version=version, alone=is_alone)


@action("contact.correct_publication")
def correct_publication(thread: Thread, passages: Iterable[str], reason: str, *, by: By) -> None:
    """More words are covered in what is public; nothing else may change without the author."""
    told = _told(thread)
    covered = {name: hidden(getattr(told, name), passages) for name in ("question", "answer")}
    if covered == {"question": told.question, "answer": told.answer}:
        raise Refused(NOT_COVERED)
    told.step("correct_publication", version=told.version + 1, **covered)
    make_public_words_findable(told)
    record(Happened.PUBLICATION_CORRECTED, thread, by=by, new=[_edition(told, reason)], version=told.version)


@action("contact.take_down")
def take_down(thread: Thread, reason: str, *, by: By) -> None:
    """It is not public any more, and the reason is."""
    _told(thread).step("take_down", reason=reason, words=None)
    record(Happened.TAKEN_DOWN, thread, by=by)


def originals(thread: Thread) -> tuple[str, str]:
    """What was asked at first, and what was answered last."""
    said = Message.objects.filter(thread=thread).order_by("pk")
    asked, answered = said.filter(kind="first").first(), said.filter(kind="reply").last()
    return asked.body if asked else "", answered.body if answered else ""


def hide_in_publication(thread: Thread, passage: str, left: str) -> bool:
    """The author hid a passage: it is covered in public too. Says no where a part of it would stay readable."""
    told = Publication.objects.filter(thread=thread).exclude(question="").first()
    if told is None:
        return True
    told.question, told.answer = hidden(told.question, [passage]), hidden(told.answer, [passage])
    if not is_cut_from(told.question, left):
        return False
    Publication.objects.filter(pk=told.pk).update(question=told.question, answer=told.answer)
    Edition.objects.filter(publication=told).update(**replaced(Edition, passage, HIDDEN, "question", "answer"))
    if told.is_public:
        make_public_words_findable(told)
    return True


def _still(thread: Thread) -> Thread:
    """Nobody hides or erases words of the thread until this is written."""
    return Thread.objects.select_for_update().only("state", "is_minor").get(pk=thread.pk)  # type: ignore[no-any-return]


def _told(thread: Thread, version: int | None = None) -> Publication:
    """The publication, in the version that was seen where one is named."""
    _still(thread)
    told: Publication | None = Publication.objects.filter(thread=thread).first()
    if told is None or version not in (None, told.version):
        raise Stale()
    return told


def _edition(told: Publication, reason: str = "") -> Edition:
    wording: dict[str, Any] = {"question": told.question, "answer": told.answer, "version": told.version}
    return Edition(publication_id=told.pk, reason=reason, stood_from=clock.now(), **wording)


def _month(moment: Any) -> Any:
    return localdate(moment).replace(day=1)

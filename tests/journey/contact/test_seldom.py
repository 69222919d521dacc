"""What seldom happens, and must still be answered kindly: asked twice, sealed meanwhile, without a word."""

from __future__ import annotations

import pytest
from django.test import Client

from hearth.core.refusals import Refused
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions, codes
from hearth.journey.contact.models import Thread
from hearth.journey.contact.shortening import Original
from hearth.journey.contact.tasks import index_words, settle_photos
from hearth.journey.suggestions.events import Happened as Suggested
from tests import cast, suggesting

pytestmark = pytest.mark.django_db


def test_a_line_about_no_thread_is_nothing_to_be_found_by(zhao):
    suggestion = suggesting.begun(zhao)
    entry = Entry.objects.get(thing_id=suggestion.pk, event=Suggested.BEGUN)

    assert index_words.work(entry) is None


def test_of_a_matter_that_was_never_sealed_no_photo_is_locked(thread):
    entry = Entry.objects.about(thread).first()

    assert settle_photos.work(entry) is None


def test_asked_for_once_it_is_not_asked_for_again(thread, yuhe):
    admin = cast.staff("施宇", "Shi Yu", "admin")
    actions.break_glass(thread, "核对一件投诉", by=admin)

    with cast.refused():
        actions.break_glass(thread, "核对一件投诉", by=admin)


def test_of_a_sealed_matter_the_place_that_is_put_right_stays_sealed(code, bai):
    sealed = cast.sealed(code, bai)

    actions.correct(sealed, place="锦苑小区9号楼", by=cast.author(sealed))

    assert Thread.objects.get(pk=sealed.pk).place == ""


def test_who_appeals_without_a_word_is_asked_for_one_and_keeps_the_page(code):
    refused = cast.delivered(code)
    Thread.objects.filter(pk=refused.pk).update(state="not_accepted")

    answer = cast.holding(Client(), refused).post("/t/appeal/", {"body": ""})

    assert answer.status_code == 422


def test_no_reception_day_is_found_by_a_name_that_is_none_or_without_a_station(bai, qian):
    assert codes.reception_named("nothing", qian) is None
    assert codes.reception_named("01a22bae-6912-7eb1-ab81-ce56d5e86000", bai) is None


def test_a_sentence_whose_middle_is_missing_does_not_stand_there_whole():
    assert Original("甲█乙。").after("甲█丙█乙。", 0) == -1


def test_what_is_kept_from_its_deputy_is_not_proposed_to_the_public(thread, bai):
    Thread.objects.filter(pk=thread.pk).update(state="closed", is_withheld=True)

    with pytest.raises(Refused):
        actions.propose(Thread.objects.get(pk=thread.pk), by=bai)

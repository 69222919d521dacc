"""Words people use often are their own."""

from __future__ import annotations

import pytest

from hearth.core.refusals import NotAllowed
from hearth.journey.contact import actions
from hearth.journey.contact.models import Phrase
from tests import cast


@pytest.fixture
def phrase(yuhe, bai):
    return actions.save_phrase(yuhe, "谢谢", "谢谢您告诉我们。", by=bai)


def titles(actor) -> list[str]:
    return list(Phrase.objects.filter(user_id=actor.id).order_by("title").values_list("title", flat=True))


def test_the_same_title_again_changes_the_phrase(phrase, yuhe, bai):
    actions.save_phrase(yuhe, "谢谢", "多谢。", by=bai)

    assert Phrase.objects.get().body == "多谢。"


def test_a_phrase_may_get_another_title(phrase, yuhe, bai):
    actions.save_phrase(yuhe, "致谢", "多谢。", by=bai, instead_of=phrase)

    assert titles(bai) == ["致谢"]


def test_two_people_may_use_the_same_title(phrase, yuhe, bai, zhao):
    actions.save_phrase(yuhe, "谢谢", "感谢来信。", by=zhao)

    assert titles(bai) == titles(zhao) == ["谢谢"]


def test_nobody_replaces_another_persons_phrase(phrase, yuhe, bai, zhao):
    actions.save_phrase(yuhe, "致谢", "感谢来信。", by=zhao, instead_of=phrase)

    assert titles(bai) == ["谢谢"]


def test_only_the_owner_drops_a_phrase(phrase, bai, zhao):
    with cast.refused(NotAllowed):
        actions.drop_phrase(phrase, by=zhao)
    actions.drop_phrase(phrase, by=bai)

    assert titles(bai) == []

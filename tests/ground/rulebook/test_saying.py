"""Rules as people say them."""

import pytest

from hearth.ground.rulebook.profile import Profile, shipped
from hearth.ground.rulebook.saying import differences, said

BASE = Profile.named("cn-base-2025")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("referral.result_ordinary", "7天"),
        ("message.reopen", "30天，最多2次"),
        ("reminder.half", "时限过了50%时"),
        ("ladder.late", "一到期就通知"),
        ("ladder.late_leader", "到期后再过时限的10%，至少30分钟"),
    ],
)
def test_a_rule_is_said_in_words(rule, words):
    assert str(said(BASE.rule(rule))) == words


def test_profiles_differ_in_what_they_count_and_then_in_their_sources():
    other = BASE.changed(
        "here",
        BASE.valid_from,
        {
            "message.rating": {"amount": 10, "cite": "另一个决定"},
            "message.enquiry": {"amount": 2, "cite": "决定"},
        },
    )

    found = differences(BASE, other)

    assert [(each.rule.name, each.is_only_source) for each in found] == [
        ("message.enquiry", False),
        ("message.rating", True),
    ]
    assert differences(BASE, BASE) == []


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_profile_has_a_title_in_both_languages_and_all_rules_of_the_base(name):
    profile = Profile.named(name)

    assert profile.title and set(profile.title.texts) == {"en", "zh-hans"}
    assert profile.rules.keys() >= BASE.rules.keys()
    assert all(set(rule.cite.texts) == {"en", "zh-hans"} for rule in profile.rules.values())

from datetime import date

import pytest
from django.utils.translation import override

from hearth.ground.rulebook.profile import BadProfile, Profile, UnknownRule

PROFILE = Profile.named("cn-base-2025")
PROMISES = {
    "message.ack": (24, "h"),
    "message.reply_ordinary": (7, "d"),
    "message.reply_utilities": (24, "h"),
    "message.reply_hard": (15, "d"),
    "message.reply_danger": (2, "h"),
    "message.enquiry": (5, "wd"),
    "message.need_info": (10, "d"),
    "message.rating": (10, "d"),
    "message.reopen": (30, "d"),
    "message.takeover": (3, "wd"),
    "message.duty_officer": (2, "h"),
    "message.held_decision": (1, "wd"),
    "retention.contact": (365, "d"),
    "retention.contact_minor": (90, "d"),
    "retention.words": (1095, "d"),
    "retention.words_minor": (365, "d"),
    "retention.sightings": (1095, "d"),
    "reception.notice": (3, "d"),
    "referral.result_danger": (2, "h"),
    "referral.result_utilities": (24, "h"),
    "referral.result_ordinary": (7, "d"),
    "referral.result_hard": (15, "d"),
    "referral.return": (1, "wd"),
    "referral.return_urgent": (2, "h"),
    "referral.return_ruling": (1, "wd"),
    "referral.request_ruling": (1, "wd"),
    "referral.confirm": (3, "wd"),
    "referral.progress": (15, "d"),
    "suggestion.assign": (5, "wd"),
    "suggestion.decline": (5, "wd"),
    "suggestion.decline_ruling": (5, "wd"),
    "suggestion.reassign": (5, "wd"),
    "suggestion.contact": (20, "wd"),
    "suggestion.co_opinion": (1, "mo"),
    "suggestion.co_redo": (5, "wd"),
    "suggestion.answer": (3, "mo"),
    "suggestion.answer_long": (6, "mo"),
    "suggestion.extension_request": (75, "d"),
    "suggestion.evaluate": (20, "wd"),
    "suggestion.redo": (1, "mo"),
    "suggestion.report": (1, "mo"),
    "commitment.soon": (7, "d"),
    "duty.dispute": (10, "wd"),
    "duty.voters_online": (5, "wd"),
    "duty.voter_answer": (10, "wd"),
    "reminder.half": (0, "min"),
    "reminder.ninety": (0, "min"),
    "ladder.late": (0, "min"),
    "ladder.late_leader": (30, "min"),
    "ladder.late_committee": (2, "h"),
}


def test_the_base_profile_makes_these_promises_and_no_others():
    assert {name: (rule.amount, rule.unit) for name, rule in PROFILE.rules.items()} == PROMISES


def test_a_first_reading_may_wait_three_days_over_holidays_and_a_matter_may_be_reopened_twice():
    assert PROFILE.rule("message.ack").over_holidays == 72
    assert PROFILE.rule("message.reopen").at_most == 2


def test_the_profile_is_in_force_from_the_day_of_the_law():
    assert PROFILE.valid_from == date(2025, 3, 11)


@pytest.mark.parametrize("name", PROMISES)
@pytest.mark.parametrize("words", ["title", "cite"])
def test_every_promise_speaks_both_languages(name, words):
    wording = getattr(PROFILE.rule(name), words)

    with override("zh-hans"):
        chinese = str(wording)
    with override("en"):
        english = str(wording)

    assert chinese and english.isascii() and not chinese.isascii()


def test_english_stands_in_for_a_language_the_profile_does_not_speak():
    with override("de"):
        assert str(PROFILE.rule("message.rating").title) == "Time to rate the reply"


def test_a_promise_that_is_not_made_cannot_be_asked_for():
    with pytest.raises(UnknownRule, match=r"message\.miracle"):
        PROFILE.rule("message.miracle")


def test_a_profile_that_is_not_shipped_is_refused():
    with pytest.raises(BadProfile):
        Profile.named("../../settings")


def test_a_promise_without_a_source_is_refused():
    with pytest.raises(BadProfile, match="cite"):
        Profile.from_toml(written(cite=""))


@pytest.mark.parametrize("told", [{"unit": "moons"}, {"amount": 0}])
def test_a_promise_that_cannot_be_counted_is_refused(told):
    with pytest.raises(BadProfile, match="counted"):
        Profile.from_toml(written(**told))


def written(amount=1, unit="d", cite='cite = { en = "custom" }'):
    rule = f'amount = {amount}\nunit = "{unit}"\ntitle = {{ en = "A rule" }}\n{cite}\n'
    return f'id = "here"\nvalid_from = 2026-01-01\n[message.some]\n{rule}'

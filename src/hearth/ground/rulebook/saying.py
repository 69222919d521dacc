"""Rules as people say them, and in which of them two profiles differ."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext, ngettext, pgettext

from hearth.ground.rulebook.deadlines import in_words, spoken
from hearth.ground.rulebook.profile import Choice, Profile, Provision, ResultClasses, Rule
from hearth.ground.rulebook.reckoning import Span


class Difference(NamedTuple):
    """A rule that two profiles do not share; one of them may not know it at all."""

    rule: Provision
    was: Provision | None
    now: Provision | None

    @property
    def is_only_source(self) -> bool:
        """Only where it comes from is said otherwise; nothing is counted or done otherwise."""
        return bool(self.was and self.now and self.was.substance == self.now.substance)


def differences(was: Profile, now: Profile) -> list[Difference]:
    """In the order in which the rules stand; those that settle something otherwise first."""
    told = {**was.provisions, **now.provisions}
    pairs = [Difference(rule, was.provisions.get(name), now.provisions.get(name)) for name, rule in told.items()]
    return sorted(filter(_differ, pairs), key=lambda pair: pair.is_only_source)


def _differ(pair: Difference) -> bool:
    if not (pair.was and pair.now):
        return True
    return pair.was.substance != pair.now.substance or pair.was.cite.texts != pair.now.cite.texts


@spoken
def said(rule: Provision) -> str:
    """What the rule allows or the place has chosen, in words."""
    match rule:
        case Choice():
            return pgettext("between choices", ", ").join(str(value.label) for value in rule.values)
        case ResultClasses():
            return pgettext("between classes", "; ").join(_filed(rule))
        case Rule():
            return _counted(rule)
    return ""


def _filed(rule: ResultClasses) -> list[str]:
    told = rule.classes.values()
    return [gettext("%(letter)s: %(label)s") % {"letter": each.letter, "label": each.label} for each in told]


def _counted(rule: Rule) -> str:
    if rule.chapter == "reminder":
        return gettext("when %(percent)d%% of the time is over") % {"percent": rule.percent or 0}
    if rule.chapter == "ladder":
        return _step(rule)
    span = str(in_words(rule))
    if rule.at_most is None:
        return span
    times = ngettext("%(span)s, once at most", "%(span)s, %(times)d times at most", rule.at_most)
    return times % {"span": span, "times": rule.at_most}


def _step(rule: Rule) -> str:
    told = {"percent": rule.percent or 0, "span": in_words(Span(rule.amount, rule.unit))}
    if rule.percent and rule.amount:
        return gettext("%(percent)d%% of the time after it was over, but not before %(span)s") % told
    if rule.percent:
        return gettext("%(percent)d%% of the time after it was over") % told
    return gettext("%(span)s after the time was over") % told if rule.amount else gettext("as soon as the time is over")

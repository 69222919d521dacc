"""Who may do what: the policy beside the sentence each action says about itself."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pkgutil import walk_packages

import hearth
from hearth.core.actions import ACTIONS
from hearth.core.actions import policy as read_policy
from hearth.core.rules import Rule
from hearth.ops.reference.markdown import code, first_sentence, section, table, whole

HEADS = ("Action", "Who may", "What it means")
INTRODUCTION = (
    "Every write that means something is an action, and every action has one line in `src/hearth/policy.py`. "
    "Before every line, `is_kept_out` denies: whom a message is about, and whoever a sealed one was not confided to, "
    "may do nothing to it. Rules combine with `&` (both), `|` (either) and `~` (not). Reading is another matter: "
    "each model's `visible_to` says what a person may see at all."
)


def page() -> str:
    """Actions by app, then the rules they name."""
    _meet_everything()
    by_app = groupby(sorted(read_policy().items()), key=lambda line: line[0].partition(".")[0])
    parts = [section(f"`{app}`", table(HEADS, [_row(*line) for line in lines])) for app, lines in by_app]
    return whole("Actions and policy", INTRODUCTION, *parts, _rules())


def _row(name: str, rule: Rule) -> tuple[str, str, str]:
    return code(name), code(rule.name.removeprefix("(").removesuffix(")")), first_sentence(ACTIONS.get(name))


def _rules() -> str:
    named = {word for rule in read_policy().values() for word in re.findall(r"\w+", rule.name)}
    meanings = {rule.name: _meaning(rule) for rule in _all_rules()}
    return section("The rules", table(("Rule", "It holds where"), [(code(n), meanings[n]) for n in sorted(named)]))


def _meaning(rule: Rule) -> str:
    return first_sentence(rule.test) or f"The actor holds the post `{rule.name.removeprefix('is_')}` in this congress."


def _all_rules() -> Iterator[Rule]:
    for module in list(sys.modules.values()):
        if module and module.__name__.startswith("hearth."):
            yield from (thing for thing in vars(module).values() if isinstance(thing, Rule))


def _meet_everything() -> None:
    """An action is known once its module was imported."""
    for found in walk_packages(hearth.__path__, "hearth."):
        if ".migrations" not in found.name and not found.name.startswith("hearth.ops"):
            import_module(found.name)

"""A report to voters, drafted from the file: plain words, every share with what it is out of, and gaps to be filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearth.core import tenancy
from hearth.core.actors import By
from hearth.ground.congress.models import Deputy
from hearth.record.dossier import counting, queries, showing
from hearth.record.dossier.figures import LEAST, Value, figures_of
from hearth.record.dossier.saying import one_after_another

MOST_NAMED = 5


def draft(deputy: Deputy, year: int, actor: By) -> str:
    """The text in the language in force; nothing in it that the file does not hold."""
    return "\n\n".join(_parts(deputy, year, actor))


def _parts(deputy: Deputy, year: int, actor: By) -> Iterator[str]:
    values = {each.figure.key: each.value for each in figures_of(deputy.pk, year)}
    lines = showing.shown(queries.singly(deputy, year, 200), actor)
    counted = [each for each in lines if each.line.is_counted]
    kinds = counting.by_kind(deputy.pk, year)
    yield _greeting(deputy, year)
    yield _("1. In touch with you") + "\n" + _contact(values, kinds)
    yield _("2. Visits, inspections, research") + "\n" + _visits(values, counted)
    yield _("3. Suggestions") + "\n" + _suggestions(values, kinds, counted)
    yield _("4. Meetings and learning") + "\n" + _meetings(values, kinds)
    yield _("5. What came of it") + "\n" + _came_of_it(counted)
    yield _("6. What is not done yet") + "\n" + _("(What is still open, and what you will do about it.)")
    yield _("I ask you to judge this, and to ask me about it.")


def _greeting(deputy: Deputy, year: int) -> str:
    mandate = queries.mandate_of(deputy)
    told = {"congress": tenancy.current().short_name, "deputy": deputy.name, "year": year}
    if mandate is None:
        return _("Dear voters,\nI am %(deputy)s, deputy to %(congress)s. This is what I did in %(year)s.") % told
    told |= {"area": mandate.district.area.name, "number": mandate.district.number}
    return (
        _(
            "Dear voters,\nI am %(deputy)s, deputy to %(congress)s, elected in %(area)s, constituency %(number)s. "
            "This is what I did in %(year)s."
        )
        % told
    )


def _contact(values: dict[str, Value], kinds: dict[str, int]) -> str:
    people = values["people"].number or 0
    said = [ngettext("%(num)s person wrote to me.", "%(num)s people wrote to me.", people) % {"num": people}]
    share = values["answered"]
    if share.number is not None:
        answered = round(share.number * (share.of or 0) / 100)
        said.append(
            _("Of %(of)s whose answer was due, %(answered)s have one (%(share)s in a hundred).")
            % {"of": share.of, "answered": answered, "share": share.number}
        )
    elif share.of:
        said.append(_("Fewer than %(least)s answers were due, too few for a share.") % {"least": LEAST})
    solved = values["solved"].number or 0
    told = ngettext("%(num)s of them said that it is solved.", "%(num)s of them said that it is solved.", solved)
    said.append(told % {"num": solved})
    if asked := kinds.get("coordination", 0):
        told = ngettext("I asked for coordination once.", "I asked for coordination %(num)s times.", asked)
        said.append(told % {"num": asked})
    return one_after_another(said)


def _visits(values: dict[str, Value], lines: list[Any]) -> str:
    number = values["visits"].number or 0
    told = ngettext(
        "I went on %(num)s visit, inspection or reception day.",
        "I went on %(num)s visits, inspections and reception days.",
        number,
    )
    return _with_names(told % {"num": number}, lines, ("visit", "inspection", "research", "check"))


def _suggestions(values: dict[str, Value], kinds: dict[str, int], lines: list[Any]) -> str:
    led, signed = values["suggestions"].number or 0, kinds.get("cosignature", 0)
    told = ngettext("I led %(num)s suggestion", "I led %(num)s suggestions", led) % {"num": led}
    more = ngettext("and signed %(num)s of others.", "and signed %(num)s of others.", signed) % {"num": signed}
    return _with_names(_("%(led)s %(signed)s") % {"led": told, "signed": more}, lines, ("suggestion",))


def _meetings(values: dict[str, Value], kinds: dict[str, int]) -> str:
    meetings = values["meetings"].number or 0
    learning = kinds.get("training", 0) + kinds.get("study", 0)
    told = ngettext("I took part in %(num)s meeting.", "I took part in %(num)s meetings.", meetings)
    more = ngettext("I attended %(num)s course.", "I attended %(num)s courses.", learning)
    return one_after_another([told % {"num": meetings}, more % {"num": learning}])


def _came_of_it(lines: list[Any]) -> str:
    named = [each.title for each in lines if each.line.kind == showing.CAME_OF_IT and each.title]
    if not named:
        return _("Nothing yet that staff and a deputy have verified.")
    return "\n".join(f"- {title}" for title in named[: 2 * MOST_NAMED])


def _with_names(said: str, lines: list[Any], kinds: tuple[str, ...]) -> str:
    named = [each.title for each in lines if each.line.kind in kinds and each.title][:MOST_NAMED]
    return "\n".join([said, *(f"- {title}" for title in named)])

"""The papers of one suggestion: itself, who signed it, and what a unit answers; for PDF and Word alike.

How to reach a deputy stands on none of them, nor anybody's words who wrote to one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, override, pgettext
from django.utils.translation import gettext as _

from hearth.core import tenancy
from hearth.core.official import Annex, Block, Closing, Facts, Heading, Listed, Note, Official, Table, Words
from hearth.core.words import day_in_full
from hearth.ground.congress.models import Deputy, Mandate
from hearth.journey.suggestions import evidence, filing, labels, queries
from hearth.journey.suggestions.models import Assignment, Cosignature, Reply, Suggestion

Seat = tuple[str, str]  # electoral district and delegation


def whole(suggestion: Suggestion, language: str, *, with_names: bool = False) -> Official:
    """The suggestion as whoever works with it reads it; with the sheet of names for those who gather them."""
    with override(language):
        signed = [each.deputy for each in queries.names_under(suggestion) if each.state == "signed"]
        blocks: list[Block] = [Facts(list(_head(suggestion, signed, is_inside=True))), *_text(suggestion)]
        blocks.append(_signed(suggestion))
        blocks += _evidence(suggestion)
        if with_names:
            blocks += [Annex(_("Sheet of names")), *_names(suggestion)]
        return _paper(suggestion, language, blocks, mark=_mark(suggestion), is_draft=suggestion.is_in_writing)


def in_public(suggestion: Suggestion, language: str) -> Official:
    """What everybody may read of it: the text where it is public in full, else what stands in its place."""
    with override(language):
        signed = [each.deputy for each in queries.names_under(suggestion) if each.state == "signed"]
        blocks: list[Block] = [Facts(list(_head(suggestion, signed, is_inside=False)))]
        if suggestion.public_text:
            blocks += [Heading(_("In short")), Words(suggestion.public_text)]
        if suggestion.disclosure == "full":
            blocks += _text(suggestion)
        blocks.append(_signed(suggestion))
        return _paper(suggestion, language, blocks)


def names(suggestion: Suggestion, language: str) -> Official:
    """Who signed which wording, and when; who is still asked."""
    with override(language):
        blocks = [Facts([(pgettext("paper", "Title"), suggestion.title), *_asked_by(suggestion)]), *_names(suggestion)]
        return Official(
            title=_("Sheet of names"),
            subtitle=_numbered(suggestion),
            issuer=tenancy.current().name,
            dated=_day_of(suggestion),
            language=language,
            blocks=blocks,
            mark=_mark(suggestion),
        )


def letter(reply: Reply, share: Assignment, language: str) -> Official:
    """What a unit answers, as a letter to the deputy; one that handles along writes to the unit that leads."""
    suggestion = share.suggestion
    with override(language):
        is_draft = reply.signed_at is None
        mark = gettext("Draft, not signed") if is_draft else ""
        if suggestion.is_confidential:
            mark = " · ".join(filter(None, [mark, gettext("In confidence: not for the public")]))
        return Official(
            title=_title_of(share),
            subtitle=reply.document_no or "",
            issuer=share.unit.name,
            dated=_local(reply.signed_at or reply.drafted_at),
            language=language,
            blocks=list(_answer(reply, share)),
            mark=mark,
            is_draft=is_draft,
        )


def name_of(suggestion: Suggestion) -> str:
    """What its files are called."""
    return suggestion.number or suggestion.code


def _paper(suggestion: Suggestion, language: str, blocks: Sequence[Block], **more: Any) -> Official:
    return Official(
        title=_("Suggestion, criticism or opinion of a deputy to %(congress)s") % {"congress": congress()},
        subtitle=_numbered(suggestion),
        issuer=tenancy.current().name,
        dated=_day_of(suggestion),
        language=language,
        blocks=blocks,
        **more,
    )


def congress() -> str:
    """The congress by its whole name; people say it in short (榆河区人大)."""
    here = tenancy.current()
    if get_language() == "en":
        return str(here.name_en)
    return f"{here.short_zh.removesuffix('人大')}人民代表大会" if here.short_zh.endswith("人大") else str(here.short_zh)


def _mark(suggestion: Suggestion) -> str:
    marks = []
    if suggestion.is_confidential:
        marks.append(_("In confidence: not for the public"))
    if not suggestion.number:
        marks.append(str(labels.STATES[suggestion.state].text))
    elif suggestion.state == "withdrawn":
        marks.append(str(labels.STATES["withdrawn"].text))
    return " · ".join(marks)


def _numbered(suggestion: Suggestion) -> str:
    return _("No. %(number)s") % {"number": suggestion.number} if suggestion.number else ""


def _day_of(suggestion: Suggestion) -> date:
    return _local(suggestion.registered_at or suggestion.submitted_at or suggestion.begun_at)


def _head(suggestion: Suggestion, signed: Sequence[Deputy], *, is_inside: bool) -> Iterator[tuple[str, str]]:
    yield pgettext("paper", "Title"), suggestion.title
    yield from _asked_by(suggestion)
    if signed:
        yield _("Signed by as well"), gettext(", ").join(deputy.name for deputy in signed)
    since = suggestion.submitted_at or suggestion.begun_at
    yield _("Raised"), f"{day_in_full(since)} · {labels.OCCASIONS[suggestion.raised_in]}"
    if suggestion.category:
        yield pgettext("suggestion", "Category"), str(labels.CATEGORIES[suggestion.category])
    if suggestion.keywords:
        yield _("Key words"), suggestion.keywords
    if is_inside and suggestion.number:
        yield pgettext("paper", "To be made public"), str(labels.DISCLOSURES[suggestion.disclosure])


def _asked_by(suggestion: Suggestion) -> Iterator[tuple[str, str]]:
    lead = suggestion.lead
    district, delegation = seats_of([lead]).get(lead.pk, ("", ""))
    where = gettext(", ").join(filter(None, [district, delegation]))
    yield (
        _("Leading deputy"),
        f"{lead.name}（{where}）" if where and get_language() != "en" else _with(lead.name, where),
    )


def _with(name: str, where: str) -> str:
    return f"{name} ({where})" if where else name


def seats_of(deputies: Sequence[Deputy]) -> dict[Any, Seat]:
    """Where each of them was elected, and with which delegation they sit; of several terms the last."""
    rows = Mandate.objects.filter(deputy__in=[deputy.pk for deputy in deputies])
    rows = rows.select_related("district__area", "delegation", "term").order_by("term__number")
    return {each.deputy_id: (each.district.name, each.delegation.name if each.delegation else "") for each in rows}


def _text(suggestion: Suggestion) -> list[Block]:
    asks = [ask.words for ask in suggestion.asks.order_by("number")]
    return [
        Heading(pgettext("paper", "What is the case")),
        Words(suggestion.facts),
        Heading(pgettext("paper", "What is asked for")),
        Listed(asks),
    ]


def _signed(suggestion: Suggestion) -> Block:
    since = suggestion.submitted_at or suggestion.begun_at
    return Closing([_("Leading deputy: %(name)s") % {"name": suggestion.lead.name}, day_in_full(since)])


def _evidence(suggestion: Suggestion) -> list[Block]:
    """What the common demand it began with can tell: how many, where, since when; nobody's words."""
    if suggestion.demand is None:
        return []
    rows = evidence.annex(suggestion.demand)
    note = _("Counted on this platform. Of fewer than five people no number is given, and nobody’s words stand here.")
    return [Annex(_("Annex: what it began with")), Facts(rows), Note(note)]


def _names(suggestion: Suggestion) -> list[Block]:
    under = [each for each in queries.names_under(suggestion) if each.state != "refused"]
    seats = seats_of([suggestion.lead, *(each.deputy for each in under)])
    rows = [["1", suggestion.lead.name, *seats.get(suggestion.lead_id, ("", "")), _("leads"), ""]]
    rows += [_name(place, each, seats) for place, each in enumerate(under, 2)]
    heads = ["", _("Deputy"), _("Electoral district"), _("Delegation"), pgettext("paper", "Name"), _("On")]
    widths = (1, 3, 5, 4, 4, 4)
    if not any(row[3] for row in rows):  # nobody sits with a delegation that is known
        rows, heads = [row[:3] + row[4:] for row in rows], heads[:3] + heads[4:]
        widths = (1, 3, 6, 4, 5)
    signed = sum(each.state == "signed" for each in under)
    said = {"wording": suggestion.wording, "signed": signed, "asked": len(under) - signed}
    note = _("It stands at wording %(wording)s. Signed: %(signed)s; still asked: %(asked)s.") % said
    more = _("A name stands under the wording that was read; where it is worded otherwise, it falls away.")
    return [Table(heads, rows, widths), Note(note), Note(more)]


def _name(place: int, name: Cosignature, seats: dict[Any, Seat]) -> list[str]:
    seat = seats.get(name.deputy_id, ("", ""))
    if name.state == "signed":
        told = [_("signed wording %(number)s") % {"number": name.wording}, day_in_full(name.moved_at)]
    else:
        told = [str(labels.NAMES["invited"].text), ""]
    return [str(place), name.deputy.name, *seat, *told]


def _title_of(share: Assignment) -> str:
    told = {"congress": tenancy.current().short_name, "number": share.suggestion.number}
    if share.answers_asks:
        return _("Answer to suggestion No. %(number)s of %(congress)s") % told
    return _("Opinion on suggestion No. %(number)s of %(congress)s") % told


def _answer(reply: Reply, share: Assignment) -> Iterator[Block]:
    suggestion = share.suggestion
    yield Facts([(pgettext("paper", "Title"), suggestion.title), *_result(reply)])
    yield Words(_to_whom(share), is_flush=True)
    yield Words(reply.words)
    for answer in reply.answers.select_related("ask").order_by("ask__number"):
        yield Heading(_("On ask %(number)s") % {"number": answer.ask.number})
        yield Words(answer.ask.words, is_quoted=True)
        yield Words(answer.words)
        if answer.result_class:
            yield Words(_("Result: %(class)s") % {"class": filing.filed(answer.result_class)})
        if answer.due_on:
            yield Words(_("Promised by: %(day)s") % {"day": day_in_full(answer.due_on)})
    yield from _ending(reply, share)


def _result(reply: Reply) -> Iterator[tuple[str, str]]:
    if reply.result_class:
        yield _("Result"), filing.filed(reply.result_class)
    yield pgettext("paper", "To be made public"), str(labels.DISCLOSURES[reply.disclosure])
    if reply.round > 1:
        yield _("Handled"), _("round %(number)s") % {"number": reply.round}


def _to_whom(share: Assignment) -> str:
    suggestion = share.suggestion
    if not share.answers_asks:
        lead = suggestion.assignments.filter(part="lead").exclude(state="released").select_related("unit").first()
        return _("To %(names)s:") % {"names": lead.unit.name if lead else congress()}
    signed = [each.deputy.name for each in queries.names_under(suggestion) if each.state == "signed"]
    named = gettext(", ").join([suggestion.lead.name, *signed])
    return _("To deputy %(names)s:") % {"names": named}


def _ending(reply: Reply, share: Assignment) -> Iterator[Block]:
    unit = share.unit
    if unit.phone:
        yield Words(_("Contact: %(unit)s, telephone %(phone)s") % {"unit": unit.name, "phone": unit.phone})
    if reply.signed_at is not None:
        signer = pgettext("paper", "Signed: %(name)s") % {"name": reply.signed_by}
        yield Closing([unit.name, signer, day_in_full(reply.signed_at)], has_room=True)
    else:
        yield Closing([unit.name, _("(not signed yet)")])
    yield Words(
        _("Copy to: %(congress)s, office for deputies’ work") % {"congress": tenancy.current().name}, is_flush=True
    )


def _local(at: datetime) -> date:
    return localtime(at).date()

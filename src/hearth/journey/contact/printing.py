"""Posters and cards, filled from the congress's own data."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _
from typst import TypstError

from hearth.core import printing, tenancy
from hearth.core.avatars import bust, photo_as_face
from hearth.ground.congress.models import Deputy, Mandate, Station
from hearth.journey.contact.models import DeputyCode, Sheet

logger = logging.getLogger("hearth.printing")


def print_sheet(sheet: Sheet) -> None:
    """Make the PDF and say that it is ready, or that it could not be made; a second time this does nothing."""
    if sheet.state != "ordered":
        return
    try:
        with translation.override(sheet.language):
            pdf, pages = _pdf(sheet)
        sheet.file.parent.mkdir(parents=True, exist_ok=True)
        sheet.file.write_bytes(pdf)
    except (TypstError, OSError):
        logger.exception("sheet %s could not be printed", sheet.code)
        sheet.move("fail")
    else:
        sheet.move("finish", pages=pages)


def _pdf(sheet: Sheet) -> tuple[bytes, int]:
    posters = _posters(_codes(sheet), sheet.base)
    if sheet.kind == "cards":
        return printing.cards(posters[0], sheet.language), 1
    return printing.posters(posters, sheet.language), len(posters)


def _codes(sheet: Sheet) -> list[DeputyCode]:
    if sheet.deputy_code:
        return [sheet.deputy_code]
    return list(DeputyCode.objects.for_the_wall().select_related("deputy"))


def _posters(codes: list[DeputyCode], base: str) -> list[printing.Poster]:
    seats = _seats(code.deputy_id for code in codes)
    phones = dict(Station.objects.values_list("area", "phone"))
    return [
        _stations_poster(code, base) if code.is_stations else _poster(code, seats.get(code.deputy_id), phones, base)
        for code in codes
    ]


def _seats(deputies: Iterable[object]) -> dict[object, Mandate]:
    """The latest seat of each of these deputies."""
    mandates = Mandate.objects.filter(deputy__in=list(deputies)).select_related("district__area")
    return {mandate.deputy_id: mandate for mandate in mandates.order_by("term__number")}


def _poster(code: DeputyCode, seat: Mandate | None, phones: dict[object, str], base: str) -> printing.Poster:
    congress, deputy = tenancy.current(), code.holder
    return printing.Poster(
        name=deputy.name,
        role_line=_("Deputy, %(congress)s") % {"congress": congress.short_name},
        district_line=district_line(seat),
        url=code.at(base),
        number=code.number,
        congress=congress.name,
        subtitle=_("No account. Any hour. Follow every step."),
        phone=phones.get(seat.district.area_id if seat else None) or congress.phone,
        avatar_svg=_face(deputy),
    )


def _face(deputy: Deputy) -> str:
    """The photo where there is one, otherwise the drawn face."""
    try:
        photo = deputy.portrait_file.read_bytes() if deputy.portrait else b""
    except FileNotFoundError:
        photo = b""
    return photo_as_face(photo) if photo else str(bust(deputy.code, deputy.gender))


def _stations_poster(code: DeputyCode, base: str) -> printing.Poster:
    congress, station = tenancy.current(), code.holder
    return printing.Poster(
        name=station.name,
        role_line=station.address,
        district_line=station.hours,
        url=code.at(base),
        number=code.number,
        congress=congress.name,
        subtitle=_("No account. Any hour. Follow every step."),
        phone=station.phone or congress.phone,
        is_stations=True,
    )


def district_line(seat: Mandate | None) -> str:
    """安和街道第三选区 / Anhe, constituency 3."""
    if seat is None:
        return ""
    return _("%(area)s, constituency %(number)s") % {"area": seat.district.area.name, "number": seat.district.number}


DAYS_KEPT = 30


def forget_old(now: datetime) -> None:
    """A sheet is printed anew when it is needed again; its PDF goes after a month."""
    for sheet in Sheet.objects.filter(state="ready", ordered_at__lt=now - timedelta(days=DAYS_KEPT)):
        sheet.file.unlink(missing_ok=True)
        sheet.delete()

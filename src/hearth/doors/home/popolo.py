"""What the public pages say about deputies, in the words of Popolo (popoloproject.com), for programs."""

from __future__ import annotations

from typing import Any

from hearth.core.addresses import address
from hearth.ground.congress.models import Area, Congress, Deputy, District, Mandate

Thing = dict[str, Any]


def document(congress: Congress, mandates: list[Mandate], root: str) -> dict[str, list[Thing]]:
    """The congress, these deputies, and the seats and areas they were elected to; whole in itself."""
    districts = list({mandate.district_id: mandate.district for mandate in mandates}.values())
    areas = list({district.area_id: district.area for district in districts}.values())
    return {
        "organizations": [_organization(congress, root)],
        "persons": [_person(mandate.deputy, root) for mandate in mandates],
        "memberships": [_membership(mandate, congress) for mandate in mandates],
        "posts": [_post(district, congress) for district in districts],
        "areas": [*map(_area, areas), *map(_district, districts)],
    }


def _organization(congress: Congress, root: str) -> Thing:
    return {
        "id": congress.slug,
        "name": congress.name_zh,
        "other_names": _in_english(congress.name_en),
        "classification": "legislature",
        "links": [{"url": root + address("congress:home"), "note": "Home page"}],
    }


def _person(deputy: Deputy, root: str) -> Thing:
    """Name, face and page; whatever the public pages keep to themselves stays out."""
    told = {
        "id": deputy.code,
        "name": deputy.name_zh,
        "other_names": _in_english(deputy.name_en),
        "sort_name": deputy.sound.partition(" ")[0],
        "summary": deputy.cares_zh,
        "image": deputy.portrait and root + deputy.portrait_address,
        "links": [{"url": root + address("congress:deputy", deputy.code), "note": "Deputy’s page"}],
    }
    return {name: value for name, value in told.items() if value}


def _membership(mandate: Mandate, congress: Congress) -> Thing:
    return {
        "id": str(mandate.pk),
        "role": "deputy",
        "person_id": mandate.deputy.code,
        "organization_id": congress.slug,
        "post_id": _post_of(mandate.district_id),
        "area_id": str(mandate.district_id),
    }


def _post(district: District, congress: Congress) -> Thing:
    """The seats of one electoral district; one to three deputies hold them."""
    return {
        "id": _post_of(district.pk),
        "label": _numbered(district),
        "role": "deputy",
        "organization_id": congress.slug,
        "area_id": str(district.pk),
    }


def _post_of(district: Any) -> str:
    return f"seat-{district}"


def _area(area: Area) -> Thing:
    return {"id": str(area.pk), "name": area.name_zh, "classification": area.kind}


def _district(district: District) -> Thing:
    return {
        "id": str(district.pk),
        "name": _numbered(district),
        "classification": "electoral district",
        "parent_id": str(district.area_id),
    }


def _numbered(district: District) -> str:
    return f"{district.area.name_zh}第{district.number}选区"


def _in_english(name: str) -> list[Thing]:
    return [{"name": name, "note": "English"}] if name else []

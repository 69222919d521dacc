from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug
from django.db import transaction

from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.addresses import address
from hearth.core.sounds import sound_of_person
from hearth.core.words import grouped_code
from hearth.ground.accounts.models import User
from hearth.ground.congress import actions
from hearth.ground.congress.invitation_code import code_of
from hearth.ground.congress.models import Congress, Invitation

INSTALLATION = System("installation")
TAKEN = {path.strip("/") for path in settings.HEARTH_INSTALLATION_PATHS}


class Command(BaseCommand):
    help = (
        "Founds a congress and prints a link for each administrator, which works once. For a congress that exists, "
        "it invites further administrators: two are needed for whatever takes two."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--slug", required=True, help="its short name in addresses, such as yuhe")
        parser.add_argument("--name", default="", help="its name; left out for a congress that exists")
        parser.add_argument("--name-en", default="", help="its name in English")
        parser.add_argument("--admin", action="append", required=True, help="name of an administrator; may be repeated")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            congress = self._congress(options["slug"], options["name"], options["name_en"])
            with tenancy.inside(congress):
                invitations = [_invited(congress, name) for name in options["admin"]]
        with tenancy.inside(congress):
            for invitation in invitations:
                self.stdout.write(_told(invitation))

    def _congress(self, slug: str, name: str, name_en: str) -> Congress:
        found: Congress | None = Congress.objects.filter(slug=slug).first()
        if found:
            return found
        if not name:
            raise CommandError("There is no congress of this short name yet: say its --name.")
        return _founded(slug, name, name_en or name)


def _founded(slug: str, name: str, name_en: str) -> Congress:
    try:
        validate_slug(slug)
    except ValidationError:
        raise CommandError("A short name is made of letters, digits and hyphens.") from None
    if slug in TAKEN:
        raise CommandError("This short name is an address of the installation. Choose another one.")
    names = {"name_zh": name[:80], "name_en": name_en[:120], "short_zh": name[:40], "short_en": name_en[:60]}
    founded: Congress = Congress.objects.create(slug=slug, key=uuid4(), **names)
    return founded


def _invited(congress: Congress, name: str) -> Invitation:
    person = actions.Person(name, _free_sign_in_name(name, congress.slug))
    offer = actions.Offer("admin", reason="./hearth manage found_congress")
    return actions.invite(congress, person, offer, by=INSTALLATION)


def _free_sign_in_name(name: str, slug: str) -> str:
    """“lisi.yuhe”; with a number where somebody has it already."""
    base = f"{sound_of_person(name).split(' ')[0][:30]}.{slug}"
    taken = set(User.objects.filter(sign_in_name__startswith=base).values_list("sign_in_name", flat=True))
    return next(wish for wish in (base, *(f"{base}{number}" for number in range(2, 1000))) if wish not in taken)


def _told(invitation: Invitation) -> str:
    code, user = code_of(invitation), invitation.user
    link = f"{settings.HEARTH_LETTER_ADDRESS}{address('invitation:open')}#{code}"
    return f"{user.name} ({user.sign_in_name})\n  {link}\n  code {grouped_code(code)}, works once, for seven days"

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hearth.core import tenancy
from hearth.ground.audit import verifying
from hearth.ground.audit.signing import NotAKey, PublicKey
from hearth.ground.congress.models import Congress


class Command(BaseCommand):
    help = (
        "Recomputes the chain over each congress's ledger and compares it with its signed checkpoints: finds what was "
        "edited, deleted, inserted, cut or rewritten."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--congress", help="only this one, by its short name")
        parser.add_argument("--checkpoints", type=Path, help="a folder of checkpoints or mails kept elsewhere")
        parser.add_argument("--public-key", type=Path, help="a file with the public key; no other key is then used")

    def handle(self, *args: Any, **options: Any) -> None:
        congresses = Congress.objects.order_by("id")
        if options["congress"]:
            congresses = congresses.filter(slug=options["congress"])
            if not congresses:
                raise CommandError("There is no such congress.")
        elsewhere, key = _folder(options["checkpoints"]), _key(options["public_key"])
        broken = [congress for congress in congresses if not self._is_whole(congress, elsewhere, key)]
        if broken:
            sys.exit(1)

    def _is_whole(self, congress: Congress, elsewhere: Path | None, key: PublicKey | None) -> bool:
        with tenancy.inside(congress):
            verdict = verifying.verify(elsewhere, key)
        reach = f"sealed up to number {verdict.sealed}"
        if verdict.sealed_until:
            reach += f", at {verdict.sealed_until:%Y-%m-%d %H:%M:%S} UTC"
        signed = f"{verdict.checkpoints} signed checkpoints read"
        self.stdout.write(f"{congress.slug}: {reach}; {verdict.unsealed} not sealed yet; {signed}")
        for fault in verdict.faults:
            self.stdout.write(self.style.ERROR(f"  {fault}"))
        return verdict.is_whole


def _folder(given: Path | None) -> Path | None:
    if given and not given.is_dir():
        raise CommandError(f"{given} is not a folder.")
    return given


def _key(file: Path | None) -> PublicKey | None:
    try:
        return PublicKey.read(file.read_text()) if file else None
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
    except (NotAKey, UnicodeDecodeError) as error:
        raise CommandError(f"{file} holds no public key of this form: name+id+key.") from error

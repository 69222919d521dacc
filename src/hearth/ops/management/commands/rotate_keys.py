"""./hearth manage rotate_keys: a new key for contact details, or going on where the last run was stopped."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hearth.core.encryption import ring
from hearth.ops import keys, rotation

NAME = "field.key"


class Command(BaseCommand):
    help = "Encrypts contact details under a new key; started again, it goes on. --retire takes the old key away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--retire", action="store_true", help="take old keys away once nothing needs them")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["retire"]:
            self._retire()
        else:
            self._rotate()

    def _rotate(self) -> None:
        if len(ring()) == 1 and not rotation.left():
            keys.add_key(Path(settings.DATA), NAME)
            _read_keys()
        for count in rotation.rewrite():
            self.stdout.write(f"{count} rows written anew")
        self.stdout.write("Everything stands under the newest key. Restart Hearth, then run this with --retire.")

    def _retire(self) -> None:
        if left := rotation.left():
            raise CommandError(f"{left} rows still need an older key. Run this without --retire first.")
        keys.keep_newest(Path(settings.DATA), NAME)
        _read_keys()
        self.stdout.write("Only the newest key is left. Backups made before need the keys inside them.")


def _read_keys() -> None:
    settings.HEARTH_KEYS["field"] = (Path(settings.DATA) / "keys" / NAME).read_text()

"""./hearth restore: an installation as it was when the backup was made."""

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.ops import archive


class Command(BaseCommand):
    help = "Bring a backup back into an empty installation, or in place of what is there."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="the installation is not empty; replace it")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (archive.is_empty() or options["replace"]):
            raise CommandError(_("This database is not empty. To replace what it holds, add --replace."))
        try:
            with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="restore-") as parts:
                archive.unpack(options["file"], Path(parts))
                archive.bring_back(Path(parts), timezone.localtime())
        except archive.Unusable as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(_("Restored. Start Hearth again so that it reads the restored keys."))

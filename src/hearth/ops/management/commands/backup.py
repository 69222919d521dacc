"""./hearth backup: one file from which the installation can be rebuilt."""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.ops import archive


class Command(BaseCommand):
    help = "Write database, uploaded files and keys into one file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="default: backups/hearth-DATE-TIME.tar in the data directory")

    def handle(self, *args: Any, **options: Any) -> None:
        target = Path(options["file"] or default_target(timezone.localtime())).absolute()
        try:
            archive.write(target)
        except archive.Unusable as problem:
            raise CommandError(str(problem)) from problem
        size = target.stat().st_size / 1_000_000
        self.stdout.write(_("Written: %(file)s (%(size).1f MB).") % {"file": target, "size": size})
        self.stdout.write(_("It holds the keys as well: keep it as safe as the installation itself."))


def default_target(now: datetime) -> Path:
    return Path(settings.DATA) / "backups" / f"hearth-{now:%Y%m%d-%H%M%S}.tar"

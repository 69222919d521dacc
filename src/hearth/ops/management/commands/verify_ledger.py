import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hearth.core import tenancy
from hearth.ground.audit import sealing
from hearth.ground.congress.models import Congress


class Command(BaseCommand):
    help = "Recomputes the chain over each congress's ledger: finds what was edited, deleted, inserted or cut."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--congress", help="only this one, by its short name")

    def handle(self, *args: Any, **options: Any) -> None:
        congresses = Congress.objects.order_by("id")
        if options["congress"]:
            congresses = congresses.filter(slug=options["congress"])
            if not congresses:
                raise CommandError("There is no such congress.")
        broken = [congress for congress in congresses if not self._is_whole(congress)]
        if broken:
            sys.exit(1)

    def _is_whole(self, congress: Congress) -> bool:
        with tenancy.inside(congress):
            verdict = sealing.verify()
        reach = f"sealed up to number {verdict.sealed}"
        if verdict.sealed_until:
            reach += f", at {verdict.sealed_until:%Y-%m-%d %H:%M:%S} UTC"
        self.stdout.write(f"{congress.slug}: {reach}; {verdict.unsealed} not sealed yet")
        for fault in verdict.faults:
            self.stdout.write(self.style.ERROR(f"  {fault}"))
        return verdict.is_whole

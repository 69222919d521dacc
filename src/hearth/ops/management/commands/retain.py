"""./hearth manage retain: what the nightly round would let go of, and letting go of it now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.ground.congress.models import Congress
from hearth.journey.contact import actions, retention


class Command(BaseCommand):
    help = "Lets go of personal data whose time has come; --dry-run only tells how much of each class."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        for congress in Congress.objects.order_by("id"):
            with tenancy.inside(congress):
                for due in retention.due(clock.now()):
                    gone = due.rows.count() if options["dry_run"] else self._let_go(congress, due)
                    verb = "would go" if options["dry_run"] else "gone"
                    self.stdout.write(f"{congress.slug}  {due.kind}: {gone} {verb} (before {due.before:%Y-%m-%d})")

    def _let_go(self, congress: Congress, due: retention.Due) -> int:
        return int(actions.expire(congress.ref, due, by=System("clock")))

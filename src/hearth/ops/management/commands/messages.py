import sys
from typing import Any

from django.core.management.base import BaseCommand

from hearth.ops import wording


class Command(BaseCommand):
    help = "Brings every catalogue of translations up to what the code says; --check only tells what is missing."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = wording.check() if options["check"] else wording.update()
        for fault in faults:
            self.stdout.write(fault)
        if faults and options["check"]:
            sys.exit(1)

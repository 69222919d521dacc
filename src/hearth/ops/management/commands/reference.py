import sys
from typing import Any

from django.core.management.base import BaseCommand

from hearth.ops import reference


class Command(BaseCommand):
    help = "Writes the pages of docs/reference from the code; --check only tells which are out of date."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            reference.write()
            return
        for name in (stale := reference.stale()):
            self.stdout.write(f"docs/reference/{name}.md is out of date: run ./hearth manage reference")
        if stale:
            sys.exit(1)

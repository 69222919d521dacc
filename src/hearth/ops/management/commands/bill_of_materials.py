import json
from typing import Any

from django.core.management.base import BaseCommand

from hearth.ops.reference.libraries import cyclonedx


class Command(BaseCommand):
    help = "Says which libraries of others run here, each with version and hashes (SBOM, CycloneDX 1.6)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(cyclonedx(), indent=1))

"""./hearth doctor: one line for each thing looked at, and what to do where something is wrong."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from hearth.ops.doctor import examine


class Command(BaseCommand):
    help = "Say what is wrong with this installation and what to do about it."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        findings = []
        for finding in examine():
            findings.append(finding)
            self.stdout.write(f"{'ok' if finding.is_well else '!!'}  {finding.sentence}")
            if finding.advice:
                self.stdout.write(f"    → {finding.advice}")
        if not all(finding.is_well for finding in findings):
            sys.exit(1)

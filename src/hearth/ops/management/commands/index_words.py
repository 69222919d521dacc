"""./hearth manage index_words: make everything findable anew, after a version that finds it by more than before."""

from typing import Any

from django.core.management.base import BaseCommand

from hearth.core import tenancy
from hearth.doors.finding import tracing
from hearth.ground.congress.models import Congress
from hearth.journey.casework.models import Referral
from hearth.journey.contact import indexing
from hearth.journey.contact.models import Thread

AT_ONCE = 500


class Command(BaseCommand):
    help = "Makes every message and every referral findable anew; safe to run beside the work, and to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        for congress in Congress.objects.order_by("id"):
            with tenancy.inside(congress):
                threads = self._each(Thread.objects.exclude(state="erased").only("pk"), indexing.index)
                referrals = self._each(Referral.objects.only("pk"), tracing.trace)
            self.stdout.write(f"{congress.slug}  {threads} messages, {referrals} referrals")

    def _each(self, rows: Any, make_findable: Any) -> int:
        done, last = 0, None
        while some := list((rows.filter(pk__gt=last) if last else rows).order_by("pk")[:AT_ONCE]):
            for row in some:
                make_findable(row)
            done, last = done + len(some), some[-1].pk
        return done

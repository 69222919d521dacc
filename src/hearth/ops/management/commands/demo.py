from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from hearth.core import clock, jobs, tenancy
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Congress, Post
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import pace
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import DeputyCode
from hearth.journey.contact.tasks import index_words, mind_the_clock
from hearth.journey.demands.tasks import look_at
from hearth.ops.demo import city, stage
from hearth.ops.demo.changing import change_some
from hearth.ops.demo.filing import file_some
from hearth.ops.demo.gathering import gather_some
from hearth.ops.demo.promising import promise_some
from hearth.ops.demo.publishing import publish_some
from hearth.ops.demo.referring import refer_some
from hearth.ops.demo.reporting import report_some
from hearth.ops.demo.rising import rise
from hearth.ops.demo.suggesting import suggest_some
from hearth.ops.demo.telling import Telling
from hearth.ops.demo.winter import messages
from hearth.record.dossier.deriving import RULES as DUTIES
from hearth.record.dossier.tasks import enter

COUNTS = {"yuhe": 248, "jinchuan": 30}
WEEKS = 12
AT_MOST = {"admin": 2}
TOLD = frozenset({"intake"})  # nobody is written to about a past that never was; its words are indexed once, at the end


def every() -> list[str]:
    """The demo’s congresses, the city last: districts send it what they cannot decide."""
    return [*COUNTS, city.SLUG]


class Command(BaseCommand):
    help = "Makes the demo congresses with their winter of messages, once; prints who can sign in."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "slugs", nargs="*", metavar="CONGRESS", help=f"of {', '.join(every())}; all, if none is named"
        )

    def handle(self, *args: Any, slugs: list[str], **options: Any) -> None:
        if not Congress.objects.filter(is_demo=False).exists():
            for slug in slugs or every():
                if not Congress.objects.filter(slug=slug).exists():  # the first start may have been stopped between two
                    self._make(slug)
        self._introduce(next(iter(slugs or COUNTS)))

    def _make(self, slug: str) -> None:
        if slug == city.SLUG:
            self._above(next(iter(COUNTS)))
        else:
            self._tell(slug, COUNTS[slug])

    def _tell(self, slug: str, count: int) -> None:
        now = clock.now()
        with transaction.atomic(), jobs.at_once(TOLD):
            congress = stage.build(slug)
            with tenancy.inside(congress):
                Telling(messages(stage.SEED, now - timedelta(weeks=WEEKS), now, count, slug)).tell()
                publish_some()
                refer_some(slug)
                promise_some(slug)
                gather_some(slug)
                change_some(slug)
                suggest_some(slug)
                file_some()
                report_some()
                make_findable()
                Dispatch.objects.filter(state="ready").update(state="dropped")
                mind_the_clock.work(now)
                pace.count(now)

    def _above(self, slug: str) -> None:
        """The city to which districts send what they cannot decide."""
        with transaction.atomic(), jobs.at_once(TOLD):
            city.build()
            with tenancy.inside(Congress.objects.get(slug=slug)):
                rise(slug)
                Dispatch.objects.filter(state="ready").update(state="dropped")

    def _introduce(self, slug: str) -> None:
        congress = Congress.objects.filter(is_demo=True, slug=slug).first()
        if congress is None:
            return
        with tenancy.inside(congress):
            self.stdout.write(f"Demonstration: /{congress.slug}/ (everybody in it is invented)")
            self.stdout.write(f"Sign in at /{congress.slug}/sign-in/ with the password {DEMO_PASSWORD} as")
            for post in self._to_try():
                user = post.user
                self.stdout.write(f"  {user.sign_in_name:<10} {post.role:<12} {user.name} {user.name_en}")
            code = DeputyCode.objects.active().filter(use="poster", deputy__posts__user__sign_in_name="cao").first()
            if code:
                self.stdout.write(f"Scan as a resident: /c/{code.code}")
            station = DeputyCode.objects.active().filter(station__posts__user__is_for_demo=True).first()
            if station:
                self.stdout.write(f"Scan at a liaison station: /c/{station.code}")

    def _to_try(self) -> list[Post]:
        """One person for each role, and two administrators: some things take both."""
        posts = Post.objects.filter(user__is_for_demo=True, state="held")
        shown: dict[str, list[Post]] = {}
        for post in posts.select_related("user").order_by("user__sign_in_name"):
            shown.setdefault(post.role, []).append(post)
        return [post for role, held in shown.items() for post in held[: AT_MOST.get(role, 1)]]


def make_findable() -> None:
    """Each thread as it came out, instead of after each word in it, and what deputies did: the worker's first work."""
    what = {Happened.SUBMITTED: index_words, Happened.DELIVERED: look_at, **dict.fromkeys(DUTIES, enter)}
    for event, job in what.items():
        told = Entry.objects.filter(event=event).order_by("at", "id")
        jobs.QueuedJob.objects.bulk_create(job.queued(entry.congress_id, entry.pk) for entry in told)

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from hearth.core import clock, jobs, tenancy
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.audit import sealing
from hearth.ground.congress.models import Congress, Post
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact import pace
from hearth.journey.contact.models import DeputyCode
from hearth.journey.contact.tasks import mind_the_clock
from hearth.ops.demo import stage
from hearth.ops.demo.telling import Telling
from hearth.ops.demo.winter import messages

COUNTS = {"yuhe": 242, "jinchuan": 30}
WEEKS = 12
TOLD = frozenset({"intake"})  # nobody is written to about a past that never was


class Command(BaseCommand):
    help = "Makes the demo congresses with their winter of messages, once; prints who can sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Congress.objects.exists():
            for slug, count in COUNTS.items():
                self._tell(slug, count)
        self._introduce()

    def _tell(self, slug: str, count: int) -> None:
        now = clock.now()
        with transaction.atomic(), jobs.at_once(TOLD):
            congress = stage.build(slug)
            with tenancy.inside(congress):
                Telling(messages(stage.SEED, now - timedelta(weeks=WEEKS), now, count, slug)).tell()
                Dispatch.objects.filter(state="ready").update(state="dropped")
                mind_the_clock.work(now)
                pace.count(now)
        with tenancy.inside(congress):
            sealing.seal_new()

    def _introduce(self) -> None:
        congress = Congress.objects.filter(is_demo=True).order_by("id").first()
        if congress is None:
            return
        with tenancy.inside(congress):
            self.stdout.write(f"Demonstration: /{congress.slug}/ (everybody in it is invented)")
            self.stdout.write(f"Sign in at /{congress.slug}/sign-in/ with the password {DEMO_PASSWORD} as")
            for role, post in self._one_per_role().items():
                self.stdout.write(f"  {post.user.sign_in_name:<10} {role:<12} {post.user.name} {post.user.name_en}")
            code = DeputyCode.objects.active().filter(use="poster", deputy__posts__user__sign_in_name="cao").first()
            if code:
                self.stdout.write(f"Scan as a resident: /c/{code.code}")

    def _one_per_role(self) -> dict[str, Post]:
        posts = Post.objects.filter(user__is_for_demo=True)
        shown: dict[str, Post] = {}
        for post in posts.select_related("user").order_by("user__sign_in_name"):
            shown.setdefault(post.role, post)
        return shown

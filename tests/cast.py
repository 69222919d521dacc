"""The cast, always the same: Zhao and Sun are deputies, Bai is a clerk, Granny Li a citizen, Wei sits in the other
congress, so that a leak always has somewhere to come from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils.timezone import localdate

from hearth.core import clock, tenancy
from hearth.core.actors import Actor, System, Visitor
from hearth.core.refusals import Refused
from hearth.doors.stations.actions.receiving import Hours
from hearth.ground.accounts.actions.signing_in import token_of
from hearth.ground.accounts.middleware import cookie_name
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Area, Congress, Deputy, District, Mandate, Post, Station, Term, Unit
from hearth.journey.casework import actions as casework
from hearth.journey.casework.actions.referring import Slip
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.models import DeputyCode, Publication, Thread
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.outcomes.actions.claiming import Claim, Proof
from hearth.journey.outcomes.actions.promising import Pledge, Terms
from hearth.journey.outcomes.models import Outcome

HOUSE = System("test")
COLD = "锦苑小区7号楼早晚室温只有14度，老人冻得睡不着，客服电话一直占线。"


def congress(slug: str, name: str, english: str, **details: Any) -> Congress:
    """A congress with one area, one electoral district and a term."""
    made = Congress.objects.create(
        slug=slug,
        key=uuid4(),
        name_zh=f"{name}人大常委会",
        name_en=f"{english} District People’s Congress",
        short_zh=f"{name}人大",
        short_en=f"{english} Congress",
        phone="0354-000 0000",
        **details,
    )
    with tenancy.inside(made):
        area = Area.objects.create(name_zh="安和街道", name_en="Anhe", kind="street", column=1, row=1)
        District.objects.create(area=area, number=3)
        Term.objects.create(number=7, begins_on=date(2021, 9, 1), ends_on=date(2099, 8, 31))
        Station.objects.create(
            area=area,
            name_zh="安和街道代表联络站",
            name_en="Anhe liaison station",
            address_zh="安和路1号",
            hours_zh="周一至周五",
            phone="0354-000 0001",
        )
    return made


def deputy(code: str, name: str, english: str) -> Actor:
    """A deputy with an active mandate and an account."""
    person = Deputy.objects.create(code=code, name_zh=name, name_en=english, sound=english.lower().replace(" ", ""))
    Mandate.objects.create(deputy=person, term=Term.objects.get(), district=District.objects.first(), state="active")
    return _with_post(english, name, role="deputy", deputy=person)


def staff(name: str, english: str, role: str, **post: Any) -> Actor:
    """Somebody with a post: a clerk, an aide, an auditor."""
    return _with_post(english, name, role=role, **post)


def unit(name: str = "榆河热力有限公司", english: str = "Yuhe Heating", **details: Any) -> Unit:
    """A unit that has to see to things: the heating company, unless it is another."""
    return Unit.objects.create(name_zh=name, name_en=english, kind="company", **details)


def referred(thread: Thread, by: Actor, to: Unit, **slip: Any) -> Any:
    """A clerk refers the thread to the unit, as the heating stories begin."""
    slip = {"words": "7号楼停暖三天，室温14度，请尽快检修。", "tier": "utilities", **slip}
    return casework.refer(Thread.objects.get(pk=thread.pk), Slip(to, **slip), by=by)


def promised(referral: Any, by: Actor, in_days: int = 30, words: str = "换掉二号泵。") -> Any:
    """The unit promises something for itself, by a day."""
    day = localdate(clock.now()) + timedelta(days=in_days)
    return outcomes.promise(referral, Pledge(words, Terms(due_on=day)), by=by)


def quick(referral: Any, by: Actor, metric: str = "accepted", words: str = "两小时内回应。", **more: Any) -> Any:
    """The unit promises to be quick again and again: the two hours of the heating stories."""
    terms = Terms(percent=more.pop("percent", 95), within=more.pop("within", 2), span=more.pop("span", "h"))
    return outcomes.promise(referral, Pledge(words, terms, metric, more.pop("tier", "")), by=by)


SHOWN = Proof("热线记录：上月九成来电两小时内有人回应。")
RULES_OF_HEATING = "榆建发〔2026〕7号"


def claim_of(kind: str = "measure", **more: Any) -> Claim:
    """The two-hour hotline, or the rules of heating, as somebody claims it."""
    since = localdate(clock.now()) - timedelta(days=more.pop("days_ago", 10))
    told: dict[str, Any] = {"title": "供热热线两小时内回应", "words": "每个小区的居民群里都有供热服务人员。"}
    if kind == "document":
        told = {
            "title": "供暖服务网格化管理办法",
            "issuer": "榆河区住建局",
            "number": RULES_OF_HEATING,
            "level": "district",
        }
        told |= {"link": "https://www.example.org/notice.html"}
    elif not more.get("unit"):
        told["issuer"] = "榆河热力"
    return Claim(kind, **{"since": since, **told, **more})


def claimed(thing: Any, by: Actor, kind: str = "measure", *, proof: Proof | None = None, **more: Any) -> Any:
    """Somebody claims that it came of this."""
    made = outcomes.claim(thing, claim_of(kind, **more), by=by, proof=proof)
    return as_it_is(made)


def shown(thing: Any, by: Actor, kind: str = "measure", **more: Any) -> Any:
    """And shows by what it can be seen."""
    return claimed(thing, by, kind, proof=SHOWN, **more)


def verified(thing: Any, clerk: Actor, deputy: Actor, kind: str = "measure", **more: Any) -> Any:
    """And both sides have verified it."""
    outcome = shown(thing, clerk, kind, **more)
    for by in (clerk, deputy):
        outcomes.verify(as_it_is(outcome), by=by)
    return as_it_is(outcome)


def in_force(thing: Any, clerk: Actor, deputy: Actor, kind: str = "measure", **more: Any) -> Any:
    """And everybody may read it."""
    outcome = verified(thing, clerk, deputy, kind, **more)
    outcomes.publish(outcome, by=clerk)
    return as_it_is(outcome)


def as_it_is(outcome: Any) -> Any:
    """As it stands in the database now."""
    return Outcome.objects.select_related("unit", "claimed_for", "successor").get(pk=outcome.pk)


def _with_post(english: str, name: str, **post: Any) -> Actor:
    sign_in_name = f"{english.lower().replace(' ', '')}.{tenancy.current().slug}"
    user = User(sign_in_name=sign_in_name, name=name, name_en=english)
    user.set_password("a long enough password")
    user.save(force_insert=True)
    Post.objects.create(user=user, since=date(2021, 9, 1), **post)
    actor = actor_for(user)
    assert actor is not None
    return actor


def actor_of(deputy: Deputy) -> Actor:
    """The deputy as somebody who acts."""
    actor = actor_for(User.objects.get(posts__deputy=deputy, posts__role="deputy"))
    assert actor is not None
    return actor


def reception(*deputies: Deputy, in_days: int = 7, **more: Any) -> Hours:
    """A morning on which these deputies receive people."""
    on = localdate(clock.now()) + timedelta(days=in_days)
    return Hours(on, time(9), time(11, 30), deputies, **more)


def code_of(actor: Actor, use: str = "poster") -> DeputyCode:
    """A code behind which this deputy is reached."""
    return actions.issue_code(actor.deputy, by=HOUSE, use=use)


def written(code: DeputyCode, body: str = COLD, **details: Any) -> Thread:
    """A citizen's words, just submitted; nothing has screened them yet unless jobs are worked at once."""
    key = tracking.submission_key(tracking.new_submission())
    words = Words(body, place=details.pop("place", "锦苑小区7号楼"), **details)
    thread = actions.submit(code, words, key, by=Visitor())
    return Thread.objects.get(pk=thread.pk)


def delivered(code: DeputyCode, body: str = COLD, **details: Any) -> Thread:
    """The same, delivered to the deputy."""
    thread = written(code, body, **details)
    if thread.state == "submitted":
        actions.deliver(thread, by=System("filter"))
    return Thread.objects.get(pk=thread.pk)


def published(thread: Thread, by: Actor, until: str = "published", answer: str = "好了。", body: str = COLD) -> Any:
    """The thread's question and answer on their way to the public, as far as this state; the clerk is alone here."""
    if thread.state == "delivered":
        actions.reply(thread, answer, "solved", by=by)
    steps = {
        "proposed": lambda: actions.propose(thread, by=by),
        "redacted": lambda: actions.redact(thread, body, answer, by=by),
        "consented": lambda: actions.consent(thread, 1, by=author(thread)),
        "published": lambda: actions.publish(thread, 1, by=by),
    }
    for state, step in steps.items():
        step()
        if state == until:
            break
    return Publication.objects.get(thread=thread)


def sealed(code: DeputyCode, by: Actor) -> Thread:
    """Delivered, and then sealed by a clerk."""
    thread = delivered(code)
    actions.seal(thread, "涉及工作人员，由主任会议处理", by=by)
    return Thread.objects.get(pk=thread.pk)


def author(thread: Thread) -> Visitor:
    """The citizen who holds this thread's code."""
    return Visitor(thread=thread)


def signed_in(client: Any, actor: Actor) -> Any:
    """The same browser, with this person signed in."""
    secret = uuid4().hex
    now = clock.now()
    SignIn.objects.create(user_id=actor.user_id, token=token_of(secret), started_at=now, seen_at=now)
    client.cookies[cookie_name()] = secret
    return client


def holding(client: Any, thread: Thread) -> Any:
    """The same browser, after the tracking code was typed."""
    client.cookies["hearth_thread"] = tracking.ticket(thread)
    return client


@contextmanager
def database_account(role: str) -> Iterator[None]:
    """PostgreSQL is asked by this account, on this connection and on new ones; "NONE" is the owner."""
    options = connection.settings_dict["OPTIONS"]
    usual = options["assume_role"]
    _become(role)
    options["assume_role"] = None if role == "NONE" else role
    try:
        yield
    finally:
        options["assume_role"] = usual
        if connection.is_usable():  # what went wrong is undone, and the account with it
            _become(usual)


def _become(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")


@contextmanager
def refused(kind: type[Refused] = Refused) -> Iterator[Any]:
    """What happens inside is refused, and whatever it had written is undone, as it would be outside a test."""
    with pytest.raises(kind) as told, transaction.atomic():
        yield told

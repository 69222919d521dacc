"""Every page of the house and who can stand before it, by the names of the URL tables."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hearth.core import clock
from hearth.ground.accounts import halfway
from hearth.ground.accounts.models import User
from hearth.ground.congress.nouns import NOUNS
from hearth.journey.contact import tracking
from hearth.journey.contact.views.entry import COOKIE
from hearth.journey.suggestions.models import FromBelow
from hearth.record.dossier.queries_question import PILES
from tests import cast
from tests.browser.world import World
from tests.browser.world_suggestions import shares

URLCONFS = (settings.ROOT_URLCONF, settings.HEARTH_CONGRESS_URLS)
NO_PAGES = {  # files, a fragment, redirections, and what machines ask
    *("contact:photo", "track:photo", "track:copy", "contact:sheet_file", "desks:news", "installation:with_slash"),
    *("casework:news", "casework:photo", "casework:voice", "outcomes:photo"),
    *("dossier:photo", "dossier:voice", "dossier:calendar"),
    *("track:paper", "contact:entered_paper"),
    *("news:connect_wechat", "news:wechat_back"),
    "calendar:calendar",
    *("accounts:set_out", "accounts:come_back", "accounts:link_outside"),
    *("ops:livez", "ops:readyz", "ops:metrics", "ledger:key", "portraits:portrait", "imports:template"),
    *(
        "finding:open_view",
        "congress:reception_calendar",
        "congress:popolo",
        "demands:feed",
        "suggestions:waiting",
        "suggestions:paper",
        "suggestions:names",
        "suggestions:reply_letter",
        "suggestions:sealed",
        "suggestions:report_file",
        "suggestions:feed",
        "suggestions:feed_of",
        "suggestions:csv",
        "suggestions:json",
        "demands:feed_of",
        "outcomes:feed",
        "dossier:mine",
        "scoring:mine",
        "dossier:printed",
        "dossier:data",
        "dossier:public_data",
        "outcomes:paper",
        "outcomes:file",
        "installation:robots",
        "people:bundle_file",
    ),
}
ARGUMENTS = {
    "uuid": "00000000-0000-7000-8000-000000000000",
    "int": "1",
    "str": "X",
    "slug": "x",
    "noun": "areas",
    "move": "end",
}
SEEN = {  # whose desk shows which threads
    "zhao": ("delivered", "need_info", "replied", "not_solved", "reopened"),
    "bai": ("delivered", "coordinating", "rated", "held", "not_accepted", "withdrawn"),
}


class Visit(NamedTuple):
    """An address, and who asks for it: nobody in particular, a person of the cast, or the author of a thread."""

    address: str
    who: str = "public"


def visits(world: World) -> dict[str, list[Visit]]:
    """Each named page in each of its states."""
    station, deputy = world.station.pk, world.people["zhao"].deputy.code
    codes = [f"/c/{code.code}" for code in world.codes.values()]
    threads = [Visit(f"/yuhe/threads/{world.threads[name].code}/", who) for who, seen in SEEN.items() for name in seen]
    trays = [Visit(f"/yuhe/desk/?{query}", "zhao") for query in ("", "tray=waiting", "tray=done", "q=锦苑", "q=无")]
    at_station = f"/yuhe/setup/stations/{station}"
    filed, held = [line.code for line in world.files.lines.values()], world.files.activity.code
    reported = {name: report.code for name, report in world.files.reports.items()}
    changed = {name: outcome.code for name, outcome in world.outcomes.items()}
    promised = {name: promise.code for name, promise in world.promises.items()}
    sent = {name: referral.code for name, referral in world.matters.referrals.items()}
    shown = [(who, name) for name in sent for who in ("he", "bai") if (who, name) != ("he", "withdrawn")]
    unsent, accepted = world.matters.unsent.code, world.matters.referrals["accepted"].thread.code
    written = world.threads["delivered"].code
    return {
        "desks:together": [Visit(f"/yuhe/desk/together/?do={verb}&row={written}", "bai") for verb in ("refer", "note")],
        "casework:together": [
            Visit(f"/yuhe/referrals/together/?do={verb}&row={sent['sent']}&row={sent['late']}", who)
            for verb, who in (("note_order", "bai"), ("assign", "he"))
        ],
        "congress:my_deputy": [Visit(f"/yuhe/my-deputy/{asked}") for asked in ("", "?q=锦苑", "?q=赵")],
        "door:at_station": [Visit(f"/c/{world.codes['station'].code}/{deputy}/")],
        "contact:station_codes": [Visit("/yuhe/codes/stations/", "bai")],
        "contact:issue_station_code": [Visit(f"/yuhe/stations/{station}/codes/", "bai")],
        "stations:overview": [Visit("/yuhe/reception/", "bai")],
        "stations:desk": [Visit(f"{at_station}/desk/", "bai")],
        "stations:roster": [Visit(f"{at_station}/roster/", "bai"), Visit(f"{at_station}/roster/?q=孙", "bai")],
        "stations:days": [Visit(f"{at_station}/reception-days/", "bai")],
        "stations:announce": [Visit(f"{at_station}/reception-days/new/", "bai")],
        "stations:correct": [Visit(f"{at_station}/reception-days/{world.day.pk}/", "bai")],
        "news:preferences": [Visit("/yuhe/account/news/", who) for who in ("zhao", "bai")],
        "news:stop": [Visit(world.stop_address)],
        "following:ask_for_all": [Visit("/yuhe/follow/suggestion/"), Visit("/yuhe/follow/demand/?sent")],
        "following:ask": [Visit(f"/yuhe/follow/demand/{world.demands['owned'].code}/")],
        "following:own": [Visit(address) for address in world.followings],
        "news:undelivered": [Visit("/yuhe/letters/undelivered/", "bai")],
        "news:told": [Visit(f"/yuhe/threads/{world.threads['delivered'].code}/letters/", "bai")],
        "news:wordings": [Visit("/yuhe/setup/letters/", "bai")],
        "news:wording": [Visit(f"/yuhe/setup/letters/new/{language}/", "bai") for language in ("zh-hans", "en")],
        "news:outlets": [Visit("/yuhe/setup/outlets/", "shi")],
        "installation:home": [Visit("/"), Visit("/nothing-here/")],
        "installation:about": [Visit("/about/")],
        "installation:privacy": [Visit("/privacy/")],
        "installation:accessibility": [Visit("/accessibility/")],
        "door:landing": [Visit(address) for address in (*codes, "/c/7K4QM2XW9F")],
        "door:look_up": [Visit("/c/?number=7K4Q")],
        "track:thread": [Visit("/t/"), *(Visit("/t/", f"author of {name}") for name in world.threads)],
        "track:data": [
            Visit("/t/data/", "author of delivered"),
            Visit("/t/data/?show", "author of rated"),
            Visit("/t/data/", "author of withdrawn"),
        ],
        "track:correct": [Visit("/t/data/correction/", "author of delivered")],
        "track:erase": [Visit("/t/data/erasure/", f"author of {name}") for name in ("delivered", "withdrawn")],
        "track:receipt": [Visit("/t/receipt/", f"author of {name}") for name in ("delivered", "held")],
        "congress:home": [Visit("/yuhe/"), Visit("/yuhe/nothing-here/"), Visit("/jinchuan/")],
        "congress:deputies": [Visit("/yuhe/deputies/"), Visit("/yuhe/deputies/?q=nobody")],
        "congress:deputy": [Visit("/yuhe/deputies/D002/")],
        "congress:answers": [Visit(f"/yuhe/answers/{query}") for query in ("", "?q=暖气", "?q=nothing")],
        "congress:answer": [Visit(f"/yuhe/answers/{world.publications[name].code}/") for name in ("published", "gone")],
        "contact:publications": [Visit(f"/yuhe/publications/?pile={pile}", "bai") for pile in ("todo", "public")],
        "contact:publication": [
            Visit(f"/yuhe/threads/{told.thread.code}/publication/", who)
            for told in world.publications.values()
            for who in ("zhao", "bai")
        ],
        "congress:stations": [Visit("/yuhe/stations/")],
        "congress:station": [Visit(f"/yuhe/stations/{station}/")],
        "accounts:sign_in": [Visit("/yuhe/sign-in/"), Visit("/yuhe/sign-in/", "zhao")],
        "accounts:second_step": [Visit("/yuhe/sign-in/second/", "zhao")],
        "accounts:account": [Visit("/yuhe/account/", "zhao")],
        "accounts:prove": [Visit("/yuhe/account/proof/", "zhao")],
        "accounts:add_app": [Visit("/yuhe/account/factors/app/", "zhao")],
        "accounts:add_passkey": [Visit("/yuhe/account/factors/passkey/", "zhao")],
        "accounts:cards": [Visit(f"/yuhe/sign-in-cards/?q={name}", "bai") for name in ("", "赵", "无")],
        "people:people": [Visit("/yuhe/people/", "ning"), Visit("/yuhe/people/?q=nobody", "bai")],
        "people:person": [
            *(Visit(f"/yuhe/people/{world.people[name].id}/", "ning") for name in ("bai", "zhao", "ning")),
            Visit(f"/yuhe/people/{world.invitation.user_id}/", "shi"),
        ],
        "people:invite": [Visit("/yuhe/people/new/", "shi")],
        "people:invite_deputies": [Visit("/yuhe/people/deputies/", "shi")],
        "people:bundle": [Visit(f"/yuhe/people/letters/{world.bundle.pk}/", "shi")],
        "invitation:open": [Visit("/yuhe/invitation/")],
        "desks:desk": [
            *(*trays, Visit("/yuhe/desk/?tray=held", "bai")),
            *(Visit("/yuhe/desk/", who) for who in ("auditor", "ning")),
        ],
        "finding:search": [
            *(Visit(f"/yuhe/search/{asked}", "bai") for asked in ("", "?q=暖气", "?q=暖", "?q=锦鲤", "?until=0")),
            Visit("/yuhe/search/?q=暖气&kind=messages&state=delivered", "zhao"),
            Visit("/yuhe/search/?q=赵&kind=people", "bai"),
        ],
        "finding:views": [Visit("/yuhe/search/views/", "zhao"), Visit("/yuhe/search/views/", "bai")],
        "finding:extracts": [Visit("/yuhe/search/extracts/", "zhao"), Visit("/yuhe/search/extracts/", "bai")],
        "finding:taken": [Visit(f"/yuhe/search/extracts/{each.pk}/", "zhao") for each in world.extracts],
        "auditing:ledger": [Visit(f"/yuhe/audit/{query}", "auditor") for query in ("", "?who=无", "?until=0")],
        "auditing:entry": [Visit(f"/yuhe/audit/entries/{world.entry.pk}/", "auditor")],
        "auditing:sightings": [Visit("/yuhe/audit/sightings/", "auditor")],
        "auditing:policy": [Visit("/yuhe/audit/policy/", "auditor")],
        "auditing:chain": [Visit("/yuhe/audit/chain/", "auditor")],
        "auditing:waiting": [Visit("/yuhe/audit/exports/waiting/", "auditor")],
        "auditing:export": [Visit(f"/yuhe/audit/exports/{world.export.pk}/", "auditor")],
        "guide:guide": [Visit("/yuhe/setup/", "bai"), Visit("/jinchuan/setup/", "feng")],
        "guide:congress": [Visit("/yuhe/setup/congress/", who) for who in ("bai", "shi")],
        "setup:term": [Visit("/yuhe/setup/term/", "bai")],
        "setup:arrange_areas": [Visit("/yuhe/setup/map/", "bai"), Visit("/jinchuan/setup/map/", "feng")],
        "setup:things": [
            *(Visit(f"/yuhe/setup/{noun}/", "bai") for noun in NOUNS),
            *(Visit(f"/yuhe/setup/{page}", "bai") for page in ("areas/?q=nowhere", "deputies/?state=suspended")),
        ],
        "setup:add": [Visit(f"/yuhe/setup/{noun}/add/", "bai") for noun in NOUNS],
        "setup:thing": [Visit(f"/yuhe/setup/stations/{station}/", "bai")],
        "setup:add_deputy": [Visit("/yuhe/setup/deputies/add/", "bai"), Visit("/jinchuan/setup/deputies/add/", "feng")],
        "setup:deputy": [Visit(f"/yuhe/setup/deputies/{deputy}/", "bai")],
        "rules:rules": [Visit("/yuhe/setup/rules/", "bai"), Visit("/jinchuan/setup/rules/", "feng")],
        "rules:draft_profile": [
            Visit(f"/yuhe/setup/rules/draft/{asked}", "bai")
            for asked in ("", "?base=cn-swift-2025", "?base=cn-chongqing-2018")
        ],
        "rules:version": [
            *(Visit(f"/yuhe/setup/rules/{number}/", "bai") for number in world.versions),
            Visit(f"/yuhe/setup/rules/{world.versions[-1]}/", "shi"),
        ],
        "rules:cases": [
            Visit(f"/yuhe/setup/rules/{world.versions[-1]}/cases/{asked}", "bai") for asked in ("", "?late=0")
        ],
        "calendar:year": [
            *(Visit(f"/yuhe/setup/calendar/{year}/", "bai") for year in (2026, 2035)),
            Visit("/yuhe/setup/calendar/2026/?day=2026-11-24", "bai"),
        ],
        "calendar:hours": [Visit("/yuhe/setup/calendar/2026/hours/", "bai")],
        "promises:promises": [Visit("/yuhe/setup/promises/", "bai")],
        "promises:unit": [Visit(f"/yuhe/setup/promises/{world.matters.referrals['sent'].unit_id}/", "bai")],
        "casework:dates": [Visit(f"/yuhe/referrals/{world.matters.referrals['sent'].code}/dates/", "bai")],
        "terms:change": [Visit("/yuhe/setup/change-of-term/", "bai"), Visit("/jinchuan/setup/change-of-term/", "feng")],
        "terms:notice": [Visit("/yuhe/setup/change-of-term/notice/", "bai")],
        "terms:people": [Visit(f"/yuhe/setup/change-of-term/people/{asked}", "bai") for asked in ("", "?fate=joins")],
        "terms:add": [Visit("/yuhe/setup/change-of-term/people/add/", "bai")],
        "terms:person": [Visit(f"/yuhe/setup/change-of-term/people/{each}/", "bai") for each in ("D001", "D002")],
        "contact:thread": [*threads, Visit("/yuhe/threads/NOTHERE1/", "zhao")],
        "contact:codes": [Visit("/yuhe/codes/", "bai"), Visit("/yuhe/codes/?q=nobody", "bai")],
        "contact:glasses": [Visit("/yuhe/glass/", "bai")],
        "contact:code": [Visit(f"/yuhe/codes/{code.number}/", "bai") for code in world.codes.values()],
        "contact:issue_code": [Visit(f"/yuhe/deputies/{deputy}/codes/", "bai")],
        "contact:sheet": [Visit(f"/yuhe/sheets/{world.sheet.pk}/", "bai")],
        "contact:entry": [Visit(f"/yuhe/entry/{query}", "bai") for query in ("", "?q=安和", f"?deputy={deputy}")],
        "imports:imports": [Visit("/yuhe/setup/imports/", "bai")],
        "imports:upload": [Visit("/yuhe/setup/imports/deputies/", "bai")],
        "imports:preview": [Visit(f"/yuhe/setup/imports/{source.pk}/", "bai") for source in world.sources],
        "contact:entered": [Visit("/yuhe/entry/receipt/", "bai")],
        "contact:phrases": [Visit("/yuhe/phrases/", "zhao"), Visit("/yuhe/phrases/", "bai")],
        "contact:phrase": [Visit(f"/yuhe/phrases/{world.phrase.pk}/", "zhao")],
        "contact:profile": [Visit("/yuhe/profile/", "zhao")],
        "people:correct": [Visit(f"/yuhe/people/{world.people['bai'].id}/correction/", "shi")],
        "demands:demands": [
            *(
                Visit(f"/yuhe/demands/?tray={tray}", "bai")
                for tray in ("candidate", "standing", "over", "rising", "few")
            ),
            *(Visit("/yuhe/demands/", who) for who in ("zhao", "sun", "chair")),
        ],
        "demands:proposals": [Visit("/yuhe/demands/proposals/", who) for who in ("bai", "chair")],
        "demands:demand": [
            *(Visit(f"/yuhe/demands/{demand.code}/", "bai") for demand in world.demands.values()),
            *(Visit(f"/yuhe/demands/{world.demands['owned'].code}/", who) for who in ("zhao", "sun", "chair")),
        ],
        "demands:learnt": [Visit("/yuhe/demands/learnt/", who) for who in ("bai", "chair")],
        "demands:tune": [Visit("/yuhe/demands/thresholds/", who) for who in ("bai", "zhao")],
        "demands:encoder": [Visit("/yuhe/demands/encoder/", who) for who in ("bai", "shi")],
        "demands:common": [Visit("/yuhe/common/")],
        "demands:one": [Visit(f"/yuhe/common/{world.demands['owned'].code}/")],
        "demands:of_thread": [
            Visit(f"/yuhe/threads/{written}/demand/", "zhao"),
            Visit(f"/yuhe/threads/{world.demands['owned'].threads.first().code}/demand/", "bai"),
        ],
        "demands:alike": [
            Visit(f"/yuhe/threads/{written}/demand/alike/", "zhao"),
            Visit(f"/yuhe/threads/{world.demands['owned'].threads.first().code}/demand/alike/", "bai"),
        ],
        "demands:alike_demands": [
            Visit(f"/yuhe/demands/{world.demands['owned'].code}/alike/", who) for who in ("zhao", "bai")
        ],
        "suggestions:suggestions": [
            Visit("/yuhe/suggestions/"),
            *(Visit(f"/yuhe/suggestions/?tray={tray}", "bai") for tray in ("review", "rule", "following")),
            *(Visit("/yuhe/suggestions/", who) for who in ("zhao", "sun", "he", "chair")),
        ],
        "suggestions:suggestion": [
            Visit(f"/yuhe/suggestions/{world.suggestions['closed'].code}/"),
            *(Visit(f"/yuhe/suggestions/{each.code}/", "zhao") for each in world.suggestions.values()),
            *(
                Visit(f"/yuhe/suggestions/{each.code}/", "bai")
                for state, each in world.suggestions.items()
                if state in ("submitted", "registered", "declining", "handling", "judged", "above")
            ),
            Visit(f"/yuhe/suggestions/{world.suggestions['above'].code}/"),
            *(
                Visit(f"/yuhe/suggestions/{world.suggestions[state].code}/", who)
                for state, who in (("cosigning", "sun"), ("handling", "he"), ("drafted", "he"), ("answered", "chair"))
            ),
        ],
        "suggestions:copies": [
            *(Visit(f"/yuhe/suggestions/from-below/?tray={tray}", "bai") for tray in ("arrived", "under_way", "over")),
            Visit("/yuhe/suggestions/from-below/", "zhao"),
        ],
        "suggestions:from_below": [
            Visit(f"/yuhe/suggestions/from-below/{copy.code}/", who)
            for copy in FromBelow.objects.order_by("state")
            for who in ("bai", "zhao")
        ],
        "suggestions:meeting": [Visit("/yuhe/suggestions/meeting/", "bai")],
        "suggestions:begin": [
            Visit("/yuhe/suggestions/new/", "zhao"),
            Visit(f"/yuhe/suggestions/new/?demand={world.demands['owned'].code}", "zhao"),
        ],
        "suggestions:revise": [Visit(f"/yuhe/suggestions/{world.suggestions['cosigning'].code}/wording/", "zhao")],
        "suggestions:of_demand": [
            Visit(f"/yuhe/suggestions/of/{world.demands['owned'].code}/", who) for who in ("zhao", "bai")
        ],
        "suggestions:every": [Visit("/yuhe/suggestions/all/", "bai")],
        "suggestions:overview": [Visit("/yuhe/suggestions/overview/", who) for who in ("bai", "chair")],
        "suggestions:report": [Visit("/yuhe/suggestions/report/", who) for who in ("bai", "chair")],
        "suggestions:public_report": [Visit(f"/yuhe/suggestions/report/{world.suggestions['closed'].year}/")],
        "suggestions:draft": [
            Visit(f"/yuhe/assignments/{shares(world.suggestions)[state]}/answer/", "he")
            for state in ("handling", "drafted")
        ],
        "dossier:file": [
            *(Visit(f"/yuhe/deputies/{deputy}/file/", who) for who in ("zhao", "bai", "public")),
        ],
        "dossier:lines": [
            Visit(f"/yuhe/deputies/{deputy}/file/lines/?kind=reply", "zhao"),
            Visit(f"/yuhe/deputies/{deputy}/file/lines/", "bai"),
        ],
        "dossier:note": [Visit(f"/yuhe/deputies/{deputy}/file/new/", "zhao")],
        "dossier:records": [
            *(Visit(f"/yuhe/duties/?tray={tray}", "bai") for tray in ("verify", "settle", "lately")),
            *(Visit(f"/yuhe/duties/?tray={tray}", "zhao") for tray in ("returned", "pending")),
        ],
        "dossier:together": [Visit(f"/yuhe/duties/together/?do=verify&row={world.files.lines['pending'].code}", "bai")],
        "dossier:record": [
            *(Visit(f"/yuhe/duties/{code}/", who) for code in filed for who in ("bai", "zhao")),
            Visit("/yuhe/duties/NOTHERE1/", "bai"),
        ],
        "dossier:correct": [Visit(f"/yuhe/duties/{world.files.lines['returned'].code}/correction/", "zhao")],
        "dossier:activities": [Visit("/yuhe/duties/activities/", who) for who in ("bai", "sun")],
        "dossier:activity": [Visit(f"/yuhe/duties/activities/{held}/", who) for who in ("bai", "zhao")],
        "dossier:door": [Visit(f"/yuhe/duties/activities/{world.files.door.code}/door/", "bai")],
        "dossier:check_in": [Visit(f"/yuhe/here/{world.files.door.code}/{world.files.door.door}/", "zhao")],
        "dossier:register": [Visit("/yuhe/duties/activities/new/", "bai")],
        "dossier:reports": [Visit("/yuhe/reports/", who) for who in ("public", "bai", "zhao")],
        "dossier:report": [
            *(Visit(f"/yuhe/reports/{reported[name]}/", "bai") for name in reported),
            *(Visit(f"/yuhe/reports/{reported[name]}/") for name in reported if name != "draft"),
            Visit(f"/yuhe/reports/{reported['draft']}/", "zhao"),
        ],
        "dossier:edit_report": [Visit(f"/yuhe/reports/{reported['draft']}/text/", "zhao")],
        "dossier:questions": [
            *(Visit(f"/yuhe/reports/{reported['online']}/questions/?pile={pile}", "bai") for pile in PILES),
            *(Visit(f"/yuhe/reports/{reported['online']}/questions/", who) for who in ("sun", "public")),
            Visit(f"/yuhe/reports/{reported['announced']}/questions/", "bai"),
        ],
        "dossier:ask": [Visit(f"/yuhe/reports/{reported[name]}/questions/new/") for name in ("online", "told")],
        "dossier:give_slip": [Visit(f"/yuhe/reports/{reported[name]}/slip/") for name in ("online", "told")],
        "dossier:statistics": [Visit(f"/yuhe/duties/statistics/{asked}", "bai") for asked in ("", "?year=2025")],
        "dossier:kinds": [Visit("/yuhe/duties/kinds/", "bai")],
        "scoring:scoring": [Visit("/yuhe/duties/scoring/", who) for who in ("shi", "bai", "zhao")],
        "scoring:year": [Visit(f"/yuhe/duties/scoring/{year}/", "bai") for year in (world.files.score.year, 2020)],
        "scoring:sheet": [
            *(Visit(f"/yuhe/deputies/{deputy}/file/score/", who) for who in ("zhao", "bai", "chair")),
            Visit(f"/yuhe/deputies/{deputy}/file/score/?year=2019", "zhao"),
        ],
        "outcomes:ledger": [
            *(Visit(f"/yuhe/commitments/?tray={tray}", "bai") for tray in ("open", "late", "confirm", "kept", "soon")),
            *(Visit("/yuhe/commitments/", who) for who in ("he", "zhao", "sun", "chair")),
        ],
        "outcomes:commitment": [
            *(Visit(f"/yuhe/commitments/{code}/", who) for code in promised.values() for who in ("he", "zhao")),
            *(Visit(f"/yuhe/commitments/{promised[name]}/", "bai") for name in ("counted", "fulfilled")),
            Visit("/yuhe/commitments/NOTHERE1/", "he"),
        ],
        "outcomes:published": [Visit(f"/yuhe/outcomes/?pile={pile}") for pile in ("all", "document", "over")],
        "outcomes:one": [Visit(f"/yuhe/outcomes/{changed[name]}/") for name in ("public", "lapsed", "replaced")],
        "outcomes:outcomes": [
            *(Visit(f"/yuhe/outcomes/ledger/?tray={tray}", "bai") for tray in ("verify", "public", "over", "claimed")),
            *(Visit("/yuhe/outcomes/ledger/", who) for who in ("zhao", "he", "chair")),
        ],
        "outcomes:outcome": [
            *(Visit(f"/yuhe/outcomes/ledger/{code}/", who) for code in changed.values() for who in ("bai", "zhao")),
            Visit("/yuhe/outcomes/ledger/NOTHERE1/", "bai"),
        ],
        "outcomes:correct": [Visit(f"/yuhe/outcomes/ledger/{changed['shown']}/correction/", "bai")],
        "outcomes:of_thread": [
            Visit(f"/yuhe/threads/{world.demands['owned'].threads.first().code}/outcomes/", who)
            for who in ("bai", "zhao")
        ],
        "outcomes:claim": [Visit(f"/yuhe/threads/{accepted}/outcomes/new/", "zhao")],
        "outcomes:claim_of_referral": [Visit(f"/yuhe/referrals/{sent['accepted']}/outcomes/new/", "he")],
        "outcomes:claim_of_demand": [Visit(f"/yuhe/demands/{world.demands['owned'].code}/outcomes/new/", "bai")],
        "outcomes:claim_of_suggestion": [
            Visit(f"/yuhe/suggestions/{world.suggestions['closed'].code}/outcomes/new/", "bai")
        ],
        "outcomes:promise": [Visit(f"/yuhe/referrals/{sent['accepted']}/promises/new/", "he")],
        "outcomes:note_promise": [Visit(f"/yuhe/threads/{accepted}/promises/new/", "zhao")],
        "casework:board": [
            *(Visit(f"/yuhe/referrals/{tray}", "he") for tray in ("", "?tray=late", "?tray=all")),
            *(Visit(f"/yuhe/referrals/{tray}", "bai") for tray in ("", "?tray=late", "?tray=all&tier=danger")),
            Visit("/yuhe/referrals/?tray=wandered", "bai"),
        ],
        "casework:overview": [Visit("/yuhe/referrals/overview/", who) for who in ("bai", "gao", "chair")],
        "casework:routes": [Visit("/yuhe/referrals/routes/", "bai")],
        "casework:learning": [Visit("/yuhe/referrals/routes/learning/", "bai")],
        "casework:route": [Visit(f"/yuhe/referrals/routes/{world.matters.route.pk}/", "bai")],
        "casework:referral": [
            *(Visit(f"/yuhe/referrals/{sent[name]}/", who) for who, name in shown),
            Visit(f"/yuhe/referrals/{sent['reported']}/", "zhao"),
            Visit("/yuhe/referrals/NOTHERE1/", "he"),
        ],
        "casework:of_thread": [
            *(Visit(f"/yuhe/threads/{code}/referrals/", "zhao") for code in (unsent, accepted)),
            Visit(f"/yuhe/threads/{accepted}/referrals/", "bai"),
        ],
        "casework:refer": [Visit(f"/yuhe/threads/{unsent}/referrals/new/", "bai")],
    }


def carrying(world: World, who: str) -> Client:
    """The cookies of whoever this is."""
    client = Client()
    if who.startswith("author of "):
        return cast.holding(client, world.threads[who.removeprefix("author of ")])
    if who in world.people:
        cast.signed_in(client, world.people[who])
        user = User.objects.get(pk=world.people[who].user_id)
        client.cookies[halfway.cookie_name()] = halfway.begin(user, clock.now()).note
        client.cookies[COOKIE] = tracking.ticket(world.threads["delivered"])
    return client


def pages_by_name() -> set[str]:
    """What the URL tables call a page: every name that can be asked for with GET."""
    return {name for name, path in _paths() if Client().get(path).status_code != 405} - NO_PAGES


def _paths() -> list[tuple[str, str]]:
    inside, outside = ("", "/yuhe")
    found = []
    for urlconf, prefix in zip(URLCONFS, (inside, outside), strict=True):
        found += [(name, prefix + _path(urlconf, name, pattern)) for name, pattern in _named(get_resolver(urlconf))]
    return found


def _named(resolver: URLResolver, space: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            found += _named(each, f"{each.namespace}:" if each.namespace else space)
        elif each.name:
            found.append((space + each.name, each))
    return found


def _path(urlconf: str, name: str, pattern: URLPattern) -> str:
    arguments = {key: ARGUMENTS[_kind(converter)] for key, converter in pattern.pattern.converters.items()}
    return reverse(name, urlconf=urlconf, kwargs=arguments)


def _kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")

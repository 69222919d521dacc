"""What chapters add to pages and acts of those before them: pieces of a resident's page and copy, of a matter and a
referral, notes to be found, words to be covered; and the decisions that wait at a desk."""

from hearth.core.waiting import WaitingFor
from hearth.doors.auditing.queries import exports_waiting_for
from hearth.doors.following.showing import of_demand as followers_of_demand
from hearth.doors.following.showing import of_suggestion as followers_of_suggestion
from hearth.ground.congress.roll import proposals_waiting_for
from hearth.journey.casework.actions.forgetting import cover as cover_referrals
from hearth.journey.casework.showing import for_copy as referrals
from hearth.journey.casework.showing import words_of_talks as talks
from hearth.journey.contact.apart import glasses_waiting_for
from hearth.journey.contact.panels import (
    COMMON,
    DEMAND,
    FILE,
    MATTER,
    OWN,
    REFERRAL,
    REGISTER,
    SUGGESTION,
    YEARS,
    Copying,
    Covering,
    Giving,
    Noting,
)
from hearth.journey.demands.actions.forgetting import cover as cover_gatherings
from hearth.journey.demands.showing import for_copy as demands
from hearth.journey.demands.showing import for_matter as demand_of_matter
from hearth.journey.demands.showing import for_resident as demand_of_resident
from hearth.journey.demands.showing_encoder import for_copy as vectors
from hearth.journey.outcomes.actions.forgetting import cover as cover_promises
from hearth.journey.outcomes.issued import issued
from hearth.journey.outcomes.queries import still_open
from hearth.journey.outcomes.showing import for_copy as commitments
from hearth.journey.outcomes.showing import for_matter as promises_of_matter
from hearth.journey.outcomes.showing import for_referral as promises_of_referral
from hearth.journey.outcomes.showing import for_register as promises_in_register
from hearth.journey.outcomes.showing import for_resident as promises_of_resident
from hearth.journey.outcomes.showing import for_suggestion as promises_of_suggestion
from hearth.journey.outcomes.showing_outcome import (
    for_common,
    for_demand,
    for_matter,
    for_referral,
    for_register,
    for_resident,
    for_suggestion,
)
from hearth.journey.outcomes.showing_outcome import for_copy as outcomes
from hearth.journey.suggestions.issuing import Issuing
from hearth.journey.suggestions.owing import Owing
from hearth.journey.suggestions.queries import work_waiting_for as suggestions_waiting_for
from hearth.journey.suggestions.showing import for_common as suggestions_of_common
from hearth.journey.suggestions.showing import for_copy as suggestions
from hearth.journey.suggestions.showing import for_resident as suggestions_of_resident
from hearth.record.scoring.showing import for_file as score_of_file
from hearth.record.scoring.showing import for_years as scores_of_years

PANELS: dict[str, list[Giving]] = {
    OWN: [demand_of_resident, suggestions_of_resident, promises_of_resident, for_resident],
    MATTER: [demand_of_matter, promises_of_matter, for_matter],
    REFERRAL: [promises_of_referral, for_referral],
    DEMAND: [for_demand, followers_of_demand],
    COMMON: [suggestions_of_common, for_common],
    SUGGESTION: [promises_of_suggestion, for_suggestion, followers_of_suggestion],
    REGISTER: [promises_in_register, for_register],
    FILE: [score_of_file],
    YEARS: [scores_of_years],
}

COPIES: dict[str, Copying] = {
    "referrals": referrals,
    "demands": demands,
    "vectors": vectors,
    "commitments": commitments,
    "outcomes": outcomes,
    "suggestions": suggestions,
}

NOTES: list[Noting] = [talks]

COVERINGS: list[Covering] = [cover_referrals, cover_gatherings, cover_promises]

# what units promised in answers to a suggestion, and have neither kept nor explained
OWED: list[Owing] = [still_open]

# documents that came of suggestions, as the register’s feeds and open data name them
ISSUED: list[Issuing] = [issued]

WAITING: list[WaitingFor] = [proposals_waiting_for, glasses_waiting_for, exports_waiting_for, suggestions_waiting_for]

from hearth.journey.outcomes.actions.answering import confirm, dispute
from hearth.journey.outcomes.actions.claiming import claim, correct, evidence
from hearth.journey.outcomes.actions.forgetting import forget
from hearth.journey.outcomes.actions.keeping import fulfil, give_up
from hearth.journey.outcomes.actions.linking import link, unlink
from hearth.journey.outcomes.actions.measuring import measure
from hearth.journey.outcomes.actions.promising import note_promise, promise, revise, write_down
from hearth.journey.outcomes.actions.publishing import lapse, publish, replace, unpublish
from hearth.journey.outcomes.actions.reminding import escalate
from hearth.journey.outcomes.actions.telling import tell
from hearth.journey.outcomes.actions.verifying import contest, reject, verify

__all__ = [
    "claim",
    "confirm",
    "contest",
    "correct",
    "dispute",
    "escalate",
    "evidence",
    "forget",
    "fulfil",
    "give_up",
    "lapse",
    "link",
    "measure",
    "note_promise",
    "promise",
    "publish",
    "reject",
    "replace",
    "revise",
    "tell",
    "unlink",
    "unpublish",
    "verify",
    "write_down",
]

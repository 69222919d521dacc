from hearth.journey.outcomes.actions.answering import confirm, dispute
from hearth.journey.outcomes.actions.forgetting import forget
from hearth.journey.outcomes.actions.keeping import fulfil, give_up
from hearth.journey.outcomes.actions.measuring import measure
from hearth.journey.outcomes.actions.promising import note_promise, promise, revise
from hearth.journey.outcomes.actions.reminding import escalate

__all__ = [
    "confirm",
    "dispute",
    "escalate",
    "forget",
    "fulfil",
    "give_up",
    "measure",
    "note_promise",
    "promise",
    "revise",
]

"""What is told of what: how a thread's timeline words the lines that later chapters write about it."""

from hearth.core.events import Event
from hearth.doors.finding.labels import TELLING as FINDING
from hearth.journey.casework.labels import TELLING as CASEWORK
from hearth.journey.contact.telling import Telling
from hearth.journey.demands.labels import TELLING as DEMANDS
from hearth.journey.outcomes.labels import TELLING as PROMISES
from hearth.journey.outcomes.labels_outcome import TELLING as OUTCOMES
from hearth.journey.suggestions.labels import TELLING as SUGGESTIONS

TELLING: dict[Event, Telling] = {**CASEWORK, **DEMANDS, **SUGGESTIONS, **PROMISES, **OUTCOMES, **FINDING}

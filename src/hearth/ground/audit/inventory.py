from hearth.core.inventory import INTERNAL, PERSONAL, line

INVENTORY = [
    line("Entry", "event", INTERNAL, "What happened, step by step", "ledger"),
    line("Entry", "name", PERSONAL, "Which deputy or member of staff did it; never a resident", "ledger"),
    line("Entry", "facts", INTERNAL, "Codes, dates and states of the step; never what a resident wrote", "ledger"),
    line("Entry", "network", PERSONAL, "From which network staff acted: a keyed hash that changes daily", "ledger"),
    line("Seal", "hash", INTERNAL, "Proves that no line of the ledger was changed", "ledger"),
    line("Sighting", "name", PERSONAL, "Who looked up how a resident can be reached", "sightings"),
    line("Sighting", "reason", PERSONAL, "Why somebody looked; the resident reads it", "sightings"),
]

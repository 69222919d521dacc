from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger: never how many points anybody has."""

    TURNED_ON = "scoring.turned_on"
    TURNED_OFF = "scoring.turned_off"
    RULE_SET = "scoring.rule_set"
    RULE_ENDED = "scoring.rule_ended"
    EXAMPLES_TAKEN = "scoring.examples_taken"
    RECKONED = "scoring.reckoned"
    CONTESTED = "scoring.contested"
    DECIDED = "scoring.decided"

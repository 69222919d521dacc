from hearth.record.scoring.actions.objecting import contest, decide
from hearth.record.scoring.actions.reckoning import reckon
from hearth.record.scoring.actions.setting import end_rule, set_rule, take_examples
from hearth.record.scoring.actions.switching import turn_off, turn_on

__all__ = ["contest", "decide", "end_rule", "reckon", "set_rule", "take_examples", "turn_off", "turn_on"]

from hearth.core.inventory import PERSONAL, line

INVENTORY = [
    line("Export", "asked", PERSONAL, "Which part of the ledger was asked for; it may name a person", "record"),
]

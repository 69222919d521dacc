from hearth.core.inventory import INTERNAL, PERSONAL, line

INVENTORY = [
    line("View", "title asked", PERSONAL, "A search somebody keeps; its words may name a person", "account"),
    line("Extract", "asked", PERSONAL, "Which list was taken along; its words may name a person", "month"),
    line("Extract", "holds", INTERNAL, "Which matters stand in the file, so that it goes when one is erased", "month"),
    line("Trace", "words", PERSONAL, "By which words a referral is found", "words"),
]

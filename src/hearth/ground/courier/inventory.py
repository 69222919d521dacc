from hearth.core.inventory import INTERNAL, PERSONAL, line

INVENTORY = [
    line("Dispatch", "recipient", INTERNAL, "Whether a letter goes to the resident or to which account", "record"),
    line("Dispatch", "letter", INTERNAL, "Which letter was sent; its text is not kept", "record"),
    line("Dispatch", "address", PERSONAL, "Where news of a message was sent", "contact"),
    line("Dispatch", "error", INTERNAL, "Why a letter could not be sent", "record"),
]

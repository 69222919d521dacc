from hearth.core.inventory import INTERNAL, PERSONAL, SECRET, line

INVENTORY = [
    line("Dispatch", "recipient", INTERNAL, "Whether a letter goes to the resident or to which account", "record"),
    line("Dispatch", "letter", INTERNAL, "Which letter was sent; its text is not kept", "record"),
    line("Dispatch", "address", PERSONAL, "Where news of a message was sent", "contact"),
    line("Dispatch", "error", INTERNAL, "Why a letter could not be sent", "record"),
    line("Preference", "group channels pace", INTERNAL, "How somebody wants to be told of what", "record"),
    line("Way", "address", PERSONAL, "Where somebody asked to be told, at a service they connected", "contact"),
    line("Outlet", "address secret", SECRET, "Where news is carried to, and the key with which it is signed", "office"),
    line("Outlet", "title groups", INTERNAL, "What a congress calls the place, and what it is given", "office"),
    line("Wording", "letter subject text", INTERNAL, "The congress’s own words for its letters", "office"),
]

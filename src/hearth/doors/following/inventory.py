from hearth.core.inventory import PERSONAL, line

INVENTORY = [
    line("Following", "email reader", PERSONAL, "Where somebody asked to hear of a public matter", "following"),
    line("Following", "language", PERSONAL, "In which language they read it", "following"),
]

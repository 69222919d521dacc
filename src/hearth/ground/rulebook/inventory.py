from hearth.core.inventory import INTERNAL, PERSONAL, PUBLIC, line

WHY = "Why a promise stood still or was given more time, in the words of whoever decided it"

INVENTORY = [
    line("Clock", "name rule version next_kind", INTERNAL, "Which promise runs, and by which rules", "record"),
    line("Clock", "due_before recounted_at", INTERNAL, "By when it ran before the rules changed", "record"),
    line("Pause", "reason", PERSONAL, WHY, "words"),
    line("Pause", "ended_role", INTERNAL, "Under which post a promise was let run again", "record"),
    line("Extension", "reason", PERSONAL, WHY, "words"),
    line("Notice", "kind", INTERNAL, "Which step of a deadline was told of", "record"),
    line("UnitPromise", "name", PUBLIC, "What a unit has promised of its own accord", "office"),
    line("ProfileVersion", "base changes note", PUBLIC, "By which rules the congress lives", "office"),
    line("ProfileVersion", "drafted_by", INTERNAL, "Who had a hand in drafting the rules", "office"),
    line("CalendarYear", "days_off days_worked hours special note", PUBLIC, "When offices here are open", "office"),
    line("Trial", "counts", INTERNAL, "What would have been late by other rules", "office"),
]

"""Who writes, by which way, and whether they can be reached: nobody who exists."""

from datetime import datetime
from random import Random

from hearth.ops.demo.drafts import Draft
from hearth.ops.demo.wordbook import chapter

ALONE = {"qr": 75, "home": 25}
ATTENDED = {"qr": 38, "home": 14, "phone": 32, "walk-in": 16}
OFFICE_HOURS = range(9, 17)
PREFIXES = (130, 135, 137, 138, 139, 150, 158, 186)
NAMED, REACHABLE, BY_EMAIL, PUBLIC, PUBLIC_THANKS = 0.76, 0.52, 0.2, 0.35, 0.55


def name(rng: Random, draft: Draft) -> str:
    """What the writer wants to be called, if anything."""
    if rng.random() > NAMED:
        return ""
    if draft.english:
        return str(rng.choice(chapter("manners")["en"]["names"]))
    manners = chapter("manners")["zh"]
    young = not {"old", "child"}.isdisjoint(draft.gaps) or any(word in draft.text for word in manners["at_work"])
    titles: list[str] = manners["titles" if young else "elders"]
    return str(rng.choice(manners["surnames"])) + rng.choice(titles)


def contact(rng: Random, number: int, moment: datetime) -> dict[str, str]:
    """By which way it came, and a telephone or an address where nobody answers."""
    channels = ATTENDED if moment.weekday() < 5 and moment.hour in OFFICE_HOURS else ALONE
    channel = rng.choices(list(channels), list(channels.values()))[0]
    reachable = channel in ("phone", "walk-in") or rng.random() < REACHABLE
    by_email = channel in ("qr", "home") and rng.random() < BY_EMAIL
    phone = f"{rng.choice(PREFIXES)} 0000 {number * 37 % 9000 + 1000}"
    return {
        "channel": channel,
        "phone": phone if reachable and not by_email else "",
        "email": f"resident{number}@example.org" if reachable and by_email else "",
    }


def privacy(rng: Random, is_thanks: bool) -> str:
    """Who may read it."""
    return "public" if rng.random() < (PUBLIC_THANKS if is_thanks else PUBLIC) else "private"

"""Which lists can be kept under a name and taken along: what was found, a desk, the board of referrals."""

from hearth.core.listing import Listed
from hearth.doors.desks.taking import DESK
from hearth.doors.finding.taking import FOUND
from hearth.journey.casework.taking import BOARD

LISTS: dict[str, Listed] = {**FOUND, "desk": DESK, "board": BOARD}

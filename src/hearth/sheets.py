"""Which spreadsheets can be sent: those a congress is set up from, in their order, and what was kept before."""

from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds import KINDS
from hearth.record.dossier.importing import Duties

SHEETS: dict[str, Kind] = {**KINDS, "duties": Duties()}

"""What can be told to whom: every letter of every chapter, by its name."""

from hearth.doors.auditing.letters import LETTERS as AUDITING
from hearth.doors.following.letters import LETTERS as FOLLOWING
from hearth.doors.stations.letters import LETTERS as STATIONS
from hearth.ground.accounts.letters import LETTERS as ACCOUNTS
from hearth.ground.congress.letters import LETTERS as CONGRESS
from hearth.ground.courier.kinds import Letter
from hearth.journey.casework.letters import LETTERS as CASEWORK
from hearth.journey.contact.letters import LETTERS as CONTACT
from hearth.journey.demands.letters import LETTERS as DEMANDS
from hearth.journey.outcomes.letters import LETTERS as PROMISES
from hearth.journey.outcomes.letters_outcome import LETTERS as OUTCOMES
from hearth.journey.suggestions.letters import LETTERS as SUGGESTIONS
from hearth.record.dossier.letters import LETTERS as FILES
from hearth.record.scoring.letters import LETTERS as SCORES

LETTERS: dict[str, Letter] = {
    **CONTACT,
    **CASEWORK,
    **DEMANDS,
    **PROMISES,
    **SUGGESTIONS,
    **OUTCOMES,
    **FILES,
    **SCORES,
    **FOLLOWING,
    **STATIONS,
    **AUDITING,
    **ACCOUNTS,
    **CONGRESS,
}

"""What follows from what: for each line of the ledger, the jobs it calls for."""

from hearth.core.jobs import Job
from hearth.doors.auditing.events import Happened as Auditing
from hearth.doors.auditing.tasks import make_export
from hearth.doors.auditing.tasks import post_letters as tell_of_export
from hearth.doors.finding.events import Happened as Finding
from hearth.doors.finding.tasks import lose_trace, make_extract, take_back, take_back_expired, trace
from hearth.doors.following.events import Happened as Following
from hearth.doors.following.matters import KINDS as FOLLOWED
from hearth.doors.following.tasks import post_letters as post_to_followers
from hearth.doors.stations.events import Happened as Stations
from hearth.doors.stations.tasks import post_notices
from hearth.ground.accounts.events import Happened as Accounts
from hearth.ground.accounts.tasks import tell_owner
from hearth.ground.congress.events import Happened as Congress
from hearth.ground.congress.tasks import (
    ask_for_a_second,
    carry_out_import,
    make_portrait,
    print_letters,
    read_import,
    send_invitation,
)
from hearth.ground.rulebook.events import Happened as Rulebook
from hearth.ground.rulebook.tasks import try_rules
from hearth.journey.casework.events import Happened as Casework
from hearth.journey.casework.letters import TELLS
from hearth.journey.casework.tasks import follow_clock, forget_words, go_on, keep_voice, let_go
from hearth.journey.casework.tasks import post_letters as post_slips
from hearth.journey.contact.events import Happened as Contact
from hearth.journey.contact.tasks import (
    change_term,
    follow_mandate,
    index_words,
    post_letters,
    print_sheet,
    remove_photos,
    rewrite_photos,
    settle_photos,
    take_in,
)
from hearth.journey.demands.events import Happened as Demands
from hearth.journey.demands.letters import TELLS as OF_DEMANDS
from hearth.journey.demands.tasks import answer_everybody, look_at, measure_anew, offer_pinned
from hearth.journey.demands.tasks import forget_words as forget_gatherings
from hearth.journey.demands.tasks import let_go as let_go_of_demand
from hearth.journey.demands.tasks import post_letters as post_demands
from hearth.journey.outcomes.events import Happened as Outcomes
from hearth.journey.outcomes.letters import TELLS as PROMISES
from hearth.journey.outcomes.letters_outcome import TELLS as OF_OUTCOMES
from hearth.journey.outcomes.tasks import follow_clock as follow_promise
from hearth.journey.outcomes.tasks import forget_words as forget_promises
from hearth.journey.outcomes.tasks import lay_down_files, post_news, take_back_below, write_down_promises
from hearth.journey.outcomes.tasks import post_letters as post_promises
from hearth.journey.suggestions.events import Happened as Suggestions
from hearth.journey.suggestions.letters import TELLS as OF_SUGGESTIONS
from hearth.journey.suggestions.tasks import (
    CARRIED_DOWN,
    CARRIED_UP,
    STEPS,
    carry_down,
    carry_up,
    convert_demand,
    lay_down_papers,
    tell_originators,
)
from hearth.journey.suggestions.tasks import follow_clock as follow_suggestion
from hearth.journey.suggestions.tasks import post_letters as post_suggestions
from hearth.record.dossier.deriving import RULES as DUTIES
from hearth.record.dossier.events import Happened as Dossier
from hearth.record.dossier.tasks import drop_evidence, enter, keep_evidence
from hearth.record.dossier.tasks import post_letters as post_of_files
from hearth.record.scoring.letters import TELLS as OF_SCORES
from hearth.record.scoring.tasks import post_letters as post_of_scores

# after each of these more is written about a referral
WRITTEN = (
    *(Casework.REFERRED, Casework.RETURNED, Casework.KEPT, Casework.PASSED_ON, Casework.REMARKED, Casework.REQUESTED),
    *(Casework.GRANTED, Casework.DENIED, Casework.ORDER_NOTED, Casework.SENT_BACK),
)
SPOKEN = (Casework.REPORTED, Casework.ASKED, Casework.CONFIRMED)


def followed_by(event: Suggestions) -> list[Job]:
    """Of a suggestion: its letters, whoever wrote, and the congresses above and below."""
    jobs = {
        post_suggestions: event in OF_SUGGESTIONS,
        tell_originators: event in STEPS,
        convert_demand: event == Suggestions.REGISTERED,
        carry_up: event in CARRIED_UP,
        carry_down: event in CARRIED_DOWN,
    }
    return [job for job, is_called_for in jobs.items() if is_called_for]


REACTIONS: dict[str, list[Job]] = {
    Accounts.SIGNED_IN: [tell_owner],
    Accounts.FACTOR_ADDED: [tell_owner],
    Accounts.FACTOR_REMOVED: [tell_owner],
    Accounts.CARD_ISSUED: [tell_owner],
    Accounts.PASSWORD_CHANGED: [tell_owner],
    Accounts.CORRECTED: [tell_owner],
    Congress.IMPORT_UPLOADED: [read_import],
    Congress.IMPORT_CONFIRMED: [carry_out_import],
    Congress.PORTRAIT_OFFERED: [make_portrait],
    Congress.MANDATE_BEGUN: [follow_mandate],
    Congress.MANDATE_SUSPENDED: [follow_mandate],
    Congress.MANDATE_RESUMED: [follow_mandate],
    Congress.MANDATE_ENDED: [follow_mandate],
    Congress.INVITED: [send_invitation],
    Congress.POST_PROPOSED: [ask_for_a_second],
    Congress.RESET_PROPOSED: [ask_for_a_second],
    Congress.LETTERS_ORDERED: [print_letters],
    Dossier.NOTED: [keep_evidence],
    Dossier.WITHDRAWN: [drop_evidence],
    Dossier.SETTLED: [drop_evidence, post_of_files],
    Dossier.SENT_BACK: [post_of_files],
    Dossier.DISPUTED: [post_of_files],
    Dossier.REGISTERED: [post_of_files],
    Dossier.ENROLLED: [post_of_files],
    Dossier.REPORT_ANSWERED: [post_of_files],
    Dossier.ASKED: [post_of_files],
    Dossier.QUESTION_PASSED_ON: [post_of_files],
    Congress.IMPORTED: [post_of_files],
    **{event: [post_of_scores] for event in OF_SCORES},
    Contact.SUBMITTED: [take_in],
    Contact.DELIVERED: [post_letters, look_at],
    Contact.RELEASED: [post_letters, look_at],
    Contact.HELD: [post_letters, let_go_of_demand],
    Contact.ACKNOWLEDGED: [post_letters],
    Contact.REPLIED: [post_letters, index_words],
    Contact.ASKED: [post_letters, index_words],
    Contact.ADDED: [post_letters, index_words, rewrite_photos, go_on],
    Contact.LAPSED: [go_on],
    Contact.WITHDRAWN: [let_go, let_go_of_demand],
    Contact.HANDED_OVER: [post_letters],
    Contact.HANDED_BACK: [post_letters],
    Contact.RETURNED: [post_letters],
    Contact.READER_NAMED: [post_letters],
    Contact.SECOND_REQUESTED: [post_letters],
    Contact.TAKEN_OVER: [post_letters],
    Contact.REASSIGNED: [post_letters],
    Contact.ESCALATED: [post_letters],
    Contact.INHERITED: [post_letters],
    Contact.ENTRUSTED: [post_letters],
    Contact.CHANGE_STARTED: [change_term],
    Contact.REFUSED: [post_letters, let_go, let_go_of_demand],
    Contact.REDIRECTED: [post_letters, let_go, let_go_of_demand],
    Contact.APPEALED: [post_letters, index_words],
    Contact.REOPENED: [post_letters, index_words],
    Contact.RATED: [post_letters],
    Contact.PROPOSED: [post_letters],
    Contact.REDACTED: [post_letters],
    Contact.CONSENTED: [post_letters],
    Contact.WISHED: [post_letters],
    Contact.PUBLISHED: [post_letters],
    Contact.PUBLICATION_CORRECTED: [post_letters],
    Contact.TAKEN_DOWN: [post_letters],
    Contact.CORRECTED: [index_words, look_at],
    Contact.MASKED: [index_words, look_at, take_back, lose_trace],
    Contact.ERASED: [remove_photos, forget_words, forget_gatherings, forget_promises, take_back],
    Contact.EXPIRED: [remove_photos, forget_words, forget_gatherings, forget_promises, take_back_expired],
    Contact.CONTACT_ERASED: [take_back],
    Contact.SEALED: [post_letters, settle_photos, let_go, let_go_of_demand, take_back],
    Contact.UNSEALED: [post_letters, index_words, settle_photos, take_back],
    Contact.REFERRED_UP: [post_letters],
    Contact.GLASS_ASKED: [post_letters],
    Contact.GLASS_OPENED: [post_letters],
    Contact.SHEET_ORDERED: [print_sheet],
    Rulebook.STRUCK: [follow_clock, follow_promise, follow_suggestion],
    Rulebook.TRIAL_ASKED: [try_rules],
    **{event: [trace] for event in WRITTEN},
    **{event: [post_slips, *([trace] if event in WRITTEN else [])] for event in TELLS},
    **{event: [post_slips, rewrite_photos, index_words, trace] for event in SPOKEN},
    Casework.FORGOTTEN: [lose_trace],
    **{event: [post_demands] for event in OF_DEMANDS},
    Demands.TUNED: [measure_anew],
    Demands.PINNED: [offer_pinned],
    **{event: followed_by(event) for event in (*OF_SUGGESTIONS, *CARRIED_DOWN)},
    Suggestions.ARRIVED: [post_suggestions],
    Suggestions.SEALED: [lay_down_papers],
    Suggestions.TOLD: [post_suggestions],
    Suggestions.SIGNED: [write_down_promises],
    Demands.ANSWERED: [answer_everybody],
    **{event: [post_promises] for event in PROMISES},
    Outcomes.FULFILLED: [post_promises, rewrite_photos, index_words],
    **{event: [post_news] for event in (*OF_OUTCOMES, Outcomes.TOLD)},
    Outcomes.UNPUBLISHED: [post_news, take_back_below],
    **{event: [post_news, lay_down_files] for event in (Outcomes.CLAIMED, Outcomes.EVIDENCED, Outcomes.CORRECTED)},
    Finding.EXTRACT_ORDERED: [make_extract],
    Finding.PRINTED: [make_extract],
    Following.ASKED: [post_to_followers],
    Casework.TALKED: [rewrite_photos, keep_voice, index_words],
    Casework.VISITED: [rewrite_photos, keep_voice, index_words],
    Auditing.EXPORT_ORDERED: [make_export],
    Auditing.EXPORT_ASKED: [tell_of_export],
    Auditing.EXPORT_CONFIRMED: [make_export],
    Auditing.EXPORT_DECLINED: [tell_of_export],
    Auditing.EXPORT_LAPSED: [tell_of_export],
    Auditing.EXPORT_FINISHED: [tell_of_export],
    Auditing.EXPORT_FAILED: [tell_of_export],
    Auditing.EXPORT_EXPIRED: [tell_of_export],
    Stations.ANNOUNCED: [post_notices],
    Stations.CORRECTED: [post_notices],
    Stations.CANCELLED: [post_notices],
    Stations.REMINDED: [post_notices],
}
# a deputy's file fills itself from what they did
for _event in DUTIES:
    REACTIONS[_event] = [*REACTIONS.get(_event, []), enter]
# whoever follows something public hears of each step
for _kind in FOLLOWED.values():
    for _event in _kind.steps:
        REACTIONS[_event] = [*REACTIONS.get(_event, []), post_to_followers]

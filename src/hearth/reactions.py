"""What follows from what: for each line of the ledger, the jobs it calls for."""

from hearth.core.events import Event
from hearth.core.jobs import Job
from hearth.journey.contact.events import Happened as Contact
from hearth.journey.contact.tasks import index_words, post_letters, print_sheet, rewrite_photos, take_in

REACTIONS: dict[Event, list[Job]] = {
    Contact.SUBMITTED: [take_in],
    Contact.DELIVERED: [post_letters],
    Contact.RELEASED: [post_letters],
    Contact.HELD: [post_letters],
    Contact.ACKNOWLEDGED: [post_letters],
    Contact.REPLIED: [post_letters, index_words],
    Contact.ASKED: [post_letters, index_words],
    Contact.ADDED: [post_letters, index_words, rewrite_photos],
    Contact.HANDED_OVER: [post_letters],
    Contact.TAKEN_OVER: [post_letters],
    Contact.REASSIGNED: [post_letters],
    Contact.ESCALATED: [post_letters],
    Contact.REFUSED: [post_letters],
    Contact.REDIRECTED: [post_letters],
    Contact.APPEALED: [post_letters, index_words],
    Contact.REOPENED: [post_letters, index_words],
    Contact.RATED: [post_letters],
    Contact.SHEET_ORDERED: [print_sheet],
}

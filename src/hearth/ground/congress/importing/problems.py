"""What can be wrong with a file, a column or a row, each in a sentence that says what to do."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _


class Unfit(Exception):
    """A cell that cannot be taken as it stands."""

    def __init__(self, why: str, **facts: Any) -> None:
        super().__init__(why)
        self.why, self.facts = why, facts


FILE = {
    "empty": _("Nothing stands in this file. Fill in the template and send it again."),
    "too_large": _("The file is larger than 20 MB. Part it into several files."),
    "too_many_rows": _("The file has more than 100 000 rows. Part it into several files."),
    "no_sheet": _("This is not a spreadsheet, whatever its name says. Send an Excel (.xlsx) or CSV file."),
    "locked_or_old": _(
        "The file has a password or is in the old .xls format. Save it as .xlsx without a password and send it again."
    ),
    "swollen": _("The file unpacks into far more than a spreadsheet needs. Save it anew in Excel or WPS."),
    "damaged": _("The file is damaged. Open it in Excel or WPS, save it anew and send it again."),
    "encoding": _("The signs in this file cannot be read. Save it as .xlsx, or as CSV in UTF-8."),
    "no_heads": _("No row with column names was found. Take the names from the template."),
    "missing": _("These columns are missing: %(columns)s. Add them, or rename the columns that hold this."),
    "doubled": _("The column “%(column)s” stands there twice. Keep one of them."),
    "no_term": _("No term of this congress is known yet. Enter the term first."),
    "no_sheet_inside": _("There is no spreadsheet in this ZIP. Lay one Excel or CSV file beside the photos."),
    "several_sheets": _("There are several spreadsheets in this ZIP. Leave one of them in it."),
    "lost": _("The file is no longer there. Send it again."),
    "broken": _("Something went wrong on our side. Nothing was changed. Send the file again."),
}
CELL = {
    "needed": _("Nothing stands here. Fill it in."),
    "too_long": _("At most %(most)s characters fit here; there are %(count)s."),
    "not_a_choice": _("“%(text)s” is not one of the words for this: %(choices)s."),
    "not_a_number": _("“%(text)s” is not a whole number from %(least)s to %(most)s."),
    "not_a_date": _("“%(text)s” is not a date. Write it as 2021-09-15."),
    "not_a_phone": _("“%(text)s” does not look like a telephone number."),
    "not_an_email": _("“%(text)s” does not look like an e-mail address."),
    "not_a_code": _("“%(text)s” is not a code: letters, digits and hyphens, at most %(most)s."),
    "failed_formula": _("A formula failed here. Write the value itself."),
    "empty_formula": _("Only a formula without a result stands here. Write the value itself."),
    "unknown": _("“%(text)s” is not known here. Import it first, or correct the name."),
    "unknown_near": _("“%(text)s” is not known here. Is “%(near)s” meant?"),
    "namesakes": _("Several deputies are called “%(text)s”. Write the code of the one who is meant: %(codes)s."),
    "needs_deputy": _("Name the deputy this aide works for, by code."),
    "needs_station": _("Name the liaison station, by its full name."),
    "needs_unit": _("Name the unit, by its full name."),
    "belongs_to_none": _("This post belongs to no unit, station or deputy. Leave the cell empty."),
    "closed_unit": _("“%(text)s” takes on nothing more. Name a unit in use."),
    "not_a_sign_in_name": _(
        "“%(text)s” is no sign-in name. Use small letters, digits, dots and hyphens, two at least."
    ),
    "no_way": _("Give an e-mail address or a sign-in name: by one of them the person is known again."),
    "several_people": _(
        "Several people here have this name and address. Write the sign-in name that is meant: %(text)s."
    ),
    "has_sign_in": _("This person has the sign-in name “%(text)s” already. Write that one, or leave the cell empty."),
    "sign_in_taken": _("The sign-in name “%(text)s” is taken. Write another one, or leave the cell empty."),
    "address_taken": _("%(text)s has this address. Correct it, or write a sign-in name if two people share it."),
    "closed_account": _("The account of this person is closed. Ask an administrator to open it first."),
    "is_theirs": _("“%(text)s” stands in this person’s account. Write the same here: only they can change it."),
    "past_day": _("This day has passed. Write a later one."),
    "not_later": _("A sheet can only give this post a later end. End it on the person’s page under “People”."),
    "takes_two": _("Two administrators give this post together. Ask an administrator to propose it under “People”."),
    "not_yours": _("This post is not yours to give. Ask an administrator to import this row."),
    "own_post": _("Nobody gives themselves a post. Ask a colleague or an administrator."),
    "apart": _("Administrator, auditor and clerk must be different people. Choose somebody else for this post."),
    "no_district": _("There is no electoral district %(number)s in %(area)s. Import the districts first."),
    "several_districts": _("One deputy is elected in one district: write one number."),
    "two_districts": _("This deputy stands in row %(row)s already, in another district. Keep one of the rows."),
    "twice": _("The same stands in row %(row)s already. Keep one of the rows."),
    "not_in_office": _("Not in office on that day: %(codes)s."),
    "day_to_come": _("This day is still to come."),
    "year_closed": _("The year %(year)s is closed. What stands in its files is not changed any more."),
    "too_many_photos": _("At most %(most)s photos go with one line; there are %(count)s."),
    "too_many_deputies": _("At most %(most)s deputies in one row; there are %(count)s. Part it into several rows."),
    "own_parent": _("Nothing can stand above itself."),
    "circle": _("Following what stands above leads back here. Correct one of them."),
}
DOUBT = {
    "formula": _("A formula stands here; its last result was taken."),
    "merged": _("The cells are merged; what stands in the first of them was taken."),
    "cleaned": _("Signs that nobody can see were left out."),
    "example": _("This is the example of the template. Delete the row."),
    "alike_row": _("Row %(row)s has the same name and district. Is it the same person?"),
    "same_day_row": _("In row %(row)s the same people did something of the same kind on this day. Is it the same?"),
    "same_day_known": _("Something of the same kind stands on this day already: %(code)s. Is it the same?"),
    "no_such_photo": _("Not found in what was sent, and left out: %(names)s."),
    "alike_known": _("%(code)s has the same name and district. Is it the same person?"),
}


def sentence(table: dict[str, Any], why: str, facts: dict[str, Any]) -> str:
    """What to tell, in the reader's language; cells are shown short."""
    shown = {
        name: fact if not isinstance(fact, str) or len(fact) <= 40 else f"{fact[:40]}…" for name, fact in facts.items()
    }
    return str(table[why]) % shown

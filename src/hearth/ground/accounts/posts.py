"""What posts are called."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "deputy": _("Deputy"),
    "aide": _("Deputy’s aide"),
    "clerk": _("Deputies’ affairs committee"),
    "committee": _("Committee staff"),
    "leader": _("Chair of the congress"),
    "office": _("Government office"),
    "unit": _("Responsible unit"),
    "unit-leader": _("Head of a unit"),
    "station": _("Head of a liaison station"),
    "auditor": _("Auditor"),
    "admin": _("Administrator"),
    "supervisor": _("The congress above"),
}

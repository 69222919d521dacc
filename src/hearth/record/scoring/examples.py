"""Rules a congress can begin with: those of the example set (domain (e)) that the guards allow, each with its law."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

ART_7 = _("Deputies Law, art. 7")
ART_8 = _("Deputies Law, art. 8")
ARTS_8_31 = _("Deputies Law, arts. 8 and 31")
ARTS_7_51 = _("Deputies Law, arts. 7 and 51")
ART_51 = _("Deputies Law, art. 51")
ART_58 = _("Deputies Law, art. 58")


class Example(NamedTuple):
    """One rule as it could be."""

    kind: str
    counts_by: str
    points: int
    cap: int
    basis: Any


EXAMPLES = (
    Example("session", "half_day", 2, 16, ART_8),
    Example("inspection", "day", 3, 6, ARTS_8_31),
    Example("research", "day", 3, 3, ARTS_8_31),
    Example("check", "day", 3, 3, ARTS_8_31),
    Example("committee", "day", 3, 3, ART_7),
    Example("reception", "day", 3, 12, ART_8),
    Example("suggestion", "line", 4, 8, ARTS_7_51),
    Example("cosignature", "line", 1, 3, ART_7),
    Example("evaluation", "line", 2, 6, ART_51),
    Example("follow_up", "line", 3, 6, ART_51),
    Example("report", "day", 6, 6, ART_58),
    Example("training", "day", 2, 4, ART_8),
    Example("outcome", "line", 3, 10, ART_8),
)

# what stands in examples elsewhere and is not taken over, each with the reason
LEFT_OUT = (
    (
        _("Shares of messages acknowledged or answered in time"),
        _("One could write to oneself, and be quick about it."),
    ),
    (_("Points taken away for being absent"), _("Points are never taken away; leave and absence stand in the file.")),
    (
        _("Speeches in a delegation, findings taken into a report"),
        _("No line of a file tells of them, so nobody could look whether it is so."),
    ),
    (_("A donation"), _("Money would buy points.")),
)

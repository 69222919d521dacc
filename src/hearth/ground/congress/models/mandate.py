from django.db import models

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantModel

MANDATE = Lifecycle(
    "elected",
    {
        "elected": {"qualify": "qualified", "annul": "ended"},
        "qualified": {"begin": "active", "annul": "ended"},
        "active": {"suspend": "suspended", "end": "ended"},
        "suspended": {"resume": "active", "end": "ended"},
        "ended": {},
    },
)
IN_OFFICE = ("active", "suspended")
REASONS = [
    ("term", "the term ended"),
    ("moved", "moved away"),
    ("resigned", "resigned"),
    ("absent", "two sessions missed without leave"),
    ("recalled", "recalled by the voters"),
    ("nationality", "lost the nationality"),
    ("rights", "deprived of political rights"),
    ("incapable", "lost the capacity to act"),
    ("died", "died"),
    ("invalid", "the election was found invalid"),
]


class Mandate(Moving, TenantModel):
    """A deputy's seat in one term, from election to end (Deputies Law, arts. 61–62)."""

    lifecycle = MANDATE

    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="mandates")
    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="mandates")
    district = models.ForeignKey("congress.District", models.PROTECT, related_name="mandates")
    delegation = models.ForeignKey("congress.Delegation", models.SET_NULL, null=True, related_name="mandates")
    group = models.ForeignKey("congress.Group", models.SET_NULL, null=True, related_name="mandates")
    credential = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, default="elected")
    elected_on = models.DateField(null=True)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=12, choices=REASONS, blank=True)
    legal_basis = models.CharField(max_length=120, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["deputy", "term"], name="mandate_once_a_term")]

    def __str__(self) -> str:
        return f"{self.code}: {self.state}"

    @property
    def is_in_office(self) -> bool:
        """It has begun and not ended; a suspended deputy still holds the seat."""
        return self.state in IN_OFFICE

    @property
    def code(self) -> str:
        """How the ledger calls it: by the deputy whose seat it is."""
        return str(self.deputy.code)

from django.db import models

from hearth.core.tenancy import TenantModel

KINDS = [
    ("first", "what the citizen wrote"),
    ("added", "what the citizen added"),
    ("words", "first words of the deputy"),
    ("reply", "reply"),
    ("ask", "question to the citizen"),
    ("note", "internal note"),
    ("told", "why staff decided so"),
    ("result", "what a unit reported"),
    ("done", "what was done, for the citizen"),
    ("talk", "photos of a talk or a visit"),
]
INSIDE = ("note", "result", "talk")  # the citizen does not read these
REPLIES = ("solved", "measure", "explained", "passed_on")


class Message(TenantModel):
    """Words in a thread. Its key is that of the ledger entry that tells of it; only the citizen takes words away."""

    id = None  # type: ignore[assignment]
    entry = models.OneToOneField(
        "audit.Entry", models.PROTECT, primary_key=True, related_name="message", db_constraint=False
    )
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=KINDS)
    body = models.TextField(blank=True)
    sealed = models.BinaryField(default=b"")  # the words of a sealed matter, whose body stays empty
    photo_count = models.PositiveSmallIntegerField(default=0)
    reply_type = models.CharField(max_length=10, blank=True)
    promised_on = models.DateField(null=True)
    passed_to = models.CharField(max_length=80, blank=True)

    personal = ("body", "sealed")

    def __str__(self) -> str:
        return f"{self.kind} in {self.thread_id}"

    @property
    def photo_numbers(self) -> range:
        """Photos are numbered from one within their message."""
        return range(1, self.photo_count + 1)

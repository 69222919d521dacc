from django.contrib.postgres.fields import ArrayField
from django.db import models

from hearth.core.taking import Taken
from hearth.doors.finding.lifecycle import EXTRACT

FORMATS = [("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF")]
SUBJECTS = [
    ("messages", "messages"),
    ("notes", "notes"),
    ("referrals", "referrals"),
    ("people", "people"),
    ("desk", "desk"),
    ("board", "board"),
    ("thread", "one matter"),
    ("referral", "one referral"),
]
PAPER = ("thread", "referral")


class Extract(Taken):
    """A list somebody takes along as a spreadsheet, or a matter on paper, in the sight of whoever ordered it."""

    lifecycle = EXTRACT
    folder = "extracts"

    format = models.CharField(max_length=4, choices=FORMATS)
    subject = models.CharField(max_length=10, choices=SUBJECTS)
    is_cut = models.BooleanField(default=False)  # there was more than one file may hold
    holds = ArrayField(models.CharField(max_length=8), default=list)  # numbers of the threads in it
    seconded_by = models.UUIDField(null=True)

    personal = ("asked",)

    class Meta(Taken.Meta):
        indexes = [
            models.Index(fields=["congress", "ordered_by", "-ordered_at"], name="extracts_of_person"),
            models.Index(
                fields=["congress", "ordered_at", "id"], condition=models.Q(state="waiting"), name="extracts_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"

    @property
    def is_paper(self) -> bool:
        """One matter, to be read by people."""
        return self.subject in PAPER

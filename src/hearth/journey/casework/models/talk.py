from django.db import models

from hearth.core.tenancy import TenantModel

KINDS = [("talk", "a direct talk"), ("visit", "a visit")]


class Talk(TenantModel):
    """A deputy spoke with a community or company, or went there: with whom, what was agreed, what was promised.

    A deputy asks and reports; they order nobody about (Deputies Law, arts. 31 and 59).
    """

    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="talks")
    kind = models.CharField(max_length=6, choices=KINDS)
    whom = models.CharField(max_length=120, blank=True)
    agreed = models.TextField(blank=True)  # empty where photos or a voice note say it
    promised = models.TextField(blank=True)
    held_on = models.DateField()
    name = models.CharField(max_length=80)
    noted_at = models.DateTimeField()
    pictures = models.ForeignKey("contact.Message", models.SET_NULL, null=True, related_name="+")  # photos with it

    personal = ("whom", "agreed", "promised", "name")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "thread", "noted_at"], name="talks_of_thread")]

    def __str__(self) -> str:
        return f"{self.kind} about {self.thread_id}"

    @property
    def texts(self) -> list[str]:
        """What was written of it: with whom, what was agreed, what was promised."""
        return [text for text in (self.whom, self.agreed, self.promised) if text]

from django.db import models

from hearth.core.tenancy import TenantModel

AT_ONCE, DAILY = "at_once", "daily"


class Preference(TenantModel):
    """What somebody chose for one group of news: by which channels, at once or gathered once a day.

    `owner` is the key of an account, or of a thread for its resident. The row without a group holds the quiet hours.
    """

    owner = models.UUIDField()
    group = models.CharField(max_length=20, blank=True)
    channels = models.CharField(max_length=60, blank=True)
    pace = models.CharField(max_length=10, default=AT_ONCE)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "owner", "group"], name="preference_once_a_group")]

    def __str__(self) -> str:
        return f"{self.group}: {self.channels or 'nothing'}"

    @property
    def chosen(self) -> frozenset[str]:
        """The channels by which this group may come."""
        return frozenset(self.channels.split())

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from hearth.core.remembered import Remembered
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

HEATING = "暖气 供暖 供热 取暖 地暖 锅炉 heating boiler"


class Thresholds(TenantModel):
    """From when on the machine joins and offers, and a candidate is put before staff, in this congress (D3).

    Five people, or three places, in thirty days; in the heating season three people in seven days are enough for what
    is called after heating. A congress that has chosen nothing has no row and goes by these.
    """

    joins_from = models.PositiveSmallIntegerField(default=80)  # in a hundred
    offers_from = models.PositiveSmallIntegerField(default=45)
    people = models.PositiveSmallIntegerField(default=5)
    places = models.PositiveSmallIntegerField(default=3)
    days = models.PositiveSmallIntegerField(default=30)
    season_begins = models.CharField(max_length=5, default="11-15")  # month and day; the same day twice is no season
    season_ends = models.CharField(max_length=5, default="03-15")
    season_people = models.PositiveSmallIntegerField(default=3)
    season_days = models.PositiveSmallIntegerField(default=7)
    season_words = models.CharField(max_length=200, default=HEATING, blank=True)

    personal = ()
    objects: Any = TenantManager.of(TenantQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress"], name="thresholds_once")]

    @property
    def code(self) -> str:
        """There is one in each congress."""
        return "thresholds"

    def __str__(self) -> str:
        return f"{self.people} people or {self.places} places in {self.days} days"

    def is_season(self, day: date) -> bool:
        """Whether this day lies in the season, which may run over the turn of the year."""
        today, begins, ends = f"{day:%m-%d}", self.season_begins, self.season_ends
        return begins <= today <= ends if begins <= ends else today >= begins or today <= ends

    def is_seasonal(self, title: str) -> bool:
        """Whether a demand of this name is one of the season's."""
        return any(word in title.lower() for word in self.season_words.lower().split())


def thresholds() -> Thresholds:
    """Those of the congress in scope."""
    return CHOSEN.first() or Thresholds()


CHOSEN = Remembered(Thresholds.objects.all)

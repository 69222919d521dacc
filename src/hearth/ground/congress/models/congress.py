from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import get_language

LEVELS = [("county", "county"), ("city", "city"), ("province", "province"), ("township", "township")]


class Congress(models.Model):
    """A people's congress (人民代表大会): the tenant. Everything else belongs to one."""

    id = models.BigAutoField(primary_key=True)
    key = models.UUIDField(unique=True)
    slug = models.SlugField(max_length=30, unique=True)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120)
    short_zh = models.CharField(max_length=40)
    short_en = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=LEVELS, default="county")
    profile = models.CharField(max_length=40, default="cn-base-2025")
    phone = models.CharField(max_length=20, blank=True)
    # 上级人大常委会: gets sealed matters that concern the chair or the committee here as a whole
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")
    licence_line = models.CharField(max_length=80, blank=True)
    is_demo = models.BooleanField(default=False)

    objects: Any = models.Manager()
    personal = ()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.name_en if get_language() == "en" else self.name_zh

    @property
    def short_name(self) -> str:
        """As people say it, in the reader's language."""
        return self.short_en if get_language() == "en" else self.short_zh

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.slug

    @property
    def ref(self) -> "CongressRef":
        """Itself as the subject of a ledger line."""
        return CongressRef(self)


class CongressRef:
    """A congress as the subject of a ledger line, whose key there is a UUID."""

    _meta = Congress._meta

    def __init__(self, congress: Congress) -> None:
        self.pk: UUID = congress.key
        self.code: str = congress.slug

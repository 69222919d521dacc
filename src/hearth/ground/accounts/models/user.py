from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.utils.translation import get_language

from hearth.core.ids import uuid7


class User(models.Model):
    """A person who signs in: a deputy, a clerk, a unit's contact. What they may do, their posts in a congress say."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sign_in_name = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    password = models.CharField(max_length=128)
    is_active = models.BooleanField(default=True)
    is_for_demo = models.BooleanField(default=False)
    single_keys = models.BooleanField(default=True)

    objects: Any = models.Manager()
    personal = ("sign_in_name", "name", "name_en", "email", "phone")

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """In the reader's language."""
        return (self.name_en or self.name) if get_language() == "en" else self.name

    def set_password(self, password: str) -> None:
        """Keep a slow hash of it (Argon2id)."""
        self.password = make_password(password)

    def has_password(self, password: str) -> bool:
        """Whether this is the password."""
        return check_password(password, self.password)
